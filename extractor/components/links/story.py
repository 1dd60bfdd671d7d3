"""The story: all that is known of an article before its events are joined, and what says that one is another."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.columns import Sentences
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import Actor, Place, Timex, Trigger

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
