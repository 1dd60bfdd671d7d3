"""Logical subject and object: who does it and to whom, whatever the grammar of the sentence makes of them."""

from spacy.tokens import Token

from extractor.language import syntax
from extractor.language.slots.reader import MENDED
from extractor.lexicon import word_classes

_GOING = frozenset({"arrive", "be", "come", "depart", "embark", "fly", "go", "leave", "travel"})
_SPELLS = frozenset({"day", "hour", "month", "night", "round", "spell", "week"})  # 'began ten days of raids'


def logical_subject(head: Token) -> list[Token]:
    """Who does it: of an active verb the subject, of a passive one the by-phrase; of a noun, whoever is the subject of
    the verb that carries it ('carried out an attack', 'a strike launched by the rebels')."""
    if head.pos_ in {"VERB", "AUX"}:
        passive = syntax.is_passive(head) or _is_bare_participle(head)
        return syntax.objects_of(head, "by") if passive else syntax.subjects(head)
    if head.dep_ == "acomp":  # 'Chile is willing'
        return syntax.subjects(head.head)
    if head.dep_ == "pobj" and head.head.lower_ == "on" and head.head.head.lemma_ in _GOING:  # 'went on strike'
        return syntax.subjects(head.head.head)
    if (part := syntax.part_taken(head)) is not None:
        return syntax.subjects(part)
    carrier = support_verb(head)
    return logical_subject(carrier) if carrier is not None else syntax.owners(head)


def support_verb(noun: Token) -> Token | None:
    """The support verb that a noun is the logical object of."""
    supports = word_classes()["support"]
    candidates = [noun.head] if noun.dep_ in {*syntax.OBJECTS, *syntax.PASSIVE_SUBJECTS} else []
    candidates += [child for child in noun.rights if child.dep_ in {"acl", "relcl"}]
    if noun.dep_ == "dobj" and noun.head.lemma_ in word_classes()["saying"]:  # 'said the blast, …, was carried out by'
        candidates += [verb for verb in syntax.children(noun.head, "ccomp") if _lacks_subject(verb)]
    for verb in candidates:
        lemma = MENDED.get(verb.lemma_, verb.lemma_)
        if lemma in supports and (verb == noun.head or verb.dep_ not in {"acl", "relcl"} or syntax.is_passive(verb)):
            return verb
    whole = _state_of(noun) or syntax.counted_by(noun, _SPELLS)
    return support_verb(whole) if whole != noun else None


def _state_of(noun: Token) -> Token | None:
    """The state of 'declared a state of emergency', which the verb carries."""
    above = noun.head.head
    return above if noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lower_ == "state" else None


def _lacks_subject(verb: Token) -> bool:
    return bool(syntax.children(verb, "auxpass")) and not syntax.children(verb, *syntax.PASSIVE_SUBJECTS)


def logical_object(head: Token) -> list[Token]:
    if head.pos_ not in {"VERB", "AUX"}:
        return []
    found = [token for child in syntax.children(head, *syntax.OBJECTS) for token in syntax.conjuncts(child)]
    found += [token for particle in syntax.children(head, "prt") for token in syntax.children(particle, "pobj")]
    if syntax.is_passive(head):
        noun = [head.head] if head.dep_ == "acl" else syntax.subjects(head)
        return noun + found
    if head.dep_ == "amod" and head.tag_ == "VBN":  # 'the kidnapped nurses'
        return [head.head, *found]
    if _is_bare_participle(head):
        return syntax.subjects(head)
    return found or _shared_object(head)


def _shared_object(verb: Token) -> list[Token]:
    """'killed and wounded scores': the object that a verb has in common with the next one.

    Not 'vowed to retaliate but has made few gains': it has a clause of its own.
    """
    if syntax.children(verb, "xcomp", "ccomp"):
        return []
    for other in syntax.children(verb, "conj"):
        if other.i > verb.i and not syntax.children(other, "aux", *syntax.SUBJECTS):
            return [token for child in syntax.children(other, *syntax.OBJECTS) for token in syntax.conjuncts(child)]
    return []


def _is_bare_participle(verb: Token) -> bool:
    """'Troop levels cut', 'Dozens arrested as …': passive without an auxiliary.

    A past tense is taken for one where the verb never goes without an object.
    """
    if verb.tag_ != "VBN" and (verb.tag_ != "VBD" or verb.lemma_ not in word_classes()["transitive"]):
        return False
    return not (syntax.children(verb, *syntax.OBJECTS, "aux", "prt", "ccomp", "xcomp") or _shared_object(verb))
