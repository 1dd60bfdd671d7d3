"""Datelines: where an agency's story was filed, in front of its first words: 'BERGEN, Norway, May 3 (Reuters) -'."""

import re

from extractor.reading.lines import ALIKE
from extractor.reading.moments import DAYS, MONTH, moments
from extractor.reading.page import DatelineWords, Stretch, Time

# Spaces are \s: the whole is a verbose pattern.
AGENCY = r"(?:[A-Z][\w.&'-]*)(?:[\s/-][A-Z][\w.&'-]*){0,4}"
CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'-]+(?:\s[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'-]*){0,3}"
NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w.'-]+)(?:\s[A-ZÀ-ÖØ-Þ][\w.'-]+){0,3}"
WEEKDAY = rf"(?:,?\s(?i:{DAYS})\b\.?(?=,?\s))?"
REGION = rf"(?:,\s(?!(?i:{DAYS})\b)(?:[A-Z][\w.'-]+)(?:\s[A-Z][\w.'-]+){{0,3}}?)?"
DATE = rf"(?:(?i:{MONTH})\.?\s\d{{1,2}}|\d{{1,2}}\s(?i:{MONTH})\.?)"
DAY = rf"{WEEKDAY}(?:,?\s{DATE}(?:,?\s\d{{2,4}})?)?"
FULL_DAY = rf"{WEEKDAY},\s{DATE},?\s\d{{4}}"
DASH = r"(?:[—–]|--|-|_|\ufffd)"

DATELINE = re.compile(
    rf"""(?:
        (?P<place1>(?:{CAPITALS}|{NAME}){REGION}){DAY},?\s?\((?P<agency1>{AGENCY})\s?\)\s?(?:{DASH}{{1,2}}|:|$)
      | (?P<place2>{CAPITALS}{REGION}){DAY}\s?(?:{DASH}{{1,2}}|:)(?=\s)
      | (?P<place5>{NAME}{REGION}){FULL_DAY}\s?(?:[—–]|--|-|:)(?=\s)
      | \((?P<agency3>{AGENCY})\)\s?(?:[—–]|--|-)(?=\s)
      | \((?P<agency4>[A-Z]{{2,8}})\)(?=\s["'A-Z])
    )""",
    re.VERBOSE,
)


# Words in capitals that stand before a colon or dash and are no place.
NO_PLACE = frozenset(
    "DEAR BREAKING UPDATE UPDATED WATCH NOTE EDITOR'S OPINION EXCLUSIVE QUESTION VIDEO READ PUBLISHED POSTED".split()
)
LONGEST = 160  # characters
SHORTEST_PLACE = 4  # letters, where no agency vouches for it


def dateline(text: str, start: int, end: int | None = None) -> DatelineWords | None:
    """The dateline at the beginning of a paragraph, which ends at `end`; None where it has none.

    Its full date ('BERGEN, May 3, 2021') goes with it; a day without a year is no time of publication.

    >>> found = dateline("BERGEN, Norway (AP) — Two ships sank.", 0)
    >>> found and (found.place, found.agency, found.words.end)
    ('BERGEN, Norway', 'AP', 21)
    """
    match = DATELINE.match(text[start:end][:LONGEST].translate(ALIKE))
    if match is None:
        return None
    place, agency = (
        match["place1"] or match["place2"] or match["place5"],
        match["agency1"] or match["agency3"] or match["agency4"],
    )
    if place and not agency and (len(place) < SHORTEST_PLACE or place.split()[0].upper() in NO_PLACE):
        return None
    return DatelineWords(Stretch(start, start + match.end()), place, agency, _published(match, start))


def _published(match: re.Match[str], start: int) -> Time | None:
    """The day of a dateline that names its year: the story was filed, and so published, on it."""
    day = next((moment for moment in moments(match[0]) if moment.value), None)
    if day is None or day.value is None:
        return None
    return Time(day.value, Stretch(start + day.start, start + day.end))
