"""The article: what `extract` prints for one input."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any, Self, get_args

from pydantic import Field, ValidationInfo, model_validator

from models.actor import Actor
from models.base import Mention, Model, Record
from models.date import Date
from models.event import Event, PloverCode
from models.note import Note
from models.number import Casualty, TroopNumber
from models.place import Place
from models.statement import Statement

SCHEMA_VERSION = "1.0"


class SourceFormat(StrEnum):
    """What the input was."""

    TEXT = "text"
    HTML = "html"


class Source(Model):
    """Where the text came from."""

    name: str | None = Field(description="File name, or the `id` of a JSON Lines row.")
    url: str | None
    format: SourceFormat
    encoding: str | None = Field(description="Python codec name; null where a string was given.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of the bytes (UTF-8 of a string).")
    characters: int = Field(ge=0, description="Code points of the text that the offsets refer to.")
    text: str | None = Field(description="What the offsets refer to; null unless asked for or extracted from a page.")
    fields: dict[str, str] = Field(description="What the user asked to pass through.")


class MomentBasis(StrEnum):
    """Where the time of publication comes from."""

    TEXT = "text"
    OPTION = "option"
    METADATA = "metadata"


class Moment(Model):
    """When the article was published or updated."""

    value: str = Field(description="ISO 8601 date, or date-time with the offset that the text gives.")
    mention: Mention | None
    basis: MomentBasis

    @model_validator(mode="after")
    def _is_a_real_moment(self) -> Self:
        dt.datetime.fromisoformat(self.value)
        return self


class Dateline(Model):
    """'BAGHDAD (AP) —': where an agency story was filed."""

    place: str | None
    agency: str | None
    mention: Mention


class Removed(Model):
    """A stretch of the page that is not the article."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    kind: str = Field(description="Such as `appeal`, `navigation`, `credit`; `quote` for a pull quote.")


class Parts(Model):
    """The parts of the page: headline, byline, body, and what was left out."""

    title: str | None
    standfirst: str | None
    publisher: str | None
    authors: tuple[str, ...]
    author_roles: tuple[str | None, ...] = Field(
        description="What each author is, in the order of `authors`: 'Africa correspondent'; null where unsaid."
    )
    title_mention: Mention | None
    standfirst_mention: Mention | None
    publisher_mention: Mention | None
    author_mentions: tuple[Mention, ...]
    author_role_mentions: tuple[Mention | None, ...]
    published: Moment | None
    updated: Moment | None
    dateline: Dateline | None
    language: str | None = Field(description="ISO 639 code; und for one not known but not English; null: undecided.")
    body: tuple[tuple[int, int], ...] = Field(description="[start, end] of each body paragraph.")
    removed: tuple[Removed, ...] = Field(description="What was dropped as boilerplate, in order.")

    @model_validator(mode="after")
    def _stretches_never_overlap(self) -> Self:
        spans = sorted([*self.body, *((part.start, part.end) for part in self.removed)])
        for start, end in spans:
            if start >= end:
                raise ValueError(f"stretch {start}-{end} is empty")
        for (_, end), (start, _) in pairwise(spans):
            if start < end:
                raise ValueError(f"stretches overlap at {start}")
        return self

    @model_validator(mode="after")
    def _each_author_has_a_place_for_a_role(self) -> Self:
        for name in ("author_roles", "author_role_mentions"):
            if len(getattr(self, name)) != len(self.authors):
                raise ValueError(f"{name} does not go with authors")
        return self


class Versions(Model):
    """What made the record, for those who must make it again."""

    extractor: str = Field(description="Name and version of this tool.")
    model: str = Field(description="Name and version of the spaCy pipeline.")
    lexicons: str = Field(description="Hash over the lexicon files.")


class Article(Model):
    """All that was read from one article. Records refer to one another by `id`.

    Validated with `context={"text": …}`, every mention is held against the input's own characters; so it
    is wherever `source.text` holds them.
    """

    schema_version: str = SCHEMA_VERSION
    source: Source
    article: Parts
    events: tuple[Event, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    troop_numbers: tuple[TroopNumber, ...]
    casualties: tuple[Casualty, ...]
    dates: tuple[Date, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    pipeline: Versions

    def _repr_html_(self) -> str | None:
        """What a notebook shows; None, and so the plain record, as long as nobody has named a view."""
        return None if _view is None else _view(self)

    def records(self) -> Iterator[Record]:
        """All records, in the order of the fields."""
        yield from self.events
        yield from self.actors
        yield from self.places
        yield from self.troop_numbers
        yield from self.casualties
        yield from self.dates
        yield from self.statements

    @model_validator(mode="after")
    def _names_are_given_once(self) -> Self:
        for what in ("id", "uid"):
            uses = Counter(getattr(record, what) for record in self.records())
            if twice := sorted(name for name, number in uses.items() if number > 1):
                raise ValueError(f"{what}s are given twice: {twice}")
        return self

    @model_validator(mode="after")
    def _references_resolve(self) -> Self:
        known = {*(record.id for record in self.records()), "published"}
        for owner, reference in _references(self):
            if reference not in known:
                raise ValueError(f"{owner} refers to {reference}, which is no record")
        return self

    @model_validator(mode="after")
    def _mentions_are_the_words_of_the_input(self, info: ValidationInfo) -> Self:
        text = (info.context or {}).get("text", self.source.text)
        if text is None:
            return self
        for mention in mentions(self):
            if text[mention.start : mention.end] != mention.text:
                raise ValueError(f"input[{mention.start}:{mention.end}] is not {mention.text!r}")
        for start, end in [*self.article.body, *((r.start, r.end) for r in self.article.removed)]:
            if end > len(text):
                raise ValueError(f"stretch {start}-{end} runs past the input's {len(text)} characters")
        return self


_view: Callable[[Article], str | None] | None = None


def show_as(view: Callable[[Article], str | None]) -> None:
    """Name what notebooks show of an article, as HTML: the records know of no page."""
    global _view
    _view = view


@cache
def _nested(kind: type[Model]) -> tuple[str, ...]:
    """Fields of a model that hold models: most hold plain values, and a walk need not look at them."""
    return tuple(name for name, field in kind.model_fields.items() if _holds_model(field.annotation))


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_model(part) for part in get_args(annotation))


def _parts(model: Model) -> Iterator[Model]:
    """The models that a model holds, lists opened."""
    for name in _nested(type(model)):
        value = getattr(model, name)
        if isinstance(value, tuple):
            yield from (part for part in value if part is not None)
        elif value is not None:
            yield value


def mentions(model: Model) -> Iterator[Mention]:
    """Every mention in a model, at any depth."""
    if isinstance(model, Mention):
        yield model
    else:
        for part in _parts(model):
            yield from mentions(part)


REFERENCES = frozenset("part_of place event force group date anchor speaker actor source record".split())
REFERENCE_LISTS = frozenset({"where", "casualties", "troop_numbers"})


def _references(article: Article) -> Iterator[tuple[str, str]]:
    """Each id that a record or note refers to, with the id of who does."""
    for record in article.records():
        yield from ((record.id, reference) for reference in _ids_in(record))
    for note in article.notes:
        yield from ((f"note {note.code}", reference) for reference in _ids_in(note))


@cache
def _reference_fields(kind: type[Model]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = () if issubclass(kind, PloverCode) else tuple(kind.model_fields)  # its `event` is a code of PLOVER's
    return tuple(n for n in names if n in REFERENCES), tuple(n for n in names if n in REFERENCE_LISTS)


def _ids_in(model: Model) -> Iterator[str]:
    single, several = _reference_fields(type(model))
    yield from (value for name in single if isinstance(value := getattr(model, name), str))
    for name in several:
        yield from getattr(model, name)
    for part in _parts(model):
        yield from _ids_in(part)


def json_schema(record: type[Model] | None = None) -> dict[str, Any]:
    """JSON Schema 2020-12 of what `extract` prints for one article, or of another record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **(record or Article).model_json_schema(mode="serialization", by_alias=True),
    }
