"""Whether civilians were the target of a violent act, from the target alone: never from who died."""

from collections.abc import Iterator

from extractor.components.links.clusters import Cluster
from extractor.components.links.story import Story
from extractor.event_types import event_types
from extractor.lexicon import word_classes
from extractor.spans import SUFFERERS


def civilian_targeting(story: Story, cluster: Cluster) -> bool | None:
    """True or false where all targets are surely civilian or armed; None where neither is sure, or for other acts."""
    if event_types()[cluster.type].category != "violence":
        return None
    sides = {side for head in _sufferers(story, cluster) for side in _sides(story, head)}
    return next(iter(sides)) if len(sides) == 1 else None


def _sufferers(story: Story, cluster: Cluster) -> Iterator[int]:
    """Heads of the targets and victims; nobody is his own victim."""
    arguments = [argument for trigger in cluster.triggers for argument in trigger.arguments]
    agents = {_who(story, argument.head) for argument in arguments if argument.role == "agent"}
    for argument in arguments:
        if argument.role in SUFFERERS and _who(story, argument.head) not in agents:
            yield argument.head


def _who(story: Story, head: int) -> int | str:
    return story.actor_at[head] if head in story.actor_at else story.doc[head].lemma_.lower()


def _sides(story: Story, head: int) -> Iterator[bool]:
    """True for a civilian, false for one of the armed, both for 'police officers' who are also called workers."""
    lemma = story.doc[head].lemma_.lower()
    armed = head in story.actor_at and story.actors[story.actor_at[head]].armed
    if lemma in word_classes()["civilian"] or lemma in word_classes()["child"]:
        yield True
    if lemma in word_classes()["armed"] or armed:
        yield False
