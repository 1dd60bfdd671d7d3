"""Articles as they come in: one row an article, with what is known of it beside its text."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extractor.errors import InputError


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
    notes: tuple[tuple[str, str], ...] = ()  # (code, message) from decoding


def sha256(text: str) -> str:
    """SHA-256 of a text as UTF-8; lone surrogates count as they would be encoded.

    >>> sha256("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


OWN = ("id", "date", "title", "url")


def read_rows(lines: Iterable[str | bytes], name: str, *, text_field: str = "text") -> Iterator[Row | InputError]:
    """The rows of JSON Lines, one an article, as they stream in; for each line that is none, what is wrong with it.

    A row without `id` is named by its line: 'news.jsonl:7'. Blank lines are no rows.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _row(line, f"{name}:{number}", text_field)
            except InputError as error:
                yield error


def _row(line: str | bytes, where: str, text_field: str) -> Row:
    record = _record(line, where)
    text = record.get(text_field)
    if not isinstance(text, str):
        has = ", ".join(sorted(record)) or "no fields"
        raise InputError(where, f'field "{text_field}" is missing or no string (has: {has})')
    own = {key: _scalar(record[key]) for key in OWN if key in record}
    rest = {
        key: value
        for key in sorted(record)
        if key not in {*OWN, text_field}
        if (value := _scalar(record[key])) is not None
    }
    return Row(
        text=text,
        date=_day(own.get("date"), where),
        title=own.get("title"),
        name=own.get("id") or where,
        url=own.get("url"),
        sha256=sha256(text),
        fields=rest,
    )


def _record(line: str | bytes, where: str) -> dict[str, object]:
    try:
        record = json.loads(line.lstrip("\ufeff") if isinstance(line, str) else line)
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"is not JSON: {error}") from error
    if isinstance(record, list):
        hint = f"jq -c '.[]' {where.rpartition(':')[0]} | extract --input jsonl -"
        raise InputError(where, "is a JSON array, not an object", hint=hint)
    if not isinstance(record, dict):
        raise InputError(where, "is not a JSON object")
    return record


def _scalar(value: object) -> str | None:
    """A string, number or truth value as a string; None for null, lists and objects."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int, float)) else None


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
    raise InputError(where, f'field "date" is "{value[:40]}", no day that exists (write it as YYYY-MM-DD)')
