"""A candidate: one stretch of words that names or describes an actor, before mentions are joined."""

from dataclasses import dataclass, replace

from extractor.components.actors.roster import Listed
from extractor.lexicon import word_classes
from extractor.spans import Words


@dataclass(slots=True)
class Candidate:
    """Words that may be a mention of an actor, with what they say of it themselves."""

    words: Words
    head: int
    kind: str
    key: str  # what equal names have in common: lower case, no diacritics, no determiner
    rule: str
    named: bool = True
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    role_words: Words | None = None
    gender: str | None = None
    listed: Listed | None = None
    number: str | None = None  # of an agent: "one" or "many" people; None where the noun is of a body ('militia')
    presumed: bool = False  # its country is only the one of which the article tells
    weak: bool = False  # of a name: too short to stand in a role; of an agent: no more than the name in it says

    @property
    def length(self) -> int:
        return self.words.end - self.words.start


NO_MORE = frozenset({"armed_group", "political_party"})  # 'Taliban fighters' are the Taliban


def without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """The longest of those that overlap, in text order.

    A name may stand in an unnamed agent ('a Nato spokesman'), unless it is its whole modifier and the head says
    no more ('Taliban fighters' are the Taliban). What stands in a person's role is no agent of its own.
    """
    named = _longest([c for c in candidates if c.named])
    roles = {i for c in named if c.role_words for i in range(c.role_words.start, c.role_words.end)}
    named = [c for c in named if not (c.rule == "organization" and c.weak and _meets(c.words, roles))]
    heads = {c.words.end for c in named if (c.rule == "listed" and c.kind != "person") or c.kind in NO_MORE}
    groups = [c.words for c in named if c.kind == "armed_group"]
    inner, taken = {c.words for c in named}, {c.head for c in named}
    unnamed = [
        _behind_its_group(c, groups)
        for c in _longest([c for c in candidates if not c.named])
        if c.words not in inner
        and not _meets(c.words, roles)
        and not (c.weak and c.head in heads)
        and c.head not in taken
    ]
    return sorted(named + unnamed, key=lambda c: (c.words.start, -c.words.end))


def _behind_its_group(agent: Candidate, groups: list[Words]) -> Candidate:
    """The people of 'Hamas suicide bombers' without the name of the group that they are of, which acts beside them."""
    if not groups or agent.number != "many" or agent.key.rpartition(" ")[2] not in word_classes()["militant"]:
        return agent
    start = max((g.end for g in groups if agent.words.start <= g.start and g.end < agent.head), default=None)
    return agent if start is None else replace(agent, words=Words(start, agent.words.end))


def _meets(words: Words, tokens: set[int]) -> bool:
    return not tokens.isdisjoint(range(words.start, words.end))


def _rank(candidate: Candidate) -> tuple[int, bool, bool, int, str]:
    """Longer first; of equals, listed names, then people, then the earlier."""
    return -candidate.length, not candidate.listed, candidate.kind != "person", candidate.words.start, candidate.rule


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=_rank):
        indexes = range(candidate.words.start, candidate.words.end)
        if taken.isdisjoint(indexes):
            kept.append(candidate)
            taken.update(indexes)
    return kept
