"""A record as a card: a heading, signs, rows of fields, and how they lead to the text and to one another."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.formats.html.visible import one_line
from extractor.formats.html.wording import Link, Words, listed, quoted, titled
from models import Article, Attribution, Mention


class Row(NamedTuple):
    """One field of a record; `style` is `quote`, `part` (of the row above) or empty."""

    label: str
    words: Words
    style: str = ""


class Card(NamedTuple):
    """One record."""

    id: str
    kind: str  # as the marks name it
    title: Words
    signs: tuple[str, ...]  # status and the like, in words
    rows: tuple[Row, ...]
    more: tuple[Row, ...]


class Index:
    """The records of an article by id."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.actors = {actor.id: actor for actor in article.actors}
        self.places = {place.id: place for place in article.places}
        self.casualties = {casualty.id: casualty for casualty in article.casualties}
        self.troops = {number.id: number for number in article.troop_numbers}
        self.dates = {date.id: date for date in article.dates}
        self.types = {event.id: titled(event.type) for event in article.events}

    def actor(self, id_: str) -> Link:
        """An actor's name, leading to its card."""
        return Link(one_line(self.actors[id_].name), id_)

    def place(self, id_: str) -> Link:
        """A place's name, leading to its card."""
        return Link(one_line(self.places[id_].name), id_)

    def events(self, ids: Iterable[str]) -> Words:
        """Events by their types, leading to their cards."""
        return listed(Link(self.types[id_], id_) for id_ in ids)

    def notes(self, id_: str) -> Iterator[Row]:
        """What the notes say of a record."""
        yield from (Row("Note", (one_line(note.message),)) for note in self.article.notes if note.record == id_)

    def attribution(self, attribution: Attribution | None) -> Iterator[Row]:
        """Who says so, by which word, what sort of source that is."""
        if attribution is None:
            return
        source = (" (", self.actor(attribution.source), ")") if attribution.source else ()
        cue = (" ", quoted(attribution.cue)) if attribution.cue else ()
        kind = f" – {attribution.kind.value}" if attribution.kind else ""
        yield Row("Says who", (quoted(attribution.mention), *source, *cue, kind))


def said(mentions: Iterable[Mention]) -> Row:
    """Where a record's words stand."""
    return Row("In the text", listed(map(quoted, mentions)))


def identity(id_: str, uid: str) -> Row:
    """By what a record is known outside the page."""
    return Row("Record", (f"{id_}, {uid}",))
