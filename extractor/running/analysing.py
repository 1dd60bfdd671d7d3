"""One input's analysis, in whichever process: the extractor is made once a process, and each article has its time."""

import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError, LexiconError
from extractor.reading.rows import Row
from extractor.reading.sources import Unread
from extractor.results import Result

if TYPE_CHECKING:
    from extractor.extraction import Extractor

Item = Unread | Row | InputError
# Read once, so that what is loaded for the first article is no article's time, and forked workers share it.
WARM_UP = "Police said two soldiers were killed in Lyon."


class _TimeIsUp(BaseException):
    """No Exception, so that nothing on the way takes it for a fault of the article's."""


@lru_cache(maxsize=1)
def extractor(settings: tuple[tuple[str, Any], ...]) -> "Extractor":
    """The extractor of this process.

    Raises:
        ModelError, LexiconError: it cannot be made.
    """
    from extractor.running.quickly import import_spacy

    import_spacy()
    from extractor.extraction import Extractor

    made = Extractor(**dict(settings))
    list(made.map([Row(WARM_UP)]))
    return made


def as_key(settings: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Settings as `extractor` takes them."""
    return tuple(sorted(settings.items()))


def analyse(item: Item, settings: tuple[tuple[str, Any], ...]) -> Result:
    """What becomes of one input.

    Raises:
        ModelError, LexiconError: no input can be read.
    """
    if isinstance(item, InputError):
        return Result.failed(item)
    engine = extractor(settings)
    try:
        row = item.read() if isinstance(item, Unread) else item
    except InputError as error:
        return Result.failed(error)
    except LexiconError:
        raise
    except Exception as error:
        return Result.failed(InputError.internal(item.name or "text", error))
    return next(engine.map([row]))


def analyse_in_time(item: Item, settings: tuple[tuple[str, Any], ...], timeout: float) -> Result:
    """The same in this process; what takes longer than `timeout` seconds is given up."""
    if not isinstance(item, InputError):
        extractor(settings)  # its making is nobody's time
    try:
        with limited(item, timeout):
            return analyse(item, settings)
    except InputError as error:
        return Result.failed(error)


def timed_out(item: Item, timeout: float) -> InputError:
    """What is said of an input that took too long."""
    problem = f"took longer than {timeout:g} seconds"
    return InputError(item.name or "text", problem, hint="--timeout SECONDS, or split the file", code="timeout")


@contextmanager
def limited(item: Item, seconds: float) -> Iterator[None]:
    """The time that an input has.

    Where the system has no timer (Windows), or this is no main thread, there is no such limit.

    Raises:
        InputError: it took longer.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _TimeIsUp as error:
        raise timed_out(item, seconds) from error
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _raise(*_: object) -> None:
    raise _TimeIsUp
