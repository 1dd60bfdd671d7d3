"""What is said on standard error: one line a message, whatever it holds; and how far it is, on a terminal."""

import os
import sys
import time
from dataclasses import dataclass, field

from extractor.errors import InputError

COLOURS = {"error": "31", "warning": "33"}
FIRST_SHOWN, SHOWN_EVERY = 2.0, 0.5  # seconds


def printable(text: str) -> str:
    """A text as one line that no terminal obeys: controls and marks that turn it around are written out.

    >>> print(printable("a\\nb\\x1b[2J"))
    a\\nb\\x1b[2J
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def wants_colour(stream: object, *, allowed: bool) -> bool:
    """Whether to colour what goes to a stream: NO_COLOR, FORCE_COLOR and a TERM that is dumb decide before it does."""
    if not allowed or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and is_terminal(stream)


def is_terminal(stream: object) -> bool:
    """Whether a standard stream is there and somebody looks at it."""
    try:
        return stream is not None and bool(stream.isatty())  # type: ignore[attr-defined]
    except ValueError:  # closed
        return False


@dataclass(slots=True)
class Messages:
    """Tells errors and warnings. `verbosity`: -1 no warnings, 1 what is done, 2 tracebacks."""

    verbosity: int = 0
    colour: bool = False
    shows_progress: bool = False
    _started: float = field(default_factory=time.monotonic)
    _shown: float = 0.0
    _line: int = 0  # width of the line that shows progress

    def error(self, message: str | InputError) -> None:
        self._tell("error", str(message))
        if isinstance(message, InputError) and message.details and self.verbosity > 1:
            self._write("".join(f"{printable(line)}\n" for line in message.details.splitlines()))

    def warning(self, message: str) -> None:
        if self.verbosity >= 0:
            self._tell("warning", message)

    def note(self, message: str) -> None:
        """What only those want to know who ask for it."""
        if self.verbosity > 0:
            self._tell("note", message)

    def say(self, message: str) -> None:
        """What is none of these, such as the last line."""
        self._write(f"extract: {printable(message)}\n")

    def progress(self, done: int, failed: int, *, share: float = 0.0) -> None:
        """How far it is, now and then; `share` is how much of all is done, from which the time left follows."""
        now = time.monotonic()
        if not self.shows_progress or now - self._started < FIRST_SHOWN or now - self._shown < SHOWN_EVERY:
            return
        pace = done / (now - self._started)
        line = f"extract: {done} articles, {failed} failed, {pace:.1f} a second"
        if share:
            left = int((now - self._started) * (1 - share) / share)
            line += f", {left // 3600}:{left // 60 % 60:02d}:{left % 60:02d} left"
        self._shown = now
        self._write(line)
        self._line = len(line)

    def clear(self) -> None:
        """Take the line that shows progress away."""
        if self._line:
            self._write("")

    def _tell(self, kind: str, message: str) -> None:
        shown = f"\x1b[{COLOURS[kind]}m{kind}\x1b[0m" if self.colour and kind in COLOURS else kind
        self._write(f"extract: {shown}: {printable(message)}\n")

    def _write(self, text: str) -> None:
        wipe = f"\r{' ' * self._line}\r" if self._line else ""
        self._line = 0
        try:
            if sys.stderr is not None:
                sys.stderr.write(wipe + text)
                sys.stderr.flush()
        except (OSError, ValueError):  # nobody listens, and that is no reason to stop
            pass
