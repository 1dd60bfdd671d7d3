"""The lists of words under `data/actors/`, as dictionaries: head nouns, titles, offices, peoples."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from extractor import columns, gazetteer
from extractor.errors import LexiconError
from extractor.lexicon import DATA, checks, expand, read_rows, word_classes
from models import ActorKind

LISTS = DATA / "actors"
KINDS = frozenset(kind.value for kind in ActorKind)
PARTICLES = frozenset({
    "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ter",
    "van", "von",
})  # of names, where they are small words of no weight  # fmt: skip
ITEM = re.compile(r"Q[0-9]+")
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})  # of names: they tell father and son apart, and are no name
SECTORS = frozenset({
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "IGO", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "NGO",
    "OPP", "PRM", "PTY", "REB", "REF", "REL", "SPY", "UAF",
})  # PLOVER's, as far as the lists use them  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What a head noun says of its actor."""

    kind: str
    sector: str | None
    use: str = "name"  # "name", or as `use` in agents.csv
    told_by: str | None = None  # as in agents.csv
    body: bool = True  # no people: "militia", no "militants"


def _check(file: str, row: dict[str, str]) -> None:
    """Raises LexiconError where a row's kind, sector or country is none that there is."""
    first = next(iter(row.values()))
    for column, known in (("kind", KINDS), ("sector", SECTORS)):
        value = row[column]
        if column == "kind" and not value:
            needed = ", ".join(sorted(known))
            raise LexiconError(Path(file), f"'{first}': it has no kind, which each actor needs: {needed}")
        if value and value not in known:
            raise LexiconError(Path(file), f"'{first}': {column} '{value}' is none of {', '.join(sorted(known))}")
    if (country := row.get("country")) and gazetteer.alpha3(country) is None:
        raise LexiconError(Path(file), f"'{first}': there is no country '{country}' (try: ISO 3166-1 alpha-2)")
    if (number := row.get("wikidata")) and not ITEM.fullmatch(number):
        raise LexiconError(Path(file), f"'{first}': '{number}' is no item of Wikidata (try: Q and a number)")


def checked(file: str) -> Iterator[dict[str, str]]:
    """The rows of a list, whose kinds, sectors and countries there are.

    Raises:
        LexiconError: one of them has none that there is.
    """
    for row in read_rows(LISTS / file):
        _check(file, row)
        yield row


@checks
def check() -> None:
    """Reads the lists in which a user's own rows have kinds and sectors.

    Raises:
        LexiconError: one of them has none that there is.
    """
    for read in (name_heads, agent_heads, modifiers):
        read()


@cache
def name_heads() -> dict[str, Head]:
    """Words, alone or in twos, that head organisations' names, lower case."""
    return {row["word"]: Head(row["kind"], row["sector"] or None) for row in checked("heads.csv")}


@cache
def agent_heads() -> dict[str, Head]:
    """Nouns (lemmas) of unnamed agents."""
    return {
        row["lemma"]: Head(row["kind"], row["sector"] or None, row["use"], row["told_by"] or None, bool(row["body"]))
        for row in checked("agents.csv")
    }


@cache
def agent_ids() -> frozenset[int]:
    """Nouns of unnamed agents as `columns.where` takes them, as in the middle and as at the head of a sentence."""
    return columns.ids_of(form for lemma in agent_heads() for form in (lemma, lemma.capitalize(), lemma.upper()))


@cache
def institutions() -> frozenset[int]:
    """Lemmas that make an institution with a name in front of them, as `columns.where` takes them."""
    return columns.ids_of(word for word, head in agent_heads().items() if head.use in {"institution", "forces"})


@cache
def modifiers() -> dict[str, Head]:
    """Words in front of a plain head ('security officials') that say which kind it is."""
    rows = checked("modifiers.csv")
    return {row["word"]: Head(row["kind"], row["sector"], row["use"] or "name") for row in rows}


@cache
def titles() -> dict[str, tuple[bool, str | None]]:
    """Words in front of a person's name: whether it is mere politeness, and the gender it gives."""
    return {row["word"]: (bool(row["polite"]), row["gender"] or None) for row in read_rows(LISTS / "titles.csv")}


@cache
def ranks() -> frozenset[str]:
    """Abbreviated ranks, lower case, without a full stop."""
    rows = read_rows(LISTS / "titles.csv")
    return frozenset(row["word"].lower().rstrip(".") for row in rows if row["rank"])


@cache
def never() -> frozenset[str]:
    """Capitalised words that are no actor."""
    return frozenset(row["word"] for row in read_rows(LISTS / "never.csv"))


@cache
def peoples() -> dict[str, str]:
    """Kind by the plural of a people or faith."""
    return {row["word"]: row["kind"] for row in read_rows(LISTS / "peoples.csv")}


@cache
def entered() -> frozenset[str]:
    """Verbs whose object is a place or building."""
    return frozenset(row["verb"] for row in read_rows(LISTS / "entered.csv"))


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
    return frozenset(row["noun"] for row in read_rows(LISTS / "deeds.csv") if row["by"] == "state")


@cache
def popular_deeds() -> frozenset[str]:
    """Nouns for what people do in the street."""
    return frozenset(row["noun"] for row in read_rows(LISTS / "deeds.csv") if row["by"] == "people")


@cache
def seats() -> frozenset[str]:
    """Palaces and buildings that stand for who works there."""
    return frozenset(row["name"] for row in read_rows(LISTS / "seats.csv"))


@cache
def given_names() -> dict[str, str]:
    """The gender, m or f, of given names that have one."""
    return {row["name"]: row["gender"] for row in read_rows(LISTS / "given.csv")}


@cache
def nations_given() -> frozenset[str]:
    """Names of places that are given names too, lower case: 'jordan', 'chad'."""
    return expand(("@given_name",))


@cache
def things() -> frozenset[str]:
    """Words that tell that a name behind them is a thing's."""
    return frozenset(row["word"] for row in read_rows(LISTS / "things.csv"))


@cache
def common() -> frozenset[str]:
    """Words in names of state bodies that do not tell whose they are, lower case."""
    return frozenset(row["word"] for row in read_rows(LISTS / "common.csv"))


@cache
def offices() -> frozenset[str]:
    """Nouns for what a person is: offices, ranks, trades."""
    classes = word_classes()
    kept = ("official", "leader", "soldier", "police", "religious", "journalist", "medic", "lawyer", "academic")
    more = ("militant", "suspect", "worker", "politician", "lawmaker", "protester", "diplomat", "terrorist")
    found = {word for name in kept + more for word in classes[name]}
    for row in read_rows(LISTS / "offices.csv"):
        (found.add if row["held"] == "yes" else found.discard)(row["word"])
    return frozenset(found)


@cache
def office_ids() -> frozenset[int]:
    """Offices as `columns.where` takes them."""
    return columns.ids_of(offices())


def is_office(token: Token) -> bool:
    """Whether the word names an office, rank or trade ('commander', 'secretary-general')."""
    return token.lemma_.lower() in offices() or token.lower_ in offices()
