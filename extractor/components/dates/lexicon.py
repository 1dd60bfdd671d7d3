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
    unless_of: tuple[str, ...] = Field(
        default=(), description='Lemmas of nouns whose own it names no time: "today\'s youth".'
    )


WAYS = ("fixed", "easter", "orthodox", "nth", "hijri", "tishri", "nisan", "kislev", "new_moon")


class Holiday(Rule):
    """A feast and how its day is found; exactly one of the ways is given."""

    words: tuple[str, ...] = Field(min_length=1)
    fixed: str | None = Field(default=None, pattern=r"^\d\d-\d\d$", description="Month and day.")
    easter: int | None = Field(default=None, description="Days from Easter Sunday of the western churches.")
    orthodox: int | None = Field(default=None, description="Days from Easter Sunday of the eastern churches.")
    nth: tuple[int, int, int] | None = Field(default=None, description="Month, ISO weekday, which (-1: the last).")
    hijri: tuple[tuple[int, int], ...] | None = Field(
        default=None, description="Months and days of the tabular Islamic calendar; two where the name has two feasts."
    )
    tishri: int | None = Field(default=None, description="Days from the Jewish new year.")
    nisan: int | None = Field(default=None, description="Days from the first day of Passover.")
    kislev: int | None = Field(default=None, description="Day of the Jewish month of Kislev.")
    new_moon: tuple[int, int, int] | None = Field(
        default=None,
        description="Month and day from which the first new moon is it, hours from UTC that the day is cut.",
    )
    approximate: bool = Field(default=False, description="True where it may be a day off: the mod is APPROX.")
    days: int = Field(default=1, ge=1, description="How many days it lasts.")
    bare: bool = Field(default=True, description="False where the words are a date only behind 'on', 'after' …")
    unless_before: tuple[str, ...] = Field(default=(), description="Next words that make it no date: 'island'.")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if sum(getattr(self, way) is not None for way in WAYS) != 1:
            raise ValueError(f"give exactly one of {', '.join(WAYS)}")
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
    "financial year": ("F", "year"),
    "year-on-year": ("_", None),
    "per cent": ("_", None),
    "may not": ("_", None),
    "local time": ("G", None),
    "eastern time": ("G", None),
    "early hours": ("D", "MO"),
    "small hours": ("D", "MO"),
    "wee hours": ("D", "MO"),
    "morning hours": ("D", "MO"),
    "afternoon hours": ("D", "AF"),
    "evening hours": ("D", "EV"),
    "night hours": ("D", "NI"),
    "early morning hours": ("D", "MO"),
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
    return _numbered("name")


@cache
def makes() -> frozenset[str]:
    """Makers of cars, whose year in front of them is a model's: 'a 1994 Toyota'."""
    return _numbered("make")


@cache
def of_an_age() -> frozenset[str]:
    """Nouns, by lemma, whose 'today' is the age they live in: "today's youth"."""
    return frozenset(references()["today"].unless_of)


@cache
def counted() -> frozenset[str]:
    """Nouns that make a number in front of them a count, however much it looks like a year: '2000 troops'."""
    return _numbered("counted")


@cache
def measured() -> frozenset[str]:
    """Nouns, by lemma, whose tens are no decade: 'temperatures in the 70s'."""
    return _numbered("measured")


def _numbered(kind: str) -> frozenset[str]:
    """The words of one class among those whose number is no date."""
    return frozenset(row["word"] for row in read_rows(FOLDER / "numbered.csv") if row["class"] == kind)


@cache
def zones() -> dict[str, str | None]:
    """Offsets from UTC by the abbreviation of the zone, in capitals; None where it names several zones."""
    rows = read_rows(DATA / "reading" / "zones.csv")
    return {row["abbreviation"]: row["offset"] or None for row in rows}


# English papers of these countries put the month first; of Canada's and those of nowhere in particular it is not known.
MONTH_FIRST, EITHER = frozenset({"US", "PH"}), frozenset({"CA", ""})


def order_of(publisher: str | None) -> str | None:
    """`MDY` or `DMY`, as the papers of the publisher's country write dates in figures; None for one not listed."""
    country = _publishers().get((publisher or "").lower().removeprefix("the "), "")
    return None if country in EITHER else "MDY" if country in MONTH_FIRST else "DMY"


@cache
def _publishers() -> dict[str, str]:
    """Countries of the news media that the list of organizations knows, by name in lower case."""
    rows = [row for row in read_rows(DATA / "actors" / "organizations.csv") if row["kind"] == "media"]
    names = ((name, row["country"]) for row in rows for name in (row["name"], *row["aliases"].split("|")))
    return {name.lower().removeprefix("the "): country for name, country in names if name}


@cache
def phrases() -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """All lexicon words by their first and second word, the longest first: (further words, class letter, value).

    Under '' and behind every second word are those of one word.
    """
    found: dict[str, list[Phrase]] = {}
    entries: list[tuple[str, str, int | str | None]] = [
        (word, letter, value) for word, (letter, value) in JOINED.items()
    ]
    entries += [(row["words"], "_", None) for row in read_rows(FOLDER / "names.csv")]
    entries += [(word, "J", word) for word in holidays()]
    entries += [(word, "R", word) for word in references()]
    for words, letter, value in entries:
        first, *tail = re.findall(r"'s?|[^\W_]+|[-/]", words)
        found.setdefault(first, []).append((tuple(tail), letter, value))
    return {first: _by_second(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _by_second(rows: list[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    seconds = {tail[0] for tail, _, _ in rows if tail} | {""}
    return {second: tuple(row for row in rows if not row[0] or row[0][0] == second) for second in seconds}
