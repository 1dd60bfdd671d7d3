"""What the user asked for, once it is known to make sense."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.formats import FORMATS, Format, Options
from extractor.reading.given import Given


@dataclass(frozen=True, slots=True)
class Plan:
    """One run of the command."""

    sources: tuple[str, ...]
    given: Given = field(default_factory=Given)
    extractor: Mapping[str, Any] = field(default_factory=dict)  # the Extractor's own settings
    format: Format = FORMATS["json"]
    options: Options = field(default_factory=Options)
    output: str | None = None  # None: standard output
    output_dir: str | None = None
    errors: str | None = None
    corrections: str | None = None
    jobs: int = 1
    timeout: float = 60.0  # seconds of an article
    resume: bool = False
    strict: bool = False
    explain: bool = False  # nothing but why each event is one
