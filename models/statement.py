"""Statements: who said what."""

from pydantic import Field

from models.base import Mention, Record


class Statement(Record):
    """A quotation or reported speech with its speaker."""

    id: str = Field(pattern=r"^s\d+$")
    speaker: str | None = Field(pattern=r"^a\d+$", description="Id of the actor who speaks.")
    speaker_mention: Mention | None
    cue: Mention | None = Field(description="'said', 'according to' …")
    quoted: bool = Field(description="True where quotation marks hold the content.")
    content: Mention
