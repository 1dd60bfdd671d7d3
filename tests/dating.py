"""Reading the dates of a text, for the tests of that room."""

import datetime as dt
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.components.dates import dates
from extractor.pipeline import MODEL
from extractor.spans import Layout, Section, Timex

PUBLISHED = dt.date(2019, 6, 13)  # a Thursday


@cache
def model() -> Language:
    return spacy.load(MODEL)


def found(text: str, published: dt.date | None = PUBLISHED, publisher: str | None = None) -> tuple[Doc, list[Timex]]:
    """The Doc of one paragraph and its time expressions."""
    doc = model()(text)
    doc._.layout = Layout((Section(0, len(doc), "paragraph"),), published, publisher)
    dates(doc)
    return doc, list(spans.read(doc, spans.DATES))
