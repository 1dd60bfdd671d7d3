"""The window of a map and what stands on it: dots of places, their names where there is room."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.formats.html.visible import one_line
from extractor.formats.html.world import TURN, UNITS, WHOLE, Box

WIDTH, HEIGHT = 640, 360  # of a map, px
PADDING = 0.3  # of the window, on each side
NARROWEST, LOWEST = 12 * UNITS, 7 * UNITS
NORTHMOST, SOUTHMOST = -84 * UNITS, 80 * UNITS
LETTER, LINE = 8.0, 16  # px of a name's letter and height, where the map is narrow and letters larger


class Spot(NamedTuple):
    """A place to be shown, in degrees."""

    id: str
    name: str
    kind: str
    longitude: float
    latitude: float
    weight: int  # events there


class Dot(NamedTuple):
    """A place on the map, in px; the name stands at `tx`, `ty`, or nowhere where `anchor` is empty."""

    id: str
    name: str
    style: str  # event, place or country
    x: float
    y: float
    radius: float
    tx: float
    ty: float
    anchor: str
    tip: str


class Map(NamedTuple):
    """A map to be drawn: how the world is laid behind it, and its dots."""

    scale_x: float
    scale_y: float
    move_x: float
    move_y: float
    turns: tuple[int, ...]  # copies of the world, each moved so far to the east
    dots: tuple[Dot, ...]


def window(spots: Sequence[Spot]) -> Box:
    """The window that shows some places, across the antimeridian where that is the shorter way.

    A country's position is the middle of its land: one that is only named does not widen the map.

    >>> fiji, samoa = Spot("p1", "Suva", "city", 178.4, -18.1, 0), Spot("p2", "Apia", "city", -171.8, -13.8, 0)
    >>> box = window([fiji, samoa])
    >>> box.west < 17840 < 18820 < box.east
    True
    """
    spots = [spot for spot in spots if spot.weight or spot.kind != "country"] or spots
    xs = sorted(round(spot.longitude * UNITS) for spot in spots)
    gaps = [(east - west, east) for west, east in zip(xs, [*xs[1:], xs[0] + TURN], strict=True)]
    widest, start = max(gaps)
    west = start - TURN if start > TURN // 2 else start
    east = west + TURN - widest
    ys = [round(-spot.latitude * UNITS) for spot in spots]
    return _shaped(west, east, max(min(ys), NORTHMOST), min(max(ys), SOUTHMOST))


def _shaped(west: int, east: int, north: int, south: int) -> Box:
    """A window around these, with room on all sides and of the map's shape."""
    middle_x, middle_y = (west + east) / 2, (north + south) / 2
    k = _narrowing(north, south)
    width = max((east - west) * (1 + 2 * PADDING), NARROWEST) * k
    height = max((south - north) * (1 + 2 * PADDING), LOWEST)
    height = min(max(height, width * HEIGHT / WIDTH), 170 * UNITS)
    width = min(height * WIDTH / HEIGHT / k, TURN)
    if width == TURN:
        middle_x = 0 if west >= -TURN // 2 and east <= TURN // 2 else middle_x
    height = min(height, width * k * HEIGHT / WIDTH)
    middle_y = min(max(middle_y, -90 * UNITS + height / 2), 90 * UNITS - height / 2)
    box = (middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)
    return Box(*map(round, box))


def _narrowing(north: int, south: int) -> float:
    """How much shorter a degree of longitude is than one of latitude, in the middle of the map."""
    return max(math.cos(math.radians((north + south) / 2 / UNITS)), 0.3)


def copies(box: Box) -> tuple[int, ...]:
    """How far to the east the world has to be moved, once or twice, to fill a window."""
    return tuple(turn for turn in (-TURN, 0, TURN) if box.meets(WHOLE.moved(turn)))


def sources(box: Box) -> list[Box]:
    """The parts of the world that fill a window, where they lie in the world."""
    margin = (box.east - box.west) // 25
    wide = Box(box.west - margin, box.north - margin, box.east + margin, box.south + margin)
    return [wide.moved(-turn) for turn in copies(box)]


def lay_out(spots: Sequence[Spot], box: Box, *, named: int = 40) -> Map:
    """The map of some places; at most so many get their names."""
    scale_x, scale_y = WIDTH / (box.east - box.west), HEIGHT / (box.south - box.north)
    top = max((spot.weight for spot in spots), default=0)
    taken: list[tuple[float, float, float, float]] = []
    placed = []
    inside = [spot for spot in spots if _is_in(spot, box)]
    order = sorted(inside, key=lambda spot: (-spot.weight, spot.kind == "country", spot.name, spot.id))
    for spot in order:
        x = _turned(round(spot.longitude * UNITS), box) - box.west
        y = round(-spot.latitude * UNITS) - box.north
        placed.append((spot, round(x * scale_x, 1), round(y * scale_y, 1), _radius(spot, top)))
    taken += [(x - r, y - r, x + r, y + r) for _, x, y, r in placed]
    dots = [_dot(*found, taken, index < named) for index, found in enumerate(placed)]
    moves = round(-box.west * scale_x, 2), round(-box.north * scale_y, 2)
    return Map(round(scale_x, 6), round(scale_y, 6), *moves, copies(box), tuple(reversed(dots)))


def _is_in(spot: Spot, box: Box) -> bool:
    x, y = _turned(round(spot.longitude * UNITS), box), round(-spot.latitude * UNITS)
    return box.west <= x <= box.east and box.north <= y <= box.south


def _turned(x: int, box: Box) -> int:
    """A longitude as the window counts it, which may run past 180 degrees."""
    return next((x + turn for turn in (0, TURN, -TURN) if box.west <= x + turn <= box.east), x)


def _radius(spot: Spot, top: int) -> float:
    if not spot.weight:
        return 3.5
    return 5.0 if top <= 12 else round(3.5 + 11 * math.sqrt(spot.weight / top), 1)


def _dot(
    spot: Spot, x: float, y: float, radius: float, taken: list[tuple[float, float, float, float]], named: bool
) -> Dot:
    """The dot of a place; its name goes to the first side where nothing stands, and then holds that room."""
    name = one_line(spot.name)
    style = "event" if spot.weight else "country" if spot.kind == "country" else "place"
    tip = f"{name}, {spot.weight} event{'s' if spot.weight != 1 else ''}" if spot.weight else name
    width = len(name) * LETTER
    sides = (
        (x + radius + 4, y + 4, "start", x + radius + 2),
        (x - radius - 4, y + 4, "end", x - radius - 4 - width),
        (x, y - radius - 4, "middle", x - width / 2),
        (x, y + radius + 13, "middle", x - width / 2),
    )
    for tx, ty, anchor, left in sides if named else ():
        room = (left, ty - LINE + 2, left + width, ty + 3)
        if _is_free(room, taken):
            taken.append(room)
            return Dot(spot.id, name, style, x, y, radius, round(tx, 1), round(ty, 1), anchor, tip)
    return Dot(spot.id, name, style, x, y, radius, 0, 0, "", tip)


def _is_free(room: tuple[float, float, float, float], taken: Iterable[tuple[float, float, float, float]]) -> bool:
    left, top, right, bottom = room
    if left < 2 or top < 2 or right > WIDTH - 2 or bottom > HEIGHT - 14:
        return False
    return not any(left < r and l_ < right and top < b and t < bottom for l_, t, r, b in taken)
