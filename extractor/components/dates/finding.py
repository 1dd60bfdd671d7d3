"""Where time expressions stand in a Doc: what the grammar finds, without the look-alikes that only the parse tells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from extractor import spans
from extractor.components.dates import grammar, lookalikes, words
from extractor.components.dates.found import Expression
from extractor.components.dates.readings import Calendar, Candidate, Clock, DayOf, Name, Offset, Unit

CONNECTORS = frozenset({"-", "\u2013", "\u2014", "and", "to", "or", "until", "till", "through"})
ROW_ENDS = frozenset({", and", ", or"})
BETWEEN_CLOCKS = frozenset({"(", "[", "and", "or", "/", ","})
OPENING, CLOSING = frozenset("(["), frozenset(")]")
IN_BRACKETS = re.compile(r"\([^()]{1,24}\)")  # "15:00 (UTC+3) on Friday"
BESIDE = frozenset({" ", " of "})
BEHIND_WEEK = frozenset({" ", " on ", ", on "})
CLOCKS = 5  # times in a row that the date behind them is looked for past
DAY_OF_CLOCK = frozenset({"on", ",", "", "local time on", "on the"})


def expressions(doc: Doc, layout: spans.Layout, text: str) -> Iterator[Expression]:
    """The time expressions of all sections, in text order; `text` is the Doc's."""
    for section in layout.sections:
        if section.start >= section.end:
            continue
        start, last = doc[section.start].idx, doc[section.end - 1]
        stretch = text[start : last.idx + len(last)]
        candidates = lookalikes.without_repeats(grammar.scan(words.read(stretch)), stretch)
        for candidate in _joined(candidates, stretch):
            first, end = start + candidate.start, start + candidate.end
            span: Span | None = doc.char_span(first, end, alignment_mode="expand")
            if span is not None and not lookalikes.is_other(candidate, span, section):
                yield Expression(candidate, first, end, section, span[0], span[-1])


def _joined(candidates: Iterable[Candidate], text: str) -> Iterator[Candidate]:
    """The candidates with what those right behind them say of them, too.

    'The day before' and 'last Tuesday' become one; '3 May' takes its year from 'last year', which stays.
    """
    before: Candidate | None = None
    for candidate in candidates:
        if before is not None:
            candidate = _in_week(before, candidate, text)
        if before is not None and text[before.end : candidate.start] in BESIDE and candidate.kind == "date":
            if _is_day_before(before, text):
                before = _counted_from(before, candidate)
                continue
            before = _with_year(before, candidate, text)
        if before is not None:
            yield before
        before = candidate
    if before is not None:
        yield before


def _in_week(week: Candidate, day: Candidate, text: str) -> Candidate:
    """The 'Tuesday' behind 'last week on', 'two weeks ago on': of that week."""
    name, told = day.reading, week.reading
    if not isinstance(name, Name) or name.what != "weekday" or name.step is not None:
        return day
    if text[week.end : day.start] not in BEHIND_WEEK or getattr(told, "unit", None) != "week":
        return day
    if isinstance(told, Unit):
        return replace(day, reading=DayOf(int(name.value), told))
    if isinstance(told, Offset) and told.base == "published" and told.count and told.count % 1 == 0:
        return replace(day, reading=DayOf(int(name.value), Unit("week", int(told.count) * told.sign)))
    return day


def _is_day_before(candidate: Candidate, text: str) -> bool:
    reading = candidate.reading
    open_ended = isinstance(reading, Offset) and reading.date is None and text[candidate.end : candidate.end + 1] == " "
    return candidate.rule == "dates.day-before" and open_ended


def _counted_from(before: Candidate, date: Candidate) -> Candidate:
    assert isinstance(before.reading, Offset)
    return replace(before, end=date.end, reading=replace(before.reading, date=date.reading))


def _with_year(candidate: Candidate, following: Candidate, text: str) -> Candidate:
    """'3 May' in front of 'last year', but not of "last year's"."""
    reading, year = candidate.reading, following.reading
    if not isinstance(year, Unit) or year.unit != "year" or text.startswith("'", following.end):
        return candidate
    if isinstance(reading, Calendar) and reading.month and reading.year is None and not reading.same_year:
        return replace(candidate, reading=replace(reading, of_year=year))
    if isinstance(reading, Name) and reading.what in {"month", "season"} and reading.year is None and not reading.step:
        return replace(candidate, reading=replace(reading, of_year=year))
    return candidate


def day_of_clock(text: str, stretch: Sequence[Expression], index: int) -> Candidate | None:
    """The date that gives its day to a time, past other times: '3 p.m. EST (2000 GMT) on Tuesday'."""
    place = stretch[index]
    for number in range(index + 1, index + CLOCKS):
        if not isinstance(place.candidate.reading, Clock) or place.candidate.reading.date is not None:
            return None
        following = stretch[number] if number < len(stretch) else None
        if following is None or following.section is not place.section:
            return None
        between = IN_BRACKETS.sub("", text[place.end : following.start].lower()).strip()
        other = following.candidate.reading
        day = other.date if isinstance(other, Clock) else other
        if day is not None and between.lstrip(")] ") in DAY_OF_CLOCK:
            return replace(following.candidate, reading=day)
        if not isinstance(other, Clock):
            return None
        if between not in BETWEEN_CLOCKS:
            return None
        place = following
    return None


def is_restated(text: str, stretch: Sequence[Expression], index: int) -> bool:
    """Whether a time in brackets says the one in front of them by another clock: '3 p.m. (2000 GMT)'."""
    place, first = stretch[index], stretch[index - 1]
    if index == 0 or not isinstance(place.candidate.reading, Clock) or not isinstance(first.candidate.reading, Clock):
        return False
    return text[first.end : place.start].strip() in OPENING and text[place.end : place.end + 1] in CLOSING


def link(text: str, place: Expression, following: Expression | None) -> str | None:
    """What joins an expression to the next: a dash, 'and' or 'to'; None where nothing does."""
    if following is None:
        return None
    between = text[place.end : following.start].strip().lower()
    return between if between in CONNECTORS else None


def lenders(text: str, stretch: Sequence[Expression]) -> list[Candidate | None]:
    """For each date the one behind it in a row that may lend its year: 'in January, February and March 2019'.

    Commas join only what 'and' or 'or' ends; a date with a year of its own ends a row.
    """
    lent: list[Candidate | None] = [None] * len(stretch)
    in_row = False
    for index in range(len(stretch) - 2, -1, -1):
        place, following = stretch[index], stretch[index + 1]
        between = text[place.end : following.start].strip().lower() if place.section is following.section else None
        in_row = between in CONNECTORS or (between == "," and in_row) or between in ROW_ENDS
        if in_row:
            lends = getattr(following.candidate.reading, "year", None) is not None
            lent[index] = following.candidate if lends else lent[index + 1]
    return lent
