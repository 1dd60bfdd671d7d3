"""When an article was published, as its page says: 'Friday 7 May 2021 16:40 GMT'.

Only lines that hold a full date, its clock time and little else are read so. Clock times count where the line names
a zone whose offset is known (`zones.csv`); without one, the day alone is certain.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor import lexicon

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
DAYS = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"""(?:\b(?:{DAYS})\b\.?,?\s*)?(?:
        \b(?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)
      | \b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s*[ -]?(?:of\s)?(?P<m2>{MONTH})\b\.?,?[ -]?\s?(?P<y2>\d{{4}})\b
      | \b(?P<m3>{MONTH})\b\.?\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y3>\d{{4}})\b
      | \b(?P<d4>\d{{1,2}})\.(?P<m4>\d{{1,2}})\.(?P<y4>\d{{4}})\b
      | \b(?P<a5>\d{{1,2}})/(?P<b5>\d{{1,2}})/(?P<y5>\d{{2}}(?:\d\d)?)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
CLOCK = re.compile(
    r"""(?:(?<=\d)T|(?<![\w:.-]))(?P<hour>[01]?\d|2[0-3])(?:
        [:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?\s?(?P<half>[ap]\.?m\b\.?)?
      | \s?(?P<half2>[ap]\.?m\b\.?)
    )(?:\s?(?P<offset>Z\b|[+-]\d\d:?\d\d\b)|\s?\(?(?P<zone>[A-Z]{2,5})\b\)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
LABELS = re.compile(
    r"\b(?:first|last|originally|article|story|post|publish(?:ed)?|posted|created|issued|filed|updated?|modified|edited|revised|"
    rf"date|time|on|at|in|the|local|hrs?|hours?|{DAYS}|\d+\s(?:minutes?|hours?|days?|weeks?)\sago|ago|\d+[\s-]min(?:ute)?s?\sread)\b",
    re.IGNORECASE,
)
UPDATED = re.compile(r"\b(?:updated?|modified|edited|revised)\b", re.IGNORECASE)
LABELLED = re.compile(
    r"^\W*(?:first |last |originally )?(?:publish|posted|updated|modified|created|issued)", re.IGNORECASE
)
WIDEST_GAP = 20  # characters between a date and its clock time
LONGEST_LINE = 200  # characters
OTHER_WORDS = 2  # of a line that gives a time and little else, such as a place
OTHER_WORDS_LABELLED = 4  # the same where it begins with 'Published' or the like
SENTENCE_BEHIND = re.compile(r"\d: +[^\W\d].*[.!?]$")  # '3 May 2021: Truce signed.'


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a day and a clock time with its offset; `start` and `end` count from the line's first character."""

    start: int
    end: int
    value: str | None  # None: a date that can be read in two ways
    is_update: bool
    zone: str | None = None  # an abbreviation that names several zones: the clock time was left out for it


@cache
def offsets() -> dict[str, str]:
    """Offset by abbreviation of the zone; those that name several zones have none."""
    return {name: offset for name, offset in _zones().items() if offset}


@cache
def _zones() -> dict[str, str]:
    rows = lexicon.read_rows(lexicon.DATA / "reading" / "zones.csv")
    return {row["abbreviation"]: row["offset"] for row in rows}


def moments(line: str) -> list[Moment]:
    """The full dates of a line, each with the clock time beside it.

    >>> [moment.value for moment in moments("Tuesday 3 May 2022 21:05 BST")]
    ['2022-05-03T21:05:00+01:00']
    """
    dates = list(DATE.finditer(line[:LONGEST_LINE]))
    clocks = list(CLOCK.finditer(line[:LONGEST_LINE]))
    clocks = [clock for clock in clocks if not any(_overlap(clock, date) for date in dates)]
    return list(_moments(line, dates, clocks))


def _overlap(one: re.Match[str], two: re.Match[str]) -> bool:
    return one.start() < two.end() and two.start() < one.end()


def _moments(line: str, dates: list[re.Match[str]], clocks: list[re.Match[str]]) -> Iterator[Moment]:
    """Clock times follow their dates throughout a line, or go before them: the first one shows which."""
    before = bool(clocks and dates) and clocks[0].start() < dates[0].start()
    label_from = 0
    for date in dates:
        clock = _beside(line, date, clocks, before=before)
        start = min(date.start(), clock.start()) if clock else date.start()
        end = max(date.end(), clock.end()) if clock else date.end()
        zone = (clock["zone"] or "").upper() if clock else ""
        is_update = UPDATED.search(line, label_from, start) is not None
        yield Moment(start, end, _value(date, clock), is_update, zone if _zones().get(zone) == "" else None)
        label_from = end


def _beside(line: str, date: re.Match[str], clocks: list[re.Match[str]], *, before: bool) -> re.Match[str] | None:
    """The clock time next to a date, with no more than a comma, a bar, a weekday or 'at' between them."""
    for clock in clocks:
        gap = line[clock.end() : date.start()] if before else line[date.end() : clock.start()]
        on_its_side = clock.end() <= date.start() if before else clock.start() >= date.end()
        if on_its_side and len(gap) < WIDEST_GAP and not re.search(r"[^\W\d]", LABELS.sub("", gap)):
            return clock
    return None


def _value(date: re.Match[str], clock: re.Match[str] | None) -> str | None:
    day = _day(date.groupdict())
    if day is None or clock is None:
        return day.isoformat() if day else None
    hour = int(clock["hour"])
    half = (clock["half"] or clock["half2"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    offset = _offset(clock["offset"], clock["zone"])
    if offset is None:
        return day.isoformat()
    value = f"{day.isoformat()}T{hour:02}:{clock['minute'] or '00'}:{clock['second'] or '00'}{offset}"
    try:
        return dt.datetime.fromisoformat(value).isoformat()
    except ValueError:  # an offset that does not exist: the day stays certain
        return day.isoformat()


def _offset(digits: str | None, zone: str | None) -> str | None:
    if digits:
        return "+00:00" if digits.upper() == "Z" else f"{digits[:3]}:{digits[-2:]}"
    return offsets().get((zone or "").upper())


def _day(parts: dict[str, str | None]) -> dt.date | None:
    """The day that a date names; None where it does not exist, or month and day could change places."""
    found = {name[0]: value for name, value in parts.items() if value is not None}
    year = int(found["y"]) + (2000 if len(found["y"]) == 2 else 0)
    if "a" in found:
        one, two = int(found["a"]), int(found["b"])
        if one != two and one <= 12 and two <= 12:
            return None
        month, day = (one, two) if one <= 12 else (two, one)
    else:
        month, day = MONTHS.get(found["m"].lower()) or int(found["m"]), int(found["d"])
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def rest(line: str) -> str:
    """What a line says beside its dates, clock times and words such as 'Published'."""
    left = DATE.sub(" 0", line[:LONGEST_LINE])  # a digit, since a clock time may follow one with a T
    left = LABELS.sub(" ", CLOCK.sub(" ", left))
    return " ".join(word for word in left.split() if word != "0").strip(" |/·•,.:-–—()@0")


def is_time_line(line: str) -> bool:
    """Whether a line says when the article appeared, and hardly anything else.

    >>> is_time_line("Updated: 3 May 2022, 9.15pm"), is_time_line("On 3 May 2022 they signed the treaty in Oslo.")
    (True, False)
    """
    if len(line) > LONGEST_LINE or not DATE.search(line):
        return False
    words = rest(line)
    if words and SENTENCE_BEHIND.search(line):
        return False  # an entry of a chronicle
    return len(words.split()) <= (OTHER_WORDS_LABELLED if LABELLED.match(line) else OTHER_WORDS)


def is_clock_line(line: str) -> bool:
    """Whether a line says at what time something was updated, with or without the day, and nothing else.

    >>> is_clock_line("Updated at 1:23 p.m."), is_clock_line("Updated in May")
    (True, False)
    """
    return len(line) <= LONGEST_LINE and CLOCK.search(line) is not None and not rest(line)
