"""Where an event was: the places that hang on its triggers, else those of its sentence, else of its paragraph.

A sentence or paragraph serves only where all its places lie one in another: with two towns in it, neither is taken.
What people say, demand or promise is not put on the map by the places they speak of. An event told after the main one,
in a paragraph without places and with no other day, was where the main one was; what nothing places was at the
dateline. Neither stands in for a plan, a sum of events, or one that is said to be another.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from extractor import gazetteer, spans, syntax
from extractor.components.links.clusters import REAL, Cluster, containers, when
from extractor.components.links.units import Story, is_other
from extractor.event_types import event_types

SIZE = ("facility", "district", "city", "area", "water", "region", "country")
OPENING = frozenset({"in", "at", "during", "speaking", "addressing", "on"})
WITHIN = frozenset({"in", "across", "inside", "throughout"})
LONG = 120  # words: a longer paragraph is a whole article in one line
PHYSICAL = frozenset({"violence", "coercion", "dissent", "forces", "harm"})
SITED = frozenset({"investigation", "coup", "ceasefire", "access"})  # happen on the ground too
OF_NATIONS = frozenset("war conflict election poll vote referendum coup uprising revolution".split())
BODIES = frozenset({"government", "police"})
DOMESTIC = frozenset("trial charge sentence arrest investigation vote election appointment restriction".split())


def everywhere(story: Story, clusters: Sequence[Cluster], levels: Sequence[str]) -> list[tuple[int, ...]]:
    """The places of each event, in the order of the clusters; `levels` are their saliences."""
    found = [where(story, cluster) for cluster in clusters]
    main = next((n for n, level in enumerate(levels) if level == "main"), None)
    filed = _by_size(story, _dateline(story))
    scene = (found[main] if main is not None else ()) or filed or _of_lead(story)
    lead = clusters[main] if main is not None else None
    stages = _stages(story, clusters)
    for n, (cluster, level) in enumerate(zip(clusters, levels, strict=True)):
        if not found[n] and level != "background" and cluster.status in REAL and not cluster.aggregate:
            if _is_on_the_ground(cluster):
                found[n] = _inherited(story, cluster, lead, scene)
            elif when(story, cluster.members) is None or level == "main":
                agents = frozenset(cluster.people("agent"))
                found[n] = _stage(story, cluster) or stages.get(agents, ())
                if not found[n] and level == "main":
                    found[n] = _filed(story, cluster, filed)
    return found


def where(story: Story, cluster: Cluster) -> tuple[int, ...]:
    """Indexes of an event's places by its own words, most specific first; of equals the one told first."""
    triggers = [story.triggers[index] for index in cluster.members if index not in cluster.shared] or cluster.triggers
    at = dict.fromkeys(index for trigger in triggers for index in trigger.places)
    own = at or dict.fromkeys(index for trigger in triggers for index in trigger.near)
    own = own or dict.fromkeys(index for member in cluster.members for index in _of_nation(story, member))
    if own or cluster.aggregate or not _is_on_the_ground(cluster):
        return _by_size(story, own)
    near = _literal_places(story, _sentences(story, cluster))
    if near and _nested(story, near):
        return _by_size(story, near)
    if cluster.type in SITED and cluster.status not in REAL:
        return ()
    for widen in (_sentences_before, _paragraphs):
        if found := _scene(story, widen(story, cluster)):
            return found
    return ()


def _scene(story: Story, stretches: list[spans.Words]) -> tuple[int, ...]:
    """The places of these stretches, where they lie one in another; a bare country only as in 'common in Peru'."""
    near = _literal_places(story, stretches)
    if not near or not _nested(story, near):
        return ()
    led = (
        story.doc[start - 1].lower_
        for start, _ in story.literal_places
        if start and any(stretch.covers(start) for stretch in stretches)
    )
    named = any(story.places[index].kind != "country" for index in near) or any(word in WITHIN for word in led)
    return _by_size(story, near) if named else ()


def _is_on_the_ground(cluster: Cluster) -> bool:
    return cluster.type in SITED or event_types()[cluster.type].category in PHYSICAL


def _of_nation(story: Story, member: int) -> list[int]:
    """'the Syrian war', 'the Iraq war', 'Peru's election': the country's own place."""
    head = story.head(member)
    if head.lemma_.lower() not in OF_NATIONS:
        return []
    named = (gazetteer.country_of_demonym(word.text) or gazetteer.country_of_name(word.text) for word in head.lefts)
    nations = set(filter(None, named))
    return [i for i, place in enumerate(story.places) if place.kind == "country" and place.country in nations]


def _inherited(story: Story, cluster: Cluster, main: Cluster | None, scene: tuple[int, ...]) -> tuple[int, ...]:
    """The scene of the article, where an event that says nothing of its place can only have been there."""
    if not scene or any(is_other(story.head(member)) for member in cluster.members):
        return ()
    if main is not None and cluster is not main and _is_another_day(story, cluster, main):
        return ()
    near = _literal_places(story, _paragraphs(story, cluster))
    return scene if all(index in scene for index in near) else ()


def _stages(story: Story, clusters: Sequence[Cluster]) -> dict[frozenset[int], tuple[int, ...]]:
    """Where people were said to speak, by who they are: 'At a rally in Lima, she accused …'."""
    found: dict[frozenset[int], tuple[int, ...]] = {}
    for cluster in clusters:
        agents = frozenset(cluster.people("agent"))
        if agents and not _is_on_the_ground(cluster) and cluster.status in REAL and (places := _stage(story, cluster)):
            found.setdefault(agents, places)
    return found


def _stage(story: Story, cluster: Cluster) -> tuple[int, ...]:
    """The places that the sentences of an event open with."""
    return _scene(story, [_front(story, index) for index in cluster.members])


def _front(story: Story, index: int) -> spans.Words:
    """What a sentence opens with, if a preposition or 'speaking' leads it, as far as the trigger's subject."""
    head = story.head(index)
    start = head.sent.start
    subjects = [token.left_edge.i for token in syntax.children(head, *syntax.SUBJECTS)]
    opens = story.doc[start].lower_ in OPENING
    return spans.Words(start, subjects[0] if opens and subjects else start)


def _filed(story: Story, cluster: Cluster, filed: tuple[int, ...]) -> tuple[int, ...]:
    """The dateline, for what the article reports that was said or agreed; not where another country's people spoke."""
    agents = {story.actors[index].country for index in cluster.people("agent", "party")} - {None}
    home = next((story.places[index].country for index in filed if story.places[index].country), None)
    return filed if cluster.type != "claim_of_responsibility" and agents <= {home} else ()


def _of_lead(story: Story) -> tuple[int, ...]:
    """The places of the headline and the first paragraph, where they lie one in another."""
    head = story.sections.all[: story.first_paragraph + 1]
    return _scene(story, [spans.Words(section.start, section.end) for section in head])


def _is_another_day(story: Story, cluster: Cluster, main: Cluster) -> bool:
    """Whether an event has a day of its own that is not the main event's."""
    own, other = when(story, cluster.members), when(story, main.members)
    if own is None:
        return False
    first, last = cluster.window
    start, end = main.window
    return other is None or bool((last and start and last < start) or (first and end and first > end))


def _dateline(story: Story) -> dict[int, None]:
    """The places that the dateline names."""
    lines = [spans.Words(section.start, section.end) for section in story.sections.all if section.kind == "dateline"]
    return _literal_places(story, lines)


def country(story: Story, cluster: Cluster, places: tuple[int, ...]) -> str | None:
    """The country of the first place, else that of the body that it happened in ('passed by the Kenyan senate')."""
    found = next((story.places[index].country for index in places if story.places[index].country), None)
    if found or places:
        return found
    for index in cluster.members:
        for token in syntax.objects_of(story.head(index), "in"):
            if token.i in story.actor_at:
                return story.actors[story.actor_at[token.i]].country
    return _of_body(story, cluster)


def _of_body(story: Story, cluster: Cluster) -> str | None:
    """The country whose court, police or government acts at home: 'a Kenyan court jailed'."""
    if cluster.type not in DOMESTIC:
        return None
    agents = [story.actors[index] for index in sorted(cluster.people("agent"))]
    return next((agent.country for agent in agents if agent.kind in BODIES and agent.country), None)


def _by_size(story: Story, found: Collection[int]) -> tuple[int, ...]:
    """Sorted, all in the country of the one told first, with the places of the article that contain the first."""
    ordered = sorted(found, key=lambda index: SIZE.index(story.places[index].kind))
    if ordered:
        home = next((story.places[i].country for i in found if story.places[i].country), None)
        ordered = [i for i in ordered if story.places[i].country in {home, None}]
        ordered += [index for index in containers(story, ordered[0]) if index not in ordered]
    return tuple(sorted(ordered, key=lambda index: SIZE.index(story.places[index].kind)))


def _sentences(story: Story, cluster: Cluster) -> list[spans.Words]:
    sentences = [story.head(index).sent for index in cluster.members]
    return [spans.Words(sentence.start, sentence.end) for sentence in sentences]


def _sentences_before(story: Story, cluster: Cluster) -> list[spans.Words]:
    """The sentence in front of each trigger's, where it stands in the same paragraph."""
    found = []
    for index in cluster.members:
        start = story.head(index).sent.start
        if start > story.sections.at(story.triggers[index].start).start:
            found.append(spans.Words(story.doc[start - 1].sent.start, start))
    return found


def _paragraphs(story: Story, cluster: Cluster) -> list[spans.Words]:
    """The paragraphs of the triggers; of one that runs on, two sentences before and one after."""
    return [_paragraph(story, index) for index in cluster.members]


def _paragraph(story: Story, index: int) -> spans.Words:
    section = story.sections.at(story.triggers[index].start)
    sentence = story.head(index).sent
    start, end = sentence.start, sentence.end
    if section.end - section.start <= LONG:
        return spans.Words(section.start, section.end)
    for _ in range(2):
        start = story.doc[start - 1].sent.start if start > section.start else start
    return spans.Words(start, story.doc[end].sent.end if end < section.end else end)


def _literal_places(story: Story, stretches: list[spans.Words]) -> dict[int, None]:
    """Places named for themselves in these stretches, in text order."""
    named = story.literal_places
    rows = {
        row
        for words in set(stretches)
        for row in named[bisect_left(named, (words.start,)) : bisect_left(named, (words.end,))]
    }
    return dict.fromkeys(index for _, index in sorted(rows))


def _nested(story: Story, found: Iterable[int]) -> bool:
    """Whether of any two places one contains the other, as far as is known."""
    chain = sorted(found, key=lambda index: SIZE.index(story.places[index].kind))
    inner = {chain[0], *containers(story, chain[0])}
    home = story.places[chain[0]].country
    return all(index in inner or _is_country(story, index, home) for index in chain)


def _is_country(story: Story, index: int, alpha2: str | None) -> bool:
    place = story.places[index]
    return place.kind == "country" and place.country == alpha2
