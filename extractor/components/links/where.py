"""Where an event was: the places that hang on its triggers, else those of its sentence, else of its paragraph.

A sentence or paragraph serves only where all its places lie one in another: with two towns in it, neither is taken.
Neither are places of what the event is about, sentences that tell of another time, and what is told where somebody
spoke of the event. Towns that 'and' joins are all places of an event; in different countries they leave its `country`
open. What people say, demand or promise is not put on the map by the places they speak of. An event told after the main
one, in a paragraph without places and with no other day, was where the main one was; what nothing places was at the
dateline, unless its sentence names another country. Neither stands in for a plan, a sum of events, or one that
is said to be another.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from extractor import gazetteer, spans
from extractor.components.links.clusters import Cluster, containers, when
from extractor.components.links.nations import DOMESTIC
from extractor.components.links.story import Story, is_other
from extractor.components.links.stretches import (
    free_places,
    literal_places,
    of_one_day,
    paragraphs,
    sentences,
    sentences_before,
)
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.spans import REAL

SIZE = ("facility", "district", "city", "area", "water", "region", "country")
EXACT = frozenset({"facility", "district"})  # in one of these, what it was near says no more
OPENING = frozenset({"in", "at", "during", "speaking", "addressing", "on"})
WITHIN = frozenset({"in", "across", "inside", "throughout"})
PHYSICAL = frozenset({"violence", "coercion", "dissent", "forces", "harm"})
SITED = frozenset({"investigation", "coup", "ceasefire", "access"})  # happen on the ground too
OF_NATIONS = frozenset("war conflict election poll vote referendum coup uprising revolution".split())


def everywhere(
    story: Story, clusters: Sequence[Cluster], levels: Sequence[str], inside: Mapping[int, int]
) -> list[tuple[int, ...]]:
    """The places of each event: `levels` are their saliences, `inside` the containers of those that have one."""
    found = [where(story, cluster) for cluster in clusters]
    for n, outer in inside.items():  # 'nine were arrested at a rally in Lima'
        found[n] = found[n] or found[outer]
    main = next((n for n, level in enumerate(levels) if level == "main"), None)
    filed = _by_size(story, _dateline(story))
    lead = clusters[main] if main is not None else None
    scene = filed
    if main is None or _is_on_the_ground(clusters[main]):  # what was said in Geneva need not have been done there
        scene = (found[main] if main is not None else ()) or filed or _of_lead(story, lead)
    stages = _stages(story, clusters)
    for n, (cluster, level) in enumerate(zip(clusters, levels, strict=True)):
        if not found[n] and level != "background" and cluster.status in REAL and not cluster.aggregate:
            if _is_on_the_ground(cluster):
                if scene is not filed or _may_be_filed(story, cluster, filed):
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
    own = dict.fromkeys(index for trigger in triggers for index in trigger.places)
    if not any(story.places[index].kind in EXACT for index in own):  # 'outside the embassy in Lima'
        own |= dict.fromkeys(index for trigger in triggers for index in trigger.near)
    own = own or dict.fromkeys(index for member in cluster.members for index in _of_nation(story, member))
    if own or cluster.aggregate or not _is_on_the_ground(cluster):
        return _by_size(story, own)
    unreal = cluster.type in SITED and cluster.status not in REAL
    if unreal and _is_talked_over(story, cluster):
        return ()
    near = free_places(story, cluster, sentences(story, cluster))
    if near and _nested(story, near):
        return _by_size(story, near)
    if unreal:
        return ()
    for widen in (sentences_before, paragraphs):
        stretches = of_one_day(story, cluster, widen(story, cluster))
        if found := _scene(story, stretches, free_places(story, cluster, stretches)):
            return found
    return ()


def _is_talked_over(story: Story, cluster: Cluster) -> bool:
    """'talks in Oslo on a truce', 'met in Oslo to agree a truce': the place is that of the talks."""
    beside = (story.trigger_at.get(i) for words in sentences(story, cluster) for i in range(words.start, words.end))
    return any(index is not None and story.triggers[index].type == "talks" for index in beside)


def _scene(story: Story, stretches: list[spans.Words], near: dict[int, None] | None = None) -> tuple[int, ...]:
    """The places of these stretches, where they lie one in another; a bare country only as in 'common in Peru'."""
    near = literal_places(story, stretches) if near is None else near
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
    if not scene or not _nested(story, scene) or any(is_other(story.head(member)) for member in cluster.members):
        return ()
    if main is not None and cluster is not main and _is_another_day(story, cluster, main):
        return ()
    home = next((story.places[index].country for index in scene if story.places[index].country), None)
    doers = (story.actors[index] for index in cluster.people("agent"))
    agents = {actor.country for actor in doers if actor.kind != "military"} - {None}  # an army is where it is sent
    if cluster.type in DOMESTIC and not agents <= {home}:  # 'A Dutch court jailed a man for a bombing in Homs'
        return ()
    near = literal_places(story, paragraphs(story, cluster))
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


def _may_be_filed(story: Story, cluster: Cluster, filed: tuple[int, ...]) -> bool:
    """Whether nothing that the event's sentence names is of another country than the dateline.

    Reports from a capital tell what happened elsewhere: 'LONDON (AP) - Saudi-led jets killed 12, the Houthis said.'
    A body of many countries that alone speaks may speak of any.
    """
    home = next((story.places[index].country for index in filed if story.places[index].country), None)
    actors, named = set(), set()
    for index in cluster.members:
        for token in story.head(index).sent:
            named.add(gazetteer.country_of_demonym(token.text) or gazetteer.country_of_name(token.text))
            if token.i in story.actor_at:
                actors.add(story.actor_at[token.i])
    countries = {story.actors[index].country for index in actors}
    alone = "international_organization" in {story.actors[index].kind for index in actors} and home not in countries
    return not alone and {*named, *countries} <= {home, None}


def _of_lead(story: Story, main: Cluster | None) -> tuple[int, ...]:
    """The places of the headline and the first paragraph, where they lie one in another, for the main event."""
    head = [spans.Words(section.start, section.end) for section in story.sections.all[: story.first_paragraph + 1]]
    if main is None:
        return _scene(story, head)
    if not sentences(story, main):  # the headline and the lead only tell what was said of it
        return ()
    head = of_one_day(story, main, head)
    return _scene(story, head, free_places(story, main, head))


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
    return literal_places(story, lines)


def _by_size(story: Story, found: Collection[int]) -> tuple[int, ...]:
    """Sorted, in the country of the one told first but for what 'and' joins to it, with the places that contain it."""
    ordered = sorted(found, key=lambda index: SIZE.index(story.places[index].kind))
    if ordered:
        home = next((story.places[i].country for i in found if story.places[i].country), None)
        joined = _joined(story, next(iter(found)))
        ordered = [i for i in ordered if story.places[i].country in {home, None} or i in joined]
        ordered += [index for index in containers(story, ordered[0]) if index not in ordered]
    return tuple(sorted(ordered, key=lambda index: SIZE.index(story.places[index].kind)))


def _joined(story: Story, first: int) -> set[int]:
    """The places that 'and' joins to a place: 'in Berlin, Paris and Rome'."""
    if first not in story.joined:
        heads = {token.i for m in story.places[first].mentions for token in syntax.conjuncts(story.doc[m.end - 1])}
        story.joined[first] = {place for head in heads for place in story.places_ending.get(head, ())}
    return story.joined[first]


def _nested(story: Story, found: Iterable[int]) -> bool:
    """Whether of any two places one contains the other, as far as is known."""
    chain = sorted(found, key=lambda index: SIZE.index(story.places[index].kind))
    inner = {chain[0], *containers(story, chain[0])}
    home = story.places[chain[0]].country
    return all(index in inner or _is_country(story, index, home) for index in chain)


def _is_country(story: Story, index: int, alpha2: str | None) -> bool:
    place = story.places[index]
    return place.kind == "country" and place.country == alpha2
