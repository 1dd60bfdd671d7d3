"""Salience: what the article reports, what belongs to it, and what it only recalls.

`main` is what the headline tells, else the event that leads the first paragraph: said first, highest in the tree.
Arrests and tear gas at a protest give way to it, and that to a riot told with it; an accusation to the deed that it is
about, where that is news; an attack to the abduction or looting that it came to. `background` are sums of
many events, what lies more than a fortnight back, and what is called recent, earlier or last week's.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from extractor import spans
from extractor.components.links.clusters import Cluster, when
from extractor.components.links.story import Story
from extractor.event_types import is_violent
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import REAL

RECENT = dt.timedelta(days=14)
# What speaks of a deed and is not the news where the deed itself is told.
ABOUT = frozenset({"accusation"})
# At a protest these are not the news, unless people die.
MILD = frozenset({"arrest", "crackdown"})
# Of a crowd: a riot that is told with them is the news.
CROWDED = frozenset({"protest", "crackdown"})
# What people are accused of, next to violence.
DEEDS = frozenset({"crackdown", "execution"})
# What gunmen who attack a place may be after.
OUTCOMES = frozenset({"abduction", "looting", "seizure", "sexual_violence"})
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

    Any other event itself, but for a bare attack that came to something more.
    """
    cluster = clusters[n]
    beside = Beside(story, clusters, n)
    if cluster.type == "demand":
        held = beside.of_the_same_crowd()
        return n if held is None else held
    if n in parts and cluster.type in MILD and not _is_deadly(story, cluster):
        outer = parts[n]
        return Beside(story, clusters, outer).riot(outer)
    if cluster.type in CROWDED:
        return beside.riot(n)
    if cluster.type in ABOUT:
        deed = beside.deed()
        return n if deed is None else deed
    if cluster.type == "attack":
        return beside.outcome(n)
    return n


class Beside:
    """What an event stands with: in its sentence, below it in the tree, or in the lead."""

    def __init__(self, story: Story, clusters: Sequence[Cluster], n: int) -> None:
        self.story, self.clusters, self.cluster = story, clusters, clusters[n]
        self.sentence = story.head(self.cluster.members[0]).sent

    def of_the_same_crowd(self) -> int | None:
        """The protest of a demand: in its sentence, or the first of the lead where the crowd itself demands."""
        held = [m for m, c in enumerate(self.clusters) if c.type == "protest" and c.status in REAL]
        near = next((m for m in held if self._first(m).sent == self.sentence), None)
        if near is not None or not self.cluster.words("agent") & word_classes()["protester"]:
            return near
        return next((m for m in held if self.clusters[m].leads), None)

    def riot(self, n: int) -> int:
        """The riot that a protest turned into, or was put down in, by the same sentence; else the event itself."""
        riots = (m for m, c in enumerate(self.clusters) if c.type == "riot" and c.status in REAL and not c.aggregate)
        near = (m for m in riots if self._first(m).sent == self.sentence)
        return next((m for m in near if not _is_past(self.story, self.clusters[m])), n)

    def deed(self) -> int | None:
        """The deed that somebody is accused of, where it is news itself."""
        below = {token.i for index in self.cluster.members for token in self.story.head(index).subtree}
        deeds = (m for m, c in enumerate(self.clusters) if c.type in DEEDS or is_violent(c.type))
        news = (m for m in deeds if self.clusters[m].status in REAL and not _is_old(self.story, self.clusters[m]))
        return next((m for m in news if self._first(m).i in below), None)

    def outcome(self, n: int) -> int:
        """The abduction, looting or seizure that a bare attack came to: 'attacked a school, abducting nine'."""
        if any(trigger.type == "killing" for trigger in self.cluster.triggers):
            return n
        verbs = {self.story.head(index).i for index in self.cluster.members}
        for m, other in enumerate(self.clusters):
            head = self._first(m)
            joined = head.dep_ in {"conj", "advcl"} and head.head.i in verbs and head.i > head.head.i
            if other.type in OUTCOMES and joined and _shares_subject(head):
                return m
        return n

    def _first(self, m: int) -> Token:
        return self.story.head(self.clusters[m].members[0])


def _shares_subject(verb: Token) -> bool:
    return not syntax.children(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)


def _is_past(story: Story, cluster: Cluster) -> bool:
    """'rallied after nights of riots', 'last week's riots': over before what is told."""
    if _is_recalled(story, cluster) or _is_old(story, cluster):
        return True
    head = story.head(cluster.members[0])
    above = [up.lower_ for _, up in syntax.ancestors(head) if up.dep_ == "prep"]
    return not {"after", "since", "following", "over"}.isdisjoint(above)


def _is_deadly(story: Story, cluster: Cluster) -> bool:
    """Whether shots, dead or injured are told with it."""
    if any(trigger.type in {"killing", "shooting"} for trigger in cluster.triggers):
        return True
    return any(token.lemma_ in word_classes()["harming"] for token in story.head(cluster.members[0]).sent)


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
    past = cluster.aggregate or _is_old(story, cluster) or _is_recalled(story, cluster)
    return "background" if past else "sub"


def _is_old(story: Story, cluster: Cluster) -> bool:
    """Whether it lies more than a fortnight back."""
    published = spans.layout(story.doc).published
    index = when(story, cluster.members)
    last = story.dates[index].window[1] if index is not None else None
    return published is not None and last is not None and last < published - RECENT
