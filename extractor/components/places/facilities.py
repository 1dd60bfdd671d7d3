"""Facilities built on a noun: 'the Norwegian embassy', 'Saint Vera Hospital', 'Bagram Air Base'."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor import gazetteer
from extractor.components.places.lookalikes import is_known
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import Wording, assaults, denominations, openers, wording

LONGEST = 6
MOST_CAPITALS = 4  # words of a facility's name where all are in capitals
ROAD = "road"
KEEPERS = frozenset({"county", "state", "us", "u.s.", "national", "provincial", "federal"})  # 'County Road 9'
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NUMBERED = re.compile(r"[AEM]-?\d{1,3}|[BDNR]-?\d{1,4}|I-\d{1,3}")
ARTICLES = frozenset({"al", "el"})
SAINTS = frozenset({"st", "st.", "saint", "san", "santa"})
GENERIC = frozenset(
    "school hospital jail market church mosque university station bridge square temple synagogue".split()
)
JOINING = frozenset({"-", "al", "el", "of", "'s", "de", "la", "e", "i", "ul", "bin", "ibn"})


def facilities(text: Text, words: Wording) -> list[Name]:
    """The facilities of the text, with the listed places that their names stand for."""
    found = [*_built(text, words), *_roads(text, words)]
    known = gazetteer.look_up(text.slice(name.start, name.end) for name in found) if found else {}
    return [
        replace(name, entries=tuple(entry for entry in known.get(_key(text, name), ()) if entry.listed))
        for name in found
    ]


def _key(text: Text, name: Name) -> str:
    return gazetteer.place_key(text.slice(name.start, name.end))


def _built(text: Text, words: Wording) -> Iterator[Name]:
    """Stretches from the first capitalised word to a noun for a facility; those without a name are left out.

    Streets and houses have a capital and stand behind a preposition of place: 'on Elm Street', 'at the Plaza Hotel'.
    """
    for index, word in enumerate(text.lower):
        if word in words.facilities and text.after(index + 1) not in words.facilities:
            start = _start(text, index)
            if word in words.roads and text.after(index + 1).isdecimal():
                continue
            if word in words.buildings and not (text.capital[index] and _is_led(text, start)):
                continue
            if _is_shouted(text, start, index):
                continue
            if start < index and not _is_a_body(text, start, index) and not _is_any(text, start, index):
                end = _end(text, index, words)
                if end is not None:
                    yield Name(start, end, rule=words.facilities[word], head=word)


def _roads(text: Text, words: Wording) -> Iterator[Name]:
    """Roads by their number: 'Route 90', 'the M5 motorway', and 'on the A12' without a noun."""
    for index, word in enumerate(text.lower):
        if word in words.roads and text.capital[index] and text.after(index + 1).isdecimal():
            start = index
            while text.before(start) in KEEPERS and text.is_name(start - 1):
                start -= 1
            yield Name(start, index + 2, rule=words.roads[word], head=ROAD)
        elif text.capital[index] and NUMBERED.fullmatch(text.words[index]):
            noun = text.after(index + 1)
            if noun in words.roads:
                yield Name(index, index + 2, rule=words.roads[noun], head=ROAD)
            elif _is_driven_on(text, index):
                yield Name(index, index + 1, rule=words.roads[ROAD], head=ROAD)


def _is_driven_on(text: Text, index: int) -> bool:
    """'on the A12', where no other noun follows: not 'on the A320 jet'."""
    led = text.before(index) == "the" and text.before(index - 1) in {"on", "along"}
    return led and text.doc[index].dep_ not in {"compound", "nmod", "amod", "nummod"}


def _end(text: Text, head: int, words: Wording) -> int | None:
    """Where the facility's name ends: behind the noun, but for 'Garden' of 'Madison Square Garden'.

    None where it goes on to be that of a body, or of another facility: 'Lee School Board', 'Hill Park School'.
    """
    ent = text.entity.get(head)
    if ent is None or not text.capital[head] or not text.is_name(head + 1) or ent.end <= head + 1:
        return head + 1
    if ent.label_ == "ORG" or any(word in words.facilities for word in text.lower[head + 1 : ent.end]):
        return None
    return ent.end if ent.label_ in PLACE_LABELS else head + 1


def _start(text: Text, head: int) -> int:
    """Where the facility's name begins; the head itself where nothing names it."""
    start = found = head
    while start > 0 and start not in text.borders and head - start < LONGEST:
        start -= 1
        if text.words[start][0].isupper():
            if _opens_a_sentence(text, start) and not _is_naming(text, start):
                break
            found = start
        elif not _joins(text, start) or (text.lower[start] == "'s" and _is_where(text, start)):
            break
    if found < head and text.before(found) == "-" and text.before(found - 1) in ARTICLES:
        return found - 2
    return found


def _is_shouted(text: Text, start: int, head: int) -> bool:
    """'BLEW HIMSELF UP IN A CROWDED MOSQUE': a clause in capitals, where any word looks like part of a name."""
    if not text.words[head].isupper():
        return False
    if head + 1 - start > MOST_CAPITALS or text.before(start) in {"a", "an"}:
        return True
    words = _words(text, start, head)
    return any(word in openers() or word in assaults() or text.doc[i].pos_ in {"VERB", "AUX"} for i, word in words)


def _is_where(text: Text, index: int) -> bool:
    """Whether what owns the facility is a well-known place, which holds it: 'Gaza's al-Noor Hospital'."""
    run = text.wider(index - 1, index)
    if text.before(run.start) in SAINTS or text.lower[run.start] in SAINTS:
        return False
    named = gazetteer.look_up([text.slice(run.start, index)])
    return any(is_known(entries) for entries in named.values())


def _is_led(text: Text, start: int) -> bool:
    """Behind a preposition of place, or the second of two streets: 'between Elm Street and Oak Lane'."""
    if text.before(start) == "and":
        return text.before(start - 1) in wording().buildings
    return text.is_led(start) or text.before(start) in {"on", "of"} or text.before(start - 1) in {"on", "at"}


def _is_a_body(text: Text, start: int, head: int) -> bool:
    """'the Catholic Church': believers, where a small letter would make it a building."""
    return text.capital[head] and all(word in denominations() for word in text.lower[start:head])


def _is_any(text: Text, start: int, head: int) -> bool:
    """'a Lima hospital', 'the Winnipeg jail': a small letter, and nothing but where it is or what sort it is."""
    if text.capital[head]:
        return False
    if text.before(start) in {"a", "an"}:
        return True
    named = gazetteer.look_up([text.slice(start, head)])
    kinds = all(
        word in denominations() or gazetteer.country_of_demonym(text.words[index])
        for index, word in _words(text, start, head)
    )
    town = any(entry.kind != "facility" for entries in named.values() for entry in entries)
    return text.lower[head] in GENERIC and (town or kinds)


def _words(text: Text, start: int, end: int) -> Iterator[tuple[int, str]]:
    return ((index, text.lower[index]) for index in range(start, end))


def _joins(text: Text, index: int) -> bool:
    """Whether a word that is no name may stand inside one: 'al', a hyphen, 'of' in front of a name."""
    return text.lower[index] in JOINING and (text.lower[index] != "of" or text.is_name(index + 1))


def _opens_a_sentence(text: Text, index: int) -> bool:
    return index in text.borders or index == 0 or text.doc[index].is_sent_start is True


def _is_naming(text: Text, index: int) -> bool:
    word = text.words[index]
    return text.doc[index].pos_ == "PROPN" or gazetteer.country_of_demonym(word) is not None
