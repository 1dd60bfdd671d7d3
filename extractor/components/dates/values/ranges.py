"""Ranges: 'between 3 and 5 May', 'from Monday to Thursday', '2014-16': which two dates are the ends of one."""

import datetime as dt
from dataclasses import replace

from extractor.components.dates import periods
from extractor.components.dates.anchors.tense import bearing
from extractor.components.dates.found import Expression, Found
from extractor.components.dates.periods import Period
from extractor.components.dates.readings import Calendar, Clock, Name, Reading
from extractor.lexicon import word_classes

UP_TO = frozenset({"-", "\u2013", "\u2014", "to", "until", "till", "through"})


def spans_between(first: Expression, second: Expression, link: str) -> bool:
    """Whether two dates are the ends of a range; `link` is what stands between them."""
    if link == "and":
        return first.candidate.cue == "between"
    if link not in UP_TO or "duration" in (first.candidate.kind, second.candidate.kind):
        return False
    return first.candidate.cue != "from" or not any(
        token.lemma_ in word_classes()["date_moving"]
        for token in first.token.doc[max(0, first.token.i - 4) : first.token.i]
    )


def in_order(first: tuple[Expression, Found], second: tuple[Expression, Found]) -> tuple[Found, Found] | None:
    """Both ends, the second behind the first: 'from Monday to Thursday' on a Wednesday; None where that cannot be.

    The one that gives way is the first in the past tense, else the second: by a week, a year or, of times, a day.
    """
    (place, begun), (until, ended) = first, second
    if not _is_behind(begun, ended):
        return begun, ended
    back, ahead = _cycle(place.candidate.reading), _cycle(until.candidate.reading)
    if back is None or ahead is None:
        return None
    if bearing(until) < 0 and back != "day":
        moved = _moved(begun, back, -1)
        return (moved, ended) if moved is not None and not _is_behind(moved, ended) else None
    moved = _moved(ended, ahead, 1)
    return (begun, moved) if moved is not None and not _is_behind(begun, moved) else None


def whole(begun: tuple[Period, str | None], ended: tuple[Period, str | None]) -> Period:
    """From the first day of one to the last of the other, each a period and which part of it: 'from mid-March'."""
    (first, part), (second, other) = begun, ended
    start, stop = periods.part(first, part or "")[0], periods.part(second, other or "")[1]
    return Period(f"{first.value}/{second.value}", start, stop, "range")


def _is_behind(first: Found, second: Found) -> bool:
    """Whether what should come first comes last; times of one day by their hours."""
    assert first.period is not None
    assert second.period is not None
    if first.period.precision == second.period.precision == "time":
        return (_day(first), first.value or "") > (_day(second), second.value or "")
    return _day(first) > _day(second)


def _day(found: Found) -> dt.date:
    assert found.period is not None
    assert found.period.first is not None
    return found.period.first


def _cycle(reading: Reading) -> str | None:
    """After what time a name comes round again; None for what is fixed."""
    if isinstance(reading, Clock):
        return "day" if reading.date is None else _cycle(reading.date)
    if isinstance(reading, Name) and reading.year is None and reading.step is None:
        return {"weekday": "week", "month": "year"}.get(reading.what)
    if isinstance(reading, Calendar) and reading.year is None and reading.month is not None:
        return "year"
    return None


def _moved(found: Found, unit: str, count: int) -> Found | None:
    period = found.period
    assert period is not None
    try:
        day = periods.moved(_day(found), unit, count)
    except (ValueError, OverflowError):
        return None
    if period.precision == "time":
        value = f"{day}{(found.value or '')[10:]}"
        return replace(found, value=value, period=Period(value, day, day, "time"))
    other = periods.at(period.precision, day)
    return replace(found, value=other.value, period=other)
