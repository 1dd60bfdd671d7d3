"""Status: did it happen, or is it planned, threatened, requested, denied …? Read from cues around a trigger.

After ConText (Harkema et al. 2009) and the factuality scales of FactBank: a cue has a kind of words and a scope.
`clause` cues stand on the trigger itself or on the light verb that carries it (modals, negations, adverbs);
`complement` cues govern it ('plans to …', 'fears of …', 'denied …'). The walk goes up the tree and ends at a relative
or adverbial clause. `clause` reads the first kind, `governors` the second, `walk` goes up.
"""

from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from extractor.language.cues import Cue
from extractor.language.status.governors import charging_verb
from extractor.language.status.walk import cues_over
from extractor.spans import Words

MASTERING = frozenset({"order", "command", "instruct", "direct", "bribe", "commission", "hire", "pay"})
# What was not prevented has occurred, whatever else is said. A negation stands above a condition, that above a threat
# or demand, that above a plan, that above hearsay.
PRECEDENCE = ("occurred", "denied", "hypothetical", "threatened", "requested", "planned", "alleged", "ongoing")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cues say of one trigger."""

    status: str = "occurred"
    cue: Words | None = None
    outcome: str | None = None


def read_status(head: Token) -> Reading:
    """The status of a trigger with the words that say so; `occurred` where nothing says otherwise."""
    found = list(cues_over(head))
    near = takewhile(lambda cue: cue.status != "occurred", found)  # 'failed to prevent the raid': no raid failed
    outcomes = [cue.outcome for cue in near if cue.outcome]  # an attempt that failed has failed
    outcome = next((outcome for outcome in outcomes if outcome != "attempted"), outcomes[0] if outcomes else None)
    if any(cue.status == "alleged" for cue in found):  # 'accused of ordering the murder': that it was done is alleged
        found = [cue for cue in found if cue.status != "requested" or cue.token.lemma_ not in MASTERING]
        found = [cue for cue in found if not _is_alleged_plan(cue)]
    if any(
        cue.status == "requested" for cue in found
    ):  # 'called on them not to shell it': that they do not is asked for
        found = [cue for cue in found if not _is_to_be_left(cue, head)]
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


def _is_to_be_left(cue: Cue, deed: Token) -> bool:
    """The 'not' of 'not to shell the port', 'that Chad not shell it', 'must not shell it': no word on what was done."""
    return cue.token.dep_ == "neg" and cue.token.head == deed and deed.tag_ == "VB"


def _is_alleged_plan(cue: Cue) -> bool:
    """'accused of plotting a coup': that there is a plan is what the accusation says."""
    of_it = cue.token.dep_ == "pcomp" and cue.token.head.lower_ == "of"
    return cue.status == "planned" and of_it and charging_verb(cue.token.head) is not None
