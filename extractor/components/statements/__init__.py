"""Statements: who said what, in quotation marks or reported.

**Reads:** tokens, the model's tree, `spans.ACTORS` (a speaker that is a mention keeps the mention's words).
**Writes:** `spans.STATEMENTS`.

Quotation marks are paired section by section. A quotation belongs to the saying verb nearest to it in its sentence; one
that follows an attributed quotation in the same section is its continuation. A section that ends in an open quotation
closes it, as newspapers print long ones: if the next begins with a mark, the speech goes on, and its speaker may be
told in either. Single marks count where they cannot be apostrophes. Reported speech is the clause that a saying verb
governs, up to a semicolon, the sentence that it breaks into ('The raid, police said, failed') or the one that
'according to' stands in; a quotation of less than half of it does not stand alone.

Known limits: the halves of a quotation that its cue splits are two statements; a speaker in another sentence than the
quotation is found only for continuations.
"""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.components.statements.quotations import Quotations
from extractor.components.statements.reported import reported
from extractor.components.statements.speakers import Speakers
from extractor.components.statements.wording import rules
from extractor.spans import Statement, Words

MARKS = 3  # tokens at most between a quotation's words and the end of its sentence: '.', '"', ','

__all__ = ["rules", "statements"]


@Language.component("statements", assigns=["doc.spans", "doc._.statements"], requires=["token.dep", "token.lemma"])
def statements(doc: Doc) -> Doc:
    speakers = Speakers(doc)
    found = list(Quotations(doc, speakers)())
    quoted = sorted((item.content for item in found), key=lambda words: words.start)
    starts = [words.start for words in quoted]
    for item in reported(doc, speakers):
        near = quoted[max(bisect_left(starts, item.content.start) - 1, 0) : bisect_left(starts, item.content.end)]
        if not any(_holds(words, item.content) for words in near) and not _is_split(item, near):
            found.append(item)
    by_cue: dict[Words | None, list[Statement]] = {}
    for item in found:
        by_cue.setdefault(item.cue, []).append(item)
    found = [item for item in found if not any(_swallows(other, item) for other in by_cue[item.cue])]
    spans.write(doc, spans.STATEMENTS, sorted(found, key=lambda item: (item.content.start, item.content.end)))
    return doc


def _is_split(item: Statement, quoted: list[Words]) -> bool:
    """Whether what is reported is a quotation in two halves around its cue: '"The raid," he said, "is over."'."""
    if item.cue is None or not item.content.start < item.cue.start < item.content.end:
        return False
    begins = any(0 <= words.start - item.content.start <= MARKS for words in quoted)
    return begins and any(0 <= item.content.end - words.end <= MARKS for words in quoted)


def _holds(quoted: Words, reported: Words) -> bool:
    """Whether a quotation is at least half of what is reported, or holds it."""
    common = min(quoted.end, reported.end) - max(quoted.start, reported.start)
    return 2 * common >= reported.end - reported.start


def _swallows(other: Statement, item: Statement) -> bool:
    """A few quoted words within reported speech of the same cue are no statement of their own."""
    return (
        not other.quoted
        and item.quoted
        and other.cue == item.cue
        and other.content.start <= item.content.start
        and item.content.end <= other.content.end
    )
