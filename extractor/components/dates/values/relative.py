"""The days of what counts from elsewhere: 'last week', 'two days later', 'five days before …', 'then'."""

import datetime as dt
from dataclasses import replace

from extractor.components.dates import periods
from extractor.components.dates.anchors.tense import bearing, governor, is_present
from extractor.components.dates.anchors.thread import Thread, fine_enough
from extractor.components.dates.found import Expression, Found, counted, counted_from, length
from extractor.components.dates.readings import Around, DayOf, Ended, Offset, Reading, Same, Unit
from extractor.components.dates.values.asked import Asked

SATURDAY = 6
APPOSED = 2  # words from a date to what is said of it behind a comma
SAYING = frozenset({"say", "tell", "speak", "add", "write", "announce", "declare", "tweet", "warn"})


def unit(asked: Asked, unit: Unit) -> Found | None:
    """'last week', 'this year', 'the following day', 'yesterday'; 'the weekend', which the tense tells."""
    if unit.loose:
        return _weekend(asked, unit)
    if unit.deictic and asked.thread.is_quoted(asked.place):
        return _spoken(asked, unit)
    return of_unit(asked.thread, unit)


def _spoken(asked: Asked, unit: Unit) -> Found:
    """'today' of one who is quoted: the day on which 'she said on Monday', or the eve of publication where the text
    last spoke of that day. In an account of the past, nobody knows which.
    """
    if asked.thread.past:
        return Found("XXXX-XX-XX")
    spoken = _day_of_speech(asked)
    if spoken is None:
        return of_unit(asked.thread, unit)
    index, day = spoken
    return counted_from(periods.day(periods.moved(day, "day", unit.step)), index)


def _day_of_speech(asked: Asked) -> tuple[int, dt.date] | None:
    """The latest date outside the quotation, if it is the day on which the speaker spoke."""
    thread, published = asked.thread, asked.thread.published
    index, _ = thread.anchor("day")
    while index is not None and thread.is_quoted(thread.found[index][0]):
        anchor = thread.found[index][1].anchor
        index = anchor if isinstance(anchor, int) else None
    if index is None or published is None:
        return None
    place, found = thread.found[index]
    verb = governor(place.last) if place.section is asked.place.section else None
    if found.period is None or found.period.first is None or found.period.first > published:
        return None
    said = verb is not None and verb.lemma_ in SAYING
    eve = found.period.first == published - periods.ONE_DAY
    return (index, found.period.first) if said or eve else None


def _weekend(asked: Asked, unit: Unit) -> Found:
    """The weekend that has begun, else the last one; the coming one where the words point ahead."""
    published = asked.thread.published
    begun = published is not None and published.isoweekday() >= SATURDAY
    ahead = bearing(asked.place) > 0 or (bearing(asked.place) == 0 and is_present(asked.place.last))
    return of_unit(asked.thread, replace(unit, step=0 if begun or ahead else -1))


def around(asked: Asked, week: Around) -> Found | None:
    """'the week of 6 March', 'Easter week': the week that the day lies in."""
    day = asked.inner(week.date)
    if day is None or day.period is None or day.period.first is None:
        return None
    return counted_from(periods.at(week.unit, day.period.first), day.anchor)


def day_of(asked: Asked, day: DayOf) -> Found | None:
    """'Friday last week'."""
    week = of_unit(asked.thread, day.unit)
    if week.period is None or week.period.first is None:
        return Found(f"XXXX-WXX-{day.weekday}")
    return counted_from(periods.day(periods.moved(week.period.first, "day", day.weekday - 1)), week.anchor)


def ended(asked: Asked, unit: Ended) -> Found | None:
    """'the quarter ended 30 June': the days up to then, called by the quarter or year in which they end."""
    day = asked.inner(unit.date)
    if day is None or day.period is None or day.period.last is None:
        return None
    last = day.period.last
    first = periods.moved(periods.moved(last, "day", 1), unit.unit, -1)
    named = periods.at(unit.unit, last)
    return replace(day, value=named.value, period=replace(named, first=first, last=last))


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
    if offset.date is not None:
        return _from_date(asked, offset, offset.date)
    if offset.base == "clause":
        return _restated(asked) or (_from_event(asked, offset) if offset.count is not None else _vague(offset))
    if offset.count is None:
        return _vague(offset)
    quarterly = _quarter_before(thread, offset, asked.place)
    if quarterly is not None:
        return quarterly
    anchor, base = thread.base(offset.base == "narrative" or thread.past, offset.unit)
    if offset.today and thread.published and offset.count == int(offset.count):
        day = periods.moved(thread.published, "day", offset.today.step)
        return counted_from(periods.day(periods.moved(day, offset.unit, int(offset.count) * offset.sign)), "published")
    later = counted(base, offset) if base else None
    return counted_from(later, anchor) if later else Found(None)


def same(asked: Asked, same: Same) -> Found | None:
    """'since then': the latest date."""
    latest = asked.thread.latest
    return Found(latest[1].value, latest[1], "context", latest[0]) if latest else None


def _from_date(asked: Asked, offset: Offset, date: Reading) -> Found:
    """'the day before last Tuesday'."""
    day = asked.inner(date)
    if day is None or day.period is None or day.period.first is None or not fine_enough(day.period, offset.unit):
        return Found(None)
    counted_on = counted(day.period.first, offset)
    return counted_from(counted_on, day.anchor) if counted_on else Found(None)


def _restated(asked: Asked) -> Found | None:
    """'on Tuesday, a day after the raid': says of the date in front of it what else that day was."""
    place, found = asked.place, asked.thread.found
    if not found or not 0 < place.token.i - found[-1][0].last.i <= APPOSED:
        return None
    doc, (date, told) = place.token.doc, found[-1]
    between, after = doc[date.last.i + 1 : place.token.i], doc[place.last.i + 1 : place.last.i + 2]
    apposed = [token.text for token in between] == [","] and date.section is place.section
    if not apposed or told.period is None or all(token.is_punct for token in after):
        return None
    return Found(told.period.value[:10], told.period, "context", len(found) - 1, kind="date")


def _from_event(asked: Asked, offset: Offset) -> Found:
    """'ten days before the raid': a length, until the clause names a date; in an account of the past, and of
    'the day before', from the latest date.
    """
    narrative = asked.thread.past or asked.place.candidate.rule == "dates.day-before"
    anchor, base = asked.thread.anchor(offset.unit) if narrative and not asked.waits else (None, None)
    later = counted(base.first, offset) if base and base.first else None
    return counted_from(later, anchor) if later else Found(length(offset), kind="duration")


def _quarter_before(thread: Thread, offset: Offset, place: Expression) -> Found | None:
    """'a year earlier' of a quarter is the same quarter."""
    a_year_back = offset.unit == "year" and offset.count == 1 and offset.sign < 0
    if not a_year_back or thread.quarter is None or not thread.is_near(thread.quarter[0], place):
        return None
    index, period = thread.quarter
    assert period.last is not None
    return counted_from(periods.quarter(period.last.year - 1, (period.last.month + 2) // 3), index)


def _vague(offset: Offset) -> Found:
    if offset.base != "clause":
        return Found("PAST_REF" if offset.sign < 0 else "FUTURE_REF", kind="date")
    return Found(length(offset), kind="duration")
