"""Days that go on: of what is told without a date, by the day that what it hangs on, or follows, was told with.

What an attack did was done on its day, and so was what happened at a protest. After a sentence that opens with a day
('On Friday rebels shelled the port. The navy fired back.') the simple past tells of that day, until another is named or
the paragraph ends; what somebody 'also' said, of the day on which he was said to speak just before. The past perfect,
the present perfect and clauses with 'after' go elsewhere.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span, Token

from extractor import spans
from extractor.components.links.clusters import Cluster, when
from extractor.components.links.story import Story, is_other
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.spans import REAL, Timex

FAR = 2  # sentences behind the one that names the day
FAR_OF_SPEAKER = 4  # the same, where what he says stands between
COMING = frozenset({"planned", "requested", "threatened"})
LATELY = dt.timedelta(days=7)
ELSEWHEN = frozenset({"after", "before", "since", "until"})


def dates(story: Story, clusters: Sequence[Cluster], inside: Mapping[int, int]) -> list[int | None]:
    """The date of each event: its own, else one that goes on to it; `inside` is the container of each."""
    own = [when(story, cluster.members) for cluster in clusters]
    owner = {story.triggers[i].head: n for n, cluster in enumerate(clusters) for i in cluster.members}
    _give_back(story, clusters, own, owner)
    days = Days(story)
    found = list(own)
    for n, cluster in enumerate(clusters):
        if own[n] is None and cluster.status in REAL and not cluster.aggregate and not _is_new(cluster):
            doer = next((own[m] for m in _doers(cluster, owner) if m != n and clusters[m].status in REAL), None)
            around = own[inside[n]] if n in inside else None
            found[n] = doer if doer is not None else days.single(around)
            if found[n] is None:
                found[n] = days.of_frame(cluster) if not _speaks(cluster) else days.of_speaker(cluster)
    for n, outer in inside.items():  # 'nine were arrested at a rally on Monday'
        if found[outer] is None and _in_one_sentence(clusters[n], clusters[outer]):
            found[outer] = days.single(own[n])
    return found


def _give_back(story: Story, clusters: Sequence[Cluster], own: list[int | None], owner: Mapping[int, int]) -> None:
    """'vowed an inquiry on Tuesday', 'demanded a withdrawal on Friday': a day gone by is that of who speaks of it."""
    published = spans.layout(story.doc).published
    if published is None:
        return
    for n, cluster in enumerate(clusters):
        date = own[n]
        if date is None or cluster.status not in COMING:
            continue
        first, last = story.dates[date].window
        head = story.head(cluster.members[0])
        above = owner.get(_above(head).i)
        if above is None or above == n or own[above] is not None or not _speaks(clusters[above]):
            continue
        if first is not None and first == last and published - LATELY <= first <= published:
            own[n], own[above] = None, date


def _above(noun: Token) -> Token:
    """The verb that a noun is the object of: 'vowed an inquiry', 'called for an inquiry'."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def _in_one_sentence(first: Cluster, second: Cluster) -> bool:
    story = first.story
    return story.head(first.members[0]).sent == story.head(second.members[0]).sent


def _is_new(cluster: Cluster) -> bool:
    return any(is_other(cluster.story.head(index)) for index in cluster.members)


def _speaks(cluster: Cluster) -> bool:
    return event_types()[cluster.type].category == "diplomacy"


def _doers(cluster: Cluster, owner: Mapping[int, int]) -> Iterator[int]:
    """The events that did it: 'The attack has displaced 5,000'."""
    for index in cluster.heard:
        head = cluster.story.head(index)
        if head.pos_ == "VERB" and not syntax.is_passive(head):
            yield from (owner[token.i] for token in syntax.children(head, "nsubj") if token.i in owner)


class Days:
    """The days that a story's sentences name."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._starts = [date.start for date in story.dates]
        self._taken = {date for trigger in story.triggers for date in trigger.dates}

    def single(self, date: int | None) -> int | None:
        """A date, where it is one day."""
        return date if date is not None and self._is_day(self.story.dates[date]) else None

    def of_frame(self, cluster: Cluster) -> int | None:
        """The day that a sentence shortly before opens with."""
        head = self.story.head(cluster.members[0])
        if not _goes_on(head):
            return None
        for sentence in self._before(cluster, FAR):
            named = self._within(sentence)
            if named:
                first = self.story.dates[named[0]]
                opens = first.start <= sentence.start + 1 and len(named) == 1
                return self.single(named[0]) if opens else None
        return None

    def of_speaker(self, cluster: Cluster) -> int | None:
        """The day on which the sentence before says that the same one spoke."""
        agents = cluster.people("agent")
        head = self.story.head(cluster.members[0])
        if not agents or not _goes_on(head) or not any(child.lower_ == "also" for child in head.children):
            return None
        for sentence in self._before(cluster, FAR_OF_SPEAKER):
            verb = sentence.root
            said = [clause.left_edge.i for clause in syntax.children(verb, "ccomp")]
            speakers = {self.story.actor_at.get(token.i) for token in syntax.children(verb, "nsubj")}
            named = [date for date in self._within(sentence) if said and self.story.dates[date].start < min(said)]
            if named and speakers & agents:
                return self.single(named[0])
        return None

    def _before(self, cluster: Cluster, far: int) -> Iterator[Span]:
        """The sentence of an event, where it names no day the ones before it, the nearest first."""
        index = cluster.members[0]
        sentence = self.story.head(index).sent
        if not self._taken.issuperset(self._within(sentence)):  # of no other event
            return
        floor = self.story.sections.at(self.story.triggers[index].start).start
        for _ in range(far):
            if sentence.start <= floor:
                return
            sentence = self.story.doc[sentence.start - 1].sent
            yield sentence

    def _within(self, sentence: Span) -> list[int]:
        """The dates of a sentence, in text order."""
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        return [index for index in range(first, last) if any(self.story.dates[index].window)]

    @staticmethod
    def _is_day(date: Timex) -> bool:
        first, last = date.window
        return first is not None and first == last


def _goes_on(verb: Token) -> bool:
    """A verb in the simple past, in no clause that tells of another time."""
    if verb.tag_ not in {"VBD", "VBN"}:
        return False
    if any(child.lemma_ == "have" for child in syntax.children(verb, "aux")):
        return False
    token = verb
    while True:
        if any(child.lower_ in ELSEWHEN for child in token.lefts if child.dep_ in {"mark", "advmod", "prep"}):
            return False
        if token.head == token or token.dep_ not in {"advcl", "conj", "ccomp", "relcl", "xcomp", "pcomp"}:
            return True
        token = token.head
