"""Where a place is named: gazetteer names among capitalised words, and what the model takes for a place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span

from extractor import gazetteer
from extractor.components.places.evidence import TOWN, Verdict, judge
from extractor.components.places.lookalikes import is_branch, is_inside_a_word, is_known, is_led_anywhere
from extractor.components.places.resolution import lies_in
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import Wording, assaults, bearings, titles
from extractor.gazetteer import Entry

LONGEST = 6
LINKS = frozenset(
    "al el - of the de del la le les bin ibn upon on and e i ul sur au aux sous do da dos das di du des der den "
    "am aan op an ob van y ' 's".split()
)
SEATS = frozenset({"capital", "seat", "stronghold", "bastion"})  # behind a comma and a town's name
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
Judged = tuple[Name, Verdict, str]  # with the name's key


def find(text: Text, wording: Wording) -> list[Name]:
    """The places named in the text, in text order; none overlaps another.

    A name that nothing around it decides is kept where the article has it elsewhere as a place beyond doubt, says that
    it lies in a place which holds one of that name, or has it captured in a country that it names. A name that the
    article also has for somebody ('Jordan Lee') is kept where a mention of it is a place beyond doubt.
    """
    stretches = list(_stretches(text))
    known = gazetteer.look_up(string for _, _, string in stretches)
    judged: list[Judged] = []
    others: dict[str, list[Name]] = {}
    end = 0
    for start, stop, string in stretches:
        if start < end:
            continue
        key = gazetteer.place_key(string)
        entries = _abbreviated(text, start, stop, string) or known.get(key, ())
        if entries and not _is_code(string, entries):
            previous = judged[-1][0] if judged and judged[-1][1] is Verdict.YES else None
            ent = text.entity.get(start)
            name = Name(start, stop, entries, label=ent.label_ if ent else "")
            name, verdict = judge(text, name, previous, wording)
            if verdict is Verdict.OTHER:
                others.setdefault(key, [])
            elif verdict is not Verdict.NO:
                judged.append((name, verdict, key))
                end = name.end
    judged = _without(text, judged, others)
    sure = {key for _, verdict, key in judged if verdict is Verdict.YES}
    sure |= {*_held(text, judged), *_captured(text, judged)}
    found = [name for name, verdict, key in judged if verdict is Verdict.YES or key in sure]
    found += _by_head(text, found, wording)
    found = [name for name in [*found, *_by_model(text, found, wording, known)] if not is_branch(text, name.start)]
    return sorted(found, key=lambda name: name.start)


def _without(text: Text, judged: list[Judged], others: dict[str, list[Name]]) -> list[Judged]:
    """What was judged, without the names that are somebody's here: `others`, to which their mentions are added."""
    for name, _, key in judged:
        if key in others:
            others[key].append(name)
    theirs = {key for key, names in others.items() if not is_led_anywhere(text, names)}
    return [item for item in judged if item[2] not in theirs]


def _captured(text: Text, judged: Sequence[Judged]) -> Iterator[str]:
    """The keys of towns that the text says were taken or hit, in a country that it names: 'seized Tarna'."""
    countries = {name.entries[0].country for name, verdict, _ in judged if verdict is Verdict.YES}
    for name, verdict, key in judged:
        if verdict is Verdict.MAYBE and text.before(name.start) in assaults():
            towns = (entry for entry in name.entries if entry.own_name and entry.population >= TOWN)
            if any(entry.country in countries for entry in towns):
                yield key


def _held(text: Text, judged: Sequence[Judged]) -> Iterator[str]:
    """The keys of names that the text puts into a place which holds one of that name: 'Menaka in Mali'."""
    for (name, verdict, key), (holder, sure, _) in pairwise(judged):
        if verdict is Verdict.MAYBE and sure is Verdict.YES and text.after(name.end) == "in":
            plain = all(word == "the" or word in bearings() for word in text.lower[name.end + 1 : holder.start])
            if plain and any(lies_in(entry, outer) for entry in name.entries for outer in holder.entries):
                yield key


def _stretches(text: Text) -> Iterator[tuple[int, int, str]]:
    """Every run of words that may be a name, longest first from each start."""
    words, total = text.words, len(text.words)
    for start in range(total):
        if not text.capital[start] and not _is_article(text, start):
            continue
        ends = []
        for stop in range(start + 1, min(start + LONGEST, total) + 1):
            if stop - 1 > start and stop - 1 in text.borders:
                break
            if text.capital[stop - 1]:
                ends.append(stop)
            elif words[stop - 1] not in LINKS:
                break
        for stop in reversed(ends):
            yield start, stop, text.slice(start, stop)


def _is_article(text: Text, index: int) -> bool:
    """The 'al' of 'al-Bab'."""
    return text.words[index] in {"al", "el"} and text.after(index + 1) == "-" and text.is_name(index + 2)


def _is_code(string: str, entries: tuple[Entry, ...]) -> bool:
    """Letters such as 'NATO' or 'P.A.', which also name some hamlet; an article alone."""
    if string.lower() in {"al", "el"}:
        return True
    return len(string) <= 4 and string.isupper() and not (entries[0].listed or entries[0].kind == "region")


def _abbreviated(text: Text, start: int, stop: int, string: str) -> tuple[Entry, ...]:
    """A state by the short form of the press: 'Calif.' anywhere, 'CA' only behind a comma."""
    state = gazetteer.states().get(string) or gazetteer.states().get(f"{string}.")
    if state is None or (string.isupper() and "." not in string and text.before(start) != ","):
        return ()
    if "." not in string and not string.isupper() and text.after(stop) != ".":
        return ()
    found = gazetteer.look_up([state[0]]).get(gazetteer.place_key(state[0]), ())
    return tuple(entry for entry in found if entry.country == state[1] and entry.kind == "region")


def _by_head(text: Text, found: list[Name], wording: Wording) -> list[Name]:
    """'the village of Zorkalan', 'Zorkalan village': what a head noun makes a place though no gazetteer knows it."""
    taken = {index for name in found for index in range(name.start, name.end)}
    more = []
    for index, word in enumerate(text.lower):
        apposed = word in SEATS or wording.heads.get(word) == "city"
        if not (apposed or word in wording.heads) or text.capital[index]:
            continue
        comma = _apposed_at(text, index) if apposed else None
        if comma is not None:
            run = text.wider(comma - 1, comma)
        elif word in SEATS:
            continue
        elif text.after(index + 1) == "of" and text.is_name(index + 2):
            run = text.wider(index + 2, index + 3)
        elif index > 0 and index not in text.borders and text.is_name(index - 1):
            run = replace(text.wider(index - 1, index), end=index + 1)
        else:
            continue
        named = all(text.doc[at].pos_ == "PROPN" for at in range(run.start, run.end) if text.capital[at])
        if named and not taken.intersection(range(run.start, run.end)):
            taken.update(range(run.start, run.end))
            more.append(Name(run.start, run.end, rule=wording.rules.get(word, "places.town"), head=word))
    return more


def _apposed_at(text: Text, index: int) -> int | None:
    """The comma of 'Tarna, the main town of' or 'Tarna, a village near', behind a name that is no person's."""
    start = index
    while start > index - 4 and text.before(start) not in {"the", "a", "an"}:
        start -= 1
    comma = start - 2
    said = text.after(index + 1) in {"of", "in", "near", "on", "outside"}
    if (
        not said
        or text.before(start) not in {"the", "a", "an"}
        or text.before(start - 1) != ","
        or not text.is_name(comma - 1)
    ):
        return None
    ent = text.entity.get(comma - 1)
    return comma if ent is None or ent.label_ not in {"PERSON", "NORP", "DATE"} else None


def _is_home(text: Text, ent: Span) -> bool:
    """'Ana Ruiz, 29, of Rocky Vale': a name behind an age and 'of' is where somebody lives, whatever the model says."""
    start = ent.start
    if ent.label_ not in {"ORG", "PERSON"} or start < 4 or text.before(start) != "of":
        return False
    return (
        text.before(start - 1) == "," and text.words[start - 3].isdecimal() and text.after(ent.end) in {",", ".", "and"}
    )


def _by_model(
    text: Text, found: list[Name], wording: Wording, known: Mapping[str, tuple[Entry, ...]]
) -> Iterator[Name]:
    """What the model takes for a place and the gazetteer does not know, or knows well: 'The Hague'."""
    taken = {index for name in found for index in range(name.start, name.end)}
    for ent in text.entities:
        if ent.label_ not in PLACE_LABELS and not _is_home(text, ent):
            continue
        start, end = ent.start, ent.end
        while start < end and (text.lower[start] in {"the", "a", "an"} or text.lower[start] in bearings()):
            start += 1
        while end > start and text.words[end - 1] in {"'s", "'", ".", ","}:
            end -= 1
        if start == end or taken.intersection(range(start, end)) or not text.words[start][0].isalpha():
            continue
        if not any(text.is_name(index) for index in range(start, end)) or is_inside_a_word(text, start, end):
            continue
        if gazetteer.country_of_demonym(text.slice(start, end)) or titles() & {text.before(start), text.lower[start]}:
            continue
        entries = known.get(gazetteer.place_key(text.slice(start, end)).removeprefix("the "), ())
        name = Name(start, end, entries if is_known(entries) else (), rule="places.model", label=ent.label_)
        if text.is_led(start) or ent.label_ == "FAC" or text.words[end - 1].lower() in wording.heads:
            yield name
