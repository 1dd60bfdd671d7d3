"""Parts of a stated total: 'half of the 40', 'two-thirds of 300', '20 per cent of 50', 'half of them'."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from extractor.components.numbers.bounds import Quantity, opening
from extractor.components.numbers.figures import figure

SHARES = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6), "tenth": Fraction(1, 10), "percent": Fraction(1, 100), "%": Fraction(1, 100),
    "cent": Fraction(1, 100),
}  # fmt: skip
NAMES = frozenset({*SHARES, *(f"{name}s" for name in SHARES if name != "half")})
SMALL_WORDS = frozenset({"a", "one", "the", "per", "-"})
OWNER = 6  # words of 'of the old town's' at most
WHOLE = ("them", "whom", "those")


def part_of_total(words: Sequence[str], whole: Quantity) -> Quantity:
    """'half of the 40': the part, where the words in front of a number make it a total; else the number itself."""
    end = _before_of(words, whole.start)
    if not end or whole.min is None or whole.min != whole.max:
        return whole
    if end == whole.start and words[end - 1] != "half":
        return whole
    found = share(words, end)
    return whole if found is None else replace(found.of(whole), start=found.start)


def _before_of(words: Sequence[str], start: int) -> int:
    """Where 'of' stands in front of a total, or of its owner: 'of the 40', 'of the town's 90,000'."""
    if words[start - 1 : start] == ["'s"]:
        owned = next((i for i in range(start - 2, max(start - OWNER, -1), -1) if words[i] == "of"), None)
        return start if owned is None else owned
    return start - (words[start - 1 : start] == ["of"])


@dataclass(frozen=True, slots=True)
class Share:
    """A part of something, with the bound in front of it; it begins at a word."""

    size: Fraction
    start: int
    bound: str

    def of(self, whole: Quantity) -> Quantity:
        """The part of a total, rounded to whole people and approximate where it is not whole."""
        part = (whole.min or 0) * self.size
        number, about = round(part), part.denominator != 1 or whole.approximate or self.bound == "about"
        bound = "about" if about and self.bound == "exact" else self.bound
        low = None if bound == "at_most" else number
        high = None if bound == "at_least" else number
        return replace(whole, min=low, max=high, approximate=about and bound == "about", bound=bound, word=None)


def share(words: Sequence[str], end: int) -> Share | None:
    """The share whose name ends at a word: 'two-thirds', 'a quarter', '20 per cent'.

    >>> share(["two", "-", "thirds"], 3)
    Share(size=Fraction(2, 3), start=0, bound='exact')
    """
    start = end - 1
    name = words[start]
    size = SHARES.get(name.removesuffix("s"))
    if size is None or (name == "cent" and words[start - 1 : start] != ["per"]):
        return None
    start -= name == "cent"
    start -= words[start - 1 : start] == ["-"]
    for length in (3, 2, 1):
        first = start - length
        number = figure(words, first) if first >= 0 and words[first] else None
        if number and number.end == start:
            size, start = size * number.low, first
            break
    else:
        if size == Fraction(1, 100):
            return None
        start -= words[start - 1 : start] in (["a"], ["one"])
    return Share(size, *opening(words, start)) if size <= 1 else None


def share_of_them(words: Sequence[str], index: int) -> Share | None:
    """'half of them', 'a third of whom': the share whose name stands at a word."""
    if words[index] not in NAMES or words[index + 1 : index + 2] != ["of"]:
        return None
    return share(words, index + 1) if words[index + 2 : index + 3] and words[index + 2] in WHOLE else None
