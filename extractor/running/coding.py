"""A coder's judgement of the table's events, read back: events that were rejected go, those corrected are changed.

A row is known by the `uid` of its event, which outlives versions. `accept` holds yes or no. `correction` holds the
right type, or `field=value` parts with semicolons between them: `type=bombing; status=planned; country=IQ`.
"""

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Self

from pydantic import ValidationError

from extractor.codes import code
from extractor.errors import InputError
from extractor.event_types import event_types
from extractor.reading.decode import decode
from models import Article, Event, Note

YES = frozenset("yes y true t 1 x ok accept accepted".split())
NO = frozenset("no n false f 0 reject rejected".split())
FIELDS = tuple(
    "type status outcome phase salience aggregate country event_date_start event_date_end fatalities_low "
    "fatalities_best fatalities_high civilian_targeting".split()
)
UID = re.compile("[0-9a-f]{16}")
EMPTY = frozenset({"", "-", "none", "null", "unknown"})
CODED = "coded"  # code of the notes that say what a coder decided
csv.field_size_limit(10_000_000)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the table, as far as it was filled in."""

    accept: bool | None
    changes: dict[str, str]
    where: str


@dataclass
class Corrections:
    """Judgements by uid, and how many of which type held."""

    judgements: dict[str, Judgement]
    coded: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    found: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, name: str) -> Self:
        """Raises: InputError: it is no such table."""
        try:
            text = decode(Path(name).read_bytes(), name).text
        except OSError as error:
            raise InputError(name, (error.strerror or str(error)).lower()) from error
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        try:
            missing = [column for column in ("uid", "accept", "correction") if column not in (reader.fieldnames or ())]
            if missing:
                raise InputError(name, f"has no column {missing[0]}", hint="extract news/ -f csv", code="corrections")
            return cls(_judgements(reader, name))
        except csv.Error as error:
            raise InputError(f"{name}:{reader.line_num}", f"is no CSV: {error}", code="corrections") from error

    def apply(self, article: Article) -> Article:
        """The article as the coder has it.

        Raises:
            InputError: a correction is no value of its field.
        """
        chosen = {event.id: self.judgements[event.uid] for event in article.events if event.uid in self.judgements}
        if not chosen:
            return article
        record = article.model_dump(mode="python")
        kept = []
        for event, data in zip(article.events, record["events"], strict=True):
            judgement = chosen.get(event.id)
            if judgement is not None:
                self._count(event, judgement)
                if judgement.accept is False and not judgement.changes:
                    continue
                _change(data, event, judgement)
            kept.append(data)
        record["events"] = kept
        notes = [_note(event, chosen[event.id]) for event in article.events if event.id in chosen]
        said = {note.message for note in article.notes if note.code == CODED}
        record["notes"] = [*record["notes"], *(note for note in notes if note.message not in said)]
        _forget({event.id for event in article.events} - {data["id"] for data in kept}, record)
        try:
            return Article.model_validate(record)
        except ValidationError as error:
            raise _misfit(error, kept, chosen) from error

    def _count(self, event: Event, judgement: Judgement) -> None:
        self.found.add(event.uid)
        self.coded[event.type] += 1
        self.accepted[event.type] += judgement.accept is not False and not judgement.changes
        kept = judgement.accept is not False or bool(judgement.changes)
        self.agreed[event.type] += kept and judgement.changes.get("type", event.type) == event.type

    def summary(self) -> Iterator[str]:
        """A line a type: how many were coded, how many of them right as they were, how many of the right type."""
        total, right, typed = (sum(counter.values()) for counter in (self.coded, self.accepted, self.agreed))
        yield f"corrections: {total} of {len(self.judgements)} coded events found"
        if total:
            width = max(map(len, [*self.coded, "type"]))
            yield f"{'type':<{width}}  coded  right  precision  agreement"
            for kind in sorted(self.coded):
                yield _line(kind, width, (self.coded[kind], self.accepted[kind], self.agreed[kind]))
            yield _line("all", width, (total, right, typed))


def _line(kind: str, width: int, numbers: tuple[int, int, int]) -> str:
    coded, right, typed = numbers
    return f"{kind:<{width}}  {coded:>5}  {right:>5}  {right / coded:>9.2f}  {typed / coded:>9.2f}"


def _delimiter(text: str) -> str:
    """A comma; what spreadsheets write in countries whose numbers have one is a semicolon."""
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _judgements(rows: "csv.DictReader[str]", name: str) -> dict[str, Judgement]:
    """Judgements by uid. An event may stand in several rows, but be judged in one way only."""
    found: dict[str, Judgement] = {}
    for row in rows:
        where = f"{name}:{rows.line_num}"
        accept, changes = _accepts(row["accept"] or "", where), _changes(row["correction"] or "", where)
        if accept is None and not changes:
            continue
        known = found.setdefault(_uid(row["uid"] or "", where), Judgement(accept, changes, where))
        if (known.accept, known.changes) != (accept, changes):
            problem = f"judges the event otherwise than {known.where}"
            raise InputError(where, problem, hint="one judgement an event", code="corrections")
    return found


def _uid(cell: str, where: str) -> str:
    """An event's name; spreadsheets take some for numbers ("1234567890123e45") and spoil them."""
    uid = cell.strip().removeprefix("'")
    if not UID.fullmatch(uid):
        hint = "open the table with the column uid as text"
        raise InputError(where, f"uid {cell[:40]!r} is none of an event", hint=hint, code="corrections")
    return uid


def _accepts(cell: str, where: str) -> bool | None:
    word = cell.strip().lower()
    if word and word not in YES | NO:
        raise InputError(where, f"accept is {cell[:40]!r}", hint="yes, no or nothing", code="corrections")
    return None if not word else word in YES


def _changes(cell: str, where: str) -> dict[str, str]:
    changes: dict[str, str] = {}
    for part in cell.removeprefix("'").split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not name:
            continue
        if not equals:
            name, value = "type", name
        if name not in FIELDS:
            raise InputError(where, f"no field {name[:40]!r} can be corrected", hint=_nearest(name), code="corrections")
        if name == "type" and value not in event_types():
            raise InputError(where, f"no event type {value[:40]!r}", hint=_nearest(value), code="corrections")
        changes[name] = value
    return changes


def _nearest(word: str) -> str:
    known = [*FIELDS, *event_types()]
    return ", ".join(get_close_matches(word, known, 1) or FIELDS)


def _misfit(error: ValidationError, kept: list[dict[str, Any]], chosen: dict[str, Judgement]) -> InputError:
    """What is said of a correction that is no value of its field, by the line that it stands in."""
    first = error.errors(include_url=False)[0]
    place = first["loc"]
    judged = str(kept[int(place[1])]["id"]) if place[:1] == ("events",) and len(place) > 1 else ""
    judgement = chosen.get(judged) or next(iter(chosen.values()))
    problem = f"correction of {'.'.join(map(str, place[2:]))}: {first['msg']}"
    return InputError(judgement.where, problem, code="corrections")


def _note(event: Event, judgement: Judgement) -> Note:
    said = "; ".join(f"{name}={value}" for name, value in judgement.changes.items())
    is_gone = judgement.accept is False and not judgement.changes
    verdict = "rejected" if is_gone else "corrected" if said else "accepted"
    was = f" (was {event.type})" if "type" in judgement.changes else ""
    message = f"coder: {event.type} {event.uid} {verdict}" + (f": {said}{was}" if said else "")
    return Note(code=CODED, message=message, mention=event.trigger, record=None if is_gone else event.id)


def _change(data: dict[str, Any], event: Event, judgement: Judgement) -> None:
    """Put a coder's values into an event's data."""
    for name, value in judgement.changes.items():
        known = None if value.lower() in EMPTY else value
        if name.startswith("event_date_"):
            _set_day(data, name.removeprefix("event_date_"), known, judgement)
        elif name.startswith("fatalities_"):
            _set_deaths(data, name.removeprefix("fatalities_"), known, judgement)
        elif name in {"aggregate", "civilian_targeting"}:
            data[name] = None if known is None else known.lower() in YES
        else:
            data[name] = known
    if "type" in judgement.changes:
        data["category"] = event_types()[data["type"]].category
    if {"type", "status", "outcome", "phase", "aggregate"} & judgement.changes.keys():
        data["codes"] = _codes(data, event)


def _set_day(data: dict[str, Any], end: str, value: str | None, judgement: Judgement) -> None:
    try:
        day = None if value is None else dt.date.fromisoformat(value)
    except ValueError as error:
        raise InputError(judgement.where, f"{value!r} is no day of the form YYYY-MM-DD", code="corrections") from error
    when = data["when"] or {"earliest": None, "latest": None, "precision": "day", "date": None}
    if when["date"] is None:
        problem = "the words give this event no date that could be corrected"
        raise InputError(judgement.where, problem, code="corrections")
    data["when"] = {**when, "earliest" if end == "start" else "latest": day}


def _set_deaths(data: dict[str, Any], end: str, value: str | None, judgement: Judgement) -> None:
    if value is not None and not value.isdecimal():
        raise InputError(judgement.where, f"{value[:40]!r} is no number", code="corrections")
    number = None if value is None else int(value)
    deaths = data["fatalities"] or {"low": number, "best": number, "high": number, "rule": "coder"}
    data["fatalities"] = {**deaths, end: number, "rule": "coder"}


def _codes(data: dict[str, Any], event: Event) -> dict[str, Any]:
    """Codes of a changed type or status, as far as the event's own fields decide."""
    facts = {name: frozenset({str(data[name])}) for name in ("status", "outcome", "phase") if data[name]}
    if data["aggregate"]:
        facts["aggregate"] = frozenset({"yes"})
    if event.targeted:
        facts["targeted"] = frozenset({"yes"})
    row = code(data["type"], facts)
    return {
        "plover": {"event": row.plover, "modes": row.modes} if row.plover else None,
        "cameo": row.cameo,
        "cameo_root": row.cameo_root,
        "acled": {"event_type": row.acled[0], "sub_event_type": row.acled[1] or None} if row.acled else None,
    }


def _forget(gone: set[str], record: dict[str, Any]) -> None:
    """Take back what refers to events that were rejected."""
    for name in ("events", "casualties", "troop_numbers"):
        for data in record[name]:
            for reference in ("part_of", "event"):
                if data.get(reference) in gone:
                    data[reference] = None
    for note in record["notes"]:
        if isinstance(note, dict) and note["record"] in gone:
            note["record"] = None
