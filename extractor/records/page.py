"""The article's own record: source and page parts."""

from dataclasses import dataclass
from typing import Any

from extractor.reading.page import Page, Stretch, Time
from extractor.reading.rows import Row, sha256
from models import Dateline, Mention, Moment, MomentBasis, Parts, Removed, Source, SourceFormat


@dataclass(frozen=True, slots=True)
class Origin:
    """What the records need beside the Doc."""

    row: Row
    page: Page
    meta: dict[str, Any]  # of the spaCy pipeline
    with_text: bool

    @property
    def sha256(self) -> str:
        return self.row.sha256 or sha256(self.row.text)


def source(origin: Origin) -> Source:
    """Where the text came from."""
    row = origin.row
    return Source(
        name=row.name,
        url=row.url,
        format=SourceFormat(row.format),
        encoding=row.encoding,
        sha256=origin.sha256,
        characters=len(row.text),
        text=row.text if origin.with_text or row.format == "html" else None,
        fields=dict(row.fields),
    )


def parts(origin: Origin) -> Parts:
    """Headline, byline, body and what was left out."""
    row, page = origin.row, origin.page

    def mention(stretch: Stretch | None) -> Mention | None:
        if stretch is None:
            return None
        return Mention(start=stretch.start, end=stretch.end, text=row.text[stretch.start : stretch.end])

    title, standfirst, publisher = mention(page.title), mention(page.standfirst), mention(page.publisher)
    mentions = tuple(found for author in page.authors if (found := mention(author)))
    authors = tuple(one_line(found.text) for found in mentions) or row.stated.authors
    roles = tuple(mention(role) for role in page.roles) or (None,) * len(authors)
    return Parts(
        title=one_line(title.text) if title else row.title,
        standfirst=one_line(standfirst.text) if standfirst else None,
        publisher=one_line(publisher.text) if publisher else row.stated.publisher,
        authors=authors,
        author_roles=tuple(one_line(role.text) if role else None for role in roles),
        title_mention=title,
        standfirst_mention=standfirst,
        publisher_mention=publisher,
        author_mentions=mentions,
        author_role_mentions=roles,
        published=_published(origin),
        updated=_moment(page.updated, row.text) or _stated(row.stated.updated),
        dateline=_dateline(page, row.text),
        language=page.language,
        body=tuple((block.start, block.end) for block in page.blocks if block.kind == "paragraph"),
        removed=tuple(Removed(start=block.start, end=block.end, kind=block.kind) for block in page.removed),
    )


def one_line(text: str) -> str:
    """Words with single blanks between them, for values that are read rather than located."""
    return " ".join(text.split())


def _published(origin: Origin) -> Moment | None:
    if origin.row.date:
        return Moment(value=origin.row.date.isoformat(), mention=None, basis=MomentBasis.OPTION)
    return _moment(origin.page.published, origin.row.text) or _stated(origin.row.stated.published)


def _stated(value: str | None) -> Moment | None:
    return None if value is None else Moment(value=value, mention=None, basis=MomentBasis.METADATA)


def _moment(time: Time | None, text: str) -> Moment | None:
    if time is None:
        return None
    words = time.words
    found = Mention(start=words.start, end=words.end, text=text[words.start : words.end])
    return Moment(value=time.value, mention=found, basis=MomentBasis.TEXT)


def _dateline(page: Page, text: str) -> Dateline | None:
    found = page.dateline
    if found is None:
        return None
    words = Mention(start=found.words.start, end=found.words.end, text=text[found.words.start : found.words.end])
    return Dateline(place=found.place, agency=found.agency, mention=words)
