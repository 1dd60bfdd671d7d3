"""Quantities: a number of people as far as the words say it."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base import Model


class Bound(StrEnum):
    """How the source hedges a number."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Quantity(Model):
    """A number of people with its bounds; null is an open end."""

    min: int | None = Field(ge=0, description="People, inclusive: 'at least 7' is 7.")
    max: int | None = Field(ge=0, description="People, inclusive: 'up to 24' is 24.")
    bound: Bound
    word: str | None = Field(description="The vague word itself, such as 'dozens'.")

    @model_validator(mode="after")
    def _bounds_are_in_order(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("a count needs at least one bound")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min} exceeds max {self.max}")
        return self
