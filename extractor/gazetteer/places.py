"""The places of the world by name, from the lists kept by hand and a file of GeoNames."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from extractor.gazetteer.countries import COUNTRIES
from extractor.gazetteer.spelling import SPELT_IN_WAYS, is_same_name, place_key
from extractor.lexicon import DATA, read_rows

REGIONS = DATA / "places" / "regions.csv"
PLACES = DATA / "gazetteer.sqlite"

KINDS = ("country", "region", "district", "city", "facility", "water", "area")  # the file holds their numbers
SAME_SPOT = 0.3  # degrees: two towns of one name that lie nearer than this are one
POSITION_UNIT = 0.0001  # degrees: the file holds whole numbers of them


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may stand for; positions in WGS 84 degrees, `population` 0 where it is not known."""

    name: str
    kind: str  # one of KINDS
    country: str | None  # None where it lies in several
    latitude: float | None
    longitude: float | None
    population: int = 0
    geonameid: int | None = None
    admin1: int | None = None  # GeoNames ids of the divisions that hold it
    admin2: int | None = None
    inside: str | None = None  # name of the place that holds it, where the list of regions says so
    parts: tuple[int, ...] = ()  # GeoNames ids of the divisions that make up a listed region of several
    listed: bool = False  # from the lists kept by hand: countries and regions
    own_name: bool = True  # False where it was found by another name than its own


def look_up(names: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    """All places of the given names, by `place_key` of the name; names that no place bears are left out.

    Places listed by hand come first, then the rest, larger ones first. One query reads what a whole article needs.
    """
    keys = sorted({place_key(name) for name in names})
    known = {key: entries for key in keys if (entries := _KNOWN.get(key)) is not None}
    known |= _read([key for key in keys if key not in known])
    if len(_KNOWN) > MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN.update(known)
    return {key: known[key] for key in keys if known[key]}


# What was looked up already, places or none: the names in the news come again and again.
_KNOWN: dict[str, tuple[Entry, ...]] = {}
MOST_KNOWN = 10_000  # names


def _read(keys: list[str]) -> dict[str, tuple[Entry, ...]]:
    """The places of all keys, from the lists and the file."""
    found = {key: _listed(key) for key in keys}
    rows: dict[str, list[Entry]] = {}
    for key, *cells in _rows(keys):
        rows.setdefault(key, []).append(_entry(key, *cells))
    for key, entries in rows.items():
        listed = [_completed(entry, entries) for entry in found.get(key, ())]
        ids = {entry.geonameid for entry in listed if entry.geonameid}
        found[key] = (*listed, *(entry for entry in entries if entry.geonameid not in ids))
    return found


def _completed(entry: Entry, others: Iterable[Entry]) -> Entry:
    """A listed place with what the file has of the same one: the same id, or a town of the country at the same spot."""
    same = next((other for other in others if _is_same(entry, other)), None)
    if same is None:
        return entry
    found: dict[str, Any] = {"geonameid": same.geonameid, "admin1": same.admin1, "admin2": same.admin2}
    if entry.latitude is None:
        found |= {"latitude": same.latitude, "longitude": same.longitude}
    return replace(entry, population=entry.population or same.population, **found)


def _is_same(entry: Entry, other: Entry) -> bool:
    if entry.geonameid is not None:
        return entry.geonameid == other.geonameid
    if entry.kind != other.kind or entry.country != other.country:
        return False
    if entry.latitude is None or entry.longitude is None:
        return other.own_name
    assert other.latitude is not None
    assert other.longitude is not None
    return abs(entry.latitude - other.latitude) + abs(entry.longitude - other.longitude) < SAME_SPOT


@cache
def place_name(geonameid: int) -> str | None:
    """The name of a place of the file by its GeoNames id; None where there is none."""
    row = _database().execute("SELECT name FROM place WHERE id = ?", (geonameid,)).fetchone()
    return str(row[0]) if row else None


@cache
def _database() -> sqlite3.Connection:
    return sqlite3.connect(f"{PLACES.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


_QUERY = """SELECT key, place.* FROM name JOIN place ON place.id = name.place WHERE key IN ({})
ORDER BY key, population DESC, place.id"""


def _rows(keys: list[str]) -> Iterator[tuple[Any, ...]]:
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        yield from _database().execute(_QUERY.format(",".join("?" * len(some))), some)


def _entry(key: str, *cells: Any) -> Entry:
    geonameid, name, kind, country, admin1, admin2, latitude, longitude, population = cells
    return Entry(
        name,
        KINDS[kind],
        country,
        round(latitude * POSITION_UNIT, 4),
        round(longitude * POSITION_UNIT, 4),
        population,
        geonameid,
        admin1,
        admin2,
        own_name=is_same_name(place_key(name), key, romanised=country in SPELT_IN_WAYS),
    )


@lru_cache(maxsize=10_000)
def _listed(key: str) -> tuple[Entry, ...]:
    """The countries and the places of the hand-kept list that bear a name."""
    return tuple(_of_country(row) if "alpha2" in row else _of_region(row) for row in _rows_of_lists().get(key, ()))


@cache
def _rows_of_lists() -> dict[str, list[dict[str, str]]]:
    """The rows of both lists by each of their names; what a row says is read when its name is asked for."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in (*read_rows(COUNTRIES), *read_rows(REGIONS)):
        names = (row["name"], *row["aliases"].split("|")) if row["aliases"] else (row["name"],)
        for name in dict.fromkeys(place_key(name).removeprefix("the ") for name in names):
            if name:
                found.setdefault(name, []).append(row)
    return found


def _of_country(row: dict[str, str]) -> Entry:
    return Entry(**_common(row), kind="country", country=row["alpha2"], population=int(row["population"]))


def _of_region(row: dict[str, str]) -> Entry:
    parts = tuple(map(int, row["parts"].split("|"))) if row["parts"] else ()
    return Entry(
        **_common(row), kind=row["kind"], country=row["country"] or None, inside=row["inside"] or None, parts=parts
    )


def _common(row: dict[str, str]) -> dict[str, Any]:
    """What both lists have: name, position, GeoNames id."""
    return {
        "name": row["name"],
        "latitude": float(row["latitude"]) if row["latitude"] else None,
        "longitude": float(row["longitude"]) if row["longitude"] else None,
        "geonameid": int(row["geonameid"]) if row["geonameid"] else None,
        "listed": True,
    }
