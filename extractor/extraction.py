"""From a text to its records: reading, pipeline and records in a row."""

import datetime as dt
from collections.abc import Iterable, Iterator

from extractor import pipeline, records
from extractor.explaining import Explanation, explanations
from extractor.reading.page import Page
from extractor.reading.parts import read_page
from extractor.reading.rows import Row
from extractor.spans import Layout, Section
from models import Article

# Curly quotes, no-break spaces and dashes that the model hardly knows, each by one character that it does,
# so that offsets stay as they are; lone surrogates, which it refuses, by the replacement character.
PLAIN = str.maketrans("‘’‚‛“”„‟\u00a0\u2007\u202f\u2009\u2010\u2011\r\n\t", "''''\"\"\"\"    --   ")
PLAIN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


__all__ = ["Explanation", "Extractor", "Row", "explain", "extract"]


class Extractor:
    """Reads articles; loads its model once, on creation.

    Raises:
        ModelError: the model is missing.
    """

    def __init__(self, *, model: str = pipeline.MODEL, with_text: bool = False) -> None:
        self.nlp = pipeline.load(model)
        self.with_text = with_text

    def __call__(self, text: str, *, date: dt.date | None = None, name: str | None = None) -> Article:
        """The records of one text; `date` is its day of publication, over what the text says."""
        return self.read(Row(text, date=date, name=name))

    def read(self, row: Row) -> Article:
        """The records of one article."""
        return next(self.pipe([row]))

    def explain(self, row: Row) -> list[Explanation]:
        """Which rule made each event of an article and why, and why other words made none; in text order."""
        page = read_page(row.text, row.title)
        return explanations(next(pipeline.analyse_all(self.nlp, [_work(row, page)])))

    def pipe(self, rows: Iterable[Row]) -> Iterator[Article]:
        """The records of many articles, in order; faster than one by one, and the same to the last byte."""
        for batch in _batches(rows):
            pages = [read_page(row.text, row.title) for row in batch]
            works = [_work(row, page) for row, page in zip(batch, pages, strict=True)]
            docs = pipeline.analyse_all(self.nlp, works)
            for row, page, doc in zip(batch, pages, docs, strict=True):
                yield records.article(doc, records.Origin(row, page, self.nlp.meta, self.with_text))


def extract(text: str, *, date: dt.date | None = None) -> Article:
    """The records of one text, with the default model.

    >>> extract("Police arrested 12 people in Lyon on 3 May 2019.").casualties[0].kind.value
    'arrested'
    """
    return Extractor()(text, date=date)


def explain(text: str, *, date: dt.date | None = None) -> list[Explanation]:
    """Which rule made each event of a text and why, and why other words made none, with the default model.

    >>> for found in explain("The king had a heart attack."):
    ...     print(found)
    21-27 'attack': no event by attack.attack; a look-alike: `modifier` holds 'heart'
    """
    return Extractor().explain(Row(text, date=date))


# The model's memory grows with the length of one piece: 20,000 characters keep a megabyte of text under 0.6 GB.
LONGEST_PIECE = 20_000


def _pieces(text: str, page: Page) -> Iterator[tuple[str, Section]]:
    """The searched blocks as the model reads them; one that is too long is cut at a space."""
    for block in page.searched:
        start = block.start
        while start < block.end:
            end = min(block.end, start + LONGEST_PIECE)
            if end < block.end:
                end = max(text.rfind(" ", start, end), start) or end
                end = end if end > start else min(block.end, start + LONGEST_PIECE)
            yield text[start:end].translate(PLAIN), Section(0, 0, block.kind, shift=start)
            start = end


# Enough text for the model to work at its full pace, little enough to wait for and to hold.
BATCH = 60_000


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows in groups of about BATCH characters; a longer one is a group of its own."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        if batch and size + len(row.text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += len(row.text)
    if batch:
        yield batch


def _work(row: Row, page: Page) -> tuple[list[str], Layout]:
    pieces = list(_pieces(row.text, page))
    return [text for text, _ in pieces], _layout(row, page, [section for _, section in pieces])


def _layout(row: Row, page: Page, sections: list[Section]) -> Layout:
    return Layout(
        sections=tuple(sections),
        published=row.date or (page.published.day if page.published else None),
        publisher=row.text[page.publisher.start : page.publisher.end] if page.publisher else None,
        dateline=page.dateline.place if page.dateline else None,
    )
