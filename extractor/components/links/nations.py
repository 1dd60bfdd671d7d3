"""The country of an event: that of its place, else of the body that it happened in or that did it at home."""

from extractor.components.links.clusters import Cluster
from extractor.components.links.story import Story
from extractor.language import syntax

BODIES = frozenset({"government", "police"})
DOMESTIC = frozenset("trial charge sentence arrest investigation vote election appointment restriction".split())


def country(story: Story, cluster: Cluster, places: tuple[int, ...]) -> str | None:
    """The country of the first place, else that of the body that it happened in ('passed by the Kenyan senate').

    None where it happened in several places of one sort in different countries.
    """
    alike = {story.places[i].country for i in places if story.places[i].kind == story.places[places[0]].kind} - {None}
    if places:
        found = (story.places[index].country for index in places if story.places[index].country)
        return next(found, None) if len(alike) < 2 else None
    for index in cluster.members:
        for token in syntax.objects_of(story.head(index), "in"):
            if token.i in story.actor_at:
                return _of_actor(story, story.actor_at[token.i])
    return _of_body(story, cluster)


def _of_body(story: Story, cluster: Cluster) -> str | None:
    """The country whose court, police or government acts at home: 'a Kenyan court jailed'."""
    if cluster.type not in DOMESTIC:
        return None
    agents = [index for index in sorted(cluster.people("agent")) if story.actors[index].kind in BODIES]
    return next((found for agent in agents if (found := _of_actor(story, agent))), None)


def _of_actor(story: Story, index: int) -> str | None:
    """The country of an actor, of one named after a place that place's: the Georgia of 'the Georgia Senate'."""
    actor = story.actors[index]
    return story.named_after.get(index) or (None if actor.presumed else actor.country)
