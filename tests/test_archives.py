"""Archives on one machine: every row comes out once, whatever becomes of a row, a process or a run."""

import gzip
import io
import json
import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extractor import Extractor, InputError, Row
from extractor.archives.core import archive_rows
from extractor.archives.guard import Guarded
from extractor.archives.inputs import read_shard
from extractor.archives.shards import Shard, find_shards, is_done, write_shard
from extractor.formats.arrow_schema import article_of, rows
from extractor.reading.rows import sha256
from extractor.results import Result
from models import Versions

SENTENCE = "A rocket hit a market in Homs on 3 May 2019, killing two people."


class Fake:
    """Does with a row what its text says; the records of all others are those of one article."""

    def __init__(self, extractor: Extractor) -> None:
        self.article = extractor(SENTENCE)
        self.versions = extractor.versions

    def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
        for row in rows:
            if isinstance(row, InputError):
                yield Result.failed(row)
                continue
            if row.text == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            if row.text == "exit":
                os._exit(3)
            if row.text == "hang":
                time.sleep(60)
            if row.text == "raise":
                yield Result.failed(InputError.internal(row.name or "", KeyError("x")))
            else:
                yield Result.of(self.article, row.name)


@pytest.fixture(scope="module")
def fake(extractor: Extractor) -> Fake:
    return Fake(extractor)


def named(texts: Iterable[str]) -> list[Row | InputError]:
    return [Row(text, name=f"r{n}") for n, text in enumerate(texts)]


# The core


def test_a_batch_of_rows_gives_one_row_each_in_order(extractor: Extractor) -> None:
    given = [Row(SENTENCE, name="a"), InputError("b", "no such file", hint="ls"), Row("", name="c")]
    first, second, third = archive_rows(given, extractor)
    assert [(row["id"], row["status"]) for row in (first, second, third)] == [("a", "ok"), ("b", "error"), ("c", "ok")]
    assert first["sha256"] == sha256(SENTENCE)
    assert second["sha256"] is None
    assert second["failure"] == {"code": "unreadable", "message": "no such file", "hint": "ls"}
    assert {row["schema_version"] for row in (first, second, third)} == {"1.0"}
    assert first["pipeline"] == second["pipeline"] == extractor.versions.model_dump()
    assert article_of(first) == extractor(SENTENCE, name="a")


def test_the_same_rows_give_the_same_columns(extractor: Extractor) -> None:
    given = named([SENTENCE, "x", ""])
    assert list(archive_rows(given, extractor)) == list(archive_rows(given, extractor))


def test_a_mapper_that_loses_a_row_is_found_out(fake: Fake) -> None:
    class Losing:
        versions: Versions = fake.versions

        def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
            yield from fake.map(list(rows)[1:])

    with pytest.raises(AssertionError, match="1 rows gave no result"):
        list(archive_rows(named(["a", "b"]), Losing()))


# The guard


@pytest.mark.parametrize(
    ("texts", "guilty"),
    [
        (["a"] * 5, []),
        (["a", "kill", "b", "raise"], [1]),
        (["kill"], [0]),
        (["kill", "kill", "a", "exit"], [0, 1, 3]),
        (["a"] * 63 + ["kill"] + ["a"] * 70 + ["kill"], [63, 134]),
    ],
    ids=["none", "one", "alone", "several", "in two batches"],
)
def test_the_guard_finds_the_rows_that_kill_their_process(fake: Fake, texts: list[str], guilty: list[int]) -> None:
    found = list(Guarded(fake).map(named(texts)))
    assert [result.id for result in found] == [f"r{n}" for n in range(len(texts))]
    assert [n for n, result in enumerate(found) if result.status == "crashed"] == guilty


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kill", "r0: ended the process that read it (signal SIGKILL)"),
        ("exit", "r0: ended the process that read it (exit code 3)"),
        ("hang", "r0: gave no result within 0.5 s"),
    ],
    ids=["killed", "ended", "stuck"],
)
def test_the_guard_says_what_a_row_did(fake: Fake, text: str, message: str) -> None:
    (result,) = Guarded(fake, patience=0.5).map(named([text]))
    assert str(result.failure) == message


def test_the_guard_passes_on_what_is_no_rows_error(fake: Fake) -> None:
    class Broken:
        versions = fake.versions

        def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
            raise RuntimeError("no lexicons")

    with pytest.raises(RuntimeError, match="no lexicons"):
        list(Guarded(Broken()).map(named(["a"])))


def test_the_guard_changes_no_record(extractor: Extractor) -> None:
    given = named([SENTENCE, "", "Six soldiers were killed in Gao."])
    assert list(Guarded(extractor).map(given)) == list(extractor.map(given))


# Shards


def lines(*texts: str) -> bytes:
    return "".join(json.dumps({"id": f"id{n}", "text": text}) + "\n" for n, text in enumerate(texts)).encode()


@pytest.fixture
def shard(tmp_path: Path) -> Shard:
    source = tmp_path / "in" / "2020" / "a.jsonl"
    source.parent.mkdir(parents=True)
    source.write_bytes(lines("a", "raise", "b"))
    (found,) = find_shards([str(tmp_path / "in")], tmp_path / "out")
    return found


def statuses(shard: Shard) -> list[tuple[str, str]]:
    return [(row["id"], row["status"]) for row in rows(pq.read_table(shard.target))]


def test_a_shard_in_is_a_shard_out_with_a_marker(shard: Shard, fake: Fake) -> None:
    assert not is_done(shard, fake)
    outcome = write_shard(shard, fake)
    assert outcome.is_done
    assert statuses(shard) == [("id0", "ok"), ("id1", "error"), ("id2", "ok")]
    told = json.loads(shard.marker.read_text())
    assert {key: told[key] for key in ("shard", "rows", "ok", "error", "crashed")} == {
        "shard": "2020/a.jsonl", "rows": 3, "ok": 2, "error": 1, "crashed": 0,
    }  # fmt: skip
    assert is_done(shard, fake)
    assert sorted(path.name for path in shard.target.parent.iterdir()) == ["a.jsonl.parquet", "a.jsonl.parquet.done"]


@pytest.mark.parametrize("change", ["input", "settings", "output", "versions", "marker"])
def test_what_has_changed_is_not_done(shard: Shard, fake: Fake, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write_shard(shard, fake)
    settings = {"clean": False} if change == "settings" else None
    if change == "input":
        shard.source.write_bytes(lines("a"))
    if change == "output":
        shard.target.unlink()
    if change == "marker":
        shard.marker.write_text("{")
    if change == "versions":
        monkeypatch.setattr(fake, "versions", fake.versions.model_copy(update={"lexicons": "0"}))
    assert not is_done(shard, fake, settings)


def test_a_shard_that_is_not_finished_leaves_nothing(shard: Shard, fake: Fake) -> None:
    class Interrupted:
        versions = fake.versions

        def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
            yield next(fake.map(rows))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_shard(shard, Interrupted())
    assert list(shard.target.parent.iterdir()) == []


def test_a_truncated_shard_is_written_but_not_done(tmp_path: Path, fake: Fake) -> None:
    whole = gzip.compress(b"".join(lines(str(n) * 50) for n in range(400)))
    source = tmp_path / "a.jsonl.gz"
    source.write_bytes(whole[: len(whole) // 2])
    (shard,) = find_shards([str(source)], tmp_path / "out")
    outcome = write_shard(shard, fake)
    assert "is a damaged gzip archive" in str(outcome.problem)
    assert 0 < outcome.statuses["ok"] < 400
    assert outcome.statuses["error"] == 1
    assert not shard.marker.exists()
    assert not is_done(shard, fake)
    source.write_bytes(whole)
    assert write_shard(shard, fake).is_done


def test_counts_that_disagree_are_no_end(shard: Shard, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    from extractor.formats.parquet import Writer

    monkeypatch.setattr(Writer, "write_row", lambda self, row: None)
    outcome = write_shard(shard, fake)
    assert str(outcome.problem) == ("2020/a.jsonl: the counts disagree: 3 rows read, 3 results, 0 rows in the file")
    assert not shard.marker.exists()


def test_two_shards_of_one_name_are_refused(shard: Shard, tmp_path: Path) -> None:
    other = tmp_path / "other" / "2020" / "a.jsonl"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"")
    with pytest.raises(InputError, match="is the name of two shards"):
        find_shards([str(tmp_path / "in"), str(tmp_path / "other")], tmp_path / "out")


def test_a_file_of_another_kind_is_no_shard() -> None:
    with pytest.raises(InputError, match="is no shard of an archive"):
        list(read_shard(io.BytesIO(), "a.pdf"))


def test_output_beside_its_input_is_no_shard_even_without_a_marker(shard: Shard, fake: Fake) -> None:
    folder = shard.source.parent
    for target in (folder, folder / "out"):
        (same,) = find_shards([str(folder)], target)
        write_shard(same, fake)
        same.marker.unlink()
        assert find_shards([str(folder)], target) == [same]
        same.target.unlink()
