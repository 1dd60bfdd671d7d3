"""The samples give what was reviewed; `python tools/update_samples.py` rewrites it, to be read as a diff."""

import json
from pathlib import Path

import pytest

from extractor import Extractor

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_there_are_samples_and_each_has_its_record():
    assert len(SAMPLES) >= 6
    assert all(path.with_suffix(".json").exists() for path in SAMPLES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_gives_its_golden_record(extractor, path):
    golden = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = extractor(path.read_text(encoding="utf-8"), name=path.name)
    found = article.model_dump(mode="json", by_alias=True)
    for record in (found, golden):  # which versions made it is no part of what was found
        record.pop("pipeline")
    assert found == golden
