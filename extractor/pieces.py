"""From the parts of a page to the pieces of text that the model reads: a paragraph each, and no piece too long.

The model's memory grows with the length of one piece, its tokenizer takes the square of the length of one word, and
many a rule looks at a whole sentence. So a paragraph beyond all habit is cut: behind its last full stop that fits,
where one stands near, else between two words; a word beyond all habit is cut as well.
"""

import re
from collections.abc import Iterator

from extractor.reading.lines import CLOSING, STOPS
from extractor.reading.page import Page
from extractor.reading.plain import plain
from extractor.spans import Section

LONGEST_PIECE = 10_000  # characters
MOST_WORDS = 2_000  # of one piece, each mark counting as a word
LONGEST_RUN = 200  # words without a full stop
LONGEST_WORD = 300  # characters between two blanks; addresses of web pages are shorter
CHUNK = re.compile(rf"\s*\S{{1,{LONGEST_WORD}}}\s*")
WORD = re.compile(r"\w+|[^\w\s]")


def pieces(text: str, page: Page) -> Iterator[tuple[str, Section]]:
    """What is searched, as the model reads it, with where it stands in the input."""
    for block in page.searched:
        start = block.start
        for end in ends(text, block.start, block.end):
            words, seams = plain(text[start:end])
            yield words, Section(0, 0, block.kind, shift=start, seams=seams)
            start = end


def ends(text: str, start: int, end: int) -> list[int]:
    """Where the pieces of a paragraph end, each beginning where the one before it ends.

    >>> ends("One of two. Two of two.", 0, 23)
    [23]
    """
    if end - start <= LONGEST_WORD:
        return [end]
    found: list[int] = []
    words, run, stop = 0, 0, start  # of the piece that is being filled: its words, those behind its last stop, and that
    for chunk in CHUNK.finditer(text, start, end):
        added = len(WORD.findall(chunk[0]))
        full = words + added > MOST_WORDS or chunk.end() - start > LONGEST_PIECE
        torn = not text[chunk.start() - 1].isspace()
        if chunk.start() > start and (torn or full or run + added > LONGEST_RUN):
            if torn or stop == start or run > LONGEST_RUN // 2:
                words, run, stop = 0, 0, chunk.start()
            found.append(stop)
            start, words = stop, run
        words, run = words + added, run + added
        if chunk[0].rstrip().rstrip(CLOSING).endswith(STOPS):
            run, stop = 0, chunk.end()
    return [*found, end]
