"""Reading a dependency tree: noun phrases, conjuncts, subjects, objects. Shared by all components.

Labels are those of the ClearNLP scheme that spaCy's English models use (`nsubj`, `dobj`, `pobj` …).
"""

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from extractor.lexicon import word_classes
from extractor.spans import Words

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
IN_FRONT = frozenset({"det", "predet", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "npadvmod"})
# Prepositions whose participle is said of the subject: 'sent troops after accusing Chad'.
_OF_THE_SUBJECT = frozenset({"by", "after", "before", "since", "without", "while", "when"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def base_np(head: Token) -> Words:
    """The base noun phrase of a head: determiner, modifiers, head; nothing that follows it.

    Modifiers count only where they stand in front; a comma apart from them ends the phrase.
    """
    start = head.i
    for child in sorted(head.lefts, key=lambda token: -token.i):
        if child.dep_ in IN_FRONT or (child.dep_ == "punct" and child.tag_ == "HYPH") or _is_bound(child):
            start = child.left_edge.i
        elif child.dep_ != "punct" or child.text not in ",\"'-–()[]":  # 'the Civil Guard (CG) commander'
            break
    while start < head.i and (head.doc[start].is_space or head.doc[start].is_punct):
        start += 1
    return Words(start, head.i + 1)


def _is_bound(word: Token) -> bool:
    """'at least' of 'wounding at least 30', which is no quantmod where no noun follows."""
    return word.dep_ == "advmod" and word.head.pos_ == "NUM"


def modifiers(head: Token) -> list[Token]:
    """Words in front of a noun that say which or what kind, in text order."""
    return [child for child in head.lefts if child.dep in _MODIFYING]


_MODIFYING = frozenset(map(get_string_id, ("amod", "compound", "nmod", "poss", "npadvmod")))


def content(token: Token) -> Token:
    """What a partitive counts: of 'dozens of attacks' the attacks; any other noun is its own content."""
    if token.tag_ in {"NNS", "NN", "CD"} and token.lemma_.lower() in word_classes()["many"]:
        counted = objects_of(token, "of")
        return counted[0] if counted else token
    return token


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and whatever is joined to it by 'and', 'or' or a comma, in text order, never what it is joined to."""
    yield token
    for child in token.rights:
        if child.dep == _CONJ:
            yield from conjuncts(child)


_CONJ = get_string_id("conj")


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children with one of these dependency labels, in text order."""
    ids = _ids(labels)
    return [child for child in token.children if child.dep in ids]


@cache
def _ids(labels: tuple[str, ...]) -> frozenset[int]:
    """The hashes of labels: to spell a label out for each child costs more than all else here."""
    return frozenset(map(get_string_id, labels))


def objects_of(token: Token, *prepositions: str) -> list[Token]:
    """Objects of the token's prepositional phrases, conjuncts included: `objects_of(attack, "on")`.

    A particle chain counts as its last preposition: 'next to the embassy' is found under `to`.
    """
    found: list[Token] = []
    for preposition in children(token, "prep", "agent", "dative"):
        if not prepositions or preposition.lower_ in prepositions:
            for target in children(preposition, "pobj", "pcomp"):
                found += conjuncts(target)
    return found


def subjects(verb: Token) -> list[Token]:
    """Who or what a verb is said of, active or passive, conjuncts included.

    A verb without a subject of its own takes it from its first conjunct, from the verb that governs it
    ('forced Lima to retreat': Lima; 'agreed to meet': whoever agreed), from the noun that a participle
    belongs to, or from the clause that a participle hangs on. In a relative clause 'who' is the noun before it.
    """
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return [_antecedent(token) for subject in own for token in conjuncts(subject)]
    head = verb.head
    stray = stray_subject(verb)
    if stray is not None:
        return [stray]
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subjects(_listed_with(verb) or head)
    if verb.dep_ == "xcomp" and head.lemma_ in {"deploy", "employ", "use"}:  # 'used force to clear the square'
        return subjects(head)
    if verb.dep_ == "xcomp":
        controller = [token for child in children(head, *OBJECTS) for token in conjuncts(_antecedent(child))]
        controller = controller or _object_outside(head)
        return controller or subjects(head.head if head.dep_ == "acomp" else head)  # 'is due to arrive'
    if verb.dep_ == "advcl" and verb.tag_ in {"VB", "VBG", "VBN"} and not children(verb, "mark"):
        if verb.tag_ == "VBG" and _stands_apart(verb) and is_passive(head):  # 'was shelled, killing nine'
            return objects_of(head, "by")
        return subjects(head) if head.pos_ in {"VERB", "AUX"} else []
    if _is_finite(verb):
        return list(conjuncts(head))
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        before = verb.doc[verb.i - 1]  # 'the fear of Peru leaving': Peru
        return [before if before.dep_ == "pobj" and before.head.head == head else head]
    if verb.dep_ == "acl" and verb.tag_ == "VB":  # 'the army's plan to withdraw'
        planned = head.lemma_ in word_classes()["intention"]  # 'a court decision to acquit'
        return children(head, "poss") or (children(head, "compound") if planned else []) or _undertakers(head)
    if verb.dep_ == "ccomp" and verb.tag_ == "VBD" and any(child.i < verb.i for child in children(head, "xcomp")):
        return subjects(head)  # 'Gunmen believed to belong to a sect attacked …'
    if verb.dep_ == "pcomp":
        return _subjects_under_preposition(head)
    return []


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


def _undertakers(noun: Token) -> list[Token]:
    """Who makes the attempt of 'made an attempt to kill', 'failed in an attempt to kill', 'planned a raid aimed at'."""
    if noun.dep_ == "pobj":
        failed = noun.head.lower_ == "in" and noun.head.head.lemma_ in {"fail", "succeed"}
        return subjects(noun.head.head) if failed else []
    carried = noun.dep_ == "dobj" and noun.head.lemma_ in _UNDERTAKING and not is_passive(noun.head)
    return subjects(noun.head) if carried else []


_UNDERTAKING = frozenset({"conduct", "launch", "lead", "make", "mount", "plan", "prepare", "stage", "undertake"})


def _is_finite(verb: Token) -> bool:
    """'The rebels threatened on Friday to …', 'A gang seized and later shot the judge': what is taken for a participle.

    It is the sentence's verb: it has an object, a clause or an infinitive, or goes on with a past tense.
    """
    if verb.dep_ != "acl" or verb.head.head != verb.head or verb.tag_ not in {"VBD", "VBN"}:
        return False
    if verb.tag_ == "VBD" and (children(verb, *OBJECTS, "ccomp", "xcomp") or infinitives(verb)):
        return True
    return any(other.tag_ == "VBD" and children(other, *OBJECTS) for other in children(verb, "conj"))


def infinitives(verb: Token) -> list[Token]:
    """'vowed on Friday to leave': infinitives that the model calls adverbial because a date stands in between."""
    found = []
    for clause in children(verb, "advcl"):
        if clause.tag_ == "VB" and clause.i > verb.i and any(aux.tag_ == "TO" for aux in children(clause, "aux")):
            between = [child for child in verb.rights if child.i < clause.i]
            if all(_is_adverbial_of_time(child) for child in between):
                found.append(clause)
    return found


def _is_adverbial_of_time(token: Token) -> bool:
    if token.dep_ == "prep":
        return any(child.ent_type_ in {"DATE", "TIME"} for child in children(token, "pobj"))
    return token.dep_ == "advmod" or (token.dep_ == "npadvmod" and token.ent_type_ in {"DATE", "TIME"})


def _listed_with(verb: Token) -> Token | None:
    """'complained after thieves broke in, looted the shop and …': what a list without 'and' goes on from."""
    if verb.doc[verb.i - 1].text != ",":
        return None
    clauses = [clause for clause in children(verb.head, "advcl", "ccomp") if verb.head.i < clause.i < verb.i]
    own = [clause for clause in clauses if clause.tag_ == verb.tag_ and children(clause, *SUBJECTS)]
    return own[-1] if own else None


def _stands_apart(participle: Token) -> bool:
    """After a comma, or before what it belongs to: 'was shelled, killing nine', not 'was killed fighting rebels'."""
    before = participle.doc[participle.i - 1] if participle.i else participle
    return participle.i < participle.head.i or before.text == ","


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


def _object_outside(verb: Token) -> list[Token]:
    """'guerrillas it had trained to oust the king': the noun that a relative clause without 'whom' takes as object."""
    subject = next(iter(children(verb, *SUBJECTS)), None)
    if subject is None or verb.lemma_ not in word_classes()["making_act"]:
        return []
    if verb.dep_ == "relcl":
        return [verb.head]
    before = verb.doc[subject.left_edge.i - 1] if subject.left_edge.i else subject
    return [before] if before.dep_ == "npadvmod" and before.tag_ in {"NNS", "NNPS"} else []


def named_after(noun: Token) -> list[Token]:
    """The name that follows 'the mayor of Tolu, Juan Mora', which the model puts beside the town."""
    return [
        name
        for town in objects_of(noun, "of")
        for name in children(town, "appos")
        if name.ent_type_ == "PERSON" and town.ent_type_ != "PERSON"
    ]


def counted_by(noun: Token) -> Token:
    """The series in 'a series of attacks', which stands where the attacks would; any other noun itself."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in word_classes()["many"]:
        return noun.head.head
    return noun


def owners(noun: Token) -> list[Token]:
    """Whose plan a deed is: the ministry in 'the ministry's decision on the raid'."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return children(above, "poss") if above.lemma_ in word_classes()["intention"] else []


def _subjects_under_preposition(preposition: Token) -> list[Token]:
    """'the fear of Peru leaving': Peru; 'argued against paying', 'responded by shelling': the governing verb's."""
    stated = children(preposition, "pobj")
    if stated:
        return stated
    verb = preposition.head
    if is_charge(preposition):
        return [verb]
    if preposition.lower_ == "at" and verb.lemma_ == "aim" and verb.dep_ == "acl":  # 'its operation aimed at killing'
        return children(verb.head, "poss") or _undertakers(verb.head)
    if verb.pos_ not in {"VERB", "AUX"}:
        return children(verb, "poss") if verb.lemma_ in _OWN else []
    if preposition.lower_ not in _OF_THE_SUBJECT and (stated := children(verb, *OBJECTS)):  # 'accused Chad of shelling'
        return [_antecedent(token) for token in stated]
    if preposition.lower_ == "of" and verb.lemma_ in _HELD_TO_BE and is_passive(verb):  # 'accused of leading a raid'
        doubted = is_negated(verb) or any(child.lower_ in _UNJUSTLY for child in children(verb, "advmod"))
        held = [verb.head] if verb.dep_ == "acl" else subjects(verb)
        return [] if doubted else held
    return [] if preposition.lower_ in {"of", "from"} else subjects(verb)  # 'whom he accuses of shelling'


# Whose they are does what they are said of: 'the army's reasons for shelling the town'.
_OWN = frozenset({"attempt", "habit", "history", "motive", "part", "policy", "practice", "reason", "role", "tactic"})


def is_charge(preposition: Token) -> bool:
    """The 'of' of 'accused the general of ordering it', which the model hangs on the general as often as not."""
    noun = preposition.head
    return preposition.lower_ == "of" and noun.dep_ in OBJECTS and noun.head.lemma_ in _CHARGING


_UNJUSTLY = frozenset({"falsely", "mistakenly", "unfairly", "unjustly", "wrongfully", "wrongly"})
_HELD_TO_BE = frozenset({"accuse", "convict", "suspect"})
_CHARGING = frozenset({"absolve", "accuse", "acquit", "clear", "convict", "exonerate", "suspect"})


def _antecedent(token: Token) -> Token:
    """The noun behind 'who', 'whom', 'which' or 'that' in a relative clause; any other token itself."""
    clause = token.head
    while clause.dep_ == "conj":
        clause = clause.head
    if token.tag_ not in {"WDT", "WP"} or clause.dep_ != "relcl":
        return token
    noun = clause.head
    person = noun.ent_type_ == "PERSON" or noun.lemma_.lower() in word_classes()["official"]
    if token.lower_ == "which" and person and noun.dep_ == "pobj":  # 'a rally for Mr Kos which …'
        return noun.head.head
    return noun


def is_passive(verb: Token) -> bool:
    """'was killed', 'killed by', 'the man killed in …', 'was hit and destroyed': the subject suffers the act."""
    labels = {child.dep for child in verb.children}
    if not labels.isdisjoint(_PASSIVE):
        return True
    if not labels.isdisjoint(_ACTIVE):
        return False
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and verb.head.pos_ == "VERB":
        return is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not _is_finite(verb)


_PASSIVE = frozenset(map(get_string_id, PASSIVE_SUBJECTS | {"auxpass", "agent"}))
_ACTIVE = frozenset(map(get_string_id, SUBJECTS | OBJECTS | {"aux"}))


def ancestors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs (child, its head) from a token up to the root of its sentence."""
    while token.head != token:
        yield token, token.head
        token = token.head


def is_nobody(noun: Token) -> bool:
    """'no group', 'any party', 'neither side': a noun that names nobody."""
    return any(child.dep_ == "det" and child.lower_ in {"no", "neither", "any"} for child in noun.children)


def is_negated(token: Token) -> bool:
    """'did not', 'never', 'no attack': a negation that belongs to the token itself."""
    return any(
        child.dep == _NEG or (child.dep == _DET and child.lower_ in {"no", "neither"}) for child in token.children
    )


_NEG, _DET = get_string_id("neg"), get_string_id("det")
