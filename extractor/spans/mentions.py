"""What an article names: dates, places, actors and numbers of people, as half-open stretches of tokens."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of tokens, `end` exclusive."""

    start: int
    end: int

    def covers(self, index: int) -> bool:
        return self.start <= index < self.end

    def overlaps(self, other: "Words") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression. Characters count from the Doc's start, since one may begin inside a token."""

    start: int
    end: int
    start_char: int
    end_char: int
    rule: str
    kind: str  # "date" "time" "duration" "set"
    value: str | None  # TIMEX3
    mod: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: str | None = None  # as models.Precision; None for durations, sets and references
    basis: str = "explicit"  # "explicit" "relative" "context"
    anchor: int | str | None = None  # index into the list of timexes, or "published"
    relation: str | None = None  # "since" "until" "by" "before" "after" "between": the word that opens an end
    range: str | None = None  # TIMEX3 value of the range that it begins or ends: "2019-05-03/2019-05-05"
    range_days: tuple[dt.date, dt.date] | None = None  # first and last day of that range

    @property
    def label(self) -> str:
        return self.kind.upper()

    @property
    def window(self) -> tuple[dt.date | None, dt.date | None]:
        """The days that it opens for an event: 'since 3 May' has no end, 'until May' no beginning; a range's both ends.

        Ends are inclusive: 'before 2017' ends on the last day of 2016. A clock time opens nothing beyond its day;
        'five days before X' is a day, not all that came before it; 'more than two weeks ago' is any day up to then.
        """
        if self.range_days is not None:
            return self.range_days
        counted = isinstance(self.anchor, int) and self.relation in {"before", "after"}
        first, last = self.earliest, self.latest
        if self.kind == "time" or counted or first is None or last is None:
            return first, last
        match self.relation or self.mod:
            case "since" | "AFTER":
                return first, None
            case "after":
                return last + dt.timedelta(days=1), None
            case "until" | "by" | "BEFORE":
                return None, last
            case "before":
                return None, first - dt.timedelta(days=1)
        return first, last


@dataclass(frozen=True, slots=True)
class PlaceMention(Words):
    """One occurrence of a place's name."""

    use: str = "literal"  # "literal" "metonymic" "modifier"
    rule: str = "gazetteer"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the article with all its mentions, in text order."""

    name: str
    kind: str  # as models.PlaceKind
    mentions: tuple[PlaceMention, ...]
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    basis: str = "gazetteer"
    inside: int | None = None  # index of the place that contains it, where the text or gazetteer says so
    references: tuple[Words, ...] = ()  # 'the city', 'there': for where something was, no mentions


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the article: its mentions, and the pronouns and descriptions that refer to it."""

    name: str
    kind: str  # as models.ActorKind
    mentions: tuple[Words, ...]
    named: bool = True
    country: str | None = None
    role: str | None = None
    code: str | None = None
    wikidata: str | None = None
    references: tuple[Words, ...] = ()  # resolved pronouns and "the group": for arguments, no mentions
    rule: str = "name"
    armed: bool = False  # soldiers, police, rebels, gunmen: those who bear arms, by name or not
    presumed: bool = False  # its country, if any, is only that of which its sentence or the article tells

    @property
    def side(self) -> str:
        """The kind as acts of violence ask for it: `armed_group` for whoever bears arms and serves no state.

        Of an unnamed person nothing is known but that he is one of some people: `group`.
        """
        if self.armed and self.kind in {"person", "group"}:
            return "armed_group"
        return "group" if self.kind == "person" and not self.named else self.kind


@dataclass(frozen=True, slots=True)
class Count(Words):
    """A number of people and what became of them, or of forces, or of a crowd."""

    rule: str
    kind: str  # as models.CasualtyKind or models.TroopKind; "crowd" for those who take part in a protest
    min: int | None
    max: int | None
    bound: str  # as models.Bound
    unit: str  # as models.Unit
    head: int  # token of the counted noun, or of the number where there is none
    word: str | None = None
    approximate: bool = False
    status: str = "actual"  # as models.CountStatus
    scope: str = "event"  # as models.Scope
    civilian: bool | None = None
    includes_attackers: bool | None = None
    trigger: Words | None = None  # "killed", "wounded"
    change: tuple[int, int] | None = None  # from, to
    force: Words | None = None  # the words for whose forces or people they are
    governor: int | None = None  # token of the verb or noun that the count depends on
    when: int | None = None  # index of the timex of its own clause; of forces alone
    teller: tuple[Words, Words] | None = None  # who counts, and the verb: "police" "put" the toll at so many
    also: tuple[Words, ...] = ()  # later mentions of the same count
    part_of: int | None = None  # index of the total in the list of counts

    @property
    def label(self) -> str:
        return self.kind.upper()


def by_token(items: Sequence[Actor | Place]) -> dict[int, int]:
    """Index of the actor or place at each token, an actor's references included.

    Where two overlap, the longer stretch of words has the token; of equally long ones the actor or place that
    comes first.

    >>> army, its_chief = Words(0, 2), Words(0, 3)
    >>> chief = Actor("chief", "person", (its_chief,), references=(Words(4, 5),))
    >>> by_token([Actor("army", "military", (army,)), chief])
    {0: 1, 1: 1, 2: 1, 4: 1}
    """
    stretches = [
        (words.end - words.start, -index, words)
        for index, item in enumerate(items)
        for words in (*item.mentions, *(item.references if isinstance(item, Actor) else ()))
    ]
    found: dict[int, int] = {}
    for _, index, words in sorted(stretches, key=lambda row: (row[0], row[1], row[2].start)):
        found.update(dict.fromkeys(range(words.start, words.end), -index))
    return dict(sorted(found.items()))
