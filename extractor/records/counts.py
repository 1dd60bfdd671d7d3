"""Troop numbers and casualties."""

from extractor import spans
from extractor.records.attribution import attribution
from extractor.records.ids import Index, when
from extractor.records.quoting import Quoter, in_order
from extractor.records.whereabouts import whereabouts
from models import Casualty, Change, TroopNumber

TROOPS = frozenset({"troops", "attackers"})
CROWD = frozenset({"crowd"})  # told by the event: models.Participants


class Counts:
    """Builds the counts of one article; dates, places and actors are there already."""

    def __init__(self, quoter: Quoter, index: Index) -> None:
        self.quoter, self.index, self.doc = quoter, index, quoter.doc
        self.found: tuple[spans.Count, ...] = spans.read(self.doc, spans.COUNTS)
        self.places: tuple[spans.Place, ...] = spans.read(self.doc, spans.PLACES)
        self.dates: tuple[spans.Timex, ...] = spans.read(self.doc, spans.DATES)
        self.own = whereabouts(self.doc)
        self.events: dict[int, int] = {}
        for number, event in enumerate(spans.read(self.doc, spans.EVENTS)):
            self.events.update(dict.fromkeys((*event.casualties, *event.troop_numbers), number))
        self.troops = [position for position, count in enumerate(self.found) if count.kind in TROOPS]
        others = TROOPS | CROWD
        self.befallen = [position for position, count in enumerate(self.found) if count.kind not in others]
        for letter, chosen in (("t", self.troops), ("c", self.befallen)):
            index.counts.update({position: f"{letter}{number}" for number, position in enumerate(chosen, 1)})

    def troop_numbers(self) -> list[TroopNumber]:
        """Strengths and movements of forces, in text order."""
        return [self._troops(position) for position in self.troops]

    def casualties(self) -> list[Casualty]:
        """What became of people, in text order."""
        return [self._casualty(position) for position in self.befallen]

    def _troops(self, position: int) -> TroopNumber:
        count, event = self.found[position], self._event(position)
        date = count.when if count.when is not None or event is None else event.when
        return TroopNumber(
            **self._shared(position),
            force=self.index.actor(count.force),
            force_name=self.quoter.words(count.force.start, count.force.end).text if count.force else None,
            change=Change(**{"from": count.change[0], "to": count.change[1]}) if count.change else None,
            when=when(self.dates[date], self.index.dates[date]) if date is not None else None,
        )

    def _casualty(self, position: int) -> Casualty:
        count = self.found[position]
        return Casualty(
            **self._shared(position),
            civilian=count.civilian,
            group=self.index.actor(count.force),
            includes_attackers=count.includes_attackers,
            trigger=self.quoter.maybe(count.trigger),
            scope=count.scope,
            part_of=self.index.counts[count.part_of] if count.part_of is not None else None,
            attribution=attribution(self.quoter, self.index, count.head, count.teller),
        )

    def _shared(self, position: int) -> dict[str, object]:
        count, event = self.found[position], self._event(position)
        mentions = in_order([self.quoter.words(w.start, w.end) for w in (count, *count.also)])
        place, country = self._where(position, event)
        return {
            "id": self.index.counts[position],
            "uid": self.quoter.uid(self.index.counts[position][0], mentions[0]),
            "mentions": mentions,
            "kind": count.kind,
            "min": count.min,
            "max": count.max,
            "bound": count.bound,
            "word": count.word,
            "approximate": count.approximate,
            "unit": count.unit,
            "country": country,
            "place": self.index.places[place] if place is not None else None,
            "status": count.status,
            "event": f"e{self.events[position] + 1}" if event else None,
        }

    def _where(self, position: int, event: spans.Event | None) -> tuple[int | None, str | None]:
        """Place and country: those named at the count itself, unless they are its event's, which knows more."""
        own, events = self.own.get(position, []), event.where if event else ()
        if own and not any(self._is_within(place, own[0]) for place in events[:1]):
            return own[0], self.places[own[0]].country
        return events[0] if events else None, event.country if event else None

    def _is_within(self, place: int, whole: int) -> bool:
        """Whether a place is another one, or lies in it."""
        for _ in range(len(self.places)):
            if place == whole:
                return True
            above = self.places[place].inside
            if above is None:
                break
            place = above
        return self.places[whole].kind == "country" and self.places[place].country == self.places[whole].country

    def _event(self, position: int) -> spans.Event | None:
        number = self.events.get(position)
        found: spans.Event | None = None if number is None else spans.read(self.doc, spans.EVENTS)[number]
        return found
