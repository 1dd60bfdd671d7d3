"""Tolls: what each report counts, side by side, and whether two of them exclude each other."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

from extractor.merging.reports import Report
from models import Casualty, CasualtyKind, CountStatus, Toll


def tolls(group: Sequence[Report]) -> tuple[Toll, ...]:
    """Whole counts of a group's reports, by kind, then by day of publication; undated articles last."""
    found = [toll for place, report in enumerate(group) for toll in _of(report, place)]
    return tuple(sorted(found, key=_order))


def conflicting(found: Sequence[Toll]) -> tuple[CasualtyKind, ...]:
    """Kinds of which two actual tolls of the same people exclude each other."""
    actual = [toll for toll in found if toll.status is CountStatus.ACTUAL]
    pairs = ((a, b) for a, b in combinations(actual, 2) if (a.kind, a.unit) == (b.kind, b.unit))
    return tuple(sorted({a.kind for a, b in pairs if _exclude(a, b)}, key=list(CasualtyKind).index))


def _order(toll: Toll) -> tuple[int, dt.date, int, int]:
    return list(CasualtyKind).index(toll.kind), toll.published or dt.date.max, toll.report, toll.mention.start


def _of(report: Report, place: int) -> Iterator[Toll]:
    for count in report.casualties:
        if count.part_of is None:
            yield _toll(count, place, report.published)


def _toll(count: Casualty, place: int, published: dt.date | None) -> Toll:
    said = count.attribution
    return Toll(
        report=place,
        published=published,
        casualty=count.id,
        kind=count.kind,
        unit=count.unit,
        min=count.min,
        max=count.max,
        bound=count.bound,
        word=count.word,
        status=count.status,
        scope=count.scope,
        source=said.mention.text if said else None,
        source_kind=said.kind if said else None,
        mention=count.mentions[0],
    )


def _exclude(a: Toll, b: Toll) -> bool:
    lows = [toll.min for toll in (a, b) if toll.min is not None]
    highs = [toll.max for toll in (a, b) if toll.max is not None]
    return bool(lows and highs) and max(lows) > min(highs)
