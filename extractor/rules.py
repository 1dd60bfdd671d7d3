"""The one matcher behind every component that is driven by a lexicon of frames.

A frame rule names trigger words by lemma and says, by slot, what must or must not stand around them and which
part each slot plays. All rules lie in one dictionary by the lemma of their head word; a document is walked over
once. (Hundreds of dependency patterns cost more than the model itself; this costs next to nothing.)
"""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Literal

from pydantic import Field
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from extractor.errors import LexiconError
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.language.slots import MENDED, Reader, Surroundings, fillers, reader_of
from extractor.lexicon import Rule, checks, expand, files, read_rules

Slots = dict[str, tuple[str, ...]]

SLOT_HELP = """Slots: `subject` (logical: of a passive, the by-phrase), `object` (logical: of a passive, the subject),
`modifier` (words in front of a noun), `poss` (possessor), `complement` (what the verb is followed by as a
clause or predicate), `told` and `modal` (subjects and auxiliaries of such a clause), `clause` (verbs of clauses that
say when or how: 'exploded' of 'died when a mine exploded'), `particle`, `state` (what is said of those whom a number
counts: 'killed' of 'the number of those killed'), `speaker` (who says the clause that it stands in), `near` (any word
of the sentence), `governor` (what a noun hangs on: 'stage' of 'staged a protest', 'on' and 'go' of 'go on strike'),
`before` (the noun it qualifies: 'police' of 'riot police'), or any preposition (`of`, `on`, `by`, `with`, `from` …).
Words: lemmas or forms in lower case (of a noun a compound's two as well: 'heart attack'), `@class`, a part of
speech (`NUM` `PRON` `PROPN`), an entity label (`PERSON` `GPE` …), or `*` for anything at all."""


class FrameRule(Rule):
    """Trigger words with their surroundings and the roles of their slots."""

    verbs: tuple[str, ...] = Field(
        default=(), description="Lemmas; further words must hang on the verb: 'open fire', 'blow up', 'put on alert'."
    )
    nouns: tuple[str, ...] = Field(
        default=(), description="Lemmas; the last is the head, the others stand right in front: 'rocket attack'."
    )
    adjectives: tuple[str, ...] = Field(default=(), description="Lemmas of predicates: 'dead', 'missing'.")
    when: Slots = Field(default={}, description="All slots named must hold one of their words. " + SLOT_HELP)
    unless: Slots = Field(default={}, description="None of the slots named may hold one of their words.")
    roles: dict[str, str] = Field(default={}, description="Slot to role; '' keeps the slot out.")
    status: str | None = None
    outcome: str | None = None
    phase: str | None = None
    targeted: Literal[True] | None = None
    aggregate: bool = False
    anaphor: bool = Field(default=False, description="Counts only as 'the …' with an antecedent of the same type.")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired: its head token, the tokens of its trigger words in text order, and what stands around them."""

    rule: FrameRule
    head: Token
    tokens: tuple[int, ...]
    around: Surroundings


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule whose head word stands there and that did not fire, with what kept it from firing."""

    rule: FrameRule
    head: Token
    reason: str


@dataclass(frozen=True, slots=True)
class _Entry:
    rank: tuple[int, int, int]  # the more words, then conditions, a rule asks for, the earlier; then as it was read
    rule: FrameRule
    words: tuple[frozenset[str], ...]  # of a noun: those in front of the head; of a verb: those that hang on it
    when: tuple[tuple[str, frozenset[str]], ...]
    unless: tuple[tuple[str, frozenset[str]], ...]

    @property
    def order(self) -> int:
        """When it was read."""
        return self.rank[-1]


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of one head word: those of one word alone, and the longer ones by the word that they need first."""

    alone: list[_Entry]
    longer: dict[str, list[_Entry]]

    def fitting(self, kind: str, around: Surroundings) -> list[_Entry]:
        """The entries whose first further word is there, those that ask for more first."""
        words = self.longer.keys() & around.beside(kind) if self.longer else ()
        found = {entry.rank: entry for word in words for entry in self.longer[word]}
        return [*(found[rank] for rank in sorted(found)), *self.alone] if found else self.alone


class FrameMatcher:
    """Finds the triggers of frame rules in a document.

    Where several rules fit a head word, the one that asks for more wins, then the one that was read first.
    """

    def __init__(self, rules: Iterable[FrameRule]) -> None:
        self._by_head: dict[tuple[str, str], _Entries] = {}
        self._order = count()
        for rule in rules:
            self._add(rule)
        self._forms = frozenset(_forms({head for _, head in self._by_head}))

    def __call__(self, doc: Doc, within: Sequence[tuple[int, int]] | None = None) -> Iterator[Match]:
        """Matches in text order, one a head token; none on a word that belongs to another's trigger.

        `within` holds the stretches of tokens to look at (half-open, in order); None is all.
        """
        if within is not None and not within:
            return iter(())
        reader = reader_of(doc)
        heads = self._candidates(doc, reader, [(0, len(doc))] if within is None else within)
        found = list(self._heads(heads, reader))
        taken = {index for match in found for index in match.tokens if index != match.head.i}
        return (match for match in found if match.head.i not in taken)

    def misses(self, doc: Doc) -> Iterator[Miss]:
        """For each head word that is no trigger the rule that came nearest; look-alikes come before missing words."""
        reader = reader_of(doc)
        taken = {index for match in self(doc) for index in match.tokens}
        for token in self._candidates(doc, reader, [(0, len(doc))]):
            around = Surroundings(token, reader)
            tried = [
                (reason.startswith("lacks"), entry.order, Miss(entry.rule, token, reason))
                for kind, word in (() if token.i in taken else _readings(token))
                if (entries := self._by_head.get((kind, word)))
                for entry in entries.fitting(kind, around)
                if (reason := _refusal(entry, kind, around))
            ]
            if tried:
                yield min(tried, key=lambda row: row[:2])[2]

    def _candidates(self, doc: Doc, reader: Reader, within: Sequence[tuple[int, int]]) -> Iterator[Token]:
        """Tokens that may be a head word: ids are compared, since most tokens are none and text is dear."""
        forms = self._forms
        for start, end in within:
            for index, lemma, lower in reader.heads_within(start, end):
                if lemma in forms or lower in forms:
                    yield doc[index]

    def _heads(self, tokens: Iterable[Token], reader: Reader) -> Iterator[Match]:
        for token in tokens:
            around = Surroundings(token, reader)
            if token.pos_ == "PROPN" and token.ent_type_ in _NO_EVENT and token.lower_ not in _NAMED:
                continue
            for kind, word in _readings(token):
                entries = self._by_head.get((kind, word))
                fitting = entries.fitting(kind, around) if entries else ()
                found = next((match for entry in fitting if (match := _match(entry, kind, around))), None)
                if found is not None:
                    yield found
                    break

    def _add(self, rule: FrameRule) -> None:
        when = tuple((slot, expand(words)) for slot, words in rule.when.items())
        unless = tuple((slot, expand(words)) for slot, words in rule.unless.items())
        for kind, phrases in (("verb", rule.verbs), ("noun", rule.nouns), ("adjective", rule.adjectives)):
            for phrase in phrases:
                words = [expand((word,)) for word in phrase.split()]
                heads = words.pop(0) if kind == "verb" else words.pop()
                first = () if not words else words[-1] if kind == "noun" else words[0]
                rank = (-len(words), -len(when), next(self._order))
                entry = _Entry(rank, rule, tuple(words), when, unless)
                for head in heads:
                    entries = self._by_head.setdefault((kind, head), _Entries([], {}))
                    for word in first:
                        entries.longer.setdefault(word, []).append(entry)
                    if not words:
                        insort(entries.alone, entry, key=lambda entry: entry.rank)


def _forms(heads: set[str]) -> Iterator[int]:
    """The ids of all lemmas and lower-case forms under which `_readings` may look a head word up."""
    mended = {wrong for wrong, right in MENDED.items() if right in heads}
    for word in heads | mended:
        for form in (word, word.capitalize(), word.upper(), f"{word}s"):
            yield get_string_id(form)


def _readings(token: Token) -> Iterator[tuple[str, str]]:
    """Under which kind and word a token is looked up: 'Heavy shelling began' is a noun though tagged as a verb."""
    lemma = token.lemma_.lower()
    if token.tag_ == "VBN" and syntax.children(token, "det"):  # 'the accused'
        return
    for kind in _KINDS.get(token.pos_, ()):
        yield kind, MENDED.get(token.lower_) or MENDED.get(lemma, lemma)
    if token.tag_ == "VBG" and token.dep_ in _NOMINAL_PARTS and not syntax.children(token, *syntax.OBJECTS):
        yield "noun", token.lower_
    elif token.tag_ == "VBZ" and token.dep_ in {*syntax.OBJECTS, "pobj"}:  # 'after US airstrikes'
        yield "noun", token.lower_.removesuffix("s")
    elif token.tag_ in {"NNP", "NNPS"} and token.lower_.endswith("s"):  # 'Airstrikes Hit City'
        yield "noun", token.lower_[:-1]


_NOMINAL_PARTS = syntax.SUBJECTS | syntax.PASSIVE_SUBJECTS | syntax.OBJECTS | {"pobj", "compound", "attr", "appos"}
_NO_EVENT = frozenset({"DATE", "PERSON"})  # the month of March, Mr Battle
_NAMED = frozenset({"cyclone", "hurricane", "typhoon"})  # what bears the names of people
_KINDS = {"VERB": ("verb", "adjective"), "AUX": ("verb",), "NOUN": ("noun",), "PROPN": ("noun",), "ADJ": ("adjective",)}


def _match(entry: _Entry, kind: str, around: Surroundings) -> Match | None:
    tokens = around.in_front(entry.words) if kind == "noun" else around.hanging(entry.words)
    if tokens is None:
        return None
    for slot, words in entry.when:
        if not around.hold(slot, words):
            return None
    for slot, words in entry.unless:
        if around.hold(slot, words):
            return None
    return Match(entry.rule, around.head, tokens, around)


def _refusal(entry: _Entry, kind: str, around: Surroundings) -> str | None:
    """Why an entry does not fit; None where a further word of its trigger is missing, which is no near miss."""
    if (around.in_front(entry.words) if kind == "noun" else around.hanging(entry.words)) is None:
        return None
    if any(slot == "modal" and not around.hold(slot, words) for slot, words in entry.when):  # 'said', and no 'must'
        return None
    for slot, words in entry.unless:
        if around.hold(slot, words):
            return f"a look-alike: `{slot}` holds {', '.join(map(repr, around.held(slot, words)))}"
    for slot, words in entry.when:
        if not around.hold(slot, words):
            return f"lacks a word that it asks for: `{slot}` holds none of its {len(words)}"
    return f"belongs to a name of the kind {around.head.ent_type_}" if around.head.ent_type_ in _NO_EVENT else None


@cache
def frames(folder: str) -> FrameMatcher:
    """The matcher of all frame rules of a folder of lexicons, read once."""
    return FrameMatcher([rule for path in files(folder, "*.toml") for rule in read_rules(path, FrameRule)])


@checks
def check() -> None:
    """Reads the rules of events, each of which has to be labelled with a type that there is.

    Raises:
        LexiconError: one of them is not.
    """
    for path in files("events", "*.toml"):
        for rule in read_rules(path, FrameRule):
            if rule.label.lower() not in event_types():
                known = ", ".join(name.upper() for name in sorted(event_types()))
                raise LexiconError(path, f"label '{rule.label}' is none of {known}", rule=rule.id)


__all__ = ["FrameMatcher", "FrameRule", "Match", "Miss", "fillers", "frames"]
