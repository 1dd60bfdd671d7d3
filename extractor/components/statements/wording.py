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
    while start < end and (doc[start].text in TRIMMED or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in TRIMMED or doc[end - 1].is_space):
        end -= 1
    return Words(start, end) if start < end else None
