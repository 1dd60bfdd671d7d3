"""Which actors so far a name may belong to: by its words and spelling, without a look at each of them.

Only a sieve: it may let an actor through that does not fit, but never keeps one back that does.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

from extractor.components.actors.candidates import Candidate

Key = tuple[str, object]
Found = TypeVar("Found")
EDGE = 3  # letters: of two words a letter apart, both of six letters or more, as many are the same at one end


class Index(Generic[Found]):
    """Actors under all that a later mention may share with them, in the order in which they came."""

    def __init__(self) -> None:
        self._items: list[Found] = []
        self._places: dict[Key, dict[int, None]] = {}
        self._place_of: dict[int, int] = {}  # by id()

    def add(self, item: Found, candidate: Candidate) -> None:
        """Put an actor under what its latest mention is known by."""
        place = self._place_of.setdefault(id(item), len(self._items))
        if place == len(self._items):
            self._items.append(item)
        for key in _known_by(candidate):
            self._places.setdefault(key, {})[place] = None

    def near(self, candidate: Candidate, key: str) -> list[Found]:
        """The actors that a mention with this key may belong to, in the order in which they came."""
        found = {place for asked in _asked_by(candidate, key) for place in self._places.get(asked, ())}
        return [self._items[place] for place in sorted(found)]


def _known_by(candidate: Candidate) -> Iterator[Key]:
    yield from _asked_by(candidate, candidate.key)
    words = candidate.key.split()
    yield "initials", "".join(word[0] for word in words if word not in {"of", "the", "for", "and"})


def _asked_by(candidate: Candidate, key: str) -> Iterator[Key]:
    if candidate.kind == "country":
        yield "country", candidate.country
    if candidate.listed:
        yield "listed", candidate.listed
    own, words = candidate.key.split(), key.split()
    yield "key", key
    yield "initials", candidate.key
    yield from (("tail", " ".join(own[start:])) for start in range(len(own)))
    for word in (key, *words, *own):
        yield "word", word
        if len(word) >= 2 * EDGE:
            yield "begins", word[:EDGE]
            yield "ends", word[-EDGE:]
