"""What the page shows of one article, in the shape in which templates and script take it."""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from extractor.formats.html import entries
from extractor.formats.html.cards import Card, Index, Row
from extractor.formats.html.event_card import brief_where, event_card
from extractor.formats.html.maps import Map, Spot, lay_out, window
from extractor.formats.html.text import KINDS, Block, anchor, blocks
from extractor.formats.html.visible import one_line, web_address
from extractor.formats.html.wording import Link, Words, days, listed, moment
from extractor.results import LISTS
from models import Article, Event, Mention, Parts

KINDS_OF = {  # the marks that go with a list of records
    "events": ("event", "argument"),
    "actors": ("actor",),
    "places": ("place",),
    "troop_numbers": ("troops",),
    "casualties": ("casualty",),
    "dates": ("date",),
    "statements": ("statement",),
}


class Section(NamedTuple):
    """A list of cards with its heading."""

    key: str
    heading: str
    cards: tuple[Card, ...]


class Moment(NamedTuple):
    """Events of one day or window on the timeline; `day` is ISO 8601, empty where none is known."""

    day: str
    label: str
    events: tuple[tuple[str, str, str, Words], ...]  # id, type, status, place


class View(NamedTuple):
    """One article."""

    title: str
    titled: int  # 1 where the title stands in the text, so that it need not be said again
    about: tuple[Row, ...]
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    timeline: tuple[Moment, ...]
    map: Map | None


def title_of(article: Article) -> str:
    """The headline, or what else the article is known by."""
    return one_line(article.article.title or article.source.name or "Untitled article")


def view(article: Article, text: str, select: Collection[str] = LISTS) -> View:
    """One article with its text; `select` are the lists of records that are wanted."""
    index = Index(article)
    spots = spots_of(article) if "places" in select or "events" in select else []
    return View(
        title_of(article),
        int(article.article.title_mention is not None),
        tuple(_about(article)),
        tuple(blocks(article, text, kinds_of(select))),
        tuple(section for section in _sections(index, select) if section.cards),
        tuple(_timeline(index)) if "events" in select else (),
        lay_out(spots, window(spots)) if spots else None,
    )


def without_text(article: Article, select: Collection[str] = LISTS) -> View:
    """One article whose text is not held: its lists, and nothing that leads into the text."""
    lists = view(article.model_copy(update={"article": _unplaced(article.article)}), "", select)
    found = _unlinked(lists._replace(blocks=(Block("removed", "", ("The text is not held by this record.",)),)))
    assert isinstance(found, View)
    return found


def _unplaced(parts: Parts) -> Parts:
    return parts.model_copy(update={"title_mention": None, "standfirst_mention": None, "body": (), "removed": ()})


def _unlinked(value: object) -> object:
    """A view with plain words in place of links into the text."""
    if isinstance(value, Link):
        return value.text if re.match(r"t\d+-", value.to) else value
    if not isinstance(value, tuple):
        return value
    parts: tuple[Any, ...] = tuple(map(_unlinked, value))
    return type(value)(*parts) if hasattr(value, "_fields") else parts


def kinds_of(select: Collection[str]) -> list[str]:
    """The kinds of marks that go with some lists, in the order of the switches."""
    wanted = {kind for name in select for kind in KINDS_OF[name]}
    return [kind for kind in KINDS if kind in wanted]


def _about(article: Article) -> Iterator[Row]:
    """What is known of the article as a whole."""
    parts, source = article.article, article.source
    if parts.publisher:
        yield Row("Publisher", (_given(parts.publisher, parts.publisher_mention),))
    if parts.authors:
        yield Row("By", listed(one_line(name) for name in parts.authors))
    for label, time in (("Published", parts.published), ("Updated", parts.updated)):
        if time:
            by = "" if time.basis.value == "text" else f" ({time.basis.value})"
            yield Row(label, (_given(moment(time.value), time.mention), by))
    if parts.dateline:
        yield Row("Dateline", (_given(parts.dateline.mention.text, parts.dateline.mention),))
    if source.name:
        yield Row("File", (one_line(source.name),))
    if source.url:
        address = web_address(source.url)
        yield Row("Address", (Link(one_line(source.url), address) if address else one_line(source.url),))
    yield from (Row(one_line(name), (one_line(value),)) for name, value in source.fields.items() if value.strip())


def _given(words: str, mention: Mention | None) -> str | Link:
    return Link(one_line(words), anchor(mention)) if mention else one_line(words)


def _sections(index: Index, select: Collection[str]) -> Iterator[Section]:
    """The lists, in the order in which a reader asks for them."""
    article = index.article
    if "events" in select:
        yield Section("events", "Events", tuple(event_card(event, index) for event in article.events))
    if "actors" in select:
        yield Section("actors", "Actors", tuple(entries.actor_card(actor, index) for actor in article.actors))
    if "places" in select:
        yield Section("places", "Places", tuple(entries.place_card(place, index) for place in article.places))
    counts = [entries.casualty_card(count, index) for count in article.casualties if "casualties" in select]
    counts += [entries.troops_card(number, index) for number in article.troop_numbers if "troop_numbers" in select]
    yield Section("numbers", "Numbers", tuple(counts))
    if "dates" in select:
        yield Section("dates", "Dates", tuple(entries.date_card(date, index) for date in article.dates))
    if "statements" in select:
        said = tuple(entries.statement_card(statement, index) for statement in article.statements)
        yield Section("statements", "Statements", said)
    notes = tuple(entries.note_card(note) for note in article.notes if note.record is None)
    yield Section("notes", "Notes", notes)


def _timeline(index: Index) -> Iterator[Moment]:
    """The events by their days, the undated at the end, each day once."""
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in sorted(index.article.events, key=_by_day):
        when = event.when
        first = (when.earliest or when.latest) if when else None
        label = days(when.earliest, when.latest) if when else "No date said"
        groups.setdefault((first.isoformat() if first else "", label), []).append(event)
    for (day, label), events in groups.items():
        yield Moment(
            day,
            label,
            tuple((event.id, index.types[event.id], event.status.value, brief_where(event, index)) for event in events),
        )


def _by_day(event: Event) -> tuple[dt.date, dt.date]:
    if event.when is None:
        return dt.date.max, dt.date.max
    first, last = event.when.earliest, event.when.latest
    return first or last or dt.date.max, last or dt.date.max


def spots_of(article: Article) -> list[Spot]:
    """The places with a position; each position once, with the number of events that were there first of all."""
    found: dict[tuple[float, float], Spot] = {}
    for place in article.places:
        if place.latitude is None or place.longitude is None:
            continue
        here = sum(place.id == event.where[0] for event in article.events if event.where)
        key = (place.latitude, place.longitude)
        spot = Spot(place.id, place.name, place.kind.value, place.longitude, place.latitude, here)
        if key not in found or here > found[key].weight:
            found[key] = spot
    return list(found.values())
