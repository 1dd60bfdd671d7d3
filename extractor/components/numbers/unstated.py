"""Counts that no number states: 'people were killed', 'nobody was hurt', and the attacker who died."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractor import columns
from extractor.components.numbers import lexicon
from extractor.components.numbers.bounds import Quantity
from extractor.components.numbers.governors import Governors
from extractor.components.numbers.joints import sentence_of
from extractor.components.numbers.lexicon import CountRule
from extractor.components.numbers.outcomes import Outcome
from extractor.components.numbers.people import Counted, is_person
from extractor.language import syntax
from extractor.language.slots import Reader
from extractor.spans import Words

SELF = frozenset({"himself", "herself", "themselves"})
ATTACKERS = frozenset({"attacker", "bomber", "gunman", "assailant", "shooter", "hijacker", "knifeman", "assassin"})


UNTOLD = frozenset({"KILLED", "WOUNDED"})


def unnumbered(doc: Doc, governors: Governors, labels: frozenset[str]) -> Iterator[Outcome]:
    """'people were killed': at least one, how many is open; of those labels for which the text has no number."""
    for index in sorted(governors.held) if labels else ():
        noun = doc[index]
        plain = noun.tag_ == "NNS" and is_person(noun)
        plain = plain and not any(token.lower_ == "how" for token in noun.subtree)
        plain = plain and all(c.dep_ in {"amod", "compound"} and c.is_alpha for c in noun.lefts)
        for match in governors.held[index] if plain else ():
            verb = match.head
            passive = any(c.dep_ == "auxpass" and c.lower_ in {"were", "been"} for c in verb.children)
            fell = match.rule.label == "KILLED" and verb.tag_ == "VBD" and noun.lower_ == "people"
            if match.rule.label in labels and (passive or fell):
                words = syntax.base_np(noun)
                here = sentence_of(noun)
                quantity = Quantity(words.start, words.start, index, index, 1, None, "at_least", section=here)
                yield Outcome(Counted(quantity, words, noun, noun), match)
                break


COMPARED = frozenset({"fewer", "less", "more", "longer"})  # 'no fewer than 12' is at least 12
NOBODY = frozenset({"nobody", "none", "no-one"})
ANYBODY = frozenset({"anyone", "anybody"})
NONE_AT_ALL = ANYBODY | {"any", "without"}  # how the words of a zero begin whose "not" stands apart
DENIALS = columns.ids_of([*NOBODY, *ANYBODY, "no", "not", "n't", "never", "neither", "nor", "without", "any"])
UNFOUND = frozenset({"body", "corpse", "remains"})  # that none is found says nothing of how many died
TOLD = frozenset({"report", "word", "sign", "news", "indication", "mention", "record", "evidence", "claim", "loss"})


def zeros(doc: Doc, governors: Governors, reader: Reader) -> Iterator[Outcome]:
    """'no casualties', 'nobody was hurt', 'no reports of deaths', 'without hurting anyone': a stated zero."""
    for index in sorted(governors.held):
        token = doc[index]
        start = _denial(token) if reader.has_any(index, DENIALS) else None
        if start is None or token.lemma_.lower() in UNFOUND:
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
    if token.lower_ == "one" and not token.is_sent_start and (behind := _behind_no(token)) is not None:
        return behind
    if (single := _not_one(token)) is not None:
        return single
    none = _no(token)
    above = token.head
    if none is None and token.dep_ == "pobj" and above.lower_ in {"of", "about"} and above.head.lemma_ in TOLD:
        none = _no(above.head)
    if none is not None:
        return None if token.doc[none + 1].lower_ in COMPARED else none
    if token.dep_ == "pobj" and above.lower_ == "without" and token.tag_ in {"NN", "NNS"}:
        return above.i if token.i - above.i <= 2 else None
    if (caused := _without_causing(token)) is not None:
        return caused
    if token.dep_ in syntax.OBJECTS and syntax.is_negated(above):  # 'did not cause any casualties'
        first = token.i if token.lower_ in ANYBODY else token.left_edge.i
        return first if token.doc[first].lower_ in {"any", *ANYBODY} else None
    return None


def _without_causing(noun: Token) -> int | None:
    """The 'without' of 'without causing casualties', 'without hurting anyone'; not of 'without freeing the nine'."""
    gerund = noun.head
    if noun.dep_ not in syntax.OBJECTS or gerund.dep_ != "pcomp" or gerund.head.lower_ != "without":
        return None
    bare = noun.lower_ in ANYBODY or (noun.tag_ == "NNS" and noun.left_edge == noun)
    return gerund.head.i if bare or noun.left_edge.lower_ == "any" else None


def _behind_no(one: Token) -> int | None:
    """The 'no' of 'no one' and 'no-one'."""
    words = [one.doc[i].lower_ for i in range(max(one.i - 2, one.sent.start), one.i)]
    if words[-1:] == ["no"]:
        return one.i - 1
    return one.i - 2 if words == ["no", "-"] else None


def _not_one(noun: Token) -> int | None:
    """The 'not' of 'not a single soldier', 'not one soldier'."""
    start = syntax.base_np(noun).start
    start -= start > noun.sent.start and noun.doc[start - 1].lower_ == "not"
    first = [token.lower_ for token in noun.doc[start : min(start + 3, noun.i + 1)]]
    return start if first[:2] == ["not", "one"] or first == ["not", "a", "single"] else None


def _no(noun: Token) -> int | None:
    joint = noun.doc[noun.i - 1] if noun.i > noun.sent.start else None
    if joint is not None and joint.lower_ in {"neither", "nor"}:
        return joint.i
    return next((c.i for c in noun.lefts if c.dep_ in {"det", "neg"} and c.lower_ == "no"), None)


def attackers(doc: Doc, governors: Governors) -> Iterator[Outcome]:
    """'the bomber was killed', 'the bomber killed himself': one dead attacker, though no number says so."""
    for index in sorted(governors.held):
        noun = doc[index]
        if noun.lemma_.lower() not in ATTACKERS or noun.tag_ not in {"NN", "JJ"}:
            if noun.lower_ not in SELF:
                continue
        elif doc[syntax.base_np(noun).start].lower_ not in {"the", "this"} or any(c.pos_ == "NUM" for c in noun.lefts):
            continue
        for match in governors.held[index]:
            who = noun if noun.lower_ not in SELF else _attacker(match.head)
            if match.rule.label == "KILLED" and match.head.i != index and who is not None:
                words = syntax.base_np(noun)
                quantity = Quantity(
                    words.start, words.start + 1, index, index, 1, 1, "exact", section=sentence_of(noun)
                )
                yield Outcome(Counted(quantity, words, who, noun), match)
                break


def _attacker(verb: Token) -> Token | None:
    """The bomber of 'the bomber killed himself'."""
    return next((who for who in syntax.subjects(verb) if who.lemma_.lower() in ATTACKERS), None)


def within_tolls(reader: Reader, dead: Iterable[Outcome], known: Sequence[Outcome]) -> Iterator[Outcome]:
    """The dead attackers; each a part of the toll of his sentence that takes him in."""
    for outcome in dead:
        sentence = outcome.count.section
        whole = next(
            (
                other.count
                for other in known
                if sentence.covers(other.count.words.start)
                and other.rule.label == "KILLED"
                and other.part_of is None
                and includes_attackers(reader, other.count.words)
            ),
            None,
        )
        yield outcome if whole is None else replace(outcome, part_of=whole)


INCLUDING = columns.ids_of("include includes included including among".split())


def includes_attackers(reader: Reader, words: Words) -> bool:
    """'12 people died, including the bomber', 'killing 12 including himself', 'the bomber among them'."""
    if not reader.has_any(words.start, INCLUDING):
        return False
    after = reader.lemmas(words.end, min(words.end + 14, reader.bounds(words.start)[1]))
    if "include" in after:
        place = after.index("include")
        if after[max(place - 1, 0) : place] == ["not"]:
            return False
        rest = after[place + 1 :][:4]
        in_front = ATTACKERS.intersection(after[max(place - 2, 0) : place]) and after[place + 1 : place + 2] in (
            [],
            ["."],
            [","],
        )
        return bool(in_front or ATTACKERS.intersection(rest) or SELF.intersection(rest[:1]))
    among = next((i for i, word in enumerate(after) if word == "among" and after[i + 1 : i + 2] == ["they"]), 0)
    among = among or next((i for i, word in enumerate(after) if word == "among" and "them" in after[i + 1 : i + 2]), 0)
    return bool(ATTACKERS.intersection(after[max(among - 4, 0) : among + 6])) if among else False
