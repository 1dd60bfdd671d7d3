"""The committed JSON Schema is that of the records, and what is printed keeps to it."""

import json

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator

from extractor import Collection, Extractor, json_schema, merge
from extractor.formats.json_document import json_document

SCHEMA = ROOT / "docs" / "schema.json"


def test_the_committed_schema_is_that_of_the_records() -> None:
    committed = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert committed == json_schema(), "the records changed: python tools/update_samples.py, then read the diff"


def test_the_committed_schema_of_collections_is_that_of_the_records() -> None:
    committed = json.loads((ROOT / "docs" / "collection.schema.json").read_text(encoding="utf-8"))
    assert committed == json_schema(Collection), "the records changed: python tools/update_samples.py"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())
    Draft202012Validator.check_schema(json_schema(Collection))


def test_a_collection_keeps_to_its_schema(extractor: Extractor) -> None:
    articles = [extractor(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "samples").glob("*.txt"))[:3]]
    printed = json.loads(merge(articles).model_dump_json(by_alias=True))
    assert [error.message for error in Draft202012Validator(json_schema(Collection)).iter_errors(printed)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_printed_keeps_to_the_schema(extractor: Extractor, path) -> None:
    printed = json.loads(json_document(extractor(path.read_text(encoding="utf-8"), name=path.name)))
    assert [error.message for error in Draft202012Validator(json_schema()).iter_errors(printed)] == []
