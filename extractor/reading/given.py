"""What the user says of all sources at once; light, for a command may yet have nothing to read."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.reading.rows import Row


@dataclass(frozen=True, slots=True)
class Given:
    """What a row or page says itself comes first."""

    how: str = "auto"  # text, html, jsonl, records, or auto: by suffix and by what the first bytes look like
    date: dt.date | None = None  # day of publication
    text_field: str = "text"  # of JSON Lines
    fields: Mapping[str, str] = field(default_factory=dict)  # passed through

    def complete(self, row: "Row") -> "Row":
        """The row with what is said of all."""
        if row.date is None and self.date is not None:
            row = replace(row, date=self.date)
        return replace(row, fields={**self.fields, **row.fields}) if self.fields else row
