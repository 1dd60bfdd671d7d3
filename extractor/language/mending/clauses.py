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
    elif noun.pos_ in syntax.NOMINAL and noun.dep_ == "ROOT":
        alone = (child for child in noun.rights if child.dep_ == "acl" and child.lemma_ in _WITHOUT_OBJECT)
        if (verb := next(alone, None)) is not None:
            _make_main(verb, noun)


_WITHOUT_OBJECT = frozenset("die disappear drown flee perish vanish".split())  # no passive: 'nine men drowned when'


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
    """'fired on men trying to storm a bank': those who try are the men right before the word.

    In 'held over killing' it is a noun.
    """
    if verb.dep_ == "pcomp" and verb.head.lower_ == "over" and not syntax.children(verb, *syntax.OBJECTS):
        verb.tag_, verb.pos_, verb.lemma_, verb.dep_ = "NN", "NOUN", verb.lower_, "pobj"
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
    """'nine farmers--including two Chadians--killed in Goma': who was killed are the farmers.

    Not in 'nine farmers, including Ana Mole, who was shot': that she was is told of her.
    """
    if preposition.head.pos_ not in syntax.NOMINAL:
        return
    for named in syntax.objects_of(preposition.head, "including"):
        for clause in syntax.children(named, "acl") if named.ent_type_ != "PERSON" else ():
            if named.i < clause.i and clause.doc[clause.left_edge.i - 1].text in {"--", "—", "–", "-", ","}:
                clause.head = preposition.head


def mend_called_for(verb: Token) -> None:
    """'called for Chad to free the men', 'waited for Chad to free them': 'for' belongs to the call and to the waiting.

    What Chad is to do is what is called for, or waited for.
    """
    for clause in syntax.children(verb, "advcl", "xcomp"):
        mark = next((child for child in clause.lefts if child.lower_ == "for" and child.dep_ == "mark"), None)
        if mark is not None and verb.i < mark.i and syntax.children(clause, *syntax.SUBJECTS):
            mark.head, mark.dep_, mark.pos_ = verb, "prep", "ADP"
            clause.dep_ = "advcl"


def mend_demanded(verb: Token) -> None:
    """'demanded Chad stop shelling it', 'urged that Chad halt it': what Chad is to do, taken for one name with Chad."""
    doer = verb.nbor(-1)
    first = doer.left_edge.i
    plain = verb.tag_ in {"VB", "VBP"} or (verb.dep_ == "nsubj" and verb.head.tag_ == "VBG")
    if doer.dep_ != "compound" or doer.head != verb or not plain or first == 0:
        return
    before = verb.doc[first - 1]
    asking = before.nbor(-1) if before.lower_ == "that" and before.i else before
    if asking.lemma_ not in {"ask", "demand", "insist", "propose", "request", "urge"}:
        return
    deed = verb.head if verb.dep_ in {"aux", "nsubj"} else next(iter(syntax.children(verb, "xcomp")), verb)
    if deed not in {asking, verb}:
        for child in [child for child in deed.lefts if child.i < verb.i]:
            child.head = verb
        deed.head, deed.dep_ = verb, "xcomp"
    verb.head, verb.dep_, verb.tag_, verb.pos_, verb.lemma_ = asking, "ccomp", "VB", "VERB", verb.lower_
    doer.dep_ = "nsubj"


def mend_medium(preposition: Token) -> None:
    """'claimed the attack on Telegram': where it was claimed, not what was attacked."""
    noun = preposition.head
    if noun.dep_ in syntax.OBJECTS and noun.head.pos_ == "VERB":
        preposition.head = noun.head


def mend_splice(verb: Token) -> None:
    """'Chad bombs port, Mali vows revenge': two clauses side by side, of which the model hangs the first on the second.

    A verb that has what it speaks of behind it does not speak of the clause before the comma.
    """
    first = next((child for child in verb.lefts if child.dep_ in {"advcl", "ccomp"} and _is_told(child)), None)
    subjects = syntax.children(verb, *syntax.SUBJECTS)
    if first is None or not subjects or subjects[0].i < first.i or not _has_its_own(verb):
        return
    between = verb.doc[first.i : subjects[0].left_edge.i]
    if between[-1].text not in {",", ";"} or any(token.is_quote for token in between):
        return
    above, label = verb.head, verb.dep_
    first.head, first.dep_ = (first, "ROOT") if above == verb else (above, label)
    verb.head, verb.dep_ = first, "conj"


def mend_agreed(verb: Token) -> None:
    """'The truce agreed in May was broken', 'broke a truce agreed in May': no truce agrees to anything.

    The model takes the participle for the main verb, and what is said of the truce for what it agreed to.
    """
    noun = verb.nbor(-2) if verb.i > 1 and verb.nbor(-1).text == "," else verb.nbor(-1)
    if noun.lemma_.lower() not in word_classes()["truce"] | _DEALS or verb.tag_ not in {"VBD", "VBN"}:
        return
    if noun.head == verb and noun.dep_ == "nsubj":
        own = (child for child in verb.rights if child.dep_ in {"ccomp", "conj"} and child.i > verb.i)
        main = next((child for child in own if not syntax.children(child, *syntax.SUBJECTS)), None)
        if main is None:
            return
        above, label = verb.head, verb.dep_
        main.head, main.dep_ = (main, "ROOT") if above == verb else (above, label)
        noun.head, noun.dep_ = main, "nsubjpass" if syntax.children(main, "auxpass") else "nsubj"
        for child in [child for child in verb.rights if child.i > main.i]:
            child.head = main
    elif noun.head in syntax.children(verb, "csubj"):  # 'fired on a bus, breaking a truce agreed in May'
        noun.head.head, noun.head.dep_ = verb.head, "advcl"
    elif verb.dep_ not in {"acl", "advcl", "ccomp"} or syntax.children(verb, *syntax.SUBJECTS, *syntax.OBJECTS):
        return
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"


_DEALS = frozenset({"accord", "agreement", "deal", "pact", "treaty"})


def _is_told(verb: Token) -> bool:
    """'Chad bombs port', with who does it; no 'if', 'when' or 'will' is in it."""
    own = bool(syntax.children(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS))
    return own and verb.tag_ in _FINITE | {"VBN"} and not syntax.children(verb, "aux", "mark", "advmod")


def _has_its_own(verb: Token) -> bool:
    """'vows revenge', 'vows to act'; not 'they will go, he promised her'."""
    if any(child.i > verb.i and child.tag_ == "VB" for child in syntax.children(verb, "xcomp")):
        return True
    objects = syntax.children(verb, *syntax.OBJECTS)
    if verb.lemma_ in _WORDLESS:  # 'Bomb kills nine, police seek two men'
        return any(child.i > verb.i for child in objects)
    return any(noun.pos_ == "NOUN" and noun.lemma_.lower() not in word_classes()["people"] for noun in objects)


_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_WORDLESS = frozenset({"mull", "prepare", "seek", "weigh"})  # verbs by which nothing is said

__all__ = [
    "mend_ablaze",
    "mend_agreed",
    "mend_called_for",
    "mend_demanded",
    "mend_including",
    "mend_main_verb",
    "mend_medium",
    "mend_participle",
    "mend_result",
    "mend_splice",
    "mend_teller",
    "mend_told",
]
