"""Arguments of an event: those of all its triggers, and who is named elsewhere as having done it, each told once."""

from collections.abc import Iterable
from dataclasses import replace

from extractor.components.links.clusters import HEARD
from extractor.components.links.units import Story
from extractor.components.links.warding import warding_verb
from extractor.rules import fillers
from extractor.spans import SUFFERERS, Argument, Event

# Where one mention names both sides, another one's lone side is one of them.
TWO_SIDED = frozenset({"agreement", "ceasefire", "cooperation", "exercise", "talks"})
WARDED_OFF = frozenset({"attack", "assault", "battle", "raid", "shelling", "shooting"})


def arguments(story: Story, event: Event, culprits: Iterable[Argument] = ()) -> tuple[Argument, ...]:
    """The participants of an event in text order; `culprits` count only where no trigger names an agent."""
    told = [argument for index in event.triggers for argument in story.triggers[index].arguments]
    warding = _warders(story, event)
    told = [replace(a, role="party") if a.role == "agent" and a.head in warding else a for a in told]
    accused = any(argument.role == "agent" for argument in told)
    told = told if accused else [*told, *culprits]
    if event.type in TWO_SIDED and any(argument.role == "party" for argument in told):
        told = [replace(argument, role="party") if argument.role == "agent" else argument for argument in told]
    return tuple(_distinct(story, told))


def _warders(story: Story, event: Event) -> set[int]:
    """Soldiers of 'soldiers fought off an attack on their base': a side of the fight, who did not attack."""
    if event.type not in WARDED_OFF:
        return set()
    verbs = [above for index in event.triggers[:HEARD] if (above := warding_verb(story.head(index)))]
    return {token.i for verb in verbs for token in fillers(verb, "subject")}


def _distinct(story: Story, told: list[Argument]) -> list[Argument]:
    """Each participant once a role: the same actor, or the same words, at its first mention that is no pronoun."""
    found: dict[tuple[str, int | str], Argument] = {}
    for argument in sorted(told, key=lambda a: (a.role in SUFFERERS, _is_pronoun(story, a), a.start, a.end, a.role)):
        who = story.actor_at.get(argument.head, story.doc[argument.head].lemma_.lower())
        if argument.role in SUFFERERS and ("agent", who) in found:  # nobody is his own victim
            continue
        found.setdefault((argument.role, who), argument)
    kept = [argument for key, argument in found.items() if key[0] != "target" or ("victim", key[1]) not in found]
    described = {(a.role, role) for a in kept if (role := _office(story, a))}
    kept = [
        a for a in kept if not (_is_one_unnamed(story, a) and (a.role, story.doc[a.head].lemma_.lower()) in described)
    ]
    return sorted(kept, key=lambda a: (a.start, a.end, a.role))


def _office(story: Story, argument: Argument) -> str | None:
    """The last word of a named person's role: the professor of 'Professor Jan Mole'."""
    actor = story.actors[story.actor_at[argument.head]] if argument.head in story.actor_at else None
    return actor.role.split()[-1].lower() if actor is not None and actor.named and actor.role else None


def _is_one_unnamed(story: Story, argument: Argument) -> bool:
    """'a professor' beside 'Professor Jan Mole' in the same part: the one that the name is told of."""
    actor = story.actors[story.actor_at[argument.head]] if argument.head in story.actor_at else None
    return story.doc[argument.head].tag_ == "NN" and (actor is None or not actor.named)


def _is_pronoun(story: Story, argument: Argument) -> bool:
    return story.doc[argument.head].pos_ == "PRON"
