"""Every error that this package raises on purpose. The messages are for users: what, where, what to do."""

from pathlib import Path


class ExtractError(Exception):
    """Base class: `except ExtractError` catches all of them."""


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


class ModelError(ExtractError):
    """The spaCy pipeline is missing or does not load."""
