"""Records as columns and back: nothing is lost, nothing is inferred; Parquet in."""

import datetime as dt
import io
import types
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import Article, Extractor, InputError, Row
from extractor.formats import Options
from extractor.formats.arrow_schema import ESCAPE, arrow_type, article_of, batch, restored, rows, schema, stored
from extractor.formats.parquet import Writer, read_archive
from extractor.reading.parquet import read_parquet
from extractor.results import LISTS
from models import Event, Model

SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
WORDS = st.text(st.characters() | st.sampled_from(["\ud800", "\udfff", ESCAPE, "\x00", "0"]), max_size=8)
LEAVES: dict[type, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    dt.date: st.dates(),
    str: WORDS,
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Whatever a field may hold, as `model_dump` gives it; its validators are not asked."""
    if hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    parts = get_args(annotation)
    if get_origin(annotation) in (Union, types.UnionType):
        return st.one_of(*(values(part) for part in parts))
    if annotation is types.NoneType:
        return st.none()
    if get_origin(annotation) is tuple:
        if parts[-1] is Ellipsis:
            return st.lists(values(parts[0]), max_size=2)
        return st.tuples(*map(values, parts)).map(list)
    if get_origin(annotation) is dict:
        return st.dictionaries(*map(values, parts), max_size=2)
    if issubclass(annotation, Model):
        return documents(annotation)
    if issubclass(annotation, Enum):
        return st.sampled_from([member.value for member in annotation])
    return LEAVES[annotation]


def documents(model: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    """Objects with the fields of a model."""
    fields = {field.alias or name: values(field.annotation) for name, field in model.model_fields.items()}
    return st.fixed_dictionaries(fields)


def written(articles: list[Article], **options: Any) -> bytes:
    out = io.BytesIO()
    writer = Writer(out, Options(**options))
    for article in articles:
        writer.write(article)
    writer.finish()
    assert not out.closed
    return out.getvalue()


@pytest.fixture(scope="module")
def articles(extractor: Extractor) -> list[Article]:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    return list(extractor.pipe(Row(text, name=path.name) for path, text in zip(SAMPLES, texts, strict=True)))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents(Article))
def test_any_record_comes_back_from_parquet_as_it_was(record: dict[str, Any]) -> None:
    file = io.BytesIO()
    columns = batch([{"id": "a", "status": "ok", **record}])
    columns.validate(full=True)
    pq.write_table(pa.Table.from_batches([columns]), file)
    (back,) = rows(pq.read_table(file))
    assert {name: back[name] for name in record} == record


@settings(max_examples=200, deadline=None)
@given(WORDS)
def test_any_string_can_be_stored(words: str) -> None:
    stored(words).encode()
    assert restored(stored(words)) == words


def test_articles_come_back_whole(articles: list[Article], tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(written(articles))
    (tmp_path / "b.parquet").write_bytes(written([]))
    assert list(read_archive(tmp_path)) == articles


def test_a_lone_surrogate_comes_back(extractor: Extractor) -> None:
    article = extractor.read(
        Row("Rebels killed two \ud800 soldiers in Homs.", name="\ud800", fields={"\udfff": ESCAPE})
    )
    (row,) = rows(pq.read_table(io.BytesIO(written([article]))))
    assert article_of(row) == article


def test_a_file_without_events_has_the_types_of_one_full_of_them(articles: list[Article], extractor: Extractor) -> None:
    full, bare, none = (pq.read_schema(io.BytesIO(written(some))) for some in (articles, [extractor("Home")], []))
    assert full.equals(schema())
    assert bare.equals(full)
    assert none.equals(full)


def test_every_field_of_the_models_is_a_column() -> None:
    assert schema().names == ["id", "status", "sha256", "failure", *Article.model_fields]
    event = schema().field("events").type.value_type
    assert [field.name for field in event] == list(Event.model_fields)
    assert str(schema().field("troop_numbers").type.value_type.field("change").type) == (
        "struct<from: int64 not null, to: int64 not null>"
    )


@pytest.mark.parametrize(
    ("annotation", "type_"),
    [
        (str, "string"),
        (int | None, "int64"),
        (tuple[str | None, ...], "list<item: string>"),
        (tuple[tuple[int, int], ...], "list<item: list<item: int64 not null> not null>"),
        (dict[str, str], "map<string, string>"),
        (dt.date, "date32[day]"),
    ],
    ids=str,
)
def test_the_type_of_a_column_follows_from_the_annotation(annotation: Any, type_: str) -> None:
    assert str(arrow_type(annotation)) == type_


def test_a_field_that_no_column_can_hold_is_an_error() -> None:
    with pytest.raises(TypeError, match="no column type for <class 'bytes'>"):
        arrow_type(bytes)


def test_only_selected_lists_are_columns(articles: list[Article]) -> None:
    names = pq.read_schema(io.BytesIO(written(articles, select=("events",)))).names
    assert set(names) & set(LISTS) == {"events"}


def test_the_same_articles_give_the_same_bytes(articles: list[Article]) -> None:
    assert written(articles) == written(articles)


def test_a_row_group_is_written_when_it_is_full(articles: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.formats.parquet.GROUP", 1)
    file = pq.ParquetFile(io.BytesIO(written(articles * 20)))
    assert file.metadata.num_row_groups == -(-len(articles) * 20 // 64)
    assert file.metadata.num_rows == len(articles) * 20


class Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError("a pipe")


def test_parquet_goes_down_a_pipe(articles: list[Article]) -> None:
    out = Pipe()
    writer = Writer(out, Options())
    writer.write(articles[0])
    writer.finish()
    assert pq.read_table(io.BytesIO(out.getvalue())).num_rows == 1


# Parquet in


def table(**columns: list[Any]) -> io.BytesIO:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file


def test_a_row_of_parquet_is_an_article_with_what_stands_beside_it() -> None:
    day = dt.datetime(2019, 5, 3, 9, 30)
    file = table(text=["Shells fell."], id=["x1"], date=[day], url=["https://a.example/1"], scale=[3], tags=[["a"]])
    (row,) = read_parquet(file, "news.parquet")
    assert isinstance(row, Row)
    assert (row.text, row.name, row.date, row.url) == ("Shells fell.", "x1", day.date(), "https://a.example/1")
    assert row.fields == {"scale": "3", "tags": '["a"]'}


def test_rows_without_an_id_are_named_by_their_place_and_one_without_text_is_an_error() -> None:
    first, second = read_parquet(table(body=["Shells fell.", None]), "news.parquet", text_field="body")
    assert isinstance(first, Row)
    assert first.name == "news.parquet:1"
    assert str(second) == 'news.parquet:2: field "body" is missing or no string (has: body)'


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (lambda: table(body=["x"]), 'a.parquet: column "text" is missing (has: body) (try: --text-field NAME)'),
        (lambda: io.BytesIO(b"PAR1 but no more"), "a.parquet: is no Parquet file, or a damaged one: "),
        (lambda: io.BytesIO(written([])), "(try: --input records, for these are records already)"),
    ],
    ids=["no text", "damaged", "records"],
)
def test_what_cannot_be_read_says_why(file: Callable[[], io.BytesIO], message: str) -> None:
    with pytest.raises(InputError) as told:
        list(read_parquet(file(), "a.parquet"))
    assert message in str(told.value)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(InputError, match=r'pyarrow, which reads those, is not installed \(try: pip install "\.\[parq'):
        list(read_parquet(io.BytesIO(), "a.parquet"))


@pytest.mark.parametrize(
    "column",
    [
        pa.array([2**60, 0], pa.timestamp("us")),
        pa.array([2**30, 0], pa.date32()),
        pa.array([0, 0], pa.timestamp("us", "Nowhere/City")),
        pa.Array.from_buffers(
            pa.string(), 2, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0\4\0\0\0"), pa.py_buffer(b"\xff\xfeok")]
        ),
    ],
    ids=["a time beyond 9999", "a day beyond 9999", "a zone that there is not", "no UTF-8"],
)
def test_a_value_that_python_has_none_for_costs_no_row(column: pa.Array) -> None:
    file = io.BytesIO()
    pq.write_table(pa.table({"text": ["a", "b"], "when": column}), file)
    found = list(read_parquet(file, "a.parquet"))
    assert [row.text for row in found if isinstance(row, Row)] == ["a", "b"]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"text": pa.array([b"x"])}, 'column "text" is binary, not string (try: --text-field NAME)'),
        ({"text": [1]}, 'column "text" is int64, not string (try: --text-field NAME)'),
        ({"Text": ["x"]}, 'column "text" is missing (has: Text) (try: --text-field NAME)'),
    ],
    ids=["bytes", "numbers", "another name"],
)
def test_a_column_that_holds_no_text_is_one_error(table: dict[str, Any], message: str) -> None:
    file = io.BytesIO()
    pq.write_table(pa.table(table), file)
    with pytest.raises(InputError) as caught:
        list(read_parquet(file, "a.parquet"))
    assert str(caught.value) == f"a.parquet: {message}"
