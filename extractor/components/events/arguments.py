"""Arguments: who does what to whom, with what.

Nobody is accused without a word for it: only the slots of a rule's frame are read, and only people, groups,
organisations and countries can be agents. A place, a weapon or another event in the subject is none.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractor import spans, syntax
from extractor.event_types import event_types
from extractor.lexicon import expand, word_classes
from extractor.rules import FrameRule, Match, fillers
from extractor.spans import Argument

VERB_FRAME = {"subject": "agent", "object": "target", "by": "agent"}
NOUN_FRAME = {
    "subject": "agent",
    "by": "agent",
    "poss": "agent",
    "modifier": "agent",
    "of": "target",
    "on": "target",
    "against": "target",
}
# Kinds of actors whose name before an act says who does it: 'the Boston Marathon bombing' names no doer.
ACTING = frozenset({"country", "military", "police", "armed_group", "government", "person", "ethnic", "religious"})
# Who suffers an outcome on his own body is a victim; who or what is aimed at is a target.
BODILY = frozenset({"killing", "assassination", "execution", "assault", "sexual_violence"})
HURT = frozenset({"dead", "wounded", "injured", "hurt"})
# Words for both sides at once, and for acts that a plural subject does to itself: 'rivals met', 'gangs clashed'.
MUTUAL = frozenset({"side", "rival", "foe", "neighbour", "neighbor", "both", "two"})
SYMMETRIC = frozenset("agree brawl clash confer exchange feud meet negotiate scuffle summit talk talks trade".split())
_OTHER_SIDE = frozenset({"pobj", "dobj", "conj"})
# Country names that are used like adjectives: 'US troops', 'a UN convoy'.
ATTRIBUTIVE = frozenset({"us", "u.s.", "uk", "u.k.", "eu", "un", "u.n.", "nato", "uae"})


class Participants:
    """The actors, places and dates of one document by token, to tell what a noun phrase is."""

    def __init__(self, doc: Doc) -> None:
        self.actors: dict[int, int] = {}
        for index, actor in enumerate(spans.read(doc, spans.ACTORS)):
            for words in (*actor.mentions, *actor.references):
                self.actors.update(dict.fromkeys(range(words.start, words.end), index))
        self.places = {
            token: mention.use
            for place in spans.read(doc, spans.PLACES)
            for mention in place.mentions
            for token in range(mention.start, mention.end)
        }
        self.countries = {
            token
            for place in spans.read(doc, spans.PLACES)
            if place.kind == "country"
            for mention in place.mentions
            for token in range(mention.start, mention.end)
        }
        self.names = {
            token
            for items, kept in ((spans.read(doc, spans.ACTORS), "named"), (spans.read(doc, spans.PLACES), "name"))
            for item in items
            if getattr(item, kept)
            for words in item.mentions
            for token in range(words.start, words.end)
        }
        actors = spans.read(doc, spans.ACTORS)
        self.kinds = {token: actors[index].kind for token, index in self.actors.items()}
        self.persons = {
            token: words
            for actor in actors
            if actor.kind == "person" and actor.named
            for words in actor.mentions
            for token in range(words.start, words.end)
        }
        self.hands = "hands" in doc.vocab.strings and doc.vocab.strings["hands"] in doc.to_array("LOWER")
        self.dates = {token for timex in spans.read(doc, spans.DATES) for token in range(timex.start, timex.end)}

    def by_name(self, token: Token) -> Token:
        """'its spokesman, Jan Novak', 'the city of Gao': the name that stands beside a description of the same."""
        if token.lemma_.lower() in word_classes()["settlement"]:
            named_after = [place for place in syntax.objects_of(token, "of") if place.i in self.places]
            return named_after[0] if len(named_after) == 1 else token
        named = (
            child for child in syntax.children(token, "appos") if child.i in self.actors and child.ent_type_ == "PERSON"
        )
        return token if token.ent_type_ == "PERSON" else next(named, token)

    def can_act(self, token: Token) -> bool:
        """Whether a noun stands for somebody who can do things."""
        if syntax.is_stray_subject(token):
            return True
        if token.i in self.dates or self.places.get(token.i) == "literal":
            return False
        if token.i in self.actors:
            return True
        lemma = token.lemma_.lower()
        if token.pos_ == "PROPN":  # 'Rebels' in a headline, whose lemma keeps the plural
            lemma = lemma.removesuffix("s")
        return lemma in word_classes()["people"] and token.pos_ in syntax.NOMINAL


def arguments(match: Match, known: Participants, heads: frozenset[int]) -> tuple[Argument, ...]:
    """The arguments of a trigger in text order; `heads` are the head tokens of all triggers of the document."""
    found: dict[tuple[str, int], Argument] = {}
    for role, token in _candidates(match, known):
        checked = _role_of(role, token, match, known)
        told = token.i in heads and not _speaks_of_acts(match, checked)  # an act of its own is no argument of another
        if checked and not told and token.i not in match.tokens:
            found.setdefault((checked, token.i), Argument(*_extent(token, known), role=checked, head=token.i))
    kept = [argument for argument in found.values() if not _misread(argument, found.values(), match.head.doc, known)]
    kept = _one_sided(kept, match.head)
    return tuple(sorted(kept, key=lambda argument: (argument.start, argument.end, argument.role)))


def _speaks_of_acts(match: Match, role: str | None) -> bool:
    """Whether what plays a role may be an act: 'condemned the attack', 'an inquiry into the blast'."""
    spoken = event_types()[match.rule.label.lower()].category in {"diplomacy", "politics"}
    return role == "topic" or (spoken and role == "target")


def _misread(argument: Argument, beside: Collection[Argument], doc: Doc, known: Participants) -> bool:
    """'their campaign against Isis': a pronoun that was taken for the very one whom the act is aimed at."""
    if argument.role != "agent" or doc[argument.head].pos_ != "PRON":
        return False
    aimed = {known.actors.get(other.head) for other in beside if other.role in {"target", "victim"}}
    return known.actors.get(argument.head) in aimed


def _one_sided(found: list[Argument], head: Token) -> list[Argument]:
    """'The minister convened a meeting', 'troops fought for the town': one side alone is who acts.

    A plural that stands for both sides ('ministers met', 'gangs clashed') stays a party, and so does the other side.
    """
    parties = [argument for argument in found if argument.role == "party"]
    if len(parties) != 1 or any(argument.role == "agent" for argument in found):
        return found
    (party,) = parties
    word = head.doc[party.head]
    side = (word.dep_ in _OTHER_SIDE and word.head.dep_ != "agent") or word.lemma_.lower() in MUTUAL
    both = word.tag_ in {"NNS", "CD", "DT"} and head.lemma_.lower() in SYMMETRIC
    if side or both:
        return found
    return [replace(party, role="agent") if argument == party else argument for argument in found]


def _resolved(token: Token) -> Token:
    """Who 'it' is in 'the ministry announced it would …': whoever says so; any other word is itself.

    Only where the saying comes first and nothing is quoted: in '"They shot," he said' they are others.
    """
    clause, verb = token.head, token.head.head
    if token.lower_ not in {"it", "they"} or token.dep_ not in syntax.SUBJECTS or clause.dep_ != "ccomp":
        return token
    speakers = syntax.subjects(verb) if verb.lemma_ in word_classes()["saying"] and verb.i < token.i else []
    if len(speakers) != 1 or any(between.is_quote for between in token.doc[verb.i : token.i]):
        return token
    plural = speakers[0].tag_ in {"NNS", "NNPS"}
    fits = plural if token.lower_ == "they" else not plural and speakers[0].ent_type_ != "PERSON"
    return speakers[0] if fits else token


def _candidates(match: Match, known: Participants) -> Iterator[tuple[str, Token]]:
    head = match.head
    for slot, role in _frame(match.rule, head).items():
        if role:
            yield from ((role, known.by_name(_resolved(syntax.content(token)))) for token in _fillers(head, slot))
    if match.rule.roles.get("of") and head.pos_ == "VERB":  # 'took control of the port': of hangs on the noun
        nouns = (head.doc[index] for index in match.tokens if index != head.i)
        yield from ((match.rule.roles["of"], token) for noun in nouns for token in syntax.objects_of(noun, "of"))
    if event_types()[match.rule.label.lower()].category == "violence":
        if known.hands:
            yield from (("agent", token) for token in _at_the_hands_of(head))
        yield from (("target", token) for token in _struck(head))
    yield from _asked_or_accused(match)
    for token in syntax.objects_of(head, "with", "using"):
        if token.lemma_.lower() in expand(("@weapon",)):
            yield "instrument", token


def _at_the_hands_of(head: Token) -> list[Token]:
    """'suffered bombings at the hands of both clans': the clans."""
    above = [head]
    while above[-1].dep_ in {*syntax.OBJECTS, "pobj", "prep"}:  # up to the verb that carries the noun
        above.append(above[-1].head)
    hands = [token for word in above for token in syntax.objects_of(word, "at") if token.lemma_ == "hand"]
    return [token for hand in hands for token in syntax.objects_of(hand, "of")]


def _struck(head: Token) -> list[Token]:
    """'an airstrike hit the depot', 'the depot was hit by an airstrike', 'the depot survived a raid': the depot."""
    verb, passive = head.head, head.dep_ == "pobj" and head.head.dep_ == "agent"
    verb = verb.head if passive else verb
    if head.dep_ == "dobj" and verb.lemma_ in {"suffer", "survive", "endure", "withstand"}:
        return syntax.subjects(verb)
    if head.dep_ == "nsubj" and verb.lemma_ == "leave":
        return _left_hurt(verb)
    if verb.lemma_ not in word_classes()["hitting"] or not (passive or head.dep_ == "nsubj"):
        return []
    return fillers(verb, "object")


def _fillers(head: Token, slot: str) -> list[Token]:
    if slot == "subject" and _is_reported(head):
        return []
    found = fillers(head, slot)
    if slot != "modifier":
        return found
    return [leader for token in found if token.dep_ != "poss" for leader in _leading(token)]


def _left_hurt(verb: Token) -> list[Token]:
    """'the assault left two guards dead': the guards."""
    fates = [child for child in syntax.children(verb, "ccomp", "oprd", "xcomp", "acomp") if child.lower_ in HURT]
    hurt = [token for fate in fates for token in syntax.children(fate, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)]
    return hurt or (fillers(verb, "object") if fates else [])


def _asked_or_accused(match: Match) -> Iterator[tuple[str, Token]]:
    """'demanded that Peru leave', 'alleged that Peru had attacked': Peru."""
    role = {"DEMAND": "recipient", "ACCUSATION": "target"}.get(match.rule.label)
    for clause in syntax.children(match.head, "ccomp") if role else ():
        for token in syntax.children(clause, *syntax.SUBJECTS):
            if role and clause.i > match.head.i and token.lower_ not in {"it", "there"}:
                yield from ((role, subject) for subject in syntax.conjuncts(token))


def _is_reported(noun: Token) -> bool:
    """'The coalition announced the deal': who speaks of a deal that is known need be no party to it."""
    known = any(child.lower_ == "the" for child in syntax.children(noun, "det"))
    return known and noun.dep_ in syntax.OBJECTS and noun.head.lemma_ in {"announce", "confirm", "report"}


def _leading(token: Token) -> list[Token]:
    """Of 'US-led' the US; any other modifier itself ('US-backed' does not say who acts)."""
    if token.lower_ != "led":
        return [token]
    return [child for child in token.lefts if child.dep_ in {"npadvmod", "compound", "nmod", "amod", "nsubj"}]


def _frame(rule: FrameRule, head: Token) -> dict[str, str]:
    default = VERB_FRAME if head.pos_ in {"VERB", "AUX"} else NOUN_FRAME
    return {**default, **rule.roles}


def _role_of(role: str, token: Token, match: Match, known: Participants) -> str | None:
    """The role that the frame gives, corrected by what the noun is; None where it has no part."""
    violent = event_types()[match.rule.label.lower()].category == "violence"
    if token.i in known.dates or token.pos_ not in {*syntax.NOMINAL, "ADJ", "NUM", "DET"}:
        return None
    if (token.pos_ == "PRON" and token.i not in known.actors) or syntax.is_nobody(token):
        return None
    means = "@weapon" if role == "agent" else "@munition"  # a plane may be hijacked, a bomb is only ever used
    if violent and role in {"agent", "target"} and token.lemma_.lower() in expand((means,)):
        return "instrument"
    if role in {"agent", "party"}:
        return role if _acts(token, match, known) else None
    if token.pos_ == "ADJ" and role != "topic":
        return None
    if role == "recipient" and not _receives(token, known):
        return None
    bodily = role == "target" and match.rule.label.lower() in BODILY
    return "victim" if bodily and _has_a_body(token, known) else role


def _has_a_body(token: Token, known: Participants) -> bool:
    """Whether what is killed or beaten is people, by their noun or for want of any other sense."""
    if known.can_act(token) or token.pos_ == "NUM" or token.ent_type_ in {"NORP", "PERSON"}:
        return True
    things = expand(("@abstract", "@facility", "@place", "@property", "@territory", "@vehicle", "@animal"))
    return token.i not in known.places and token.pos_ == "NOUN" and token.lemma_.lower() not in things


def _receives(token: Token, known: Participants) -> bool:
    """Whether something can be asked of, given or told to a noun: 'urged restraint' asks nobody."""
    return known.can_act(token) or token.i in known.places or token.lemma_.lower() not in word_classes()["counsel"]


def _acts(token: Token, match: Match, known: Participants) -> bool:
    if _is_state_as_subject(token, match, known):
        return True
    if token.head.lower_ == "led" and token.dep_ != "nsubj":
        return token.i in known.actors or token.lower_ in ATTRIBUTIVE or token.ent_type_ in {"GPE", "ORG", "NORP"}
    if token.head == match.head and token.dep_ in {"amod", "compound", "nmod"}:
        around = known.actors.get(match.head.i)
        if around is not None and around == known.actors.get(token.i):  # 'harbour bombing suspect Jan Mole'
            return False
        return _modifier_acts(token, known)
    return known.can_act(token)


def _is_state_as_subject(token: Token, match: Match, known: Participants) -> bool:
    """'Malta and Cyprus joined the pact': countries do what states do; no violence is laid at a place's door."""
    if event_types()[match.rule.label.lower()].category not in {"diplomacy", "politics", "forces"}:
        return False
    first = token
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    return first.dep_ == "nsubj" and first.head == match.head and token.i in known.countries


def _modifier_acts(token: Token, known: Participants) -> bool:
    """'Turkish shelling', 'a Taliban attack', 'a US raid' name who did it; 'the Paris attacks' does not."""
    if token.lower_ in ATTRIBUTIVE:
        return True
    if token.i in known.places:
        return False
    people = token.ent_type_ == "NORP" and token.pos_ == "ADJ"
    return people or known.kinds.get(token.i) in ACTING or token.lemma_.lower() in expand(("@armed",))


def _extent(token: Token, known: Participants) -> tuple[int, int]:
    """The words of an argument: of a person the name without titles, of anything else the base noun phrase."""
    if token.i in known.persons:
        return known.persons[token.i].start, known.persons[token.i].end
    if token.dep_ in {"amod", "compound", "nmod"} and token.pos_ in {"ADJ", "PROPN"} and not list(token.lefts):
        return token.i, token.i + 1
    words = syntax.base_np(token)
    return words.start, words.end
