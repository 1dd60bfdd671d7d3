"""Spans: a line an article with its text and what is marked in it, as annotation tools read them.

A label says which list a span is of and which kind: `EVENT:SHELLING`, `ACTOR:PERSON`, `KILLED`; `AGENT` for an
argument. Spans may overlap; each stands once.
"""

import json
from collections.abc import Iterator
from typing import BinaryIO

from extractor.formats import Options
from extractor.formats.json_document import escaped
from models import Article

Span = tuple[int, int, str]


class Writer:
    """One JSON object an article, on a line of its own."""

    def __init__(self, out: BinaryIO, options: Options) -> None:
        self.out, self.select = out, options.select

    def write(self, article: Article) -> None:
        spans = sorted(set(_spans(article, self.select)))
        source = article.source
        document = {
            "text": source.text or "",
            "spans": [{"start": start, "end": end, "label": label} for start, end, label in spans],
            "meta": {"source": source.name, "url": source.url, "sha256": source.sha256, **source.fields},
        }
        line = escaped(json.dumps(document, ensure_ascii=False, separators=(",", ":")))
        self.out.write(f"{line}\n".encode())

    def finish(self) -> None:
        """Nothing is left."""


def _spans(article: Article, select: tuple[str, ...]) -> Iterator[Span]:
    if "events" in select:
        for event in article.events:
            yield from ((m.start, m.end, f"EVENT:{event.type.upper()}") for m in event.mentions)
            yield from ((a.mention.start, a.mention.end, a.role.value.upper()) for a in event.arguments)
    if "statements" in select:
        yield from ((s.content.start, s.content.end, "STATEMENT") for s in article.statements)
    kinds = {"actors": "ACTOR:", "places": "PLACE:", "troop_numbers": "", "casualties": "", "dates": ""}
    for name, prefix in kinds.items():
        if name in select:
            for record in getattr(article, name):
                label = f"{prefix}{record.kind.value.upper()}"
                yield from ((m.start, m.end, label) for m in record.mentions)
