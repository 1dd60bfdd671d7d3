"""The cards of all records but events."""

from collections.abc import Iterator

from extractor.formats.html.cards import Card, Index, Row, identity, said
from extractor.formats.html.text import anchor
from extractor.formats.html.visible import one_line
from extractor.formats.html.wording import Link, Words, counted, country, days, listed, plain, quoted, titled
from models import Actor, Casualty, Count, Date, Note, Place, Statement, TroopNumber


def actor_card(actor: Actor, index: Index) -> Card:
    """Who: kind, office, country, the part in each event."""
    rows = [
        *_row("Role", actor.role),
        *_row("Country", country(actor.country)),
        *_parts_of(actor, index),
        said(actor.mentions),
    ]
    more = [
        *_row("Code", actor.code),
        *_row("Wikidata", actor.wikidata),
        *index.notes(actor.id),
        identity(actor.id, actor.uid),
    ]
    signs = (plain(actor.kind.value), *(() if actor.named else ("not named",)))
    return Card(actor.id, "actor", (one_line(actor.name),), signs, tuple(rows), tuple(more))


def _parts_of(actor: Actor, index: Index) -> Iterator[Row]:
    """The events in which an actor has a part, role by role."""
    roles: dict[str, dict[str, None]] = {}
    for event in index.article.events:
        for argument in event.arguments:
            if argument.actor == actor.id:
                roles.setdefault(argument.role.value, {})[event.id] = None
    for role, events in roles.items():
        yield Row(f"{titled(role)} of", index.events(events))


def place_card(place: Place, index: Index) -> Card:
    """Where: what it lies in, what happened there, its position."""
    inside = [name for name in (place.admin2, place.admin1, country(place.country)) if name and name != place.name]
    here = [event.id for event in index.article.events if place.id in event.where]
    known = place.latitude is not None and place.longitude is not None
    position = f"{place.latitude:.3f}, {place.longitude:.3f} ({place.basis.value})" if known else "not known"
    rows = [
        *_row("In", ", ".join(inside)),
        *([Row("Events", index.events(here))] if here else ()),
        said(place.mentions),
    ]
    more = [
        Row("Position", (position,)),
        *_row("GeoNames", str(place.geonameid or "")),
        *_row("Used as", ", ".join(dict.fromkeys(mention.use.value for mention in place.mentions))),
        *index.notes(place.id),
        identity(place.id, place.uid),
    ]
    return Card(place.id, "place", (one_line(place.name),), (plain(place.kind.value),), tuple(rows), tuple(more))


def casualty_card(count: Casualty, index: Index) -> Card:
    """How many were killed, wounded, held, displaced; whose people; of which total."""
    signs = [plain(count.kind.value), *([] if count.scope.value == "event" else [count.scope.value])]
    signs += ["civilian"] if count.civilian else ["not civilian"] if count.civilian is False else []
    signs += ["attackers counted in"] if count.includes_attackers else []
    total = index.casualties.get(count.part_of or "")
    rows = [
        *([Row("Part of", (Link(counted(total), total.id),))] if total else ()),
        *([Row("Whose", (index.actor(count.group),))] if count.group else ()),
        *_setting(count, index),
        *index.attribution(count.attribution),
        said(count.mentions),
    ]
    more = [
        *([Row("Word for it", (quoted(count.trigger),))] if count.trigger else ()),
        *index.notes(count.id),
        identity(count.id, count.uid),
    ]
    return Card(count.id, "casualty", (counted(count),), tuple(signs), tuple(rows), tuple(more))


def troops_card(number: TroopNumber, index: Index) -> Card:
    """How many troops or attackers, whose, since or until when."""
    force = (index.actor(number.force),) if number.force else ()
    when = days(number.when.earliest, number.when.latest) if number.when else ""
    rows = [
        *([Row("Force", force)] if force else _row("Force", number.force_name)),
        *_row("When", when),
        *_setting(number, index),
        said(number.mentions),
    ]
    more = (*index.notes(number.id), identity(number.id, number.uid))
    return Card(number.id, "troops", (counted(number),), (plain(number.kind.value),), tuple(rows), more)


def _setting(count: Count, index: Index) -> Iterator[Row]:
    if count.event:
        yield Row("Event", index.events([count.event]))
    if count.place:
        yield Row("Where", (index.place(count.place),))
    else:
        yield from _row("Country", country(count.country))


def date_card(date: Date, index: Index) -> Card:
    """Which days, as far as the words say, and what they were counted from."""
    from_: Words = ()
    if date.anchor == "published":
        from_ = ("the day of publication",)
    elif date.anchor:
        from_ = (quoted(index.dates[date.anchor].mentions[0]),)
    title = days(date.earliest, date.latest) or one_line(date.value or "unresolved")
    rows = [*([Row("Counted from", from_)] if from_ else ()), said(date.mentions)]
    more = [
        *_row("TIMEX3", " ".join(filter(None, (date.value, date.mod)))),
        *_row("Range", ", ".join(date.ranges)),
        *_row("Basis", date.basis.value),
        *index.notes(date.id),
        identity(date.id, date.uid),
    ]
    return Card(date.id, "date", (title,), (date.kind.value,), tuple(rows), tuple(more))


def statement_card(statement: Statement, index: Index) -> Card:
    """Who said what."""
    title: Words = ("speaker not said",)
    if statement.speaker:
        title = (index.actor(statement.speaker),)
    elif statement.speaker_mention:
        title = (Link(one_line(statement.speaker_mention.text), anchor(statement.speaker_mention)),)
    rows = [
        Row("Words", (quoted(statement.content),), "quote"),
        *([Row("Said by", (quoted(statement.cue),))] if statement.cue else ()),
    ]
    more = (*index.notes(statement.id), identity(statement.id, statement.uid))
    sign = "quoted" if statement.quoted else "reported"
    return Card(statement.id, "statement", title, (sign,), tuple(rows), more)


def note_card(note: Note) -> Card:
    """What the reader should know about no record in particular."""
    rows = (Row("In the text", listed([quoted(note.mention)])),) if note.mention else ()
    return Card("", "note", (one_line(note.message),), (plain(note.code.replace("-", " ")),), rows, ())


def _row(label: str, value: str | None) -> Iterator[Row]:
    """A row, where there is something to be said."""
    if value:
        yield Row(label, (one_line(value),))
