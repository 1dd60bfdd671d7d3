"""The analysis of many inputs, here or in several processes: the same results in the same order.

Pebble's pool gives each article its time and outlives its workers. Where one dies, the article that it had is tried
once more; the second worker that dies of it makes it a failure. No more than a few articles are ahead of the one that
is written next, so that a stream of any length takes the same memory.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.results import Result
from extractor.running.analysing import Item, analyse, analyse_in_time, as_key, extractor, timed_out
from extractor.running.plan import Plan

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

PATIENCE = 10  # seconds for a pool to begin with an input
AHEAD = 4  # inputs a worker that are read before they are needed
AHEAD_CHARACTERS = 20_000_000  # of them in all
Retried = Callable[[str], None]


def results(items: Iterator[Item], plan: Plan, retried: Retried) -> Iterator[tuple[Item, Result]]:
    """Each input with what becomes of it, in order; `retried` is told the names of those that are tried again.

    Raises:
        ModelError, LexiconError: no input can be read.
    """
    settings = as_key(plan.extractor)
    if plan.jobs > 1:
        yield from Crew(plan, settings, retried).results(items)
        return
    for item in items:
        yield item, analyse_in_time(item, settings, plan.timeout)


@dataclass(slots=True)
class _Task:
    """An input at work; without a future it is done."""

    item: Item
    future: "ProcessFuture[Result] | None"
    result: Result | None = None
    deaths: int = 0

    @property
    def size(self) -> int:
        return (
            0 if isinstance(self.item, InputError) else len(getattr(self.item, "data", getattr(self.item, "text", "")))
        )


class Crew:
    """A pool of workers and the inputs that they are at."""

    def __init__(self, plan: Plan, settings: tuple[tuple[str, Any], ...], retried: Retried) -> None:
        self.plan, self.settings, self.retried = plan, settings, retried
        self.waiting: deque[_Task] = deque()
        self.pool: ProcessPool | None = None

    def results(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result]]:
        """Each input with what becomes of it, in order."""
        try:
            size = 0
            for item in items:
                task = self._task(item)
                self.waiting.append(task)
                size += task.size
                while len(self.waiting) > self.plan.jobs * AHEAD or size > AHEAD_CHARACTERS:
                    first = self.waiting[0]
                    result = self._finished(first)
                    self.waiting.popleft()
                    size -= first.size
                    yield first.item, result
            while self.waiting:
                first = self.waiting[0]
                result = self._finished(first)
                self.waiting.popleft()
                yield first.item, result
        finally:
            self._stop()

    def _task(self, item: Item) -> _Task:
        if isinstance(item, InputError):
            return _Task(item, None, Result.failed(item))
        return _Task(item, self._schedule(item))

    def _schedule(self, item: Item) -> "ProcessFuture[Result]":
        if self.pool is None or not self.pool.active:
            self._stop()
            self.pool = self._start()
        return self.pool.schedule(analyse, args=(item, self.settings), timeout=self.plan.timeout)

    def _start(self) -> "ProcessPool":
        """The pool. Where processes fork, they share the model that this one has loaded."""
        from pebble import ProcessPool

        method = "fork" if sys.platform == "linux" else "spawn"
        extractor(self.settings)  # whatever is wrong with it is told here
        gc.freeze()  # so that nothing of it is copied because somebody looks for garbage
        context = multiprocessing.get_context(method)
        return ProcessPool(self.plan.jobs, initializer=_prepare, initargs=(self.settings,), context=context)

    def _finished(self, task: _Task) -> Result:
        """What became of an input, as soon as that is known."""
        from pebble import ProcessExpired

        while task.result is None:
            assert task.future is not None
            try:
                task.result = task.future.result(2 * self.plan.timeout + PATIENCE)
            except TimeoutError:
                if task.future.done():
                    task.result = Result.failed(timed_out(task.item, self.plan.timeout))
                else:  # a worker that died while it spoke keeps the others from speaking
                    self._restart()
            except ProcessExpired:
                self._try_again(task)
            except BrokenProcessPool:
                self._restart()
        return task.result

    def _try_again(self, task: _Task) -> None:
        task.deaths += 1
        name = task.item.name or "text"
        if task.deaths > 1:
            problem = "ended the process that read it, twice; it is left out"
            task.result = Result.failed(InputError(name, problem, hint="more memory, or split it", code="crashed"))
            return
        self.retried(name)
        task.future = self._schedule(task.item)

    def _restart(self) -> None:
        """A new pool for all that wait, where the workers died while they had nothing to do."""
        self._stop()
        for task in self.waiting:
            if task.future is not None and _is_lost(task.future):
                task.future = self._schedule(task.item)

    def _stop(self) -> None:
        if self.pool is not None:
            pool, self.pool = self.pool, None
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def _is_lost(future: "ProcessFuture[Result]") -> bool:
    """Whether nothing will come of it, for its pool has ended."""
    return not future.done() or future.cancelled() or isinstance(future.exception(), BrokenProcessPool)


def _prepare(settings: tuple[tuple[str, Any], ...]) -> None:
    """Make a process a worker: it leaves signals to the one that started it, and ends when that does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    extractor(settings)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
