"""Where on a page the article's own paragraphs stand.

Each line weighs what speaks for or against its being of the article: running text by its words, links and labels
a little against, what a rule knows as furniture more. The body is the stretch of lines that weighs most (the
maximal sum of a run, as in J. Bentley's Programming Pearls; for web pages J. Pasternack and D. Roth, Extracting
article text from the web with maximum subsequence segmentation, 2009), so that one misjudged paragraph never
loses the rest. A text without furniture is the article from end to end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.reading import moments
from extractor.reading.furniture import LineRule, furniture
from extractor.reading.lines import Line

LONGEST_LIST = 30  # links under one heading
LONGEST_ADDRESS = 8  # paragraphs of one appeal
HEAVIEST = 60  # words of a paragraph that count
TOO_LONG_FOR_A_LINK = 30  # words
WEIGHTS = {"comments": -12.0, "related": -8.0, "tags": -8.0, "footer": -10.0, "newsletter": -5.0, "navigation": -3.0,
           "caption": -1.0, "credit": -1.0, "share": -3.0, "biography": -12.0}  # fmt: skip
OTHER_FURNITURE = -5.0
LISTED = -3.0  # a line of a list whose heading is furniture
STEEPEST = 4.0  # times that a line weighs at most, after many short ones
SHORT = -3.0  # a line that is neither running text nor known
IN_SENTENCES = -0.5  # a short one that ends as a sentence does
OTHER_TIME = -12.0  # a date on a line of its own, as over another story
CUT_OFF = 0.3  # of the weight of running text that lacks its end
ALONE = 0.35  # of the weight of running text without running text beside it
PAGE_KINDS = frozenset("navigation share login comments footer newsletter related banner tags".split())
FEW = 2  # pieces of furniture that a text without a page around it may hold

TO_READER = frozenset("we our ours us you your yours".split())
YEARS = re.compile(r"1\d{3}|2[01]\d\d|(?:1\d{3}|2[01]\d\d)\s?[-–—]\s?(?:\d{4}|\d\d)")
COMMENTS_WITHIN = 14  # lines between the heading over readers' comments and the first of them


@dataclass(slots=True)
class Labelled:
    """A line and what it was found to be; None while nothing is known against it."""

    line: Line
    rule: LineRule | None = None
    kind: str | None = None

    @property
    def is_prose(self) -> bool:
        return self.kind is None and self.line.is_prose


def label(lines: Sequence[Line]) -> list[Labelled]:
    """Each line with the rule that takes it, or that opened the list or appeal that it belongs to."""
    book = furniture()
    found = []
    for line in lines:
        rule = book.rule(line)
        found.append(Labelled(line, rule, rule.kind if rule else None))
    for index in range(len(found)):
        if _is_year_heading(found, index):
            found[index].rule, found[index].kind = None, "crosshead"
    for index, item in enumerate(found):
        if item.rule and item.rule.opens == "list":
            _take_list(found, index)
        elif item.rule and item.rule.opens == "address":
            _take_address(found, index)
    _take_comments(found)
    return found


def _is_year_heading(found: Sequence[Labelled], n: int) -> bool:
    """Whether a line is a year, or two, set off between paragraphs or over the first; a second heading may follow."""
    if n + 1 >= len(found) or not YEARS.fullmatch(found[n].line.plain) or not found[n].line.blank_before:
        return False
    after = found[n + 1 : n + 3]
    under = 0 if after[0].line.is_prose or len(after) < 2 or after[0].kind is not None else 1
    return (n == 0 or found[n - 1].line.is_prose) and after[0].line.blank_before and after[under].line.is_prose


def _take_comments(found: list[Labelled]) -> None:
    """What readers wrote: from the first signature under a heading for it to the next furniture after the last."""
    first, last, heading = None, 0, -COMMENTS_WITHIN - 1
    for n, item in enumerate(found):
        if item.rule and item.rule.id == "comments.signature":
            first = n if first is None and n - heading <= COMMENTS_WITHIN else first
            last = n
        elif item.kind == "comments":
            heading = n
    if first is None:
        return
    end = last + 1
    while end < len(found) and found[end].kind is None:
        end += 1
    for item in found[max(first - 1, 0) : end]:
        item.kind = "comments"


def _take_list(found: list[Labelled], index: int) -> None:
    """The links under a heading: all lines up to the next running text."""
    for item in found[index + 1 : index + 1 + LONGEST_LIST]:
        if item.line.is_prose and (item.line.raw[-1:] in ".\"'”" or item.line.words > TOO_LONG_FOR_A_LINK):
            break
        item.kind = item.kind or found[index].kind


def _take_address(found: list[Labelled], index: int) -> None:
    """The paragraphs of an appeal: all that speak to the reader, up to the first that does not."""
    for item in found[index + 1 : index + 1 + LONGEST_ADDRESS]:
        if item.kind is None and not _speaks_to_reader(item.line):
            break
        item.kind = item.kind or found[index].kind


def _speaks_to_reader(line: Line) -> bool:
    """'We', 'our' or 'your' outside quotation marks."""
    outside = " ".join(line.raw.replace("“", '"').replace("”", '"').split('"')[::2])
    words = (word.strip(",.;:!?()").split("'")[0] for word in outside.replace("’", "'").split())
    return any(word.lower() in TO_READER for word in words if word != "US")


def is_page(found: Sequence[Labelled]) -> bool:
    """Whether there is a page around the article: menus, buttons, lists of links."""
    furniture_lines = sum(item.kind in PAGE_KINDS for item in found)
    return furniture_lines > FEW and furniture_lines * 50 > len(found)


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
            weighed.append(_against(item) * min(1 + short / 4, STEEPEST))
    return weighed


def _is_whole(line: Line) -> bool:
    """Whether a paragraph ends as one, and is not cut off like a teaser."""
    return line.stops and not line.raw.endswith(("...", "…"))


def _against(item: Labelled) -> float:
    if item.kind is not None:
        return WEIGHTS.get(item.kind, OTHER_FURNITURE) if item.rule else LISTED
    if item.line.raw.startswith(("—", "–")):
        return IN_SENTENCES  # who said what is quoted above it
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


def drop_repeats(found: Sequence[Labelled], start: int) -> None:
    """Paragraphs that a page prints twice count once: the first time."""
    seen: set[str] = set()
    for item in found[start:]:
        if item.kind is None and item.line.words >= 6:
            if item.line.key in seen:
                item.kind = "repeat"
            seen.add(item.line.key)


def grown(found: Sequence[Labelled], run: tuple[int, int], first: int) -> tuple[int, int]:
    """The body with the running text right in front of it and behind it, which its own weight left out.

    `first` is the first line after the head.
    """
    start, end = max(run[0], first), run[1]
    while start > first and found[start - 1].is_prose:
        start -= 1
    while end < len(found) and found[end].is_prose and _is_whole(found[end].line):
        end += 1
    return start, end


__all__ = ["Labelled", "core", "drop_repeats", "grown", "is_page", "label", "weights"]
