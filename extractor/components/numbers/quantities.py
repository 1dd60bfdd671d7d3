"""Number phrases: a figure with its bound ('at least', 'nearly', 'or more'), or a range of two figures."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from extractor import columns, spans
from extractor.components.numbers.ages import is_age
from extractor.components.numbers.bounds import DEFINITE, MORE, Quantity, opening, with_bound
from extractor.components.numbers.figures import FACTORS, OPENERS, SENSELESS, Figure, figure
from extractor.components.numbers.ranges import DASHES, other_end, ranged
from extractor.components.numbers.shares import NAMES, Share, part_of_total, share_of_them
from extractor.spans import Words

PARTS = frozenset({"third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "half"})
NO_COUNT = frozenset({"^", "%", "per", "°", "percent", "th"})  # behind a number
OWN_COMPOUNDS = frozenset({"strong", "plus", "odd", "man", "member"})  # 'a 30-member squad'
CODES = frozenset({"$", "£", "€", "no.", "#", "us$", "number"})  # in front of a number
YEAR = re.compile(r"(19|20)\d\d")
IN_YEARS = frozenset(
    "in since by until from during , january february march april may june july august september october november "
    "december late early mid summer spring autumn winter".split()
)
SIGNED = re.compile(r"[-−–]?\d")
NAMED = frozenset({"ORG", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "LAW"})
MINUS = frozenset({"minus", "negative", "^"})


# Whether a number may begin with a word, by spaCy's hash of it; grows no faster than a vocabulary does.
_OPENS: dict[int, bool] = {}


def quantities(doc: Doc) -> tuple[list[Quantity], list[Words]]:
    """All number phrases of a document in text order, and the stretches that look like numbers and make no sense."""
    ids: list[int] = doc.to_array("LOWER").tolist()
    for id_ in set(ids).difference(_OPENS):
        _OPENS[id_] = _opens(doc.vocab.strings[id_])
    begins = [index for index, id_ in enumerate(ids) if _OPENS[id_]]
    found: list[Quantity] = []
    odd: list[Words] = []
    for section in spans.layout(doc).sections:
        own = begins[bisect_left(begins, section.start) : bisect_left(begins, section.end)]
        if own:
            here = Words(section.start, section.end)
            phrases, senseless = _of_section(
                doc[here.start : here.end], columns.words_of(doc, ids[here.start : here.end]), own
            )
            found += [phrase.moved(here) for phrase in phrases]
            odd += [Words(stretch.start + here.start, stretch.end + here.start) for stretch in senseless]
    return found, odd


def _opens(word: str) -> bool:
    """Whether a number may begin with a word."""
    return word in OPENERS or word in NAMES or SIGNED.match(word) is not None


def _of_section(text: Span, words: Sequence[str], openers: Sequence[int]) -> tuple[list[Quantity], list[Words]]:
    """The same of one section, counted from its start; `openers` counts from the Doc's."""
    found: list[Quantity] = []
    odd, done = [], 0
    for index in [index - text.start for index in openers]:
        if index < done:
            continue
        one = figure(words, index)
        part = share_of_them(words, index) if one is None else None
        if part:
            found += _of_last(found, part, index, text)
        elif one is None:
            if SENSELESS.fullmatch(words[index]) and not _is_behind_figure(words, index):
                odd.append(Words(index, index + 1))
        elif not _is_number(words, one, text):
            done = _behind_ratio(words, one)
            if {*words[max(one.start - 1, 0) : one.start], *words[one.end : one.end + 1]} & MINUS:
                odd.append(Words(one.start, one.end))
        else:
            phrase, done = _phrase(words, _told_twice(words, one))
            if phrase is None:
                odd.append(Words(one.start, done))
            else:
                found.append(phrase)
    return found, odd


def _of_last(found: Sequence[Quantity], part: Share, index: int, text: Span) -> list[Quantity]:
    """'half of them' as a part of the number before it in the sentence."""
    if not found or found[-1].min is None or found[-1].min != found[-1].max:
        return []
    if any(mark in text[found[-1].end : index].text for mark in ".!?;"):
        return []
    own, start = part.of(found[-1]), part.start
    return [replace(own, start=start, end=index + 1, number=index, first=index, more=False, definite=False)]


def _behind_ratio(words: Sequence[str], one: Figure) -> int:
    """Where 'one in 10' ends; the end of the figure itself where it is no ratio."""
    if words[one.start] in {"one", "1"} and words[one.end : one.end + 1] == ["in"] and one.end + 1 < len(words):
        other = figure(words, one.end + 1)
        if other and not YEAR.fullmatch(words[one.end + 1]):
            return other.end
    return one.end


def _is_behind_figure(words: Sequence[str], index: int) -> bool:
    """'12 -15' is a range with an odd space."""
    return index > 0 and words[index - 1][-1:].isdigit()


def _is_number(words: Sequence[str], one: Figure, text: Span) -> bool:
    """Whether a figure is a number: no fraction, compound ('two-day'), power, negative, part of a code."""
    before = words[one.start - 1] if one.start else ""
    after = words[one.end] if one.end < len(words) else ""
    beyond = words[one.end + 1] if one.end + 1 < len(words) else ""
    if after in PARTS or (after in DASHES and beyond in PARTS) or after in NO_COUNT:
        return False
    if _behind_ratio(words, one) > one.end:
        return False
    if after == "-" and not text[one.end].whitespace_ and beyond.isalpha() and beyond not in FACTORS:
        return beyond in OWN_COMPOUNDS or figure(words, one.end + 1) is not None
    if is_age(words, one, text):
        return False
    if words[one.start] == "one" and (
        before in {"no", "not"} or words[max(one.start - 2, 0) : one.start] == ["no", "-"]
    ):
        return False
    if before == "but" and words[max(one.start - 2, 0)] == "all" and after != "of":
        return False  # 'all but two': how many there were is open
    if before in IN_YEARS and YEAR.fullmatch(words[one.start]) and one.end == one.start + 1:
        return False
    if before in MINUS or before in CODES or (before == "." and words[max(one.start - 2, 0)] in {"no", "nos"}):
        return False
    if _is_of_name(text, one):
        return False
    if before in DASHES and one.start and not text[one.start - 1].whitespace_:
        return one.start > 1 and not text[one.start - 2].whitespace_ and not words[one.start - 2].isdigit()
    return not (before in (".", ":", "/") and one.start > 1 and not text[one.start - 1].whitespace_)


def _told_twice(words: Sequence[str], one: Figure) -> Figure:
    """'Twelve (12) people' are twelve."""
    if words[one.end : one.end + 1] != ["("] or one.end + 2 >= len(words):
        return one
    again = figure(words, one.end + 1)
    same = again is not None and (again.low, again.high) == (one.low, one.high)
    if again is None or not same or words[again.end : again.end + 1] != [")"]:
        return one
    return replace(one, end=again.end + 1)


def _is_of_name(text: Span, one: Figure) -> bool:
    """'Apollo 11', 'Area 51': a number that qualifies the name in front of it."""
    if one.start == 0 or one.end != one.start + 1 or not text[one.start].text.isdigit():
        return False
    if "," in text[one.start].text:  # 'Kenya 6,000'
        return False
    number, name = text[one.start], text[one.start - 1]
    return number.dep_ == "nummod" and number.head == name and name.text[:1].isupper() and name.ent_type_ in NAMED


def _all_but(words: Sequence[str], few: Quantity) -> Quantity | None:
    """'all but two of the 14': twelve; without a total how many is open."""
    index = few.end + 1 + (words[few.end + 1 : few.end + 2] in (["the"], ["its"], ["their"]))
    whole = figure(words, index) if words[few.end : few.end + 1] == ["of"] and index < len(words) else None
    if whole is None or few.min is None or few.min != few.max or whole.low != whole.high or whole.low <= few.min:
        return None
    return replace(few, start=few.start - 2, min=whole.low - few.min, max=whole.low - few.min)


def _phrase(words: Sequence[str], one: Figure) -> tuple[Quantity | None, int]:
    """The phrase around a figure and where it ends; None for a range that runs backward."""
    other = other_end(words, one)
    start, bound = opening(words, one.start)
    if other is None:
        if one.ranged and one.low >= one.high:
            return None, one.end
        found, end = with_bound(words, one, bound)
        found = part_of_total(words, found if found.start == start else replace(found, start=start))
    else:
        both, end = ranged(words, one, other, bound), other.end
        if both is None:
            return None, end
        found = replace(both, start=start) if both.start == one.start else both
    if words[max(one.start - 2, 0) : one.start] == ["all", "but"]:
        return _all_but(words, found), end
    lead = set(words[start : one.start])
    if not lead:
        return found, end
    return replace(found, more=bool(lead & MORE), definite=bound == "exact" and bool(lead & DEFINITE)), end
