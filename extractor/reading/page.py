"""What reading finds in a page: the article's parts, as stretches of the input."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of the input, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block(Stretch):
    """A paragraph or line of the page and what it is.

    Kept: "title" "standfirst" "byline" "publisher" "time" "dateline" "section" "caption" "crosshead" "paragraph".
    Removed: every other kind: "navigation" (also what stands in front of the article and is not known better),
    "footer" (also what follows it), "banner" "newsletter" "appeal" "share" "related" "tags" "comments" "login"
    "credit" "biography" "archive" (the notes of a newspaper database), "quote" for a pull quote, whose words stand
    in the body once more, and "repeat" for a paragraph that the page has a second time.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time of publication: ISO 8601 date, or date-time with the stated offset."""

    value: str
    words: Stretch

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.value[:10])


@dataclass(frozen=True, slots=True)
class DatelineWords:
    """'BAGHDAD (AP) —' with its parts; `published` is None where it has no full date."""

    words: Stretch
    place: str | None
    agency: str | None
    published: Time | None = None


KEPT = frozenset("title standfirst byline publisher time dateline section caption crosshead paragraph".split())
REMOVED = frozenset(
    "quote repeat navigation banner login newsletter appeal share related comments tags credit biography archive "
    "footer".split()
)
SEARCHED = frozenset("title standfirst dateline caption crosshead paragraph".split())


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of an article. `blocks` lie in order and never overlap; blank stretches are in none.

    A dateline stands in front of the first paragraph: that paragraph's block begins after it. Its full date is the
    time of publication where no other stands on the page.
    """

    blocks: tuple[Block, ...]
    title: Stretch | None = None
    standfirst: Stretch | None = None
    publisher: Stretch | None = None
    authors: tuple[Stretch, ...] = ()
    roles: tuple[Stretch | None, ...] = ()  # what each author is; None where the page does not say it
    published: Time | None = None
    updated: Time | None = None
    dateline: DatelineWords | None = None
    language: str | None = None  # ISO 639; "und" where it is not English but else unknown; None where undecided
    notes: tuple[tuple[str, str], ...] = ()  # code and message of what a reader should know

    @property
    def is_foreign(self) -> bool:
        """Whether it is surely not English, so that nothing is looked for in it."""
        return self.language not in (None, "en")

    @property
    def searched(self) -> tuple[Block, ...]:
        """The blocks in which records are looked for."""
        return tuple(block for block in self.blocks if block.kind in SEARCHED)

    @property
    def removed(self) -> tuple[Block, ...]:
        """The blocks that were dropped as boilerplate."""
        return tuple(block for block in self.blocks if block.kind not in KEPT)
