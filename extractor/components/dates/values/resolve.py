"""From what time expressions say to when they are, one after the other in text order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Token

from extractor.components.dates.anchors.thread import Thread, fine_enough
from extractor.components.dates.found import Expression, Found, counted, counted_from
from extractor.components.dates.periods import Period
from extractor.components.dates.readings import (
    Around,
    Calendar,
    Candidate,
    Clock,
    DayOf,
    Ended,
    Era,
    Fixed,
    Name,
    Offset,
    Ordinal,
    Reading,
    Same,
    Unit,
)
from extractor.components.dates.values.asked import Asked
from extractor.components.dates.values.calendar import calendar, era
from extractor.components.dates.values.clocks import clock
from extractor.components.dates.values.names import name
from extractor.components.dates.values.quarters import ordinal
from extractor.components.dates.values.ranges import in_order, spans_between, whole
from extractor.components.dates.values.relative import around, day_of, ended, offset, same, unit

VALUES: dict[type[Reading], Callable[[Asked, Any], Found | None]] = {
    Fixed: lambda asked, fixed: Found(fixed.value),
    Calendar: calendar,
    Era: era,
    Name: name,
    Unit: unit,
    Offset: offset,
    Around: around,
    DayOf: day_of,
    Ended: ended,
    Same: same,
    Ordinal: ordinal,
    Clock: clock,
}


def value(asked: Asked, reading: Reading) -> Found | None:
    """What a reading resolves to where it stands; None where it turns out to be no date."""
    return VALUES[type(reading)](asked, reading)


@dataclass(slots=True)
class Resolver:
    """Resolves the time expressions of one article, in text order."""

    thread: Thread
    _open: list[int] = field(default_factory=list)
    _begun: tuple[int, str] | None = None  # the date before, and what joins it to this one

    def add(
        self,
        place: Expression,
        upcoming: Expression | None,
        link: str | None,
        *,
        day: Candidate | None = None,
        lender: Candidate | None = None,
    ) -> None:
        """Resolve one more candidate.

        `upcoming` is the next one of the same section; `link` is the dash, 'and' or 'to' that joins it to this one;
        `day` is the date that gives its day to a time, `lender` the one that lends its year, as `Asked` has it.
        """
        waits = upcoming is not None and self.thread.in_clause(place, upcoming)
        following = day or (upcoming.candidate if upcoming and link is not None else None)
        reading = place.candidate.reading
        begun, self._begun = self._begun, None
        try:
            found = value(Asked(self.thread, place, following, lender, waits, value), reading)
        except (ValueError, OverflowError):  # the calendar ends before that
            return
        if found is None:
            return
        found = self._range(begun, place, found)
        index, period = self.thread.append(place, found), found.period
        self._begun = (index, link) if link is not None else None
        if isinstance(reading, Offset) and reading.base == "clause" and (period is None or found.basis == "context"):
            self._open.append(index)  # 'in May, a week after the raid of …' gives way to a date that its clause names
        elif period is not None and period.first is not None:
            self._close(index, period)
            compares = period.precision in {"year", "quarter"} and found.basis == "relative" and _looks_back(reading)
            if not compares and not (self.thread.past and found.anchor == "published"):
                self.thread.go_on(index, period)

    def _range(self, begun: tuple[int, str] | None, place: Expression, found: Found) -> Found:
        """The same, as the end of a range if it is one; either end may give way for the other."""
        if begun is None or found.period is None or found.period.first is None:
            return found
        index, link = begun
        first = self.thread.found[index]
        if first[1].period is None or first[1].period.first is None or not spans_between(first[0], place, link):
            return found
        ends = in_order(first, (place, found))
        if ends is None or ends[0].period is None or ends[1].period is None:
            return found
        self.thread.found[index] = first[0], ends[0]
        stretch = whole((ends[0].period, first[0].candidate.mod), (ends[1].period, place.candidate.mod))
        self.thread.ranges.update({index: stretch, len(self.thread.found): stretch})
        return ends[1]

    def _close(self, index: int, period: Period) -> None:
        """Count 'five days before …' from the date that its clause names."""
        place = self.thread.found[index][0]
        for opened in self._open:
            told = self.thread.found[opened][0]
            if _says_again(told, place):
                self.thread.found[opened] = told, Found(period.value, period, "context", index, kind="date")
                self._open = []
                return
        waiting = [opened for opened in self._open if self.thread.in_clause(self.thread.found[opened][0], place)]
        waiting = [opened for opened in waiting if _is_governed(place, self.thread.found[opened][0].last)]
        self._open = []
        for opened in waiting:
            other, offset = self.thread.found[opened][0], self.thread.found[opened][0].candidate.reading
            assert isinstance(offset, Offset)
            if period.first is not None and offset.count is not None and fine_enough(period, offset.unit):
                later = counted(period.first, offset)
                if later is not None:
                    self.thread.found[opened] = other, counted_from(later, index)


def _says_again(told: Expression, place: Expression) -> bool:
    """Whether a date between commas says which day it was: 'the day before, on 17 November, they …'."""
    doc, first, last = place.token.doc, told.last.i + 1, place.last.i + 1
    between = [token.lower_ for token in doc[first : place.token.i]]
    return between in ([","], [",", "on"]) and last < len(doc) and doc[last].text == ","


def _is_governed(place: Expression, relation: Token) -> bool:
    """Whether a date belongs to what 'after' or 'before' opens, not to the clause behind it: no comma lies between
    that does not belong there, too, as in '13 days after the raids, troops on Thursday left'.
    """
    date, root = place.token, relation.head if relation.dep_ == "mark" else relation
    commas = any(token.text == "," for token in date.doc[relation.i : date.i])
    return not commas or root == date or root.is_ancestor(date)


def _looks_back(reading: Reading) -> bool:
    """Whether a reading only compares with an earlier time: 'a year earlier', 'last year'."""
    return (isinstance(reading, Offset) and reading.sign < 0) or (isinstance(reading, Unit) and reading.unit == "year")
