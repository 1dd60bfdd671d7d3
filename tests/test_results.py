"""What becomes of many rows: one result each, in order, whatever one of them holds."""

import json
import pickle
from io import BytesIO
from pathlib import Path

import pytest

from extractor import Article, Extractor, InputError, LexiconError, Row, json_document
from extractor.formats import FORMATS, Options, by_suffix
from extractor.formats.json_document import Writer

SENTENCE = "A rocket hit a market in Homs on 3 May 2019, killing two people.\n"


def test_every_row_has_one_result_in_order(extractor: Extractor) -> None:
    rows = [Row(SENTENCE, name="a"), InputError("b", "no such file"), Row("", name="c"), Row("x" * 1_000_001, name="d")]
    found = list(extractor.map(rows))
    assert [(result.id, result.status) for result in found] == [
        ("a", "ok"),
        ("b", "error"),
        ("c", "ok"),
        ("d", "error"),
    ]
    assert found[0].article == extractor(SENTENCE, name="a")
    assert found[3].failure is not None
    assert (found[3].failure.code, found[3].failure.input) == ("too-large", "d")


def test_an_unforeseen_error_is_the_rows_own(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Extractor.pipe

    def fail(self: Extractor, rows: list[Row]) -> list[Article]:
        if any(row.name == "bad" for row in rows):
            raise KeyError("no such")
        return list(pipe(self, rows))

    monkeypatch.setattr(Extractor, "pipe", lambda self, rows: iter(fail(self, rows)))
    good, bad, other = extractor.map([Row(SENTENCE, name="good"), Row("x", name="bad"), Row(SENTENCE, name="other")])
    assert (good.status, bad.status, other.status) == ("ok", "error", "ok")
    assert bad.failure is not None
    assert str(bad.failure) == "bad: internal error: KeyError: 'no such'"
    assert bad.failure.code == "internal"
    assert "Traceback" in (bad.failure.details or "")


def test_lexicons_that_cannot_be_used_end_it(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Extractor, rows: list[Row]) -> list[Article]:
        raise LexiconError(Path("x.toml"), "broken")

    monkeypatch.setattr(Extractor, "pipe", fail)
    with pytest.raises(LexiconError):
        list(extractor.map([Row(SENTENCE), Row(SENTENCE)]))


def test_an_input_error_is_the_same_in_another_process() -> None:
    error = InputError("a", "is odd", hint="b", code="c", details="d")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.code, again.details, again.hint) == ("a: is odd (try: b)", "c", "d", "b")


def test_a_lines_worth_of_json_an_article(extractor: Extractor) -> None:
    out, article = BytesIO(), extractor(SENTENCE)
    writer = Writer(out, Options())
    writer.write(article)
    writer.write(article)
    writer.finish()
    assert out.getvalue() == f"{json_document(article)}\n".encode() * 2


def test_select_leaves_the_other_lists_out(extractor: Extractor) -> None:
    document = json.loads(json_document(extractor(SENTENCE), select=("events",)))
    assert document["events"]
    assert {"actors", "places", "dates"}.isdisjoint(document)
    assert {"source", "article", "notes", "pipeline", "schema_version"} <= document.keys()


@pytest.mark.parametrize("row", FORMATS.values(), ids=FORMATS)
def test_a_suffix_speaks_of_its_format(row: object) -> None:
    assert all(by_suffix(f"a{suffix}") is row for suffix in row.suffixes)  # type: ignore[attr-defined]
