"""Events with their arguments, windows, responsibility and codes."""

from typing import Any

from extractor import spans
from extractor.event_types import event_types
from extractor.records.attribution import attribution
from extractor.records.codes import Tokens, event_codes
from extractor.records.ids import Index, when
from extractor.records.quoting import Quoter, in_order
from extractor.spans import Words
from models import (
    Argument,
    Event,
    Fatalities,
    Mention,
    Participants,
    Responsibility,
    When,
)


class Events:
    """Builds the events of one article; the other records are there already."""

    def __init__(self, quoter: Quoter, index: Index) -> None:
        self.quoter, self.index = quoter, index
        self.doc = quoter.doc
        self.triggers: tuple[spans.Trigger, ...] = spans.read(self.doc, spans.TRIGGERS)
        self.places: tuple[spans.Place, ...] = spans.read(self.doc, spans.PLACES)
        self.dates: tuple[spans.Timex, ...] = spans.read(self.doc, spans.DATES)
        self.tokens = Tokens(self.doc, index.actor_at)

    def all(self) -> list[Event]:
        """The events in the order of their first mentions."""
        return [self._event(event, number) for number, event in enumerate(spans.read(self.doc, spans.EVENTS), 1)]

    def _event(self, event: spans.Event, number: int) -> Event:
        triggers = [self.triggers[index] for index in event.triggers]
        arguments = list(event.arguments)
        mentions = in_order([self.quoter.words(trigger.start, trigger.end) for trigger in triggers])
        first = triggers[0]
        return Event(
            id=f"e{number}",
            uid=self.quoter.uid("e", mentions[0]),
            mentions=mentions,
            trigger=mentions[0],
            type=event.type,
            category=event_types()[event.type].category,
            targeted=event.targeted,
            status=event.status,
            status_cue=self.quoter.maybe(_cue(triggers, event.status)),
            outcome=self.triggers[event.named_by].outcome,
            phase=next((trigger.phase for trigger in triggers if trigger.phase), None),
            condition=self.quoter.maybe(next((t.condition for t in triggers if t.condition), None)),
            salience=event.salience,
            part_of=f"e{event.part_of + 1}" if event.part_of is not None else None,
            aggregate=event.aggregate,
            evidence=self._evidence(first),
            when=self._when(event),
            where=tuple(self.index.places[place] for place in event.where),
            **self._lying(event, triggers),
            country=event.country,
            arguments=tuple(self._argument(argument) for argument in arguments),
            responsibility=self._responsibility(event),
            attribution=attribution(self.quoter, self.index, self._first_told(triggers).head),
            participants=self._participants(event),
            casualties=tuple(self.index.counts[index] for index in event.casualties),
            troop_numbers=tuple(self.index.counts[index] for index in event.troop_numbers),
            fatalities=_fatalities(event.deaths),
            civilian_targeting=event.civilian_targeting,
            codes=event_codes(event, triggers, arguments, self.tokens),
            rule=self.triggers[event.named_by].rule,
        )

    def _when(self, event: spans.Event) -> When | None:
        """When it was; what happened was over, or lasted, on the day of publication."""
        if event.when is None:
            return None
        told = spans.layout(self.doc).published if event.status in spans.REAL else None
        return when(self.dates[event.when], self.index.dates[event.when], told)

    def _lying(self, event: spans.Event, triggers: list[spans.Trigger]) -> dict[str, Any]:
        """How the event lies to its first place, by the trigger that says so."""
        first = event.where[0] if event.where else None
        by = next((t for t in triggers if t.where_relation and first in (*t.places, *t.near)), None)
        near = by is not None and first in by.near and first not in by.places
        return {
            "where_relation": None if by is None else "near" if near else by.where_relation,
            "distance_km": by.distance_km if by is not None and near and first == by.near[0] else None,
        }

    def _first_told(self, triggers: list[spans.Trigger]) -> spans.Trigger:
        """The first mention in the story itself, else in the headline."""
        told = (t for t in triggers if self.quoter.sections.at(t.start).kind not in {"title", "standfirst"})
        return next(told, triggers[0])

    def _argument(self, argument: spans.Argument) -> Argument:
        return Argument(
            role=argument.role,
            mention=self.quoter.words(argument.start, argument.end),
            actor=self.index.actor(argument, argument.head),
            place=self.index.place(argument.head),
        )

    def _evidence(self, trigger: spans.Trigger) -> Mention:
        heads = (trigger.head, *(argument.head for argument in trigger.arguments))
        sentences = [self.doc[head].sent for head in heads]
        return self.quoter.words(min(s.start for s in sentences), max(s.end for s in sentences))

    def _responsibility(self, event: spans.Event) -> Responsibility | None:
        if event.responsibility is None:
            return None
        value, words = event.responsibility
        return Responsibility(value=value, mention=self.quoter.maybe(words))

    def _participants(self, event: spans.Event) -> Participants | None:
        if event.participants is None:
            return None
        crowd: spans.Count = spans.read(self.doc, spans.COUNTS)[event.participants]
        return Participants(
            min=crowd.min,
            max=crowd.max,
            bound=crowd.bound,
            word=crowd.word,
            mention=self.quoter.words(crowd.start, crowd.end),
        )


def _fatalities(deaths: spans.Deaths | None) -> Fatalities | None:
    if deaths is None:
        return None
    return Fatalities(low=deaths.low, best=deaths.best, high=deaths.high, rule=deaths.rule)


def _cue(triggers: list[spans.Trigger], status: str) -> Words | None:
    """The words that give the event the status it has."""
    return next((trigger.status_cue for trigger in triggers if trigger.status == status and trigger.status_cue), None)
