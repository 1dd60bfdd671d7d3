"""Verbs of headlines that look like nouns, and what the model makes of the words around them."""

from spacy.tokens import Token

from extractor.columns import ids_of
from extractor.language import syntax
from extractor.language.mending.shots import noun_from
from extractor.lexicon import expand

# Verbs that look like nouns: 'Rebels bomb station', 'Robbers stab teacher', 'Truce talks resume in Kampala'.
_PLAIN = frozenset(
    "ambush arrest assault attack block bomb clash exchange fire flee free hunt kidnap loot march murder raid rally "
    "resume seize shell shoot stab storm torch trade".split()
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
    other = _other_side(doer, verb)
    _make_root(verb, doer, hit)
    if other is not None:
        other.head, other.dep_, doer.head, doer.dep_ = verb, "nsubj", other, "conj"


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
    if _other_side(doer, verb) is not None:
        return True
    words = expand((*_DOERS, "@people", "@protester", "@civilian"))
    return noun in _MANY or (noun in words and noun in _COLLECTIVE) or (noun.endswith("s") and noun[:-1] in words)


def _other_side(doer: Token, verb: Token) -> Token | None:
    """Chad of 'Chad, Niger trade fire', 'Chad and rebels exchange fire'; None where no two do that to each other."""
    between = verb.doc[verb.i - 2] if verb.i - 2 > verb.sent.start else verb
    fought = verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in _TRADED
    return between.nbor(-1) if fought and between.text in {",", "and"} and between.i == verb.sent.start + 1 else None


_TRADED = frozenset({"blame", "blows", "fire", "gunfire", "insults", "shots", "threats"})
_AUTHORITIES = frozenset("army court government judge junta jury navy police regime state tribunal".split())
_COLLECTIVE = frozenset("fishermen gunmen militiamen policemen people police servicemen troops".split())


def _is_done_to(hit: Token, doer: Token) -> bool:
    """Whether it can be done to that: anything by plainly more than one; harm to some, or a shot fired, by police."""
    noun = hit.lemma_.lower()
    if noun in _OF_POLICE:
        return False
    named = hit.ent_type_ == "NORP" and hit.pos_ == "NOUN"  # 'Police arrest Syrian'
    done = named or noun in _FIRED or noun in _TRADED  # 'police exchange fire'
    return done or doer.lower_.endswith("s") or noun in expand(_HARMED)


_GOING_THROUGH = frozenset({"ploughs", "plows", "rips", "sweeps", "tears"})


def mend_through(through: Token) -> None:
    """'Car bomb rips through market', 'Nine dead as bomb rips through bus': a verb that is taken for a plural."""
    verb = through.nbor(-1)
    doer = verb.nbor(-1) if verb.i else verb
    if verb.lower_ not in _GOING_THROUGH or doer.dep_ != "compound" or doer.head != verb:
        return
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", verb.lower_[:-1]
    for child in [child for child in verb.lefts if child != doer]:
        child.head = doer
    mark = verb.head
    if verb.dep_ == "pobj" and mark.lower_ in {"as", "after"}:
        verb.head, verb.dep_ = mark.head, "advcl"
        mark.head, mark.dep_, mark.pos_ = verb, "mark", "SCONJ"
    doer.dep_, through.head, through.dep_ = "nsubj", verb, "prep"


def mend_over(over: Token) -> None:
    """'Workers strike over pay', 'Hundreds rally over fees': what it is about, and no 'strike over'."""
    verb = over.head
    if over.dep_ == "prt" and verb.lemma_ in _CAUSED:
        about = next((noun for noun in syntax.children(verb, *syntax.OBJECTS) if noun.i > over.i), None)
        over.dep_, over.tag_, over.pos_ = "prep", "IN", "ADP"
        if about is not None:
            about.head, about.dep_ = over, "pobj"


_CAUSED = frozenset("clash demonstrate march protest quit rally resign riot strike".split())


def mend_named(verb: Token) -> None:
    """'designated the group a terrorist organisation': what it is named is no second group that it is done to."""
    for clause in syntax.children(verb, "ccomp"):
        own = [*syntax.children(clause, "nsubj"), *syntax.children(clause, "aux", "cop", "mark")]
        if clause.pos_ == "NOUN" and len(own) == 1 and own[0].i > verb.i:  # 'declared the group a terrorist one'
            own[0].head, own[0].dep_, clause.dep_ = verb, "dobj", "oprd"
    named = [*syntax.children(verb, *syntax.OBJECTS, "dative"), *syntax.children(verb, *syntax.PASSIVE_SUBJECTS)]
    named = sorted((noun for noun in named if noun.pos_ in syntax.NOMINAL), key=lambda noun: noun.i)
    if len(named) == 2 and named[1].i > verb.i and (named[0].i < verb.i or named[0].i + 1 == named[1].left_edge.i):
        named[1].dep_ = "oprd"
        if named[0].dep_ == "dative":
            named[0].dep_ = "dobj"


def mend_wanted(verb: Token) -> None:
    """'A man wanted for the 2015 bombing was arrested': he wanted nothing, and no bombing was arrested."""
    noun, after = verb.nbor(-1), verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if noun.head != verb or noun.dep_ != "nsubj" or noun.pos_ not in {"NOUN", "PROPN"} or after.head != verb:
        return
    if verb.tag_ != "VBD" or after.lower_ not in {"for", "over"}:
        return
    below = next((child for child in verb.rights if child.dep_ == "ccomp" and child.i > after.i), None)
    main = below or (verb.head if verb.dep_ == "ccomp" and verb.head.i > verb.i else None)
    if main is None:
        return
    if below is not None:
        for stray in syntax.children(main, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS):
            stray.head, stray.dep_ = after, "pobj"
        main.head, main.dep_ = (main, "ROOT") if verb.head == verb else (verb.head, verb.dep_)
    for child in [child for child in verb.rights if child.i > main.i]:
        child.head = main
    noun.head, noun.dep_ = main, "nsubjpass" if syntax.children(main, "auxpass") else "nsubj"
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"


def mend_plan(verb: Token) -> None:
    """'attacked Gao and plan to strike Kidal': a verb that is taken for a noun."""
    joined = verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.head.i < verb.i
    if joined and verb.pos_ == "NOUN" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "to":
        verb.tag_, verb.pos_, verb.lemma_ = "VBP", "VERB", verb.lower_.removesuffix("s")


NAMING = frozenset("branded declared declares designate designated designates labeled labelled proclaimed".split())

__all__ = [
    "HEADLINE_VERBS",
    "NAMING",
    "mend_headline_verb",
    "mend_named",
    "mend_over",
    "mend_plan",
    "mend_through",
    "mend_wanted",
]
