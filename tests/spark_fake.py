"""A fake of `Extractor` for the cluster, and the real one but for two texts: as a program, `extractor.spark` with it.

spark_fake.py fake|real INPUT OUTPUT [OPTIONS]
"""

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

from extractor.errors import InputError
from extractor.reading.rows import Row
from extractor.results import Result
from extractor.spark import main
from models import Article, Versions

DEADLY, POISON = "KILL THE WORKER", "RAISE AN ERROR"
SLOW = 0.05  # seconds that the fake takes for a row


class Fake:
    """Takes a twentieth of a second a row and finds nothing; loads no model."""

    versions = Versions(extractor="fake 1", model="none", lexicons="0")

    def __init__(self, **_: Any) -> None:
        pass

    def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
        for row in _spoilt(rows):
            time.sleep(SLOW)
            yield Result.failed(row) if isinstance(row, InputError) else Result.of(_article(row), row.name)


class Real:
    """The extractor, but for the two texts."""

    def __init__(self, **settings: Any) -> None:
        from extractor import Extractor

        self.extractor = Extractor(**settings)
        self.versions = self.extractor.versions

    def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
        return self.extractor.map(_spoilt(rows))


def _spoilt(rows: Iterable[Row | InputError]) -> Iterator[Row | InputError]:
    for row in rows:
        if isinstance(row, Row) and row.text == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        is_poison = isinstance(row, Row) and row.text == POISON
        yield InputError.internal(row.name or "", KeyError("poison")) if is_poison else row


def _article(row: Row) -> Article:
    lists = "events actors places troop_numbers casualties dates statements notes".split()
    nothing = dict.fromkeys("title standfirst publisher title_mention standfirst_mention publisher_mention".split())
    parts = dict.fromkeys("authors author_roles author_mentions author_role_mentions body removed".split(), ())
    times = dict.fromkeys("published updated dateline language".split())
    source = {
        "name": row.name, "url": None, "format": "text", "encoding": None, "sha256": row.sha256,
        "characters": len(row.text), "text": None, "fields": {},
    }  # fmt: skip
    return Article.model_validate(
        {"source": source, "article": nothing | parts | times, **dict.fromkeys(lists, ()), "pipeline": Fake.versions}
    )


if __name__ == "__main__":
    readers: dict[str, Any] = {"fake": Fake, "real": Real}
    sys.exit(main(sys.argv[2:], reader=readers[sys.argv[1]]))
