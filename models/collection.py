"""Collections: the same event in several articles, and which articles are copies of each other."""

import datetime as dt
from typing import Self

from pydantic import Field, model_validator

from models.article import SCHEMA_VERSION, Versions
from models.base import Country, Mention, Model
from models.event import SourceKind, Status
from models.number import CasualtyKind, CountStatus, Scope, Unit
from models.place import PlaceKind
from models.quantity import Quantity

ARTICLE = r"^n\d+$"


class ArticleEntry(Model):
    """One article of a collection, in the order of the input."""

    id: str = Field(pattern=ARTICLE, description="Unique in the collection, such as `n1`.")
    name: str | None = Field(description="File name, or the `id` of a row.")
    url: str | None
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    title: str | None
    publisher: str | None
    published: dt.date | None
    cluster: str | None = Field(
        pattern=r"^k\d+$", description="The same for articles that are near-copies of each other; null for all others."
    )


class Report(Model):
    """An event of an article that tells of the group's event."""

    article: str = Field(pattern=ARTICLE)
    event: str = Field(pattern=r"^e\d+$", description="Its id in that article.")
    uid: str = Field(pattern=r"^[0-9a-f]{16}$")
    type: str
    status: Status
    trigger: Mention = Field(description="Offsets into that article's text.")
    evidence: Mention


class Reason(Model):
    """One thing on which two reports agree."""

    on: str = Field(description="`copy`, `date`, `place`, `agent`, `target`, `count`, `words`, `type` or `salience`.")
    value: str = Field(description="What they agree on: a day, a place's name, 'killed 12'.")


class Link(Model):
    """Why two reports are taken for one event."""

    reports: tuple[int, int] = Field(description="Positions in the group's `reports`, from 0.")
    reasons: tuple[Reason, ...] = Field(min_length=1)


class Toll(Quantity):
    """One report's count of the people killed, wounded …; it is never averaged with another's."""

    report: int = Field(ge=0, description="Position in the group's `reports`, from 0.")
    published: dt.date | None = Field(description="Day of publication of its article.")
    casualty: str = Field(pattern=r"^c\d+$", description="Its id in that article.")
    kind: CasualtyKind
    unit: Unit
    status: CountStatus
    scope: Scope
    source: str | None = Field(description="Who says so, in the words of the article.")
    source_kind: SourceKind | None
    mention: Mention


class GroupWhen(Model):
    """The days that all dated reports allow; where they differ, those that any of them names."""

    earliest: dt.date
    latest: dt.date


class GroupPlace(Model):
    """The most specific place that a report names."""

    name: str
    kind: PlaceKind
    country: Country | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    geonameid: int | None


class EventGroup(Model):
    """One event, with all the reports of it: one article's, or several'."""

    id: str = Field(pattern=r"^g\d+$")
    uid: str = Field(pattern=r"^[0-9a-f]{16}$", description="Of the report that comes first.")
    type: str = Field(description="The type that names the means most exactly.")
    category: str
    when: GroupWhen | None
    place: GroupPlace | None
    country: Country | None
    reports: tuple[Report, ...] = Field(min_length=1)
    links: tuple[Link, ...] = Field(description="What holds the reports together: one fewer than they are.")
    tolls: tuple[Toll, ...] = Field(description="By kind, then by day of publication.")
    conflicting: tuple[CasualtyKind, ...] = Field(description="Kinds of which two tolls exclude each other.")

    @model_validator(mode="after")
    def _positions_are_those_of_reports(self) -> Self:
        positions = [place for link in self.links for place in link.reports] + [toll.report for toll in self.tolls]
        if any(place >= len(self.reports) for place in positions):
            raise ValueError(f"{self.id}: a position lies beyond the {len(self.reports)} reports")
        return self


class Collection(Model):
    """What several articles tell together."""

    schema_version: str = SCHEMA_VERSION
    articles: tuple[ArticleEntry, ...]
    groups: tuple[EventGroup, ...] = Field(description="Each event of each article stands in exactly one.")
    pipelines: tuple[Versions, ...] = Field(description="What made the articles' records: one, unless they are mixed.")
