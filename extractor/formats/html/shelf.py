"""Many articles on one page: a list that reads without a script, and packed views that the script builds."""

import base64
import json
import zlib
from collections import Counter
from collections.abc import Collection
from typing import Any, NamedTuple

from markupsafe import Markup

from extractor.formats.html import page
from extractor.formats.html.bars import Bars, Window, bars
from extractor.formats.html.cards import Index
from extractor.formats.html.compact import compact
from extractor.formats.html.event_card import brief_where
from extractor.formats.html.maps import Map, Spot, lay_out, window
from extractor.formats.html.view import title_of, view
from extractor.formats.html.visible import one_line
from extractor.formats.html.wording import Link, country, days, moment, titled
from extractor.formats.html.world import WHOLE, draw
from models import Article, Event

CHUNK = 40  # articles that are packed together
TOLERANCE = 8  # hundredths of a degree, of the map that all articles share
GIST = 5  # events of an article that the list names
KNOWN = 400  # actors that the filter proposes
MANY_ARTICLES, MANY_BYTES = 2_000, 10_000_000  # above which a browser takes long
OTHER_WAY = "extract … -o news.sqlite, then: datasette news.sqlite"


class Item(NamedTuple):
    """An article in the list."""

    title: str
    about: str
    gist: str


class Found(NamedTuple):
    """What the filters know of an event; numbers of names, -1 for none."""

    type: int
    country: int
    when: tuple[str, str]
    days: Window | None
    place: int


class Numbers:
    """Names by number, in the order in which they came."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def of(self, name: Any) -> int:
        """The number of a name."""
        return self._numbers.setdefault(name, len(self._numbers))

    def names(self) -> list[Any]:
        """All names, by number."""
        return list(self._numbers)


class Shelf:
    """The articles of one page, taken one by one; of each only its packed view and its line in the list are kept."""

    def __init__(self, select: Collection[str]) -> None:
        self.select = select
        self.items: list[Item] = []
        self.events: list[list[Found]] = []
        self.who: list[list[int]] = []
        self.types, self.countries, self.actors, self.places = Numbers(), Numbers(), Numbers(), Numbers()
        self.named: Counter[str] = Counter()
        self.packed: list[str] = []
        self._waiting: list[str] = []

    def add(self, article: Article, text: str) -> None:
        """Take the next article."""
        self._waiting.append(compact(view(article, text, self.select)))
        if len(self._waiting) == CHUNK:
            self._pack()
        index = Index(article)
        events = article.events if "events" in self.select else ()
        actors = article.actors if "actors" in self.select else ()
        self.items.append(Item(title_of(article), _about(article), _gist(events, index)))
        self.events.append([self._found(event, index) for event in events])
        names = dict.fromkeys(one_line(actor.name) for actor in actors)
        self.who.append([self.actors.of(name) for name in names])
        self.named.update(dict.fromkeys((one_line(actor.name) for actor in actors if actor.named), 1))

    def _pack(self) -> None:
        self.packed.append(_packed(f"[{','.join(self._waiting)}]"))
        self._waiting.clear()

    def _found(self, event: Event, index: Index) -> Found:
        when = event.when
        ends = (str(when.earliest or ""), str(when.latest or "")) if when else ("", "")
        both = (when.earliest, when.latest) if when and when.earliest and when.latest else None
        places = [index.places[id_] for id_ in event.where]
        spot = next(((p.latitude, p.longitude, one_line(p.name)) for p in places if p.latitude is not None), None)
        return Found(
            self.types.of(titled(event.type)),
            self.countries.of(country(event.country)) if event.country else -1,
            ends,
            both,
            self.places.of(spot) if spot else -1,
        )

    def page(self) -> tuple[str, str | None]:
        """The page, and what there is to say of its size."""
        if self._waiting:
            self._pack()
        drawn = bars([found.days for events in self.events for found in events])
        index = _packed(json.dumps(self._index(drawn), ensure_ascii=False, separators=(",", ":")))
        size = sum(map(len, self.packed))
        warning = self._warning(size)
        html = page.render(
            title=self._title(),
            heading=self._title(),
            sums=page.number(sum(map(len, self.events)), "events"),
            kinds=page.switches(self.select),
            bars=drawn,
            map=self._map(),
            drawing=draw([WHOLE], TOLERANCE),
            items=self.items,
            warning=warning,
            data=Markup(json.dumps([index, *self.packed])),
        )
        return html, warning

    def _title(self) -> str:
        return page.number(len(self.items), "articles")

    def _warning(self, size: int) -> str | None:
        if len(self.items) <= MANY_ARTICLES and size <= MANY_BYTES:
            return None
        return (
            f"this page holds {self._title()} ({size / 1e6:,.0f} MB), and browsers take long with more than "
            f"{MANY_ARTICLES:,} or {MANY_BYTES // 1_000_000} MB (try: {OTHER_WAY})"
        )

    def _index(self, drawn: Bars | None) -> dict[str, Any]:
        """What the filters go by."""
        windows = drawn.windows if drawn else ()
        number = drawn.number if drawn else lambda _: -1
        known = sorted(self.named, key=lambda name: (-self.named[name], name))[:KNOWN]
        return {
            "title": self._title(),
            "chunk": CHUNK,
            "types": self.types.names(),
            "countries": self.countries.names(),
            "actors": self.actors.names(),
            "known": sorted(known),
            "bins": [[first.isoformat(), last.isoformat(), days(first, last)] for first, last in windows],
            "articles": [
                [[[f.type, f.country, *f.when, number(f.days), f.place] for f in events], who]
                for events, who in zip(self.events, self.who, strict=True)
            ],
        }

    def _map(self) -> Map | None:
        uses = Counter(found.place for events in self.events for found in events)
        spots = [
            Spot(str(number), name, "city", longitude, latitude, uses[number])
            for number, (latitude, longitude, name) in enumerate(self.places.names())
        ]
        return lay_out(spots, window(spots), named=25) if spots else None


def _packed(text: str) -> str:
    """Deflated, in letters that HTML leaves alone."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _about(article: Article) -> str:
    parts = article.article
    published = moment(parts.published.value) if parts.published else None
    name = article.source.name if article.source.name != parts.title else None
    return " · ".join(one_line(value) for value in (published, parts.publisher, name) if value)


def _gist(events: Collection[Event], index: Index) -> str:
    """The first events in a line: what, where, when."""
    told = [event for event in events if event.salience.value != "background"] or list(events)
    lines = []
    for event in told[:GIST]:
        place = brief_where(event, index)
        when = days(event.when.earliest, event.when.latest) if event.when else ""
        status = "" if event.status.value == "occurred" else f" ({event.status.value})"
        said = "".join(part.text if isinstance(part, Link) else part for part in place)
        lines.append(", ".join(filter(None, (f"{index.types[event.id]}{status} {said}".strip(), when))))
    return " · ".join(lines) + (f" · {len(events) - len(lines)} more" if len(events) > len(lines) else "")
