"""Clusters: the triggers taken for one event so far, and what they say together."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Token

from extractor import spans
from extractor.components.links.story import Story, is_new
from extractor.components.links.units import DEADLY
from extractor.components.links.warding import warding_verb
from extractor.event_types import event_types
from extractor.rules import fillers
from extractor.spans import REAL

HEARD = 40  # triggers of one event
READ = (
    "triggers",
    "type",
    "status",
    "aggregate",
    "places",
    "window",
    "phases",
    "lemmas",
    "agents",
    "warders",
    "sufferers",
    "_roles",
    "_named",
)
Window = tuple[dt.date | None, dt.date | None]


class Cluster:
    """Triggers of one event. What the first of them say together is read once and forgotten when one of them joins."""

    def __init__(self, story: Story, members: list[int]) -> None:
        self.story, self.members = story, members
        self.shared: set[int] = set()  # members that speak of another event too

    def add(self, members: list[int]) -> None:
        """Take further triggers in."""
        for index in members:
            place = bisect_left(self.members, index)
            if self.members[place : place + 1] != [index]:
                self.members.insert(place, index)
            if place < HEARD:
                for name in READ:
                    self.__dict__.pop(name, None)

    def __contains__(self, index: int) -> bool:
        """Whether a trigger is one of its mentions."""
        place = bisect_left(self.members, index)
        return self.members[place : place + 1] == [index]

    @property
    def heard(self) -> list[int]:
        """The first members: what a text tells forty times, it has told by then."""
        return self.members[:HEARD]

    @cached_property
    def triggers(self) -> list[spans.Trigger]:
        return [self.story.triggers[index] for index in self.heard]

    @cached_property
    def type(self) -> str:
        """The type that names the means most exactly; of equals the first that is more than the deaths."""
        causes = [trigger.type for trigger in self.triggers if trigger.type in DEADLY]  # the deaths of a quake
        named = causes or [trigger.type for trigger in self.triggers]
        return max(named, key=lambda name: (event_types()[name].rank, name != "killing"))

    @cached_property
    def status(self) -> str:
        """What happened stays so, however else it is spoken of."""
        own = [trigger for trigger in self.triggers if not trigger.needs_antecedent] or self.triggers
        verbs = [trigger for trigger in own if self.story.doc[trigger.head].pos_ in {"VERB", "AUX"}]
        cued = [trigger for trigger in own if trigger.status_cue]  # a bare noun says nothing of whether
        found = [trigger.status for trigger in verbs or cued or own]
        return next((status for status in found if status in REAL), found[0])

    @cached_property
    def aggregate(self) -> bool:
        return any(trigger.aggregate for trigger in self.triggers)

    @cached_property
    def places(self) -> set[int]:
        return {index for trigger in self.triggers for index in trigger.places}

    @cached_property
    def phases(self) -> frozenset[str]:
        """What becomes of a deal: made, breached, ended …"""
        return frozenset(trigger.phase for trigger in self.triggers if trigger.phase)

    @cached_property
    def window(self) -> Window:
        """First and last possible day, by the most exact date among the triggers."""
        index = when(self.story, self.heard)
        return (None, None) if index is None else self.story.dates[index].window

    @cached_property
    def lemmas(self) -> set[str]:
        """Head lemmas of the triggers."""
        return {self.story.head(index).lemma_ for index in self.heard}

    @property
    def leads(self) -> bool:
        """Whether the headline or the first paragraphs tell of it."""
        return self.story.in_lead(self.members[0])

    @cached_property
    def _roles(self) -> dict[str, tuple[set[int], set[str]]]:
        found: dict[str, tuple[set[int], set[str]]] = {}
        for trigger in self.triggers:
            for argument in trigger.arguments:
                actors, words = found.setdefault(argument.role, (set(), set()))
                if not is_new(self.story.doc[argument.head]):  # 'a ferry' is not the one told of before
                    words.add(self.story.doc[argument.head].lemma_.lower())
                if argument.head in self.story.actor_at:
                    actors.add(self.story.actor_at[argument.head])
        return found

    @property
    def has_people(self) -> bool:
        """Whether anybody, or anything, has a part in it."""
        return bool(self._roles)

    @cached_property
    def agents(self) -> frozenset[int]:
        """Head tokens of the agents."""
        return frozenset(a.head for trigger in self.triggers for a in trigger.arguments if a.role == "agent")

    @cached_property
    def sufferers(self) -> frozenset[str]:
        """Head lemmas of the targets and victims, new ones included."""
        return frozenset(head.lemma_.lower() for head in self.heads("target", "victim"))

    @cached_property
    def warders(self) -> frozenset[int]:
        """Head tokens of those who ward it off: soldiers who 'repelled an attack' have not done it."""
        verbs = (warding_verb(self.story.head(index)) for index in self.heard)
        return frozenset(token.i for verb in verbs if verb for token in fillers(verb, "subject"))

    def heads(self, *roles: str) -> list[Token]:
        """Head words of the arguments in these roles, in text order."""
        told = (argument for trigger in self.triggers for argument in trigger.arguments if argument.role in roles)
        return [self.story.doc[argument.head] for argument in told]

    @cached_property
    def _named(self) -> dict[tuple[str, ...], tuple[frozenset[int], frozenset[str]]]:
        return {}

    def _in_roles(self, roles: tuple[str, ...]) -> tuple[frozenset[int], frozenset[str]]:
        found = self._named.get(roles)
        if found is None:
            own = [self._roles[role] for role in roles if role in self._roles]
            found = frozenset().union(*(row[0] for row in own)), frozenset().union(*(row[1] for row in own))
            self._named[roles] = found
        return found

    def people(self, *roles: str) -> frozenset[int]:
        """Actors in these roles."""
        return self._in_roles(roles)[0]

    def words(self, *roles: str) -> frozenset[str]:
        """Head lemmas of the arguments in these roles."""
        return self._in_roles(roles)[1]


def when(story: Story, members: list[int]) -> int | None:
    """The date of an event: the narrowest that hangs on one of its triggers, the first of equals."""
    found = [index for member in members for index in story.triggers[member].dates]

    def width(index: int) -> int:
        first, last = story.dates[index].window
        return (last - first).days if first and last else 10_000

    return min(found, key=width) if found else None


def containers(story: Story, index: int) -> Iterator[int]:
    """The places that contain a place, from the inside out."""
    seen = {index}
    up = story.places[index].inside
    while up is not None and up not in seen:
        yield up
        seen.add(up)
        up = story.places[up].inside
