"""Codes: what PLOVER, CAMEO and ACLED would call an event, by the table `data/event_codes.csv`.

The output is ACLED-shaped, not ACLED-coded: a row is a report, not an event that ACLED's coders have weighed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from extractor.errors import LexiconError
from extractor.lexicon import DATA, read_rows

Facts = Mapping[str, frozenset[str]]
"""What is known of an event, by field: `{"status": {"planned"}, "target": {"armed"}}`; lemmas for words."""

FIELDS = frozenset(
    "status plover outcome phase targeted target agent agents instrument trigger topic deaths linked".split()
)


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A row of the table with its condition taken apart."""

    condition: tuple[tuple[str, frozenset[str]], ...]
    plover: str | None
    modes: tuple[str, ...]
    cameo: str | None
    cameo_root: str | None
    acled: tuple[str, str] | None

    def holds(self, facts: Facts) -> bool:
        """Whether each field of the condition has one of the values asked for."""
        return all(values & facts.get(field, frozenset()) for field, values in self.condition)

    def names(self, field: str) -> bool:
        return any(name == field for name, _ in self.condition)


EMPTY = CodeRow((), None, (), None, None, None)


@cache
def _table() -> dict[str, list[CodeRow]]:
    table: dict[str, list[CodeRow]] = {}
    for row in read_rows(DATA / "event_codes.csv"):
        table.setdefault(row["type"], []).append(_code_row(row))
    return {name: sorted(rows, key=lambda row: not row.condition) for name, rows in table.items()}


def _code_row(row: dict[str, str]) -> CodeRow:
    sub = row["acled_sub_event_type"]
    return CodeRow(
        condition=tuple(_test(row["type"], part) for part in row["condition"].split("&") if part.strip()),
        plover=row["plover_event"] or None,
        modes=tuple(row["plover_modes"].split("|")) if row["plover_modes"] else (),
        cameo=row["cameo"] or None,
        cameo_root=row["cameo_root"] or None,
        acled=(row["acled_event_type"], sub) if row["acled_event_type"] else None,
    )


def _test(kind: str, part: str) -> tuple[str, frozenset[str]]:
    field, equals, values = part.strip().partition("=")
    if not equals or field not in FIELDS:
        raise LexiconError(DATA / "event_codes.csv", f"condition '{part.strip()}' names no field", rule=kind)
    return field, frozenset(values.split("|"))


def code(kind: str, facts: Facts) -> CodeRow:
    """The row that holds for an event of a type; ACLED only for what happened and is one event.

    >>> code("withdrawal", {"status": frozenset({"planned"})}).plover
    'CONCEDE'
    """
    row = next((row for row in _table().get(kind, ()) if row.holds(facts)), EMPTY)
    if not row.names("status"):
        known = {**facts, "plover": frozenset({row.plover or ""})}
        above = next((star for star in _table()["*"] if star.holds(known)), None)
        if above:
            row = replace(above, acled=row.acled)
    happened = facts.get("status", frozenset()) <= {"occurred", "ongoing"} and "aggregate" not in facts
    return row if happened else replace(row, acled=None)
