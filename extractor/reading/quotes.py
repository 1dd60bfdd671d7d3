"""Pull quotes: words of the article that its page prints a second time, set apart, to catch the eye.

A line is one where its words stand in a longer paragraph of the same page, and it is no sentence of running text
beside others; the name below it, and what its owner is, belong to it.
"""

from collections.abc import Iterator, Sequence

from extractor.reading import bylines
from extractor.reading.labels import Labelled
from extractor.reading.lines import ALIKE, Line, is_quoted

FEWEST = 4  # words
MOST = 45
LONGEST_ROLE = 8  # words of the line that says who the speaker is

Words = tuple[str, ...]  # of a line, in lower case


def take_pull_quotes(found: Sequence[Labelled], run: tuple[int, int], *, page: bool) -> None:
    """Labels the pull quotes among the lines of the body.

    Without a page around it, only lines in quotation marks that do not end as sentences do.
    """
    start, end = run
    lines = {n: found[n].line for n in range(start, end) if _may_be(found, n, page=page)}
    if not lines:
        return
    _take(found, lines, [item.line for item in found[start:end] if item.kind is None], end)


def take_spoken_quotes(found: Sequence[Labelled]) -> None:
    """Labels, before it is known where the body stands, the lines whose words a paragraph has in quotation marks."""
    lines = {n: found[n].line for n in range(len(found)) if _may_be(found, n, page=True)}
    sources = [item.line for item in found if item.is_prose and not is_quoted(item.line)] if lines else []
    spoken = [Line(0, len(words), words) for line in sources for words in line.even.split('"')[1::2]]
    if spoken:
        _take(found, lines, spoken, len(found), least=0)


def _take(
    found: Sequence[Labelled], lines: dict[int, Line], among: Sequence[Line], end: int, *, least: int = 1
) -> None:
    for n in sorted(_repeated(lines, among, least)):
        found[n].kind = "quote"
        for below in found[n + 1 : min(_signed_until(found, n + 1), end)]:
            below.kind = "quote"


def _may_be(found: Sequence[Labelled], n: int, *, page: bool) -> bool:
    item = found[n]
    if item.kind is not None or not FEWEST <= item.line.words <= MOST:
        return False
    return (page or not item.line.stops) if is_quoted(item.line) else (page and not item.line.stops)


def _repeated(lines: dict[int, Line], among: Sequence[Line], least: int) -> Iterator[int]:
    """The lines whose words stand, one after another, in one that is longer by at least so many words.

    Lines that say the same are looked for together, by their first words, their number of words and all their words.
    """
    waiting: dict[Words, dict[int, dict[Words, list[int]]]] = {}
    for n, line in lines.items():
        by_length = waiting.setdefault(line.lower[:FEWEST], {})
        by_length.setdefault(line.words, {}).setdefault(line.lower, []).append(n)
    for line in among:
        words = line.lower
        for position in range(len(words) - FEWEST + 1):
            for length, wanted in waiting.get(words[position : position + FEWEST], {}).items():
                if len(words) >= length + least:
                    yield from wanted.pop(words[position : position + length], ())


def _signed_until(found: Sequence[Labelled], n: int) -> int:
    """Where the lines end that say whose words a pull quote is: a name, and perhaps a line on who that is."""
    if n >= len(found) or found[n].kind is not None or not bylines.is_name(_undashed(found[n].line)):
        return n
    below = found[n + 1] if n + 1 < len(found) else None
    if below is None or below.kind is not None or below.line.blank_before:
        return n + 1
    is_role = below.line.words <= LONGEST_ROLE and not below.line.stops and not below.is_prose
    return n + 2 if is_role else n + 1


def _undashed(line: Line) -> Line:
    """A name without the dash in front of it and the role behind its comma."""
    raw = line.raw.translate(ALIKE).lstrip("—–- ").split(",")[0]
    return Line(line.start, line.start + len(raw), raw)
