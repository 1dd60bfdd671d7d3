"""Facilities built on a noun: 'the Norwegian embassy', 'Saint Vera Hospital', 'Bagram Air Base'."""

from collections.abc import Iterator
from dataclasses import replace

from extractor import gazetteer
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import Wording, denominations, wording

LONGEST = 6
ARTICLES = frozenset({"al", "el"})
GENERIC = frozenset(
    "school hospital jail market church mosque university station bridge square temple synagogue".split()
)
JOINING = frozenset({"-", "al", "el", "of", "'s", "de", "la", "e", "i", "ul", "bin", "ibn"})


def facilities(text: Text, words: Wording) -> list[Name]:
    """The facilities of the text, with the listed places that their names stand for."""
    found = list(_built(text, words))
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
            if word in words.buildings and not (text.capital[index] and _is_led(text, start)):
                continue
            if start < index and not _is_a_body(text, start, index) and not _is_any(text, start, index):
                yield Name(start, index + 1, rule=words.facilities[word], head=word)


def _start(text: Text, head: int) -> int:
    """Where the facility's name begins; the head itself where nothing names it."""
    start = found = head
    while start > 0 and start not in text.borders and head - start < LONGEST:
        start -= 1
        if text.words[start][0].isupper():
            if _opens_a_sentence(text, start) and not _is_naming(text, start):
                break
            found = start
        elif not _joins(text, start):
            break
    if found < head and text.before(found) == "-" and text.before(found - 1) in ARTICLES:
        return found - 2
    return found


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
