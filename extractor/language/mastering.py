"""Mastering: a deed that somebody is said not to have ordered, planned or paid for, while that it was done is known."""

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import word_classes

DENYING = frozenset({"deny", "refute"})

PART_IN = frozenset({"complicity", "connection", "culpability", "hand", "involvement", "part", "role"})


def disowned(noun: Token) -> Token | None:
    """The verb that clears somebody of having ordered a deed that is known, or by which he denies it.

    'acquitted of ordering the massacre', 'denied that he planned the killing of a nun'; None for 'denied ordering an
    attack', where nothing says that there was one, and for 'denied attacking the port', his own deed.
    """
    master = noun.head
    if noun.dep_ not in syntax.OBJECTS or master.lemma_ not in word_classes()["mastering"] or not _is_known(noun):
        return None
    clause = master.head if master.dep_ == "xcomp" and master.head.lemma_ in {"help", "try"} else master
    above = clause.head
    if clause.dep_ == "pcomp" and above.lower_ == "of":
        verb = above.head.head if syntax.is_charge(above) else above.head
        return verb if verb.lemma_ in syntax.CLEARING and not syntax.is_negated(verb) else None
    if clause.dep_ == "pcomp" and above.lower_ == "in" and above.head.lemma_ in PART_IN:  # 'a role in it'
        above = above.head.head
        return above if above.lemma_ in DENYING and not syntax.is_negated(above) else None
    denied = clause.dep_ in {"xcomp", "ccomp"} and above.lemma_ in DENYING and above.i < clause.i
    return above if denied and not syntax.is_negated(above) else None


def deeds(verb: Token) -> list[Token]:
    """What a verb of denying or clearing says that somebody did not order: the massacre of 'denied ordering it'."""
    clauses = syntax.children(verb, "xcomp", "ccomp")
    for word in (verb, *syntax.children(verb, *syntax.OBJECTS)):
        clauses += syntax.objects_of(word, "of", "in")
    clauses += [below for clause in clauses for below in syntax.children(clause, "xcomp")]
    return [noun for clause in clauses for noun in syntax.children(clause, *syntax.OBJECTS) if disowned(noun) == verb]


def _is_known(noun: Token) -> bool:
    """'the massacre', 'the killing of a nun', 'the 2015 bombing', 'her murder'; not 'an attack', 'any killing'."""
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in {"the", "this", "that", "these", "those"})
        for child in noun.lefts
    )
