"""Apart: deeds with a doer that are told beside one without, and that are not the same.

'A church was bombed. The group has bombed churches before', 'weeks after the cartel shot a mayor, a judge was shot'.
Only where one side names who did it: to take two such deeds for one would accuse somebody without a word for it.
"""

from spacy.tokens import Token

from extractor.components.links.clusters import Cluster
from extractor.components.links.story import Story
from extractor.components.links.units import are_days_apart
from extractor.language import syntax
from extractor.lexicon import expand, word_classes

# What somebody is known for is not what was told: 'has bombed churches before'.
KNOWN_FOR = frozenset({"before", "frequently", "often", "past", "previously", "regularly", "repeatedly"})
FOLLOWING = frozenset({"after", "following", "since"})


def told_apart(unit: Cluster, cluster: Cluster) -> bool:
    """Whether the words keep a deed apart from one told before: by a day between, or where only one has a doer."""
    story = unit.story
    heads = story.head(unit.members[0]), story.head(cluster.members[-1])
    if are_days_apart(*heads) or are_days_apart(*reversed(heads)):
        return True
    if bool(unit.agents) == bool(cluster.agents) or all(trigger.anaphoric for trigger in unit.triggers):
        return False
    if heads[0].sent == heads[1].sent and (_goes_before(*heads) or _goes_before(*reversed(heads))):
        return True
    return _is_known_for(story, unit.members[0]) or _hurts_another(unit, cluster)


def _is_known_for(story: Story, index: int) -> bool:
    """'has bombed churches before', 'which bombs churches': no deed in particular."""
    verb = story.head(index)
    if verb.pos_ != "VERB" or story.in_headline(index):
        return False
    words = [*syntax.children(verb, "advmod"), *syntax.objects_of(verb, "in")]
    if any(word.lower_ in KNOWN_FOR for word in words):
        return True
    whom = syntax.children(verb, *syntax.OBJECTS)
    return verb.tag_ in {"VBP", "VBZ"} and any(noun.tag_ == "NNS" and not list(noun.lefts) for noun in whom)


def _goes_before(earlier: Token, later: Token) -> bool:
    """'who had escaped an attack was shot', 'who killed nine was shot'; 'after the murder of nuns, they shelled it'."""
    if earlier.dep_ == "pobj" and earlier.head.lower_ in FOLLOWING and earlier.head.head == later:
        return bool(syntax.children(later, "nsubj"))
    clause = next((token for token in (earlier, *earlier.ancestors) if token.pos_ == "VERB"), earlier)
    past = any(child.lower_ == "had" for child in syntax.children(clause, "aux"))
    turned = syntax.is_passive(later) and not syntax.is_passive(clause)
    return (past or turned) and clause.dep_ == "relcl" and later != clause and not clause.is_ancestor(later)


def _hurts_another(unit: Cluster, cluster: Cluster) -> bool:
    """'A judge was shot. He had jailed a man for killing a nun': a nun is no judge, and was not told of before."""
    story = unit.story
    if all(story.in_headline(index) for index in cluster.members):
        return False
    ours, theirs = _people(unit), _people(cluster)
    new = any(child.lower_ in {"a", "an"} for head in ours for child in syntax.children(head, "det"))
    return new and bool(theirs) and {head.lemma_.lower() for head in ours}.isdisjoint(h.lemma_.lower() for h in theirs)


def hits_another(unit: Cluster, cluster: Cluster) -> bool:
    """'Rebels attacked four towns. FARC rebels ambushed a convoy': doer and target told anew, and no town a convoy.

    'The rebels ambushed a convoy' goes on with what was told.
    """
    story, heads = unit.story, [unit.story.head(side.members[0]) for side in (unit, cluster)]
    if any(head.pos_ != "VERB" for head in heads) or heads[0].sent == heads[1].sent:
        return False
    if any(story.in_headline(side.members[0]) for side in (unit, cluster)):
        return False
    ours, theirs = unit.heads("target"), cluster.heads("target")
    doers = unit.heads("agent")
    if not (ours and theirs and doers) or not all(_is_thing(head) for head in (*ours, *theirs)):
        return False
    anew = all(_is_told_anew(head, counted=True) for head in ours) and all(_is_told_anew(head) for head in doers)
    return anew and {head.lemma_.lower() for head in ours}.isdisjoint(head.lemma_.lower() for head in theirs)


def names_another(unit: Cluster, cluster: Cluster) -> bool:
    """'The army is involved in the murder of citizens. The murder of Jan Mole': citizens of no number are others."""
    ours, theirs = unit.heads("victim"), cluster.heads("victim")
    if not ours or not theirs or any(head.pos_ == "VERB" for head in map(unit.story.head, unit.members)):
        return False
    if not any(head.tag_ == "NNP" for head in ours):
        return False
    return all(head.tag_ == "NNS" and not syntax.children(head, "det", "nummod", "poss") for head in theirs)


def _is_thing(head: Token) -> bool:
    return head.pos_ == "NOUN" and head.lemma_.lower() in expand(("@facility", "@place", "@property", "@vehicle"))


def _is_told_anew(head: Token, counted: bool = False) -> bool:
    """'FARC rebels', 'a group', of what is counted 'a convoy', 'nine posts': no 'the rebels', 'they', 'its men'."""
    before = [child for child in head.children if child.dep_ in {"det", "nummod", "poss"} and child.i < head.i]
    if counted and not before:
        return False
    anew = all(child.dep_ == "nummod" or child.lower_ in {"a", "an"} for child in before)
    return head.pos_ in {"NOUN", "PROPN"} and anew


def _people(side: Cluster) -> list[Token]:
    """The single people who suffer, by what they are; empty where one of them may be anybody."""
    heads = [*side.heads("victim"), *side.heads("target")]
    kinds = word_classes()["people"] - word_classes()["anybody"]
    return heads if all(head.tag_ == "NN" and head.lemma_.lower() in kinds for head in heads) else []
