"""Datelines: where an agency's story was filed, in front of its first words: 'BERGEN, Norway, May 3 (Reuters) -'."""

import re

from extractor.gazetteer import country_of_capital, country_of_name, look_up, place_key
from extractor.reading.lines import ALIKE
from extractor.reading.moments import DAYS, MONTH, moments
from extractor.reading.page import DatelineWords, Stretch, Time

# Spaces are \s: the whole is a verbose pattern.
AGENCY = r"(?:[A-Z][\w.&'-]*)(?:[\s/-][A-Z][\w.&'-]*){0,4}"
SMALL = (
    r"(?:\s(?:of|the|and|de|da|do|del|la|al|el|i|y)\b){0,2}"  # words within a name: 'Democratic Republic of the Congo'
)
CAPITALS = rf"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'-]+(?:{SMALL}[\s/][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'-]*){{0,3}}"  # 'JUBA/GOMA'
NAME = rf"(?:[A-ZÀ-ÖØ-Þ][\w.'-]+)(?:{SMALL}\s[A-ZÀ-ÖØ-Þ][\w.'-]+){{0,3}}"
WEEKDAY = rf"(?:,?\s(?i:{DAYS})\b\.?(?=,?\s))?"
REGION = rf"(?:,\s(?!(?i:{DAYS})\b)(?:[A-Z][\w.'-]+)(?:{SMALL}\s[A-Z][\w.'-]+){{0,3}}?)?"
DATE = rf"(?:(?i:{MONTH})\.?\s\d{{1,2}}|\d{{1,2}}\s(?i:{MONTH})\.?)"
DAY = rf"{WEEKDAY}(?:,?\s{DATE}(?:,?\s\d{{2,4}})?)?"
FILED = rf"{DATE}(?:,?\s\d{{2,4}})?"  # the day behind the agency: 'BERGEN (Reuters) 3 May -'
FULL_DAY = rf"{WEEKDAY},\s{DATE},?\s\d{{4}}"
DASH = r"(?:[—–]|--|-|_|\ufffd)"

DATELINE = re.compile(
    rf"""(?:
        (?P<place1>(?:{CAPITALS}|{NAME}){REGION}){DAY},?\s?\((?P<agency1>{AGENCY})\s?\)(?:\s{FILED})?\s?(?:{DASH}{{1,2}}|:|$)
      | (?P<place2>{CAPITALS}{REGION}){DAY}\s?(?:{DASH}{{1,2}}|:)(?=\s|$)
      | (?P<place5>{NAME}{REGION}){FULL_DAY}\s?(?:[—–]|--|-|:)(?=\s)
      | (?P<place6>{NAME},\s(?P<country>{NAME}))\s(?:[—–]|--|-)(?=\s["'A-Z])
      | \((?P<agency3>{AGENCY})\)\s?(?:[—–]|--|-)(?=\s)
      | \((?P<agency4>[A-Z]{{2,8}})\)(?=\s["'A-Z])
    )""",
    re.VERBOSE,
)
LONGEST = 160  # characters
SHORTEST_PLACE = 4  # letters, where neither agency nor date vouches for it
TOWN = 50_000  # people of a town that is known by its name alone; in smaller ones, 'POLICE' is one


def dateline(text: str, start: int, end: int | None = None) -> DatelineWords | None:
    """The dateline at the beginning of a paragraph, which ends at `end`; None where it has none.

    Where neither agency nor full date stands in it, its place has to be one that the gazetteer knows.
    Its full date ('BERGEN, May 3, 2021') goes with it; a day without a year is no time of publication.

    >>> found = dateline("BERGEN, Norway (AP) — Two ships sank.", 0)
    >>> found and (found.place, found.agency, found.words.end)
    ('BERGEN, Norway', 'AP', 21)
    """
    match = DATELINE.match(text[start:end][:LONGEST].translate(ALIKE))
    if match is None or (match["country"] and country_of_name(match["country"]) is None):
        return None
    place, agency = (
        match["place1"] or match["place2"] or match["place5"] or match["place6"],
        match["agency1"] or match["agency3"] or match["agency4"],
    )
    published = _published(match, start)
    if place and not agency and not published and not _is_place(place):
        return None
    return DatelineWords(Stretch(start, start + match.end()), place, agency, published)


def _is_place(name: str) -> bool:
    """Whether a town of some size, a capital or a town with its country is so called: not 'MINISTER' or 'HAMAS'."""
    if "/" in name:
        return all(map(_is_place, name.split("/")))
    town, *region = name.split(", ", 1)
    if len(town) < SHORTEST_PLACE:
        return False
    if country_of_capital(town) or (region and country_of_name(region[0])):
        return True
    entries = look_up([town, *region])
    if region and place_key(region[0]) in entries:
        return True
    return any(entry.own_name and entry.population >= TOWN for entry in entries.get(place_key(town), ()))


def _published(match: re.Match[str], start: int) -> Time | None:
    """The day of a dateline that names its year: the story was filed, and so published, on it."""
    day = next((moment for moment in moments(match[0]) if moment.value), None)
    if day is None or day.value is None:
        return None
    return Time(day.value, Stretch(start + day.start, start + day.end))
