"""Every error that this package raises on purpose. The messages are for users: what, where, what to do."""

import shlex
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
        self.path, self.rule = path, rule


class InputError(ExtractError):
    """An input cannot be read as an article."""

    def __init__(self, name: str, problem: str, *, hint: str | None = None) -> None:
        super().__init__(f"{name}: {problem}" + (f" (try: {hint})" if hint else ""))
        self.name, self.problem, self.hint = name, problem, hint

    @classmethod
    def too_large(cls, name: str, size: str, ceiling: int) -> Self:
        """What is said of an article above the ceiling, which counts characters."""
        problem = f"too large ({size}, the ceiling is {ceiling:,})"
        return cls(name, problem, hint="--max-chars N, or split the file")


class ModelError(ExtractError):
    """The spaCy pipeline is missing or does not load."""
