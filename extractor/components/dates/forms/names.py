"""Names that come round again: weekdays, months, seasons, feasts, quarters and halves of a year."""

from extractor.components.dates import lexicon
from extractor.components.dates.forms.phrase import Phrase, is_narrative, spelled_year, step_of
from extractor.components.dates.readings import Calendar, Era, Fixed, Name, Ordinal, Reading, Unit

FIFTH = 5
MOST_DAYS, MONTHS_A_YEAR = 31, 12


def named(phrase: Phrase) -> Reading | None:
    word = phrase["MAWPJ"]
    if word.code == "A" and len(phrase.words) == 1 and not month_here(phrase):
        return None
    what = {"M": "month", "A": "month", "W": "weekday", "P": "season", "J": "holiday"}[word.code]
    if word.code == "J" and not holiday_here(phrase):
        return None
    step = step_of(phrase) if phrase.get("xlkj") else None
    value: int | str = (
        str(word.value) if word.value is not None and what in {"season", "holiday"} else int(word.value or 0)
    )
    return Name(what, value, step, spelled_year(phrase), is_narrative(phrase))


def nth_weekday(phrase: Phrase) -> Reading | None:
    """'the second Tuesday of March', 'the last Friday in May 2018'."""
    which = phrase.number("o") or -1
    if phrase.get("l") and phrase["l"].lower != "last":
        return None
    day = (phrase.number("MA") or 1, phrase.number("W") or 1, which)
    return Name("nth", "-".join(map(str, day)), None, spelled_year(phrase)) if which <= FIFTH else None


def holiday_here(phrase: Phrase) -> bool:
    """Whether a feast's words name its day, not a thing named after it: 'Easter Island'."""
    rule, before, after = lexicon.holidays()[str(phrase["J"].value)], phrase.before, phrase.after
    if after is not None and after.lower in rule.unless_before:
        return False
    return rule.bare or (before is not None and before.lower in {"on", "before", "after", "since", "until", "by"})


def month_here(phrase: Phrase) -> bool:
    """Whether a bare 'May' or 'March' is the month: behind a preposition, and no march on somewhere."""
    before, after = phrase.before, phrase.after
    if before is None or (after and after.lower == "on"):
        return False
    return before.code in "ifwrbv-(" or before.lower == "between"


def plain_season(phrase: Phrase) -> Reading | None:
    before, after = phrase.before, phrase.after
    if spelled_year(phrase) is None and after and after.code == "f":
        return None
    if (
        spelled_year(phrase) is None
        and not phrase.get("tm")
        and not (before and before.code == "i")
        and phrase["P"].lower != "autumn"
    ):
        return None
    return named(phrase)


def season_of(phrase: Phrase) -> Reading | None:
    """'the spring of last year', 'the winter of that year'."""
    year = Unit("year", step_of(phrase), is_narrative(phrase))
    return Name("season", str(phrase["P"].value), of_year=year) if phrase["U"].value == "year" else None


def part_of_year(phrase: Phrase) -> Reading | None:
    """'the last quarter of 2019', 'the first month of next year', 'the last day of 2018'."""
    unit, number, year = str(phrase["U"].value), phrase.number("o"), spelled_year(phrase)
    outer = phrase.words[4] if phrase.words[4].code == "t" else phrase.words[3]
    at = phrase.words.index(outer) + (outer.code in "tf")
    step = None if year is not None else step_of(Phrase(phrase.words[at:], None, None))
    if unit in {"quarter", "half"}:
        last = {"quarter": 4, "half": 2}[unit]
        which = number or last
        if phrase.get("F"):
            return Fixed(f"FY{year or 'XXXX'}-{unit[0].upper()}{which}")
        return Ordinal(which, unit, year, step) if which <= last else None
    of_year = None if year is not None else Unit("year", step or 0)
    month, which = (12, 31) if number is None else (1, number)
    if unit == "day" and which <= MOST_DAYS:
        return Calendar(year, month, which, of_year=of_year)
    if unit == "month" and (number or 12) <= MONTHS_A_YEAR:
        return Calendar(year, number or 12, of_year=of_year)
    if unit == "week":
        return Calendar(year) if year is not None else of_year
    return None


def ordinal(phrase: Phrase) -> Reading | None:
    number = phrase.number("oQ")
    unit_word = next((word for word in phrase.words if word.code in "HQ" or word.value in {"quarter", "century"}), None)
    unit = str(unit_word.value) if unit_word and unit_word.code == "U" else "half" if phrase.get("H") else "quarter"
    if unit_word is None:
        return None
    if unit == "century":
        return Era("century", (number or 1) * 100 - 100, bc=phrase.get("B") is not None)
    if number is None and phrase.get("l") and unit == "half":
        number = 2
    if number is not None and number < 0:
        unit, number = "half", -number
    if phrase.get("F") and number is not None:  # fiscal years begin when they please
        return Fixed(f"FY{spelled_year(phrase) or 'XXXX'}-{unit[0].upper()}{number}")
    outer = phrase.get("xlk")
    if unit == "half" and spelled_year(phrase) is None and outer is None and phrase.words[-1].code == "H":
        return None
    if (
        number is None
        or (unit == "half" and number > 2)
        or (unit == "quarter" and number > 4)
        or unit not in {"half", "quarter"}
    ):
        return None
    step = step_of(phrase) if outer and len(phrase.all("U")) + len(phrase.all("H")) > 1 else None
    return Ordinal(number, unit, spelled_year(phrase), step)
