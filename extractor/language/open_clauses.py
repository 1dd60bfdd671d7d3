"""Open clauses: what a wh-word takes for granted, and what is only waited for."""

from spacy.tokens import Token

from extractor.language import syntax

_ASKING = frozenset({"WP", "WP$", "WRB"})
_WAITING = frozenset({"till", "until"})
_PRESENT = frozenset({"are", "has", "have", "is"})
_TO_COME = frozenset({"'d", "'ll", "will", "wo", "would"})


def is_taken_as_fact(clause: Token) -> bool:
    """'It is not clear who was behind the raid', 'did not say how he was killed': the deed itself is not in doubt."""
    if clause.dep_ not in {"ccomp", "pcomp"} or any(child.tag_ == "TO" for child in syntax.children(clause, "aux")):
        return False
    first = clause.left_edge
    return first.tag_ in _ASKING and first.i < clause.i


def waited_for(verb: Token) -> Token | None:
    """The 'until' of 'will not leave until they lay down their arms'; not of 'fought until they laid them down'."""
    marks = [child for child in syntax.children(verb, "mark", "advmod") if child.lower_ in _WAITING]
    if not marks or verb.dep_ != "advcl":
        return None
    own = {child.lower_ for child in syntax.children(verb, "aux", "auxpass")}
    present = verb.tag_ in {"VBP", "VBZ"} or not own.isdisjoint(_PRESENT)
    ahead = any(child.lower_ in _TO_COME for child in syntax.children(verb.head, "aux"))
    return marks[0] if present or ahead else None


__all__ = ["is_taken_as_fact", "waited_for"]
