"""From a page's text to its parts: title, standfirst, byline, time, dateline, body, and what is none of the article.

1. The text is cut into paragraphs (`lines`). 2. Rules name the lines that are furniture (`furniture`, `body.label`).
3. The run of lines with the most running text is the body (`body.core`); a text without furniture is body from end
to end. 4. In front of it stand title, standfirst, byline and time (`head`). 5. What is left inside the body is a
paragraph or a cross-head, what is left outside is not of the article.

Known limits: what readers write under an article looks like an article where no line between says that it is
theirs; a list of links inside the body without a heading over it stays.
"""

from collections.abc import Sequence

from extractor.reading import moments
from extractor.reading.body import Labelled, drop_repeats, grown, is_page, label, weights
from extractor.reading.datelines import dateline
from extractor.reading.head import Head, find_publisher, find_title, read_head, read_times
from extractor.reading.language import language
from extractor.reading.lines import Line, lines
from extractor.reading.page import SEARCHED, Block, DatelineWords, Page, Stretch

CROSSHEAD_WORDS = 12
LAST_LINES = 4  # of a text without a page around it, among which its credits stand
DATELINE_PARAGRAPHS = 3  # among the first of which the dateline stands


def read_page(text: str, title: str | None = None) -> Page:
    """The parts of an article's page or plain text; `title` is its headline where that is known.

    >>> page = read_page("Storm hits coast\\n\\nBy Ann Teak\\n\\nA storm hit the coast of Norway on Friday.")
    >>> [block.kind for block in page.blocks]
    ['title', 'byline', 'paragraph']
    """
    found = label(lines(text))
    if not found:
        return Page(())
    page = is_page(found)
    if page:
        drop_repeats(found, 0)
    head = Head()
    head.title, run = find_title(found, weights(found), title, page=page)
    if head.title is not None:
        found[head.title].kind = "title"
    read_head(found, head.title, run[0], head)
    head.publisher = find_publisher(found, head.title)
    _label_rest(found, grown(found, run, head.end) if page else (head.end, len(found)), head, page=page)
    return _page(text, found, head)


def _label_rest(found: Sequence[Labelled], run: tuple[int, int], head: Head, *, page: bool) -> None:
    """What no rule and no part of the head has taken yet."""
    start, end = run
    for n, item in enumerate(found):
        inside = start <= n < end
        if inside and not page and n < end - LAST_LINES and item.rule and not item.rule.anywhere:
            item.kind = None
        if item.kind == "crosshead" and page and not inside:
            item.kind = None
        if item.kind is None and not inside and _is_labelled_time(item.line):
            item.kind = "time"
            read_times(item.line, head)
        if item.kind is None:
            item.kind = _body_kind(found, n) if inside else "navigation" if n < start else "footer"


def _is_labelled_time(line: Line) -> bool:
    return moments.LABELLED.match(line.plain) is not None and moments.is_time_line(line.plain)


def _body_kind(found: Sequence[Labelled], n: int) -> str:
    """A short line without a full stop, set off above running text, is a cross-head; all else is a paragraph."""
    line = found[n].line
    if line.is_prose or (line.stops and line.raw[-1] != "?") or not 0 < line.words <= CROSSHEAD_WORDS:
        return "paragraph"
    if n == 0 or n + 1 == len(found) or not line.blank_before:
        return "paragraph"
    before, after = found[n - 1], found[n + 1]
    return "crosshead" if before.line.is_prose and after.is_prose and after.line.blank_before else "paragraph"


def _page(text: str, found: Sequence[Labelled], head: Head) -> Page:
    blocks: list[Block] = []
    place: DatelineWords | None = None
    paragraphs = 0
    for item in found:
        start, end = item.line.start, item.line.end
        if item.kind == "paragraph":
            paragraphs += 1
            if place is None and paragraphs <= DATELINE_PARAGRAPHS and (place := dateline(text, start, end)):
                blocks.append(Block(start, place.words.end, "dateline"))
                start = place.words.end + len(text[place.words.end : end]) - len(text[place.words.end : end].lstrip())
        if start < end:
            blocks.append(Block(start, end, item.kind or "paragraph"))
    standfirst = next((Stretch(b.start, b.end) for b in blocks if b.kind == "standfirst"), None)
    named = found[head.title].line if head.title is not None else None
    return Page(
        tuple(blocks),
        title=Stretch(named.start, named.end) if named else None,
        standfirst=standfirst,
        publisher=head.publisher,
        authors=tuple(Stretch(name.start, name.end) for name in head.names),
        published=head.published or (place.published if place else None),
        updated=head.updated,
        dateline=place,
        language=language(" ".join(text[block.start : block.end] for block in blocks if block.kind in SEARCHED)),
    )
