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


def test_other_fields_pass_through_as_strings() -> None:
    row = only(
        '{"text": "x", "wave": 3, "coder": "jm", "ok": true, "none": null, "share": 0.5, "gap": NaN, "far": 1e999}'
    )
    assert isinstance(row, Row)
    assert row.fields == {"coder": "jm", "far": "1e999", "gap": "NaN", "ok": "true", "share": "0.5", "wave": "3"}


def test_what_is_no_number_is_no_text_id_or_date_and_stays_as_it_is_written() -> None:
    row = only('{"text": "x", "id": NaN, "date": NaN, "title": Infinity, "all": [1e400, -Infinity, 1.5]}')
    assert isinstance(row, Row)
    assert (row.name, row.date, row.title) == ("batch.jsonl:1", None, None)
    assert row.fields == {"all": '["1e400","-Infinity",1.5]', "date": "NaN", "id": "NaN", "title": "Infinity"}


def test_lists_and_objects_pass_through_as_compact_json() -> None:
    row = only(
        '{"text": "x", "tags": ["a", "é", null], "geo": {"lat": 1.50, "on": true}, "title": ["T"], "id": {"n": 1}}'
    )
    assert isinstance(row, Row)
    assert row.fields == {"geo": '{"lat":1.5,"on":true}', "id": '{"n":1}', "tags": '["a","é",null]', "title": '["T"]'}
    assert (row.name, row.title) == ("batch.jsonl:1", None)


def test_a_field_that_stands_twice_is_noted_and_the_last_one_counts() -> None:
    row = only('{"text": "one", "tags": {"a": 1, "a": 2}, "text": "two"}')
    assert isinstance(row, Row)
    assert (row.text, row.notes) == (
        "two",
        (("fields", 'fields: "text" stands twice in batch.jsonl:1; the last one counts'),),
    )


def test_an_id_that_is_given_twice_is_noted() -> None:
    lines = ['{"id": "a", "text": "x"}', '{"id": "b", "text": "x"}', "", '{"id": "a", "text": "x"}', '{"text": "x"}']
    notes = [row.notes for row in read_rows(lines, "batch.jsonl") if isinstance(row, Row)]
    assert notes == [(), (), (("id", 'id "a" is given twice: in line 1 and in batch.jsonl:4'),), ()]


@pytest.mark.parametrize(
    "lines",
    [
        [b'\xef\xbb\xbf{"text": "x"}\r\n', b"\r\n", b'\xef\xbb\xbf{"text": "x"}'],
        ['\ufeff{"text": "x"}\r\n', " \n", '{"text": "x"}'],
        [b'  {"text": "x"}  \n', b'\t{"text":\t"x"}\n'],
    ],
    ids=["bytes with marks", "text with a mark", "blanks around"],
)
def test_marks_blank_lines_and_line_ends_are_no_matter(lines: list[str | bytes]) -> None:
    assert [row.text for row in read_rows(lines, "batch.jsonl") if isinstance(row, Row)] == ["x", "x"]


def test_a_bad_byte_is_noted_and_its_line_is_read() -> None:
    row = only('{"text": "The café’s owner – and the curé – were hurt."}'.encode("cp1252"))
    assert isinstance(row, Row)
    assert row.text == "The café’s owner – and the curé – were hurt."
    assert [code for code, _ in row.notes] == ["encoding"]


def test_a_long_line_is_read() -> None:
    row = only(b'{"text": "' + b"a " * 5_000_000 + b'"}')
    assert isinstance(row, Row)
    assert len(row.text) == 10_000_000


# ---- a file that is no JSON Lines ------------------------------------------------------------------------------------

PROSE = "The army moved on.\n"
GOOD = '{"text": "x"}\n'
CUT = '{"text": "x\n'


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([PROSE] * 5000, "e"),
        ([PROSE] * 9, "e" * 9),
        ([PROSE] * 9 + [GOOD], "e" * 9 + "r"),
        ([CUT] * 50, "e" * 50),
        ([GOOD] + [PROSE] * 50, "r" + "e" * 50),
        ([CUT] + [PROSE] * 50 + [GOOD], "e" * 51 + "r"),
        (["\n"] * 50 + [GOOD], "r"),
    ],
    ids=[
        "prose",
        "little of it",
        "prose before a row",
        "cut off",
        "prose after a row",
        "after one cut off",
        "blank lines",
    ],
)
def test_each_bad_line_is_an_error_unless_nothing_is_meant_as_json(lines: list[str], expected: str) -> None:
    rows = list(read_rows(lines, "batch.jsonl"))
    assert "".join("r" if isinstance(row, Row) else "e" for row in rows) == expected


def test_a_file_that_is_no_json_lines_says_so_once() -> None:
    (error,) = read_rows([PROSE] * 5000, "story.txt")
    assert str(error) == "story.txt: is not JSON Lines: none of its first 10 lines is a JSON object (try: --input text)"


def test_a_web_pages_source_in_a_row_is_noted() -> None:
    row = only('{"text": "<p>Two soldiers were killed.</p>"}')
    assert isinstance(row, Row)
    assert [code for code, _ in row.notes] == ["html"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("two words.jsonl", "jq -c '.[]' 'two words.jsonl' | extract --input jsonl -"),
        ("a.jsonl.gz", "zcat a.jsonl.gz | jq -c '.[]' | extract --input jsonl -"),
        ("-", "jq -c '.[]' FILE | extract --input jsonl -"),
    ],
)
def test_the_hint_for_an_array_can_be_run_as_it_stands(name: str, hint: str) -> None:
    (error,) = read_rows(["[]"], name)
    assert isinstance(error, InputError)
    assert error.hint == hint


def test_rows_stream_as_their_lines_come_in() -> None:
    rows = read_rows(iter([GOOD, GOOD]), "-")
    lines = iter([CUT, GOOD, "never read"])
    assert isinstance(next(rows), Row)
    streamed = read_rows(lines, "-")
    assert isinstance(next(streamed), InputError)
    assert isinstance(next(streamed), Row)
    assert next(lines) == "never read"


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
        ('{"text": null}', 'batch.jsonl:1: field "text" is missing or no string (has: text)'),
        ('{"text": NaN}', 'batch.jsonl:1: field "text" is missing or no string (has: text)'),
        ('{"text": 1e400}', 'batch.jsonl:1: field "text" is missing or no string (has: text)'),
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
    ids=[
        "no text",
        "null",
        "NaN",
        "great number",
        "number",
        "empty",
        "words",
        "no such day",
        "slashes",
        "cut off",
        "array",
        "string",
        "deep",
    ],
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
