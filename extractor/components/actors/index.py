"""Which actors so far a name may belong to: by its words and spelling, without a look at each of them.

Only a sieve: it may let an actor through that does not fit, but never keeps one back that does.
"""

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

    def add(self, item: Found, keys: list[Key]) -> None:
        """Put an actor under what its latest mention is known by."""
        place = self._place_of.setdefault(id(item), len(self._items))
        if place == len(self._items):
            self._items.append(item)
        for key in keys:
            self._places.setdefault(key, {})[place] = None

    def near(self, keys: list[Key]) -> list[Found]:
        """The actors that a mention may belong to, in the order in which they came."""
        found = {place for asked in keys for place in self._places.get(asked, ())}
        return [self._items[place] for place in sorted(found)]


def known_by(candidate: Candidate) -> list[Key]:
    """All that a later mention may share with this one."""
    own = candidate.key.split()
    initials = "".join(word[0] for word in own if word not in {"of", "the", "for", "and"})
    return [*asked_by(candidate, candidate.key), ("initials", initials)]


def asked_by(candidate: Candidate, key: str) -> list[Key]:
    """All that this mention may share with an earlier one; `key` is what its acronym stands for, or its own."""
    own = candidate.key.split()
    keys: list[Key] = [("key", key), ("initials", candidate.key)]
    if candidate.kind == "country":
        keys.append(("country", candidate.country))
    if candidate.listed:
        keys.append(("listed", id(candidate.listed)))
    keys += [("tail", " ".join(own[start:])) for start in range(len(own))]
    for word in own if key == candidate.key else (*key.split(), *own):
        keys.append(("word", word))
        if len(word) >= 2 * EDGE:
            keys += (("begins", word[:EDGE]), ("ends", word[-EDGE:]))
    return keys if len(own) == 1 and key == candidate.key else [*keys, *_whole(key)]


def _whole(key: str) -> list[Key]:
    """A name of several words, as one that is misspelt."""
    return [("word", key), ("begins", key[:EDGE]), ("ends", key[-EDGE:])] if len(key) >= 2 * EDGE else [("word", key)]
