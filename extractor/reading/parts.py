"""From a page's text to its parts: title, standfirst, byline, time, dateline, body, and what is none of the article.

1. The text is cut into paragraphs (`lines`). 2. Rules name the lines that are furniture (`furniture`, `body.label`).
3. The run of lines with the most running text is the body (`body.core`); a text without furniture is body from end
to end. 4. In front of it stand title, standfirst, byline and time (`head`). 5. What is left inside the body is a
paragraph or a cross-head, what is left outside is not of the article.

Known limits: what readers write under an article looks like an article where no line between says that it is
theirs; a list of links inside the body without a heading over it stays.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.reading import moments
from extractor.reading.body import drop_repeats, grown, weights
from extractor.reading.datelines import dateline
from extractor.reading.head import Head, read_head, read_times
from extractor.reading.labels import Labelled, is_page, keep_text, label, open_headings
from extractor.reading.language import language
from extractor.reading.lines import Line, lines
from extractor.reading.page import SEARCHED, Block, DatelineWords, Page, Stretch
from extractor.reading.publishers import find_publisher
from extractor.reading.quotes import take_pull_quotes, take_spoken_quotes
from extractor.reading.titles import find_title, title_keys

FIELD = re.compile(r"(?:highlight|abstract|summary|standfirst|dateline)\s?:\s*(?=\S)", re.IGNORECASE)
CROSSHEAD_WORDS = 12
INTERRUPTIONS = frozenset("archive caption credit navigation newsletter quote related repeat share".split())
TRAILED = frozenset({"comments", "related", "biography"})  # what goes on below its heading, behind the article
SHORTEST_CAPTION, LONGEST_CAPTION = 5, 30  # words
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
        open_headings(found)
        drop_repeats(found, "", page=page)
        take_spoken_quotes(found)
    else:
        keep_text(found)
    head = Head()
    head.title, run = find_title(found, weights(found), title, page=page)
    if head.title is not None:
        found[head.title].kind = "title"
        drop_repeats(found[head.title + 1 :], found[head.title].line.key, page=False)
        if not page:
            _label_own_title(found, head.title)
    read_head(found, run[0], head, page=page)
    head.publisher = find_publisher(found, head.title, page=page)
    if head.publisher is not None:
        head.leave_out(text[head.publisher.start : head.publisher.end])
    body = (max(head.end, _behind_record(found)), len(found))
    if page:
        body = _with_dateline(found, grown(found, run, head.end), head.end)
    _label_rest(found, body, head, page=page)
    return _page(text, found, head)


def _behind_record(found: Sequence[Labelled]) -> int:
    """Where the text of a database's copy begins: behind the last field of its record; 0 for any other text."""
    first = next((n for n, item in enumerate(found) if item.is_prose), 0)
    if all(item.kind != "archive" for item in found[:first]):
        return 0
    return max(n for n, item in enumerate(found[:first]) if item.kind in {"archive", "footer"}) + 1


def _with_dateline(found: Sequence[Labelled], run: tuple[int, int], first: int) -> tuple[int, int]:
    """The body with a dateline that stands on a line of its own right above it."""
    start, end = run
    above = found[start - 1].line.raw if start > first else ""
    place = dateline(above, 0)
    return (start - 1, end) if place is not None and place.words.end == len(above) else run


def _label_own_title(found: Sequence[Labelled], title: int) -> None:
    """The headline again right below itself; above it, with the site's name behind it, as a browser shows it."""
    key = found[title].line.key
    if title + 1 < len(found) and found[title + 1].line.key == key:
        found[title + 1].kind = "repeat"
    if title and key in title_keys(found[title - 1].line.plain)[1:]:
        found[title - 1].kind = "publisher"


def _label_rest(found: Sequence[Labelled], run: tuple[int, int], head: Head, *, page: bool) -> None:
    """What no rule and no part of the head has taken yet."""
    start, end = run
    for n, item in enumerate(found):
        inside = start <= n < end
        if not page and item.rule and item.rule.weak:
            item.kind = None if inside else "section" if head.title is not None and n < head.title else item.kind
        if item.kind == "crosshead" and page and not inside:
            item.kind = None
        if item.kind is None and _is_labelled_time(item.line, inside=inside):
            item.kind = "time"
            read_times(item.line, head)
    take_pull_quotes(found, run, page=page)
    if page:
        _take_captions(found)
    behind = "footer"
    for n, item in enumerate(found):
        if n >= end and item.rule:
            goes_on = item.kind in TRAILED and (item.kind != "related" or item.rule.opens == "list")
            behind = item.kind if goes_on and item.kind else "footer"
        if item.kind is None and page and n < end and not item.line.words:
            item.kind = "navigation"
        if item.kind is None:
            item.kind = _body_kind(found, n) if start <= n < end else "navigation" if n < start else behind


def _take_captions(found: Sequence[Labelled]) -> None:
    """A line right above a picture's credit says what the picture shows."""
    for item, below in pairwise(found):
        words = item.line.words
        if item.kind is None and below.rule and "below-captions" in below.rule.traits and words >= SHORTEST_CAPTION:
            item.kind = "caption" if not item.line.is_prose or words <= LONGEST_CAPTION else None


def _is_labelled_time(line: Line, *, inside: bool) -> bool:
    """'Updated 3 May 2022, 9.15pm'; inside the body also 'Updated at 9.15pm', outside only with its date."""
    if moments.LABELLED.match(line.plain) is None:
        return False
    if inside:
        return line.words <= CROSSHEAD_WORDS and moments.is_clock_line(line.plain)
    return moments.is_time_line(line.plain)


def _body_kind(found: Sequence[Labelled], n: int) -> str:
    """A short line without a full stop, set off above running text, is a cross-head; all else is a paragraph."""
    line = found[n].line
    if line.is_prose or (line.stops and line.raw[-1] != "?") or not 0 < line.words <= CROSSHEAD_WORDS:
        return "paragraph"
    if n == 0 or n + 1 == len(found) or not line.blank_before or line.raw.startswith(("—", "–")):
        return "paragraph"
    before, after = _text_before(found, n), found[n + 1]
    stands_alone = before.line.is_prose and after.line.blank_before
    is_headed = line.raw.startswith("#") and after.kind is None
    return "crosshead" if is_headed or (stands_alone and after.is_prose) else "paragraph"


def _text_before(found: Sequence[Labelled], n: int) -> Labelled:
    """The line in front of another, or in front of the pictures, pull quotes and links that stand between."""
    while n > 1 and found[n - 1].kind in INTERRUPTIONS:
        n -= 1
    return found[n - 1]


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
    return Page(
        tuple(blocks),
        title=found[head.title].line.inner if head.title is not None else None,
        standfirst=next((field_value(item.line) for item in found if item.kind == "standfirst"), None),
        publisher=head.publisher,
        authors=tuple(author.name for author in head.authors),
        roles=tuple(author.role for author in head.authors),
        published=head.published or (place.published if place else None),
        updated=head.updated,
        dateline=place or next((_dateline_field(item.line) for item in found if item.kind == "dateline"), None),
        notes=tuple(head.notes),
        language=language(" ".join(text[block.start : block.end] for block in blocks if block.kind in SEARCHED)),
    )


def field_value(line: Line) -> Stretch:
    """A line's words, without the name of the field that a database puts in front of them ('Highlight: …')."""
    match = FIELD.match(line.even)
    return Stretch(line.start + match.end(), line.end) if match else line.inner


def _dateline_field(line: Line) -> DatelineWords:
    words = field_value(line)
    return DatelineWords(words, line.raw[words.start - line.start :], None)
