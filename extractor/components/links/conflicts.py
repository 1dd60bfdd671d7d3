"""Conflicts: what keeps two mentions of the same sort of act from being one event."""

from spacy.tokens import Token

from extractor.components.links.apart import hits_another, names_another, told_apart
from extractor.components.links.clusters import Cluster, Window, containers
from extractor.components.links.story import Story
from extractor.components.links.units import are_opposed, compatible_types
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import REAL

ANSWERING = frozenset(
    {"punishment", "reprisal", "response", "retaliate", "retaliation", "retribution", "revenge", "vengeance"}
)


def compatible(unit: Cluster, cluster: Cluster) -> bool:
    """Whether nothing speaks against one event: type, status, sum or single, time, place, people."""
    story = unit.story
    nominal = all(trigger.anaphoric for trigger in unit.triggers)
    if not compatible_types(unit.type, cluster.type) or not _same_number(unit, cluster):
        return False
    if (unit.status in REAL) != (cluster.status in REAL) and not nominal:
        return False
    if unit.status not in REAL and cluster.status not in REAL and unit.status != cluster.status and not nominal:
        return False
    if are_opposed(unit.phases, cluster.phases) or _harmed_nobody(unit, cluster):
        return False
    if _disjoint_windows(unit.window, cluster.window) or _elsewhere(story, unit, cluster):
        return False
    if not (unit.has_people or cluster.has_people):
        return True
    if event_types()[unit.type].family == "violence":
        if _strikes_back(unit, cluster) or _strikes_back(cluster, unit) or told_apart(unit, cluster):
            return False
        if hits_another(unit, cluster) or _shoots_its_own(unit, cluster) or _admits_another(unit, cluster):
            return False
        if names_another(unit, cluster) or (_is_one_s_blow(unit, cluster) and not nominal):
            return False
        if _brings_a_doer(unit, cluster) or _repels(unit, cluster) or _repels(cluster, unit):
            return False
    return not any(_different_people(unit, cluster, roles) for roles in (("agent",), ("target", "victim"), ("party",)))


def _harmed_nobody(unit: Cluster, cluster: Cluster) -> bool:
    """'Nobody was killed in the blast': no deaths, and a blast."""
    return cluster.type == "killing" != unit.type and cluster.status == "denied"


def _strikes_back(unit: Cluster, cluster: Cluster) -> bool:
    """'police shot the attacker dead': who suffers is who did the other."""
    return bool(
        unit.people("target", "victim") & cluster.people("agent")
        or unit.words("target", "victim") & cluster.words("agent") - {"police", "soldier", "force", "troop"}
        or unit.words("victim", "target") & word_classes()["attacker"]
    )


OFFICERS = frozenset({"constable", "officer", "police", "policeman", "policewoman"})


def _shoots_its_own(unit: Cluster, cluster: Cluster) -> bool:
    """'A policeman was stabbed. Police had opened fire': the police who suffer in one have not done the other."""
    suffer = [side.sufferers & OFFICERS for side in (unit, cluster)]
    act = [{head.lemma_.lower() for head in side.heads("agent")} & OFFICERS for side in (unit, cluster)]
    return bool((suffer[0] and act[1]) or (suffer[1] and act[0]))


def _admits_another(unit: Cluster, cluster: Cluster) -> bool:
    """'accused Israel of killing farmers. Israel said it had killed fighters': what is alleged is not what is told."""
    if (unit.status == "alleged") == (cluster.status == "alleged"):
        return False
    ours, theirs = unit.sufferers, cluster.sufferers
    if not ours or not theirs or (ours | theirs) & word_classes()["anybody"] or any(t.anaphoric for t in unit.triggers):
        return False
    return not (ours & theirs or unit.people("target", "victim") & cluster.people("target", "victim"))


def _is_one_s_blow(unit: Cluster, cluster: Cluster) -> bool:
    """'Clashes left dozens dead. The army attacked a town': what one does to another is a part of the fighting."""
    if not unit.agents or any(trigger.type == "battle" for trigger in unit.triggers):
        return False
    battles = (trigger.arguments for trigger in cluster.triggers if trigger.type == "battle")
    return any(all(argument.role != "agent" for argument in arguments) for arguments in battles)


def _brings_a_doer(unit: Cluster, cluster: Cluster) -> bool:
    """'was killed as he filmed the army's advance', 'in revenge for the Dutch raid': another deed, with its own doer.

    Of one sentence alone, and where the syntax has not joined the two.
    """
    story, first, last = unit.story, unit.members[0], cluster.members[-1]
    if story.head(first).sent != story.head(last).sent:
        return False
    if _is_answered(story.head(last)):
        return True
    if not story.triggers[first].anaphoric:
        return False
    return _is_answered(story.head(first)) or bool(unit.agents and not cluster.agents)


def _is_answered(noun: Token) -> bool:
    """'in retaliation for the raid', 'to avenge the killing': what another deed is said to be an answer to."""
    if noun.dep_ in syntax.OBJECTS:
        return noun.head.lemma_ == "avenge"
    return noun.dep_ == "pobj" and noun.head.head.lemma_ in ANSWERING


def _repels(unit: Cluster, cluster: Cluster) -> bool:
    """'soldiers repelled an attack, killing nine': who wards an attack off does not do it."""
    return bool(unit.agents) and not unit.agents.isdisjoint(cluster.warders)


def _same_number(unit: Cluster, cluster: Cluster) -> bool:
    """A sum and a single event are never one; 'the attacks' may be either. Sums are one only where their type is."""
    if cluster.aggregate and unit.type != cluster.type and event_types()[unit.type].rank > 1:
        return False
    if unit.aggregate == cluster.aggregate:
        return True
    plural = unit.story.head(unit.members[0]).tag_ in {"NNS", "NNPS"}
    return cluster.aggregate and plural and all(trigger.anaphoric for trigger in unit.triggers)


def _disjoint_windows(a: Window, b: Window) -> bool:
    (a_first, a_last), (b_first, b_last) = a, b
    return bool((a_last and b_first and a_last < b_first) or (b_last and a_first and b_last < a_first))


def _elsewhere(story: Story, unit: Cluster, cluster: Cluster) -> bool:
    """In different countries, or at different points of which none contains the other."""
    mine, theirs = unit.places, cluster.places
    if not mine or not theirs or mine & theirs:
        return False
    countries = [{story.places[i].country for i in side if story.places[i].country} for side in (mine, theirs)]
    if all(countries) and not countries[0] & countries[1]:
        return True
    around = [{*side, *(up for index in side for up in containers(story, index))} for side in (mine, theirs)]
    if around[0] & theirs or around[1] & mine:
        return False
    kinds = {story.places[i].kind for i in (*mine, *theirs)}
    return kinds <= {"city", "region"} and (len(kinds) == 1 or not _share_region(story, mine, theirs))


def _share_region(story: Story, mine: set[int], theirs: set[int]) -> bool:
    """Whether a city may lie in the other side's region: it does, or nobody knows where it lies."""
    regions = [{story.places[i].admin1 for i in side} for side in (mine, theirs)]
    return None in regions[0] | regions[1] or not regions[0].isdisjoint(regions[1])


def _different_people(unit: Cluster, cluster: Cluster, roles: tuple[str, ...]) -> bool:
    """Both name people in these roles, no actor is the same, and none is of the other's country."""
    actors = unit.story.actors
    if roles == ("agent",) and _opposite_sides(unit, cluster):
        return True
    mine = {i for i in unit.people(*roles) if actors[i].named}
    theirs = {i for i in cluster.people(*roles) if actors[i].named}
    if not mine or not theirs or mine & theirs:
        return False
    persons = [{i for i in side if actors[i].kind == "person"} for side in (mine, theirs)]
    if all(persons):
        return True
    countries = [{actors[i].country for i in side if actors[i].country} for side in (mine, theirs)]
    return not (countries[0] & countries[1])


STATE = frozenset({"government", "military", "police", "country"})
OTHERS = frozenset({"armed_group", "group", "political_party", "ethnic", "religious"})


def _opposite_sides(unit: Cluster, cluster: Cluster) -> bool:
    """Agents of the state in one, of others in the other: police and protesters, army and rebels, 'a man'."""
    kinds = [_agents(side) for side in (unit, cluster)]
    return any(a and b and a <= STATE and b <= OTHERS for a, b in (kinds, reversed(kinds)))


def _agents(side: Cluster) -> set[str]:
    """Kinds of the agents; of one who is no actor, whose side he is not known to be on, `group`."""
    actors = [side.story.actors[i] for i in side.people("agent")]
    kinds = {"group" if actor.kind == "person" and not actor.role else actor.side for actor in actors}
    return kinds or {kind for head in side.heads("agent") if (kind := _unnamed(head))}


def _unnamed(head: Token) -> str | None:
    """'police units', 'army snipers' serve the state; 'a man', 'gunmen' are of no known side."""
    words = {word.lemma_.lower() for word in (head, *syntax.modifiers(head))}
    if words & {"police", "army", "navy", "military", "security"}:
        return "police"
    return "group" if words & (word_classes()["person"] | word_classes()["attacker"]) else None
