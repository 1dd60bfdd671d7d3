"""The lists under `data/actors/`, as dictionaries: listed actors, head nouns, titles.

A listed name is looked up by its letters without spaces, so that it is found however the model splits it.
"""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from extractor import columns, gazetteer
from extractor.lexicon import DATA, read_rows, word_classes
from extractor.spans import Words

LISTS = DATA / "actors"
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
class Head:
    """What a head noun says of its actor."""

    kind: str
    sector: str | None
    use: str = "name"  # "name", or as `use` in agents.csv
    told_by: str | None = None  # as in agents.csv


@dataclass(frozen=True, slots=True)
class Names:
    """Listed names by their letters: `exact` for acronyms, whose case matters, `loose` for the rest."""

    exact: dict[str, Listed]
    loose: dict[str, Listed]
    longest: dict[str, int]  # letters of the longest name that begins with this word


@cache
def names() -> Names:
    found = Names({}, {}, {})
    for file in ("organizations.csv", "persons.csv"):
        for row in read_rows(LISTS / file):
            actor = Listed(row["name"], row["kind"], *(row[key] or None for key in ("country", "sector", "wikidata")))
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                _add(found, name, actor)
    return found


def _add(found: Names, name: str, actor: Listed) -> None:
    key = name.replace(" ", "")
    if len(key) <= 6 and key.isupper():
        found.exact.setdefault(key, actor)
    else:
        found.loose.setdefault(folded(key), actor)
    first = _first_word(name)
    found.longest[first] = max(found.longest.get(first, 0), len(key))


def folded(text: str) -> str:
    """Letters as names are compared: lower case, no diacritics."""
    return text.lower() if text.isascii() else gazetteer.normalise(text)


def _first_word(text: str) -> str:
    if text.isascii() and text.isalpha():
        return text.lower()
    match = re.match(r"\w+", folded(text))
    return match.group() if match else ""


def listed_at(texts: list[str], start: int, stop: int) -> tuple[Words, Listed] | None:
    """The longest listed name that begins at a token and ends before `stop`, given the texts of all tokens."""
    known = names()
    longest = known.longest.get(_first_word(texts[start]))
    if longest is None:
        return None
    letters, best = "", None
    for end in range(start, min(start + LONGEST, stop)):
        letters += texts[end]
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
    return _look_up(name.replace(" ", ""))


@cache
def name_heads() -> dict[str, Head]:
    """Words that head organisations' names, lower case."""
    return {row["word"]: Head(row["kind"], row["sector"] or None) for row in read_rows(LISTS / "heads.csv")}


@cache
def agent_heads() -> dict[str, Head]:
    """Nouns (lemmas) of unnamed agents."""
    rows = read_rows(LISTS / "agents.csv")
    return {row["lemma"]: Head(row["kind"], row["sector"] or None, row["use"], row["told_by"] or None) for row in rows}


@cache
def institutions() -> frozenset[int]:
    """Lemmas that make an institution with a name in front of them, as `columns.where` takes them."""
    return columns.ids_of(word for word, head in agent_heads().items() if head.use in {"institution", "forces"})


@cache
def modifiers() -> dict[str, Head]:
    """Words in front of a plain head ('security officials') that say which kind it is."""
    return {row["word"]: Head(row["kind"], row["sector"]) for row in read_rows(LISTS / "modifiers.csv")}


@cache
def titles() -> dict[str, tuple[bool, str | None]]:
    """Words in front of a person's name: whether it is mere politeness, and the gender it gives."""
    return {row["word"]: (bool(row["polite"]), row["gender"] or None) for row in read_rows(LISTS / "titles.csv")}


@cache
def never() -> frozenset[str]:
    """Capitalised words that are no actor."""
    return frozenset(row["word"] for row in read_rows(LISTS / "never.csv"))


@cache
def peoples() -> dict[str, str]:
    """Kind by the plural of a people or faith."""
    return {row["word"]: row["kind"] for row in read_rows(LISTS / "peoples.csv")}


@cache
def addressed() -> frozenset[str]:
    """Verbs whose object acts or is spoken to, never a mere place."""
    return frozenset(row["verb"] for row in read_rows(LISTS / "addressed.csv"))


@cache
def dealings() -> frozenset[str]:
    """Nouns for what goes on between actors."""
    return frozenset(row["noun"] for row in read_rows(LISTS / "dealings.csv"))


@cache
def deeds() -> frozenset[str]:
    """Nouns for what states do."""
    return frozenset(row["noun"] for row in read_rows(LISTS / "deeds.csv"))


@cache
def offices() -> frozenset[str]:
    """Nouns for what a person is: offices, ranks, trades."""
    classes = word_classes()
    kept = ("official", "leader", "soldier", "police", "religious", "journalist", "medic", "lawyer", "academic")
    more = ("militant", "suspect", "worker", "politician", "lawmaker", "protester", "diplomat", "terrorist")
    return frozenset(word for name in kept + more for word in classes[name]) - NO_OFFICE


NO_OFFICE = frozenset({
    "administration", "army", "authority", "cabinet", "congress", "corps", "court", "delegation", "embassy",
    "establishment", "family", "government", "insurgency", "judiciary", "legislature", "military", "militia",
    "ministry", "navy", "parliament", "police", "regime", "senate", "staff", "tribunal", "troop", "troops", "workforce",
})  # fmt: skip


def is_office(token: Token) -> bool:
    """Whether the word names an office, rank or trade ('commander', 'secretary-general')."""
    return token.lemma_.lower() in offices() or token.lower_ in offices()
