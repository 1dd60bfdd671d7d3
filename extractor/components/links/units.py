"""Units: triggers that the syntax itself makes one event, and what such a unit says of it."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from extractor.components.links.story import Story
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.lexicon import expand
from extractor.spans import Trigger

JOINING = ("in", "by", "during", "with", "as", "through", "after")


def compatible_types(first: str, second: str, *, linked: bool = False) -> bool:
    """Whether mentions of these types may speak of one event.

    Within violence a type that names the means goes with one that names none; two means exclude each other, unless the
    syntax itself joins the mentions ('rockets landed …, exploding').
    """
    if first == second:
        return True
    a, b = event_types()[first], event_types()[second]
    if a.family != b.family:
        return False
    return linked or min(a.rank, b.rank) <= 2 or {first, second} == {"bombing", "suicide_bombing"}


def joined_by_syntax(story: Story) -> list[list[int]]:
    """Triggers grouped by the syntactic links between them; groups in text order, each sorted."""
    by_head = {trigger.head: index for index, trigger in enumerate(story.triggers)}
    group = list(range(len(story.triggers)))
    phases = {index: {trigger.phase} for index, trigger in enumerate(story.triggers) if trigger.phase}

    def root(index: int) -> int:
        while group[index] != index:
            index = group[index]
        return index

    for index, trigger in enumerate(story.triggers):
        agreed = syntax.objects_of(story.doc[trigger.head], "to") if trigger.type == "ceasefire" else []
        named = (by_head[token.i] for token in agreed if token.i in by_head)
        for other in (*_linked(story.doc[trigger.head], by_head), *named):
            second = story.triggers[other]
            fit = compatible_types(trigger.type, second.type, linked=True) or is_toll(trigger, second)
            contrary = (trigger.status == "denied") != (second.status == "denied")  # 'shelled it but did not attack'
            apart = _turned(story, trigger, second) or is_spoken_of(story, trigger, second)
            if fit and not contrary and not apart:
                first, last = sorted((root(index), root(other)))
                if not are_opposed(phases.get(first, set()), phases.get(last, set())):
                    group[last] = first
                    phases[first] = phases.get(first, set()) | phases.pop(last, set())
    found: dict[int, list[int]] = {}
    for index in range(len(group)):
        found.setdefault(root(index), []).append(index)
    return list(found.values())


MAKING, UNMAKING = frozenset({"announced", "extended", "made"}), frozenset({"breached", "ended"})


def are_opposed(first: Collection[str], second: Collection[str]) -> bool:
    """Whether a deal that is made on one side is undone on the other: 'broke the truce agreed in May'."""
    return any(
        not one.isdisjoint(first) and not other.isdisjoint(second)
        for one, other in ((MAKING, UNMAKING), (UNMAKING, MAKING))
    )


# What people are killed in without being killed by anybody's intent, or by a crowd's or the police's.
DEADLY = frozenset({"accident", "disaster", "crackdown", "riot"})


def is_toll(first: Trigger, second: Trigger) -> bool:
    """'A landslide killed nine', 'six died when police broke up a sit-in': the deaths of a quake, crash or riot."""
    for toll, cause in ((first, second), (second, first)):
        if toll.type == "killing" and cause.type in DEADLY:
            return not any(argument.role == "agent" for argument in toll.arguments)
    return False


def _turned(story: Story, first: Trigger, second: Trigger) -> bool:
    """'was killed after he had set off two bombs': who suffers the one did the other."""

    def actors(trigger: Trigger, *roles: str) -> set[int]:
        return {story.actor_at[a.head] for a in trigger.arguments if a.role in roles and a.head in story.actor_at}

    return any(actors(a, "victim", "target") & actors(b, "agent") for a, b in ((first, second), (second, first)))


def is_spoken_of(story: Story, verb: Trigger, noun: Trigger) -> bool:
    """'lauded Peru's recognition of Kosovo': what others have said, and somebody now speaks of."""
    if verb.type != noun.type or event_types()[verb.type].category != "diplomacy":
        return False
    head, above = story.doc[noun.head], story.doc[verb.head]
    if head.dep_ not in syntax.OBJECTS or head.head != above:
        return False
    owners = {token.lemma_.lower() for token in syntax.children(head, "poss") if token.pos_ != "PRON"}
    return bool(owners) and not owners & {token.lemma_.lower() for token in syntax.subjects(above)}


def _linked(head: Token, by_head: dict[int, int]) -> Iterator[int]:
    """Positions of the triggers that a trigger is one event with, as far as the tree shows."""
    if head.pos_ in {"VERB", "AUX"}:
        joining = JOINING if _is_outcome(head) else JOINING[:-1]  # 'a blast killed two after the invasion'
        beside = [noun for noun in syntax.objects_of(head, *joining) if not are_days_apart(noun, head)]
        related = [*syntax.subjects(head), *beside, *syntax.children(head, *syntax.OBJECTS)]
        related += [token for verb in syntax.children(head, "conj") for token in syntax.objects_of(verb, *JOINING)]
        if head.dep_ in {"relcl", "acl"}:
            related += [head.head, *_set_off(head.head)]
        if _shares_its_act(head):
            related.append(head.head)
            if head.head.i not in by_head:  # 'a blast tore through the market, killing six'
                related += [*syntax.subjects(head.head), *syntax.children(head.head, "xcomp", "ccomp")]
        if _is_outcome(head):
            verbs = (head, *syntax.children(head, "conj"))  # 'were killed and nine were hurt after …'
            related += [clause for verb in verbs for clause in syntax.children(verb, "advcl") if _tells_how(clause)]
    else:
        related = [head.head] if head.dep_ in {"appos", "npadvmod"} else []
    found = (syntax.content(token) for token in related)
    yield from (by_head[token.i] for token in found if token.i in by_head and token.i != head.i)


def are_days_apart(noun: Token, verb: Token) -> bool:
    """'attacked a camp a day after the bombing', 'was shot a week before the raid'; not 'died a day after the raid'."""
    mark = noun.head
    if noun.dep_ != "pobj" or mark.lower_ not in {"after", "before"} or mark.i == 0 or verb.lemma_ in _DYING:
        return False
    time = mark.nbor(-1)
    return time.dep_ == "npadvmod" and verb in {mark.head, time.head}


_DYING = frozenset({"die", "perish", "succumb"})


def _set_off(device: Token) -> list[Token]:
    """What a device did that was 'placed by rebels': 'was killed by a bomb', 'the bomb destroyed a shop'."""
    if device.lemma_.lower() not in expand(("@explosive",)):
        return []
    if device.dep_ == "pobj":
        return [device.head.head] if device.head.dep_ == "agent" else []
    return [device.head] if device.dep_ == "nsubj" else []


def _is_outcome(verb: Token) -> bool:
    """'Six were killed', 'two guards died': what came of an act, with no word for who did it."""
    if verb.lemma_ in _DYING | {"drown"}:
        return True
    hurt = verb.lemma_ in {"kill", "injure", "wound", "hurt"}
    return hurt and syntax.is_passive(verb) and not syntax.children(verb, "agent")


def _tells_how(clause: Token) -> bool:
    """'… when rebels ambushed a patrol', '… after a bomb went off', '… as villagers clashed': how it came to that."""
    marks = [child.lower_ for child in clause.lefts if child.dep_ in {"mark", "advmod"}]
    if "after" in marks and syntax.children(clause, "npadvmod"):  # 'hours after a helicopter was downed'
        return False
    return not {"when", "after", "as", "while"}.isdisjoint(marks)


def _shares_its_act(verb: Token) -> bool:
    """'collapsed, killing a guard', 'opened fire and killed six', 'used gas to disperse': one act in two verbs."""
    if syntax.children(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS):
        return False
    if verb.dep_ == "xcomp" and syntax.children(verb.head, *syntax.OBJECTS):  # 'urged him to demand': his act
        return False
    purpose = verb.dep_ in {"advcl", "xcomp"} and any(child.tag_ == "TO" for child in verb.lefts)
    return verb.dep_ == "conj" or purpose or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
