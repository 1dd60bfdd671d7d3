"""Whether a name acts where it stands, or is only spoken of as a place or a thing."""

from spacy.tokens import Token

from extractor.components.actors import lists
from extractor.language import syntax

WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "into"})
ARMED = frozenset({"armed_group", "military"})
SIDES = frozenset({"against", "with", "between", "for", "from", "to", "among"})


def acts(token: Token) -> bool:
    """Subject of a verb that does something, by-phrase of a passive, or what is spoken to or dealt with."""
    head, label = token.head, token.dep_
    if label == "conj":
        return acts(head)
    if label == "nsubj":
        return head.pos_ == "VERB" and head.lemma_ not in {"lie", "remain", "border", "fall", "see"}
    if label in {"dobj", "nsubjpass"}:
        return head.lemma_ in lists.addressed()
    if label == "pobj" and head.lower_ == "of":
        return any(child.dep_ == "acl" and child.tag_ == "VBG" for child in token.rights)  # 'of Peru leaving'
    if label == "pobj":
        calls_on = head.lower_ in {"on", "upon"} and head.head.lemma_ == "call"
        return head.dep_ == "agent" or calls_on or (head.lower_ in SIDES and _is_dealing(head.head))
    return False


def _is_dealing(token: Token) -> bool:
    is_call = token.pos_ == "VERB" and token.lemma_ in {"appeal", "call", "retaliate"}
    return is_call or token.lemma_ in lists.dealings()


def owns_deed(token: Token, deeds: frozenset[str] | None = None) -> bool:
    """'US airstrikes', 'the Turkish invasion', 'Russia's campaign': the nation in front of what it does.

    A country's plain name in front tells where it was ('the Yemen campaign'), unless it is an acronym.
    """
    if token.head.lemma_ not in (lists.deeds() if deeds is None else deeds) or token.head.i < token.i:
        return False
    if token.dep_ == "poss":
        return True
    return token.dep_ in {"amod", "compound", "nmod"} and (token.tag_ == "JJ" or token.text.replace(".", "").isupper())


def is_only_a_place(token: Token) -> bool:
    """'outside the White House', 'left Downing Street': a building where something is, not who works there."""
    if token.dep_ == "pobj":
        return token.head.lower_ in WHERE
    return token.dep_ == "dobj" and token.head.lemma_ in lists.entered()


def is_taken(token: Token) -> bool:
    """'Kibati Hill fell to the rebels': a place, whatever the model takes it for."""
    if token.dep_ != "nsubj" or token.head.lemma_ != "fall":
        return False
    heads = lists.agent_heads()
    return any(
        to.ent_type_ in {"NORP", "ORG"} or ((head := heads.get(to.lemma_.lower())) and head.kind in ARMED)
        for to in syntax.objects_of(token.head, "to")
    )


def does(token: Token) -> bool:
    """A subject, a by-phrase, or joined to one: the noun phrase of somebody who does something."""
    if token.dep_ == "conj":
        return token.head != token and does(token.head)
    if token.dep_ == "nsubj":
        return token.head.pos_ == "VERB" and token.head.lemma_ not in {"be", "become", "remain", "die"}
    return (token.dep_ == "pobj" and token.head.dep_ == "agent") or (
        token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.pos_ == "NOUN"
    )
