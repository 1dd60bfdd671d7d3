"""Calendar windows: when something happened, as far as the words say."""

import datetime as dt
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base import Model


class Precision(StrEnum):
    """The coarsest unit that the words name."""

    TIME = "time"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class When(Model):
    """The days within which something happened; an end that the words leave open is null.

    What happened, or goes on, has happened by the day of publication, where that is known: 'since May' ends there.
    """

    earliest: dt.date | None = Field(description="First possible day, inclusive.")
    latest: dt.date | None = Field(description="Last possible day, inclusive.")
    precision: Precision = Field(description="How exact the words are.")
    date: str = Field(pattern=r"^d\d+$", description="Id of the date that says so.")

    @model_validator(mode="after")
    def _is_a_window(self) -> Self:
        if self.earliest is None and self.latest is None:
            raise ValueError("a window needs at least one end")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"{self.earliest} comes after {self.latest}")
        return self
