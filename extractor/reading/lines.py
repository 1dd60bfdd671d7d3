"""A page's text cut into paragraphs: stretches of the input, each with what its words look like.

On a page each line is a paragraph; in mail and on a newswire a paragraph is wrapped at some width. Which it is, is
decided once a text: it is wrapped where its full lines run on, that is where the next word would not have fitted
and begins in lower case more often than not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractor.reading.page import Stretch

BREAKS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
LINE = re.compile(f"[^{BREAKS}]+")
BREAK = re.compile(f"\r\n|[{BREAKS}]")
WIDTHS = range(50, 121)  # columns at which people and machines wrap text

# Quotes, dashes and spaces made alike, one for one, so that rules need to know but one of each.
ALIKE = str.maketrans("‘’‚‛“”„‟\u00a0\u2007\u202f\u2009\t\u2010\u2011", "''''\"\"\"\"     --")
WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
STOPS = (".", "!", "?", "…")
CLOSING = "'\")]»‘’‚‛“”„‟"  # marks that may stand behind a stop
FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for with from as and or but that which who is are was were be been has have had it its "
    "he she they his her their we our you your not will would could should this these those after before than".split()
)
SHORTEST_SENTENCE = 5  # words
LONGEST_HEADLINE = 14  # words without a full stop at the end, beyond which a line counts as running text
LOOKED_AT = 2000  # characters of a line by which its shape is judged


@dataclass(frozen=True)
class Line(Stretch):
    """A paragraph or line of the page, with its words as rules see them."""

    raw: str
    blank_before: bool = True

    @cached_property
    def plain(self) -> str:
        """The words with straight quotes and single spaces, without bullets and arrows around them."""
        return " ".join(self.raw[:LOOKED_AT].translate(ALIKE).split()).strip(" »«›‹>|•·–—→←▸►*+_:…\u200b")

    @cached_property
    def key(self) -> str:
        """What two lines that say the same have in common."""
        return " ".join(word.lower() for word in self.tokens)

    @cached_property
    def tokens(self) -> list[str]:
        return WORD.findall(self.plain)

    @cached_property
    def words(self) -> int:
        return len(self.tokens)

    @cached_property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.raw.rstrip().rstrip(CLOSING).endswith(STOPS)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text and not as a link, a label or a headline."""
        if self.words < SHORTEST_SENTENCE:
            return False
        glue = sum(word.lower() in FUNCTION_WORDS for word in self.tokens)
        if self.stops:
            return glue >= 1
        return self.words > LONGEST_HEADLINE and glue * 8 >= self.words


def lines(text: str) -> list[Line]:
    """The paragraphs of a text, in order, none of them blank, no blanks at their edges.

    >>> [line.raw for line in lines("Home\\nNews\\n\\nShells fell on the port.")]
    ['Home', 'News', 'Shells fell on the port.']
    """
    rows = list(_rows(text))
    width = _wrapped_at(rows)
    return rows if width is None else list(_joined(text, rows, width))


def _rows(text: str) -> Iterator[Line]:
    """Lines as they stand between line breaks."""
    end = 0
    for match in LINE.finditer(text):
        raw = match[0].strip()
        if raw:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            gap = text[end:start]
            yield Line(start, start + len(raw), raw, blank_before=len(BREAK.findall(gap)) != 1)
            end = start + len(raw)


def _pairs(rows: list[Line]) -> Iterator[tuple[Line, Line]]:
    return ((one, two) for one, two in pairwise(rows) if not two.blank_before)


def _wrapped_at(rows: list[Line]) -> int | None:
    """The width at which the paragraphs are wrapped; None where each line is a paragraph."""
    lengths = sorted(len(row.raw) for row in rows)
    if not lengths:
        return None
    width = lengths[-1 - len(lengths) // 50]  # a few lines may stick out
    if width not in WIDTHS:
        return None
    full = [two for one, two in _pairs(rows) if _would_not_fit(one, two, width)]
    running_on = sum(two.raw[0].islower() for two in full)
    return width if running_on * 3 >= len(full) and running_on >= 2 else None


def _would_not_fit(one: Line, two: Line, width: int) -> bool:
    """Whether the first word of the second line had no room in the first."""
    word = two.raw[: width + 1].split(None, 1)[0]
    return len(one.raw) + 1 + len(word) > width - 4


def _joined(text: str, rows: list[Line], width: int) -> Iterator[Line]:
    """Wrapped lines made paragraphs; a line in which the next word had room ends its paragraph."""
    start = rows[0]
    for one, two in zip(rows, [*rows[1:], None], strict=True):
        if two is None or two.blank_before or not (_would_not_fit(one, two, width) or two.raw[0].islower()):
            yield Line(start.start, one.end, text[start.start : one.end], start.blank_before)
            start = two or start
