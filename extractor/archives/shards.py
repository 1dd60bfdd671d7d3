"""Shards in, shards out, on one machine: each is written aside and renamed, and marked as done once the counts agree.

For `2020/a.jsonl.gz` there is `2020/a.jsonl.gz.parquet`, then `2020/a.jsonl.gz.parquet.done`: the marker, a JSON
object with the counts, the versions and the input's size. A shard without one, or with one that speaks of other
versions, other settings or another size, is not done.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO

from extractor.archives.core import Mapper, archive_rows
from extractor.archives.inputs import SHARDS, TRUNCATED, read_shard
from extractor.errors import InputError
from extractor.formats import Options
from extractor.reading.given import Given
from extractor.reading.rows import Row
from models import SCHEMA_VERSION

Progress = Callable[[int], None]  # told how many bytes of a shard are read


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of articles, and the file of records that is made of it."""

    name: str  # relative to the folder that was named, with / between its parts
    source: Path
    target: Path

    @property
    def marker(self) -> Path:
        return marker(self.target)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a shard's rows: how many were read, and how many have each status."""

    shard: Shard
    rows: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    problem: InputError | None = None  # why the shard is not done

    @property
    def is_done(self) -> bool:
        return self.problem is None


def find_shards(names: Sequence[str], folder: Path) -> list[Shard]:
    """The shards that the user names, files and folders, in the order of their paths; left out are hidden ones and
    those that an earlier run wrote.

    Raises:
        InputError: a name is no file and no folder with shards in it, or two shards have one name.
    """
    found: dict[str, Shard] = {}
    for name in names:
        for relative, source in _files(Path(name), folder):
            shard = Shard(relative, source, folder / f"{relative}.parquet")
            if found.setdefault(relative, shard).source != source:
                problem = f"is the name of two shards: {found[relative].source} and {source}"
                raise InputError(relative, problem, hint="one run a folder")
    return list(found.values())


def marker(target: Path) -> Path:
    """The file that says that another is done."""
    return target.with_name(f"{target.name}.done")


def _files(path: Path, target: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        if not path.exists():
            raise InputError(str(path), "no such file")
        yield path.name, path
        return
    kinds = (file for file in path.rglob("*") if file.name.lower().endswith(SHARDS))
    paths = sorted(file for file in kinds if file.is_file() and not _is_output(file, target))
    named = [(file.relative_to(path), file) for file in paths]
    shown = [(part.as_posix(), file) for part, file in named if not any(p.startswith(".") for p in part.parts)]
    if not shown:
        raise InputError(str(path), f"no {', '.join(SHARDS)} file in this folder")
    yield from shown


def _is_output(file: Path, target: Path) -> bool:
    """Whether an earlier run wrote it, of this folder or into it, marked or not."""
    is_named_so = file.suffix == ".parquet" and file.stem.lower().endswith(SHARDS)
    return marker(file).exists() or (is_named_so and file.resolve().is_relative_to(target.resolve()))


def is_done(shard: Shard, mapper: Mapper, settings: dict[str, Any] | None = None) -> bool:
    """Whether an earlier run finished the shard, as it is now, with the same versions and settings."""
    try:
        told = json.loads(shard.marker.read_text(encoding="utf-8"))
        return shard.target.exists() and {**told, **_stamp(shard, mapper, settings)} == told
    except (OSError, ValueError):
        return False


def _stamp(shard: Shard, mapper: Mapper, settings: dict[str, Any] | None) -> dict[str, Any]:
    """What a marker must say for the shard to be done."""
    return {
        "shard": shard.name,
        "bytes": shard.source.stat().st_size,
        "schema_version": SCHEMA_VERSION,
        "pipeline": mapper.versions.model_dump(),
        "settings": settings or {},
    }


def write_shard(
    shard: Shard,
    mapper: Mapper,
    *,
    settings: dict[str, Any] | None = None,
    given: Given = Given(),  # noqa: B008  frozen
    options: Options = Options(),  # noqa: B008  frozen
    progress: Progress = lambda _: None,
) -> Outcome:
    """Read a shard, write its records aside, count both, rename, mark. What is cut short is written, but not marked.

    `settings` are all that change its records; the marker holds them.
    """
    shard.marker.unlink(missing_ok=True)
    shard.target.parent.mkdir(parents=True, exist_ok=True)
    aside = shard.target.with_name(f".{shard.target.name}.part")
    stamp = _stamp(shard, mapper, settings)
    try:
        with shard.source.open("rb") as file, aside.open("wb") as out:
            rows = _Counting(read_shard(file, shard.name, given), file, progress)
            statuses = _write(archive_rows(rows, mapper), out, options)
        problem = rows.cut or _disagreement(shard, aside, rows.count, statuses)
        aside.replace(shard.target)
    except InputError as error:
        return Outcome(shard, problem=error)
    finally:
        aside.unlink(missing_ok=True)
    if problem is None:
        _mark(shard, {**stamp, "rows": rows.count, **{status: statuses[status] for status in STATUSES}})
    return Outcome(shard, rows.count, statuses, problem)


STATUSES = ("ok", "error", "crashed")


class _Counting:
    """The rows of a shard, counted as they are taken."""

    def __init__(self, rows: Iterable[Row | InputError], file: IO[bytes], progress: Progress) -> None:
        self.rows, self.file, self.progress = rows, file, progress
        self.count = 0
        self.cut: InputError | None = None

    def __iter__(self) -> Iterator[Row | InputError]:
        for row in self.rows:
            self.count += 1
            if isinstance(row, InputError) and row.code == TRUNCATED:
                self.cut = row
            yield row
            self.progress(self.file.tell())


def _write(rows: Iterable[dict[str, Any]], out: BinaryIO, options: Options) -> Counter[str]:
    """Write the rows to a file and to the disk; how many have each status."""
    from extractor.formats.parquet import Writer

    writer, statuses = Writer(out, options), Counter[str]()
    for row in rows:
        writer.write_row(row)
        statuses[row["status"]] += 1
    writer.finish()
    out.flush()
    os.fsync(out.fileno())
    return statuses


def _disagreement(shard: Shard, written: Path, rows: int, statuses: Counter[str]) -> InputError | None:
    """Rows read, results given and rows in the file are as many, or the shard is not done."""
    import pyarrow.parquet as pq

    in_file = pq.read_metadata(written).num_rows
    if rows == statuses.total() == in_file:
        return None
    counts = f"{rows:,} rows read, {statuses.total():,} results, {in_file:,} rows in the file"
    return InputError(shard.name, f"the counts disagree: {counts}", code="counts")


def _mark(shard: Shard, told: dict[str, Any]) -> None:
    aside = shard.marker.with_name(f".{shard.marker.name}.part")
    aside.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    aside.replace(shard.marker)
