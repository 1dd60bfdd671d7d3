"""`--check`: is the model there and whole, and does it make of a stored text what it made of it here?"""

from collections.abc import Callable

from extractor.checksums import verify
from extractor.errors import ExtractError
from extractor.extraction import Extractor
from extractor.formats.json_document import json_document
from extractor.pipeline import MODEL
from extractor.reading.records import read_record
from extractor.reading.rows import Row
from extractor.running.stored import FOLDER
from models import Article

NAME = "check.txt"


class CheckError(ExtractError):
    """The program does not do what it should."""


def check(model: str = MODEL, *, say: Callable[[str], object]) -> None:
    """Say what is as it should be.

    Raises:
        ModelError: the model is missing, or its files are not the expected ones.
        CheckError: the stored result is not reproduced.
    """
    compared = verify(model)
    extractor = Extractor(model=model)
    known = "no sums of it are known" if compared is None else f"{compared} files as expected"
    say(f"model: {extractor.nlp.meta['lang']}_{extractor.nlp.meta['name']} {extractor.nlp.meta['version']}, {known}")
    differing = differences(read_record((FOLDER / "check.json").read_bytes(), "check.json"), stored_article(extractor))
    if differing:
        problem = f"check: the stored result is not reproduced: {', '.join(differing)}"
        raise CheckError(f"{problem} (try: pip install --force-reinstall the versions of requirements.lock)")
    say("sample: the stored result is reproduced")


def stored_article(extractor: Extractor) -> Article:
    """What the stored text gives."""
    text = (FOLDER / NAME).read_text(encoding="utf-8")
    return next(extractor.pipe([Row(text, name=NAME)]))


def differences(expected: Article, found: Article) -> list[str]:
    """The fields that differ; versions are no difference."""
    return [
        name for name in Article.model_fields if name != "pipeline" and getattr(expected, name) != getattr(found, name)
    ]


def store() -> None:
    """Store anew what the text gives; for `tools/update_samples.py`."""
    (FOLDER / "check.json").write_text(json_document(stored_article(Extractor()), indent=2) + "\n", encoding="utf-8")
