"""Aims: whom or what an act is aimed at where the words stand outside of a rule's slots, and what was used for it.

'bombings aimed at the army', 'the man they shot', 'the mayor, Luis Soto, and his driver', 'used a knife to attack'.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.language import syntax
from extractor.language.slots import fillers
from extractor.lexicon import expand, word_classes

AIMING = frozenset({"aim", "target", "direct"})


def is_circumstance(token: Token) -> bool:
    """'on orders', 'on the second floor', 'on suspicion of …'."""
    return token.dep_ == "pobj" and token.lemma_.lower() in word_classes()["circumstance"]


def meant(token: Token) -> Iterator[Token]:
    """Whom a word in the object's place means: the noun behind 'whom', what a number counts, the whole of a part."""
    if token.tag_ in {"WDT", "WP"}:
        clause = token.head
        yield clause.head if clause.dep_ == "relcl" else token
        return
    many = token.pos_ == "NUM" and token.lower_ not in {"one", "1"}
    part = _is_part(token) or (token.lower_ == "those" and _is_part(token.head))
    counted = syntax.objects_of(token, "of") if many or part else []
    yield from [noun for noun in counted if noun.pos_ in {"NOUN", "PROPN"}] or [token]
    beside = [*syntax.children(token, "appos"), *syntax.named_after(token), *_astray(token)]
    for name in beside:  # 'the mayor, Luis Soto, and his driver'
        others = [child for child in syntax.conjuncts(name) if child != name and child.pos_ in {"NOUN", "PROPN"}]
        yield from [name, *others] if others and _is_listed(token, name) else others


def _is_part(noun: Token) -> bool:
    """'the door of the bank': who breaks it hits the whole."""
    return noun.lemma_.lower() in word_classes()["part_of_whole"]


def _astray(noun: Token) -> list[Token]:
    """'Gunmen shot a captain, two sergeants and a cook': the sergeants, which the model puts beside the gunmen."""
    if noun.dep_ not in syntax.OBJECTS:
        return []
    beside = [name for subject in syntax.children(noun.head, "nsubj") for name in syntax.children(subject, "appos")]
    return [name for name in beside if name.i > noun.i and _is_listed(noun, name)]


def _is_listed(noun: Token, after: Token) -> bool:
    """'a teacher, a policeman and a farmer': a list, where 'the minister, a lawyer, and his wife' tells of two."""
    article = _article(noun)
    return after.pos_ == "NOUN" and article is not None and article == _article(after)


def _article(noun: Token) -> str | None:
    found = next((child for child in noun.lefts if child.dep_ in {"det", "nummod", "poss"}), None)
    if found is None or found.dep_ == "nummod" or found.lower_ in {"a", "an"}:
        return "a" if found is not None else None
    return found.lower_


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
    return head.head.i in heads or head.head.lemma_ in word_classes()["preparing"]


def aimed_at(head: Token) -> list[Token]:
    """'bombings targeted at the army', 'the attack, aimed at a convoy', 'seemed to be aimed at civilians'."""
    if head.pos_ not in {"NOUN", "PROPN"}:
        return []
    verbs = syntax.children(head, "acl", "relcl")
    if head.dep_ in {*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS}:
        verbs += [head.head, *syntax.children(head.head, "xcomp")]
    return [noun for verb in verbs if verb.lemma_ in AIMING for noun in syntax.objects_of(verb, "at", "against")]


def planted_on(verb: Token) -> Iterator[Token]:
    """'a mine was planted by rebels on the bridge', 'a bomb laid at the entrance to the bank': the bridge, the bank."""
    if verb.lemma_ not in word_classes()["planting"]:
        return
    sites = expand(("@facility", "@carrying_people"))  # a bomb in a car is as often a car bomb
    for where in (verb, *syntax.objects_of(verb, "by")):
        for noun in syntax.objects_of(where, "on", "at", "in", "outside", "inside"):
            whole = syntax.objects_of(noun, "of", "to") if _is_part(noun) else []
            yield from (site for site in whole or [noun] if site.lemma_.lower() in sites)


def means(head: Token) -> Iterator[Token]:
    """What is used: 'used a knife to attack', 'used knives in the attacks', 'a man armed with a knife attacked'."""
    noun = syntax.counted_by(head)
    verb = noun.head if noun != head or noun.dep_ in syntax.OBJECTS else head  # 'used drones to launch attacks'
    arms = expand(("@weapon",))
    if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during"}:
        verb = noun.head.head
        if verb.lemma_ in {"employ", "use"}:
            yield from (arm for arm in fillers(verb, "object") if arm.lemma_.lower() in arms)
    if verb.pos_ != "VERB":
        return
    used = syntax.children(verb.head, *syntax.OBJECTS) if verb.dep_ == "xcomp" and verb.head.lemma_ == "use" else []
    bearers = (clause for doer in syntax.subjects(verb) for clause in syntax.children(doer, "acl"))
    borne = (arm for clause in bearers if clause.lemma_ == "arm" for arm in syntax.objects_of(clause, "with"))
    yield from (token for token in (*used, *borne) if token.lemma_.lower() in arms)


def wielded(head: Token) -> Iterator[Token]:
    """'shot him with a rifle', 'did damage to the mill with explosives': a weapon; beside a thing an explosive."""
    arms, charges = expand(("@weapon",)), expand(("@explosive",))
    above = [head.head] if head.pos_ == "NOUN" and head.dep_ in syntax.OBJECTS else []
    found = [arm for word in (head, *above) for arm in syntax.objects_of(word, "with", "using")]
    yield from (arm for arm in found if arm.lemma_.lower() in arms)
    for noun in (*fillers(head, "object"), *syntax.objects_of(head, "to", "on", "of")):
        if noun.pos_ == "NOUN" and noun.lemma_.lower() not in word_classes()["people"]:
            yield from (charge for charge in syntax.objects_of(noun, "with") if charge.lemma_.lower() in charges)


def drawn(verb: Token) -> Iterator[Token]:
    """'took out a pistol and began shooting', 'drew a knife and stabbed him': the weapon that was drawn to do it."""
    first = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in {"begin", "start"} else verb
    drawing = first.head
    if drawing.lemma_ not in word_classes()["drawing"]:
        return
    if first.dep_ != "conj" or first.i < drawing.i or is_other_deed(first):
        return
    out = any(child.lower_ in {"out", "from"} for child in syntax.children(drawing, "prt", "prep", "advmod"))
    if out or drawing.lemma_ not in {"pull", "take"}:  # 'took a rifle' to the shop
        arms = expand(("@weapon",))
        yield from (arm for arm in syntax.children(drawing, *syntax.OBJECTS) if arm.lemma_.lower() in arms)


def is_other_deed(verb: Token) -> bool:
    """'drew his gun and police shot him', 'drew his gun and was shot': what somebody else did."""
    return bool(syntax.children(verb, *syntax.SUBJECTS)) or syntax.is_passive(verb)


def is_set_apart(outcome: Token, heads: frozenset[int]) -> bool:
    """'police hunt the owner of a bag that exploded, wounding six': an outcome of the nearest act, not of the hunt."""
    if outcome.tag_ != "VBG" or outcome.dep_ != "advcl" or outcome.head.i > outcome.i:
        return False
    between = (outcome.doc[index] for index in range(outcome.head.i + 1, outcome.i) if index in heads)
    return any(verb.dep_ in {"relcl", "acl"} for verb in between)
