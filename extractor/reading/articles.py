"""From a row to the page that its records are read from: cleaned, as its source states it, or taken as it stands."""

from dataclasses import replace

from extractor.reading.furniture import furniture
from extractor.reading.labels import is_certain
from extractor.reading.language import language
from extractor.reading.lines import Line, lines
from extractor.reading.page import KEPT, Block, Page, Stretch
from extractor.reading.parts import read_page
from extractor.reading.rows import Row

TWICE = frozenset({"quote", "repeat"})  # kinds of what stands in the text once more


def read_article(row: Row, *, clean: bool) -> Page:
    """The parts of a row's text; without `clean`, all of it is body."""
    if not clean:
        return read_plain(row.text)
    page = read_page(row.text, row.title)
    return _as_stated(page, row) if row.format == "html" else page


def read_plain(text: str) -> Page:
    """Every paragraph of a text as body: no title, byline or time is looked for, and nothing is removed.

    >>> [block.kind for block in read_plain("Home\\n\\nShells fell on the port.").blocks]
    ['paragraph', 'paragraph']
    """
    blocks = tuple(Block(line.start, line.end, "paragraph") for line in lines(text))
    return Page(blocks, language=language(" ".join(text[block.start : block.end] for block in blocks)))


def _as_stated(page: Page, row: Row) -> Page:
    """What was extracted from a page's source has no menus around it, and the source knows its headings."""
    found = [Line(block.start, block.end, row.text[block.start : block.end]) for block in page.blocks]
    kinds = [_kind(block.kind, line, row) for block, line in zip(page.blocks, found, strict=True)]
    if page.removed and not any(k == "paragraph" and line.is_prose for k, line in zip(kinds, found, strict=True)):
        kinds = ["navigation" if kind == "paragraph" else kind for kind in kinds]  # the buttons of a cookie wall
    blocks = tuple(Block(block.start, block.end, kind) for block, kind in zip(page.blocks, kinds, strict=True))
    standfirst = next((Stretch(block.start, block.end) for block in blocks if block.kind == "standfirst"), None)
    return replace(page, blocks=blocks, standfirst=standfirst)


def _kind(kind: str, line: Line, row: Row) -> str:
    """What a line of an extracted text is: a paragraph, unless a rule removes it that is certain without a page."""
    if kind == "paragraph" and line.raw == row.stated.standfirst:
        return "standfirst"
    if kind == "paragraph" and line.raw in row.stated.crossheads:
        return "crosshead"
    if kind in KEPT or kind in TWICE or not (line.is_prose or line.stops):
        return kind
    rule = furniture().rule(line)
    return "paragraph" if rule is None or not is_certain(rule, line) else kind
