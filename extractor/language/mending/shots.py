"""'Shot dead' and 'shot down': verbs that the model takes apart in one way again and again."""

from spacy.tokens import Token

from extractor.language import syntax

_BEING = frozenset({"am", "are", "be", "been", "being", "get", "got", "is", "was", "were"})


def mend_shot_dead(shot: Token) -> None:
    """'Gunmen on a motorcycle shot dead two guards': the verb is taken for a noun, a participle, or for 'dead guards'.

    Who stands before it did it, who stands behind it suffered it. Passives, and what has no noun behind it, stay.
    """
    doc, dead = shot.doc, shot.nbor(1)
    hit = noun_from(shot.nbor(2))
    passive = doc[shot.i - 1].lower_ in _BEING or syntax.children(shot, "auxpass")
    if hit is None or hit.sent != shot.sent or passive or shot.i == shot.sent.start:
        return
    doer = next((child for child in syntax.children(dead, "nsubj") if child.i < shot.i), None)
    if (doer is not None and dead.head != shot) or (shot.dep_ == "nsubj" and shot.head == dead):
        _take_over(shot, dead)
    elif not (shot.pos_ == "VERB" and (syntax.children(shot, "nsubj") or shot.dep_ in {"conj", "relcl"})):
        nouns = [head for _, head in syntax.ancestors(shot) if head.i < shot.i and head.pos_ in syntax.NOMINAL]
        if not nouns or (nouns[-1].head != nouns[-1] and nouns[-1].head.pos_ != "VERB"):
            return
        _make_verb(shot, nouns[-1], hit)
    if shot.lower_ == "shot":
        shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    hit.head, hit.dep_ = shot, "dobj"
    dead.head, dead.dep_ = shot, "oprd"


def noun_from(token: Token) -> Token | None:
    """The head of the noun phrase that begins with a word; None where none does."""
    while token.dep_ in syntax.IN_FRONT and token.head.i > token.i:
        token = token.head
    return token if token.pos_ in {*syntax.NOMINAL, "NUM"} else None


def _take_over(shot: Token, dead: Token) -> None:
    """'Two men on a scooter shot dead the mayor', where 'dead' was made the verb: 'shot' is it."""
    last, carrier = shot.nbor(-1), shot.head
    for token in [child for child in shot.lefts if child != last]:
        token.head = last
    if last.head == shot:
        last.head, last.dep_ = (shot, "nsubj") if carrier == dead else (carrier, "pobj")
    above, label = dead.head, dead.dep_
    shot.head, shot.dep_ = (shot, "ROOT") if above == dead else (above, label)
    for token in [child for child in dead.children if child != shot]:
        token.head = shot


def _make_verb(shot: Token, doer: Token, hit: Token) -> None:
    """Put the verb where its subject hung, and give what was hung on either of its nouns its own place."""
    last = shot.nbor(-1)
    carrier = hit.head if hit.head.i < last.i else None
    astray = [token for token in (*shot.lefts, *hit.lefts) if token.i < last.i]
    if doer.head == doer:
        shot.head, shot.dep_ = shot, "ROOT"
    else:
        shot.head, shot.dep_ = doer.head, "ccomp"
    if last.head.i >= shot.i and carrier is not None and carrier != last:
        last.head, last.dep_ = carrier, "pobj" if carrier.pos_ == "ADP" else "dobj"
    for token in astray:
        token.head = last
    for token in [child for child in doer.rights if child.i > shot.i]:
        token.head = shot
    doer.head, doer.dep_ = shot, "nsubj"


def mend_shot_down(down: Token) -> None:
    """'The army shot down 85 drones': the drones are what was shot, and 'down' is no adverb of theirs."""
    shot = down.nbor(-1)
    if down.head != shot or shot.pos_ != "VERB" or syntax.children(shot, *syntax.OBJECTS, "auxpass"):
        return
    hit = next((child for child in down.rights if child.dep_ in {"npadvmod", "nummod", "pobj", "dep"}), None)
    if hit is not None:
        hit.head, hit.dep_ = shot, "dobj"
        down.dep_, down.tag_, down.pos_ = "prt", "RP", "ADP"


__all__ = ["mend_shot_dead", "mend_shot_down", "noun_from"]
