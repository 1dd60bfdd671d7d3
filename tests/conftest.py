"""What the tests share: the pipeline, loaded once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from extractor import Extractor, lexicon, pipeline
from extractor.running import signals

ROOT = Path(__file__).parent.parent


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say so where the tests in a browser are left out."""
    is_plain = config.option.markexpr == "not browser"
    return "browser tests: left out (pytest -m browser runs them, see docs/report.md)" if is_plain else None


@pytest.fixture(autouse=True)
def _shipped_lexicons() -> Iterator[None]:
    """After a test with a folder of its own, the next one has the shipped lexicons again."""
    yield
    lexicon.use(None)


@pytest.fixture(autouse=True)
def _signals_stay_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command, run within a test, leaves signals to whoever runs the tests."""
    monkeypatch.setattr(signals, "install", lambda: None)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return pipeline.load()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()
