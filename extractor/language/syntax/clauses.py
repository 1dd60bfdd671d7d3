"""Clauses: what a verb is in its sentence, where the model has taken it for something else too."""

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor.language.syntax.tree import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, children


def is_passive(verb: Token) -> bool:
    """'was killed', 'killed by', 'the man killed in …', 'was hit and destroyed': the subject suffers the act."""
    labels = {child.dep for child in verb.children}
    if not labels.isdisjoint(_PASSIVE):
        stated = not (labels.isdisjoint(_SUBJECT) or labels.isdisjoint(_OBJECT))  # 'Chad cut by an hour the curfew'
        return not (stated and labels.isdisjoint(_BARE_PASSIVE))
    if not labels.isdisjoint(_ACTIVE):
        return False
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and verb.head.pos_ == "VERB":
        return is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not is_finite(verb)


_PASSIVE = frozenset(map(get_string_id, PASSIVE_SUBJECTS | {"auxpass", "agent"}))
_BARE_PASSIVE = frozenset(map(get_string_id, PASSIVE_SUBJECTS | {"auxpass"}))
_SUBJECT, _OBJECT = frozenset(map(get_string_id, SUBJECTS)), frozenset(map(get_string_id, OBJECTS))
_ACTIVE = frozenset(map(get_string_id, SUBJECTS | OBJECTS | {"aux"}))


def is_finite(verb: Token) -> bool:
    """'The rebels threatened on Friday to …', 'A gang seized and later shot the judge': what is taken for a participle.

    It is the sentence's verb: it has an object, a clause or an infinitive, or goes on with a past tense.
    """
    if verb.dep_ != "acl" or verb.head.head != verb.head or verb.tag_ not in {"VBD", "VBN"}:
        return False
    if verb.lemma_ in _INTRANSITIVE:  # 'Youths resorted to looting'
        return True
    if verb.tag_ == "VBD" and (children(verb, *OBJECTS, "ccomp", "xcomp") or infinitives(verb)):
        return True
    return any(other.tag_ == "VBD" and children(other, *OBJECTS) for other in children(verb, "conj"))


_INTRANSITIVE = frozenset({"react", "resort", "respond", "retaliate"})  # their participle describes nobody


# Behind which preposition stands who is asked to do what follows: 'called on Chad to leave'.
ASKING = {
    "appeal": ("to",),
    "call": ("on", "upon", "for"),
    "look": ("to",),
    "plead": ("with",),
    "press": ("for",),
    "push": ("for",),
    "rely": ("on",),
    "wait": ("for",),
}


def infinitives(verb: Token) -> list[Token]:
    """'vowed on Friday to leave', 'called on Chad to leave': infinitives that the model calls adverbial.

    Only a date, an adverb or who is asked may stand in between.
    """
    asked = ASKING.get(verb.lemma_, ())
    found = []
    for clause in children(verb, "advcl"):
        if clause.tag_ == "VB" and clause.i > verb.i and any(aux.tag_ == "TO" for aux in children(clause, "aux")):
            between = [child for child in verb.rights if child.i < clause.i]
            if all(_is_adverbial_of_time(child) or child.lower_ in asked for child in between):
                found.append(clause)
    return found


def _is_adverbial_of_time(token: Token) -> bool:
    if token.dep_ == "prep":
        return any(child.ent_type_ in {"DATE", "TIME"} for child in children(token, "pobj"))
    return token.dep_ == "advmod" or (token.dep_ == "npadvmod" and token.ent_type_ in {"DATE", "TIME"})


def sayer(verb: Token, word: int) -> Token | None:
    """The verb of saying whose the word at an index is, where it was hung on the verb of what is said.

    So is the Tuesday of 'said on Tuesday it would leave'; not that of 'said that on Tuesday it would', nor where a
    quotation or colon begins between.
    """
    if verb.dep_ != "ccomp" or not verb.head.i < word < verb.i:
        return None
    clause = min(
        (child.i for child in verb.lefts if child.dep_ in {*SUBJECTS, *PASSIVE_SUBJECTS, "mark", "expl"}), default=0
    )
    between = verb.doc[verb.head.i + 1 : word]
    return verb.head if clause > word and not any(token.text in ",:" or token.is_quote for token in between) else None


def stray_subject(verb: Token) -> Token | None:
    """Russia in 'objected to the war and Russia had urged calm', which the model joins to the war."""
    auxiliaries = [child for child in verb.lefts if child.dep_ == "aux" and child.tag_ in {"VBD", "VBZ", "VBP", "MD"}]
    if not auxiliaries or auxiliaries[0].i == 0:
        return None
    before = verb.doc[auxiliaries[0].i - 1]
    stands = before.dep_ == "conj" and before.pos_ in {"NOUN", "PROPN"} and before.head.pos_ in {"NOUN", "PROPN"}
    return before if stands else None


def is_stray_subject(token: Token) -> bool:
    """Whether a noun that is joined to another one is the subject of the verb after it."""
    if token.dep_ != "conj" or token.i + 1 >= len(token.doc):
        return False
    after = token.doc[token.i + 1]
    return after.dep_ == "aux" and stray_subject(after.head) == token
