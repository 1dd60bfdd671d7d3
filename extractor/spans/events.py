"""What an article tells: triggers with their arguments, statements, events, and remarks on all that was read."""

from dataclasses import dataclass

from extractor.spans.mentions import Words

REAL = frozenset({"occurred", "ongoing", "alleged"})  # statuses of what happened, or is said to have
SUFFERERS = frozenset({"target", "victim"})  # roles of those whom an act befalls


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
