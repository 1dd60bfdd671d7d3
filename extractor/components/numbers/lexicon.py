"""The rules of `data/counts/`: which words say what became of people, and which slot of theirs holds the people."""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from pydantic import Field
from spacy.tokens import Doc, Token

from extractor import columns
from extractor.components.numbers.people import is_aircraft, is_person
from extractor.language import syntax
from extractor.language.slots import Reader
from extractor.lexicon import DATA, expand, files, read_rules
from extractor.rules import FrameMatcher, FrameRule, Match, fillers
from extractor.spans import Words

FORCES = DATA / "counts" / "forces.toml"
CROWDS = DATA / "counts" / "crowds.toml"


class CountRule(FrameRule):
    """A frame of which one slot or more hold counted people (role `count`).

    Own slots: `self` (a number in front of the trigger itself: '12 deaths'), `predicate` (what an adjective is said
    of), `attribute` (what follows 'there were', 'the dead included'), `level` (the number that a toll reaches).
    """

    counted: tuple[str, ...] = Field(
        default=(), description="Nouns that may be counted; '' also lets a bare number in. None: all but things."
    )
    least: int = Field(default=0, description="Smallest number that these words make a strength.")
    of_known: bool = Field(
        default=False, description="Those counted are some of whom the text has told: 'were among the dead'."
    )
    said_by: str = Field(
        default="",
        description="Slot whose word says what became of them if the head does not: 'was among the dead'.",
    )


THINGS = (
    "@animal", "@aircraft", "@ball", "@blade", "@document", "@explosive", "@firearm", "@money", "@projectile",
    "@property", "@time", "@vehicle", "@vessel", "@weapon", "@facility", "@place", "@market", "@measure",
)  # fmt: skip
OF_PROTEST = tuple(
    "assembl attendance barricad besieg block camp chant congregat converg crowd demonstrat down figure gather march "
    "mass mob number occup organi parad picket pour procession protest rall riot sit storm street strik struck "
    "surround throng turn union vigil walk".split()
)
COPULAS = frozenset({"be", "include", "remain", "languish"})


@cache
def _rules() -> tuple[CountRule, ...]:
    paths = [path for path in files("counts", "*.toml") if path not in {FORCES, CROWDS}]
    return tuple(rule for path in paths for rule in read_rules(path, CountRule))


def _is_copular(rule: CountRule) -> bool:
    return bool(rule.verbs) and COPULAS.issuperset(rule.verbs)


@cache
def _verbs_and_nouns() -> FrameMatcher:
    return FrameMatcher(rule for rule in _rules() if not _is_copular(rule))


@cache
def _copulas() -> tuple[FrameMatcher, frozenset[int]]:
    """The rules for 'were among the dead', apart, with the ids of the words of which one must be there.

    To be is everywhere, and to look around each of it costs more than all other rules together.
    """
    rules = [rule for rule in _rules() if _is_copular(rule)]
    needed = {word for rule in rules for slot in rule.when.values() for word in expand(slot)}
    forms = {*needed, *(f"{word}s" for word in needed), "fatalities", "casualties"}
    return FrameMatcher(rules), columns.ids_of(forms)


def casualties(doc: Doc, reader: Reader) -> Iterator[Match]:
    """The triggers that say what became of people."""
    yield from _verbs_and_nouns()(doc)
    matcher, needed = _copulas()
    yield from matcher(doc, _sentences(reader, reader.where(needed)))


def forces(doc: Doc, reader: Reader, tokens: Iterable[int]) -> Iterator[Match]:
    """The triggers that speak of forces, in the sentences of some tokens."""
    yield from _forces()(doc, _sentences(reader, tokens))


def crowds(doc: Doc, reader: Reader, tokens: Iterable[int]) -> Iterator[Match]:
    """The triggers that speak of crowds, in the sentences of some tokens that hold a word of protest at all."""
    near = [
        (start, end)
        for start, end in _sentences(reader, tokens)
        if any(map(_is_of_protest, columns.words_of(doc, reader.forms(start, end))))
    ]
    yield from _crowds()(doc, near)


@lru_cache(maxsize=2**16)
def _is_of_protest(word: str) -> bool:
    return word.startswith(OF_PROTEST)


def _sentences(reader: Reader, tokens: Iterable[int]) -> list[tuple[int, int]]:
    """The sentences that hold some tokens, each once, in text order."""
    return sorted({reader.bounds(index) for index in tokens})


@cache
def _forces() -> FrameMatcher:
    return FrameMatcher(read_rules(FORCES, CountRule))


@cache
def _crowds() -> FrameMatcher:
    return FrameMatcher(read_rules(CROWDS, CountRule))


@cache
def things() -> frozenset[str]:
    return expand(THINGS)


@cache
def _allowed(words: tuple[str, ...]) -> frozenset[str]:
    return expand(tuple(word for word in words if word))


def may_count(rule: CountRule, noun: Token | None) -> bool:
    """Whether a rule's slot may hold so many of this noun."""
    if noun is None:
        return not rule.counted or "" in rule.counted
    lemma = noun.lemma_.lower()
    if is_aircraft(noun):
        return False
    if lemma in {"other", "whom", "national"} or noun.pos_ == "PRON":
        return not rule.counted or "@people" in rule.counted
    if rule.counted:
        allowed = _allowed(rule.counted)
        is_people = "@people" in rule.counted and noun.ent_type_ == "NORP"
        return lemma in allowed or noun.lower_ in allowed or is_people
    return is_person(noun) or (lemma not in things() and noun.lower_ not in things())


def people_of(match: Match) -> list[Token]:
    """The tokens in the slots of a trigger that hold counted people."""
    found: list[Token] = []
    for slot, role in match.rule.roles.items():
        if role == "count":
            own = OWN_SLOTS.get(slot)
            found += own(match.head) if own else match.around.fillers(slot)
    return found


def said_by(match: Match) -> Words:
    """The words that say what became of people: the trigger, or what it says of them.

    So the 'dead' of 'were among the dead', the 'injured' of 'were among those injured', the 'injuries' of 'suffered
    injuries', the 'claimed' of 'claimed nine lives', the 'in jail' of 'were in jail'.
    """
    rule = match.rule
    assert isinstance(rule, CountRule)
    wanted = expand(rule.when.get(rule.said_by, ()))
    for filler in fillers(match.head, rule.said_by) if rule.said_by else ():
        states = [filler, *syntax.objects_of(filler, "of")]
        word = next((one for one in states if one.lower_ in wanted or one.lemma_.lower() in wanted), None)
        if word is not None:
            if word.lower_ in _WHOSE_STATE:
                word = next((child for child in word.rights if child.dep_ in {"acl", "relcl"}), word)
            start = word.i - (word.dep_ == "pobj" and word.head.lower_ == "in" and word.head.i == word.i - 1)
            return Words(start, word.i + 1)
    return Words(match.tokens[0], match.tokens[-1] + 1)


_WHOSE_STATE = frozenset({"those", "people", "persons", "victims"})  # 'among those injured', 'the people killed'


def _predicated(adjective: Token) -> list[Token]:
    """What an adjective is said of: 'six dead', 'six are dead', 'left six dead', 'the six dead men'."""
    head = adjective.head
    doc = adjective.doc
    if adjective.i and doc[adjective.i - 1].lower_ in {"shot", "gunned", "struck"} and _has_object_behind(adjective):
        return [t for t in syntax.children(adjective, "dobj", "npadvmod", "oprd") if t.i > adjective.i]
    own = syntax.children(adjective, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)
    if adjective.dep_ in {"amod", "acl"}:
        own = [head]
    elif adjective.dep_ == "acomp":
        own = syntax.subjects(head)
    elif adjective.dep_ == "oprd" and head.pos_ == "VERB":
        own = fillers(head, "object")
    elif adjective.dep_ == "conj" and head.pos_ == adjective.pos_ and not own:
        return _predicated(head)
    return [token for subject in own for token in syntax.conjuncts(subject)]


def _has_object_behind(adjective: Token) -> bool:
    """'Two men shot dead a judge': the dead one follows."""
    after = adjective.doc[adjective.i + 1 : min(adjective.i + 2, adjective.sent.end)]
    return bool(after) and after[0].pos_ in {"DET", "NUM", "PROPN", "NOUN"}


def _attribute(verb: Token) -> list[Token]:
    return [t for child in syntax.children(verb, "attr", "dobj", "nsubj") for t in syntax.conjuncts(child)]


LEVELS = frozenset("to at of reach be hit cross touch near surpass exceed pass top than as past beyond above".split())
HEDGES = frozenset(
    "least about more than nearly around over some almost up many approximately a an estimated roughly".split()
)


def _is_in_date(number: Token) -> bool:
    """'14 July', 'March 3'; 'past 300' is none, whatever the model says."""
    beside = [number.doc[i] for i in (number.i - 1, number.i + 1) if number.sent.start <= i < number.sent.end]
    return number.ent_type_ == "DATE" and any(t.ent_type_ == "DATE" and t.pos_ in {"PROPN", "NOUN"} for t in beside)


def _level(toll: Token) -> list[Token]:
    """The number that a toll reaches: 'rose to 85', 'is thought to be 19', 'a death toll of 85'."""
    for token in toll.doc[toll.i + 1 : toll.sent.end]:
        if token.pos_ == "NUM" and not _is_in_date(token):
            index = token.i - 1
            while index > toll.i and (toll.doc[index].lower_ in HEDGES or toll.doc[index + 1].lower_ == "least"):
                index -= 1
            if toll.doc[index].lemma_.lower() in LEVELS and index > toll.i:
                return [token]
    return []


OWN_SLOTS = {"self": lambda head: [head], "predicate": _predicated, "attribute": _attribute, "level": _level}


@cache
def groups() -> frozenset[str]:
    """Nouns for many people at once, of which one is no person."""
    many = {"people", "police", "personnel", "crowd", "military", "crew", "family", "troop", "troops"}
    return expand(("@group",)) | many


@cache
def change_rule() -> CountRule:
    return next(rule for rule in read_rules(FORCES, CountRule) if rule.id == "forces.change")
