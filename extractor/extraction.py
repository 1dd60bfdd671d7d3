"""From a text to its records: reading, pipeline and records in a row."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from extractor import lexicon as lexicons
from extractor import pipeline, records
from extractor.reading.page import Block, Page
from extractor.reading.parts import read_page
from extractor.reading.rows import Row
from extractor.spans import Layout, Section
from models import Article, Date, Place

# Curly quotes, no-break spaces and dashes that the model hardly knows, each by one character that it does,
# so that offsets stay as they are; lone surrogates, which it refuses, by the replacement character.
PLAIN = str.maketrans("‘’‚‛“”„‟\u00a0\u2007\u202f\u2009\u2010\u2011\r\n\t", "''''\"\"\"\"    --   ")
PLAIN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


__all__ = ["Extractor", "Row", "dates", "extract", "places"]


class Extractor:
    """Reads articles; loads its model once, on creation.

    `lexicon` is a folder of lexicon files that add to those shipped, or replace them by id (docs/add-an-actor.md).

    Raises:
        ModelError: the model is missing.
        LexiconError: the folder is not there, or holds what is no lexicon.
    """

    def __init__(
        self, *, model: str = pipeline.MODEL, with_text: bool = False, lexicon: Path | str | None = None
    ) -> None:
        self.nlp = pipeline.load(model)
        self.with_text = with_text
        self._own_lexicons = None if lexicon is None else Path(lexicon).resolve()
        lexicons.use(self._own_lexicons)

    def __call__(self, text: str, *, date: dt.date | None = None, name: str | None = None) -> Article:
        """The records of one text; `date` is its day of publication, over what the text says."""
        return self.read(Row(text, date=date, name=name))

    def read(self, row: Row) -> Article:
        """The records of one article."""
        return next(self.pipe([row]))

    def pipe(self, rows: Iterable[Row]) -> Iterator[Article]:
        """The records of many articles, in order; faster than one by one, and the same to the last byte."""
        for batch in _batches(rows):
            lexicons.use(self._own_lexicons)
            pages = [read_page(row.text, row.title) for row in batch]
            works = [_work(row, page) for row, page in zip(batch, pages, strict=True)]
            docs = pipeline.analyse_all(self.nlp, works)
            for row, page in zip(batch, pages, strict=True):
                lexicons.use(self._own_lexicons)  # another extractor may have been at work since the last one
                doc = next(docs)
                yield records.article(doc, records.Origin(row, page, self.nlp.meta, self.with_text))


def places(text: str) -> tuple[Place, ...]:
    """The places of a text alone, read as it stands: no headline, dateline or boilerplate is looked for.

    >>> [(place.name, place.country, place.admin1) for place in places("Dockers in Portland, Oregon, walked out.")]
    [('Portland', 'US', 'Oregon'), ('Oregon', 'US', None)]
    """
    return records.places_alone(*_alone(text, "places"))


def extract(text: str, *, date: dt.date | None = None) -> Article:
    """The records of one text, with the default model.

    >>> extract("Police arrested 12 people in Lyon on 3 May 2019.").casualties[0].kind.value
    'arrested'
    """
    return Extractor()(text, date=date)


def dates(text: str, *, published: dt.date | None = None) -> tuple[Date, ...]:
    """The time expressions of a text alone, read as it stands: no headline or boilerplate is looked for.

    `published` is the day that 'Tuesday' and 'two weeks ago' count from; without it they stay open.

    >>> found = dates("Shelling began two weeks ago, between Monday and Thursday.", published=dt.date(2020, 11, 18))
    >>> [(date.mentions[0].text, date.value) for date in found]
    [('two weeks ago', '2020-W45'), ('Monday', '2020-11-09'), ('Thursday', '2020-11-12')]
    >>> found[1].ranges
    ('2020-11-09/2020-11-12',)
    """
    return records.dates_alone(*_alone(text, "dates", published))


def _alone(text: str, component: str, published: dt.date | None = None) -> tuple[Doc, records.Origin]:
    """A text through one component, all of it one paragraph."""
    row, page = Row(text), Page((Block(0, len(text), "paragraph"),))
    pieces = list(_pieces(text, page))
    work = [piece for piece, _ in pieces], Layout(tuple(section for _, section in pieces), published)
    doc = next(pipeline.analyse_all(pipeline.load(), [work], [component]))
    return doc, records.Origin(row, page, {}, False)


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
