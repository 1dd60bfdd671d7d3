"""Evidence: whether the proof, sign or evidence of a deed is said to be missing."""

from spacy.tokens import Token

from extractor.language import syntax

NOUNS = frozenset({"evidence", "indication", "proof", "sign", "trace"})
SCARCE = frozenset({"few", "insufficient", "little", "scant", "scanty"})
MISSING = frozenset({"absence", "lack", "want"})
BEARING = frozenset({*syntax.OBJECTS, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS, "attr"})


def is_lacking(noun: Token) -> bool:
    """'no evidence', 'little proof', 'has not seen any sign', 'without proof', 'a lack of evidence'."""
    if syntax.is_negated(noun) or any(word.lower_ in SCARCE for word in syntax.children(noun, "amod", "det")):
        return True
    above = noun.head
    if noun.dep_ == "pobj":
        return above.lower_ == "without" or (above.lower_ == "of" and above.head.lemma_ in MISSING)
    return noun.dep_ in BEARING and above.pos_ in {"VERB", "AUX"} and syntax.is_negated(above)


def lacking(clause: Token) -> Token | None:
    """What a clause lacks: the evidence of 'no evidence that', the proof of 'No proof has emerged that'; else None."""
    above = clause.head
    if clause.dep_ in {"acl", "relcl", "ccomp"} and above.pos_ == "NOUN":
        nouns = [above]
    elif clause.dep_ == "ccomp" and clause.i > above.i:
        nouns = syntax.children(above, *BEARING)
    else:
        nouns = []
    return next((noun for noun in nouns if noun.lemma_ in NOUNS and is_lacking(noun)), None)


def is_at_issue(deed: Token, below: Token) -> bool:
    """Whether evidence is of a deed itself: of 'no sign of an end to the raid' and 'no proof that he led the raid' not.

    `below` is the word that hangs on the evidence: the preposition before the deed, or the verb of a clause.
    """
    if below.dep_ == "prep":
        return deed.dep_ != "pobj" or deed.head == below
    return deed.dep_ != "pobj"
