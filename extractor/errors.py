"""Every error that this package raises on purpose. The messages are for users: what, where, what to do."""

import shlex
import traceback
from pathlib import Path
from typing import Self


class ExtractError(Exception):
    """Base class: `except ExtractError` catches all of them."""


def as_argument(name: str) -> str:
    """A file's name as a command that a hint shows takes it; FILE for standard input, which not every tool reads.

    >>> as_argument("two words.pdf"), as_argument("-")
    ("'two words.pdf'", 'FILE')
    """
    if name == "-":
        return "FILE"
    return shlex.quote(f"./{name}" if name.startswith("-") else name)


class LexiconError(ExtractError):
    """A lexicon file cannot be used as it stands."""

    def __init__(self, path: Path, problem: str, *, rule: str | None = None) -> None:
        where = f"{path.name}, rule '{rule}'" if rule else path.name
        super().__init__(f"{where}: {problem}")
        self.path, self.problem, self.rule = path, problem, rule

    def __reduce__(self) -> tuple[object, ...]:
        return _lexicon_error, (self.path, self.problem, self.rule)


def _lexicon_error(path: Path, problem: str, rule: str | None) -> LexiconError:
    """An error as it was before it was sent from one process to another."""
    return LexiconError(path, problem, rule=rule)


class InputError(ExtractError):
    """An input cannot be read as an article.

    `code` is a word that programs can go by, such as `too-large`; `details` is a traceback, where a fault of this
    program's own is behind it.
    """

    def __init__(
        self, name: str, problem: str, *, hint: str | None = None, code: str = "unreadable", details: str | None = None
    ) -> None:
        super().__init__(f"{name}: {problem}" + (f" (try: {hint})" if hint else ""))
        self.name, self.problem, self.hint, self.code, self.details = name, problem, hint, code, details

    def __reduce__(self) -> tuple[object, ...]:
        return _input_error, (type(self), self.name, self.problem, self.hint, self.code, self.details)

    @property
    def input(self) -> str:
        """The name of the file or row."""
        return self.name

    @property
    def message(self) -> str:
        """What is wrong with it, without its name and without the hint."""
        return self.problem

    @classmethod
    def too_large(cls, name: str, size: str, ceiling: int) -> Self:
        """What is said of an article above the ceiling, which counts characters."""
        problem = f"too large ({size}, the ceiling is {ceiling:,})"
        return cls(name, problem, hint="--max-chars N, or split the file", code="too-large")

    @classmethod
    def internal(cls, name: str, error: Exception) -> Self:
        """What is said of an article that this program fails at."""
        details = "".join(traceback.format_exception(error))
        return cls(name, f"internal error: {type(error).__name__}: {error}", code="internal", details=details)


def _input_error(kind: type[InputError], name: str, problem: str, *rest: str | None) -> InputError:
    """An error as it was before it was sent from one process to another."""
    hint, code, details = rest
    return kind(name, problem, hint=hint, code=code or "unreadable", details=details)


class ModelError(ExtractError):
    """The spaCy pipeline is missing or does not load."""
