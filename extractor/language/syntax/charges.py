"""Charges: the words by which a deed is laid at somebody's door, or taken from it."""

from spacy.tokens import Token

from extractor.language.syntax.tree import OBJECTS

HELD_TO_BE = frozenset({"accuse", "convict", "suspect"})
CLEARING = frozenset({"absolve", "acquit", "clear", "exonerate"})
_CHARGING = HELD_TO_BE | CLEARING
# Beside a word of guilt, that the accused did not do it.
WRONGLY = frozenset({"erroneously", "falsely", "mistakenly", "unfairly", "unjustly", "wrongfully", "wrongly"})


def is_charge(preposition: Token) -> bool:
    """The 'of' of 'accused the general of ordering it', which the model hangs on the general as often as not."""
    noun = preposition.head
    return preposition.lower_ == "of" and noun.dep_ in OBJECTS and noun.head.lemma_ in _CHARGING
