"""Lengths of time and repetitions: 'three days', 'a month-long strike', 'every Tuesday'."""

from extractor.components.dates import amounts
from extractor.components.dates.forms.phrase import NARRATIVE, Phrase
from extractor.components.dates.readings import Fixed, Reading, Row

MODALS = frozenset({"will", "would", "may", "might", "could", "can", "must", "should", "to"})
FREQUENCY = frozenset({"once", "twice", "thrice", "times"})


def duration(phrase: Phrase) -> Reading | None:
    unit = str(phrase.all("UV")[-1].value)
    return Fixed(amounts.duration(unit, amounts.count(phrase.words)))


def long(phrase: Phrase) -> Reading | None:
    """'month-long', 'three-day-long', 'decades-long'."""
    unit = phrase["UV"]
    counted = phrase.get("dnychqV") is not None
    return Fixed(amounts.duration(str(unit.value), amounts.count(phrase.words) if counted else 1))


def bare_units(phrase: Phrase) -> Reading | None:
    """'for years', 'months of talks': only where nothing else can be meant."""
    before, after = phrase.before, phrase.after
    if (before and before.lower in {"for", "in", "within", "recent", "after", "over", "during"}) or (
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
    """'a year'; how often after 'twice', and nothing after an amount: '$2 million a year', '24 hours a day'."""
    before = phrase.before
    rate = phrase.words[0].code == "a" and len(phrase.words) == 2
    if rate and before and before.code in "dnchUV" and before.lower not in FREQUENCY:
        return None
    unit = str(phrase.all("UV")[-1].value)
    if unit == "quarter" and phrase.after and phrase.after.code == "f":  # a fourth of something
        return None
    if [word.lower for word in phrase.words] == ["one", "day"] and not _is_counted(phrase):
        return Fixed("FUTURE_REF")
    return Fixed(amounts.duration(unit, amounts.count(phrase.words)))


def _is_counted(phrase: Phrase) -> bool:
    """Whether 'one day' is a length: 'in one day', 'lasted one day'; not 'will one day', 'One day, they'."""
    before, after = phrase.before, phrase.after
    if before is None or before.lower in MODALS or not before.lower.isalpha():
        return False
    return before.code in "ibrs" or after is None or not after.lower.isalpha()


def half(phrase: Phrase) -> Reading | None:
    """'half an hour'."""
    return Fixed(amounts.duration(str(phrase["U"].value), 0.5))


def whole(phrase: Phrase) -> Reading | None:
    """'the fiscal year', 'the financial year': one of them."""
    unit = (phrase.get("U") or phrase["F"]).value
    return Fixed(amounts.duration(str(unit), 1)) if unit is not None else None


def every(phrase: Phrase) -> Reading | None:
    """'every Tuesday', 'each morning', 'every other week'."""
    if phrase.get("MA"):
        day = phrase.number("do")
        return Fixed(f"XXXX-{phrase.number('MA'):02}" + (f"-{day:02}" if day else ""))
    word = phrase.all("UVWDPS")[-1]
    other = phrase.get("u")
    if other is not None and word.code in "UV":
        return Fixed(amounts.duration(str(word.value), 2)) if other.lower in {"other", "alternate"} else None
    if word.code in "UV":
        return Fixed(amounts.duration(str(word.value), amounts.count(phrase.words) or 1))
    if word.code in "WS":
        return Fixed(f"XXXX-WXX-{word.value}")
    return Fixed(f"XXXX-XX-XXT{word.value}" if word.code == "D" else f"XXXX-{word.value}")


def every_of(phrase: Phrase) -> Row:
    """'every Tuesday and Thursday': each a set."""
    days = [(number, word) for number, word in enumerate(phrase.words) if word.code in "WS"]
    return Row(
        tuple(
            (number if place else 0, number + 1, Fixed(f"XXXX-WXX-{word.value}"))
            for place, (number, word) in enumerate(days)
        )
    )


def weekdays(phrase: Phrase) -> Reading | None:
    return Fixed(f"XXXX-WXX-{phrase['S'].value}")


def rate(phrase: Phrase) -> Reading | None:
    """'24 hours a day', 'five days a week': how much of it, not when; no expression."""
    return None


def age(phrase: Phrase) -> Reading | None:
    return None
