"""The recipes of docs/archives.md work as shown, on the samples."""

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT

from cli import extract
from extractor.formats.parquet import read_archive

TEXT = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^([^\n]*):\n\n```sql\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("recipes")
    done = CliRunner().invoke(extract, [str(ROOT / "samples"), "-o", str(place / "records.parquet"), "-q"])
    assert done.exit_code == 0, done.output
    return place


ASK = "import duckdb, json, sys; print(json.dumps(duckdb.sql(sys.stdin.read()).fetchall(), default=str))"


def asked(sql: str, folder: Path) -> list[list[Any]]:
    """What DuckDB gives, in a process of its own: at the end of one it complains of objects of others that are left."""
    done = subprocess.run(
        [sys.executable, "-c", ASK], input=sql, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found: list[list[Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("title", "sql"), RECIPES, ids=[title for title, _ in RECIPES])
def test_the_recipe_runs_and_finds_something(title: str, sql: str, folder: Path) -> None:
    assert asked(sql, folder)


def recipe(start: str) -> str:
    return next(sql for title, sql in RECIPES if title.startswith(start))


def test_the_recipe_of_the_dead_gives_the_records(folder: Path) -> None:
    expected = {
        (article.source.name, toll.min, toll.max, toll.mentions[0].text)
        for article in read_archive(folder / "records.parquet")
        for toll in article.casualties
        if (toll.kind, toll.scope, toll.status) == ("killed", "event", "actual")
    }
    assert {tuple(row) for row in asked(recipe("The dead"), folder)} == expected


def test_the_recipe_of_places_gives_an_events_first_place(folder: Path) -> None:
    expected = sorted(
        [article.source.name, event.type, place.name]
        for article in read_archive(folder / "records.parquet")
        for event in article.events
        for place in article.places
        if event.where[:1] == (place.id,)
    )
    assert sorted(row[:3] for row in asked(recipe("Where events"), folder)) == expected


def test_the_python_of_the_page_works(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = doctest.DocTestParser().get_doctest(TEXT, {}, "archives.md", None, 0)
    assert found.examples
    assert doctest.DocTestRunner().run(found).failed == 0
