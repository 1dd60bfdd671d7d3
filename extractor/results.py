"""What became of each article: its records, or why there are none."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self

from extractor.errors import InputError

if TYPE_CHECKING:
    from models import Article

LISTS = ("events", "actors", "places", "troop_numbers", "casualties", "dates", "statements")  # of an article's records


@dataclass(frozen=True, slots=True)
class Result:
    """One a row, in the order of the rows; `article` or `failure` is there, never both.

    `crashed` is a row that ended the process that read it, each time it was tried.
    """

    status: Literal["ok", "error", "crashed"]
    id: str  # the row's name: the file, or the `id` of a row of JSON Lines
    article: "Article | None" = None
    failure: InputError | None = None

    @classmethod
    def of(cls, article: "Article", name: str | None) -> Self:
        """The result of a row that gave its records."""
        return cls("ok", name or "text", article=article)

    @classmethod
    def failed(cls, failure: InputError) -> Self:
        """The result of a row that could not be read."""
        return cls("crashed" if failure.code == "crashed" else "error", failure.name, failure=failure)
