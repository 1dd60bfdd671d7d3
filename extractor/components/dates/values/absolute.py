"""Calendar phrases that are complete in themselves, read by dateparser: one short phrase at a time, never a text."""

import datetime as dt
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

# US papers put the month first; 13/4/2020 can only be a day first.
ORDERS = {"MDY": ("%m/%d/%Y", "%d/%m/%Y"), "DMY": ("%d/%m/%Y", "%m/%d/%Y")}


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
def figures(text: str, order: str = "MDY") -> tuple[dt.date | None, bool]:
    """The day of a date in figures, and whether it could be another: '3/4/2020' is 4 March, or 3 April.

    `order` says which of day and month stands first where both could.
    """
    if len(text) >= 10 and text[4] == "-":
        found = _parser().get_date_data(text[:10], date_formats=["%Y-%m-%d"]).date_obj
        return (found.date() if found else None), False
    first, second, year = text.replace(".", "/").split("/")
    if len(year) == 2:
        year = ("19" if int(year) > 68 else "20") + year
    order = "DMY" if "." in text else order
    found = _parser().get_date_data(f"{first}/{second}/{year}", date_formats=list(ORDERS[order])).date_obj
    return (found.date() if found else None), max(int(first), int(second)) <= 12 and first != second and "." not in text
