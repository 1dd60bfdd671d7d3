"""Responsibility: whether somebody is known to have done a violent act, as far as the words say.

'No claim of responsibility' is a value of the attack, no event. Claims outweigh denials, these outweigh accusations,
and these silence.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from spacy.tokens import Token

from extractor.components.links.blame import Blame, blames
from extractor.components.links.clusters import Cluster
from extractor.components.links.story import Story
from extractor.event_types import is_violent
from extractor.language import cues, syntax
from extractor.lexicon import word_classes
from extractor.spans import Argument, Trigger, Words

ANSWERS = {"occurred": "confirmed", "ongoing": "confirmed", "alleged": "alleged", "denied": "denied"}
WEIGHT = ("claimed", "confirmed", "denied", "alleged", "unknown")
NEWS = frozenset({"after", "amid", "following", "since"})
FEW = 4  # steps from a deed up to the demand to end it
Found = tuple[str, Words | None, tuple[Argument, ...]]


def responsibilities(story: Story, clusters: Sequence[Cluster]) -> dict[int, Found]:
    """What is said of who did it, by position of the violent cluster that it is said of.

    A claim, an accusation or a 'nobody has claimed' of its own comes first, else how the doer is named.
    """
    found = {n: answer for n, cluster in enumerate(clusters) if (answer := _as_told(story, cluster))}
    owner = {index: n for n, cluster in enumerate(clusters) if n in found for index in cluster.members}
    told = sorted((story.triggers[i].start, i) for i in owner if not story.triggers[i].aggregate)
    by_head = {story.triggers[index].head: n for index, n in owner.items()}
    spoken: dict[int, Found] = {}
    for value, words, heads, culprits in (*_claims(story), *_verbs(story)):
        named = [by_head[token.i] for token in heads if token.i in by_head]
        if not named and any(_is_of_some(token) for token in heads):
            continue
        for target in dict.fromkeys(named) or (_nearest(owner, told, words.start),):
            if target is None or (value == "confirmed" and _is_of_others(story, clusters[target], culprits)):
                continue
            if target not in spoken or WEIGHT.index(value) < WEIGHT.index(spoken[target][0]):
                spoken[target] = (value, words, culprits)
    sure = {n: found[n] for n in spoken if WEIGHT.index(found[n][0]) < WEIGHT.index(spoken[n][0])}
    return {**found, **spoken, **sure}


def _as_told(story: Story, cluster: Cluster) -> Found | None:
    """Confirmed where the narrator names the doer; what only others say of him is alleged, of themselves claimed.

    None where the question is not open: the act is planned, threatened or no violence.
    """
    if not is_violent(cluster.type) or cluster.status not in ANSWERS:
        return None
    told = [
        (trigger, argument)
        for trigger in cluster.triggers
        for argument in trigger.arguments
        if argument.role == "agent" and _is_identified(story, argument)
    ]
    if not told:
        return "unknown", None, ()
    if cluster.status != "occurred":
        return ANSWERS[cluster.status], cluster.triggers[0].status_cue, ()
    named = [(t, argument) for t, argument in told if t.status != "denied"]
    if not named:  # 'A bomb went off. The rebels said they had not planted it'
        return "denied", told[0][0].status_cue, ()
    open_to = [(t, argument) for t, argument in named if t.head not in story.statement_at]
    if accused := [t for t, _ in open_to if t.status == "alleged"]:
        open_to = [(t, argument) for t, argument in open_to if t.status != "alleged"]
        if not open_to:  # 'was burned. Muslims blamed Christians for burning it'
            return "alleged", accused[0].status_cue, ()
    narrated = [argument for t, argument in open_to if _condemned_by(story, t) is None]
    doubts = [_doubt(story.doc[argument.head]) for argument in narrated]
    if known := next((argument for argument, doubt in zip(narrated, doubts, strict=True) if doubt is None), None):
        return "confirmed", Words(known.start, known.end), ()
    if narrated:
        return "alleged", doubts[0], ()
    if open_to:
        return "alleged", _condemned_by(story, open_to[0][0]), ()
    trigger, argument = named[0]
    statement = story.statement_at[trigger.head]
    own = statement.speaker is not None and story.same_side(statement.speaker, argument)
    return "claimed" if own else "alleged", statement.cue or statement.speaker, ()


def _is_of_some(deed: Token) -> bool:
    """'has claimed attacks in the region before': others than what was told."""
    return deed.tag_ == "NNS" and not syntax.children(deed, "det", "poss")


def _doubt(doer: Token) -> Words | None:
    """The 'suspected' of 'suspected Taliban fighters', 'suspected members of the FARC', of the group's name too."""
    of_members = doer.dep_ == "pobj" and doer.head.lower_ in {"of", "from"}
    noun = doer.head.head if of_members else doer
    while noun.dep_ in syntax.IN_FRONT:
        noun = noun.head
    words = (word for word in noun.doc[syntax.base_np(noun).start : noun.i] if word.lower_ in DOUBTED)
    return next((Words(word.i, word.i + 1) for word in words), None)


DOUBTED = frozenset({"alleged", "presumed", "suspected"})


def _condemned_by(story: Story, trigger: Trigger) -> Words | None:
    """'The UN condemned Saudi air strikes', 'called on Chad to stop shelling the town': by the UN's own word.

    None where nobody's word but the narrator's says whose deeds they are.
    """
    noun = story.doc[trigger.head]
    for below, word in islice(syntax.ancestors(noun), FEW):
        if below.dep_ == "relcl" or (below.dep_ == "advcl" and below.tag_ != "VB") or below.lower_ in NEWS:
            break  # 'called for talks after Chad shelled it': so much is told
        asked = story.trigger_at.get(word.i)
        if asked is not None and story.triggers[asked].type in {"demand", "warning"}:
            return Words(story.triggers[asked].start, story.triggers[asked].end)
        if below.dep_ == "xcomp" and word.lemma_ in _asking():
            return Words(word.i, word.i + 1)
    verb = noun.head if noun.dep_ in syntax.OBJECTS else noun
    if noun.dep_ in {"pcomp", "pobj"} and noun.head.lower_ == "for":  # 'condemned Chad for bombing it'
        verb = noun.head.head
    above = story.trigger_at.get(verb.i) if verb != noun else None
    if above is None or story.triggers[above].type != "accusation":
        return None
    if verb.lemma_ == "blame" and noun.dep_ in syntax.OBJECTS:
        return None  # 'blamed an Iraqi air strike for higher prices': the strike is known
    return Words(story.triggers[above].start, story.triggers[above].end)


@cache
def _asking() -> frozenset[str]:
    return cues.words("requested")


def _is_of_others(story: Story, cluster: Cluster, culprits: Sequence[Argument]) -> bool:
    """Whether others are said to have done it than who was convicted: 'they allege that X shot him. Y was jailed'."""

    def who(argument: Argument) -> int | str:
        return story.actor_at.get(argument.head, story.doc[argument.head].lower_)

    told = (a for trigger in cluster.triggers for a in trigger.arguments if a.role == "agent")
    by_name = cluster.status != "alleged"  # 'gunmen shot him. Y was jailed': Y may be one of them
    accused = {who(a) for a in told if not by_name or _is_identified(story, a) or story.doc[a.head].pos_ == "PROPN"}
    return bool(culprits and accused) and accused.isdisjoint(map(who, culprits))


def _is_identified(story: Story, argument: Argument) -> bool:
    """Whether an agent is somebody in particular: by name, or a country's own forces; 'gunmen' are not."""
    if argument.head not in story.actor_at:
        word = story.doc[argument.head]  # 'the Turkish-led offensive'
        return word.ent_type_ in {"NORP", "GPE"} and word.dep_ in syntax.IN_FRONT
    actor = story.actors[story.actor_at[argument.head]]
    return actor.named or (actor.country is not None and actor.kind in {"military", "police", "government"})


def denied_claims(story: Story) -> set[int]:
    """Positions of the triggers that say that nobody claimed responsibility: no events."""
    return {i for i, t in enumerate(story.triggers) if t.type == "claim_of_responsibility" and t.status == "denied"}


def _claims(story: Story) -> Iterator[tuple[str, Words, list[Token], tuple[Argument, ...]]]:
    silent = denied_claims(story)
    for index, trigger in enumerate(story.triggers):
        if trigger.type == "claim_of_responsibility":
            head = story.doc[trigger.head]
            heads = syntax.objects_of(head, "for") + [
                t for child in head.children for t in syntax.objects_of(child, "for")
            ]
            heads += syntax.children(head, *syntax.OBJECTS)  # 'claimed attacks on churches'
            agents = tuple(argument for argument in trigger.arguments if argument.role == "agent")
            if index in silent:
                yield "unknown", _with_negation(head, trigger), heads, ()
            elif agents:
                yield "claimed", Words(trigger.start, trigger.end), heads, agents


def _with_negation(head: Token, trigger: Words) -> Words:
    """'no claim of responsibility': the words with the negation before them."""
    negations = [
        c for t in (head, *head.children) for c in t.children if c.dep_ == "neg" or c.lower_ in {"no", "nobody"}
    ]
    starts = [token.i for token in negations if token.i < trigger.start]
    objects = [token.i + 1 for token in syntax.objects_of(head, "of")]
    return Words(min(starts, default=trigger.start), max(trigger.end, head.i + 1, *objects))


def _verbs(story: Story) -> Iterator[tuple[str, Words, list[Token], tuple[Argument, ...]]]:
    """'attacks claimed by X', 'the attack, blamed on X', 'accused X of the attack', 'X was behind the attack'."""
    claims = {token for t in story.triggers if t.type == "claim_of_responsibility" for token in range(t.start, t.end)}
    heads = {trigger.head for trigger in story.triggers if is_violent(trigger.type)}
    for blame in blames(story.doc):
        word = blame.word
        if word.i not in claims and (any(act.i in heads for act in blame.acts) or _follows(story, blame)):
            culprits = (_resolved(story, culprit) for culprit in blame.culprits)
            named = tuple(_agent(culprit) for culprit in culprits if _is_somebody(story, culprit))
            if named or blame.value == "denied":
                yield _told(story, blame, named), Words(word.i, word.i + 1), blame.acts, named


def _follows(story: Story, blame: Blame) -> bool:
    """Whether a deed was told in the paragraph in front of words that blame somebody and name none."""
    paragraph = story.sections.at(blame.word.i)
    before = (t for t in story.triggers if paragraph.start <= t.start < blame.word.sent.start)
    return not blame.acts and any(is_violent(trigger.type) and not trigger.aggregate for trigger in before)


def _told(story: Story, blame: Blame, named: tuple[Argument, ...]) -> str:
    """How surely it is known: the narrator confirms, others allege, of themselves they claim."""
    if blame.value != "told":
        return blame.value
    statement = story.statement_at.get(blame.word.i)
    if statement is None:
        return "confirmed" if any(_is_identified(story, argument) for argument in named) else "alleged"
    own = statement.speaker is not None and any(
        story.same_side(statement.speaker, argument) or story.doc[argument.start].lower_ in {"its", "their"}
        for argument in named
    )
    return "claimed" if own else "alleged"


def _resolved(story: Story, culprit: Token) -> Token:
    """Who 'it' is in 'the movement said it was behind the attack': whoever says so. Any other word is itself."""
    statement = story.statement_at.get(culprit.i)
    if culprit.lower_ not in {"it", "they"} or culprit.i in story.actor_at:
        return culprit
    if statement is None or statement.quoted or statement.speaker is None or statement.speaker.start > culprit.i:
        return culprit
    return story.doc[statement.speaker.start : statement.speaker.end].root


def _is_somebody(story: Story, token: Token) -> bool:
    """Whether a word names somebody who can be blamed: not 'nobody', 'the heat', 'poor roads'."""
    if token.i in story.actor_at:
        return True
    return token.pos_ == "PROPN" or token.lemma_.lower() in word_classes()["people"]


def _agent(token: Token) -> Argument:
    words = syntax.base_np(token)
    return Argument(words.start, words.end, role="agent", head=token.i)


def _nearest(owner: dict[int, int], told: Sequence[tuple[int, int]], position: int) -> int | None:
    """The violent event spoken of last before a position, but never a sum of many; `told` is sorted by start."""
    before = bisect_left(told, (position, 0))
    return owner[told[before - 1][1]] if before else None
