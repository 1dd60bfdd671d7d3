"""What a time expression says, before anything is known of when: the scanner's output, the resolver's input."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by its calendar parts; what the words leave out is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    bc: bool = False
    same_year: bool = False  # "October of that year"
    short_year: int | None = None  # the 99 of "'99"
    figures: str | None = None  # "3/4/2020"
    of_year: "Unit | None" = None  # "3 May last year"


@dataclass(frozen=True, slots=True)
class Name:
    """A name that comes round again: a weekday, month, season, holiday.

    `step` is -1 for 'last', 1 for 'next', 0 for 'this', None for neither.
    """

    what: str  # "weekday" "month" "season" "holiday" "nth": "3-2-2", the second Tuesday of March
    value: int | str
    step: int | None = None
    year: int | None = None
    narrative: bool = False  # "the following Tuesday": from the latest date, not from publication
    of_year: "Unit | None" = None  # "May last year"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the calendar by its place: 'last year', 'that month', 'the following day'."""

    unit: str
    step: int = 0
    narrative: bool = False
    loose: bool = False  # "the weekend": the last or the next, as the tense says
    deictic: bool = False  # "today", "yesterday": from publication, whatever the text tells of


@dataclass(frozen=True, slots=True)
class Offset:
    """An amount of time from somewhere; `count` is None where vague. `base`: "published", "narrative", "clause".

    `today` is the day that it is counted from to the day, not to the unit: 'a year ago today'.
    """

    unit: str
    count: float | None
    sign: int
    base: str
    today: Unit | None = None  # "a year ago today"
    date: "Reading | None" = None  # "the day before last Tuesday"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """'the third quarter', 'the first half of 2009'; `year` None where not said, `step` years from publication."""

    number: int
    unit: str
    year: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century by its first year; a decade of less than 100 has no century ('the nineties')."""

    unit: str
    first: int
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """A week or month by a day in it: 'the week of 6 March', 'Easter week'."""

    unit: str
    date: "Calendar | Name"


@dataclass(frozen=True, slots=True)
class DayOf:
    """A weekday of a week: 'Friday last week'."""

    weekday: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Ended:
    """A unit of which the last day is said: 'the quarter ended 30 June'."""

    unit: str
    date: Calendar


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no calendar: a duration, a set, a reference."""

    value: str


@dataclass(frozen=True, slots=True)
class Same:
    """'then': the latest date."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day ("10:30") or part of one ("NI"), on a day that may be said with it."""

    time: str
    date: "Calendar | Name | Unit | Offset | Fixed | Ordinal | None" = None
    narrative: bool = False
    step: int = 0
    zone: str | None = None  # offset from UTC


Reading = Calendar | Name | Unit | Offset | Ordinal | Era | Around | DayOf | Ended | Fixed | Same | Clock


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dates that share a month or century: '6-7 January 1916', '1915-17'; `cut` words belong to the first."""

    cut: int
    first: Reading
    second: Reading


@dataclass(frozen=True, slots=True)
class Row:
    """Several dates that share a month or century: '3, 4 and 5 May'; (first word, word behind the last, reading)."""

    parts: tuple[tuple[int, int, Reading], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time expression as found; characters count from the start of the text scanned."""

    start: int
    end: int
    rule: str
    kind: str
    reading: Reading
    mod: str | None = None
    cue: str | None = None  # the word in front, in lower case
    vague: bool = False  # "a few days": the amount is not known
