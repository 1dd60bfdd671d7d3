"""Page parts held against what a reader wrote down who looked at the page, not at the program.

The pages are the samples and shorter copies in other layouts (`tests/pages`), with `<name>.parts.toml` beside them: ""
in `roles` and `dateline` is what the page does not say; `removed` holds the kinds of what was dropped, in order,
neighbours of one kind together.
"""

import tomllib
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from extractor.reading.page import Page, Stretch
from extractor.reading.parts import read_page

SAMPLES = sorted((ROOT / "samples").glob("*.parts.toml"))
EXPECTED = [*SAMPLES, *sorted((ROOT / "tests" / "pages").glob("*.parts.toml"))]
FIELDS = frozenset(
    "title standfirst publisher authors roles published updated dateline paragraphs begins ends crossheads captions "
    "removed".split()
)


def expected(path: Path) -> dict[str, Any]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    assert found.keys() <= FIELDS
    return found


def read(path: Path) -> tuple[str, Page]:
    text = path.with_name(path.name.replace(".parts.toml", ".txt")).read_text(encoding="utf-8")
    return text, read_page(text)


def words(text: str, stretch: Stretch | None) -> str | None:
    return " ".join(text[stretch.start : stretch.end].split()) if stretch else None


def of_kind(text: str, page: Page, kind: str) -> list[str]:
    return [" ".join(text[block.start : block.end].split()) for block in page.blocks if block.kind == kind]


each_page = pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name.split(".")[0])


def test_there_are_six_whole_pages() -> None:
    assert len(SAMPLES) >= 6
    assert all(len(read(path)[0].splitlines()) > 55 for path in SAMPLES)


@each_page
def test_the_head_of_a_page_is_read(path: Path) -> None:
    text, page = read(path)
    wanted = expected(path)
    assert {name: words(text, getattr(page, name)) for name in ("title", "standfirst", "publisher")} == {
        name: wanted.get(name) for name in ("title", "standfirst", "publisher")
    }


@each_page
def test_the_authors_of_a_page_are_read_with_their_jobs(path: Path) -> None:
    text, page = read(path)
    found = [(words(text, name), words(text, role) or "") for name, role in zip(page.authors, page.roles, strict=True)]
    assert found == list(zip(expected(path)["authors"], expected(path)["roles"], strict=True))


@each_page
def test_the_times_and_the_dateline_of_a_page_are_read(path: Path) -> None:
    _, page = read(path)
    wanted = expected(path)
    assert (page.published and page.published.value) == wanted.get("published")
    assert (page.updated and page.updated.value) == wanted.get("updated")
    found = [page.dateline.place or "", page.dateline.agency or ""] if page.dateline else None
    assert found == wanted.get("dateline")


@each_page
def test_the_body_of_a_page_is_whole(path: Path) -> None:
    text, page = read(path)
    wanted = expected(path)
    paragraphs = of_kind(text, page, "paragraph")
    assert len(paragraphs) == wanted["paragraphs"]
    assert paragraphs[0].startswith(wanted["begins"])
    assert paragraphs[-1].endswith(wanted["ends"])


@each_page
def test_the_crossheads_and_captions_of_a_page_stand_apart(path: Path) -> None:
    text, page = read(path)
    wanted = expected(path)
    assert of_kind(text, page, "crosshead") == wanted.get("crossheads", [])
    assert of_kind(text, page, "caption") == wanted.get("captions", [])


@each_page
def test_what_was_dropped_from_a_page_is_known_for_its_kind(path: Path) -> None:
    _, page = read(path)
    assert [kind for kind, _ in groupby(block.kind for block in page.removed)] == expected(path)["removed"]
