"""The headline: where it stands, and so where the article may begin."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from extractor.reading import bylines, moments
from extractor.reading.body import core
from extractor.reading.datelines import dateline
from extractor.reading.labels import Labelled
from extractor.reading.lines import FUNCTION_WORDS, LONGEST_HEADLINE, Line, key_of

SEPARATOR = re.compile(r"\s+(?:[|•·«»]|::|[-–—])\s+")
NO_TITLE_END = re.compile(r"[.;:,]['\"”’)]*$")
TITLE_WORDS = range(2, 31)
LONGEST_TITLE = 220  # characters
FIRST_LINES = 14  # of a text without a page around it, among which a headline that is known stands
SHORTEST_PART = 5  # words that a line and the page's first line must share, where it holds a part of that
MOST_REPEATS = 12  # places at which a page may repeat its headline
AS_MUCH = 0.9  # of the weight of the heaviest body, which counts as the same
TITLE_LINES = 3  # of a page, among which its own title stands
FIRST_CANDIDATES = 6  # lines of a text without a page, among which its headline stands where nobody knows it
UNDER_TITLE = 3  # lines under a headline, among which a byline vouches for it
SHORTEST_KEY = 3  # words of a part of the page's title that counts as the headline
TOO_LONG = 0.7  # what counts of a line that is long for a headline and may be the sentence under one
INTO_BODY = 3  # first lines of the body that may be the headline after all
FEWEST_SIGNED, FEWEST_SHARING = 2, 3  # words of a headline's own above a byline, and elsewhere
FEWEST_SHARED = 2  # of them that stand in the body, or in the page's title
NAMED, SIGNED = 2, 2  # what a word of the page's title and a byline below count for, beside one word of the body
BEFORE_CORE = 60  # lines in front of the body among which the title stands


def is_title_like(line: Line) -> bool:
    """Whether a line may be a headline: a few words, neither a clause nor a clock time."""
    if line.words not in TITLE_WORDS or len(line.raw) > LONGEST_TITLE or NO_TITLE_END.search(line.raw):
        return False
    return any(map(str.isalpha, line.plain)) and not moments.is_clock_line(line.plain)


def find_title(
    found: Sequence[Labelled], weighed: Sequence[float], given: str | None, *, page: bool
) -> tuple[int | None, tuple[int, int]]:
    """The line that holds the headline, None where no line does; and the run of lines that is the body.

    On a page the headline is the line that says the same as `given`, or as one of the page's first three lines,
    which may have the site's or section's name beside it; else the one in front of the body that shares most with it.
    """
    keys = [key_of(given)] if given else []
    if not page:
        hits = [n for n, item in enumerate(found[:FIRST_LINES]) if item.line.key in keys]
        return (hits[-1] if hits else _below_own_title(found)), (0, len(found))
    own = ((title_keys(item.line.plain), n + 1) for n, item in enumerate(found[:TITLE_LINES]))
    for names, first in [(keys, 0), *own]:
        long = {key for key in names if key.count(" ") >= SHORTEST_KEY - 1 or key in keys}
        hits = [n for n in range(first, len(found)) if found[n].line.key in long][:MOST_REPEATS]
        if hits:
            return _with_best_body(hits, weighed)
    if hits := _parts_of_first(found):
        return _with_best_body(hits, weighed)
    run = core(weighed)[1]
    return _most_shared(found, run), run


def _below_own_title(found: Sequence[Labelled]) -> int | None:
    """Without a page: the first line, or the one below it that is its headline without the site's name."""
    first = _first_line(found)
    if first is None or first + 1 == len(found):
        return first
    return first + 1 if found[first + 1].line.key in title_keys(found[first].line.plain)[1:] else first


def _parts_of_first(found: Sequence[Labelled]) -> list[int]:
    """Lines that hold the page's first line in part: what follows its colon, or all but its last words."""
    first = found[0].line
    keys = {key_of(first.plain.split(": ", 1)[1])} if ": " in first.plain else set()
    return [
        n
        for n in range(1, len(found))
        if found[n].line.words >= SHORTEST_PART
        and (found[n].line.key in keys or first.key.startswith(found[n].line.key + " "))
    ][:MOST_REPEATS]


def _with_best_body(hits: Sequence[int], weighed: Sequence[float]) -> tuple[int, tuple[int, int]]:
    """The last of a headline's places after which the body weighs as much as after any other."""
    bodies = [(n, *core(weighed, n + 1)) for n in hits]
    most = max(total for _, total, _ in bodies)
    return next((n, run) for n, total, run in reversed(bodies) if total >= AS_MUCH * most)


def lower_words(text: str) -> list[str]:
    """A text's words in lower case."""
    return key_of(text).split()


def _first_line(found: Sequence[Labelled]) -> int | None:
    """A text without a page around it: its first line, where it is short and more follows."""
    candidates = (n for n, item in enumerate(found[:FIRST_CANDIDATES]) if item.kind is None)
    first = next((n for n in candidates if not moments.is_time_line(found[n].line.plain)), None)
    if first is None or not any(item.is_prose for item in found[first + 1 :]):
        return None
    line = found[first].line
    if line.is_prose or bylines.byline(line) or dateline(line.raw, 0):
        return None
    return first if is_title_like(line) else None


def title_keys(title: str) -> list[str]:
    """The keys of a page's title: whole, without the site's name behind it, without the section's in front."""
    parts = SEPARATOR.split(title)
    keys = [key_of(title)]
    for end in range(len(parts) - 1, 0, -1):
        keys += [key_of(" ".join(parts[start:end])) for start in range(end)]
    return keys


def _most_shared(found: Sequence[Labelled], run: tuple[int, int]) -> int | None:
    """The headline-like line in front of the body with the most words of the body."""
    start, end = run
    body = Counter(word for item in found[start:end] if item.is_prose for word in _content(item.line))
    running = " | ".join(f" {item.line.key} " for item in found[start:end] if item.is_prose)  # pull quotes stand in it
    named = set(title_keys(found[0].line.plain)[-1].split())
    best, best_score = None, 1.0
    for n in range(max(0, start - BEFORE_CORE), min(start + INTO_BODY, end)):
        item = found[n]
        if item.rule is not None or not is_title_like(item.line) or (item.is_prose and n >= start):
            continue
        words = _content(item.line)
        signed = any(bylines.byline(below.line) for below in found[n + 1 : n + 1 + UNDER_TITLE])
        if len(words) < (FEWEST_SIGNED if signed else FEWEST_SHARING):
            continue
        if moments.is_time_line(item.line.plain) or bylines.byline(item.line):
            continue
        shared = sum((word in body) + NAMED * (n > 0 and word in named) for word in words)
        score = shared / math.sqrt(len(words)) + n / (start + 1) + SIGNED * signed
        score *= TOO_LONG if item.line.words > LONGEST_HEADLINE else 1
        if shared >= FEWEST_SHARED and score >= best_score and f" {item.line.key} " not in running:
            best, best_score = n, score
    return best


def _content(line: Line) -> set[str]:
    """What a line's words are about."""
    return {word.removesuffix("'s") for word in line.lower} - FUNCTION_WORDS
