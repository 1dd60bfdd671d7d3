"""Grouping: reports that are of one event come together, the surest first.

A greedy agglomeration: links are taken by how much they rest on, and one is left out where it would bring together two
reports that exclude each other. Only reports of one family whose days meet are compared.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.merging.agreement import LATE, reasons
from extractor.merging.conflict import conflict
from extractor.merging.reports import Report
from models import Reason

LONGEST = 31  # days: a wider window says too little to compare by
TOO_MANY = 400  # reports of one family on one day: each is compared with as many neighbours, not with all
SAME_WORDS = 8  # of evidence: copies share whole sentences


@dataclass(frozen=True)
class Join:
    """Two reports by their positions, the smaller first, and why they are one event."""

    a: int
    b: int
    reasons: tuple[Reason, ...]


def joined(reports: Sequence[Report]) -> list[tuple[list[int], list[Join]]]:
    """Groups of positions, in order of their first, each with the links that hold it together."""
    groups = {place: [place] for place in range(len(reports))}
    home = list(range(len(reports)))
    kept: dict[int, list[Join]] = defaultdict(list)
    for join in sorted(_joins(reports), key=lambda join: (-len(join.reasons), join.a, join.b)):
        mine, theirs = sorted((home[join.a], home[join.b]))
        if mine != theirs:
            if any(conflict(reports[a], reports[b]) for a in groups[mine] for b in groups[theirs]):
                continue
            for place in groups[theirs]:
                home[place] = mine
            groups[mine] += groups.pop(theirs)
            kept[mine] += kept.pop(theirs, [])
        kept[mine].append(join)
    return [(sorted(group), sorted(kept[first], key=lambda join: (join.a, join.b))) for first, group in groups.items()]


def _joins(reports: Sequence[Report]) -> Iterator[Join]:
    for a, b in sorted(_pairs(reports)):
        if not conflict(reports[a], reports[b]):
            found = _copied(reports[a], reports[b]) or reasons(reports[a], reports[b])
            if found:
                yield Join(a, b, found)


def _pairs(reports: Sequence[Report]) -> set[tuple[int, int]]:
    """Positions of reports that may be compared: of one family and one day, or told in the same words."""
    met: dict[tuple[str, dt.date | str], list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        for day in _days(report):
            met[report.family, day].append(place)
        met[report.family, _words(report)].append(place)
    return {
        (a, b)
        for places in met.values()
        for position, a in enumerate(places)
        for b in places[position + 1 : position + TOO_MANY]
    }


def _days(report: Report) -> Iterator[dt.date]:
    """The days that it may be of; without one those before its publication."""
    if report.window:
        first, last = report.window
    elif report.published:
        first, last = report.published - LATE, report.published
    else:
        return
    if (last - first).days <= LONGEST:
        yield from (first + dt.timedelta(days=number) for number in range((last - first).days + 1))


def _words(report: Report) -> str:
    return " ".join(report.event.evidence.text.casefold().split())


def _copied(a: Report, b: Report) -> tuple[Reason, ...]:
    """The same sentence in two articles tells of the same."""
    words = _words(a)
    if words != _words(b) or len(words.split()) < SAME_WORDS or a.event.trigger.text != b.event.trigger.text:
        return ()
    return (Reason(on="copy", value=a.event.evidence.text),)
