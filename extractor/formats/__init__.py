"""From records to what is written out, one module a format, each with a `Writer`; this table knows them all.

A format is added by a row of FORMATS and its module. Its `Writer` gets a binary stream, then the articles in order,
then `finish`. A format that cannot be written as a stream (SQLite, a page) is built aside and copied at `finish`.
"""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Protocol

from extractor.results import LISTS

if TYPE_CHECKING:
    from models import Article


@dataclass(frozen=True, slots=True)
class Options:
    """How to write; each format heeds what it has a use for."""

    indent: int | None = None  # of JSON; None: one line an article
    with_text: bool = False  # whether the articles keep the text that offsets refer to
    select: tuple[str, ...] = LISTS  # the lists of records that are wanted
    colour: bool = False  # for a terminal
    width: int = 80  # columns of that
    fields: tuple[str, ...] = ()  # names of `source.fields` that every article is known to have


class Writer(Protocol):
    """What each format's module has under this name."""

    def __init__(self, out: BinaryIO, options: Options) -> None: ...

    def write(self, article: "Article") -> None:
        """Take the next article."""

    def finish(self) -> None:
        """Write what is left. The stream stays open."""


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    extra: str | None = None  # of this package, which it needs
    needs_text: bool = False  # whether an article must hold its text
    uses_text: bool = False  # whether it is the better for it
    is_binary: bool = False  # nothing to print on a terminal

    def writer(self) -> type[Writer]:
        """The format's writer.

        Raises:
            ImportError: what the extra installs is missing.
        """
        found: type[Writer] = import_module(self.module).Writer
        return found


FORMATS = {
    row.name: row
    for row in (
        Format("json", (".json", ".jsonl", ".ndjson"), "extractor.formats.json_document"),
        Format("csv", (".csv",), "extractor.formats.table"),
        Format("geojson", (".geojson",), "extractor.formats.geojson"),
        Format("html", (".html", ".htm"), "extractor.formats.html", needs_text=True),
        Format("sqlite", (".sqlite", ".sqlite3", ".db"), "extractor.formats.sqlite", is_binary=True),
        Format("spans", (".spans",), "extractor.formats.annotations", needs_text=True),
        Format("text", (".txt",), "extractor.formats.view", needs_text=True),
        Format("parquet", (".parquet",), "extractor.formats.parquet", extra="parquet", is_binary=True),
    )
}

# By an option, not by its name. Copies are told by the texts; without, what was saved is grouped all the same.
MERGED = Format("merge", (".json",), "extractor.formats.collection", extra="merge", uses_text=True)


def by_suffix(name: str) -> Format | None:
    """The format that a file's name speaks of.

    >>> by_suffix("out/Events.CSV").name, by_suffix("out")
    ('csv', None)
    """
    lower = name.lower()
    return next((row for row in FORMATS.values() if lower.endswith(row.suffixes)), None)
