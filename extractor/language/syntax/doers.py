"""Doers: who or what a verb is said of, wherever in the sentence that stands."""

from spacy.tokens import Token

from extractor.language.syntax.charges import HELD_TO_BE, WRONGLY, is_charge
from extractor.language.syntax.clauses import ASKING, is_finite, is_passive, stray_subject
from extractor.language.syntax.tree import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    children,
    conjuncts,
    is_negated,
    objects_of,
)
from extractor.lexicon import expand, word_classes

# Prepositions whose participle is said of the subject: 'sent troops after accusing Chad'.
_OF_THE_SUBJECT = frozenset({"by", "after", "before", "since", "without", "while", "when"})
# Whose they are does what they are said of: 'the army's reasons for shelling the town'.
_OWN = frozenset({"attempt", "habit", "history", "motive", "part", "policy", "practice", "reason", "role", "tactic"})


def subjects(verb: Token) -> list[Token]:
    """Who or what a verb is said of, active or passive, conjuncts included.

    A verb without a subject of its own takes it from its first conjunct, from the verb that governs it
    ('forced Lima to retreat': Lima; 'agreed to meet': whoever agreed), from the noun that a participle
    belongs to, or from the clause that a participle hangs on. In a relative clause 'who' is the noun before it.
    """
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if len(own) > 1:  # 'the army, not they, had attacked'
        own = [child for child in own if not children(child, "neg")] or own
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
    if verb.dep_ == "xcomp" and _is_not_admitted(head):
        return []
    if verb.dep_ == "xcomp":
        controller = [token for child in children(head, *OBJECTS) for token in conjuncts(_antecedent(child))]
        controller = controller or _asked(verb) or _object_outside(head)
        return controller or subjects(head.head if head.dep_ == "acomp" else head)  # 'is due to arrive'
    if verb.dep_ == "advcl" and verb.tag_ in {"VB", "VBG", "VBN"} and not children(verb, "mark"):
        if asked := _asked(verb):
            return asked
        if verb.tag_ == "VBG" and _stands_apart(verb) and is_passive(head):  # 'was shelled, killing nine'
            return objects_of(head, "by")
        if _is_promised_beside(verb):
            return _speakers_above(head)
        return subjects(head) if head.pos_ in {"VERB", "AUX"} else []
    if is_finite(verb):
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


def part_taken(noun: Token) -> Token | None:
    """The verb of taking part in a deed: 'were engaged in looting', 'took part in a raid', 'joined the march'."""
    if noun.dep_ == "dobj" and noun.head.lemma_ == "join":
        return noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return None
    above = noun.head.head
    verb = above.head if above.lower_ == "part" and above.dep_ == "dobj" else above
    parts = [child for child in children(verb, "dobj") if child.lower_ == "part"]
    return verb if verb.lemma_ in _TAKING_PART or (verb.lemma_ == "take" and parts) else None


_TAKING_PART = frozenset({"engage", "participate"})


def _asked(verb: Token) -> list[Token]:
    """'called on Chad to leave', 'appealed to the rebels to stop': whoever is asked to is to do it, not who asks."""
    prepositions = ASKING.get(verb.head.lemma_, ()) if verb.tag_ == "VB" else ()
    asked = objects_of(verb.head, *prepositions) if prepositions else []
    if verb.tag_ == "VB" and verb.head.lemma_ in _HIRING:  # 'paid the gang to kill him'
        asked += [token for child in children(verb.head, *OBJECTS) for token in conjuncts(child)]
    return [token for token in asked if token.i < verb.i and token.ent_type_ not in {"DATE", "TIME"}]


def _is_not_admitted(verb: Token) -> bool:
    """'did not admit firing it', 'neither side nor the army admitted firing it': nobody is said to have fired it."""
    if verb.lemma_ not in {"acknowledge", "admit", "confirm"}:
        return False
    before = (child for subject in children(verb, *SUBJECTS) for child in subject.lefts)
    return is_negated(verb) or any(child.lower_ in {"neither", "no"} for child in before)


_HIRING = frozenset({"bribe", "hire", "pay", "recruit"})


def _is_promised_beside(promise: Token) -> bool:
    """The 'promising' of 'Chad admitted that the raid killed a boy, promising aid': it may be said of either verb."""
    clause = promise.head
    reported = clause.dep_ == "ccomp" and clause.head.pos_ == "VERB"
    return reported and promise.lemma_ in word_classes()["promising"] and promise.doc[promise.i - 1].text == ","


def _speakers_above(clause: Token) -> list[Token]:
    """Chad, where nobody is the subject of what it said; where somebody is, nothing tells who it is that promises."""
    deeds = word_classes()["violence"]
    acts = all(subject.lemma_.lower() in deeds for subject in subjects(clause))
    return subjects(clause.head) if acts else []


def _undertakers(noun: Token) -> list[Token]:
    """Who makes the attempt of 'made an attempt to kill', 'failed in an attempt to kill', 'planned a raid aimed at'."""
    if noun.dep_ == "pobj":
        failed = noun.head.lower_ == "in" and noun.head.head.lemma_ in {"fail", "succeed"}
        return subjects(noun.head.head) if failed else []
    carried = noun.dep_ == "dobj" and noun.head.lemma_ in _UNDERTAKING and not is_passive(noun.head)
    return subjects(noun.head) if carried else []


_UNDERTAKING = frozenset({"conduct", "launch", "lead", "make", "mount", "plan", "prepare", "stage", "undertake"})


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


def _object_outside(verb: Token) -> list[Token]:
    """'guerrillas it had trained to oust the king': the noun that a relative clause without 'whom' takes as object."""
    subject = next(iter(children(verb, *SUBJECTS)), None)
    if subject is None or verb.lemma_ not in word_classes()["making_act"]:
        return []
    if verb.dep_ == "relcl":
        return [verb.head]
    before = verb.doc[subject.left_edge.i - 1] if subject.left_edge.i else subject
    return [before] if before.dep_ == "npadvmod" and before.tag_ in {"NNS", "NNPS"} else []


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
    if preposition.lower_ == "of" and verb.lemma_ in HELD_TO_BE and is_passive(verb):  # 'accused of leading a raid'
        doubted = is_negated(verb) or any(child.lower_ in WRONGLY for child in children(verb, "advmod"))
        held = [verb.head] if verb.dep_ == "acl" else subjects(verb)
        return [] if doubted else held
    if preposition.lower_ in {"of", "from"}:  # 'whom he accuses of shelling'
        return []
    doers = subjects(verb)
    maker = _maker(verb, doers)
    if maker is None:
        return doers
    return subjects(maker) if preposition.lower_ == "by" else []


def _maker(verb: Token, doers: list[Token]) -> Token | None:
    """The verb by which others are made to act: of 'urged villagers to leave before shelling the town' nothing tells
    who shelled it, while whoever 'forced them to leave by shelling the town' did."""
    kept = verb.dep_ == "pcomp" and verb.head.lower_ == "from"  # 'kept them from entering'
    maker = verb.head.head if kept else verb.head
    made = kept or (verb.dep_ in {"ccomp", "xcomp"} and verb.tag_ in {"VB", "VBG"})
    return maker if made and any(maker.i < doer.i < verb.i for doer in doers) else None


def _antecedent(token: Token) -> Token:
    """The noun behind 'who', 'whom', 'which' or 'that' in a relative clause; any other token itself."""
    clause = token.head
    while clause.dep_ == "conj":
        clause = clause.head
    if token.tag_ not in {"WDT", "WP"} or clause.dep_ != "relcl":
        return token
    noun = clause.head
    nearer = [word for word in objects_of(noun, "of") if word.i + 1 == clause.left_edge.i and word.pos_ != "NUM"]
    if nearer and noun.lemma_.lower() in expand(("@relative", "@lawyer", "@victim", "@hostage")):
        return nearer[0]  # 'the lawyer of the gunman who killed nine'
    person = noun.ent_type_ == "PERSON" or noun.lemma_.lower() in word_classes()["official"]
    if token.lower_ == "which" and person and noun.dep_ == "pobj":  # 'a rally for Mr Kos which …'
        return noun.head.head
    return noun
