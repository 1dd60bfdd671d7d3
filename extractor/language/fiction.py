"""Fiction: what happens in a film, a novel or a video game has not happened."""

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import expand

SHOWING = frozenset({"depict", "dramatise", "dramatize", "feature", "imagine", "let", "portray", "see", "show"})
# What is made up only where the word before says so: 'video game', 'TV series'.
MADE_UP = frozenset({"adventure", "drama", "game", "series", "show", "story"})
MAKING_UP = frozenset({"computer", "horror", "short", "television", "tv", "video"})
FACTUAL = frozenset({"amateur", "documentary", "factual", "historical", "home", "news", "propaganda"})


def teller(verb: Token) -> Token | None:
    """The work that a deed is told in: the film of 'In the film they kill him', 'The film shows them killing him'."""
    for preposition in syntax.children(verb, "prep"):
        if preposition.lower_ == "in":
            for noun in syntax.children(preposition, "pobj"):
                if _is_fiction(noun):
                    return noun
    above = verb.head
    if verb.dep_ in {"ccomp", "dobj", "xcomp"} and above.lemma_ in SHOWING:
        return next((noun for noun in syntax.children(above, *syntax.SUBJECTS) if _is_fiction(noun)), None)
    return None


def words() -> frozenset[str]:
    """Words of which one stands in each sentence of fiction."""
    return frozenset(expand(("@fiction",))) | MADE_UP


def _is_fiction(noun: Token) -> bool:
    words = {word.lower_ for word in syntax.modifiers(noun)}
    if noun.lemma_ in MADE_UP:
        return not words.isdisjoint(MAKING_UP)
    return noun.lemma_ in expand(("@fiction",)) and words.isdisjoint(FACTUAL)
