"""Cues that govern a trigger: 'plans to …', 'fears of …', 'denied …', and what undoes or belies them."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.language import evidence, syntax
from extractor.language.cues import TAGS, Cue, StatusRule, rules_of
from extractor.lexicon import expand

HARMS = frozenset({"casualty", "damage", "death", "destruction", "killing", "loss", "murder"})
# Who few or none are, does not do it; who fails to do it, neither.
FEW = frozenset({"few", "nobody", "none"})
UNABLE = frozenset({"fail", "powerless", "unable"})
OPEN = frozenset({"can", "may", "might", "will", "wo", "would"})  # 'will not prevent a raid': there may be none


def governing(parent: Token, child: Token, head: Token) -> Iterator[Cue]:
    """Cues in what governs the trigger `head`; that something goes on is said of the next word only."""
    for rule in rules_of("complement", parent):
        by = {_relation(child, parent), child.lower_}
        if any(token.tag_ == "VBG" for token in syntax.children(child, "pcomp", "pobj")):
            by.add(f"{child.lower_} doing")
        fits = parent.pos_ in TAGS.get(rule.pos, {parent.pos_}) and (not rule.governs or by & {*rule.governs})
        if not fits or not _has_its_words(rule, parent, child, head):
            continue
        if rule.status != "ongoing" or child == head:
            negated = _is_undone(parent)
            yield Cue(parent, (rule.negated if negated else rule.status) or None, None if negated else rule.outcome)
            if rule.status == "alleged" or rule.bears_hearsay:
                yield from _untrue(parent)


def _has_its_words(rule: StatusRule, parent: Token, child: Token, head: Token) -> bool:
    """Whether what a cue needs beside it is there."""
    if rule.lacking and not (evidence.is_lacking(parent) and evidence.is_at_issue(head, child)):
        return False
    if rule.particle and not any(word.lower_ in rule.particle for word in syntax.children(parent, "prt", "advmod")):
        return False
    deed = head.lemma_.lower()
    if (rule.deeds and deed not in rule.deeds) or deed in rule.spares or (rule.new and _is_known_one(head)):
        return False
    if rule.deeds and any(clause.tag_ == "VBD" for noun in (head, *head.children) for clause in _told_of(noun)):
        return False  # 'met to sign a truce, which took effect on Sunday'
    return not rule.beside or (child == head and _leads(parent, child, rule))


def _is_known_one(noun: Token) -> bool:
    """'discussed the truce', 'discussed it'; not 'discussed the release of a nurse', 'discussed a truce'."""
    return any(child.lower_ == "the" for child in syntax.children(noun, "det")) and not syntax.objects_of(noun, "of")


def _told_of(noun: Token) -> list[Token]:
    return syntax.children(noun, "relcl") if noun.pos_ in syntax.NOMINAL else []


def _is_undone(word: Token) -> bool:
    """'did not deny', 'no longer denies', 'few doubt', 'failed to prevent'; not 'will not prevent': it may happen."""
    if any(child.lower_ in OPEN for child in syntax.children(word, "aux")):
        return syntax.is_negated(word) and not any(
            rule.not_status == "occurred" for rule in rules_of("complement", word)
        )
    almost = (rule for child in syntax.children(word, "advmod") for rule in rules_of("clause", child))
    if any(rule.status == "denied" and word.lemma_ not in rule.spares for rule in almost):
        return True
    longer = any(child.lower_ == "longer" and syntax.is_negated(child) for child in syntax.children(word, "advmod"))
    few = any(
        child.lower_ in FEW or syntax.is_negated(child) for child in syntax.children(word, *syntax.SUBJECTS, "amod")
    )
    neither = word.dep_ == "conj" and any(mark.lower_ == "nor" for mark in syntax.children(word.head, "cc"))
    failing = word.head.head.head if word.dep_ == "acl" and word.head.dep_ == "pobj" else word.head
    failed = word.dep_ in {"acl", "xcomp"} and failing.lemma_ in UNABLE and not syntax.is_negated(failing)
    return syntax.is_negated(word) or longer or few or neither or failed


def charging_verb(preposition: Token) -> Token | None:
    """The verb of 'accused the guard of it', 'accused by mistake of it', where the model hangs the 'of' on the noun."""
    noun = preposition.head
    if syntax.is_charge(preposition):
        return noun.head
    aside = preposition.lower_ == "of" and noun.dep_ == "pobj" and any(rules_of("hearsay", noun))
    return noun.head.head if aside else None


def _leads(verb: Token, noun: Token, rule: StatusRule) -> bool:
    """'blamed an air strike for the blast', not 'for rising prices'; 'ended without a deal', not 'without a word'."""
    wanted = rule.leads_to or {*expand(("@violence", "@suffering", "@nature")), *HARMS}
    found = [*syntax.objects_of(verb, *rule.beside), *syntax.objects_of(noun, *rule.beside)]
    return any(token.lemma_.lower() in wanted for token in found)


def _untrue(word: Token) -> Iterator[Cue]:
    """'falsely accused of', 'false claims that', 'claims that … are baseless': hearsay that is said to be untrue."""
    beside = [*syntax.children(word, "advmod", "amod", "compound"), *syntax.objects_of(word, "by", "in")]
    if word.pos_ == "VERB":  # 'unconfirmed reports said that'
        beside += [each for who in syntax.children(word, "nsubj") for each in syntax.children(who, "amod", "compound")]
    elif word.dep_ in {*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS} and not syntax.is_negated(word.head):
        beside += _said_of_subject(word.head)
    for token in beside:
        yield from (Cue(token, rule.status, None) for rule in rules_of("hearsay", token))


def _said_of_subject(verb: Token) -> list[Token]:
    """'are baseless', 'proved false', 'turned out to be a hoax', 'were dropped'."""
    predicates = syntax.children(verb, "acomp", "oprd", "attr", "advcl")
    predicates += [each for be in syntax.children(verb, "xcomp") for each in syntax.children(be, "acomp", "attr")]
    return [*predicates, *([verb] if syntax.is_passive(verb) else [])]


def unproven(verb: Token, clause: Token, head: Token) -> Iterator[Cue]:
    """'No proof has emerged that they shot him': the clause hangs on the verb, not on the proof."""
    noun = evidence.lacking(clause)
    if noun is not None and clause.head == verb != noun:
        yield from governing(noun, clause, head)


def _relation(child: Token, parent: Token) -> str:
    """How a word hangs on what governs it, where the model has it right or not."""
    if parent != child.head:
        return "acl"  # 'a plot to bomb the bus'
    if child.dep_ == "relcl" and is_that_clause(child):
        return "acl"
    own = ("aux", "auxpass", "mark", *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)
    if child.dep_ == "acl" and child.tag_ == "VBN" and not syntax.children(child, *own):  # 'the deal signed in May'
        return "participle"
    return "xcomp" if child.dep_ == "advcl" else child.dep_


def is_that_clause(verb: Token) -> bool:
    """'no evidence that they had shot him', 'no evidence they shot him': what was taken for a relative clause."""
    if verb.dep_ != "relcl":
        return False
    if any(child.lower_ == "that" for child in syntax.children(verb, "mark")):  # 'a lie that they shot him'
        return True
    if verb.head.lemma_ not in evidence.NOUNS:
        return False
    whole = syntax.children(verb, "mark", "auxpass", *syntax.OBJECTS)
    return bool(whole) and all(child.tag_ not in {"WDT", "WP"} for child in verb.lefts)


def intention(verb: Token) -> Token | None:
    """The plot of 'foiled a plot to bomb the bus', where the infinitive was hung on the verb."""
    marks = [child for child in verb.children if child.tag_ == "TO"]
    if not marks or verb.dep_ not in {"advcl", "xcomp"} or marks[0].i == 0:
        return None
    before = verb.doc[marks[0].i - 1]
    beside = before.head == verb.head and before.dep_ in {*syntax.OBJECTS, *syntax.PASSIVE_SUBJECTS}
    return before if beside and before.pos_ == "NOUN" else None
