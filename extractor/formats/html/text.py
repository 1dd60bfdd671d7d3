"""The text as given, cut into the parts of the page, with the words of the records marked.

Spans of records may cross ("the [Aden {airport] attack}"): one of them is then cut into pieces of the same offsets.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.formats.html.visible import visible
from models import Article, Mention, mentions

# Kinds of marks, the outer ones first where several records rest on the same words.
KINDS = "statement argument actor place date troops casualty event".split()


class Mark(NamedTuple):
    """A stretch of the text that something points at; `kind` is empty where no record's own words stand there."""

    at: str  # "64-77", the offsets; empty on the inner ones of several over the same words
    kind: str
    refs: str  # ids of records, parted by blanks
    whole: int  # 0 on a later piece of a span that another one crosses
    inside: tuple["Mark | str", ...]


class Block(NamedTuple):
    """A part of the page; `gap` are the line breaks between two."""

    kind: str  # title, standfirst, paragraph, other, removed, gap
    label: str
    inside: tuple[Mark | str, ...]


class _Span(NamedTuple):
    start: int
    end: int
    layers: tuple[tuple[str, str], ...]  # kind and ids, the outer ones first


def anchor(mention: Mention) -> str:
    """The id of a mention's words in the page."""
    return f"t{mention.start}-{mention.end}"


def blocks(article: Article, text: str, kinds: Collection[str] = KINDS) -> list[Block]:
    """The whole text, part by part: joined, their characters are the text's, made visible."""
    upcoming, found, here = deque(_spans(article, kinds)), [], list[_Span]()
    for kind, label, start, end in _stretches(article, text):
        while upcoming and upcoming[0].start < end:
            here.append(upcoming.popleft())
        here = [span for span in here if span.end > start]
        found.append(Block(kind, label, _marked(text, start, end, here)))
    return found


def _stretches(article: Article, text: str) -> Iterator[tuple[str, str, int, int]]:
    """Kind, label and offsets of each part, in order, nothing left out."""
    at = 0
    for kind, label, start, end in _runs(_known(article), text):
        if start >= at:
            yield from _between(text, at, start)
            yield kind, label, start, end
            at = end
    yield from _between(text, at, len(text))


def _known(article: Article) -> list[tuple[int, int, str, str]]:
    parts = article.article
    found = [(start, end, "paragraph", "") for start, end in parts.body]
    found += [(part.start, part.end, "removed", part.kind) for part in parts.removed]
    for kind, mention in (("title", parts.title_mention), ("standfirst", parts.standfirst_mention)):
        if mention is not None:
            found.append((mention.start, mention.end, kind, ""))
    return sorted(found)


def _runs(stretches: Iterable[tuple[int, int, str, str]], text: str) -> Iterator[tuple[str, str, int, int]]:
    """The stretches, those dropped one after the other as one."""
    open_: tuple[int, int, list[str]] | None = None
    for start, end, kind, label in stretches:
        if open_ and (kind != "removed" or text[open_[1] : start].strip()):
            yield "removed", ", ".join(open_[2]), open_[0], open_[1]
            open_ = None
        if kind != "removed":
            yield kind, label, start, end
        elif open_ is None:
            open_ = (start, end, [label])
        else:
            open_ = (open_[0], end, open_[2] if label in open_[2] else [*open_[2], label])
    if open_:
        yield "removed", ", ".join(open_[2]), open_[0], open_[1]


def _between(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """What stands between known parts: captions, bylines, cross-heads; blanks around it are gaps."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = max(start + len(words.rstrip()), first)
    pieces = (("gap", start, first), ("other", first, last), ("gap", last, end))
    yield from ((kind, "", from_, to) for kind, from_, to in pieces if from_ < to)


def _spans(article: Article, wanted: Collection[str]) -> list[_Span]:
    """Every stretch that anything points at, the longer of two with the same start first."""
    layers: dict[tuple[int, int], dict[str, list[str]]] = {}
    for mention in mentions(article):
        layers.setdefault((mention.start, mention.end), {})
    for kind, id_, found in _own_words(article):
        ids = layers[found.start, found.end].setdefault(kind, [])
        if id_ not in ids:
            ids.append(id_)
    return [
        _Span(start, end, tuple((kind, " ".join(kinds[kind])) for kind in KINDS if kind in kinds and kind in wanted))
        for (start, end), kinds in sorted(layers.items(), key=lambda item: (item[0][0], -item[0][1]))
    ]


def _own_words(article: Article) -> Iterator[tuple[str, str, Mention]]:
    """Kind, id and words of each record, and the arguments of events."""
    lists: Sequence[tuple[str, Sequence[object]]] = (
        ("event", article.events),
        ("actor", article.actors),
        ("place", article.places),
        ("troops", article.troop_numbers),
        ("casualty", article.casualties),
        ("date", article.dates),
    )
    for kind, records in lists:
        for record in records:
            yield from ((kind, record.id, mention) for mention in record.mentions)  # type: ignore[attr-defined]
    yield from (("statement", statement.id, statement.content) for statement in article.statements)
    for event in article.events:
        yield from (("argument", event.id, argument.mention) for argument in event.arguments)


class _Open:
    """A span that is being written, and what it holds so far."""

    def __init__(self, span: _Span | None, whole: bool) -> None:
        self.span, self.whole = span, whole
        self.inside: list[Mark | str] = []

    def closed(self) -> Mark:
        """The span as marks, one in the other where it has several kinds."""
        assert self.span is not None
        at, inside = f"{self.span.start}-{self.span.end}", tuple(self.inside)
        layers = self.span.layers or (("", ""),)
        for index, (kind, refs) in reversed(list(enumerate(layers))):
            inside = (Mark("" if index else at, kind, refs, int(self.whole), inside),)
        mark = inside[0]
        assert isinstance(mark, Mark)
        return mark


def _marked(text: str, start: int, end: int, spans: Sequence[_Span]) -> tuple[Mark | str, ...]:
    """A stretch of the text with its spans as a tree; a span that would cross another is closed and opened again."""
    points = sorted({start, end, *(min(max(p, start), end) for span in spans for p in (span.start, span.end))})
    stack = [_Open(None, True)]
    upcoming = iter(spans)
    span = next(upcoming, None)
    for at, to in pairwise(points):
        _close(stack, at)
        while span is not None and span.start <= at:
            stack.append(_Open(span, span.start >= start))
            span = next(upcoming, None)
        stack[-1].inside.append(visible(text[at:to]))
    _close(stack, None)
    return tuple(stack[0].inside)


def _close(stack: list[_Open], at: int | None) -> None:
    """Close the spans that end here (all, for None); others that lie over them go on as a further piece."""
    ended = [i for i, open_ in enumerate(stack) if open_.span and (at is None or open_.span.end <= at)]
    if not ended:
        return
    again = []
    while len(stack) > ended[0]:
        top = stack.pop()
        if top.inside:
            stack[-1].inside.append(top.closed())
        if top.span and at is not None and top.span.end > at:
            again.append(_Open(top.span, whole=not top.inside and top.whole))
    stack += reversed(again)
