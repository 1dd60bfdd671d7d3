"""Salience: what the article reports, what belongs to it, and what it only recalls.

`main` is what the headline tells, else the event that leads the first paragraph; `background` are sums of many events
and what lies more than a fortnight back.
"""

import datetime as dt
from collections.abc import Sequence

from extractor import spans
from extractor.components.links.clusters import Cluster, when
from extractor.components.links.units import Story
from extractor.event_types import is_violent

RECENT = dt.timedelta(days=14)


def saliences(story: Story, clusters: Sequence[Cluster]) -> list[str]:
    """The salience of each event, in the order of the clusters."""
    main = {n for n, c in enumerate(clusters) if story.in_headline(c.members[0]) and c.status != "denied"}
    main = main or {n for n in (_lead(story, clusters),) if n is not None}
    return ["main" if n in main else _depth(story, cluster) for n, cluster in enumerate(clusters)]


def _lead(story: Story, clusters: Sequence[Cluster]) -> int | None:
    """The event that the first paragraph tells: what is real, said first, highest in the tree, violent."""
    lead = [n for n, cluster in enumerate(clusters) if story.section(cluster.members[0]) <= story.first_paragraph]

    def weight(n: int) -> tuple[bool, int, int, bool]:
        head = story.head(clusters[n].members[0])
        unreal = clusters[n].status in {"denied", "hypothetical"}
        return unreal, head.sent.start, sum(1 for _ in head.ancestors), not is_violent(clusters[n].type)

    return min(lead, key=weight, default=None)


def _depth(story: Story, cluster: Cluster) -> str:
    published = spans.layout(story.doc).published
    index = when(story, cluster.members)
    last = story.dates[index].window[1] if index is not None else None
    old = published is not None and last is not None and last < published - RECENT
    return "background" if cluster.aggregate or old else "sub"
