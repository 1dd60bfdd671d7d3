"""Verbs of headlines that look like nouns, and what the model makes of the words around them."""

from spacy.tokens import Token

from extractor.columns import ids_of
from extractor.language.mending.shots import noun_from
from extractor.lexicon import expand

# Verbs that look like nouns: 'Rebels bomb station', 'Robbers stab teacher'.
HEADLINE_VERBS = ids_of("ambush assault attack bomb hunt kidnap murder raid shell shoot stab storm torch".split())


def mend_headline_verb(verb: Token) -> None:
    """'Rebels bomb station in Gao': between doers at the sentence's start and what they harm, where no verb is left."""
    doc = verb.doc
    if verb.i + 1 == len(doc):
        return
    doer, hit = doc[verb.i - 1], noun_from(verb.nbor(1))
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


__all__ = ["HEADLINE_VERBS", "mend_headline_verb"]
