"""Where time expressions stand in a Doc: what the grammar finds, without the look-alikes that only the parse tells."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.components.dates import grammar, words
from extractor.components.dates.found import Place
from extractor.components.dates.readings import Calendar, Candidate, Clock

CONNECTORS = frozenset({"-", "\u2013", "\u2014", "and", "to", "or", "until", "till", "through"})
BETWEEN_CLOCKS = frozenset({"(", "[", "and", "or", "/", ","})
DAY_OF_CLOCK = frozenset({"on", ",", "", "local time on", "on the"})


def places(doc: Doc, layout: spans.Layout, text: str) -> Iterator[Place]:
    """The time expressions of all sections, in text order; `text` is the Doc's."""
    for section in layout.sections:
        if section.start >= section.end:
            continue
        start, last = doc[section.start].idx, doc[section.end - 1]
        for candidate in grammar.scan(words.read(text[start : last.idx + len(last)])):
            first, end = start + candidate.start, start + candidate.end
            span = doc.char_span(first, end, alignment_mode="expand")
            if span is not None and not _is_other(candidate, span[0]):
                yield Place(candidate, first, end, section, span[0], span[-1])


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


def link(text: str, place: Place, following: Place | None) -> str | None:
    """What joins an expression to the next: a dash, 'and' or 'to'; None where nothing does."""
    if following is None:
        return None
    between = text[place.end : following.start].strip().lower()
    return between if between in CONNECTORS else None


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
