"""Articles as they come in: one row an article, with what is known of it beside its text."""

import datetime as dt
import hashlib
import json
import math
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from extractor.errors import InputError, as_argument
from extractor.reading.decode import decode
from extractor.reading.elements import tags_noted


@dataclass(frozen=True, slots=True)
class Stated:
    """What a web page's source says of its article beside the text; None and () where it does not."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None  # ISO 8601 date, or date-time with offset
    updated: str | None = None
    standfirst: str | None = None  # a line of the text, as each cross-head is
    crossheads: frozenset[str] = frozenset()

    @property
    def day(self) -> dt.date | None:
        return dt.date.fromisoformat(self.published[:10]) if self.published else None


@dataclass(frozen=True, slots=True)
class Row:
    """One article to read."""

    text: str
    date: dt.date | None = None  # day of publication, over what the text says
    title: str | None = None
    name: str | None = None
    url: str | None = None
    encoding: str | None = None  # None where a string was given
    sha256: str | None = None  # of the bytes; None: of the text as UTF-8
    fields: Mapping[str, str] = field(default_factory=dict)  # passed through
    notes: tuple[tuple[str, str], ...] = ()  # (code, message) from reading
    format: Literal["text", "html"] = "text"  # of html, `text` is what was extracted
    stated: Stated = Stated()


def sha256(text: str) -> str:
    """SHA-256 of a text as UTF-8; lone surrogates count as they would be encoded.

    >>> sha256("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class NoNumber(str):
    """What stands in place of a number and is none that a program can hold (NaN, Infinity, 1e400), as it is written."""

    __slots__ = ()


OWN = ("id", "date", "title", "url")
UNFIT = (list, dict, type(None), NoNumber)  # for one of these
LONGEST_SHOWN = 40  # characters of a value that a message quotes
LONGEST_LIST = 400  # of the fields that a row has
BRACE_WITHIN = 100  # bytes of a line, blanks in front
FOREIGN = 10  # lines without a brace in front, and no object before them, after which the rest is not looked at


def read_rows(lines: Iterable[str | bytes], name: str, *, text_field: str = "text") -> Iterator[Row | InputError]:
    """The rows of JSON Lines, one an article, as they stream in; for each line that is none, what is wrong with it.

    A row without `id` is named by its line: 'news.jsonl:7'. Blank lines are no rows. What begins with ten lines
    that are not meant as JSON objects is no JSON Lines at all: one error, and the end.
    """
    held: list[InputError] = []
    foreign = True
    for row, has_brace in _each(lines, name, text_field):
        foreign = foreign and not has_brace
        if not foreign or isinstance(row, Row):
            yield from held
            held = []
            yield row
            continue
        held.append(row)
        if len(held) == FOREIGN:
            problem = f"is not JSON Lines: none of its first {FOREIGN} lines is a JSON object"
            yield InputError(name, problem, hint="--input text", code="json")
            return
    yield from held


def _each(lines: Iterable[str | bytes], name: str, text_field: str) -> Iterator[tuple[Row | InputError, bool]]:
    """What each line is, and whether it is at least meant as a JSON object."""
    places: dict[int, int] = {}  # line of the first row with an id, by the id's hash: the same memory for each
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row_or_error(line, f"{name}:{number}", text_field, places), _has_brace(line)


def _row_or_error(line: str | bytes, where: str, text_field: str, places: dict[int, int]) -> Row | InputError:
    try:
        return _row(line, where, text_field, places)
    except InputError as error:
        return error
    except RecursionError:
        return InputError(where, "is nested too deep", code="json")


def _has_brace(line: str | bytes) -> bool:
    """Whether a line is at least meant as a JSON object."""
    text = line if isinstance(line, str) else line[:BRACE_WITHIN].decode("utf-8", "replace")
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def _row(line: str | bytes, where: str, text_field: str, places: dict[int, int]) -> Row:
    text_of_line, notes = _decoded(line, where)
    record, twice = _record(text_of_line, where)
    text = record.get(text_field)
    if not isinstance(text, str) or isinstance(text, NoNumber):
        has = ", ".join(sorted(record)) or "no fields"
        problem = f'field "{text_field}" is missing or no string (has: {has[:LONGEST_LIST]})'
        alike = get_close_matches(text_field, [name for name in record if name != text_field], 1)
        hint = f"--text-field {shlex.quote(alike[0])}" if alike else None
        raise InputError(where, problem, hint=hint, code="field")
    own = {key: _words(record[key]) for key in OWN if not isinstance(record.get(key), UNFIT)}
    fields = {key: _words(record[key]) for key in sorted(record) if key not in {*own, text_field}}
    date = _day(own.get("date"), where)
    notes += tuple(("fields", f'fields: "{name}" stands twice in {where}; the last one counts') for name in twice)
    return Row(
        text=text,
        date=date,
        title=own.get("title"),
        name=own.get("id") or where,
        url=own.get("url"),
        sha256=sha256(text),
        fields={key: value for key, value in fields.items() if value is not None},
        notes=(*notes, *_known(own.get("id"), where, places), *tags_noted(text)),
    )


def _known(name: str | None, where: str, places: dict[int, int]) -> Iterator[tuple[str, str]]:
    """A note where an earlier row has the same id."""
    if name:
        number = int(where.rpartition(":")[2])
        first = places.setdefault(_hash_of(name), number)
        if first != number:
            yield "id", f'id "{name}" is given twice: in line {first} and in {where}'


def _hash_of(name: str) -> int:
    """64 bits of a name's SHA-256."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()[:8])


def _decoded(line: str | bytes, where: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A line as text; one that is not UTF-8 is read as a file would be, with a note."""
    if isinstance(line, str):
        return line.lstrip("\ufeff"), ()
    try:
        return line.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        decoded = decode(line, where)
        return decoded.text, decoded.notes


def _record(line: str, where: str) -> tuple[dict[str, object], list[str]]:
    """The object that a line holds, and the fields that it has more than once."""
    twice: list[str] = []

    def collect(pairs: list[tuple[str, object]]) -> dict[str, object]:
        twice[:] = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
        return dict(pairs)  # the outermost object comes last

    try:
        record = json.loads(line, object_pairs_hook=collect, parse_constant=NoNumber, parse_float=_float)
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"is not JSON: {error}", code="json") from error
    if isinstance(record, list):
        hint = with_jq(".[]", where.rpartition(":")[0])
        raise InputError(where, "is a JSON array, not an object", hint=hint, code="json")
    if not isinstance(record, dict):
        raise InputError(where, "is not a JSON object", code="json")
    return record, twice


def with_jq(program: str, name: str) -> str:
    """The command that makes JSON Lines of other JSON.

    >>> with_jq(".[]", "two words.json.gz")
    "zcat 'two words.json.gz' | jq -c '.[]' | extract --input jsonl -"
    """
    file, wanted = as_argument(name), shlex.quote(program)
    first = f"zcat {file} | jq -c {wanted}" if name.lower().endswith(".gz") else f"jq -c {wanted} {file}"
    return f"{first} | extract --input jsonl -"


def _float(words: str) -> float | NoNumber:
    number = float(words)
    return number if math.isfinite(number) else NoNumber(words)


def _words(value: object) -> str | None:
    """A value as a string, lists and objects as compact JSON; None for null."""
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", re.DOTALL)


def _day(value: str | None, where: str) -> dt.date | None:
    """The day of a date or of a date-time."""
    if not value:
        return None
    try:
        if found := DAY.fullmatch(value.strip()):
            return dt.date.fromisoformat(found[1])
    except ValueError:
        pass
    problem = f'field "date" is "{value[:LONGEST_SHOWN]}", no day that exists (write it as YYYY-MM-DD)'
    raise InputError(where, problem, code="date")
