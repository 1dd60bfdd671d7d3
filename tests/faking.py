"""An extractor without a model, that does what a text tells it to; and the command with it, as a process."""

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import InputError
from extractor.explaining import Explanation
from extractor.reading.records import read_record
from extractor.reading.rows import Row
from extractor.results import Result
from models import Article

SAMPLE = Path(__file__).parents[1] / "samples" / "aden_brief.json"


class FakeExtractor:
    """Gives one stored article for every text, under the row's name."""

    def __init__(self) -> None:
        self.article = read_record(SAMPLE.read_bytes(), "sample")

    def map(self, rows: Iterable[Row]) -> Iterator[Result]:
        for row in rows:
            yield self.read(row)

    def read_and_explain(self, row: Row) -> tuple[Article, list[Explanation]]:
        result = self.read(row)
        if result.article is None:
            raise RuntimeError("boom")
        return result.article, [Explanation(0, 1, "a", "test.rule", None, ("a test",))]

    def read(self, row: Row) -> Result:
        """`die` ends this process, `die once` does so the first time, `sleep` takes for ever, `boom` is a fault."""
        first, _, rest = row.text.partition("\n")
        if first == "die" or (first == "die once" and _is_first(row)):
            os.kill(os.getpid(), signal.SIGKILL)
        if first == "sleep":
            time.sleep(60)
        if first == "boom":
            return Result.failed(InputError.internal(row.name or "text", _error(rest)))
        if first.startswith("wait "):
            time.sleep(float(first.split()[1]))
        return Result.of(self._article(row), row.name)

    def _article(self, row: Row) -> Article:
        source = self.article.source.model_copy(
            update={"name": row.name, "encoding": row.encoding, "fields": dict(row.fields)}
        )
        return self.article.model_copy(update={"source": source})


def _is_first(row: Row) -> bool:
    mark = Path(f"died-{row.name}")
    if mark.exists():
        return False
    mark.touch()
    return True


def _error(words: str) -> Exception:
    try:
        raise KeyError(words)
    except KeyError as error:
        return error


def main() -> None:
    """The command, whose extractor is no real one."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from extractor.running import analysing

    fake = FakeExtractor()
    analysing.extractor = lambda _: fake  # type: ignore[assignment]
    from extractor.running import workers

    workers.extractor = lambda _: fake  # type: ignore[assignment]
    import cli

    cli.extract(prog_name="extract")


if __name__ == "__main__":
    main()
