"""Notes: what the reader should know about a record, or about what is not one."""

from pydantic import Field

from models.base import Mention, Model


class Note(Model):
    """One remark: a candidate rejected, an ambiguity, a check that failed or agreed."""

    code: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$", description="Such as `parts-agree`.")
    message: str = Field(min_length=1)
    mention: Mention | None = None
    record: str | None = Field(default=None, pattern=r"^[a-z]\d+$", description="Id of the record.")
