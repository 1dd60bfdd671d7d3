"""Agreement: what speaks for two reports being of one event.

Weights are few and coarse on purpose: a day and a town in common, and two things more. They were set by the groups of
articles in `tests/merging`, and each link shows what it rests on.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product

from extractor.merging.conflict import ONE_PERSON
from extractor.merging.geography import REGION, shared_place
from extractor.merging.naming import same
from extractor.merging.reports import DOERS, DONE_TO, Report
from models import Actor, ActorKind, Casualty, Reason, Role

Weighed = tuple[int, Reason]
NOTHING: tuple[int, tuple[Reason, ...]] = (0, ())

LATE = dt.timedelta(days=3)  # within which the news of a day is still news
SHORT = dt.timedelta(days=2)  # a window that says when, not just in which month
WIDE = dt.timedelta(days=10)
FEW, MANY = 3, 20  # people: counts below agree by accident, those above hardly ever
TELLING = 3  # the weight of a number that two events do not have by accident
ENOUGH = 6  # the weight from which on two reports are one event
THINGS = frozenset({Role.TARGET, Role.VICTIM, Role.INSTRUMENT, Role.TOPIC})
RARE = frozenset({"coup", "disaster"})  # even a region has but one a day
ANYBODY = frozenset(
    "people person persons man men woman women civilians others residents dead victims forces members".split()
)
# Words of any phrase, and numbers in words.
ANYTHING = frozenset(
    "the a an of in on at to for from with by and or its his her their our this that these those which who another all "
    "other some any more most many several few least about around nearly almost over than as first second last new old "
    "former later one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds "
    "thousand thousands".split()
)
STATE = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})


def agreement(a: Report, b: Report) -> tuple[int, tuple[Reason, ...]]:
    """What two reports that may be one agree on and its weight, where it is enough to take them for one event; else 0.

    A day is needed, and a place, somebody's name or the same great number: much in common without them is two events of
    one sort. Where it befalls one person, as an arrest does, that person must be in common, too.
    """
    day, places, people = list(_time(a, b)), list(_place(a, b)), list(_people(a, b))
    counts = list(_counts(a, b)) if day else []
    if not day or not (places or any(weight > 1 for weight, _ in people) or any(w >= TELLING for w, _ in counts)):
        return NOTHING
    words = list(_words(a, b))
    whom = [*words, *(row for row in people if row[1].on == "target" or a.category == "politics")]
    if {a.event.type, b.event.type} <= ONE_PERSON and not (whom or any(weight > 1 for weight, _ in counts)):
        return NOTHING
    found = [*day, *places, *people, *counts, *words, *_kind(a, b)]
    weight = sum(weight for weight, _ in found)
    return (weight, tuple(reason for _, reason in found)) if weight >= ENOUGH else NOTHING


def _time(a: Report, b: Report) -> Iterator[Weighed]:
    if a.window and b.window:
        first, last = max(a.window[0], b.window[0]), min(a.window[1], b.window[1])
        widths = sorted(end - start for start, end in (a.window, b.window))
        if first <= last and widths[0] <= SHORT and widths[1] <= WIDE:
            days = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
            yield 2 if widths[1] <= SHORT else 1, Reason(on="date", value=days)
    elif a.window or b.window:
        dated, other = (a, b) if a.window else (b, a)
        first, last = dated.window or (dt.date.min, dt.date.min)
        if other.published and other.is_news and last - first <= SHORT and first <= other.published <= last + LATE:
            fresh = last == other.published and dated.is_main and other.is_main
            yield 1 + fresh, Reason(on="date", value=f"{last.isoformat()}, told on {other.published.isoformat()}")
    elif a.is_news and b.is_news and a.published and b.published and abs(a.published - b.published) <= LATE / 3:
        yield 1, Reason(on="date", value=f"told on {min(a.published, b.published).isoformat()}")


def _place(a: Report, b: Report) -> Iterator[Weighed]:
    found = shared_place(a, b)
    if found:
        rare = found[0] == REGION and {a.event.type, b.event.type} <= RARE
        yield found[0] + rare, Reason(on="place", value=found[1])


def _people(a: Report, b: Report) -> Iterator[Weighed]:
    two_sided = a.category in {"diplomacy", "politics"}
    sides = [("agent", DOERS | DONE_TO)] if two_sided else [("agent", DOERS), ("target", DONE_TO)]
    for name, roles in sides:
        shared = _shared(a, b, roles)
        if shared:
            yield _weight(a, name, shared), Reason(on=name, value=", ".join(sorted({actor.name for actor in shared})))
        elif roles == DOERS and (country := _same_state(a, b)):
            yield 1, Reason(on=name, value=country)


def _weight(a: Report, side: str, shared: Sequence[Actor]) -> int:
    """A person is killed, held or appointed once; two names agree less often by accident than one."""
    if any(actor.kind is ActorKind.PERSON for actor in shared) and (side == "target" or a.category == "politics"):
        return 4
    return 3 if len({actor.name for actor in shared}) > 1 else 2


def _shared(a: Report, b: Report, roles: frozenset[Role]) -> list[Actor]:
    """The first article's actors that stand in these roles in both."""
    theirs = b.named(roles)
    return [one for one in a.named(roles) if any(same(one, other) for other in theirs)]


def _same_state(a: Report, b: Report) -> str | None:
    """'Russia' here, 'Russian forces' there."""
    mine, theirs = ({who.country for who in side.acting(DOERS) if _is_state(who)} for side in (a, b))
    return min((country for country in mine & theirs if country), default=None)


def _is_state(actor: Actor) -> bool:
    return actor.kind in STATE and actor.country is not None


def _counts(a: Report, b: Report) -> Iterator[Weighed]:
    """The best agreement of two tolls of one kind, or of figures that stand in the same role."""
    found = [
        (TELLING if number % 100 else 2, Reason(on="count", value=str(number)))
        for roles in (DOERS, DONE_TO | {Role.TOPIC})
        for number in sorted(a.numbers(roles) & b.numbers(roles))
        if number >= MANY
    ]
    found += [
        (weight, Reason(on="count", value=f"{mine.kind.value} {mine.min}"))
        for mine, theirs in product(a.counts, b.counts)
        if mine.kind == theirs.kind and (weight := _alike(mine, theirs))
    ]
    yield from sorted(found, key=lambda row: (-row[0], row[1].value))[:1]


def _alike(a: Casualty, b: Casualty) -> int:
    if a.min is None or b.min is None or a.approximate or b.approximate:
        return 0
    if (a.min, a.max) == (b.min, b.max):
        return TELLING if a.min >= MANY else 2 if a.min >= FEW else 1
    return int(min(a.min, b.min) >= FEW and _overlap(a, b))


def _overlap(a: Casualty, b: Casualty) -> bool:
    """Whether one number may be meant by both: 'at least 12' and '14'."""
    lows, highs = (a.min or 0, b.min or 0), [c.max for c in (a, b) if c.max is not None]
    return not highs or max(lows) <= min(highs)


def _words(a: Report, b: Report) -> Iterator[Weighed]:
    """Things in common weigh one by one; what is said of them ('a Moroccan man') weighs as one."""
    shared = (a.words(THINGS) & b.words(THINGS)) - ANYBODY - ANYTHING
    if shared:
        things = shared & a.heads(THINGS) & b.heads(THINGS)
        yield min(len(things) or 1, 2), Reason(on="words", value=", ".join(sorted(shared)))


def _kind(a: Report, b: Report) -> Iterator[Weighed]:
    if a.event.type == b.event.type:
        yield 1, Reason(on="type", value=a.event.type)
    if a.is_main and b.is_main:
        yield 1, Reason(on="salience", value="both articles report it first")
