"""Counts told again, and counts that are parts of others."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, takewhile
from typing import Any

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.components.numbers.bounds import DEFINITE
from extractor.components.numbers.settings import Settings
from extractor.language import syntax
from extractor.spans import Count, Words

LONGEST = 6
"""Parts that are added up at most."""
NEAR = 40
"""Counts behind a total among which its parts are looked for."""
MOST_ALIKE = 100
"""Counts of one kind and number among which a later one is looked for."""


def without_repeats(doc: Doc, counts: Sequence[Count], settings: Settings) -> tuple[list[Count], dict[int, int]]:
    """Each count once, later mentions of it in `also`; and where each old index went."""
    kept: list[Count] = []
    places: dict[int, int] = {}
    alike: dict[Any, list[int]] = {}  # indexes into `kept` by kind and number
    opening = Opening(doc, settings)
    for index, count in enumerate(counts):
        same = alike.setdefault((count.kind, count.min, count.max, count.change), [])
        first = next((i for i in same[:MOST_ALIKE] if _is_same(doc, settings, kept[i], count)), None)
        if first is None:
            first = opening.place(kept, count)
            if first is not None:
                kept[first] = _with_hedge(kept[first], count)
                same = alike.setdefault((count.kind, kept[first].min, kept[first].max, count.change), [])
                same.append(first)
        if first is None:
            places[index] = len(kept)
            same.append(len(kept))
            kept.append(count)
        else:
            places[index] = first
            kept[first] = opening.told(kept[first], count)
    return kept, places


class Opening:
    """The headline and the lead: what is plain in the one is often hedged in the other."""

    def __init__(self, doc: Doc, settings: Settings) -> None:
        sections = spans.layout(doc).sections
        self._doc, self._settings = doc, settings
        self._titles = [Words(s.start, s.end) for s in sections if s.kind in {"title", "standfirst"}]
        self._leads = [Words(s.start, s.end) for s in sections if s.kind == "paragraph"][:2]
        self._end = max((title.end for title in self._titles), default=0)

    def place(self, kept: Sequence[Count], later: Count) -> int | None:
        """Where the headline's count of a hedged one in the lead stands, or of a plain one the hedged."""
        if not any(lead.covers(later.start) for lead in self._leads):
            return None
        headline = takewhile(lambda count: count.start < self._end, kept)
        return next((index for index, first in enumerate(headline) if self._is_same(first, later)), None)

    def told(self, first: Count, later: Count) -> Count:
        """A count with another mention of it; the first one below a headline says who, where and by whose word."""
        also = (*first.also, Words(later.start, later.end))
        if first.also or not any(title.covers(first.start) for title in self._titles):
            return replace(first, also=also)
        return replace(
            first,
            also=also,
            unit=later.unit if first.unit == "people" else first.unit,
            civilian=later.civilian if first.civilian is None else first.civilian,
            force=first.force or later.force,
            teller=first.teller or later.teller,
            head=later.head,
            governor=later.governor,
            trigger=first.trigger or later.trigger,
        )

    def _is_same(self, first: Count, later: Count) -> bool:
        """'36 killed' and 'at least 36 people were killed'."""
        alike = (first.kind, first.status, first.scope) == (later.kind, later.status, later.scope)
        hedged = {first.bound, later.bound} == {"exact", "at_least"} and first.min == later.min
        if not alike or not (hedged or _is_firmer(first, later)):
            return False
        return any(title.covers(first.start) for title in self._titles) and _is_same(
            self._doc, self._settings, first, later
        )


def _is_firmer(vague: Count, firm: Count) -> bool:
    """'dozens hurt' and 'at least 40 people were hurt'; a crowd has as many sizes as tellers."""
    if vague.kind == "crowd" or vague.also:
        return False
    if vague.bound != "vague" or firm.bound == "vague" or firm.part_of is not None or vague.min is None:
        return False
    stated = [number for number in (firm.min, firm.max) if number is not None]
    return all(vague.min <= number <= (vague.max or number) for number in stated)


def _with_hedge(first: Count, later: Count) -> Count:
    """The first count with the number of the later one if it is vague, else the bound of the one that says less."""
    told = first if first.max is None else later
    return replace(first, min=told.min, max=told.max, bound=told.bound, word=told.word, approximate=told.approximate)


def _is_same(doc: Doc, settings: Settings, first: Count, later: Count) -> bool:
    """Whether two counts of one kind and number are the same count.

    A later one that does not point back ('the 12') must not be of another scope, day, place or deed.
    """
    if not _may_be_same_people(doc[first.head], doc[later.head], first.unit == later.unit != "people"):
        return False
    if "cumulative" in (first.scope, later.scope) and first.scope != later.scope:
        return False
    if settings.sentences.at(first.start) == settings.sentences.at(later.start):
        return False
    is_one = first.min == first.max == 1
    if is_one and (not _is_named_alike(doc, first, later) or _are_two(doc, first, later)):
        return False
    repeats = doc[later.start].lower_ in DEFINITE
    if settings.apart(first, later, repeats=repeats):
        return False
    return repeats or not _is_of_its_own(doc, settings, first, later)


def _is_named_alike(doc: Doc, first: Count, later: Count) -> bool:
    """'a senior union leader' is the 'union leader' of the headline; two who are told alike below it are one."""
    one, two = _noun(doc, first), _noun(doc, later)
    titles = (s for s in spans.layout(doc).sections if s.kind in {"title", "standfirst"})
    if one and any(s.start <= first.start < s.end for s in titles):
        return two == one or two.endswith(f" {one}")
    return one == two != ""


def _are_two(doc: Doc, first: Count, later: Count) -> bool:
    """'A man was killed on Friday. Later a man was shot': who was spoken of a sentence ago would be 'the man'."""
    if not all(doc[count.start].lower_ in {"a", "an"} for count in (first, later)):
        return False
    return any(s.start <= first.start and later.start < s.end for s in spans.layout(doc).sections)


def _is_of_its_own(doc: Doc, settings: Settings, first: Count, later: Count) -> bool:
    """Whether an indefinite count is another one: of another scope, or of a deed that the text brings up anew."""
    if "background" in (first.scope, later.scope) and first.scope != later.scope:
        return True
    sections = spans.layout(doc).sections
    in_title = any(s.start <= first.start < s.end and s.kind in {"title", "standfirst"} for s in sections)
    return not in_title and settings.is_new(first, later)


GENERIC = frozenset({"people", "person", "victim", "other", "one", "man", "them", "dead", "casualty", "death", "body"})


def _may_be_same_people(first: Token, later: Token, same_unit: bool) -> bool:
    """'seven people' and 'the seven', '21 schoolgirls' and 'the 21 girls'; not 'two women' and 'two soldiers'."""
    nouns = [token.lemma_.lower() for token in (first, later) if token.pos_ not in {"NUM", "PRON"}]
    return same_unit or len(nouns) < 2 or nouns[0] == nouns[1] or bool(GENERIC.intersection(nouns))


def _noun(doc: Doc, count: Count) -> str:
    """The words of the count but for its article."""
    words = [token.lemma_.lower() for token in doc[count.start : count.end] if token.pos_ not in {"DET", "NUM"}]
    return " ".join(words)


def whole_of_known(doc: Doc, settings: Settings, kept: Sequence[Count], part: int) -> int | None:
    """Where the toll stands that 'four children were among the dead' tells a part of.

    None where the dead were told in several counts ('a judge and four other people'): who is of which, none says.
    """
    own = kept[part]
    for index in range(part - 1, -1, -1):
        total = kept[index]
        alike = (total.kind, total.scope, total.status) == (own.kind, own.scope, own.status)
        if alike and total.part_of is None and total.rule != own.rule:
            is_rest = any(token.lower_ in {"other", "others", "more"} for token in doc[total.head].lefts)
            may_hold = (total.min or 0) > (own.max or own.min or 0) and not settings.apart(total, own)
            return index if may_hold and not is_rest and _may_include(doc, total, own) else None
    return None


def with_parts(doc: Doc, counts: Sequence[Count], settings: Settings) -> list[Count]:
    """Set `part_of` where later counts of one kind add up to an earlier total, and say so; check stated parts."""
    found = list(counts)
    of_total: dict[int, list[int]] = {}
    for index, count in enumerate(found):
        if count.part_of is not None:
            of_total.setdefault(count.part_of, []).append(index)
    for index, total in enumerate(found):
        if total.min is None or total.min < 2 or total.part_of is not None:
            continue
        stated = of_total.get(index, [])
        parts = stated or _summands(doc, settings, found, index)
        if not parts:
            continue
        numbers = [found[i].min or 0 for i in parts]
        sum_ = f"{' + '.join(map(str, numbers))} = {sum(numbers)}"
        if not stated or (sum(numbers) == total.min and len(parts) > 1):
            _agree(doc, total, sum_, index)
            for i in parts:
                found[i] = replace(found[i], part_of=index)
        elif total.max is not None and sum(numbers) > total.max:
            message = f"Parts exceed their total of {total.max}: {sum_}."
            spans.remark(doc, "parts-disagree", message, total, about=(spans.COUNTS, index))
    return found


def _agree(doc: Doc, total: Count, sum_: str, index: int) -> None:
    bound = "at least " if total.bound == "at_least" else ""
    message = f"The {total.kind} counted in parts add up to the total of {bound}{total.min}: {sum_}."
    spans.remark(doc, "parts-agree", message, Words(total.start, total.end), about=(spans.COUNTS, index))


def _summands(doc: Doc, settings: Settings, counts: Sequence[Count], index: int) -> list[int]:
    """Neighbours among the later counts of the total's kind, scope and setting that add up to its minimum."""
    total = counts[index]
    near = range(index + 1, min(index + 1 + NEAR, len(counts)))
    rest = [i for i in near if _may_be_part(counts[i], total) and _may_include(doc, total, counts[i])]
    rest = [i for i in rest if counts[i].trigger != total.trigger or _is_told_apart(doc, total, counts[i])]
    for first in range(len(rest)):
        for last in range(first + 2, min(first + LONGEST, len(rest)) + 1):
            run = rest[first:last]
            if sum(counts[i].min or 0 for i in run) == total.min and _are_of_one(
                doc, settings, total, [counts[i] for i in run]
            ):
                return run
    return []


def _are_of_one(doc: Doc, settings: Settings, total: Count, parts: Sequence[Count]) -> bool:
    """Whether a total and what adds up to it may be of one event; parts of one sentence may lie apart."""
    if any(settings.apart(total, part) or settings.is_new(total, part) for part in parts):
        return False
    if any(_has_agent_of_its_own(doc, settings, total, part) for part in parts):
        return False
    return not any(
        doc[one.head].sent != doc[two.head].sent and settings.apart(one, two) for one, two in combinations(parts, 2)
    )


def _has_agent_of_its_own(doc: Doc, settings: Settings, total: Count, part: Count) -> bool:
    """'gunmen killed 12' is no part of those whom a bomb killed."""
    agent, before = settings.of(part).agent, settings.of(total).agent
    if agent is None or before is None or part.governor is None or doc[part.governor].pos_ != "VERB":
        return False
    own = syntax.children(doc[part.governor], "nsubj")
    definite = any(child.lower_ in DEFINITE for child in agent.lefts)
    return agent in own and agent.i != part.head and agent.lemma_ != before.lemma_ and not definite


def _may_be_part(count: Count, total: Count) -> bool:
    exact = count.min is not None and count.min == count.max and not count.approximate and count.min > 0
    alike = count.kind == total.kind and count.scope == total.scope and count.status == total.status
    free = count.part_of is None and count.change is None
    return exact and alike and free and total.unit in ("people", count.unit)


def _is_told_apart(doc: Doc, total: Count, part: Count) -> bool:
    """Under one verb only sorts of people sum up: '12 people, nine men and three women'; not 'five nuns, two men'."""
    return doc[total.head].lemma_.lower() in ALL and part.head != total.head


ALL = frozenset({"people", "person", "victim", "casualty"})
SORTS = frozenset({"man", "woman", "child", "boy", "girl", "adult"})  # what anybody may be besides


def _may_include(doc: Doc, total: Count, part: Count) -> bool:
    """Whether the words of a total let the part in: people may be nuns, two priests are no nuns."""
    if total.unit == part.unit != "people":
        return True
    whole, own = doc[total.head], doc[part.head]
    nouns = (whole.lemma_.lower(), own.lemma_.lower())
    generic = whole.pos_ in {"NUM", "PRON"} or nouns[0] in GENERIC
    return generic or nouns[0] == nouns[1] or nouns[1] in SORTS or own.pos_ in {"NUM", "PRON"}
