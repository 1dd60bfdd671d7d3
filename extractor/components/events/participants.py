"""Participants: the actors, places and dates of one document by token, to tell what a noun phrase is."""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.language import syntax
from extractor.lexicon import word_classes

FATES = frozenset({"ablaze", "afire", "alight", "captive", "hostage"})
BODILESS = frozenset(
    "company country government international_organization media ngo organization political_party".split()
)
ORGANISED = frozenset({"armed_group", "military", "organization", "political_party"})
MULTITUDES = frozenset({"dozen", "hundred", "thousand", "million"})  # 'thousands marched'


def is_in_fate(word: Token) -> bool:
    """The guests of 'guests hostage', the bank of 'a bank ablaze': what the fate befalls, taken for its modifier."""
    above = word.head.lower_
    return word.dep_ == "compound" and above in FATES and (word.tag_ == "NNS" or above not in {"captive", "hostage"})


def _identified_as(noun: Token) -> list[Token]:
    """'a captain identified as Jan Mole', 'a man named Jan Mole': the name."""
    known = [clause for clause in syntax.children(noun, "acl") if clause.lemma_ in {"call", "identify", "name"}]
    return [name for clause in known for name in (*syntax.children(clause, "oprd"), *syntax.objects_of(clause, "as"))]


def _mentions(items: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """Each token of a mention, with the mention."""
    return ((token, words) for item in items for words in item.mentions for token in range(words.start, words.end))


class Participants:
    """The actors, places and dates of one document by token, to tell what a noun phrase is."""

    def __init__(self, doc: Doc) -> None:
        actors, places = spans.read(doc, spans.ACTORS), spans.read(doc, spans.PLACES)
        named = [actor for actor in actors if actor.named]
        # 'Islamic State West Africa Province' acts, whatever place its name ends in
        longer = {token: words.end - words.start for token, words in _mentions(named)}
        self.actors = spans.by_token(actors)
        self.places = {
            token: mention.use
            for token, mention in _mentions(places)
            if longer.get(token, 0) <= mention.end - mention.start
        }
        self.countries = {token for token, _ in _mentions(place for place in places if place.kind == "country")}
        self.names = {*longer, *(token for token, _ in _mentions(place for place in places if place.name))}
        self.national = {token for token, index in self.actors.items() if actors[index].country}
        self.sides = {token: actors[index].side for token, index in self.actors.items()}
        self.persons = dict(_mentions(actor for actor in named if actor.kind == "person"))
        self.dates = {token for timex in spans.read(doc, spans.DATES) for token in range(timex.start, timex.end)}

    def by_name(self, token: Token) -> Token:
        """'its spokesman, Jan Novak', 'the city of Gao': the name that stands beside a description of the same."""
        if token.lower_ in FATES:  # 'took nine guests hostage', 'set a bank ablaze', read as one noun
            return next((word for word in token.lefts if is_in_fate(word)), token)
        if token.lemma_.lower() in word_classes()["settlement"]:
            named_after = [place for place in syntax.objects_of(token, "of") if place.i in self.places]
            return named_after[0] if len(named_after) == 1 else token
        if token.dep_ == "compound" and token.head.i in self.persons and token.pos_ == "NOUN":
            return token.head  # 'the murdered scientist Noel Kemp'
        if token.tag_ == "NNS" and token.dep_ == "dobj":  # 'Latvian citizens Ana Kos and her son', read as two objects
            after = (each for each in syntax.children(token.head, "dobj") if each.left_edge.i == token.i + 1)
            return next((each for each in after if each.i in self.persons), token)
        beside = syntax.children(token, "appos")
        if token.tag_ == "NN":
            beside += [*syntax.named_after(token), *_identified_as(token)]
        named = (child for child in beside if child.i in self.actors and child.ent_type_ == "PERSON")
        return token if token.ent_type_ == "PERSON" else next(named, token)

    def is_name(self, token: Token) -> bool:
        """Whether a word is the last one of a person's name."""
        if token.i in self.persons:
            return bool(self.persons[token.i].end == token.i + 1)
        return bool(token.pos_ == "PROPN" and token.ent_type_ == "PERSON")

    def is_dateline(self, token: Token) -> bool:
        """'Lima -- Two banks were attacked': a place in front of a dash at the sentence's beginning."""
        after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        first = token.i in self.places and after.text in {"--", "-", "–", "—", ":"}
        return bool(first and token.left_edge.i == token.sent.start)

    def is_body_of_men(self, token: Token) -> bool:
        """A force or organisation with a name: its murders are those that it commits or none of its own suffers."""
        return token.i in self.names and self.sides.get(token.i) in ORGANISED

    def is_armed_group(self, token: Token) -> bool:
        return self.sides.get(token.i) == "armed_group"

    def name_before(self, token: Token) -> int:
        """Where the actor's name that ends in a token begins: of the Path of 'two Red Path members' the Red."""
        start = token.i
        while self.actors.get(start - 1) == self.actors[token.i] and start - 1 in self.names:
            start -= 1
        return start

    def has_no_body(self, token: Token) -> bool:
        """Whether a pronoun was taken for what nobody can shoot or kidnap: a government, a company."""
        return token.pos_ == "PRON" and self.sides.get(token.i) in BODILESS

    def can_act(self, token: Token) -> bool:
        """Whether a noun stands for somebody who can do things."""
        if syntax.is_stray_subject(token) or self.sides.get(token.i) == "person":  # a name that is a town's too
            return True
        if token.i in self.dates or self.places.get(token.i) == "literal":
            return False
        if token.i in self.actors:
            return True
        lemma = token.lemma_.lower()
        if token.pos_ == "PROPN":  # 'Rebels' in a headline, whose lemma keeps the plural
            lemma = lemma.removesuffix("s")
        return token.pos_ in syntax.NOMINAL and (lemma in word_classes()["people"] or lemma in MULTITUDES)
