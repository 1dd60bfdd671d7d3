"""Aims: whom or what an act is aimed at where the words stand outside of a rule's slots, and what was used for it.

'bombings aimed at the army', 'the man they shot', 'the mayor, Luis Soto, and his driver', 'used a knife to attack'.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor import syntax
from extractor.lexicon import expand, word_classes

AIMING = frozenset({"aim", "target", "direct"})
# What an act is done on or at without being aimed at it: 'opened fire on orders', 'a murder on the second floor'.
CIRCUMSTANCES = frozenset(
    "anniversary basis behalf birthday charge condition eve floor foot ground horseback instruction motorcycle "
    "night occasion order pretext scale scene street suspicion time trip way".split()
)
# Parts of a building or vehicle: who breaks them hits the whole.
PARTS = frozenset({"facade", "façade", "gate", "glass", "roof", "window", "windscreen", "windshield"})


def is_circumstance(token: Token) -> bool:
    """'on orders', 'on the second floor', 'on suspicion of …'."""
    return token.dep_ == "pobj" and token.lemma_.lower() in CIRCUMSTANCES


def meant(token: Token) -> Iterator[Token]:
    """Whom a word in the object's place means: the noun behind 'whom', what a number counts, the whole of a part."""
    if token.tag_ in {"WDT", "WP"}:
        clause = token.head
        yield clause.head if clause.dep_ == "relcl" else token
        return
    many = token.pos_ == "NUM" and token.lower_ not in {"one", "1"}
    counted = syntax.objects_of(token, "of") if many or token.lemma_.lower() in PARTS else []
    yield from [noun for noun in counted if noun.pos_ in {"NOUN", "PROPN"}] or [token]
    for name in syntax.children(token, "appos"):  # 'the mayor, Luis Soto, and his driver'
        yield from (child for child in syntax.conjuncts(name) if child != name and child.pos_ in {"NOUN", "PROPN"})


def left_out(verb: Token) -> list[Token]:
    """'the man they killed', 'the village the army shelled': the noun that a clause without 'whom' is about."""
    own = syntax.children(verb, *syntax.SUBJECTS)
    if verb.dep_ != "relcl" or not own or own[0].tag_ in {"WDT", "WP"} or syntax.is_passive(verb):
        return []
    if verb.lemma_ not in word_classes()["transitive"] or syntax.children(verb, *syntax.OBJECTS, "ccomp", "xcomp"):
        return []
    asked = {child.lower_ for child in verb.lefts if child.dep_ in {"advmod", "mark"}}
    return [] if asked & {"where", "when", "why", "how"} else [verb.head]


def is_aim(head: Token, heads: frozenset[int]) -> bool:
    """'laid mines to target patrols', 'builds bombs to target the police': what the act is for, and no second one."""
    if head.lemma_ not in AIMING or head.tag_ != "VB" or head.dep_ not in {"xcomp", "advcl", "acl", "ccomp"}:
        return False
    return head.head.i in heads or head.head.lemma_ in PREPARING


PREPARING = frozenset("assemble bring build buy hide lay make place plant prepare store".split())


def aimed_at(head: Token) -> list[Token]:
    """'bombings targeted at the army', 'the attack, aimed at a convoy', 'seemed to be aimed at civilians'."""
    if head.pos_ not in {"NOUN", "PROPN"}:
        return []
    verbs = syntax.children(head, "acl", "relcl")
    if head.dep_ in {*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS}:
        verbs += [head.head, *syntax.children(head.head, "xcomp")]
    return [noun for verb in verbs if verb.lemma_ in AIMING for noun in syntax.objects_of(verb, "at", "against")]


def means(verb: Token) -> Iterator[Token]:
    """'used a knife to attack', 'a man armed with a knife attacked': the knife."""
    if verb.pos_ != "VERB":
        return
    arms = expand(("@weapon",))
    used = syntax.children(verb.head, *syntax.OBJECTS) if verb.dep_ == "xcomp" and verb.head.lemma_ == "use" else []
    bearers = (clause for doer in syntax.subjects(verb) for clause in syntax.children(doer, "acl"))
    borne = (arm for clause in bearers if clause.lemma_ == "arm" for arm in syntax.objects_of(clause, "with"))
    yield from (token for token in (*used, *borne) if token.lemma_.lower() in arms)


def is_set_apart(outcome: Token, heads: frozenset[int]) -> bool:
    """'police hunt the owner of a bag that exploded, wounding six': an outcome of the nearest act, not of the hunt."""
    if outcome.tag_ != "VBG" or outcome.dep_ != "advcl" or outcome.head.i > outcome.i:
        return False
    between = (outcome.doc[index] for index in range(outcome.head.i + 1, outcome.i) if index in heads)
    return any(verb.dep_ in {"relcl", "acl"} for verb in between)
