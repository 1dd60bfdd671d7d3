"""Noun phrases: where one begins, what stands before its head, what it counts and whose it is."""

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor.language.syntax.tree import IN_FRONT, children, objects_of
from extractor.lexicon import word_classes
from extractor.spans import Words


def base_np(head: Token) -> Words:
    """The base noun phrase of a head: determiner, modifiers, head; nothing that follows it.

    Modifiers count only where they stand in front; a comma apart from them ends the phrase.
    """
    start = head.i
    for child in sorted(head.lefts, key=lambda token: -token.i):
        if child.dep_ in IN_FRONT or (child.dep_ == "punct" and child.tag_ == "HYPH") or _is_bound(child):
            start = child.left_edge.i
        elif child.dep_ != "punct" or child.text not in ",\"'-–()[]":  # 'the Civil Guard (CG) commander'
            break
    while start < head.i and (head.doc[start].is_space or head.doc[start].is_punct):
        start += 1
    return Words(start, head.i + 1)


def _is_bound(word: Token) -> bool:
    """'at least' of 'wounding at least 30', which is no quantmod where no noun follows."""
    return word.dep_ == "advmod" and word.head.pos_ == "NUM"


def modifiers(head: Token) -> list[Token]:
    """Words in front of a noun that say which or what kind, in text order."""
    return [child for child in head.lefts if child.dep in _MODIFYING]


_MODIFYING = frozenset(map(get_string_id, ("amod", "compound", "nmod", "poss", "npadvmod")))


def content(token: Token) -> Token:
    """What a partitive counts: of 'dozens of attacks' the attacks; any other noun is its own content."""
    if token.tag_ in {"NNS", "NN", "CD"} and token.lemma_.lower() in word_classes()["many"]:
        counted = objects_of(token, "of")
        return counted[0] if counted else token
    return token


def counted_by(noun: Token) -> Token:
    """The series in 'a series of attacks', which stands where the attacks would; any other noun itself."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in word_classes()["many"]:
        return noun.head.head
    return noun


def named_after(noun: Token) -> list[Token]:
    """The name that follows 'the mayor of Tolu, Juan Mora', which the model puts beside the town."""
    return [
        name
        for town in objects_of(noun, "of")
        for name in children(town, "appos")
        if name.ent_type_ == "PERSON" and town.ent_type_ != "PERSON"
    ]


def owners(noun: Token) -> list[Token]:
    """Whose plan a deed is: the ministry in 'the ministry's decision on the raid'."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return children(above, "poss") if above.lemma_ in word_classes()["intention"] else []
