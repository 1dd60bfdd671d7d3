"""Quotations: what stands between quotation marks, with the saying verb beside it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractor import columns, spans
from extractor.components.statements.speakers import Speakers
from extractor.components.statements.wording import QUOTES, SCARE, cues, trim
from extractor.spans import Section, Statement, Words

DOUBLE = columns.ids_of(QUOTES)
SINGLE = columns.ids_of({"'"})
FARTHEST = 12  # words between a quotation and its cue


@dataclass(frozen=True, slots=True)
class _Quote:
    """What stands between two quotation marks, without them; `closed` is false where the paragraph ends first."""

    words: Words
    closed: bool = True


class Quotations:
    """Walks over a document's quotations in order, and remembers who spoke last."""

    def __init__(self, doc: Doc, speakers: Speakers) -> None:
        self.doc = doc
        self.speakers = speakers
        self.marks = _marks(doc)
        self._last: Statement | None = None  # the last one with a cue, of this paragraph or of an open quotation
        self._pending: list[Words] = []  # paragraphs of an open quotation whose speaker is still to come

    def __call__(self) -> Iterator[Statement]:
        """Quotations that somebody says, with those that go on from them."""
        is_open = False
        for section in spans.layout(self.doc).sections:
            quotes = list(_pairs(self.marks, section, self.doc))
            goes_on = is_open and bool(quotes) and quotes[0].words.start == section.start + 1
            if not goes_on:
                self._last, self._pending = None, []
            for number, quote in enumerate(quotes):
                yield from self._read(quote, section, goes_on=goes_on and number == 0)
            is_open = bool(quotes) and not quotes[-1].closed

    def _read(self, quote: _Quote, section: Section, *, goes_on: bool) -> Iterator[Statement]:
        content = trim(self.doc, quote.words)
        if content is None:
            return
        cue = _cue_near(self.doc, quote.words, section, self.marks)
        speaker = self.speakers.of(cue, quote.words) if cue is not None else None
        is_scare = _is_scare(self.doc, content)
        if cue is not None and not (is_scare and speaker is None):
            self._last = Statement(content, speaker, Words(cue.i, cue.i + 1), True, "statements.quotation")
            yield from (Statement(words, speaker, None, True, "statements.continued") for words in self._pending)
            self._pending = []
            yield self._last
        elif cue is None and self._last and (goes_on or (not is_scare and _begins_sentence(self.doc, quote.words))):
            yield Statement(content, self._last.speaker, None, True, "statements.continued")
        elif cue is None and (goes_on or (not quote.closed and quote.words.start == section.start + 1)):
            self._pending.append(content)


def _marks(doc: Doc) -> list[int]:
    """The tokens that begin or end a quotation; of apostrophes those that cannot be a possessive's."""
    doubles, singles = columns.where(doc, "ORTH", DOUBLE), columns.where(doc, "ORTH", SINGLE)
    return sorted(doubles + [index for index in singles if _opens(doc, index) or _closes(doc, index)])


def _opens(doc: Doc, index: int) -> bool:
    before = doc[index - 1] if index else None
    return not doc[index].whitespace_ and (before is None or bool(before.whitespace_) or before.is_punct)


def _closes(doc: Doc, index: int) -> bool:
    if index == 0 or doc[index - 1].whitespace_:
        return False
    ends = bool(doc[index].whitespace_) or index + 1 == len(doc) or doc[index + 1].is_punct
    return ends and (doc[index - 1].is_punct or doc[index].tag_ != "POS")


def _pairs(marks: Sequence[int], section: Section, doc: Doc) -> Iterator[_Quote]:
    """What stands between marks of one kind; marks of the other kind within it are its own."""
    inside = marks[bisect_left(marks, section.start) : bisect_left(marks, section.end)]
    position = 0
    while position < len(inside):
        index = inside[position]
        position += 1
        is_single = doc[index].text == "'"
        if is_single and not (_opens(doc, index) or index == section.start):
            continue
        ends = range(position, len(inside))
        end = next((n for n in ends if (doc[inside[n]].text == "'") == is_single and _may_end(doc, inside[n])), None)
        if end is not None:
            yield _Quote(Words(index + 1, inside[end]))
            position = end + 1
        elif not is_single and section.end - index - 1 > SCARE:
            yield _Quote(Words(index + 1, section.end), closed=False)
            return


def _may_end(doc: Doc, index: int) -> bool:
    return doc[index].text != "'" or _closes(doc, index)


def _is_scare(doc: Doc, words: Words) -> bool:
    return words.end - words.start <= SCARE and not any(token.pos_ == "VERB" for token in doc[words.start : words.end])


def _begins_sentence(doc: Doc, words: Words) -> bool:
    return doc[words.start].is_sent_start or (words.start > 0 and bool(doc[words.start - 1].is_sent_start))


def _cue_near(doc: Doc, words: Words, section: Section, marks: Sequence[int]) -> Token | None:
    """The saying verb of a quotation, outside of it and in its sentence: one that governs it, else the nearest."""
    first = max(doc[words.start].sent.start, section.start)
    if words.start - 1 > section.start and doc[words.start - 1].is_sent_start:
        first = words.start - 1
    last = min(doc[min(words.end, len(doc) - 1)].sent.end, section.end)
    if words.end + 1 < section.end and doc[words.end - 1].text == ",":
        last = max(last, min(doc[words.end + 1].sent.end, section.end))
    first, last = max(first, words.start - FARTHEST), min(last, words.end + FARTHEST + 1)
    above = {token.i for token in doc[words.start : words.end].root.ancestors} if words.start < words.end else set()
    best = None
    for token in (*doc[first : words.start], *doc[words.end : last]):
        if token.lemma_.lower() in cues() and token.pos_ == "VERB" and not _between_quotes(marks, token, words):
            distance = words.start - token.i if token.i < words.start else token.i - words.end
            rank = token.i not in above, distance
            if distance <= FARTHEST and (best is None or rank < best[0]) and token.tag_ != "VBG":
                best = rank, token
    return best[1] if best else None


def _between_quotes(marks: Sequence[int], token: Token, words: Words) -> bool:
    """Whether another quotation begins or ends between the verb and this one."""
    first, last = (token.i, words.start - 1) if token.i < words.start else (words.end + 1, token.i)
    return bisect_left(marks, first) < bisect_left(marks, last)
