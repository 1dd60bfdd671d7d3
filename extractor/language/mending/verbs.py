"""Verbs of headlines that look like nouns, and what the model makes of the words around them."""

from spacy.tokens import Token

from extractor.columns import ids_of
from extractor.language.mending.shots import noun_from
from extractor.lexicon import expand

# Verbs that look like nouns: 'Rebels bomb station', 'Robbers stab teacher', 'Truce talks resume in Kampala'.
_PLAIN = frozenset(
    "ambush arrest assault attack block bomb clash fire flee free hunt kidnap loot march murder raid rally resume "
    "seize shell shoot stab storm torch trade".split()
)
_THIRD = frozenset("arrests convicts detains dissolves frees jails raids seizes sentences".split())
_WITHOUT_OBJECT = frozenset("clash flee march rally resume".split())
HEADLINE_VERBS = ids_of(_PLAIN | _THIRD)


def mend_headline_verb(verb: Token) -> None:
    """'Rebels bomb station in Gao': between doers at the sentence's start and what they harm, where no verb is left.

    The plain form needs more than one doer in front of it, as no compound begins with a plural ('rebel attack').
    """
    doc = verb.doc
    doer = doc[verb.i - 1]
    if not _is_misread(verb) or verb.i + 1 == len(doc) or doer.sent != verb.sent or not _agree(doer, verb):
        return
    after = verb.nbor(1)
    hit = after if after.tag_ == "VBG" else noun_from(after)
    if hit is None or hit.sent != verb.sent:
        hit = None
        if after.pos_ != "ADP" or verb.lower_ not in _WITHOUT_OBJECT:
            return
    before = doc[verb.sent.start : verb.i]
    if any(token.tag_ in _FINITE and not _is_misread(token) for token in verb.sent):
        return
    if any(token.pos_ == "ADP" for token in before) or (hit is not None and not _is_done_to(hit, doer)):
        return
    _make_root(verb, doer, hit)


_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def _is_misread(token: Token) -> bool:
    """Whether a word is no verb of the tree, even if its form is a verb's: 'dissolves' as part of a name."""
    return token.pos_ != "VERB" or token.dep_ == "compound"


def _make_root(verb: Token, doer: Token, hit: Token | None) -> None:
    """Put the verb on top of its sentence, with its doer and what it is done to below it."""
    before = verb.doc[verb.sent.start : verb.i]
    for token in before[:-1]:
        token.head, token.dep_ = doer, "compound" if token.pos_ in {"NOUN", "PROPN"} else token.dep_
        token.dep_ = "amod" if token.pos_ == "ADJ" else token.dep_
    others = [child for word in (doer, verb) for child in word.rights if child not in {verb, hit}]
    third = verb.lower_ in _THIRD
    verb.tag_, verb.pos_, verb.dep_ = ("VBZ" if third else "VBP"), "VERB", "ROOT"
    verb.lemma_ = verb.lower_[:-1] if third else verb.lower_
    top = verb.sent.root
    verb.head = verb
    if top not in {doer, verb, hit}:
        top.head = verb
    for child in others:
        child.head = verb
    doer.head, doer.dep_ = verb, "nsubj"
    if hit is not None:
        hit.head, hit.dep_ = verb, "dobj"


_OF_POLICE = frozenset("expert man officer squad team unit".split())  # of a bomb squad, a murder team
_HARMED = ("@facility", "@place", "@vehicle", "@vessel", "@someone")
_FIRED = frozenset("bullet gas grenade missile mortar rocket round shell shot".split())
_DOERS = ("@militant", "@soldier", "@police", "@criminal")
_MANY = frozenset("dozens hundreds millions scores tens thousands talks".split())


def _agree(doer: Token, verb: Token) -> bool:
    """Whether the word in front can be the subject: of a plain form several, of the third person one."""
    noun = doer.lower_
    if verb.lower_ in _THIRD:  # no camp raids
        named = doer.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"}
        return doer.tag_ in {"NN", "NNP"} and (named or noun in expand((*_DOERS, "@group", "@official")) | _AUTHORITIES)
    words = expand((*_DOERS, "@people", "@protester", "@civilian"))
    return noun in _MANY or (noun in words and noun in _COLLECTIVE) or (noun.endswith("s") and noun[:-1] in words)


_AUTHORITIES = frozenset("army court government judge junta jury navy police regime state tribunal".split())
_COLLECTIVE = frozenset("fishermen gunmen militiamen policemen people police servicemen troops".split())


def _is_done_to(hit: Token, doer: Token) -> bool:
    """Whether it can be done to that: anything by plainly more than one; harm to some, or a shot fired, by police."""
    noun = hit.lemma_.lower()
    if noun in _OF_POLICE:
        return False
    named = hit.ent_type_ == "NORP" and hit.pos_ == "NOUN"  # 'Police arrest Syrian'
    return doer.lower_.endswith("s") or named or noun in expand(_HARMED) or noun in _FIRED


__all__ = ["HEADLINE_VERBS", "mend_headline_verb"]
