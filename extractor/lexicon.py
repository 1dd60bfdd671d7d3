"""Lexicons: the TOML and CSV files under `extractor/data/` that say what to look for."""

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import LexiconError

DATA = Path(__file__).parent / "data"


class Entry(BaseModel):
    """A table of a lexicon file; a field that it does not know is an error, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class KnownFailure(Entry):
    """An example that the rule should get right and does not, yet."""

    text: str
    why: str


class Rule(Entry):
    """One way of saying one thing, with the sentences that prove it. Each room adds its own pattern."""

    id: str = Field(pattern=r"^[a-z_]+\.[a-z0-9-]+$")
    label: str = Field(pattern=r"^[A-Z_]+$", description="What it marks: SHELLING, KILLED, DATE …")
    examples: tuple[str, ...] = Field(min_length=1, description="'A <SHELLING>barrage</SHELLING> began.'")
    not_examples: tuple[str, ...] = Field(default=(), description="Look-alikes: the label may not occur.")
    known_failures: tuple[KnownFailure, ...] = ()


R = TypeVar("R", bound=Entry)


def read_rules(path: Path, kind: type[R]) -> list[R]:
    """The rules of one lexicon file, in file order.

    Raises:
        LexiconError: the file is not TOML, or a rule lacks a field or has one too many.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(path, f"not a lexicon: {error}") from error
    return [_read_rule(path, table, kind) for table in tables]


def _read_rule(path: Path, table: dict[str, object], kind: type[R]) -> R:
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise LexiconError(path, f"{where}: {first['msg']}", rule=str(table.get("id"))) from error


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV list, by column name; lines that begin with `#` say where it comes from.

    Raises:
        LexiconError: a row has more or fewer cells than the header.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(line for line in file if not line.startswith("#"))
        for number, row in enumerate(reader, 2):
            if None in row or None in row.values():
                raise LexiconError(path, f"row {number} has not as many cells as the header")
            yield row


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Word classes that rules refer to as `@name`: lemmas in lower case, from the lists in `words/`.

    A row `@other` includes another class whole.
    """
    rows: dict[str, list[str]] = {}
    for path in sorted((DATA / "words").glob("*.csv")):
        for row in read_rows(path):
            rows.setdefault(row["class"], []).append(row["word"])
    return {name: frozenset(_members(name, rows, ())) for name in rows}


def _members(name: str, rows: dict[str, list[str]], above: tuple[str, ...]) -> Iterator[str]:
    if name in above or name not in rows:
        raise LexiconError(DATA / "words", f"class '@{name}' is not there, or includes itself")
    for word in rows[name]:
        if word.startswith("@"):
            yield from _members(word[1:], rows, (*above, name))
        else:
            yield word


@cache
def expand(words: tuple[str, ...]) -> frozenset[str]:
    """Words of a rule, with each `@class` replaced by its members.

    >>> "rocket" in expand(("@projectile",))
    True
    """
    classes = word_classes()
    for word in words:
        if word.startswith("@") and word[1:] not in classes:
            raise LexiconError(DATA / "words", f"class '{word}' is not there")
    parts = [classes[word[1:]] if word.startswith("@") else frozenset((word,)) for word in words]
    return parts[0] if len(parts) == 1 else frozenset().union(*parts)


@cache
def version() -> str:
    """Twelve hex digits over all lexicon files: two runs with the same digits had the same rules."""
    digest = hashlib.sha256()
    for path in sorted((*DATA.rglob("*.toml"), *DATA.rglob("*.csv"))):
        digest.update(path.relative_to(DATA).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
