"""What joins a count to the one before it: lists, parts, places and names that go on from it."""

from spacy.tokens import Doc, Span, Token

from extractor.components.numbers.governors import SEVERITY
from extractor.components.numbers.people import Counted, breakdown
from extractor.language import syntax
from extractor.rules import Match
from extractor.spans import Words

JOINTS = frozenset({",", "and", "or", "as", "well", "plus", "along", "alongside", "with"})
INCLUDING = (
    ("including",),
    ("among", "them"),
    ("includes",),
    ("included",),
    (":",),
    ("-",),
    ("–",),
    ("(",),
)  # right in front of a part
OF_THEM = (("of", "them"), ("of", "whom"), ("of", "those"), ("among", "them"))  # behind its number
LONGEST_GAP = 10  # words between two numbers of a list: 'two women, a child and three men'
FARTHEST = 24  # words between a whole and its part
AT = frozenset({"in", "from", "at", "near", "on"})
CLOSING = frozenset({"", ",", ".", ";", "and", "in", "to"})


def is_joined(doc: Doc, left: Counted, right: Counted) -> bool:
    """'six soldiers and two civilians', 'six soldiers, two civilians': only a joint lies between the two.

    Or the tree joins a bare number to the left one: '600 troops in Latvia and 200 in Chad'.
    """
    if is_conjunct(left, right) or is_elliptic(doc, left, right):
        return True
    if right.words.start - left.words.end > LONGEST_GAP or right.words.start >= left.section.end:
        return False
    gap = [token.lower_ for token in _without_singular(list(doc[left.words.end : right.words.start]))]
    if gap == [",", "with"]:  # 'cut the force to 520 officers, with two members abstaining'
        return False
    return bool(gap) and len(gap) <= 3 and set(gap) <= JOINTS and left.noun is not None


def is_conjunct(left: Counted, right: Counted) -> bool:
    if is_retold(left, right):
        return True
    joined = right.noun is None and right.head.dep_ == "conj" and right.head.head.i in left.anchors
    return joined and left.noun is not None and right.words.start < left.section.end


def is_retold(left: Counted, right: Counted) -> bool:
    """'Police said 12 were killed; the rebels said 45.'"""
    start = right.words.start
    said = right.noun is None and left.section.covers(start) and right.head.doc[start - 1].lemma_ == "say"
    if not said or right.head.sent != left.head.sent:
        return False
    return right.word(right.words.end) in {"", ".", ",", ";", "and", "but"}


def is_elliptic(doc: Doc, left: Counted, right: Counted) -> bool:
    """'2,000 men from Chad in a month, and 300 from Niger'; '600 soldiers are in Chad, along with 200 policemen'."""
    gap = doc[left.words.end : right.words.start]
    if not 0 < len(gap) <= LONGEST_GAP or right.words.start >= left.section.end:
        return False
    if left.noun is None:  # 'killed six in Oyo, four in Ede and two in Jos'
        return right.noun is None and len(gap) <= 6 and _are_placed(gap, right)
    if any(token.text in {";", ".", ":"} for token in gap):
        return False
    if right.noun is not None:
        return gap[-1].lower_ == "alongside" or gap[-2:].text.lower() in {"along with", "together with"}
    return _are_placed(gap, right)


def goes_on(doc: Doc, last: Counted, match: Match, right: Counted) -> bool:
    """Whether a bare number goes on from a count that a verb or a place parts from it; `match` governs the count."""
    return _is_placed_apart(doc, last, match, right) or _is_of_another(doc, last, match, right)


def _is_placed_apart(doc: Doc, last: Counted, match: Match, right: Counted) -> bool:
    """'Five were killed in Oyo, two in Ede and one in Jos': behind the verb lies a place, and so behind the number.

    The verb of 'Twelve arrests were made in Oyo, two in Ede' is the one that the trigger hangs on.
    """
    head = match.head
    start = max(last.words.end, head.i + 1, *([head.head.i + 1] if head.dep_ == "nsubjpass" else []))
    gap = doc[start : right.words.start]
    if right.noun is not None or not 0 < len(gap) <= LONGEST_GAP or not last.section.covers(right.words.start):
        return False
    return doc[last.words.start].sent == doc[right.words.start].sent and _are_placed(gap, right)


def _is_of_another(doc: Doc, last: Counted, match: Match, right: Counted) -> bool:
    """'Chad has 4,000 soldiers there, Kenya 900 and Ghana 300': a name stands for the subject, the verb is left out."""
    if right.noun is not None or right.word(right.words.end) not in CLOSING:
        return False
    name = name_before(doc, right)
    if name is None or not last.words.end < name.start or name.start <= match.head.i:
        return False
    above = (up for _, up in syntax.ancestors(match.head))
    verb = next((word for word in (match.head, *above) if word.pos_ == "VERB"), None)
    return verb is not None and any(who.pos_ == "PROPN" and who.i < verb.i for who in syntax.children(verb, "nsubj"))


def name_before(doc: Doc, count: Counted) -> Words | None:
    """The 'Kenya' of ', Kenya 900': a name behind a joint and right in front of a bare number."""
    sentence = sentence_of(doc[count.words.start])
    start = count.words.start
    while start > sentence.start and doc[start - 1].pos_ == "PROPN":
        start -= 1
    is_behind_joint = start - 1 > sentence.start and doc[start - 1].lower_ in {",", ";", "and", "while"}
    return (
        Words(start, count.words.start)
        if count.noun is None and is_behind_joint and start < count.words.start
        else None
    )


def _are_placed(gap: Span, right: Counted) -> bool:
    """Whether both numbers have a place behind them and nothing but a joint between."""
    both = gap[0].lower_ in AT and right.word(right.words.end) in AT
    joined = gap[-1].lower_ == "and" or (gap[-1].text == "," and right.noun is None)
    return both and joined and not any(token.pos_ in {"VERB", "AUX"} or token.text in {";", "."} for token in gap)


def _without_singular(gap: list[Token]) -> list[Token]:
    """A gap without 'a child': 'two women, a child and three men'."""
    articles = [i for i, token in enumerate(gap[:3]) if token.lower_ in {"a", "an"}]
    if articles and len(gap) <= LONGEST_GAP:
        first = articles[0]
        last = next((i for i in range(len(gap) - 1, first, -1) if gap[i].pos_ == "NOUN"), first)
        if not any(token.pos_ in {"VERB", "AUX", "ADP"} for token in gap[first : last + 1]):
            return gap[:first] + gap[last + 1 :]
    return gap


def is_whole(doc: Doc, left: Counted, right: Counted) -> bool:
    """'13 people, including two children', '30, five of them women', '12, among them a nurse'."""
    if left.quantity.max == 1:  # 'a nun, before one of them was shot': no part of one
        return False
    if right.words.start - left.words.end > FARTHEST or doc[left.words.start].sent != doc[right.words.start].sent:
        return False
    gap = tuple(token.lower_ for token in doc[left.words.end : right.words.start])
    if right.word(right.words.end) in SEVERITY:
        return len(gap) <= 6
    if left.words.start and doc[left.words.start - 1].lower_ in {"of", "among"} and breakdown(right) is not None:
        return gap[-1:] in ((",",), ("and",))  # 'of the 12 dead, five were children'
    if gap[-2:] == ("of", "whom"):
        return len(gap) <= 8
    own = tuple(token.lower_ for token in (*doc[right.words.start : right.words.end], *right.behind(3)))
    return (
        _holds(gap[-3:], INCLUDING) or _holds(own, OF_THEM) or _is_listed_part(doc[left.words.end : right.words.start])
    )


def _is_listed_part(gap: Span) -> bool:
    """'12 people, including a nurse and two guards': only people and joints lie behind 'including'."""
    words = [token.lower_ for token in gap]
    begin = next(
        (i for i, word in enumerate(words) if word == "including" or words[i - 1 : i + 1] == ["among", "them"]), None
    )
    if begin is None or not {"and", ","} & set(words[begin + 1 :]):
        return False
    return not any(token.pos_ in {"VERB", "AUX", "ADP"} or token.text in {";", ":"} for token in gap[begin + 1 :])


def _holds(words: tuple[str, ...], phrases: tuple[tuple[str, ...], ...]) -> bool:
    return any(words[i : i + len(phrase)] == phrase for phrase in phrases for i in range(len(words)))


def sentence_of(token: Token) -> Words:
    """The stretch of a word's sentence."""
    return Words(token.sent.start, token.sent.end)
