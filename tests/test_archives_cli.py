"""The command on archives: Parquet out and in, WARC in, shards in a folder."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from test_warc import PLAIN, record

from cli import extract
from extractor.formats.arrow_schema import rows
from extractor.formats.parquet import read_archive
from models import Article

SENTENCE = "A rocket hit a market in Homs on 3 May 2019, killing two people."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(extract, [str(argument) for argument in arguments])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, texts in {
        "a": [SENTENCE, "Six soldiers were killed in Gao."],
        "b": ["Police arrested 12 people."],
    }.items():
        lines = [json.dumps({"id": f"{name}{n}", "text": text, "scale": n}) + "\n" for n, text in enumerate(texts)]
        (folder / f"{name}.jsonl").write_text("".join(lines))
    return folder


def test_parquet_out_holds_what_json_out_does(source: Path, tmp_path: Path) -> None:
    assert run(source, "-o", tmp_path / "out.parquet").exit_code == 0
    printed = run(source).stdout.splitlines()
    assert list(read_archive(tmp_path / "out.parquet")) == [Article.model_validate_json(line) for line in printed]


def test_parquet_in_gives_what_json_lines_give(source: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in (source / "a.jsonl").read_text().splitlines()]
    pq.write_table(pa.Table.from_pylist([{"body": r.pop("text"), **r} for r in records]), tmp_path / "a.parquet")
    found = run(tmp_path / "a.parquet", "--text-field", "body")
    assert found.stdout == run(source / "a.jsonl").stdout


def test_the_pages_of_a_warc_archive_are_read_and_a_cut_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(PLAIN[:-50])
    found = run(tmp_path / "a.warc")
    assert found.exit_code == 1
    assert [json.loads(line)["source"]["url"] for line in found.stdout.splitlines()] == [
        "https://paper.example/7",
        "https://paper.example/8",
    ]
    assert "a.warc: is truncated or damaged behind 2 whole records" in found.stderr


def shards_told(found: Result) -> list[str]:
    """What -v says of shards, those of articles left out."""
    notes = [line.removeprefix("extract: note: ") for line in found.stderr.splitlines()]
    return [note for note in notes if " rows (" in note]


def test_a_folder_of_shards_gives_a_file_a_shard_and_is_resumed(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = (source, "-f", "parquet", "--output-dir", out, "-v")
    found = run(*arguments)
    assert found.exit_code == 0
    assert shards_told(found) == ["a.jsonl: 2 rows (2 ok)", "b.jsonl: 1 rows (1 ok)"]
    assert [row["id"] for row in rows(pq.read_table(out / "a.jsonl.parquet"))] == ["a0", "a1"]
    (out / "b.jsonl.parquet.done").unlink()
    assert shards_told(run(*arguments, "--resume")) == ["b.jsonl: 1 rows (1 ok)"]
    assert shards_told(run(*arguments, "--resume")) == []


def test_shards_are_the_same_for_any_number_of_workers(source: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        assert run(source, "-f", "parquet", "--output-dir", tmp_path / str(jobs), "-j", jobs).exit_code == 0
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / str(jobs)).iterdir()} for jobs in (1, 2))
    assert first == second


def test_failures_stand_in_their_shard_and_are_told(source: Path, tmp_path: Path) -> None:
    with (source / "a.jsonl").open("a") as file:
        file.write('{"body": "x"}\n')
    (source / "c.jsonl.gz").write_bytes(gzip.compress((source / "b.jsonl").read_bytes())[:-9])
    found = run(source, "-f", "parquet", "--output-dir", tmp_path / "out")
    assert found.exit_code == 1
    assert 'extract: error: a.jsonl:3: field "text" is missing or no string (has: body)' in found.stderr
    assert found.stderr.splitlines()[-1].startswith("extract: 1 of 3 shards are not done")
    (last,) = [row for row in rows(pq.read_table(tmp_path / "out" / "a.jsonl.parquet")) if row["status"] == "error"]
    assert (last["id"], last["failure"]["code"]) == ("a.jsonl:3", "field")
    done = sorted(path.name for path in (tmp_path / "out").glob("*.done"))
    assert done == ["a.jsonl.parquet.done", "b.jsonl.parquet.done"]


def test_a_strict_run_stops_at_the_first_failure(source: Path, tmp_path: Path) -> None:
    (source / "a.jsonl").write_text('{"body": "x"}\n')
    found = run(source, "-f", "parquet", "--output-dir", tmp_path / "out", "--strict")
    assert found.exit_code == 1
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_without_shards_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    found = run(tmp_path, "-f", "parquet", "--output-dir", tmp_path / "out")
    assert found.exit_code == 1
    assert "no .jsonl, .ndjson, .jsonl.gz, .ndjson.gz, .parquet, .warc, .warc.gz file in this folder" in found.stderr


def test_a_folder_is_read_with_its_archives(source: Path, tmp_path: Path) -> None:
    (source / "c.warc").write_bytes(PLAIN)
    pq.write_table(pa.table({"text": [SENTENCE], "id": ["p"]}), source / "d.parquet")
    found = run(source)
    assert found.exit_code == 0
    names = [json.loads(line)["source"]["name"] for line in found.stdout.splitlines()]
    assert names == ["a0", "a1", "b0", *(f"urn:uuid:00000000-0000-4000-8000-{n:012d}" for n in (7, 8, 9)), "p"]


def test_an_archive_without_articles_says_so(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a.parquet")
    (tmp_path / "b.warc").write_bytes(record(1, b"", kind="revisit"))
    found = run(tmp_path)
    assert found.exit_code == 1
    assert [line.rpartition("/")[2] for line in found.stderr.splitlines()] == [
        "a.parquet: is empty", "b.warc: has no web pages", "extract: 2 of 2 inputs failed",
    ]  # fmt: skip


def test_saved_columns_are_read_back_as_saved_json_is(source: Path, tmp_path: Path) -> None:
    for name in ("out.jsonl", "out.parquet"):
        assert run(source, "-o", tmp_path / name).exit_code == 0
    assert run(tmp_path / "out.parquet").exit_code == 1  # no articles
    first, second = (run("--input", "records", tmp_path / name) for name in ("out.jsonl", "out.parquet"))
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout


def test_the_failures_of_a_shard_are_told_when_it_is_read_back(source: Path, tmp_path: Path) -> None:
    (source / "a.jsonl").write_text('{"body": "x"}\n')
    run(source, "-f", "parquet", "--output-dir", tmp_path / "out")
    found = run("--input", "records", tmp_path / "out", "-f", "json")
    assert found.exit_code == 1
    assert len(found.stdout.splitlines()) == 1
    assert 'extract: error: a.jsonl:1: field "text" is missing or no string (has: body)' in found.stderr
