"""Tolls: how many an event killed, from several statements of it; and notes where these differ.

Counts that share their verb ('a soldier and four civilians were killed') are one statement and are added, and so are
the losses that both sides admit; parts are never added to their totals, nothing is averaged.
"""

from collections.abc import Container, Sequence

from extractor import spans
from extractor.components.links.story import Story
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import Count, Deaths

Statement = list[int]
"""Positions of counts that one verb tells together."""

RISING = frozenset(
    "rise climb increase jump grow soar reach pass exceed surpass top cross double mount swell hit".split()
)
LOWERING = frozenset({"lower", "reduce", "cut", "fall", "drop"})
LOSSES = frozenset({"killed.lose-soldiers", "killed.lose-men"})
_OF_SIDES = ", and so is what each side lost"
INCREMENT = frozenset({"more", "another", "further", "additional"})
EARLIER = frozenset({"earlier", "initially", "previously", "originally", "before"})
WEAK = frozenset({"armed_group", "media"})  # sides of actors whose counts yield to others'
UNSURE = frozenset({"witness", "eyewitness", "resident", "villager", "survivor", "source", "activist"})


class Tolls:
    """The counts of one kind that belong to an event, as statements of its toll.

    Of another time than the news event's are those `recalled`; they count where the event has no others.
    """

    def __init__(
        self, story: Story, positions: Sequence[int], kind: str, recalled: Container[int] = frozenset()
    ) -> None:
        self._story = story
        self._counts: Sequence[Count] = spans.read(story.doc, spans.COUNTS)
        own = [i for i in positions if self._counts[i].kind == kind and self._counts[i].part_of is None]
        of_it = [i for i in own if self._counts[i].scope == "event"]
        own = of_it or [i for i in own if i in recalled]
        self.actual = self._firm(self._totals(self._statements(own, {"actual"})))
        self.claimed = self._statements(own, {"claimed"})

    def deaths(self) -> Deaths | None:
        """Low, best and high by the contract's rule; None without an actual count."""
        if not self.actual:
            return None
        lows = [self._low(told) for told in self.actual]
        highs = [self._high(told) for told in (*self.actual, *self.claimed)]
        best, rule = self.best()
        return Deaths(
            low=min(lows),
            best=self._stated(best),
            high=None if None in highs else max(high for high in highs if high is not None),
            rule=f"{rule}; counts of one verb are added{_OF_SIDES if self._adds_sides() else ''}",
        )

    def _adds_sides(self) -> bool:
        return any(len({self._side(self._counts[i]) for i in told} - {None}) > 1 for told in self.actual)

    def best(self) -> tuple[Statement, str]:
        """The statement that the toll rose to, else the largest of those with the best sources: a toll only rises."""
        lowered = [told for told in self.actual if self._was_lowered(told)]
        if lowered:
            return lowered[-1], "the latest count: the toll was lowered to it"
        risen = [told for told in self.actual if self._has_risen(told)]
        if risen:
            return max(risen, key=self._stated), "the latest count: the toll rose to it"
        sure = [told for told in self.actual if not self._is_unsure(told)]
        return max(sure or self.actual, key=self._stated), "the largest actual count of the best sources"

    def best_number(self) -> int:
        """The number that the best statement gives."""
        return self._stated(self.best()[0])

    def differing(self) -> tuple[list[int], bool] | None:
        """The other statements' numbers, and whether the best overtakes them; None where all agree."""
        if not self.actual:
            return None
        most = self._stated(best := self.best()[0])
        others = sorted({self._stated(told) for told in (*self.actual, *self.claimed)} - {most})
        if not others:
            return None
        lower = [told for told in (*self.actual, *self.claimed) if self._stated(told) < most]
        later = self._has_risen(best) or any(self._is_earlier(told) for told in lower)
        return others, later and max(others) < most

    def _statements(self, positions: Sequence[int], statuses: set[str]) -> list[Statement]:
        groups: dict[object, Statement] = {}
        for position in positions:
            count = self._counts[position]
            if count.status in statuses:
                groups.setdefault(count.trigger or position, []).append(position)
        return self._with_losses(list(groups.values()))

    def _with_losses(self, statements: list[Statement]) -> list[Statement]:
        """The first that each side says it lost, as one statement; the others as they are."""
        sides: set[str] = set()
        found: list[Statement] = []
        lost: Statement = []
        for told in statements:
            side = self._side(self._counts[told[0]])
            if side is None or side in sides:
                found.append(told)
                continue
            if not lost:
                found.append(lost)
            sides.add(side)
            lost += told
        return found

    def _side(self, count: Count) -> str | None:
        """Whose loss it is: the country of who 'lost 12 soldiers', else his name; None for what nobody lost."""
        if count.rule not in LOSSES or count.governor is None:
            return None
        verb = self._story.doc[count.governor]
        who = syntax.children(verb, "nsubj") or [verb]
        while who[0].pos_ == "PRON" and verb.head != verb:  # 'Chad said it had lost 12'
            verb = verb.head
            who = [noun for noun in syntax.children(verb, "nsubj") if noun.pos_ != "PRON"] or who
        at = self._story.actor_at.get(who[0].i)
        country = self._story.actors[at].country if at is not None else None
        return country or who[0].lemma_.lower()

    def _totals(self, statements: list[Statement]) -> list[Statement]:
        """Without those that tell only of some whom an earlier one has counted: smaller, and nobody's own toll."""
        if not statements:
            return []
        most = self._low(statements[0])
        return [told for told in statements if told is statements[0] or self._low(told) >= most or self._is_toll(told)]

    def _firm(self, statements: list[Statement]) -> list[Statement]:
        """Without a headline's 'dozens' and the 'three more' of a growing toll, where a firm number stands by."""
        firm = [told for told in statements if not any(self._is_vague(self._counts[i]) for i in told)]
        return firm or statements

    def _is_vague(self, count: Count) -> bool:
        words = {token.lower_ for token in self._story.doc[count.start : count.end]}
        return count.bound == "vague" or bool(words & INCREMENT)

    def _is_toll(self, told: Statement) -> bool:
        first = self._counts[told[0]]
        return first.teller is not None or first.rule in {"killed.toll", "killed.number"}

    def _low(self, told: Statement) -> int:
        return sum(self._counts[i].min or 0 for i in told)

    def _stated(self, told: Statement) -> int:
        """The number in the text: of 'up to 60' the 60."""
        return sum(next((n for n in (self._counts[i].min, self._counts[i].max) if n is not None), 0) for i in told)

    def _high(self, told: Statement) -> int | None:
        tops = [self._counts[i].max for i in told]
        return None if None in tops else sum(top for top in tops if top is not None)

    def _has_risen(self, told: Statement) -> bool:
        first = self._counts[told[0]]
        if not self._is_toll(told) or first.governor is None:
            return False
        return self._story.doc[first.governor].head.lemma_ in RISING

    def _was_lowered(self, told: Statement) -> bool:
        """'revised the toll down to eight'."""
        first = self._counts[told[0]]
        if not self._is_toll(told) or first.governor is None:
            return False
        verb = self._story.doc[first.governor].head
        return verb.lemma_ in LOWERING or (verb.lemma_ == "revise" and any(c.lower_ == "down" for c in verb.subtree))

    def _is_unsure(self, told: Statement) -> bool:
        """Told by witnesses, by unnamed sources, by a party or the media alone."""
        count = self._counts[told[0]]
        statement = self._story.statement_at.get(count.head)
        words = count.teller[0] if count.teller else statement.speaker if statement else None
        if words is None:
            return False
        actor = next(
            (self._story.actor_at[i] for i in range(words.start, words.end) if i in self._story.actor_at), None
        )
        lemmas = {token.lemma_.lower() for token in self._story.doc[words.start : words.end]}
        if lemmas & (word_classes()["medic"] | word_classes()["official"]):
            return False
        return bool(lemmas & UNSURE) or (actor is not None and self._story.actors[actor].side in WEAK)

    def _is_earlier(self, told: Statement) -> bool:
        sentence = self._story.doc[self._counts[told[0]].head].sent
        return any(token.lower_ in EARLIER for token in sentence)


def recalled(story: Story, positions: Sequence[int], triggers: Container[int]) -> frozenset[int]:
    """Those of an event's counts that are of its own, earlier time: 'a week earlier a mine killed four soldiers'.

    Its own triggers tell of them; the sum of a period is nobody's own.
    """
    counts: Sequence[Count] = spans.read(story.doc, spans.COUNTS)
    return frozenset(i for i in positions if counts[i].scope == "background" and _told_by(story, counts[i]) in triggers)


def _told_by(story: Story, count: Count) -> int | None:
    """The nearest trigger above a count in the tree."""
    token = story.doc[count.governor if count.governor is not None else count.head]
    while token.i not in story.trigger_at and token.head != token:
        token = token.head
    return story.trigger_at.get(token.i)


def remark(story: Story, positions: Sequence[int]) -> None:
    """Say where the killed or wounded of one event are counted differently, or where a later toll overtakes another."""
    for kind in ("killed", "wounded"):
        tolls = Tolls(story, positions, kind)
        found = tolls.differing()
        if found:
            others, overtaken = found
            best, number = tolls.best()[0], tolls.best_number()
            count: Count = spans.read(story.doc, spans.COUNTS)[best[0]]
            told = ", ".join(map(str, others))
            code = "toll-overtaken" if overtaken else "counts-differ"
            says = f"overtakes {told}" if overtaken else f"stands beside {told}"
            spans.remark(story.doc, code, f"The count of {number} {kind} {says}.", count, about=(spans.COUNTS, best[0]))


def participants(story: Story, positions: Sequence[int]) -> int | None:
    """The crowd of an event: the first count told as a fact, else the first; with a note where counts differ."""
    counts: Sequence[Count] = spans.read(story.doc, spans.COUNTS)
    crowds = [i for i in positions if counts[i].kind == "crowd" and counts[i].status != "denied"]
    own = [i for i in crowds if counts[i].part_of is None and counts[i].scope != "background"] or crowds
    if not own:
        return None
    chosen = next((i for i in own if counts[i].status == "actual"), own[0])
    others = [i for i in own if (counts[i].min, counts[i].max) != (counts[chosen].min, counts[chosen].max)]
    if others:
        first = others[0]
        message = f"The crowd is counted differently too: {story.doc[counts[first].start : counts[first].end].text}."
        spans.remark(story.doc, "crowd-counts-differ", message, counts[first])
    return chosen
