"""Counts that no number states: 'people were killed', 'nobody was hurt', and the attacker who died."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractor import syntax
from extractor.components.numbers import lexicon
from extractor.components.numbers.bounds import Quantity
from extractor.components.numbers.governors import Governors
from extractor.components.numbers.lexicon import CountRule
from extractor.components.numbers.outcomes import Outcome, sentence_of
from extractor.components.numbers.people import Counted, is_person
from extractor.spans import Words

ATTACKERS = frozenset({"attacker", "bomber", "gunman", "assailant", "shooter", "hijacker", "knifeman", "assassin"})


def unnumbered(doc: Doc, governors: Governors) -> Iterator[Outcome]:
    """'people were killed': at least one, how many is open; only of the dead, who are never passed over."""
    for index in sorted(governors.held):
        noun = doc[index]
        plain = noun.tag_ == "NNS" and is_person(noun)
        plain = plain and all(c.dep_ in {"amod", "compound"} and c.is_alpha for c in noun.lefts)
        for match in governors.held[index] if plain else ():
            verb = match.head
            passive = any(c.dep_ == "auxpass" and c.lower_ in {"were", "been"} for c in verb.children)
            if match.rule.label == "KILLED" and (passive or (verb.tag_ == "VBD" and noun.lower_ == "people")):
                words = syntax.base_np(noun)
                here = sentence_of(noun)
                quantity = Quantity(words.start, words.start, index, index, 1, None, "at_least", section=here)
                yield Outcome(Counted(quantity, words, noun, noun), match)
                break


COMPARED = frozenset({"fewer", "less", "more", "longer"})  # 'no fewer than 12' is at least 12
NOBODY = frozenset({"nobody", "none", "no-one"})
ANYBODY = frozenset({"anyone", "anybody"})
TOLD = frozenset({"report", "word", "sign", "news", "indication", "mention", "record", "evidence", "claim"})


def zeros(doc: Doc, governors: Governors) -> Iterator[Outcome]:
    """'no casualties', 'nobody was hurt', 'no reports of deaths', 'did not hurt anyone': a stated zero."""
    for index in sorted(governors.held):
        token = doc[index]
        start = _denial(token)
        if start is None:
            continue
        for match in governors.held[index]:
            assert isinstance(match.rule, CountRule)
            noun = token if token.pos_ in {"NOUN", "PROPN"} and token.lower_ not in NOBODY | ANYBODY else None
            if match.head.i == index or noun is None or lexicon.may_count(match.rule, noun):
                quantity = Quantity(start, start + 1, start, start, 0, 0, "exact", section=sentence_of(token))
                yield Outcome(Counted(quantity, Words(start, index + 1), noun, token), match)
                break


def _denial(token: Token) -> int | None:
    """Where 'nobody', 'no one', 'no casualties', 'without casualties' begins; None for anything else."""
    if token.lower_ in NOBODY:
        return token.i
    if token.lower_ == "one" and not token.is_sent_start and token.i and token.nbor(-1).lower_ == "no":
        return token.i - 1
    none = _no(token)
    above = token.head
    if none is None and token.dep_ == "pobj" and above.lower_ in {"of", "about"} and above.head.lemma_ in TOLD:
        none = _no(above.head)
    if none is not None:
        return None if token.doc[none + 1].lower_ in COMPARED else none
    if token.dep_ == "pobj" and above.lower_ == "without" and token.tag_ in {"NN", "NNS"}:
        return above.i if token.i - above.i <= 2 else None
    if token.dep_ in syntax.OBJECTS and syntax.is_negated(above):  # 'did not cause any casualties'
        first = token.i if token.lower_ in ANYBODY else token.left_edge.i
        return first if token.doc[first].lower_ in {"any", *ANYBODY} else None
    return None


def _no(noun: Token) -> int | None:
    return next((c.i for c in noun.lefts if c.dep_ in {"det", "neg"} and c.lower_ == "no"), None)


def attackers(doc: Doc, governors: Governors) -> Iterator[Outcome]:
    """'the bomber was killed': the dead attacker is one person, though no number says so."""
    for index in sorted(governors.held):
        noun = doc[index]
        if noun.lemma_.lower() not in ATTACKERS or noun.tag_ not in {"NN", "JJ"}:
            continue
        words = syntax.base_np(noun)
        if doc[words.start].lower_ not in {"the", "this"} or any(c.pos_ == "NUM" for c in noun.lefts):
            continue
        for match in governors.held[index]:
            if match.rule.label == "KILLED" and match.head.i != index:
                quantity = Quantity(
                    words.start, words.start + 1, index, index, 1, 1, "exact", section=sentence_of(noun)
                )
                yield Outcome(Counted(quantity, words, noun, noun), match)
                break
