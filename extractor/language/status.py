"""Status: did it happen, or is it planned, threatened, requested, denied …? Read from cues around a trigger.

After ConText (Harkema et al. 2009) and the factuality scales of FactBank: a cue has a kind of words and a scope.
`clause` cues stand on the trigger itself or on the light verb that carries it (modals, negations, adverbs);
`complement` cues govern it ('plans to …', 'fears of …', 'denied …'). The walk goes up the tree and ends at a relative
or adverbial clause.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from extractor.language import evidence, fiction, mastering, means, open_clauses, syntax
from extractor.language.cues import TAGS, StatusRule, rules_of
from extractor.lexicon import expand, word_classes
from extractor.spans import Words


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cues say of one trigger."""

    status: str = "occurred"
    cue: Words | None = None
    outcome: str | None = None


OWN = frozenset({"aux", "neg", "advmod", "mark", "amod", "det", "acomp", "npadvmod", "intj", "auxpass", "prep"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})
# Up to here a governor's words hold for the trigger.
COMPLEMENTS = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "pobj",
        "dobj",
        "prep",
        "acl",
        "conj",
        "attr",
        "oprd",
        "nsubjpass",
        "compound",
        "agent",
        "prt",
    }
)
NAMES = frozenset({"GPE", "ORG", "PERSON", "NORP"})
FARTHEST = 30  # steps up the tree; only a list without end is deeper
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PRESUPPOSING = frozenset({"into", "over", "after", "following", "since", "behind"})
MASTERING = frozenset({"order", "command", "instruct", "direct"})
HARMS = frozenset({"casualty", "damage", "death", "destruction", "killing", "loss", "murder"})
# Verbs whose passive tells of a state: 'troops are stationed', 'the town is besieged'.
STATES = frozenset({"base", "besiege", "deploy", "garrison", "hold", "station", "surround"})
# Who few or none are, does not do it; who fails to do it, neither.
FEW = frozenset({"few", "nobody", "none"})
UNABLE = frozenset({"fail", "powerless", "unable"})
CALLING = frozenset({"appeal", "call"})
OPEN = frozenset({"can", "may", "might", "will", "wo", "would"})  # 'will not prevent a raid': there may be none
# What was not prevented has occurred, whatever else is said. A negation stands above a condition, that above a threat
# or demand, that above a plan, that above hearsay.
PRECEDENCE = ("occurred", "denied", "hypothetical", "threatened", "requested", "planned", "alleged", "ongoing")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue that stands over a trigger: its word, and what that makes of the trigger."""

    token: Token
    status: str | None
    outcome: str | None


def read_status(head: Token) -> Reading:
    """The status of a trigger with the words that say so; `occurred` where nothing says otherwise."""
    found = list(_found(head))
    outcome = next((cue.outcome for cue in found if cue.outcome), None)
    if any(cue.status == "alleged" for cue in found):  # 'accused of ordering the murder': that it was done is alleged
        found = [cue for cue in found if cue.status != "requested" or cue.token.lemma_ not in MASTERING]
        found = [cue for cue in found if not _is_alleged_plan(cue)]
    if any(cue.status == "ongoing" and cue.token.dep_ == "amod" and cue.token.head == head for cue in found):
        # 'committed to ongoing airstrikes', 'feared continuing raids'
        found = [cue for cue in found if cue.status not in {"planned", "hypothetical"} or cue.token.head == head]
    named = [(PRECEDENCE.index(cue.status), order, cue) for order, cue in enumerate(found) if cue.status]
    if not named:
        return Reading(outcome=outcome)
    _, _, cue = min(named)
    if cue.status in {None, "occurred"}:
        return Reading(outcome=outcome)
    return Reading(str(cue.status), Words(cue.token.i, cue.token.i + 1), outcome)


def _is_alleged_plan(cue: Cue) -> bool:
    """'accused of plotting a coup': that there is a plan is what the accusation says."""
    of_it = cue.token.dep_ == "pcomp" and cue.token.head.lower_ == "of"
    return cue.status == "planned" and of_it and _charge(cue.token.head) is not None


def _found(head: Token) -> Iterator[Cue]:
    """Cues from the trigger up to where its clause ends, the nearest first."""
    yield from _on(head)
    yield from _going_on(head)
    yield from _to_come(head)
    yield from _made_up(head)
    yield from _asked(head)
    yield from _if_true(head)
    yield from _waited_for(head)
    if mastering.disowned(head) is not None:
        return
    if (noun := _intention(head)) is not None and (of_noun := list(_governing(noun, head, head))):
        yield from (*of_noun, *_governing(noun.head, noun, head))
    for child, parent in islice(syntax.ancestors(head), FARTHEST):
        carried = child.dep_ in {"dobj", "nsubjpass"} and parent.lemma_ in word_classes()["support"]
        light = (carried or parent.lemma_ in word_classes()["light"]) and not (
            child.dep_ == "nsubj" and parent.lemma_ == "be"  # 'the plan to withdraw is not new'
        )
        if child.dep_ == "ccomp" and child.i < parent.i and _is_parted(child, parent):
            return  # 'Oslo condemned the raid; Rome urged restraint'
        if _is_taken_for_granted(child, parent) or open_clauses.is_taken_as_fact(child):
            return
        if child.dep_ in {"advcl", "xcomp"} and child.tag_ == "VB" and parent.pos_ == "VERB":
            yield from _on(parent)  # 'would use diplomacy to expel them'
        promised = child.dep_ == "advcl" and (
            child in syntax.infinitives(parent)  # 'vowed on Friday to leave'
            # 'paid two men to shoot her', 'called on Lima to leave'
            or (child.tag_ == "VB" and parent.lemma_ in CALLING | word_classes()["making_act"])
        )
        if (
            child.dep_ not in COMPLEMENTS
            and not (light and child.dep_ == "nsubj")
            and not (promised or _is_that_clause(child))
        ):
            planned = child.dep_ == "nsubj" and any(rules_of("complement", child))  # 'the plot to kill him failed'
            if (child == head and child.dep_ == "nsubj") or planned:  # 'the raid failed', 'the fighting goes on'
                yield from (*_governing(parent, child, head), *_under_way(parent), *_if_true(parent))
            return
        of_its_own = child.dep_ == "conj" and syntax.children(child, "aux", *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)
        if light and parent.pos_ in {"VERB", "AUX"} and not of_its_own:
            yield from (*_on(parent), *_waited_for(parent))
        if child.dep_ != "conj":
            above = [*_governing(parent, child, head), *_unproven(parent, child, head)]
            if (charge := _charge(child)) is not None:
                above += _governing(charge, child, head)
            for word in syntax.children(child, "advmod") if child.dep_ == "prep" else ():  # 'instead of shelling it'
                above += _governing(word, child, head)
            yield from above
            adjunct = child.dep_ == "prep" and parent.pos_ == "VERB" and not light
            if _is_voted_on(child, parent):
                yield from _on(parent)
            elif (
                adjunct and not above and not means.is_of(child, parent)
            ):  # 'withdrew after the vote': the vote is not what is asked for
                return
        elif child.tag_ in FINITE and parent.tag_ not in FINITE:  # 'vowed to act and blamed': joined to the wrong verb
            return
        elif parent.pos_ == child.pos_ == "VERB" and not of_its_own:  # 'nobody was hurt but a guard was killed'
            yield from _on(parent)


def _is_parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon stands between a clause and the verb after it, on which the model hangs it."""
    return any(token.text == ";" for token in clause.doc[clause.i : verb.i])


def _is_that_clause(verb: Token) -> bool:
    """'no evidence that they had shot him', 'no evidence they shot him': what was taken for a relative clause."""
    if verb.dep_ != "relcl":
        return False
    if any(child.lower_ == "that" for child in syntax.children(verb, "mark")):  # 'a lie that they shot him'
        return True
    if verb.head.lemma_ not in evidence.NOUNS:
        return False
    whole = syntax.children(verb, "mark", "auxpass", *syntax.OBJECTS)
    return bool(whole) and all(child.tag_ not in {"WDT", "WP"} for child in verb.lefts)


def _unproven(verb: Token, clause: Token, head: Token) -> Iterator[Cue]:
    """'No proof has emerged that they shot him': the clause hangs on the verb, not on the proof."""
    noun = evidence.lacking(clause)
    if noun is not None and clause.head == verb != noun:
        yield from _governing(noun, clause, head)


def _governing(parent: Token, child: Token, head: Token) -> Iterator[Cue]:
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
    if (rule.deeds and head.lemma_.lower() not in rule.deeds) or (rule.new and _is_known_one(head)):
        return False
    return not rule.beside or (child == head and _leads(parent, child, rule))


def _is_known_one(noun: Token) -> bool:
    """'discussed the truce', 'discussed it'; not 'discussed the release of a nurse', 'discussed a truce'."""
    return any(child.lower_ == "the" for child in syntax.children(noun, "det")) and not syntax.objects_of(noun, "of")


def _is_undone(word: Token) -> bool:
    """'did not deny', 'no longer denies', 'few doubt', 'failed to prevent'; not 'will not prevent': it may happen."""
    if any(child.lower_ in OPEN for child in syntax.children(word, "aux")):
        return syntax.is_negated(word) and not any(
            rule.not_status == "occurred" for rule in rules_of("complement", word)
        )
    longer = any(child.lower_ == "longer" and syntax.is_negated(child) for child in syntax.children(word, "advmod"))
    few = any(
        child.lower_ in FEW or syntax.is_negated(child) for child in syntax.children(word, *syntax.SUBJECTS, "amod")
    )
    neither = word.dep_ == "conj" and any(mark.lower_ == "nor" for mark in syntax.children(word.head, "cc"))
    failed = word.dep_ == "xcomp" and word.head.lemma_ in UNABLE and not syntax.is_negated(word.head)
    return syntax.is_negated(word) or longer or few or neither or failed


def _is_taken_for_granted(below: Token, word: Token) -> bool:
    """'demanded an inquiry into the crash', 'justice for victims of the raid', 'vowed to avenge the raid'.

    So are the raids of 'urged them to stop bombing the port', and what is asked about in 'not clear who shot him'.
    """
    if below.dep_ == "ccomp" and any(token.tag_ in {"WP", "WRB"} for token in below.lefts):
        return True
    part = word.lemma_ in mastering.PART_IN  # 'denied a role in the raid'
    if below.dep_ == "prep" and (below.lower_ == "behind" or part):
        return True
    if word.pos_ == "NOUN":
        return below.dep_ == "prep" and (below.lower_ in PRESUPPOSING or word.lemma_ in word_classes()["aftermath"])
    known = below.pos_ == "NOUN" and below.dep_ in {*syntax.OBJECTS, *syntax.PASSIVE_SUBJECTS}
    granted = word.pos_ == "VERB" and word.lemma_ in word_classes()["granting"]
    return granted and (below.tag_ == "VBG" or (known and word.lemma_ != "stop"))


def _charge(preposition: Token) -> Token | None:
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


def _relation(child: Token, parent: Token) -> str:
    """How a word hangs on what governs it, where the model has it right or not."""
    if parent != child.head:
        return "acl"  # 'a plot to bomb the bus'
    if child.dep_ == "relcl" and _is_that_clause(child):
        return "acl"
    return "xcomp" if child.dep_ == "advcl" else child.dep_


def _intention(verb: Token) -> Token | None:
    """The plot of 'foiled a plot to bomb the bus', where the infinitive was hung on the verb."""
    marks = [child for child in verb.children if child.tag_ == "TO"]
    if not marks or verb.dep_ not in {"advcl", "xcomp"} or marks[0].i == 0:
        return None
    before = verb.doc[marks[0].i - 1]
    beside = before.head == verb.head and before.dep_ in {*syntax.OBJECTS, *syntax.PASSIVE_SUBJECTS}
    return before if beside and before.pos_ == "NOUN" else None


def _on(head: Token) -> Iterator[Cue]:
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
                if token.pos_ in TAGS.get(rule.pos, {token.pos_}) or token.dep_ in {"neg", "det"}:
                    yield Cue(token, _in_reported_speech(rule.status, token), rule.outcome)


def _going_on(verb: Token) -> Iterator[Cue]:
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


def _to_come(verb: Token) -> Iterator[Cue]:
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


def _made_up(head: Token) -> Iterator[Cue]:
    """'In the film they kill him', 'The novel imagines an attack'."""
    work = fiction.teller(head)
    if work is not None:
        yield Cue(work, "hypothetical", None)


def _under_way(verb: Token) -> Iterator[Cue]:
    """'The battle is underway', 'the raid is in progress'."""
    for token in (*syntax.children(verb, "acomp", "advmod"), *syntax.objects_of(verb, "in", "under")):
        yield from (Cue(token, rule.status, None) for rule in rules_of("clause", token) if rule.status == "ongoing")


def _asked(verb: Token) -> Iterator[Cue]:
    """'Did the army shell it?', 'Had they attacked, …': an auxiliary in front of the subject asks or supposes."""
    first = verb.left_edge
    if first.dep_ != "aux" or first.head != verb or not syntax.children(verb, *syntax.SUBJECTS):
        return
    if (verb.dep_ == "advcl" and first.lower_ == "had") or verb.sent[-1].text == "?":
        yield Cue(first, "hypothetical", None)


def _if_true(verb: Token) -> Iterator[Cue]:
    """'If confirmed, the killing would …', 'the report, if true, that they shot him': what is not known yet."""
    for clause in syntax.children(verb, "advcl"):
        if any(child.lower_ == "if" for child in syntax.children(clause, "mark")):
            yield from (Cue(clause, rule.status, None) for rule in rules_of("proviso", clause))


def _is_voted_on(preposition: Token, verb: Token) -> bool:
    """'will vote on a resolution': it is as far as the vote is."""
    return preposition.lower_ == "on" and preposition.dep_ == "prep" and verb.lemma_ == "vote"


def _waited_for(verb: Token) -> Iterator[Cue]:
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
