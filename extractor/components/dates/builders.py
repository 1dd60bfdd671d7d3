"""What the words of a time expression say: one function a form, from the words that matched to a reading.

A function declines, by None, where words that fit the form are no time expression after all.
"""

from extractor.components.dates import amounts, lexicon
from extractor.components.dates.phrase import NARRATIVE, Phrase, is_narrative, spelled_year, step_of
from extractor.components.dates.readings import (
    Calendar,
    Clock,
    Era,
    Fixed,
    Name,
    Offset,
    Ordinal,
    Pair,
    Reading,
    Same,
    Unit,
)


def calendar(phrase: Phrase) -> Reading | None:
    year = spelled_year(phrase)
    short = phrase.number("Y")
    if short is not None:
        year = 1900 + short if short > 30 else 2000 + short
    return Calendar(
        year, phrase.number("MA"), phrase.number("do"), phrase.number("W"), same_year=phrase.get("j") is not None
    )


def week_of_month(phrase: Phrase) -> Reading | None:
    """'the last week of August': a part of the month."""
    return calendar_or_name(phrase) if phrase["U"].value in {"week", "day"} else None


def calendar_or_name(phrase: Phrase) -> Reading:
    year, month = spelled_year(phrase), phrase.number("MA")
    return Calendar(year, month) if year is not None else Name("month", month or 1)


def day_of_month(phrase: Phrase) -> Reading | None:
    """'on the 20th', 'the 28th of that month': a day of the month that was named before."""
    word, before = phrase["o"], phrase.before
    if not word.lower[0].isdigit() or not isinstance(word.value, int) or not 1 <= word.value <= 31:
        return None
    return (
        Calendar(day=word.value)
        if phrase.get("U") or (before and before.lower in {"on", "since", "until", "by"})
        else None
    )


def day_pair(phrase: Phrase) -> Pair | None:
    """'6-7 January 1916', 'March 5-9, 1918', '3 and 5 May'."""
    days = [(i, word.value) for i, word in enumerate(phrase.words) if word.code in "do" and isinstance(word.value, int)]
    if len(days) != 2 or not days[0][1] < days[1][1] <= 31:
        return None
    year, month = phrase.number("y"), phrase.number("MA")
    return Pair(days[0][0] + 1, Calendar(year, month, days[0][1]), Calendar(year, month, days[1][1]))


def year_pair(phrase: Phrase) -> Pair | None:
    """'1915-17', '1990-1992'."""
    first, last = phrase.words[-3].value, phrase.words[-1].value
    if (
        not isinstance(first, int)
        or not isinstance(last, int)
        or not 1000 <= first <= 2199
        or len(phrase.words[-1].lower) not in {2, 4}
    ):
        return None
    last = first // 100 * 100 + last if last < 100 else last
    return Pair(len(phrase.words) - 2, Calendar(first), Calendar(last)) if first < last < first + 200 else None


def then(phrase: Phrase) -> Reading | None:
    return Same() if phrase.before and phrase.before.lower in {"since", "until", "by"} else None


def bare_year(phrase: Phrase) -> Reading | None:
    year, before, after = spelled_year(phrase), phrase.before, phrase.after
    short = phrase.number("Y")
    if short is not None:
        return Calendar(1900 + short if short > 30 else 2000 + short)
    if year is None or not 1000 <= year <= 2199:
        return None
    if phrase.get("U") or phrase.get("F") or phrase.get("c"):
        return Calendar(year)
    if before and (
        before.lower in lexicon.named_numbers()
        or before.lower in {"$", "£", "€", "¥", "#", "/", ".", "+", "%"}
        or before.code == "b"
    ):
        return None
    if after and (after.lower in lexicon.counted() or after.lower in {"%", "/", "°"} or after.code in "UVG"):
        return None
    if 1400 <= year <= 2100 or (before and before.code in "if"):
        return Calendar(year)
    return None


def bc(phrase: Phrase) -> Reading | None:
    number = phrase.get("ndy")
    return Calendar(int(number.value or 0), bc=True) if number and str(number.value).isdigit() else None


def bc_pair(phrase: Phrase) -> Pair | None:
    """'264 to 241 BC'."""
    first, last = phrase.words[0].value, phrase.words[2].value
    if not isinstance(first, int) or not isinstance(last, int) or first <= last:
        return None
    return Pair(1, Calendar(first, bc=True), Calendar(last, bc=True))


def figures(phrase: Phrase) -> Reading | None:
    return Calendar(figures=str(phrase["I"].value))


def relative_unit(phrase: Phrase) -> Reading | None:
    unit = str(phrase["U"].value)
    if unit in {"hour", "minute"}:
        return Fixed("PT1H" if unit == "hour" else "PT1M")
    word = phrase.get("xlkj")
    if word is not None and word.lower == "past" and unit == "decade":
        return Fixed("P10Y")
    return Unit(unit, step_of(phrase), is_narrative(phrase))


def the_unit(phrase: Phrase) -> Reading | None:
    """'the end of the year', 'year-end'; 'the quarter', 'the weekend' alone."""
    unit = str(phrase["U"].value)
    if phrase.get("e") or phrase.get("m"):
        return Unit(unit) if unit in {"year", "month", "week", "decade", "quarter", "century"} else None
    if unit == "weekend":
        return Unit(unit, -1)
    if phrase.after and phrase.after.lower in {"ended", "ending"}:
        return Fixed(amounts.duration(unit, 1))
    if unit == "quarter":
        return Ordinal(0, "quarter")
    return (
        Unit("year")
        if unit == "year" and (phrase.get("u") or (phrase.before and phrase.before.lower == "for"))
        else None
    )


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


def holiday_here(phrase: Phrase) -> bool:
    """Whether a feast's words name its day, not a thing named after it: 'Easter Island'."""
    rule, before, after = lexicon.holidays()[str(phrase["J"].value)], phrase.before, phrase.after
    if after is not None and after.lower in rule.unless_before:
        return False
    return rule.bare or (before is not None and before.lower in {"on", "before", "after", "since", "until", "by"})


def month_here(phrase: Phrase) -> bool:
    """Whether a bare 'May' or 'March' is the month: behind a preposition, and no march on somewhere."""
    before, after = phrase.before, phrase.after
    return before is not None and before.code in "ifwrbv-(" and not (after and after.lower == "on")


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


def reference(phrase: Phrase) -> Reading | None:
    word = phrase["R"]
    value = lexicon.references()[str(word.value)].value
    if value.startswith("day") and not value.endswith("TNI"):
        return Unit("day", int(value[3:]), deictic=True)
    return Clock("NI", Unit("day", 0, deictic=True)) if value.startswith("day") else Fixed(value)


def inner_day(phrase: Phrase) -> Reading | None:
    """The day in 'Friday night', 'noon yesterday', 'the morning of 3 May'."""
    if phrase.get("MA"):
        return calendar(phrase)
    if phrase.get("W"):
        return Name("weekday", phrase.number("W") or 1, step_of(phrase) if phrase.get("xl") else None)
    if phrase.get("R"):
        return reference(phrase)
    return None


def daypart(phrase: Phrase) -> Reading | None:
    part = str(phrase["D"].value)
    inner = inner_day(phrase)
    if isinstance(inner, Fixed | Clock):
        return None
    if inner is not None and not isinstance(inner, Era | Offset | Ordinal):
        return Clock(part, inner)  # type: ignore[arg-type]
    word = phrase.get("xlkj")
    if word is None:
        return None
    if word.code == "j" or is_narrative(phrase):
        return Clock(part, None, True, step_of(phrase))
    return Clock(part, Unit("day", step_of(phrase)))


def clock(phrase: Phrase) -> Reading | None:
    time = amounts.clock(phrase.words)
    tail = max(i for i, word in enumerate(phrase.words) if word.code in "CTOZG") + 1
    inner = inner_day(Phrase(phrase.words[tail:], None, phrase.after))
    if time is None or isinstance(inner, Fixed | Clock):
        return None
    if time == "24:00" and phrase.before and phrase.before.lower == "after":
        time = "00:00"  # what is told of a day after midnight was on its morning
    zone = phrase.get("G")
    return Clock(time, inner, zone=zone.lower if zone else None)  # type: ignore[arg-type]


def decade(phrase: Phrase) -> Reading | None:
    first = phrase.number("K") or 0
    if first % 10 or 100 <= first < 1000:
        return None
    if first < 100 and phrase["K"].lower[0].isdigit() and not phrase.get("tm"):
        return None
    if first < 100 and phrase.before and phrase.before.lower in {"his", "her", "their", "my", "our", "your", "its"}:
        return None
    return Era("decade", first)


def ordinal(phrase: Phrase) -> Reading | None:
    number = phrase.number("oQ")
    unit_word = next((word for word in phrase.words if word.code in "HQ" or word.value in {"quarter", "century"}), None)
    unit = str(unit_word.value) if unit_word and unit_word.code == "U" else "half" if phrase.get("H") else "quarter"
    if unit_word is None:
        return None
    if unit == "century":
        return Era("century", (number or 1) * 100 - 100)
    if number is None and phrase.get("l") and unit == "half":
        number = 2
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


def quarter_again(phrase: Phrase) -> Reading | None:
    """'the latest quarter', 'the 1988 quarter', 'the 1988 period', "last year's quarter": one that was named before."""
    unit, year = str(phrase.all("U")[-1].value), phrase.number("y")
    if unit not in {"quarter", "period"}:
        return (
            relative_unit(phrase)
            if year is None and len(phrase.all("U")) == 1 and not phrase.get("WMPA") and phrase["lk"].lower != "latest"
            else None
        )
    if year is not None:
        return Ordinal(0, "quarter", year)
    if len(phrase.all("U")) > 1:
        return Ordinal(0, "quarter", None, step_of(phrase))
    word = phrase["lk"]
    return (
        Ordinal(0, "latest") if word.lower == "latest" else Unit(unit, step_of(phrase)) if unit == "quarter" else None
    )


def year_ago(phrase: Phrase) -> Reading | None:
    unit = str(phrase["U"].value)
    return Offset(unit, 1, -1, "published") if unit in {"year", "month", "week"} else None


def offset(phrase: Phrase) -> Reading | None:
    """'two days ago', 'a week later', 'five days before …', 'hours after'."""
    unit, count = str(phrase.all("UV")[-1].value), amounts.count(phrase.words)
    relation = phrase.words[-1]
    if unit in {"hour", "minute", "second"}:
        return Fixed(amounts.duration(unit, count))
    if relation.code == "g":
        return Offset(unit, count, 1 if relation.value == 1 else -1, "published")
    if relation.code == "r":
        return Offset(unit, count, 1 if relation.lower in {"after", "following"} else -1, "clause")
    back = relation.lower in {"earlier", "previously", "beforehand"}
    return Offset(unit, count, -1 if back else 1, "published" if relation.lower == "hence" else "narrative")


def day_before(phrase: Phrase) -> Reading | None:
    unit = str(phrase["U"].value)
    if unit not in {"day", "week", "month", "year"}:
        return None
    return Offset(unit, 1, 1 if phrase["r"].lower in {"after", "following"} else -1, "clause")


def duration(phrase: Phrase) -> Reading | None:
    unit = str(phrase.all("UV")[-1].value)
    return Fixed(amounts.duration(unit, amounts.count(phrase.words)))


def the_past(phrase: Phrase) -> Reading | None:
    after = phrase.after
    return (
        Fixed("PAST_REF")
        if phrase["l"].lower == "past" and (after is None or not after.lower[0].isalpha() or after.code == "w")
        else None
    )


def long(phrase: Phrase) -> Reading | None:
    """'month-long', 'three-day-long', 'decades-long'."""
    unit = phrase["UV"]
    counted = phrase.get("dnychqV") is not None
    return Fixed(amounts.duration(str(unit.value), amounts.count(phrase.words) if counted else 1))


def bare_units(phrase: Phrase) -> Reading | None:
    """'for years', 'months of talks': only where nothing else can be meant."""
    before, after = phrase.before, phrase.after
    if (before and before.lower in {"for", "in", "within", "recent", "after", "over"}) or (
        after and after.lower == "of"
    ):
        return duration(phrase)
    return None


def span(phrase: Phrase) -> Reading | None:
    """'the past three months', 'the next few years', 'coming weeks'."""
    unit = str(phrase.all("UV")[-1].value)
    word = phrase.get("x")
    if not phrase.get("dnycqah") and word and word.lower not in NARRATIVE:
        return Fixed("FUTURE_REF")
    if not phrase.get("dnycqah") and phrase.get("l") and not phrase.get("t"):
        return Fixed("PAST_REF")
    return Fixed(amounts.duration(unit, amounts.count(phrase.words)))


def a_unit(phrase: Phrase) -> Reading | None:
    """'a year': a rate after an amount, else a duration."""
    unit = str(phrase.all("UV")[-1].value)
    return Fixed(amounts.duration(unit, amounts.count(phrase.words)))


def every(phrase: Phrase) -> Reading | None:
    word = phrase.all("UVWDPS")[-1]
    if word.code in "UV":
        return Fixed(amounts.duration(str(word.value), amounts.count(phrase.words) or 1))
    if word.code in "WS":
        return Fixed(f"XXXX-WXX-{word.value}")
    return Fixed(f"XXXX-XX-XXT{word.value}" if word.code == "D" else f"XXXX-{word.value}")


def weekdays(phrase: Phrase) -> Reading | None:
    return Fixed(f"XXXX-WXX-{phrase['S'].value}")


def age(phrase: Phrase) -> Reading | None:
    return None
