"""Dates: time expressions and the days they name."""

import datetime as dt
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base import Record


class DateKind(StrEnum):
    """What a time expression names, as in TIMEX3."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class DateBasis(StrEnum):
    """What a date was resolved with: its own words, a date it counts from, or the text around it."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    CONTEXT = "context"


class Date(Record):
    """A time expression of the text."""

    id: str = Field(pattern=r"^d\d+$")
    kind: DateKind
    value: str | None = Field(description="TIMEX3 value (`2020-11-17`, `P3D`); null where unresolved.")
    mod: str | None = Field(description="TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER …")
    earliest: dt.date | None = Field(description="First day, inclusive; null for durations, sets, references.")
    latest: dt.date | None = Field(description="Last day, inclusive.")
    basis: DateBasis
    anchor: str | None = Field(
        pattern=r"^(d\d+|published)$", description="What it was counted from: a date's id, or `published`."
    )

    ranges: tuple[str, ...] = Field(
        default=(), description="TIMEX3 values of the ranges that it begins or ends: `2019-05-03/2019-05-05`."
    )

    @model_validator(mode="after")
    def _days_are_in_order(self) -> Self:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.id}: {self.earliest} comes after {self.latest}")
        return self
