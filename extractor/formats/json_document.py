"""An article as one JSON document."""

import json
import re

from models import Article

# Legal in JSON, but they break lines, hide text or turn it around where the output is read or pasted: DEL and C1
# controls (U+0085 among them), line and paragraph separators, bidirectional embeddings, overrides and isolates,
# and lone surrogates, which no UTF-8 file can hold.
TREACHEROUS = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def json_document(article: Article, *, indent: int | None = None) -> str:
    """The article's JSON, without a line break at its end; one line where `indent` is None."""
    record = article.model_dump(mode="json", by_alias=True)
    separators = (",", ":") if indent is None else (",", ": ")
    plain = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return TREACHEROUS.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)
