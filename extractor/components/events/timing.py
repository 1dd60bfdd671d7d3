"""Timing: the word that a date, or a place, belongs to, where the tree hangs it higher or lower."""

import datetime as dt
from collections.abc import Container

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.language import syntax
from extractor.spans import Timex


def root(doc: Doc, start: int, end: int) -> Token:
    """The word of a stretch that hangs on something outside it."""
    inside = range(start, end)
    return next((token for token in doc[start:end] if token.head.i not in inside or token.head == token), doc[start])


def date_governor(doc: Doc, timex: Timex) -> Token:
    """The word that a date modifies; of 'a week before she resigned' what the whole clause modifies."""
    token = root(doc, timex.start, timex.end)
    mark = token.head if token.dep_ == "npadvmod" else token
    if mark.dep_ in {"mark", "advmod"} and mark.head.dep_ == "advcl":
        return mark.head.head
    if token.dep_ in {"npadvmod", "advmod"} and token.head.dep_ == "advcl" and _counts_from(timex, token.head):
        return token.head.head
    return _since_what(token) or up(token)


def _since_what(date: Token) -> Token | None:
    """The independence of 'has had four coups since independence from Chad in 1960', where 'in' hangs on the verb."""
    led = date.head
    if date.dep_ != "pobj" or led.lower_ not in {"in", "on"}:
        return None
    before = [child for child in led.head.children if child.dep_ == "prep" and child.right_edge.i == led.i - 1]
    nouns = [noun for child in before if child.lower_ == "since" for noun in syntax.children(child, "pobj")]
    return next((noun for noun in nouns if tells_since_when(noun)), None)


def _counts_from(timex: Timex, clause: Token) -> bool:
    """'a day after rebels shelled it': the clause is what is counted from, not what happened on the day."""
    marks = (child for child in clause.lefts if child.dep_ in {"mark", "advmod"} and child.i >= timex.start)
    return timex.relation in {"before", "after"} or any(mark.lower_ in {"before", "after"} for mark in marks)


def tells_since_when(noun: Token) -> bool:
    """The independence of 'four coups since independence in 1960': the date is that noun's."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"since", "until", "before"} and noun.ent_type_ != "DATE"


def told(verb: Token, date: int) -> Token:
    """What is told, where a date before '…, witnesses said' was hung on the saying; the other way round, the saying."""
    sayer = syntax.sayer(verb, date)
    if sayer is not None:
        return sayer
    told = [child for child in syntax.children(verb, "ccomp") if child.i < date]
    before = [verb.i, *(subject.i for subject in syntax.subjects(verb))]
    return told[-1] if told and date < min(before) else verb


def lasting(verb: Token, timex: Timex) -> Token:
    """'have fought to free the town since May': what has gone on since then, not what it was for."""
    if timex.relation != "since" or syntax.children(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS):
        return verb
    above = verb
    while above.dep_ in {"xcomp", "advcl", "conj"} and above.head.pos_ == "VERB" and above.head.i < above.i:
        above = above.head
        if any(child.lemma_ == "have" for child in syntax.children(above, "aux")):
            return above
    return verb


def recalled(verb: Token, timex: Timex, deeds: Container[int]) -> Token | None:
    """The last year's killing of 'condemned the killing of a judge in Lima last year', which hangs on the condemning.

    So is the one of 'revenge for air strikes this month'. Only a time long past: what people say is news when they say
    it. None where no deed stands between the two.
    """
    if not verb.i < timex.start or not _is_long_past(verb.doc, timex) or verb.doc[timex.start - 1].is_punct:
        return None
    between = verb.doc[verb.i + 1 : timex.start]
    nouns = [token for token in between if token.i in deeds and token.pos_ in {"NOUN", "PROPN"}]
    if not nouns or (verb.pos_ in syntax.NOMINAL and not _is_answered(nouns[-1])):
        return None
    return nouns[-1]


def _is_answered(noun: Token) -> bool:
    """'revenge for air strikes', 'protests over the killing': another deed than the one that comes of it."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"for", "after", "over", "following"}


def _is_long_past(doc: Doc, timex: Timex) -> bool:
    """A day more than a week before publication; 'last month', 'last year', 'in 2019'."""
    published, last = spans.layout(doc).published, timex.latest
    if timex.relation is not None or last is None:
        return False
    if published is not None and last < published - _NEWS:
        return True
    return timex.precision in {"month", "season", "year"} and timex.earliest is not None


_NEWS = dt.timedelta(days=7)


def up(token: Token) -> Token:
    """The governor of a phrase, prepositions passed over."""
    head = above(token)
    while (
        head.dep_ in {"prep", "agent", "dative", "pcomp"} and head.head != head and head.pos_ in {"ADP", "SCONJ", "ADV"}
    ):
        head = above(head)
    return head


def above(token: Token) -> Token:
    """The head of a word; of 'revenge for air strikes in Gao' the air strikes, where the tree hangs 'in' on revenge."""
    head = token.head
    if token.dep_ == "prep" and head.i < token.i - 1 and head.pos_ in syntax.NOMINAL:
        before = token.doc[token.i - 1]
        return before if _is_answered(before) else head
    return head
