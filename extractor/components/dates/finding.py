"""Where time expressions stand in a Doc: what the grammar finds, without the look-alikes that only the parse tells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from extractor import spans
from extractor.components.dates import grammar, lookalikes, words
from extractor.components.dates.found import Place
from extractor.components.dates.readings import Candidate, Clock, Offset

CONNECTORS = frozenset({"-", "\u2013", "\u2014", "and", "to", "or", "until", "till", "through"})
BETWEEN_CLOCKS = frozenset({"(", "[", "and", "or", "/", ","})
OPENING, CLOSING = frozenset("(["), frozenset(")]")
DAY_OF_CLOCK = frozenset({"on", ",", "", "local time on", "on the"})


def places(doc: Doc, layout: spans.Layout, text: str) -> Iterator[Place]:
    """The time expressions of all sections, in text order; `text` is the Doc's."""
    for section in layout.sections:
        if section.start >= section.end:
            continue
        start, last = doc[section.start].idx, doc[section.end - 1]
        stretch = text[start : last.idx + len(last)]
        candidates = lookalikes.without_repeats(grammar.scan(words.read(stretch)), stretch)
        for candidate in _joined(candidates):
            first, end = start + candidate.start, start + candidate.end
            span: Span | None = doc.char_span(first, end, alignment_mode="expand")
            if span is not None and not lookalikes.is_other(candidate, span, section):
                yield Place(candidate, first, end, section, span[0], span[-1])


def _joined(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates, 'the day before' and the 'last Tuesday' right behind it as one."""
    before: Candidate | None = None
    for candidate in candidates:
        if before is not None and candidate.start == before.end + 1 and candidate.kind == "date":
            assert isinstance(before.reading, Offset)
            reading = replace(before.reading, date=candidate.reading)
            yield replace(before, end=candidate.end, reading=reading)
            before = None
            continue
        if before is not None:
            yield before
        before = candidate if candidate.rule == "dates.day-before" else None
        if before is None:
            yield candidate
    if before is not None:
        yield before


def day_of_clock(text: str, stretch: Sequence[Place], index: int) -> Candidate | None:
    """The date that gives its day to a time, past other times: '3 p.m. EST (2000 GMT) on Tuesday'."""
    place = stretch[index]
    while isinstance(place.candidate.reading, Clock) and place.candidate.reading.date is None:
        index += 1
        following = stretch[index] if index < len(stretch) else None
        if following is None or following.section is not place.section:
            return None
        between = text[place.end : following.start].strip().lower()
        if not isinstance(following.candidate.reading, Clock):
            return following.candidate if between.lstrip(")] ") in DAY_OF_CLOCK else None
        if between not in BETWEEN_CLOCKS:
            return None
        place = following
    return None


def is_restated(text: str, stretch: Sequence[Place], index: int) -> bool:
    """Whether a time in brackets says the one in front of them by another clock: '3 p.m. (2000 GMT)'."""
    place, first = stretch[index], stretch[index - 1]
    if index == 0 or not isinstance(place.candidate.reading, Clock) or not isinstance(first.candidate.reading, Clock):
        return False
    return text[first.end : place.start].strip() in OPENING and text[place.end : place.end + 1] in CLOSING


def link(text: str, place: Place, following: Place | None) -> str | None:
    """What joins an expression to the next: a dash, 'and' or 'to'; None where nothing does."""
    if following is None:
        return None
    between = text[place.end : following.start].strip().lower()
    return between if between in CONNECTORS else None
