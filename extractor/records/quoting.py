"""Quoting: from tokens of the Doc back to the characters of the input."""

import hashlib
from collections import Counter

from spacy.tokens import Doc

from extractor import spans
from extractor.spans import Words
from models import Mention


class Quoter:
    """Makes mentions of one article."""

    def __init__(self, doc: Doc, text: str, sha256: str) -> None:
        self.doc, self.text, self.sha256 = doc, text, sha256
        self.sections = spans.Sections(doc)
        self._made: dict[tuple[int, int], Mention] = {}
        self._named: Counter[tuple[str, int, int]] = Counter()

    def words(self, start: int, end: int) -> Mention:
        """The input's characters under these tokens, without blanks at either edge."""
        while start < end - 1 and self.doc[start].is_space:
            start += 1
        while end - 1 > start and self.doc[end - 1].is_space:
            end -= 1
        last = self.doc[end - 1]
        first = self.sections.at(start).input_start(self.doc[start].idx)
        return self.characters(first, self.sections.at(end - 1).input_end(last.idx + len(last)))

    def maybe(self, words: Words | None) -> Mention | None:
        """The mention of words that may be missing."""
        return self.words(words.start, words.end) if words else None

    def timex(self, timex: spans.Timex) -> Mention:
        """The mention of a time expression, which may begin or end inside a token."""
        section = self.sections.at(timex.start)
        return self.characters(section.input_start(timex.start_char), section.input_end(timex.end_char))

    def characters(self, start: int, end: int) -> Mention:
        """The mention of a stretch of the input."""
        if (start, end) not in self._made:
            self._made[start, end] = Mention(start=start, end=end, text=self.text[start:end])
        return self._made[start, end]

    def uid(self, letter: str, mention: Mention) -> str:
        """A record's stable name: from the input, its list's letter and its first words; never from their reading.

        Of records of one list that begin with the same words, each later one has a number of its own.
        """
        words = letter, mention.start, mention.end
        key = f"{self.sha256} {letter} {mention.start} {mention.end} {self._named[words]}"
        self._named[words] += 1
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def in_order(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Mentions in text order, each once."""
    return tuple(sorted(dict.fromkeys(mentions), key=lambda mention: (mention.start, mention.end)))
