"""Lexicons: the TOML and CSV files under `extractor/data/` that say what to look for.

A folder of the user's own may lie over them: a file of the same name in it adds rows and rules to those shipped, and
replaces the ones whose id (of a rule), or whose first cell (of a row in a list where that is an id) it has too.
"""

import csv
import hashlib
import io
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import LexiconError

DATA = Path(__file__).parent / "data"
GROWING = frozenset({"counts", "events", "status", "words"})  # folders in which all files are read, new ones too
ONCE = frozenset({"places"})  # read once a process, so that nothing can be laid over them

SHEETS = frozenset({".json", ".numbers", ".ods", ".tsv", ".xls", ".xlsx", ".yaml", ".yml"})  # what people keep lists in

_own: Path | None = None
_checks: list[Callable[[], None]] = []


def checks(check: Callable[[], None]) -> Callable[[], None]:
    """A room's look through its lists, which raises LexiconError: it is made as soon as a folder is laid over them."""
    _checks.append(check)
    return check


def use(folder: Path | None) -> None:
    """From here on, read the lexicons with this folder laid over them; None is those shipped, alone.

    What was read before is forgotten; who goes to and fro between folders pays for a second reading each time.

    Raises:
        LexiconError: there is no such folder, it holds no lexicon, a file that goes with none of those shipped, or an
            entry that no room understands. The folder used before stays in use.
    """
    if folder == _own:
        return
    if folder is not None:
        _check(folder)
    before = _own
    _lay(folder)
    try:
        for check in _checks if folder is not None else ():
            check()
    except LexiconError:
        _lay(before)
        raise


def _lay(folder: Path | None) -> None:
    global _own
    _own = folder
    for name, module in sorted(sys.modules.items()):
        if name.startswith("extractor.") and name != "extractor.pipeline":  # the model stays loaded
            for value in list(vars(module).values()):
                if getattr(value, "__module__", None) == name and hasattr(value, "cache_clear"):
                    value.cache_clear()


def _check(folder: Path) -> None:
    if not folder.is_dir():
        raise LexiconError(folder, "no such folder")
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SHEETS and path.is_file():
            raise LexiconError(path, "not a lexicon (try: save it as CSV in UTF-8)")
    if not _files_in(folder):
        raise LexiconError(folder, "no .csv or .toml file is in it (try: actors/organizations.csv)")
    for path in _files_in(folder):
        place = path.relative_to(folder)
        is_known = (DATA / place).is_file() or (len(place.parts) == 2 and place.parts[0] in GROWING)
        if not is_known or place.parts[0] in ONCE:
            raise LexiconError(path, f"no lexicon '{place.as_posix()}' can be added to")


def _files_in(folder: Path) -> list[Path]:
    return sorted((*folder.rglob("*.toml"), *folder.rglob("*.csv")))


def files(folder: str, pattern: str) -> list[Path]:
    """The lexicon files of one folder under `data/`, by where they are or would be there, sorted by name."""
    found = {path.name for path in (DATA / folder).glob(pattern)}
    if _own is not None:
        found |= {path.name for path in (_own / folder).glob(pattern)}
    return [DATA / folder / name for name in sorted(found)]


def _over(path: Path) -> Path | None:
    """The user's own file that lies over a shipped one."""
    own = _own / path.relative_to(DATA) if _own is not None and path.is_relative_to(DATA) else None
    return own if own is not None and own.is_file() else None


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
    """The rules of one lexicon file, in file order; the user's own behind those shipped.

    Raises:
        LexiconError: the file is not TOML, or a rule lacks a field or has one too many.
    """
    own = _over(path)
    shipped = _rules_in(path, kind) if own is None or path.is_file() else []
    replaced = _own_ids()
    return [rule for rule in shipped if getattr(rule, "id", None) not in replaced] + (
        _rules_in(own, kind) if own else []
    )


@cache
def _own_ids() -> frozenset[str]:
    """Ids of all rules in the user's own folder, whichever file they stand in."""
    paths = sorted(_own.rglob("*.toml")) if _own is not None else []
    return frozenset(str(table.get("id")) for path in paths for table in _tables(path))


def _rules_in(path: Path, kind: type[R]) -> list[R]:
    return [_read_rule(path, table, kind) for table in _tables(path)]


def _tables(path: Path) -> list[dict[str, object]]:
    try:
        tables: list[dict[str, object]] = tomllib.loads(path.read_text(encoding="utf-8-sig"))["rule"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(path, f"not a lexicon: {error}") from error
    return tables


def _read_rule(path: Path, table: dict[str, object], kind: type[R]) -> R:
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise LexiconError(path, f"{where}: {first['msg']}", rule=str(table.get("id"))) from error


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV list, by column name; lines that begin with `#` say where it comes from.

    The user's own rows come first. Where the first cell is an id, as names and words are, they replace those shipped.

    Raises:
        LexiconError: a row has more or fewer cells than the header, or the user's own list has a column of its own.
    """
    own = _over(path)
    if own is None:
        yield from _rows_in(path)
        return
    shipped = list(_rows_in(path)) if path.is_file() else []
    rows = list(_rows_in(own))
    columns = list((shipped or rows or [{}])[0])
    for row in rows:
        if unknown := sorted(set(row) - set(columns)):
            raise LexiconError(own, f"column '{unknown[0]}' is none of {', '.join(columns)}")
        if columns[:1] != list(row)[:1]:
            raise LexiconError(own, f"its first column is not '{columns[0]}'" if columns else "it has no columns")
        yield {column: row.get(column, "") for column in columns}
    ids = [row[columns[0]] for row in shipped]
    replaced = {row.get(columns[0]) for row in rows} if len(ids) == len(set(ids)) else set()
    yield from (row for row in shipped if row[columns[0]] not in replaced)


def _rows_in(path: Path) -> Iterator[dict[str, str]]:
    try:
        lines = io.StringIO(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(path, f"not a list in UTF-8: {error}") from error
    reader = csv.reader(line for line in lines if not line.startswith("#"))
    header = next(reader, [])
    for number, cells in enumerate(filter(None, reader), 2):
        if len(cells) != len(header):
            raise LexiconError(path, f"row {number} has not as many cells as the header")
        yield dict(zip(header, cells, strict=True))


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """Word classes that rules refer to as `@name`: lemmas in lower case, from the lists in `words/`.

    A row `@other` includes another class whole.
    """
    rows: dict[str, list[str]] = {}
    for path in files("words", "*.csv"):
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
    """Twelve hex digits over all lexicon files, one's own too: two runs with the same digits had the same rules."""
    digest = hashlib.sha256()
    for folder in filter(None, (DATA, _own)):
        for path in _files_in(folder):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
