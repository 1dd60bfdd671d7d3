"""A text as a row of words, each with the class that it has in time expressions.

A class is one letter, so that the words of a text make a string and a grammar over them is a regular
expression over that string: short, and linear where it runs over classes instead of characters.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from extractor.components.dates.classes import SHORT_MONTHS, SHORT_WEEKDAYS, vocabulary
from extractor.components.dates.lexicon import Phrase, phrases, zones


class Word(NamedTuple):
    """A word and what it means in a time expression; offsets count from the start of the text."""

    code: str
    start: int
    end: int
    lower: str
    value: int | str | None = None


# Plain words first, since most are; the rest begins with a figure or apostrophe, or is short for something.
TOKEN = re.compile(
    r"[^\W\d_]{2,}|[QH][1-4]\b|(?=['\d])(?:"
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?!\w)"
    r"|(?:1[89]|20)\d\d/\d{1,2}/\d{1,2}(?![\w/])|\d{1,2}-\d{1,2}-(?:1[89]|20)\d\d(?![\w-])"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2}(?:\d\d)?(?![\w/])"
    r"|\d{1,2}(?::\d\d){1,2}(?!\.?\d)(?:[ap]m\b)?|\d{1,2}\.\d\d(?= ?[ap]\.?m)"
    r"|\d{1,2}(?:st|nd|rd|th)\b|\d{3}0'?s\b|'?\d0s\b|(?<!')'\d\d\b(?!')|\d{1,2}(?=[ap]m\b)"
    r"|\d{1,2} [13]/[24](?![\w/])|\d+(?:,\d{3})+(?:\.\d+)?(?!\w)|\d+(?:\.\d+)?(?![^\W_])|\d\w*)"
    r"|[ap]\.m\.?(?!\w)|B\.C(?:\.E)?\b\.?|A\.D\.|'s?\b|[^\W\d_]|[^\w\s]"
)


DECADE = re.compile(r"'?\d0s|\d{3}0'?s")
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")

# 'Sun', 'Sat', 'Mon' and 'Mar' are more often names than short for a day or month, unless a number or month comes next.
NAMES = frozenset({"sun", "sat", "mon", "mar"})
NUMBER_FOLLOWS = re.compile(r"\.?,? ?(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)")


def read(text: str) -> list[Word]:
    """The words of a text with their classes; phrases of the lexicon are one word.

    >>> "".join(word.code for word in read("On 5 May, two days later"))
    'idA,cVs'
    """
    compound = phrases()
    raw = [(match.start(), match.end(), match.group()) for match in TOKEN.finditer(text)]
    if "[" in text:
        raw = _without_brackets(raw)
    words: list[Word] = []
    index = 0
    while index < len(raw):
        start, end, token = raw[index]
        code, lower, value = _class(token)
        options = compound.get(lower)
        phrase = _phrase(raw, index, options) if options is not None else None
        if phrase is not None:
            tail, code, value = phrase
            index += len(tail)
            end = raw[index][1]
            lower = text[start:end].lower()
        elif code in "MWA" and _is_short(lower):
            if lower in NAMES and not (token.istitle() and NUMBER_FOLLOWS.match(text, end)):
                code = "_"
            elif text[end : end + 1] == ".":
                end += 1
                index += 1
        words.append(_made(Word, (code, start, end, lower, value)))
        index += 1
    return words


# Quicker than Word(…), which counts where there is one for each word of a text.
_made = tuple.__new__


def _without_brackets(raw: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The words without the brackets around one that an editor has put in: '[Five] years ago'."""
    pairs = (
        (index, index + 2)
        for index, (_, _, token) in enumerate(raw[:-2])
        if token == "[" and raw[index + 1][2].isalpha() and raw[index + 2][2] == "]"
    )
    left_out = {index for pair in pairs for index in pair}
    return [word for index, word in enumerate(raw) if index not in left_out]


def _phrase(raw: list[tuple[int, int, str]], index: int, options: dict[str, tuple[Phrase, ...]]) -> Phrase | None:
    """The longest of the lexicon's phrases that go on here."""
    second = raw[index + 1][2].lower() if index + 1 < len(raw) else ""
    for option in options.get(second) or options.get("", ()):
        following = raw[index + 1 : index + 1 + len(option[0])]
        if tuple([token.lower() for _, _, token in following]) == option[0]:
            return option
    return None


@lru_cache(maxsize=50_000)
def _class(token: str) -> tuple[str, str, int | str | None]:
    """The class of a word by itself, the word in lower case, and its value."""
    lower = token.lower()
    known = vocabulary().get(lower)
    if token in zones():
        return "G", lower, zones()[token]
    if known is not None:
        code, value = known
        return ("_" if code in "MWAN" and token.islower() else code), lower, value
    if token[0].isdigit() or (token[0] == "'" and token[-1] != "'" and len(token) > 2):
        code, number = _figures(lower)
        return code, lower, number
    return "_", lower, None


def _is_short(lower: str) -> bool:
    return lower in SHORT_MONTHS or lower in SHORT_WEEKDAYS


def _figures(lower: str) -> tuple[str, int | str | None]:
    """Class and value of a word that begins with a figure; raised ones ('m²') count nothing."""
    if not lower.isascii():
        return "_", None
    if lower.isdigit():
        number = int(lower) if len(lower) < 7 else None
        if number is None:
            return "_", None
        return (
            "d" if 1 <= number <= 31 and len(lower) < 3 else "y" if len(lower) == 4 and number >= 1000 else "n"
        ), number
    if ORDINAL.fullmatch(lower):
        return "o", int(lower[:-2])
    if lower.endswith("s"):
        return ("K", int(lower.strip("'s").replace("'", ""))) if DECADE.fullmatch(lower) else ("_", None)
    if " " in lower and "/" in lower:  # "5 1/2", not "2020-02-03 10:30"
        whole, _, part = lower.partition(" ")
        return "n", f"{int(whole) + int(part[0]) / int(part[2]):g}"
    if ":" in lower and len(lower) < 11:
        return "C", lower
    if lower[0] == "'":
        return "Y", int(lower[1:])
    if lower.count("/") == 2 or lower.count("-") >= 2 or lower.count(".") == 2:
        return "I", lower
    return ("n", lower.replace(",", "")) if re.fullmatch(r"[\d,.]{1,12}", lower) else ("_", None)
