"""Generic mentions: words that speak of a sort of event, and of none in particular."""

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import Trigger

LONGEST_CELL = 3  # words of a column's name
PLURALS = frozenset({"talks", "charge"})  # types whose one event is told in the plural


def is_generic(head: Token, trigger: Trigger, violent: frozenset[int]) -> bool:
    """'fear of raids': a bare plural with no one, no time and no place to it; 'the risk of attack'."""
    if _is_danger(head) and not (trigger.arguments or trigger.dates or trigger.places or trigger.near):
        return True
    if _is_asked_about(head) or _is_taken_for(head) or _tells_which(head):
        return True
    if _is_threatened_with(head) or _has_come_about(head) or _is_carried_out(head) or _is_listed(head, violent):
        return False
    if head.tag_ not in {"NNS", "NNPS"} or syntax.children(head, "det", "nummod", "poss", "compound", "nmod"):
        return False
    if trigger.type in PLURALS and head.dep_ in {"pobj", "dobj"}:  # 'after days of talks', 'faces charges of fraud'
        return False
    if head.dep_ == "nsubj" and head.head.lemma_ == "be" and _is_usual(head.head):
        return True
    if any(child.lower_ not in word_classes()["indefinite"] for child in syntax.children(head, "amod")):
        return False  # 'angry protests'
    return not (trigger.arguments or trigger.dates or trigger.places or trigger.near or trigger.aggregate)


def _is_danger(head: Token) -> bool:
    """'the risk of attack', 'the threat of execution': what may come some day."""
    bare = head.tag_ == "NN" and not syntax.children(head, "det", "nummod", "poss", "amod", "compound", "nmod")
    return bare and head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in DANGERS


DANGERS = frozenset({"danger", "fear", "possibility", "prospect", "risk", "threat"})


def _is_asked_about(head: Token) -> bool:
    """'What is an ambush?': the word, and nothing that happened."""
    asked = syntax.children(head.head, "attr", "nsubj") if head.head.lemma_ == "be" else []
    return head.dep_ in {"attr", "nsubj"} and any(word.tag_ == "WP" for word in asked)


def _is_taken_for(head: Token) -> bool:
    """'I thought it was a quake': what somebody took something else for."""
    copula = head.head
    taken = head.dep_ == "attr" and copula.dep_ == "ccomp" and copula.head.lower_ == "thought"
    return taken and any(word.lower_ in {"it", "that", "this"} for word in syntax.children(copula, "nsubj"))


POSTED = frozenset({"base", "garrison", "station"})


def _tells_which(head: Token) -> bool:
    """'fired at soldiers stationed in Gao': which ones, and nobody was sent; of those who act it may be news."""
    told_beside = head.dep_ == "acl" and head.head.dep_ not in syntax.SUBJECTS
    return told_beside and head.tag_ == "VBN" and head.lemma_ in POSTED


def _is_threatened_with(head: Token) -> bool:
    """'threatened Chad with sanctions': some in particular, of whoever threatens."""
    return head.dep_ == "pobj" and head.head.lower_ == "with" and head.head.head.lemma_ == "threaten"


def _has_come_about(head: Token) -> bool:
    """'Gunshots were heard', 'Explosions shook the port': told of in the past, they were some."""
    verb = head.head
    if head.dep_ not in {*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS} or verb.pos_ != "VERB":
        return False
    return verb.tag_ == "VBD" or any(child.lower_ in {"was", "were"} for child in syntax.children(verb, "auxpass"))


def _is_carried_out(head: Token) -> bool:
    """'attacks carried out in his name', 'murders committed by soldiers'."""
    deeds = (verb for verb in syntax.children(head, "acl") if verb.tag_ == "VBN")
    return any(verb.lemma_ in word_classes()["support"] for verb in deeds)


def _is_listed(head: Token, violent: frozenset[int]) -> bool:
    """'frequent attacks on the police and assassinations': as particular as what it stands beside."""
    if head.dep_ != "conj" or head.i not in violent:
        return False
    first = head.head
    while first.dep_ == "conj":
        first = first.head
    carrier = first.head.head if first.dep_ == "pobj" else first
    return carrier.i in violent and carrier.pos_ in {"NOUN", "PROPN"} and bool(syntax.children(carrier, "amod", "det"))


def is_column_head(head: Token) -> bool:
    """'Year | Protests | Arrests', also with tabs or wide gaps: a row of short cells."""
    near = head.doc[max(head.i - LONGEST_CELL, 0) : head.i + LONGEST_CELL + 1]
    if not any(_parts_cells(token) for token in near):  # most sentences: spares looking through them
        return False
    cells, length = [], 0
    for token in head.sent:
        if _parts_cells(token):
            cells.append(length)
            length = 0
        else:
            length += 1
    return len(cells) >= 2 and max(*cells, length) <= LONGEST_CELL


def _parts_cells(token: Token) -> bool:
    return token.text == "|" or token.is_space


def is_manner(head: Token) -> bool:
    """'recalled its envoy in protest': how it was done, no march."""
    bare = head.head.lower_ == "in" and not any(True for _ in head.lefts)
    return bare and head.lower_ == "protest" and head.dep_ == "pobj" and not syntax.children(head, "conj")


def is_cause(head: Token, heads: frozenset[int]) -> bool:
    """'were killed in skirmishes', 'fled after raids': what was told of, had these."""
    preposition, above = head.head, head.head.head
    return (
        head.dep_ == "pobj"
        and preposition.lower_ in {"in", "after", "amid", "during", "following"}
        and above.i in heads
        and above.tag_ in {"VBD", "VBN"}
    )


def _is_usual(copula: Token) -> bool:
    """'Accidents are common': said of all of them."""
    return any(child.lower_ in {"common", "frequent", "rare", "routine"} for child in syntax.children(copula, "acomp"))
