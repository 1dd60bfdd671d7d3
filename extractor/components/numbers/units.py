"""Whose people a count counts: by its own noun, else by the count before it in the sentence."""

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.components.numbers.outcomes import Outcome
from extractor.components.numbers.people import Counted, breakdown, is_one_of, unit_of
from extractor.language import syntax
from extractor.spans import Count

FORCES = frozenset({"troops", "attackers"})
ROUGH = frozenset({"group", "movement", "militia", "gang", "faction"})
ARMED = frozenset({"soldiers", "police", "militants"})


def unit_in_context(
    outcome: Outcome, before: Sequence[Count], wholes: Sequence[Count], *, armed: frozenset[int]
) -> str:
    """The models.Unit of a count; a number that goes on from another of its sentence counts the same people.

    `before` holds all counts before it, `wholes` those of them that are no parts of others; `armed` are the tokens
    of names of armed groups.
    """
    count, label = outcome.count, outcome.rule.label
    doc = count.head.doc
    part = breakdown(count)
    if part is not None:
        return unit_of(part)
    if outcome.rule.id == "killed.lose-men":
        losers = [word for who in syntax.subjects(outcome.match.head) for word in (who, *syntax.modifiers(who))]
        rebels = any(is_one_of(who, "@militant") or who.lemma_ in ROUGH or who.i in armed for who in losers)
        return "militants" if rebels else "soldiers"
    own = _of_them(count, before) if _is_pronoun(count) else unit_of(count.noun)
    if count.noun is not None and own == "people" and count.noun.i in armed:  # 'more than 200 Taliban'
        return "militants"
    if own == "police" and count.noun is not None and count.noun.lemma_ == "officer" and outcome.part_of is not None:
        whole = next((other for other in wholes if other.start == outcome.part_of.words.start), None)
        return "soldiers" if whole is not None and whole.unit == "soldiers" else own
    if count.noun is None or count.noun.lemma_.lower() == "more" or _is_pronoun(count):
        of_forces = label.lower() in FORCES
        last = _last(doc, count, before if _is_pronoun(count) else wholes, of_forces)
        alike = last is not None and (last.kind in FORCES) == of_forces
        if last is not None and alike and own == "people" and not (_is_pronoun(count) and last.max == 1):
            return last.unit
    if (
        own == "people"
        and outcome.part_of is not None
        and count.noun is not None
        and not is_one_of(count.noun, "@civilian")
    ):
        whole = next((other for other in wholes if other.start == outcome.part_of.words.start), None)
        return whole.unit if whole is not None and whole.unit in ARMED else own
    if label == "TROOPS" and own == "people":
        named = count.noun is not None and any(word.i in armed for word in syntax.modifiers(count.noun))
        return "militants" if named else "soldiers"
    return own


def _last(doc: Doc, count: Counted, before: Sequence[Count], of_forces: bool) -> Count | None:
    """The count that a bare number goes on from; None where those before it count different people.

    'killed 22 people, including six children, and wounded 59': the 59 are no children, since the six are a part.
    """
    sentence = doc[count.words.start].sent
    near = [other for other in before if sentence.start <= other.start < sentence.end]
    if _is_pronoun(count):
        return near[-1] if near else None
    near = [other for other in near if (other.kind in FORCES) == of_forces]
    return near[-1] if len({other.unit for other in near}) == 1 else None


def _is_pronoun(count: Counted) -> bool:
    return count.noun is not None and count.noun.pos_ == "PRON"


def _of_them(count: Counted, before: Sequence[Count]) -> str:
    """'five of them children'; the officers among soldiers are no policemen."""
    apposed = count.behind(1)
    if not apposed:
        return "people"
    of_soldiers = bool(before) and before[-1].unit == "soldiers" and apposed[0].lemma_ == "officer"
    return "soldiers" if of_soldiers else unit_of(apposed[0])
