"""Actors: who does, says or suffers something."""

from enum import StrEnum

from pydantic import Field

from models.base import Country, Record


class ActorKind(StrEnum):
    """What sort of actor. An `armed_group` has a name or is called an organisation ("a militia", "the rebel group").

    `group` is for people of whom no organisation is known ("gunmen", "teachers"), `person` for one of them.
    """

    PERSON = "person"
    ARMED_GROUP = "armed_group"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    INTERNATIONAL_ORGANIZATION = "international_organization"
    POLITICAL_PARTY = "political_party"
    COMPANY = "company"
    MEDIA = "media"
    NGO = "ngo"
    RELIGIOUS = "religious"
    ETHNIC = "ethnic"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    GROUP = "group"


class CountryBasis(StrEnum):
    """Where an actor's country comes from: its own words or a list that names it, or what else the article tells of.

    By `context` the police are of the only country in the article, local officials of that of the places in their
    sentence; never an army or a government, which may act abroad.
    """

    STATED = "stated"
    CONTEXT = "context"


class Actor(Record):
    """A person, group, organisation or country that acts in the text."""

    id: str = Field(pattern=r"^a\d+$")
    name: str = Field(min_length=1, description="The fullest form in the article.")
    kind: ActorKind
    named: bool = Field(description="False for such as 'Iraqi security officials'.")
    country: Country | None
    country_basis: CountryBasis | None = Field(description="Null where the country is.")
    role: str | None = Field(description="Title or office, as stated: 'Senate majority leader'.")
    code: str | None = Field(
        description="PLOVER style: alpha-3 country and sector, such as IRQGOV; REB alone where no country is known."
    )
    wikidata: str | None = Field(pattern=r"^Q\d+$", description="Wikidata item, of listed actors.")
