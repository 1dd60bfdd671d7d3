"""Bare surnames: whether 'Cameron' is the listed politician, which only what else the article says can tell.

A surname alone means the listed person where the article names him in full, gives him an office of his kind ('President
Cameron'), forces or a government ('Assad's troops'), or names his country, and says nothing of him that he is not. Two
famous names in one sentence carry each other ('Merkel and Macron'). Where nothing speaks for it or against it, a few
surnames that hardly anybody else in the news has ('Putin') are known by themselves, and all others are strangers'.
"""

from collections.abc import Iterable
from functools import cached_property

from extractor.components.actors import lists, roles, roster
from extractor.components.actors.composing import sector_of_office
from extractor.components.actors.countries import Atlas
from extractor.components.actors.roster import Listed
from extractor.spans import Words

OF_STATE = frozenset({"GOV", "LEG", "MIL", "OPP", "PTY"})  # one person may have an office of each
LOCAL = frozenset({"mayor", "governor", "councillor", "sheriff", "constable", "ambassador"})
TOLD = frozenset({"armed_group", "international_organization"})  # kinds of which a member may be of any country
Hit = tuple[Words, Listed]


class Famous:
    """The listed names of an article, and which of its bare surnames are meant by them."""

    def __init__(self, hits: Iterable[Hit], atlas: Atlas) -> None:
        self.atlas = atlas
        self.hits = [hit for hit in hits if not _is_rest_of_name(hit, atlas)]

    def meant(self) -> list[Hit]:
        """All listed names but the bare surnames of strangers, in text order."""
        bare = [(words, actor) for words, actor in self.hits if _is_bare(words, actor, self.atlas)]
        said: dict[int, list[bool | None]] = {}
        for words, actor in bare:
            said.setdefault(id(actor), []).append(self._is_meant(words, actor))
        known = {key for key, answers in said.items() if True in answers and False not in answers} | self.in_full
        open_ = {key for key, answers in said.items() if set(answers) == {None}}
        known |= {id(actor) for words, actor in bare if id(actor) in open_ and self._is_alone(words)}
        together: dict[tuple[int, int], set[int]] = {}
        for words, actor in self.hits:
            if id(actor) in open_ or (id(actor) in known and actor.kind == "person"):
                together.setdefault(self.atlas.sentences.at(words.start), set()).add(id(actor))
        known |= {key for keys in together.values() if len(keys) > 1 for key in keys}
        return [hit for hit in self.hits if id(hit[1]) in known or not _is_bare(*hit, self.atlas)]

    @cached_property
    def in_full(self) -> set[int]:
        """Listed people, by id(), of whom the article says more than a surname."""
        return {id(actor) for words, actor in self.hits if not _is_bare(words, actor, self.atlas)}

    @cached_property
    def countries(self) -> set[str]:
        """Countries that the article names, or names a body of."""
        hits = (hit for hit in self.hits if not _is_bare(*hit, self.atlas))
        return self.atlas.countries | {actor.country for _, actor in hits if actor.country}

    @cached_property
    def bodies(self) -> set[str]:
        """Kinds of the listed bodies in the article whose people may be of any country."""
        return {actor.kind for _, actor in self.hits if actor.kind in TOLD}

    def _is_alone(self, words: Words) -> bool:
        """Whether one of the words is a surname that needs nothing else."""
        return any(map(roster.is_alone, self.atlas.texts[words.start : words.end]))

    def _is_meant(self, words: Words, actor: Listed) -> bool | None:
        """None where nothing speaks for it or against it."""
        if id(actor) in self.in_full:
            return True
        told = roles.read(self.atlas.doc, words, self.atlas)
        sector = told.sector
        if told.words is not None:
            office = self.atlas.doc[told.words.start : told.words.end]
            sector = sector_of_office(office)
            if sector and (not _go_together(sector, actor.sector) or any(t.lower_ in LOCAL for t in office)):
                return False
            if told.country and actor.country and told.country != actor.country and told.sector != "IGO":
                return False
            if sector or told.country:
                return True
        elif _is_said_to_be_another(self.atlas, words, actor):
            return False
        if actor.country in self.countries or _has_power(self.atlas, words):
            return True
        body = {"IGO": "international_organization", "REB": "armed_group"}.get(actor.sector or "")
        return True if body in self.bodies else None


def _go_together(sector: str, own: str | None) -> bool:
    return own is None or sector == own or (sector in OF_STATE and own in {*OF_STATE, "IGO", "REB", "SPY"})


def _has_power(atlas: Atlas, words: Words) -> bool:
    """'Assad's forces', 'the Trump administration'."""
    name = atlas.doc[words.end - 1]
    head = lists.agent_heads().get(name.head.lemma_) if name.dep_ in {"poss", "compound", "nmod"} else None
    return head is not None and head.use in {"institution", "forces"}


def _is_said_to_be_another(atlas: Atlas, words: Words, actor: Listed) -> bool:
    """'Cameron was a farmer'."""
    name = atlas.doc[words.end - 1]
    if name.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    for noun in name.head.rights:
        if noun.dep_ == "attr" and (head := lists.agent_heads().get(noun.lemma_.lower())):
            return bool(head.sector) and not _go_together(head.sector or "", actor.sector)
    return False


def _is_bare(words: Words, actor: Listed, atlas: Atlas) -> bool:
    """One word that counts, of a person whose full name has more; titles do not count."""
    if actor.kind != "person" or " " not in actor.name:
        return False
    texts = [text for text in atlas.texts[words.start : words.end] if text not in lists.titles() and text.isalpha()]
    return len([text for text in texts if text.lower() not in lists.PARTICLES]) < 2


def _is_rest_of_name(hit: Hit, atlas: Atlas) -> bool:
    """'Gaddafi' in 'Seif al-Islam Gaddafi': the end of a longer name, which is another one's."""
    words, actor = hit
    if not _is_bare(words, actor, atlas) or words.start == 0:
        return False
    doc, before = atlas.doc, atlas.doc[words.start - 1]
    if before.tag_ != "NNP" or before.text in lists.titles() or lists.is_office(before) or before.is_sent_end:
        return False
    same = before.head.i == words.end - 1 and before.dep_ == "compound"
    return same and doc[words.end - 1].ent_type_ != "" and before.ent_type_ == doc[words.end - 1].ent_type_
