"""Conflict: what keeps two reports from being of one event, however much they have in common."""

from extractor.event_types import event_types
from extractor.merging.geography import elsewhere
from extractor.merging.naming import same
from extractor.merging.reports import DOERS, DONE_TO, Report
from models import ActorKind

EXACT_MEANS = 3  # rank from which on a type says how it was done
# Means that few papers tell apart.
ONE_MEANS = (frozenset({"bombing", "suicide_bombing"}), frozenset({"shelling", "airstrike"}))
ONE_PERSON = frozenset(
    "killing assassination arrest charge trial sentence execution appointment resignation release abduction".split()
)
MUTUAL = frozenset("talks agreement ceasefire cooperation".split())  # each side may be named as the one who does it


def conflict(a: Report, b: Report) -> bool:
    """Whether something speaks against one event: two of one article, another sort, day, place, other people, done
    here and planned there."""
    if a.article == b.article or a.family != b.family or a.is_real != b.is_real:
        return True
    if not a.is_real and a.event.status != b.event.status:
        return True
    if a.event.aggregate or b.event.aggregate or _other_means(a, b) or _other_days(a, b):
        return True
    return elsewhere(a, b) or _other_doers(a, b) or _other_person(a, b)


def _other_means(a: Report, b: Report) -> bool:
    kinds = frozenset({a.event.type, b.event.type})
    exact = all(event_types()[kind].rank >= EXACT_MEANS for kind in kinds)
    return len(kinds) == 2 and exact and kinds not in ONE_MEANS


def _other_days(a: Report, b: Report) -> bool:
    """Days that exclude each other; or one had been told before the other began."""
    if a.window and b.window:
        return a.window[0] > b.window[1] or b.window[0] > a.window[1]
    dated, other = (a, b) if a.window else (b, a)
    return bool(dated.window and other.is_real and other.published and other.published < dated.window[0])


def _other_doers(a: Report, b: Report) -> bool:
    """Both name who did it, nobody is named by both, and they may not be the same by country either."""
    roles = DOERS | DONE_TO if {a.event.type, b.event.type} <= MUTUAL else DOERS
    mine, theirs = a.named(roles), b.named(roles)
    if not mine or not theirs or any(same(one, other) for one in mine for other in theirs):
        return False
    if all(actor.kind is ActorKind.PERSON for actor in (*mine, *theirs)):
        return True
    countries = [{actor.country for actor in side if actor.country} for side in (mine, theirs)]
    return not countries[0] & countries[1]


def _other_person(a: Report, b: Report) -> bool:
    """Both name the one whom it befell, and they are two."""
    if not {a.event.type, b.event.type} <= ONE_PERSON:
        return False
    mine, theirs = ([actor for actor in side.named(DONE_TO) if actor.kind is ActorKind.PERSON] for side in (a, b))
    return bool(mine and theirs) and not any(same(one, other) for one in mine for other in theirs)
