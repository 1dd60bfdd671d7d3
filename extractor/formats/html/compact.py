"""An article's view as the short JSON that a page of many articles holds, to be built by its script.

Words of the text are not said twice: a link to them is the number of their span, counted in the order of the text.
"""

import json
from typing import Any

from extractor.formats.html.cards import Card, Row
from extractor.formats.html.text import Block, Mark
from extractor.formats.html.view import View
from extractor.formats.html.visible import one_line
from extractor.formats.html.wording import Link, Words


def compact(view: View) -> str:
    """The view on one line; report.js reads it."""
    spans = _Spans(view.blocks)
    page = [
        view.title,
        view.titled,
        [spans.row(row) for row in view.about],
        spans.text,
        [[section.key, section.heading, [spans.card(card) for card in section.cards]] for section in view.sections],
        [
            [day, label, [[id_, kind, status, spans.words(place)] for id_, kind, status, place in events]]
            for day, label, events in view.timeline
        ],
        view.map,
    ]
    return json.dumps(page, ensure_ascii=False, separators=(",", ":"))


class _Spans:
    """The text of one article, its spans by number."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.numbers: dict[str, int] = {}
        self.said: dict[int, str] = {}
        self.text = [[block.kind, block.label, *map(self._node, block.inside)] for block in blocks]

    def _node(self, node: Mark | str) -> str | list[Any]:
        """A span is `[layers, …]`, or `["+n", …]` where it goes on; layers are `e1`, `re1` (argument of e1), parted by
        blanks.
        """
        if isinstance(node, str):
            return node
        layers = []
        at, whole = node.at, node.whole
        inner = node
        while True:
            layers += [f"r{ref}" if inner.kind == "argument" else ref for ref in inner.refs.split()]
            only = inner.inside[0] if len(inner.inside) == 1 else None
            if not isinstance(only, Mark) or only.at:
                break
            inner = only
        if at in self.numbers and not whole:
            head = f"+{self.numbers[at]}"
        else:
            self.numbers[at] = len(self.numbers)
            head = " ".join(layers)
        number = self.numbers[at]
        self.said[number] = self.said.get(number, "") + _flat(inner)
        return [head, *map(self._node, inner.inside)]

    def words(self, words: Words) -> list[Any]:
        """Words and links; a link to words of the text that only says these is the number of their span."""
        return [self._link(word) if isinstance(word, Link) else word for word in words if word]

    def _link(self, link: Link) -> int | list[Any]:
        number = self.numbers.get(link.to[1:]) if link.to.startswith("t") else None
        if number is None:
            return [link.text, link.to]
        return number if link.text == f"“{one_line(self.said[number])}”" else [link.text, f"t{number}"]

    def row(self, row: Row) -> list[Any]:
        """Label, style where it has one, words."""
        return [f"{row.label}|{row.style}" if row.style else row.label, *self.words(row.words)]

    def card(self, card: Card) -> list[Any]:
        """A record, without the ids that only the JSON is asked for."""
        more = [self.row(row) for row in card.more if row.label != "Record"]
        return [card.id, card.kind, self.words(card.title), card.signs, [self.row(row) for row in card.rows], more]


def _flat(node: Mark | str) -> str:
    return node if isinstance(node, str) else "".join(map(_flat, node.inside))
