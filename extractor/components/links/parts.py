"""Parts: which event happened within which, as far as the tree shows.

Arrests, a crackdown, deaths and riots at a protest are part of it, attacks and battles part of the war or campaign that
they are said to belong to ('during the offensive', 'as part of the war').
"""

from collections.abc import Sequence

from spacy.tokens import Token

from extractor.components.links.clusters import Cluster
from extractor.components.links.story import Story
from extractor.event_types import is_violent
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import REAL

GATHERINGS = frozenset({"protest", "strike"})
AT_GATHERINGS = frozenset({"arrest", "crackdown", "riot", "raid", "destruction", "looting"})
WITHIN = ("in", "during", "at", "amid", "within", "throughout", "of", "after")
BEFORE = frozenset({"after", "against", "about", "before", "despite", "following", "for", "over", "since"})
FARTHEST = 6  # steps up the tree


def parts(story: Story, clusters: Sequence[Cluster]) -> dict[int, int]:
    """The container of each event that has one, both by position; none is its own container's container."""
    if not any(_may_hold(cluster) for cluster in clusters):
        return {}
    owner = {story.triggers[i].head: n for n, cluster in enumerate(clusters) for i in cluster.members}
    found: dict[int, int] = {}
    for n, cluster in enumerate(clusters):
        for index in cluster.members if cluster.status in REAL else ():
            outer = next((m for m in _around(story, story.head(index), owner) if _holds(clusters[m], cluster)), None)
            if outer is not None and outer != n and found.get(outer) != n:
                found.setdefault(n, outer)
    gatherings = [n for n, cluster in enumerate(clusters) if cluster.type in GATHERINGS and cluster.status in REAL]
    if len(gatherings) == 1:
        suffering = (n for n, cluster in enumerate(clusters) if n not in found and _hits_crowd(cluster))
        found.update(dict.fromkeys(suffering, gatherings[0]))
    return found


def _hits_crowd(cluster: Cluster) -> bool:
    """'fired tear gas at the marchers': of the only protest of the text."""
    mild = cluster.type in AT_GATHERINGS or is_violent(cluster.type)
    crowd = word_classes()["crowd"]
    return mild and any(head.lemma_.lower() in crowd for head in cluster.heads("target", "victim"))


def _may_hold(outer: Cluster) -> bool:
    return outer.type in GATHERINGS or (outer.type == "battle" and outer.aggregate)


def _holds(outer: Cluster, inner: Cluster) -> bool:
    """Whether an event of the one kind happens within one of the other."""
    if outer.type in GATHERINGS:
        return inner.type in AT_GATHERINGS or is_violent(inner.type)
    return _may_hold(outer) and is_violent(inner.type) and not inner.aggregate


def _around(story: Story, head: Token, owner: dict[int, int]) -> list[int]:
    """Events that are named around a trigger: after its prepositions, in its when-clause, as its object or above it."""
    near: list[Token] = []
    verb = head
    for _ in range(FARTHEST):
        near += [*syntax.objects_of(verb, *WITHIN), *syntax.children(verb, *syntax.OBJECTS)]
        for clause in syntax.children(verb, "advcl"):
            near += [clause, *syntax.children(clause, *syntax.OBJECTS)] if _meanwhile(clause) else []
        if verb.dep_ not in {"conj", "dobj", "xcomp", "pobj", "prep", "nsubjpass", "advcl"} or verb.head == verb:
            break
        if _comes_first(verb) or (verb != head and _is_aim(verb)):
            break
        verb = verb.head
        near.append(verb)
    found = [owner[token.i] for noun in near for token in (noun, *_crowd_at(noun)) if token.i in owner]
    return list(dict.fromkeys(found))


def _comes_first(word: Token) -> bool:
    """'marched a year after a blast', 'marched over the killing': what came before is no part of what came of it."""
    if word.dep_ == "prep":
        return word.lower_ in BEFORE
    if word.dep_ != "advcl" or word.tag_ not in {"VBD", "VBN"} or _meanwhile(word):
        return False
    return any(child.dep_ in {*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS, "mark"} for child in word.lefts) or (
        word.tag_ == "VBD"
    )


def _is_aim(verb: Token) -> bool:
    """'marched to mark the massacre', 'gathered to demand the release of': what they came for was not done there."""
    return verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VB"


def _meanwhile(clause: Token) -> bool:
    """'as thousands marched', 'when crowds gathered'."""
    return any(child.lower_ in {"as", "when", "while"} for child in clause.lefts if child.dep_ in {"mark", "advmod"})


def _crowd_at(noun: Token) -> list[Token]:
    """The protest of 'demonstrators protesting against …', 'protesters at a rally'."""
    if noun.lemma_.lower() not in word_classes()["crowd"]:
        return []
    return [*syntax.children(noun, "acl", "relcl"), *syntax.objects_of(noun, "at", "in", "during")]
