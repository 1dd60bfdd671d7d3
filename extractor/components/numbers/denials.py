"""Denied counts: 'denied reports that 12 had died', 'no evidence that', 'claims that … are false'."""

from spacy.tokens import Token

from extractor.language import evidence, syntax

DENYING = frozenset({"deny", "reject", "refute", "dismiss", "rebut", "debunk", "repudiate", "disprove", "discount"})
REPORTS = frozenset(
    "report claim allegation accusation assertion rumour rumor suggestion charge story statement news".split()
)
EVIDENCE = frozenset({"evidence", "proof", "truth", "basis", "indication", "sign", "substance"})
UNTRUE = frozenset("false untrue baseless unfounded groundless fabricated fake incorrect untruthful".split())
CUES = DENYING | EVIDENCE | UNTRUE | {"denial", "no", "neither", "without"}
FARTHEST = 8  # steps from the governor up to the word that denies


def is_denied(governor: Token) -> bool:
    """Whether the clause of a count's governor is what somebody denies, or what nothing speaks for.

    Only a clause, or a report of it, is denied: 'denied a role in the killing of 12' leaves the 12 dead.
    """
    below = governor
    for _ in range(FARTHEST):
        above = below.head
        if above == below:
            return False
        if above.pos_ in {"VERB", "AUX"} and _denies(above, below):
            return True
        if evidence.lacking(below) is not None:
            return True
        if above.lemma_ == "denial" or (above.lemma_ in EVIDENCE and evidence.is_lacking(above)):
            return below.dep_ in {"acl", "relcl", "ccomp", "prep"}
        if not _leads_on(below, above):
            return False
        below = above
    return False


def _denies(verb: Token, below: Token) -> bool:
    is_report = below.lemma_ in REPORTS and below.pos_ == "NOUN"
    if is_report and any(word.lemma_.lower() in UNTRUE for word in syntax.children(verb, "acomp", "oprd", "attr")):
        return not syntax.is_negated(verb)
    if verb.lemma_ not in DENYING or syntax.is_negated(verb):
        return False
    if is_report:
        return below.dep_ in syntax.OBJECTS | syntax.PASSIVE_SUBJECTS
    return below.dep_ == "ccomp" and not syntax.children(verb, *syntax.OBJECTS)


def _leads_on(below: Token, above: Token) -> bool:
    """Whether what is said of the word above is said of the count below it too."""
    if below.dep_ == "conj":
        return True
    if above.pos_ == "ADP":  # 'reports of 12 deaths', 'no truth in claims'
        return above.head.lemma_ in REPORTS | EVIDENCE
    if above.pos_ == "NOUN":
        return above.lemma_ in REPORTS
    if below.dep_ in {"relcl", "advcl", "prep", *syntax.SUBJECTS}:
        return False
    return above.pos_ in {"VERB", "AUX"}
