"""The gazetteer: countries with their names, people and capitals, and the places of the world by name.

Countries come from `data/places/countries.csv`, places from `data/gazetteer.sqlite`, a read-only file that
`tools/build_gazetteer.py` makes. Both are opened at the first look-up, so that importing this costs nothing.
Part of the floor that all components may stand on: nothing here knows a component.
"""

import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from extractor.lexicon import DATA, read_rows

COUNTRIES = DATA / "places" / "countries.csv"
REGIONS = DATA / "places" / "regions.csv"
STATES = DATA / "places" / "states.csv"
PLACES = DATA / "gazetteer.sqlite"

KINDS = ("country", "region", "district", "city", "facility", "water", "area")  # the file holds their numbers
SAME_SPOT = 0.3  # degrees: two towns of one name that lie nearer than this are one
ARAB = frozenset("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE".split())
OTHER_SCRIPTS = ARAB | frozenset(
    "AF AM BD BG BT BY CN GE GR IL IN IR JP KG KH KR KZ LA LK MK MM MN MV NP PK RU TH TJ UA".split()
)  # countries whose names come romanised, in more than one way
SPELT_IN_WAYS = OTHER_SCRIPTS | {"AL", "XK"}  # and those whose towns have an Albanian ending or none
POSITION_UNIT = 0.0001  # degrees: the file holds whole numbers of them


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166-1 code (Kosovo: XK)."""

    alpha2: str
    alpha3: str
    numeric: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    wikidata: str | None  # the item's id


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


def normalise(name: str) -> str:
    """A name as it is looked up: lower case, no diacritics, straight apostrophes, single spaces.

    >>> normalise("Côte  d’Ivoire")
    "cote d'ivoire"
    """
    plain = name.casefold() if name.isascii() else _stripped(name)
    return " ".join(plain.split())


@lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """A place's name as the file holds it: as `normalise`, hyphens as spaces, no full stops, no apostrophes.

    >>> place_key("Sana'a"), place_key("St. Louis"), place_key("al-Bab")
    ('sanaa', 'st louis', 'al bab')
    """
    plain = name.casefold() if name.isascii() else _stripped(name)
    return " ".join(plain.translate(_MARKS).split())


_MARKS = str.maketrans({"-": " ", "/": " ", ".": None, "'": None, ",": None})


def _stripped(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"}
    | {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "æ": "ae", "Æ": "Ae"}
)


@lru_cache(maxsize=50_000)
def country_of_name(name: str) -> str | None:
    """The alpha-2 code of a country by its name or short form; None for anything else.

    >>> country_of_name("the United States"), country_of_name("Britain"), country_of_name("us")
    ('US', 'GB', None)
    """
    bare = name[4:] if name[:4].lower() == "the " else name
    names = _by_name()
    return names.get(bare) if bare.isupper() and bare in names else names.get(normalise(bare))


@lru_cache(maxsize=50_000)
def country_of_demonym(word: str) -> str | None:
    """The alpha-2 code for an adjective or a word for the people; None for peoples without a country.

    >>> country_of_demonym("Iraqi"), country_of_demonym("Americans"), country_of_demonym("Kurdish")
    ('IQ', 'US', None)
    """
    return _by_demonym().get(normalise(word)) if word[:1].isupper() else None


@lru_cache(maxsize=50_000)
def country_of_capital(name: str) -> str | None:
    """The alpha-2 code of the country whose capital it is.

    >>> country_of_capital("Washington"), country_of_capital("Mosul")
    ('US', None)
    """
    return _by_capital().get(normalise(name))


def alpha3(alpha2: str) -> str | None:
    """The three-letter code: `IRQ` of `IQ`; None where there is no such country."""
    country = countries().get(alpha2)
    return country.alpha3 if country else None


def wikidata(alpha2: str) -> str | None:
    """The id of a country's item in Wikidata: `Q796` of `IQ`; None where there is no such country."""
    country = countries().get(alpha2)
    return country.wikidata if country else None


@cache
def countries() -> dict[str, Country]:
    """All countries and territories by alpha-2 code."""
    return {row["alpha2"]: _country(row) for row in read_rows(COUNTRIES)}


def _country(row: dict[str, str]) -> Country:
    aliases, demonyms, capitals = (
        tuple(filter(None, row[column].split("|"))) for column in ("aliases", "demonyms", "capital")
    )
    codes = (row["alpha2"], row["alpha3"], row["numeric"], row["name"])
    return Country(*codes, aliases, demonyms, capitals, row["wikidata"] or None)


@cache
def _by_name() -> dict[str, str]:
    """Countries by normalised name; short forms in capitals as they are, since 'us' is no country."""
    found: dict[str, str] = {}
    for code, country in countries().items():
        for name in (country.name, *country.aliases):
            found.setdefault(name if name.isupper() else normalise(name), code)
    return found


@cache
def _by_demonym() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, country in countries().items():
        for word in country.demonyms:
            found.setdefault(normalise(word), code)
    return found


@cache
def _by_capital() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, country in countries().items():
        for word in country.capitals:
            found.setdefault(normalise(word), code)
    return found


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
def states() -> dict[str, tuple[str, str]]:
    """States and provinces by postal code and by abbreviation: name and country."""
    found = {}
    for row in read_rows(STATES):
        found[row["code"]] = found[row["abbreviation"] or row["code"]] = (row["name"], row["country"])
    return found


@cache
def state_names() -> dict[str, str]:
    """The country of a state or province by the `place_key` of its name."""
    return {place_key(name): country for name, country in states().values()}


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


@lru_cache(maxsize=50_000)
def is_same_name(one: str, other: str, *, romanised: bool) -> bool:
    """Whether two keys are one name: written alike or, where it is romanised, with the same consonants.

    >>> is_same_name("hamah", "hama", romanised=True), is_same_name("pittsburg", "pittsburgh", romanised=False)
    (True, False)
    """
    return one.removeprefix("the ") == other or (romanised and _consonants(one) == _consonants(other))


def _consonants(key: str) -> str:
    return "".join(letter for letter, _ in groupby(key.removesuffix("h").translate(_ROMANISED)))


_ROMANISED = str.maketrans({"q": "k", "c": "k", "v": "w"} | dict.fromkeys("aeiouyw ", None))


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
