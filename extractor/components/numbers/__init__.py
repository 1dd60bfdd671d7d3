"""Counts of people: casualties, people held or displaced, troops and attackers, crowds.

**Reads:** tokens, sections, timexes (`spans.DATES`), actors (`spans.ACTORS`). **Writes:** `spans.COUNTS`, remarks.

Numbers are found by one scan over the words (`figures`, `quantities`) and attached to the noun that they count
(`people`). What became of the people comes from the governor: the trigger words of `data/counts/` (`lexicon`), held
against syntax first and neighbourhood second (`outcomes`; `joints` for lists and parts, `unstated` where no number is
given). People whom nothing befell are crowds (`crowds`), troops or attackers (`forces`). `standing` says whether a
count is a fact, `scope` what it covers; `speech` tells several speakers of one sentence apart, `settings` what is of
different events; `totals` merges repeats and adds up parts.

On the development half of the hand-made set (38 articles, 155 counts): number and exact F1 96.4 (precision 98.0,
recall 94.8), troops 97.7, status 93.9 and unit 93.2 right.

Known limits: a count whose governor stands in another sentence ("All four are stable") is not seen; whose figure a
claim is shows only where a fighting party is the speaker.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.components.numbers import crowds, forces, lexicon
from extractor.components.numbers.bounds import Quantity
from extractor.components.numbers.dating import Dating
from extractor.components.numbers.denials import is_denied
from extractor.components.numbers.governors import Governors
from extractor.components.numbers.outcomes import Outcome, outcomes
from extractor.components.numbers.people import (
    Counted,
    counted,
    is_civilian,
    is_partitive,
    is_person,
    is_rate,
)
from extractor.components.numbers.quantities import quantities
from extractor.components.numbers.scope import Scopes
from extractor.components.numbers.settings import Settings
from extractor.components.numbers.speech import Speeches
from extractor.components.numbers.standing import Standing
from extractor.components.numbers.tellers import teller_of
from extractor.components.numbers.totals import whole_of_known, with_parts, without_repeats
from extractor.components.numbers.units import unit_in_context
from extractor.components.numbers.unstated import (
    NONE_AT_ALL,
    UNTOLD,
    attackers,
    includes_attackers,
    unnumbered,
    within_tolls,
    zeros,
)
from extractor.language.slots import Reader, reader_of
from extractor.spans import Count, Words


@Language.component("numbers", assigns=["doc.spans"])
def numbers(doc: Doc) -> Doc:
    """Write the counts of people in text order."""
    found, odd = quantities(doc)
    counts = _counted(doc, found)
    reader = reader_of(doc)
    governors, standing = Governors(lexicon.casualties(doc, reader)), Standing(doc, reader)
    titles = [Words(s.start, s.end) for s in spans.layout(doc).sections if s.kind in {"title", "standfirst"}]
    known = outcomes(doc, counts, governors, titles)
    known += [*zeros(doc, governors, reader), *within_tolls(reader, attackers(doc, governors), known)]
    for kind in (crowds, forces):
        taken = {anchor for outcome in known for anchor in outcome.count.anchors}
        known += kind.outcomes(doc, reader, [count for count in counts if not taken.intersection(count.anchors)])
    counted_kinds = {outcome.rule.label for outcome in known}
    senseless = {words.end for words in odd}
    known += [
        outcome
        for outcome in unnumbered(doc, governors, UNTOLD - counted_kinds)
        if outcome.count.words.start not in senseless
        and standing.of(outcome.match.head, outcome.count.head, "people") == "actual"
    ]
    _remark(doc, odd)
    spans.write(doc, spans.COUNTS, _counts(doc, sorted(known, key=_place), governors, standing, reader=reader))
    return doc


def _place(outcome: Outcome) -> tuple[int, int, str]:
    return outcome.count.words.start, outcome.count.words.end, outcome.rule.id


def _counted(doc: Doc, found: Sequence[Quantity]) -> list[Counted]:
    """The numbers with their nouns; none of a date, a rate, or the whole of 'six of the 20'."""
    dated = {index for timex in spans.read(doc, spans.DATES) for index in range(timex.start, timex.end)}
    counts: list[Counted] = []
    for quantity in found:
        if quantity.number not in dated:
            count = counted(doc, quantity)
            is_inside = bool(counts) and counts[-1].words.covers(count.words.start)
            if not is_inside and not is_rate(count) and not is_partitive(count):
                counts.append(count)
    return counts


def _remark(doc: Doc, odd: Sequence[Words]) -> None:
    for words in odd:
        if any(
            token.tag_ in {"NNS", "NNPS"} and is_person(token)
            for token in doc[words.end : min(words.end + 2, doc[words.start].sent.end)]
        ):
            spans.remark(doc, "number-unreadable", "This number makes no sense as a count of people.", words)


def _counts(
    doc: Doc, known: Sequence[Outcome], governors: Governors, standing: Standing, *, reader: Reader
) -> list[Count]:
    rows: list[Count] = []
    wholes: list[Count] = []  # those that are no part of others
    scopes, dating = Scopes(doc, reader), Dating(doc, spans.read(doc, spans.DATES))
    speeches = Speeches(doc, reader)
    for outcome in known:
        unit = unit_in_context(outcome, rows, wholes, armed=standing.armed)
        governor, words, verb = outcome.match.head, outcome.count.words, speeches.of(outcome.count.head)
        kind = governors.kind(outcome.match)
        read = Read(
            kind,
            unit,
            _status(outcome, standing.of(governor, outcome.count.head, unit, verb)),
            scopes.of(governor),
            dating.of(governor, words) if kind == "troops" else None,
            teller_of(governor, outcome.count.head, verb),
            includes_attackers(reader, words) or None,
        )
        rows.append(_count(doc, outcome, read))
        wholes += rows[-1:] if outcome.part_of is None else []
    settings = Settings(doc)
    kept, places = without_repeats(doc, rows, settings)
    own = {id(outcome.count): places[index] for index, outcome in enumerate(known)}
    first: dict[int, int] = {}
    for index, outcome in enumerate(known):
        whole = own.get(id(outcome.part_of))
        if whole is None and outcome.count.is_of_known:
            whole = _known_whole(kept, places[index], outcome.count.whole)
        elif whole is None and outcome.rule.of_known:
            whole = whole_of_known(doc, settings, kept, places[index])
        if whole is not None and whole < places[index]:
            first.setdefault(places[index], whole)
    parts = [count if i not in first else replace(count, part_of=first[i]) for i, count in enumerate(kept)]
    return with_parts(doc, parts, settings)


def _status(outcome: Outcome, status: str) -> str:
    """'did not hurt anyone' tells a fact, that of none: what is denied there is the number already."""
    first = outcome.count.head.doc[outcome.count.words.start].lower_
    is_none = outcome.count.quantity.max == 0 and first in NONE_AT_ALL and not is_denied(outcome.match.head)
    return "actual" if is_none and status == "denied" else status


def _known_whole(kept: Sequence[Count], part: int, whole: int | None) -> int | None:
    """Where the total stands that 'two of the 12 killed', 'nine of the wounded' are a part of."""
    least = kept[part].min or 0
    for index in range(part - 1, -1, -1):
        total = kept[index]
        alike = total.kind == kept[part].kind and total.part_of is None and total.status == kept[part].status
        if alike and total.min is not None and (total.min == whole or (whole is None and total.min > least)):
            return index
    return None


@dataclass(frozen=True, slots=True)
class Read:
    """What the words around a count say of it; the fields are those of `spans.Count`."""

    kind: str
    unit: str
    status: str
    scope: str
    when: int | None
    teller: tuple[Words, Words] | None
    includes_attackers: bool | None


def _count(doc: Doc, outcome: Outcome, read: Read) -> Count:
    count, quantity, governor = outcome.count, outcome.count.quantity, outcome.match.head
    change = forces.change_of(outcome)
    if change:
        level = change[1] or change[0]  # where none stay, those who leave are counted
        quantity = replace(quantity, min=level, max=level, bound="about" if quantity.approximate else "exact")
    elif quantity.change and "level" in outcome.rule.roles:  # 'the toll rose from 12 to 15'
        first, last = quantity.change
        if quantity.bound == "range":
            quantity = replace(quantity, min=last, max=last, bound="about" if quantity.approximate else "exact")
        if first < last:
            spans.remark(doc, "toll-overtaken", f"The count of {last} overtakes {first}.", count.words)
    return Count(
        count.words.start,
        count.words.end,
        rule=outcome.rule.id,
        kind=read.kind,
        min=quantity.min,
        max=quantity.max,
        bound=quantity.bound,
        unit=read.unit,
        head=count.head.i,
        word=quantity.word,
        approximate=quantity.approximate,
        status=read.status,
        scope=read.scope,
        when=read.when,
        civilian=is_civilian(read.unit, count.noun),
        includes_attackers=read.includes_attackers,
        trigger=lexicon.said_by(outcome.match),
        change=change,
        force=forces.force_of(outcome),
        governor=governor.i,
        teller=read.teller,
    )
