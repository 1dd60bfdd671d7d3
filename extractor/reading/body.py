"""Where on a page the article's own paragraphs stand.

Each line weighs what speaks for or against its being of the article: running text by its words, links and labels
a little against, what a rule knows as furniture more. The body is the stretch of lines that weighs most (the
maximal sum of a run, as in J. Bentley's Programming Pearls; for web pages J. Pasternack and D. Roth, Extracting
article text from the web with maximum subsequence segmentation, 2009), so that one misjudged paragraph never
loses the rest. A text without furniture is the article from end to end.
"""

import math
import re
from collections.abc import Iterator, Sequence

from extractor.reading import moments
from extractor.reading.labels import Labelled
from extractor.reading.lines import Line, is_quoted

HEAVIEST = 60  # words of a paragraph that count
WEIGHTS = {"comments": -12.0, "related": -8.0, "tags": -8.0, "footer": -10.0, "newsletter": -5.0, "navigation": -3.0,
           "caption": -1.0, "credit": -1.0, "share": -3.0, "biography": -12.0}  # fmt: skip
OTHER_FURNITURE = -5.0
MISJUDGED = -5.0  # furniture that reads as running text and may be a paragraph after all
SURELY_FURNITURE = 2  # pieces of furniture in a row that say that the article has ended
LISTED = -3.0  # a line of a list whose heading is furniture
STEEPEST = 4.0  # times that a line weighs at most, after many short ones
SHORT = -3.0  # a line that is neither running text nor known
IN_SENTENCES = -0.5  # a short one that ends as a sentence does
OTHER_TIME = -12.0  # a date on a line of its own, as over another story
CUT_OFF = 0.3  # of the weight of running text that lacks its end
FURTHER = 14  # lines that no rule knows, behind the body, in which it may go on
LONG_ENOUGH = 12  # words of running text that goes on
SHARED = 2  # longer words that such a line must have in common with the body, where it has no name
LONG_WORD, LONG_NAME = 6, 3  # letters
NEAR = 3  # lines of furniture behind which it need not speak of what the body speaks of
ENDS = frozenset("comments tags footer biography login".split())  # what stands behind articles only
SHORTEST_REPEATED_TITLE = 4  # words
ANNOUNCES = 3  # words of a line that ends in a colon and announces what follows
LONGEST_POINTS = 12  # points of one list
SHORTEST_REPEATED = 6  # words of a paragraph that counts as printed twice
POINT = re.compile(r"(?:[-*•·–▪‣●]|\(?(?:\d{1,2}|[a-z])[.)])\s")
ALONE = 0.35  # of the weight of running text without running text beside it
STEP = 4  # short lines in a row by which what speaks against each doubles


def weights(found: Sequence[Labelled]) -> list[float]:
    """What speaks for each line's being of the article's body (above zero) or against it.

    Running text between short lines is often the teaser of another story: it weighs less than text beside text.
    Short lines weigh the more against, the more of them follow one another.
    """
    weighed, short = [], 0
    for index, item in enumerate(found):
        if item.is_prose:
            short = 0
            beside = [*found[max(index - 1, 0) : index], *found[index + 1 : index + 2]]
            words = float(min(item.line.words, HEAVIEST)) * (1 if _is_whole(item.line) else CUT_OFF)
            weighed.append(words * (1 if any(other.is_prose for other in beside) else ALONE))
        else:
            short += 1
            lightest = MISJUDGED if _may_be_misjudged(found, index) else -math.inf
            against = IN_SENTENCES if _is_listed(found, index) else _against(item, lightest)
            weighed.append(against * min(1 + short / STEP, STEEPEST))
    return weighed


def _is_listed(found: Sequence[Labelled], index: int) -> bool:
    """Whether a line announces a list ('Among the demands are:') or is a point of one that running text announced."""
    item = found[index]
    if item.kind is not None:
        return False
    if item.line.raw.endswith(":") and item.line.words >= ANNOUNCES:
        return True
    n = index
    while n > index - LONGEST_POINTS and n > 0 and found[n].kind is None and POINT.match(found[n].line.raw):
        n -= 1
    return n < index and found[n].kind is None and found[n].line.raw.endswith(":")


def _is_whole(line: Line) -> bool:
    """Whether a paragraph ends as one, and is not cut off like a teaser."""
    return line.stops and not line.raw.endswith(("...", "…"))


def _may_be_misjudged(found: Sequence[Labelled], n: int) -> bool:
    """Whether furniture reads as running text, and other furniture does not follow twice, as at the end of articles."""
    return found[n].line.is_prose and not all(item.rule for item in found[n + 1 : n + 1 + SURELY_FURNITURE])


def _against(item: Labelled, lightest: float) -> float:
    """How much a line that is no running text weighs; furniture no more than `lightest`."""
    if item.kind == "quote":
        return IN_SENTENCES
    if item.kind is not None:
        return max(WEIGHTS.get(item.kind, OTHER_FURNITURE), lightest) if item.rule else LISTED
    if item.line.raw.startswith(("—", "–")) or is_quoted(item.line):
        return IN_SENTENCES  # who said what is quoted above it, or a pull quote
    if moments.is_time_line(item.line.plain):
        return OTHER_TIME
    return IN_SENTENCES if item.line.stops else SHORT


def core(weighed: Sequence[float], first: int = 0) -> tuple[float, tuple[int, int]]:
    """The weight of the run of lines that weighs most, and the run, its end exclusive; of equals the first."""
    best, best_run = 0.0, (first, first)
    total, start = 0.0, first
    for index in range(first, len(weighed)):
        if total <= 0:
            total, start = 0.0, index
        total += weighed[index]
        if total > best:
            best, best_run = total, (start, index + 1)
    return best, best_run


def drop_repeats(found: Sequence[Labelled], title: str, *, page: bool) -> None:
    """Paragraphs that a page prints twice count once: the first time; so does the headline, anywhere.

    `title` is the headline's key.
    """
    seen: set[str] = set()
    for item in found:
        if item.kind is None and item.line.key == title and item.line.words >= SHORTEST_REPEATED_TITLE:
            item.kind = "repeat"
        elif page and item.kind is None and item.line.words >= SHORTEST_REPEATED:
            if item.line.key in seen:
                item.kind = "repeat"
            seen.add(item.line.key)


def grown(found: Sequence[Labelled], run: tuple[int, int], first: int) -> tuple[int, int]:
    """The body with the running text in front of it and behind it, which its own weight left out.

    `first` is the first line after the head. Text right beside the body is of it; text behind a few lines of
    furniture is where it speaks of what the body speaks of, and nothing between says that the article has ended.
    """
    start, end = max(run[0], first), run[1]
    while start > first and found[start - 1].is_prose:
        start -= 1
    while end < len(found) and found[end].is_prose and _is_whole(found[end].line):
        end += 1
    known = {word for item in found[start:end] if item.is_prose for word in _vocabulary(item.line)}
    while (earlier := _earlier(found, first, start, known)) is not None:
        start = earlier
        known |= set(_vocabulary(found[earlier].line))
    while (further := _further(found, end, known)) is not None:
        end = further + 1
        known |= set(_vocabulary(found[further].line))
    return start, end


def _earlier(found: Sequence[Labelled], first: int, start: int, known: set[str]) -> int | None:
    """The nearest line of running text between head and body that speaks of what the body speaks of."""
    for n in range(start - 1, max(first, start - FURTHER) - 1, -1):
        item = found[n]
        if _is_dated(item):
            return None
        if item.is_prose and item.line.words >= LONG_ENOUGH:
            return n if _is_akin(item.line, known) else None
    return None


def _further(found: Sequence[Labelled], end: int, known: set[str]) -> int | None:
    """The next line of running text that goes on with the article, behind furniture that stands inside articles."""
    unknown = 0
    for n in range(end, len(found)):
        item = found[n]
        unknown += item.rule is None
        if unknown > FURTHER:
            return None
        if (item.kind in ENDS and not _goes_on(found, n, known)) or _is_dated(item):
            return None
        if item.is_prose and _is_whole(item.line):
            near = n - _first_unlisted(found, end) <= NEAR
            if near and all(_interrupts(found, between) for between in range(end, n)):
                return n
            is_end = n > 0 and found[n - 1].rule is not None and found[n - 1].kind == "related"
            return n if item.line.words >= LONG_ENOUGH and (is_end or _is_akin(item.line, known)) else None
    return None


def _goes_on(found: Sequence[Labelled], n: int, known: set[str]) -> bool:
    """Whether the article goes on right behind what reads as running text and was taken for its end."""
    after = found[n + 1] if n + 1 < len(found) else None
    return after is not None and found[n].line.is_prose and after.is_prose and _is_akin(after.line, known)


def _interrupts(found: Sequence[Labelled], n: int) -> bool:
    """Whether a line may stand inside an article: known furniture, a quotation, a point of a list."""
    return found[n].rule is not None or is_quoted(found[n].line) or _is_listed(found, n)


def _first_unlisted(found: Sequence[Labelled], n: int) -> int:
    """The first line from one on that is of no list in the body."""
    while n < len(found) and _is_listed(found, n):
        n += 1
    return n


def _is_akin(line: Line, known: set[str]) -> bool:
    """Whether a line shares a name with the body, or two of its longer words."""
    words = set(_vocabulary(line)) & known
    return len(words) >= SHARED or any(word[0].isupper() or word[0].isdigit() for word in words)


def _is_dated(item: Labelled) -> bool:
    return item.kind is None and moments.is_time_line(item.line.plain)


def _vocabulary(line: Line) -> Iterator[str]:
    """What a story's paragraphs have in common: names, numbers and longer words; a sentence's first is no name."""
    for n, word in enumerate(line.tokens):
        word = word.removesuffix("'s")
        if word[0].isupper() and n == 0:
            word = word.lower()
        if len(word) >= (LONG_WORD if word[0].islower() else LONG_NAME):
            yield word


__all__ = ["core", "drop_repeats", "grown", "weights"]
