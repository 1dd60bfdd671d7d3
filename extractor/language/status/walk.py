"""The walk from a trigger up the tree, over all that its status may hang on, to where its clause ends."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from extractor.language import mastering, means, open_clauses, syntax
from extractor.language.cues import Cue, rules_of
from extractor.language.status.clause import (
    FINITE,
    asked,
    going_on,
    if_true,
    made_up,
    on_itself,
    to_come,
    under_way,
    waited_for,
    yet_to_be,
)
from extractor.language.status.governors import charging_verb, governing, intention, is_that_clause, unproven
from extractor.lexicon import word_classes

# Up to here a governor's words hold for the trigger.
COMPLEMENTS = frozenset("xcomp ccomp pcomp pobj dobj prep prt acl conj attr oprd nsubjpass compound agent".split())
FARTHEST = 30  # steps up the tree; only a list without end is deeper
PRESUPPOSING = frozenset({"into", "over", "after", "following", "since", "behind"})
THOSE = frozenset({"families", "people", "relatives", "survivors", "those", "victims"})
CALLING = frozenset({"appeal", "call", "convene", "gather", "meet"})
STOPPING = frozenset({"avert", "halt", "stop"})


def cues_over(head: Token) -> Iterator[Cue]:
    """Cues from the trigger up to where its clause ends, the nearest first."""
    for own in (on_itself, going_on, to_come, made_up, asked, if_true, waited_for):
        yield from own(head)
    if mastering.disowned(head) is not None:
        return
    if (noun := intention(head)) is not None and (of_noun := list(governing(noun, head, head))):
        yield from (*of_noun, *governing(noun.head, noun, head))
    for child, parent in islice(syntax.ancestors(head), FARTHEST):
        if _is_parted(child, parent) or _is_taken_for_granted(child, parent) or open_clauses.is_taken_as_fact(child):
            return
        found, goes_on = _step(child, parent, head)
        yield from found
        if not goes_on:
            return


def _step(child: Token, parent: Token, head: Token) -> tuple[list[Cue], bool]:
    """What one step up the tree adds, and whether what stands above still holds for the trigger."""
    light = _is_light(child, parent)
    # 'would use diplomacy to expel them'
    aimed = child.dep_ in {"advcl", "xcomp"} and child.tag_ == "VB" and parent.pos_ == "VERB"
    found = list(on_itself(parent)) if aimed else []
    if not (child.dep_ in COMPLEMENTS or (light and child.dep_ == "nsubj") or _is_promised(child, parent)):
        return found + _said_of(child, parent, head), False
    own = child.dep_ == "conj" and syntax.children(child, "aux", *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)
    if light and parent.pos_ in {"VERB", "AUX"} and not own:
        found += [*on_itself(parent), *waited_for(parent), *(to_come(parent) if parent.dep_ == "xcomp" else ())]
    if child.dep_ == "conj":
        if child.tag_ in FINITE and parent.tag_ not in FINITE:  # 'vowed to act and blamed': joined to the wrong verb
            return found, False
        shared = parent.pos_ == child.pos_ == "VERB" and not own  # 'nobody was hurt but a guard was killed'
        return found + (list(on_itself(parent)) if shared else []), True
    above = _above(child, parent, head)
    if _is_voted_on(child, parent):
        return [*found, *above, *on_itself(parent)], True
    # 'withdrew after the vote': the vote is not what is asked for
    adjunct = child.dep_ == "prep" and parent.pos_ == "VERB" and not light
    return found + above, not adjunct or bool(above) or means.is_of(child, parent)


def _is_light(child: Token, parent: Token) -> bool:
    """Whether a verb only carries the noun: 'launched a raid'; not 'the plan to withdraw is not new'."""
    if child.dep_ in {"dobj", "nsubjpass"} and parent.lemma_ in word_classes()["support"]:
        return True
    return parent.lemma_ in word_classes()["light"] and not (child.dep_ == "nsubj" and parent.lemma_ == "be")


def _is_promised(child: Token, parent: Token) -> bool:
    """'vowed on Friday to leave', 'paid two men to shoot her', 'called on Lima to leave', 'met to sign a deal'."""
    if is_that_clause(child):
        return True
    asked_for = child.tag_ == "VB" and parent.lemma_ in CALLING | word_classes()["making_act"]
    return child.dep_ == "advcl" and (child in syntax.infinitives(parent) or asked_for)


def _said_of(child: Token, parent: Token, head: Token) -> list[Cue]:
    """'the raid failed', 'the fighting goes on', 'the plot to kill him failed': what a verb says of its subject."""
    planned = child.dep_ == "nsubj" and any(rules_of("complement", child))
    if not (planned or (child == head and child.dep_ == "nsubj")):
        return []
    return [*governing(parent, child, head), *under_way(parent), *if_true(parent), *yet_to_be(parent)]


def _above(child: Token, parent: Token, head: Token) -> list[Cue]:
    """What the word above governs, a charge that is spelt out beside it, and 'instead' of 'instead of shelling it'."""
    found = [*governing(parent, child, head), *unproven(parent, child, head)]
    if (charge := charging_verb(child)) is not None:
        found += governing(charge, child, head)
    for word in syntax.children(child, "advmod") if child.dep_ == "prep" else ():
        found += governing(word, child, head)
    return found


def _is_parted(clause: Token, verb: Token) -> bool:
    """'Oslo condemned the raid; Rome urged restraint': the model hangs the first clause on the second's verb."""
    if clause.dep_ != "ccomp" or clause.i > verb.i:
        return False
    return any(token.text == ";" for token in clause.doc[clause.i : verb.i])


def _is_taken_for_granted(below: Token, word: Token) -> bool:
    """'demanded an inquiry into the crash', 'justice for victims of the raid', 'vowed to avenge the raid'.

    So are the raids of 'urged them to stop bombing the port' and 'urged them to stop the raids', and what is asked
    about in 'not clear who shot him'.
    """
    if below.dep_ == "ccomp" and any(token.tag_ in {"WP", "WRB"} for token in below.lefts):
        return True
    if below.dep_ == "acl" and below.tag_ == "VBN" and word.lower_ in THOSE:
        return True  # 'called for prayers for those killed in the blast'
    part = word.lemma_ in mastering.PART_IN  # 'denied a role in the raid'
    if below.dep_ == "prep" and (below.lower_ == "behind" or part):
        return True
    if word.pos_ == "NOUN":
        return below.dep_ == "prep" and (below.lower_ in PRESUPPOSING or word.lemma_ in word_classes()["aftermath"])
    known = below.pos_ == "NOUN" and below.dep_ in {*syntax.OBJECTS, *syntax.PASSIVE_SUBJECTS}
    if known and _is_in_vain(word):
        return True
    granted = word.pos_ == "VERB" and word.lemma_ in word_classes()["granting"]
    return granted and (below.tag_ == "VBG" or (known and (word.lemma_ != "stop" or _is_asked_for(word))))


def _is_asked_for(verb: Token) -> bool:
    """'urged the army to stop the raids', 'demanded that Chad stop the raids'; not 'vowed to stop the raids'."""
    return verb.tag_ == "VB" and any(cue.status == "requested" for cue in governing(verb.head, verb, verb))


def _is_in_vain(verb: Token) -> bool:
    """'failed to stop the looting', 'could not prevent the raid': it took place."""
    fails = verb.dep_ == "xcomp" and verb.head.lemma_ == "fail"
    return verb.lemma_ in STOPPING and (fails or syntax.is_negated(verb))


def _is_voted_on(preposition: Token, verb: Token) -> bool:
    """'will vote on a resolution': it is as far as the vote is."""
    return preposition.lower_ == "on" and preposition.dep_ == "prep" and verb.lemma_ == "vote"
