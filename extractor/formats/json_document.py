"""An article as one JSON document."""

import json
import re
from collections.abc import Collection
from typing import BinaryIO

from extractor.formats import Options
from extractor.results import LISTS
from models import Article

# Legal in JSON, but they break lines, hide text or turn it around where the output is read or pasted: DEL and C1
# controls (U+0085 among them), line and paragraph separators, bidirectional embeddings, overrides and isolates,
# and lone surrogates, which no UTF-8 file can hold.
TREACHEROUS = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Writer:
    """One document an article, a line each where they are not indented."""

    def __init__(self, out: BinaryIO, options: Options) -> None:
        self.out, self.options = out, options

    def write(self, article: Article) -> None:
        document = json_document(article, indent=self.options.indent, select=self.options.select)
        self.out.write(f"{document}\n".encode())  # in one piece

    def finish(self) -> None:
        """Nothing is left."""


def json_document(article: Article, *, indent: int | None = None, select: Collection[str] = LISTS) -> str:
    """The article's JSON, without a line break at its end; one line where `indent` is None.

    Lists of records that are not in `select` are left out.
    """
    unwanted = set(LISTS).difference(select)
    record = article.model_dump(mode="json", by_alias=True, exclude=unwanted or None)
    separators = (",", ":") if indent is None else (",", ": ")
    plain = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return escaped(plain)


def escaped(document: str) -> str:
    """A JSON document with all that could mislead its reader escaped; as JSON it is the same."""
    return TREACHEROUS.sub(lambda found: f"\\u{ord(found[0]):04x}", document)
