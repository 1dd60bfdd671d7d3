"""The card of an event: what, when, where, who to whom, how many, who says so, in which words."""

from collections.abc import Iterator, Sequence

from extractor.formats.html.cards import Card, Index, Row, identity
from extractor.formats.html.visible import one_line
from extractor.formats.html.wording import (
    Link,
    Words,
    counted,
    country,
    days,
    listed,
    plain,
    quantity,
    quoted,
    titled,
)
from models import Argument, Casualty, Event, PlaceKind, Role

NOT_SAID = ("not said",)
SIDES = (Role.TARGET, Role.VICTIM)
SPOTS = (PlaceKind.FACILITY, PlaceKind.WATER)
OTHER_ROLES = {
    Role.PARTY: "Between",
    Role.INSTRUMENT: "With",
    Role.RECIPIENT: "To",
    Role.TOPIC: "About",
    Role.ORIGIN: "From",
    Role.DESTINATION: "Towards",
}


def event_card(event: Event, index: Index) -> Card:
    """The card of one event."""
    rows = (
        Row("When", _when(event, index)),
        Row("Where", where(event, index)),
        *_roles(event, index),
        *_numbers(event, index),
        *_responsibility(event),
        *index.attribution(event.attribution),
        Row("Evidence", (quoted(event.evidence),), "quote"),
    )
    return Card(event.id, "event", (titled(event.type),), tuple(_signs(event)), rows, tuple(_more(event, index)))


def _signs(event: Event) -> Iterator[str]:
    """Status first, then what else a reader must not overlook."""
    yield event.status.value
    yield from (part.value for part in (event.outcome, event.phase) if part)
    if event.salience.value != "main":
        yield {"sub": "part or reaction"}.get(event.salience.value, event.salience.value)
    if event.aggregate:
        yield "sum of events"


def _when(event: Event, index: Index) -> Words:
    if event.when is None:
        return NOT_SAID
    words = quoted(index.dates[event.when.date].mentions[0])
    return (f"{days(event.when.earliest, event.when.latest)} ", words)


def where(event: Event, index: Index) -> Words:
    """The places of an event, the most specific first, and its country."""
    if not event.where:
        return (country(event.country),) if event.country else NOT_SAID
    known = {index.places[id_].name for id_ in event.where}
    land = country(event.country)
    names = listed(map(index.place, event.where))
    return (_relation(event, index), *names, f" ({land})" if land and land not in known else "")


def brief_where(event: Event, index: Index) -> Words:
    """The most specific place of an event; nothing where none is said."""
    return (_relation(event, index), index.place(event.where[0])) if event.where else ()


def _relation(event: Event, index: Index) -> str:
    """How the event lies to its place, with the blank behind it: 'in ', 'near ', '5 km from '."""
    if event.distance_km is not None:
        return f"{event.distance_km:g} km from "
    if event.where_relation and event.where_relation.value != "at":
        return f"{event.where_relation.value} "
    return "at " if index.places[event.where[0]].kind in SPOTS else "in "


def _roles(event: Event, index: Index) -> Iterator[Row]:
    """Who does it to whom in one row, the others in one each."""
    agents = _named(event, (Role.AGENT,), index)
    sides = _named(event, SIDES, index)
    if agents or sides or all(argument.role is not Role.PARTY for argument in event.arguments):
        yield Row("Who", (*(agents or NOT_SAID), *((" → ", *sides) if sides else ())))
    for role, label in OTHER_ROLES.items():
        if words := _named(event, (role,), index):
            yield Row(label, words)


def _named(event: Event, roles: Sequence[Role], index: Index) -> Words:
    """The arguments of some roles in the words of the text, with the records behind them."""
    found: list[str | Link] = []
    for argument in event.arguments:
        if argument.role in roles:
            found += ["; ", *_argument(argument, index)] if found else _argument(argument, index)
    return tuple(found)


def _argument(argument: Argument, index: Index) -> Words:
    words = quoted(argument.mention)
    if argument.actor:
        name = index.actor(argument.actor)
    elif argument.place:
        name = index.place(argument.place)
    else:
        return (words,)
    return (name,) if name.text == one_line(argument.mention.text) else (words, " (", name, ")")


def _numbers(event: Event, index: Index) -> Iterator[Row]:
    """The counts of an event, each with its parts below it, and what they come to."""
    own = [index.casualties[id_] for id_ in event.casualties]
    for casualty in own:
        if casualty.part_of not in event.casualties:
            yield from _with_parts(casualty, own)
    for id_ in event.troop_numbers:
        number = index.troops[id_]
        yield Row(titled(number.kind.value), (Link(counted(number), id_), " ", quoted(number.mentions[0])))
    if event.participants:
        yield Row("Crowd", (f"{quantity(event.participants)} people ", quoted(event.participants.mention)))
    if toll := event.fatalities:
        best, high = ("open" if number is None else f"{number:,}" for number in (toll.best, toll.high))
        yield Row("Deaths", (f"lowest {toll.low:,}, best {best}, highest {high}",))


def _with_parts(casualty: Casualty, all_: Sequence[Casualty], style: str = "") -> Iterator[Row]:
    words = (Link(counted(casualty), casualty.id), " ", quoted(casualty.mentions[0]))
    yield Row("of these" if style else titled(casualty.kind.value), words, style)
    for part in all_:
        if part.part_of == casualty.id:
            yield from _with_parts(part, all_, "part")


def _responsibility(event: Event) -> Iterator[Row]:
    if claim := event.responsibility:
        words = (" ", quoted(claim.mention)) if claim.mention else ()
        yield Row("Responsibility", (claim.value.value, *words))


def _more(event: Event, index: Index) -> Iterator[Row]:
    """The fields that few readers look for."""
    yield Row("Category", (plain(event.category),))
    for label, words in (("Status by", event.status_cue), ("Depends on", event.condition)):
        if words:
            yield Row(label, (quoted(words),))
    for label, value in (("Targeted", event.targeted), ("Civilians targeted", event.civilian_targeting)):
        if value is not None:
            yield Row(label, ("yes" if value else "no",))
    if event.when:
        yield Row("Precision", (event.when.precision.value, ", ", Link("date", event.when.date)))
    if event.part_of:
        yield Row("Part of", index.events([event.part_of]))
    if parts := [other.id for other in index.article.events if other.part_of == event.id]:
        yield Row("Its parts", index.events(parts))
    if event.fatalities:
        yield Row("Deaths by", (one_line(event.fatalities.rule),))
    yield from _codes(event)
    yield Row("In the text", listed(map(quoted, event.mentions)))
    yield Row("Rule", (one_line(event.rule),))
    yield identity(event.id, event.uid)
    yield from index.notes(event.id)


def _codes(event: Event) -> Iterator[Row]:
    codes = event.codes
    if codes.plover:
        yield Row("PLOVER", (one_line(", ".join((codes.plover.event, *codes.plover.modes))),))
    if codes.cameo or codes.cameo_root:
        yield Row("CAMEO", (codes.cameo or codes.cameo_root or "",))
    if codes.acled:
        kinds = filter(None, (codes.acled.event_type, codes.acled.sub_event_type))
        yield Row("ACLED-shaped", (one_line(", ".join(kinds)),))
