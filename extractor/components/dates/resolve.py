"""From what time expressions say to when they are: anchors, tense, the years that texts leave out."""

import datetime as dt
from dataclasses import dataclass, field, replace

from extractor import spans
from extractor.components.dates import absolute, feasts, periods
from extractor.components.dates.classes import MONTHS
from extractor.components.dates.found import Found, Place, counted, counted_from, dated, explicit, length
from extractor.components.dates.periods import Period
from extractor.components.dates.readings import (
    Calendar,
    Candidate,
    Clock,
    Era,
    Fixed,
    Name,
    Offset,
    Ordinal,
    Reading,
    Same,
    Unit,
)
from extractor.components.dates.tense import bearing, is_present
from extractor.components.dates.thread import Thread, fine_enough


@dataclass(slots=True)
class Resolver:
    """Resolves the time expressions of one article, in text order."""

    thread: Thread
    _open: list[int] = field(default_factory=list)
    _waits: bool = False

    def add(self, place: Place, following: Candidate | None, upcoming: Place | None = None) -> None:
        """Resolve one more candidate.

        `upcoming` is the next one of the same section; `following` the same, if joined to this one by a dash or 'and'.
        """
        self._waits = upcoming is not None and self.thread.in_clause(place, upcoming)
        try:
            found = self._read(place, place.candidate.reading, following)
        except (ValueError, OverflowError):
            return
        if found is None:
            return
        reading, period = place.candidate.reading, found.period
        index = self.thread.append(place, found)
        if isinstance(reading, Offset) and reading.base == "clause" and period is None:
            self._open.append(index)
        elif period is not None and period.first is not None:
            self._close(index, period)
            compares = period.precision in {"year", "quarter"} and found.basis == "relative" and _looks_back(reading)
            if not compares and not (self.thread.past and found.anchor == "published"):
                self.thread.go_on(index, period)

    def _close(self, index: int, period: Period) -> None:
        """Count 'five days before …' from the date that its clause names."""
        place = self.thread.found[index][0]
        waiting = [opened for opened in self._open if self.thread.in_clause(self.thread.found[opened][0], place)]
        self._open = []
        for opened in waiting:
            other, offset = self.thread.found[opened][0], self.thread.found[opened][0].candidate.reading
            assert isinstance(offset, Offset)
            if period.first is not None and offset.count is not None and fine_enough(period, offset.unit):
                later = counted(period.first, offset)
                if later is not None:
                    self.thread.found[opened] = other, counted_from(later, index)

    def _read(self, place: Place, reading: Reading, following: Candidate | None) -> Found | None:
        match reading:
            case Fixed():
                return Found(reading.value)
            case Calendar():
                return self._calendar(place, reading, following)
            case Name():
                return self._name(place, reading, following)
            case Unit():
                return self._unit(reading)
            case Offset():
                return self._offset(reading, place)
            case Ordinal():
                return self._ordinal(reading, place)
            case Era():
                return self._era(reading)
            case Same():
                return (
                    Found(self.thread.latest[1].value, self.thread.latest[1], "context", self.thread.latest[0])
                    if self.thread.latest
                    else None
                )
            case Clock():
                return self._clock(place, reading, following)

    # ---- calendar phrases

    def _calendar(self, place: Place, date: Calendar, following: Candidate | None) -> Found | None:
        if date.figures:
            return self._figures(place, date.figures)
        if date.bc:
            return Found(f"BC{date.year:04}", Period(f"BC{date.year:04}", None, None, "year"))
        if date.year is not None:
            return self._complete(place, date)
        if date.same_year and self.thread.latest and self.thread.latest[1].first:
            return explicit(
                self._complete(place, replace(date, year=self.thread.latest[1].first.year)),
                "context",
                self.thread.latest[0],
            )
        year = _year_of(following, date.month)
        if year is not None:
            return explicit(self._complete(place, replace(date, year=year)), "context", None)
        if date.month is None:
            return self._day_of_month(place, date.day) if date.day else None
        if date.day is not None and not _could_be(date.month, date.day):
            return self._impossible(place)
        chosen = self.thread.choose(place, [self._in_year(date, number) for number in self.thread.years(place)])
        return chosen or Found(f"XXXX-{date.month:02}" + (f"-{date.day:02}" if date.day else ""))

    def _complete(self, place: Place, date: Calendar) -> Found | None:
        assert date.year is not None
        if date.month is None:
            return dated(periods.year(date.year))
        if date.day is None:
            return dated(periods.month(date.year, date.month))
        day = absolute.day(f"{date.day} {MONTHS[date.month - 1].title()} {date.year:04}")
        return dated(periods.day(day)) if day else self._impossible(place)

    def _day_of_month(self, place: Place, number: int) -> Found | None:
        """'the 20th': of the month of the latest date, or the next where that day is behind it."""
        index, latest = self.thread.anchor_for("month", place)
        if latest is None or latest.first is None:
            return None
        first = latest.first.replace(day=1)
        if latest.precision == "day" and number < latest.first.day - 7:
            first = periods.moved(first, "month", 1)
        day = periods.day(first.replace(day=number))
        return Found(day.value, day, "context", index)

    def _figures(self, place: Place, text: str) -> Found | None:
        day, ambiguous = absolute.figures(text)
        if day is None:
            return self._impossible(place)
        if ambiguous:
            spans.remark(
                self.thread.doc,
                "ambiguous-date",
                "The order of day and month is not clear; read as month first.",
                _words(place),
            )
        if len(text) > 11 and text[10] in "t ":
            return Found(text.replace(" ", "T").upper(), replace(periods.day(day), precision="time"), kind="time")
        return dated(periods.day(day))

    def _impossible(self, place: Place) -> Found | None:
        spans.remark(self.thread.doc, "impossible-date", "There is no such day in the calendar.", _words(place))
        return None

    def _in_year(self, date: Calendar, year: int) -> Period | None:
        assert date.month is not None
        try:
            return (
                periods.month(year, date.month)
                if date.day is None
                else periods.day(dt.date(year, date.month, date.day))
            )
        except ValueError:
            return None

    # ---- names that come round again

    def _name(self, place: Place, name: Name, following: Candidate | None) -> Found | None:
        if name.year is not None:
            options = feasts.instances(name, name.year)
            return dated(options[0]) if options else None
        year = (
            _year_of(following, int(name.value) if name.what == "month" else None)
            if name.step is None and name.what != "weekday"
            else None
        )
        if year is not None:
            options = feasts.instances(name, year)
            return explicit(dated(options[0]), "context", None) if options else None
        if name.what == "weekday":
            return self._weekday(place, name)
        if name.step is not None:
            return self._stepped(name)
        chosen = self.thread.choose(
            place, [period for number in self.thread.years(place) for period in feasts.instances(name, number)]
        )
        if chosen is None and name.what in {"month", "season"}:
            return Found(f"XXXX-{name.value:02}" if name.what == "month" else f"XXXX-{name.value}")
        return chosen

    def _weekday(self, place: Place, name: Name) -> Found | None:
        weekday = int(name.value)
        anchor, base = self.thread.anchor("day") if name.narrative or self.thread.past else (None, None)
        if base is None or base.first is None:
            if self.thread.published is not None:
                shift = self._days_to(place, name, self.thread.published)
                return counted_from(periods.day(self.thread.published + dt.timedelta(days=shift)), "published")
            anchor, base = self.thread.anchor_for("day", place) if name.step is None else (None, None)
            if base is None or base.first is None:
                return Found(f"XXXX-WXX-{weekday}")
        sign = -1 if name.step == -1 else 1
        gap = (sign * (weekday - base.first.isoweekday())) % 7 or (7 if name.narrative else 0)
        return counted_from(periods.day(base.first + dt.timedelta(days=sign * gap)), anchor)

    def _days_to(self, place: Place, name: Name, published: dt.date) -> int:
        """Days from publication to a weekday: behind it, that day itself included, unless the words point ahead."""
        ahead = (int(name.value) - published.isoweekday()) % 7
        back = -((published.isoweekday() - int(name.value)) % 7)
        if name.step in {-1, 1}:
            return (back or -7) if name.step == -1 else (ahead or 7)
        if place.section.kind == "title":
            return back
        tense = bearing(place)
        coming = tense > 0 or (tense == 0 and (name.step == 0 or is_present(place.last)))
        return ahead if coming else back

    def _stepped(self, name: Name) -> Found | None:
        """'last May', 'next spring', 'this Christmas', 'the following March'."""
        anchor, base = self.thread.base(name.narrative, "month")
        if base is None:
            return Found(None) if self.thread.published is None else None
        options = [
            period for number in range(base.year - 2, base.year + 3) for period in feasts.instances(name, number)
        ]
        options = [period for period in options if period.first and period.last]
        if name.step == -1:
            gap = 31 if name.what == "month" and not name.narrative else 0  # "last month" is what a month ago is called
            behind = [period for period in options if period.last and (base - period.last).days > gap]
            return counted_from(behind[-1], anchor) if behind else None
        if name.step == 1:
            ahead = [period for period in options if period.first and period.first > base]
            return counted_from(ahead[0], anchor) if ahead else None
        same = [period for period in options if period.first and period.first.year == base.year]
        return counted_from(same[0], anchor) if same else None

    # ---- relative ones

    def _unit(self, unit: Unit) -> Found | None:
        narrative = unit.narrative or (self.thread.past and not unit.deictic and self.thread.latest is not None)
        anchor, base = self.thread.base(narrative, unit.unit)
        if base is None:
            return Found(None)
        size = unit.unit if unit.unit not in {"fortnight", "second"} else "week"
        return counted_from(periods.at(size, periods.moved(base, size, unit.step)), anchor)

    def _offset(self, offset: Offset, place: Place) -> Found | None:
        if offset.count is None:
            return self._vague(offset)
        if offset.base == "clause":
            return self._from_event(offset, place)
        quarterly = self._quarter_before(offset, place)
        if quarterly is not None:
            return quarterly
        anchor, base = self.thread.base(offset.base == "narrative" or self.thread.past, offset.unit)
        later = counted(base, offset) if base else None
        return counted_from(later, anchor) if later else Found(None)

    def _from_event(self, offset: Offset, place: Place) -> Found:
        """'ten days before the raid': a length, until the clause names a date; in an account of the past, and of
        'the day before', from the latest date.
        """
        narrative = self.thread.past or place.candidate.rule == "dates.day-before"
        anchor, base = self.thread.anchor(offset.unit) if narrative and not self._waits else (None, None)
        later = counted(base.first, offset) if base and base.first else None
        return counted_from(later, anchor) if later else Found(length(offset), kind="duration")

    def _quarter_before(self, offset: Offset, place: Place) -> Found | None:
        """'a year earlier' of a quarter is the same quarter."""
        if (
            offset.unit == "year"
            and offset.count == 1
            and offset.sign < 0
            and self.thread.quarter
            and self.thread.is_near(self.thread.quarter[0], place)
        ):
            index, period = self.thread.quarter
            assert period.first is not None
            return counted_from(periods.quarter(period.first.year - 1, (period.first.month + 2) // 3), index)
        return None

    def _vague(self, offset: Offset) -> Found:
        if offset.base == "published":
            return Found("PAST_REF" if offset.sign < 0 else "FUTURE_REF", kind="date")
        return Found(length(offset), kind="duration")

    def _ordinal(self, part: Ordinal, place: Place) -> Found | None:
        make = periods.quarter if part.unit == "quarter" else periods.half
        index, latest = self.thread.latest or (None, None)
        if part.number == 0:
            return self._quarter_again(part, place)
        if part.year is not None:
            return dated(make(part.year, part.number))
        if (
            part.step is None
            and latest
            and latest.first
            and latest.precision in {"quarter", "half", "year"}
            and self.thread.past
        ):
            return Found((period := make(latest.first.year, part.number)).value, period, "context", index)
        if self.thread.published is None:
            return Found(f"XXXX-{part.unit[0].upper()}{part.number}")
        year = self.thread.published.year + (part.step or 0)
        if part.step is None:
            behind = make(year, part.number)
            year -= behind.first is not None and (behind.first - self.thread.published).days > 60
        return counted_from(make(year, part.number), "published")

    def _quarter_again(self, part: Ordinal, place: Place) -> Found | None:
        """A quarter that was named before; else the last that has ended, for 'the latest quarter'."""
        index, latest = self.thread.quarter or (None, None)
        if (
            latest is None
            or latest.first is None
            or (part.year is not None and index is not None and not self.thread.is_near(index, place))
        ):
            if part.year is not None:
                return dated(periods.year(part.year))
            if part.unit != "latest" or self.thread.published is None:
                return None
            return counted_from(periods.at("quarter", periods.moved(self.thread.published, "quarter", -1)), "published")
        year = part.year if part.year is not None else latest.first.year
        year = self.thread.published.year + part.step if part.step is not None and self.thread.published else year
        period = periods.quarter(year, (latest.first.month + 2) // 3)
        return Found(period.value, period, "context", index)

    def _era(self, era: Era) -> Found | None:
        if era.unit == "century":
            return dated(periods.century(era.first)) if era.first <= 9800 else None
        if era.first >= 100:
            return dated(periods.decade(era.first))
        base = self.thread.latest[1].first if self.thread.past and self.thread.latest else self.thread.published
        if base is None:
            return Found(f"XX{era.first // 10}")
        hundreds = base.year // 100 * 100
        first = hundreds + era.first if hundreds + era.first <= base.year else hundreds - 100 + era.first
        return explicit(dated(periods.decade(first)), "context", None)

    def _clock(self, place: Place, clock: Clock, following: Candidate | None) -> Found | None:
        time = clock.time
        inner: Found | None
        if clock.date is not None:
            inner = self._read(place, clock.date, following)
        elif clock.narrative:
            inner = self._unit(Unit("day", clock.step, narrative=True))
        else:
            inner = self._day_nearby(place, following)
        if inner is None:
            return None
        if inner.period is None or inner.period.precision not in {"day", "time"}:
            return Found(f"XXXX-XX-XXT{time}", basis="context", kind="time")
        day = inner.period.value[:10]
        zone = "Z" if clock.zone in {"gmt", "utc"} else ""
        basis = inner.basis if clock.date is not None or clock.narrative else "context"
        return Found(
            f"{day}T{time}{zone}",
            replace(inner.period, precision="time", value=f"{day}T{time}"),
            basis,
            inner.anchor,
            kind="time",
        )

    def _day_nearby(self, place: Place, following: Candidate | None) -> Found | None:
        """The day of a bare '10 p.m.': the date right behind it, else the latest, else that of publication."""
        if following is not None and isinstance(following.reading, Calendar | Name | Unit):
            return self._read(place, following.reading, None)
        index, period = self.thread.anchor_for("day", place)
        if period is not None:
            return Found(period.value, period, "context", index)
        return self._unit(Unit("day")) if self.thread.published else Found(None)


def _looks_back(reading: Reading) -> bool:
    """Whether a reading only compares with an earlier time: 'a year earlier', 'last year'."""
    return (isinstance(reading, Offset) and reading.sign < 0) or (isinstance(reading, Unit) and reading.unit == "year")


def _could_be(month: int, day: int) -> bool:
    return 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _year_of(following: Candidate | None, month: int | None) -> int | None:
    """The year that 'to 7 January 1916' lends to the '30 December' before it."""
    if following is None or not isinstance(following.reading, Calendar | Name) or following.reading.year is None:
        return None
    reading = following.reading
    other = reading.month if isinstance(reading, Calendar) else None
    if month is not None and other is None:
        return None
    return following.reading.year - (1 if month is not None and other is not None and month > other else 0)


def _words(place: Place) -> spans.Words:
    return spans.Words(place.token.i, place.last.i + 1)
