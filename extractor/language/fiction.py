"""Fiction: what happens in a film, a novel, a video game, a dream, a drill or a faked picture has not happened."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import expand, word_classes

ABOUT = frozenset({"about", "around", "of", "on"})


def teller(deed: Token) -> Token | None:
    """The work that a deed is told in: the film of 'In the film they kill him', 'The film shows them killing him'.

    The word 'mock' of 'attacked a mock village', where that says it.
    """
    above = deed.head
    spoken = above.lemma_ in word_classes()["saying"]  # 'In a show the general said that they had shelled it'
    told_in = [deed, above] if deed.dep_ == "ccomp" and not spoken else [deed]
    works = [noun for verb in told_in for noun in syntax.objects_of(verb, "in")]
    if deed.dep_ in {"ccomp", "dobj", "xcomp"} and above.lemma_ in word_classes()["depicting"]:
        works += syntax.children(above, *syntax.SUBJECTS)
    found = (noun for noun in (*works, *_plotted(deed)) if _is_fiction(noun))
    mock = word_classes()["mock"]
    work = next(found, None) or next((word for word in _aimed_at(deed) if word.lower_ in mock), None)
    own = syntax.children(deed, "aux", *syntax.SUBJECTS)
    joined = deed.dep_ == "conj" and above.pos_ == "VERB" and not own  # 'kidnaps a minister and kills'
    return teller(above) if work is None and joined else work


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
    if owner.lemma_ == "story" and owner.dep_ == "dobj":  # 'tells the story of a guard who kills'
        owner = owner.head
    tells = owner.lemma_ in word_classes()["telling"] and owner.pos_ in {"VERB", "AUX"}
    return syntax.subjects(owner) if tells else [owner]


def words() -> frozenset[str]:
    """Words of which one stands in each sentence of fiction."""
    return expand(("@fiction", "@made_up", "@picture", "@unreal", "@mock"))


def _is_fiction(noun: Token) -> bool:
    """'a novel', 'a dream'; 'a video game', 'a faked video', where the word before says so; no 'documentary film'."""
    lemma, classes = noun.lemma_, word_classes()
    before = {word.lower_ for word in syntax.modifiers(noun)}
    if lemma in classes["unreal"]:
        return True
    if lemma in classes["picture"] and not before.isdisjoint(classes["faked"]):
        return True
    if lemma in classes["made_up"]:
        return not before.isdisjoint(classes["making_up"])
    return lemma in classes["fiction"] and before.isdisjoint(classes["factual"])
