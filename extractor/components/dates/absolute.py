"""Calendar phrases that are complete in themselves, read by dateparser: one short phrase at a time, never a text."""

import datetime as dt
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

# US papers put the month first, others the day.
ORDERS = {"MDY": "%m/%d/%Y", "DMY": "%d/%m/%Y"}


@cache
def _parser() -> "DateDataParser":
    """Built on first use, since its import costs a tenth of a second."""
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["en"])


@lru_cache(maxsize=8192)
def day(text: str) -> dt.date | None:
    """The day that '3 January 2020' names; None where there is no such day.

    >>> day("30 February 2020") is None
    True
    """
    found = _parser().get_date_data(text, date_formats=["%d %B %Y"]).date_obj
    return found.date() if found else None


@lru_cache(maxsize=8192)
def figures(text: str) -> dict[str, dt.date]:
    """The days that a date in figures may be, by the order of day and month: `ISO` where the year comes first.

    >>> sorted(figures("3/4/2020").items())
    [('DMY', datetime.date(2020, 4, 3)), ('MDY', datetime.date(2020, 3, 4))]
    >>> figures("13/4/20"), figures("31/31/2020"), figures("2020-13-05")
    ({'DMY': datetime.date(2020, 4, 13)}, {}, {})
    """
    if text[:4].isdigit():
        year, month, day = text[:10].replace("/", "-").split("-")
        found = _in_order(day, month, year, "DMY")
        return {"ISO": found} if found else {}
    first, second, year = re.split("[./-]", text)
    if len(year) == 2:
        year = ("19" if int(year) > 68 else "20") + year
    orders = ("DMY",) if "." in text else ("MDY", "DMY")
    options = {order: _in_order(first, second, year, order) for order in orders}
    return {order: day for order, day in options.items() if day is not None}


def _in_order(first: str, second: str, year: str, order: str) -> dt.date | None:
    """The day in one order; dateparser alone would try the other, too."""
    month = int(first if order == "MDY" else second)
    if not 1 <= month <= 12:
        return None
    found = _parser().get_date_data(f"{first}/{second}/{year}", date_formats=[ORDERS[order]]).date_obj
    return found.date() if found and found.month == month else None
