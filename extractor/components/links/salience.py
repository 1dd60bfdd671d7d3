"""Salience: what the article reports, what belongs to it, and what it only recalls.

`main` is what the headline tells, else the event that leads the first paragraph: said first, highest in the tree.
Arrests and tear gas at a protest give way to it, an accusation to the deed that it is about. `background` are sums of
many events, what lies more than a fortnight back, and what is called recent, earlier or last week's.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from extractor.components.links.clusters import REAL, Cluster, when
from extractor.components.links.units import Story
from extractor.event_types import is_violent
from extractor.language import syntax

RECENT = dt.timedelta(days=14)
# What speaks of a deed and is not the news where the deed itself is told.
ABOUT = frozenset({"accusation"})
# At a protest these are not the news, unless people die.
MILD = frozenset({"arrest", "crackdown"})
HARMING = frozenset({"die", "injure", "kill", "wound"})
RECALLING = frozenset({"recent", "earlier", "previous", "past", "last"})


def saliences(story: Story, clusters: Sequence[Cluster], parts: Mapping[int, int]) -> list[str]:
    """The salience of each event, in the order of the clusters; `parts` gives the container of each, by position."""
    main = {n for n, c in enumerate(clusters) if story.in_headline(c.members[0]) and c.status != "denied"}
    main = main or {n for n in (_lead(story, clusters),) if n is not None}
    main = {_told_of(story, clusters, n, parts) for n in main}
    return ["main" if n in main else _depth(story, cluster) for n, cluster in enumerate(clusters)]


def _lead(story: Story, clusters: Sequence[Cluster]) -> int | None:
    """The event that the first paragraph tells: what is real, said first, highest in the tree, violent."""
    lead = [n for n, cluster in enumerate(clusters) if story.section(cluster.members[0]) <= story.first_paragraph]

    def weight(n: int) -> tuple[bool, int, bool, int, bool]:
        head = story.head(clusters[n].members[0])
        unreal = clusters[n].status in {"denied", "hypothetical"}
        recalled = _is_recalled(story, clusters[n])
        return unreal, head.sent.start, recalled, sum(1 for _ in head.ancestors), not is_violent(clusters[n].type)

    return min(lead, key=weight, default=None)


def _told_of(story: Story, clusters: Sequence[Cluster], n: int, parts: Mapping[int, int]) -> int:
    """The protest that people were arrested at or demand something with, the deed that somebody is accused of.

    Any other event itself.
    """
    cluster = clusters[n]
    if cluster.type == "demand":
        sentence = story.head(cluster.members[0]).sent
        held = (m for m, c in enumerate(clusters) if c.type == "protest" and c.status in REAL)
        return next((m for m in held if story.head(clusters[m].members[0]).sent == sentence), n)
    if n in parts and cluster.type in MILD and not _is_deadly(story, cluster):
        return parts[n]
    if cluster.type in ABOUT:
        below = {token.i for index in cluster.members for token in story.head(index).subtree}
        deeds = (m for m, c in enumerate(clusters) if is_violent(c.type) and c.status in REAL)
        return next((m for m in deeds if story.triggers[clusters[m].members[0]].head in below), n)
    return n


def _is_deadly(story: Story, cluster: Cluster) -> bool:
    """Whether shots, dead or injured are told with it."""
    if any(trigger.type in {"killing", "shooting"} for trigger in cluster.triggers):
        return True
    return any(token.lemma_ in HARMING for token in story.head(cluster.members[0]).sent)


def _is_recalled(story: Story, cluster: Cluster) -> bool:
    """'recent attacks', 'the anniversary of the bombing', 'last week's clashes': told only as what came before."""
    head = story.head(cluster.members[0])
    if head.pos_ not in {"NOUN", "PROPN"}:
        return False
    words = {word.lower_ for word in syntax.modifiers(head)} | {
        word.lower_ for owner in syntax.children(head, "poss") for word in owner.lefts
    }
    above = head.head.head if head.dep_ == "pobj" else head
    return bool(words & RECALLING) or above.lemma_ == "anniversary"


def _depth(story: Story, cluster: Cluster) -> str:
    index = when(story, cluster.members)
    last = story.dates[index].window[1] if index is not None else None
    old = story.published is not None and last is not None and last < story.published - RECENT
    return "background" if cluster.aggregate or old or _is_recalled(story, cluster) else "sub"
