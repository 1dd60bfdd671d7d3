"""Dates that count from another: 'last year', 'two days ago', 'the day before', 'the latest quarter'."""

from extractor.components.dates import amounts, lexicon
from extractor.components.dates.forms.calendar import calendar
from extractor.components.dates.forms.phrase import Phrase, is_narrative, step_of
from extractor.components.dates.readings import (
    Around,
    Calendar,
    Clock,
    DayOf,
    Ended,
    Fixed,
    Name,
    Offset,
    Ordinal,
    Pair,
    Reading,
    Same,
    Unit,
)

A_WEEK = 7  # days
CLAUSE_OPENERS = frozenset({"it", "he", "she", "they", "we", "i", "you", "there", "has", "have", "had", "but", "when"})


def relative_unit(phrase: Phrase) -> Reading | None:
    unit = str(phrase["U"].value)
    if unit in {"hour", "minute"}:
        return Fixed("PT1H" if unit == "hour" else "PT1M")
    word = phrase.get("xlkj")
    if word is not None and word.lower == "past" and unit == "decade":
        return Fixed("P10Y")
    loose = unit == "weekend" and word is not None and word.code == "k"
    this_past = word is not None and word.code == "k" and phrase.get("l") is not None
    return Unit(unit, -1 if this_past else step_of(phrase), is_narrative(phrase), loose=loose and not this_past)


def misspelt_unit(phrase: Phrase) -> Reading | None:
    """'this years crop': the apostrophe is left out."""
    unit = str(phrase["V"].value)
    return Unit(unit) if phrase["k"].lower == "this" and unit in {"week", "month", "year"} else None


def the_unit(phrase: Phrase) -> Reading | None:
    """'the end of the year', 'year-end'; 'the quarter', 'the weekend' alone."""
    unit = str(phrase["U"].value)
    if phrase.get("e") or phrase.get("m"):
        return Unit(unit) if unit in {"year", "month", "week", "decade", "quarter", "century"} else None
    if unit == "weekend":
        return Unit(unit, loose=True)
    if phrase.after and phrase.after.code == "X":
        return Fixed(amounts.duration(unit, 1))
    if unit == "quarter":
        return Ordinal(0, "quarter")
    return (
        Unit("year")
        if unit == "year" and (phrase.get("u") or (phrase.before and phrase.before.lower == "for"))
        else None
    )


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


def week_of(phrase: Phrase) -> Reading | None:
    """'the week of 6 March', 'Easter week'."""
    unit = str(phrase["U"].value)
    if unit not in {"week", "weekend"}:
        return None
    if phrase.get("J"):
        return Around(unit, Name("holiday", str(phrase["J"].value)))
    return Around(unit, calendar(phrase) if phrase.get("MA") else Name("weekday", phrase.number("W") or 1))


def day_of_week(phrase: Phrase) -> Reading | None:
    """'Friday last week'."""
    if phrase["U"].value != "week":
        return None
    return DayOf(phrase.number("W") or 1, Unit("week", step_of(phrase)))


def ended(phrase: Phrase) -> Pair | None:
    """'the quarter ended 30 June', 'the fiscal year ending Jan. 31': two expressions, of which one ends the other."""
    unit = str(phrase["U"].value)
    date = calendar(phrase)
    cut = next(number for number, word in enumerate(phrase.words) if word.code == "X")
    return Pair(cut, Ended(unit, date) if unit == "quarter" else Fixed(amounts.duration(unit, 1)), date)


def offset(phrase: Phrase) -> Reading | None:
    """'two days ago', 'a week later', 'five days before …', 'hours after'."""
    unit, count = str(phrase.all("UV")[-1].value), amounts.count(phrase.words)
    if phrase.words[0].code == "H" or (phrase.words[0].code == "b" and phrase.words[1].code == "H"):
        count = 0.5  # 'half a century ago'
    today, relation = phrase.get("R"), phrase["gsr"]
    if unit in {"hour", "minute", "second"}:
        return Fixed(amounts.duration(unit, count))
    if relation.code == "g":
        day = reference(phrase) if today else None
        if today and not isinstance(day, Unit):
            return None
        return Offset(unit, count, 1 if relation.value == 1 else -1, "published", day)  # type: ignore[arg-type]
    if relation.code == "r":
        return Offset(unit, count, 1 if relation.lower in {"after", "following"} else -1, "clause")
    back = relation.lower in {"earlier", "previously", "beforehand"}
    return Offset(unit, count, -1 if back else 1, "published" if relation.lower == "hence" else "narrative")


def day_before(phrase: Phrase) -> Reading | None:
    unit = str(phrase["U"].value)
    if unit not in {"day", "week", "month", "year"}:
        return None
    return Offset(unit, 1, 1 if phrase["r"].lower in {"after", "following"} else -1, "clause")


def before_last(phrase: Phrase) -> Reading | None:
    """'the week before last', 'the Tuesday after next'."""
    sign = {("before", "last"): -1, ("after", "next"): 1}.get((phrase["r"].lower, phrase["lx"].lower))
    weekday = phrase.number("W")
    if sign is None:
        return None
    if weekday is None:
        return Unit(str(phrase["U"].value), 2 * sign)
    return Offset("day", A_WEEK, sign, "clause", date=Name("weekday", weekday, sign))


def the_past(phrase: Phrase) -> Reading | None:
    after = phrase.after
    ends = after is None or not after.lower[0].isalpha() or after.code in "wti" or after.lower in CLAUSE_OPENERS
    return Fixed("PAST_REF") if phrase["l"].lower == "past" and ends else None


def then(phrase: Phrase) -> Reading | None:
    return Same() if phrase.before and phrase.before.lower in {"since", "until", "by"} else None


def reference(phrase: Phrase) -> Reading | None:
    word = phrase["R"]
    value = lexicon.references()[str(word.value)].value
    if value[0].isdigit():
        return Calendar(figures=value)
    if value.startswith("day") and not value.endswith("TNI"):
        return Unit("day", int(value[3:]), deictic=True)
    return Clock("NI", Unit("day", 0, deictic=True)) if value.startswith("day") else Fixed(value)
