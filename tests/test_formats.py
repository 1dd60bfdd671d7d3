"""The formats beyond JSON: what a table, a map, a database, spans and a reader at a terminal get of an article."""

import csv
import io
import json
import re
import sqlite3
from pathlib import Path

import pytest

from extractor import Article, Extractor
from extractor.formats import FORMATS, Options
from extractor.formats.table import COLUMNS
from extractor.formats.view import _columns

TEXT = (
    "Rocket hits market in Homs\n\n4 May 2019\n\nA rocket fired by Islamic State militants hit a market in Homs on "
    "Friday, killing dozens of civilians and wounding at least nine, officials said.\n\nProtesters marched in Lima.\n"
)


@pytest.fixture(scope="module")
def article(extractor: Extractor) -> Article:
    return Extractor(with_text=True)(TEXT, name="a.txt")


def written(form: str, *articles: Article, **options: object) -> bytes:
    out = io.BytesIO()
    writer = FORMATS[form].writer()(out, Options(**options))  # type: ignore[arg-type]
    for article in articles:
        writer.write(article)
    writer.finish()
    return out.getvalue()


def rows(*articles: Article, **options: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *articles, **options).decode(), newline="")))


def named(article: Article, **changes: object) -> Article:
    return article.model_copy(update={"source": article.source.model_copy(update=changes)})


# ---- csv -------------------------------------------------------------------------------------------------------------


def test_a_row_an_event_in_the_order_of_the_specification(article: Article) -> None:
    found = rows(article)
    assert len(found) == len(article.events)
    assert list(found[0]) == [*COLUMNS, "accept", "correction"]


def test_an_events_own_columns_and_those_shaped_like_acleds(article: Article) -> None:
    row = rows(article)[0]
    expected = {
        "source": "a.txt",
        "published": "2019-05-04",
        "event_date_start": "2019-05-03",
        "event_date_end": "2019-05-03",
        "type": "shelling",
        "status": "occurred",
        "aggregate": "false",
        "wounded_min": "9",
        "wounded_max": "",
        "fatalities_low": "24",
        "fatalities_high": "99",
        "event_date": "2019-05-03",
        "time_precision": "1",
        "country": "Syria",
        "iso": "760",
        "iso3": "SYR",
        "location": "Homs",
        "geo_precision": "1",
        "fatalities": "12",
    }
    assert {name: row[name] for name in expected} == expected
    assert TEXT[int(row["evidence_start"]) : int(row["evidence_end"])] == row["evidence"]
    assert row["match_key"].startswith("SY|")


def test_an_unknown_day_and_number_stay_empty(article: Article) -> None:
    row = rows(article)[-1]
    assert row["type"] == "protest"
    assert {row[name] for name in ("event_date", "time_precision", "fatalities", "fatalities_best", "outcome")} == {""}


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "\n=1", "'=1", '"=1', "＝1", "\u200b=1", "\r1"]
)
def test_no_text_is_a_formula_and_numbers_stay_numbers(article: Article, cell: str) -> None:
    row = rows(named(article, name=cell, fields={"=f": cell}))[0]
    assert row["source"].startswith("'")
    assert row["'=f"].startswith("'")
    assert row["latitude"][0].isdecimal()


def test_no_cell_holds_what_a_terminal_obeys(article: Article) -> None:
    row = rows(named(article, name="a\x1b[2J\x9b\u202e\0\ud800z"))[0]
    assert row["source"] == r"a\x1b[2J\x9b\u202e\x00\ud800z"


def test_fields_that_come_late_have_a_column_all_the_same(article: Article) -> None:
    first, second = named(article, fields={"a": "1"}), named(article, fields={"b": "2", "type": "x"})
    found = rows(first, second, fields=("c",))
    assert list(found[0])[-4:] == ["c", "a", "b", "field_type"]
    assert [(row["a"], row["b"]) for row in found if row["type"] == "shelling"] == [("1", ""), ("", "2")]


# ---- geojson ---------------------------------------------------------------------------------------------------------


def test_a_feature_an_event_and_a_place_longitude_first(article: Article) -> None:
    collection = json.loads(written("geojson", article))
    features = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert [f["properties"]["record"] for f in features] == ["event"] * len(article.events) + ["place"] * len(
        article.places
    )
    homs = features[0]["geometry"]["coordinates"]
    assert (round(homs[0]), round(homs[1])) == (37, 35)
    assert all("geometry" in feature for feature in features)


def test_no_position_is_a_null_geometry_and_nothing_an_empty_collection(article: Article) -> None:
    nowhere = article.model_copy(update={"places": ()})
    events = [event.model_copy(update={"where": (), "where_relation": None}) for event in article.events]
    features = json.loads(written("geojson", nowhere.model_copy(update={"events": tuple(events)})))["features"]
    assert [feature["geometry"] for feature in features] == [None] * len(article.events)
    assert json.loads(written("geojson")) == {"type": "FeatureCollection", "features": []}


# ---- sqlite ----------------------------------------------------------------------------------------------------------


def test_a_table_a_list_with_all_records(article: Article, tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(written("sqlite", article, named(article, name="'; DROP TABLE events; --\ud800\0")))
    with sqlite3.connect(path) as database:
        for name in ("events", "actors", "places", "troop_numbers", "casualties", "dates", "statements"):
            (count,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()
            assert count == 2 * len(getattr(article, name)), name
        assert database.execute("SELECT source FROM articles").fetchall()[1][0].startswith("'; DROP TABLE events; --")
        words = database.execute(
            "SELECT text, start, end FROM mentions WHERE list = 'events' AND article = 1 ORDER BY start"
        ).fetchall()
        assert words
        assert all(TEXT[start:end] == text for text, start, end in words)
        joined = "SELECT e.type, a.role FROM events e JOIN arguments a ON (a.article, a.event) = (e.article, e.id)"
        assert ("shelling", "target") in database.execute(joined).fetchall()
        assert database.execute("SELECT fields FROM articles").fetchone() == (None,)


def test_the_same_articles_make_the_same_database(article: Article) -> None:
    assert written("sqlite", article) == written("sqlite", article)


# ---- spans -----------------------------------------------------------------------------------------------------------


def test_spans_stand_in_order_with_their_text(article: Article) -> None:
    document = json.loads(written("spans", article))
    assert document["text"] == TEXT
    assert document["meta"]["source"] == "a.txt"
    spans = [(span["start"], span["end"], span["label"]) for span in document["spans"]]
    assert spans == sorted(set(spans))
    marked = {TEXT[start:end]: label for start, end, label in spans}
    assert marked["marched"] == "EVENT:PROTEST"
    assert {label for _, _, label in spans} >= {"PLACE:CITY", "KILLED", "DATE", "TARGET"}


# ---- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_the_view_fits_its_width(article: Article, width: int) -> None:
    shown = written("text", article, article, width=width).decode()
    assert max(map(_columns, shown.splitlines())) <= width
    for words in ("Rocket hits market in Homs", "● shelling", "2019-05-03", "Homs", "● protest"):
        assert words in " ".join(shown.split())


def test_the_view_in_colour_is_the_view_with_marks(article: Article) -> None:
    plain, coloured = (written("text", article, colour=colour).decode() for colour in (False, True))
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert "\x1b" not in plain
    assert [line.rstrip() for line in bare.splitlines()][: len(plain.splitlines())] == plain.splitlines()
    assert "agent target place number" in bare


@pytest.mark.parametrize(
    "text", ["Two \x1b[2J\x9bmen\u202e were killed\x07 in Gao.", "Two 兵士 men were killed. " + "x" * 300]
)
def test_no_text_gets_hold_of_the_terminal(text: str) -> None:
    shown = written("text", Extractor(with_text=True)(text, name="a\x1b]0;x\x07"), width=60).decode()
    assert shown.replace("\n", "").isprintable()
    assert max(map(_columns, shown.splitlines())) <= 60
