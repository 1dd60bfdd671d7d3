"""Roles: which role a candidate plays by what it is, or none: a weapon is an instrument, a place no agent."""

from spacy.tokens import Token

from extractor.components.events import aims
from extractor.components.events.doers import acts, is_side
from extractor.components.events.participants import Participants
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.lexicon import expand, word_classes
from extractor.rules import Match
from extractor.spans import SUFFERERS

# Who suffers an outcome on his own body is a victim; who or what is aimed at is a target.
BODILY = frozenset({"killing", "assassination", "execution", "assault", "sexual_violence"})
SEIZING = BODILY | {"abduction", "shooting"}
# Words that tell neither with what nor whom: 'fired a shot', 'hit military targets'.
UNTOLD = frozenset({"shot", "target"})
STAYING = frozenset({"at", "in", "on"})  # what they lead is where one is, or how: 'in a helicopter'
_THREATS = ("@violence", "sanction", "strike", "retaliation", "action", "boycott", "embargo", "tariff", "war")


def role_of(role: str, token: Token, match: Match, known: Participants) -> str | None:
    """The role that the frame gives, corrected by what the noun is; None where it has no part."""
    violent = event_types()[match.rule.label.lower()].category == "violence"
    if known.is_dateline(token) or (token.dep_ == "poss" and role in SUFFERERS and known.is_body_of_men(token)):
        return None
    if role == "target" and match.rule.id == "threat.threaten" and token.lemma_.lower() in expand(_THREATS):
        return "topic"  # 'threatened sanctions'
    if role in SUFFERERS and match.rule.label.lower() in SEIZING and known.has_no_body(token):
        return None
    if is_piece(token):
        return None
    if token.i in known.dates or token.pos_ not in {*syntax.NOMINAL, "ADJ", "NUM", "DET"}:
        return None
    if (token.pos_ == "PRON" and token.i not in known.actors) or syntax.is_nobody(token):
        return None
    if violent and (token.lemma_.lower() in UNTOLD or (role == "agent" and _is_pointed_at(token, known))):
        return None
    is_people = known.sides.get(token.i) in {"police", "government"}  # 'border agents' are no chemical
    means = "@weapon" if role == "agent" else "@munition"  # a plane may be hijacked, a bomb is only ever used
    if violent and role in {"agent", "target"} and token.lemma_.lower() in expand((means,)) and not is_people:
        return "instrument"
    if role == "target" and match.head.lemma_ == "detonate" and token.dep_ in {*syntax.OBJECTS, "nsubjpass"}:
        return "instrument"  # 'detonated a truck'
    if role == "target" and match.rule.label in {"BOMBING", "SUICIDE_BOMBING"} and aims.laden(token):
        return "instrument"  # 'a truck packed with dynamite blew up'
    if role == "instrument" and token.lemma_.lower() in word_classes()["people"]:  # 'shot by a sniper'
        role = "agent"
    if role in {"agent", "party"}:
        return role if acts(token, match, known) or (role == "party" and is_side(token, known)) else None
    if token.pos_ == "ADJ" and role != "topic":
        return None
    if role == "recipient" and not _receives(token, known):
        return None
    if role == "destination" and token.head.lower_ in STAYING and not _is_ground(token, known):
        return None
    if role == "topic" and match.rule.label == "DEMAND" and known.can_act(token) and _is_to_act(token):
        return "recipient"
    bodily = role == "target" and (match.rule.label.lower() in BODILY or match.head.lemma_ in word_classes()["harming"])
    if bodily and token.lemma_.lower() in expand(("@abstract",)):  # 'the massacre and the persecution'
        return None
    return "victim" if bodily and has_a_body(token, known) else role


def _is_pointed_at(token: Token, known: Participants) -> bool:
    """'these people attacked', with nobody known whom it means: no more than 'they'."""
    if token.i in known.actors or token.lower_ not in {"people", "men", "persons", "individuals"}:
        return False
    pointed = any(child.lower_ in {"these", "those", "such"} for child in syntax.children(token, "det", "amod"))
    return pointed and not syntax.children(token, "relcl", "acl")


def has_a_body(token: Token, known: Participants) -> bool:
    """Whether what is killed or beaten is people, by their noun or for want of any other sense."""
    if known.can_act(token) or token.pos_ == "NUM" or token.ent_type_ in {"NORP", "PERSON"}:
        return True
    things = expand(("@abstract", "@facility", "@place", "@property", "@territory", "@vehicle", "@animal"))
    return token.i not in known.places and token.pos_ in {"NOUN", "PROPN"} and token.lemma_.lower() not in things


def _receives(token: Token, known: Participants) -> bool:
    """Whether something can be asked of, given or told to a noun: 'urged restraint' asks nobody."""
    return known.can_act(token) or token.i in known.places or token.lemma_.lower() not in word_classes()["counsel"]


def _is_ground(token: Token, known: Participants) -> bool:
    """Whether one can arrive in or at a noun: 'crossed into Chad in pursuit', 'flew to Gao in a helicopter'."""
    ground = expand(("@facility", "@place", "@bearing"))
    return token.i in known.places or token.lemma_.lower() in ground


def _is_to_act(token: Token) -> bool:
    """The guards of 'sent orders for the guards to leave': who is asked, and not what for."""
    after = token.right_edge.i + 1
    told = token.dep_ == "pobj" and token.head.lower_ == "for" and after < len(token.doc)
    return told and token.doc[after].lower_ == "to" and token.doc[after].dep_ == "aux"


def is_piece(token: Token) -> bool:
    """The 'ex' and the hyphen of 'jails ex-minister', which the model takes for things of their own."""
    return not any(letter.isalnum() for letter in token.text) or is_prefix(token)


def is_prefix(token: Token) -> bool:
    """The 'ex' of 'ex-minister'."""
    parted = token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and not token.whitespace_
    return parted and token.lower_ in {"anti", "co", "ex", "mid", "non", "pro", "vice"}
