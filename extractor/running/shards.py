"""`-f parquet --output-dir DIR`: an archive of shards, each to a file of its own."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.archives.inputs import TRUNCATED
from extractor.archives.shards import Shard, find_shards, is_done, write_shard
from extractor.errors import ExtractError, InputError
from extractor.reading.rows import Row
from extractor.results import Result
from extractor.running import signals
from extractor.running.analysing import as_key, extractor
from extractor.running.messages import Messages
from extractor.running.plan import Plan
from extractor.running.run import ended_by
from extractor.running.streams import FAILED, OutputError
from extractor.running.tally import Tally
from extractor.running.workers import results
from models import Versions


def run_shards(plan: Plan, messages: Messages) -> int:
    """Write the shards that are not done; the exit code."""
    signals.install()
    signals.at_end(messages.clear)
    try:
        tally = Tally(messages, plan.errors)
        shards = find_shards(plan.sources, Path(str(plan.output_dir)))
        crew = _Crew(plan, tally)
        try:
            unfinished = _write(shards, crew)
        except OSError as error:
            raise OutputError(str(plan.output_dir), error) from error
        tally.close()
        if unfinished:
            messages.say(f"{unfinished} of {len(shards)} shards are not done (try: --resume, once they can be read)")
        return FAILED if tally.failed or unfinished else 0
    except ExtractError as error:
        return ended_by(error, messages)


class _Crew:
    """The workers of the command as what maps rows to results; tells what becomes of each on the way."""

    def __init__(self, plan: Plan, tally: Tally) -> None:
        self.plan, self.tally = plan, tally
        self.todo = self.read = 0  # bytes of the shards that are not done, and of those that are
        self.here = 0  # bytes read of the one at work

    @property
    def versions(self) -> Versions:
        return extractor(as_key(self.plan.extractor)).versions

    def map(self, rows: Iterable[Row | InputError]) -> Iterator[Result]:
        """One result a row, in order; ends at a failure where the run is strict."""
        messages = self.tally.messages
        for _, result in results(iter(rows), self.plan, lambda name: messages.warning(f"{name}: retried")):
            if result.failure:
                self.tally.fail(result.failure)
                if self.plan.strict:
                    raise _Stopped(result.failure)
            else:
                self.tally.succeed(result)
            messages.progress(self.tally.inputs, self.tally.failed, share=(self.read + self.here) / max(self.todo, 1))
            yield result

    def advance(self, position: int) -> None:
        """Note how far the shard at work is read."""
        self.here = position


class _Stopped(Exception):
    """The first failure of a strict run."""


def _write(shards: list[Shard], crew: _Crew) -> int:
    """Write what is not done; how many shards are not done then."""
    settings, plan, messages = _settings(crew.plan), crew.plan, crew.tally.messages
    todo = [shard for shard in shards if not (plan.resume and is_done(shard, crew, settings))]
    sizes = {shard: shard.source.stat().st_size for shard in todo}
    crew.todo = sum(sizes.values())
    unfinished = 0
    for shard in todo:
        try:
            outcome = write_shard(
                shard, crew, settings=settings, given=plan.given, options=plan.options, progress=crew.advance
            )
        except _Stopped:
            return len(todo) - todo.index(shard)
        if outcome.problem and (outcome.problem.code != TRUNCATED or not outcome.rows):  # else told as a row
            crew.tally.fail(outcome.problem)
        unfinished += not outcome.is_done
        crew.read, crew.here = crew.read + sizes[shard], 0
        told = ", ".join(f"{count:,} {status}" for status, count in sorted(outcome.statuses.items()))
        messages.note(f"{shard.name}: {outcome.rows:,} rows ({told or 'none'})")
    return unfinished


def _settings(plan: Plan) -> dict[str, Any]:
    """All that changes the records, as JSON has it."""
    given = {"date": str(plan.given.date or ""), "text_field": plan.given.text_field, "fields": {**plan.given.fields}}
    return {**plan.extractor, **given, "select": list(plan.options.select)}
