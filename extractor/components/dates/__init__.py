"""Dates: every time expression of the text, and the days it names.

**Reads:** tokens, `spans.layout` (sections, day of publication). **Writes:** `spans.DATES` (`Timex`), remarks
`impossible-date`, `ambiguous-date` and `no-publication-date`.

1. A section's text becomes a row of words, each with a one-letter class (`words`), and the grammar of time expressions
   is a set of regular expressions over those letters (`grammar`). Values are TIMEX3 (TimeML 1.2.1).
2. Each expression is resolved in text order (`resolve`): complete dates by dateparser; weekdays, months and days
   without a year by the tense of their verb from the day of publication or, in an account of the past, from the latest
   date of the text; 'two days later' from the latest date that is fine enough; 'five days before …' from the date that
   its clause names.

Figures (value F1 / calendar F1): TimeBank .82 / .89 (617 expressions), AQUAINT .72 / .86 (313), WikiWars .84 / .91
(1,051), Wikinews part of GUM - / .83 (111, durations not annotated); dev halves. Cost: 2 to 3 % of the model's time.

Usable alone: without `spans.layout` a Doc is one paragraph of unknown date. `rule` is the id of a lexicon's rule
(`references.now`) or `dates.` and the name of the grammar's form.

Known limits: a range is two time expressions, one for each end; the Islamic calendar is tabular; a fiscal quarter is
taken as one of the calendar year; 'ten days before the murder' stays a duration unless its clause names the date.
"""

import datetime as dt
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor import columns, spans
from extractor.components.dates import grammar, periods, words
from extractor.components.dates.found import Found, Place
from extractor.components.dates.readings import Calendar, Candidate, Clock, Name, Offset, Unit
from extractor.components.dates.resolve import Resolver
from extractor.components.dates.thread import Thread, is_open

RELATIONS = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "by",
    "before": "before",
    "prior to": "before",
    "after": "after",
    "following": "after",
    "between": "between",
}
CONNECTORS = {"-", "\u2013", "\u2014", "and", "to", "or", "until", "till", "through"}


@Language.component("dates", assigns=["doc.spans"])
def dates(doc: Doc) -> Doc:
    """Find and resolve the time expressions of a Doc."""
    layout = spans.layout(doc)
    text = "".join(columns.spaced(doc))
    places = list(_places(doc, layout, text))
    past = _tells_of_the_past([place.candidate for place in places], layout.published)
    thread = Thread(doc, layout.published, past)
    resolver = Resolver(thread)
    for index, place in enumerate(places):
        following = (
            places[index + 1] if index + 1 < len(places) and places[index + 1].section is place.section else None
        )
        resolver.add(place, _joined(text, place, following), following)
    if layout.published is None:
        _note_open(doc, thread)
    spans.write(doc, spans.DATES, [_timex(place, found) for place, found in thread.found])
    return doc


def _note_open(doc: Doc, thread: Thread) -> None:
    """One note for all the dates that only the day of publication would tell."""
    first = next((place for place, found in thread.found if is_open(place, found)), None)
    if first is not None:
        message = (
            "The page names no day of publication: relative dates stay unresolved. Name it with --date YYYY-MM-DD."
        )
        spans.remark(doc, "no-publication-date", message, spans.Words(first.token.i, first.last.i + 1))


def _places(doc: Doc, layout: spans.Layout, text: str) -> Iterator[Place]:
    for section in layout.sections:
        if section.start >= section.end:
            continue
        start, last = doc[section.start].idx, doc[section.end - 1]
        for candidate in grammar.scan(words.read(text[start : last.idx + len(last)])):
            first, end = start + candidate.start, start + candidate.end
            span = doc.char_span(first, end, alignment_mode="expand")
            if span is not None and not _is_other(candidate, span[0]):
                yield Place(candidate, first, end, section, span[0], span[-1])


def _is_other(candidate: Candidate, token: Token) -> bool:
    """Whether the words are a person's name, or count what follows: 'April', '1709 schoolchildren'."""
    if candidate.rule == "dates.month":
        return token.ent_type_ == "PERSON"
    if candidate.rule == "dates.year" and isinstance(candidate.reading, Calendar) and token.dep_ == "nummod":
        return (
            token.head.i == token.i + 1
            and token.head.tag_ == "NNS"
            and not 1950 <= (candidate.reading.year or 0) < 2050
        )
    return False


def _tells_of_the_past(candidates: list[Candidate], published: dt.date | None) -> bool:
    """Whether the text is an account of times long gone: naming years, few of them publication's.

    Without a day of publication it is not known to be one.
    """
    if published is None:
        return False
    years = [
        c.reading.year for c in candidates if isinstance(c.reading, Calendar) and c.reading.year and not c.reading.bc
    ]
    readings = [c.reading for c in candidates]
    far = sum(abs(published.year - year) > 1 for year in years) + sum(
        isinstance(r, Calendar) and r.bc for r in readings
    )
    if any(isinstance(r, Name) and r.what == "weekday" and not r.narrative for r in readings):
        return far > 20 and far > 0.9 * len(years)
    here = sum(
        (isinstance(r, Unit) and not r.narrative) or (isinstance(r, Offset) and r.base == "published") for r in readings
    )
    return far > 0.7 * len(years) and far >= 3 + 2 * here


def _joined(text: str, place: Place, following: Place | None) -> Candidate | None:
    """The next expression, where only a dash, 'and' or 'to' stands between; for a time of day, also where 'on' does."""
    if following is None:
        return None
    between = text[place.end : following.start].strip().lower()
    clock = isinstance(place.candidate.reading, Clock)
    return (
        following.candidate
        if between in CONNECTORS or (clock and between in {"on", ",", "", "local time on", "on the"})
        else None
    )


def _timex(place: Place, found: Found) -> spans.Timex:
    candidate, period = place.candidate, found.period
    mod = candidate.mod
    first, last = periods.part(period, mod or "") if period else (None, None)
    return spans.Timex(
        start=place.token.i,
        end=place.last.i + 1,
        start_char=place.start,
        end_char=place.end,
        rule=candidate.rule,
        kind=found.kind or candidate.kind,
        value=found.value,
        mod=mod,
        earliest=first,
        latest=last,
        precision=period.precision if period else None,
        basis=found.basis,
        anchor=found.anchor,
        relation=RELATIONS.get(candidate.cue or ""),
    )
