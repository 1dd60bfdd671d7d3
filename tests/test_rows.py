"""JSON Lines become rows, a line at a time; a bad line is an error of its own."""

import datetime as dt
import hashlib

import pytest

from extractor.errors import InputError
from extractor.reading.rows import Row, read_rows, sha256


def only(line: str | bytes) -> Row | InputError:
    (row,) = read_rows([line], "batch.jsonl")
    return row


def test_a_row_has_all_that_its_line_says() -> None:
    row = only(
        '{"id": "n1", "text": "Shells fell.", "date": "2022-05-03", "title": "Loma", "url": "https://x.example/1"}'
    )
    assert isinstance(row, Row)
    assert (row.name, row.text, row.date, row.title) == ("n1", "Shells fell.", dt.date(2022, 5, 3), "Loma")
    assert row.url == "https://x.example/1"
    assert row.sha256 == hashlib.sha256(b"Shells fell.").hexdigest()


def test_other_scalars_pass_through_as_strings_and_nothing_else_does() -> None:
    row = only('{"text": "x", "wave": 3, "coder": "jm", "ok": true, "none": null, "list": [1], "share": 0.5}')
    assert isinstance(row, Row)
    assert row.fields == {"coder": "jm", "ok": "true", "share": "0.5", "wave": "3"}


def test_a_row_without_id_is_named_by_its_line() -> None:
    rows = list(read_rows(['{"text": "one"}\n', "\n", '{"text": "two"}\n'], "batch.jsonl"))
    assert [row.name for row in rows] == ["batch.jsonl:1", "batch.jsonl:3"]


def test_a_number_as_id_is_a_name() -> None:
    row = only('{"id": 7, "text": "x"}')
    assert row.name == "7"


def test_bytes_are_read_like_text() -> None:
    row = only('{"text": "Café"}'.encode())
    assert isinstance(row, Row)
    assert row.text == "Café"


def test_another_field_may_hold_the_text() -> None:
    (row,) = read_rows(['{"body": "x", "text": "kept"}'], "batch.jsonl", text_field="body")
    assert isinstance(row, Row)
    assert (row.text, row.fields) == ("x", {"text": "kept"})


def test_a_date_time_gives_its_day() -> None:
    row = only('{"text": "x", "date": "2022-05-03T21:05:00Z"}')
    assert isinstance(row, Row)
    assert row.date == dt.date(2022, 5, 3)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "b", "body": "x"}', 'batch.jsonl:1: field "text" is missing or no string (has: body, id)'),
        ('{"text": 3}', 'batch.jsonl:1: field "text" is missing or no string (has: text)'),
        ("{}", 'batch.jsonl:1: field "text" is missing or no string (has: no fields)'),
        ('{"text": "x", "date": "3 May"}', "YYYY-MM-DD"),
        ('{"text": "x", "date": "2022-02-30"}', "YYYY-MM-DD"),
        ('{"text": "x", "date": "03/05/2022"}', "YYYY-MM-DD"),
        ('{"text": "x"', "batch.jsonl:1: is not JSON"),
        ('[{"text": "x"}]', "jq -c '.[]' batch.jsonl"),
        ('"text"', "is not a JSON object"),
        ("[" * 100_000, "is not JSON"),
    ],
    ids=["no text", "number", "empty", "words", "no such day", "slashes", "cut off", "array", "string", "deep"],
)
def test_a_bad_line_says_what_is_wrong_and_where(line: str, message: str) -> None:
    error = only(line)
    assert isinstance(error, InputError)
    assert str(error).startswith("batch.jsonl:1: ")
    assert message in str(error)


def test_a_bad_line_does_not_end_the_stream() -> None:
    rows = list(read_rows(['{"text": "one"}', "{", '{"text": "two"}'], "batch.jsonl"))
    assert [isinstance(row, Row) for row in rows] == [True, False, True]


def test_a_lone_surrogate_has_a_digest() -> None:
    row = only('{"text": "\\ud800"}')
    assert isinstance(row, Row)
    assert row.sha256 == sha256("\ud800") == hashlib.sha256(b"\xed\xa0\x80").hexdigest()
