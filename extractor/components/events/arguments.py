"""Arguments: who does what to whom, with what.

Nobody is accused without a word for it: read are the slots of a rule's frame and a few constructions, and only people,
groups, organisations and countries can be agents. A place, a weapon or another event in the subject is none.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractor.components.events import aims
from extractor.components.events.aims import is_circumstance, is_set_apart, meant
from extractor.components.events.constructions import (
    asked_or_accused,
    at_the_hands_of,
    authors,
    behind_by,
    hurt_in,
    left_hurt,
    named_among,
    struck,
)
from extractor.components.events.doers import acts, group_of, is_side, is_weapon_in_front
from extractor.components.events.participants import Participants, is_in_fate
from extractor.event_types import event_types, is_violent
from extractor.language import syntax
from extractor.lexicon import expand, word_classes
from extractor.rules import FrameRule, Match
from extractor.spans import SUFFERERS, Argument

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
# Who suffers an outcome on his own body is a victim; who or what is aimed at is a target.
BODILY = frozenset({"killing", "assassination", "execution", "assault", "sexual_violence"})
SEIZING = BODILY | {"abduction", "shooting"}
# Words for both sides at once, and for acts that a plural subject does to itself: 'rivals met', 'gangs clashed'.
MUTUAL = frozenset({"side", "rival", "foe", "neighbour", "neighbor", "both", "two"})
SYMMETRIC = frozenset("agree brawl clash confer exchange feud meet negotiate scuffle summit talk talks trade".split())
HARMING = frozenset({"injure", "kill", "leave", "maim", "wound"})  # what a blast does to people
# Slots that are no preposition, and words without which a construction need not be looked for.
INSIDE = frozenset("subject object modifier poss complement particle near governor before".split())
AIMED = frozenset({"aimed", "aiming", "directed", "targeted", "targeting"})
EQUIPPED = frozenset({"armed", "use", "used", "uses", "using"})
# What comes from those who do it: 'shelling from the rebels'.
FIRE = frozenset("ambush assault attack barrage bombardment fire gunfire raid shelling shot strike".split())
# Acts that nobody announces as his own.
TOLD_OF = frozenset("attack ambush assassination blast bombing explosion killing massacre murder shooting".split())
ADMITTING = frozenset({"acknowledge", "admit", "concede", "deny"})
_CLAUSE_PARTS = syntax.SUBJECTS | syntax.PASSIVE_SUBJECTS | syntax.OBJECTS
_OTHER_SIDE = frozenset({"pobj", "dobj", "conj"})


def arguments(match: Match, known: Participants, heads: frozenset[int]) -> tuple[Argument, ...]:
    """The arguments of a trigger in text order; `heads` are the head tokens of all triggers of the document."""
    found: dict[tuple[str, int], Argument] = {}
    apart = is_set_apart(match.head, heads)
    for role, token in _candidates(match, known):
        if apart and role == "agent":
            continue
        checked = _role_of(role, token, match, known)
        told = token.i in heads and not _speaks_of_acts(match, checked)  # an act of its own is no argument of another
        if checked and not told and token.i not in match.tokens:
            found.setdefault((checked, token.i), Argument(*_extent(token, known), role=checked, head=token.i))
            if role == "agent" and checked == "instrument" and token.i in known.national:  # 'Israeli tanks fired'
                found.setdefault((role, token.i), Argument(*_extent(token, known), role=role, head=token.i))
    kept = [argument for argument in found.values() if not _misread(argument, found.values(), match.head.doc, known)]
    kept = _one_sided(kept, match.head)
    return tuple(sorted(kept, key=lambda argument: (argument.start, argument.end, argument.role)))


def _speaks_of_acts(match: Match, role: str | None) -> bool:
    """Whether what plays a role may be an act: 'condemned the attack', 'an inquiry into the blast'."""
    spoken = event_types()[match.rule.label.lower()].category in {"diplomacy", "politics"}
    return role == "topic" or (spoken and role == "target")


def _misread(argument: Argument, beside: Collection[Argument], doc: Doc, known: Participants) -> bool:
    """'their campaign against Isis': a pronoun that was taken for the very one whom the act is aimed at."""
    if argument.role != "agent" or doc[argument.head].pos_ != "PRON":
        return False
    aimed = {known.actors.get(other.head) for other in beside if other.role in {"target", "victim"}}
    return known.actors.get(argument.head) in aimed


def _one_sided(found: list[Argument], head: Token) -> list[Argument]:
    """'The minister convened a meeting', 'troops fought for the town': one side alone is who acts.

    A plural that stands for both sides ('ministers met', 'gangs clashed') stays a party, and so does the other side.
    """
    parties = [argument for argument in found if argument.role == "party"]
    if len(parties) != 1 or any(argument.role == "agent" for argument in found):
        return found
    (party,) = parties
    word = head.doc[party.head]
    side = (word.dep_ in _OTHER_SIDE and word.head.dep_ != "agent") or word.lemma_.lower() in MUTUAL
    both = word.tag_ in {"NNS", "CD", "DT"} and head.lemma_.lower() in SYMMETRIC
    if side or both:
        return found
    return [replace(party, role="agent") if argument == party else argument for argument in found]


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


def _candidates(match: Match, known: Participants) -> Iterator[tuple[str, Token]]:
    head, words = match.head, known.words(match.head.i)
    frame = _frame(match.rule, head)
    violent = event_types()[match.rule.label.lower()].category == "violence"
    done_to = frame.get("of") in SUFFERERS and "of" in words and _has_object(head, known)
    for slot, role in frame.items():
        if done_to and slot == "poss" and role in SUFFERERS:
            role = "agent"  # 'Chad's killing of two nuns'
        if role:
            for token in _fillers(match, slot) if slot in INSIDE or slot in words else ():
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
        yield from _violent_candidates(head, known)
    if match.rule.label in {"BATTLE", "RIOT"} and "with" in words:
        yield from (("party", token) for token in hurt_in(head))
    yield from asked_or_accused(match)
    if "with" in words or "using" in words:
        yield from (("instrument", token) for token in aims.wielded(head))


def _has_object(noun: Token, known: Participants) -> bool:
    return any(token.i not in known.dates for token in syntax.objects_of(noun, "of"))


def _violent_candidates(head: Token, known: Participants) -> Iterator[tuple[str, Token]]:
    """What stands outside of the slots of a violent act: a construction is looked for where its word stands."""
    words = known.words(head.i)
    if "from" in words and head.pos_ == "NOUN" and head.lemma_ in FIRE:
        yield from (("agent", token) for token in syntax.objects_of(head, "from"))
    if "hands" in words:
        yield from (("agent", token) for token in at_the_hands_of(head))
    harmed = bool({head.head.lemma_, head.head.head.lemma_} & HARMING)
    for token in (each for found in struck(head) for each in meant(found)):
        yield "victim" if harmed and _has_a_body(token, known) else "target", token
    if "leaving" in words:  # 'ambushed a patrol, leaving five soldiers dead'
        clauses = (clause for clause in syntax.children(head, "advcl") if clause.lower_ == "leaving")
        yield from (("victim", token) for clause in clauses for token in left_hurt(clause) if _has_a_body(token, known))
    if "by" in words and head.pos_ == "NOUN":  # 'attacks by rebels on the army': the model hangs it on the rebels
        beside = (token for doer in syntax.objects_of(head, "by") for token in syntax.objects_of(doer, "on", "against"))
        yield from (("target", token) for token in beside if not is_circumstance(token))
    yield from (("target", token) for token in aims.left_out(head))
    if not words.isdisjoint(AIMED):
        yield from (("target", token) for token in aims.aimed_at(head))
    yield from (("target", token) for token in aims.planted_on(head))
    if head.pos_ == "VERB":
        yield from (("instrument", token) for token in aims.drawn(head))
    if not words.isdisjoint(EQUIPPED):
        yield from (("instrument", token) for token in aims.means(head))


def _fillers(match: Match, slot: str) -> list[Token]:
    if slot == "subject" and _is_reported(match.head):
        return []
    found = match.around.fillers(slot)
    if slot == "by":
        return behind_by(match.head, match.around.fillers(slot))
    if slot == "at" and match.head.lemma_ in HARMING and match.around.fillers("object"):
        return []  # 'killed nine at a court': where it was
    if slot in {"on", "at"}:
        found = [token for token in found if not is_circumstance(token)]
    if slot != "modifier":
        return found
    found += [word for weapon in found if is_weapon_in_front(weapon) for word in syntax.modifiers(weapon)]
    return [leader for token in found if token.dep_ != "poss" for leader in _leading(token)]


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
    return frame


def _role_of(role: str, token: Token, match: Match, known: Participants) -> str | None:
    """The role that the frame gives, corrected by what the noun is; None where it has no part."""
    violent = event_types()[match.rule.label.lower()].category == "violence"
    if known.is_dateline(token) or (token.dep_ == "poss" and role in SUFFERERS and known.is_body_of_men(token)):
        return None
    if role in SUFFERERS and match.rule.label.lower() in SEIZING and known.has_no_body(token):
        return None
    if token.i in known.dates or token.pos_ not in {*syntax.NOMINAL, "ADJ", "NUM", "DET"}:
        return None
    if (token.pos_ == "PRON" and token.i not in known.actors) or syntax.is_nobody(token):
        return None
    is_people = known.sides.get(token.i) in {"police", "government"}  # 'border agents' are no chemical
    means = "@weapon" if role == "agent" else "@munition"  # a plane may be hijacked, a bomb is only ever used
    if violent and role in {"agent", "target"} and token.lemma_.lower() in expand((means,)) and not is_people:
        return "instrument"
    if role == "target" and match.head.lemma_ == "detonate" and token.dep_ in {*syntax.OBJECTS, "nsubjpass"}:
        return "instrument"  # 'detonated a truck'
    if role == "instrument" and token.lemma_.lower() in word_classes()["people"]:  # 'shot by a sniper'
        role = "agent"
    if role in {"agent", "party"}:
        return role if acts(token, match, known) or (role == "party" and is_side(token, known)) else None
    if token.pos_ == "ADJ" and role != "topic":
        return None
    if role == "recipient" and not _receives(token, known):
        return None
    bodily = role == "target" and (match.rule.label.lower() in BODILY or match.head.lemma_ in word_classes()["harming"])
    if bodily and token.lemma_.lower() in expand(("@abstract",)):  # 'the massacre and the persecution'
        return None
    return "victim" if bodily and _has_a_body(token, known) else role


def _has_a_body(token: Token, known: Participants) -> bool:
    """Whether what is killed or beaten is people, by their noun or for want of any other sense."""
    if known.can_act(token) or token.pos_ == "NUM" or token.ent_type_ in {"NORP", "PERSON"}:
        return True
    things = expand(("@abstract", "@facility", "@place", "@property", "@territory", "@vehicle", "@animal"))
    return token.i not in known.places and token.pos_ == "NOUN" and token.lemma_.lower() not in things


def _receives(token: Token, known: Participants) -> bool:
    """Whether something can be asked of, given or told to a noun: 'urged restraint' asks nobody."""
    return known.can_act(token) or token.i in known.places or token.lemma_.lower() not in word_classes()["counsel"]


def _extent(token: Token, known: Participants) -> tuple[int, int]:
    """The words of an argument: of a person the name without titles, of anything else the base noun phrase."""
    if token.i in known.persons:
        return known.persons[token.i].start, known.persons[token.i].end
    if token.dep_ == "compound" and token.i in known.names and known.is_armed_group(token):
        return known.name_before(token), token.i + 1
    if token.dep_ in {"amod", "compound", "nmod"} and token.pos_ in {"ADJ", "PROPN"} and not list(token.lefts):
        return token.i, token.i + 1
    if is_in_fate(token):  # 'holding 12 envoys hostage'
        return syntax.base_np(token.head).start, token.i + 1
    words = syntax.base_np(token)
    return words.start, words.end
