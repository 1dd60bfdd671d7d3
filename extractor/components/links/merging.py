"""Merging: which triggers of an article speak of one event.

Units go into clusters in text order, as in sieve-based coreference (Lee et al. 2013): syntax first, then definite
nouns, then what shares time, place or people. A conflict in time, place or people always keeps events apart. Looked
at are the events of the lead and those spoken of shortly before, so that a text of any length is read in its own time.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor import syntax
from extractor.components.links.clusters import REAL, Cluster
from extractor.components.links.conflicts import ANYBODY, compatible
from extractor.components.links.units import DEADLY, Story, is_new, is_other, joined_by_syntax
from extractor.event_types import event_types

SPEECH = frozenset(
    {"accusation", "warning", "demand", "pledge", "threat", "support", "rejection", "claim_of_responsibility"}
)
LATER = frozenset({"afterwards", "later", "since", "subsequently"})
NEAR_IN_TEXT = 3  # sections: as far as a story goes on about one event without naming it again
FAR_IN_TEXT = 40  # sections: beyond, only what the lead told is spoken of again
MOST_OPEN = 30  # events of one family: of more, the first and the last so many are spoken of again


class Shelf:
    """The clusters so far, by family of types; what was spoken of too long ago is put away."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.all: list[Cluster] = []
        self._open: dict[str, list[Cluster]] = {}

    def add(self, cluster: Cluster) -> None:
        self.all.append(cluster)
        self._open.setdefault(event_types()[cluster.type].family, []).append(cluster)

    def fitting(self, unit: Cluster) -> list[Cluster]:
        """Clusters that a unit may belong to, in the order of their first mentions."""
        family, here = event_types()[unit.type].family, self.story.section(unit.members[0])
        near = [c for c in self._open.get(family, ()) if c.leads or self._last(c) >= here - FAR_IN_TEXT]
        if len(near) > 2 * MOST_OPEN:
            near = [*near[:MOST_OPEN], *near[-MOST_OPEN:]]
        self._open[family] = near
        return [cluster for cluster in near if compatible(unit, cluster)]

    def _last(self, cluster: Cluster) -> int:
        return self.story.section(cluster.members[-1])


def merge(story: Story) -> list[Cluster]:
    """The events of an article as clusters of triggers, in the order of their first triggers."""
    shelf = Shelf(story)
    for members in joined_by_syntax(story):
        unit = Cluster(story, members)
        if story.triggers[members[0]].needs_antecedent and len(members) == 1:
            for cluster in _antecedents(unit, shelf):
                cluster.add(members)
            continue
        home = _home(unit, shelf)
        if home is None:
            shelf.add(unit)
        else:
            home.add(members)
    _share_between_places(shelf.all)
    return sorted(_with_tolls(shelf.all), key=lambda cluster: cluster.members)


def _with_tolls(clusters: list[Cluster]) -> list[Cluster]:
    """'Three killed in protest clashes' as a headline is the crackdown, riot or crash of the lead that killed three."""
    silent = [c for c in clusters if c.type == "killing" and not c.agents and all(map(c.story.in_headline, c.members))]
    deadly = [c for c in clusters if c.type in DEADLY and c.status in REAL and c.leads]
    joined = set()
    for toll in silent:
        cause = next((c for c in deadly if _numbers(c) & _numbers(toll)), None)
        if cause is not None:
            cause.add(toll.members)
            joined.add(id(toll))
    return [cluster for cluster in clusters if id(cluster) not in joined]


def _numbers(cluster: Cluster) -> set[str]:
    """How many its victims are, in the text's own words."""
    heads = cluster.heads("victim")
    return {word.lower_ for head in heads for word in (head, *head.lefts) if word.pos_ == "NUM"}


def _antecedents(unit: Cluster, shelf: Shelf) -> list[Cluster]:
    """What 'the cuts' or 'the move' refers to: a plural all that fit, a singular the last."""
    head = unit.story.head(unit.members[0])
    if not unit.triggers[0].anaphoric:
        return []
    status = unit.triggers[0].status
    fitting = [c for c in shelf.fitting(unit) if status in REAL or c.status == status]
    return fitting if head.tag_ in {"NNS", "NNPS"} else fitting[-1:]


def _home(unit: Cluster, shelf: Shelf) -> Cluster | None:
    """The cluster that a unit belongs to, or None where it is a new event."""
    if any(is_other(unit.story.head(index)) for index in unit.members):
        return None
    fitting = shelf.fitting(unit)
    if all(trigger.anaphoric for trigger in unit.triggers):
        return max(reversed(fitting), key=lambda cluster: _closeness(unit, cluster)) if fitting else None
    named = _named_before(unit, fitting)
    return named or next((cluster for cluster in reversed(fitting) if _is_evident(unit, cluster)), None)


def _named_before(unit: Cluster, fitting: list[Cluster]) -> Cluster | None:
    """'The strikes killed nine' after 'US air strikes' and 'a raid': what the definite noun names again."""
    nouns = [unit.story.head(index) for index in unit.members if unit.story.triggers[index].anaphoric]
    if not nouns or unit.window[0] or unit.type in SPEECH:
        return None
    return next((c for c in reversed(fitting) if any(_is_named(noun.lemma_, c) for noun in nouns)), None)


def _closeness(unit: Cluster, cluster: Cluster) -> tuple[bool, ...]:
    """How well a definite noun fits a cluster, the weightiest reason first."""
    story = unit.story
    plural = story.head(unit.members[0]).tag_ in {"NNS", "NNPS"}
    return (
        plural and cluster.aggregate,
        bool(unit.places & cluster.places),
        plural == cluster.aggregate,
        _names(unit, cluster),
        cluster.status in REAL,
        cluster.leads,
        unit.type == cluster.type,
    )


def _names(unit: Cluster, cluster: Cluster) -> bool:
    """'the strikes' after 'US airstrikes': the noun that was used, or the end of it."""
    return _is_named(unit.story.head(unit.members[0]).lemma_, cluster)


def _is_named(noun: str, cluster: Cluster) -> bool:
    return any(lemma.lower().endswith(noun.lower()) for lemma in cluster.lemmas)


def _is_evident(unit: Cluster, cluster: Cluster) -> bool:
    """Whether a verb or an indefinite noun tells an event again rather than a new one."""
    story = unit.story
    first, last = unit.members[0], cluster.members[-1]
    headline = story.in_lead(first) and any(story.in_headline(i) for i in cluster.heard)
    if unit.type in SPEECH:
        return (headline and _share_doers(unit, cluster)) or _goes_on(unit, cluster)
    if _named_again(unit, cluster) or _adds_others(unit, cluster):
        return True
    new = any(is_new(story.head(index)) for index in unit.members)
    if new and not all(story.in_headline(index) for index in cluster.members):
        return False
    nouns = all(story.head(index).pos_ in {"NOUN", "PROPN"} for index in unit.members)
    if nouns and not headline:
        return unit.type == cluster.type and _same_story(unit, cluster)
    if headline:
        return True
    if unit.type == cluster.type and (_share_doers(unit, cluster) or _same_sufferers(unit, cluster)):
        return True
    if event_types()[unit.type].category != "violence" or unit.status not in REAL:
        return False
    if unit.window[0]:
        return _dates_it(unit, cluster)
    if unit.agents and cluster.agents and not _share_doers(unit, cluster):
        return False
    if cluster.status == "alleged" and unit.status != "alleged":  # what is known is not laid at the accused's door
        return False
    if _comes_before(story, first, last) or _comes_later(story, first):
        return False
    away = story.section(first) - story.section(last)
    return away <= 1 or (away <= NEAR_IN_TEXT and (unit.type == cluster.type or bool(unit.places & cluster.places)))


def _dates_it(unit: Cluster, cluster: Cluster) -> bool:
    """'The man was killed on Thursday' right after 'A soldier has died in a blast': the same, with the day."""
    away = unit.story.section(unit.members[0]) - unit.story.section(cluster.members[-1])
    if away > 1 or cluster.window != (None, None) or not cluster.leads:
        return False
    own = [head for head in unit.heads("victim") if _is_known(head)]
    before = [head for head in cluster.heads("victim") if head.tag_ in {head.tag_ for head in own}]
    return bool(before) and all(head.lemma_.lower() in ANYBODY | cluster.sufferers for head in own)


def _is_known(head: Token) -> bool:
    """'the man', 'the two': a noun that speaks of somebody told of before."""
    return any(child.lower_ in {"the", "both"} for child in syntax.children(head, "det"))


def _share_doers(unit: Cluster, cluster: Cluster) -> bool:
    """Whether an agent or a side of the one is one of the other, as an actor or by the same noun."""
    return bool(
        unit.people("agent", "party") & cluster.people("agent", "party")
        or unit.words("agent", "party") & cluster.words("agent", "party")
    )


def _comes_before(story: Story, later: int, earlier: int) -> bool:
    """'was killed three days after he had set off a bomb': two acts, one after the other."""
    verb = story.head(later)
    marks = {child.lower_ for child in verb.lefts if child.dep_ in {"mark", "advmod"}}
    return verb.dep_ == "advcl" and bool(marks & {"after", "before", "since"}) and story.head(earlier).sent == verb.sent


def _comes_later(story: Story, index: int) -> bool:
    """'has since killed', 'two weeks ago, nine were killed in …': told of another time than what was told before."""
    verb = story.head(index)
    if any(child.lower_ in LATER for child in syntax.children(verb, "advmod")):
        return True
    start = verb.sent.start
    return any(start <= date.start <= start + 1 and date.kind == "date" for date in story.dates) and (
        story.doc[verb.i].pos_ in {"VERB", "AUX"}
    )


def _goes_on(unit: Cluster, cluster: Cluster) -> bool:
    """'He urged Turkey to …' right after 'the president, urging Turkey': the same act towards the same one."""
    roles = ("recipient", "target")
    away = unit.story.section(unit.members[0]) - unit.story.section(cluster.members[-1])
    return unit.type == cluster.type and away <= 1 and bool(unit.people(*roles) & cluster.people(*roles))


def _adds_others(unit: Cluster, cluster: Cluster) -> bool:
    """'Five others were hurt in the blast' right after a deed with its victims: more of the same."""
    if not unit.story.others:
        return False
    start = unit.story.head(unit.members[0]).sent.start
    if not start or start not in unit.story.others:
        return False
    before = unit.story.doc[start - 1].sent
    return before.start <= unit.story.head(cluster.members[-1]).i < start


def _same_sufferers(unit: Cluster, cluster: Cluster) -> bool:
    """The same noun, or the same number of the same sort: 'two Kazakh nationals', then 'the two Kazakhs'."""
    if unit.words("target", "victim") & cluster.sufferers:
        return True
    if unit.type == "seizure" and unit.people("target") & cluster.people("target"):
        return True
    own = [words for head in unit.heads("target", "victim") if (words := _description(head))]
    others = [_description(head) for head in cluster.heads("target", "victim")] if own else []
    return any(len(a & b) > 1 for a in own for b in others)


def _description(head: Token) -> set[str]:
    """A plural's number and words, without the plural's s; nothing for a noun without a number."""
    numbers = {child.lower_ for child in head.lefts if child.dep_ == "nummod"}
    named = {
        word.lower_.removesuffix("s")
        for word in (head, *syntax.modifiers(head))
        if word.ent_type_ == "NORP" or word.tag_ in {"NNP", "NNPS"}
    }
    return {*numbers, *named} if numbers and named else set()


def _same_story(unit: Cluster, cluster: Cluster) -> bool:
    """'American strikes in Herat' after 'US strikes in Herat': two of who, whom and where agree, or who and the noun.

    Both are of many or both of one.
    """
    if len({unit.story.head(side.members[0]).tag_ in {"NNS", "NNPS"} for side in (unit, cluster)}) == 2:
        return False
    named = [{i for i in side.people("agent", "party") if side.story.actors[i].named} for side in (unit, cluster)]
    aimed = [{i for i in side.people("target", "victim") if side.story.actors[i].named} for side in (unit, cluster)]
    if named[0] & named[1] and unit.lemmas & cluster.lemmas:  # 'US airstrikes' … 'American airstrikes'
        return True
    agree = (bool(named[0] & named[1]), bool(aimed[0] & aimed[1]), bool(unit.places & cluster.places))
    return sum(agree) >= 2 or (unit.aggregate and cluster.aggregate and agree[1])


def _named_again(unit: Cluster, cluster: Cluster) -> bool:
    """'The bill was signed' after 'a bill': one of the unit's nouns is definite and was used before."""
    story = unit.story
    definite = [index for index in unit.members if story.triggers[index].anaphoric]
    return any(_is_named(story.head(index).lemma_, cluster) for index in definite)


def _share_between_places(clusters: list[Cluster]) -> None:
    """'the strikes on Yemen and Sudan' speaks of the event in each place, where each has one."""
    by_type: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        by_type.setdefault(cluster.type, []).append(cluster)
    for cluster, index in list(_of_several_places(clusters)):
        places = set(cluster.story.triggers[index].places)
        homes = [other for other in by_type[cluster.type] if other.places & places]
        for home in homes if len(homes) > 1 else ():
            home.add([index])
            home.shared.add(index)


def _of_several_places(clusters: list[Cluster]) -> Iterator[tuple[Cluster, int]]:
    for cluster in clusters:
        for index in cluster.members:
            trigger = cluster.story.triggers[index]
            if trigger.anaphoric and len(trigger.places) > 1:
                yield cluster, index
