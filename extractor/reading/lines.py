"""A page's text cut into paragraphs: stretches of the input, each with what its words look like.

On a page each line is a paragraph; in mail and on a newswire a paragraph is wrapped at some width. Which it is, is
decided once a text: it is wrapped where its full lines run on, that is where the next word would not have fitted
and begins in lower case more often than not. A text with words cut by hyphens at the ends of lines, as copies of
printed pages have them, is wrapped at whatever width, and its lines need not be full.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from extractor.reading.marks import edges, has_marks, is_links, without_marks
from extractor.reading.page import Stretch

BREAKS = "\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
LINE = re.compile(f"[^{BREAKS}]+")
BREAK = re.compile(f"\r\n|[{BREAKS}]")
WIDTHS = range(50, 121)  # columns at which people and machines wrap text
STICKING_OUT = 50  # lines of wrapped text of which one may be wider
RUNNING_ON = 3  # full lines of which one has to go on in lower case, where text is wrapped
FEWEST_WRAPPED = 2  # such lines
CUT_WIDTHS = range(20, 201)  # of a text with cut words
FEWEST_CUTS = 2  # words cut by the end of a line, in such a text
CUT_IN = 25  # lines of which one ends in a cut word, at least
NEARLY_FULL = 0.75  # of the width: a shorter line with a full stop, or before a capital, ends its paragraph there

# Quotes, dashes and spaces made alike, one for one, so that rules need to know but one of each.
ALIKE = str.maketrans("‘’‚‛“”„‟\u00a0\u2007\u202f\u2009\t\u2010\u2011", "''''\"\"\"\"     --")
WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
QUOTES = "\"'«»"
AROUND = " »«›‹>|•·–—→←▸►*+_:…\u200b"  # bullets and arrows
HYPHENS = "-\u2010\u00ad"
STOPS = (".", "!", "?", "…")
CLOSING = "'\")]»‘’‚‛“”„‟*_"  # marks that may stand behind a stop
CLOSING_TAGS = re.compile(r"(?:</\w{1,10}>\s?){1,5}\Z")  # of HTML in a text: '</b></p>'
FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for with from as and or but that which who is are was were be been has have had it its "
    "he she they his her their we our you your not will would could should this these those after before than".split()
)
REPORTING = frozenset(
    "said says told tells asked asks urged urges warned warns announced insisted claimed claims denied confirmed "
    "replied argued cried shouted vowed pleaded testified ruled".split()
)
TO_READER = frozenset("we our ours us you your yours".split())
SHORTEST_SENTENCE = 5  # words
LONGEST_HEADLINE = 14  # words without a full stop at the end, beyond which a line counts as running text
ONE_GLUE_IN = 8  # words of running text that lacks its full stop is a function word
LOOKED_AT = 2000  # characters of a line by which its shape is judged


@dataclass(frozen=True)
class Line(Stretch):
    """A paragraph or line of the page, with its words as rules see them."""

    raw: str
    blank_before: bool = True

    @cached_property
    def even(self) -> str:
        """The words with straight quotes and blanks for marks, character for character."""
        return without_marks(self.raw).translate(ALIKE)

    @cached_property
    def inner(self) -> Stretch:
        """Where the words stand, without the marks around them."""
        if not has_marks(self.raw):
            return Stretch(self.start, self.end)
        left, right = edges(self.raw)
        return Stretch(self.start + left, self.start + right)

    @cached_property
    def plain(self) -> str:
        """The words with straight quotes and single spaces, without bullets and arrows around them."""
        return " ".join(without_marks(self.raw[:LOOKED_AT]).translate(ALIKE).split()).strip(AROUND)

    @cached_property
    def key(self) -> str:
        """What two lines that say the same have in common."""
        return " ".join(self.lower)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower() for word in self.tokens)

    @cached_property
    def tokens(self) -> list[str]:
        """The words as they stand, marks between them left out."""
        return WORD.findall(self.plain)

    @cached_property
    def words(self) -> int:
        """The number of words."""
        return len(self.tokens)

    @cached_property
    def stops(self) -> bool:
        """Whether it ends as a sentence does."""
        end = self.raw[-LOOKED_AT:]
        return CLOSING_TAGS.sub("", end).rstrip().rstrip(CLOSING).endswith(STOPS)

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as running text and not as a link, a label or a headline."""
        if self.words < SHORTEST_SENTENCE or is_links(self.raw[:LOOKED_AT]):
            return False
        glue = sum(word in FUNCTION_WORDS for word in self.lower)
        if self.stops:
            return glue >= 1
        return self.words > LONGEST_HEADLINE and glue * ONE_GLUE_IN >= self.words

    @cached_property
    def reports(self) -> bool:
        """Whether it reports what somebody said or found, as news does and buttons do not."""
        return not REPORTING.isdisjoint(self.lower)

    @cached_property
    def speaks_to_reader(self) -> bool:
        """'We', 'our' or 'your' outside quotation marks."""
        outside = WORD.findall(" ".join(self.even[:LOOKED_AT].split('"')[::2]))
        return any(word.split("'")[0].lower() in TO_READER for word in outside if word != "US")


def key_of(text: str) -> str:
    """What two texts that say the same have in common: their words in lower case.

    >>> key_of("Storm hits “Bergen”!")
    'storm hits bergen'
    """
    return Line(0, len(text), text).key


def is_quoted(line: Line) -> bool:
    """Whether a line stands in quotation marks from end to end."""
    raw = line.even[:LOOKED_AT].strip(" *_>")
    return len(raw) > 1 and raw[0] in QUOTES and raw.rstrip(".,")[-1:] in QUOTES


def lines(text: str) -> list[Line]:
    """The paragraphs of a text, in order, none of them blank, no blanks at their edges.

    >>> [line.raw for line in lines("Home\\nNews\\n\\nShells fell on the port.")]
    ['Home', 'News', 'Shells fell on the port.']
    """
    rows = list(_rows(text))
    width = _wrapped_at(rows)
    if width is not None:
        return list(_joined(text, rows, partial(_runs_on, width=width)))
    width = _cut_at(rows)
    return rows if width is None else list(_joined(text, rows, partial(_runs_on_where_cut, width=width)))


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
    width = lengths[-1 - len(lengths) // STICKING_OUT]
    if width not in WIDTHS:
        return None
    full = [two for one, two in _pairs(rows) if _would_not_fit(one, two, width)]
    running_on = sum(two.raw[0].islower() for two in full)
    return width if running_on * RUNNING_ON >= len(full) and running_on >= FEWEST_WRAPPED else None


def _would_not_fit(one: Line, two: Line, width: int) -> bool:
    """Whether the first word of the second line had no room in the first."""
    word = two.raw[: width + 1].split(None, 1)[0]
    return len(one.raw) + 1 + len(word) > width - 4


def _runs_on(one: Line, two: Line, width: int) -> bool:
    return _would_not_fit(one, two, width) or two.raw[0].islower()


def _cut_at(rows: list[Line]) -> int | None:
    """The width of a text whose words are cut at the ends of lines; None where they are not."""
    cuts = sum(_is_cut(one, two) for one, two in _pairs(rows))
    if cuts < FEWEST_CUTS or cuts * CUT_IN < len(rows):
        return None
    width = sorted(len(row.raw) for row in rows)[-1 - len(rows) // STICKING_OUT]
    return width if width in CUT_WIDTHS else None


def _is_cut(one: Line, two: Line) -> bool:
    """Whether a word begins on one line and ends on the next."""
    return one.raw[-1] in HYPHENS and one.raw[-2:-1].islower() and two.raw[0].islower()


def _runs_on_where_cut(one: Line, two: Line, width: int) -> bool:
    return two.raw[0].islower() or len(one.raw) >= width * NEARLY_FULL


def _joined(text: str, rows: list[Line], runs_on: Callable[[Line, Line], bool]) -> Iterator[Line]:
    """Wrapped lines made paragraphs; a line in which the next word had room ends its paragraph."""
    start = rows[0]
    for one, two in zip(rows, [*rows[1:], None], strict=True):
        if two is None or two.blank_before or not runs_on(one, two):
            yield Line(start.start, one.end, text[start.start : one.end], start.blank_before)
            start = two or start
