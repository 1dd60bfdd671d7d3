"""Give listed countries and actors their Wikidata ids: `python tools/actor_ids.py`. No id is entered from memory.

A country gets the id of its ISO code in the borders of country-coder 5.6.1 of npm; where that stands for a whole realm,
the id of the part with our name for it (Denmark, the Netherlands). So do the European Union and the United Nations.
Companies, police, forces and aid agencies get the id of the one brand or operator of name-suggestion-index
8.0.20260918 of npm with their name, of a fitting category and at home in their country. `wikidata_ids.csv` beside this
file holds what was read in sources that are no package. A name with two ids gets none, and what no source has stays
empty. What the lists take is laid beside the tests, which compare.
"""

import argparse
import csv
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from build_gazetteer import ROOT
from place_lists import table

from extractor.gazetteer import COUNTRIES, place_key
from extractor.lexicon import DATA, read_rows

PACKAGES = ("@rapideditor/country-coder@5.6.1", "name-suggestion-index@8.0.20260918")  # of npm
ACTORS = (DATA / "actors" / "organizations.csv", DATA / "actors" / "persons.csv")
READ = Path(__file__).with_name("wikidata_ids.csv")
EXTRACTS = ROOT / "tests" / "wikidata"
UNIONS = frozenset({"EU", "UN"})
NAMED_BY = ("brand", "operator")
# Where an actor of a kind may stand among brands and operators: the police of a town is no shop of that name.
CATEGORIES = {
    "company": ("brands/", "operators/"),
    "government": ("operators/landuse/military", "operators/office/government"),
    "international_organization": ("operators/",),
    "media": ("brands/amenity/vending_machine", "brands/shop/newsagent"),
    "military": ("operators/landuse/military",),
    "ngo": ("brands/amenity/recycling", "brands/office/", "brands/shop/charity", "operators/"),
    "police": ("operators/amenity/police",),
    "political_party": ("brands/office/political_party",),
    "religious": ("operators/amenity/",),
}
WORLD, FRANCE = "001", "fx"  # in name-suggestion-index: everywhere; France without its overseas parts
Row = dict[str, str]


def main() -> None:
    """Fetch the packages with npm, unless a folder holds them unpacked, and write the lists anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="folder with the packages unpacked; else npm fetches them")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        packages = arguments.packages or fetch(Path(folder))
        borders = features(packages)
        index = json.loads((packages / "name-suggestion-index" / "dist/json/nsi.min.json").read_text("utf-8"))["nsi"]
    brands, read = named(index), {place_key(row["name"]): row["wikidata"] for row in read_rows(READ)}
    unions = {str(area["nameEn"]): str(area["wikidata"]) for area in borders if area.get("iso1A2") in UNIONS}
    countries = fill(COUNTRIES, lambda row: of_country(row, borders))
    organizations, _ = (fill(path, lambda row: of_actor(row, unions, read, brands)) for path in ACTORS)
    extract("country-coder.csv", "alpha2", countries)
    known = {row["name"]: row for row in organizations}
    extract("country-coder-unions.csv", "name", [known[name] for name in sorted(unions)])
    extract("name-suggestion-index.csv", "name", [row for row in organizations if of_brand(row, brands)])


def fetch(folder: Path) -> Path:
    """The packages, each unpacked in a folder of its name."""
    for package in PACKAGES:
        name = package.rpartition("@")[0].rpartition("/")[2]
        into = folder / name
        into.mkdir()
        command = ["npm", "pack", "--silent", "--pack-destination", str(into), package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(into.glob("*.tgz"))) as file:
            file.extractall(folder, filter="data")
        (folder / "package").rename(into / "unpacked")
        for part in sorted((into / "unpacked").iterdir()):
            part.rename(into / part.name)
    return folder


def features(packages: Path) -> list[dict[str, Any]]:
    """The areas of country-coder, without their borders."""
    text = (packages / "country-coder" / "src" / "data" / "borders.json").read_text(encoding="utf-8")
    return [feature["properties"] for feature in json.loads(text)["features"]]


def of_country(row: Row, borders: Iterable[Mapping[str, Any]]) -> str | None:
    """The id of the area with a country's code, or of the part of it that has the country's name."""
    whole = [area for area in borders if area.get("iso1A2") == row["alpha2"]]
    parts = [area for area in borders if area.get("country") == row["alpha2"] and area["nameEn"] == row["name"]]
    return next((str(area["wikidata"]) for area in (*parts, *whole)), None)


def named(index: Mapping[str, Any]) -> dict[str, list[tuple[str, str, frozenset[str]]]]:
    """Category, id and countries of brands and operators by each name that they have."""
    found: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for category, group in index.items():
        for item in group["items"]:
            for name, number in names(item):
                where = frozenset(str(code).partition("-")[0] for code in item["locationSet"].get("include", ()))
                found.setdefault(name, []).append((category, number, where))
    return found


def names(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of a brand or operator, with its id."""
    tags = item["tags"]
    for key in NAMED_BY:
        if number := tags.get(f"{key}:wikidata"):
            for name in sorted({item["displayName"], tags.get(key), tags.get(f"{key}:en")} - {None}):
                yield name, number


def of_actor(row: Row, unions: Mapping[str, str], read: Mapping[str, str], brands: Mapping[str, Any]) -> str | None:
    """The id that one source has for an actor; the packages' before what was read."""
    names = (row["name"], *row["aliases"].split("|"))
    by_hand = {read[key] for name in names if (key := place_key(name)) in read}
    first = unions.get(row["name"]) or of_brand(row, brands)
    return first or (by_hand.pop() if len(by_hand) == 1 else None)


def of_brand(row: Row, brands: Mapping[str, Any]) -> str | None:
    """The only id among brands and operators of an actor's name, of a category that fits its kind, in its country."""
    fits, home = CATEGORIES.get(row["kind"], ()), row["country"].lower()
    found = {
        number
        for name in own_names(row)
        for category, number, where in brands.get(name, ())
        if category.startswith(fits) and (WORLD in where or home in where or (home == "fr" and FRANCE in where))
    }
    return found.pop() if fits and len(found) == 1 else None


def own_names(row: Row) -> list[str]:
    """An actor's name, and its aliases of several words: those of one word are others' too."""
    return [row["name"], *(alias for alias in row["aliases"].split("|") if " " in alias)]


def fill(path: Path, number: Callable[[Row], str | None]) -> list[Row]:
    """Write a list with the id that each row has now; the rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    for row in rows:
        row["wikidata"] = number(row) or ""
    path.write_text("\n".join(head) + "\n" + table(list(rows[0]), (row.values() for row in rows)), encoding="utf-8")
    return rows


def extract(file: str, key: str, rows: Iterable[Row]) -> None:
    """Write what was taken from a package, for the tests."""
    taken = sorted((row[key], row["wikidata"]) for row in rows if row["wikidata"])
    EXTRACTS.mkdir(exist_ok=True)
    (EXTRACTS / file).write_text(table([key, "wikidata"], taken), encoding="utf-8")


if __name__ == "__main__":
    main()
