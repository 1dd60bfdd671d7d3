"""Counts of what was only tried, plotted or asked: 'tried to kidnap 12', 'a plot to kill 12', 'Were 12 killed?'."""

from spacy.tokens import Token

from extractor.language import syntax

TRYING = frozenset("try attempt seek plot conspire scheme intend mean aim threaten vow want hope plan design".split())
ATTEMPTS = frozenset("plot attempt bid conspiracy plan effort scheme threat intention desire".split())
FOILING = frozenset({"foil", "thwart", "prevent", "avert", "avoid", "stop"})
FAILING = frozenset({"fail", "neglect", "refuse", "decline"})
TRIED = frozenset({"attempted", "planned", "intended", "foiled"})
CUES = TRYING | ATTEMPTS | FOILING | FAILING | TRIED


def is_attempt(governor: Token) -> bool:
    """Whether what befell the counted people was tried or meant, and nothing says that it happened."""
    above = governor.head
    if has_failed(above) or syntax.is_negated(above):  # 'failed to prevent the deaths of 12'
        return False
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in governor.children)
    if infinitive and governor.dep_ in {"xcomp", "ccomp", "advcl"} and above.lemma_ in TRYING:
        return True
    if infinitive and governor.dep_ in {"acl", "relcl", "xcomp"} and above.lemma_ in ATTEMPTS:
        return True
    if governor.dep_ == "pcomp" and above.head.lemma_ in TRYING | ATTEMPTS | FOILING:
        return True  # 'a plan for killing 12'
    if governor.pos_ in {"NOUN", "PROPN"}:
        tried = any(child.lower_ in TRIED for child in governor.lefts)
        return tried or (governor.dep_ in syntax.OBJECTS and above.lemma_ in FOILING)
    return governor.dep_ == "xcomp" and above.lemma_ in FOILING


def has_failed(governor: Token) -> bool:
    """'The bomb failed to kill the 12 on board.'"""
    return governor.dep_ == "xcomp" and governor.head.lemma_ in FAILING and not syntax.is_negated(governor.head)


def is_asked(governor: Token) -> bool:
    """'Were 12 people killed?'; 'Why were 12 people killed?' takes it that they were."""
    sentence = governor.sent
    if not any(governor.doc[i].text == "?" for i in range(max(sentence.end - 2, 0), sentence.end)):
        return False
    first = next((token for token in sentence if not token.is_punct), governor)
    return first.pos_ == "AUX" or first.lemma_ in {"do", "be", "have"}
