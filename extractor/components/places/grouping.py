"""Which mentions are one place: the same name, unless the text itself tells two of that name apart.

'Gao city' and 'Gao province' are two; so are 'Paris, Texas' and 'Paris in France'. A bare name goes with the town of
two sorts, and with the first told of two towns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor import gazetteer
from extractor.components.places.containment import Inside, insides, lists
from extractor.components.places.resolution import lies_in
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import wording
from extractor.gazetteer import Entry

REGION = "region"  # ends the key of a name that can only be a division


@dataclass(slots=True)
class Group:
    """The mentions of one place, with what the text says of it and what it was resolved to."""

    key: str
    names: list[Name] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)  # keys of what the text puts it into
    beside: list[str] = field(default_factory=list)  # keys of what it stands in a list with
    entry: Entry | None = None


def grouped(text: Text, names: Sequence[Name]) -> dict[str, Group]:
    """The names by what makes two of them one, in text order."""
    keys = {name: _key(text, name) for name in names}
    keys |= _by_sort(keys)
    said = list(insides(text, keys.items()))
    keys |= _by_container(keys, said)
    keys |= _holders(keys, said)
    groups: dict[str, Group] = {}
    for name, key in keys.items():
        groups.setdefault(key, Group(key)).names.append(name)
    apposed = {inner for inner, _, _, _ in said}
    for inner, _, outer, _ in said:
        groups[keys[inner]].inside.append(keys[outer])
    for run in lists(text, names):
        if not apposed.intersection(run):
            for name in run:
                groups[keys[name]].beside += [keys[other] for other in run if keys[other] != keys[name]]
    return groups


def _key(text: Text, name: Name) -> str:
    """What makes two mentions one name: the words without a head noun, countries by their code."""
    words = text.words[name.start : name.end]
    if name.rule in {"places.facility", "places.building"} and not name.entries:
        codes = (gazetteer.country_of_demonym(word) or gazetteer.country_of_name(word) for word in words)
        return " ".join(code or word.lower() for code, word in zip(codes, words, strict=True))
    if name.entries and name.head == words[-1].lower() and len(words) > 1:
        words = words[:-1]
    if len(name.entries) == 1 and name.entries[0].listed:
        return name.entries[0].name.lower()
    return gazetteer.place_key(" ".join(words))


def _members(keys: dict[Name, str]) -> Iterable[tuple[str, list[Name]]]:
    found: dict[str, list[Name]] = {}
    for name, key in keys.items():
        found.setdefault(key, []).append(name)
    return found.items()


def _by_sort(keys: dict[Name, str]) -> dict[Name, str]:
    """New keys where head nouns make one name two sorts of place."""
    heads = wording().heads
    new: dict[Name, str] = {}
    for key, names in _members(keys):
        sorts = {name: heads[name.head] for name in names if name.head in heads}
        told = list(dict.fromkeys(sorts.values()))
        if len(told) > 1:
            bare = "city" if "city" in told else told[0]
            new |= {name: f"{key}, {sorts.get(name, bare)}" for name in names}
    return new


def _by_container(keys: dict[Name, str], said: Sequence[Inside]) -> dict[Name, str]:
    """New keys where the text puts one name into two places that hold a place of that name each."""
    outer = {inner: holder for inner, _, holder, _ in said}
    new: dict[Name, str] = {}
    for key, names in _members(keys):
        told = {name: outer[name] for name in names if name in outer}
        if len(told) > 1:
            kinds: list[tuple[Name, Name]] = []  # a name of each place, with what holds it
            for name, holder in told.items():
                same = next((first for first, other in kinds if not _are_apart(first, holder, other)), None)
                if same is None:
                    kinds.append((name, holder))
                new[name] = f"{key}, {keys[outer[same or name]]}"
            new |= {name: f"{key}, {keys[kinds[0][1]]}" for name in names if name not in told}
    return new


def _holders(keys: dict[Name, str], said: Sequence[Inside]) -> dict[Name, str]:
    """New keys for a division that holds a town, where a town has its name too: 'Buffalo, New York'."""
    new: dict[Name, str] = {}
    for inner, _, outer, _ in said:
        if any(entry.kind == "city" for entry in outer.entries):
            regions = [entry for entry in outer.entries if entry.kind == "region"]
            if any(lies_in(entry, region) for entry in inner.entries for region in regions):
                new[outer] = f"{keys[outer]}, {REGION}"
    return new


def _are_apart(name: Name, one: Name, other: Name) -> bool:
    """Whether two holders hold a place of the name each, and neither the other's."""
    first, second = _held(name, one), _held(name, other)
    return bool(first and second) and not first & second


def _held(name: Name, holder: Name) -> set[Entry]:
    return {entry for entry in name.entries if any(lies_in(entry, outer) for outer in holder.entries)}
