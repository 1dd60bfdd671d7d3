"""How many inputs there were, and what is told of each: failures, warnings, the file of errors."""

import json
from pathlib import Path
from typing import BinaryIO

from extractor.errors import InputError
from extractor.formats.json_document import escaped
from extractor.results import Result
from extractor.running.messages import Messages
from extractor.running.streams import OutputError, write_all
from models import Note

WARNINGS = ("encoding", "language", "empty", "html", "truncated", "fields", "id")  # notes that are also told


class Tally:
    """Counts inputs; every one is either a record that was written or a failure that was reported."""

    def __init__(self, messages: Messages, errors: str | None) -> None:
        self.messages, self.errors = messages, errors
        self.inputs = self.failed = 0
        self.file: BinaryIO | None = None
        if errors is not None:
            try:
                self.file = Path(errors).open("wb", buffering=0)  # noqa: SIM115  # type: ignore[assignment]
            except OSError as error:
                raise OutputError(errors, error) from error

    @property
    def written(self) -> int:
        return self.inputs - self.failed

    def fail(self, failure: InputError) -> None:
        """Report an input that gave no record."""
        self.inputs += 1
        self.failed += 1
        self.messages.error(failure)
        if self.file is not None:
            said = {"input": failure.name, "code": failure.code, "message": failure.problem, "hint": failure.hint}
            try:
                write_all(self.file, f"{escaped(json.dumps(said, ensure_ascii=False))}\n".encode())
            except OSError as error:
                raise OutputError(str(self.errors), error) from error

    def succeed(self, result: Result) -> None:
        """Tell what there is to be said of an input that gave a record."""
        self.inputs += 1
        self.messages.note(f"{result.id}: {len(result.article.events) if result.article else 0} events")
        for note in warnings(result):
            self.messages.warning(f"{result.id}: {note.message}")

    def close(self) -> None:
        """The last line, where one of several inputs failed."""
        self.messages.clear()
        if self.failed and self.inputs > 1:
            self.messages.say(f"{self.failed} of {self.inputs} inputs failed")
        if self.file is not None:
            self.file.close()


def warnings(result: Result) -> list[Note]:
    """The notes of an article that are warnings."""
    return [note for note in result.article.notes if note.code in WARNINGS] if result.article else []
