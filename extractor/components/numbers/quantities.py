"""Number phrases: a figure with its bound ('at least', 'nearly', 'or more'), or a range of two figures."""

import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from spacy.tokens import Doc, Span

from extractor import columns, spans
from extractor.components.numbers.figures import FACTORS, OPENERS, Figure, figure
from extractor.spans import Words

BEFORE = {
    "at_least": (
        "at least", "more than", "over", "well over", "no fewer than", "no less than", "not less than", "upwards of",
        "upward of", "in excess of", "a minimum of", "just over", "a little over", "above", "exceeding", "greater than",
    ),
    "at_most": (
        "up to", "as many as", "no more than", "not more than", "at most", "a maximum of", "fewer than", "less than",
        "under", "just under", "below", "as much as",
    ),
    "about": (
        "about", "around", "some", "nearly", "almost", "roughly", "approximately", "an estimated", "estimated",
        "the estimated", "close to", "circa", "an estimated about", "reportedly some", "somewhere around",
        "in the region of", "virtually", "perhaps", "maybe",
    ),
    "exact": (
        "a total of", "a further", "all", "all of the", "another", "an additional", "additional", "an extra", "extra",
        "the", "the other", "only", "just", "exactly", "these", "those", "their", "its", "his", "other", "further",
        "a combined", "a", "both",
    ),
}  # fmt: skip
AFTER: dict[tuple[str, ...], str] = {
    ("or", "more"): "at_least",
    ("or", "so"): "about",
    ("or", "fewer"): "at_most",
    ("or", "less"): "at_most",
}
_BEFORE: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): bound for bound, phrases in BEFORE.items() for phrase in phrases
}
_LONGEST = max(map(len, _BEFORE))
MORE = frozenset({"another", "extra", "further", "additional", "other"})
DEFINITE = frozenset({"the", "all", "both", "these", "those"})
PARTS = frozenset({"third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "half"})
YEAR = re.compile(r"(19|20)\d\d")
IN_YEARS = frozenset(
    "in since by until from during , january february march april may june july august september october november "
    "december late early mid summer spring autumn winter".split()
)
SHARES = {"half": Fraction(1, 2), "third": Fraction(1, 3), "thirds": Fraction(1, 3), "quarter": Fraction(1, 4),
          "quarters": Fraction(1, 4), "fifth": Fraction(1, 5), "fifths": Fraction(1, 5), "tenth": Fraction(1, 10),
          "percent": Fraction(1, 100), "%": Fraction(1, 100)}  # fmt: skip
LONGEST = 12  # digits in one go; more are no count of people
EVERYWHERE = Words(0, sys.maxsize)
DASHES = ("-", "–", "—")
JOINTS = frozenset({"to", "or", "and", *DASHES})  # between the two figures of a range


@dataclass(frozen=True, slots=True)
class Quantity(Words):
    """A number phrase without its noun: people, inclusive; None is an open end."""

    number: int  # its last figure's last token: the head of the phrase
    first: int  # its first figure's first token
    min: int | None
    max: int | None
    bound: str  # as models.Bound
    word: str | None = None
    approximate: bool = False
    change: tuple[int, int] | None = None  # 'from 900 to 600'; min and max are the level reached
    by: int | None = None  # 'cut by 300 to 600': how much the level changed
    more: bool = False  # 'another 12', '12 more', 'seven other'
    definite: bool = False  # 'the 21', 'all four'
    section: Words = EVERYWHERE  # the section that it stands in: nothing beyond belongs to it

    def moved(self, section: Words) -> "Quantity":
        """The phrase, read in a section by itself, as it stands in the Doc."""
        by = section.start
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            number=self.number + by,
            first=self.first + by,
            section=section,
        )


def quantities(doc: Doc) -> tuple[list[Quantity], list[Words]]:
    """All number phrases of a document in text order, and the stretches that look like numbers and make no sense."""
    words = columns.column(doc, "LOWER")
    openers = {word for word in set(words) if word in OPENERS or word[:1].isdigit()}
    opening = [index for index, word in enumerate(words) if word in openers]
    found: list[Quantity] = []
    odd: list[Words] = []
    for section in spans.layout(doc).sections:
        own = opening[bisect_left(opening, section.start) : bisect_left(opening, section.end)]
        if own:
            here = Words(section.start, section.end)
            phrases, senseless = _of_section(doc[here.start : here.end], words[here.start : here.end], own)
            found += [phrase.moved(here) for phrase in phrases]
            odd += [Words(stretch.start + here.start, stretch.end + here.start) for stretch in senseless]
    return found, odd


def _of_section(text: Span, words: Sequence[str], opening: Sequence[int]) -> tuple[list[Quantity], list[Words]]:
    """The same of one section, counted from its start; `opening` counts from the Doc's."""
    found, odd, done = [], [], 0
    for index in [index - text.start for index in opening]:
        one = figure(words, index) if index >= done else None
        if one is None:
            if index >= done and len(words[index]) > LONGEST and words[index].isdigit():
                odd.append(Words(index, index + 1))
        elif not _is_number(words, one, text):
            done = one.end
        else:
            phrase, done = _phrase(words, one)
            if phrase is None:
                odd.append(Words(one.start, done))
            else:
                found.append(phrase)
    return found, odd


def _is_number(words: Sequence[str], one: Figure, text: Span) -> bool:
    """Whether a figure is a number: no fraction, compound ('two-day'), power, negative, part of a code."""
    before = words[one.start - 1] if one.start else ""
    after = words[one.end] if one.end < len(words) else ""
    beyond = words[one.end + 1] if one.end + 1 < len(words) else ""
    if after in PARTS or (after in DASHES and beyond in PARTS) or after in ("^", "%", "per", "°", "percent", "th"):
        return False
    if after == "-" and not text[one.end].whitespace_ and beyond.isalpha() and beyond not in FACTORS:
        return beyond in ("strong", "plus", "man", "member") or figure(words, one.end + 1) is not None
    if before == "," and after in (",", ")") and text[max(one.start - 2, 0)].pos_ == "PROPN":  # 'Ada Obi, 56, said'
        return False
    if before in {"aged", "age", "now"} and after in (",", ")", "and", "."):
        return False
    if before == "no" and words[one.start] == "one":
        return False
    if before in IN_YEARS and YEAR.fullmatch(words[one.start]) and one.end == one.start + 1:
        return False
    if before in ("minus", "$", "£", "€", "^", "no.", "#", "us$", "number"):
        return False
    if before in DASHES and one.start and not text[one.start - 1].whitespace_:
        return one.start > 1 and not text[one.start - 2].whitespace_ and not words[one.start - 2].isdigit()
    return not (before in (".", ":", "/") and one.start > 1 and not text[one.start - 1].whitespace_)


def _phrase(words: Sequence[str], one: Figure) -> tuple[Quantity | None, int]:
    """The phrase around a figure and where it ends; None for a range that runs backward."""
    other = _other_end(words, one)
    start, bound = _opening(words, one.start)
    if other is None:
        found, end = _with_bound(words, one, bound)
        found = _fraction(words, found if found.start == start else replace(found, start=start))
    else:
        ranged, end = _range(words, one, other, bound), other.end
        if ranged is None:
            return None, end
        found = replace(ranged, start=start) if ranged.start == one.start else ranged
    lead = set(words[start : one.start])
    if not lead:
        return found, end
    return replace(found, more=bool(lead & MORE), definite=bound == "exact" and bool(lead & DEFINITE)), end


def _fraction(words: Sequence[str], whole: Quantity) -> Quantity:
    """'half of the 40', 'two thirds of 300', '20 percent of 50': the part of a stated total."""
    start = whole.start - (words[whole.start - 1 : whole.start] == ["of"])
    if not start or whole.min is None or whole.min != whole.max:
        return whole
    share, size = SHARES.get(words[start - 1]), 1
    if share is None or (start == whole.start and words[start - 1] != "half"):
        return whole
    number = figure(words, start - 2) if start > 1 and words[start - 2] else None
    if number and number.end == start - 1:
        share, size = share * number.low, 2
    elif start > 1 and words[start - 2] in {"a", "one"}:
        size = 2
    part = whole.min * share
    return replace(whole, start=start - size, min=round(part), max=round(part), approximate=part.denominator != 1)


def _range(words: Sequence[str], one: Figure, other: Figure, bound: str) -> Quantity | None:
    """Two figures: a change of level behind 'from', else a range; None where it runs backward."""
    start, _ = _opening(words, one.start)
    before = words[start - 1] if start else ""
    if before == "by" and words[one.end] == "to":
        level = _with_bound(words, other, _opening(words, other.start)[1])[0]
        return replace(level, by=one.low)
    if before == "from":
        certain = other.low < one.low or other.start > one.end + 1
        return _change(words, one, other, certain)
    scaled = one.times(other.scale) if one.scale == 1 and one.low * other.scale < other.low else one
    if scaled.low >= other.low:
        return None
    first = start - 1 if before == "between" else one.start
    low, high, about = scaled.low, other.high, bound == "about"
    return Quantity(first, other.end, other.end - 1, one.start, low, high, "range", None, about)


def _other_end(words: Sequence[str], one: Figure) -> Figure | None:
    """The second figure of '300-400', '40 to 60', 'between 40 and 60', 'five or six', 'from 900 to around 600'."""
    joint = words[one.end] if one.end < len(words) else ""
    if joint not in JOINTS or one.end + 1 >= len(words):
        return None
    start, _ = _opening(words, one.start)
    before = words[start - 1] if start else ""
    if joint == "and" and before != "between":
        return None
    second = figure(words, one.end + 1)
    if second is None and joint == "to" and before == "from":
        later = [i for i in (one.end + 2, one.end + 3) if i < len(words)]
        second = next((found for i in later if (found := figure(words, i))), None)
        if second and _opening(words, second.start)[0] != one.end + 1:
            second = None
    if second and joint == "or" and second.low <= one.low:
        return None
    if second and joint in DASHES and words[one.start][0].isdigit() != words[second.start][0].isdigit():
        return None
    return second


def _opening(words: Sequence[str], start: int) -> tuple[int, str]:
    """Where the words in front of a figure begin that belong to it, and the bound that they set."""
    bound = "exact"
    for _ in range(2):
        for size in range(min(_LONGEST, start), 0, -1):
            found = _BEFORE.get(tuple(words[start - size : start]))
            if found:
                start -= size
                bound = found if bound == "exact" else bound
                break
        else:
            break
    return start, bound


def _with_bound(words: Sequence[str], one: Figure, bound: str) -> tuple[Quantity, int]:
    end = one.end
    behind = AFTER.get(tuple(words[end : end + 2]))
    if behind:
        bound, end = behind, end + 2
    elif one.open or words[end : end + 2] == ["-", "plus"]:
        bound, end = "at_least", end + (0 if one.open else 2)
    low: int | None = one.low
    high: int | None = one.high
    approximate = bound == "about" or (one.vague is not None and bound == "exact")
    if bound == "at_least":
        high = None
    elif bound == "at_most":
        low, high = None, one.high
    elif one.vague:
        bound = "vague"
    return Quantity(one.start, end, one.end - 1, one.start, low, high, bound, one.vague, approximate), end


def _change(words: Sequence[str], one: Figure, other: Figure, certain: bool) -> Quantity:
    """'from 900 to 600': the level reached, or a range where nothing is said to change ('from 20 to 30')."""
    second, bound = _opening(words, other.start)
    about, change = bound == "about", (one.low, other.low)
    if certain:
        kind = bound if about else "exact"
        return Quantity(second, other.end, other.end - 1, other.start, other.low, other.low, kind, None, about, change)
    return Quantity(one.start, other.end, other.end - 1, one.start, one.low, other.high, "range", None, about, change)
