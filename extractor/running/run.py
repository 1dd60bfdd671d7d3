"""A run of the command from its sources to its output, and the exit code."""

import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from extractor.errors import ExtractError, InputError, LexiconError
from extractor.formats import Writer
from extractor.reading.sources import list_files, open_sources
from extractor.results import Result
from extractor.running import signals
from extractor.running.analysing import Item
from extractor.running.coding import Corrections
from extractor.running.files import Inputs, Names, Replacement, SameFileError
from extractor.running.journal import Journal
from extractor.running.messages import Messages
from extractor.running.plan import Plan
from extractor.running.saved import saved_results
from extractor.running.streams import FAILED, NO_MODEL, NO_OUTPUT, STANDARD, USAGE, OutputError, standard
from extractor.running.tally import Tally, warnings
from extractor.running.workers import results
from models import Article


def run(plan: Plan, messages: Messages) -> int:
    """Read all sources and write what they give; the exit code."""
    signals.at_end(messages.clear)
    try:
        refuse_onto_inputs(plan)
        tally = Tally(messages, plan.errors)
        corrections = Corrections.read(plan.corrections) if plan.corrections else None
        _write(plan, tally, corrections)
        tally.close()
        if corrections:
            for line in corrections.summary():
                messages.say(line)
        return FAILED if tally.failed else 0
    except ExtractError as error:
        return ended_by(error, messages)


def ended_by(error: ExtractError, messages: Messages) -> int:
    """Tell the error that ends a run; the exit code."""
    messages.clear()
    messages.error(str(error))
    if isinstance(error, OutputError):
        return NO_OUTPUT
    if isinstance(error, (SameFileError, LexiconError)):
        return USAGE
    return FAILED if isinstance(error, InputError) else NO_MODEL


def refuse_onto_inputs(plan: Plan) -> None:
    """Raises: SameFileError: an output is one of the inputs, or one of the other outputs."""
    inputs = Inputs(_files(plan))
    for output in filter(None, (plan.output, plan.errors)):
        inputs.refuse(output)
    if plan.output and plan.errors and os.path.realpath(plan.output) == os.path.realpath(plan.errors):
        raise SameFileError(plan.errors, plan.output)
    if plan.output is None and plan.output_dir is None:
        inputs.refuse_redirected()


def _files(plan: Plan) -> Iterator[str]:
    """All that is read."""
    if plan.corrections:
        yield plan.corrections
    for name in plan.sources:
        yield from (file for file in list_files(name, plan.given.how) if isinstance(file, str))


def _write(plan: Plan, tally: Tally, corrections: Corrections | None) -> None:
    """Each article to where it belongs, as it comes."""
    journal = Journal(plan.output, plan) if _is_resumable(plan) and plan.output else None
    target = _target(plan)
    found = _results(plan, tally.messages, journal)
    try:
        for result in found:
            if failure := _take(result, plan, target, corrections):
                tally.fail(failure)
                if plan.strict:
                    break
            else:
                tally.succeed(result)
            tally.messages.progress(tally.inputs, tally.failed)
        target.close(tally.written)
        for remark in target.remarks():
            tally.messages.warning(f"{plan.output or STANDARD}: {remark}")
    except (OSError, sqlite3.Error) as error:
        target.discard()
        raise OutputError(plan.output or plan.output_dir or STANDARD, _as_os_error(error)) from error
    except BaseException:
        target.discard()
        raise
    else:
        if journal:
            journal.remove()
    finally:
        found.close()
        if journal:
            journal.leave()


def _take(result: Result, plan: Plan, target: "_One | _Many", corrections: Corrections | None) -> InputError | None:
    """Write an article; why there is none to write."""
    failure = result.failure or objection(result, plan)
    if failure or result.article is None:
        return failure
    try:
        article = corrections.apply(result.article) if corrections else result.article
    except InputError as error:
        return error
    target.take(article)
    return None


def _as_os_error(error: OSError | sqlite3.Error) -> OSError | str:
    return error if isinstance(error, OSError) else str(error)


def _is_resumable(plan: Plan) -> bool:
    if plan.output is None or plan.given.how == "records":
        return False
    return not os.path.exists(plan.output) or os.path.isfile(plan.output)


def objection(result: Result, plan: Plan) -> InputError | None:
    """Why an article that was read is a failure all the same."""
    if result.article and plan.format.needs_text and result.article.source.text is None:
        problem = f"holds no text, which the format {plan.format.name} needs"
        return InputError(result.id, problem, hint="make the record with --with-text", code="no-text")
    said = warnings(result) if plan.strict else []
    return InputError(result.id, f"{said[0].message} (--strict)", code=said[0].code) if said else None


def _results(plan: Plan, messages: Messages, journal: Journal | None) -> Generator[Result]:
    """One result an input, those first that an unfinished run has left."""
    if plan.given.how == "records":
        yield from saved_results(plan)
        return
    items: Iterator[Item] = open_sources(plan.sources, plan.given)
    if journal is not None:
        with _told_of_the_output(plan):
            items, saved = _resumed(items, plan, messages, journal)
            for _, result in saved:
                yield result
    for item, result in results(items, plan, lambda name: messages.warning(f"{name}: its worker died; retried")):
        if journal is not None:
            with _told_of_the_output(plan):
                journal.add(item, result)
        yield result


def _resumed(
    items: Iterator[Item], plan: Plan, messages: Messages, journal: Journal
) -> tuple[Iterator[Item], Iterator[tuple[Item, Result]]]:
    if not plan.resume:
        journal.begin()
        return items, iter(())
    if journal.is_of_another_run():
        messages.warning(f"{plan.output}: was begun with other options, inputs or versions; begins anew")
    saved, rest = journal.resumed(items)
    return rest, saved


@contextmanager
def _told_of_the_output(plan: Plan) -> Iterator[None]:
    """What keeps the journal from being written is said of the output."""
    try:
        yield
    except OSError as error:
        raise OutputError(plan.output or STANDARD, error) from error


@dataclass
class _One:
    """All articles through one writer, to standard output or into one file."""

    writer: Writer
    file: Replacement | None

    def take(self, article: Article) -> None:
        self.writer.write(article)

    def close(self, written: int) -> None:
        """Complete the output; where there is nothing to write, leave what was there."""
        if self.file is not None and not written:
            self.file.discard()
            return
        self.writer.finish()
        if self.file is not None:
            self.file.commit()

    def remarks(self) -> list[str]:
        """What the writer has to say of its output."""
        warning = getattr(self.writer, "warning", None)
        return [warning] if warning else []

    def discard(self) -> None:
        if self.file is not None:
            self.file.discard()


class _Many:
    """A file an article, in a folder."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.folder = plan, plan.output_dir or "."
        self.names, self.inputs = Names(plan.format.suffixes[0]), Inputs(_files(plan))
        self.file: Replacement | None = None
        try:
            os.makedirs(self.folder, exist_ok=True)
        except OSError as error:
            raise OutputError(self.folder, error) from error

    def take(self, article: Article) -> None:
        is_file = article.source.encoding is not None
        source = article.source.name or "text"
        name = os.path.join(self.folder, self.names.name(source, is_file=is_file))
        self.inputs.refuse(name)
        self.file = Replacement(name)
        try:
            writer = self.plan.format.writer()(self.file.out, self.plan.options)
            writer.write(article)
            writer.finish()
            self.file.commit()
        except (OSError, sqlite3.Error) as error:
            raise OutputError(name, _as_os_error(error)) from error
        self.file = None

    def close(self, written: int) -> None:
        """Each file is complete already."""

    def remarks(self) -> list[str]:
        """Nothing to say: a file of one article is never too large."""
        return []

    def discard(self) -> None:
        if self.file is not None:
            self.file.discard()


def _target(plan: Plan) -> _One | _Many:
    if plan.output_dir is not None:
        return _Many(plan)
    file = None if plan.output is None else Replacement(plan.output)
    out: BinaryIO = standard() if file is None else file.out
    return _One(plan.format.writer()(out, plan.options), file)
