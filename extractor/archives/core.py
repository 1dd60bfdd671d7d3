"""The core of an archive: rows in, one row of columns each out, in order. No engine, no environment variable, no clock
stands in it: the same rows and versions give the same columns."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from extractor.errors import InputError
from extractor.formats.archive_row import archive_row
from extractor.reading.rows import Row, sha256
from extractor.results import Result
from models import Versions


class Mapper(Protocol):
    """What reads the rows: an `Extractor`, a pool of them, or a guard around one."""

    @property
    def versions(self) -> Versions: ...

    def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
        """One result a row, in order."""


def archive_rows(rows: Iterable[Row | InputError], mapper: Mapper) -> Iterator[dict[str, Any]]:
    """The columns of each row's result (`arrow_schema.schema()`), in order."""
    hashes: deque[str | None] = deque()  # of rows that the mapper has taken and not given back

    def taken() -> Iterator[Row | InputError]:
        for row in rows:
            hashes.append(sha256(row.text) if isinstance(row, Row) else None)
            yield row

    for result in mapper.map(taken()):
        yield archive_row(result, sha256=hashes.popleft(), versions=mapper.versions)
    if hashes:
        raise AssertionError(f"{len(hashes)} rows gave no result")
