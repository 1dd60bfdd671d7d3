"""Grouping: reports that are of one event come together, the surest first.

A greedy agglomeration: links are taken by how much they rest on, and one is left out where it would bring together two
reports that exclude each other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from extractor.merging.agreement import agreement
from extractor.merging.candidates import candidates
from extractor.merging.conflict import conflict
from extractor.merging.reports import Report
from models import Reason

SAME_WORDS = 8  # of evidence: copies share whole sentences
ASKED = 30  # reports of a great group that are asked for it
CERTAIN = 100  # the weight of a copy


@dataclass(frozen=True)
class Join:
    """Two reports by their positions, the smaller first, and why they are one event."""

    a: int
    b: int
    reasons: tuple[Reason, ...]


def joined(reports: Sequence[Report]) -> list[tuple[list[int], list[Join]]]:
    """Groups of positions, in order of their first, each with the links that made it: one fewer than its reports."""
    groups = {place: [place] for place in range(len(reports))}
    home = list(range(len(reports)))
    kept: dict[int, list[Join]] = defaultdict(list)
    for _, a, b in sorted(_alike(reports), key=lambda row: (row[0], _order(reports[row[1]], reports[row[2]]))):
        mine, theirs = sorted((home[a], home[b]))
        if mine == theirs or _exclude([reports[n] for n in groups[mine]], [reports[n] for n in groups[theirs]]):
            continue
        for place in groups[theirs]:
            home[place] = mine
        groups[mine] = sorted(groups[mine] + groups.pop(theirs), key=lambda place: reports[place].event.uid)
        kept[mine] += [*kept.pop(theirs, []), Join(a, b, _weighed(reports[a], reports[b])[1])]
    return [(sorted(group), sorted(kept[first], key=lambda join: (join.a, join.b))) for first, group in groups.items()]


def _exclude(mine: Sequence[Report], theirs: Sequence[Report]) -> bool:
    """Whether two groups cannot be one: two events of one article, or reports that exclude each other."""
    if {report.article for report in mine} & {report.article for report in theirs}:
        return True
    return any(conflict(a, b) for a, b in product(mine[:ASKED], theirs[:ASKED]))


def _alike(reports: Sequence[Report]) -> Iterator[tuple[tuple[int, int], int, int]]:
    """Reports that are of one event as far as the two tell, with their rank: few weighty reasons before many light."""
    for a, b in candidates(reports):
        if not conflict(reports[a], reports[b]):
            weight, found = _weighed(reports[a], reports[b])
            if found:
                yield (-weight, len(found)), a, b


def _order(a: Report, b: Report) -> list[str]:
    """Of equals any order that does not depend on that of the articles."""
    return sorted((a.event.uid, b.event.uid))


def _weighed(a: Report, b: Report) -> tuple[int, tuple[Reason, ...]]:
    return _copied(a, b) or agreement(a, b)


def _copied(a: Report, b: Report) -> tuple[int, tuple[Reason, ...]] | None:
    """The same sentence in two articles tells of the same."""
    if a.sentence != b.sentence or a.event.trigger.text != b.event.trigger.text or len(a.sentence.split()) < SAME_WORDS:
        return None
    return CERTAIN, (Reason(on="copy", value=a.event.evidence.text),)
