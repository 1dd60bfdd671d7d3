"""Articles in a Parquet file as rows: a column for the text, others for `id`, `date`, `title` and `url` where they are
there; all further columns are passed through, as the fields of JSON Lines are."""

import json
from collections.abc import Iterator
from typing import IO, Any

from extractor.errors import InputError
from extractor.reading.rows import Row, read_rows

PARQUET = (".parquet",)
AT_ONCE = 64  # rows that are held


def read_parquet(file: IO[bytes], name: str, *, text_field: str = "text") -> Iterator[Row | InputError]:
    """One row an article as they stream in; one without an `id` is named by its place in the file: 'news.parquet:7'.

    Raises:
        InputError: what the extra `parquet` installs is missing, this is no Parquet file, or it has no such column.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        problem = "is a Parquet file, and pyarrow, which reads those, is not installed"
        raise InputError(name, problem, hint='pip install ".[parquet]"') from error
    try:
        table = pq.ParquetFile(file)
        _check_text(table.schema_arrow, text_field, name)
        yield from read_rows(_lines(table), name, text_field=text_field)
    except (pa.ArrowException, OSError) as error:
        raise InputError(name, f"is no Parquet file, or a damaged one: {str(error).splitlines()[0]}") from error


def _check_text(columns: Any, text_field: str, name: str) -> None:
    if text_field in columns.names:
        return
    has = ", ".join(sorted(columns.names)) or "no columns"
    hint = "--text-field NAME"
    if {"pipeline", "events", "status"} <= set(columns.names):
        hint = "--input records, for these are records already"
    raise InputError(name, f'column "{text_field}" is missing (has: {has})', hint=hint)


def _lines(table: Any) -> Iterator[str]:
    """The rows as lines of JSON, which are read as those of any other source: the same ids, dates and messages."""
    for batch in table.iter_batches(batch_size=AT_ONCE):
        for row in batch.to_pylist(maps_as_pydicts="lossy"):
            yield json.dumps(row, ensure_ascii=False, default=_words)


def _words(value: Any) -> str | None:
    """What JSON has no value for, as words: a day in ISO form; no bytes, which are no words."""
    return None if isinstance(value, bytes) else str(value)
