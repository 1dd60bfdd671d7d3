"""Where the place of an event may be told: its sentences, those before them, its paragraphs, and the places there.

What is told where somebody spoke of the event, and sentences of another time, are left out; so are the places of what
the event is about.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from extractor import spans
from extractor.components.links.clusters import Cluster
from extractor.components.links.story import Story
from extractor.event_types import event_types
from extractor.language import syntax

RECENT = dt.timedelta(days=30)
LONG = 120  # words: a longer paragraph is a whole article in one line
SPOKEN = frozenset({"diplomacy", "politics"})
ABOUT = frozenset({"about", "for", "into", "over"})


def sentences(story: Story, cluster: Cluster) -> list[spans.Words]:
    """The sentences of the triggers."""
    return [story.sentence(index) for index in _told(story, cluster)]


def sentences_before(story: Story, cluster: Cluster) -> list[spans.Words]:
    """The sentence in front of each trigger's, where it stands in the same paragraph."""
    found = []
    for index in _told(story, cluster):
        start = story.sentence(index).start
        if start > story.sections.at(story.triggers[index].start).start:
            found.append(spans.Words(*story.sentences.at(start - 1)))
    return found


def paragraphs(story: Story, cluster: Cluster) -> list[spans.Words]:
    """The paragraphs of the triggers; of one that runs on, two sentences before and one after."""
    return [_paragraph(story, index) for index in _told(story, cluster)]


def _paragraph(story: Story, index: int) -> spans.Words:
    section = story.sections.at(story.triggers[index].start)
    if section.end - section.start <= LONG:
        return spans.Words(section.start, section.end)
    sentence = story.sentence(index)
    start, end = sentence.start, sentence.end
    for _ in range(2):
        start = story.sentences.at(start - 1)[0] if start > section.start else start
    return spans.Words(start, story.sentences.at(end)[1] if end < section.end else end)


def _told(story: Story, cluster: Cluster) -> list[int]:
    """The members that may be placed by the words around them: those of the lead, or the first of the story.

    What is told of the event again further down, mostly what others say of it, was said elsewhere.
    """
    members = [index for index in cluster.members if not _is_spoken_of(story, cluster, index)]
    firsts = {next((i for i in members if story.in_headline(i) is headline), None) for headline in (True, False)}
    return [index for index in members if index in firsts or story.in_lead(index)]


def _is_spoken_of(story: Story, cluster: Cluster, index: int) -> bool:
    """Whether the sentence tells what people said or did about the event.

    'the minister condemned the attack', 'was held in Rome over a murder', 'marched in Lima to mark the 1992 massacre'.
    """
    below = story.head(index)
    for word in below.ancestors:
        if below.dep_ == "conj" and below.pos_ == "VERB":  # 'has sent 90 to Gao and plans to send nine in May'
            return False
        other = _told_by(story, word)
        if other is not None and other not in cluster:
            about = below.dep_ == "prep" and below.lower_ in ABOUT
            spoken = word.head == word and event_types()[story.triggers[other].type].category in SPOKEN
            if about or spoken or cluster.window != (None, None):
                return True
        below = word
    return False


def _told_by(story: Story, word: Token) -> int | None:
    """The trigger that a word is, or that is its subject: the inquiry of 'an inquiry opened into the shooting'."""
    if word.i in story.trigger_at:
        return story.trigger_at[word.i]
    subjects = syntax.children(word, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS) if word.pos_ == "VERB" else []
    return next((story.trigger_at[noun.i] for noun in subjects if noun.i in story.trigger_at), None)


def of_one_day(story: Story, cluster: Cluster, stretches: list[spans.Words]) -> list[spans.Words]:
    """The sentences of these stretches, without those that tell of another time than the event's.

    Of an event without a date the time is the article's: 'Last year gunmen killed 20 in Quetta' says nothing of it.
    """
    home = {story.sentence(index).start for index in cluster.members}
    found = []
    for stretch in stretches:
        for sentence in _sents(story, stretch):
            dates = [date for date in story.dates if sentence.start <= date.start < sentence.end]
            if sentence.start in home or not dates or any(_may_be_then(story, cluster, date) for date in dates):
                found.append(sentence)
    return found


def _may_be_then(story: Story, cluster: Cluster, date: spans.Timex) -> bool:
    """Whether an event may have been on a date: its own, else one in the weeks before publication."""
    first, last = date.window
    start, end = cluster.window
    if (start, end) == (None, None):
        return story.published is None or last is None or last >= story.published - RECENT
    return not ((last and start and last < start) or (first and end and end < first))


def _sents(story: Story, stretch: spans.Words) -> Iterator[spans.Words]:
    """The sentences of a stretch."""
    at = stretch.start
    while at < stretch.end:
        sentence = spans.Words(*story.sentences.at(at))
        yield sentence
        at = sentence.end


def literal_places(story: Story, stretches: list[spans.Words]) -> dict[int, None]:
    """Places named for themselves in these stretches, in text order."""
    named = story.literal_places
    rows = {
        row
        for words in set(stretches)
        for row in named[bisect_left(named, (words.start,)) : bisect_left(named, (words.end,))]
    }
    return dict.fromkeys(index for _, index in sorted(rows))


def free_places(story: Story, cluster: Cluster, stretches: list[spans.Words]) -> dict[int, None]:
    """The places of these stretches but for those of what an event is about: 'jailed for a bombing in Homs'."""
    taken: set[int] = set()
    for member in cluster.heard:
        others = _others_beside(story, member, cluster)
        for other in others:
            about = story.doc[other.head]
            if story.head(member).is_ancestor(about) and not _is_parted(story, about.i, cluster.heard):
                taken.update(other.places, other.near)
        taken |= _gone_to(story, member) | _set_out_for(story, others)
    return {index: None for index in literal_places(story, stretches) if index not in taken}


def _is_parted(story: Story, about: int, members: list[int]) -> bool:
    """'In Lima crowds stormed the hall; police arrested two': what a semicolon parts is not what the other is about."""
    heads = [story.triggers[index].head for index in members]
    return all(any(token.text == ";" for token in story.doc[about:head]) for head in heads)


def _gone_to(story: Story, member: int) -> set[int]:
    """Where those who acted went next: the Chad of 'killed nine people and fled to Chad'."""
    later = [verb for verb in syntax.conjuncts(story.head(member)) if verb.i not in story.trigger_at]
    ends = [token.i for verb in later for token in syntax.objects_of(verb, "to", "into", "towards")]
    return {place for end in ends for place in story.places_ending.get(end, ())}


def _set_out_for(story: Story, others: list[spans.Trigger]) -> set[int]:
    """Where a journey of the same sentence leads: 'put off a trip to Chad and ordered arrests'."""
    journeys = (other for other in others if other.type == "visit")
    ends = [a.end - 1 for journey in journeys for a in journey.arguments if a.role == "destination"]
    return {place for end in ends for place in story.places_ending.get(end, ())}


def _others_beside(story: Story, member: int, cluster: Cluster) -> list[spans.Trigger]:
    """The triggers of other events in the sentence of a trigger."""
    words = story.sentence(member)
    found = (story.trigger_at.get(token) for token in range(words.start, words.end))
    return [story.triggers[index] for index in found if index is not None and index not in cluster]
