"""The words around a figure that bound it: 'at least', 'nearly', 'up to', 'or more', '-odd'."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.components.numbers.figures import Figure
from extractor.lexicon import DATA, read_rows
from extractor.spans import Words

PASSING = frozenset(
    "exceed exceeds exceeded surpass surpasses surpassed surpassing top tops topped topping past beyond "
    "crossed crosses crossing passes passed passing".split()
)
"""Words that say 'more than': they bound the number, and are no words of the phrase."""
WITH_OVER = [[form] for form in "hand hands handed handing turn turns turned turning take takes took taken".split()]
"""'handed over 15 men' hands them over."""
MORE = frozenset({"another", "extra", "further", "additional", "other"})
DEFINITE = frozenset({"the", "all", "both", "these", "those"})
LONGEST = 4  # words in front of a number that bound it together
EVERYWHERE = Words(0, sys.maxsize)
Phrases = dict[tuple[str, ...], str]


@cache
def phrases(place: str) -> tuple[Phrases, frozenset[str]]:
    """The words that bound a number `before` or `after` it, with the bound; and the word of each that is next to it."""
    rows = [row for row in read_rows(DATA / "counts" / "bounds.csv") if row["place"] == place]
    found: Phrases = {tuple(row["words"].split()): row["bound"] for row in rows}
    return found, frozenset(words[-1 if place == "before" else 0] for words in found)


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
        return Quantity(
            self.start + by,
            self.end + by,
            self.number + by,
            self.first + by,
            self.min,
            self.max,
            self.bound,
            self.word,
            self.approximate,
            self.change,
            self.by,
            self.more,
            self.definite,
            section,
        )


def opening(words: Sequence[str], start: int) -> tuple[int, str]:
    """Where the words in front of a figure begin that belong to it, and the bound that they set."""
    bound = "exact"
    known, nearest = phrases("before")
    for _ in range(2):
        if not start or words[start - 1] not in nearest:
            break
        for size in range(min(LONGEST, start), 0, -1):
            found = known.get(tuple(words[start - size : start]))
            if found and not (words[start - 1] == "over" and words[start - 2 : start - 1] in WITH_OVER):
                start -= size
                bound = found if bound == "exact" else bound
                break
        else:
            break
    if bound == "exact" and start and words[start - 1] in PASSING:
        bound = "at_least"
    return start, bound


def with_bound(words: Sequence[str], one: Figure, bound: str) -> tuple[Quantity, int]:
    """A figure as a phrase under a bound, or under the one that follows it; and where the phrase ends."""
    end = one.end
    behind = 0
    known, nearest = phrases("after")
    if end < len(words) and words[end] in nearest:
        behind = next((size for size in (2, 1) if tuple(words[end : end + size]) in known), 0)
    if one.open:
        bound = "at_least"
    elif behind and words[end + behind : end + behind + 1] != ["one"]:  # '40 plus one guard'
        bound, end = known[tuple(words[end : end + behind])], end + behind
    low: int | None = one.low
    high: int | None = one.high
    approximate = bound == "about" or (one.vague is not None and bound == "exact")
    if bound == "at_least":
        high = None
    elif bound == "at_most":
        low, high = None, one.high
    elif one.ranged:
        bound = "range"
    elif one.vague:
        bound = "vague"
    return Quantity(one.start, end, one.end - 1, one.start, low, high, bound, one.vague, approximate), end
