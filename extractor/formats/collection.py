"""What several articles tell together, as one JSON document: the format of `--merge`."""

import json
from typing import BinaryIO

import datasketch  # noqa: F401  what is missing is told before anything is read

from extractor.formats import Options
from extractor.formats.json_document import escaped
from extractor.merging import Collector
from models import Article


class Writer:
    """Takes all articles in, writes one document at the end."""

    def __init__(self, out: BinaryIO, options: Options) -> None:
        self.out, self.options = out, options
        self.collector = Collector()

    def write(self, article: Article) -> None:
        """Take the next article in."""
        self.collector.add(article)

    def finish(self) -> None:
        """Write what they tell together."""
        record = self.collector.collection().model_dump(mode="json", by_alias=True)
        document = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=self.options.indent)
        self.out.write(f"{escaped(document)}\n".encode())
