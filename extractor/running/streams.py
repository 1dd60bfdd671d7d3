"""Standard output: lines that get there whole or are said not to have."""

import errno
import io
import select
import sys
from typing import Any, BinaryIO, cast

from extractor.errors import ExtractError
from extractor.running import signals

STANDARD = "standard output"
FAILED, USAGE, NO_MODEL, NO_OUTPUT = 1, 2, 3, 4  # exit codes


class OutputError(ExtractError):
    """The output could not be written in full."""

    def __init__(self, name: str, error: OSError | str) -> None:
        problem = error if isinstance(error, str) else (error.strerror or str(error)).lower()
        super().__init__(f"{name}: {problem}")


class Standard(io.RawIOBase):
    """Standard output: what is written in one piece gets there in one piece, before any signal ends the program."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        """Raises: OutputError."""
        try:
            if sys.stdout is None:
                raise OSError(errno.EBADF, "is closed")
            with signals.whole():
                out = sys.stdout.buffer
                out.flush()
                write_all(getattr(out, "raw", out), data)
        except BrokenPipeError:
            signals.broken_pipe()
        except OSError as error:
            raise OutputError(STANDARD, error) from error
        except ValueError as error:
            raise OutputError(STANDARD, "is closed") from error
        return len(data)


def write_all(out: Any, data: bytes) -> None:
    """Write to a stream without a buffer, which takes as much as it can at a time, and less when a signal comes.

    Raises:
        OSError.
    """
    rest = memoryview(data)
    while rest:
        taken = out.write(rest)
        if taken is None:  # nothing yet: who started this program has made the stream a non-blocking one
            select.select([], [out], [])
        rest = rest[taken or 0 :]


def standard() -> BinaryIO:
    """Standard output as a binary stream."""
    return cast(BinaryIO, Standard())
