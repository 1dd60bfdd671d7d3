"""Words that speak of a place named before: 'the city', 'the Syrian town', 'there', and the 'city' of 'city of Homs'.

A noun means the last place named before it that is of its kind; with an adjective of a country in front, one in that
country. 'The capital' means a capital; 'the country' that of the last place named, or of the last adjective for one.
'The hospital' means what is itself named a hospital. A name behind the noun ('the town of X') is what it means.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from extractor import gazetteer
from extractor.components.places.text import Text
from extractor.components.places.wording import kinds_of_nouns
from extractor.spans import Place, Words

DEFINITE = frozenset({"the", "this", "that"})
FARTHEST = 3  # sections back; what was named before them is no longer meant


def with_references(text: Text, places: Sequence[Place]) -> list[Place]:
    """The places, each with the words that speak of it without its name."""
    if not places:
        return []
    named = sorted(
        (mention.start, mention.end, number)
        for number, place in enumerate(places)
        for mention in place.mentions
        if mention.use != "metonymic"
    )
    found: dict[int, list[Words]] = {}
    nouns = kinds_of_nouns()
    for index, word in enumerate(text.lower):
        if word in nouns or word == "there":
            number = _meant(text, places, named, index)
            if number is not None:
                found.setdefault(number, []).append(Words(index, index + 1))
    return [replace(place, references=tuple(found.get(number, ()))) for number, place in enumerate(places)]


Named = Sequence[tuple[int, int, int]]  # start and end of a mention, index of its place


def _meant(text: Text, places: Sequence[Place], named: Named, index: int) -> int | None:
    """The place that a word speaks of; None where it names one itself or none fits."""
    token = text.doc[index]
    if any(start <= index < end for start, end, _ in named):
        return None
    own = next((number for start, end, number in named if _is_title(text, index, start, end)), None)
    if own is not None:
        return own
    before = [row for row in reversed(named) if row[1] <= index and _is_near(text, row[0], index)]
    if text.lower[index] == "there":
        return before[0][2] if token.tag_ == "RB" and before and before[0][0] >= token.sent.start - 60 else None
    if token.tag_ not in {"NN", "NNP"} or not _is_definite(token):
        return None
    return _last_of_kind(text, places, before, token)


def _is_title(text: Text, index: int, start: int, end: int) -> bool:
    """Whether a noun belongs to a name: 'city of Homs', 'Homs city'; 'the town, Homs' is none."""
    return (end == index and index not in text.borders and text.doc[start].head.i == index) or (
        index < start <= index + 3 and text.lower[index + 1 : start] in (["of"], ["of", "the"])
    )


def _is_near(text: Text, start: int, index: int) -> bool:
    return text.section(index) - text.section(start) <= FARTHEST


def _is_definite(noun: Token) -> bool:
    """'the city', 'this border town': singular, with nothing behind it that says which."""
    led = any(child.dep_ == "det" and child.lower_ in DEFINITE for child in noun.lefts)
    told = any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.rights)
    return led and not told and noun.dep_ not in {"compound", "nmod", "appos"}


def _last_of_kind(text: Text, places: Sequence[Place], before: Named, noun: Token) -> int | None:
    word = noun.lower_
    kinds = kinds_of_nouns()[word]
    nation = next(filter(None, (gazetteer.country_of_demonym(child.text) for child in noun.lefts)), None)
    if kinds == {"country"}:
        return _country(text, places, before, noun.i)
    for _, _, number in before:
        place = places[number]
        if place.kind not in kinds or (nation and place.country != nation):
            continue
        if place.kind == "facility" and word not in place.name.lower().split():
            continue
        if word == "capital" and gazetteer.country_of_capital(place.name) != place.country:
            continue
        return number
    return None


def _country(text: Text, places: Sequence[Place], before: Named, index: int) -> int | None:
    """The record of the country that was last spoken of, by a place in it or by an adjective."""
    countries = {place.country: number for number, place in enumerate(places) if place.kind == "country"}
    last = next(((start, places[number].country) for start, _, number in before if places[number].country), (-1, None))
    for position in range(index - 1, max(last[0], index - 60), -1):
        nation = gazetteer.country_of_demonym(text.words[position]) if text.capital[position] else None
        if nation:
            return countries.get(nation)
    return countries.get(last[1])
