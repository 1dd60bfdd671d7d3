"""The event types: category, family and rank of each, from `data/event_types.csv`."""

from dataclasses import dataclass
from functools import cache

from extractor.lexicon import DATA, read_rows


@dataclass(frozen=True, slots=True)
class EventType:
    """One type. Mentions of one event may differ in type within a family; the type of highest rank names it."""

    name: str
    category: str
    family: str
    rank: int


@cache
def event_types() -> dict[str, EventType]:
    """All types by name, in file order."""
    return {
        row["type"]: EventType(row["type"], row["category"], row["family"], int(row["rank"]))
        for row in read_rows(DATA / "event_types.csv")
    }


def is_violent(name: str) -> bool:
    """Whether responsibility is a question for events of this type.

    >>> is_violent("shelling"), is_violent("talks")
    (True, False)
    """
    return event_types()[name].category == "violence"
