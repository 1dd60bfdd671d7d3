"""The words that a form matched, and what they say of direction, year and part."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.components.dates.words import Word

MODS = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "onset": "START",
    "outset": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
    "close": "END",
    "earlier": None,
    "later": None,
}
BACK = {"last": -1, "past": -1, "previous": -1, "preceding": -1}
NARRATIVE = {"previous", "preceding", "following", "ensuing", "subsequent"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that a pattern matched, and where they begin in the text's row of words."""

    words: Sequence[Word]
    before: Word | None
    after: Word | None

    def __getitem__(self, codes: str) -> Word:
        """The first word of one of the classes."""
        return next(word for word in self.words if word.code in codes)

    def get(self, codes: str) -> Word | None:
        return next((word for word in self.words if word.code in codes), None)

    def all(self, codes: str) -> list[Word]:
        return [word for word in self.words if word.code in codes]

    def number(self, codes: str) -> int | None:
        word = self.get(codes)
        return word.value if word and isinstance(word.value, int) else None

    @property
    def mod(self) -> str | None:
        word = self.get("me")
        if (
            word is None
            and len(self.words) > 3
            and self.words[1].code in "ol"
            and self.words[2].value == "week"
            and self.words[3].code == "f"
        ):
            return {"first": "START", "last": "END"}.get(self.words[1].lower)
        return MODS.get(word.lower) if word else None


def spelled_year(phrase: Phrase) -> int | None:
    """'nineteen ninety-six', 'two thousand'; a year in figures as it is."""
    figures = phrase.number("y")
    if figures is not None:
        return figures
    numbers = [word.value for word in phrase.all("c") if isinstance(word.value, int)]
    if len(numbers) >= 2 and 11 <= numbers[0] <= 20 and 10 <= numbers[1] <= 90:
        return numbers[0] * 100 + sum(numbers[1:])
    return 2000 if phrase.get("h") and numbers == [2] else None


def step_of(phrase: Phrase) -> int:
    word = phrase.get("xlkj")
    if word is None or phrase.get("x"):
        return 1 if word else 0
    return BACK.get(word.lower, 0)


def is_narrative(phrase: Phrase) -> bool:
    word = phrase.get("xlj")
    return bool(word) and (word is not None) and (word.code == "j" or word.lower in NARRATIVE or the_next(phrase, word))


def the_next(phrase: Phrase, word: Word) -> bool:
    """Whether 'the' stands right before 'next': 'the next day', but not 'the end of next year'."""
    number = phrase.words.index(word)
    return word.lower == "next" and number > 0 and phrase.words[number - 1].code == "t"
