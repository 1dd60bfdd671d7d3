"""The head of an article: its standfirst, byline and time, in whatever order the page has them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.reading import bylines, moments
from extractor.reading.labels import Labelled
from extractor.reading.lines import Line
from extractor.reading.page import Stretch, Time

HEAD_LINES = 14  # after the title, among which the byline stands
FEWEST_LINES = 4  # of a text without a title, among which the byline stands
LONGEST_STANDFIRST = 70  # words of running text between title and byline
LONGEST_BY = 2  # words of a line that says 'by' and leaves the name to the next
LONGEST_LEAD = 12  # words of a standfirst right under which a name alone is the author's
AGO = re.compile(r"(?:about )?\d+ (?:min(?:ute)?|hour|hr|day|week|month)s? ago", re.IGNORECASE)
SHORTEST_STANDFIRST = 4  # words
PARAGRAPH = 12  # words of running text under a byline, with which the body begins
ABOVE_TITLE = 4  # lines, among which the time may stand


@dataclass(slots=True)
class Head:
    """What was found; indexes count lines."""

    title: int | None = None
    publisher: Stretch | None = None
    authors: list[bylines.Author] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)  # of the authors' names
    last: int = 0  # authors of the last byline, to whom a job on the next line belongs
    published: Time | None = None
    updated: Time | None = None
    notes: list[tuple[str, str]] = field(default_factory=list)
    end: int = 0  # the first line that may be of the body

    def leave_out(self, publisher: str) -> None:
        """Takes the publisher's name, or the beginning of it, out of the authors."""
        paper = " ".join(publisher.lower().split()) + " "
        out = {key for key in self.keys if paper.startswith(f"{key} ")}
        self.authors = [author for author in self.authors if author.key not in out]


def read_head(found: Sequence[Labelled], start: int, head: Head, *, page: bool) -> None:
    """Bylines, jobs, times and the standfirst between the title and the body; labels the lines that hold them.

    Without a page around it, a bare date under a sentence, or one of several, is an entry of a chronicle.
    """
    title = head.title
    entries = frozenset() if page else _entries(found)
    first = 0 if title is None else title + 1
    for item in found[max(first - 1 - ABOVE_TITLE, 0) : max(first - 1, 0)]:
        if item.kind is None and moments.is_time_line(item.line.plain):
            item.kind = "time"
            read_times(item.line, head)
    head.end = first
    last = min(len(found), max(first + HEAD_LINES, start if title is not None else 0, FEWEST_LINES))
    prose = 0
    for n in range(first, last):
        item = found[n]
        if n not in entries and _read_line(found, n, head):
            head.end = n + 1
            continue
        if item.is_prose and item.line.words >= PARAGRAPH and (title is None or head.end > first):
            break
        prose += item.line.words if item.is_prose else 0
        if prose > LONGEST_STANDFIRST:
            break
    for n in range(first, head.end):
        if found[n].kind is None or (found[n].kind == "tags" and found[n].rule is None and title is not None):
            found[n].kind = _kind_in_head(found[n].line, title, found[first:n])


def _entries(found: Sequence[Labelled]) -> frozenset[int]:
    """The bare dates that stand over entries of a chronicle: several of them, or one below a sentence and no byline."""
    bare = [n for n, item in enumerate(found) if item.kind is None and _is_over_entry(found, n)]
    if len(bare) != 1:
        return frozenset(bare)
    above = [item.line for item in found[: bare[0]]]
    is_signed = any(bylines.byline(line) or bylines.is_dated_name(line) for line in above[-HEAD_LINES:])
    return frozenset(bare) if any(line.stops for line in above) and not is_signed else frozenset()


def _is_over_entry(found: Sequence[Labelled], n: int) -> bool:
    """Whether a date without label or clock time stands right over a sentence."""
    line = found[n].line
    if n + 1 == len(found) or not found[n + 1].line.stops or moments.LABELLED.match(line.plain):
        return False
    return moments.is_time_line(line.plain) and moments.CLOCK.search(line.plain) is None


def _read_line(found: Sequence[Labelled], n: int, head: Head) -> bool:
    """Whether a line is a byline, a job or a time; what it says goes to the head."""
    item = found[n]
    line = item.line
    free = item.rule is None or item.rule.kind == "byline"  # a list above the headline may have reached too far
    if not free and item.kind not in {"credit", "navigation", "biography"}:
        return False
    by = bylines.byline(line) if free else None
    if by is not None:
        item.kind = "byline"
        _add_authors(head, line, by.authors)
        if not by.authors and line.words <= LONGEST_BY and n + 1 < len(found):
            _name_below(found, n + 1, head)
        read_times(line, head)
        return True
    if free and bylines.is_job(line) and n and found[n - 1].kind == "byline":
        item.kind = "byline"
        _add_role(head, line)
        return True
    if free and (bylines.is_dated_name(line) or (bylines.is_name(line) and _is_signed(found, n))):
        item.kind = "byline"
        _add_authors(head, line, bylines.authors_in(line))
        read_times(line, head)
        return True
    if free and moments.is_time_line(line.plain):
        item.kind = "time"
        read_times(line, head)
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
    """Whether a job or a time stands under a name, or a time above it, or its own job behind it."""
    if any(author.role for author in bylines.authors_in(found[n].line)):
        return True
    for item in found[n + 1 : n + 3]:
        if bylines.is_job(item.line) or _is_time(item.line) or (item.rule and "beside-names" in item.rule.traits):
            return True
    above = found[n - 1] if n else None
    if above is None or above.kind not in {"time", "byline", "standfirst"}:
        return False
    return above.kind == "time" or above.line.words < LONGEST_LEAD


def _is_time(line: Line) -> bool:
    """Whether a line says when: by its date, or '2 days ago'."""
    return moments.is_time_line(line.plain) or AGO.fullmatch(line.plain) is not None


def _name_below(found: Sequence[Labelled], n: int, head: Head) -> None:
    """'By' on a line of its own, the name on the next."""
    if bylines.is_name(found[n].line):
        found[n].kind = "byline"
        _add_authors(head, found[n].line, bylines.authors_in(found[n].line))


def _add_authors(head: Head, line: Line, authors: Sequence[bylines.Author]) -> None:
    head.last = 0
    for author in authors:
        if author.key not in head.keys:
            head.keys.add(author.key)
            head.authors.append(author)
            head.last += 1


def _add_role(head: Head, line: Line) -> None:
    """A job on a line of its own is that of the author above it; one in the plural, that of all authors above it."""
    plural = line.plain.split(",")[0].endswith("s")
    if head.last != 1 and not (head.last and plural):
        return
    for n in range(len(head.authors) - head.last, len(head.authors)):
        if head.authors[n].role is None:
            head.authors[n] = replace(head.authors[n], role=line.inner)


def read_times(line: Line, head: Head) -> None:
    """The times of publication and of the last update that a line gives; the first of each counts."""
    for moment in moments.moments(line.even):
        if moment.value is None:
            continue
        note = ("zone", f"{moment.zone} is the name of several time zones: only the day of publication is certain")
        if moment.zone and note not in head.notes:
            head.notes.append(note)
        time = Time(moment.value, Stretch(line.start + moment.start, line.start + moment.end))
        if moment.is_update:
            head.updated = head.updated or time
        else:
            head.published = head.published or time
