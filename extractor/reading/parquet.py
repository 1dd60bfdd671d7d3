"""Articles in a Parquet file as rows: a column for the text, others for `id`, `date`, `title` and `url` where they are
there; all further columns are passed through, as the fields of JSON Lines are."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from extractor.errors import InputError
from extractor.reading.rows import LONGEST_LIST, Row, read_rows

PARQUET = (".parquet",)
AT_ONCE = 64  # rows that are held


def read_parquet(file: IO[bytes], name: str, *, text_field: str = "text") -> Iterator[Row | InputError]:
    """One row an article as they stream in; one without an `id` is named by its place in the file: 'news.parquet:7'.

    Raises:
        InputError: what the extra `parquet` installs is missing, this is no Parquet file, or it has no such column.
    """
    need_pyarrow(name)
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
        _check_text(table.schema_arrow, text_field, name)
        yield from read_rows(_lines(table), name, text_field=text_field)
    except (pa.ArrowException, OSError) as error:
        raise InputError(name, f"is no Parquet file, or a damaged one: {str(error).splitlines()[0]}") from error


def need_pyarrow(name: str) -> None:
    """Say so where a Parquet file cannot be read.

    Raises:
        InputError: what the extra `parquet` installs is missing.
    """
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        problem = "is a Parquet file, and pyarrow, which reads those, is not installed"
        raise InputError(name, problem, hint='pip install ".[parquet]"', code="extra") from error


def _check_text(columns: Any, text_field: str, name: str) -> None:
    if text_field in columns.names:
        kind = columns.types[columns.names.index(text_field)]
        if "string" in str(kind):  # string, large_string, string_view, or a dictionary of them
            return
        raise InputError(name, f'column "{text_field}" is {kind}, not string', hint="--text-field NAME", code="field")
    has = ", ".join(sorted(columns.names)) or "no columns"
    hint = "--text-field NAME"
    if {"pipeline", "events", "status"} <= set(columns.names):
        hint = "--input records, for these are records already"
    problem = f'column "{text_field}" is missing (has: {has[:LONGEST_LIST]})'
    raise InputError(name, problem, hint=hint, code="field")


def _lines(table: Any) -> Iterator[str]:
    """The rows as lines of JSON, which are read as those of any other source: the same ids, dates and messages."""
    for batch in table.iter_batches(batch_size=AT_ONCE):
        try:
            found = batch.to_pylist(maps_as_pydicts="lossy")
        except (ValueError, ArithmeticError, LookupError):
            found = [_what_is_readable(batch, number) for number in range(len(batch))]
        for row in found:
            yield json.dumps(row, ensure_ascii=False, default=_words)


def _what_is_readable(batch: Any, number: int) -> dict[str, Any]:
    """A row without the values that Python has none for: a year beyond 9999, bytes that are no UTF-8."""
    row = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        with suppress(ValueError, ArithmeticError, LookupError):
            row[name] = column[number].as_py(maps_as_pydicts="lossy")
    return row


def _words(value: Any) -> str | None:
    """What JSON has no value for, as words: a day in ISO form; no bytes, which are no words."""
    return None if isinstance(value, bytes) else str(value)
