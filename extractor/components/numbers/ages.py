"""Ages, which are no counts: 'Ada Obi, 56, said', 'two soldiers, 19 and 22, died', 'aged four, six and nine'."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from extractor.components.numbers.figures import Figure, figure

OLDEST = 120
JOINTS = frozenset({",", "and", "or", "to", "between", "from", "-", "–"})
FARTHEST = 12  # words from 'aged' to the last of a row of ages
CLOSING = frozenset({",", ")", "."})
COUNTED = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})
PERIODS = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})


def is_age(words: Sequence[str], one: Figure, text: Span) -> bool:
    """Whether a figure of a section is somebody's age."""
    if one.high > OLDEST:
        return False
    before = words[max(one.start - 2, 0) : one.start]
    after = words[one.end] if one.end < len(words) else ""
    if before[-1:] == ["aged"] or before in (["age", "of"], ["ages", "of"]):
        return True
    if before[-1:] in (["age"], ["ages"], ["now"]) and after in {*CLOSING, "and", "to"}:
        return True
    return _is_apposed(words, one, text) or _goes_on(words, one, text)


def _is_apposed(words: Sequence[str], one: Figure, text: Span) -> bool:
    """'A man, 23, was held'; of several people as many ages: 'two soldiers, 19 and 22, died'."""
    start, end = one.start, one.end
    if words[end : end + 1] == ["and"] and (other := figure(words, end + 1) if end + 1 < len(words) else None):
        end = other.end
    elif words[start - 1 : start] == ["and"] and start > 2 and words[start - 2].isdigit():
        start -= 2
    if start < 2 or words[start - 1] != "," or words[end : end + 1] not in ([","], [")"]):
        return False
    return _is_person(text[start - 2], several=end - start > 1)


def _is_person(noun: Token, *, several: bool) -> bool:
    if several:
        return noun.tag_ in {"NNS", "NNPS"} and any(child.dep_ == "nummod" for child in noun.lefts)
    return noun.pos_ == "PROPN" or noun.tag_ == "NN"


def _goes_on(words: Sequence[str], one: Figure, text: Span) -> bool:
    """The six and nine of 'aged four, six and nine'; a number with a noun of its own is no age."""
    index = one.start - 1
    first = max(one.start - FARTHEST, 0)
    if "aged" not in words[first : one.start]:
        return False
    if one.end < len(words) and text[one.end].pos_ in COUNTED and words[one.end] not in PERIODS:
        return False
    while index >= first and (words[index] in JOINTS or figure(words, index)):
        index -= 1
    return first <= index < one.start - 1 and words[index] == "aged"
