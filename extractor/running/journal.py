"""What is done of an unfinished output, so that `--resume` need not do it again.

Beside FILE stands `.FILE.part` as long as FILE is not complete: a first line that says which run it is of, then a line
a result, in order, each written before the next input is waited for. Whoever goes on reads it to its last whole line
and writes the output anew from it, so that it is the same to the last byte whatever had become of it. A line counts
only for the input that it was made of.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO

from extractor.errors import InputError
from extractor.formats.json_document import json_document
from extractor.lexicon import version
from extractor.reading.records import read_record
from extractor.reading.rows import sha256
from extractor.reading.sources import Unread
from extractor.results import Result
from extractor.running.analysing import Item
from extractor.running.plan import Plan
from extractor.running.streams import write_all
from extractor.version import __version__


class Journal:
    """The record of one run's results."""

    def __init__(self, output: str, plan: Plan) -> None:
        path = Path(os.path.realpath(output))
        self.path = path.with_name(f".{path.name}.part")
        self.run = _run(plan)
        self.file: IO[bytes] | None = None
        self.is_empty = True

    def is_of_another_run(self) -> bool:
        """Whether what is there was begun with other options, inputs or versions."""
        try:
            with self.path.open("rb") as file:
                return file.readline() != self.run
        except OSError:
            return False

    def resumed(self, items: Iterator[Item]) -> tuple[Iterator[tuple[Item, Result]], Iterator[Item]]:
        """What is done already, and the inputs that are left once that has been read to its end."""
        rest = _Rest(items)
        return self._saved(rest), rest

    def begin(self) -> None:
        """Start anew."""
        self.file = self.path.open("wb", buffering=0)
        write_all(self.file, self.run)

    def add(self, item: Item, result: Result) -> None:
        """Hold a result, at once."""
        if self.file is not None:
            self.is_empty = False
            write_all(self.file, _line(item, result))

    def leave(self) -> None:
        """Keep what is done for another run, if anything is."""
        if self.file is not None and self.is_empty:
            self.remove()

    def remove(self) -> None:
        """The output is complete."""
        if self.file is not None:
            self.file.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _saved(self, rest: "_Rest") -> Iterator[tuple[Item, Result]]:
        """The inputs that are done; then the file is cut behind the last one, to be written on."""
        try:
            file = self.path.open("r+b", buffering=0)
        except OSError:
            self.begin()
            return
        self.file = file
        with self.path.open("rb") as lines:
            if lines.readline() != self.run:
                self.begin()
                return
            end = lines.tell()
            for line, item in zip(lines, rest, strict=False):  # in this order, for no input may be lost
                result = _result(line, item)
                if result is None:
                    rest.give_back(item)
                    break
                end = lines.tell()
                self.is_empty = False
                yield item, result
        file.truncate(end)
        file.seek(end)


class _Rest:
    """Inputs, of which one may be given back."""

    def __init__(self, items: Iterator[Item]) -> None:
        self.items = items

    def __iter__(self) -> Iterator[Item]:
        return self

    def __next__(self) -> Item:
        return next(self.items)

    def give_back(self, item: Item) -> None:
        self.items = chain([item], self.items)


def _run(plan: Plan) -> bytes:
    """The first line: what decides about the results."""
    settings = sorted((name, str(value)) for name, value in plan.extractor.items())
    said = repr((plan.sources, plan.given, settings, plan.timeout, plan.strict, __version__, version()))
    return f"extract {hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()}\n".encode()


def _key(item: Item) -> str:
    """What an input was, for comparison."""
    if isinstance(item, InputError):
        return sha256(str(item))[:16]
    if isinstance(item, Unread):
        content = hashlib.sha256(item.data).hexdigest()
        return sha256(f"{item.name}\n{item.is_page}\n{content}")[:16]
    return sha256(repr((item.name, item.date, item.title, item.url, sorted(item.fields.items()), item.text)))[:16]


def _line(item: Item, result: Result) -> bytes:
    """A result as a line; that of an article ends in its document."""
    failure = result.failure
    said = None
    if failure is not None:
        said = [failure.name, failure.problem, failure.hint, failure.code, failure.details]
    article = "null" if result.article is None else json_document(result.article)
    return f'{{"key":"{_key(item)}","failure":{json.dumps(said)},"article":{article}}}\n'.encode()


def _result(line: bytes, item: Item) -> Result | None:
    """What a line says; None where it is torn or of another input."""
    try:
        record = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    if record is None or record["key"] != _key(item):
        return None
    if record["failure"] is not None:
        name, problem, hint, code, details = record["failure"]
        return Result.failed(InputError(name, problem, hint=hint, code=code, details=details))
    article = read_record(json.dumps(record["article"]), item.name or "text")
    return Result.of(article, item.name)
