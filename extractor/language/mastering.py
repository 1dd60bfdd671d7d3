"""Mastering: a deed that is known, and that somebody is said to have had no part in, or not to have ordered."""

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import word_classes

DENYING = frozenset({"deny", "refute"})
REFUSING = frozenset({"decline", "refuse"})
PLOTTING = frozenset({"conspire", "plan", "plot", "prepare"})  # what was only meant need not have been done

PART_IN = frozenset({"complicity", "connection", "culpability", "hand", "involvement", "part", "role"})


def disowned(noun: Token) -> Token | None:
    """The verb that clears somebody of a deed that is known, or by which he denies it or kept out of it.

    'acquitted of ordering the massacre', 'denied that he took part in the raid', 'did not join the mutiny'; None for
    'denied ordering an attack', where nothing says that there was one, for 'denied attacking the port', his own.
    """
    part = syntax.part_taken(noun)
    master = part or noun.head
    commands = noun.dep_ in syntax.OBJECTS and master.lemma_ in word_classes()["mastering"]
    if not (part or commands) or not _is_known(noun, master):
        return None
    if part is not None and syntax.is_negated(part):
        return part
    clause = master.head if master.dep_ == "xcomp" and master.head.lemma_ in {"help", "try"} else master
    above = clause.head
    if clause.dep_ == "pcomp" and above.lower_ == "of":
        verb = above.head.head if syntax.is_charge(above) else above.head
        return verb if verb.lemma_ in syntax.CLEARING and not syntax.is_negated(verb) else None
    if clause.dep_ == "pcomp" and above.lower_ == "in" and above.head.lemma_ in PART_IN:  # 'a role in it'
        above = above.head.head
        return above if above.lemma_ in DENYING and not syntax.is_negated(above) else None
    unwilling = DENYING | REFUSING if part is not None else DENYING
    denied = clause.dep_ in {"xcomp", "ccomp"} and above.lemma_ in unwilling and above.i < clause.i
    return above if denied and not syntax.is_negated(above) else None


def deeds(verb: Token) -> list[Token]:
    """What a verb of denying or clearing says that somebody did not order or join: the raid of 'denied ordering it'."""
    clauses = syntax.children(verb, "xcomp", "ccomp")
    for word in (verb, *syntax.children(verb, *syntax.OBJECTS)):
        clauses += syntax.objects_of(word, "of", "in")
    clauses += [below for clause in clauses for below in syntax.children(clause, "xcomp")]
    objects = [noun for clause in clauses for noun in syntax.children(clause, *syntax.OBJECTS)]
    joined = [noun for word in (*clauses, *objects) for noun in syntax.objects_of(word, "in")]
    return [noun for noun in (*objects, *joined) if disowned(noun) == verb]


def _is_known(noun: Token, master: Token) -> bool:
    """'the massacre', 'her murder'; not 'an attack'. Of what was plotted 'the 2015 bombing', not 'his murder'."""
    if master.lemma_ in PLOTTING:
        return any(child.ent_type_ == "DATE" or child.lower_ in {"this", "that"} for child in noun.lefts)
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in {"the", "this", "that", "these", "those"})
        for child in noun.lefts
    )
