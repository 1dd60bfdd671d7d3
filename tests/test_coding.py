"""A coder's round trip: a table goes out, its judgements come back, records and figures follow."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
from extractor import Article, Extractor, json_document
from extractor.formats import Options
from extractor.formats.json_document import Writer as JsonWriter

TEXT = (
    "A rocket hit a market in Homs on 3 May 2019, killing two people.\n\n"
    "Police arrested 12 people in Lyon on Friday.\n\nProtesters marched in Lima on 5 May 2019.\n"
)


@pytest.fixture(scope="module")
def article(extractor: Extractor) -> Article:
    return extractor(TEXT, name="a")


@pytest.fixture(autouse=True)
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, article: Article) -> None:
    """A saved record and its table."""
    monkeypatch.chdir(tmp_path)
    with open("saved.jsonl", "wb") as file:
        JsonWriter(file, Options()).write(article)
    assert run("--input", "records", "saved.jsonl", "-o", "codes.csv").exit_code == 0


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.extract, arguments, prog_name="extract", catch_exceptions=False)


def fill(**cells: tuple[str, str]) -> None:
    """Write `accept` and `correction` of the events of these types."""
    with open("codes.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["accept"], row["correction"] = cells.get(row["type"], ("", ""))
    with open("codes.csv", "w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def corrected(*arguments: str) -> tuple[Result, list[dict]]:
    result = run("--input", "records", "saved.jsonl", "--corrections", "codes.csv", *arguments)
    return result, [json.loads(line) for line in result.stdout.splitlines()]


def types(document: dict) -> list[str]:
    return [event["type"] for event in document["events"]]


def test_the_table_has_empty_columns_for_a_coder() -> None:
    with open("codes.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["type"] for row in rows] == ["shelling", "arrest", "protest"]
    assert {(row["accept"], row["correction"]) for row in rows} == {("", "")}


def test_an_empty_table_changes_nothing(article: Article) -> None:
    result, _ = corrected()
    assert result.stdout == json_document(article) + "\n"
    assert result.stderr == "extract: corrections: 0 of 0 coded events found\n"


def test_rejected_events_go_and_what_refers_to_them_lets_go() -> None:
    fill(shelling=("no", ""))
    result, (document,) = corrected()
    assert result.exit_code == 0
    assert types(document) == ["arrest", "protest"]
    assert all(count["event"] != "e1" for count in document["casualties"])


def test_a_corrected_type_brings_its_category_and_codes() -> None:
    fill(shelling=("", "type=airstrike; status=denied"))
    _, (document,) = corrected()
    event = document["events"][0]
    assert (event["type"], event["category"], event["status"]) == ("airstrike", "violence", "denied")
    assert event["codes"]["acled"] is None
    note = document["notes"][-1]
    assert note["code"] == "coded"
    assert note["message"].endswith("corrected: type=airstrike; status=denied (was shelling)")


def test_a_bare_word_is_the_type_and_dates_and_deaths_can_be_corrected() -> None:
    deaths, days = "fatalities_best=3;fatalities_high=3", "event_date_end=2019-05-04"
    fill(arrest=("", "raid"), shelling=("yes", f"{deaths};{days};country=none"))
    _, (document,) = corrected()
    shelling, raid, _ = document["events"]
    assert raid["type"] == "raid"
    assert (shelling["fatalities"]["best"], shelling["fatalities"]["rule"]) == (3, "coder")
    assert (shelling["when"]["latest"], shelling["country"]) == ("2019-05-04", None)


def test_later_runs_respect_what_was_corrected() -> None:
    fill(shelling=("", "airstrike"), arrest=("no", ""), protest=("yes", ""))
    result = run("--input", "records", "saved.jsonl", "--corrections", "codes.csv", "-o", "better.jsonl")
    assert result.exit_code == 0
    again = run("--input", "records", "better.jsonl")
    assert types(json.loads(again.stdout)) == ["airstrike", "protest"]
    twice = run("--input", "records", "better.jsonl", "--corrections", "codes.csv")
    assert [types(json.loads(line)) for line in twice.stdout.splitlines()] == [["airstrike", "protest"]]


def test_precision_and_agreement_are_printed_by_type() -> None:
    fill(shelling=("yes", "status=denied"), arrest=("no", ""), protest=("yes", ""))
    result, _ = corrected()
    assert [line.split() for line in result.stderr.splitlines()] == [
        "extract: corrections: 3 of 3 coded events found".split(),
        "extract: type coded right precision agreement".split(),
        "extract: arrest 1 0 0.00 0.00".split(),
        "extract: protest 1 1 1.00 1.00".split(),
        "extract: shelling 1 0 0.00 1.00".split(),
        "extract: all 3 1 0.33 0.67".split(),
    ]


@pytest.mark.parametrize(
    ("accept", "correction", "message"),
    [
        ("perhaps", "", "codes.csv:2: accept is 'perhaps' (try: yes, no or nothing)"),
        ("", "typ=raid", "codes.csv:2: no field 'typ' can be corrected (try: type)"),
        ("", "sheling", "codes.csv:2: no event type 'sheling' (try: shelling)"),
        ("", "event_date_end=soon", "codes.csv:2: 'soon' is no day of the form YYYY-MM-DD"),
        ("", "fatalities_best=many", "codes.csv:2: 'many' is no number"),
        ("", "status=odd", "codes.csv:2: correction of status: Input should be 'occurred'"),
        ("", "country=Iraq", "codes.csv:2: correction of country: String should match pattern"),
        ("", "event_date_end=2001-01-01", "codes.csv:2: correction of when: Value error, 2019-05-03 comes after"),
    ],
)
def test_a_judgement_that_cannot_be_read_is_told_by_its_line(accept: str, correction: str, message: str) -> None:
    fill(shelling=(accept, correction))
    result, _ = corrected()
    assert result.exit_code == 1
    assert f"extract: error: {message}" in result.stderr


def test_a_judgement_that_fits_no_record_is_told_by_its_own_line() -> None:
    fill(shelling=("yes", ""), arrest=("", "status=odd"))
    result, _ = corrected()
    assert "extract: error: codes.csv:3: correction of status: " in result.stderr


def test_an_event_may_be_judged_in_two_rows_but_in_one_way() -> None:
    fill(shelling=("yes", ""))
    header, first, *others = Path("codes.csv").read_text().splitlines(keepends=True)
    Path("codes.csv").write_text("".join([header, first, first, *others]))
    assert corrected()[0].exit_code == 0
    Path("codes.csv").write_text("".join([header, first, first.replace(",yes,", ",no,"), *others]))
    result, _ = corrected()
    assert result.exit_code == 1
    assert "codes.csv:3: judges the event otherwise than codes.csv:2 (try: one judgement an event)" in result.stderr


def test_a_uid_that_a_spreadsheet_took_for_a_number_is_told() -> None:
    fill(shelling=("yes", ""))
    table = Path("codes.csv").read_text()
    uid = table.splitlines()[1].split(",")[0]
    Path("codes.csv").write_text(table.replace(uid, "1.23E+57"))
    result, _ = corrected()
    assert result.exit_code == 1
    assert "codes.csv:2: uid '1.23E+57' is none of an event (try: open the table with the column uid as text)" in (
        result.stderr
    )


def test_a_table_of_another_kind_is_refused() -> None:
    Path("codes.csv").write_text("a,b\n1,2\n")
    result, _ = corrected()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "extract: error: codes.csv: has no column uid (try: extract news/ -f csv)\n"


def test_a_spreadsheet_may_save_it_with_semicolons_and_a_mark() -> None:
    text = Path("codes.csv").read_text()
    rows = list(csv.reader(text.splitlines()))
    rows[1][rows[0].index("accept")] = "NO"
    lines = [";".join(f'"{cell}"' for cell in row) for row in rows]
    Path("codes.csv").write_bytes(("\ufeff" + "\r\n".join(lines)).encode())
    _, (document,) = corrected()
    assert types(document) == ["arrest", "protest"]


def test_corrections_need_records() -> None:
    result = run("saved.jsonl", "--corrections", "codes.csv")
    assert result.exit_code == 2
    assert "--corrections goes with --input records." in result.stderr
