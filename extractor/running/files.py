"""Where the output goes if not to standard output: a file, whole or not at all, and never onto its own input."""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from extractor.errors import ExtractError
from extractor.reading.sources import STDIN
from extractor.running import signals
from extractor.running.streams import STANDARD, OutputError

LONGEST = 100  # bytes of a name made from an input's
NOT_IN_NAMES = re.compile(r"[^\w.\-]+", re.ASCII)
KNOWN = re.compile(r"\.(?:txt|md|html?|json|jsonl|ndjson)(?:\.gz)?$", re.IGNORECASE)
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # by Windows


class SameFileError(ExtractError):
    """The output would be written onto its own input."""

    def __init__(self, name: str, source: str) -> None:
        super().__init__(f"{name}: same file as the input {source} (try: another name for the output)")


class Replacement:
    """A file that takes another's place when it is complete; until then it stands beside it under a hidden name."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.path = Path(os.path.realpath(name))
        self.temporary = self.path.with_name(f".{self.path.name}.tmp")
        self.special = self.path.exists() and not self.path.is_file()  # a device or pipe
        try:
            if self.path.is_dir():
                raise OutputError(name, "is a folder")
            self.file: BinaryIO = open(self.path if self.special else self.temporary, "wb")  # noqa: SIM115
        except OSError as error:
            raise OutputError(name, error) from error
        signals.at_end(self._remove)

    @property
    def out(self) -> BinaryIO:
        return self.file

    def commit(self) -> None:
        """Raises: OSError."""
        self.file.flush()
        if self.special:
            self.file.close()
            return
        os.fsync(self.file.fileno())
        self.file.close()
        with suppress(OSError):
            os.chmod(self.temporary, stat.S_IMODE(self.path.stat().st_mode))
        os.replace(self.temporary, self.path)

    def discard(self) -> None:
        """Leave what was there as it was."""
        with suppress(OSError):
            self.file.close()
        self._remove()

    def _remove(self) -> None:
        if not self.special:
            with suppress(OSError):
                self.temporary.unlink(missing_ok=True)


class Inputs:
    """The files that are read, so that none is written; looked for once, as soon as something stands there already."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = names

    @cached_property
    def _known(self) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], str] = {}
        for name in self.names:
            with suppress(OSError, ValueError, AttributeError):
                status = os.fstat(sys.stdin.fileno()) if name == STDIN else os.stat(name)
                if stat.S_ISREG(status.st_mode):
                    found.setdefault((status.st_dev, status.st_ino), name)
        return found

    def refuse(self, output: str) -> None:
        """Raises: SameFileError: the output is one of them."""
        with suppress(OSError, ValueError):
            self._refuse(os.stat(output), output)

    def refuse_redirected(self) -> None:
        """Raises: SameFileError: the shell sends standard output onto one of them."""
        with suppress(OSError, ValueError, AttributeError):
            self._refuse(os.fstat(sys.stdout.fileno()), STANDARD)

    def _refuse(self, status: os.stat_result, output: str) -> None:
        source = self._known.get((status.st_dev, status.st_ino)) if stat.S_ISREG(status.st_mode) else None
        if source is not None:
            raise SameFileError(output, "standard input" if source == STDIN else source)


class Names:
    """Names for the files of a folder, made of what the inputs are called; never twice the same, never outside it."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.used: set[str] = set()

    def name(self, source: str, *, is_file: bool) -> str:
        """The file's name, with the beginning of a SHA-256 where another input has it already.

        >>> names = Names(".json")
        >>> names.name("a/news.txt", is_file=True), names.name("../x:1", is_file=False)
        ('news.json', 'x_1.json')
        >>> names.name("b/news.txt", is_file=True)
        'news-e815655d.json'
        """
        stem = _clean(source, is_file=is_file)
        digest = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
        for found in _numbered(stem, digest):
            if found.casefold() not in self.used:
                self.used.add(found.casefold())
                return found + self.suffix
        raise AssertionError("the numbers have no end")


def _numbered(stem: str, digest: str) -> Iterator[str]:
    yield stem
    yield f"{stem}-{digest[:8]}"
    number = 1
    while True:
        number += 1
        yield f"{stem}-{digest[:8]}-{number}"


def _clean(source: str, *, is_file: bool) -> str:
    name = KNOWN.sub("", os.path.basename(source)) if is_file else source
    name = NOT_IN_NAMES.sub("_", name).strip("._")[:LONGEST]
    if source == STDIN:
        return "stdin"
    return f"_{name}" if RESERVED.fullmatch(name) else name or "article"
