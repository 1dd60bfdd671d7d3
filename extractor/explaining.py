"""Explaining: which rule made each event of which words and why, and why other words made none."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor import spans
from extractor.rules import frames
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
    trigger: Trigger = spans.read(doc, spans.TRIGGERS)[index]
    yield f"a trigger of {event.type}" if trigger.type == event.type else f"{trigger.type}, told of a {event.type}"
    if index != event.triggers[0]:
        yield "the event was told before, or the sentence joins it to another of its triggers"
    if trigger.status_cue:
        yield f"{trigger.status} by {_text(doc, trigger.status_cue)!r}"
    for argument in trigger.arguments:
        yield f"{argument.role} {_text(doc, argument)!r}"
    if index == event.triggers[0]:
        yield f"{event.salience}{f', part of e{event.part_of + 1}' if event.part_of is not None else ''}"


def _rejected(doc: Doc) -> Iterator[Explanation]:
    triggers: tuple[Trigger, ...] = spans.read(doc, spans.TRIGGERS)
    placed = {index for event in spans.read(doc, spans.EVENTS) for index in event.triggers}
    heads = {trigger.head for trigger in triggers}
    names = _names(doc)
    for index, trigger in enumerate(triggers):
        if index not in placed:
            reason = "nothing told before that it could speak of, or it says that nobody did it"
            yield _explanation(doc, trigger, trigger.rule, None, (reason,))
    for match in frames("events")(doc):
        if match.head.i not in heads:
            reason = "part of a name" if match.head.i in names else "no event in particular, or one that is called off"
            yield _explanation(doc, Words(match.head.i, match.head.i + 1), match.rule.id, None, (reason,))
    for miss in frames("events").misses(doc):
        yield _explanation(doc, Words(miss.head.i, miss.head.i + 1), miss.rule.id, None, (miss.reason,))


def _names(doc: Doc) -> set[int]:
    """Tokens of the names of actors and places."""
    items = [*spans.read(doc, spans.PLACES), *(actor for actor in spans.read(doc, spans.ACTORS) if actor.named)]
    return {token for item in items for words in item.mentions for token in range(words.start, words.end)}


def _explanation(doc: Doc, words: Words, rule: str, event: str | None, reasons: tuple[str, ...]) -> Explanation:
    span = doc[words.start : words.end]
    shift = spans.Sections(doc).at(words.start).shift if spans.layout(doc).sections else 0
    return Explanation(span.start_char + shift, span.end_char + shift, span.text, rule, event, reasons)


def _text(doc: Doc, words: Words) -> str:
    return doc[words.start : words.end].text
