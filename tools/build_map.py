"""Rework the coastlines and borders of world-atlas into the small file that the report draws its maps from.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_map.py package/countries-50m.json

Which land belongs to which country is not taken over: only rings of land, and the lines that two countries share.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "extractor" / "data" / "map" / "world.gz"
UNITS = 100  # to a degree
TOLERANCE = 1.2  # units by which a line may be off its source
SMALLEST_ISLAND = 3  # units, width and height together

Point = tuple[int, int]


def main(source: str) -> None:
    """Write the file anew."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in decoded(topology)]
    rings = [unrolled(joined(ring, arcs)) for ring in rings_of(topology["objects"]["land"])]
    kept = [ring for ring in rings if len(ring) > 3 and extent(ring) >= SMALLEST_ISLAND]
    borders = [arcs[index] for index in shared(topology["objects"]["countries"])]
    packed = pack(kept) + pack(borders)
    OUT.parent.mkdir(exist_ok=True)
    with OUT.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as zipped:
        zipped.write(packed)
    points = sum(map(len, kept + borders))
    print(f"{len(kept)} rings, {len(borders)} borders, {points} points: {OUT.stat().st_size} bytes")


def decoded(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The arcs of a TopoJSON file in units of ours."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        xs, ys = (accumulate(steps) for steps in zip(*arc, strict=True))
        yield [(round((x * kx + dx) * UNITS), round((y * ky + dy) * UNITS)) for x, y in zip(xs, ys, strict=True)]


def simplified(line: list[Point]) -> list[Point]:
    """The line without the points that lie within the tolerance (Douglas and Peucker 1973); its ends stay."""
    keep = {0, len(line) - 1}
    stretches = [(0, len(line) - 1)]
    if line[0] == line[-1] and len(line) > 2:  # a ring: its farthest point divides it
        middle = max(range(len(line)), key=lambda i: abs(line[i][0] - line[0][0]) + abs(line[i][1] - line[0][1]))
        keep.add(middle)
        stretches = [(0, middle), (middle, len(line) - 1)]
    while stretches:
        start, end = stretches.pop()
        inside = range(start + 1, end)
        farthest = max(inside, key=lambda i: distance(line[i], line[start], line[end]), default=start)
        if farthest != start and distance(line[farthest], line[start], line[end]) > TOLERANCE:
            keep.add(farthest)
            stretches += [(start, farthest), (farthest, end)]
    return [line[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch of line."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    along = ((px - ax) * dx + (py - ay) * dy) / ((dx * dx + dy * dy) or 1)
    along = min(1.0, max(0.0, along))
    return float(((px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2) ** 0.5)


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a geometry, each a list of arcs; ~i is arc i the other way round."""
    for part in geometry.get("geometries", ()):
        yield from rings_of(part)
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        yield from (ring for polygon in geometry["arcs"] for ring in polygon)


def joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring's points, its first one not said again at the end."""
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[:-1]
    return points


def unrolled(ring: list[Point]) -> list[Point]:
    """The ring without leaps across the antimeridian: it runs on beyond 180 degrees, and round a pole on its far side.

    >>> unrolled([(17900, 0), (-17900, 0), (-17900, 100)])
    [(17900, 0), (18100, 0), (18100, 100)]
    """
    turn = 360 * UNITS
    found, moved = [ring[0]], 0
    for (before, _), (x, y) in pairwise(ring):
        moved += turn if x - before < -turn / 2 else -turn if x - before > turn / 2 else 0
        found.append((x + moved, y))
    if abs(found[-1][0] - found[0][0]) > turn / 2:  # round the pole: down to its foot, and back beneath
        start, pole = found[0][0], -90 * UNITS
        end = start + turn if found[-1][0] > start else start - turn
        found += [(end, ring[0][1]), (end, pole), (start, pole)]
    west = min(x for x, _ in found)
    return [(x + turn, y) for x, y in found] if west < -turn / 2 else found


def shared(countries: dict[str, Any]) -> list[int]:
    """Arcs that two countries have in common."""
    uses = Counter(max(index, ~index) for ring in rings_of(countries) for index in ring)
    return sorted(index for index, number in uses.items() if number > 1)


def extent(ring: list[Point]) -> int:
    """Width and height together."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(xs) - min(xs) + max(ys) - min(ys)


def pack(lines: list[list[Point]]) -> bytes:
    """Number of lines, their lengths, all steps east, all steps north: as varints, signs folded in."""
    numbers = [len(lines), *map(len, lines)]
    for axis in (0, 1):
        at = 0
        for value in (point[axis] for line in lines for point in line):
            step, at = value - at, value
            numbers.append(step * 2 if step >= 0 else -step * 2 - 1)
    return b"".join(map(varint, numbers))


def varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the highest bit says that more follow."""
    parts = bytearray()
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    parts.append(number)
    return bytes(parts)


if __name__ == "__main__":
    main(sys.argv[1])
