"""Where an event was: the places that hang on its triggers, else those of its sentence, else of its paragraph.

A sentence or paragraph serves only where all its places lie one in another: with two towns in it, neither is taken.
What people say, demand or promise is not put on the map by the places they speak of.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable

from extractor import spans, syntax
from extractor.components.links.clusters import Cluster, containers
from extractor.components.links.units import Story
from extractor.event_types import event_types

SIZE = ("facility", "district", "city", "area", "water", "region", "country")
PHYSICAL = frozenset({"violence", "coercion", "dissent", "forces", "harm"})


def where(story: Story, cluster: Cluster) -> tuple[int, ...]:
    """Indexes of an event's places, most specific first; of equals the one told first."""
    triggers = [story.triggers[index] for index in cluster.members if index not in cluster.shared] or cluster.triggers
    at = dict.fromkeys(index for trigger in triggers for index in trigger.places)
    own = at or dict.fromkeys(index for trigger in triggers for index in trigger.near)
    if own or cluster.aggregate or event_types()[cluster.type].category not in PHYSICAL:
        return _by_size(story, own)
    for widen in (_sentences, _paragraphs):
        near = _literal_places(story, widen(story, cluster))
        if near and _nested(story, near):
            return _by_size(story, near)
    return ()


def country(story: Story, cluster: Cluster, places: tuple[int, ...]) -> str | None:
    """The country of the first place, else that of the body that it happened in ('passed by the Kenyan senate')."""
    found = next((story.places[index].country for index in places if story.places[index].country), None)
    if found or places:
        return found
    for index in cluster.members:
        for token in syntax.objects_of(story.head(index), "in"):
            if token.i in story.actor_at:
                return story.actors[story.actor_at[token.i]].country
    return None


def _by_size(story: Story, found: Collection[int]) -> tuple[int, ...]:
    """Sorted, all in the country of the one told first, with the places of the article that contain the first."""
    ordered = sorted(found, key=lambda index: SIZE.index(story.places[index].kind))
    if ordered:
        home = next((story.places[i].country for i in found if story.places[i].country), None)
        ordered = [i for i in ordered if story.places[i].country in {home, None}]
        ordered += [index for index in containers(story, ordered[0]) if index not in ordered]
    return tuple(sorted(ordered, key=lambda index: SIZE.index(story.places[index].kind)))


def _sentences(story: Story, cluster: Cluster) -> list[spans.Words]:
    sentences = [story.head(index).sent for index in cluster.members]
    return [spans.Words(sentence.start, sentence.end) for sentence in sentences]


def _paragraphs(story: Story, cluster: Cluster) -> list[spans.Words]:
    sections = [story.sections.at(story.triggers[index].start) for index in cluster.members]
    return [spans.Words(section.start, section.end) for section in sections]


def _literal_places(story: Story, stretches: list[spans.Words]) -> dict[int, None]:
    """Places named for themselves in these stretches, in text order."""
    named = story.named
    rows = {
        row
        for words in set(stretches)
        for row in named[bisect_left(named, (words.start,)) : bisect_left(named, (words.end,))]
    }
    return dict.fromkeys(index for _, index in sorted(rows))


def _nested(story: Story, found: Iterable[int]) -> bool:
    """Whether of any two places one contains the other, as far as is known."""
    chain = sorted(found, key=lambda index: SIZE.index(story.places[index].kind))
    inner = {chain[0], *containers(story, chain[0])}
    home = story.places[chain[0]].country
    return all(index in inner or _is_country(story, index, home) for index in chain)


def _is_country(story: Story, index: int, alpha2: str | None) -> bool:
    place = story.places[index]
    return place.kind == "country" and place.country == alpha2
