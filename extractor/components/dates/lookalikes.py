"""What has the form of a time expression and is none: names, counts, the days of an age."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Span, Token

from extractor import spans
from extractor.components.dates import classes, lexicon
from extractor.components.dates.readings import Calendar, Candidate, Era

HUNDRED = 100
STREETS = frozenset({"avenue", "ave", "street", "st", "road", "rd", "boulevard", "blvd", "lane", "drive", "square"})
LAST_TIME = "references.past"
DATED = frozenset({"date", "time"})
TO_ITS_DATE = frozenset({"", ",", "in", "on", "at", "in the", "during", "as"})


def without_repeats(candidates: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """The candidates but for a 'most recently' that only leads up to a date: 'most recently in May'."""
    for index, candidate in enumerate(candidates):
        following = candidates[index + 1 : index + 2] if candidate.rule == LAST_TIME else ()
        between = (text[candidate.end : date.start].strip().lower() for date in following if date.kind in DATED)
        if next(between, None) not in TO_ITS_DATE:
            yield candidate


def is_other(candidate: Candidate, span: Span, section: spans.Section) -> bool:
    """Whether the words are a person's name, a title, count what follows, or name an age: 'April', '60 Minutes',
    '1709 schoolchildren', "today's youth".
    """
    token = span[0]
    match candidate.rule:
        case "dates.month":
            return token.ent_type_ == "PERSON"
        case "dates.year":
            return _is_count(candidate, token) or _is_house(span)
        case "dates.decade":
            return _is_measure(candidate, span)
        case "dates.century" | "dates.quarter-of-year" | "dates.quarter-again":
            return _is_part(span)
        case "dates.amount":
            return section.kind == "paragraph" and _is_title(span)
        case "dates.day-of-month":
            return _is_numbered(span)
        case "references.today":
            return _is_nowadays(token)
    return False


def _is_count(candidate: Candidate, token: Token) -> bool:
    if not isinstance(candidate.reading, Calendar) or token.dep_ != "nummod":
        return False
    year = candidate.reading.year or 0
    return token.head.i == token.i + 1 and token.head.tag_ == "NNS" and not 1950 <= year < 2050


def _is_house(span: Span) -> bool:
    """Whether the number is that of a house: '1600 Linden Avenue'."""
    following = span.doc[span.end : span.end + 4]
    name = list(takewhile(lambda token: token.is_title, following))
    return len(name) > 1 and any(token.lower_.rstrip(".") in STREETS for token in name[1:])


def _is_measure(candidate: Candidate, span: Span) -> bool:
    """Whether tens are degrees: 'temperatures in the 70s'."""
    reading = candidate.reading
    if not isinstance(reading, Era) or reading.first >= HUNDRED:
        return False
    return any(token.lemma_.lower() in lexicon.measured() for token in span.doc[max(0, span.start - 5) : span.start])


def _is_part(span: Span) -> bool:
    """Whether a quarter is one of something else than a year: 'the first quarter of the match'."""
    of = span.doc[span.end : span.end + 1]
    if of.text != "of":
        return False
    nouns = [child for child in of[0].children if child.dep_ == "pobj"]
    return bool(nouns) and nouns[0].lemma_.lower() not in {"year", *classes.UNITS} and not nouns[0].is_digit


def _is_title(span: Span) -> bool:
    """Whether figures go before a unit that is written as a name is: '60 Minutes'."""
    return span[0].is_digit and len(span) == 2 and span[1].is_title


def _is_numbered(span: Span) -> bool:
    """Whether the number is that of what follows: 'by the 3rd Infantry Division'."""
    doc, end = span.doc, span.end
    return end < len(doc) and doc[end].pos_ in {"NOUN", "PROPN", "ADJ"} and span[-1].text[0].isdigit()


def _is_nowadays(token: Token) -> bool:
    """Whether 'today' is no day but an age: "today's youth", 'as strong today as then'."""
    if token.dep_ == "poss" and token.head.lemma_.lower() in lexicon.of_an_age():
        return True
    doc, after = token.doc, token.i + 1
    compared = after < len(doc) and doc[after].lower_ == "as"
    return compared and any(word.lower_ == "as" for word in doc[max(0, token.i - 4) : token.i])
