"""Merging: which triggers of an article speak of one event.

Units go into clusters in text order, as in sieve-based coreference (Lee et al. 2013): syntax first, then definite
nouns, then what shares time, place or people. A conflict in time, place or people always keeps events apart. Looked
at are the events of the lead and those spoken of shortly before, so that a text of any length is read in its own time.
"""

from collections.abc import Iterator

from extractor.components.links.clusters import Cluster
from extractor.components.links.conflicts import compatible
from extractor.components.links.sameness import SPEECH, is_evident, is_named
from extractor.components.links.story import Story, is_other
from extractor.components.links.units import DEADLY, is_spoken_of, joined_by_syntax
from extractor.event_types import event_types
from extractor.spans import REAL

FAR_IN_TEXT = 40  # sections: beyond, only what the lead told is spoken of again
MOST_OPEN = 30  # events of one family: of more, the first and the last so many are spoken of again


class Shelf:
    """The clusters so far, by family of types; what was spoken of too long ago is put away."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.all: list[Cluster] = []
        self._open: dict[str, list[Cluster]] = {}

    def add(self, cluster: Cluster) -> None:
        self.all.append(cluster)
        self._open.setdefault(event_types()[cluster.type].family, []).append(cluster)

    def fitting(self, unit: Cluster) -> list[Cluster]:
        """Clusters that a unit may belong to, in the order of their first mentions."""
        family, here = event_types()[unit.type].family, self.story.section(unit.members[0])
        near = [c for c in self._open.get(family, ()) if c.leads or self._last(c) >= here - FAR_IN_TEXT]
        if len(near) > 2 * MOST_OPEN:
            near = [*near[:MOST_OPEN], *near[-MOST_OPEN:]]
        self._open[family] = near
        return [cluster for cluster in near if compatible(unit, cluster)]

    def _last(self, cluster: Cluster) -> int:
        return self.story.section(cluster.members[-1])


def merge(story: Story) -> list[Cluster]:
    """The events of an article as clusters of triggers, in the order of their first triggers."""
    shelf = Shelf(story)
    for members in joined_by_syntax(story):
        unit = Cluster(story, members)
        if story.triggers[members[0]].needs_antecedent and len(members) == 1:
            for cluster in _antecedents(unit, shelf):
                cluster.add(members)
            continue
        home = _home(unit, shelf)
        if home is None:
            shelf.add(unit)
        else:
            home.add(members)
    _share_between_places(shelf.all)
    return sorted(_with_tolls(shelf.all), key=lambda cluster: cluster.members)


def _with_tolls(clusters: list[Cluster]) -> list[Cluster]:
    """'Three killed in protest clashes' as a headline is the crackdown, riot or crash of the lead that killed three."""
    silent = [c for c in clusters if c.type == "killing" and not c.agents and all(map(c.story.in_headline, c.members))]
    deadly = [c for c in clusters if c.type in DEADLY and c.status in REAL and c.leads]
    joined = set()
    for toll in silent:
        cause = next((c for c in deadly if _numbers(c) & _numbers(toll)), None)
        if cause is not None:
            cause.add(toll.members)
            joined.add(id(toll))
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _numbers(cluster: Cluster) -> set[str]:
    """How many its victims are, in the text's own words."""
    heads = cluster.heads("victim")
    return {word.lower_ for head in heads for word in (head, *head.lefts) if word.pos_ == "NUM"}


def _antecedents(unit: Cluster, shelf: Shelf) -> list[Cluster]:
    """What 'the cuts' or 'the move' refers to: a plural all that fit, a singular the last."""
    head = unit.story.head(unit.members[0])
    if not unit.triggers[0].anaphoric:
        return []
    status = unit.triggers[0].status
    fitting = [c for c in shelf.fitting(unit) if status in REAL or c.status == status]
    return fitting if head.tag_ in {"NNS", "NNPS"} else fitting[-1:]


def _home(unit: Cluster, shelf: Shelf) -> Cluster | None:
    """The cluster that a unit belongs to, or None where it is a new event."""
    if any(is_other(unit.story.head(index)) for index in unit.members):
        return None
    told = unit.triggers[0]
    fitting = [c for c in shelf.fitting(unit) if not is_spoken_of(unit.story, c.triggers[-1], told)]
    if all(trigger.anaphoric for trigger in unit.triggers):
        return max(reversed(fitting), key=lambda cluster: _closeness(unit, cluster)) if fitting else None
    named = _named_before(unit, fitting)
    told_again = [cluster for cluster in reversed(fitting) if is_evident(unit, cluster)]
    return named or max(told_again, key=lambda cluster: cluster.type == unit.type, default=None)


def _named_before(unit: Cluster, fitting: list[Cluster]) -> Cluster | None:
    """'The strikes killed nine' after 'US air strikes' and 'a raid': what the definite noun names again."""
    nouns = [unit.story.head(index) for index in unit.members if unit.story.triggers[index].anaphoric]
    if not nouns or unit.window[0] or unit.type in SPEECH:
        return None
    return next((c for c in reversed(fitting) if any(is_named(noun.lemma_, c) for noun in nouns)), None)


def _closeness(unit: Cluster, cluster: Cluster) -> tuple[int, ...]:
    """How well a definite noun fits a cluster, the weightiest reason first."""
    story = unit.story
    plural = story.head(unit.members[0]).tag_ in {"NNS", "NNPS"}
    return (
        _pointed_at(unit, cluster),
        plural and cluster.aggregate,
        bool(unit.places & cluster.places),
        plural == cluster.aggregate,
        story.section(cluster.members[-1]) == story.section(unit.members[0]),
        _names(unit, cluster),
        cluster.status in REAL,
        cluster.leads,
        unit.type == cluster.type,
    )


def _pointed_at(unit: Cluster, cluster: Cluster) -> int:
    """How near before 'that attack', 'this raid' a cluster was spoken of: such a noun means the last one."""
    head = unit.story.head(unit.members[0])
    if not any(child.dep_ == "det" and child.lower_ in {"that", "this"} for child in head.lefts):
        return 0
    return max((member for member in cluster.members if member < unit.members[0]), default=0)


def _names(unit: Cluster, cluster: Cluster) -> bool:
    """'the strikes' after 'US airstrikes': the noun that was used, or the end of it."""
    return is_named(unit.story.head(unit.members[0]).lemma_, cluster)


def _share_between_places(clusters: list[Cluster]) -> None:
    """'the strikes on Yemen and Sudan' speaks of the event in each place, where each has one."""
    by_type: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        by_type.setdefault(cluster.type, []).append(cluster)
    for cluster, index in list(_of_several_places(clusters)):
        places = set(cluster.story.triggers[index].places)
        homes = [other for other in by_type[cluster.type] if other.places & places]
        for home in homes if len(homes) > 1 else ():
            home.add([index])
            home.shared.add(index)


def _of_several_places(clusters: list[Cluster]) -> Iterator[tuple[Cluster, int]]:
    for cluster in clusters:
        for index in cluster.members:
            trigger = cluster.story.triggers[index]
            if trigger.anaphoric and len(trigger.places) > 1:
                yield cluster, index
