"""Words that speak of a place named before: 'the city', 'the Syrian town', 'there', and the 'city' of 'city of Homs'.

A noun means the last place named before it that is of its kind; with an adjective of a country in front, one in that
country. 'The capital' means a capital; 'the country' that of the last place named, or of the last adjective for one.
'The hospital' means what is itself named a hospital. A name behind the noun ('the town of X') is what it means.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from extractor import gazetteer
from extractor.components.places.text import Text
from extractor.components.places.wording import kinds_of_nouns
from extractor.spans import Place, Words

DEFINITE = frozenset({"the", "this", "that"})
HOLDERS = frozenset({"city", "district", "region"})
Rows = Sequence[tuple[int, int, int]]
NEAR = 60  # words: 'there' and 'the country' look no farther back
FARTHEST = 3  # sections back; what was named before them is no longer meant


def with_references(text: Text, places: Sequence[Place]) -> list[Place]:
    """The places, each with the words that speak of it without its name."""
    if not places:
        return []
    named = Named(
        (mention.start, mention.end, number)
        for number, place in enumerate(places)
        for mention in place.mentions
        if mention.use != "metonymic"
    )
    found: dict[int, list[Words]] = {}
    nouns = kinds_of_nouns()
    for index, word in enumerate(text.lower):
        if (word in nouns or word == "there") and index not in named.taken:
            number = _meant(text, places, named, index)
            if number is not None:
                found.setdefault(number, []).append(Words(index, index + 1))
    return [_told(text, named, places, n, tuple(found[n])) if n in found else place for n, place in enumerate(places)]


def _told(text: Text, named: "Named", places: Sequence[Place], number: int, words: tuple[Words, ...]) -> Place:
    """The place with its references, and what one of them says that holds it: 'the consulate in Homs'."""
    place = replace(places[number], references=words)
    if place.inside is not None or place.kind != "facility":
        return place
    behind = (named.starting.get(word.end + 1) for word in words if text.after(word.end) == "in")
    holder = next((other for other in behind if other is not None and places[other].kind in HOLDERS), None)
    return place if holder is None else replace(place, inside=holder, country=place.country or places[holder].country)


class Named:
    """Mentions in text order: start, end, index of the place."""

    def __init__(self, rows: Iterable[tuple[int, int, int]]) -> None:
        self.rows = sorted(rows)
        self.taken = {index for start, end, _ in self.rows for index in range(start, end)}
        self.starting = {start: number for start, _, number in self.rows}
        self.ending = {end: (start, number) for start, end, number in self.rows}

    def before(self, text: Text, index: int) -> list[tuple[int, int, int]]:
        """Those that stand before a word and not too far from it, the last one first."""
        rows = self.rows[: bisect_left(self.rows, (index, 0, 0))]
        first = text.section(index) - FARTHEST
        return [row for row in reversed(rows) if text.section(row[0]) >= first]


def _meant(text: Text, places: Sequence[Place], named: Named, index: int) -> int | None:
    """The place that a word speaks of; None where it names one itself or none fits."""
    own = _titled(text, places, named, index)
    if own is not None:
        return own
    token = text.doc[index]
    if text.lower[index] == "there":
        return _last_named(places, named.before(text, index), index) if token.tag_ == "RB" else None
    if token.tag_ not in {"NN", "NNP"} or not _is_definite(token):
        return None
    return _last_of_kind(text, places, named.before(text, index), token)


def _last_named(places: Sequence[Place], before: Rows, index: int) -> int | None:
    """The place named last, or what was said just before to lie in it: 'reached Gao in Mali … there'."""
    if not before or before[0][0] < index - NEAR:
        return None
    start, _, last = before[0]
    inner = (number for _, end, number in before[1:2] if places[number].inside == last and start - end < 3)
    return next(inner, last)


def _titled(text: Text, places: Sequence[Place], named: Named, index: int) -> int | None:
    """The place whose name a noun belongs to: 'city of Homs', 'Homs city'; none for 'the town, Homs'."""
    if index in named.ending and index not in text.borders:
        start, number = named.ending[index]
        fits = places[number].kind in kinds_of_nouns().get(text.lower[index], ())
        return number if fits and text.doc[start].head.i == index else None
    if text.after(index + 1) != "of":
        return None
    return named.starting.get(index + 3 if text.after(index + 2) == "the" else index + 2)


def _is_definite(noun: Token) -> bool:
    """'the city', 'this border town': singular, with nothing behind it that says which."""
    led = any(child.dep_ == "det" and child.lower_ in DEFINITE for child in noun.lefts)
    told = any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.rights)
    return led and not told and noun.dep_ not in {"compound", "nmod", "appos"}


def _last_of_kind(text: Text, places: Sequence[Place], before: Rows, noun: Token) -> int | None:
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


def _country(text: Text, places: Sequence[Place], before: Rows, index: int) -> int | None:
    """The record of the country that was last spoken of, by a place in it or by an adjective."""
    countries = {place.country: number for number, place in enumerate(places) if place.kind == "country"}
    last = next(((start, places[number].country) for start, _, number in before if places[number].country), (-1, None))
    for position in range(index - 1, max(last[0], index - NEAR), -1):
        nation = gazetteer.country_of_demonym(text.words[position]) if text.capital[position] else None
        if nation:
            return countries.get(nation)
    return countries.get(last[1])
