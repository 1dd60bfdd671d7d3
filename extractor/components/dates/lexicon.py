"""The open classes of time words, read from `data/dates/`: references such as 'currently', and holidays."""

import re
from functools import cache
from typing import Self

from pydantic import Field, model_validator

from extractor.lexicon import DATA, Rule, read_rows, read_rules

FOLDER = DATA / "dates"
Phrase = tuple[tuple[str, ...], str, int | str | None]


class Reference(Rule):
    """Words for a time that needs no more than the day of publication, or for no certain time."""

    words: tuple[str, ...] = Field(min_length=1)
    value: str = Field(description="TIMEX3 value, `day+1` for days from publication, `P1D` for a set.")


class Holiday(Rule):
    """A feast and how its day is found; exactly one of the ways is given."""

    words: tuple[str, ...] = Field(min_length=1)
    fixed: str | None = Field(default=None, pattern=r"^\d\d-\d\d$", description="Month and day.")
    easter: int | None = Field(default=None, description="Days from Easter Sunday.")
    nth: tuple[int, int, int] | None = Field(default=None, description="Month, ISO weekday, which (-1: the last).")
    hijri: tuple[int, int] | None = Field(default=None, description="Month and day of the tabular Islamic calendar.")
    days: int = Field(default=1, ge=1, description="How many days it lasts.")
    bare: bool = Field(default=True, description="False where the words are a date only behind 'on', 'after' …")
    unless_before: tuple[str, ...] = Field(default=(), description="Next words that make it no date: 'island'.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(way is not None for way in (self.fixed, self.easter, self.nth, self.hijri)) != 1:
            raise ValueError("give exactly one of fixed, easter, nth, hijri")
        return self


# Closed: what stands before an amount, or makes one, in more than one word.
JOINED: dict[str, tuple[str, int | str | None]] = {
    "more than": ("b", "MORE_THAN"),
    "less than": ("b", "LESS_THAN"),
    "fewer than": ("b", "LESS_THAN"),
    "at least": ("b", "EQUAL_OR_MORE"),
    "at most": ("b", "EQUAL_OR_LESS"),
    "up to": ("b", "EQUAL_OR_LESS"),
    "no more than": ("b", "EQUAL_OR_LESS"),
    "no less than": ("b", "EQUAL_OR_MORE"),
    "close to": ("b", "APPROX"),
    "well over": ("b", "MORE_THAN"),
    "a few": ("q", None),
    "a couple of": ("q", 2),
    "a couple": ("q", 2),
    "a dozen": ("c", 12),
    "a half-dozen": ("c", 6),
    "half a dozen": ("c", 6),
    "a number of": ("q", None),
    "a handful of": ("q", None),
    "the couple of": ("q", 2),
    "dozens of": ("q", None),
    "scores of": ("q", None),
    "hundreds of": ("q", None),
    "thousands of": ("q", None),
    "tens of": ("q", None),
    "from now": ("g", 1),
    "year-on-year": ("_", None),
    "per cent": ("_", None),
    "may not": ("_", None),
    "local time": ("G", None),
    "eastern time": ("G", None),
}


@cache
def references() -> dict[str, Reference]:
    """References by their words, in lower case."""
    return {word: rule for rule in read_rules(FOLDER / "references.toml", Reference) for word in rule.words}


@cache
def holidays() -> dict[str, Holiday]:
    """Holidays by their words, in lower case."""
    return {word: rule for rule in read_rules(FOLDER / "holidays.toml", Holiday) for word in rule.words}


@cache
def named_numbers() -> frozenset[str]:
    """Words whose following number is no year: 'Euro 2020', 'Resolution 1701'."""
    return frozenset(row["word"] for row in read_rows(FOLDER / "numbered.csv") if row["class"] == "name")


@cache
def counted() -> frozenset[str]:
    """Nouns that make a number in front of them a count, however much it looks like a year: '2000 troops'."""
    return frozenset(row["word"] for row in read_rows(FOLDER / "numbered.csv") if row["class"] == "counted")


@cache
def phrases() -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """All lexicon words by their first and second word, the longest first: (further words, class letter, value).

    Under '' and behind every second word are those of one word.
    """
    found: dict[str, list[Phrase]] = {}
    entries: list[tuple[str, str, int | str | None]] = [
        (word, letter, value) for word, (letter, value) in JOINED.items()
    ]
    entries += [(word, "J", word) for word in holidays()]
    entries += [(word, "R", word) for word in references()]
    for words, letter, value in entries:
        first, *tail = re.findall(r"'s?|[^\W_]+|-", words)
        found.setdefault(first, []).append((tuple(tail), letter, value))
    return {first: _by_second(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _by_second(rows: list[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    seconds = {tail[0] for tail, _, _ in rows if tail} | {""}
    return {second: tuple(row for row in rows if not row[0] or row[0][0] == second) for second in seconds}
