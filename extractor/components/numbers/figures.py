"""Numbers as they are written: digits and words to whole people, with what is vague about them.

A reader of our own: libraries for number words (text2num, number-parser, word2number) give a changed text or a value
back, where the records need the words that a number was read from, and know neither dozens nor lakhs nor 'half a
million'. On 2,223 plain cardinals drawn from 0 to 999,999 text2num 3.1 and this reader agreed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

GROUPS = 3
"""Groups of three digits behind the first: '2 500 000 000'."""
LONGEST = 16
"""Words of a number in words: 'nine hundred and ninety-nine thousand, …'."""
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
LAKHS = {"lakh": 10**5, "lac": 10**5, "crore": 10**7}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "bn": 10**9, "k": 10**3, "m": 10**6, "mn": 10**6,
          **LAKHS}  # fmt: skip
FACTORS = {"hundred": 100, "dozen": 12, **SCALES}
VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "millions": (2 * 10**6, 10**7 - 1),
    "lakhs": (2 * 10**5, 10**6 - 1),
    "crores": (2 * 10**7, 10**8 - 1),
    "100s": (200, 999),
    "1000s": (2000, 9999),
}
SEVERAL = (3, 9)
OPENERS = frozenset(
    {*SMALL, *TENS, *VAGUE, *LAKHS, "several", "few", "couple", "half", "quarter", "hundred", "thousand", "million"}
    | {"dozen", "½", "¼", "¾"}
)
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
AWAY = frozenset("from away to off deep high long wide tall above below under north south east west . , ) ;".split())

DIGITS = re.compile(
    r"(?:\d{1,3}(?:[,.]\d{3}){1,3}|\d{1,2}(?:,\d{2}){1,3},\d{3}|\d{1,12})"  # the second is the Indian writing: 2,50,000
    r"(?P<fraction>\.\d{1,3})?(?P<scale>k|m|mn|bn)?\+?"
)
DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
SIGNS = {"½": 2, "¼": 1, "¾": 3}
"""Fractions in one sign, in quarters."""
DASHED = re.compile(r"(\d[\d,]*)[–—](\d[\d,]*)")
SENSELESS = re.compile(r"[-−–]?\d[\d.,]*(e[-+]?\d+)?")
"""What looks like a number; read as none, it makes no sense: '1e400', '-5', '1,23'."""


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
    ranged: bool = False  # "12–15" in one word

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
        found = _digits(words, start) or _dashed(words, start) or _vague(words, start)
    elif word not in OPENERS:
        return None
    else:
        found = _vague(words, start) or _part(words, start) or _spelt(words, start)
    found = _with_half(words, found) if found else None
    return found if found and found.high <= MOST else None


def _digits(words: Sequence[str], start: int) -> Figure | None:
    match = DIGITS.fullmatch(words[start])
    if not match:
        return _with_comma(words, start)
    text = match[0].rstrip("+kmbn")
    end, scale = start + 1, SCALES.get(match["scale"] or "", 1)
    if scale == 1 and _is_scale(words, end):
        scale, end = FACTORS[words[end]], end + 1
    elif scale == 1 and len(text) <= 3 and "." not in text and not _is_day(words, start):
        most = min(len(words), start + GROUPS + 1)
        while end < most and len(words[end]) == 3 and words[end].isdigit():
            text, end = text + words[end], end + 1
    value = _value(text, scale)
    is_open = match[0].endswith("+") or words[end : end + 1] == ["+"]
    end += words[end : end + 1] == ["+"]
    return None if value is None else Figure(start, end, value, value, scale=scale, open=is_open)


def _with_comma(words: Sequence[str], start: int) -> Figure | None:
    """'1,5 million', as much of the world writes it."""
    if not DECIMAL_COMMA.fullmatch(words[start]) or not _is_scale(words, start + 1):
        return None
    scale = FACTORS[words[start + 1]]
    value = _value(words[start].replace(",", "."), scale)
    return None if value is None else Figure(start, start + 2, value, value, scale=scale)


def _is_scale(words: Sequence[str], index: int) -> bool:
    """'1.2 million'; '300 m from the gate' are metres."""
    word = words[index] if index < len(words) else ""
    if word == "m":
        return words[index + 1 : index + 2] != [] and words[index + 1] not in AWAY
    return word in FACTORS and word != "dozen"


def _is_day(words: Sequence[str], index: int) -> bool:
    """'On May 12 500 people' are not 12,500."""
    return index > 0 and words[index - 1].rstrip(".") in MONTHS


def _dashed(words: Sequence[str], start: int) -> Figure | None:
    """'12–15', which a long dash makes one word."""
    match = DASHED.fullmatch(words[start])
    ends = [_value(text, 1) for text in match.groups()] if match else []
    low, high = ends if len(ends) == 2 else (None, None)
    return None if low is None or high is None else Figure(start, start + 1, low, high, ranged=True)


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
    if word in {"several", "few", "couple"}:
        return _some(words, start)
    if word not in VAGUE:
        return None
    low, high = VAGUE[word]
    if words[start + 1 : start + 2] == ["of"] and words[start + 2 : start + 3] in (["thousands"], ["millions"]):
        scale = SCALES[words[start + 2][:-1]]
        phrase = f"{word} of {words[start + 2]}"
        return Figure(start, start + 3, low * scale, high * scale + scale - 1, phrase, scale)
    return Figure(start, start + 1, low, high, word)


def _some(words: Sequence[str], start: int) -> Figure | None:
    """'several', 'several hundred', 'a few dozen', 'a couple of men'; 'a few' alone is no number."""
    word, end = words[start], start + 1
    of = word == "couple" and words[end : end + 1] == ["of"]
    factor = FACTORS.get(words[end + of]) if end + of < len(words) else None
    if word == "few" and factor is None:
        return None
    if word == "couple" and not of and factor is None:
        return None
    low, high = (2, 2) if word == "couple" else SEVERAL
    end += (1 + of) if factor else 0  # the 'of' of 'a couple of men' goes to the noun
    return Figure(start, end, low, high, vague=word).times(factor or 1)


def _part(words: Sequence[str], start: int) -> Figure | None:
    """'half a million', 'half-million', 'a quarter of a million', 'three-quarters of a million'."""
    index, quarters = _after_dash(words, start + 1), {"half": 2, "quarter": 1, **SIGNS}.get(words[start])
    if words[start] == "three" and words[index : index + 1] == ["quarters"]:
        index, quarters = index + 1, 3
    if quarters is None:
        return None
    index += quarters != 2 and words[index : index + 1] == ["of"]
    index = _after_dash(words, index)
    if words[index : index + 1] == ["a"]:
        index = _after_dash(words, index + 1)
    factor = FACTORS.get(words[index]) if index < len(words) else None
    value = factor * quarters if factor else 1
    return Figure(start, index + 1, value // 4, value // 4, scale=factor or 1) if value % 4 == 0 else None


def _with_half(words: Sequence[str], one: Figure) -> Figure:
    """'two and a half million'."""
    index = _after_dash(words, one.end)
    if one.scale > 1 and one.low == one.scale == one.high and words[index : index + 3] == ["and", "a", "half"]:
        value = one.low + one.scale // 2  # 'a million and a half'
        return Figure(one.start, index + 3, value, value, scale=one.scale)
    for word in ("and", "a", "half"):
        if words[index : index + 1] != [word]:
            return one
        index = _after_dash(words, index + 1)
    factor = FACTORS.get(words[index]) if index < len(words) else None
    if factor is None or one.low != one.high or one.scale != 1:
        return one
    value = one.low * factor + factor // 2
    return Figure(one.start, index + 1, value, value, scale=factor)


def _after_dash(words: Sequence[str], index: int) -> int:
    return index + (words[index : index + 1] == ["-"])


def _spelt(words: Sequence[str], start: int) -> Figure | None:
    """Cardinals in words: 'two hundred and five', 'forty-one thousand', 'hundred' behind 'a'."""
    total, part, index, scale = 0, -1, start, 1
    while index < min(len(words), start + LONGEST):
        word = words[index]
        if word in SMALL and (part < 0 or _takes(part, SMALL[word])):
            part = max(part, 0) + SMALL[word]
        elif word in TENS and (part < 0 or (part and part % 100 == 0)):
            part = max(part, 0) + TENS[word]
        elif word in ("hundred", "dozen") and (0 < part < 100 or index == start):
            part, scale = max(part, 1) * FACTORS[word], FACTORS[word]
        elif word in SCALES and len(word) > 2 and (part > 0 or index == start):
            total, part, scale = total + max(part, 1) * SCALES[word], -1, SCALES[word]
        elif not _joins(words, index, part, total):
            break
        index += 1
    value = total + max(part, 0)
    return Figure(start, index, value, value, scale=scale) if index > start else None


def _takes(part: int, unit: int) -> bool:
    """Whether 'twenty' or 'two hundred' takes a further unit."""
    return (part % 100 == 0 and part > 0) or (part % 10 == 0 and part % 100 >= 20 and 0 < unit < 10)


def _joins(words: Sequence[str], index: int, part: int, total: int) -> bool:
    """'twenty-one', 'fifteen-hundred', 'two hundred and five', 'ten thousand and one': what lies within one number."""
    after = words[index + 1] if index + 1 < len(words) else ""
    if words[index] == "-":
        tens = part % 100 >= 20 and part % 10 == 0 and 0 < SMALL.get(after, 0) < 10
        return tens or (part > 0 and after in {"hundred", "thousand", "million"})
    if words[index] == "and" and ((part > 0 and part % 100 == 0) or (part < 0 and total > 0)):
        return after in SMALL or after in TENS
    return False
