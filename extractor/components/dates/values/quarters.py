"""The days of quarters and halves: of a year that is said, of this year, of the one named before."""

from extractor.components.dates import periods
from extractor.components.dates.found import Found, counted_from, dated
from extractor.components.dates.readings import Ordinal
from extractor.components.dates.values.asked import Asked


def ordinal(asked: Asked, part: Ordinal) -> Found | None:
    """'the third quarter of 2016', 'the first half', 'the latest quarter'."""
    thread = asked.thread
    make = periods.quarter if part.unit == "quarter" else periods.half
    if part.number == 0:
        return _again(asked, part)
    if part.year is not None:
        return dated(make(part.year, part.number))
    index, latest = thread.latest or (None, None)
    told = latest is not None and latest.first is not None and latest.precision in {"quarter", "half", "year"}
    if part.step is None and thread.past and told and latest and latest.first:
        period = make(latest.first.year, part.number)
        return Found(period.value, period, "context", index)
    if thread.published is None:
        return Found(f"XXXX-{part.unit[0].upper()}{part.number}")
    year = thread.published.year + (part.step or 0)
    if part.step is None:
        behind = make(year, part.number)
        year -= behind.first is not None and (behind.first - thread.published).days > 60
    return counted_from(make(year, part.number), "published")


def _again(asked: Asked, part: Ordinal) -> Found | None:
    """A quarter that was named before; else the last that has ended, for 'the latest quarter'."""
    thread = asked.thread
    index, latest = thread.quarter or (None, None)
    if part.unit == "latest" and latest and latest.last and thread.published and latest.last > thread.published:
        latest = None  # a quarter that has not ended has no results yet
    far = part.year is not None and index is not None and not thread.is_near(index, asked.place)
    if latest is None or latest.last is None or far:
        if part.year is not None:
            return dated(periods.year(part.year))
        if part.unit != "latest" or thread.published is None:
            return None
        return counted_from(periods.at("quarter", periods.moved(thread.published, "quarter", -1)), "published")
    year = part.year if part.year is not None else latest.last.year
    year = thread.published.year + part.step if part.step is not None and thread.published else year
    period = periods.quarter(year, (latest.last.month + 2) // 3)
    return Found(period.value, period, "context", index)
