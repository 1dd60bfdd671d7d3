"""Cues in a trigger's own clause: its negations, modals and adverbs, its tense, its question and its condition."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.language import fiction, open_clauses, syntax
from extractor.language.cues import TAGS, Cue, rules_of
from extractor.lexicon import word_classes

OWN = frozenset({"aux", "neg", "advmod", "mark", "amod", "det", "acomp", "npadvmod", "intj", "auxpass", "prep"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})
NAMES = frozenset({"GPE", "ORG", "PERSON", "NORP"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
# Verbs whose passive tells of a state: 'troops are stationed', 'the town is besieged'.
STATES = frozenset({"base", "besiege", "deploy", "garrison", "hold", "station", "surround"})


def on_itself(head: Token) -> Iterator[Cue]:
    """Cues among the trigger's own words: 'did not', 'will', 'no group', 'nobody'."""
    for child in head.children:
        if child.dep_ in {*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS, *syntax.OBJECTS}:
            own = [token for token in (child, *syntax.children(child, "det")) if token.lower_ in NOBODY]
        else:
            own = [child] if child.dep_ in OWN else []
            own += syntax.children(child, "neg") if child.lower_ == "longer" else []  # 'no longer bombs the port'
        for token in own:
            if token.lower_ == "must" and any(word.lower_ == "have" for word in syntax.children(head, "aux")):
                yield Cue(token, "hypothetical", None)  # 'must have burned it': supposed, not asked for
                continue
            for rule in rules_of("clause", token):
                fits = token.pos_ in TAGS.get(rule.pos, {token.pos_}) or token.dep_ in {"neg", "det"}
                if fits and head.lemma_.lower() not in rule.spares:
                    yield Cue(token, _in_reported_speech(rule.status, token), rule.outcome)


def going_on(verb: Token) -> Iterator[Cue]:
    """'are searching', 'said it was searching', 'is being held', 'are stationed': what goes on as it is told."""
    auxiliaries = [
        child for child in verb.children if child.dep_ == "aux" and child.lower_ in {"is", "are", "'s", "'re"}
    ]
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in word_classes()["saying"]
    auxiliaries += [
        child for child in verb.children if told and child.dep_ == "aux" and child.lower_ in {"was", "were"}
    ]
    state = verb.tag_ == "VBN" and verb.lemma_ in STATES
    if state:
        auxiliaries += [child for child in syntax.children(verb, "auxpass") if child.lower_ in {"is", "are"}]
    passive = state or any(child.lower_ == "being" for child in syntax.children(verb, "auxpass"))
    if auxiliaries and (verb.tag_ == "VBG" or passive):
        yield Cue(auxiliaries[0], "ongoing", None)


def to_come(verb: Token) -> Iterator[Cue]:
    """'Denmark to cut its force': a headline's plan. The model takes the name before it for a verb as often as not.

    So is 'The army is to cut its force'.
    """
    marks = [child for child in verb.children if child.dep_ == "aux" and child.tag_ == "TO"]
    above = verb.head
    if marks and verb.dep_ == "xcomp" and above.lemma_ == "be":
        yield Cue(above, "planned", None)
    bare = above == verb or (above.head == above and (above.pos_ in {"PROPN", "NOUN"} or above.ent_type_ in NAMES))
    if marks and verb.tag_ == "VB" and bare and marks[0].i > verb.sent.start:
        yield Cue(marks[0], "planned", None)


def yet_to_be(copula: Token) -> Iterator[Cue]:
    """'A summit is to be held', 'the raid was to begin': what its subject is to do."""
    for verb in syntax.children(copula, "xcomp") if copula.lemma_ == "be" else ():
        if any(child.tag_ == "TO" for child in syntax.children(verb, "aux")):
            yield Cue(copula, "planned", None)


def made_up(head: Token) -> Iterator[Cue]:
    """'In the film they kill him', 'The novel imagines an attack'."""
    work = fiction.teller(head)
    if work is not None:
        yield Cue(work, "hypothetical", None)


def under_way(verb: Token) -> Iterator[Cue]:
    """'The battle is underway', 'the raid is in progress'."""
    for token in (*syntax.children(verb, "acomp", "advmod"), *syntax.objects_of(verb, "in", "under")):
        yield from (Cue(token, rule.status, None) for rule in rules_of("clause", token) if rule.status == "ongoing")


def asked(verb: Token) -> Iterator[Cue]:
    """'Did the army shell it?', 'Had they attacked, …': an auxiliary in front of the subject asks or supposes."""
    first = verb.left_edge
    if first.dep_ != "aux" or first.head != verb or not syntax.children(verb, *syntax.SUBJECTS):
        return
    if (verb.dep_ == "advcl" and first.lower_ == "had") or verb.sent[-1].text == "?":
        yield Cue(first, "hypothetical", None)


def if_true(verb: Token) -> Iterator[Cue]:
    """'If confirmed, the killing would …', 'the report, if true, that they shot him': what is not known yet."""
    for clause in syntax.children(verb, "advcl"):
        if any(child.lower_ == "if" for child in syntax.children(clause, "mark")):
            yield from (Cue(clause, rule.status, None) for rule in rules_of("proviso", clause))


def waited_for(verb: Token) -> Iterator[Cue]:
    mark = open_clauses.waited_for(verb)
    if mark is not None:
        yield Cue(mark, "hypothetical", None)


def _in_reported_speech(status: str | None, token: Token) -> str | None:
    """'said it would shrink': the 'would' of reported speech is a plan, not a hypothesis."""
    verb = token.head
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ in FINITE else verb  # 'said it was ill and would leave'
    told = first.dep_ == "ccomp" and first.head.lemma_ in word_classes()["saying"]
    marks = (mark.lower_ for clause in syntax.children(verb, "advcl") for mark in syntax.children(clause, "mark"))
    told = told and not any(mark in {"if", "unless"} for mark in marks)
    return "planned" if told and token.lower_ in {"would", "'d"} else status
