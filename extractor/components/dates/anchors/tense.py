"""Whether what is said of a date lies behind or ahead: the tense of the verb that governs it."""

from spacy.tokens import Token

from extractor.components.dates.found import Expression
from extractor.language import syntax
from extractor.lexicon import word_classes

AHEAD = frozenset({"will", "'ll", "wo", "shall", "would", "'d", "could", "may", "might", "should", "must", "can", "ca"})
WILL = frozenset({"will", "'ll", "wo", "shall"})
HAVE = frozenset({"have", "'ve"})

# Words whose clause, in the present, lies ahead: 'if he does not step down by Monday'.
AWAITED = frozenset({"if", "unless", "until", "till", "when", "once"})
# Words of what lies behind: 'an earlier truce in January'.
FORMER = frozenset({"earlier", "previous", "former"})
# Words in front of a date that has not passed, unless the tense says so: 'by Friday', 'until June'.
DEADLINES = frozenset({"by", "until", "till"})
TO_WHEN = frozenset({"until", "till", "to", "for"})
QUALIFYING = frozenset({"poss", "compound", "nmod", "amod"})
# 'payable Dec. 15', 'due Monday'
DUE = frozenset({"payable", "due", "deadline"})


def direction(token: Token) -> int:
    """-1 for behind, 1 for ahead, 0 where the words do not tell.

    A date that qualifies a noun ("Tuesday's attack") lies behind, unless the noun is of something scheduled.
    """
    if token.dep_ in QUALIFYING and token.head.pos_ in {"NOUN", "PROPN"}:
        noun = token.head
        if noun.ent_type_ not in {"DATE", "TIME"} and noun.i > token.i:
            return direction(noun) if noun.lemma_.lower() in word_classes()["date_scheduled"] else -1
    if any(word.lower_ in DUE for word in token.doc[max(0, token.i - 3) : token.i]):
        return 1
    if any(child.lower_ in FORMER and child.i < token.i for child in _noun(token).children):
        return -1
    verb = governor(token)
    return _tense(verb) if verb is not None else 0


def _noun(token: Token) -> Token:
    """The noun that 'in August' qualifies: 'an earlier truce in August'; the token itself where there is none."""
    head = token.head
    return head.head if head.dep_ == "prep" and head.head.pos_ == "NOUN" else token


def bearing(place: Expression) -> int:
    """The direction of a date with the word in front of it: 'by Monday' lies ahead where no past tense governs it.

    So does 'for Monday' of what is called or put off to that day.
    """
    verb = governor(place.last) if place.candidate.cue in TO_WHEN and place.last.dep_ not in QUALIFYING else None
    if verb is not None and verb.lemma_ in word_classes()["date_put_off"]:
        return 1
    if verb is not None and place.candidate.cue == "for" and verb.lemma_ in word_classes()["date_called"]:
        return 1
    return direction(place.last) or (1 if place.candidate.cue in DEADLINES else 0)


def is_present(token: Token) -> bool:
    """Whether the verb that governs a date stands in the present: 'talks resume on Monday' lie ahead."""
    verb = governor(token)
    if verb is None or verb.lemma_ in {"say", "be", "have"}:
        return False
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    return (auxiliaries[0].tag_ if auxiliaries else verb.tag_) in {"VBZ", "VBP"} and verb.tag_ in {"VBZ", "VBP", "VBG"}


def is_plain(token: Token) -> bool:
    """Whether a date hangs on a verb in 'will' or the simple past, with at most a preposition between."""
    head = token.head.head if token.dep_ == "pobj" else token.head
    helpers = {child.lower_ for child in head.children if child.dep_ in {"aux", "auxpass"}}
    if head.dep_ not in {"ROOT", "ccomp", "conj"} or head.pos_ not in {"VERB", "AUX"}:
        return False
    return bool(helpers & WILL) or (
        head.tag_ in {"VBD", "VBN"} and helpers <= {"was", "were"} and head.lemma_ not in word_classes()["date_fixing"]
    )


def governor(token: Token) -> Token | None:
    """The nearest verb above a token; in 'said on Tuesday it would go' that of saying, wherever the date was hung."""
    date = token.i
    for _ in range(12):
        if token.pos_ in {"VERB", "AUX"}:
            return syntax.sayer(token, date) or token
        if token.head == token:
            return None
        token = token.head
    return None


def _tense(verb: Token) -> int:
    """The direction of a verb's time; what has none of its own has that of the verb above."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    helpers = {child.lower_ for child in auxiliaries}
    if "having" in helpers:
        return -1
    if helpers & AHEAD:
        return -1 if helpers & HAVE else 1
    if verb.lemma_ in word_classes()["date_fixing"] and verb.tag_ in {"VBN", "VBD"} and "had" not in helpers:
        return 1
    tag = auxiliaries[0].tag_ if auxiliaries else verb.tag_
    if tag == "TO" or (verb.tag_ == "VB" and _is_infinitive(verb)):
        return _of_infinitive(verb)
    if tag == "VBG" and not auxiliaries:  # 'a fever, rising in March'
        return _of_head(verb)
    if tag == "VBN" and verb.lemma_ == "set" and any(child.lower_ == "for" for child in verb.rights):
        return 1  # 'a rally set for Monday'
    if tag in {"VBZ", "VBP"}:
        return -1 if helpers & HAVE | helpers & {"has"} else _of_present(verb)
    return -1 if tag in {"VBD", "VBN"} else 0


def _of_infinitive(verb: Token) -> int:
    """Ahead, unless what governs it says that it came about: 'failed to appear', 'were unable to leave'."""
    head = verb.head
    if head == verb:
        return 1
    if head.pos_ == "ADJ" and head.lemma_.lower() not in word_classes()["date_coming"]:
        return _of_head(head)
    had = any(child.lower_ == "had" for child in head.children)
    return _tense(head) if had or head.lemma_.lower() in word_classes()["date_implicative"] else 1


def _of_present(verb: Token) -> int:
    """Ahead after 'if' or 'when', and in 'they are to meet'; else the present does not tell."""
    is_to = verb.lemma_ == "be" and any(child.dep_ == "xcomp" and _is_infinitive(child) for child in verb.rights)
    return 1 if is_to or any(child.lower_ in AWAITED for child in verb.lefts) else 0


def _of_head(token: Token) -> int:
    above = governor(token.head) if token.head != token else None
    return _tense(above) if above is not None else 0


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)
