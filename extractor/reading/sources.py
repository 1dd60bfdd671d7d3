"""What the user names, as rows: files, folders, JSON Lines, standard input. An input that fails is a value here,
so that the others go on."""

import codecs
import datetime as dt
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import IO

from extractor.errors import InputError
from extractor.reading.decode import decode
from extractor.reading.rows import Row, read_rows

STDIN = "-"
LINES = frozenset({".jsonl", ".ndjson"})
TEXTS = frozenset({".txt", ".md"})
PAGES = frozenset({".html", ".htm"})


def read_sources(names: Sequence[str], *, how: str = "auto", date: dt.date | None = None) -> Iterator[Row | InputError]:
    """One row an article, or what is wrong with it, in the order named; folders in the order of their paths.

    `how` is `text`, `jsonl`, or `auto`: by suffix, else by whether the first line is a JSON object.
    `date` is the day of publication of rows that bring none of their own.
    """
    for name in names:
        try:
            for row in chain.from_iterable(_read(file, how) for file in _files(name)):
                yield replace(row, date=date) if isinstance(row, Row) and row.date is None else row
        except InputError as error:
            yield error


def _files(name: str) -> list[str]:
    """The name itself, or the texts of a folder and its subfolders; no hidden ones, no links to folders."""
    if re.match(r"https?://", name):
        raise InputError(name, "is an address, not a file", hint="save the article's text to a file")
    if name == STDIN or not os.path.isdir(name):
        return [name]
    found = []
    for folder, folders, files in os.walk(name):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [Path(folder, f) for f in files if not f.startswith(".") and Path(f).suffix.lower() in TEXTS | LINES]
    if not found:
        raise InputError(name, "no .txt, .md or .jsonl file in this folder")
    return [str(path) for path in sorted(found)]


def _read(name: str, how: str) -> Iterator[Row | InputError]:
    """The rows of one file or of standard input; a single error where it cannot be opened or read."""
    try:
        if name == STDIN:
            yield from _rows(sys.stdin.buffer, name, how)
            return
        with open(name, "rb") as file:
            yield from _rows(file, name, how)
    except FileNotFoundError:
        yield InputError(name, "no such file")
    except OSError as error:
        yield InputError(name, (error.strerror or str(error)).lower())
    except InputError as error:
        yield error


def _rows(file: IO[bytes], name: str, how: str) -> Iterator[Row | InputError]:
    suffix = "" if name == STDIN else Path(name).suffix.lower()
    if how == "auto" and suffix in PAGES:
        raise InputError(name, "is a web page's source, not text", hint="save the article's text to a file")
    first = file.readline()
    if how == "jsonl" or (how == "auto" and (suffix in LINES or (suffix not in TEXTS and _is_object(first)))):
        yield from read_rows(_lines(first, file, name), name)
    else:
        yield _row(first + file.read(), name)


def _row(data: bytes, name: str) -> Row:
    decoded = decode(data, name)
    if not decoded.text.strip():
        raise InputError(name, "is empty")
    return Row(
        decoded.text,
        name=name,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=decoded.notes,
    )


def _lines(first: bytes, rest: IO[bytes], name: str) -> Iterable[str | bytes]:
    """The lines of JSON Lines as they stream in; in UTF-16 and UTF-32 all at once."""
    if not first:
        raise InputError(name, "is empty")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(first + rest.read(), name).text.split("\n")
    decode(first, name)
    if first.lstrip()[:1] == b"[":
        hint = f"jq -c '.[]' {name} | extract --input jsonl -"
        raise InputError(name, "is a JSON array, not JSON lines", hint=hint)
    if first.strip() == b"{":
        hint = f"jq -c . {name} | extract --input jsonl -"
        raise InputError(name, "is JSON over many lines, not JSON lines", hint=hint)
    return chain([first], rest)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
