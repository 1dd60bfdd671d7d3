"""What components leave on a Doc: span groups for every spaCy user, and the typed annotations behind them.

A component computes annotations (frozen dataclasses over token indexes, half-open) and hands them to `write`,
which keeps them as `doc._.<key>` and, as ordinary spans with label and rule id, as `doc.spans[<key>]`. Later
components `read` them. Nothing here knows a component, and no component knows another.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from spacy.tokens import Doc, Span

LAYOUT = "layout"
DATES = "dates"
PLACES = "places"
ACTORS = "actors"
COUNTS = "counts"
TRIGGERS = "triggers"
STATEMENTS = "statements"
EVENTS = "events"
REMARKS = "remarks"


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
class Section:
    """A paragraph, headline, standfirst, caption or cross-head as it stands in the Doc.

    `shift` is what must be added to a character offset of the Doc to get one of the input, and behind each of the
    `seams`, which are (twice the character, characters), so many more: see `reading.plain`.
    """

    start: int
    end: int
    kind: str  # "title" "standfirst" "dateline" "caption" "crosshead" "paragraph"
    shift: int = 0
    seams: tuple[tuple[int, int], ...] = ()

    def input_start(self, char: int) -> int:
        """Where in the input a stretch begins that begins at a character of the Doc."""
        return char + self.shift + self._added(char * 2)

    def input_end(self, char: int) -> int:
        """Where in the input a stretch ends that ends before a character of the Doc."""
        return char + self.shift + self._added(char * 2 - 1)

    def _added(self, place: int) -> int:
        passed = bisect_right(self.seams, place, key=itemgetter(0))
        return self.seams[passed - 1][1] if passed else 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How the Doc's tokens lie in the article, and what the page says of the article itself."""

    sections: tuple[Section, ...] = ()
    published: dt.date | None = None
    publisher: str | None = None
    dateline: str | None = None  # the dateline's place, as written


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
    presumed: bool = False  # its country, if any, is only the one of which the article tells

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


@dataclass(frozen=True, slots=True)
class Argument(Words):
    """A noun phrase with a part in an event."""

    role: str  # as models.Role
    head: int


@dataclass(frozen=True, slots=True)
class Trigger(Words):
    """One mention of an event: its words, its frame, its status."""

    rule: str
    type: str
    head: int
    arguments: tuple[Argument, ...] = ()
    status: str = "occurred"
    status_cue: Words | None = None
    outcome: str | None = None
    phase: str | None = None
    condition: Words | None = None
    targeted: bool | None = None
    aggregate: bool = False
    anaphoric: bool = False  # "the attack": may speak of something told before
    needs_antecedent: bool = False  # "the cuts": no event without one
    dates: tuple[int, ...] = ()  # indexes of timexes that belong to it, nearest first
    places: tuple[int, ...] = ()  # indexes of places that belong to it, nearest first
    near: tuple[int, ...] = ()  # indexes of places that it was only close to
    where_relation: str | None = None
    distance_km: float | None = None

    @property
    def label(self) -> str:
        return self.type.upper()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what: a quotation or reported speech."""

    content: Words
    speaker: Words | None
    cue: Words | None
    quoted: bool
    rule: str = "statement"


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many an event killed: as models.Fatalities."""

    low: int
    best: int
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the article: the triggers that speak of it, and what is linked to it."""

    type: str
    status: str
    aggregate: bool
    triggers: tuple[int, ...]  # indexes into the list of triggers, in text order
    named_by: int  # index of the trigger whose rule gave the type
    salience: str = "sub"
    targeted: bool | None = None
    part_of: int | None = None
    casualties: tuple[int, ...] = ()  # indexes into the list of counts
    troop_numbers: tuple[int, ...] = ()
    participants: int | None = None  # index of the count of its crowd
    deaths: Deaths | None = None
    civilian_targeting: bool | None = None
    responsibility: tuple[str, Words | None] | None = None  # as models.Claim, with the words that say so
    arguments: tuple[Argument, ...] = ()  # in text order, each participant once a role
    when: int | None = None  # index of the timex
    where: tuple[int, ...] = ()  # indexes of places, most specific first
    country: str | None = None  # of those places, or of the body that it happened in


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader of the records should know."""

    code: str
    message: str
    words: Words | None = None
    key: str | None = None  # the list that holds the annotation it is about, such as COUNTS
    position: int | None = None  # index into that list


for _key in (DATES, PLACES, ACTORS, COUNTS, TRIGGERS, STATEMENTS, EVENTS, REMARKS):
    Doc.set_extension(_key, default=())
Doc.set_extension(LAYOUT, default=Layout())


def write(doc: Doc, key: str, annotations: Iterable[Any]) -> None:
    """Keep a component's annotations, and mark them as a span group where they have words of their own."""
    kept = tuple(annotations)
    setattr(doc._, key, kept)
    doc.spans[key] = [
        Span(doc, start, end, label=label, span_id=rule)
        for start, end, label, rule in sorted(row for item in kept for row in _rows(item))
    ]


def read(doc: Doc, key: str) -> tuple[Any, ...]:
    """What the component that owns `key` left, in its order; empty where it did not run."""
    found: tuple[Any, ...] = getattr(doc._, key)
    return found


def remark(
    doc: Doc, code: str, message: str, words: Words | None = None, *, about: tuple[str, int] | None = None
) -> None:
    """Leave a note for the reader; `about` is the list and the place in it of the annotation that it is about."""
    key, position = about or (None, None)
    doc._.remarks = (*doc._.remarks, Remark(code, message, words, key, position))


def layout(doc: Doc) -> Layout:
    """The Doc's layout; a Doc that came from elsewhere is one paragraph."""
    found: Layout = doc._.layout
    return found if found.sections else Layout((Section(0, len(doc), "paragraph"),), found.published)


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


class Sections:
    """The sections of a Doc, to be looked up by token."""

    def __init__(self, doc: Doc) -> None:
        self.all = layout(doc).sections
        self._starts = [section.start for section in self.all]

    def number(self, token: int) -> int:
        """Position of the section that holds a token."""
        return bisect_right(self._starts, token) - 1

    def at(self, token: int) -> Section:
        """The section that holds a token."""
        return self.all[self.number(token)]


def _rows(item: Any) -> Iterator[tuple[int, int, str, str]]:
    if isinstance(item, (Place, Actor)):
        for mention in item.mentions:
            rule = item.rule if isinstance(item, Actor) else str(getattr(mention, "rule", ""))
            yield mention.start, mention.end, item.kind.upper(), rule
    elif isinstance(item, Statement):
        yield item.content.start, item.content.end, "STATEMENT", item.rule
    elif isinstance(item, (Timex, Count, Trigger)):
        yield item.start, item.end, item.label, item.rule
