"""Mending: what the model misreads in one way again and again, put right in the tree before any component reads it."""

from spacy.tokens import Doc, Token

from extractor import syntax
from extractor.columns import ids_of
from extractor.lexicon import expand

_BEING = frozenset({"am", "are", "be", "been", "being", "get", "got", "is", "was", "were"})


def mend(doc: Doc) -> None:
    """'Gunmen on a motorcycle shot dead two guards': the verb is taken for a noun, a participle, or for 'dead guards'.

    Who stands before it did it, who stands behind it suffered it. Passives, and what has no noun behind it, stay.
    """
    shot, dead = (doc.vocab.strings.add(word) for word in ("shot", "dead"))
    forms = doc.to_array("LOWER").tolist()
    for index, form in enumerate(forms[:-2]):
        if form == shot and forms[index + 1] == dead:
            _mend_shot_dead(doc[index])
        elif form in _OF_HEADLINES and index:
            _mend_headline(doc[index])
        elif form == _IS and doc[index].text == "IS":
            _mend_name(doc[index])


# Verbs that look like nouns: 'Rebels bomb station', 'Robbers stab teacher'.
_OF_HEADLINES = ids_of("ambush assault attack bomb kidnap murder raid shell shoot stab storm torch".split())
(_IS,) = ids_of(("is",))


def _mend_headline(verb: Token) -> None:
    """'Rebels bomb station in Gao': between doers at the sentence's start and what they harm, where no verb is left."""
    doc = verb.doc
    doer, hit = doc[verb.i - 1], _noun_from(verb.nbor(1))
    if verb.pos_ == "VERB" or hit is None or hit.sent != verb.sent or doer.sent != verb.sent:
        return
    before = doc[verb.sent.start : verb.i]
    if any(token.tag_ in {"VBD", "VBP", "VBZ", "MD"} for token in verb.sent) or not _are_doers(doer):
        return
    if any(token.pos_ == "ADP" for token in before) or hit.lemma_.lower() in _OF_POLICE:
        return
    if hit.lemma_.lower() not in expand(_HARMED):
        return
    for token in before[:-1]:
        token.head, token.dep_ = doer, "compound" if token.pos_ in {"NOUN", "PROPN"} else "amod"
    others = [child for word in (doer, verb) for child in word.rights if child not in {verb, hit}]
    verb.tag_, verb.pos_, verb.lemma_, verb.dep_ = "VBP", "VERB", verb.lower_, "ROOT"
    top = verb.sent.root
    verb.head = verb
    if top not in {doer, verb, hit}:
        top.head = verb
    for child in others:
        child.head = verb
    doer.head, doer.dep_ = verb, "nsubj"
    hit.head, hit.dep_ = verb, "dobj"


_OF_POLICE = frozenset("expert man officer squad team unit".split())  # of a bomb squad, a murder team
_HARMED = ("@facility", "@place", "@vehicle", "@vessel", "@someone")


def _are_doers(noun: Token) -> bool:
    words = expand(("@militant", "@soldier", "@police", "@criminal"))
    return noun.lower_ in words or (noun.lower_.endswith("s") and noun.lower_[:-1] in words)


def _mend_name(name: Token) -> None:
    """'killed in IS attacks': the group, which was taken for a verb with the attacks as its predicate."""
    noun = next((child for child in syntax.children(name, "attr") if child.i > name.i), None)
    if noun is None or name.pos_ != "AUX" or name.dep_ not in {"pobj", "dobj", "pcomp"}:
        return
    if any(token.is_alpha and not token.is_upper for token in (name.nbor(-1), name.nbor(1))):
        noun.head, noun.dep_ = name.head, "dobj" if name.dep_ == "dobj" else "pobj"
        for child in [child for child in name.children if child != noun]:
            child.head = noun
        name.head, name.dep_ = noun, "compound"
        name.tag_, name.pos_, name.lemma_ = "NNP", "PROPN", "IS"


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
