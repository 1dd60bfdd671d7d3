"""Setting: the dates and places that belong to a trigger, by where they hang in the tree.

A date or place belongs to the word it modifies; from there the way goes up to the next trigger, through light verbs
and control ('the vote was due to be held on …'), and never out of a clause of its own. What only stands near
is not used.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.columns import Sentences
from extractor.components.events.position import distance_km, lies, says_where
from extractor.components.events.timing import above, date_governor, lasting, recalled, root, tells_since_when, told, up
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.lexicon import expand, word_classes
from extractor.rules import Match
from extractor.spans import Place, PlaceMention, Timex

HANGING = frozenset("nsubj nsubjpass dobj poss compound nmod amod npadvmod advmod appos conj".split())
GOING = frozenset({"be", "come", "go", "remain"})  # 'went on strike', 'came under attack', 'is under siege'
MISSED = frozenset({"miss", "spare", "avoid", "bypass"})
AWAY = frozenset({"into", "to", "toward", "towards"})
TOWNS = frozenset({"city", "district", "facility", "region"})
UPON = frozenset({"against", "at", "in", "inside", "near", "of", "on", "outside", "to"})
# Verbs, with the prepositions that lead to where the next thing is done: 'was driven to Gao and shot'.
LEADING = {
    **dict.fromkeys(
        "bring carry drive ferry fly haul lead march move return ship take tow transport".split(), ("into", "to")
    ),
    **dict.fromkeys(("be", "remain", "stay"), ("in", "inside")),
}
FARTHEST = 12  # steps up the tree; a longer way says nothing any more


@dataclass(frozen=True, slots=True)
class Setting:
    """Indexes of timexes and places that belong to one trigger, nearest first."""

    dates: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    near: tuple[int, ...] = ()  # places that it was only close to
    relation: str | None = None  # to the first place
    distance_km: float | None = None  # from the first of those near


# Types whose announcement is their beginning: a date of the announcing is theirs.
ANNOUNCED = frozenset({"ceasefire", "agreement", "sanction", "restriction", "concession"})
# What is said, demanded or voted happens where people speak, not at the places that they speak of.
SPOKEN = frozenset({"diplomacy", "politics"})


Hanging = tuple[int, int, str | None, float | None]
"""Steps from the trigger, index of the place, how it lies, how far in km."""


class Tree:
    """The triggers of a document by head token, and what kind of act each is."""

    def __init__(self, doc: Doc, matches: Sequence[Match]) -> None:
        self.doc = doc
        types = {match.head.i: match.rule.label.lower() for match in matches}
        self.position = {match.head.i: position for position, match in enumerate(matches)}
        self._sentences = Sentences(doc)
        self._telling = {self._sentences.at(head) for head in self.position}
        self.announced = {head for head, name in types.items() if name in ANNOUNCED}
        self.spoken = {head for head, name in types.items() if event_types()[name].category in SPOKEN}

    def is_beside(self, token: int) -> bool:
        """Whether a trigger stands in a word's sentence: no way leads out of it."""
        return self._sentences.at(token) in self._telling

    def owners(self, start: Token) -> Iterator[tuple[int, int]]:
        """(steps, head) of the nearest triggers above a word; a light verb gives what it carries."""
        token = start
        for steps in range(FARTHEST):
            if token.i in self.position:
                yield steps, token.i
                return
            carried = self._carried(token)
            if carried:
                yield from ((steps + 1, head) for head in carried)
                return
            if token.head == token or token.dep_ in {"relcl", "advcl", "parataxis", "ccomp"} or _is_next_act(token):
                return
            token = above(token)

    def _carried(self, verb: Token) -> list[int]:
        """The triggers that are subject or object of a verb which is none itself: 'the attack took place on …'."""
        if verb.pos_ not in {"VERB", "AUX"}:
            return []
        nouns = [*syntax.children(verb, *syntax.OBJECTS), *syntax.subjects(verb), *syntax.children(verb, "xcomp")]
        if verb.lemma_ in word_classes()["suffering"]:  # 'In May 12 people died when a ferry sank'
            nouns += syntax.children(verb, "advcl")
            nouns += syntax.objects_of(verb, "in", "during")  # 'Nine were hurt in clashes on Monday'
        if verb.lemma_ in GOING:
            nouns += syntax.objects_of(verb, "on", "under", "into")
        heads = [token for noun in nouns for token in syntax.conjuncts(syntax.content(noun))]
        heads += [part for noun in heads if noun.pos_ == "PROPN" for part in syntax.children(noun, "compound")]
        if verb.lemma_ == "see":  # 'will see two bases closed'
            heads += [child for noun in heads for child in syntax.children(noun, "acl")]
        return [token.i for token in heads if token.i in self.position]

    def owners_of_clause_after(self, end: int) -> Iterator[tuple[int, int]]:
        """The triggers of 'in 1968, when troops stormed the capital': the clause tells what happened then."""
        following = [token for token in self.doc[end : end + 2] if token.lower_ != ","]
        if following and following[0].lower_ == "when" and following[0].head.i > following[0].i:
            yield from self.owners(following[0].head)

    def alongside(self, verb: Token) -> Iterator[int]:
        """The triggers of 'phoned her on Friday, urging a halt', 'said on Friday during a visit': of the same time."""
        for child in verb.children:
            own = ("aux", "mark", *syntax.SUBJECTS)  # 'having killed', 'while waiting', 'its guns firing'
            if child.dep_ == "advcl" and child.tag_ == "VBG" and not syntax.children(child, *own):
                yield from (child.i,) if child.i in self.position else ()
            elif child.dep_ == "prep" and child.lower_ == "during":
                yield from (token.i for token in syntax.children(child, "pobj") if token.i in self.position)

    def conjoined(self, verb: Token, date: int) -> Iterator[int]:
        """The triggers that go on with its subject: 'on Friday they stormed a bank and shot a guard'."""
        for other in syntax.conjuncts(verb):
            own = syntax.children(other, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS, "aux")
            if other.i > max(verb.i, date) and other.i in self.position and other.tag_ == verb.tag_ and not own:
                yield other.i

    def arrived(self, carrying: Token, mention: PlaceMention) -> Iterator[int]:
        """The triggers of 'was driven to Gao and blown up', 'are in Gao and have shot two': done there."""
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        if before not in LEADING.get(carrying.lemma_, ()):
            return
        for other in syntax.children(carrying, "conj"):
            if other.i > mention.start and other.i in self.position and not _has_place(other):
                yield other.i

    def may_hold(self, governor: Token, place: Place, mention: PlaceMention, relation: str | None) -> bool:
        """Whether a place says where: not in 'US soldiers', 'a US strike', 'a nurse from Chad', 'missed the pier'."""
        before = governor.doc[mention.start - 1].lower_ if mention.start else ""
        inside = governor.dep_ == "pobj" and governor.head.lower_ in AWAY  # 'was hurt and taken to a hospital in Lima'
        verb, away = (governor.head.head, True) if inside else (governor, before in AWAY)
        next_act = verb.dep_ == "conj" and verb.pos_ == "VERB" and verb.i not in self.position
        if governor.lemma_ in MISSED or (away and next_act):  # 'killed nine and fled to Chad'
            return False
        if mention.use == "modifier":
            hit = governor.i in self.position and place.kind != "country"
            return hit or (place.kind in TOWNS and _is_site_hit(governor))
        own = governor.doc[mention.end - 1].dep_ == "pobj"  # 'the people of Homs', not 'people of Homs's suburbs'
        of_somebody = own and before in {"from", "of"} and governor.pos_ in syntax.NOMINAL and relation != "near"
        return not of_somebody or governor.i in self.position

    def dated(self, timex: Timex) -> Token:
        """The word that a date tells the time of."""
        verb = lasting(told(date_governor(self.doc, timex), timex.start), timex)
        speaks = verb.i in self.spoken or verb.pos_ in syntax.NOMINAL or bool(syntax.children(verb, "oprd"))
        return (recalled(verb, timex, self.position) if speaks else None) or verb

    def announcements(self, verb: Token) -> list[int]:
        """What a verb of saying announces: 'on Friday it said it would stop raids' dates the truce."""
        labels = ("ccomp", "xcomp") if verb.lemma_ == "agree" else ("ccomp",)
        return [child.i for child in syntax.children(verb, *labels) if child.i in self.announced]


def _is_site_hit(noun: Token) -> bool:
    """The courthouse of 'attacked the Lima courthouse', 'a bomb at the Lima courthouse': where it stands counts."""
    acted_on = noun.dep_ in {"dobj", "nsubjpass"} or (noun.dep_ == "pobj" and noun.head.lower_ in UPON)
    return acted_on and noun.lemma_.lower() in expand(("@facility",))


def _has_place(verb: Token) -> bool:
    """Whether a verb has a phrase of its own that may say where: 'was driven to Gao and sold in Kidal'."""
    return any(child.lower_ in {"in", "at", "near"} for child in syntax.children(verb, "prep"))


def _is_next_act(verb: Token) -> bool:
    """'vowed to reply but has made gains in Gao', 'left and plans to march in Lima': what else they do is elsewhere."""
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or verb.head.pos_ != "VERB":
        return False
    return bool(syntax.children(verb, "aux", "xcomp", "prt"))


def settings(doc: Doc, matches: Sequence[Match]) -> list[Setting]:
    """The setting of each trigger, in the order of the matches."""
    tree = Tree(doc, matches)
    dates: dict[int, list[tuple[int, int]]] = {}
    beside: list[tuple[int, int]] = []
    places: dict[int, list[Hanging]] = {}
    for index, timex in enumerate(spans.read(doc, spans.DATES)):
        if (timex.earliest or timex.latest) and tree.is_beside(timex.start):
            governor = tree.dated(timex)
            if tells_since_when(governor) and governor.i not in tree.position:
                continue
            said = [(1, head) for head in tree.announcements(governor)]
            for steps, head in said or [*tree.owners(governor), *tree.owners_of_clause_after(timex.end)]:
                dates.setdefault(head, []).append((steps, index))
            goes_on = (*tree.alongside(governor), *tree.conjoined(governor, timex.start))
            beside.extend((head, index) for head in goes_on)
    for head, index in beside:
        dates.setdefault(head, [(1, index)])
    found = spans.read(doc, spans.PLACES)
    nested = _nested(found)
    for index, place in enumerate(found):
        referring = [PlaceMention(words.start, words.end) for words in place.references]  # 'the city'
        for mention in (*place.mentions, *referring):
            free = mention.use != "metonymic" and (mention.start, mention.end) not in nested
            if free and tree.is_beside(mention.start):
                for start, relation, distance in _place_governors(doc, mention):
                    for head in tree.arrived(start, mention):
                        places.setdefault(head, []).append((1, index, "at", None))
                    if not tree.may_hold(start, place, mention, relation):
                        continue
                    for steps, head in tree.owners(start):
                        if relation or head not in tree.spoken:
                            places.setdefault(head, []).append((steps, index, relation, distance))
    return [_setting(dates.get(match.head.i, []), places.get(match.head.i, [])) for match in matches]


def _setting(dates: list[tuple[int, int]], places: list[Hanging]) -> Setting:
    rows = [(*row[:2], "at", row[3]) if row[2] == "moving" and not row[0] else row for row in places]
    still = [row for row in rows if row[2] != "moving"] or [(*row[:2], "at", row[3]) for row in rows]
    ordered = sorted(still, key=lambda row: (row[2] == "near", row[0], row[1]))
    return Setting(
        dates=tuple(dict.fromkeys(index for _, index in sorted(dates))),
        places=tuple(dict.fromkeys(index for _, index, relation, _ in ordered if relation != "near")),
        near=tuple(dict.fromkeys(index for _, index, relation, _ in ordered if relation == "near")),
        relation=ordered[0][2] if ordered else None,
        distance_km=next((distance for _, _, relation, distance in ordered if relation == "near"), None),
    )


def _nested(places: tuple[Place, ...]) -> set[tuple[int, int]]:
    """Start and end of names that are part of a longer place's name: the US of 'US embassy'."""
    mentions = [mention for place in places for mention in place.mentions]
    inside = {token for mention in mentions for token in range(mention.start + 1, mention.end)}
    longest = {mention.start: mention.end for mention in sorted(mentions, key=lambda mention: mention.end)}
    return {
        (m.start, m.end) for m in mentions if longest[m.start] > m.end or (m.start in inside and m.end - m.start == 1)
    }


def _place_governors(doc: Doc, mention: PlaceMention) -> Iterator[tuple[Token, str | None, float | None]]:
    """The words that a place modifies and how it lies to them, with the distance in km.

    None where it only qualifies a noun that is no place.

    'Kenya, which will see its troops reduced', 'in Kenya, where …': the relative clause's verb happens there too.
    """
    token = root(doc, mention.start, mention.end)
    if (
        token.dep_ not in {*HANGING, "pobj"}
        or syntax.is_stray_subject(token)
        or (token.dep_ == "pobj" and not says_where(token.head))
    ):
        return
    if mention.use == "modifier" and token.dep_ not in {"compound", "nmod", "poss"}:
        return
    yield up(token), lies(token), distance_km(token)
    for clause in syntax.children(token, "relcl"):
        seen = clause.lemma_ == "see" and any(subject == token for subject in syntax.subjects(clause))
        if seen or any(child.lower_ == "where" for child in clause.lefts):
            yield clause, "at", None
