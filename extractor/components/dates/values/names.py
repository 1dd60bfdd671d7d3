"""The days of names that come round again: which Tuesday, which May, which Easter."""

import datetime as dt

from extractor.components.dates import periods
from extractor.components.dates.anchors.tense import bearing, is_present
from extractor.components.dates.found import Expression, Found, counted_from, dated, explicit
from extractor.components.dates.lexicon import holidays
from extractor.components.dates.readings import Name
from extractor.components.dates.values import feasts
from extractor.components.dates.values.asked import Asked
from extractor.components.dates.values.relative import of_unit


def name(asked: Asked, name: Name) -> Found | None:
    """'Tuesday', 'next May', 'last summer', 'Easter 2018'."""
    if name.of_year is not None:
        stated = of_unit(asked.thread, name.of_year)
        if stated.period is None or stated.period.first is None:
            return Found(None)
        return explicit(dated(feasts.instances(name, stated.period.first.year)[0]), "relative", stated.anchor)
    if name.year is not None and name.what != "weekday":
        options = feasts.instances(name, name.year)
        return dated(options[0]) if options else None
    if name.step is None and name.what != "weekday":
        year = asked.lent_year(int(name.value) if name.what == "month" else None)
        if year is not None:
            options = feasts.instances(name, year)
            return explicit(dated(options[0]), "context", None) if options else None
    if name.what == "weekday":
        return _weekday(asked, name)
    if name.step is not None:
        return _stepped(asked, name)
    years = asked.thread.years(asked.place)
    chosen = asked.thread.choose(asked.place, [period for year in years for period in feasts.instances(name, year)])
    if chosen is None and name.what in {"month", "season"}:
        return Found(f"XXXX-{name.value:02}" if name.what == "month" else f"XXXX-{name.value}")
    return chosen or _open(name)


def _open(name: Name) -> Found | None:
    """A feast of no known year: 'XXXX-12-25'; of what moves, only that it was named."""
    if name.what != "holiday":
        return None
    fixed = holidays()[str(name.value)].fixed
    return Found(f"XXXX-{fixed}" if fixed else None)


def _weekday(asked: Asked, name: Name) -> Found | None:
    thread, weekday = asked.thread, int(name.value)
    anchor, base = thread.anchor("day") if name.narrative or thread.past else (None, None)
    if base is None or base.first is None:
        if thread.published is not None:
            shift = _days_to(asked.place, name, thread.published)
            return counted_from(periods.day(thread.published + dt.timedelta(days=shift)), "published")
        anchor, base = thread.anchor_for("day", asked.place) if name.step is None else (None, None)
        if base is None or base.first is None:
            return Found(f"XXXX-WXX-{weekday}")
    sign = -1 if name.step == -1 else 1
    gap = (sign * (weekday - base.first.isoweekday())) % 7 or (7 if name.narrative else 0)
    return counted_from(periods.day(base.first + dt.timedelta(days=sign * gap)), anchor)


def _days_to(place: Expression, name: Name, published: dt.date) -> int:
    """Days from publication to a weekday: behind it, that day itself included, unless the words point ahead."""
    ahead = (int(name.value) - published.isoweekday()) % 7
    back = -((published.isoweekday() - int(name.value)) % 7)
    if name.step in {-1, 1}:
        return (back or -7) if name.step == -1 else (ahead or 7)
    if place.section.kind == "title":
        return back
    tense = bearing(place)
    coming = tense > 0 or (tense == 0 and (name.step == 0 or is_present(place.last)))
    return ahead if coming else back


def _stepped(asked: Asked, name: Name) -> Found | None:
    """'last May', 'next spring', 'this Christmas', 'the following March'."""
    anchor, base = asked.thread.base(name.narrative, "month")
    if base is None:
        return Found(None) if asked.thread.published is None else None
    years = range(base.year - 2, base.year + 3)
    options = [period for year in years for period in feasts.instances(name, year) if period.first and period.last]
    if name.step == -1:
        gap = 31 if name.what == "month" and not name.narrative else 0  # "last month" is what a month ago is called
        behind = [period for period in options if period.last and (base - period.last).days > gap]
        return counted_from(behind[-1], anchor) if behind else None
    if name.step == 1:
        ahead = [period for period in options if period.first and period.first > base]
        return counted_from(ahead[0], anchor) if ahead else None
    same = [period for period in options if period.first and period.first.year == base.year]
    return counted_from(same[0], anchor) if same else None
