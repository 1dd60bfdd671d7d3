"""Clauses: subjects and main verbs that the model hangs on a noun before them."""

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import word_classes


def mend_teller(verb: Token) -> None:
    """'A blast killed 12 people, police and medics said': who tells it is not among whom it killed.

    The model takes the last noun phrase before the verb for one more victim, or for what the victims are.
    """
    if syntax.children(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS, "aux", "auxpass"):
        return
    told = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    if told is None:
        return
    comma = next((i for i in range(verb.i - 1, told.i, -1) if verb.doc[i].text == ","), None)
    if comma is None:
        return
    astray = [token for token in verb.doc[comma + 1 : verb.i] if token.head.i < comma]
    if len(astray) == 1 and astray[0].dep_ in {"conj", "appos"} and astray[0].pos_ in syntax.NOMINAL:
        astray[0].head, astray[0].dep_ = verb, "nsubj"


def mend_main_verb(noun: Token) -> None:
    """'The men, who came by night, shot wildly': a participle behind a relative clause is the verb of its noun."""
    relative = next(iter(syntax.children(noun, "relcl")), None)
    if noun.pos_ in syntax.NOMINAL and relative is not None:
        verb = next((child for child in noun.rights if child.dep_ == "acl" and child.i > relative.i), None)
        if verb is not None and verb.nbor(-1).text == ",":
            _make_main(verb, noun)


def mend_told(teller: Token) -> None:
    """'The raid left ten dead, police said', '…, who came by night, shot wildly, said the mayor': two subjects of one
    verb, of which the first is that of the participle on it."""
    subjects = syntax.children(teller, "nsubj")
    if len(subjects) != 2 or subjects[0].i > teller.i or syntax.children(teller, "ccomp"):
        return
    first, second = subjects
    if second.i > teller.i:
        mend_main_verb(first)
    elif teller.doc[second.left_edge.i - 1].text == ",":
        verb = next((child for child in first.rights if child.dep_ == "acl"), None)
        if verb is not None and syntax.children(verb, *syntax.OBJECTS):  # 'the man held on Friday, police said' stays
            _make_main(verb, first)


def _make_main(verb: Token, noun: Token) -> None:
    if verb.tag_ not in {"VBN", "VBD"} or syntax.children(verb, "agent"):
        return
    below = [child for child in noun.rights if child.i > verb.i]
    above = noun.head
    verb.head, verb.dep_ = (verb, "ROOT") if above == noun else (above, "ccomp")
    verb.tag_ = "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in below:
        child.head = verb


def mend_ablaze(result: Token) -> None:
    """'set an oil depot ablaze': the depot is what was set ablaze, and no part of the name of a blaze."""
    thing = result.nbor(-1)
    if result.head == thing and thing.dep_ in syntax.OBJECTS:
        verb = thing.head
    elif thing.head == result and result.dep_ in syntax.OBJECTS:
        verb = result.head
        for child in [child for child in result.lefts if child != thing]:
            child.head = thing
        thing.head, thing.dep_ = verb, "dobj"
    else:
        return
    if verb.lemma_ == "set":
        for child in list(result.rights):
            child.head = verb
        result.head, result.dep_, result.tag_, result.pos_ = verb, "oprd", "JJ", "ADJ"


def mend_result(verb: Token) -> None:
    """'a bomb killed six, hours after a jet was downed, leaving two dead': what is left is the last clause's."""
    earlier = [child for child in verb.head.rights if child.dep_ == "advcl" and child.i < verb.i]
    if verb.dep_ == "advcl" and earlier and syntax.children(earlier[-1], *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS):
        verb.head = earlier[-1]


def mend_participle(verb: Token) -> None:
    """'fired on men trying to storm a bank': those who try are the men right before the word."""
    before = verb.nbor(-1) if verb.i else verb
    people = word_classes()["people"]
    behind = (
        before.dep_ == "pobj"
        and before.head.lower_ in {"on", "at", "against", "upon"}
        and before.head.head == verb.head
    )
    if verb.dep_ == "advcl" and behind and before.tag_ == "NNS" and before.lemma_.lower() in people:
        verb.head, verb.dep_ = before, "acl"


def mend_including(preposition: Token) -> None:
    """'nine farmers--including two Chadians--killed in Goma': who was killed are the farmers."""
    if preposition.head.pos_ not in syntax.NOMINAL:
        return
    for named in syntax.objects_of(preposition.head, "including"):
        for clause in syntax.children(named, "acl", "relcl"):
            if named.i < clause.i and clause.doc[clause.left_edge.i - 1].text in {"--", "—", "–", "-", ","}:
                clause.head = preposition.head


def mend_medium(preposition: Token) -> None:
    """'claimed the attack on Telegram': where it was claimed, not what was attacked."""
    noun = preposition.head
    if noun.dep_ in syntax.OBJECTS and noun.head.pos_ == "VERB":
        preposition.head = noun.head


__all__ = [
    "mend_ablaze",
    "mend_including",
    "mend_main_verb",
    "mend_medium",
    "mend_participle",
    "mend_result",
    "mend_teller",
    "mend_told",
]
