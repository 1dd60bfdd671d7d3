"""The tree: labels, and what hangs on a word or stands above it."""

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
IN_FRONT = frozenset({"det", "predet", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "npadvmod"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children with one of these dependency labels, in text order."""
    ids = _ids(labels)
    return [child for child in token.children if child.dep in ids]


@cache
def _ids(labels: tuple[str, ...]) -> frozenset[int]:
    """The hashes of labels: to spell a label out for each child costs more than all else here."""
    return frozenset(map(get_string_id, labels))


def objects_of(token: Token, *prepositions: str) -> list[Token]:
    """Objects of the token's prepositional phrases, conjuncts included: `objects_of(attack, "on")`.

    A particle chain counts as its last preposition: 'next to the embassy' is found under `to`.
    """
    found: list[Token] = []
    for preposition in children(token, "prep", "agent", "dative"):
        if not prepositions or preposition.lower_ in prepositions:
            for target in children(preposition, "pobj", "pcomp"):
                found += conjuncts(target)
    return found


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and whatever is joined to it by 'and', 'or' or a comma, in text order, never what it is joined to."""
    yield token
    for child in token.rights:
        if child.dep == _CONJ:
            yield from conjuncts(child)


_CONJ = get_string_id("conj")


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs (child, its head) from a token up to the root of its sentence."""
    while token.head != token:
        yield token, token.head
        token = token.head


def is_nobody(noun: Token) -> bool:
    """'no group', 'any party', 'neither side': a noun that names nobody."""
    return any(child.dep_ == "det" and child.lower_ in {"no", "neither", "any"} for child in noun.children)


def is_negated(token: Token) -> bool:
    """'did not', 'never', 'no attack': a negation that belongs to the token itself."""
    return any(
        child.dep == _NEG or (child.dep == _DET and child.lower_ in {"no", "neither"}) for child in token.children
    )


_NEG, _DET = get_string_id("neg"), get_string_id("det")
