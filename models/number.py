"""Counts of people: troops, and the dead, wounded, missing, held and displaced."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base import Country, Mention, Model, Record
from models.event import Attribution
from models.quantity import Quantity
from models.when import When


class CountStatus(StrEnum):
    """Whether the count is a fact of the text, a plan, a party's claim, a hypothesis, or denied."""

    ACTUAL = "actual"
    PLANNED = "planned"
    CLAIMED = "claimed"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class TroopKind(StrEnum):
    """Armed or police forces, or the people who carry out one attack."""

    TROOPS = "troops"
    ATTACKERS = "attackers"


class CasualtyKind(StrEnum):
    """What became of the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    KIDNAPPED = "kidnapped"
    CAPTURED = "captured"
    ARRESTED = "arrested"
    FREED = "freed"
    SURRENDERED = "surrendered"
    DISPLACED = "displaced"
    CASUALTIES = "casualties"


class Unit(StrEnum):
    """Whom the count counts, as the words say."""

    PEOPLE = "people"
    CIVILIANS = "civilians"
    CHILDREN = "children"
    SOLDIERS = "soldiers"
    POLICE = "police"
    MILITANTS = "militants"
    HOSTAGES = "hostages"


class Scope(StrEnum):
    """What the count covers: the news event, another single event, or a period's sum."""

    EVENT = "event"
    BACKGROUND = "background"
    CUMULATIVE = "cumulative"


class Count(Record, Quantity):
    """What troop numbers and casualties share."""

    approximate: bool
    unit: Unit
    country: Country | None = Field(description="Where the people are, or were.")
    place: str | None = Field(pattern=r"^p\d+$", description="Id of the place stated for the count.")
    status: CountStatus
    event: str | None = Field(pattern=r"^e\d+$", description="Id of the event it belongs to.")


class Change(Model):
    """A level of forces before and after."""

    from_: int = Field(ge=0, alias="from", description="People before.")
    to: int = Field(ge=0, description="People after.")


class TroopNumber(Count):
    """Strength, movement or loss of armed forces and police, state or not."""

    id: str = Field(pattern=r"^t\d+$")
    kind: TroopKind
    force: str | None = Field(pattern=r"^a\d+$", description="Id of the actor whose forces they are.")
    force_name: str | None = Field(description="The force in the words of the text.")
    change: Change | None = Field(
        description="From and to; then min and max are the level reached, or all who leave where none stay."
    )
    when: When | None = Field(description="When it takes effect.")

    @model_validator(mode="after")
    def _a_change_gives_the_level_reached(self) -> Self:
        if self.change is None:
            return self
        counted = self.change.from_ if self.change.to == 0 else self.change.to
        if not self.min == self.max == counted:
            raise ValueError(f"{self.id}: min and max are not the level reached or all who leave, {counted}")
        return self


class Casualty(Count):
    """People killed, wounded, missing, held, freed or displaced."""

    id: str = Field(pattern=r"^c\d+$")
    kind: CasualtyKind
    civilian: bool | None = Field(description="Null where the text leaves it open.")
    group: str | None = Field(pattern=r"^a\d+$", description="Id of the actor whose people they are.")
    includes_attackers: bool | None
    trigger: Mention | None = Field(description="The word for what became of them: 'killed'.")
    scope: Scope
    part_of: str | None = Field(pattern=r"^c\d+$", description="Id of the total that it is part of.")
    attribution: Attribution | None
