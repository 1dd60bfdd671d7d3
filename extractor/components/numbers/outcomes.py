"""What became of the counted people: each count with its governor, its own or one that it shares."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractor import columns
from extractor.components.numbers import lexicon
from extractor.components.numbers.bounds import Quantity
from extractor.components.numbers.governors import Governors, fits
from extractor.components.numbers.joints import (
    FARTHEST,
    LONGEST_GAP,
    goes_on,
    is_conjunct,
    is_elliptic,
    is_joined,
    is_whole,
    sentence_of,
)
from extractor.components.numbers.lexicon import CountRule
from extractor.components.numbers.people import Counted, is_person, state_behind
from extractor.language import syntax
from extractor.rules import Match
from extractor.spans import Words

BEFORE_PART = frozenset({"including", "included", "them", "and", ",", "-", "–", ":", "("})  # in front of 'a child'
INDEFINITE = columns.ids_of(("a", "an"))
BODIES = frozenset("battalion brigade regiment division platoon company unit squad squadron battlegroup corps".split())
LISTED = frozenset({"conj", "appos"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A count with its governor."""

    count: Counted
    match: Match
    part_of: Counted | None = None  # where the text says so: 'six of them', 'including two'
    added_to: Counted | None = None  # those whom the text adds to them: '1,500 on top of the 14,000'

    @property
    def rule(self) -> CountRule:
        assert isinstance(self.match.rule, CountRule)
        return self.match.rule


def outcomes(doc: Doc, counts: Sequence[Counted], governors: Governors, titles: Sequence[Words]) -> list[Outcome]:
    """The counts whose governor is known: numbers, unnumbered singulars, and those that share one with a neighbour."""
    direct = {id(count): Outcome(count, match) for count in counts if (match := governors.of(count))}
    taken = {anchor for count in counts for anchor in count.anchors}
    singles = []
    for outcome in singulars(doc, governors, taken, titles):
        direct[id(outcome.count)] = outcome
        singles.append(outcome.count)
    known = shared(doc, [*counts, *singles], direct)
    taken.update(count.head.i for count in singles)
    return sorted([*known, *_single_parts(doc, known, taken)], key=lambda outcome: _place(outcome.count))


def _single_parts(doc: Doc, known: Sequence[Outcome], taken: set[int]) -> Iterator[Outcome]:
    """The child of '12 people, including a child', the man of 'four people - three women and a man'."""
    seen = set(taken)
    articles = columns.where(doc, "LOWER", INDEFINITE) if known else []
    for number, last in enumerate(known):
        words, sentence = last.count.words, doc[last.count.words.start].sent
        ends = [words.end + FARTHEST, sentence.end, *(other.count.words.start for other in known[number + 1 :][:1])]
        for index in articles[bisect_left(articles, words.end + 1) : bisect_left(articles, min(ends))]:
            noun = doc[index].head
            if doc[index - 1].lower_ not in BEFORE_PART or noun.i <= index:
                continue
            if noun.i in seen or not _is_one(noun, ()) or _is_said_more(noun, last.match):
                continue
            one = _one(doc, noun)
            whole = _whole_of_single(doc, last, one)
            if whole is not None and one.words.start == index:
                seen.add(noun.i)
                last = Outcome(one, last.match, whole)
                yield last


def _is_said_more(noun: Token, match: Match) -> bool:
    """'Two were killed, and a nurse was beaten', '… - a record - a doctor said': who has his own verb is no part."""
    first = noun
    while first.dep_ == "conj":
        first = first.head
    own = first.dep_ in {*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS} and first.head.i > noun.i
    after = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else noun
    if own and first.head != match.head:
        return True
    return after.i not in match.tokens and after.tag_ in {"VBD", "VBZ", "MD"} and after.head.i != match.head.i


def _whole_of_single(doc: Doc, last: Outcome, one: Counted) -> Counted | None:
    gap = [token.lower_ for token in doc[last.count.words.end : one.words.start]]
    if last.part_of is not None and (gap in (["and"], [",", "and"]) or (gap == [","] and one.head.dep_ in LISTED)):
        return last.part_of
    return last.count if is_whole(doc, last.count, one) else None


def shared(doc: Doc, counts: Sequence[Counted], direct: dict[int, Outcome]) -> list[Outcome]:
    """The outcomes known by their count's `id`, and those that neighbours take over from them."""
    everything = sorted(counts, key=_place)
    found = {index: direct[id(count)] for index, count in enumerate(everything) if id(count) in direct}
    _share_backward(doc, everything, found)
    _share_forward(doc, everything, found)
    return [found[index] for index in sorted(found)]


def _place(count: Counted) -> tuple[int, int]:
    return count.words.start, count.words.end


def _share_backward(doc: Doc, counts: Sequence[Counted], found: dict[int, Outcome]) -> None:
    """'six soldiers and two civilians died': the first of a list takes the governor of the next."""
    for index in range(len(counts) - 1, 0, -1):
        if index in found and index - 1 not in found and is_joined(doc, counts[index - 1], counts[index]):
            if state_behind(counts[index]) is not None:  # 'two of the 12 killed and 11 of the injured'
                continue
            _share(found, index - 1, counts[index - 1], found[index].match)


def _share_forward(doc: Doc, counts: Sequence[Counted], found: dict[int, Outcome]) -> None:
    """'403 people, including 147 villagers': later ones take the governor, as parts where the text says so."""
    for index in range(1, len(counts)):
        last, left, count = found.get(index - 1), counts[index - 1], counts[index]
        if last is None:
            continue
        gap = [token.lower_ for token in doc[left.words.end : min(count.words.start, left.words.end + LONGEST_GAP)]]
        is_next = last.part_of is not None and len(gap) <= 3 and gap[-1:] == ["and"] and "," not in gap
        whole = last.part_of if is_next else last.count if is_whole(doc, left, count) else None
        if index in found:
            if whole and found[index].match.rule.label == last.match.rule.label:
                found[index] = Outcome(count, found[index].match, whole)
            elif whole and gap[-1:] == ["including"] and _is_of_next(found, index):
                found[index] = Outcome(count, last.match, whole)
        elif whole:
            _share(found, index, count, last.match, part_of=whole)
        elif is_joined(doc, left, count) or goes_on(doc, left, last.match, count):
            if count.noun is None or is_conjunct(left, count) or is_elliptic(doc, left, count):
                found[index] = Outcome(count, last.match, last.part_of)
            else:
                _share(found, index, count, last.match, part_of=last.part_of)


def _is_of_next(found: dict[int, Outcome], index: int) -> bool:
    """'left 23 dead, including two guards, and 70 injured': the model joins the guards to the 70."""
    following = found.get(index + 1)
    return following is not None and following.match.head.i == found[index].match.head.i > following.count.words.start


def _share(
    found: dict[int, Outcome], index: int, count: Counted, match: Match, *, part_of: Counted | None = None
) -> None:
    if count.quantity.max == 1 and count.word(count.words.end) == "the":
        return  # 'one of them the mayor' is a person, no number
    if count.noun is not None and count.noun.lemma_.lower() in BODIES:
        return  # 'two battalions, some 1,200 men'
    bare = count.noun is None or count.noun.pos_ == "PRON"
    if (bare and part_of is not None) or (count.noun is not None and is_person(count.noun)):
        found[index] = Outcome(count, match, part_of)


NEXT = frozenset({"third", "fourth", "fifth", "sixth"})
SINGLE = frozenset({*syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS, *syntax.OBJECTS})
ARTICLES = frozenset({"a", "an", "another", "one"})


def singulars(doc: Doc, governors: Governors, taken: set[int], titles: Sequence[Words]) -> Iterator[Outcome]:
    """'killed a child', 'another was wounded', and 'Child killed in …' in a headline: one person, unnumbered."""
    seen = set(taken)
    for index in sorted(governors.held):
        token = doc[index]
        if index in seen or not _is_one(token, titles):
            continue
        for match in governors.held[index]:
            count = _one(doc, token)
            if match.head.i != index and fits(match, count):
                yield Outcome(count, match)
                yield from _listed(doc, count, match, seen)
                break


def _listed(doc: Doc, count: Counted, match: Match, seen: set[int]) -> Iterator[Outcome]:
    """Further singulars of a list that the parser took for appositions: 'a professor, a guard and a driver'."""
    seen.add(count.head.i)
    for end in (count.words.end + 1, count.words.end + 2):
        if end >= count.section.end or any(token.lower_ not in {",", "and"} for token in doc[count.words.end : end]):
            continue
        first = doc[end]
        noun = first.head
        is_next = first.lower_ in {"a", "an"} and noun.i > first.i and noun.i not in seen
        if is_next and noun.dep_ in {"appos", "conj"} and _is_one(noun, ()) and match.head.i != noun.i:
            other = _one(doc, noun)
            if fits(match, other):
                yield Outcome(other, match)
                yield from _listed(doc, other, match, seen)
            return


def _is_one(noun: Token, titles: Sequence[Words]) -> bool:
    """A singular person with an indefinite article, or without any in a title."""
    if noun.lower_ == "another" or _is_next(noun):
        return True
    is_couple = noun.lower_ == "couple" and "of" not in {child.lower_ for child in noun.rights}
    if (
        noun.tag_ not in {"NN", "NNP", "JJ"}
        or not (is_person(noun) or is_couple)
        or noun.lemma_.lower() in lexicon.groups()
    ):
        return False
    words = syntax.base_np(noun)
    first = noun.doc[words.start]
    if first.lower_ == "not" or (words.start > noun.sent.start and noun.doc[words.start - 1].lower_ == "not"):
        return False  # 'not a single soldier'
    if first.lower_ in ARTICLES:
        return True
    if not any(title.covers(noun.i) for title in titles) or noun.ent_type_:
        return False
    return first.pos_ != "DET" and not any(child.dep_ == "poss" for child in noun.children)


def _is_next(noun: Token) -> bool:
    """'Two were killed and a third was wounded'; 'a third of them' is a share."""
    doc = noun.doc
    if noun.lower_ not in NEXT or noun.i == noun.sent.start or doc[noun.i - 1].lower_ != "a":
        return False
    return noun.i + 1 < noun.sent.end and doc[noun.i + 1].lower_ != "of" and noun.dep_ in SINGLE


def _one(doc: Doc, noun: Token) -> Counted:
    words, following = syntax.base_np(noun), _is_next(noun)
    more = following or doc[words.start].lower_ == "another"
    number = 2 if noun.lemma_.lower() == "couple" else 1
    start, here = words.start, sentence_of(noun)
    quantity = Quantity(start, start + 1, noun.i, start, number, number, "exact", more=more, section=here)
    return Counted(quantity, words, None if more and noun.lower_ in {"another", *NEXT} else noun, noun, more)
