"""From a finished Doc to records: the one room that knows both sides."""

from collections.abc import Iterator, Mapping
from typing import Any

from spacy.tokens import Doc

from extractor import lexicon, spans
from extractor.reading.language import UNKNOWN
from extractor.reading.mojibake import mojibake
from extractor.records.counts import Counts
from extractor.records.entities import actors, dates, places, statements
from extractor.records.events import Events
from extractor.records.ids import Index
from extractor.records.page import Origin, parts, source
from extractor.records.quoting import Quoter
from extractor.version import __version__
from models import Article, Date, Note, Place, Versions

__all__ = ["Origin", "article", "dates_alone", "places_alone", "versions"]


def article(doc: Doc, origin: Origin) -> Article:
    """Everything that was found, validated: every reference resolves, every mention is the input's own words.

    Raises:
        pydantic.ValidationError: the annotations contradict each other, which is a fault of this program.
    """
    quoter, index = Quoter(doc, origin.row.text, origin.sha256), Index()
    found = {
        "dates": dates(quoter, index, origin.page),
        "places": places(quoter, index),
        "actors": actors(quoter, index),
        "statements": statements(quoter, index),
    }
    counts = Counts(quoter, index)
    return Article.model_validate(
        {
            **found,
            "troop_numbers": counts.troop_numbers(),
            "casualties": counts.casualties(),
            "events": Events(quoter, index).all(),
            "source": source(origin),
            "article": parts(origin),
            "notes": notes(quoter, index, origin),
            "pipeline": versions(origin.meta),
        },
        context={"text": origin.row.text},
    )


def dates_alone(doc: Doc, origin: Origin) -> tuple[Date, ...]:
    """The records of a Doc's time expressions, where nothing else was looked for."""
    return tuple(dates(Quoter(doc, origin.row.text, origin.sha256), Index(), origin.page))


def places_alone(doc: Doc, origin: Origin) -> tuple[Place, ...]:
    """The records of a Doc's places, where nothing else was looked for."""
    return tuple(places(Quoter(doc, origin.row.text, origin.sha256), Index()))


def notes(quoter: Quoter, index: Index, origin: Origin) -> list[Note]:
    """What decoding, reading and the components have to say, and of which record."""
    for number, event in enumerate(spans.read(quoter.doc, spans.EVENTS), 1):
        index.triggers.update(dict.fromkeys(event.triggers, f"e{number}"))
    said = *origin.row.notes, *origin.page.notes, *_of_the_text(origin.row.text), *_of_the_page(quoter.doc, origin)
    found = [Note(code=code, message=message) for code, message in said]
    for remark in spans.read(quoter.doc, spans.REMARKS):
        found.append(
            Note(
                code=remark.code,
                message=remark.message,
                mention=quoter.maybe(remark.words),
                record=index.record(remark.key, remark.position),
            )
        )
    return found


def _of_the_text(text: str) -> Iterator[tuple[str, str]]:
    if places := mojibake(text):
        count = "one place" if len(places) == 1 else f"{len(places)} places"
        start, end = places[0]
        first = f"first at character {start} ({text[start:end][:20]!r})"
        message = f"encoding was mistaken before in {count}, {first}; read as given"
        yield "encoding", f"{message} (try: ftfy FILE | extract -)"


def _of_the_page(doc: Doc, origin: Origin) -> Iterator[tuple[str, str]]:
    page = origin.page
    if not page.searched or not (len(doc) or page.is_foreign):
        yield "empty", "empty: no text of an article is in it"
    elif origin.row.format == "html" and not any(block.kind == "paragraph" for block in page.blocks):
        yield "empty", "empty: no main text was found on the page"
    elif page.is_foreign:
        named = "not English" if page.language == UNKNOWN else f"{page.language}, not English"
        yield "language", f"language is {named}: nothing was looked for but the parts of the page"


def versions(meta: Mapping[str, Any]) -> Versions:
    """What makes records: this program, the spaCy pipeline that `meta` is of, the lexicons in use."""
    return Versions(
        extractor=f"extract {__version__}",
        model=f"{meta['lang']}_{meta['name']} {meta['version']}",
        lexicons=lexicon.version(),
    )
