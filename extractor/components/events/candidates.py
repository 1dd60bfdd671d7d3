"""Candidates: the words that may play a role, from the slots of a rule's frame and from constructions beside it."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.components.events import aims
from extractor.components.events.aims import is_circumstance, meant
from extractor.components.events.constructions import (
    addressed,
    asked_or_accused,
    at_the_hands_of,
    authors,
    companions,
    hurt_in,
    left_hurt,
    looked_into,
    named_among,
    struck,
    threatened,
    threatened_with,
)
from extractor.components.events.doers import group_of, is_weapon_in_front
from extractor.components.events.participants import Participants
from extractor.components.events.roles import has_a_body
from extractor.event_types import event_types, is_violent
from extractor.language import mastering, means, syntax
from extractor.lexicon import word_classes
from extractor.rules import FrameRule, Match
from extractor.spans import SUFFERERS

VERB_FRAME = {"subject": "agent", "object": "target", "by": "agent"}
NOUN_FRAME = {
    "subject": "agent",
    "by": "agent",
    "poss": "agent",
    "modifier": "agent",
    "of": "target",
    "on": "target",
    "against": "target",
}
HARMING = frozenset({"injure", "kill", "leave", "maim", "wound"})  # what a blast does to people
# Words without which a construction need not be looked for.
AIMED = frozenset({"aimed", "aiming", "directed", "targeted", "targeting"})
LADEN = frozenset({"crammed", "filled", "loaded", "packed", "rigged", "stuffed"})
EQUIPPED = frozenset({"armed", "use", "used", "uses", "using"})
# What comes from those who do it: 'shelling from the rebels'.
FIRE = frozenset("ambush assault attack barrage bombardment fire gunfire raid shelling shot strike".split())
# Acts that nobody announces as his own.
TOLD_OF = frozenset("attack ambush assassination blast bombing explosion killing massacre murder shooting".split())
ADMITTING = frozenset({"acknowledge", "admit", "concede", "deny"})
_CLAUSE_PARTS = syntax.SUBJECTS | syntax.PASSIVE_SUBJECTS | syntax.OBJECTS


def candidates(match: Match, known: Participants) -> Iterator[tuple[str, Token]]:
    """Each word that may play a role, with the role; in no order, and a word may come up twice."""
    head, words = match.head, match.around.sentence
    frame = _frame(match.rule, head)
    violent = event_types()[match.rule.label.lower()].category == "violence"
    done_to = frame.get("of") in SUFFERERS and "of" in words and _has_object(head, known)
    for slot, role in frame.items():
        if done_to and slot == "poss" and role in SUFFERERS:
            role = "agent"  # 'Chad's killing of two nuns'
        if role:
            for token in _fillers(match, slot):
                for each in authors(token) if role == "agent" else meant(token) if role in SUFFERERS else [token]:
                    yield role, known.by_name(_resolved(syntax.content(each)))
                    if role == "agent" and violent:
                        yield from ((role, group) for group in group_of(each, known))
                if role in SUFFERERS and "including" in words:
                    yield from ((role, name) for name in named_among(head, token) if known.is_name(name))
    if head.pos_ == "VERB":  # 'took control of the port', 'came under attack from rebels': it hangs on the noun
        nouns = [head.doc[index] for index in match.tokens if index != head.i]
        for slot, role in match.rule.roles.items():
            if slot in {"of", "from"} and role:
                yield from ((role, token) for noun in nouns for token in syntax.objects_of(noun, slot))
    if violent:
        yield from _violent_candidates(match, known)
        yield from ((frame["of"], name) for name in _also_named(head, known) if done_to)
        if "with" in words and head.pos_ == "VERB" and "object" in frame:
            yield from ((frame["object"], token) for token in companions(head))
    if match.rule.label in {"BATTLE", "RIOT"} and "with" in words:
        yield from (("party", token) for token in hurt_in(head))
    yield from asked_or_accused(match)
    if "with" in words:
        yield from threatened_with(head)
    yield from addressed(match)
    yield from (("target", token) for token in looked_into(match))
    people = match.rule.label == "PLEDGE"  # 'vowed to rebuild the school' is no word to anybody
    yield from (("target", token) for token in threatened(match) if not people or known.can_act(token))
    if "with" in words or "using" in words:
        yield from (("instrument", token) for token in aims.wielded(head))


def _resolved(token: Token) -> Token:
    """Who 'it' is in 'the ministry announced it would …': whoever says so; any other word is itself.

    Only where the saying comes first and nothing is quoted: in '"They shot," he said' they are others.
    """
    owner = token.dep_ == "poss" and token.lower_ in {"its", "their"} and token.head.dep_ in _CLAUSE_PARTS
    owner = owner and not syntax.objects_of(token.head, "by")
    subject = token.head if owner else token  # 'said its raid killed nine': whose raid it is
    clause, verb = subject.head, subject.head.head
    if token.lower_ not in {"it", "they"} and not owner:
        return token
    if (subject.dep_ not in syntax.SUBJECTS and not owner) or clause.dep_ != "ccomp":
        return token
    told = verb.lemma_ in word_classes()["saying"] | ADMITTING
    speakers = syntax.subjects(verb) if told and verb.i < token.i else []
    if len(speakers) != 1 or any(between.is_quote for between in token.doc[verb.i : token.i]):
        return token
    plural = speakers[0].tag_ in {"NNS", "NNPS"}
    fits = plural if token.lower_ in {"they", "their"} else not plural and speakers[0].ent_type_ != "PERSON"
    return speakers[0] if fits else token


def _also_named(noun: Token, known: Participants) -> list[Token]:
    """'the murder of Jan Mole, a banker, and Ana Kos': Ana Kos, whom the model joins to the murder."""
    of_somebody = any(known.is_name(token) for token in syntax.objects_of(noun, "of"))
    return [token for token in syntax.children(noun, "conj") if of_somebody and known.is_name(token)]


def _has_object(noun: Token, known: Participants) -> bool:
    return any(token.i not in known.dates for token in syntax.objects_of(noun, "of"))


def _violent_candidates(match: Match, known: Participants) -> Iterator[tuple[str, Token]]:
    """What stands outside of the slots of a violent act: a construction is looked for where its word stands."""
    head, words = match.head, match.around.sentence
    if "from" in words and head.pos_ == "NOUN" and head.lemma_ in FIRE:
        yield from (("agent", token) for token in syntax.objects_of(head, "from"))
    if "with" in words:
        yield from (("agent", token) for token in means.doers(head))
    if "hands" in words:
        yield from (("agent", token) for token in at_the_hands_of(head))
    harmed = bool({head.head.lemma_, head.head.head.lemma_} & HARMING)
    for token in (each for found in struck(head) for each in meant(found)):
        yield "victim" if harmed and has_a_body(token, known) else "target", token
    if "leaving" in words:  # 'ambushed a patrol, leaving five soldiers dead'
        clauses = (clause for clause in syntax.children(head, "advcl") if clause.lower_ == "leaving")
        yield from (("victim", token) for clause in clauses for token in left_hurt(clause) if has_a_body(token, known))
    if "by" in words and head.pos_ == "NOUN":  # 'attacks by rebels on the army': the model hangs it on the rebels
        beside = (token for doer in syntax.objects_of(head, "by") for token in syntax.objects_of(doer, "on", "against"))
        yield from (("target", token) for token in beside if not is_circumstance(token))
    yield from (("target", token) for token in aims.left_out(head))
    if not words.isdisjoint(AIMED):
        yield from (("target", token) for token in aims.aimed_at(head))
    yield from (("target", token) for token in aims.planted_on(head))
    if head.pos_ == "VERB":
        yield from (("instrument", token) for token in aims.drawn(head))
    if not words.isdisjoint(LADEN):
        yield from (("instrument", token) for token in aims.brought(head))
    if not words.isdisjoint(EQUIPPED):
        yield from (("instrument", token) for token in aims.means(head))


def _fillers(match: Match, slot: str) -> list[Token]:
    if slot == "subject" and (_is_reported(match.head) or mastering.disowned(match.head)):
        return []
    found = match.around.fillers(slot)
    if slot == "by" and _is_active(match.head):  # 'condemned the killing of a nun by bandits': no condemning by bandits
        return []
    if slot == "at" and match.head.lemma_ in HARMING and match.around.fillers("object"):
        return []  # 'killed nine at a court': where it was
    if slot in {"on", "at"}:
        found = [token for token in found if not is_circumstance(token)]
    if slot != "modifier":
        return found
    found += [word for weapon in found if is_weapon_in_front(weapon) for word in syntax.modifiers(weapon)]
    return [leader for token in found if token.dep_ != "poss" for leader in _leading(token)]


def _is_active(verb: Token) -> bool:
    """'the army shelled a town': it has somebody who does it, and whom it is done to."""
    return verb.pos_ == "VERB" and bool(syntax.children(verb, "nsubj") and syntax.children(verb, *syntax.OBJECTS))


def _is_reported(noun: Token) -> bool:
    """'The coalition announced the deal', 'an attack': who speaks of a deal that is known need be no party to it."""
    known = noun.lemma_ in TOLD_OF or any(child.lower_ == "the" for child in syntax.children(noun, "det"))
    noun = syntax.counted_by(noun)
    return known and noun.dep_ in syntax.OBJECTS and noun.head.lemma_ in {"announce", "confirm", "report"}


def _leading(token: Token) -> list[Token]:
    """Of 'US-led' the US; any other modifier itself ('US-backed' does not say who acts)."""
    prefix = token.doc[token.i - 2].lower_ if token.i > 1 and token.doc[token.i - 1].text == "-" else token.lower_
    if prefix in {"anti", "pro"} or token.text == "-":  # 'anti-French protests' are nobody's
        return []
    if token.lower_ != "led":
        return [token]
    return [child for child in token.lefts if child.dep_ in {"npadvmod", "compound", "nmod", "amod", "nsubj"}]


def _frame(rule: FrameRule, head: Token) -> dict[str, str]:
    frame = {**(VERB_FRAME if head.pos_ in {"VERB", "AUX"} else NOUN_FRAME), **rule.roles}
    if frame.get("poss") == "target" and is_violent(rule.label.lower()):
        whom = (token for token in syntax.objects_of(head, "of") if token.ent_type_ != "DATE")
        if any(whom):  # 'the judge's murder', but 'the army's murder of a judge'
            frame["poss"] = "agent"
    if frame.get("poss") == "agent" and _by_somebody(head):
        frame["poss"] = "target"  # 'the minister's criticism by the press'
    return frame


def _by_somebody(deed: Token) -> bool:
    """'criticism by the press', not 'shelling by night'."""
    return any(word.ent_type_ not in {"DATE", "TIME"} for word in syntax.objects_of(deed, "by"))
