"""Ids: one letter for the list, one number for the place in it."""

import datetime as dt
from dataclasses import dataclass, field

from extractor import spans
from extractor.spans import Words
from models import Precision, When


@dataclass(frozen=True)
class Index:
    """How annotations are called in the records; filled list by list, before the events that refer to them."""

    dates: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)
    actors: dict[int, str] = field(default_factory=dict)
    counts: dict[int, str] = field(default_factory=dict)
    triggers: dict[int, str] = field(default_factory=dict)  # the event that each belongs to
    actor_at: dict[int, int] = field(default_factory=dict)  # token -> index of the actor
    place_at: dict[int, int] = field(default_factory=dict)  # token -> index of the place
    statement_at: dict[int, int] = field(default_factory=dict)  # token -> index of the statement

    def actor(self, words: Words | None, head: int | None = None) -> str | None:
        """Id of the actor that a phrase stands for: by its head, else by its last word that is one."""
        if words is None:
            return None
        tokens = [head] if head is not None else range(words.end - 1, words.start - 1, -1)
        return next((self.actors[self.actor_at[token]] for token in tokens if token in self.actor_at), None)

    def record(self, key: str | None, position: int | None) -> str | None:
        """Id of the record that an annotation became, by its list and its place in it."""
        lists = {
            spans.DATES: self.dates,
            spans.PLACES: self.places,
            spans.ACTORS: self.actors,
            spans.COUNTS: self.counts,
            spans.TRIGGERS: self.triggers,
        }
        return lists[key].get(position) if key in lists and position is not None else None

    def place(self, head: int) -> str | None:
        """Id of the place that a noun stands for."""
        return self.places[self.place_at[head]] if head in self.place_at else None


def when(timex: spans.Timex, date: str, told: dt.date | None = None) -> When | None:
    """The window that a date opens; the word before it may leave one end open.

    `told` is the day on which what happened was told: nothing that happened lies after it, 'since May' ends there.
    """
    earliest, latest = timex.window
    if told is not None and earliest is not None and earliest <= told:
        latest = told if latest is None else min(latest, told)
    if earliest is None and latest is None:
        return None
    precision = Precision("range" if timex.range else timex.precision or "day")
    return When(earliest=earliest, latest=latest, precision=precision, date=date)
