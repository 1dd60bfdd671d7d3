"""Units: triggers that the syntax itself makes one event, and what such a unit says of it."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.columns import Sentences
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.lexicon import expand, word_classes
from extractor.spans import Actor, Place, Timex, Trigger

JOINING = ("in", "by", "during", "with", "as", "through", "after")
OTHER = frozenset(
    {"another", "separate", "earlier", "previous", "second", "other", "similar", "further", "new", "more", "past"}
)


NATIVES = frozenset({"citizen", "national", "native"})
STATE = frozenset({"country", "government", "military", "person", "police"})  # sides of actors that may serve one


@dataclass(frozen=True)
class Story:
    """Everything that the earlier components found, in one hand."""

    doc: Doc
    triggers: Sequence[Trigger]
    dates: Sequence[Timex]
    places: Sequence[Place]
    actors: Sequence[Actor]

    @classmethod
    def of(cls, doc: Doc) -> "Story":
        keys = (spans.TRIGGERS, spans.DATES, spans.PLACES, spans.ACTORS)
        return cls(doc, *(spans.read(doc, key) for key in keys))

    def head(self, index: int) -> Token:
        """The head token of a trigger."""
        return self.doc[self.triggers[index].head]

    @cached_property
    def trigger_at(self) -> dict[int, int]:
        """Trigger index by its head token."""
        return {trigger.head: index for index, trigger in enumerate(self.triggers)}

    @cached_property
    def actor_at(self) -> dict[int, int]:
        """Actor index by token, references included."""
        return spans.by_token(self.actors)

    @cached_property
    def statement_at(self) -> dict[int, spans.Statement]:
        """The statement that holds each token; of two the first."""
        found: dict[int, spans.Statement] = {}
        for statement in spans.read(self.doc, spans.STATEMENTS):
            for token in range(statement.content.start, statement.content.end):
                found.setdefault(token, statement)
        return found

    @cached_property
    def literal_places(self) -> list[tuple[int, int]]:
        """First token and place of each mention that names or means a place as such, in text order.

        Owners are left out, and where somebody is from: 'a mechanic from Gao', 'a citizen of Mali'.
        """
        return sorted(
            (words.start, index)
            for index, place in enumerate(self.places)
            for words in (*(m for m in place.mentions if m.use == "literal"), *place.references)
            if self.doc[words.end - 1].dep_ != "poss" and not _is_home(self.doc[words.end - 1])
        )

    @cached_property
    def places_ending(self) -> dict[int, list[int]]:
        """Places by the last token of each of their mentions."""
        found: dict[int, list[int]] = {}
        for index, place in enumerate(self.places):
            for mention in place.mentions:
                found.setdefault(mention.end - 1, []).append(index)
        return found

    @cached_property
    def joined(self) -> dict[int, set[int]]:
        """By place those that 'and' joins to it, as far as anybody asked."""
        return {}

    @cached_property
    def named_after(self) -> dict[int, str]:
        """By actor the country of the place within its name, of several the first: 'the Georgia Senate'."""
        starts: dict[int, list[tuple[int, int, str]]] = {}
        for index, place in enumerate(self.places):
            for mention in place.mentions if place.country else ():
                starts.setdefault(mention.start, []).append((index, mention.end, str(place.country)))
        found: dict[int, str] = {}
        for number, actor in enumerate(self.actors):
            tokens = ((token, words.end) for words in actor.mentions for token in range(words.start, words.end))
            inside = [(i, land) for token, stop in tokens for i, end, land in starts.get(token, ()) if end < stop]
            if inside:
                found[number] = min(inside)[1]
        return found

    def same_side(self, first: spans.Words, second: spans.Words) -> bool:
        """Whether two phrases name one actor or two that serve one country: the army and its rebels are two sides."""
        sides = [
            {self.actor_at[token] for token in range(words.start, words.end) if token in self.actor_at}
            for words in (first, second)
        ]
        states = [{self.actors[i].country for i in side if self.actors[i].side in STATE} - {None} for side in sides]
        return bool(sides[0] & sides[1] or states[0] & states[1])

    @cached_property
    def others(self) -> frozenset[int]:
        """Beginnings of the sentences that speak of 'others'."""
        found = self.doc.to_array("LOWER") == self.doc.vocab.strings.add("others")
        return frozenset(self.doc[int(index)].sent.start for index in found.nonzero()[0])

    @cached_property
    def published(self) -> dt.date | None:
        """The day of publication, where the page or the caller says it."""
        return spans.layout(self.doc).published

    @cached_property
    def sections(self) -> spans.Sections:
        return spans.Sections(self.doc)

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.doc)

    def sentence(self, index: int) -> spans.Words:
        """The sentence that a trigger's head stands in."""
        return spans.Words(*self.sentences.at(self.triggers[index].head))

    def section(self, index: int) -> int:
        """Number of the section that a trigger stands in."""
        return self.sections.number(self.triggers[index].start)

    @cached_property
    def first_paragraph(self) -> int:
        kinds = [section.kind for section in self.sections.all]
        return kinds.index("paragraph") if "paragraph" in kinds else 0

    def in_headline(self, index: int) -> bool:
        """In the title or the standfirst."""
        return self.sections.at(self.triggers[index].start).kind in {"title", "standfirst"}

    def in_lead(self, index: int) -> bool:
        """In the headline, the standfirst or the first two paragraphs."""
        return self.in_headline(index) or self.section(index) <= self.first_paragraph + 1


def compatible_types(first: str, second: str, *, linked: bool = False) -> bool:
    """Whether mentions of these types may speak of one event.

    Within violence a type that names the means goes with one that names none; two means exclude each other, unless the
    syntax itself joins the mentions ('rockets landed …, exploding').
    """
    if first == second:
        return True
    a, b = event_types()[first], event_types()[second]
    if a.family != b.family:
        return False
    return linked or min(a.rank, b.rank) <= 2 or {first, second} == {"bombing", "suicide_bombing"}


def joined_by_syntax(story: Story) -> list[list[int]]:
    """Triggers grouped by the syntactic links between them; groups in text order, each sorted."""
    by_head = {trigger.head: index for index, trigger in enumerate(story.triggers)}
    group = list(range(len(story.triggers)))
    phases = {index: {trigger.phase} for index, trigger in enumerate(story.triggers) if trigger.phase}

    def root(index: int) -> int:
        while group[index] != index:
            index = group[index]
        return index

    for index, trigger in enumerate(story.triggers):
        agreed = syntax.objects_of(story.doc[trigger.head], "to") if trigger.type == "ceasefire" else []
        named = (by_head[token.i] for token in agreed if token.i in by_head)
        for other in (*_linked(story.doc[trigger.head], by_head), *named):
            second = story.triggers[other]
            fit = compatible_types(trigger.type, second.type, linked=True) or is_toll(trigger, second)
            contrary = (trigger.status == "denied") != (second.status == "denied")  # 'shelled it but did not attack'
            apart = _turned(story, trigger, second) or is_spoken_of(story, trigger, second)
            if fit and not contrary and not apart:
                first, last = sorted((root(index), root(other)))
                if not are_opposed(phases.get(first, set()), phases.get(last, set())):
                    group[last] = first
                    phases[first] = phases.get(first, set()) | phases.pop(last, set())
    found: dict[int, list[int]] = {}
    for index in range(len(group)):
        found.setdefault(root(index), []).append(index)
    return list(found.values())


MAKING, UNMAKING = frozenset({"announced", "extended", "made"}), frozenset({"breached", "ended"})


def are_opposed(first: Collection[str], second: Collection[str]) -> bool:
    """Whether a deal that is made on one side is undone on the other: 'broke the truce agreed in May'."""
    return any(
        not one.isdisjoint(first) and not other.isdisjoint(second)
        for one, other in ((MAKING, UNMAKING), (UNMAKING, MAKING))
    )


# What people are killed in without being killed by anybody's intent, or by a crowd's or the police's.
DEADLY = frozenset({"accident", "disaster", "crackdown", "riot"})


def is_toll(first: Trigger, second: Trigger) -> bool:
    """'A landslide killed nine', 'six died when police broke up a sit-in': the deaths of a quake, crash or riot."""
    for toll, cause in ((first, second), (second, first)):
        if toll.type == "killing" and cause.type in DEADLY:
            return not any(argument.role == "agent" for argument in toll.arguments)
    return False


def _turned(story: Story, first: Trigger, second: Trigger) -> bool:
    """'was killed after he had set off two bombs': who suffers the one did the other."""

    def actors(trigger: Trigger, *roles: str) -> set[int]:
        return {story.actor_at[a.head] for a in trigger.arguments if a.role in roles and a.head in story.actor_at}

    return any(actors(a, "victim", "target") & actors(b, "agent") for a, b in ((first, second), (second, first)))


def is_spoken_of(story: Story, verb: Trigger, noun: Trigger) -> bool:
    """'lauded Peru's recognition of Kosovo': what others have said, and somebody now speaks of."""
    if verb.type != noun.type or event_types()[verb.type].category != "diplomacy":
        return False
    head, above = story.doc[noun.head], story.doc[verb.head]
    if head.dep_ not in syntax.OBJECTS or head.head != above:
        return False
    owners = {token.lemma_.lower() for token in syntax.children(head, "poss") if token.pos_ != "PRON"}
    return bool(owners) and not owners & {token.lemma_.lower() for token in syntax.subjects(above)}


def _linked(head: Token, by_head: dict[int, int]) -> Iterator[int]:
    """Positions of the triggers that a trigger is one event with, as far as the tree shows."""
    if head.pos_ in {"VERB", "AUX"}:
        joining = JOINING if _is_outcome(head) else JOINING[:-1]  # 'a blast killed two after the invasion'
        related = [*syntax.subjects(head), *syntax.objects_of(head, *joining), *syntax.children(head, *syntax.OBJECTS)]
        related += [token for verb in syntax.children(head, "conj") for token in syntax.objects_of(verb, *JOINING)]
        if head.dep_ in {"relcl", "acl"}:
            related += [head.head, *_set_off(head.head)]
        if _shares_its_act(head):
            related.append(head.head)
            if head.head.i not in by_head:  # 'a blast tore through the market, killing six'
                related += [*syntax.subjects(head.head), *syntax.children(head.head, "xcomp", "ccomp")]
        if _is_outcome(head):
            verbs = (head, *syntax.children(head, "conj"))  # 'were killed and nine were hurt after …'
            related += [clause for verb in verbs for clause in syntax.children(verb, "advcl") if _tells_how(clause)]
    else:
        related = [head.head] if head.dep_ in {"appos", "npadvmod"} else []
    found = (syntax.content(token) for token in related)
    yield from (by_head[token.i] for token in found if token.i in by_head and token.i != head.i)


def _set_off(device: Token) -> list[Token]:
    """What a device did that was 'placed by rebels': 'was killed by a bomb', 'the bomb destroyed a shop'."""
    if device.lemma_.lower() not in expand(("@explosive",)):
        return []
    if device.dep_ == "pobj":
        return [device.head.head] if device.head.dep_ == "agent" else []
    return [device.head] if device.dep_ == "nsubj" else []


def _is_outcome(verb: Token) -> bool:
    """'Six were killed', 'two guards died': what came of an act, with no word for who did it."""
    if verb.lemma_ == "die":
        return True
    hurt = verb.lemma_ in {"kill", "injure", "wound", "hurt"}
    return hurt and syntax.is_passive(verb) and not syntax.children(verb, "agent")


def _tells_how(clause: Token) -> bool:
    """'… when rebels ambushed a patrol', '… after a bomb went off', '… as villagers clashed': how it came to that."""
    marks = [child.lower_ for child in clause.lefts if child.dep_ in {"mark", "advmod"}]
    if "after" in marks and syntax.children(clause, "npadvmod"):  # 'hours after a helicopter was downed'
        return False
    return not {"when", "after", "as", "while"}.isdisjoint(marks)


def _shares_its_act(verb: Token) -> bool:
    """'collapsed, killing a guard', 'opened fire and killed six', 'used gas to disperse': one act in two verbs."""
    if syntax.children(verb, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS):
        return False
    if verb.dep_ == "xcomp" and syntax.children(verb.head, *syntax.OBJECTS):  # 'urged him to demand': his act
        return False
    purpose = verb.dep_ in {"advcl", "xcomp"} and any(child.tag_ == "TO" for child in verb.lefts)
    return verb.dep_ == "conj" or purpose or (verb.dep_ == "advcl" and verb.tag_ == "VBG")


def _is_home(place: Token) -> bool:
    """'a mechanic from Gao', 'a Mali national': where somebody is from, wherever he is; not 'residents of Gao'."""
    if place.dep_ in {"compound", "nmod"}:
        return place.head.lemma_.lower() in NATIVES
    whom = place.head.head
    if place.dep_ != "pobj" or whom.pos_ not in syntax.NOMINAL:
        return False
    if place.head.lower_ == "of":
        return whom.lemma_.lower() in NATIVES
    somebody = whom.ent_type_ == "PERSON" or whom.lemma_.lower() in word_classes()["people"]
    return place.head.lower_ == "from" and somebody and whom.tag_ in {"NN", "NNP"}


def is_new(head: Token) -> bool:
    """'a bombing', 'a clash': a noun that brings something up, in the singular."""
    return head.tag_ == "NN" and any(child.lower_ in {"a", "an"} for child in syntax.children(head, "det"))


def is_other(head: Token) -> bool:
    """'another attack', 'an earlier bombing': said to be a different one."""
    return any(child.lower_ in OTHER for child in head.children if child.dep_ in {"amod", "det"})
