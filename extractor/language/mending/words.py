"""Words: nouns that the model takes for verbs, and what somebody is dressed as for somebody else."""

from spacy.tokens import Doc, Token

from extractor.language import syntax

_DISGUISED = frozenset({"clothe", "disguise", "dress", "masquerade", "pose"})
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "pobj"})


def mend_plurals(doc: Doc) -> None:
    """'its air strikes led to', 'after US airstrikes': a plural noun that is taken for a verb."""
    tag = doc.vocab.strings.add("VBZ")
    for index in (doc.to_array("TAG") == tag).nonzero()[0].tolist():
        token = doc[index]
        if token.dep_ in _NOMINAL and any(child.dep_ in syntax.IN_FRONT for child in token.lefts):
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", _singular(token.lower_)


def _singular(plural: str) -> str:
    """
    >>> _singular("strikes"), _singular("clashes"), _singular("bodies")
    ('strike', 'clash', 'body')
    """
    if plural.endswith("ies"):
        return plural.removesuffix("ies") + "y"
    return plural[:-2] if plural.endswith(("ches", "shes", "sses", "xes")) else plural.removesuffix("s")


def mend_people(doc: Doc) -> None:
    """'Police arrest Syrian over Homs massacre': a Syrian, who is taken for what describes the massacre."""
    adjective, people = doc.vocab.strings.add("JJ"), doc.vocab.strings.add("NORP")
    for index in ((doc.to_array("TAG") == adjective) & (doc.to_array("ENT_TYPE") == people)).nonzero()[0].tolist():
        word = doc[index]
        if not index or index + 1 == len(doc) or word.nbor(1).pos_ not in {"ADP", "SCONJ"}:
            continue
        if word.dep_ == "amod" and word.head.i > index + 1 and word.head.head != word.head:
            _part_from(word, word.head)
        elif word.dep_ not in syntax.OBJECTS:
            continue
        word.tag_, word.pos_, word.dep_ = "NN", "NOUN", "dobj"


def _part_from(person: Token, noun: Token) -> None:
    """Hang a noun on the preposition in front of it, what hung there on the noun, and a person where that was."""
    preposition = person.nbor(1)
    person.head = noun.head
    for name in syntax.children(preposition, "pobj"):
        name.head, name.dep_ = noun, "compound"
    noun.head, noun.dep_ = preposition, "pobj"
    preposition.head = person


def mend_disguises(doc: Doc) -> None:
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


def mend_name(name: Token) -> None:
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


def mend_acronyms(doc: Doc) -> None:
    """'ECOWAS threatened sanctions': a name in capitals that is taken for a verb, an adjective or a plain noun.

    Only before a verb, not itself in capitals.
    """
    shapes, tags = doc.to_array("SHAPE"), doc.to_array("TAG")
    verbs = [doc.vocab.strings.add(tag) for tag in ("VBD", "VBN", "VBZ")]
    for index in (shapes == doc.vocab.strings.add("XXXX")).nonzero()[0].tolist():  # four capitals or more
        word = doc[index]
        if index + 1 == len(doc) or tags[index + 1] not in verbs or word.pos_ == "PROPN" or not word.is_alpha:
            continue
        if word.nbor(1).is_lower and (word.i == word.sent.start or word.dep_ == "nsubj"):
            _make_name(word, word.nbor(1))


def _make_name(name: Token, verb: Token) -> None:
    """Make a word a name, and the participle behind it its verb where it was taken for the sentence's."""
    name.tag_, name.pos_, name.lemma_ = "NNP", "PROPN", name.text
    noun = verb.head
    if name.head != name or verb.dep_ != "amod" or noun.head != name:
        return
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    for child in [child for child in name.rights if child != verb]:
        child.head = verb
    noun.dep_ = "dobj"
    name.head, name.dep_ = verb, "nsubj"


def mend_abbreviated(closing: Token) -> None:
    """'Red Liberation Army (RLA) guerrillas fled': people whose name in front is taken for who they are."""
    acronym, noun = closing.nbor(-1), closing.nbor(1) if closing.i + 1 < len(closing.doc) else closing
    name = noun.head
    inside = acronym.is_upper and acronym.i > 1 and acronym.nbor(-1).text == "(" and acronym.nbor(-2) == name
    if not inside or (noun.tag_, noun.dep_, name.pos_) != ("NNS", "appos", "PROPN"):
        return
    above = name.head
    noun.dep_, noun.head = name.dep_, noun if above == name else above
    for child in [child for child in name.rights if child.i > noun.i]:
        child.head = noun
    name.head, name.dep_ = noun, "nmod"


__all__ = ["mend_abbreviated", "mend_acronyms", "mend_disguises", "mend_name", "mend_people", "mend_plurals"]
