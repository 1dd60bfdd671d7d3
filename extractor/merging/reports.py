"""Reports: what an article says of one event, in a form that another article's can be held against."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from extractor.event_types import event_types
from models import Actor, Article, Casualty, CasualtyKind, CountStatus, Event, Place, Role, Salience, Status

REAL = frozenset({Status.OCCURRED, Status.ONGOING, Status.ALLEGED})
DOERS = frozenset({Role.AGENT, Role.PARTY})
DONE_TO = frozenset({Role.TARGET, Role.VICTIM, Role.RECIPIENT})
Window = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Report:
    """One event of one article; `article` is its position in the collection."""

    article: int
    published: dt.date | None
    event: Event
    places: tuple[Place, ...]  # most specific first
    actors: dict[str, Actor]  # of its arguments, by id
    casualties: tuple[Casualty, ...]

    @property
    def family(self) -> str:
        """What it can be one event with."""
        return event_types()[self.event.type].family

    @property
    def is_real(self) -> bool:
        """It happened, or is said to have; else it is planned, threatened, denied …"""
        return self.event.status in REAL

    @cached_property
    def window(self) -> Window | None:
        """The days that the words leave open; an end that they do not name is the day of publication for what has
        happened."""
        when = self.event.when
        if when is None:
            return None
        first, last = when.earliest, when.latest
        if last is None and self.is_real:
            last = self.published
        return (first, last) if first and last and first <= last else None

    @property
    def category(self) -> str:
        """Of the event's type: `violence`, `diplomacy` …"""
        return event_types()[self.event.type].category

    @property
    def is_news(self) -> bool:
        """The article reports it; it is not recalled."""
        return self.event.salience != Salience.BACKGROUND

    def acting(self, roles: frozenset[Role]) -> list[Actor]:
        """The actors in these roles."""
        return [self.actors[a.actor] for a in self.event.arguments if a.role in roles and a.actor in self.actors]

    def named(self, roles: frozenset[Role]) -> list[Actor]:
        """The actors in these roles that have a name."""
        return [actor for actor in self.acting(roles) if actor.named]

    @staticmethod
    def names(actor: Actor) -> frozenset[str]:
        """All that the article calls an actor, articles off: another paper may have the short name only."""
        told = (actor.name, *(mention.text for mention in actor.mentions))
        return frozenset(" ".join(name.casefold().removeprefix("the ").split()) for name in told)

    def words(self, roles: frozenset[Role]) -> frozenset[str]:
        """Last words of the arguments in these roles: 'a crowded market' → 'market'."""
        told = (argument.mention.text for argument in self.event.arguments if argument.role in roles)
        return frozenset(words[-1].casefold() for text in told if (words := text.split()) and words[-1].isalpha())

    def counts(self, kind: CasualtyKind) -> list[Casualty]:
        """Whole counts of people of this kind, those that are facts or claimed."""
        told = {CountStatus.ACTUAL, CountStatus.CLAIMED}
        return [c for c in self.casualties if c.kind == kind and c.part_of is None and c.status in told]


def reports(article: Article, number: int) -> Iterable[Report]:
    """All events of an article."""
    places = {place.id: place for place in article.places}
    actors = {actor.id: actor for actor in article.actors}
    casualties = {count.id: count for count in article.casualties}
    for event in article.events:
        yield Report(
            article=number,
            published=published(article),
            event=event,
            places=tuple(places[name] for name in event.where),
            actors={a.actor: actors[a.actor] for a in event.arguments if a.actor},
            casualties=tuple(casualties[name] for name in event.casualties),
        )


def published(article: Article) -> dt.date | None:
    """Day of publication."""
    moment = article.article.published
    return dt.datetime.fromisoformat(moment.value).date() if moment else None
