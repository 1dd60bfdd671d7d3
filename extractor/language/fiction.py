"""Fiction: what happens in a film, a novel, a video game, a dream, a drill or a faked picture has not happened."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import expand

SHOWING = frozenset({"depict", "dramatise", "dramatize", "feature", "imagine", "let", "portray", "see", "show"})
# What is made up only where the word before says so: 'video game', 'TV series'.
MADE_UP = frozenset({"adventure", "drama", "game", "series", "show", "story"})
MAKING_UP = frozenset({"computer", "horror", "short", "television", "tv", "video"})
FACTUAL = frozenset({"amateur", "documentary", "factual", "historical", "home", "news", "propaganda"})
TELLING = frozenset({"be", "revolve", "sing", "speak", "tell"})
ABOUT = frozenset({"about", "around", "of", "on"})
# Pictures that show what was made up where the word before says so: 'an AI-generated video'.
PICTURES = frozenset("animation clip footage image photo photograph picture recording video".split())
FAKED = frozenset("altered concocted deepfake doctored fabricated fake faked generated manipulated synthetic".split())
# What somebody sees in his sleep, or what is gone through for practice.
UNREAL = frozenset({"deepfake", "dream", "re-enactment", "reenactment", "rehearsal", "simulation", "wargame"})
MOCK = frozenset({"dummy", "fictional", "fictitious", "imaginary", "mock", "simulated"})


def teller(deed: Token) -> Token | None:
    """The work that a deed is told in: the film of 'In the film they kill him', 'The film shows them killing him'.

    The word 'mock' of 'attacked a mock village', where that says it.
    """
    above = deed.head
    told_in = [deed, above] if deed.dep_ == "ccomp" else [deed]
    works = [noun for verb in told_in for noun in syntax.objects_of(verb, "in")]
    if deed.dep_ in {"ccomp", "dobj", "xcomp"} and above.lemma_ in SHOWING:
        works += syntax.children(above, *syntax.SUBJECTS)
    found = (noun for noun in (*works, *_plotted(deed)) if _is_fiction(noun))
    return next(found, None) or next((word for word in _aimed_at(deed) if word.lower_ in MOCK), None)


def _aimed_at(deed: Token) -> Iterator[Token]:
    for target in (*syntax.children(deed, *syntax.OBJECTS), *syntax.objects_of(deed, "on", "at", "against")):
        yield from syntax.modifiers(target)


def _plotted(deed: Token) -> list[Token]:
    """The play of 'a play about soldiers who kill nuns', 'the play tells of a murder'; not 'about the murder in 1968'.

    What is told in the present tense, or of a deed that is not known, belongs to the plot.
    """
    auxiliaries = [child for child in deed.children if child.dep_ in {"aux", "auxpass"}]
    now = (auxiliaries[0] if auxiliaries else deed).tag_ in {"VBG", "VBP", "VBZ"}
    if deed.dep_ in {"relcl", "acl"} and now:
        person = deed.head
    elif any(child.lower_ in {"a", "an"} for child in syntax.children(deed, "det")):
        person = deed
    else:
        return []
    about = person.head
    if person.dep_ != "pobj" or about.lower_ not in ABOUT:
        return []
    owner = about.head
    return syntax.subjects(owner) if owner.lemma_ in TELLING and owner.pos_ in {"VERB", "AUX"} else [owner]


def words() -> frozenset[str]:
    """Words of which one stands in each sentence of fiction."""
    return frozenset(expand(("@fiction",))) | MADE_UP | PICTURES | UNREAL | MOCK


def _is_fiction(noun: Token) -> bool:
    words = {word.lower_ for word in syntax.modifiers(noun)}
    if noun.lemma_ in UNREAL:
        return True
    if noun.lemma_ in PICTURES and not words.isdisjoint(FAKED):
        return True
    if noun.lemma_ in MADE_UP:
        return not words.isdisjoint(MAKING_UP)
    return noun.lemma_ in expand(("@fiction",)) and words.isdisjoint(FACTUAL)
