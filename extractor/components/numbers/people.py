"""Whom a number counts: the counted noun, the words of the whole count, and whose people they are."""

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extractor.components.numbers.bounds import Quantity
from extractor.components.numbers.figures import figure
from extractor.language import syntax
from extractor.lexicon import expand
from extractor.spans import Words

UNITS = (("police", "@police"), ("soldiers", "@soldier"), ("militants", "@militant"))
NAMED = {"hostage": "hostages", "captive": "hostages", "civilian": "civilians"}
FORCES = {"army": "soldiers", "military": "soldiers", "navy": "soldiers", "marine": "soldiers", "force": "soldiers",
          "forces": "soldiers",
          "police": "police", "rebel": "militants", "guerrilla": "militants", "militia": "militants",
          "insurgent": "militants", "paramilitary": "militants", "jihadist": "militants"}  # fmt: skip
ARMED = frozenset({"force", "forces", "army", "general", "troop", "troops"})
OF_FORCES = frozenset("officer member man chief commander personnel official casualty death fatality".split())
OWN_WORDS = frozenset({"civilian", "peasant", "villager", "shopper", "worshipper", "pilgrim", "farmer", "bystander"})
PERIODS = frozenset({"hour", "day", "week", "month", "year", "night", "minute"})
MACHINE = frozenset({"jet", "stealth", "strategic", "nuclear", "heavy", "warplane", "tie"})
LONGEST_JOINT = 8  # words of 'and nine of the wounded were'
STATES = frozenset({"dead", "killed", "wounded", "injured", "missing", "hurt", "arrested"})
SUMS = frozenset({"total", "minimum", "maximum"})  # 'a total of 12 men' hangs by it on its governor
PARENTS = frozenset(
    "mother father parent parents mothers fathers mum mom dad grandmother grandfather widow widower".split()
)
OTHERS = frozenset({"other", "another", "more"})
PEOPLE_TOO = frozenset({"other", "national", "force", "forces"})
PEOPLE_ENTITIES = frozenset({"NORP"})


def lower_at(section: Words, doc: Doc, index: int) -> str:
    """The word at an index in lower case; empty outside the section."""
    return doc[index].lower_ if section.start <= index < min(section.end, len(doc)) else ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the noun that it counts; the number alone where the noun is elsewhere."""

    quantity: Quantity
    words: Words
    noun: Token | None
    head: Token  # what hangs on the governor: the noun, or the number of 'dozens of men'
    more: bool = False
    anchors: tuple[int, ...] = field(init=False)  # tokens by which a governor may hold the count

    def __post_init__(self) -> None:
        object.__setattr__(self, "anchors", self._anchors())

    @property
    def section(self) -> Words:
        return self.quantity.section

    @property
    def is_of_known(self) -> bool:
        """'two of the 12 killed', 'two of the dead': some of those whom the text has counted already."""
        return state_behind(self) is not None

    @property
    def whole(self) -> int | None:
        """The 12 of 'two of the 12 killed'."""
        number = figure([self.noun.lower_], 0) if self.noun is not None and self.noun.pos_ == "NUM" else None
        return None if number is None else number.low

    def word(self, index: int) -> str:
        """A word of the count's own section in lower case; empty outside."""
        return lower_at(self.section, self.head.doc, index)

    def behind(self, most: int) -> Span:
        """The words that follow the count in its own section."""
        end = min(self.words.end + most, self.section.end)
        return self.head.doc[self.words.end : max(self.words.end, end)]

    def _anchors(self) -> tuple[int, ...]:
        own = {self.quantity.number, self.quantity.first, self.head.i}
        own |= {self.noun.i} if self.noun is not None else set()
        if self.quantity.start < self.quantity.first:
            lead = self.head.doc[self.quantity.start : self.quantity.first]
            own |= {token.i for token in lead if token.lower_ in SUMS}
        return tuple(sorted(own))


@cache
def members(name: str) -> frozenset[str]:
    return expand((name,))


def is_one_of(noun: Token, name: str) -> bool:
    """Whether a noun belongs to a word class, by lemma or form."""
    words = members(name)
    if noun.lemma_.lower() in words or noun.lower_ in words:
        return True
    return noun.pos_ == "PROPN" and noun.lower_.removesuffix("s") in words  # its lemma keeps the plural


def is_aircraft(noun: Token) -> bool:
    """'three B-52 bombers', 'two jet fighters': machines that are named like people."""
    if noun.lemma_.lower() not in {"bomber", "fighter"}:
        return False
    words = [token.lower_ for token in syntax.modifiers(noun)]
    return any(word in MACHINE or any(map(str.isdigit, word)) for word in words)


def is_person(noun: Token) -> bool:
    """A word for people, 'others', or a people's name in the plural ('Russians')."""
    if is_aircraft(noun):
        return False
    if is_one_of(noun, "@people") or noun.lemma_.lower() in PEOPLE_TOO:
        return True
    return noun.ent_type_ in PEOPLE_ENTITIES and noun.tag_ in {"NNPS", "NNS", "JJ", "NNP"}


def counted(doc: Doc, quantity: Quantity) -> Counted:
    """Attach a number phrase to its noun."""
    number = doc[quantity.number]
    noun = _of(number) or _strong(number, quantity.section) or _noun_behind(doc, quantity)
    head = number if noun is None or noun.i in {t.i for t in number.subtree} else noun
    if noun is not None and noun.lower_ in STATES:
        noun, head = None, number
    elif noun is not None and noun.lower_ == "more":  # '200 more' hangs by 'more' on its governor
        noun = None
    end = max(quantity.end, noun.i + 1 if noun is not None else 0)
    between = [doc[i].lemma_.lower() for i in range(quantity.end, end)]
    if noun is None and lower_at(quantity.section, doc, end) == "more":
        between, end = ["more"], end + 1
    if noun is not None and quantity.bound == "exact" and _goes_beyond(quantity.section, doc, end):
        quantity = replace(quantity, max=None, bound="at_least")  # '30 people or more'
    more = quantity.more or bool(OTHERS.intersection(between))
    return Counted(quantity, Words(quantity.start, end), noun, head, more)


def _goes_beyond(section: Words, doc: Doc, end: int) -> bool:
    return lower_at(section, doc, end) == "or" and lower_at(section, doc, end + 1) == "more"


def _of(number: Token) -> Token | None:
    """The noun of 'dozens of men', 'three of the soldiers', 'five of them'."""
    if number.doc[number.i + 1 : number.i + 2].text.lower() not in {"of", "more"}:
        return None
    found = [t for t in syntax.objects_of(number, "of") if t.i > number.i]
    if not found and number.dep_ == "quantmod" and number.head.i > number.i:  # 'the first 300 of 1,000 troops'
        found = [noun for noun in [number.head.head] if noun.pos_ == "NOUN" and noun.i > number.head.i]
    return found[0] if found else None


def _strong(number: Token, section: Words) -> Token | None:
    """The head of 'a 30,000-strong border guard', 'a 12-member squad'; the army of 'the army is 40,000 strong'."""
    index = number.i + 2
    doc = number.doc
    if lower_at(section, doc, index - 1) == "strong":
        head = doc[index - 1].head
        found = syntax.subjects(head) if head.pos_ in {"VERB", "AUX"} else [head]
        return next((noun for noun in found if noun.i < number.i and noun.pos_ in {"NOUN", "PROPN"}), None)
    if lower_at(section, doc, index - 1) == "-" and lower_at(section, doc, index) in {"strong", "member", "man"}:
        head = doc[index].head
        return head if head.i > index and head.pos_ in {"NOUN", "PROPN"} else None
    return None


def _noun_behind(doc: Doc, quantity: Quantity) -> Token | None:
    """The head of the noun phrase that a number opens, by the tree or, where that fails, by parts of speech."""
    number = doc[quantity.number]
    head = number
    while head.dep_ in {"nummod", "compound", "quantmod", "amod", "nmod"} and head.i < head.head.i:
        head = head.head
    is_noun = head.pos_ in {"NOUN", "PROPN", "ADJ"} and number.i < head.i < number.i + 9
    if is_noun and _joined(doc, number.i, head.i):
        return head
    return _run(doc[quantity.end : min(quantity.end + 7, quantity.section.end)])


def _joined(doc: Doc, start: int, end: int) -> bool:
    """Whether only words of one noun phrase lie between: 'two off-duty soldiers' has no preposition."""
    return not any(
        doc[i].text in {",", ";", "(", "."} or (doc[i].pos_ in {"ADP", "AUX"} and doc[i + 1].text != "-")
        for i in range(start + 1, end)
    )


def _run(words: Span) -> Token | None:
    """The last noun of adjectives and nouns in a row."""
    last = None
    for token in words:
        if token.pos_ in {"NOUN", "PROPN"} and (token.ent_type_ not in {"DATE", "TIME"} or is_person(token)):
            last = token
        elif (last is not None and token.pos_ != "PUNCT") or not _may_qualify(token):
            break
    return last


def is_rate(count: Counted) -> bool:
    """'21 people per day', '40 a month', '12 people die every day' are no counts."""
    start, after = count.words.start, [token.lower_ for token in count.behind(4)]
    around = [count.word(start - 2), count.word(start - 1), "", *after]
    if PERIODS.isdisjoint(around):
        return False
    if any(word in {"every", "each"} and period in PERIODS for word, period in pairwise(around)):
        return True
    return after[:1] in (["per"], ["a"], ["an"]) and not PERIODS.isdisjoint(after[1:2])


def is_partitive(count: Counted) -> bool:
    """'two of the wounded', 'none of the 140 passengers', of whom something else is said: they are counted already.

    'a mother of three' tells of her children.
    """
    before = [count.word(count.quantity.start - 2), count.word(count.quantity.start - 1)]
    if before in (["none", "of"], ["neither", "of"]) or (before[0] in PARENTS and before[1] == "of"):
        return True
    return state_behind(count) is not None and breakdown(count) is None


def state_behind(count: Counted) -> int | None:
    """The 'dead' of 'two of the dead', the 'killed' of 'two of the 12 initially killed'."""
    end = count.words.end
    if count.noun is not None and count.noun.pos_ == "NUM" and count.word(count.quantity.end) == "of":
        state = end + (count.word(end + 1) in STATES)  # an adverb between
        is_noun = state + 1 < count.section.end and count.head.doc[state + 1].pos_ in {"NOUN", "PROPN"}
        return state if count.word(state) in STATES and not is_noun else None
    if count.word(end) != "of" or count.word(end + 1) != "the":
        return None
    return end + 2 if count.word(end + 2) in STATES else None


def breakdown(count: Counted) -> Token | None:
    """The children of 'two of the dead were children', 'of the 12 dead, two were children': what a part was."""
    state = state_behind(count)
    end = count.words.end if state is None else state + 1
    if state is not None and count.word(end) == "and":  # 'two of the dead and nine of the wounded were officers'
        end = next((i for i in range(end + 1, end + LONGEST_JOINT) if count.word(i) in {"were", "are"}), end)
    if count.word(end) not in {"were", "are", "was"} or (state is None and count.noun is not None):
        return None
    verb = count.head.doc[end]
    return next((noun for noun in syntax.children(verb, "attr") if is_person(noun)), None)


def _may_qualify(token: Token) -> bool:
    return token.pos_ == "ADJ" or token.tag_ in {"HYPH", "VBN", "VBG", "POS"} or token.text == "IS"


def unit_of(noun: Token | None) -> str:
    """The models.Unit that the noun and its modifiers name; `people` where they leave it open."""
    if noun is None:
        return "people"
    lemma = noun.lemma_.lower()
    side = next((FORCES[t.lemma_.lower()] for t in syntax.modifiers(noun) if t.lemma_.lower() in FORCES), None)
    if is_one_of(noun, "@child"):
        return "people" if _is_grown(noun) else "children"
    if lemma in OWN_WORDS:
        return "civilians"
    if lemma in ARMED:
        return side or "soldiers"
    if lemma in OF_FORCES and (side or (side := _force_behind(noun))):
        return side
    return NAMED.get(lemma) or next((unit for unit, name in UNITS if is_one_of(noun, name)), "people")


def _force_behind(noun: Token) -> str | None:
    """The soldiers of 'three members of the security forces'."""
    for whole in syntax.objects_of(noun, "of"):
        words = [whole, *syntax.modifiers(whole)]
        if whole.lower_ in FORCES:
            named = [FORCES[word.lower_] for word in words if word.lower_ in FORCES]
            return next((unit for unit in named if unit != "soldiers"), "soldiers")
    return None


def _is_grown(noun: Token) -> bool:
    """'a 20-year-old girl' is no child."""
    ages = [t for t in noun.subtree if t.i < noun.i and t.like_num and t.text.isdigit()]
    return any(int(t.text[:4]) >= 18 for t in ages if noun.doc[t.i + 1 : t.i + 5].text.lower().find("year") >= 0)


def is_civilian(unit: str, noun: Token | None) -> bool | None:
    """True for civilians and children, false for fighters; None where the words leave it open."""
    if unit in {"civilians", "children"} or (noun is not None and is_one_of(noun, "@civilian")):
        return True
    return False if unit in {"soldiers", "militants"} else None
