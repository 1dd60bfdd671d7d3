"""Stretches of the calendar: their TIMEX3 value, first and last day; counting on and back from them."""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass

ONE_DAY = dt.timedelta(days=1)
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FINENESS = (
    "time",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "range",
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar, both days inclusive. Years BC have a value but no days."""

    value: str
    first: dt.date | None
    last: dt.date | None
    precision: str

    @property
    def middle(self) -> int:
        """The ordinal of the day in the middle: for finding what lies nearest."""
        assert self.first is not None
        assert self.last is not None
        return (self.first.toordinal() + self.last.toordinal()) // 2


def day(date: dt.date) -> Period:
    """
    >>> day(dt.date(2020, 11, 17)).value
    '2020-11-17'
    """
    return Period(date.isoformat(), date, date, "day")


def week(date: dt.date) -> Period:
    """The ISO week, Monday to Sunday, that a day lies in."""
    year, number, weekday = date.isocalendar()
    monday = date - (weekday - 1) * ONE_DAY
    return Period(f"{year:04}-W{number:02}", monday, monday + 6 * ONE_DAY, "week")


def weekend(date: dt.date) -> Period:
    """Saturday and Sunday of the ISO week that a day lies in."""
    whole = week(date)
    assert whole.first is not None
    assert whole.last is not None
    return Period(f"{whole.value}-WE", whole.first + 5 * ONE_DAY, whole.last, "weekend")


def month(year: int, number: int) -> Period:
    """
    >>> month(2020, 2).last
    datetime.date(2020, 2, 29)
    """
    return Period(f"{year:04}-{number:02}", *_months(year, number, 1), "month")


def quarter(year: int, number: int) -> Period:
    return Period(f"{year:04}-Q{number}", *_months(year, 3 * number - 2, 3), "quarter")


def half(year: int, number: int) -> Period:
    return Period(f"{year:04}-H{number}", *_months(year, 6 * number - 5, 6), "half")


def season(year: int, name: str) -> Period:
    """A northern season of whole months; winter runs from December into the next year."""
    return Period(f"{year:04}-{name}", *_months(year, SEASON_MONTHS[name], 3), "season")


def year(number: int) -> Period:
    return Period(f"{number:04}", dt.date(number, 1, 1), dt.date(number, 12, 31), "year")


def decade(first: int) -> Period:
    """
    >>> decade(1990).value
    '199'
    """
    return Period(f"{first // 10:03}", dt.date(first, 1, 1), dt.date(first + 9, 12, 31), "decade")


def century(first: int) -> Period:
    """A century by its first year, as TIMEX3 counts: the 19th is '18', 1800 to 1899."""
    return Period(f"{first // 100:02}", dt.date(max(first, 1), 1, 1), dt.date(first + 99, 12, 31), "century")


def at(unit: str, date: dt.date) -> Period:
    """The day, week, month … that a date lies in."""
    match unit:
        case "day":
            return day(date)
        case "week":
            return week(date)
        case "weekend":
            return weekend(date)
        case "month":
            return month(date.year, date.month)
        case "quarter":
            return quarter(date.year, (date.month + 2) // 3)
        case "half":
            return half(date.year, (date.month + 5) // 6)
        case "decade":
            return decade(date.year // 10 * 10)
        case "century":
            return century(date.year // 100 * 100)
    return year(date.year)


def moved(date: dt.date, unit: str, count: int) -> dt.date:
    """A date so many units later, or earlier; the day is kept, or is the month's last where it has fewer.

    Raises:
        ValueError, OverflowError: the calendar ends before that.

    >>> moved(dt.date(2020, 1, 31), "month", 1)
    datetime.date(2020, 2, 29)
    """
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days:
        return date + dt.timedelta(days=days * count)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit] * count
    whole, index = divmod(date.year * 12 + date.month - 1 + months, 12)
    if not 1 <= whole <= 9999:
        raise ValueError(f"year {whole} is out of range")
    return dt.date(whole, index + 1, min(date.day, monthrange(whole, index + 1)[1]))


def part(period: Period, mod: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the start, middle or end of a period.

    Of a month: days 1-10, 11-20, 21 to the end. Of anything longer or shorter: thirds, in whole years from a decade on.
    """
    first, last = period.first, period.last
    if mod not in {"START", "MID", "END"} or first is None or last is None or first == last:
        return first, last
    if period.precision == "month":
        ends = (first + 9 * ONE_DAY, first + 19 * ONE_DAY)
    elif period.precision == "year":
        ends = (dt.date(first.year, 4, 30), dt.date(first.year, 8, 31))
    elif period.precision in {"decade", "century"}:
        third = (last.year - first.year + 1) / 3
        ends = (dt.date(first.year + round(third) - 1, 12, 31), dt.date(first.year + round(2 * third) - 1, 12, 31))
    else:
        third = ((last - first).days + 1) / 3
        ends = (first + (max(round(third), 1) - 1) * ONE_DAY, first + (max(round(2 * third), 2) - 1) * ONE_DAY)
    starts = {"START": first, "MID": ends[0] + ONE_DAY, "END": ends[1] + ONE_DAY}
    stops = {"START": ends[0], "MID": ends[1], "END": last}
    start, stop = starts[mod], min(stops[mod], last)
    return (start, stop) if start <= stop else (first, last)


def _months(year: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    start = dt.date(year, first, 1)
    years, index = divmod(first - 1 + count - 1, 12)
    return start, dt.date(year + years, index + 1, monthrange(year + years, index + 1)[1])
