"""Whether an article puts the day or the month first in '3/4/2020'."""

import re
from collections.abc import Iterable, Sequence

from extractor.components.dates import absolute, lexicon
from extractor.components.dates.found import Expression
from extractor.components.dates.readings import Calendar

DAY_FIRST = re.compile(r"\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z]")
MONTH_FIRST = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}(?!\d)")


def order(expressions: Sequence[Expression], text: str, publisher: str | None) -> str | None:
    """`DMY`, `MDY`, or None where nothing tells: by its other dates in figures, its publisher, its dates in words."""
    dates = [(place, r) for place in expressions if isinstance(r := place.candidate.reading, Calendar)]
    shown = [set(absolute.figures(reading.figures)) for _, reading in dates if reading.figures]
    if not shown:
        return None
    worded = (text[place.start : place.end] for place, reading in dates if reading.day)
    return (
        _only(next(iter(orders)) for orders in shown if len(orders) == 1)
        or lexicon.order_of(publisher)
        or _only(found for words in worded if (found := _order(words)))
    )


def _order(words: str) -> str | None:
    """The order of 'the 3rd of May 2020', 'May 3, 2020'."""
    if DAY_FIRST.search(words):
        return "DMY"
    return "MDY" if MONTH_FIRST.search(words) else None


def _only(orders: Iterable[str]) -> str | None:
    """The one order that is found, if all agree."""
    found = set(orders) - {"ISO"}
    return found.pop() if len(found) == 1 else None
