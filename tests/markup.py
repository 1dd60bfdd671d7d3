"""Sentences with the expected spans marked in them: 'He saw <TROOPS>9 soldiers</TROOPS>.'"""

import re
from typing import NamedTuple

TAG = re.compile(r"<(?P<close>/?)(?P<label>[A-Z_]+)>")


class Marked(NamedTuple):
    """Characters of the plain sentence, `end` exclusive."""

    start: int
    end: int
    label: str


def parse(marked: str) -> tuple[str, list[Marked]]:
    """The plain sentence and its spans, sorted; one may stand inside another.

    Raises:
        ValueError: a tag is left open, closes what is not open, crosses another, or holds nothing.
    """
    text, cursor = "", 0
    spans: list[Marked] = []
    opened: list[tuple[str, int]] = []
    for tag in TAG.finditer(marked):
        text += marked[cursor : tag.start()]
        cursor = tag.end()
        if not tag["close"]:
            opened.append((tag["label"], len(text)))
        elif opened and opened[-1][0] == tag["label"] and opened[-1][1] < len(text):
            label, start = opened.pop()
            spans.append(Marked(start, len(text), label))
        else:
            raise ValueError(f"unexpected {tag[0]} in {marked!r}")
    if opened:
        raise ValueError(f"<{opened[-1][0]}> is never closed in {marked!r}")
    return text + marked[cursor:], sorted(spans)
