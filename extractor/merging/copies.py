"""Near-copies: the wire story that a hundred papers print, with a new headline, cut at the end.

MinHash over runs of five words, candidates by locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998), both by
datasketch. Two texts are copies where about half of their runs are the same, so that a cut third does not hide one.
Nothing is dropped: copies are labelled.
"""

import re
from typing import Any

from extractor.errors import ExtractError

RUN = 5  # words
ALIKE = 0.5  # of the runs of both
HASHES = 128
LEAST = 30  # words: two shorter texts may agree by accident
WORD = re.compile(r"\w+")


class Copies:
    """Texts that come one by one; only their hashes are kept, and of two copies both.

    Raises:
        ExtractError: datasketch is not installed.
    """

    def __init__(self) -> None:
        try:
            from datasketch import MinHash, MinHashLSH
        except ImportError as error:
            raise ExtractError("datasketch is not installed (try: pip install '.[merge]')") from error
        self._new = MinHash
        self._near = MinHashLSH(threshold=ALIKE, num_perm=HASHES)
        self._hashes: dict[int, Any] = {}
        self._leaders: list[int] = []  # of each text the first copy known, or itself

    def add(self, text: str | None) -> None:
        """The next text; one that is None, for its words were not kept, is nobody's copy."""
        place = len(self._leaders)
        self._leaders.append(place)
        runs = [] if text is None else _runs(text)
        if not runs:
            return
        own = self._new(num_perm=HASHES)
        own.update_batch(runs)
        copies = [other for other in self._near.query(own) if own.jaccard(self._hashes[other]) >= ALIKE]
        for other in sorted(copies):
            self._join(place, other)
        self._near.insert(place, own)
        self._hashes[place] = own

    def clusters(self) -> list[int | None]:
        """For each text the number of its cluster, in order of their first texts; None where it has no copy."""
        leaders = [self._leader(place) for place in range(len(self._leaders))]
        copied = sorted({leader for place, leader in enumerate(leaders) if place != leader})
        numbers = {leader: number for number, leader in enumerate(copied)}
        return [numbers.get(leader) for leader in leaders]

    def _leader(self, place: int) -> int:
        while self._leaders[place] != place:
            place = self._leaders[place]
        return place

    def _join(self, place: int, other: int) -> None:
        first, second = sorted((self._leader(place), self._leader(other)))
        self._leaders[second] = first


def _runs(text: str) -> list[bytes]:
    """Each run of words once, as bytes; none of a text too short to tell.

    >>> len(_runs("word " * 29)), len(_runs(" ".join(map(str, range(34)))))
    (0, 30)
    """
    words = WORD.findall(text.casefold())
    if len(words) < LEAST:
        return []
    runs = (" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1))
    return sorted({run.encode(errors="replace") for run in runs})
