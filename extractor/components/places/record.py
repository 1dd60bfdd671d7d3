"""From the names of an article, resolved, to its places."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractor import gazetteer
from extractor.components.places.grouping import Group
from extractor.components.places.resolution import lies_in
from extractor.components.places.text import Name, Text
from extractor.components.places.uses import use_of
from extractor.components.places.wording import wording
from extractor.gazetteer import Entry
from extractor.spans import Place, PlaceMention

SEATS = frozenset({"White House", "Kremlin", "Pentagon", "Downing Street"})  # of those who govern, as capitals are
KINDS = {"FAC": "facility", "LOC": "area"}  # of what only the model takes for a place
TOWNS = frozenset({"city", "district"})
ORDER = {"facility": 0, "district": 1, "city": 2, "water": 3, "region": 4, "area": 5, "country": 6}


def records(text: Text, groups: Sequence[Group]) -> list[Place]:
    """The places in text order."""
    said = {group.key: group.inside for group in groups}
    keys = {id(group): [group.key] for group in groups}
    merged = _merged(groups, keys)
    at = {key: index for index, group in enumerate(merged) for key in keys[id(group)]}
    found = [_record(text, group) for group in merged]
    for index, group in enumerate(merged):
        holders = [at[key] for own in keys[id(group)] for key in said.get(own, ()) if key in at]
        inside = _inside(text, merged, index, [holder for holder in holders if holder != index])
        if inside is not None:
            found[index] = replace(found[index], inside=inside)
    return [replace(place, country=_country(found, index)) for index, place in enumerate(found)]


def _merged(groups: Sequence[Group], keys: dict[int, list[str]]) -> list[Group]:
    """Groups of one place under several names as one: 'US' and 'United States'."""
    merged: dict[object, Group] = {}
    for group in groups:
        entry = group.entry
        same: object = (entry.name, entry.country, entry.latitude) if entry else group.key
        if same in merged:
            merged[same].names += group.names
            keys[id(merged[same])].append(group.key)
        else:
            merged[same] = group
    for group in merged.values():
        group.names.sort(key=lambda name: (name.start, name.end))
    return sorted(merged.values(), key=lambda group: (group.names[0].start, group.names[0].end))


def _inside(text: Text, groups: Sequence[Group], index: int, said: Sequence[int]) -> int | None:
    """The smallest place of the article that holds a place: by the gazetteer, else by the text, else by its name."""
    entry = groups[index].entry
    others = [(other, group.entry) for other, group in enumerate(groups) if other != index and group.entry]
    if entry is not None:
        holders = [(ORDER[holder.kind], other) for other, holder in others if lies_in(entry, holder)]
        return min(holders)[1] if holders else None
    if said:
        return said[0]
    named_after = next((other for other, holder in others if _is_named_after(text, groups[index], holder)), None)
    return named_after if named_after is not None else _town_of_sentence(text, groups, index)


def _town_of_sentence(text: Text, groups: Sequence[Group], index: int) -> int | None:
    """The town that a sentence names beside a building, where it names one alone: 'Elm Street, police in Gao said'."""
    first = groups[index].names[0]
    if _kind(text, first) != "facility":
        return None
    sentence = text.doc[first.start].sent
    towns = [
        other
        for other, group in enumerate(groups)
        if group.entry is not None
        and group.entry.kind in TOWNS
        and any(sentence.start <= name.start < sentence.end for name in group.names)
    ]
    return towns[0] if len(towns) == 1 else None


def _is_named_after(text: Text, group: Group, holder: Entry) -> bool:
    """'Nairobi General hospital', 'Nairobi's port' are in Nairobi; 'the US embassy' stands anywhere but in the US."""
    own = gazetteer.place_key(text.slice(group.names[0].start, group.names[0].end))
    key = gazetteer.place_key(holder.name)
    return own.startswith(key + "s ") or (holder.kind in {"city", "region"} and own.startswith(key + " "))


def _country(places: Sequence[Place], index: int) -> str | None:
    """A place's own country, else that of the place which holds it."""
    seen: list[int] = []
    at: int | None = index
    while at is not None and at not in seen:
        if places[at].country:
            return places[at].country
        seen.append(at)
        at = places[at].inside
    return None


def _record(text: Text, group: Group) -> Place:
    entry = group.entry
    mentions = tuple(_mention(text, name, entry) for name in group.names)
    if entry is None:
        return Place(_name(text, group), _kind(text, group.names[0]), mentions, basis="context")
    return Place(
        entry.name if entry.kind == "country" else _name(text, group),
        _stated_kind(group, entry),
        mentions,
        country=entry.country,
        admin1=gazetteer.place_name(entry.admin1) if entry.admin1 else None,
        admin2=gazetteer.place_name(entry.admin2) if entry.admin2 else None,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geonameid=entry.geonameid,
        basis="gazetteer" if entry.latitude is not None else "context",
    )


def _stated_kind(group: Group, entry: Entry) -> str:
    """The gazetteer's kind, but for what the text calls a town or a district: many are both under one name."""
    heads = {wording().heads.get(name.head) for name in group.names if name.head}
    if entry.kind in TOWNS and len(heads) == 1:
        return next((kind for kind in heads if kind in TOWNS), entry.kind)
    return entry.kind


def _name(text: Text, group: Group) -> str:
    """The form that is used most, the first of equals; of a named place rather one that is not all capitals."""
    forms = Counter(text.slice(name.start, name.end) for name in group.names)
    return max(forms, key=lambda form: (not form.isupper() or len(form) < 5, forms[form]))


def _kind(text: Text, name: Name) -> str:
    """What sort of place an unknown name is: by its head noun, else by its last word, else by the model's label."""
    words = wording()
    last = text.lower[name.end - 1]
    if name.head is None and name.end - name.start > 1 and last in words.facilities:
        return "facility"
    if name.head is None and name.end - name.start > 1 and last in words.heads:
        return words.heads[last]
    if name.head in words.facilities:
        return "facility"
    return words.heads.get(name.head or "", KINDS.get(name.label, "city"))


def _mention(text: Text, name: Name, entry: Entry | None) -> PlaceMention:
    governs = entry is not None and (
        entry.kind == "country"
        or entry.name in SEATS
        or (entry.kind == "city" and gazetteer.country_of_capital(entry.name) == entry.country)
    )
    return PlaceMention(name.start, name.end, use_of(text.doc, name, governs=governs), name.rule)
