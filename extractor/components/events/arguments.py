"""Arguments: who does what to whom, with what.

Nobody is accused without a word for it: read are the slots of a rule's frame and a few constructions, and only people,
groups, organisations and countries can be agents. A place, a weapon or another event in the subject is none.
"""

from collections.abc import Collection
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractor.components.events.aims import is_set_apart
from extractor.components.events.candidates import candidates
from extractor.components.events.participants import Participants, is_in_fate
from extractor.components.events.roles import is_prefix, role_of
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.rules import Match
from extractor.spans import Argument

# Words for both sides at once, and for acts that a plural subject does to itself: 'rivals met', 'gangs clashed'.
MUTUAL = frozenset({"side", "rival", "foe", "neighbour", "neighbor", "both", "two"})
SYMMETRIC = frozenset("agree brawl clash confer exchange feud meet negotiate scuffle summit talk talks trade".split())
_OTHER_SIDE = frozenset({"pobj", "dobj", "conj"})


def arguments(match: Match, known: Participants, heads: frozenset[int]) -> tuple[Argument, ...]:
    """The arguments of a trigger in text order; `heads` are the head tokens of all triggers of the document."""
    found: dict[tuple[str, int], Argument] = {}
    apart = is_set_apart(match.head, heads)
    for role, token in candidates(match, known):
        if apart and role == "agent":
            continue
        checked = role_of(role, token, match, known)
        told = token.i in heads and not _speaks_of_acts(match, checked)  # an act of its own is no argument of another
        if checked and not told and token.i not in match.tokens:
            found.setdefault((checked, token.i), Argument(*_extent(token, known), role=checked, head=token.i))
            if role == "agent" and checked == "instrument" and token.i in known.national:  # 'Israeli tanks fired'
                found.setdefault((role, token.i), Argument(*_extent(token, known), role=role, head=token.i))
    kept = [argument for argument in found.values() if not _misread(argument, found.values(), match.head.doc, known)]
    kept = _one_sided(kept, match.head)
    return tuple(sorted(kept, key=lambda argument: (argument.start, argument.end, argument.role)))


def _speaks_of_acts(match: Match, role: str | None) -> bool:
    """Whether what plays a role may be an act: 'condemned the attack', 'an inquiry into the blast'.

    Threatened is never the act itself.
    """
    spoken = event_types()[match.rule.label.lower()].category in {"diplomacy", "politics"}
    spoken = spoken and match.rule.label != "THREAT"
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


def _extent(token: Token, known: Participants) -> tuple[int, int]:
    """The words of an argument: of a person the name without titles, of anything else the base noun phrase."""
    if token.i in known.persons:
        return known.persons[token.i].start, known.persons[token.i].end
    if token.dep_ == "compound" and token.i in known.names and known.is_armed_group(token):
        return known.name_before(token), token.i + 1
    if token.dep_ in {"amod", "compound", "nmod"} and token.pos_ in {"ADJ", "PROPN"} and not list(token.lefts):
        return token.i, token.i + 1
    if is_in_fate(token):  # 'holding 12 envoys hostage'
        return syntax.base_np(token.head).start, token.i + 1
    words = syntax.base_np(token)
    hyphen = words.start > 1 and token.doc[words.start - 1].text == "-"
    if hyphen and is_prefix(token.doc[words.start - 2]):  # 'ex-minister'
        before = syntax.base_np(token.doc[words.start - 2]).start
        return min(before, words.start - 2), words.end
    return words.start, words.end
