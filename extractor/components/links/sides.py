"""Sides: who of those in an event bears arms, and what that makes of it."""

from spacy.tokens import Token

from extractor.components.links.clusters import Cluster
from extractor.components.links.story import Story
from extractor.language import syntax
from extractor.lexicon import word_classes

# Types that name neither means nor sides: between two armed sides they are a battle (ACLED codebook, Armed clash).
BARE = frozenset({"attack", "killing"})
MURDERING = frozenset({"murder", "massacre", "execute", "execution", "assassinate", "behead"})
COMBAT = frozenset("battle clash combat confrontation engagement fight fighting firefight gunfight skirmish".split())
UNARMED = frozenset({"captive", "captured", "detained", "former", "retired", "surrendered", "unarmed", "off", "duty"})
FORCE = frozenset({"attack", "assault", "killing", "shooting"})


def type_of(story: Story, cluster: Cluster) -> str:
    """The type of an event: its most exact trigger's; an attack of one armed side on another is a battle.

    'Rebels attacked an army patrol' is one; 'rebels attacked a market' and 'a patrol was attacked' are not. What the
    forces of a state do to a crowd is a crackdown ('police opened fire on protesters').
    """
    if cluster.type in FORCE and not cluster.aggregate and _against_crowd(story, cluster):
        return "crackdown"
    if cluster.type not in BARE or cluster.aggregate:
        return cluster.type
    agents, hit = cluster.heads("agent"), cluster.heads("target", "victim")
    if _is_murder(cluster, hit):
        return cluster.type
    struck = [_is_armed(story, head) for head in hit]
    # 'killed two nuns and a policeman' tells of no fight
    fought = all(struck) if cluster.type == "killing" else any(struck)
    both = bool(hit) and fought and any(_is_armed(story, head) for head in agents)
    return "battle" if both or _in_combat(story, cluster, hit) else cluster.type


def _in_combat(story: Story, cluster: Cluster, hit: list[Token]) -> bool:
    """'Two soldiers were killed in skirmishes', 'a guerrilla died fighting the army': armed people, in a fight."""
    if not any(_is_armed(story, head) for head in hit):
        return False
    for index in cluster.heard:
        verb = story.head(index)
        held = any(noun.lemma_.lower() in COMBAT for noun in syntax.objects_of(verb, "in", "during"))
        if held or any(clause.lemma_ == "fight" for clause in syntax.children(verb, "advcl")):
            return True
    return False


def _is_murder(cluster: Cluster, hit: list[Token]) -> bool:
    """'murdered 40 captive officers', 'killed an off-duty policeman': no fight, whoever they were."""
    words = {word.lower_ for head in hit for word in syntax.modifiers(head)}
    return bool(cluster.lemmas & MURDERING) or bool(words & UNARMED)


def _against_crowd(story: Story, cluster: Cluster) -> bool:
    """Whether police or soldiers use force on people who protest."""
    agents, hit = cluster.heads("agent"), cluster.heads("target", "victim")
    if not agents or not all(_serves_a_state(story, head) for head in agents):
        return False
    return any(word.lemma_.lower() in _crowds() for head in hit for word in (head, *syntax.modifiers(head)))


def _crowds() -> frozenset[str]:
    return word_classes()["crowd"] | {"demonstration", "protest", "rally", "march", "sit-in"}


def _serves_a_state(story: Story, head: Token) -> bool:
    actor = story.actor_at.get(head.i)
    if actor is not None and story.actors[actor].kind in {"military", "police"}:
        return True
    words = {word.lemma_.lower() for word in (head, *syntax.modifiers(head))}
    return bool(words & (word_classes()["police"] | word_classes()["soldier"] | {"security"}))


def _is_armed(story: Story, head: Token) -> bool:
    """Whether a noun stands for people under arms, or for what they hold: 'soldiers', 'a police post', 'their base'."""
    if _is_force(story, head):
        return True
    held = head.lemma_.lower() in word_classes()["stronghold"]
    owners = [*syntax.modifiers(head), *syntax.objects_of(head, "of")]
    return held and any(_is_force(story, word) for word in owners)


def _is_force(story: Story, word: Token) -> bool:
    actor = story.actor_at.get(word.i)
    named = actor is not None and story.actors[actor].armed
    return named or word.lemma_.lower() in word_classes()["armed"] or word.lower_ in {"military", "army", "naval"}
