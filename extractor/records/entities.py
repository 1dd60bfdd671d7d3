"""Dates, places, actors and statements."""

from collections.abc import Sequence

from extractor import spans
from extractor.lexicon import expand
from extractor.reading.page import Page, Time
from extractor.records.ids import Index
from extractor.records.page import one_line
from extractor.records.quoting import Quoter, in_order
from models import Actor, Date, Mention, Place, PlaceMention, Statement


def dates(quoter: Quoter, index: Index, page: Page) -> list[Date]:
    """The page's times of publication, then one record a date of the story; the same days again are mentions of it."""
    stamps = [time for time in (page.published, page.updated) if time and not page.is_foreign]
    found = spans.read(quoter.doc, spans.DATES)
    names = [f"d{number}" for number in range(1, len(stamps) + 1)]
    days = dict[object, str]()
    for time, name in zip(stamps, names, strict=True):
        days.setdefault(("date", time.value, None, time.day, time.day), name)
    again: dict[str, list[int]] = {}
    groups: dict[object, list[int]] = {}
    stamped = {(time.words.start, time.words.end): f"d{number}" for number, time in enumerate(stamps, 1)}
    for position, timex in enumerate(found):
        mention = quoter.timex(timex)
        if (mention.start, mention.end) in stamped:  # a dateline's date is the stamp itself
            index.dates[position] = stamped[mention.start, mention.end]
        elif (same := days.get(_identity(timex, position))) is not None:  # 'today' is the stamp's day
            index.dates[position] = same
            again.setdefault(same, []).append(position)
        else:
            groups.setdefault(_identity(timex, position), []).append(position)
    for number, members in enumerate(groups.values(), len(stamps) + 1):
        index.dates.update(dict.fromkeys(members, f"d{number}"))
    own = [_stamp(quoter, time, name, again.get(name, [])) for time, name in zip(stamps, names, strict=True)]
    return own + [_date(quoter, index, members) for members in groups.values()]


def _stamp(quoter: Quoter, time: Time, name: str, again: Sequence[int]) -> Date:
    """A time of publication as a date, with the story's mentions of that day.

    Its zone stands in `article.published`: TIMEX3 values have none.
    """
    found = spans.read(quoter.doc, spans.DATES)
    mention = quoter.characters(time.words.start, time.words.end)
    return Date(
        id=name,
        uid=quoter.uid("d", mention),
        mentions=in_order([mention, *(quoter.timex(found[position]) for position in again)]),
        kind="time" if "T" in time.value else "date",
        value=time.value[:16],
        mod=None,
        earliest=time.day,
        latest=time.day,
        basis="explicit",
        anchor=None,
        ranges=_ranges(found, again),
    )


def _identity(timex: spans.Timex, position: int) -> object:
    """Dates with the same days are one; durations, sets and unresolved ones are each their own."""
    if timex.kind not in {"date", "time"} or timex.earliest is None:
        return position
    return timex.kind, timex.value, timex.mod, timex.earliest, timex.latest


def _date(quoter: Quoter, index: Index, members: list[int]) -> Date:
    found = spans.read(quoter.doc, spans.DATES)
    timex = found[members[0]]
    mentions = in_order([quoter.timex(found[member]) for member in members])
    anchor = index.dates.get(timex.anchor) if isinstance(timex.anchor, int) else timex.anchor
    name = index.dates[members[0]]
    return Date(
        id=name,
        uid=quoter.uid("d", mentions[0]),
        mentions=mentions,
        kind=timex.kind,
        value=timex.value,
        mod=timex.mod,
        earliest=timex.earliest,
        latest=timex.latest,
        basis=timex.basis,
        anchor=None if anchor == name else anchor,
        ranges=_ranges(found, members),
    )


def _ranges(found: Sequence[spans.Timex], members: Sequence[int]) -> tuple[str, ...]:
    """The ranges that the mentions of one day begin or end."""
    return tuple(dict.fromkeys(value for member in members if (value := found[member].range)))


def places(quoter: Quoter, index: Index) -> list[Place]:
    """One record a place."""
    found = spans.read(quoter.doc, spans.PLACES)
    index.places.update({position: f"p{position + 1}" for position in range(len(found))})
    index.place_at.update(spans.by_token(found))
    return [_place(quoter, place, index.places[position]) for position, place in enumerate(found)]


def _place(quoter: Quoter, place: spans.Place, name: str) -> Place:
    mentions = [
        PlaceMention(**quoter.words(mention.start, mention.end).model_dump(), use=mention.use)
        for mention in sorted(place.mentions, key=lambda mention: mention.start)
    ]
    return Place(
        id=name,
        uid=quoter.uid("p", mentions[0]),
        mentions=tuple(mentions),
        name=one_line(place.name),
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        latitude=place.latitude,
        longitude=place.longitude,
        geonameid=place.geonameid,
        basis=place.basis,
    )


def actors(quoter: Quoter, index: Index) -> list[Actor]:
    """One record an actor."""
    found = spans.read(quoter.doc, spans.ACTORS)
    index.actors.update({position: f"a{position + 1}" for position in range(len(found))})
    index.actor_at.update(spans.by_token(found))
    return [_actor(quoter, actor, index.actors[position]) for position, actor in enumerate(found)]


def _actor(quoter: Quoter, actor: spans.Actor, name: str) -> Actor:
    mentions = in_order([quoter.words(words.start, words.end) for words in actor.mentions])
    return Actor(
        id=name,
        uid=quoter.uid("a", mentions[0]),
        mentions=mentions,
        name=one_line(actor.name),
        kind=actor.kind,
        named=actor.named,
        country=actor.country,
        country_basis=actor.country and ("context" if actor.presumed else "stated"),
        role=actor.role,
        code=actor.code,
        wikidata=actor.wikidata,
    )


def statements(quoter: Quoter, index: Index) -> list[Statement]:
    """One record a quotation or piece of reported speech."""
    found: tuple[spans.Statement, ...] = spans.read(quoter.doc, spans.STATEMENTS)
    for position, statement in reversed([*enumerate(found)]):  # of two that hold a word the first one counts
        if statement.speaker:
            words = range(statement.content.start, statement.content.end)
            index.statement_at.update(dict.fromkeys(words, position))
    return [_statement(quoter, index, statement, number) for number, statement in enumerate(found, 1)]


def _statement(quoter: Quoter, index: Index, statement: spans.Statement, number: int) -> Statement:
    content: Mention = quoter.words(statement.content.start, statement.content.end)
    return Statement(
        id=f"s{number}",
        uid=quoter.uid("s", content),
        mentions=(content,),
        speaker=None if _is_of_someone(quoter, statement.speaker) else index.actor(statement.speaker),
        speaker_mention=quoter.maybe(statement.speaker),
        cue=quoter.maybe(statement.cue),
        quoted=statement.quoted,
        content=content,
    )


def _is_of_someone(quoter: Quoter, speaker: spans.Words | None) -> bool:
    """Whether a relative or somebody hired speaks, not the person whose name stands there: "Ruiz's family"."""
    if speaker is None:
        return False
    words = quoter.doc[speaker.start : speaker.end]
    root = words.root
    theirs = root.lemma_.lower() in expand(("@relative", "lawyer", "attorney", "solicitor"))
    return theirs and root.i == speaker.end - 1 and any(word.dep_ == "poss" and word.pos_ == "PROPN" for word in words)
