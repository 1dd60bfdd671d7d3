"""Surroundings: what stands around one head word, looked at once however many rules ask."""

from functools import cached_property

from spacy.tokens import Token

from extractor.language import syntax
from extractor.language.slots.filling import SLOTS, fillers
from extractor.language.slots.reader import Reader

_QUANTITIES = frozenset(
    "band crowd dozen group half handful hundred kg kilo kilogram kilogramme lb load lot majority member million most "
    "number ounce pound quantity quarter rest score stick third thousand ton tonne total".split()
)


class Surroundings:
    """What stands around one head word, looked at once however many rules ask."""

    def __init__(self, head: Token, reader: Reader) -> None:
        self.head, self._reader = head, reader
        self._fillers: dict[str, list[Token]] = {}
        self._slots: dict[str, frozenset[str]] = {}
        self._before: list[int] = []  # words in front of the head, the nearest first

    @cached_property
    def _below(self) -> list[Token]:
        return [child for child in self.head.children if child.dep_ != "aux"]

    @property
    def sentence(self) -> frozenset[str]:
        """The forms and lemmas of the head's sentence: most rules name a preposition that is not among them."""
        return self._reader.sentence(self.head.i)

    def beside(self, kind: str) -> frozenset[str]:
        """The keys of the word in front of a noun, or of all that hangs on a verb: what longer triggers need."""
        if kind == "noun":
            index = self._step_back(0)
            return frozenset() if index is None else self._reader.keys(index)
        return frozenset().union(*(self._reader.keys(child.i) for child in self._below))

    def hold(self, slot: str, words: frozenset[str]) -> bool:
        """Whether a slot holds one of the words."""
        if slot == "near":
            return not words.isdisjoint(self.sentence)
        held = self._slots.get(slot)
        if held is None:
            tokens = (token for filler in self.fillers(slot) for token in _counted(filler))
            held = self._slots[slot] = frozenset().union(*(self._reader.keys(token.i) for token in tokens))
        return not words.isdisjoint(held)

    def fillers(self, slot: str) -> list[Token]:
        """The head tokens that fill a slot: `fillers` of the head, read once."""
        found = self._fillers.get(slot)
        if found is None:
            found = self._fillers[slot] = fillers(self.head, slot) if slot in SLOTS or slot in self.sentence else []
        return found

    def held(self, slot: str, words: frozenset[str]) -> list[str]:
        """Which words of a slot are among these, in text order: to tell why a rule did not fire."""
        tokens = [token for filler in self.fillers(slot) for token in _counted(filler)]
        return [token.text for token in tokens if not words.isdisjoint(self._reader.keys(token.i))]

    def in_front(self, words: tuple[frozenset[str], ...]) -> tuple[int, ...] | None:
        """The words right in front of a noun and itself, punctuation passed over; None where one is missing."""
        for step, wanted in enumerate(reversed(words)):
            index = self._step_back(step)
            if index is None or wanted.isdisjoint(self._reader.keys(index)):
                return None
        return (*reversed(self._before[: len(words)]), self.head.i)

    def _step_back(self, step: int) -> int | None:
        while len(self._before) <= step:
            index = (self._before[-1] if self._before else self.head.i) - 1
            first = self._reader.first(self.head.i)
            while index >= first and self.head.doc[index].is_punct and self.head.doc[index].tag_ != "POS":
                index -= 1
            if index < first:
                return None
            self._before.append(index)
        return self._before[step]

    def hanging(self, words: tuple[frozenset[str], ...]) -> tuple[int, ...] | None:
        """The words that hang on a verb, each on it or on an earlier one, and itself; None where one is missing."""
        if not words:
            return (self.head.i,)
        found, candidates = [self.head.i], self._below
        for wanted in words:
            hit = next((token for token in candidates if not wanted.isdisjoint(self._reader.keys(token.i))), None)
            if hit is None:
                return None
            found.append(hit.i)
            candidates = [*candidates, *(child for child in hit.children if child.dep_ != "aux")]
        return tuple(sorted(found))


def _counted(filler: Token) -> list[Token]:
    """Of 'hundreds of militants', 'two of the men', 'a ton of dynamite' what is counted; of any other noun itself."""
    word = filler.lemma_.lower()
    if filler.pos_ in {"NUM", "PRON", "DET"} or word in _QUANTITIES or word[:1].isdigit():  # '20kg of dynamite'
        counted = syntax.objects_of(filler, "of")
        is_number = filler.pos_ == "NUM" or syntax.content(filler) != filler
        return counted if counted and is_number else [filler, *counted]
    return [filler]
