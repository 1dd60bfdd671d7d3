"""Calendars by which feasts move: Easter's, the Islamic, the Jewish one, and the moon's."""

import datetime as dt
import math

HIJRI_EPOCH = 227015  # ordinal of 1 Muharram 1 AH in the tabular civil calendar (19 July 622, proleptic Gregorian)
JEWISH_EPOCH = -1373427  # ordinal of 1 Tishri of the year 1


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


def orthodox_easter(year: int) -> dt.date:
    """Easter Sunday of the eastern churches: Meeus's Julian algorithm, as a Gregorian date.

    >>> orthodox_easter(2020)
    datetime.date(2020, 4, 19)
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)


def hijri_days(year: int, feasts: tuple[tuple[int, int], ...]) -> list[dt.date]:
    """The days within a year that are some days of the tabular Islamic calendar, in order.

    >>> hijri_days(2019, ((10, 1),))
    [datetime.date(2019, 6, 5)]
    """
    about = int((year - 622) * 33 / 32)
    days = [_from_hijri(hijri_year, *feast) for hijri_year in range(about - 1, about + 4) for feast in feasts]
    return sorted(day for day in days if day.year == year)


def jewish_new_year(year: int) -> dt.date:
    """The first day of Rosh Hashanah that falls in a year (Reingold and Dershowitz, Calendrical Calculations).

    >>> jewish_new_year(2020)
    datetime.date(2020, 9, 19)
    """
    return dt.date.fromordinal(_tishri(year + 3761))


def passover(year: int) -> dt.date:
    """
    >>> passover(2020)
    datetime.date(2020, 4, 9)
    """
    return jewish_new_year(year) - dt.timedelta(days=163)


def kislev(year: int) -> dt.date:
    """The day before the first of Kislev: a year of 355 or 385 days has one day more before it.

    >>> kislev(2020) + dt.timedelta(days=25)
    datetime.date(2020, 12, 11)
    """
    first, following = _tishri(year + 3761), _tishri(year + 3762)
    return dt.date.fromordinal(first + 58 + ((following - first) % 10 == 5))


def new_moon_from(first: dt.date, hours: int) -> dt.date:
    """The day of the first new moon on or after a day; `hours` from UTC is where the day is cut.

    >>> new_moon_from(dt.date(2020, 1, 21), 8)
    datetime.date(2020, 1, 25)
    """
    number = math.floor((first.year + first.month / 12 - 2000) * 12.3685) - 2
    while (day := math.floor(_new_moon(number) + hours / 24)) < first.toordinal():
        number += 1
    return dt.date.fromordinal(day)


def _new_moon(number: int) -> float:
    """The ordinal of a new moon's day and hour, UTC, counted from 2000: the main terms of Meeus, chapter 49.

    Good to half an hour from 1800 to 2200.
    """
    century = number / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number)
    node = math.radians(160.7108 + 390.67050284 * number)
    return (
        2451550.09766 + 29.530588861 * number + 0.00015437 * century**2 - 1721424.5
        - 0.40720 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * node) + 0.00739 * math.sin(moon - sun) - 0.00514 * math.sin(moon + sun)
    )  # fmt: skip


def _tishri(year: int) -> int:
    """The ordinal of the first day of a Jewish year: by its mean new moon, put off so that no feasts collide."""
    before, elapsed, after = (_elapsed(number) for number in (year - 1, year, year + 1))
    put_off = 2 if after - elapsed == 356 else 1 if elapsed - before == 382 else 0
    return JEWISH_EPOCH + elapsed + put_off


def _elapsed(year: int) -> int:
    """Days up to the mean new moon of a Jewish year."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


def _from_hijri(year: int, month: int, day: int) -> dt.date:
    """A date of the tabular Islamic calendar: 11 leap days in 30 years, months of 30 and 29 days in turn."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return dt.date.fromordinal(HIJRI_EPOCH + days)
