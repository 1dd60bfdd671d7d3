"""Events by date as bars: by day, month, year, decade or century, whichever gives bars that can be told apart."""

import datetime as dt
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from extractor.formats.html.wording import days

WIDTH, BASE, TALLEST = 640, 332, 312  # px
MOST = 62  # bars
OUTLIERS = 0.01  # of the events, on either side, may fall beside the bars

Window = tuple[dt.date, dt.date]


class Bar(NamedTuple):
    """One bar, in px."""

    x: float
    y: float
    width: float
    height: float
    label: str
    events: int


class Tick(NamedTuple):
    """A date below the bars."""

    x: float
    anchor: str
    label: str


class Bars(NamedTuple):
    """The bars with their days; `beside` says how many events have none, in words."""

    unit: str
    windows: tuple[Window, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    beside: str

    def number(self, when: Window | None) -> int:
        """The bar that a window lies in as a whole; -1 for none."""
        at = bisect_right([first for first, _ in self.windows], when[0]) - 1 if when else -1
        return at if at >= 0 and when and when[1] <= self.windows[at][1] else -1


def bars(events: Sequence[Window | None]) -> Bars | None:
    """The bars of some events, each with the first and last day it may have happened on; None without any day."""
    dated = sorted(when for when in events if when)
    if not dated:
        return None
    beside = int(len(dated) * OUTLIERS)
    inner = dated[beside : len(dated) - beside]
    first, last = inner[0][0], max(end for _, end in inner)
    unit, windows = _windows(first, last)
    empty = Bars(unit, windows, (), (), "")
    counts = [0] * len(windows)
    without = 0
    for when in events:
        at = empty.number(when)
        if at >= 0:
            counts[at] += 1
        else:
            without += 1
    width = WIDTH / len(windows)
    top = max(counts) or 1
    drawn = tuple(
        Bar(
            round(at * width + width * 0.08, 1),
            round(BASE - count / top * TALLEST, 1),
            round(width * 0.84, 1),
            round(count / top * TALLEST, 1),
            days(*window),
            count,
        )
        for at, (window, count) in enumerate(zip(windows, counts, strict=True))
    )
    words = f"{without:,} more have none, or one beside these" if without else ""
    return empty._replace(bars=drawn, ticks=tuple(_ticks(windows)), beside=words)


def _windows(first: dt.date, last: dt.date) -> tuple[str, tuple[Window, ...]]:
    """The days of all bars, by the smallest unit that does not give too many."""
    for unit, step in UNITS:
        found = tuple(islice(step(first, last), MOST + 1))
        if len(found) <= MOST:
            return unit, found
    return unit, tuple(step(first, last))


def _ticks(windows: Sequence[Window]) -> Iterator[Tick]:
    last = len(windows) - 1
    for at in sorted({0, last // 2, last}):
        x = (at + 0.5) * WIDTH / len(windows)
        anchor = "middle" if 0 < at < last or last == 0 else "start" if at == 0 else "end"
        yield Tick(0 if anchor == "start" else WIDTH if anchor == "end" else round(x, 1), anchor, days(*windows[at]))


def _by_day(first: dt.date, last: dt.date) -> Iterator[Window]:
    for day in range((last - first).days + 1):
        date = first + dt.timedelta(day)
        yield date, date


def _by_month(first: dt.date, last: dt.date) -> Iterator[Window]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month_of_year = month // 12, month % 12 + 1
        yield dt.date(year, month_of_year, 1), dt.date(year, month_of_year, monthrange(year, month_of_year)[1])


def _by_years(first: dt.date, last: dt.date, span: int) -> Iterator[Window]:
    for year in range(first.year // span * span, last.year + 1, span):
        yield dt.date(max(year, 1), 1, 1), dt.date(min(year + span - 1, 9999), 12, 31)


def _by_year(first: dt.date, last: dt.date) -> Iterator[Window]:
    return _by_years(first, last, 1)


def _by_decade(first: dt.date, last: dt.date) -> Iterator[Window]:
    return _by_years(first, last, 10)


def _by_century(first: dt.date, last: dt.date) -> Iterator[Window]:
    return _by_years(first, last, 100)


UNITS = (("day", _by_day), ("month", _by_month), ("year", _by_year), ("decade", _by_decade), ("century", _by_century))
