"""Explaining: which rule made each event of which words and why, and why other words made none."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor import spans
from extractor.rules import Match, frames
from extractor.spans import Event, Trigger, Words


@dataclass(frozen=True, slots=True)
class Explanation:
    """One trigger word, or one that might have been one; characters of the input, `end` exclusive."""

    start: int
    end: int
    words: str
    rule: str
    event: str | None  # id of the event; None where the candidate was rejected
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        verdict = self.event or "no event"
        return f"{self.start}-{self.end} {self.words!r}: {verdict} by {self.rule}; {'; '.join(self.reasons)}"


def explanations(doc: Doc) -> list[Explanation]:
    """The explanations of one annotated document, in text order."""
    return sorted([*_events(doc), *_rejected(doc)], key=lambda found: (found.start, found.end, found.rule))


def _events(doc: Doc) -> Iterator[Explanation]:
    triggers: tuple[Trigger, ...] = spans.read(doc, spans.TRIGGERS)
    for number, event in enumerate(spans.read(doc, spans.EVENTS), 1):
        for index in event.triggers:
            trigger = triggers[index]
            yield _explanation(doc, trigger, trigger.rule, f"e{number}", tuple(_reasons(doc, event, index)))


def _reasons(doc: Doc, event: Event, index: int) -> Iterator[str]:
    triggers: tuple[Trigger, ...] = spans.read(doc, spans.TRIGGERS)
    trigger = triggers[index]
    yield f"a trigger of {event.type}" if trigger.type == event.type else f"{trigger.type}, told of a {event.type}"
    if index != event.triggers[0]:
        yield _told_again(doc, triggers, [other for other in event.triggers if other < index], trigger)
    if trigger.status_cue:
        yield f"{trigger.status} by {_text(doc, trigger.status_cue)!r}"
    yield from (f"{name} {value}" for name in ("outcome", "phase") if (value := getattr(trigger, name)))
    if trigger.aggregate:
        yield "a sum of many"
    for argument in trigger.arguments:
        yield f"{argument.role} {_text(doc, argument)!r}"
    if index == event.triggers[0]:
        yield from _of_the_whole(doc, event)


def _told_again(doc: Doc, triggers: tuple[Trigger, ...], before: list[int], trigger: Trigger) -> str:
    """Which words told the event before, and what joins these to them."""
    first = triggers[before[-1]]
    words = repr(_text(doc, first))
    if doc[first.head].sent == doc[trigger.head].sent:
        return f"one with {words} in its sentence"
    return f"speaks of what {words} told" if trigger.anaphoric else f"tells what {words} told again"


def _of_the_whole(doc: Doc, event: Event) -> Iterator[str]:
    """What is known of the event by more than one trigger: who did it by a word of guilt, what it is part of."""
    if event.responsibility is not None and event.responsibility[1] is not None:
        yield f"responsibility {event.responsibility[0]} by {_text(doc, event.responsibility[1])!r}"
    own = {a for index in event.triggers for a in spans.read(doc, spans.TRIGGERS)[index].arguments}
    yield from (f"{a.role} {_text(doc, a)!r} by that" for a in event.arguments if a not in own)
    yield f"{event.salience}{f', part of e{event.part_of + 1}' if event.part_of is not None else ''}"


def _rejected(doc: Doc) -> Iterator[Explanation]:
    triggers: tuple[Trigger, ...] = spans.read(doc, spans.TRIGGERS)
    placed = {index for event in spans.read(doc, spans.EVENTS) for index in event.triggers}
    for index, trigger in enumerate(triggers):
        if index not in placed:
            nobody = trigger.type == "claim_of_responsibility" and trigger.status == "denied"
            reason = "it says that nobody did it" if nobody else "nothing told before that it could speak of"
            yield _explanation(doc, trigger, trigger.rule, None, (reason,))
    heads = {trigger.head for trigger in triggers}
    names = _names(doc)
    generic = {r.words.start for r in spans.read(doc, spans.REMARKS) if r.code == "generic-mention" and r.words}
    for match in frames("events")(doc):
        if match.head.i not in heads:
            reason = _why_no_trigger(match, names, generic)
            yield _explanation(doc, Words(match.head.i, match.head.i + 1), match.rule.id, None, (reason,))
    for miss in frames("events").misses(doc):
        yield _explanation(doc, Words(miss.head.i, miss.head.i + 1), miss.rule.id, None, (miss.reason,))


def _why_no_trigger(match: Match, names: set[int], generic: set[int]) -> str:
    if match.head.i in names:
        return "part of a name"
    if not generic.isdisjoint(match.tokens):
        return "no event in particular: no one, no time and no place to it"
    return f"called off by {match.head.head.text!r}"


def _names(doc: Doc) -> set[int]:
    """Tokens of the names of actors and places."""
    items = [*spans.read(doc, spans.PLACES), *(actor for actor in spans.read(doc, spans.ACTORS) if actor.named)]
    return {token for item in items for words in item.mentions for token in range(words.start, words.end)}


def _explanation(doc: Doc, words: Words, rule: str, event: str | None, reasons: tuple[str, ...]) -> Explanation:
    span = doc[words.start : words.end]
    section = spans.Sections(doc).at(words.start)
    start, end = section.input_start(span.start_char), section.input_end(span.end_char)
    return Explanation(start, end, span.text, rule, event, reasons)


def _text(doc: Doc, words: Words) -> str:
    return doc[words.start : words.end].text
