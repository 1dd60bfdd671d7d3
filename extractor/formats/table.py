"""CSV: a row an event, an empty cell where nothing is known; first our own columns, then ACLED-shaped ones.

Passed-through fields become columns at the end. Since a later article may bring a new one, rows are held aside (in a
temporary file once they are many) and written when all are known.
"""

import csv
import io
import json
import re
import tempfile
from typing import BinaryIO

from extractor.formats import Options
from extractor.formats.flat import CIVILIAN_TARGETING, DOERS, SUFFERERS, Cell, FlatEvent, country, one_line, quantity
from models import Article, CasualtyKind, Event

HELD = 10_000_000  # bytes in memory, before a file holds them
FORMULA = re.compile(
    r"[\s'\"\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]"
)  # how cells begin that a spreadsheet computes
RISKY = ("\t", "\r", "\n")
# What no terminal, reader or database takes for text: controls but line breaks and tabs, marks that turn text around.
TREACHEROUS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
CODING = ("accept", "correction")  # for a coder


class Writer:
    """Holds the rows, then writes them below their header."""

    def __init__(self, out: BinaryIO, options: Options) -> None:
        self.out = out
        self.fields = dict.fromkeys(options.fields)
        self.rows = tempfile.SpooledTemporaryFile(HELD, "w+", encoding="ascii", newline="\n")  # noqa: SIM115

    def write(self, article: Article) -> None:
        self.fields.update(dict.fromkeys(article.source.fields))
        for event in article.events:
            row = {**columns(article, event), **dict.fromkeys(CODING)}
            json.dump([list(row.values()), article.source.fields], self.rows)
            self.rows.write("\n")

    def finish(self) -> None:
        """Write the header, and the rows with a cell for each field."""
        with self.rows:
            self._print([*COLUMNS, *CODING, *map(_as_column, self.fields)])
            self.rows.seek(0)
            for line in self.rows:
                cells, fields = json.loads(line)
                self._print([*cells, *(fields.get(name) for name in self.fields)])

    def _print(self, cells: list[Cell]) -> None:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow([_cell(cell) for cell in cells])
        self.out.write(line.getvalue().encode())


def _as_column(name: str) -> str:
    """A field's name as a column's; one that is a column's already is marked."""
    return f"field_{name}" if name in {*COLUMNS, *CODING} else name


def _cell(value: Cell) -> str | int | float:
    """A value that a spreadsheet shows as it stands: a text that might be a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return value
    text = TREACHEROUS.sub(lambda found: found[0].encode("unicode_escape").decode(), value)
    return f"'{text}" if FORMULA.match(text) or text.startswith(RISKY) else text


def columns(article: Article, event: Event) -> dict[str, Cell]:
    """All columns of an event but the coder's, in order."""
    flat = FlatEvent(article, event)
    return {**_own(flat), **_acled(flat)}


def _own(flat: FlatEvent) -> dict[str, Cell]:
    article, event = flat.article, flat.event
    when, deaths, codes = event.when, event.fatalities, event.codes
    wounded, troops = flat.total(CasualtyKind.WOUNDED), flat.troops
    return {
        "uid": event.uid,
        "article_id": article.source.sha256[:16],
        "source": article.source.name,
        "url": article.source.url,
        "publisher": article.article.publisher,
        "published": article.article.published.value if article.article.published else None,
        "event_date_start": when.earliest.isoformat() if when and when.earliest else None,
        "event_date_end": when.latest.isoformat() if when and when.latest else None,
        "type": event.type,
        "status": event.status.value,
        "outcome": event.outcome.value if event.outcome else None,
        "salience": event.salience.value,
        "aggregate": event.aggregate,
        "agent": flat.names(*DOERS),
        "target": flat.names(*SUFFERERS),
        "responsibility": event.responsibility.value.value if event.responsibility else None,
        "attribution": one_line(event.attribution.mention.text) if event.attribution else None,
        "fatalities_low": deaths.low if deaths else None,
        "fatalities_best": deaths.best if deaths else None,
        "fatalities_high": deaths.high if deaths else None,
        "wounded_min": wounded[0],
        "wounded_max": wounded[1],
        "civilians_killed": flat.civilians_killed,
        "troops_from": troops[0],
        "troops_to": troops[1],
        "participants": quantity(event.participants),
        "plover_event": codes.plover.event if codes.plover else None,
        "plover_modes": ";".join(codes.plover.modes) if codes.plover else None,
        "cameo": codes.cameo,
        "cameo_root": codes.cameo_root,
        "evidence": event.evidence.text,
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "match_key": flat.match_key,
        "rule": event.rule,
    }


def _acled(flat: FlatEvent) -> dict[str, Cell]:
    event, place = flat.event, flat.places[0] if flat.places else None
    name, numeric, alpha3 = country(event.country)
    spot, acled = flat.position, event.codes.acled
    doers, sufferers = flat.known(*DOERS), flat.known(*SUFFERERS)
    sides = list(dict.fromkeys(one_line(actor.name) for actor in [*doers[:1], *sufferers[:1], *doers[1:]]))
    return {
        "event_date": flat.day,
        "time_precision": flat.time_precision,
        "acled_event_type": acled.event_type if acled else None,
        "acled_sub_event_type": acled.sub_event_type if acled else None,
        "actor1": sides[0] if sides else None,
        "actor2": sides[1] if len(sides) > 1 else None,
        "civilian_targeting": CIVILIAN_TARGETING if event.civilian_targeting else None,
        "country": name,
        "iso": numeric,
        "iso3": alpha3,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "location": place.name if place and place.kind.value != "country" else None,
        "latitude": spot.latitude if spot else None,
        "longitude": spot.longitude if spot else None,
        "geo_precision": flat.geo_precision,
        "fatalities": flat.acled_fatalities,
        "notes": one_line(event.evidence.text),
    }


COLUMNS = tuple(
    "uid article_id source url publisher published event_date_start event_date_end type status outcome salience "
    "aggregate agent target responsibility attribution fatalities_low fatalities_best fatalities_high wounded_min "
    "wounded_max civilians_killed troops_from troops_to participants plover_event plover_modes cameo cameo_root "
    "evidence evidence_start evidence_end match_key rule event_date time_precision acled_event_type "
    "acled_sub_event_type actor1 actor2 civilian_targeting country iso iso3 admin1 admin2 location latitude longitude "
    "geo_precision fatalities notes".split()
)
