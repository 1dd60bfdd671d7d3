"""A Doc's tokens as plain lists: each look at a token makes an object, which costs far more than a list's item.

Part of the floor that all components may stand on: nothing here knows a component.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from spacy.strings import get_string_id
from spacy.tokens import Doc

TRUE = frozenset({1})

# Words by spaCy's hash of them, which is the same in every vocabulary; grows no faster than a vocabulary does.
_WORDS: dict[int, str] = {}


def column(doc: Doc, attribute: str) -> list[str]:
    """One attribute of all tokens, as spaCy names it: `ORTH` (the words as written), `LOWER`, `LEMMA`, `POS` …"""
    return words_of(doc, doc.to_array(attribute).tolist())


def words_of(doc: Doc, ids: Sequence[int]) -> list[str]:
    """The words behind hashes, in their order."""
    try:
        return [_WORDS[id_] for id_ in ids]
    except KeyError:  # a word that is met for the first time
        _WORDS.update((id_, doc.vocab.strings[id_]) for id_ in ids)
        return [_WORDS[id_] for id_ in ids]


def ids_of(words: Iterable[str]) -> frozenset[int]:
    """The hashes by which `where` knows words."""
    return frozenset(map(get_string_id, words))


def where(doc: Doc, attribute: str, ids: frozenset[int]) -> list[int]:
    """The indexes of the tokens whose attribute is one of some words."""
    return [index for index, id_ in enumerate(doc.to_array(attribute).tolist()) if id_ in ids]


class Sentences:
    """The sentences of a Doc, to be looked up by token."""

    def __init__(self, doc: Doc) -> None:
        starts = (doc.to_array("SENT_START") == 1).nonzero()[0].tolist()
        self._bounds = [*(starts if starts[:1] == [0] else [0, *starts]), len(doc)]

    def at(self, token: int) -> tuple[int, int]:
        """Start and end of the sentence that holds a token, the end exclusive."""
        after = bisect_right(self._bounds, token)
        return self._bounds[after - 1], self._bounds[after]


def spaced(doc: Doc) -> list[str]:
    """The words as written, each with the space behind it; joined they are the Doc's text."""
    spaces: list[int] = doc.to_array("SPACY").tolist()
    return [word + " " if space else word for word, space in zip(column(doc, "ORTH"), spaces, strict=True)]
