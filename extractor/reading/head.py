"""The head of an article: its title, standfirst, byline and time, in whatever order the page has them."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.reading import bylines, moments
from extractor.reading.body import Labelled, core
from extractor.reading.datelines import dateline
from extractor.reading.furniture import publisher_rules
from extractor.reading.lines import ALIKE, FUNCTION_WORDS, Line
from extractor.reading.page import Stretch, Time

SEPARATOR = re.compile(r"\s+(?:[|•·«»]|::|[-–—])\s+")
SITE = re.compile(rf"(?P<title>.*\S){SEPARATOR.pattern}(?P<site>\S.*)")
TITLE_WORDS = range(2, 31)
LONGEST_TITLE = 220  # characters
HEAD_LINES = 14  # after the title, among which the byline stands
SHORTEST_STANDFIRST = 4  # words
PARAGRAPH = 12  # words of running text under a byline, with which the body begins
ABOVE_TITLE = 4  # lines, among which the time may stand
MOST_REPEATS = 12  # places at which a page may repeat its headline
BEFORE_CORE = 60  # lines in front of the body among which the title stands


@dataclass(slots=True)
class Head:
    """What was found; indexes count lines."""

    title: int | None = None
    publisher: Stretch | None = None
    names: list[Line] = field(default_factory=list)
    published: Time | None = None
    updated: Time | None = None
    end: int = 0  # the first line that may be of the body


def is_title_like(line: Line) -> bool:
    return line.words in TITLE_WORDS and len(line.raw) <= LONGEST_TITLE and not re.search(r"[.;:,]['\"”’)]*$", line.raw)


def find_title(
    found: Sequence[Labelled], weighed: Sequence[float], given: str | None, *, page: bool
) -> tuple[int | None, tuple[int, int]]:
    """The line that holds the headline, None where no line does; and the run of lines that is the body.

    On a page the headline is the line that says the same as `given`, or as one of the page's first three lines,
    which may have the site's or section's name beside it; else the one in front of the body that shares most with it.
    """
    keys = [" ".join(lower_words(given))] if given else []
    if not page:
        hits = [n for n, item in enumerate(found[:HEAD_LINES]) if item.line.key in keys]
        return (hits[-1] if hits else _first_line(found)), (0, len(found))
    for names, first in [(keys, 0), *((title_keys(item.line.plain), n + 1) for n, item in enumerate(found[:3]))]:
        long = {key for key in names if key.count(" ") >= 2 or key in keys}
        hits = [n for n in range(first, len(found)) if found[n].line.key in long][:MOST_REPEATS]
        if hits:
            return _with_best_body(hits, weighed)
    run = core(weighed)[1]
    return _most_shared(found, run), run


def _with_best_body(hits: Sequence[int], weighed: Sequence[float]) -> tuple[int, tuple[int, int]]:
    """The last of a headline's places after which the body weighs as much as after any other."""
    bodies = [(n, *core(weighed, n + 1)) for n in hits]
    most = max(total for _, total, _ in bodies)
    return next((n, run) for n, total, run in reversed(bodies) if total >= 0.9 * most)


def lower_words(text: str) -> list[str]:
    return [word.lower() for word in Line(0, len(text), text).tokens]


def _first_line(found: Sequence[Labelled]) -> int | None:
    """A text without a page around it: its first line, where it is short and more follows."""
    first = next((n for n, item in enumerate(found[:6]) if item.kind is None), None)
    if first is None or not any(item.is_prose for item in found[first + 1 :]):
        return None
    line = found[first].line
    if line.is_prose or moments.is_time_line(line.plain) or bylines.byline(line) or dateline(line.raw, 0):
        return None
    return first if is_title_like(line) else None


def title_keys(title: str) -> list[str]:
    """The keys of a page's title: whole, without the site's name behind it, without the section's in front."""
    parts = SEPARATOR.split(title)
    keys = [" ".join(lower_words(title))]
    for end in range(len(parts) - 1, 0, -1):
        keys += [" ".join(lower_words(" ".join(parts[start:end]))) for start in range(end)]
    return keys


def _most_shared(found: Sequence[Labelled], run: tuple[int, int]) -> int | None:
    """The headline-like line in front of the body with the most words of the body."""
    start, end = run
    body = Counter(word for item in found[start:end] if item.is_prose for word in _content(item.line))
    named = set(title_keys(found[0].line.plain)[-1].split())
    best, best_score = None, 1.0
    for n in range(max(0, start - BEFORE_CORE), min(start + 3, end)):
        item = found[n]
        if item.kind is not None or not is_title_like(item.line) or (item.is_prose and n >= start):
            continue
        words = _content(item.line)
        if len(words) < 3 or moments.is_time_line(item.line.plain) or bylines.byline(item.line):
            continue
        shared = sum((word in body) + 2 * (n > 0 and word in named) for word in words)
        signed = any(bylines.byline(below.line) for below in found[n + 1 : n + 4])
        score = shared / math.sqrt(len(words)) + n / (start + 1) + 2 * signed
        if shared >= 2 and score >= best_score:
            best, best_score = n, score
    return best


def _content(line: Line) -> set[str]:
    return {word.lower().removesuffix("'s") for word in line.tokens} - FUNCTION_WORDS


def read_head(found: Sequence[Labelled], title: int | None, start: int, head: Head) -> None:
    """Bylines, jobs, times and the standfirst between the title and the body; labels the lines that hold them."""
    first = 0 if title is None else title + 1
    for item in found[max(first - 1 - ABOVE_TITLE, 0) : max(first - 1, 0)]:
        if item.kind is None and moments.is_time_line(item.line.plain):
            item.kind = "time"
            read_times(item.line, head)
    head.end = first
    last = min(len(found), max(first + HEAD_LINES, start if title is not None else 0, 4))
    prose = 0
    for n in range(first, last):
        item = found[n]
        if _read_line(found, n, head):
            head.end = n + 1
            continue
        if item.is_prose and item.line.words >= PARAGRAPH and (title is None or head.end > first):
            break
        prose += item.line.words if item.is_prose else 0
        if prose > 70:
            break
    for n in range(first, head.end):
        if found[n].kind is None:
            found[n].kind = _kind_in_head(found[n].line, title, found[first:n])


def _read_line(found: Sequence[Labelled], n: int, head: Head) -> bool:
    """Whether a line is a byline, a job or a time; what it says goes to the head."""
    item = found[n]
    line = item.line
    if item.kind not in {None, "credit", "navigation", "biography"}:
        return False
    by = bylines.byline(line) if item.kind is None else None
    if by is not None:
        item.kind = "byline"
        _add_authors(head, line, by.authors)
        if not by.authors and line.words <= 2 and n + 1 < len(found):
            _name_below(found, n + 1, head)
        read_times(line, head)
        return True
    if item.kind is None and bylines.is_dated_name(line):
        item.kind = "byline"
        _add_authors(head, line, bylines.names_in(line))
        read_times(line, head)
        return True
    if item.kind is None and moments.is_time_line(line.plain):
        item.kind = "time"
        read_times(line, head)
        return True
    if item.kind is None and bylines.is_name(line) and _is_signed(found, n):
        item.kind = "byline"
        _add_authors(head, line, bylines.names_in(line))
        return True
    if item.kind is None and bylines.is_job(line) and n and found[n - 1].kind == "byline":
        item.kind = "byline"
        return True
    return False


def _kind_in_head(line: Line, title: int | None, above: Sequence[Labelled]) -> str:
    """What stands between title and byline: a paper's name, the standfirst, then paragraphs or a section."""
    if bylines.outlet(line):
        return "publisher"
    if title is not None and line.words >= SHORTEST_STANDFIRST and all(item.kind != "standfirst" for item in above):
        return "standfirst"
    return "paragraph" if line.is_prose else "section"


def _is_signed(found: Sequence[Labelled], n: int) -> bool:
    """Whether a job or a time stands under a name, or a time above it."""
    below = [item.line for item in found[n + 1 : n + 3]]
    above = found[n - 1] if n else None
    return any(bylines.is_job(line) or moments.is_time_line(line.plain) for line in below) or (
        above is not None and above.kind in {"time", "byline", "standfirst"} and above.line.words < 12
    )


def _name_below(found: Sequence[Labelled], n: int, head: Head) -> None:
    """'By' on a line of its own, the name on the next."""
    if bylines.is_name(found[n].line):
        found[n].kind = "byline"
        _add_authors(head, found[n].line, bylines.names_in(found[n].line))


def _add_authors(head: Head, line: Line, authors: Sequence[Stretch]) -> None:
    known = {name.key for name in head.names}
    for author in authors:
        name = Line(author.start, author.end, line.raw[author.start - line.start : author.end - line.start])
        if name.key not in known:
            head.names.append(name)
            known.add(name.key)


def read_times(line: Line, head: Head) -> None:
    """The times of publication and of the last update that a line gives; the first of each counts."""
    for moment in moments.moments(line.raw.translate(ALIKE)):
        if moment.value is None:
            continue
        time = Time(moment.value, Stretch(line.start + moment.start, line.start + moment.end))
        if moment.is_update:
            head.updated = head.updated or time
        else:
            head.published = head.published or time


def find_publisher(found: Sequence[Labelled], title: int | None) -> Stretch | None:
    """The publisher, where the page names it: after its own headline, or in one of the ways that the rules know."""
    if title is not None:
        key = found[title].line.key
        for item in found[:3]:
            match = SITE.fullmatch(item.line.raw)
            if item.line is not found[title].line and match and " ".join(lower_words(match["title"])) == key:
                return Stretch(item.line.start + match.start("site"), item.line.start + match.end("site"))
    for pattern, _ in publisher_rules():
        for item in found:
            if item.kind in {None, "title"} or len(item.line.raw) > 400:
                continue
            hit = pattern.search(item.line.raw.translate(ALIKE))
            if hit:
                return Stretch(item.line.start + hit.start("publisher"), item.line.start + hit.end("publisher"))
    head = (bylines.outlet(item.line) for item in found if item.kind in {"publisher", "byline"})
    return next(filter(None, head), None)
