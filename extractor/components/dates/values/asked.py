"""What a value is asked of: one time expression, where it stands, and the thread of the dates before it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractor import spans
from extractor.components.dates.anchors.thread import Thread
from extractor.components.dates.found import Expression, Found
from extractor.components.dates.readings import Calendar, Candidate, Name, Reading


@dataclass(frozen=True, slots=True)
class Asked:
    """One time expression and all that its value may lean on.

    `following` is the next expression, if joined to this one by a dash or 'and'; `lender` is the one behind it in a row
    that may lend its year: the last in 'January, February and March 2019'; `waits` says that the clause goes on
    to another date, from which this one may count; `value` resolves a reading within this one.
    """

    thread: Thread
    place: Expression
    following: Candidate | None
    lender: Candidate | None
    waits: bool
    value: Callable[["Asked", Reading], Found | None]
    quiet: bool = False

    def inner(self, reading: Reading) -> Found | None:
        """What a reading inside this expression resolves to: the 'Monday' of 'noon on Monday'."""
        return self.value(self, reading)

    def next_one(self, reading: Reading) -> Found | None:
        """What the joined expression resolves to by itself; what is to be noted of it is noted there."""
        return self.value(replace(self, following=None, quiet=True), reading)

    def lent_year(self, month: int | None) -> int | None:
        """The year that 'to 7 January 1916' lends to the '30 December' before it."""
        reading = self.lender.reading if self.lender else None
        if not isinstance(reading, Calendar | Name) or reading.year is None:
            return None
        other = reading.month if isinstance(reading, Calendar) else None
        if month is not None and other is None:
            return None
        return reading.year - (1 if month is not None and other is not None and month > other else 0)

    def note(self, code: str, message: str) -> None:
        """A remark about the expression's words."""
        if self.quiet:
            return
        spans.remark(self.thread.doc, code, message, spans.Words(self.place.token.i, self.place.last.i + 1))
