"""What became of one row of an archive, as the columns of a table: the same for every engine and file."""

from typing import Any

from extractor.results import Result
from models import SCHEMA_VERSION, Article, Versions


def archive_row(result: Result, *, sha256: str | None, versions: Versions) -> dict[str, Any]:
    """The columns of `arrow_schema.schema()`; those of `Article` that are missing are null.

    `sha256` is that of the text as UTF-8, None where none could be read.
    """
    failure = result.failure
    told = failure and {"code": failure.code, "message": failure.message, "hint": failure.hint}
    own = {"id": result.id, "status": result.status, "sha256": sha256, "failure": told}
    made = {"schema_version": SCHEMA_VERSION, "pipeline": versions.model_dump()}
    return {**own, **made, **(_columns(result.article) if result.article else {})}


def _columns(article: Article) -> dict[str, Any]:
    return article.model_dump(by_alias=True)
