"""A shard of an archive as rows: JSON Lines, packed or not, Parquet, or WARC. Works on any open stream."""

import gzip
import zlib
from collections.abc import Iterator
from typing import IO

from extractor.errors import InputError, as_argument
from extractor.reading.given import Given
from extractor.reading.parquet import PARQUET, read_parquet
from extractor.reading.rows import Row, read_rows
from extractor.reading.sources import LINES, PACKED
from extractor.reading.warc import TRUNCATED, WARCS, read_warc

__all__ = ["SHARDS", "TRUNCATED", "read_shard", "rows_or_why"]

SHARDS = (*LINES, *PACKED, *PARQUET, *WARCS)


def read_shard(file: IO[bytes], name: str, given: Given = Given()) -> Iterator[Row | InputError]:  # noqa: B008
    """The rows of a shard, which its suffix tells the kind of; the last is an error where the shard is cut short.

    Raises:
        InputError: it is no such file, or the extra that reads it is missing.
    """
    for row in _rows(file, name, given.text_field):
        yield given.complete(row) if isinstance(row, Row) else row


def rows_or_why(file: IO[bytes], name: str, given: Given) -> Iterator[Row | InputError]:
    """The rows of a shard; one that cannot be read is a single row, the error that says why."""
    try:
        yield from read_shard(file, name, given)
    except InputError as error:
        yield error


def _rows(file: IO[bytes], name: str, text_field: str) -> Iterator[Row | InputError]:
    lower = name.lower()
    if lower.endswith(PARQUET):
        return read_parquet(file, name, text_field=text_field)
    if lower.endswith(WARCS):
        return read_warc(file, name)
    if lower.endswith(PACKED):
        return _unpacked(file, name, text_field)
    if lower.endswith(LINES):
        return read_rows(file, name, text_field=text_field)
    raise InputError(name, f"is no shard of an archive (those end in {', '.join(SHARDS)})")


def _unpacked(file: IO[bytes], name: str, text_field: str) -> Iterator[Row | InputError]:
    try:
        with gzip.open(file, "rb") as lines:
            yield from read_rows(lines, name, text_field=text_field)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        hint = f"gzip -t {as_argument(name)}"
        yield InputError(name, f"is a damaged gzip archive: {error}", hint=hint, code=TRUNCATED)
