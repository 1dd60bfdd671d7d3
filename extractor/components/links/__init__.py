"""Links: which triggers are one event, how much it matters, and what belongs to it.

**Reads:** triggers, dates, places, actors, counts. **Writes:** `doc._.events`, a `spans.Event` each.
"""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.components.links.arguments import arguments
from extractor.components.links.carrying import dates
from extractor.components.links.clusters import Cluster, when
from extractor.components.links.counts import TROOPS, counts_of_events
from extractor.components.links.merging import merge
from extractor.components.links.nations import country
from extractor.components.links.parts import parts
from extractor.components.links.responsibility import Found, denied_claims, responsibilities
from extractor.components.links.salience import saliences
from extractor.components.links.sides import type_of
from extractor.components.links.story import Story
from extractor.components.links.targeting import civilian_targeting
from extractor.components.links.tolls import Tolls, participants, recalled, remark
from extractor.components.links.where import everywhere
from extractor.event_types import is_violent
from extractor.spans import Event


@Language.component("links", assigns=["doc._.events"])
def links(doc: Doc) -> Doc:
    story = Story.of(doc)
    silent = denied_claims(story)
    clusters = [cluster for cluster in merge(story) if not silent.issuperset(cluster.members)]
    inside = parts(story, clusters)
    levels = saliences(story, clusters, inside)
    counts = counts_of_events(story, clusters, levels.index("main") if "main" in levels else None)
    answers = responsibilities(story, clusters)
    places = everywhere(story, clusters, levels, inside)
    days = dates(story, clusters, inside)
    spans.write(
        doc,
        spans.EVENTS,
        [
            _answered(
                story,
                replace(
                    _event(story, cluster, places[n], counts.get(n, [])),
                    salience=level,
                    part_of=inside.get(n),
                    when=days[n],
                ),
                answers.get(n),
            )
            for n, (cluster, level) in enumerate(zip(clusters, levels, strict=True))
        ],
    )
    return doc


def _event(story: Story, cluster: Cluster, places: tuple[int, ...], counts: list[int]) -> Event:
    date = when(story, cluster.members)
    status = _status(story, cluster, date)
    if counts:
        remark(story, counts)
    single = frozenset() if cluster.aggregate else recalled(story, counts, cluster.members)
    kinds = {index: spans.read(story.doc, spans.COUNTS)[index].kind for index in counts}
    return Event(
        type=type_of(story, cluster),
        status=status,
        aggregate=cluster.aggregate,
        triggers=tuple(cluster.members),
        named_by=next(index for index in cluster.members if story.triggers[index].type == cluster.type),
        targeted=_targeted(story, cluster),
        casualties=tuple(index for index in counts if kinds[index] not in TROOPS | {"crowd"}),
        troop_numbers=tuple(index for index in counts if kinds[index] in TROOPS),
        participants=participants(story, counts) if counts else None,
        deaths=Tolls(story, counts, "killed", single).deaths() if counts and status not in UNREAL else None,
        civilian_targeting=civilian_targeting(story, cluster),
        where=places,
        country=country(story, cluster, places),
    )


def _answered(story: Story, event: Event, found: Found | None) -> Event:
    """The event with its participants and what is known of who did it: a question for violence alone."""
    if found is None or not is_violent(event.type):
        return replace(event, arguments=arguments(story, event))
    return replace(event, responsibility=found[:2], arguments=arguments(story, event, found[2]))


def _status(story: Story, cluster: Cluster, date: int | None) -> str:
    """The status by its cues; what is told as a fact of a day after publication is a plan ('Kenya votes on …')."""
    first = story.dates[date].window[0] if date is not None else None
    ahead = story.published is not None and first is not None and first > story.published
    return "planned" if ahead and cluster.status in {"occurred", "ongoing"} else cluster.status


UNREAL = frozenset({"planned", "threatened", "hypothetical", "denied", "requested"})
LETHAL = frozenset({"killing", "assassination", "airstrike", "shooting", "bombing", "shelling", "attack"})


def _targeted(story: Story, cluster: Cluster) -> bool | None:
    """Whether the victim was the chosen target: a trigger says so, or a leader was killed, both by name."""
    if any(trigger.targeted for trigger in cluster.triggers):
        return True
    if cluster.type not in LETHAL or not any(story.actors[i].named for i in cluster.people("agent")):
        return None
    victims = [story.actors[i] for i in cluster.people("victim")]
    chosen = [actor for actor in victims if actor.named and actor.kind == "person" and actor.role]
    return True if chosen and len(chosen) == len(victims) else None
