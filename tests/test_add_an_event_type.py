"""A newcomer's steps: docs/add-an-event-type.md, followed word by word in a copy of the package."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PAGE = (ROOT / "docs" / "add-an-event-type.md").read_text(encoding="utf-8")
TABLE = (ROOT / "extractor" / "data" / "event_types.csv").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^In `([^`]+)`:\n\n```\w+\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with what the page says written into it."""
    copy = tmp_path_factory.mktemp("house")
    for name in ("extractor", "models", "tests"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("cli.py", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    for path, text in BLOCKS:
        with (copy / path).open("a", encoding="utf-8", newline="") as file:
            file.write(text)
    return copy


def run(house: Path, *command: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(house)}
    words = [sys.executable, "-m", *command]
    return subprocess.run(words, cwd=house, env=environment, input=given, capture_output=True, text=True, check=False)


def test_the_page_touches_two_tables_and_one_new_file() -> None:
    assert [path for path, _ in BLOCKS if not (ROOT / path).exists()] == ["extractor/data/events/funeral.toml"]
    assert len(BLOCKS) == 3


def test_the_page_names_the_columns_and_the_categories_of_the_table() -> None:
    rows = [line for line in TABLE.splitlines() if not line.startswith("#")]
    assert f"columns are {rows[0].replace(',', ', ').replace(', gloss', ' and gloss')}." in PAGE
    first = PAGE[PAGE.index("The category is one of") :].partition(")")[0]
    assert set(re.findall(r"`(\w+)`", first)) == {row.split(",")[1] for row in rows[1:]}


def test_the_sentences_of_the_new_type_pass(house: Path) -> None:
    found = run(house, "pytest", "-q", "-p", "no:cacheprovider", "tests/test_lexicons.py", "-k", "funeral")
    assert found.returncode == 0, found.stdout[-2000:]
    assert "passed" in found.stdout


def test_the_new_type_is_in_the_output(house: Path) -> None:
    command = next(line for line in PAGE.splitlines() if line.startswith("echo "))
    sentence = command.split('"')[1]
    assert '"type": "funeral"' in run(house, "cli", "-", given=sentence).stdout.replace('":"', '": "')
    assert "by funeral.noun" in run(house, "cli", "--explain", "-", given=sentence).stdout


def test_every_type_still_has_its_code(house: Path) -> None:
    found = run(house, "pytest", "-q", "-p", "no:cacheprovider", "tests/test_codes.py", "-k", "every_type")
    assert found.returncode == 0, found.stdout[-2000:]
