"""What components leave on a Doc: span groups for every spaCy user, and the typed annotations behind them.

A component computes annotations (frozen dataclasses over token indexes, half-open) and hands them to `write`,
which keeps them as `doc._.<key>` and, as ordinary spans with label and rule id, as `doc.spans[<key>]`. Later
components `read` them. Nothing here knows a component, and no component knows another.

`mentions` and `events` are the dataclasses, `sections` how the Doc's tokens lie in the article, `groups` keeps them.
"""

from extractor.spans.events import REAL, SUFFERERS, Argument, Deaths, Event, Remark, Statement, Trigger
from extractor.spans.groups import (
    ACTORS,
    COUNTS,
    DATES,
    EVENTS,
    PLACES,
    REMARKS,
    STATEMENTS,
    TRIGGERS,
    read,
    remark,
    write,
)
from extractor.spans.mentions import Actor, Count, Place, PlaceMention, Timex, Words, by_token
from extractor.spans.sections import LAYOUT, Layout, Section, Sections, layout

__all__ = [
    "ACTORS",
    "COUNTS",
    "DATES",
    "EVENTS",
    "LAYOUT",
    "PLACES",
    "REAL",
    "REMARKS",
    "STATEMENTS",
    "SUFFERERS",
    "TRIGGERS",
    "Actor",
    "Argument",
    "Count",
    "Deaths",
    "Event",
    "Layout",
    "Place",
    "PlaceMention",
    "Remark",
    "Section",
    "Sections",
    "Statement",
    "Timex",
    "Trigger",
    "Words",
    "by_token",
    "layout",
    "read",
    "remark",
    "write",
]
