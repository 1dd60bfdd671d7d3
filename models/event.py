"""Events: what happened, is planned, threatened or denied; who did it to whom, when and where."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base import Country, Mention, Model, Record
from models.quantity import Quantity
from models.when import When


class Status(StrEnum):
    """Of the act itself."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    ALLEGED = "alleged"


class Outcome(StrEnum):
    """How the act ended, where the words say so."""

    COMPLETED = "completed"
    ATTEMPTED = "attempted"
    FAILED = "failed"
    FOILED = "foiled"
    INTERCEPTED = "intercepted"


class Phase(StrEnum):
    """Stage of an agreement, ceasefire, sanction or restriction."""

    ANNOUNCED = "announced"
    MADE = "made"
    EXTENDED = "extended"
    BREACHED = "breached"
    ENDED = "ended"


class Salience(StrEnum):
    """What the article reports, a part of or reaction to it, or background."""

    MAIN = "main"
    SUB = "sub"
    BACKGROUND = "background"


class Role(StrEnum):
    """What part an argument plays in its event."""

    AGENT = "agent"
    TARGET = "target"
    VICTIM = "victim"
    PARTY = "party"
    INSTRUMENT = "instrument"
    RECIPIENT = "recipient"
    TOPIC = "topic"
    ORIGIN = "origin"
    DESTINATION = "destination"


class WhereRelation(StrEnum):
    """How the event lies to its first place."""

    AT = "at"
    NEAR = "near"
    BETWEEN = "between"
    TOWARDS = "towards"


class Argument(Model):
    """Someone or something with a part in the event: the base noun phrase."""

    role: Role
    mention: Mention
    actor: str | None = Field(pattern=r"^a\d+$")
    place: str | None = Field(pattern=r"^p\d+$")


class Claim(StrEnum):
    """Whether somebody is known to have done it."""

    UNKNOWN = "unknown"
    ALLEGED = "alleged"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    DENIED = "denied"


class Responsibility(Model):
    """Who answers for a violent act, as far as the words say."""

    value: Claim
    mention: Mention | None = Field(description="The words that say so.")


class SourceKind(StrEnum):
    """Who reports something."""

    OFFICIAL = "official"
    PARTY = "party"
    MONITOR = "monitor"
    MEDIC = "medic"
    WITNESS = "witness"
    MEDIA = "media"
    ANONYMOUS = "anonymous"


class Attribution(Model):
    """Who reports it."""

    source: str | None = Field(pattern=r"^a\d+$", description="Id of the actor who says so.")
    kind: SourceKind | None
    mention: Mention = Field(description="The source in the words of the text.")
    cue: Mention | None = Field(description="'said', 'according to' …")


class Participants(Quantity):
    """Crowd size of protests and the like."""

    mention: Mention


class Fatalities(Model):
    """Deaths of one event, by its own counts: of the article's news or of what it recalls, never the sum of a period.

    Parts are never added to totals, nothing is averaged.
    """

    low: int = Field(ge=0, description="Smallest minimum of actual counts.")
    best: int | None = Field(ge=0, description="The latest or best-attributed actual count.")
    high: int | None = Field(ge=0, description="Largest maximum, claims included; null if open.")
    rule: str = Field(description="How `best` was chosen.")

    @model_validator(mode="after")
    def _low_is_lowest(self) -> Self:
        if self.high is not None and self.high < self.low:
            raise ValueError(f"high {self.high} is below low {self.low}")
        return self


class PloverCode(Model):
    """Event and modes of the PLOVER manual."""

    event: str
    modes: tuple[str, ...]


class AcledCode(Model):
    """ACLED-shaped event and sub-event type: a report, not a coded ACLED event."""

    event_type: str
    sub_event_type: str | None


class Codes(Model):
    """What other coding schemes would call the event; null where the scheme has nothing."""

    plover: PloverCode | None
    cameo: str | None = Field(pattern=r"^\d{2,4}$")
    cameo_root: str | None = Field(pattern=r"^\d{2}$")
    acled: AcledCode | None


class Event(Record):
    """Something that happens, in all the words that the article has for it.

    `type` and `category` are strings, for they are open: a row of event_types.csv is all that a new one takes.
    """

    id: str = Field(pattern=r"^e\d+$")
    type: str = Field(description="From event_types.csv, such as `shelling`.")
    category: str = Field(description="From event_types.csv, such as `violence`.")
    targeted: bool | None = Field(description="True where the victim was the chosen target.")
    status: Status
    status_cue: Mention | None = Field(description="The word that makes it planned, denied …")
    outcome: Outcome | None
    phase: Phase | None
    condition: Mention | None = Field(description="What it is said to depend on: 'if', 'on condition that'.")
    salience: Salience
    part_of: str | None = Field(pattern=r"^e\d+$")
    aggregate: bool = Field(description="True for a sum of events, a war or a campaign.")
    trigger: Mention = Field(description="The first mention.")
    evidence: Mention = Field(description="The sentence or sentences with trigger and arguments.")
    when: When | None
    where: tuple[str, ...] = Field(description="Place ids, most specific first.")
    where_relation: WhereRelation | None
    distance_km: float | None = Field(ge=0, description="Stated distance from the first place, km.")
    country: Country | None
    arguments: tuple[Argument, ...]
    responsibility: Responsibility | None
    attribution: Attribution | None
    participants: Participants | None
    casualties: tuple[str, ...] = Field(description="Casualty ids.")
    troop_numbers: tuple[str, ...] = Field(description="Troop number ids.")
    fatalities: Fatalities | None
    civilian_targeting: bool | None
    codes: Codes
    rule: str = Field(description="Id of the lexicon rule that fired.")

    @model_validator(mode="after")
    def _trigger_is_the_first_mention(self) -> Self:
        if self.trigger != self.mentions[0]:
            raise ValueError(f"{self.id}: the trigger is not the first mention")
        return self

    @model_validator(mode="after")
    def _only_a_place_can_be_near_or_far(self) -> Self:
        if not self.where and (self.where_relation is not None or self.distance_km is not None):
            raise ValueError(f"{self.id}: where_relation and distance_km need a place in `where`")
        return self
