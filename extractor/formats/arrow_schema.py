"""The records as columns: an Arrow schema that follows from the Pydantic models field by field, and the way there and
back.

Nothing is inferred from values, so that a file without events has the same types as one full of them. Models become
structs, tuples lists, `dict[str, str]` a map, words of a closed list strings. Arrow's strings are UTF-8, which cannot
hold a lone surrogate: where an input has one, ESCAPE and its four hexadecimal digits stand for it.
"""

import datetime as dt
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Union, get_args, get_origin

import pyarrow as pa

from models import Article, Model

PLAIN: dict[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    dt.date: pa.date32(),
}
ALWAYS = frozenset({"schema_version", "pipeline"})  # what a row says even where no article could be read
ESCAPE = "\ufdd0"  # a noncharacter, which no text is meant to hold; where one does, it is escaped as well
UNSTORABLE = re.compile(f"[\ud800-\udfff{ESCAPE}]")
STORED = re.compile(f"{ESCAPE}([0-9a-f]{{4}})")


def arrow_type(annotation: Any) -> pa.DataType:
    """The column type of a field; an optional one has the type of what it may hold.

    >>> str(arrow_type(tuple[tuple[int, int], ...]))
    'list<item: list<item: int64 not null> not null>'

    Raises:
        TypeError: no column can hold it.
    """
    inner = _without_none(annotation)
    if isinstance(inner, type) and issubclass(inner, Model):
        return pa.struct(_fields(inner))
    if get_origin(inner) is tuple:
        item = get_args(inner)[0]
        return pa.list_(pa.field("item", arrow_type(item), nullable=_without_none(item) != item))
    if get_origin(inner) is dict:
        return pa.map_(*map(arrow_type, get_args(inner)))
    for kind, column in PLAIN.items():
        if isinstance(inner, type) and issubclass(inner, kind):
            return column
    raise TypeError(f"no column type for {annotation!r}")


def _fields(model: type[Model]) -> list[pa.Field]:
    return [
        pa.field(field.alias or name, arrow_type(field.annotation), nullable=_is_optional(field.annotation))
        for name, field in model.model_fields.items()
    ]


def _is_optional(annotation: Any) -> bool:
    return get_origin(annotation) in (Union, types.UnionType) and type(None) in get_args(annotation)


def _without_none(annotation: Any) -> Any:
    """The annotation that stands beside None, bare of what `Annotated` adds."""
    if _is_optional(annotation):
        (annotation,) = (part for part in get_args(annotation) if part is not type(None))
    return getattr(annotation, "__origin__", annotation) if hasattr(annotation, "__metadata__") else annotation


FAILURE = pa.struct(
    [
        pa.field("code", pa.string(), nullable=False),
        pa.field("message", pa.string(), nullable=False),
        pa.field("hint", pa.string()),
    ]
)


@cache
def schema() -> pa.Schema:
    """The columns of an archive: `id`, `status`, `sha256`, `failure`, then the fields of `Article`."""
    own = [
        pa.field("id", pa.string(), nullable=False),
        pa.field("status", pa.string(), nullable=False),  # ok, error, crashed
        pa.field("sha256", pa.string()),  # of the text as UTF-8; null where there was none to read
        pa.field("failure", FAILURE),
    ]
    article = [field if field.name in ALWAYS else field.with_nullable(True) for field in _fields(Article)]
    return pa.schema([*own, *article])


def batch(rows: Iterable[Mapping[str, Any]], columns: pa.Schema | None = None) -> pa.RecordBatch:
    """Rows as columns; what a row does not have is null."""
    return pa.RecordBatch.from_pylist([stored(row) for row in rows], schema=columns or schema())


def rows(table: pa.RecordBatch | pa.Table) -> Iterator[dict[str, Any]]:
    """The rows that `batch` was given."""
    for row in table.to_pylist(maps_as_pydicts="strict"):
        yield restored(row)


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of an `ok` row, validated anew.

    Raises:
        pydantic.ValidationError: what the row holds is no such record.
    """
    return Article.model_validate({name: row[name] for name in Article.model_fields if name in row})


def stored(value: Any) -> Any:
    """A value as Arrow can hold it."""
    if isinstance(value, str):
        return UNSTORABLE.sub(lambda found: f"{ESCAPE}{ord(found[0]):04x}", value) if _is_odd(value) else value
    if isinstance(value, dict):
        return {stored(key): stored(part) for key, part in value.items()}
    return [stored(part) for part in value] if isinstance(value, (list, tuple)) else value


def _is_odd(value: str) -> bool:
    return not value.isascii() and UNSTORABLE.search(value) is not None


def restored(value: Any) -> Any:
    """The value that was stored.

    >>> restored(stored("a\\ud800b")) == "a\\ud800b"
    True
    """
    if isinstance(value, str):
        return STORED.sub(lambda found: chr(int(found[1], 16)), value) if ESCAPE in value else value
    if isinstance(value, dict):
        return {restored(key): restored(part) for key, part in value.items()}
    return [restored(part) for part in value] if isinstance(value, list) else value
