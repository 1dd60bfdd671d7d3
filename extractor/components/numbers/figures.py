"""Numbers as they are written: digits and words to whole people, with what is vague about them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST = 10**10
"""More than there are people: what is larger is no count of them."""

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "k": 10**3, "m": 10**6}
FACTORS = {"hundred": 100, "dozen": 12, **SCALES}
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2 * 10**6, 10**7 - 1),
}
SEVERAL = (3, 9)
OPENERS = frozenset({*SMALL, *TENS, *VAGUE, "several", "half", "hundred", "thousand", "million", "dozen"})

DIGITS = re.compile(r"(?:\d{1,3}(?:[,.]\d{3}){1,3}|\d{1,12})(?P<fraction>\.\d{1,3})?(?P<scale>k|m|bn)?\+?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number between two token indexes (half-open): people, inclusive; `scale` is its last factor."""

    start: int
    end: int
    low: int
    high: int
    vague: str | None = None
    scale: int = 1
    open: bool = False  # "200+"

    def times(self, factor: int) -> "Figure":
        return Figure(self.start, self.end, self.low * factor, self.high * factor, self.vague, factor)


def figure(words: Sequence[str], start: int) -> Figure | None:
    """The number that begins at a token of lower-case words, as far as it reaches; None where none does.

    >>> figure(["twenty", "-", "one", "girls"], 0).low
    21
    >>> figure(["tens", "of", "thousands", "fled"], 0).high
    99999
    """
    word = words[start]
    if word[0].isdigit():
        found = _digits(words, start)
    elif word not in OPENERS:
        return None
    else:
        found = _vague(words, start) or _half(words, start) or _spelt(words, start)
    return found if found and found.high <= MOST else None


def _digits(words: Sequence[str], start: int) -> Figure | None:
    match = DIGITS.fullmatch(words[start])
    if not match:
        return None
    text = match[0].rstrip("+kmbn")
    end, scale = start + 1, SCALES.get(match["scale"] or "", 1)
    if scale == 1 and words[end : end + 1] and words[end] in FACTORS and words[end] != "dozen":
        scale, end = FACTORS[words[end]], end + 1
    elif scale == 1 and len(text) <= 3 and "." not in text:
        while end < len(words) and len(words[end]) == 3 and words[end].isdigit():
            text, end = text + words[end], end + 1
    value = _value(text, scale)
    is_open = match[0].endswith("+") or words[end : end + 1] == ["+"]
    end += words[end : end + 1] == ["+"]
    return None if value is None else Figure(start, end, value, value, scale=scale, open=is_open)


def _value(text: str, scale: int) -> int | None:
    """Whole people; a point in front of three digits parts thousands unless a scale word follows."""
    plain = text.replace(",", "")
    if scale == 1 and re.fullmatch(r"\d{1,3}(\.\d{3})+", plain):
        plain = plain.replace(".", "")
    if not re.fullmatch(r"\d+(\.\d+)?", plain):
        return None
    value = Decimal(plain) * scale
    return int(value) if value == int(value) else None


def _vague(words: Sequence[str], start: int) -> Figure | None:
    word = words[start]
    if word == "several":
        factor = FACTORS.get(words[start + 1]) if start + 1 < len(words) else None
        end = start + (2 if factor else 1)
        return Figure(start, end, *SEVERAL, vague="several").times(factor or 1)
    if word not in VAGUE:
        return None
    low, high = VAGUE[word]
    if words[start + 1 : start + 2] == ["of"] and words[start + 2 : start + 3] in (["thousands"], ["millions"]):
        scale = SCALES[words[start + 2][:-1]]
        phrase = f"{word} of {words[start + 2]}"
        return Figure(start, start + 3, low * scale, high * scale + scale - 1, phrase, scale)
    return Figure(start, start + 1, low, high, word)


def _half(words: Sequence[str], start: int) -> Figure | None:
    if words[start] != "half" or words[start + 1 : start + 2] != ["a"]:
        return None
    factor = FACTORS.get(words[start + 2]) if start + 2 < len(words) else None
    return Figure(start, start + 3, factor // 2, factor // 2, scale=factor) if factor else None


def _spelt(words: Sequence[str], start: int) -> Figure | None:
    """Cardinals in words: 'two hundred and five', 'forty-one thousand', 'hundred' behind 'a'."""
    total, part, index, scale = 0, -1, start, 1
    while index < len(words):
        word = words[index]
        if word in SMALL and (part < 0 or _takes(part, SMALL[word])):
            part = max(part, 0) + SMALL[word]
        elif word in TENS and (part < 0 or (part and part % 100 == 0)):
            part = max(part, 0) + TENS[word]
        elif word in ("hundred", "dozen") and (0 < part < 100 or index == start):
            part, scale = max(part, 1) * FACTORS[word], FACTORS[word]
        elif word in SCALES and len(word) > 2 and (part > 0 or index == start):
            total, part, scale = total + max(part, 1) * SCALES[word], -1, SCALES[word]
        elif not _joins(words, index, part):
            break
        index += 1
    value = total + max(part, 0)
    return Figure(start, index, value, value, scale=scale) if index > start else None


def _takes(part: int, unit: int) -> bool:
    """Whether 'twenty' or 'two hundred' takes a further unit."""
    return (part % 100 == 0 and part > 0) or (part % 10 == 0 and part % 100 >= 20 and 0 < unit < 10)


def _joins(words: Sequence[str], index: int, part: int) -> bool:
    """'twenty-one', 'two hundred and five': what lies between two words of one number."""
    after = words[index + 1] if index + 1 < len(words) else ""
    if words[index] == "-":
        return part % 100 >= 20 and part % 10 == 0 and 0 < SMALL.get(after, 0) < 10
    if words[index] == "and" and part and part % 100 == 0:
        return after in SMALL or after in TENS
    return False
