"""News text in, validated records out.

>>> from extractor import extract
>>> article = extract("Two soldiers were killed in Mosul on 3 May 2019.")
>>> [(c.kind.value, c.min) for c in article.casualties]
[('killed', 2)]

The dates of a text alone:

>>> import datetime
>>> from extractor import dates
>>> [date.value for date in dates("Talks resume on Tuesday.", published=datetime.date(2020, 11, 18))]
['2020-11-24']

The places of a text alone:

>>> from extractor import places
>>> [(place.name, place.country) for place in places("Shells fell on Kharkiv.")]
[('Kharkiv', 'UA')]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractError, InputError, LexiconError, ModelError
from extractor.version import __version__

if TYPE_CHECKING:
    from extractor.extraction import Explanation, Extractor, Row, dates, explain, extract, places
    from extractor.formats.json_document import json_document
    from extractor.merging import merge
    from extractor.reading.sources import read_sources
    from extractor.results import Result
    from models import *  # noqa: F403  the records are part of the public face
    from models import __all__ as _records

    __all__ = [
        "Explanation",
        "ExtractError",
        "Extractor",
        "InputError",
        "LexiconError",
        "ModelError",
        "Result",
        "Row",
        "__version__",
        "dates",
        "explain",
        "extract",
        "json_document",
        "merge",
        "places",
        "read_sources",
        *_records,
    ]

_LATE = {  # on first use, for most of it is heavy
    "Explanation": "extractor.extraction",
    "Extractor": "extractor.extraction",
    "Result": "extractor.results",
    "Row": "extractor.extraction",
    "dates": "extractor.extraction",
    "explain": "extractor.extraction",
    "extract": "extractor.extraction",
    "json_document": "extractor.formats.json_document",
    "merge": "extractor.merging",
    "places": "extractor.extraction",
    "read_sources": "extractor.reading.sources",
}

_OWN = ("ExtractError", "InputError", "LexiconError", "ModelError", "__version__")


def __getattr__(name: str) -> Any:
    """What is heavy to import, on its first use; the records are those of `models`."""
    if name in _LATE:
        return getattr(import_module(_LATE[name]), name)
    if name == "__all__":
        return sorted([*_OWN, *_LATE, *import_module("models").__all__])
    if name.startswith("_") or name not in import_module("models").__all__:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    import_module("extractor.notebooks").install()
    return getattr(import_module("models"), name)
