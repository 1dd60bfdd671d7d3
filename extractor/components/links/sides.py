"""Sides: who of those in an event bears arms, and what that makes of it."""

from spacy.tokens import Token

from extractor import syntax
from extractor.components.links.clusters import Cluster
from extractor.components.links.units import Story
from extractor.lexicon import word_classes

FORCES = frozenset({"military", "armed_group", "police"})
# Types that name neither means nor sides: between two armed sides they are a battle (ACLED codebook, Armed clash).
BARE = frozenset({"attack", "killing"})


def type_of(story: Story, cluster: Cluster) -> str:
    """The type of an event: its most exact trigger's; an attack of one armed side on another is a battle.

    'Rebels attacked an army patrol' is one; 'rebels attacked a market' and 'a patrol was attacked' are not.
    """
    if cluster.type not in BARE or cluster.aggregate:
        return cluster.type
    agents, hit = cluster.heads("agent"), cluster.heads("target", "victim")
    both = any(_is_armed(story, head) for head in agents) and any(_is_armed(story, head) for head in hit)
    return "battle" if both else cluster.type


def _is_armed(story: Story, head: Token) -> bool:
    """Whether a noun stands for people under arms, or for what they hold: 'soldiers', 'a police post', 'their base'."""
    if _is_force(story, head):
        return True
    held = head.lemma_.lower() in word_classes()["stronghold"]
    owners = [*syntax.modifiers(head), *syntax.objects_of(head, "of")]
    return held and any(_is_force(story, word) for word in owners)


def _is_force(story: Story, word: Token) -> bool:
    actor = story.actor_at.get(word.i)
    named = actor is not None and story.actors[actor].kind in FORCES
    return named or word.lemma_.lower() in word_classes()["armed"] or word.lower_ in {"military", "army", "naval"}
