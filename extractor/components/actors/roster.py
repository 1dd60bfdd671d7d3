"""The listed actors of `data/actors/`: who is known by name.

A name is looked up by its letters without spaces, so that it is found however the model splits it.
"""

import re
from dataclasses import dataclass
from functools import cache

from extractor import gazetteer
from extractor.components.actors.lists import LISTS, checked
from extractor.lexicon import checks, read_rows
from extractor.spans import Words

LONGEST = 14  # tokens of the longest listed name


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor of the curated lists."""

    name: str
    kind: str
    country: str | None
    sector: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """Listed names by their letters: `exact` for acronyms, whose case matters, `loose` for the rest."""

    exact: dict[str, Listed]
    loose: dict[str, Listed]
    longest: dict[str, int]  # letters of the longest name that begins with this word
    people: dict[str, Listed]  # full names of persons, double letters written once


@cache
def names() -> Names:
    found = Names({}, {}, {}, {})
    for file in ("organizations.csv", "persons.csv"):
        for row in checked(file):
            actor = Listed(row["name"], row["kind"], *(row[key] or None for key in ("country", "sector", "wikidata")))
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                _add(found, name, actor)
    return found


@checks
def check() -> None:
    """Reads the lists of actors, in which a user's own rows have kinds and sectors.

    Raises:
        LexiconError: one of them has none that there is.
    """
    names()


def _add(found: Names, name: str, actor: Listed) -> None:
    key = letters_of(name)
    if actor.kind == "person" and " " in name:
        found.people.setdefault(squeezed(folded(key)), actor)
    if len(key) <= 6 and key.isupper():
        found.exact.setdefault(key, actor)
    else:
        found.loose.setdefault(folded(key), actor)
    first = _first_word(name)
    found.longest[first] = max(found.longest.get(first, 0), len(key))


def folded(text: str) -> str:
    """Letters as names are compared: lower case, no diacritics."""
    return text.lower() if text.isascii() else gazetteer.normalise(text)


def letters_of(name: str) -> str:
    """A name as it is looked up: no spaces, no hyphens, one article for 'al-' and 'el-'.

    >>> letters_of("Ahmed el-Tayeb")
    'AhmedalTayeb'
    """
    return "".join(map(_piece, name.replace("-", " ").split()))


def _piece(word: str) -> str:
    return "al" if word in {"el", "El", "Al"} else word


def squeezed(letters: str) -> str:
    """Letters with doubled ones written once, as misspellings have them."""
    return re.sub(r"(.)\1+", r"\1", letters)


def misspelt(name: str) -> Listed | None:
    """The listed person whose full name differs in nothing but doubled letters: 'Mitch McConnel'."""
    return names().people.get(squeezed(folded(letters_of(name)))) if " " in name else None


def _first_word(text: str) -> str:
    word = text.partition(" ")[0]
    if word.isascii() and word.isalpha():
        return _piece(word).lower()
    match = re.match(r"\w+", folded(word))
    return match.group() if match else ""


def listed_at(texts: list[str], start: int, stop: int) -> tuple[Words, Listed] | None:
    """The longest listed name that begins at a token and ends before `stop`, given the texts of all tokens."""
    known = names()
    longest = known.longest.get(_first_word(texts[start]))
    if longest is None:
        return None
    letters, best = "", None
    for end in range(start, min(start + LONGEST, stop)):
        if texts[end] == "-":
            continue
        letters += _piece(texts[end])
        if len(letters) > longest + 2:
            break
        actor = known.exact.get(letters) or known.loose.get(folded(letters))
        if actor is not None:
            best = Words(start, end + 1), actor
    return best


def _look_up(letters: str) -> Listed | None:
    return names().exact.get(letters) or names().loose.get(folded(letters))


def listed(name: str) -> Listed | None:
    """The listed actor of a name or alias."""
    return _look_up(letters_of(name))


@cache
def alone() -> frozenset[str]:
    """Surnames that in world news are one listed person's, where nothing speaks against it, by their letters."""
    return frozenset(folded(letters_of(row["surname"])) for row in read_rows(LISTS / "alone.csv"))


def is_alone(surname: str) -> bool:
    """Whether a surname needs nothing beside it: 'Putin'."""
    return folded(letters_of(surname)) in alone()


@cache
def shared() -> frozenset[str]:
    """Listed names that bodies of other countries have too, by their letters."""
    return frozenset(folded(letters_of(row["name"])) for row in read_rows(LISTS / "shared.csv"))


def is_shared(name: str) -> bool:
    """Whether a listed name is that of bodies in several countries: 'Labour Party'."""
    return folded(letters_of(name)) in shared()
