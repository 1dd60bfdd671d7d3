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
from models import *  # noqa: F403  the records are part of the public face
from models import __all__ as _records

if TYPE_CHECKING:
    from extractor.extraction import Explanation, Extractor, Row, dates, explain, extract, places
    from extractor.formats.json_document import json_document
    from extractor.merging import merge
    from extractor.reading.sources import read_sources

_LATE = {  # on first use, for most of it is heavy
    "Explanation": "extractor.extraction",
    "Extractor": "extractor.extraction",
    "Row": "extractor.extraction",
    "dates": "extractor.extraction",
    "explain": "extractor.extraction",
    "extract": "extractor.extraction",
    "json_document": "extractor.formats.json_document",
    "merge": "extractor.merging",
    "places": "extractor.extraction",
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
    "dates",
    "explain",
    "extract",
    "json_document",
    "merge",
    "places",
    "read_sources",
    *_records,
]


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    return getattr(import_module(_LATE[name]), name)
