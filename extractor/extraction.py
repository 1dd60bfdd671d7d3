"""From a text to its records: reading, pipeline and records in a row."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from extractor import lexicon as lexicons
from extractor import notebooks, pipeline, records
from extractor.errors import InputError, LexiconError
from extractor.explaining import Explanation, explanations
from extractor.limits import MAX_CHARS
from extractor.pieces import pieces
from extractor.reading.articles import read_article
from extractor.reading.page import Block, Page
from extractor.reading.rows import Row
from extractor.results import Result
from extractor.spans import Layout, Section
from models import Article, Date, Place, Versions

notebooks.install()  # that notebooks show what is read as pages

__all__ = ["Explanation", "Extractor", "Result", "Row", "dates", "explain", "extract", "places"]


class Extractor:
    """Reads articles; loads its model once, on creation.

    `max_chars` is the ceiling on the characters of one article. That on its tokens is a quarter of it, and no less
    than a quarter of a million: what stands beyond is not searched, and a note says from which character on.
    `lexicon` is a folder of lexicon files that add to those shipped, or replace them by id (docs/add-an-actor.md).

    Raises:
        ModelError: the model is missing.
        LexiconError: the folder is not there, or holds what is no lexicon.
    """

    def __init__(
        self,
        *,
        model: str = pipeline.MODEL,
        with_text: bool = False,
        clean: bool = True,
        max_chars: int = MAX_CHARS,
        lexicon: Path | str | None = None,
    ) -> None:
        self.nlp = pipeline.load(model)
        self.with_text = with_text
        self.max_chars = max_chars
        self.clean = clean  # False: the whole text is the body
        self._own_lexicons = None if lexicon is None else Path(lexicon).resolve()
        lexicons.use(self._own_lexicons)

    @property
    def versions(self) -> Versions:
        """What makes its records: program, model and lexicons."""
        lexicons.use(self._own_lexicons)
        return records.versions(self.nlp.meta)

    def __call__(self, text: str, *, date: dt.date | None = None, name: str | None = None) -> Article:
        """The records of one text; `date` is its day of publication, over what the text says.

        Raises:
            TypeError: the text is no string, or the date no `datetime.date`.
        """
        return self.read(_row(text, date, name))

    def read(self, row: Row) -> Article:
        """The records of one article.

        Raises:
            InputError: it has more characters than `max_chars`.
        """
        return next(self.pipe([row]))

    def explain(self, row: Row) -> list[Explanation]:
        """Which rule made each event of an article and why, and why other words made none; in text order.

        Raises:
            InputError: it has more characters than `max_chars`.
        """
        return self.read_and_explain(row)[1]

    def read_and_explain(self, row: Row) -> tuple[Article, list[Explanation]]:
        """The records of one article, and their explanations.

        Raises:
            InputError: it has more characters than `max_chars`.
        """
        row, page, doc = next(self._docs([row]))
        return self._article(row, page, doc), explanations(doc)

    def pipe(self, rows: Iterable[Row]) -> Iterator[Article]:
        """The records of many articles, in order; faster than one by one, and the same to the last byte.

        Raises:
            InputError: an article has more characters than `max_chars`; those before it have been given.
        """
        for row, page, doc in self._docs(rows):
            yield self._article(row, page, doc)

    def _docs(self, rows: Iterable[Row]) -> Iterator[tuple[Row, Page, Doc]]:
        for batch in _batches(rows, self.max_chars):
            lexicons.use(self._own_lexicons)
            pages = [read_article(row, clean=self.clean) for row in batch]
            works = [_work(row, page) for row, page in zip(batch, pages, strict=True)]
            docs = pipeline.analyse_all(self.nlp, works, max_tokens=max(pipeline.MAX_TOKENS, self.max_chars // 4))
            for row, page in zip(batch, pages, strict=True):
                lexicons.use(self._own_lexicons)  # another extractor may have been at work since the last one
                yield row, page, next(docs)

    def _article(self, row: Row, page: Page, doc: Doc) -> Article:
        return records.article(doc, records.Origin(row, page, self.nlp.meta, self.with_text))

    def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
        """What became of many rows, one result a row, in order; whatever one holds, the others are read.

        A row that is an error already is that row's result. An error that nobody foresaw is the row's own as well:
        `internal error: …`.

        Raises:
            LexiconError: the lexicons cannot be used, so that no article can be read.
        """
        for batch in _up_to_batch(rows):
            good = [row for row in batch if isinstance(row, Row) and len(row.text) <= self.max_chars]
            articles = self._together(good) if len(good) > 1 else None
            for row in batch:
                if isinstance(row, InputError):
                    yield Result.failed(row)
                elif articles and len(row.text) <= self.max_chars:
                    yield Result.of(articles.pop(0), row.name)
                else:
                    yield self._alone(row)

    def _together(self, rows: list[Row]) -> list[Article] | None:
        """The articles of rows; None where an error in one of them keeps the others from being read with it."""
        try:
            return list(self.pipe(rows))
        except LexiconError:
            raise
        except Exception:
            return None

    def _alone(self, row: Row) -> Result:
        try:
            return Result.of(self.read(row), row.name)
        except LexiconError:
            raise
        except InputError as error:
            return Result.failed(error)
        except Exception as error:
            return Result.failed(InputError.internal(row.name or "text", error))


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

    `published` is the day that 'Tuesday' and 'two weeks ago' count from; without it they stay open. The notes on dates
    that are impossible or ambiguous are those of `extract`: a list of dates has no place for them.

    >>> found = dates("Shelling began two weeks ago, between Monday and Thursday.", published=dt.date(2020, 11, 18))
    >>> [(date.mentions[0].text, date.value) for date in found]
    [('two weeks ago', '2020-W45'), ('Monday', '2020-11-09'), ('Thursday', '2020-11-12')]
    >>> found[1].ranges
    ('2020-11-09/2020-11-12',)
    """
    return records.dates_alone(*_alone(text, "dates", published))


def explain(text: str, *, date: dt.date | None = None) -> list[Explanation]:
    """Which rule made each event of a text and why, and why other words made none, with the default model.

    >>> for found in explain("The king had a heart attack."):
    ...     print(found)
    21-27 'attack': no event by attack.attack; a look-alike: `modifier` holds 'heart'
    """
    return Extractor().explain(_row(text, date))


def _row(text: str, date: dt.date | None, name: str | None = None) -> Row:
    """A text with its day of publication, neither of which may be of another type: the error names what is wanted."""
    if not isinstance(text, str):
        raise TypeError(f"the text must be a str, not {type(text).__name__} (bytes: decode them first)")
    if date is not None and not isinstance(date, dt.date):
        raise TypeError(f"the day of publication must be a datetime.date, not {type(date).__name__}")
    return Row(text, date=date, name=name)


def _alone(text: str, component: str, published: dt.date | None = None) -> tuple[Doc, records.Origin]:
    """A text through one component, all of it one paragraph."""
    row, page = _row(text, published), Page((Block(0, len(text), "paragraph"),))
    found = list(pieces(text, page))
    work = [piece for piece, _ in found], Layout(tuple(section for _, section in found), published)
    doc = next(pipeline.analyse_all(pipeline.load(), [work], [component]))
    return doc, records.Origin(row, page, {}, False)


# Enough text for the model to work at its full pace, little enough to wait for and to hold.
BATCH = 60_000
MOST_ROWS = 200  # of one batch, however short they are


def _batches(rows: Iterable[Row], max_chars: int) -> Iterator[list[Row]]:
    """Rows in groups of about BATCH characters; a longer one is a group of its own."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        if batch and size + len(row.text) > BATCH:
            yield batch
            batch, size = [], 0
        if len(row.text) > max_chars:
            if batch:
                yield batch
            raise InputError.too_large(row.name or "text", f"{len(row.text):,} characters", max_chars)
        batch.append(row)
        size += len(row.text)
    if batch:
        yield batch


def _up_to_batch(rows: Iterable[Row | InputError]) -> Iterator[list[Row | InputError]]:
    """Rows and errors, in groups of about BATCH characters and of MOST_ROWS at most."""
    batch: list[Row | InputError] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.text) if isinstance(row, Row) else 0
        if size >= BATCH or len(batch) == MOST_ROWS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _work(row: Row, page: Page) -> tuple[list[str], Layout]:
    found = [] if page.is_foreign else list(pieces(row.text, page))
    return [text for text, _ in found], _layout(row, page, [section for _, section in found])


def _layout(row: Row, page: Page, sections: list[Section]) -> Layout:
    return Layout(
        sections=tuple(sections),
        published=row.date or (page.published.day if page.published else row.stated.day),
        publisher=row.text[page.publisher.start : page.publisher.end] if page.publisher else row.stated.publisher,
        dateline=page.dateline.place if page.dateline else None,
    )
