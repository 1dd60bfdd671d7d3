"""Cues: the table of words that make what they stand over planned, denied, alleged, foiled …"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field
from spacy.tokens import Token

from extractor.lexicon import Rule, files, read_rules


class StatusRule(Rule):
    """Words that make what they govern planned, denied, foiled …"""

    words: tuple[str, ...]
    pos: Literal["verb", "noun", "adjective", "adverb", "mark", "modal", "any"]
    scope: Literal["clause", "complement", "hearsay", "proviso"]
    governs: tuple[str, ...] = Field(default=(), description="By which dependency or preposition; empty: any.")
    status: str | None = None
    not_status: str | None = Field(default=None, description="What it makes of it when negated; '' nothing.")
    outcome: str | None = None
    lacking: bool = Field(default=False, description="It is a cue only where it is missing: 'no evidence that'.")
    beside: tuple[str, ...] = Field(default=(), description="Prepositions of which one has to lead to a harm done.")
    leads_to: tuple[str, ...] = Field(default=(), description="What `beside` has to lead to instead: 'without a deal'.")
    deeds: tuple[str, ...] = Field(default=(), description="Only of these nouns: 'discussed a truce', not 'the raid'.")
    new: bool = Field(default=False, description="Only of one not known: 'discussed a truce', not 'the truce'.")
    spares: tuple[str, ...] = Field(default=(), description="Not of these: 'nearly destroyed', 'denied the charges'.")
    particle: tuple[str, ...] = Field(default=(), description="One has to hang on it: 'call off', 'have yet to'.")
    bears_hearsay: bool = Field(default=False, description="What it governs is hearsay that words may make untrue.")
    as_written: bool = Field(default=False, description="The words are forms, not lemmas: 'continues', no 'continued'.")

    @property
    def negated(self) -> str | None:
        """'did not threaten to' is no threat; without a word of its own, a negated cue keeps its status."""
        return self.status if self.not_status is None else self.not_status


TAGS: dict[str, set[str]] = {
    "verb": {"VERB", "AUX"},
    "noun": {"NOUN", "PROPN"},
    "adjective": {"ADJ", "VERB"},
    "adverb": {"ADV", "ADJ", "SCONJ", "ADP"},
    "mark": {"SCONJ", "ADP", "ADV"},
    "modal": {"AUX", "VERB"},
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue that stands over a trigger: its word, and what that makes of the trigger."""

    token: Token
    status: str | None
    outcome: str | None


def words(*statuses: str) -> frozenset[str]:
    """All words that may give a deed one of these statuses."""
    return frozenset(word for (_, word), rules in _cues().items() if any(rule.status in statuses for rule in rules))


def rules_of(scope: str, token: Token) -> Iterator[StatusRule]:
    """The cue rules of a scope that a word may be of, by lemma and by form."""
    by_lemma = [rule for rule in _cues().get((scope, token.lemma_.lower()), ()) if not rule.as_written]
    yield from by_lemma
    by_form = _cues().get((scope, token.lower_), ())
    yield from (rule for rule in by_form if rule.as_written or (token.lower_ != token.lemma_ and rule not in by_lemma))


@cache
def _cues() -> dict[tuple[str, str], list[StatusRule]]:
    cues: dict[tuple[str, str], list[StatusRule]] = {}
    for path in files("status", "*.toml"):
        for rule in read_rules(path, StatusRule):
            for word in rule.words:
                cues.setdefault((rule.scope, word), []).append(rule)
    return cues
