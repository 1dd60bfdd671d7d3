"""What a web page shows between its headline and its body: standfirst, byline and time, which extraction drops."""

import re
from collections.abc import Sequence
from typing import Any

from extractor.reading import bylines, moments
from extractor.reading.lines import Line, key_of

BLANKS = re.compile(r"\s+")
LONGEST_HEAD = 60  # lines of the page between headline and body
SHORTEST_PARAGRAPH = 6  # words by which the body's beginning is known
BLOCKS = frozenset(
    "address article aside blockquote body br dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody td th time tr ul".split()
)
UNSEEN = frozenset(
    "aside button datalist footer form head iframe nav noscript object script select style svg template".split()
)


def read_shown_head(
    tree: Any, title: str | None, body: Sequence[str], description: str
) -> tuple[str | None, list[str]]:
    """The standfirst, and all lines of the article's head that the page shows between headline and body, it included.

    The page's description gives the standfirst away; where it is the body's first paragraph, full stop and all, it is
    none.
    """
    keys, wanted = {key_of(line) for line in body}, key_of(description)
    head = [line for line in _between(tree, title, keys - {wanted}) if line.key == wanted or _is_of_head(line)]
    if head and head[-1].key == wanted in keys and head[-1].stops:
        head.pop()
    standfirst = next((line.raw for line in head if line.key == wanted), None)
    return standfirst, [line.raw for line in head]


def _is_of_head(line: Line) -> bool:
    return moments.is_time_line(line.plain) or bylines.byline(line) is not None or bylines.is_dated_name(line)


def _between(tree: Any, title: str | None, keys: set[str]) -> list[Line]:
    """What the page shows from its headline, the last time before the body, to the body's first paragraph."""
    found: list[Line] | None = None
    headline = key_of(title or "")
    for raw in _lines(tree):
        line = Line(0, len(raw), raw)
        if headline and line.key == headline:
            found = []
        elif found is not None and line.key in keys and line.words >= SHORTEST_PARAGRAPH:
            return found if len(found) <= LONGEST_HEAD else []
        elif found is not None and line.key and line.key not in keys:
            found.append(line)
    return []


def _lines(tree: Any) -> list[str]:
    """What the page shows, line by line."""
    from lxml.etree import iterwalk

    shown: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS:
            shown.append("\n")
        if event == "end":
            shown.append(BLANKS.sub(" ", element.tail or ""))
        elif element.tag in UNSEEN:
            walk.skip_subtree()
        else:
            shown.append(BLANKS.sub(" ", element.text or ""))
    return [words for line in "".join(shown).split("\n") if (words := " ".join(line.split()))]
