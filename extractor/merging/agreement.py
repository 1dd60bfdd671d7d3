"""Agreement: what speaks for two reports being of one event.

Weights are few and coarse on purpose: a day and a town in common, and two things more. They were set by the groups of
articles in `tests/merging`, and each link shows what it rests on.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import product

from extractor.merging.geography import shared_place
from extractor.merging.reports import DOERS, DONE_TO, Report
from models import Actor, ActorKind, Casualty, CasualtyKind, Reason, Role, Salience

Weighed = tuple[int, Reason]

LATE = dt.timedelta(days=3)  # within which the news of a day is still news
SHORT = dt.timedelta(days=2)  # a window that says when, not just in which month
WIDE = dt.timedelta(days=10)
FEW, MANY = 3, 20  # people: counts below agree by accident, those above hardly ever
TELLING = 3
ENOUGH = 6
THINGS = frozenset({Role.TARGET, Role.VICTIM, Role.INSTRUMENT, Role.TOPIC})
ANYBODY = frozenset("people person persons man men woman women civilians others residents dead victims forces".split())
STATE = frozenset({ActorKind.COUNTRY, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})


def reasons(a: Report, b: Report) -> tuple[Reason, ...]:
    """What two reports that may be one agree on, where it is enough to take them for one event; else nothing.

    A day is needed, and a place, somebody's name or the same great number: much in common without them is two events of
    one sort.
    """
    day, counts = list(_time(a, b)), list(_counts(a, b))
    anchors = [*_place(a, b), *_people(a, b), *(row for row in counts if row[0] == TELLING)]
    if not day or not anchors:
        return ()
    found = [*day, *_place(a, b), *_people(a, b), *counts, *_words(a, b), *_kind(a, b)]
    return tuple(reason for _, reason in found) if sum(weight for weight, _ in found) >= ENOUGH else ()


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
            yield 1, Reason(on="date", value=f"{last.isoformat()}, told on {other.published.isoformat()}")
    elif a.is_news and b.is_news and a.published and b.published and abs(a.published - b.published) <= LATE / 3:
        yield 1, Reason(on="date", value=f"told on {min(a.published, b.published).isoformat()}")


def _place(a: Report, b: Report) -> Iterator[Weighed]:
    found = shared_place(a, b)
    if found:
        yield found[0], Reason(on="place", value=found[1])


def _people(a: Report, b: Report) -> Iterator[Weighed]:
    two_sided = a.category in {"diplomacy", "politics"}
    sides = [("agent", DOERS | DONE_TO)] if two_sided else [("agent", DOERS), ("target", DONE_TO)]
    for name, roles in sides:
        shared = _shared(a, b, roles)
        if shared:
            person = name == "target" and any(
                actor.kind is ActorKind.PERSON for actor in a.named(roles) if actor.name in shared
            )
            yield 3 if person or len(shared) > 1 else 2, Reason(on=name, value=", ".join(shared))
        elif roles == DOERS and (country := _same_state(a, b)):
            yield 1, Reason(on=name, value=country)


def _shared(a: Report, b: Report, roles: frozenset[Role]) -> list[str]:
    """Names of the actors that stand in these roles in both."""
    pairs = product(a.named(roles), b.named(roles))
    return sorted({one.name for one, other in pairs if a.names(one) & b.names(other)})


def _same_state(a: Report, b: Report) -> str | None:
    """'Russia' here, 'Russian forces' there."""
    mine, theirs = ({who.country for who in side.acting(DOERS) if _is_state(who)} for side in (a, b))
    return min((country for country in mine & theirs if country), default=None)


def _is_state(actor: Actor) -> bool:
    return actor.kind in STATE and actor.country is not None


def _counts(a: Report, b: Report) -> Iterator[Weighed]:
    """The best agreement of two tolls of one kind."""
    found = [
        (weight, Reason(on="count", value=f"{kind.value} {mine.min}"))
        for kind in CasualtyKind
        for mine, theirs in product(a.counts(kind), b.counts(kind))
        if (weight := _alike(mine, theirs))
    ]
    yield from sorted(found, key=lambda row: -row[0])[:1]


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
    shared = sorted((a.words(THINGS) & b.words(THINGS)) - ANYBODY)
    if shared:
        yield min(len(shared), 2), Reason(on="words", value=", ".join(shared))


def _kind(a: Report, b: Report) -> Iterator[Weighed]:
    if a.event.type == b.event.type:
        yield 1, Reason(on="type", value=a.event.type)
    if a.event.salience == b.event.salience == Salience.MAIN:
        yield 1, Reason(on="salience", value="both articles report it first")
