"""Where, when and of whose forces a count's own clause tells: what keeps equal numbers of different events apart."""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.columns import Sentences
from extractor.components.numbers.scope import clause_of, clause_words
from extractor.language import syntax
from extractor.spans import Count, Place, Timex

TOLD_LATER = frozenset({"killed.toll", "killed.number"})  # a toll is given on a later day than people died
NEW = frozenset({"another", "second", "third", "separate", "similar", "different"})
INDEFINITE = frozenset({"a", "an"})
PREFIX = 4  # letters in which 'Kenya' and 'Kenyan' agree
OPEN_WEEKDAY = "XXXX-WXX"  # how the value of an unresolved 'Monday' begins


@dataclass(frozen=True, slots=True)
class Setting:
    """What one clause says: indexes of its places and timexes, and the noun that acts in it."""

    places: tuple[Place, ...]
    dates: tuple[Timex, ...]
    agent: Token | None


class Settings:
    """The settings of a document's counts, each read when it is asked for."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._known: dict[int, Setting] = {}

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self._doc)

    @cached_property
    def _place_at(self) -> dict[int, Place]:
        places: tuple[Place, ...] = spans.read(self._doc, spans.PLACES)
        return {m.start: place for place in places for m in place.mentions if m.use == "literal"}

    @cached_property
    def _date_at(self) -> dict[int, Timex]:
        timexes: tuple[Timex, ...] = spans.read(self._doc, spans.DATES)
        return {timex.start: timex for timex in timexes if timex.kind in {"date", "time"}}

    def of(self, count: Count) -> Setting:
        key = count.head if count.governor is None else count.governor
        if key not in self._known:
            self._known[key] = self._read(self._doc[key])
        return self._known[key]

    def _read(self, governor: Token) -> Setting:
        clause = clause_of(governor)
        words = clause_words(clause, governor)
        while clause.dep_ == "advcl" and not any(word.i in self._place_at for word in words):
            governor, clause = clause.head, clause_of(clause.head)  # 'A bomb exploded in Oyo, killing 12'
            words += clause_words(clause, governor)
        indexes = sorted({word.i for word in words})
        agent = next((who for who in syntax.subjects(self._doc[governor.i]) if who.pos_ == "NOUN"), None)
        return Setting(
            tuple(self._place_at[i] for i in indexes if i in self._place_at),
            tuple(self._date_at[i] for i in indexes if i in self._date_at),
            agent,
        )

    def apart(self, first: Count, later: Count, *, repeats: bool = False) -> bool:
        """Whether places, days or forces show that two counts are of different events.

        `repeats`: the later one points back ('the 12'), and may do so on another day.
        """
        one, two = self.of(first), self.of(later)
        if _all(one.places, two.places, _are_elsewhere):
            return True
        if (
            not repeats
            and TOLD_LATER.isdisjoint({first.rule, later.rule})
            and _all(one.dates, two.dates, _are_days_apart)
        ):
            return True
        if first.kind == "troops" and first.force and later.force:
            return not self._is_one_force(first.force, later.force)
        return False

    def is_new(self, first: Count, later: Count) -> bool:
        """Whether the later clause tells of a deed of its own: 'Another bomb killed 12', 'A crash killed 12'."""
        agent, before = self.of(later).agent, self.of(first).agent
        if agent is None:
            return False
        words = {child.lower_ for child in agent.lefts}
        if words & NEW:
            return True
        return before is not None and bool(words & INDEFINITE) and agent.lemma_ != before.lemma_

    def _is_one_force(self, first: spans.Words, later: spans.Words) -> bool:
        names = [
            {token.lower_[:PREFIX] for token in self._doc[words.start : words.end] if token.pos_ in {"PROPN", "ADJ"}}
            for words in (first, later)
        ]
        return bool(names[0] & names[1]) or not all(names)


def _all(first: tuple[object, ...], later: tuple[object, ...], differ: object) -> bool:
    assert callable(differ)
    return bool(first and later) and all(differ(a, b) for a, b in product(first, later))


def _are_elsewhere(first: Place, later: Place) -> bool:
    """Two countries, or two towns; a town and its region are one setting."""
    if first.name == later.name:
        return False
    if first.country and later.country and first.country != later.country:
        return True
    return first.kind == later.kind and first.kind in {"city", "country"}


def _are_days_apart(first: Timex, later: Timex) -> bool:
    (start, end), (other_start, other_end) = first.window, later.window
    if start and end and other_start and other_end:
        return end < other_start or other_end < start
    values = (first.value or "", later.value or "")
    return all(value.startswith(OPEN_WEEKDAY) for value in values) and values[0][:10] != values[1][:10]
