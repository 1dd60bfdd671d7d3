"""The words around a figure that bound it: 'at least', 'nearly', 'up to', 'or more', '-odd'."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.components.numbers.figures import Figure
from extractor.spans import Words

BEFORE = {
    "at_least": (
        "at least", "more than", "over", "well over", "no fewer than", "no less than", "not less than", "upwards of",
        "upward of", "in excess of", "a minimum of", "just over", "a little over", "above", "exceeding", "greater than",
        "not fewer than", "at a minimum", "a little more than", "slightly more than", "as few as", "north of",
        "well above", "slightly over", "minimum of",
    ),
    "at_most": (
        "up to", "as many as", "no more than", "not more than", "at most", "a maximum of", "fewer than", "less than",
        "under", "just under", "below", "as much as", "as high as", "anything up to", "well under", "at the most",
        "a little under", "slightly less than", "maximum of",
    ),
    "about": (
        "about", "around", "some", "nearly", "almost", "roughly", "approximately", "an estimated", "estimated",
        "the estimated", "close to", "circa", "an estimated about", "reportedly some", "somewhere around",
        "in the region of", "virtually", "perhaps", "maybe", "c.", "approx", "approx.", "something like", "~",
        "in the order of", "on the order of", "nearing", "approaching", "near to", "getting on for",
    ),
    "exact": (
        "a total of", "a further", "all", "all of the", "another", "an additional", "additional", "an extra", "extra",
        "the", "the other", "only", "just", "exactly", "these", "those", "their", "its", "his", "other", "further",
        "a combined", "a", "both", "any of the", "each of the",
    ),
}  # fmt: skip
AFTER: dict[tuple[str, ...], str] = {
    ("or", "more"): "at_least",
    ("or", "so"): "about",
    ("or", "fewer"): "at_most",
    ("or", "less"): "at_most",
    ("-", "plus"): "at_least",
    ("-", "odd"): "about",
    ("odd",): "about",
    ("plus",): "at_least",
}
_NEXT = frozenset(phrase[0] for phrase in AFTER)
PASSING = frozenset(
    "exceed exceeds exceeded surpass surpasses surpassed surpassing top tops topped topping past beyond "
    "crossed crosses crossing passes passed passing".split()
)
"""Words that say 'more than': they bound the number, and are no words of the phrase."""
WITH_OVER = [[form] for form in "hand hands handed handing turn turns turned turning take takes took taken".split()]
"""'handed over 15 men' hands them over."""
_BEFORE: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): bound for bound, phrases in BEFORE.items() for phrase in phrases
}
_LONGEST = max(map(len, _BEFORE))
_LAST = frozenset(phrase[-1] for phrase in _BEFORE)
MORE = frozenset({"another", "extra", "further", "additional", "other"})
DEFINITE = frozenset({"the", "all", "both", "these", "those"})
EVERYWHERE = Words(0, sys.maxsize)


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
    for _ in range(2):
        if not start or words[start - 1] not in _LAST:
            break
        for size in range(min(_LONGEST, start), 0, -1):
            found = _BEFORE.get(tuple(words[start - size : start]))
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
    if end < len(words) and words[end] in _NEXT:
        behind = next((size for size in (2, 1) if tuple(words[end : end + size]) in AFTER), 0)
    if one.open:
        bound = "at_least"
    elif behind and words[end + behind : end + behind + 1] != ["one"]:  # '40 plus one guard'
        bound, end = AFTER[tuple(words[end : end + behind])], end + behind
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
