"""Warding off: who repels an attack is a side of the fight, but has not attacked."""

from spacy.tokens import Token

from extractor.language import syntax

PUSHING = frozenset({"beat", "drive", "fend", "fight", "hold", "push", "throw", "turn", "ward"})
REPELLING = frozenset(
    {"avert", "foil", "prevent", "repel", "repulse", "resist", "stop", "survive", "thwart", "withstand"}
)


def warding_verb(noun: Token) -> Token | None:
    """The verb of 'repelled an attack', 'beat back the assault', 'fought off a raid'; None where there is none."""
    if noun.pos_ != "NOUN" or noun.dep_ not in {*syntax.OBJECTS, *syntax.PASSIVE_SUBJECTS, "pobj"}:
        return None
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_ in REPELLING:
        return verb
    off = any(child.lower_ in {"off", "back"} for child in verb.children if child.dep_ in {"prt", "advmod", "prep"})
    return verb if off and verb.lemma_ in PUSHING else None
