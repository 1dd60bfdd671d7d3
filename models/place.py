"""Places: where on the map."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from models.base import Country, Mention, Record


class PlaceKind(StrEnum):
    """What sort of place a name stands for."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    DISTRICT = "district"
    FACILITY = "facility"
    WATER = "water"
    AREA = "area"


class PlaceUse(StrEnum):
    """How a mention uses the name: for the place, for those who govern it, or to qualify a noun."""

    LITERAL = "literal"
    METONYMIC = "metonymic"
    MODIFIER = "modifier"


class PlaceBasis(StrEnum):
    """Where the position comes from: a gazetteer entry, or the words around the name."""

    GAZETTEER = "gazetteer"
    CONTEXT = "context"


class PlaceMention(Mention):
    """A place name in the text and how it is used there."""

    use: PlaceUse


class Place(Record):
    """A place that the text names."""

    id: str = Field(pattern=r"^p\d+$")
    mentions: tuple[PlaceMention, ...] = Field(min_length=1)
    name: str = Field(min_length=1)
    kind: PlaceKind
    country: Country | None
    admin1: str | None = Field(description="First-order division, such as a province.")
    admin2: str | None = Field(description="Second-order division, such as a district.")
    latitude: float | None = Field(ge=-90, le=90, description="WGS 84 degrees, north positive.")
    longitude: float | None = Field(ge=-180, le=180, description="WGS 84 degrees, east positive.")
    geonameid: int | None = Field(gt=0, description="Id in GeoNames (geonames.org).")
    basis: PlaceBasis

    @model_validator(mode="after")
    def _coordinates_come_in_pairs(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError(f"{self.id}: latitude and longitude stand together or not at all")
        return self
