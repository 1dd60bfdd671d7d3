"""The days of calendar phrases: complete ones as they are, others in the year that fits."""

import datetime as dt
from dataclasses import replace

from extractor.components.dates import absolute, periods
from extractor.components.dates.classes import MONTHS, WEEKDAYS
from extractor.components.dates.found import Found, dated, explicit
from extractor.components.dates.periods import Period
from extractor.components.dates.readings import Calendar, Era
from extractor.components.dates.values.asked import Asked
from extractor.components.dates.values.relative import of_unit

A_WEEK, A_MONTH = 7, 30  # days
AHEAD = 5  # years that "'24" may lie ahead


def calendar(asked: Asked, date: Calendar) -> Found | None:
    """'3 May 2017', '3 May', 'May', 'October of that year', '216 BC', '3/4/2020'."""
    latest = asked.thread.latest
    if date.short_year is not None:
        date = replace(date, year=_century_of(asked, date.short_year), short_year=None)
    if date.figures:
        return _figures(asked, date.figures)
    if date.bc:
        parts = (f"{part:02}" for part in (date.month, date.day) if part)
        value = "-".join((f"BC{date.year:04}", *parts))
        return Found(value, Period(value, None, None, "day" if date.day else "month" if date.month else "year"))
    if date.year is not None:
        return _complete(asked, date)
    if date.of_year is not None:
        stated = of_unit(asked.thread, date.of_year)
        if stated.period is None or stated.period.first is None:
            return Found(None)
        complete = _complete(asked, replace(date, year=stated.period.first.year, of_year=None))
        return explicit(complete, "relative", stated.anchor)
    if date.same_year and latest and latest[1].first:
        return explicit(_complete(asked, replace(date, year=latest[1].first.year)), "context", latest[0])
    year = asked.lent_year(date.month)
    if year is not None:
        return explicit(_complete(asked, replace(date, year=year)), "context", None)
    if date.month is None:
        return _day_of_month(asked, date.day) if date.day else None
    if date.day is not None and not _could_be(date.month, date.day):
        return _impossible(asked)
    chosen = asked.thread.choose(asked.place, [_in_year(date, number) for number in asked.thread.years(asked.place)])
    return chosen or Found(f"XXXX-{date.month:02}" + (f"-{date.day:02}" if date.day else ""))


def era(asked: Asked, era: Era) -> Found | None:
    """'the 1990s', 'the nineties', 'the 19th century'."""
    thread = asked.thread
    if era.bc:
        value = f"BC{era.first // 100:02}"
        return Found(value, Period(value, None, None, "century"))
    if era.unit == "century":
        return dated(periods.century(era.first)) if era.first <= 9800 else None
    if era.first >= 100:
        return dated(periods.decade(era.first))
    base = thread.latest[1].first if thread.past and thread.latest else thread.published
    if base is None:
        return Found(f"XX{era.first // 10}")
    hundreds = base.year // 100 * 100
    first = hundreds + era.first if hundreds + era.first <= base.year else hundreds - 100 + era.first
    return explicit(dated(periods.decade(first)), "context", None)


def _complete(asked: Asked, date: Calendar) -> Found | None:
    assert date.year is not None
    if date.month is None:
        return dated(periods.year(date.year))
    if date.day is None:
        return dated(periods.month(date.year, date.month))
    day = absolute.day(f"{date.day} {MONTHS[date.month - 1].title()} {date.year:04}")
    if day is not None and date.weekday is not None and day.isoweekday() != date.weekday:
        told, true = (WEEKDAYS[number - 1].title() for number in (date.weekday, day.isoweekday()))
        asked.note("wrong-weekday", f"The text calls it a {told}, and it is a {true}: the date is taken as it stands.")
    return dated(periods.day(day)) if day else _impossible(asked)


def _day_of_month(asked: Asked, number: int) -> Found | None:
    """'the 20th': of the month of the latest date, or the next where that day is behind it."""
    index, latest = asked.thread.anchor_for("month", asked.place)
    published = asked.thread.published
    if (latest is None or latest.first is None) and published is not None:
        months = [periods.moved(published.replace(day=1), "month", step) for step in (-1, 0, 1)]
        return asked.thread.choose(asked.place, [_in_year(Calendar(None, m.month, number), m.year) for m in months])
    if latest is None or latest.first is None:
        return Found(f"XXXX-XX-{number:02}")
    first = latest.first.replace(day=1)
    if latest.precision == "day" and number < latest.first.day - 7:
        first = periods.moved(first, "month", 1)
    if not _could_be(first.month, number):
        return _impossible(asked)
    day = periods.day(first.replace(day=number))
    return Found(day.value, day, "context", index)


def _figures(asked: Asked, text: str) -> Found | None:
    options = absolute.figures(text)
    if not options:
        return _impossible(asked)
    day = _chosen(asked, options)
    if day is None:
        either = " or ".join(f"{option.day} {MONTHS[option.month - 1].title()}" for option in options.values())
        asked.note("ambiguous-date", f"Day or month may stand first, and nothing in the article tells: {either}.")
        return Found(f"{next(iter(options.values())).year:04}-XX-XX")
    if len(text) > 11 and text[10] in "t ":
        return Found(text.replace(" ", "T").upper(), replace(periods.day(day), precision="time"), kind="time")
    return dated(periods.day(day))


def _century_of(asked: Asked, short: int) -> int:
    """The year of "'99": the last one that ends so, seen from the text's own time; a few years ahead may be meant."""
    latest, published = asked.thread.latest, asked.thread.published
    base = latest[1].first if asked.thread.past and latest else published
    if base is None:
        return 1900 + short if short > 30 else 2000 + short
    year = base.year // 100 * 100 + short
    return year - 100 if year > base.year + AHEAD else year


def _chosen(asked: Asked, options: dict[str, dt.date]) -> dt.date | None:
    """The only reading; the one that is about the day of publication; else the one in the order of the article."""
    days = sorted(set(options.values()))
    if len(days) == 1:
        return days[0]
    published = asked.thread.published
    if published is not None:
        near, far = sorted(days, key=lambda day: abs((day - published).days))
        if abs((near - published).days) <= A_WEEK and abs((far - published).days) > A_MONTH:
            return near
    return options.get(asked.thread.order or "")


def _impossible(asked: Asked) -> Found | None:
    """No date, and a note that says why."""
    asked.note("impossible-date", "There is no such day in the calendar.")
    return None


def _in_year(date: Calendar, year: int) -> Period | None:
    assert date.month is not None
    try:
        if date.day is None:
            return periods.month(year, date.month)
        return periods.day(dt.date(year, date.month, date.day))
    except ValueError:
        return None


def _could_be(month: int, day: int) -> bool:
    return 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
