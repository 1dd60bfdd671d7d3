"""Amounts of time in words and figures: '2.5 years', 'twenty-four hours', 'a few days', '10:30 p.m.'."""

from collections.abc import Sequence

from extractor.components.dates.words import Word

LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
}
VAGUE = {"decade": "DE", "century": "C"}
FACTORS = {"decade": 10, "century": 100, "fortnight": 2, "weekend": 2}


def count(words: Sequence[Word]) -> float | None:
    """How many units the words count; None where vague.

    'twenty-four' is 24, 'two and a half' 2.5, 'a hundred and fifty' 150, 'a' 1, 'a few' None, no number at all None.
    """
    if any(word.code == "q" and word.value is None for word in words):
        return None
    total, current, seen = 0.0, 0.0, False
    for number, word in enumerate(words):
        of_half = "H" in "".join(other.code for other in words[max(0, number - 1) : number + 2])
        if word.code in "dnyc":
            current, seen = current + float(word.value or 0), True
        elif word.code == "q":
            current, seen = float(word.value or 0), True
        elif word.code == "h":
            total, current, seen = total + max(current, 1.0) * float(word.value or 1), 0.0, True
        elif word.code == "H":
            current, seen = current + 0.5, True
        elif word.code == "a" and not seen and not of_half:  # of 'half a day', 'a half day' it counts nothing
            current, seen = 1.0, True
    return total + current if seen else None


def duration(unit: str, amount: float | None) -> str:
    """
    >>> duration("day", 3), duration("hour", None), duration("decade", 2), duration("hour", 1.5)
    ('P3D', 'PTXH', 'P20Y', 'PT1H30M')
    """
    letter = LETTERS[unit]
    prefix, letter = ("PT", letter[1]) if letter[0] == "T" else ("P", letter)
    if amount is None:
        return f"{prefix}X{VAGUE.get(unit, letter)}"
    if unit == "hour" and amount % 1 == 0.5:
        return f"PT{int(amount)}H30M" if amount > 1 else "PT30M"
    return f"{prefix}{amount * FACTORS.get(unit, 1):g}{letter}"


def clock(words: Sequence[Word]) -> str | None:
    """The hour and minute on a 24-hour clock; None for what no clock shows."""
    half = next((word.lower for word in words if word.code == "T"), "")
    for word in words:
        if word.code == "Z":
            return str(word.value)
        if word.code == "C" or (word.code == "n" and "." in word.lower):
            digits = word.lower.replace(".", ":")
            half = half or (digits[-2:] if digits[-1] == "m" else "")
            hour, minute = (int(part) for part in digits.removesuffix("am").removesuffix("pm").split(":")[:2])
            return _on_the_clock(hour, minute, half)
        if word.code in "ny" and any(other.code == "G" for other in words):  # "0630 GMT"
            digits = f"{word.value:>04}"
            return _on_the_clock(int(digits[:2]), int(digits[2:]), "") if len(word.lower) == 4 else None
        if word.code in "dc":
            return _on_the_clock(int(word.value or 0), 0, half)
    return None


def _on_the_clock(hour: int, minute: int, half: str) -> str | None:
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
