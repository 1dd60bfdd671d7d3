"""Candidates: the reports that are worth comparing, so that time grows with the reports and not with their pairs.

Two reports can be one event only where they agree on a place, a name or a great number (`agreement`): those of one
family that share such a key on one day are compared, and those that share a sentence.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from extractor.merging import geography, naming
from extractor.merging.agreement import LATE, MANY, WIDE
from extractor.merging.reports import DOERS, DONE_TO, Report
from models import Role

Key = tuple[str, str]

TOO_MANY = 50  # reports under one key: each is compared with as many neighbours in the order of their words
ANY_SIDE = DOERS | DONE_TO


def candidates(reports: Sequence[Report]) -> set[tuple[int, int]]:
    """Positions of reports that may be compared, the smaller first; the same whatever the order of the articles."""
    met: dict[tuple[str, dt.date | None, Key], list[int]] = defaultdict(list)
    for place in sorted(range(len(reports)), key=lambda place: _order(reports[place])):
        report = reports[place]
        met[report.family, None, ("words", report.sentence)].append(place)
        for day, key in product(_days(report), sorted(_keys(report))):
            met[report.family, day, key].append(place)
    return {
        (min(a, b), max(a, b))
        for places in met.values()
        for position, a in enumerate(places)
        for b in places[position + 1 : position + TOO_MANY]
    }


def _order(report: Report) -> tuple[str, str]:
    return report.sentence, report.event.uid


def _days(report: Report) -> Iterator[dt.date]:
    """The days that it may be of; without one those before its publication."""
    if report.window:
        first, last = report.window
    elif report.published:
        first, last = report.published - LATE, report.published
    else:
        return
    if last - first <= WIDE:
        yield from (first + dt.timedelta(days=number) for number in range((last - first).days + 1))


def _keys(report: Report) -> set[Key]:
    actors = report.named(ANY_SIDE)
    counts = {count.min for count in report.casualties if count.min} | report.numbers(ANY_SIDE | {Role.TOPIC})
    return {
        *(("place", key) for key in geography.keys(report)),
        *(("actor", key) for actor in actors for key in naming.keys(actor)),
        *(("count", str(count)) for count in counts if count >= MANY),
    }
