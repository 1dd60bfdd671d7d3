"""Times of day: '10:30 p.m. on Monday', 'Friday night', 'that morning'."""

from extractor.components.dates import amounts
from extractor.components.dates.forms.calendar import calendar
from extractor.components.dates.forms.phrase import Phrase, is_narrative, step_of
from extractor.components.dates.forms.relative import reference
from extractor.components.dates.readings import Clock, Era, Fixed, Name, Offset, Ordinal, Reading, Unit


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
    if time is None:
        return None
    if isinstance(inner, Fixed | Clock):  # '7 p.m. nightly', '7 p.m. now': of no certain day
        return Fixed(f"XXXX-XX-XXT{time}")
    if time == "24:00" and phrase.before and phrase.before.lower == "after":
        time = "00:00"  # what is told of a day after midnight was on its morning
    zone = phrase.get("G")
    return Clock(time, inner, zone=str(zone.value) if zone and zone.value else None)  # type: ignore[arg-type]
