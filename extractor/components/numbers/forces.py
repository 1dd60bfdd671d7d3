"""Numbers of forces: troops by strength and movement, changes of level, attackers."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from spacy.tokens import Doc, Token

from extractor.components.numbers import lexicon
from extractor.components.numbers.bounds import Quantity
from extractor.components.numbers.governors import Governors
from extractor.components.numbers.joints import name_before
from extractor.components.numbers.outcomes import Outcome, shared
from extractor.components.numbers.people import Counted, is_one_of, is_person
from extractor.components.numbers.speech import SAYING
from extractor.language import syntax
from extractor.language.slots import Reader, Surroundings
from extractor.rules import Match
from extractor.spans import Words

ADDING = frozenset({"on top of", "in addition to", "to join", "joining"})
LEVELS = frozenset({"forces.level-moves", "forces.level-brought"})
UNITS = frozenset("mission unit regiment squad detachment column division platoon garrison battlegroup corps".split())
BODIES = frozenset({"contingent", "force", "garrison", "presence"})


def outcomes(doc: Doc, reader: Reader, counts: Sequence[Counted]) -> list[Outcome]:
    """The counts that are forces: changes of level first, then what the lexicon says of their nouns."""
    counts = [c for c in counts if c.noun is None or c.noun.lemma_.lower() in UNITS or is_person(c.noun)]
    if not counts:
        return []
    governors = Governors(lexicon.forces(doc, reader, [count.head.i for count in counts]))
    direct = {}
    for count in counts:
        changes = count.quantity.change is not None or count.quantity.by is not None
        match = (_changed(count, reader) if changes else None) or governors.of(count)
        if match:
            direct[id(count)] = Outcome(count, match)
    known = shared(doc, counts, direct)
    taken = {id(outcome.count) for outcome in known}
    return known + list(added(doc, known, [count for count in counts if id(count) not in taken]))


def _changed(count: Counted, reader: Reader) -> Match | None:
    """'cut its garrison from 900 to 600': the verb or noun of change, if forces are what changes."""
    number = count.head
    for _, above in list(syntax.ancestors(number))[:6]:
        if _is_change(above):
            around = Surroundings(above, reader)
            return Match(lexicon.change_rule(), above, (above.i,), around) if _has_forces(above, count) else None
    return None


def _is_change(word: Token) -> bool:
    return is_one_of(word, "@decrease") or is_one_of(word, "@increase")


def _has_forces(change: Token, count: Counted) -> bool:
    """Whether the clause that tells of a change names forces in front of the numbers."""
    if count.noun is not None and is_one_of(count.noun, "@armed"):
        return True
    start = change.sent.start
    words = [t for t in change.doc[start : count.quantity.start] if t.pos_ in {"NOUN", "PROPN"}]
    return any(_is_of_forces(word) for word in words[-8:])


def _is_of_forces(noun: Token) -> bool:
    return noun.lemma_.lower() in BODIES or is_one_of(noun, "@soldier") or is_one_of(noun, "@police")


FACTORS = {"halve": Fraction(1, 2), "double": Fraction(2), "triple": Fraction(3), "quadruple": Fraction(4)}


def change_of(outcome: Outcome) -> tuple[int, int] | None:
    """From and to, where both are given or follow ('halve', 'cut by 300 to 600'), or all leave."""
    quantity, governor = outcome.count.quantity, outcome.match.head
    if outcome.rule.label != "TROOPS":
        return None
    if outcome.added_to is not None:
        return _sum(outcome.added_to.quantity, quantity)
    changes = _is_change(governor) or outcome.rule.id in LEVELS
    if quantity.change:
        return quantity.change if changes else None
    if quantity.by is not None and quantity.min is not None and changes:
        grows = is_one_of(governor, "@increase")
        before = quantity.min - quantity.by if grows else quantity.min + quantity.by
        return (before, quantity.min) if before >= 0 else None
    if quantity.min is None or quantity.min != quantity.max:
        return None
    factor = _factor(outcome)
    if factor:
        return _multiplied(outcome, quantity.min, factor)
    first = governor.doc[quantity.start].lower_
    leaves = first == "all" and is_one_of(governor, "@pulling_out")
    return (quantity.min, 0) if leaves and quantity.min else None


def _sum(more: Quantity, present: Quantity) -> tuple[int, int] | None:
    """'another 1,500 on top of the 14,000': from those to both together."""
    if present.min is None or present.min != present.max or more.min is None or more.min != more.max:
        return None
    return present.min, present.min + more.min


def _factor(outcome: Outcome) -> Fraction | None:
    if outcome.rule.id not in {"forces.halve", "forces.cut-in-half"}:
        return None
    return FACTORS.get(outcome.match.head.lemma_.lower(), Fraction(1, 2))  # 'cut in half'


def _multiplied(outcome: Outcome, number: int, factor: Fraction) -> tuple[int, int] | None:
    """'double the force to 6,000': from 3,000; 'halve the 4,000-strong force': to 2,000. Only whole people."""
    reached = outcome.count.head.head.lower_ == "to"
    other = number / factor if reached else number * factor
    if other.denominator != 1:
        return None
    return (int(other), number) if reached else (number, int(other))


def added(doc: Doc, known: Sequence[Outcome], counts: Sequence[Counted]) -> Iterator[Outcome]:
    """The 14,000 of 'another 1,500 on top of the 14,000', with those who are added to them."""
    there = {count.words.start: count for count in counts if count.noun is None or is_person(count.noun)}
    for outcome in known if there else ():
        end = outcome.count.words.end
        for size in (1, 2, 3):
            other = there.get(end + size)
            if other is not None and outcome.rule.label == "TROOPS" and doc[end : end + size].text.lower() in ADDING:
                yield Outcome(other, outcome.match, added_to=outcome.count)


def force_of(outcome: Outcome) -> Words | None:
    """The words for whose people they are: 'US' of 'US troops', or the subject that moves its own."""
    noun = outcome.count.noun
    if name := name_before(outcome.match.head.doc, outcome.count):
        return name
    for token in syntax.modifiers(noun) if noun is not None else ():
        if token.ent_type_ in {"GPE", "NORP", "ORG"} or token.pos_ == "PROPN":
            return _name(token)
    if owner := _owner(noun):
        return owner
    if outcome.rule.label != "TROOPS":
        return None
    head = outcome.match.head
    subjects = [t for t in syntax.subjects(head) if _is_force(t)] if not syntax.is_passive(head) else []
    for _, above in list(syntax.ancestors(head))[:2]:
        speaks = above.lemma_ in SAYING
        subjects += [t for t in syntax.subjects(above) if _is_force(t) and not (speaks and t.ent_type_ == "PERSON")]
    if not subjects:
        return None
    return syntax.base_np(subjects[0])


def _owner(noun: Token | None) -> Words | None:
    """'the African Union mission' of 'the African Union mission's 9,000 soldiers', whoever else acts or speaks."""
    owners = syntax.children(noun, "poss") if noun is not None else []
    return next((syntax.base_np(token) for token in owners if token.pos_ in {"NOUN", "PROPN"}), None)


def _name(token: Token) -> Words:
    """The whole of a name that a word belongs to: 'African Union'."""
    start = token.i
    while token.ent_iob_ == "I" and token.doc[start].ent_iob_ == "I" and start > 0:
        start -= 1
    return Words(start, token.i + 1)


def _is_force(subject: Token) -> bool:
    return subject.pos_ == "PROPN" and subject.dep_ in {"nsubj", "nsubjpass"}
