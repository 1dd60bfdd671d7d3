"""The words of a document as rules see them: lemma, form, part of speech, entity label."""

from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import Any

from spacy.tokens import Doc

from extractor import spans
from extractor.columns import Sentences, ids_of, words_of

_MISTAKEN = frozenset({"", "ORG", "PERSON"})  # labels that the model gives to places that it does not know
_HEADS = ids_of(("VERB", "AUX", "NOUN", "PROPN", "ADJ"))
_AUXILIARIES = ids_of(("aux", "auxpass"))  # 'has' of 'has killed' is nobody's head
(_COMPOUND,) = ids_of(("compound",))
_BODIES = frozenset({"armed_group", "international_organization", "ngo", "organization", "political_party"})
# Lemmas that the model gets wrong.
MENDED = {
    "instal": "install", "rebrande": "rebrand", "stag": "stage", "teargasse": "teargas", "wag": "wage",
    "waterboarde": "waterboard", "cordone": "cordon", "trod": "tread",
    "retook": "retake", "bases": "base", "premises": "premises",
    "fined": "fine", "fining": "fine",
    "raped": "rape", "raping": "rape", "rapes": "rape", "caned": "cane", "sniped": "snipe",
    "machinegunned": "machinegun", "machinegunne": "machinegun", "machine-gunned": "machine-gun",
}  # fmt: skip


class Reader:
    """The words of one document as rules see them, each read once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        columns: Any = doc.to_array(["LOWER", "LEMMA", "ENT_TYPE", "POS", "DEP"])  # few words are ever read
        self._columns: list[list[int]] = columns.T.tolist()  # by column: a list a word would keep the collector busy
        self._sentences = Sentences(doc)
        self._places = frozenset(
            index
            for place in spans.read(doc, spans.PLACES)
            for mention in place.mentions
            for index in range(mention.start, mention.end)
        )
        self._groups = frozenset(
            mention.end - 1
            for actor in spans.read(doc, spans.ACTORS)
            if actor.named and actor.kind in _BODIES
            for mention in actor.mentions
        )
        self._keys: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}

    def keys(self, index: int) -> frozenset[str]:
        """All that a rule may ask for in a word: lemma, form, part of speech, entity label; `*` for any word."""
        found = self._keys.get(index)
        if found is None:
            lower, lemma, label, pos = words_of(self._doc, [column[index] for column in self._columns[:4]])
            if label in _MISTAKEN and index in self._places:  # 'held Goma', where the model sees a person
                label = "GPE"
            elif not label and pos == "PROPN" and index in self._groups:
                label = "ORG"
            words: tuple[str, ...] = (MENDED.get(lower) or lemma.lower(), lower, pos, label, "*")
            if pos == "PROPN":  # its lemma keeps the plural
                words += (lower.removesuffix("s"),)
            elif pos == "NOUN" and index and self._columns[4][index - 1] == _COMPOUND:  # 'heart attack'
                words += (f"{words_of(self._doc, [self._columns[0][index - 1]])[0]} {words[0]}",)
            found = self._keys[index] = frozenset(words)
        return found

    @cached_property
    def heads(self) -> list[tuple[int, int, int]]:
        """The words that may be the head of a trigger: index, and the hashes of lemma and form; in text order."""
        lower, lemma, _, pos, dep = self._columns
        return [
            (index, lemma[index], lower[index])
            for index, part in enumerate(pos)
            if part in _HEADS and dep[index] not in _AUXILIARIES
        ]

    def heads_within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Those of them in a stretch of tokens, the end exclusive."""
        first = bisect_left(self.heads, (start,))
        return self.heads[first : bisect_left(self.heads, (end,), first)]

    def forms(self, start: int, end: int) -> list[int]:
        """The hashes of the lower-case words of a stretch of tokens, the end exclusive."""
        return self._columns[0][start:end]

    def lemmas(self, start: int, end: int) -> list[str]:
        """The lemmas of a stretch of tokens in lower case, the end exclusive."""
        return [word.lower() for word in words_of(self._doc, self._columns[1][start:end])]

    def where(self, forms: frozenset[int]) -> list[int]:
        """The indexes of the words whose lower-case form is one of some, given as hashes."""
        return [index for index, form in enumerate(self._columns[0]) if form in forms]

    def where_lemma(self, lemmas: frozenset[int], start: int, end: int) -> list[int]:
        """The indexes of the words of a stretch whose lemma is one of some, given as hashes."""
        return [index for index, lemma in enumerate(self._columns[1][start:end], start) if lemma in lemmas]

    def first(self, index: int) -> int:
        """Where a word's sentence begins."""
        return self._sentences.at(index)[0]

    def bounds(self, index: int) -> tuple[int, int]:
        """Where a word's sentence begins and ends, the end exclusive."""
        return self._sentences.at(index)

    def has_any(self, index: int, words: frozenset[int]) -> bool:
        """Whether a word's sentence holds a form or lemma of some, given as hashes."""
        start, end = self._sentences.at(index)
        return not all(words.isdisjoint(column[start:end]) for column in self._columns[:2])

    def has_part(self, index: int, label: int, forms: frozenset[int]) -> bool:
        """Whether a word's sentence holds a word with a dependency label (its hash), of some forms if any are given."""
        start, end = self._sentences.at(index)
        lower, labels = self._columns[0], self._columns[4]
        return any(labels[i] == label and (not forms or lower[i] in forms) for i in range(start, end))

    def sentence(self, index: int) -> frozenset[str]:
        """The forms and lemmas of all words of a word's sentence, and the labels of the names in it."""
        start, end = self._sentences.at(index)
        if start not in self._around:
            columns = (words_of(self._doc, column[start:end]) for column in self._columns[:3])
            self._around[start] = frozenset().union(*columns)
        return self._around[start]


@lru_cache(maxsize=1)
def reader_of(doc: Doc) -> Reader:
    """The words of a document, read once for all matchers that go over it in turn.

    Its places and actors have to be known by then.
    """
    return Reader(doc)
