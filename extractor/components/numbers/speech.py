"""Who says which count where one sentence has several speakers: 'Police said 12 were killed; the rebels said 45.'"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractor import columns
from extractor.language import syntax
from extractor.language.slots import Reader

SAYING = frozenset({"say", "report", "tell", "state", "announce", "claim", "add", "confirm", "estimate", "believe"})
_SAYING = columns.ids_of(SAYING)
TURNS = frozenset({"while", "but", "whereas", "and", "although", "though"})
SPEAKER = 8  # words from 'while' to the verb of a new speaker


class Speeches:
    """The verbs by which a document's counts are told; each sentence is looked at once."""

    def __init__(self, doc: Doc, reader: Reader) -> None:
        self._doc, self._reader = doc, reader
        self._verbs: dict[int, list[Token]] = {}
        self._cuts: dict[int, list[int]] = {}

    def of(self, count: Token) -> Token | None:
        """The verb that tells a count, where its sentence has speakers by turns; None where it has one at most."""
        first, last = self._reader.bounds(count.i)
        verbs = self._told_in(first, last)
        if len(verbs) < 2 or not any(above.lemma_ in SAYING for _, above in syntax.ancestors(count)):
            return None
        if first not in self._cuts:
            self._cuts[first] = list(_cuts(count.sent, verbs))
        start = max((cut for cut in self._cuts[first] if cut <= count.i), default=first)
        end = min((cut for cut in self._cuts[first] if cut > count.i), default=last)
        if (start, end) == (first, last):
            return None
        own = [verb for verb in verbs if start <= verb.i < end]
        before = [verb for verb in own if verb.i < count.i]
        return before[-1] if before else own[0] if own else None

    def _told_in(self, first: int, last: int) -> list[Token]:
        if first not in self._verbs:
            saying = [self._doc[i] for i in self._reader.where_lemma(_SAYING, first, last)]
            self._verbs[first] = [verb for verb in saying if verb.pos_ == "VERB" and _speaker(verb) is not None]
        return self._verbs[first]


def _speaker(verb: Token) -> Token | None:
    """The subject that stands in front of a verb of its own."""
    return next((who for who in syntax.children(verb, "nsubj") if who.pos_ in syntax.NOMINAL), None)


def _cuts(sentence: Span, verbs: list[Token]) -> Iterator[int]:
    """Where another speaker begins: behind a semicolon, at 'while' and 'but' with a speaker of their own."""
    for token in sentence:
        if token.text == ";":
            yield token.i
        elif token.lower_ in TURNS:
            new = (verb for verb in verbs if token.i < verb.i <= token.i + SPEAKER)
            if any(
                token.i < speaker.left_edge.i <= token.i + 2 for verb in new if (speaker := _speaker(verb)) is not None
            ):
                yield token.i
