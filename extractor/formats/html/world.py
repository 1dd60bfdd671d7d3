"""Coastlines and borders, cut out as the paths of an SVG; in hundredths of a degree, east and south positive."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from extractor.lexicon import DATA

FILE = DATA / "map" / "world.gz"  # made by tools/build_map.py
UNITS = 100  # to a degree
TURN = 360 * UNITS
POLE = 90 * UNITS  # the one ring around a pole runs along it: no coast there

Point = tuple[int, int]
Line = tuple[Point, ...]
Gap = Callable[[Point, Point], bool]


class Box(NamedTuple):
    """A window of the map."""

    west: int
    north: int
    east: int
    south: int

    def meets(self, other: "Box") -> bool:
        """Whether they share ground."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.north <= other.south
            and other.north <= self.south
        )

    def moved(self, by: int) -> "Box":
        """The window as far to the east."""
        return self._replace(west=self.west + by, east=self.east + by)


class Drawing(NamedTuple):
    """The `d` of SVG paths: land within its coasts, land around the pole with its coast apart, borders."""

    land: str
    polar: str
    coast: str
    borders: str


WHOLE = Box(-180 * UNITS, -90 * UNITS, 200 * UNITS, 90 * UNITS)  # what lies across the antimeridian is not cut off


@cache
def _lines() -> tuple[tuple[tuple[Line, Box], ...], tuple[tuple[Line, Box], ...]]:
    """Rings of land and lines between countries, each with its box."""
    numbers = _varints(gzip.decompress(FILE.read_bytes()))
    return _unpack(numbers), _unpack(numbers)


def _varints(packed: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in packed:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield number
            number = shift = 0


def _unpack(numbers: Iterator[int]) -> tuple[tuple[Line, Box], ...]:
    lengths = list(islice(numbers, next(numbers)))
    total = sum(lengths)
    axes = [
        list(accumulate(number >> 1 if number % 2 == 0 else -(number >> 1) - 1 for number in islice(numbers, total)))
        for _ in "xy"
    ]
    points = zip(axes[0], (-y for y in axes[1]), strict=True)
    lines = [tuple(islice(points, length)) for length in lengths]
    return tuple((line, _box(line)) for line in lines)


def _box(line: Sequence[Point]) -> Box:
    xs, ys = zip(*line, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def draw(windows: Sequence[Box], tolerance: float) -> Drawing:
    """Land, coast and borders within some windows, points nearer to one another than the tolerance left out."""
    rings = [ring for window in windows for ring in _rings(window, tolerance)]
    polar = [ring for ring in rings if any(y >= POLE for _, y in ring)]
    coast = [piece for ring in polar for piece in _open((*ring, ring[0]), _is_inland)]
    borders = [line for window in windows for line in _pieces(_lines()[1], window, tolerance)]
    land = [ring for ring in rings if ring not in polar]
    return Drawing(_path(land, "z"), _path(polar, "z"), _path(coast), _path(borders))


def _rings(window: Box, tolerance: float) -> Iterator[list[Point]]:
    for ring, box in _lines()[0]:
        if window.meets(box):
            cut = _thinned(_cut(ring, window), tolerance)
            if len(cut) > 2:
                yield cut


def _is_inland(a: Point, b: Point) -> bool:
    """Whether a stretch of the ring around the pole runs to the pole, or along it."""
    return max(a[1], b[1]) >= POLE


def _cut(ring: Sequence[Point], window: Box) -> Sequence[Point]:
    """The part of a ring within a window (Sutherland and Hodgman 1974)."""
    for axis, limit, sign in ((0, window.west, 1), (0, window.east, -1), (1, window.north, 1), (1, window.south, -1)):
        if not ring or all((point[axis] - limit) * sign >= 0 for point in ring):
            continue
        kept: list[Point] = []
        for a, b in zip((ring[-1], *ring[:-1]), ring, strict=True):
            from_, to = (a[axis] - limit) * sign, (b[axis] - limit) * sign
            if (from_ < 0) != (to < 0):
                part = from_ / (from_ - to)
                kept.append((round(a[0] + (b[0] - a[0]) * part), round(a[1] + (b[1] - a[1]) * part)))
            if to >= 0:
                kept.append(b)
        ring = kept
    return ring


def _pieces(lines: Sequence[tuple[Line, Box]], window: Box, tolerance: float) -> Iterator[list[Point]]:
    """The pieces of lines that lie in a window, each a step beyond it at most."""
    for line, box in lines:
        if window.meets(box):
            thin = _thinned(line, tolerance)
            yield from _open(thin, lambda a, b: not window.meets(_box((a, b))))


def _open(line: Sequence[Point], is_gap: Gap) -> Iterator[list[Point]]:
    """The line without the stretches that are gaps."""
    piece = [line[0]]
    for a, b in pairwise(line):
        if is_gap(a, b):
            if len(piece) > 1:
                yield piece
            piece = [b]
        else:
            piece.append(b)
    if len(piece) > 1:
        yield piece


def _thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without points close to the one before; its ends stay, and the pole."""
    kept = list(line[:1])
    for point in line[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= tolerance or point[1] >= POLE:
            kept.append(point)
    return [*kept, *line[-1:]] if len(line) > 1 else kept


def _path(lines: Sequence[Sequence[Point]], close: str = "") -> str:
    """The lines as an SVG path of relative steps."""
    return "".join(_steps(line) + close for line in lines if any(point != line[0] for point in line))


def _steps(line: Sequence[Point]) -> str:
    (x, y), *_ = line
    steps = "".join(f"{bx - ax} {by - ay} " for (ax, ay), (bx, by) in pairwise(line) if (ax, ay) != (bx, by))
    return f"M{x} {y}l{steps.rstrip()}".replace(" -", "-")
