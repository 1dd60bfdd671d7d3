"""Reports: what an article says of one event, in a form that another article's can be held against."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from extractor.event_types import event_types
from models import Actor, Article, Casualty, CountStatus, Event, Place, Role, Salience, Status

REAL = frozenset({Status.OCCURRED, Status.ONGOING, Status.ALLEGED})
DOERS = frozenset({Role.AGENT, Role.PARTY})
DONE_TO = frozenset({Role.TARGET, Role.VICTIM, Role.RECIPIENT})
FIGURE = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]{0,5}", re.ASCII)
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

    @cached_property
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

    @cached_property
    def sentence(self) -> str:
        """What tells it, in small letters."""
        return " ".join(self.event.evidence.text.casefold().split())

    @property
    def is_news(self) -> bool:
        """The article reports it; it is not recalled."""
        return self.event.salience != Salience.BACKGROUND

    @property
    def is_main(self) -> bool:
        """It is what the article is about."""
        return self.event.salience == Salience.MAIN

    def acting(self, roles: frozenset[Role]) -> list[Actor]:
        """The actors in these roles."""
        return [self.actors[a.actor] for a in self.event.arguments if a.role in roles and a.actor in self.actors]

    def named(self, roles: frozenset[Role]) -> list[Actor]:
        """The actors in these roles that have a name."""
        return [actor for actor in self.acting(roles) if actor.named]

    def words(self, roles: frozenset[Role]) -> frozenset[str]:
        """Words of the arguments in these roles: 'a Moroccan man of 27' → 'a', 'moroccan', 'man', 'of'."""
        return frozenset(word for text in self._told(roles) for word in text.casefold().split() if word.isalpha())

    def heads(self, roles: frozenset[Role]) -> frozenset[str]:
        """Last words of the arguments in these roles: 'a crowded market' → 'market'."""
        return frozenset(words[-1] for text in self._told(roles) if (words := text.casefold().split()))

    def numbers(self, roles: frozenset[Role]) -> frozenset[int]:
        """Figures in the arguments in these roles: 'about 8,000 people' → 8000."""
        return frozenset(
            int(word.replace(",", "")) for text in self._told(roles) for word in text.split() if FIGURE.fullmatch(word)
        )

    def _told(self, roles: frozenset[Role]) -> Iterator[str]:
        return (argument.mention.text for argument in self.event.arguments if argument.role in roles)

    @cached_property
    def counts(self) -> tuple[Casualty, ...]:
        """Whole counts of people, those that are facts or claimed."""
        told = {CountStatus.ACTUAL, CountStatus.CLAIMED}
        return tuple(count for count in self.casualties if count.part_of is None and count.status in told)


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
