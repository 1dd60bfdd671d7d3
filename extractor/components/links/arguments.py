"""Arguments of an event: those of all its triggers, and who is named elsewhere as having done it, each told once."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from extractor.components.links.clusters import HEARD
from extractor.components.links.story import Story, is_other
from extractor.components.links.warding import warding_verb
from extractor.event_types import is_violent
from extractor.language import syntax
from extractor.rules import fillers
from extractor.spans import SUFFERERS, Actor, Argument, Event

# Where one mention names both sides, another one's lone side is one of them.
TWO_SIDED = frozenset({"agreement", "ceasefire", "cooperation", "exercise", "talks"})
SERVING = frozenset({"government", "military", "police"})  # bodies through which a state acts
WARDED_OFF = frozenset({"attack", "assault", "battle", "raid", "shelling", "shooting"})


def arguments(story: Story, event: Event, culprits: Iterable[Argument] = ()) -> tuple[Argument, ...]:
    """The participants of an event in text order; `culprits` count only where no trigger names an agent."""
    told = [argument for index in event.triggers for argument in story.triggers[index].arguments]
    if event.status != "denied":  # 'A bomb went off. The rebels said they had not planted it'
        told = [argument for argument in told if argument not in _disclaimed(story, event)]
    if is_violent(event.type):
        told = [_spelt_out(story, argument) for argument in told]
    warding = _warders(story, event)
    told = [replace(a, role="party") if a.role == "agent" and a.head in warding else a for a in told]
    accused = any(argument.role == "agent" for argument in told)
    told = told if accused else [*told, *culprits]
    if event.type in TWO_SIDED and any(argument.role == "party" for argument in told):
        told = [replace(argument, role="party") if argument.role == "agent" else argument for argument in told]
    return tuple(_distinct(story, told))


def _disclaimed(story: Story, event: Event) -> set[Argument]:
    """The agents of those triggers that are denied, of an event that is not."""
    denied = (story.triggers[index] for index in event.triggers if story.triggers[index].status == "denied")
    return {argument for trigger in denied for argument in trigger.arguments if argument.role == "agent"}


def _warders(story: Story, event: Event) -> set[int]:
    """Soldiers of 'soldiers fought off an attack on their base': a side of the fight, who did not attack."""
    if event.type not in WARDED_OFF:
        return set()
    verbs = [above for index in event.triggers[:HEARD] if (above := warding_verb(story.head(index)))]
    return {token.i for verb in verbs for token in fillers(verb, "subject")}


def _distinct(story: Story, told: list[Argument]) -> list[Argument]:
    """Each participant once a role: the same actor, or the same words, at its first mention that is no pronoun."""
    found: dict[tuple[str, int | str], Argument] = {}
    nouns: set[tuple[str, str]] = set()
    for argument in sorted(told, key=lambda a: (a.role in SUFFERERS, _is_pronoun(story, a), a.start, a.end, a.role)):
        who = story.actor_at.get(argument.head, story.doc[argument.head].lemma_.lower())
        if argument.head not in story.actor_at and _is_one_more(story.doc[argument.head]):
            who = f"{who} {argument.head}"
        if argument.role in SUFFERERS and ("agent", who) in found:  # nobody is his own victim
            continue
        if (argument.role, story.doc[argument.head].lemma_.lower()) in nouns and _is_known(story, argument):
            continue
        nouns.add((argument.role, story.doc[argument.head].lemma_.lower()))
        found.setdefault((argument.role, who), argument)
    kept = [argument for key, argument in found.items() if key[0] != "target" or ("victim", key[1]) not in found]
    described = {(a.role, role) for a in kept if (role := _office(story, a))}
    kept = [
        a for a in kept if not (_is_one_unnamed(story, a) and (a.role, story.doc[a.head].lemma_.lower()) in described)
    ]
    served = {(a.role, actor.country) for a in kept if (actor := _actor(story, a)) and actor.kind in SERVING}
    kept = [a for a in kept if not ((actor := _actor(story, a)) and _is_state_told_by_its_own(actor, a.role, served))]
    return sorted(kept, key=lambda a: (a.start, a.end, a.role))


def _actor(story: Story, argument: Argument) -> Actor | None:
    return story.actors[story.actor_at[argument.head]] if argument.head in story.actor_at else None


def _is_state_told_by_its_own(actor: Actor, role: str, served: set[tuple[str, str | None]]) -> bool:
    """Kenya beside 'Kenyan forces' in the same part, where one mention names the country and one its army."""
    return actor.kind == "country" and role in {"agent", "party"} and (role, actor.country) in served


def _office(story: Story, argument: Argument) -> str | None:
    """The last word of a named person's role: the professor of 'Professor Jan Mole'."""
    actor = _actor(story, argument)
    return actor.role.split()[-1].lower() if actor is not None and actor.named and actor.role else None


def _is_one_unnamed(story: Story, argument: Argument) -> bool:
    """'a professor' beside 'Professor Jan Mole' in the same part: the one that the name is told of."""
    actor = _actor(story, argument)
    return story.doc[argument.head].tag_ == "NN" and (actor is None or not actor.named)


def _is_known(story: Story, argument: Argument) -> bool:
    """'the units', 'these inmates' after 'army units', '90 inmates' in the same part: those told of before."""
    actor = story.actors[story.actor_at[argument.head]] if argument.head in story.actor_at else None
    definite = any(child.lower_ in {"the", "these", "those"} for child in story.doc[argument.head].lefts)
    return definite and (actor is None or not actor.named)


def _is_one_more(noun: Token) -> bool:
    """'a third guard' after 'two guards', 'another 13 soldiers'."""
    return is_other(noun) or any(child.ent_type_ == "ORDINAL" for child in noun.lefts)


def _is_pronoun(story: Story, argument: Argument) -> bool:
    return story.doc[argument.head].pos_ == "PRON"


def _spelt_out(story: Story, argument: Argument) -> Argument:
    """'They burned a mill' after 'the rebels': the last words before a pronoun that say who it is."""
    who_or_whom = argument.role in {"agent", *SUFFERERS} and argument.head in story.actor_at
    if not who_or_whom or not _is_pronoun(story, argument):
        return argument
    actor = story.actors[story.actor_at[argument.head]]
    told = sorted(
        (words for words in (*actor.mentions, *actor.references) if words.end <= argument.start),
        key=lambda words: words.end,
    )
    heads = ((words, story.doc[words.start : words.end].root) for words in reversed(told))
    noun = next(((words, head) for words, head in heads if head.pos_ != "PRON"), None)
    if noun is None:
        return argument
    words, head = noun
    words = words if actor.kind == "person" and actor.named else syntax.base_np(head)
    return replace(argument, start=words.start, end=words.end, head=head.i)
