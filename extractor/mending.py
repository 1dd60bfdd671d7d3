"""Mending: what the model misreads in one way again and again, put right in the tree before any component reads it."""

from spacy.tokens import Doc, Token

from extractor import syntax

_BEING = frozenset({"am", "are", "be", "been", "being", "get", "got", "is", "was", "were"})


_DISGUISED = frozenset({"clothe", "disguise", "dress", "masquerade", "pose"})
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})


def mend(doc: Doc) -> None:
    """Put right, in place, what the model misread."""
    _mend_plurals(doc)
    _mend_shots(doc)
    _mend_disguises(doc)


def _mend_plurals(doc: Doc) -> None:
    """'its air strikes led to', 'after US airstrikes': a plural noun that is taken for a verb."""
    tag = doc.vocab.strings.add("VBZ")
    for index in (doc.to_array("TAG") == tag).nonzero()[0].tolist():
        token = doc[index]
        if token.dep_ in _NOMINAL and any(child.dep_ in syntax.IN_FRONT for child in token.lefts):
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.lower_.removesuffix("s")


def _mend_disguises(doc: Doc) -> None:
    """'Men dressed as soldiers killed two nuns': the soldiers are taken for those who killed them."""
    for index in (doc.to_array("LOWER") == doc.vocab.strings.add("as")).nonzero()[0].tolist():
        mark, dressed = doc[index], doc[index - 1]
        verb = mark.head
        seeming = [child for child in syntax.children(verb, "nsubj") if child.i > index]
        if index and dressed.lemma_ in _DISGUISED and mark.dep_ == "mark" and verb.head == dressed and seeming:
            who = dressed.head if dressed.dep_ == "acl" else next(iter(syntax.children(dressed, "nsubj")), None)
            if who is not None:
                _undress(mark, seeming[0], who)


def _undress(mark: Token, seeming: Token, who: Token) -> None:
    """Give the verb its subject back: 'as' and what they seem to be hang on the participle, this on its noun."""
    verb = mark.head
    dressed = verb.head
    top = who if dressed.dep_ == "acl" else dressed
    above, label = top.head, top.dep_
    mark.head, mark.dep_ = dressed, "prep"
    seeming.head, seeming.dep_ = mark, "pobj"
    verb.head, verb.dep_ = (verb, "ROOT") if above == top else (above, label)
    who.head, who.dep_ = verb, "nsubj"
    dressed.head, dressed.dep_ = who, "acl"


def _mend_shots(doc: Doc) -> None:
    """'Gunmen on a motorcycle shot dead two guards': the verb is taken for a noun, a participle, or for 'dead guards'.

    Who stands before it did it, who stands behind it suffered it. Passives, and what has no noun behind it, stay.
    """
    shot, dead = (doc.vocab.strings.add(word) for word in ("shot", "dead"))
    forms = doc.to_array("LOWER").tolist()
    for index, form in enumerate(forms[:-2]):
        if form == shot and forms[index + 1] == dead:
            _mend_shot_dead(doc[index])


def _mend_shot_dead(shot: Token) -> None:
    doc, dead = shot.doc, shot.nbor(1)
    hit = _noun_from(shot.nbor(2))
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
    shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    hit.head, hit.dep_ = shot, "dobj"
    dead.head, dead.dep_ = shot, "oprd"


def _noun_from(token: Token) -> Token | None:
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


__all__ = ["mend"]
