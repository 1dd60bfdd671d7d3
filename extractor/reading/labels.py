"""What each line of a page is known to be, before anyone asks where the article stands.

A rule takes a line for what it is; some rules open what follows: a list of links under its heading, an appeal in
several paragraphs, the comments that readers left.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.reading import moments
from extractor.reading.furniture import LineRule, furniture
from extractor.reading.lines import LONGEST_HEADLINE, Line

LONGEST_LIST = 30  # links under one heading
LONGEST_ADDRESS = 8  # paragraphs of one appeal
TOO_LONG_FOR_A_LINK = 30  # words
PAGE_KINDS = frozenset("navigation share login comments footer newsletter related banner tags".split())
FEW = 2  # pieces of furniture that a text without a page around it may hold
ONE_IN = 50  # lines of a page are such a piece, at least
YEARS = re.compile(r"1\d{3}|2[01]\d\d|(?:1\d{3}|2[01]\d\d)\s?[-–—]\s?(?:\d{4}|\d\d)")
LONGEST_NAME = 4  # words of a reader's name
LONGEST_TIME = 80  # characters of a line among which a comment's clock time stands
COMMENTS_WITHIN = 14  # lines between the heading over readers' comments and the first of them
LAST_LINES = 4  # of a text without a page around it, among which its credits stand


@dataclass(slots=True)
class Labelled:
    """A line and what it was found to be; None while nothing is known against it."""

    line: Line
    rule: LineRule | None = None
    kind: str | None = None
    heading: LineRule | None = None  # the rule of the heading under which it stands

    @property
    def is_prose(self) -> bool:
        """Whether it is running text that nothing is known against."""
        return self.kind is None and self.line.is_prose


def label(lines: Sequence[Line]) -> list[Labelled]:
    """Each line with the rule that takes it alone; `open_headings` and `keep_text` say what that does to others."""
    book = furniture()
    found = []
    for line in lines:
        rule = book.rule(line)
        found.append(Labelled(line, rule, rule.kind if rule else None))
    if all(item.kind != "archive" for item in found):
        for item in found:
            if item.rule and "record" in item.rule.traits:  # 'Summary: …' is a field of such copies only
                _free(item)
    for index in range(len(found)):
        if _is_year_heading(found, index):
            found[index].rule, found[index].kind = None, "crosshead"
    return found


def open_headings(found: list[Labelled]) -> None:
    """Labels, on a page, what stands under the headings of lists, appeals and comments.

    News among paragraphs of news is first made free of rules that fit it: a rule alone is not enough to remove it.
    """
    for index, item in enumerate(found):
        if item.rule and not item.rule.sure and _is_news(found, index):
            _free(item)
    for index, item in enumerate(found):
        if item.rule and item.rule.opens == "list":
            _take_list(found, index)
        elif item.rule and item.rule.opens == "address":
            _take_address(found, index)
    _take_comments(found)


def keep_text(found: list[Labelled]) -> None:
    """Makes the lines of a text without a page around it free of all rules that are not certain.

    Of its headings, only one over links with which the text ends takes what stands below it.
    """
    first = next((n for n, item in enumerate(found) if item.line.is_prose), 0)
    for n, item in enumerate(found):
        if item.rule:
            in_place = item.rule.anywhere or n >= len(found) - LAST_LINES or (item.rule.sure and n < first)
            if not in_place or not is_certain(item.rule, item.line):
                _free(item)
    last = next((n for n in reversed(range(len(found))) if found[n].line.is_prose or found[n].line.stops), -1)
    for index in range(last + 1, len(found)):
        if (rule := found[index].rule) and rule.opens == "list" and not rule.weak:
            _take_list(found, index)


def is_certain(rule: LineRule, line: Line) -> bool:
    """Whether a rule may remove a line where nothing around it says that this is a page.

    It may remove a label or link; sentences only if it is sure, or if the text speaks to the reader and reports
    nothing that anybody said.
    """
    return rule.sure or not (line.is_prose or line.stops) or (line.speaks_to_reader and not line.reports)


def _free(item: Labelled) -> None:
    item.rule, item.kind = None, None


def _is_news(found: Sequence[Labelled], n: int) -> bool:
    """Whether a line reports what somebody said, as running text right beside running text.

    Where its rule knows what stands at the end of articles, running text has to follow.
    """
    item = found[n]
    if not item.line.is_prose or not item.line.reports:
        return False
    before = item.rule is not None and item.rule.anywhere and n > 0 and found[n - 1].is_prose
    return before or (n + 1 < len(found) and found[n + 1].is_prose)


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
        if item.kind == "comments" and item.rule and "signature" not in item.rule.traits:
            heading = n
        elif _is_signature(found, n) and (first is not None or n - heading <= COMMENTS_WITHIN):
            first = n if first is None else first
            last = n
    if first is None:
        return
    end = last + 1
    while end < len(found) and (found[end].kind is None or found[end].rule is None):
        end += 1
    for item in found[max(first - 1, 0) : end]:
        item.kind = "comments"


def _is_signature(found: Sequence[Labelled], n: int) -> bool:
    """'Jo Mole on June 4, 2016 at 9:31 pm said:', or a date with its clock time under a short name."""
    item = found[n]
    if item.rule:
        return "signature" in item.rule.traits
    if n == 0 or found[n - 1].line.words > LONGEST_NAME or moments.LABELLED.match(item.line.plain):
        return False
    return moments.CLOCK.search(item.line.plain[:LONGEST_TIME]) is not None and moments.is_time_line(item.line.plain)


def _take_list(found: list[Labelled], index: int) -> None:
    """The links under a heading: all lines up to the next running text or the next such heading."""
    for n in range(index + 1, min(index + 1 + LONGEST_LIST, len(found))):
        item = found[n]
        if (item.rule and item.rule.opens != "line") or _is_running_text(found, n):
            break
        if item.kind is None or (item.rule and "listed" in item.rule.traits and found[index].kind != "comments"):
            item.kind, item.heading = found[index].kind, found[index].rule


def _is_running_text(found: Sequence[Labelled], n: int) -> bool:
    """Whether a line is of an article; the headline of another story that ends in a quotation is not."""
    line = found[n].line
    if not line.is_prose:
        return False
    if line.raw[-1] == "." or line.words > TOO_LONG_FOR_A_LINK:
        return True
    return line.raw[-1] in "\"'”" and (line.words > LONGEST_HEADLINE or line.raw[-2] in ".,")


def _take_address(found: list[Labelled], index: int) -> None:
    """The paragraphs of an appeal: all that speak to the reader, up to the first that does not."""
    for item in found[index + 1 : index + 1 + LONGEST_ADDRESS]:
        if item.kind is None and not item.line.speaks_to_reader:
            break
        item.kind = item.kind or found[index].kind


def is_page(found: Sequence[Labelled]) -> bool:
    """Whether there is a page around the article: menus, buttons, headings over lists of links."""
    signs = sum(_is_sign(item) and not _is_crosshead_like(found, n) for n, item in enumerate(found))
    return signs > FEW and signs * ONE_IN > len(found)


def _is_sign(item: Labelled) -> bool:
    """Whether a line is furniture of pages alone; numbers stand in tables, chronicles and live blogs as well."""
    if item.rule is None or item.kind not in PAGE_KINDS or "no-page" in item.rule.traits:
        return False
    return is_certain(item.rule, item.line)


def _is_crosshead_like(found: Sequence[Labelled], n: int) -> bool:
    """Whether a line stands alone between two paragraphs of running text, as a cross-head does ('Politics')."""
    if not 0 < n < len(found) - 1 or not (found[n].line.blank_before and found[n + 1].line.blank_before):
        return False
    return found[n - 1].is_prose and found[n + 1].is_prose


__all__ = ["Labelled", "is_certain", "is_page", "keep_text", "label", "open_headings"]
