"""News text in, validated records out.

>>> from extractor import extract
>>> article = extract("Two soldiers were killed in Mosul on 3 May 2019.")
>>> [(c.kind.value, c.min) for c in article.casualties]
[('killed', 2)]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractError, InputError, LexiconError, ModelError
from extractor.version import __version__
from models import *  # noqa: F403  the records are part of the public face
from models import __all__ as _records

if TYPE_CHECKING:
    from extractor.extraction import Explanation, Extractor, Row, explain, extract
    from extractor.formats.json_document import json_document
    from extractor.reading.sources import read_sources

_LATE = {  # on first use, for most of it is heavy
    "Explanation": "extractor.extraction",
    "Extractor": "extractor.extraction",
    "Row": "extractor.extraction",
    "explain": "extractor.extraction",
    "extract": "extractor.extraction",
    "json_document": "extractor.formats.json_document",
    "read_sources": "extractor.reading.sources",
}

__all__ = [
    "Explanation",
    "ExtractError",
    "Extractor",
    "InputError",
    "LexiconError",
    "ModelError",
    "Row",
    "__version__",
    "explain",
    "extract",
    "json_document",
    "read_sources",
    *_records,
]


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)
