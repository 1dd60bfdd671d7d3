"""Facilities built on a noun: 'the Norwegian embassy', 'Saint Vera Hospital', 'Bagram Air Base'."""

from collections.abc import Iterator

from extractor import gazetteer
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import Wording, denominations

LONGEST = 6
ARTICLES = frozenset({"al", "el"})
JOINING = frozenset({"-", "al", "el", "of", "'s", "de", "la", "e", "i", "ul", "bin", "ibn"})


def facilities(text: Text, wording: Wording) -> Iterator[Name]:
    """Stretches from the first capitalised word to a noun for a facility; those without a name are left out."""
    for index, word in enumerate(text.lower):
        if word in wording.facilities and text.after(index + 1) not in wording.facilities:
            start = _start(text, index)
            if start < index and not _is_a_body(text, start, index):
                yield Name(start, index + 1, rule=wording.facilities[word], head=word)


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


def _is_a_body(text: Text, start: int, head: int) -> bool:
    """'the Catholic Church': believers, where a small letter would make it a building."""
    return text.capital[head] and all(word in denominations() for word in text.lower[start:head])


def _joins(text: Text, index: int) -> bool:
    """Whether a word that is no name may stand inside one: 'al', a hyphen, 'of' in front of a name."""
    return text.lower[index] in JOINING and (text.lower[index] != "of" or text.is_name(index + 1))


def _opens_a_sentence(text: Text, index: int) -> bool:
    return index in text.borders or index == 0 or text.doc[index].is_sent_start is True


def _is_naming(text: Text, index: int) -> bool:
    word = text.words[index]
    return text.doc[index].pos_ == "PROPN" or gazetteer.country_of_demonym(word) is not None
