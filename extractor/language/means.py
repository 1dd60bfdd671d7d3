"""Means: the deed by which another is done, as real and done by the same: 'broke the truce with air strikes'."""

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import word_classes


def is_of(preposition: Token, verb: Token) -> bool:
    """Whether a phrase tells by what deed something is done.

    'ending the truce by shelling the port', 'respond with air strikes'; not 'deal with attacks', and not 'with the
    strikes', which are known.
    """
    if preposition.lower_ == "by":
        return any(deed.tag_ == "VBG" for deed in syntax.children(preposition, "pcomp"))
    if preposition.lower_ != "with" or verb.lemma_ not in word_classes()["answered"]:
        return False
    return not any(
        child.dep_ == "poss" or child.lower_ in {"the", "this", "these"}
        for deed in syntax.children(preposition, "pobj")
        for child in deed.lefts
    )


def deeds(verb: Token) -> list[Token]:
    """By what deeds it is done, as far as words say so."""
    by = (preposition for preposition in syntax.children(verb, "prep") if is_of(preposition, verb))
    return [deed for preposition in by for deed in syntax.children(preposition, "pobj", "pcomp")]


def doers(deed: Token) -> list[Token]:
    """Who shells in 'Chad answered with shelling'; nobody where the deed is no means of another."""
    verb = deed.head.head
    if deed.dep_ != "pobj" or deed.head.lower_ != "with" or syntax.is_passive(verb) or not is_of(deed.head, verb):
        return []
    return syntax.subjects(verb)
