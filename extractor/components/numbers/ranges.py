"""Two figures in one phrase: ranges ('40 to 60', 'five or six') and changes of level ('from 900 to 600')."""

from collections.abc import Sequence

from extractor.components.numbers.bounds import Quantity, opening, with_bound
from extractor.components.numbers.figures import FACTORS, Figure, figure

DASHES = ("-", "–", "—")
JOINTS = frozenset({"to", "or", "and", *DASHES})
FARTHEST = 4  # words between the two levels of a change: 'from 900 soldiers now to around 600'
BREAKS = frozenset({",", ";", ".", "and", "or", "in", "on", "by", "at", "with"})


def other_end(words: Sequence[str], one: Figure) -> Figure | None:
    """The second figure of '300-400', '40 to 60', 'between 40 and 60', 'five or six', 'from 900 to around 600'."""
    joint = words[one.end] if one.end < len(words) else ""
    start, _ = opening(words, one.start)
    before = words[start - 1] if start else ""
    if before in {"from", "to"} and not (before == "from" and joint == "to"):
        return _other_level(words, one, before)
    if before == "by" and words[one.end : one.end + 2] == [",", "to"]:
        return _behind(words, one.end + 2)
    if joint not in JOINTS or one.end + 1 >= len(words) or (joint == "and" and before != "between"):
        return None
    second = figure(words, one.end + 1) or _with_article(words, one.end + 1)
    if second is None and joint == "to" and before == "from":
        second = _behind(words, one.end + 1)
    if second and joint == "or" and second.low <= one.low:
        return None
    if second and joint in DASHES and words[one.start][0].isdigit() != words[second.start][0].isdigit():
        return None
    return second


def _with_article(words: Sequence[str], index: int) -> Figure | None:
    """'a million' at the far end of 'between 2,000 and a million'."""
    if words[index] in {"a", "an"} and index + 1 < len(words) and words[index + 1] in FACTORS:
        return figure(words, index + 1)
    return None


def _other_level(words: Sequence[str], one: Figure, before: str) -> Figure | None:
    """'from 900 soldiers to 600', 'to 600 from 900': the second level, a few words on."""
    joint = "to" if before == "from" else "from"
    for index in range(one.end, min(one.end + FARTHEST, len(words) - 1)):
        if words[index] == joint:
            return _behind(words, index + 1)
        if words[index] in BREAKS or not words[index].isalpha():
            return None
    return None


def _behind(words: Sequence[str], start: int) -> Figure | None:
    """The figure that follows, only words of its own bound between: 'around 600'."""
    ahead = range(start, min(start + FARTHEST, len(words)))
    second = next((found for index in ahead if (found := figure(words, index))), None)
    return second if second and opening(words, second.start)[0] <= start else None


def ranged(words: Sequence[str], one: Figure, other: Figure, bound: str) -> Quantity | None:
    """Two figures: a change of level behind 'from', else a range; None where it runs backward."""
    start, _ = opening(words, one.start)
    before = words[start - 1] if start else ""
    if before == "by" and words[one.end] in {"to", ","}:
        level = with_bound(words, other, opening(words, other.start)[1])[0]
        return _with(level, by=one.low)
    if before == "to" and words[one.end] not in JOINTS:  # 'to 600 from 900'
        return _with(with_bound(words, one, bound)[0], change=(other.low, one.low))
    if before == "from":
        certain = other.low < one.low or other.start > one.end + 1
        return _change(words, one, other, certain)
    scaled = one.times(other.scale) if one.scale == 1 and one.low * other.scale < other.low else one
    if scaled.low >= other.low:
        return None
    first = start - 1 if before == "between" else one.start
    low, high, about = scaled.low, other.high, bound == "about"
    return Quantity(first, other.end, other.end - 1, one.start, low, high, "range", None, about)


def _with(level: Quantity, *, change: tuple[int, int] | None = None, by: int | None = None) -> Quantity:
    return Quantity(
        level.start, level.end, level.number, level.first, level.min, level.max, level.bound, level.word,
        level.approximate, change, by,
    )  # fmt: skip


def _change(words: Sequence[str], one: Figure, other: Figure, certain: bool) -> Quantity:
    """'from 900 to 600': the level reached, or a range where nothing is said to change ('from 20 to 30')."""
    second, bound = opening(words, other.start)
    about, change = bound == "about", (one.low, other.low)
    if certain:
        kind = bound if about else "exact"
        return Quantity(second, other.end, other.end - 1, other.start, other.low, other.low, kind, None, about, change)
    return Quantity(one.start, other.end, other.end - 1, one.start, one.low, other.high, "range", None, about, change)
