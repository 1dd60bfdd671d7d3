"""What every record has in common: it is frozen, it takes no unknown field, it points at its words."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2 code.")]
"""A country code such as `IQ`; Kosovo is `XK`, as in GeoNames."""


class Model(BaseModel):
    """A frozen Pydantic model that refuses a field it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Mention(Model):
    """A stretch of the input that a record rests on.

    `start` and `end` count Unicode code points of the input as it was decoded, before any cleaning and
    without a byte-order mark; `end` is exclusive: `input[m.start:m.end] == m.text` holds for every mention.
    """

    start: int = Field(ge=0, description="First character, counted in code points of the input.")
    end: int = Field(gt=0, description="One past the last character.")
    text: str = Field(  # no `min_length`, with which Pydantic refuses lone surrogates
        json_schema_extra={"minLength": 1}, description="The words themselves: input[start:end]."
    )

    @model_validator(mode="after")
    def _offsets_fit_the_text(self) -> Self:
        if not self.text:
            raise ValueError(f"mention at {self.start} has no text")
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"mention {self.text!r} has {len(self.text)} characters, "
                f"but its offsets {self.start}-{self.end} span {self.end - self.start}"
            )
        return self


class Record(Model):
    """A record of an article: an id to refer to it, a uid that outlives versions, the words it was read from."""

    id: str = Field(pattern=r"^[a-z]\d+$", description="Unique in the article, such as `e1`.")
    uid: str = Field(
        pattern=r"^[0-9a-f]{16}$",
        description="Stable over versions: hash of the input's sha256, the list and the first mention's offsets.",
    )
    mentions: tuple[Mention, ...] = Field(min_length=1, description="In text order, at least one.")

    @model_validator(mode="after")
    def _mentions_are_in_text_order(self) -> Self:
        spans = [(mention.start, mention.end) for mention in self.mentions]
        if spans != sorted(set(spans)):
            raise ValueError(f"{self.id}: mentions are not in text order, each once")
        return self
