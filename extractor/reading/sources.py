"""What the user names, as rows: files, folders, JSON Lines, web pages, Parquet, WARC archives, standard input.

An input that fails is a value here, so that the others go on.
"""

import codecs
import datetime as dt
import gzip
import hashlib
import json
import os
import re
import shlex
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO

from extractor.errors import InputError, as_argument
from extractor.reading.decode import decode, wide
from extractor.reading.elements import tags_noted
from extractor.reading.given import Given
from extractor.reading.html import beginning, is_html, read_html
from extractor.reading.parquet import PARQUET, read_parquet
from extractor.reading.rows import Row, read_rows, with_jq
from extractor.reading.warc import WARCS, read_warc

STDIN = "-"
LINES = (".jsonl", ".ndjson")
PACKED = (".jsonl.gz", ".ndjson.gz")
TEXTS = (".txt", ".md")
PAGES = (".html", ".htm")
READ = (*TEXTS, *PAGES, *LINES, *PACKED)  # of a folder
ARCHIVES = (*PARQUET, *WARCS)  # of a folder as well, where no other kind of input is asked for
RECORDS = (".json", *LINES, *PACKED, *PARQUET)  # of a folder of saved records
LARGEST = 100_000_000  # bytes of one text
LOOKED_AT = 10  # lines among which the first row stands, where no suffix speaks of one
BLOCK = 1 << 16  # bytes that are decoded at once
ROW = re.compile(r'\s*\{\s*(?:"[^"\n]*"\s*:|\}\s*$)')
ARRAY = re.compile(r'\s*\[\s*\{\s*(?:"[^"\n]*"\s*:|\})')


@dataclass(frozen=True, slots=True)
class Unread:
    """A file's bytes, which are yet to be decoded: that may take long, and may be left to another process."""

    data: bytes
    name: str
    is_page: bool
    given: Given

    def read(self) -> Row:
        """The file as a row.

        Raises:
            InputError: it is no text or no page.
        """
        row = read_html(self.data, self.name) if self.is_page else _text(self.data, self.name)
        return self.given.complete(row)


def read_sources(names: Sequence[str], *, how: str = "auto", date: dt.date | None = None) -> Iterator[Row | InputError]:
    """One row an article, or what is wrong with it, in the order named; folders in the order of their paths.

    `how` is `text`, `html`, `jsonl`, or `auto`: by suffix and by what the first bytes look like.
    `date` is the day of publication of rows that bring none of their own.
    """
    for item in open_sources(names, Given(how, date)):
        try:
            yield item.read() if isinstance(item, Unread) else item
        except InputError as error:
            yield error


def open_sources(names: Sequence[str], given: Given) -> Iterator[Unread | Row | InputError]:
    """What the names hold, as `read_sources` gives it, but with files not yet decoded."""
    for file in chain.from_iterable(map(list_files, names, [given.how] * len(names))):
        if isinstance(file, InputError):
            yield file
        else:
            yield from _read(file, given)


def list_files(name: str, how: str) -> Iterator[str | InputError]:
    """The name itself, or the articles of a folder and its subfolders; no hidden ones, no links to folders."""
    if re.match(r"https?://", name, re.IGNORECASE):
        hint = f"curl -L {shlex.quote(name)} | extract --input html -"
        yield InputError(name, "is an address, not a file", hint=hint, code="address")
    elif name == STDIN or not os.path.isdir(name):
        yield name
    else:
        found = (*READ, *ARCHIVES) if how == "auto" else READ
        yield from _walk(name, RECORDS if how == "records" else found)


def _walk(name: str, suffixes: tuple[str, ...]) -> Iterator[str | InputError]:
    found: list[Path] = []
    failed: list[OSError] = []
    for folder, folders, files in os.walk(name, onerror=failed.append):
        folders[:] = [f for f in folders if not f.startswith(".")]
        named = (Path(folder, f) for f in files if not f.startswith(".") and f.lower().endswith(suffixes))
        found += [path for path in named if path.is_file() or not _is_there(path)]  # a pipe would be waited for
    for error in sorted(failed, key=lambda error: str(error.filename)):
        yield _unreadable(str(error.filename), error)
    if not found and not failed:
        kinds = ".json, .jsonl or .parquet" if suffixes == RECORDS else ".txt, .md, .html, .jsonl, .parquet or .warc"
        yield InputError(name, f"no {kinds} file in this folder", code="empty-folder")
    yield from map(str, sorted(found))


def _is_there(path: Path) -> bool:
    """Whether it leads to anything; a link that leads nowhere or to itself is told as an input that fails."""
    try:
        return path.exists()
    except OSError:
        return False


def _unreadable(name: str, error: OSError) -> InputError:
    return InputError(name, (error.strerror or str(error)).lower())


def _read(name: str, given: Given) -> Iterator[Unread | Row | InputError]:
    """What one file or standard input holds; a single error where it cannot be opened or read."""
    try:
        if name == STDIN:
            if sys.stdin is None:
                raise InputError(name, "standard input is closed")
            yield from _rows(sys.stdin.buffer, name, given)
            return
        with open(name, "rb") as file:
            if given.how == "auto" and name.lower().endswith(ARCHIVES):
                yield from _archive(file, name, given)
                return
            packed = name.lower().endswith(PACKED) and given.how in {"auto", "jsonl"}
            yield from _unpacked(file, name, given) if packed else _rows(file, name, given)
    except FileNotFoundError:
        yield InputError(name, "no such file", code="no-such-file")
    except OSError as error:
        yield _unreadable(name, error)
    except ValueError as error:  # a name that no file can have
        yield InputError(name, str(error))
    except InputError as error:
        yield error


def _archive(file: IO[bytes], name: str, given: Given) -> Iterator[Row | InputError]:
    """The articles of a Parquet file or of a WARC archive."""
    is_table = name.lower().endswith(PARQUET)
    rows = read_parquet(file, name, text_field=given.text_field) if is_table else read_warc(file, name)
    nothing = InputError(name, "is empty" if is_table else "has no web pages", code="empty")
    for row in chain([next(rows, nothing)], rows):
        yield given.complete(row) if isinstance(row, Row) else row


def _unpacked(file: IO[bytes], name: str, given: Given) -> Iterator[Unread | Row | InputError]:
    """JSON Lines in a gzip archive, as they are unpacked."""
    try:
        with gzip.open(file, "rb") as lines:
            yield from _rows(lines, name, replace(given, how="jsonl"))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(name, f"is a damaged gzip archive: {error}", hint=f"gzip -t {as_argument(name)}") from error


def _rows(file: IO[bytes] | gzip.GzipFile, name: str, given: Given) -> Iterator[Unread | Row | InputError]:
    first, how = [file.readline(LARGEST)], given.how
    if how == "auto":
        how = _kind(first, file, "" if name == STDIN else name.lower(), given.text_field)
    if how == "jsonl":
        rows = read_rows(_lines(b"".join(first), file, name), name, text_field=given.text_field)
        for row in chain([next(rows, InputError(name, "is empty", code="empty"))], rows):
            yield given.complete(row) if isinstance(row, Row) else row
    else:
        yield Unread(_whole(b"".join(first), file, name), name, how == "html", given)


def _kind(first: list[bytes], rest: IO[bytes] | gzip.GzipFile, name: str, text_field: str) -> str:
    """By suffix; where that says nothing, by the first lines, which are added to `first` as far as they are read.

    A page that was saved under a text's name is a page. An article may quote JSON, and begin with a bracket: an
    object is a row where it comes first or has a text.
    """
    if name.endswith((*PAGES, *LINES)):
        return "html" if name.endswith(PAGES) else "jsonl"
    for _ in range(LOOKED_AT):
        start = beginning(b"".join(first))
        if is_html(start):
            return "html"
        if not name.endswith(TEXTS) and (ROW.match(start) or _is_array(start) or _has_text(first[-1], text_field)):
            return "jsonl"
        if not first[-1]:
            break
        first.append(rest.readline(LARGEST))
    return "text"


def _has_text(line: bytes, text_field: str) -> bool:
    """Whether a line is a row of JSON Lines."""
    record = _json(line) if line.lstrip()[:1] == b"{" else None
    return isinstance(record, dict) and isinstance(record.get(text_field), str)


def _is_array(start: str) -> bool:
    """Whether a text begins as a JSON array of rows or of texts does; "[1]" and "[AP]" are a writer's brackets."""
    if ARRAY.match(start):
        return True
    record = _json(start.strip()) if start.lstrip()[:1] == "[" else None
    return isinstance(record, list) and all(isinstance(item, (str, dict)) for item in record)


def _json(line: str | bytes) -> object:
    """What a line holds; None where it is no JSON."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _whole(first: bytes, rest: IO[bytes] | gzip.GzipFile, name: str) -> bytes:
    """All of a file, `first` in front; what is larger than any article is refused before it is read to its end."""
    data = first + rest.read(LARGEST)
    if len(data) > LARGEST:
        raise InputError(name, f"too large (more than {LARGEST:,} bytes)", hint="split the file", code="too-large")
    return data


def _text(data: bytes, name: str) -> Row:
    decoded = decode(data, name)
    return Row(
        decoded.text,
        name=name,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=(*decoded.notes, *tags_noted(decoded.text)),
    )


def _lines(first: bytes, rest: IO[bytes] | gzip.GzipFile, name: str) -> Iterable[str | bytes]:
    """The lines of JSON Lines as they stream in, `first` in front."""
    if not first:
        raise InputError(name, "is empty", code="empty")
    decode(first, name)
    start = beginning(first).strip()
    if start == "[" or _is_array(start):
        raise InputError(name, "is a JSON array, not JSON lines", hint=with_jq(".[]", name), code="json")
    if start.split("\n", 1)[0].rstrip() == "{":
        raise InputError(name, "is JSON over many lines, not JSON lines", hint=with_jq(".", name), code="json")
    if encoding := wide(first):
        return _decoded(chain([first], iter(partial(rest.read, BLOCK), b"")), encoding)
    return chain(first.splitlines(keepends=True), rest)


def _decoded(blocks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The lines of what is decoded block by block."""
    line: list[str] = []  # as far as it is read
    for text in codecs.iterdecode(blocks, encoding, "replace"):
        *ends, last = text.split("\n")
        for end in ends:
            yield "".join((*line, end))
            line = []
        line.append(last)
    yield "".join(line)
