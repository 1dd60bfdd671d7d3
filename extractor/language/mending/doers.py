"""Doers: by-phrases that the model hangs on another word than what they did, and nations taken for an object."""

from spacy.tokens import Doc, Token

from extractor import gazetteer
from extractor.language import syntax
from extractor.lexicon import word_classes


def mend_by(preposition: Token) -> None:
    """'told to shoot by a colonel': the colonel told; 'condemned the bombing of a school by Chad': Chad bombed it."""
    doer = next(iter(syntax.children(preposition, "pobj")), None)
    if doer is None or doer.ent_type_ in {"DATE", "TIME"} or preposition.dep_ == "agent":
        return
    asking = _told_to(preposition.head)
    deed = asking or _deed_of(preposition)
    if deed is not None and (asking is not None or _acts(doer)):
        preposition.head, preposition.dep_ = deed, "agent"


def _told_to(verb: Token) -> Token | None:
    """Of an infinitive the passive that governs it, by whose doer the by-phrase stands: 'were told to shoot by'."""
    passive = verb.tag_ == "VB" and verb.dep_ == "xcomp" and syntax.children(verb.head, "auxpass")
    return verb.head if passive else None


def _deed_of(preposition: Token) -> Token | None:
    """The bombing of 'the bombing of a school by Chad', wherever the phrase was hung; else None.

    Of 'was named a terrorist group by Chad' the naming.
    """
    above = preposition.head
    if above.dep_ == "oprd" and syntax.children(above.head, "auxpass"):
        return above.head
    if above.pos_ == "VERB":  # what is done by somebody who is named: whatever stands before the phrase is another's
        nouns = syntax.children(above, *syntax.OBJECTS) if syntax.children(above, *syntax.SUBJECTS) else []
        return next((noun for noun in nouns if noun.right_edge.i == preposition.i - 1 and noun.pos_ == "NOUN"), None)
    inside = above.dep_ == "pobj" and above.head.lower_ == "of" and not _is_deed(above)
    noun = above.head.head if inside else above
    return noun if _is_deed(noun) else None


def _acts(noun: Token) -> bool:
    """'by Chad', 'by the ELN', 'by rebels', 'by a soldier'; not 'by force', 'by the lake', 'by Lake Chad'.

    Nor 'by Niger angered Mali', where the model takes a verb for a part of the name.
    """
    if any(word.tag_ in {"VBD", "VBZ"} or (word.tag_ == "NNP" and word.is_lower) for word in noun.lefts):
        return False
    if noun.ent_type_ in {"NORP", "ORG", "PERSON"}:
        return True
    if noun.pos_ == "PROPN":
        start = min((child.i for child in syntax.children(noun, "compound")), default=noun.i)
        return gazetteer.country_of_name(noun.doc[start : noun.i + 1].text) is not None
    known = noun.tag_ == "NNS" or any(noun.lefts)
    return known and noun.lemma_.lower() in word_classes()["people"]


def mend_nations(doc: Doc) -> None:
    """'condemned Chadian shelling of Bol': the nation in front of a deed is taken for what is condemned."""
    nations = doc.to_array("ENT_TYPE") == doc.vocab.strings.add("NORP")
    for index in nations.nonzero()[0].tolist():
        nation = doc[index]
        deed = doc[index + 1] if index + 1 < len(doc) else nation
        if nation.dep_ == "dobj" and deed.head == nation.head and deed.dep_ in {"dobj", "advcl"} and _is_deed(deed):
            deed.tag_, deed.pos_, deed.dep_, deed.lemma_ = "NN", "NOUN", "dobj", deed.lower_
            nation.head, nation.dep_ = deed, "amod"
        if nation.dep_ == "amod" and nation.head == deed and _is_deed(deed):
            nation.tag_, nation.pos_ = "JJ", "ADJ"


def _is_deed(noun: Token) -> bool:
    """'the bombing of a school', 'the arrest of a judge'; not 'the face of a mob', 'the days of protests'."""
    name = noun.lower_.removesuffix("s")
    act = name.endswith(_OF_DEEDS) or name in word_classes()["violence"] | _DEEDS
    return act and noun.tag_ in {"NN", "NNS", "VBG"} and bool(syntax.objects_of(noun, "of"))


_OF_DEEDS = ("ing", "tion", "sion", "ment", "ure")
_DEEDS = frozenset("abuse arrest murder rape recall release siege theft".split())


__all__ = ["mend_by", "mend_nations"]
