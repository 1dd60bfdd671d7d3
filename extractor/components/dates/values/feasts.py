"""When in a year a month, season or holiday falls."""

import datetime as dt
from calendar import monthrange

from extractor.components.dates import calendars, periods
from extractor.components.dates.lexicon import Holiday, holidays
from extractor.components.dates.periods import Period
from extractor.components.dates.readings import Name


def instances(name: Name, year: int) -> list[Period]:
    """The months, seasons or feasts of a name that begin within a year, in order."""
    if not 1 <= year <= 9998:
        return []
    if name.what == "month":
        return [periods.month(year, int(name.value))]
    if name.what == "season":
        return [periods.season(year, str(name.value))]
    if name.what == "nth":
        month, weekday, which = (int(part) for part in str(name.value).split("-", 2))
        day = _nth(year, month, weekday, which)
        return [periods.day(day)] if day.month == month else []
    rule = holidays()[str(name.value)]
    days = days_in(rule, year)
    if rule.days == 1:
        return [periods.day(day) for day in days]
    ends = [day + dt.timedelta(days=rule.days - 1) for day in days]
    return [Period(f"{day}/{end}", day, end, "range") for day, end in zip(days, ends, strict=True)]


def days_in(rule: Holiday, year: int) -> list[dt.date]:
    """The first days of the holiday within a year, in order: one, but for Islamic feasts none to four.

    >>> from extractor.components.dates.lexicon import holidays
    >>> days_in(holidays()["good friday"], 2019), days_in(holidays()["diwali"], 2020)
    ([datetime.date(2019, 4, 19)], [datetime.date(2020, 11, 14)])
    """
    if rule.fixed is not None:
        month, day = map(int, rule.fixed.split("-"))
        return [dt.date(year, month, day)]
    if rule.nth is not None:
        return [_nth(year, *rule.nth)]
    if rule.hijri is not None:
        return calendars.hijri_days(year, rule.hijri)
    if rule.new_moon is not None:
        month, day, hours = rule.new_moon
        return [calendars.new_moon_from(dt.date(year, month, day), hours)]
    shift, start = next(
        (shift, start)
        for shift, start in (
            (rule.easter, calendars.easter),
            (rule.orthodox, calendars.orthodox_easter),
            (rule.tishri, calendars.jewish_new_year),
            (rule.nisan, calendars.passover),
            (rule.kislev, calendars.kislev),
        )
        if shift is not None
    )
    return [start(year) + dt.timedelta(days=shift)]


def _nth(year: int, month: int, weekday: int, which: int) -> dt.date:
    """The nth such weekday of a month, or the last; of weekday 0 any day counts."""
    if weekday == 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(which if which > 0 else monthrange(year, month)[1]) - 1)
    if which > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = dt.date(year, month, monthrange(year, month)[1])
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
