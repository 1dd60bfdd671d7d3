"""Places: found, told apart from look-alikes, and put on the map.

**Reads:** tokens, the model's entities and its tree, `doc._.layout`. **Writes:** `spans.PLACES`.

Names come from a gazetteer (GeoNames) among runs of capitalised words, accepted or rejected by context, and from
the model's entities (`names`); facilities are built on a noun (`facilities`). One name is one place unless the text
tells two apart (`grouping`). All names of an article are resolved together (`resolution`). What the gazetteer does not
hold keeps its container and no position: `basis` is "context". Nouns that speak of a place ('the city') are
`references` of it, for where something was.

On the development halves (documents; F1 within 161 km end to end, F1 of names found, overlap counting):
GeoWebNews 94: .83, .89; TR-News 63: .75, .87; LGL 305: .69, .79; GeoVirus 127: .77, .93. No position is
entered by hand: countries stand where GeoNames puts them, regions of several divisions in the middle of their towns,
seas and mountains nowhere.

Known limits: positions of divisions are the middle of their towns; a town that a larger one elsewhere shadows needs a
container, a dateline or neighbours; names that no gazetteer knows are places only behind a preposition of place or
beside a noun such as 'village'.

It works alone behind the model:

>>> import spacy
>>> from extractor import pipeline, spans
>>> nlp = spacy.load(pipeline.MODEL)
>>> _ = nlp.add_pipe("places")
>>> doc = nlp("Dockers in Portland, Oregon, walked out.")
>>> [(place.name, place.country, place.admin1) for place in spans.read(doc, spans.PLACES)]
[('Portland', 'US', 'Oregon'), ('Oregon', 'US', None)]
"""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import gazetteer, spans
from extractor.components.places.facilities import facilities
from extractor.components.places.grouping import REGION, Group, grouped
from extractor.components.places.names import find
from extractor.components.places.publishers import country_of_publisher
from extractor.components.places.record import records
from extractor.components.places.references import with_references
from extractor.components.places.resolution import Toponym, resolve, sense
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import Wording, wording
from extractor.gazetteer import Entry
from extractor.spans import Place

ADJECTIVE = 0.5  # what 'Iraqi' adds for Iraq, where the name itself adds 1
PUBLISHER = 1.0  # what the publisher adds for its country


@Language.component("places", assigns=["doc.spans"])
def places(doc: Doc) -> Doc:
    """Mark the places of an article."""
    spans.write(doc, spans.PLACES, find_places(doc, wording()))
    return doc


def find_places(doc: Doc, words: Wording) -> list[Place]:
    """The places of an article, in the order of their first mentions."""
    text = Text(doc)
    names = find(text, words)
    named = facilities(text, words)
    publisher = gazetteer.place_key(spans.layout(doc).publisher or "").removeprefix("the ")
    names = [
        name
        for name in names
        if not any(_swallows(other, name) for other in named) and not _is_paper(text, name, publisher)
    ]
    groups = grouped(text, sorted([*names, *named], key=lambda name: (name.start, name.end)))
    toponyms = _toponyms(groups)
    filed, countries = _dateline(doc), {**_home(doc), **_countries(text)}
    resolve([*toponyms.values(), *filed], countries)
    spoken_of = {*countries, *(best.country for toponym in filed if (best := toponym.best()) and best.country)}
    for group in groups.values():
        group.entry = sense(toponyms[group.key], toponyms, spoken_of)
    return with_references(text, records(text, list(groups.values())))


def _swallows(facility: Name, name: Name) -> bool:
    """Whether a name is a facility's own, and no place beside it: 'Saint Vera' of 'Saint Vera Hospital'."""
    same = name.start == facility.start and any(entry.kind == "facility" for entry in name.entries)
    return facility.overlaps(name) and (not name.entries or name.end >= facility.end or same)


def _is_paper(text: Text, name: Name, publisher: str) -> bool:
    """'told the North Star', where the North Star News publishes: its name with 'the', or its whole name."""
    key = gazetteer.place_key(text.slice(name.start, name.end))
    led = text.before(name.start) == "the" and f"{publisher} ".startswith(f"{key} ")
    return bool(publisher) and (led or key == publisher) and not any(entry.listed for entry in name.entries)


def _dateline(doc: Doc) -> list[Toponym]:
    """The dateline's place and its container, which speak for their surroundings though they stand outside the text."""
    parts = [part.strip() for part in (spans.layout(doc).dateline or "").split(",")][:2]
    names = [gazetteer.states()[part][0] if part in gazetteer.states() else part for part in parts if part]
    keys = [gazetteer.place_key(name) for name in names]
    known = gazetteer.look_up(keys) if keys else {}
    containers = [(f"dateline {keys[1]}",), ()] if len(keys) == 2 else [()]
    return [
        Toponym(f"dateline {key}", known[key], containers=container)
        for key, container in zip(keys, containers, strict=False)
        if key in known
    ]


def _toponyms(groups: dict[str, Group]) -> dict[str, Toponym]:
    heads = wording().heads
    return {
        key: Toponym(
            key,
            _senses(group),
            mentions=len(group.names),
            heads=frozenset(kind for name in group.names if name.head and (kind := heads.get(name.head))),
            containers=tuple(group.inside),
            siblings=tuple(dict.fromkeys(group.beside)),
        )
        for key, group in groups.items()
    }


def _senses(group: Group) -> tuple[Entry, ...]:
    """The places that a group may be; divisions alone where the text lets it be no town."""
    entries = next((name.entries for name in group.names if name.entries), ())
    if not group.key.endswith(f", {REGION}"):
        return entries
    return tuple(entry for entry in entries if entry.kind == "region") or entries


def _home(doc: Doc) -> dict[str, float]:
    """The publisher's country, of which an article may speak without saying so, with the weight that it has."""
    country = country_of_publisher(spans.layout(doc).publisher or "")
    return {country: PUBLISHER} if country else {}


def _countries(text: Text) -> dict[str, float]:
    """The countries that the text speaks of by adjective, with the weight that each has."""
    return dict.fromkeys(sorted(text.peoples), ADJECTIVE)
