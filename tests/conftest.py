"""What the tests share: the pipeline, loaded once."""

from pathlib import Path

import pytest
from spacy.language import Language

from extractor import Extractor, pipeline

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline.load()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
