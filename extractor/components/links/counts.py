"""Counts and their events: by the word that a count depends on, else by the event of its sentence or of the article."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extractor import spans
from extractor.components.links.clusters import Cluster
from extractor.components.links.story import Story
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.lexicon import expand
from extractor.spans import Count

TROOPS = frozenset({"troops", "attackers"})
FITTING = {
    "arrested": frozenset({"arrest", "raid", "crackdown"}),
    "captured": frozenset({"arrest", "seizure", "battle", "abduction"}),
    "kidnapped": frozenset({"abduction"}),
    "freed": frozenset({"release"}),
    "surrendered": frozenset({"surrender"}),
    "displaced": frozenset({"displacement", "battle", "attack", "shelling", "airstrike", "disaster"}),
}


def counts_of_events(story: Story, clusters: Sequence[Cluster], main: int | None) -> dict[int, list[int]]:
    """Positions of the counts that belong to each event, by position of the event; `main` is the main event's."""
    owner = {story.triggers[i].head: n for n, cluster in enumerate(clusters) for i in cluster.members}
    types = [cluster.type for cluster in clusters]
    heads = sorted(owner)
    found: dict[int, list[int]] = {}
    for index, count in enumerate(spans.read(story.doc, spans.COUNTS)):
        event = _governing(story, count, owner, types)
        if event is None:
            event = _beside(count, [(h, owner[h]) for h in _in_sentence(story, count, heads)], types)
        if event is None and count.scope == "event":
            event = _told_before(story, count, [(h, owner[h]) for h in heads], types)
        if event is None and main is not None and _may_be_of_main(story, count, clusters[main], types[main]):
            event = main
        if event is not None and event_types()[types[event]].category != "harm" and _is_of_illness(story, count):
            event = None
        if event is not None:
            found.setdefault(event, []).append(index)
    if main is not None:
        found[main] = _of_one_time(spans.read(story.doc, spans.COUNTS), found.get(main, []))
    return found


def _is_of_illness(story: Story, count: Count) -> bool:
    """'138 deaths from the virus', '900 infections and nine deaths': no violence has anything to do with them."""
    if count.governor is None or count.kind in TROOPS:
        return False
    governor = story.doc[count.governor]
    causes = [*syntax.objects_of(governor, "from", "of", "by", "to"), *_beside_the_dead(governor)]
    causes += syntax.children(governor, "nsubj") if governor.pos_ == "VERB" else []
    return any(cause.lemma_.lower() in expand(("@illness", "@epidemic", "@infected")) for cause in causes)


def _beside_the_dead(governor: Token) -> Iterator[Token]:
    """The word that 'deaths' is joined to, and what qualifies that: 'coronavirus infections and deaths'."""
    while governor.dep_ == "conj":
        governor = governor.head
        yield from (governor, *syntax.modifiers(governor))


def _of_one_time(counts: Sequence[Count], positions: list[int]) -> list[int]:
    """'killed 12, a year after a bomb killed 30': where the event has counts of its own, those of another go."""
    if any(counts[i].scope == "event" for i in positions):
        return [i for i in positions if counts[i].scope != "background"]
    return positions


def _governing(story: Story, count: Count, owner: dict[int, int], types: Sequence[str]) -> int | None:
    """The event of the nearest fitting trigger above the count in the tree."""
    token = story.doc[count.governor if count.governor is not None else count.head]
    while True:
        if token.i in owner and fits(count, types[owner[token.i]]):
            return owner[token.i]
        if token.head == token:
            return None
        token = token.head


def _in_sentence(story: Story, count: Count, heads: list[int]) -> list[int]:
    sentence = story.doc[count.head].sent
    return heads[bisect_left(heads, sentence.start) : bisect_left(heads, sentence.end)]


def _beside(count: Count, near: list[tuple[int, int]], types: Sequence[str]) -> int | None:
    """The event of the nearest fitting trigger of the sentence."""
    fitting = [(abs(head - count.head), event) for head, event in near if fits(count, types[event])]
    return min(fitting)[1] if fitting else None


def _told_before(story: Story, count: Count, heads: list[tuple[int, int]], types: Sequence[str]) -> int | None:
    """The latest fitting event that the count's own paragraph tells of in front of it."""
    section = story.sections.at(count.head)
    near = [event for head, event in heads if section.start <= head < count.start and fits(count, types[event])]
    return near[-1] if near and count.kind not in TROOPS else None


def _may_be_of_main(story: Story, count: Count, main: Cluster, kind: str) -> bool:
    """Whether a count without an event of its own may be the article's: no strength of forces, no other country."""
    if count.scope != "event" or not fits(count, kind) or count.kind == "troops":
        return False
    sentence = story.doc[count.head].sent
    own = {
        story.places[place].country for start, place in story.literal_places if sentence.start <= start < sentence.end
    }
    there = {story.places[place].country for place in main.places}
    return not own - {None} or not there - {None} or bool(own & there - {None})


def fits(count: Count, kind: str) -> bool:
    """Whether an event of this type can have such a count."""
    category = event_types()[kind].category
    if count.kind == "crowd":
        return category == "dissent"
    if count.kind in TROOPS:
        return category == "forces" or (count.kind == "attackers" and category == "violence") or kind == "battle"
    if count.kind in FITTING:
        return kind in FITTING[count.kind]
    return category in {"violence", "harm"} or kind in {"crackdown", "riot", "raid", "protest", "coup", "execution"}
