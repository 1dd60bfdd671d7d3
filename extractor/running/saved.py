"""`--input records`: what an earlier run saved, as JSON or in columns, instead of a new analysis."""

from collections.abc import Iterator
from typing import IO, Any

from extractor.errors import InputError
from extractor.reading.parquet import need_pyarrow
from extractor.reading.records import read_records
from extractor.results import Result
from extractor.running.plan import Plan


def saved_results(plan: Plan) -> Iterator[Result]:
    """One result a record, with the fields that the user gives."""
    for found in read_records(plan.sources, read_table=_read_table):
        if isinstance(found, InputError):
            yield Result.failed(found)
        else:
            if plan.given.fields:
                source = found.source.model_copy(update={"fields": {**plan.given.fields, **found.source.fields}})
                found = found.model_copy(update={"source": source})
            yield Result.of(found, found.source.name)


def _read_table(file: IO[bytes], name: str) -> Iterator[dict[str, Any]]:
    """The rows of a Parquet file; what reads them is imported here, for few runs need it."""
    need_pyarrow(name)
    from extractor.formats.parquet import read_archive_rows

    return read_archive_rows(file)
