"""Ctrl-C, SIGTERM and readers that go away: quiet ends, by the signal itself, and never in the middle of a line."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
PATIENCE = 1.5  # seconds that a line has to be written to its end


class _State:
    """What the handlers know."""

    def __init__(self) -> None:
        self.writing = 0
        self.received: int | None = None
        self.at_end: list[Callable[[], None]] = []


_state = _State()


def install() -> None:
    """From here on, the signals that end a program end this one between two lines."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) != signal.SIG_IGN:  # as nohup asks
            signal.signal(number, _end)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def at_end(action: Callable[[], None]) -> None:
    """What to do before a signal ends the program, such as to remove a temporary file."""
    _state.at_end.append(action)


@contextmanager
def whole() -> Iterator[None]:
    """A stretch that a signal waits for."""
    _state.writing += 1
    try:
        yield
    finally:
        _state.writing -= 1
    if _state.received is not None and not _state.writing:
        die_of(_state.received)


def _end(number: int, _: Any) -> None:
    if not _state.writing or _state.received is not None:
        die_of(number)
    _state.received = number
    late = threading.Timer(PATIENCE, die_of, (number,))  # nobody reads what is being written
    late.daemon = True
    late.start()


def broken_pipe() -> NoReturn:
    """End as who writes to a pipe that nobody reads."""
    die_of(getattr(signal, "SIGPIPE", signal.SIGTERM))


def die_of(number: int) -> NoReturn:
    """End as a program does that leaves the signal to the system: quietly, and the shell knows why."""
    end_workers()
    for action in _state.at_end:
        action()
    if threading.current_thread() is threading.main_thread():
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(128 + number)


def end_workers() -> None:
    """End the processes that this one started, whatever they are at."""
    if "pebble" in sys.modules:
        import multiprocessing

        for process in multiprocessing.active_children():
            process.kill()
