"""When in a year a month, season or holiday falls."""

import datetime as dt
from calendar import monthrange

from extractor.components.dates import periods
from extractor.components.dates.lexicon import Holiday, holidays
from extractor.components.dates.periods import Period
from extractor.components.dates.readings import Name

HIJRI_EPOCH = 227015  # ordinal of 1 Muharram 1 AH in the tabular civil calendar (19 July 622, proleptic Gregorian)


def instances(name: Name, year: int) -> list[Period]:
    """The months, seasons or feasts of a name that begin within a year, in order."""
    if not 1 <= year <= 9998:
        return []
    if name.what == "month":
        return [periods.month(year, int(name.value))]
    if name.what == "season":
        return [periods.season(year, str(name.value))]
    rule = holidays()[str(name.value)]
    days = days_in(rule, year)
    if rule.days == 1:
        return [periods.day(day) for day in days]
    ends = [day + dt.timedelta(days=rule.days - 1) for day in days]
    return [Period(f"{day}/{end}", day, end, "range") for day, end in zip(days, ends, strict=True)]


def days_in(rule: Holiday, year: int) -> list[dt.date]:
    """The first days of the holiday within a year, in order: one, but for Islamic feasts none to two.

    >>> from extractor.components.dates.lexicon import holidays
    >>> days_in(holidays()["good friday"], 2019)
    [datetime.date(2019, 4, 19)]
    """
    if rule.fixed is not None:
        month, day = map(int, rule.fixed.split("-"))
        return [dt.date(year, month, day)]
    if rule.easter is not None:
        return [easter(year) + dt.timedelta(days=rule.easter)]
    if rule.nth is not None:
        return [_nth(year, *rule.nth)]
    assert rule.hijri is not None
    about = int((year - 622) * 33 / 32)
    days = [_from_hijri(hijri_year, *rule.hijri) for hijri_year in range(about - 1, about + 4)]
    return [date for date in days if date.year == year]


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus.

    >>> easter(2020)
    datetime.date(2020, 4, 12)
    """
    golden, hundreds = year % 19, year // 100
    correction = (hundreds - hundreds // 4 - (8 * hundreds + 13) // 25 + 19 * golden + 15) % 30
    moon = correction - (correction // 28) * (1 - (29 // (correction + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - hundreds + hundreds // 4) % 7
    shift = moon - weekday
    month = 3 + (shift + 40) // 44
    return dt.date(year, month, shift + 28 - 31 * (month // 4))


def _nth(year: int, month: int, weekday: int, which: int) -> dt.date:
    if which > 0:
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = dt.date(year, month, monthrange(year, month)[1])
    return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)


def _from_hijri(year: int, month: int, day: int) -> dt.date:
    """A date of the tabular Islamic calendar: 11 leap days in 30 years, months of 30 and 29 days in turn."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return dt.date.fromordinal(HIJRI_EPOCH + days)
