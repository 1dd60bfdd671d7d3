"""The days of what counts from elsewhere: 'last week', 'two days later', 'five days before …', 'then'."""

from extractor.components.dates import periods
from extractor.components.dates.anchors.thread import Thread
from extractor.components.dates.found import Found, Place, counted, counted_from, length
from extractor.components.dates.readings import Offset, Same, Unit
from extractor.components.dates.values.asked import Asked


def unit(asked: Asked, unit: Unit) -> Found | None:
    """'last week', 'this year', 'the following day', 'yesterday'."""
    return of_unit(asked.thread, unit)


def of_unit(thread: Thread, unit: Unit) -> Found:
    """The week, month … from publication or, in a narrative, from the latest date; open where neither is known."""
    narrative = unit.narrative or (thread.past and not unit.deictic and thread.latest is not None)
    anchor, base = thread.base(narrative, unit.unit)
    if base is None:
        return Found(None)
    size = unit.unit if unit.unit not in {"fortnight", "second"} else "week"
    return counted_from(periods.at(size, periods.moved(base, size, unit.step)), anchor)


def offset(asked: Asked, offset: Offset) -> Found | None:
    """'two days ago', 'a week later', 'five days before …'."""
    thread = asked.thread
    if offset.count is None:
        return _vague(offset)
    if offset.base == "clause":
        return _from_event(asked, offset)
    quarterly = _quarter_before(thread, offset, asked.place)
    if quarterly is not None:
        return quarterly
    anchor, base = thread.base(offset.base == "narrative" or thread.past, offset.unit)
    later = counted(base, offset) if base else None
    return counted_from(later, anchor) if later else Found(None)


def same(asked: Asked, same: Same) -> Found | None:
    """'since then': the latest date."""
    latest = asked.thread.latest
    return Found(latest[1].value, latest[1], "context", latest[0]) if latest else None


def _from_event(asked: Asked, offset: Offset) -> Found:
    """'ten days before the raid': a length, until the clause names a date; in an account of the past, and of
    'the day before', from the latest date.
    """
    narrative = asked.thread.past or asked.place.candidate.rule == "dates.day-before"
    anchor, base = asked.thread.anchor(offset.unit) if narrative and not asked.waits else (None, None)
    later = counted(base.first, offset) if base and base.first else None
    return counted_from(later, anchor) if later else Found(length(offset), kind="duration")


def _quarter_before(thread: Thread, offset: Offset, place: Place) -> Found | None:
    """'a year earlier' of a quarter is the same quarter."""
    a_year_back = offset.unit == "year" and offset.count == 1 and offset.sign < 0
    if not a_year_back or thread.quarter is None or not thread.is_near(thread.quarter[0], place):
        return None
    index, period = thread.quarter
    assert period.first is not None
    return counted_from(periods.quarter(period.first.year - 1, (period.first.month + 2) // 3), index)


def _vague(offset: Offset) -> Found:
    if offset.base == "published":
        return Found("PAST_REF" if offset.sign < 0 else "FUTURE_REF", kind="date")
    return Found(length(offset), kind="duration")
