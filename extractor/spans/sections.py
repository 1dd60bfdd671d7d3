"""Sections: how a Doc's tokens lie in the article that it was read from."""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from spacy.tokens import Doc

LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph, headline, standfirst, caption or cross-head as it stands in the Doc.

    `shift` is what must be added to a character offset of the Doc to get one of the input, and behind each of the
    `seams`, which are (twice the character, characters), so many more: see `reading.plain`.
    """

    start: int
    end: int
    kind: str  # "title" "standfirst" "dateline" "caption" "crosshead" "paragraph"
    shift: int = 0
    seams: tuple[tuple[int, int], ...] = ()

    def input_start(self, char: int) -> int:
        """Where in the input a stretch begins that begins at a character of the Doc."""
        return char + self.shift + self._added(char * 2)

    def input_end(self, char: int) -> int:
        """Where in the input a stretch ends that ends before a character of the Doc."""
        return char + self.shift + self._added(char * 2 - 1)

    def _added(self, place: int) -> int:
        passed = bisect_right(self.seams, place, key=itemgetter(0))
        return self.seams[passed - 1][1] if passed else 0


@dataclass(frozen=True, slots=True)
class Layout:
    """How the Doc's tokens lie in the article, and what the page says of the article itself."""

    sections: tuple[Section, ...] = ()
    published: dt.date | None = None
    publisher: str | None = None
    dateline: str | None = None  # the dateline's place, as written


Doc.set_extension(LAYOUT, default=Layout())


def layout(doc: Doc) -> Layout:
    """The Doc's layout; a Doc that came from elsewhere is one paragraph."""
    found: Layout = doc._.layout
    return found if found.sections else Layout((Section(0, len(doc), "paragraph"),), found.published)


class Sections:
    """The sections of a Doc, to be looked up by token."""

    def __init__(self, doc: Doc) -> None:
        self.all = layout(doc).sections
        self._starts = [section.start for section in self.all]

    def number(self, token: int) -> int:
        """Position of the section that holds a token."""
        return bisect_right(self._starts, token) - 1

    def at(self, token: int) -> Section:
        """The section that holds a token."""
        return self.all[self.number(token)]
