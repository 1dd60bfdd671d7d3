"""Where counted people are, as far as the words at the count say so."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.lexicon import word_classes

WITHIN = frozenset({"in", "at", "inside", "within", "across", "throughout", "of"})


def whereabouts(doc: Doc) -> dict[int, list[int]]:
    """Indexes of the places named at each count, nearest first: by its noun, else by the word that it depends on.

    '2,000 instructors in Niger' and 'seven died in Homs'; not 'killed by rebels based in Chad'.
    """
    counts: tuple[spans.Count, ...] = spans.read(doc, spans.COUNTS)
    at_noun, at_governor = _by_token(count.head for count in counts), _by_token(_governor(doc, c) for c in counts)
    distances: dict[int, dict[int, tuple[bool, int]]] = {}
    for number, place in enumerate(spans.read(doc, spans.PLACES)):
        literal = [mention for mention in place.mentions if mention.use == "literal"]
        for name in (doc[words.end - 1] for words in (*literal, *place.references)):
            bare = _left_by(name, at_noun)
            located = list(_located(name))
            words = [bare, *(at_noun.get(word.i) or at_governor.get(word.i, []) for word in located)]
            own = {position for word in located for position in at_noun.get(word.i, [])}
            for position in next(filter(None, words), []):
                distance = position not in own, abs(name.i - counts[position].head)
                known = distances.setdefault(position, {})
                known[number] = min(distance, known.get(number, distance))
    return {position: sorted(known, key=lambda n: (known[n], n)) for position, known in distances.items()}


def _governor(doc: Doc, count: spans.Count) -> int | None:
    """The word that a count depends on; of a noun that counts by itself the verb: 'has 2,000 soldiers'."""
    noun = doc[count.head]
    if count.governor == count.head and noun.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}:
        return int(noun.head.i)
    return count.governor


def _by_token(tokens: Iterable[int | None]) -> dict[int, list[int]]:
    """Positions of the counts at each token."""
    found: dict[int, list[int]] = {}
    for position, token in enumerate(tokens):
        if token is not None:
            found.setdefault(token, []).append(position)
    return found


def _left_by(name: Token, at_noun: dict[int, list[int]]) -> list[int]:
    """The counts without a noun that leave a place: '300 from Niger'; '300 men from Niger' only hail from there."""
    counted = name.head.head
    is_bare = counted.pos_ == "NUM" or counted.lemma_.lower() in word_classes()["many"]
    leaves = name.dep_ == "pobj" and name.head.lower_ == "from" and is_bare
    return at_noun.get(counted.i, []) if leaves else []


def _located(name: Token) -> Iterator[Token]:
    """What a place is said of, innermost first: in 'died in a camp in Niger' the camp, then 'died'.

    One of several places joined by 'and' is not where all of them are.
    """
    place = name
    while place.dep_ == "pobj" and place.head.lower_ in WITHIN and not any(map(_is_joined, place.children)):
        place = place.head.head
        yield place


def _is_joined(token: Token) -> bool:
    """Whether a word joins another place to one; in 'five in Sumy and one in Poltava' a number goes on instead."""
    return token.dep_ == "conj" and token.pos_ != "NUM"
