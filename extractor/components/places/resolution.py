"""Which place a name stands for: all names of an article are weighed together.

Each name starts with a belief over its candidates, by size and sort. In a few rounds every candidate gains by what
the other names of the article support: its country, its first-order division, its neighbourhood on the map (cells
of two degrees). What the text says outright, 'X, Y' or 'the city of X', weighs more than either. One sense a name
and article. (After the heuristics of Leidner 2007 and of the Edinburgh geoparser, Grover et al. 2010.)
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extractor import gazetteer
from extractor.gazetteer import Entry

CANDIDATES, CONTAINED = 12, 60  # a name has at most this many senses in the running; more where its container is said
ROUNDS = 3
SURE = 50_000  # people: a smaller place needs its country named
DOUBTFUL = 0.02  # a sense believed less than this speaks for nothing
SHARPNESS = 2.0
COUNTRY, DIVISION, NEARBY = 0.9, 1.5, 0.6  # what the logarithm of the support is worth
SAID = 6.0  # what the text says outright
ALIKE = 2.5  # what a sense gains where all names of its list are of its sort and country
PRIOR = {"country": 7.6, "region": 6.2, "district": 2.2, "city": 2.6, "facility": 9.0, "water": 9.0, "area": 9.0}
CAPITAL = 0.6  # what a capital gains
SEAT, SHARE = 2.0, 0.1  # what a division loses whose name is rather that of a town in it
OTHER_NAME = 1.2  # what a place loses that was found by another name than its own
ENGLAND = 6269131  # GeoNames id: to lie there says little more than to lie in the United Kingdom
IN_ENGLAND = 1.0  # what DIVISION is for it
SAME_SORT = 3.0  # what it gains where the text's head noun agrees with its sort


@dataclass(slots=True)
class Toponym:
    """A name of the article with its candidates and how far each is believed."""

    key: str
    candidates: tuple[Entry, ...]
    mentions: int = 1
    heads: frozenset[str] = frozenset()
    containers: tuple[str, ...] = ()  # keys of the names that the text says it lies in
    siblings: tuple[str, ...] = ()  # keys of the names that it stands in a list with
    belief: list[float] = field(default_factory=list)
    prior: list[float] = field(default_factory=list)

    def believed(self) -> Iterator[tuple[Entry, float]]:
        """The candidates, each with how far it is believed."""
        return zip(self.candidates, self.belief, strict=True)

    def best(self) -> Entry | None:
        """The most believed candidate; the first of equals. None where there is no candidate."""
        if not self.candidates:
            return None
        return self.candidates[max(range(len(self.candidates)), key=lambda index: (self.belief[index], -index))]


def resolve(toponyms: Sequence[Toponym], countries: Mapping[str, float]) -> None:
    """Set the belief of every toponym; `countries` are those the text speaks of by adjective, with their weight."""
    for toponym in toponyms:
        toponym.candidates = toponym.candidates[: CONTAINED if toponym.containers else CANDIDATES]
        seats = {entry.admin1: entry.population for entry in reversed(toponym.candidates) if entry.kind == "city"}
        toponym.prior = [
            _prior(entry, toponym.heads)
            - (SEAT if entry.kind not in toponym.heads and _is_called_after(entry, seats) else 0.0)
            for entry in toponym.candidates
        ]
        toponym.belief = _softmax(toponym.prior)
    by_key = {toponym.key: toponym for toponym in toponyms}
    contents = _contents(toponyms)
    for _ in range(ROUNDS):
        support = Support(toponyms, countries)
        scores = {}
        for toponym in toponyms:
            if len(toponym.candidates) > 1:
                support.count(toponym, -1)  # a name speaks for others, never for one of its own senses
                scores[toponym.key] = [
                    prior + support.of(entry) + _said(entry, toponym, by_key, contents) + _alike(entry, toponym, by_key)
                    for entry, prior in zip(toponym.candidates, toponym.prior, strict=True)
                ]
                support.count(toponym)
        for toponym in toponyms:
            if toponym.key in scores:
                toponym.belief = _softmax(scores[toponym.key])


def _contents(toponyms: Iterable[Toponym]) -> dict[str, list[Toponym]]:
    """By name, the names that the text puts into it."""
    found: dict[str, list[Toponym]] = {}
    for toponym in toponyms:
        for key in toponym.containers:
            found.setdefault(key, []).append(toponym)
    return found


def sense(toponym: Toponym, by_key: Mapping[str, Toponym], countries: Collection[str]) -> Entry | None:
    """The place that a name stands for; None where the text does not bear it out.

    'Karma in Anbar province' is not the Karma of another country, though the gazetteer knows no other. A small town, or
    one by another name than its own, is meant only where the article speaks of its country: by adjective or dateline
    (`countries`), by a name that nobody doubts, or by two more names of its division.
    """
    best = toponym.best()
    if best is None or best.country is None:
        return best
    said = [container.best() for key in toponym.containers if (container := by_key.get(key)) is not None]
    inside = {entry.country for entry in said if entry is not None and entry.country is not None}
    if inside and best.country not in inside:
        return None
    doubtful = _is_doubtful(best) and best.country not in countries
    return None if doubtful and not _is_borne_out(best, toponym, by_key) else best


def _is_doubtful(entry: Entry) -> bool:
    """Whether a place needs more than its name to be meant: a small town or division, or one by another name."""
    if entry.listed or entry.kind == "country" or gazetteer.country_of_capital(entry.name) == entry.country:
        return False
    return entry.population < SURE or not entry.own_name


def _is_borne_out(entry: Entry, toponym: Toponym, by_key: Mapping[str, Toponym]) -> bool:
    """Whether the other names speak of the country beyond doubt, or two of them of the same division."""
    others = [best for other in by_key.values() if other is not toponym and (best := other.best()) is not None]
    if any(other.country == entry.country and not _is_doubtful(other) for other in others):
        return True
    return entry.admin1 is not None and sum(other.admin1 == entry.admin1 for other in others) > 1


class Support:
    """What the article's names, as believed so far, speak for: countries, divisions, neighbourhoods."""

    def __init__(self, toponyms: Iterable[Toponym], countries: Mapping[str, float]) -> None:
        self.countries: defaultdict[str | None, float] = defaultdict(float)
        self.countries.update(countries)
        self.divisions: defaultdict[int, float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)
        for toponym in toponyms:
            self.count(toponym)

    def count(self, toponym: Toponym, sign: int = 1) -> None:
        """Add what a name speaks for, or take it away again."""
        weight = sign * (1 + math.log(toponym.mentions))
        for entry, belief in toponym.believed():
            if belief > DOUBTFUL:
                self._add(entry, belief * weight)

    def _add(self, entry: Entry, weight: float) -> None:
        self.countries[entry.country] += weight
        for division in _divisions(entry):
            self.divisions[division] += weight
        if entry.kind != "country" and entry.latitude is not None and entry.longitude is not None:
            for cell in _cells(entry.latitude, entry.longitude):
                self.cells[cell] += weight

    def of(self, entry: Entry) -> float:
        """What the names counted add to a candidate."""
        total = 0.0
        if entry.country is not None:
            total += COUNTRY * math.log1p(max(0.0, self.countries[entry.country]))
        if entry.kind == "country":
            return total
        for division in _divisions(entry):
            total += (IN_ENGLAND if division == ENGLAND else DIVISION) * math.log1p(max(0.0, self.divisions[division]))
        if entry.latitude is not None and entry.longitude is not None:
            near = self.cells.get(_cells(entry.latitude, entry.longitude)[0], 0.0)
            total += NEARBY * math.log1p(max(0.0, near))
        return total


def _divisions(entry: Entry) -> tuple[int, ...]:
    """The first-order division that a place is or lies in."""
    if entry.kind == "region" and entry.geonameid is not None:
        return (entry.geonameid,)
    return (entry.admin1,) if entry.admin1 is not None else ()


@lru_cache(maxsize=10_000)
def _cells(latitude: float, longitude: float) -> tuple[tuple[int, int], ...]:
    """The cell of a position, then its neighbours."""
    row, column = int(latitude // 2), int(longitude // 2)
    around = sorted(((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1)), key=lambda step: step != (0, 0))
    return tuple((row + i, column + j) for i, j in around)


def _is_called_after(entry: Entry, seats: Mapping[int | None, int]) -> bool:
    """Whether a division has its name from a town in it that holds a good part of its people."""
    return entry.kind == "region" and seats.get(entry.geonameid, -1) > entry.population * SHARE


def _prior(entry: Entry, heads: frozenset[str]) -> float:
    size = math.log10(entry.population + 10)
    score = PRIOR[entry.kind] + (size if entry.kind in {"city", "district"} else size / 3)
    if not entry.own_name:
        score -= OTHER_NAME
    if entry.kind == "city" and gazetteer.country_of_capital(entry.name) == entry.country:
        score += CAPITAL
    if entry.listed and entry.kind in {"region", "city", "district"}:
        score += 1.5
    return score + (SAME_SORT if entry.kind in heads else 0.0)


def _said(entry: Entry, toponym: Toponym, by_key: dict[str, Toponym], contents: dict[str, list[Toponym]]) -> float:
    """What the text says of where the place lies, and of what lies in it."""
    total = 0.0
    for key in toponym.containers:
        container = by_key.get(key)
        if container is not None and container is not toponym:
            total += sum(belief for other, belief in container.believed() if lies_in(entry, other))
    for content in contents.get(toponym.key, ()):
        if content is not toponym:
            total += sum(belief for other, belief in content.believed() if lies_in(other, entry))
    return SAID * total


def _alike(entry: Entry, toponym: Toponym, by_key: Mapping[str, Toponym]) -> float:
    """What the other names of a list add: in 'Utah, Washington and Ohio' all are states."""
    others = [other for key in toponym.siblings if (other := by_key.get(key)) is not None and other is not toponym]
    if not others:
        return 0.0
    same = (
        belief
        for other in others
        for sense, belief in other.believed()
        if sense.kind == entry.kind and (entry.kind == "country" or sense.country == entry.country)
    )
    return ALIKE * sum(same) / len(others)


def lies_in(entry: Entry, container: Entry) -> bool:
    """Whether the gazetteer puts one place into another."""
    if container.kind == "country":
        return entry.country == container.country and entry.kind != "country"
    if container.geonameid is not None and container.geonameid in (entry.admin1, entry.admin2):
        return True
    if any(part in (entry.geonameid, entry.admin1, entry.admin2) for part in container.parts):
        return True
    return entry.inside is not None and entry.inside == container.name


def _softmax(scores: list[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    weights = [math.exp(SHARPNESS * (score - top)) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]
