"""SQLite: a table a list of records, as Datasette, DuckDB and R open it.

Records are known by the article's number and their own id; what refers to them holds both. Every value is given as a
parameter, never as a part of a statement.
"""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from extractor.formats import Options
from extractor.formats.table import COLUMNS, columns
from models import Article, Casualty, Event, TroopNumber

Row = tuple[Any, ...]
COUNT = ("kind min max bound word approximate unit status country place event").split()
TABLES: dict[str, tuple[str, ...]] = {  # columns behind `article` and `id`
    "events": (*(name for name in COLUMNS if name not in {"article_id", "source", "url", "publisher", "published"}),
               "category", "targeted", "phase", "part_of", "trigger"),
    "actors": ("uid", "name", "kind", "named", "country", "country_basis", "role", "code", "wikidata"),
    "places": ("uid", "name", "kind", "country", "admin1", "admin2", "latitude", "longitude", "geonameid", "basis"),
    "troop_numbers": ("uid", *COUNT, "force", "force_name", "change_from", "change_to"),
    "casualties": ("uid", *COUNT, "civilian", "group", "includes_attackers", "scope", "part_of"),
    "dates": ("uid", "kind", "value", "mod", "earliest", "latest", "basis", "anchor"),
    "statements": ("uid", "speaker", "speaker_words", "cue", "quoted", "content"),
}  # fmt: skip
ARTICLES = tuple("source url format encoding sha256 characters text title publisher published language fields".split())
NUMBERS = frozenset(
    "min max approximate named quoted civilian includes_attackers aggregate targeted change_from change_to iso "
    "fatalities fatalities_low fatalities_best fatalities_high wounded_min wounded_max civilians_killed troops_from "
    "troops_to evidence_start evidence_end time_precision geo_precision geonameid characters start end".split()
)


class Writer:
    """Builds a database of its own, and copies it to where it belongs when it is complete."""

    def __init__(self, out: BinaryIO, options: Options) -> None:
        self.out, self.number, self.select = out, 0, options.select
        self.database = sqlite3.connect("", isolation_level=None)  # on disk, without a name
        self.database.execute("PRAGMA journal_mode = OFF")
        self.database.execute("BEGIN")
        for statement in _schema():
            self.database.execute(statement)

    def write(self, article: Article) -> None:
        self.number += 1
        self._insert("articles", [(self.number, *_article(article))])
        if "events" in self.select:
            self._insert("arguments", _arguments(self.number, article))
        for name in TABLES:
            if name in self.select:
                records = getattr(article, name)
                self._insert(name, ((self.number, record.id, *_values(name, article, record)) for record in records))
                self._insert("mentions", _mentions(self.number, name, records))

    def finish(self) -> None:
        """Copy the database."""
        self.database.execute("COMMIT")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "records.sqlite")
            self.database.execute("VACUUM INTO ?", (str(path),))
            self.database.close()
            with path.open("rb") as file:
                shutil.copyfileobj(file, self.out)

    def _insert(self, table: str, rows: Any) -> None:
        for row in rows:
            marks = ", ".join("?" * len(row))
            self.database.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(map(_storable, row)))


def _storable(value: Any) -> Any:
    """A text that UTF-8 can hold, without NULs, at which some readers end."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")
    return value


def _schema() -> Iterator[str]:
    yield f"CREATE TABLE articles (id INTEGER PRIMARY KEY, {_typed(ARTICLES)})"
    for name, known in TABLES.items():
        key = "article INTEGER NOT NULL REFERENCES articles(id), id TEXT NOT NULL"
        yield f"CREATE TABLE {name} ({key}, {_typed(known)}, PRIMARY KEY (article, id))"
    yield (
        "CREATE TABLE arguments (article INTEGER NOT NULL, event TEXT NOT NULL, role TEXT, text TEXT, start INTEGER, "
        '"end" INTEGER, actor TEXT, place TEXT, FOREIGN KEY (article, event) REFERENCES events(article, id))'
    )
    yield (
        "CREATE TABLE mentions (article INTEGER NOT NULL REFERENCES articles(id), list TEXT, record TEXT, "
        'start INTEGER, "end" INTEGER, text TEXT, use TEXT)'
    )
    yield "CREATE INDEX mentions_of ON mentions (article, record)"
    yield "CREATE INDEX arguments_of ON arguments (article, event)"


def _typed(names: tuple[str, ...]) -> str:
    kinds = {"latitude": "REAL", "longitude": "REAL", **dict.fromkeys(NUMBERS, "INTEGER")}
    return ", ".join(f'"{name}" {kinds.get(name, "TEXT")}' for name in names)


def _article(article: Article) -> Row:
    source, parts = article.source, article.article
    published = parts.published.value if parts.published else None
    fields = json.dumps(source.fields, ensure_ascii=False, sort_keys=True) if source.fields else None
    own = (source.name, source.url, source.format.value, source.encoding, source.sha256, source.characters, source.text)
    return (*own, parts.title, parts.publisher, published, parts.language, fields)


def _values(table: str, article: Article, record: Any) -> Row:
    """A record's columns."""
    if isinstance(record, Event):
        known = columns(article, record)
        phase = record.phase.value if record.phase else None
        more: dict[str, Any] = {name: getattr(record, name) for name in ("category", "targeted", "part_of")}
        more |= {"phase": phase, "trigger": record.trigger.text}
        return tuple({**known, **more}[name] for name in TABLES[table])
    if isinstance(record, (Casualty, TroopNumber)):
        change = record.change if isinstance(record, TroopNumber) else None
        more = {"change_from": change.from_ if change else None, "change_to": change.to if change else None}
        return tuple(more[name] if name in more else _plain(getattr(record, name)) for name in TABLES[table])
    if table == "statements":
        speaker = record.speaker_mention.text if record.speaker_mention else None
        cue = record.cue.text if record.cue else None
        return record.uid, record.speaker, speaker, cue, record.quoted, record.content.text
    return tuple(_plain(getattr(record, name)) for name in TABLES[table])


def _plain(value: Any) -> Any:
    """A value as SQLite takes it: names for enumerated ones, ISO for days."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return str(value.value) if hasattr(value, "value") else str(value)


def _arguments(number: int, article: Article) -> Iterator[Row]:
    for event in article.events:
        for argument in event.arguments:
            words = argument.mention
            yield (
                number,
                event.id,
                argument.role.value,
                words.text,
                words.start,
                words.end,
                argument.actor,
                argument.place,
            )


def _mentions(number: int, table: str, records: Any) -> Iterator[Row]:
    for record in records:
        for mention in record.mentions:
            use = getattr(mention, "use", None)
            yield number, table, record.id, mention.start, mention.end, mention.text, use.value if use else None
