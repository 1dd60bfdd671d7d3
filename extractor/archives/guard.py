"""A guard against rows that end the process which reads them: by a fault of a library, or for want of memory.

Rows are read in a forked child. Where it dies, or is silent for too long, the results that it sent stand, and what
was left is halved until the guilty row is alone: its result is `crashed`. Needs an operating system that forks.
"""

import faulthandler
import multiprocessing as mp
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from multiprocessing.connection import Connection

from extractor.archives.core import Mapper
from extractor.errors import InputError
from extractor.reading.rows import Row
from extractor.results import Result
from models import Versions

AT_ONCE = 64  # rows a child
PATIENCE = 600.0  # seconds without a result after which a child is taken for stuck
GRACE = 2.0  # seconds for a child to end by itself


class _Around:
    """What stands around a mapper of rows, and is one itself."""

    def __init__(self, mapper: Mapper, *, patience: float = PATIENCE) -> None:
        self.mapper, self.patience = mapper, patience

    @property
    def versions(self) -> Versions:
        return self.mapper.versions


class Watched(_Around):
    """Reads rows as `mapper` does, in this process, and ends it where no result comes for too long."""

    def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
        """One result a row, in order."""
        results = self.mapper.map(rows)
        try:
            while True:
                faulthandler.dump_traceback_later(self.patience, exit=True, file=sys.__stderr__ or 2)
                result = next(results, None)
                faulthandler.cancel_dump_traceback_later()
                if result is None:
                    return
                yield result
        finally:
            faulthandler.cancel_dump_traceback_later()


class Guarded(_Around):
    """Reads rows as `mapper` does, in children of this process."""

    def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
        """One result a row, in order, whatever a row does to its process."""
        waiting = iter(rows)
        while some := list(islice(waiting, AT_ONCE)):
            yield from self._bisected(some)

    def _bisected(self, rows: Sequence[Row | InputError]) -> Iterator[Result]:
        done, end = self._in_child(rows)
        yield from done
        rest = rows[len(done) :]
        if len(rest) == 1 == len(rows):
            yield Result.failed(InputError(rest[0].name or "text", end, code="crashed"))
        elif len(rest) > 1:
            yield from self._bisected(rest[: len(rest) // 2])
            yield from self._bisected(rest[len(rest) // 2 :])
        elif rest:
            yield from self._bisected(rest)

    def _in_child(self, rows: Sequence[Row | InputError]) -> tuple[list[Result], str]:
        """The results that a child gave before its end, and how it ended."""
        context = mp.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_read, args=(self.mapper, rows, theirs))
        child.start()
        theirs.close()
        try:
            done, silent = self._received(ours, len(rows))
            child.join(0 if silent else GRACE)  # it is about to end, or dead, and is to say how
        finally:
            ours.close()
            child.kill()
            child.join()
        if silent:
            return done, f"gave no result within {self.patience:g} s"
        return done, f"ended the process that read it ({_cause(child.exitcode or 0)})"

    def _received(self, results: Connection, wanted: int) -> tuple[list[Result], bool]:
        """What came, and whether nothing came for too long."""
        done: list[Result] = []
        while len(done) < wanted:
            if not results.poll(self.patience):
                return done, True
            try:
                found = results.recv()
            except (EOFError, OSError):  # the child is dead, maybe in the middle of a result
                break
            if isinstance(found, BaseException):
                raise found
            done.append(found)
        return done, False


def _read(mapper: Mapper, rows: Sequence[Row | InputError], results: Connection) -> None:
    """What a child does; an error that is no single row's is sent as well."""
    try:
        for result in mapper.map(rows):
            results.send(result)
    except Exception as error:
        results.send(error)


def _cause(exitcode: int) -> str:
    """How a process ended.

    >>> _cause(-9), _cause(3)
    ('signal SIGKILL', 'exit code 3')
    """
    return f"signal {signal.Signals(-exitcode).name}" if exitcode < 0 else f"exit code {exitcode}"
