"""Which place the text puts into which: 'Dover, Delaware', 'Mosul in Iraq', 'Nairobi's Westlands'."""

from collections.abc import Iterable, Iterator, Sequence

from extractor import gazetteer
from extractor.components.places.resolution import lies_in
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import bearings, kinds_of_nouns, wording

SIZES = {"facility": 0, "district": 1, "city": 1, "water": 1, "region": 2, "country": 3, "area": 4}
INSIDE = (["in"], [",", "in"])
JOINED = ([","], [",", "and"], ["and"], ["or"], [",", "or"])
OWNS = (["'s"], ["'"])


Inside = tuple[Name, str, Name, str]
"""A name and its key, and the name and key of what the text puts it into."""


def insides(text: Text, names: Iterable[tuple[Name, str]]) -> Iterator[Inside]:
    """What the text puts into what, in text order; names come with what makes two of them one."""
    ordered = sorted(names, key=lambda pair: (pair[0].start, pair[0].end))
    for index in range(len(ordered) - 1):
        (first, key), (second, other) = ordered[index], ordered[index + 1]
        between = text.lower[first.end : second.start]
        if first.end > second.start or any(border in text.borders for border in range(first.end, second.start + 1)):
            continue
        if between[:1] in OWNS and _is_description(text, first.end + 1, second.start) and _may_own(first, second):
            yield second, other, first, key
        elif _says_inside(between) and _owned(text, ordered, index + 1):
            yield first, key, *ordered[index + 2]
        elif (_says_inside(between) and _size(first) <= _size(second)) or _is_apposed(text, ordered, index):
            yield first, key, second, other


def lists(text: Text, names: Iterable[Name]) -> Iterator[list[Name]]:
    """Names joined by commas, 'and' and 'or', two or more, where none is said to lie in the next."""
    run: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, name.end)):
        if run and text.lower[run[-1].end : name.start] not in JOINED:
            if _is_list(text, run):
                yield run
            run = []
        run.append(name)
    if _is_list(text, run):
        yield run


def _may_own(first: Name, second: Name) -> bool:
    """Whether a place is the larger, or the other a quarter, and no country only claims it: 'Israel's West Bank'."""
    known = second.entries[:1]
    foreign = any(entry.listed and entry.country not in {None, *(e.country for e in first.entries)} for entry in known)
    quarter = second.head is not None and wording().heads.get(second.head) == "district"
    return (quarter or _size(second) < _size(first)) and not foreign


def _is_list(text: Text, run: Sequence[Name]) -> bool:
    """Three names, or two with 'and' or 'or': 'Washington, D.C.' is none."""
    return len(run) > 2 or (len(run) == 2 and text.lower[run[0].end : run[1].start] != [","])


def _is_description(text: Text, start: int, end: int) -> bool:
    """Whether what stands between an owner and a name is nothing or a word or two: "Lima's leafy"."""
    words = text.words[start:end]
    return end - start <= 2 and all(word.islower() or word in {"Al", "El", "-"} for word in words)


def _says_inside(between: list[str]) -> bool:
    """'in', 'in the northern', ', in the Malian town of', ', the capital of', 'of'."""
    if between == ["of"] or _is_apposition(between):
        return True
    led = next((len(words) for words in INSIDE if between[: len(words)] == words), 0)
    return led > 0 and all(_says_which(word) for word in between[led:])


def _is_apposition(between: list[str]) -> bool:
    """', the capital of', ', a border town in'."""
    return (
        4 <= len(between) <= 6
        and between[:2] in ([",", "the"], [",", "a"])
        and between[-1] in {"of", "in"}
        and between[-2] in kinds_of_nouns()
    )


def _says_which(word: str) -> bool:
    """Whether a word may stand between 'in' and a name."""
    plain = word in {"the", "of", "-"} or word in bearings() or word in kinds_of_nouns()
    return plain or gazetteer.country_of_demonym(word.capitalize()) is not None


def _owned(text: Text, ordered: Sequence[tuple[Name, str]], index: int) -> bool:
    """Whether a name owns the next one: 'in Kenya's Westlands' is in Westlands."""
    if index + 1 >= len(ordered):
        return False
    return text.lower[ordered[index][0].end : ordered[index + 1][0].start] in OWNS


def _is_apposed(text: Text, ordered: Sequence[tuple[Name, str]], index: int) -> bool:
    """'X, Y' with Y the larger, where no third name of Y's size follows: 'Texas, Oregon, Utah' is a list."""
    first, second = ordered[index][0], ordered[index + 1][0]
    if text.lower[first.end : second.start] != [","] or not (_size(first) < _size(second) or _holds(second, first)):
        return False
    if _qualifies(text, second) and not _holds(second, first):  # 'in Gao, French losses', 'in Karma, US jets'
        return False
    third = ordered[index + 2][0] if index + 2 < len(ordered) else None
    behind = text.lower[second.end : third.start] if third else None
    return third is None or behind not in ([","], [",", "and"], ["and"]) or _size(third) != _size(second)


def _qualifies(text: Text, name: Name) -> bool:
    """Whether a name stands in front of a noun that it goes with."""
    token = text.doc[name.end - 1]
    return token.dep_ in {"compound", "nmod", "amod", "poss"} and token.head.i >= name.end


def _holds(outer: Name, inner: Name) -> bool:
    """Whether a sense of one name lies in one of the other: 'Washington, D.C.', 'New York, New York'."""
    return any(lies_in(entry, holder) for entry in inner.entries for holder in outer.entries)


def _size(name: Name) -> int:
    """How large a place the name stands for at first sight; a facility's name is the smallest."""
    if not name.entries:
        return 0
    largest = max(name.entries, key=lambda entry: (entry.listed, entry.population))
    return SIZES[largest.kind]
