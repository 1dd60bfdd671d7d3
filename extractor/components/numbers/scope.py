"""What a count covers: the news event, another one, or the sum of a period; by the time words of its own clause."""

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from extractor.columns import words_of
from extractor.language import syntax
from extractor.language.slots import Reader

MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
ACTS = (
    r"attacks?|bombings?|massacre|siege|raid|shootings?|killings?|coup|earthquake|quake|tsunami|blasts?|uprising|assault"
    r"|hijacking|floods?|cyclone|riots?|war|invasion|crash|genocide|famine|tornado|hurricane|typhoon|ambush|bombardment"
)
CUMULATIVE = re.compile(
    rf"\b(since (the|then|last|early|late|mid|19|20|{MONTHS}|\w+ (began|started))"
    r"|so far this (year|month)|this year|in total|in all\b"
    r"|during (the|its|his|her|their|a) ([\w-]+ ){0,2}(war|conflict|rule|campaign|uprising|month|year|decade)"
    r"|(over|in|during|for|within) the (past|last|previous) (\w+ )?(day|week|month|year|decade)s?"
    r"|(each|every) year|over the years|as a result of (armed |the )?(conflict|war|fighting)"
    r"|(war|conflict|insurgency|rebellion|violence|fighting|epidemic) (that )?(has|have) (also )?"
    r"(killed|claimed|cost|left|displaced|wounded|uprooted|forced)"
    r"|(has|have) (died|been killed|been displaced|fled) in (the|this|that|its|their|\w+( ?'s)?) "
    r"([\w-]+ ){0,4}(war|conflict|insurgency|rebellion|fighting|uprising|crackdown)"
    r"|years of (war|conflict|fighting|unrest|violence)|between (19|20)\d\d and|to date|altogether)"
)
BACKGROUND = re.compile(
    rf"\b(last (year|month|week|{MONTHS})|(day|week|month|year)s? (after|before|ago|earlier|later|since)"
    r"|earlier (this|that) (month|week|year)|the (previous|following|next) (day|week|month|year)|previous(ly)?"
    rf"|the (19|20)\d\d (\w+ )?({ACTS})\b"
    rf"|(in|on|of|early|late|mid-) ?({MONTHS})?\s*(19|20)\d\d)\b"
)
CHARGED = re.compile(rf"\b(over|in connection with|linked to|(part|role) in) (the|an?) (19|20)\d\d (\w+ )?({ACTS})\b")
"""'jailed four over the 2017 bombing': when that was for which they were held says nothing of when they were."""
COMPARED = re.compile(
    r"\b(down|up) from\b.*|\bcompared (with|to)\b.*|\bmore than in\b.*"
    r"|\b(\w+est|worst|first|most \w+)( [\w-]+){0,4} (since|in)\b[^,]*"
)
"""'… down from 45 last year', 'the worst since 1999': what a count is held against tells nothing of when it was."""
COMPARING = re.compile(r"from|compared|more than|est\b|first|most")
"""Without any of these it compares nothing."""
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})


class Scopes:
    """The scopes of a document's counts; a sentence without any time word is looked at once."""

    def __init__(self, doc: Doc, reader: Reader) -> None:
        self._doc, self._reader = doc, reader
        self._plain: dict[int, bool] = {}

    def of(self, governor: Token) -> str:
        """The models.Scope of a count by its governor."""
        start, end = self._reader.bounds(governor.i)
        if start not in self._plain:
            words = words_of(self._doc, self._reader.forms(start, end))
            self._plain[start] = not any(map(_is_cue, words)) or _read(self._doc[start:end].text) == "event"
        return "event" if self._plain[start] else _of_clause(governor)


CUE = re.compile(
    r"\b(since|this|total|in all|during|past|last|previous|years?|days?|weeks?|months?|decades?|result|between|date"
    r"|altogether|earlier|following|next|has|have)|(19|20)\d\d"
)
"""Without any of these words no pattern below or above can match."""


@lru_cache(maxsize=2**16)
def _is_cue(word: str) -> bool:
    return word == "all" or CUE.search(word) is not None


def _read(text: str) -> str:
    lower = text.lower()
    if not CUE.search(lower):
        return "event"
    if COMPARING.search(lower):
        lower = COMPARED.sub("", lower)
    if CUMULATIVE.search(lower):
        return "cumulative"
    return "background" if BACKGROUND.search(lower) else "event"


def _of_clause(governor: Token) -> str:
    clause = clause_of(governor)
    own = _read(CHARGED.sub("", " ".join(word.text for word in clause_words(clause, governor))))
    if own != "event" or clause.dep_ != "conj":
        return own
    first = clause.head  # 'Last year 12 people died and 40 were hurt'
    start = clause_of(first).left_edge.i
    subject = next(iter(syntax.children(first, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)), first)
    led = _read(first.doc[start : subject.left_edge.i].text)
    return _of_clause(first) if led == "event" and _is_perfect(clause) and _is_perfect(first) else led


def _is_perfect(verb: Token) -> bool:
    """'12,000 have been killed in the war and a million have fled': both sum up to this day."""
    return any(aux.lower_ in {"has", "have"} for aux in syntax.children(verb, "aux"))


def clause_of(governor: Token) -> Token:
    """The head of the clause that a word stands in."""
    token = governor
    while token.head != token and not _is_clause(token):
        token = token.head
    return token


def _is_clause(token: Token) -> bool:
    if token.dep_ in CLAUSES:
        return True
    own = token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}
    return own and bool(syntax.children(token, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS))


def clause_words(clause: Token, governor: Token) -> list[Token]:
    """The words of a clause without those of the clauses inside it; of a relative clause also its noun's."""
    inner = [token for token in clause.subtree if token != clause and _is_clause(token) and not _keeps(token)]
    others = [head for head in inner if head != governor and not head.is_ancestor(governor)]
    left_out = {token.i for head in others for token in head.subtree}
    words = [token for token in clause.subtree if token.i not in left_out]
    if clause.dep_ == "relcl":
        noun = clause.head
        words = [*noun.doc[noun.left_edge.i : clause.left_edge.i], *words]
    return words


def _keeps(clause: Token) -> bool:
    """'since the war began' dates the clause that it hangs on."""
    return any(child.lower_ == "since" for child in clause.children)
