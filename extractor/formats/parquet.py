"""Parquet: a row an article, with lists and structs as the records have them; compressed with zstd.

The records come back from it whole (`read_archive`); DuckDB, pandas, Polars and Spark read it as it stands.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from extractor.formats import Options
from extractor.formats.archive_row import archive_row
from extractor.formats.arrow_schema import article_of, batch, rows, schema
from extractor.reading.rows import sha256
from extractor.results import LISTS, Result
from models import Article

AT_ONCE = 64  # rows that are held as Python objects
GROUP = 16_000_000  # bytes of columns, uncompressed, from which on a row group is written


class Writer:
    """A file of articles, or of any rows with the columns of an archive; holds one row group."""

    def __init__(self, out: BinaryIO, options: Options) -> None:
        unwanted = set(LISTS).difference(options.select)
        self.columns = pa.schema([column for column in schema() if column.name not in unwanted])
        self.file = pq.ParquetWriter(_Counted(out), self.columns, compression="zstd")
        self.waiting: list[Mapping[str, Any]] = []
        self.batches: list[pa.RecordBatch] = []
        self.count = 0  # rows taken

    def write(self, article: Article) -> None:
        result = Result.of(article, article.source.name)
        self.write_row(archive_row(result, sha256=_sha256(article), versions=article.pipeline))

    def write_row(self, row: Mapping[str, Any]) -> None:
        """Take the next row, which has the columns of an archive."""
        self.waiting.append(row)
        self.count += 1
        if len(self.waiting) == AT_ONCE:
            self._to_columns()

    def finish(self) -> None:
        self._to_columns()
        self._write_group()
        self.file.close()

    def _to_columns(self) -> None:
        self.batches.append(batch(self.waiting, self.columns))
        self.waiting = []
        if sum(columns.nbytes for columns in self.batches) > GROUP:
            self._write_group()

    def _write_group(self) -> None:
        table = pa.Table.from_batches(self.batches, self.columns)
        self.batches = []
        if len(table):
            self.file.write_table(table, row_group_size=len(table))


class _Counted:
    """A stream that knows how far it is, which a pipe does not; closing it leaves the stream open."""

    def __init__(self, out: BinaryIO) -> None:
        self.out, self.position, self.closed = out, 0, False

    def write(self, data: bytes) -> int:
        if not self.out.closed:  # a writer that was given up writes its last when it is collected
            self.out.write(data)
        self.position += len(data)
        return len(data)

    def tell(self) -> int:
        return self.position

    def flush(self) -> None:
        if not self.out.closed:
            self.out.flush()

    def close(self) -> None:
        self.closed = True


def _sha256(article: Article) -> str | None:
    """Of the text, where it is known; that of a file's bytes is `source.sha256`."""
    if article.source.text is not None:
        return sha256(article.source.text)
    return article.source.sha256 if article.source.encoding is None else None


def read_archive(path: Path) -> Iterator[Article]:
    """The articles of a file or folder that `extract` wrote as Parquet, in order; rows without one are passed over.

    Raises:
        pydantic.ValidationError: the file holds other records.
    """
    for file in sorted(path.rglob("*.parquet")) if path.is_dir() else [path]:
        with file.open("rb") as stream:
            yield from (article_of(row) for row in read_archive_rows(stream) if row["status"] == "ok")


def read_archive_rows(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The rows of a file that `extract` wrote as Parquet, in order, those of failures too."""
    for columns in pq.ParquetFile(file).iter_batches(batch_size=AT_ONCE):
        yield from rows(columns)
