"""The lists of the room, and how the words of a statement are cut."""

from functools import cache

from pydantic import Field
from spacy.tokens import Doc

from extractor.lexicon import DATA, Rule, read_rows, read_rules
from extractor.spans import Words

QUOTES = frozenset({'"', "``", "''", "“", "”"})
SCARE = 2  # words: a quotation no longer than this, with no verb of its own, only marks a word
TRIMMED = frozenset({",", ":", ";", ".", "-", "–", "—", *QUOTES})


class StatementRule(Rule):
    """One way of saying who said what."""

    how: str = Field(min_length=1, description="What counts, in a sentence.")


def rules() -> list[StatementRule]:
    """The rules of `statements.toml`, in file order.

    Raises:
        LexiconError: a rule lacks a field or has one too many.
    """
    return read_rules(DATA / "statements" / "statements.toml", StatementRule)


@cache
def cues() -> dict[str, str]:
    """Saying verbs: lemma to `clause` or `quote`."""
    return {row["lemma"]: row["with"] for row in read_rows(DATA / "statements" / "cues.csv")}


@cache
def sources() -> frozenset[str]:
    """What something is reported by: 'report', 'newspaper'."""
    return frozenset(row["noun"] for row in read_rows(DATA / "statements" / "sources.csv"))


def trim(doc: Doc, words: Words) -> Words | None:
    """The words without marks and spaces at their edges; None if nothing is left."""
    start, end = words.start, words.end
    while start < end and _is_edge(doc, start, words):
        start += 1
    while end > start and _is_edge(doc, end - 1, Words(start, end)):
        end -= 1
    if (
        start < end and sum(token.text in QUOTES for token in doc[start:end]) % 2
    ):  # with the partner that stands outside
        start -= start > 0 and doc[start - 1].text in QUOTES
    return Words(start, end) if start < end else None


def _is_edge(doc: Doc, index: int, words: Words) -> bool:
    """A mark or space; no quotation mark whose partner stands within the words, unless the two stand around them."""
    if doc[index].text not in QUOTES:
        return doc[index].text in TRIMMED or doc[index].is_space
    marks = [token.i for token in doc[words.start : words.end] if token.text in QUOTES]
    around = len(marks) == 2 and not any(t.is_alpha for t in (*doc[words.start : marks[0]], *doc[marks[1] : words.end]))
    return len(marks) % 2 == 1 or around
