"""Values of the records in words a reader takes in: counts with their bounds, days, countries, names of kinds."""

import calendar
import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from extractor import gazetteer
from extractor.formats.html.text import anchor
from extractor.formats.html.visible import one_line
from models import Bound, Count, Mention, Quantity, TroopNumber, Unit

ONE = {
    Unit.PEOPLE: "person",
    Unit.CIVILIANS: "civilian",
    Unit.CHILDREN: "child",
    Unit.SOLDIERS: "soldier",
    Unit.POLICE: "police officer",
    Unit.MILITANTS: "militant",
    Unit.HOSTAGES: "hostage",
}


class Link(NamedTuple):
    """Words that lead to a record (`e1`), to its words in the text (`t64-77`), or to a page of the web."""

    text: str
    to: str


Words = tuple[str | Link, ...]


def quoted(mention: Mention) -> Link:
    """A mention's words in quotation marks, leading to where they stand."""
    return Link(f"“{one_line(mention.text)}”", anchor(mention))


def plain(name: str) -> str:
    """The name of a kind as words.

    >>> plain("armed_group")
    'armed group'
    """
    return one_line(name.replace("_", " "))


def titled(name: str) -> str:
    """The name of a kind as a heading.

    >>> titled("suicide_bombing")
    'Suicide bombing'
    """
    words = plain(name)
    return words[:1].upper() + words[1:]


def country(code: str | None) -> str:
    """The English name of a country; nothing for None.

    >>> country("YE"), country(None)
    ('Yemen', '')
    """
    known = gazetteer.countries().get(code or "")
    return known.name if known else code or ""


def day(value: dt.date) -> str:
    """A day in full.

    >>> day(dt.date(2021, 3, 9))
    '9 March 2021'
    """
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


def moment(value: str) -> str:
    """A day, or a day and time, in full.

    >>> moment("2020-02-26T18:42:00+00:00"), moment("2020-02-26")
    ('26 February 2020, 18:42 (UTC)', '26 February 2020')
    """
    found = dt.datetime.fromisoformat(value)
    if len(value) <= 10:
        return day(found)
    zone = f" ({found.tzname()})" if found.tzinfo else ""
    return f"{day(found)}, {found:%H:%M}{zone}"


def days(earliest: dt.date | None, latest: dt.date | None) -> str:
    """A window of days, as short as it can be said.

    >>> days(dt.date(2020, 10, 1), dt.date(2020, 10, 31)), days(None, dt.date(2021, 6, 30))
    ('October 2020', 'by 30 June 2021')
    >>> days(dt.date(2020, 9, 28), dt.date(2020, 10, 4)), days(dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    ('28 September – 4 October 2020', '2020')
    """
    if earliest is None or latest is None:
        return f"by {day(latest)}" if latest else f"from {day(earliest)}" if earliest else ""
    if earliest == latest:
        return day(earliest)
    if (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31):
        return str(latest.year) if earliest.year == latest.year else f"{earliest.year}–{latest.year}"
    if earliest.year != latest.year:
        return f"{day(earliest)} – {day(latest)}"
    if earliest.month != latest.month:
        return f"{earliest.day} {calendar.month_name[earliest.month]} – {day(latest)}"
    whole = earliest.day == 1 and latest.day == calendar.monthrange(latest.year, latest.month)[1]
    return f"{calendar.month_name[latest.month]} {latest.year}" if whole else f"{earliest.day}–{day(latest)}"


def quantity(value: Quantity) -> str:
    """A number with its bounds.

    >>> quantity(Quantity(min=4, max=None, bound="at_least", word=None))
    'at least 4'
    >>> quantity(Quantity(min=24, max=99, bound="vague", word="dozens"))
    'dozens (24–99)'
    """
    low, high = value.min, value.max
    if low == high:
        number = f"{low:,}"
    elif low is not None and high is not None:
        number = f"{low:,}–{high:,}"
    else:
        number = f"at least {low:,}" if low is not None else f"up to {high:,}"
    if value.word:
        return f"{one_line(value.word)} ({number})"
    return f"about {number}" if value.bound is Bound.ABOUT else number


def counted(count: Count) -> str:
    """A count with whom it counts.

    >>> from extractor import extract
    >>> counted(extract("Two soldiers were killed in Mosul.").casualties[0])
    '2 soldiers'
    """
    change = count.change if isinstance(count, TroopNumber) else None
    number = f"from {change.from_:,} to {change.to:,}" if change else quantity(count)
    status = "" if count.status.value == "actual" else f" ({count.status.value})"
    unit = ONE.get(count.unit, count.unit.value) if count.min == count.max == 1 and not change else count.unit.value
    return f"{number} {unit}{status}"


def listed(parts: Iterable[str | Link], between: str = ", ") -> Words:
    """Words one after the other, with something between."""
    found: list[str | Link] = []
    for part in parts:
        found += [between, part] if found else [part]
    return tuple(found)
