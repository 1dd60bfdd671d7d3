"""When a number of forces takes effect: the date that hangs on its own clause ('will cut … by 15 January')."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from extractor.spans import Timex, Words

OWN_VERBS = frozenset({"begin", "start", "continue", "be", "have", "complete", "finish", "go"})
HANGING = frozenset({"prep", "pobj", "npadvmod", "nmod", "pcomp", "appos", "compound", "nummod", "conj", "amod", "acl"})
FARTHEST = 5  # steps from the date to the verb


class Dating:
    """The dates of a document, to be looked up by the clause that they hang on."""

    def __init__(self, doc: Doc, timexes: Sequence[Timex]) -> None:
        self._doc = doc
        self._dated = [(i, timex) for i, timex in enumerate(timexes) if timex.earliest or timex.latest]

    def of(self, governor: Token, count: Words) -> int | None:
        """The index of the timex that hangs on a count's governor or on the verb above it; the nearest of several."""
        sentence = governor.sent
        near = [row for row in self._dated if sentence.start <= row[1].start < sentence.end]
        if not near:
            return None
        targets = {token.i for token in _clause(governor)}
        found = [(abs(timex.start - count.start), i) for i, timex in near if self._hangs(timex, targets)]
        return min(found)[1] if found else None

    def _hangs(self, timex: Timex, targets: set[int]) -> bool:
        words = range(timex.start, max(timex.end, timex.start + 1))
        token = next((self._doc[i] for i in words if self._doc[i].head.i not in words), self._doc[timex.start])
        for _ in range(FARTHEST):
            if token.i in targets:
                return True
            if token.dep_ not in HANGING or token.head == token:
                return False
            token = token.head
        return False


def _clause(governor: Token) -> Iterator[Token]:
    """The governor, what lies between it and its verb, and a verb that only begins or carries it."""
    token = governor
    for _ in range(FARTHEST):
        yield token
        verb = token.pos_ in {"VERB", "AUX"}
        if token.head == token or (verb and token.head.lemma_ not in OWN_VERBS):
            return
        if verb and token.dep_ not in {"xcomp", "conj", "acomp"}:
            return
        token = token.head
