"""The thread of a text's dates: what was dated so far, and which date the next one without a year leans on."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from extractor.components.dates.anchors.tense import bearing, direction, is_plain, is_present
from extractor.components.dates.found import Expression, Found
from extractor.components.dates.periods import FINENESS, Period
from extractor.components.dates.readings import Fixed

BACK, OTHER_YEAR = 2.0, 90  # how much more a day back counts, and days that leaving the year costs
CLAUSE_REACH = 120  # characters between 'five days before' and the date it counts from
QUARTER_REACH = 400  # characters over which "a year earlier" still compares with a quarter
NEAR_YEAR = 60  # characters over which a bare year lends itself to a date, wherever it stands
OPENING, SHORT = 3, 12  # words before the year that opens a sentence; words of a heading
LEAP = 4 * 365  # days
AGAINST = 10**6  # more than any distance
QUOTES = frozenset({'"', "\u201c", "\u201d", "``", "''"})
LOCAL_REACH = 200  # characters over which a full date lends its year to one without


@dataclass(slots=True)
class Thread:
    """The dates of one article so far, in text order.

    `past` says that the text tells of times long gone: dates without a year then belong near the latest date of the
    text, not near the day of publication. Without a day of publication nothing is known to lie in the past: a date
    then leans on nothing but a full one right before it in its section, told in the past tense.
    """

    doc: Doc
    published: dt.date | None
    past: bool
    order: str | None = None  # "DMY" or "MDY" of dates in figures, where the article shows its habit
    found: list[tuple[Expression, Found]] = field(default_factory=list)
    latest: tuple[int, Period] | None = None
    quarter: tuple[int, Period] | None = None
    ranges: dict[int, Period] = field(default_factory=dict)  # by the index of either end
    _by_precision: dict[str, int] = field(default_factory=dict)
    _quotes: list[int] | None = None  # where quotation marks stand

    def append(self, place: Expression, found: Found) -> int:
        """Keep what was found; its index."""
        index = len(self.found)
        self.found.append((place, found))
        if found.period is not None and found.period.first is not None:
            self._by_precision[found.period.precision] = index
        elif self.published is None and is_open(place, found):
            self._by_precision.clear()  # 'two days later' counts from a day that is not known
            self.latest = self.quarter = None
        return index

    def go_on(self, index: int, period: Period) -> None:
        """Make a date the one that the next ones lean on."""
        self.latest = index, period
        if period.precision == "quarter":
            self.quarter = self.latest

    def in_clause(self, first: Expression, second: Expression) -> bool:
        if not 0 <= second.start - first.end <= CLAUSE_REACH or first.section is not second.section:
            return False
        return not any(self.doc[i].is_sent_start for i in range(first.last.i + 1, second.token.i + 1))

    def is_quoted(self, place: Expression) -> bool:
        """Whether an odd number of quotation marks stands before the words in their section."""
        if self._quotes is None:
            self._quotes = [token.i for token in self.doc if token.text in QUOTES]
        return (bisect_left(self._quotes, place.token.i) - bisect_left(self._quotes, place.section.start)) % 2 == 1

    def is_near(self, index: int, place: Expression) -> bool:
        return place.start - self.found[index][0].end <= QUARTER_REACH

    def years(self, place: Expression) -> list[int]:
        anchors = [self.published.year] if self.published else []
        lender = self.lender(place)
        if lender and lender[1].first:
            anchors.append(lender[1].first.year)
        return sorted({year + step for year in anchors for step in (-1, 0, 1) if 1 <= year + step <= 9998})

    def choose(self, place: Expression, options: Sequence[Period | None]) -> Found | None:
        """The instance that fits: near the latest date in an account of the past, else by tense from publication."""
        dated = [period for period in options if period is not None and period.first is not None]
        if not dated:
            return None
        weekday = getattr(place.candidate.reading, "weekday", None)
        if weekday is not None:
            dated = [period for period in dated if period.first and period.first.isoweekday() == weekday] or dated
        local = self.lender(place)
        if local is not None:
            index, base = local
            chosen = min(dated, key=lambda period: _cost(period, base))
            return Found(chosen.value, chosen, "context", index)
        if self.published is None:
            return None
        today, tense = self.published.toordinal(), bearing(place)
        if place.section.kind == "title" and tense > 0:
            tense = 0
        plain = is_plain(place.last)
        chosen = min(dated, key=lambda period: _distance(period, today, tense, plain))
        return Found(chosen.value, chosen, "context", "published")

    def lender(self, place: Expression) -> tuple[int, Period] | None:
        """The date whose year is meant, where it is not publication's."""
        if self.latest is None:
            return None
        index, base = self.latest
        if self.past:
            return self._main(place)
        near = self.found[index][0]
        full = base.precision in {"day", "month"} and self.found[index][1].basis == "explicit"
        if not full or near.section is not place.section or place.start - near.end > LOCAL_REACH or base.first is None:
            return None
        if self._is_beginning(near, place):
            return None
        if self.published is None:
            told = direction(near.last) < 0 and bearing(place) <= 0 and not is_present(place.last)
            return self.latest if told else None
        return self.latest if base.first.year < self.published.year else None

    def _is_beginning(self, near: Expression, place: Expression) -> bool:
        """'Nine have died since May 2019. He left in June': where something began does not date the next sentence."""
        first = near.token.i
        since = any(self.doc[i].lower_ == "since" for i in range(self.doc[first].sent.start, first))
        return since and any(self.doc[i].is_sent_start for i in range(first + 1, place.token.i + 1))

    def _main(self, place: Expression) -> tuple[int, Period] | None:
        """The latest date, but no bare year that is only mentioned after finer dates: 'a raid planned for 1886'.

        The story moves on to a year that opens a sentence or heads a section, unless it leaps: 'released in 2005'.
        """
        assert self.latest is not None
        index, finer = self.anchor("month")
        if self.latest[1].precision != "year" or finer is None or index is None:
            return self.latest
        leap = abs(finer.middle - self.latest[1].middle) > LEAP
        named = self.found[self.latest[0]][0]
        near = named.section is place.section and place.start - named.end <= NEAR_YEAR
        return self.latest if (near or self._opens(named)) and not leap else (index, finer)

    def _opens(self, place: Expression) -> bool:
        """Whether an expression stands at the beginning of a sentence, or in a heading."""
        first = place.token.i
        if place.section.kind != "paragraph" or place.section.end - place.section.start <= SHORT:
            return True
        return any(self.doc[i].is_sent_start for i in range(max(place.section.start, first - OPENING), first + 1))

    def anchor(self, unit: str) -> tuple[int | None, Period | None]:
        """The latest date that is at least as fine as a unit."""
        indexes = [index for precision, index in self._by_precision.items() if precision in _fine(unit)]
        if not indexes:
            return None, None
        return max(indexes), self.found[max(indexes)][1].period

    def anchor_for(self, unit: str, place: Expression) -> tuple[int | None, Period | None]:
        """The latest date that is at least as fine as a unit; without publication, only one that lends its year."""
        if self.published is not None:
            return self.anchor(unit)
        local = self.lender(place)
        return local if local is not None and fine_enough(local[1], unit) else (None, None)

    def base(self, narrative: bool, unit: str) -> tuple[int | str | None, dt.date | None]:
        if narrative:
            index, period = self.anchor(unit)
            if period is not None:
                return index, period.first
            return None, None
        return ("published", self.published) if self.published else (None, None)


def _cost(period: Period, base: Period) -> float:
    """How far a date lies from the latest; accounts go forward and stay in a year: going back or on costs more."""
    days = period.middle - base.middle
    assert period.first is not None
    assert base.first is not None
    if base.precision == "year":
        return abs(days)
    return (days if days >= 0 else -BACK * days) + (0 if period.first.year == base.first.year else OTHER_YEAR)


def _distance(period: Period, today: int, tense: int, plain: bool) -> float:
    """Days from publication, those against the tense counted several times: who means last year's says so.

    What plain words speak against comes last: 'they will meet in October' is never behind.
    """
    assert period.first is not None
    assert period.last is not None
    if tense < 0 and period.first.toordinal() > today:
        return (AGAINST if plain else 12) * (period.middle - today)
    if tense > 0 and period.last.toordinal() < today:
        return (AGAINST if plain else 4) * (today - period.middle)
    return (1 if tense or period.last.toordinal() < today else 1.5) * abs(period.middle - today)


def is_open(place: Expression, found: Found) -> bool:
    """Whether a date says no day of its own and none was found for it: 'Tuesday' of an unknown week."""
    if isinstance(place.candidate.reading, Fixed) or found.period is not None:
        return False
    return found.value is None or found.value.startswith("XX")


def fine_enough(period: Period, unit: str) -> bool:
    """Whether a date is at least as exact as the unit that is counted from it."""
    return period.precision in _fine(unit)


@cache
def _fine(unit: str) -> frozenset[str]:
    size = {"fortnight": "week", "hour": "time", "minute": "time", "second": "time"}.get(unit, unit)
    return frozenset(FINENESS[: max(FINENESS.index(size), FINENESS.index("day")) + 1])
