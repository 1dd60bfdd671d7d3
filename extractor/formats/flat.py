"""An event as one flat row: what the table, the map and the database hold of it beside its records.

The ACLED-shaped part follows ACLED's codebook in form only: rows are reports, not coded events.
"""

from collections.abc import Iterator
from functools import cached_property

from extractor import gazetteer
from extractor.event_types import event_types
from models import (
    Actor,
    ActorKind,
    Article,
    Casualty,
    CasualtyKind,
    Event,
    Place,
    PlaceKind,
    Quantity,
    Role,
    Scope,
    WhereRelation,
)

DOERS, SUFFERERS = (Role.AGENT, Role.PARTY), (Role.TARGET, Role.VICTIM)
VAGUE = {"several": 3, "tens": 10, "dozens": 12, "hundreds": 100}  # ACLED's own values
CLOSE = frozenset({PlaceKind.CITY, PlaceKind.DISTRICT, PlaceKind.FACILITY})
COUNTED = frozenset({"actual", "claimed"})
ARMED = frozenset({"CRM", "PRM", "REB", "UAF"})  # PLOVER's sectors of those who bear arms for no state
CIVILIAN_TARGETING = "Civilian targeting"

Cell = str | int | float | bool | None


class FlatEvent:
    """One event with what its ids lead to."""

    def __init__(self, article: Article, event: Event) -> None:
        self.article, self.event = article, event

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.article.actors}

    @cached_property
    def places(self) -> list[Place]:
        """Where it was, most specific first."""
        known = {place.id: place for place in self.article.places}
        return [known[name] for name in self.event.where if name in known]

    @cached_property
    def casualties(self) -> list[Casualty]:
        """Its counts that are told as facts or claims."""
        own = [count for count in self.article.casualties if count.event == self.event.id]
        return [count for count in own if count.status.value in COUNTED and count.scope == Scope.EVENT]

    def names(self, *roles: Role) -> str | None:
        """Who plays these roles, as named in the article, each once."""
        return "; ".join(dict.fromkeys(self._names(*roles))) or None

    def _names(self, *roles: Role) -> Iterator[str]:
        for argument in self.event.arguments:
            if argument.role in roles:
                actor = self._actors.get(argument.actor or "")
                yield one_line(actor.name if actor else argument.mention.text)

    def known(self, *roles: Role) -> list[Actor]:
        """The actors that play these roles, each once; no words that name nobody."""
        found = {a.actor: self._actors[a.actor] for a in self.event.arguments if a.role in roles and a.actor}
        return list(found.values())

    @property
    def day(self) -> str | None:
        """The one day on which it was; None where it may have been another."""
        when = self.event.when
        return when.earliest.isoformat() if when and when.earliest and when.earliest == when.latest else None

    @property
    def time_precision(self) -> int | None:
        """ACLED's: 1 one day, 2 within a week, 3 within a month."""
        when = self.event.when
        if when is None or when.earliest is None or when.latest is None:
            return None
        days = (when.latest - when.earliest).days + 1
        return next((code for code, most in ((1, 1), (2, 7), (3, 31)) if days <= most), None)

    @property
    def position(self) -> Place | None:
        """The place whose coordinates are the event's; never a country's middle."""
        return next((place for place in self.places if place.latitude is not None and _is_spot(place)), None)

    @property
    def geo_precision(self) -> int | None:
        """ACLED's: 1 a town or closer, 2 near a place or part of a region, 3 a region."""
        place = self.position
        if place is None:
            return None
        if self.event.where_relation not in {None, WhereRelation.AT}:
            return 2
        return 1 if place.kind in CLOSE else 3 if place.kind == PlaceKind.REGION else 2

    def total(self, kind: CasualtyKind) -> tuple[int | None, int | None]:
        """The smallest minimum and largest maximum of its counts of one kind, parts left out."""
        counts = [count for count in self.casualties if count.kind == kind and count.part_of is None]
        lows = [count.min for count in counts if count.min is not None]
        open_end = not counts or any(count.max is None for count in counts)
        return min(lows, default=None), None if open_end else max(count.max or 0 for count in counts)

    @property
    def civilians_killed(self) -> int | None:
        """The largest count of dead civilians."""
        killed = (count for count in self.casualties if count.kind == CasualtyKind.KILLED and count.civilian)
        return max((count.min for count in killed if count.min is not None), default=None)

    @property
    def acled_fatalities(self) -> int | None:
        """One number, as ACLED has it: the best one, or ACLED's own for a vague word."""
        deaths = self.event.fatalities
        killed = [count for count in self.casualties if count.kind == CasualtyKind.KILLED]
        best = deaths.best if deaths else None
        exact = any(count.min == best and count.bound.value != "vague" for count in killed)
        vague = [VAGUE[word] for count in killed if (word := (count.word or "").lower()) in VAGUE]
        if vague and not (best is not None and exact):
            return vague[0]
        return best if best is not None or deaths is None else deaths.low

    @property
    def troops(self) -> tuple[int | None, int | None]:
        """A force's level before and after."""
        changes = [
            count.change for count in self.article.troop_numbers if count.event == self.event.id and count.change
        ]
        return (changes[0].from_, changes[0].to) if changes else (None, None)

    @property
    def match_key(self) -> str:
        """Country, first division, day, family of types, kind of agent: rows that agree may be of one event."""
        admin1 = next((place.admin1 for place in self.places if place.admin1), None)
        agents = self.known(*DOERS)
        family = event_types()[self.event.type].family if self.event.type in event_types() else self.event.type
        parts = (self.event.country, admin1, self.day, family)
        return "|".join(part or "" for part in (*parts, _side(agents[0]) if agents else None))


def _side(actor: Actor) -> str:
    """An actor's kind; `armed_group` for gunmen and rebels too, whom another report may call by a name."""
    is_armed = actor.code is not None and actor.code[-3:] in ARMED
    return "armed_group" if is_armed and actor.kind in {ActorKind.PERSON, ActorKind.GROUP} else actor.kind.value


def _is_spot(place: Place) -> bool:
    return place.kind != PlaceKind.COUNTRY


def country(code: str | None) -> tuple[str | None, int | None, str | None]:
    """English name, ISO numeric and alpha-3 code of a country.

    >>> country("IQ"), country("XK")[2], country(None)
    (('Iraq', 368, 'IRQ'), 'XKX', (None, None, None))
    """
    found = gazetteer.countries().get(code or "")
    if found is None:
        return None, None, None
    return found.name, int(found.numeric) if found.numeric.isdecimal() and int(found.numeric) else None, found.alpha3


def quantity(count: Quantity | None) -> str | int | None:
    """A number of people: 12, '200-999', '>=7', '<=24'."""
    if count is None:
        return None
    if count.min is None or count.max is None:
        return f"<={count.max}" if count.min is None else f">={count.min}"
    return count.min if count.min == count.max else f"{count.min}-{count.max}"


def one_line(text: str) -> str:
    """Words with single blanks between them."""
    return " ".join(text.split())
