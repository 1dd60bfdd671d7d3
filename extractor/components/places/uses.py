"""How a mention uses a place's name: for the place, for those who govern it, or to qualify a noun."""

from spacy.tokens import Doc, Token

from extractor.components.places.wording import addressed, bodies, dealings, deeds, verbs_of_places
from extractor.spans import Words

DEALT = frozenset({"with", "against", "between", "to"})
CALLED = frozenset({"call", "appeal"})
READY = frozenset({"due", "eager", "keen", "poised", "prepared", "ready", "reluctant", "unwilling", "willing"})
QUALIFIES = frozenset({"compound", "nmod", "amod"})


def use_of(doc: Doc, words: Words, *, governs: bool) -> str:
    """`literal`, `metonymic` or `modifier`; `governs` says whether the place is a country or a capital."""
    head = _head(doc, words)
    if head.dep_ in QUALIFIES and head.head.i >= words.end:
        return "modifier"
    if head.dep_ == "poss" and _is_a_body(head.head):
        return "modifier"
    if governs and _acts(head):
        return "metonymic"
    return "literal"


def _head(doc: Doc, words: Words) -> Token:
    """The token of the stretch that hangs on something outside it."""
    for index in range(words.end - 1, words.start - 1, -1):
        if not words.covers(doc[index].head.i):
            return doc[index]
    return doc[words.end - 1]


def _is_a_body(owned: Token) -> bool:
    """Whether what a place owns is somebody: 'Syria's army', 'Peru's Ana Soto'."""
    return owned.ent_type_ in {"PERSON", "ORG"} or owned.lemma_.lower() in bodies()


def _acts(head: Token) -> bool:
    """Whether a name stands where only people can: as doer, as one spoken to or dealt with, as owner of a deed."""
    token = head
    while token.dep_ == "conj":
        token = token.head
    place, governor = token.dep_, token.head
    if place == "nsubj":
        verb = _about_to(governor) or governor
        return verb.pos_ == "VERB" and verb.lemma_.lower() not in verbs_of_places()
    if place == "dobj":
        return governor.lemma_.lower() in addressed() or any(
            child.dep_ in {"xcomp", "ccomp"} for child in governor.rights
        )
    if place == "poss":
        return governor.lemma_.lower() in deeds()
    if place == "pobj" and governor.lower_ in {"on", "upon", "to"} and governor.head.lemma_.lower() in CALLED:
        return True  # 'called on Ankara to leave'
    if place == "pobj":
        return governor.dep_ == "agent" or (governor.lower_ in DEALT and governor.head.lemma_.lower() in dealings())
    return False


def _about_to(verb: Token) -> Token | None:
    """The act of 'Chad is due to hold talks'."""
    states = (child for child in verb.children if child.dep_ == "acomp" and child.lower_ in READY)
    return next((act for state in states for act in state.children if act.dep_ == "xcomp"), None)
