"""Blame: who is said to have done a violent act by a word of guilt, not by the act's own frame.

'Attributed the blast to X', 'accused the army of the murder', 'X was behind the bombing', 'X denied any role in it'.
Only words that name both the act and the accused count; what is denied, asked or supposed accuses nobody.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from extractor import columns
from extractor.language import evidence, mastering, means, syntax
from extractor.lexicon import DATA, read_rows, word_classes
from extractor.rules import fillers


class Blame(NamedTuple):
    """What a word of guilt says: how surely, of which acts, of whom."""

    value: str  # as models.Responsibility; 'told' where it depends on who tells it
    word: Token
    acts: list[Token]
    culprits: list[Token]


# Verbs whose object is the deed, by the preposition before the accused.
ASCRIBING = {"attribute": "to", "ascribe": "to", "blame": "on", "pin": "on"}
OVERTURNING = frozenset({"annul", "overturn", "quash", "reverse", "vacate"})
# What a charge is made of, and the verbs that bring somebody to trial: 'nine counts of murder', 'went on trial'.
COUNTED = frozenset({"charge", "count"})
STANDING = frozenset({"be", "face", "go", "put", "stand"})
# Deeds that none but the doers are involved in: whoever is involved in a crash or an attack may be its victim.
DONE_BY_ALL = frozenset({"assassination", "killing", "kidnapping", "massacre", "murder", "plot"})
PART = frozenset({"connection", "hand", "involvement", "part", "responsibility", "role"})
GUILTY = {"responsible": ("for",), "guilty": ("of", "to")}
DOUBTING = frozenset({"deny", "dispute", "doubt", "refute", "reject"})
ASKING = frozenset({"if", "whether"})
SUPPOSING = frozenset({"believe", "presume", "suspect", "think"})
SUPPOSED = frozenset({"could", "may", "might", "would", "should"})
WORDS = frozenset({*ASCRIBING, *syntax.CLEARING, *mastering.DENYING, *GUILTY, "behind", "involve", "work"})


class Guilt(NamedTuple):
    """One row of guilt.csv."""

    how: str
    before: tuple[str, ...]
    value: str


@cache
def _guilt() -> dict[tuple[str, str], Guilt]:
    """The words of guilt by lemma and part of speech."""
    rows = read_rows(DATA / "status" / "guilt.csv")
    pos = {"charging": "VERB", "doing": "VERB", "case": "NOUN", "doer": "NOUN"}
    return {
        (row["word"], pos[row["how"]]): Guilt(row["how"], tuple(row["before"].split()), row["value"]) for row in rows
    }


def blames(doc: Doc) -> Iterator[Blame]:
    """All words of guilt of a document, in text order."""
    for index in columns.where(doc, "LEMMA", _lemmas()):
        found = _read(doc[index])
        if found and (found.acts or _blames_alone(found)):
            yield found


@cache
def _lemmas() -> frozenset[int]:
    """The lemmas of all words of guilt, as `columns.where` takes them."""
    return columns.ids_of({*WORDS, *(word for word, _ in _guilt())})


def _blames_alone(blame: Blame) -> bool:
    """'Police blamed the rebels': for what was told last."""
    return blame.word.lemma_ == "blame" and blame.word.pos_ == "VERB" and not fillers(blame.word, "for")


def _read(word: Token) -> Blame | None:
    if word.pos_ == "VERB":
        return None if _is_open(word) else _verb(word)
    if word.pos_ == "NOUN" and (guilt := _guilt().get((word.lemma_, "NOUN"))) is not None:
        return _doer(word, guilt) if guilt.how == "doer" else _case(word, guilt)
    if word.lemma_ in GUILTY and word.pos_ == "ADJ":
        return _predicate(word, _deeds(word, GUILTY[word.lemma_]))
    if word.lemma_ == "work" and word.dep_ == "attr" and not _is_open(word.head):  # 'the blast was the work of rebels'
        value = "alleged" if _is_supposed(word.head) else "told"
        return Blame(value, word, syntax.subjects(word.head), syntax.objects_of(word, "of"))
    if word.lemma_ == "behind" and word.head.lemma_ == "be":
        return _predicate(word, syntax.children(word, "pobj"))
    return None


def _verb(verb: Token) -> Blame | None:
    lemma = verb.lemma_
    if lemma in mastering.DENYING:
        parts = [noun for noun in fillers(verb, "object") if noun.lemma_ in PART]
        deeds = [deed for noun in parts for deed in syntax.objects_of(noun, "in", "for")]
        return Blame("denied", verb, [*deeds, *mastering.deeds(verb)], [])
    if lemma in syntax.CLEARING:
        return Blame("denied", verb, [*syntax.objects_of(verb, "of"), *mastering.deeds(verb)], [])
    if lemma in ASCRIBING and (culprits := fillers(verb, ASCRIBING[lemma])):
        return Blame("alleged", verb, fillers(verb, "object"), culprits)
    if lemma == "involve":
        deeds = [deed for deed in syntax.objects_of(verb, "in") if deed.lemma_ in DONE_BY_ALL]
        return Blame("alleged", verb, deeds, fillers(verb, "object"))
    guilt = _guilt().get((lemma, "VERB"))
    if guilt is None:
        return None
    if guilt.how == "doing":
        return Blame(
            guilt.value, verb, [*fillers(verb, "object"), *_deeds(verb, guilt.before)], fillers(verb, "subject")
        )
    accused = fillers(verb, "object") or ([verb.head] if verb.dep_ == "acl" else [])
    above = (verb, *syntax.children(verb, *syntax.OBJECTS))  # 'accused the army of it': read as the army's
    return Blame(guilt.value, verb, [deed for word in above for deed in _deeds(word, guilt.before)], accused)


def _deeds(word: Token, prepositions: tuple[str, ...]) -> list[Token]:
    """The deeds behind a word of guilt: the murder of 'convicted of murder', 'indicted on nine counts of murder'.

    And the strikes of 'accused of breaking the truce with air strikes'.
    """
    nouns = [*syntax.objects_of(word, *prepositions)] if prepositions else []
    found = [deed for noun in nouns for deed in _behind(noun)]
    found += [deed for act in nouns if act.tag_ == "VBG" for deed in means.deeds(act)]
    counted = [deed for count in found if count.lemma_ in COUNTED for deed in syntax.objects_of(count, "of")]
    return [*(deed for deed in found if deed.lemma_ not in COUNTED), *counted]


def _behind(noun: Token) -> list[Token]:
    """The murder of 'the murder of a nun, for which he was jailed', 'the case for which … is the murder'."""
    clause = noun.head.head
    if noun.lower_ != "which" or clause.dep_ != "relcl":
        return [noun]
    found = [clause.head]
    while found[-1].dep_ == "pobj" and found[-1].head.dep_ == "prep":
        found.append(found[-1].head.head)
    named = syntax.children(found[-1].head, "attr") if found[-1].dep_ == "nsubj" else []
    return [*found, *named]


def _case(noun: Token, guilt: Guilt) -> Blame:
    """'his conviction for the murder', 'the trial of Jan Mole over the blast', 'went on trial for the murder'."""
    whose = syntax.objects_of(noun, "of")
    deeds = [deed for word in (noun, *whose) for deed in _deeds(word, guilt.before)]
    above = noun.head
    verb = above.head if noun.dep_ == "pobj" and above.lower_ == "on" else above
    if noun.dep_ in {*syntax.PASSIVE_SUBJECTS, *syntax.OBJECTS} and verb.lemma_ in OVERTURNING:
        return Blame("denied", noun, deeds, [])
    people = word_classes()["people"]
    accused = [*syntax.children(noun, "poss"), *(w for w in whose if w.pos_ == "PROPN" or w.lemma_.lower() in people)]
    if not accused and verb.lemma_ in STANDING and noun.dep_ in {"pobj", *syntax.OBJECTS}:
        deeds = deeds or _deeds(verb, guilt.before)
        accused = [] if _is_open(verb) else syntax.subjects(verb)
    return Blame(guilt.value, noun, deeds, [] if guilt.value == "denied" else accused)


def _doer(noun: Token, guilt: Guilt) -> Blame:
    """'Jan Mole, the mastermind of the raid', 'Jan Mole was the mastermind behind the raid'."""
    who: list[Token] = []
    if noun.dep_ == "appos":
        who = [noun.head]
    elif noun.dep_ == "attr" and noun.head.lemma_ == "be" and not _is_open(noun.head):
        who = syntax.subjects(noun.head)
    who += [name for name in syntax.children(noun, "appos") if name.pos_ == "PROPN"]
    doubted = any(word.lower_ in {"alleged", "suspected"} for word in syntax.modifiers(noun))
    return Blame("alleged" if doubted else guilt.value, noun, _deeds(noun, guilt.before), who)


def _predicate(word: Token, acts: list[Token]) -> Blame | None:
    """'X is responsible for …', 'holds X responsible for …', 'X was found guilty of …', 'X was behind …'."""
    verb = word.head
    own = syntax.children(word, *syntax.SUBJECTS)
    found = own or (syntax.subjects(verb) if word.dep_ in {"acomp", "oprd", "prep"} else [])
    if _is_open(verb) or _is_open(word):
        return None
    if verb.lemma_ == "plead":
        return Blame("claimed", word, acts or _deeds(verb, GUILTY["guilty"]), found)
    if verb.lemma_ in {"hold", "consider", "deem"} or _is_supposed(verb):
        return Blame("alleged", word, acts, found or syntax.children(verb, *syntax.OBJECTS))
    return Blame("told", word, acts, found)


def _is_supposed(verb: Token) -> bool:
    """'is believed to be', 'are thought to have been'."""
    return not {verb.lemma_, verb.head.lemma_}.isdisjoint(SUPPOSING)


def _is_open(word: Token) -> bool:
    """'was not charged', 'may be behind it', 'if they did', 'no evidence that they did': none is known to be so."""
    above = word.head
    if word.dep_ in {"acl", "ccomp", "relcl"} and above.pos_ == "NOUN":  # 'rejected reports that Oslo was behind it'
        above = above.head
    if syntax.is_negated(word) or (word.dep_ in {"acl", "ccomp", "relcl", "xcomp"} and above.lemma_ in DOUBTING):
        return True
    if evidence.lacking(word) is not None:
        return True
    return any(
        (child.dep_ == "aux" and child.lower_ in SUPPOSED)
        or (child.dep_ == "mark" and child.lower_ in {"if", "whether"})
        or child.lower_ in syntax.WRONGLY
        for child in word.lefts
    )
