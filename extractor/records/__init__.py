"""From a finished Doc to records: the one room that knows both sides."""

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor import lexicon, spans
from extractor.reading.page import Page
from extractor.records.counts import Counts
from extractor.records.entities import actors, dates, places, statements
from extractor.records.events import Events
from extractor.records.ids import Index
from extractor.records.page import Origin, parts, source
from extractor.records.quoting import Quoter
from extractor.version import __version__
from models import Article, Date, Note, Place, Versions

__all__ = ["Origin", "article", "dates_alone", "places_alone"]


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
            "pipeline": versions(origin),
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
    found = [Note(code=code, message=message) for code, message in (*origin.row.notes, *_of_the_page(origin.page))]
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


def _of_the_page(page: Page) -> Iterator[tuple[str, str]]:
    if not page.searched:
        yield "empty", "empty: no text of an article is in it"
    elif page.language not in (None, "en"):
        yield "language", f"language is {page.language}, and the rules are for English"


def versions(origin: Origin) -> Versions:
    """What made the records."""
    meta = origin.meta
    return Versions(
        extractor=f"extract {__version__}",
        model=f"{meta['lang']}_{meta['name']} {meta['version']}",
        lexicons=lexicon.version(),
    )
