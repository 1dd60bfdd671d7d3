"""Geography: whether two reports can lie in one place, and which place they share."""

import re
from itertools import product
from math import asin, cos, radians, sin, sqrt

from extractor.merging.reports import Report
from models import Place, PlaceKind

EARTH = 6371.0  # km, mean radius
NEIGHBOURS = 25.0  # km: what lies nearer may be one paper's name and another's for the same spot
REACH = 80.0  # km: two divisions' towns that lie nearer may be given to either

DIVISION = re.compile(r" (province|state|county|district|region|governorate|oblast|prefecture|department|city)$")

SPOTS = frozenset({PlaceKind.DISTRICT, PlaceKind.FACILITY})
OF_STATES = frozenset("coup deployment election withdrawal".split())  # where it happens is a state
SPOT, TOWN, REGION = 3, 2, 1


def shared_place(a: Report, b: Report) -> tuple[int, str] | None:
    """The closest place that both name, with its weight; a country is one for acts of states only."""
    pairs = list(product(a.places, b.places))
    for weight, is_such in ((SPOT, _is_spot), (TOWN, _is_town)):
        for one, other in pairs:
            if is_such(one) and is_such(other) and _same(one, other):
                return weight, one.name
    for one, other in pairs:
        if one.country == other.country and (division := _divisions(one) & _divisions(other)):
            return REGION, min(division)
        if one.kind != PlaceKind.COUNTRY and other.kind != PlaceKind.COUNTRY and _same(one, other):
            return REGION, one.name
    if {a.event.type, b.event.type} <= OF_STATES and a.event.country and a.event.country == b.event.country:
        return REGION, a.event.country
    return None


def keys(report: Report) -> set[str]:
    """Words of which two reports have one in common where they share a place."""
    told = {name for place in report.places if place.kind != PlaceKind.COUNTRY for name in _names(place)}
    told |= {division for place in report.places for division in _divisions(place)}
    told |= {str(place.geonameid) for place in report.places if place.geonameid}
    return told | {report.event.country} if report.event.country and report.event.type in OF_STATES else told


def elsewhere(a: Report, b: Report) -> bool:
    """Whether the two lie in different countries, divisions or towns."""
    if a.event.country and b.event.country and a.event.country != b.event.country:
        return True
    mine, theirs = ([place for place in side.places if place.kind != PlaceKind.COUNTRY] for side in (a, b))
    if not mine or not theirs or any(_may_be_one(one, other) for one, other in product(mine, theirs)):
        return False
    return all(_apart(one, other) for one, other in product(mine[:1], theirs[:1]))


def _is_spot(place: Place) -> bool:
    return place.kind in SPOTS


def _is_town(place: Place) -> bool:
    return place.kind == PlaceKind.CITY


def _same(a: Place, b: Place) -> bool:
    if a.geonameid and b.geonameid:
        return a.geonameid == b.geonameid
    if a.country and b.country and a.country != b.country:
        return False
    return bool(_names(a) & _names(b))


def _may_be_one(a: Place, b: Place) -> bool:
    """The same, near each other, or one in the other as far as their divisions tell."""
    distance = _distance(a, b)
    if _same(a, b) or (distance is not None and distance <= NEIGHBOURS):
        return True
    return a.kind != b.kind and bool({a.name, a.admin1, a.admin2} & {b.name, b.admin1, b.admin2} - {None})


def _apart(a: Place, b: Place) -> bool:
    """Known to be two: two towns or two districts, or in two divisions too far apart to be mistaken."""
    distance = _distance(a, b)
    if _is_town(a) and _is_town(b):
        return distance is None or distance > NEIGHBOURS
    if _is_spot(a) and a.kind == b.kind and distance is not None and distance > NEIGHBOURS:
        return True
    return bool(a.admin1 and b.admin1 and a.admin1 != b.admin1) and (distance is None or distance > REACH)


def _divisions(place: Place) -> set[str]:
    """The province or state that it lies in, or is."""
    if place.admin1:
        return {place.admin1}
    return {DIVISION.sub("", place.name)} if place.kind == PlaceKind.REGION else set()


def _names(place: Place) -> frozenset[str]:
    """What the article calls it, without the kind: 'Garissa County' here is 'Garissa' there."""
    told = (place.name, *(mention.text for mention in place.mentions))
    return frozenset(DIVISION.sub("", name.casefold().removeprefix("the ")) for name in told)


def _distance(a: Place, b: Place) -> float | None:
    """Great-circle distance in km (haversine); None where a position is unknown."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = radians(a.latitude), radians(b.latitude)
    east = radians(b.longitude - a.longitude)
    return 2 * EARTH * asin(sqrt(sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2))
