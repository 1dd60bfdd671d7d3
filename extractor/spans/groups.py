"""Span groups: the annotations that a Doc carries, to be written by one component and read by those after it."""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc, Span

from extractor.spans.events import Remark, Statement, Trigger
from extractor.spans.mentions import Actor, Count, Place, Timex, Words

DATES = "dates"
PLACES = "places"
ACTORS = "actors"
COUNTS = "counts"
TRIGGERS = "triggers"
STATEMENTS = "statements"
EVENTS = "events"
REMARKS = "remarks"
for _key in (DATES, PLACES, ACTORS, COUNTS, TRIGGERS, STATEMENTS, EVENTS, REMARKS):
    Doc.set_extension(_key, default=())


def write(doc: Doc, key: str, annotations: Iterable[Any]) -> None:
    """Keep a component's annotations, and mark them as a span group where they have words of their own."""
    kept = tuple(annotations)
    setattr(doc._, key, kept)
    doc.spans[key] = [
        Span(doc, start, end, label=label, span_id=rule)
        for start, end, label, rule in sorted(row for item in kept for row in _rows(item))
    ]


def read(doc: Doc, key: str) -> tuple[Any, ...]:
    """What the component that owns `key` left, in its order; empty where it did not run."""
    found: tuple[Any, ...] = getattr(doc._, key)
    return found


def remark(
    doc: Doc, code: str, message: str, words: Words | None = None, *, about: tuple[str, int] | None = None
) -> None:
    """Leave a note for the reader; `about` is the list and the place in it of the annotation that it is about."""
    key, position = about or (None, None)
    doc._.remarks = (*doc._.remarks, Remark(code, message, words, key, position))


def _rows(item: Any) -> Iterator[tuple[int, int, str, str]]:
    if isinstance(item, (Place, Actor)):
        for mention in item.mentions:
            rule = item.rule if isinstance(item, Actor) else str(getattr(mention, "rule", ""))
            yield mention.start, mention.end, item.kind.upper(), rule
    elif isinstance(item, Statement):
        yield item.content.start, item.content.end, "STATEMENT", item.rule
    elif isinstance(item, (Timex, Count, Trigger)):
        yield item.start, item.end, item.label, item.rule
