"""Saved output, read back: the JSON or the columns that `extract` wrote, as the articles that they were made from."""

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import IO, Any

from pydantic import ValidationError

from extractor.errors import InputError
from extractor.reading.decode import wide
from extractor.reading.parquet import PARQUET
from extractor.reading.sources import PACKED, STDIN, list_files
from extractor.results import LISTS
from models import SCHEMA_VERSION, Article

LONGEST = 200_000_000  # characters of one document
OWN_COLUMNS = frozenset({"id", "status", "sha256", "failure"})  # of a row, beside the fields of its article


ReadTable = Callable[[IO[bytes], str], Iterator[Mapping[str, Any]]]  # the rows of a Parquet file


def read_records(names: Sequence[str], *, read_table: ReadTable) -> Iterator[Article | InputError]:
    """One article a document or row, or what is wrong with it, in the order named."""
    for file in chain.from_iterable(list_files(name, "records") for name in names):
        if isinstance(file, InputError):
            yield file
        else:
            yield from _read(file, read_table)


def _read(name: str, read_table: ReadTable) -> Iterator[Article | InputError]:
    try:
        if name == STDIN:
            if sys.stdin is None:
                raise InputError(name, "standard input is closed")
            yield from _documents(sys.stdin.buffer, name)
            return
        with open(name, "rb") as file:
            if name.lower().endswith(PARQUET):
                yield from _rows(file, name, read_table)
                return
            packed = name.lower().endswith(PACKED)
            yield from _documents(gzip.GzipFile(fileobj=file) if packed else file, name)
    except FileNotFoundError:
        yield InputError(name, "no such file", code="no-such-file")
    except (EOFError, zlib.error) as error:
        yield InputError(name, f"is a damaged gzip archive: {error}")
    except OSError as error:
        yield InputError(name, (error.strerror or str(error)).lower())
    except ValueError as error:
        yield InputError(name, str(error))
    except InputError as error:
        yield error


def _documents(file: IO[bytes] | gzip.GzipFile, name: str) -> Iterator[Article | InputError]:
    empty = True
    for line, document in _split(file, name):
        if empty and document.lstrip()[:1] not in (b"{", b"["):
            raise InputError(name, "holds no saved records, it looks like a text", hint="--input text", code="records")
        empty = False
        try:
            yield read_record(document, f"{name}:{line}")
        except InputError as error:
            yield error
    if empty:
        raise InputError(name, "is empty", code="empty")


def _rows(file: IO[bytes], name: str, read_table: ReadTable) -> Iterator[Article | InputError]:
    """The articles of a Parquet file; a row of one that could not be read says again why."""
    for number, row in enumerate(read_table(file, name), 1):
        if failure := row.get("failure"):
            yield InputError(row["id"], failure["message"], hint=failure["hint"], code=failure["code"])
            continue
        try:
            yield _validated({key: row[key] for key in row if key not in OWN_COLUMNS}, f"{name}:{number}")
        except InputError as error:
            yield error


def _split(file: Iterable[bytes], name: str) -> Iterator[tuple[int, bytes]]:
    """Documents with the number of their first line: one a line, or indented ones, which begin and end by a brace."""
    held: list[bytes] = []
    size = first = 0
    for number, line in enumerate(file, 1):
        if number == 1 and wide(line):
            raise InputError(name, "is not UTF-8, as all saved records are", code="records")
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        bare = line.rstrip()
        if held:
            held.append(line)
            size += len(line)
            if bare == b"}" or size > LONGEST:
                yield first, b"".join(held)
                held, size = [], 0
        elif bare == b"{":
            held, first = [line], number
        elif bare:
            yield number, line
    if held:
        yield first, b"".join(held)


def read_record(document: bytes | str, where: str) -> Article:
    """The article of a JSON document.

    Raises:
        InputError: it is no record of this schema's version, or not all of one.
    """
    try:
        record = json.loads(document)
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"is not JSON: {error}", code="json") from error
    return _validated(record, where)


def _validated(record: Any, where: str) -> Article:
    if not isinstance(record, dict) or "schema_version" not in record:
        hint = "extract FILE > records.jsonl"
        raise InputError(where, "is no record that extract saved", hint=hint, code="records")
    _refuse_others(record, where)
    try:
        return Article.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "record"
        raise InputError(where, f"is no valid record: {field}: {first['msg']}", code="records") from error


def _refuse_others(record: dict[str, Any], where: str) -> None:
    version = record["schema_version"]
    if str(version).partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        problem = f"has schema version {str(version)[:20]}, this is version {SCHEMA_VERSION}"
        raise InputError(where, problem, hint="make it again from its text", code="records")
    if missing := [name for name in LISTS if name not in record]:
        problem = f"lacks {', '.join(missing)}, as records do that were saved with --select"
        raise InputError(where, problem, hint="make it again without --select", code="records")
