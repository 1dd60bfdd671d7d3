"""Events: the words that say that something happens, with who, whom, when, where and whether.

**Reads:** tokens and tree, dates, places, actors. **Writes:** `doc.spans["triggers"]`, a `spans.Trigger` each.

A lemma dictionary and one walk over the tokens find the triggers (`rules.FrameMatcher`); frames give their
arguments, cues their status, the tree their dates and places. Which triggers are one event is the links component's.
"""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor import spans
from extractor.components.events.aims import is_aim
from extractor.components.events.arguments import arguments
from extractor.components.events.generic import is_cause, is_column_head, is_generic, is_manner
from extractor.components.events.participants import Participants
from extractor.components.events.setting import ANNOUNCED, Setting, settings
from extractor.event_types import is_violent
from extractor.language import syntax
from extractor.language.status import read_status
from extractor.lexicon import word_classes
from extractor.rules import Match, fillers, frames
from extractor.spans import Argument, Trigger, Words


@Language.component("events", assigns=["doc.spans", "doc._.triggers"])
def events(doc: Doc) -> Doc:
    known = Participants(doc)
    matches = [match for match in frames("events")(doc) if match.head.i not in known.names or _names_itself(match)]
    truces = {match.head.i for match in matches if match.rule.label == "CEASEFIRE"}
    heads = frozenset(match.head.i for match in matches)
    storms = {match.head.i for match in matches if match.rule.label == "DISASTER"}
    matches = [
        match
        for match in matches
        if not (_is_halted(match, truces) or is_aim(match.head, heads) or _is_of_nature(match, storms))
    ]
    heads = frozenset(match.head.i for match in matches)
    violent = frozenset(match.head.i for match in matches if is_violent(match.rule.label.lower()))
    sums = frozenset(count.governor for count in spans.read(doc, spans.COUNTS) if count.scope == "cumulative")
    found = []
    for match, setting in zip(matches, settings(doc, matches), strict=True):
        trigger = _trigger(match, setting, arguments(match, known, heads))
        if is_column_head(match.head) or is_manner(match.head):
            spans.remark(doc, "generic-mention", f"'{match.head.text}' tells of no event", trigger)
        elif is_generic(match.head, trigger, violent) and not is_cause(match.head, heads):
            spans.remark(doc, "generic-mention", f"'{match.head.text}' speaks of no event in particular", trigger)
        else:
            found.append(replace(trigger, aggregate=True) if trigger.head in sums else trigger)
    spans.write(doc, spans.TRIGGERS, found)
    return doc


def _is_halted(match: Match, truces: set[int]) -> bool:
    """The raids of 'it would stop raids' are no event of their own; 'end their raids' takes them for known."""
    stopped = match.head.dep_ == "dobj" and match.head.head.i in truces and is_violent(match.rule.label.lower())
    return stopped and not is_definite(match.head)


def _names_itself(match: Match) -> bool:
    """The typhoon of 'Typhoon Nara', whatever was taken for its name."""
    return match.rule.label == "DISASTER" and match.head.dep_ == "compound"


def _is_of_nature(match: Match, storms: set[int]) -> bool:
    """What 'Hurricane Ida killed' is no killing: the storm stands in front of its name."""
    if match.rule.label != "KILLING" or not storms:
        return False
    return any(child.i in storms for who in fillers(match.head, "subject") for child in who.lefts)


def _trigger(match: Match, setting: Setting, found: tuple[Argument, ...]) -> Trigger:
    rule, head = match.rule, match.head
    reading = read_status(head)
    agreed = head.dep_ == "xcomp" and head.head.lemma_ == "agree" and head.head.tag_ in {"VBD", "VBN"}
    announced = rule.label.lower() in ANNOUNCED and reading.status == "planned" and (head.dep_ == "ccomp" or agreed)
    start, end = _extent(match)
    return Trigger(
        start,
        end,
        rule=rule.id,
        type=rule.label.lower(),
        head=head.i,
        arguments=found,
        status=rule.status or ("occurred" if announced else reading.status),
        status_cue=None if announced else reading.cue,
        outcome=(rule.outcome != "attempted" and rule.outcome) or reading.outcome or rule.outcome,
        condition=condition(head),
        phase=rule.phase or ("announced" if announced else None),
        targeted=rule.targeted,
        aggregate=rule.aggregate or is_aggregate(head),
        anaphoric=is_definite(head),
        needs_antecedent=rule.anaphor,
        dates=setting.dates,
        places=setting.places,
        near=setting.near,
        where_relation=setting.relation,
        distance_km=setting.distance_km,
    )


def condition(head: Token) -> Words | None:
    """'… if the army leaves', '… on the condition that …': what the act is said to depend on."""
    for child in head.rights:
        marks = syntax.children(child, "mark") if child.dep_ == "advcl" else []
        conditional = any(mark.lower_ in {"if", "unless", "provided"} for mark in marks)
        nominal = child.dep_ == "prep" and any(t.lemma_ == "condition" for t in child.children)
        if conditional or nominal:
            return Words(child.left_edge.i, child.right_edge.i + 1)
    return None


def _extent(match: Match) -> tuple[int, int]:
    """The trigger's words where they stand together, else its head alone."""
    first, last = match.tokens[0], match.tokens[-1]
    if last - first + 1 <= len(match.tokens) + 1:
        return first, last + 1
    return match.head.i, match.head.i + 1


def is_definite(head: Token) -> bool:
    """'the attack', 'Friday's attack', 'ongoing raids', 'it was an attack', 'attack victims': something known.

    So is what befell 'those kidnapped'.
    """
    if head.dep_ == "acl" and head.tag_ == "VBN" and head.head.lower_ == "those":
        return not any(child.dep_ in {"prep", "agent"} and child.lower_ != "at" for child in head.children)
    if head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if head.dep_ == "compound":  # 'the bombing suspect'
        return True
    return _describes(head) or any(
        (child.dep_ == "det" and child.lower_ in {"the", "this", "that", "these", "those", "both"})
        or child.dep_ == "poss"
        or (child.dep_ == "amod" and child.lower_ in {"continued", "continuing", "ongoing"})
        for child in head.children
    )


def _describes(head: Token) -> bool:
    """'called it a revenge attack', 'this was an ambush': said of what 'it' stands for."""
    if head.dep_ not in {"attr", "oprd", "appos", "ccomp"}:
        return False
    said_of = [*syntax.children(head.head, *syntax.SUBJECTS, *syntax.OBJECTS), head.head]
    return any(token.lower_ in {"it", "this", "that"} and token.pos_ in {"PRON", "DET"} for token in said_of)


def is_aggregate(head: Token) -> bool:
    """'dozens of air raids', 'a series of bombings', 'has often fired': a sum of many."""
    if head.pos_ in {"VERB", "AUX"}:
        return any(child.lower_ in word_classes()["often"] for child in syntax.children(head, "advmod"))
    if _must_end(head):
        return True
    if head.tag_ not in {"NNS", "NNPS"}:
        return False
    words = [child.lemma_.lower() for child in head.children if child.dep_ in {"amod", "nummod", "det"}]
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        words.append(head.head.head.lemma_.lower())
    return any(word in word_classes()["many"] for word in words)


def _must_end(noun: Token) -> bool:
    """'the killing of civilians must stop': all that has been going on, and no killing in particular."""
    many = noun.tag_ == "NNS" or any(whose.tag_ in {"NNS", "NNPS"} for whose in syntax.objects_of(noun, "of"))
    verb = noun.head
    if not many or noun.dep_ not in syntax.SUBJECTS or verb.lemma_ not in {"cease", "end", "stop"}:
        return False
    return any(child.lower_ in {"must", "should"} for child in syntax.children(verb, "aux"))
