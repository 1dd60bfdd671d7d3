"""Archives on a cluster: Apache Spark runs the core over many shards at once, by `mapInArrow`.

    python -m extractor.spark INPUT OUTPUT [--master spark://…]       or: spark-submit extractor/spark.py INPUT OUTPUT

INPUT is a shard or a folder of them (JSON Lines, Parquet, WARC), a path or an address that every worker can open
(`s3://`, `hdfs://`, `gs://`). A job takes a chunk of shards, a task one shard, and Spark commits a chunk as a whole, to
`OUTPUT/chunk=00000/shard=NAME/*.parquet` with `_SUCCESS` beside the shards: a second run does what has none.
`OUTPUT/_plan.json` says which shard is in which chunk. A task that is tried again reads under a guard, which finds the
record that ended it; one that gives nothing for ten minutes is ended, and so tried again.
"""

import argparse
import io
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError('pyarrow is not installed (try: pip install ".[spark]")') from error

from extractor.archives.core import Mapper, archive_rows
from extractor.archives.guard import Guarded, Watched
from extractor.archives.inputs import rows_or_why
from extractor.archives.plan import chunk_folder, is_done, opened, path_of, plan, shard_sizes
from extractor.errors import InputError
from extractor.formats.arrow_schema import batch, schema
from extractor.limits import MAX_CHARS
from extractor.reading.given import Given

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

AT_ONCE = 64  # rows of a batch of columns
BUFFER = 1 << 20  # bytes read at once
Make = Callable[[], Mapper]  # called in each task
COLUMNS = schema().append(pa.field("shard", pa.string(), nullable=False))
CONFIGURATION = {
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",  # the shard `2020` is no number
}


def main(arguments: Sequence[str] | None = None, *, reader: Callable[..., Mapper] | None = None) -> int:
    """The command: 0 where every row gave a record, 1 where some gave none, which `status` and `failure` tell.

    `reader` is what reads, in place of the `Extractor`.
    """
    parser = argparse.ArgumentParser("extractor.spark", description="Read an archive of news articles on a cluster.")
    parser.add_argument("input", metavar="INPUT", help="a shard or a folder of them: path or address")
    parser.add_argument("output", metavar="OUTPUT", help="a folder: path or address")
    parser.add_argument("--master", help="where Spark is, as for spark-submit (local[*]: this machine)")
    parser.add_argument("--chunk", type=positive, default=200, metavar="N", help="shards of a job (default: 200)")
    parser.add_argument("--text-field", default="text", metavar="NAME", help="the field that holds the text")
    parser.add_argument("--max-chars", type=positive, default=MAX_CHARS, metavar="N", help="ceiling of an article")
    parser.add_argument("--lexicon", metavar="DIR", help="a folder of one's own lexicon files, on every worker")
    parser.add_argument("--with-text", action="store_true", help="keep the text that offsets refer to")
    given = parser.parse_args(arguments)
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError:
        parser.error('PySpark is not installed (try: pip install ".[spark]")')
    builder = SparkSession.builder.appName("extract")
    try:
        spark = (builder.master(given.master) if given.master else builder).getOrCreate()
    except PySparkRuntimeError as error:
        parser.error(f"Spark does not start: {error} (try: java -version, which has to be 17 or newer)")
    make = partial(reader or _extractor(), max_chars=given.max_chars, lexicon=given.lexicon, with_text=given.with_text)
    try:
        counts = run(spark, given.input, given.output, make, chunk=given.chunk, text_field=given.text_field)
    except InputError as error:
        parser.exit(1, f"extract: error: {error}\n")
    finally:
        spark.stop()
    return 0 if counts["ok"] == counts.total() else 1


def positive(value: str) -> int:
    if int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value} is less than 1")
    return int(value)


def _extractor() -> Callable[..., Mapper]:
    """What takes seconds to import, and on the driver for nothing where another reads."""
    from extractor.extraction import Extractor

    return Extractor


def run(
    spark: "SparkSession", source: str, target: str, make: Make, *, chunk: int = 200, text_field: str = "text"
) -> Counter[str]:
    """Do the chunks that are not done, a job each; how many rows of all have each status.

    Raises:
        InputError: there is no shard, or one that an earlier run had is gone, or Spark takes OUTPUT for another place.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    for name, value in CONFIGURATION.items():
        spark.conf.set(name, value)
    chunks = plan(shard_sizes(source), target, chunk)
    counts, started, done_now = Counter[str](), time.monotonic(), 0
    for number, names in enumerate(chunks):
        folder = chunk_folder(target, number)
        if not is_done(target, number):
            task = partial(read_shards, source=source, names=names, make=make, text_field=text_field)
            rows = spark.range(0, len(names), numPartitions=len(names)).mapInArrow(task, from_arrow_schema(COLUMNS))
            rows.write.mode("overwrite").partitionBy("shard").parquet(folder)
            done_now += 1
            if not is_done(target, number):
                raise InputError(folder, "Spark wrote elsewhere", hint="a full address, as file:///… or hdfs://…")
        statuses = spark.read.schema("status string").parquet(folder).groupBy("status").count().collect()
        here = {row["status"]: row["count"] for row in statuses}
        counts.update(here)
        pace = (time.monotonic() - started) / max(done_now, 1)
        left = f"about {pace * (len(chunks) - number - 1):,.0f} s left" if done_now else "done before"
        told = ", ".join(f"{count:,} {status}" for status, count in sorted(here.items())) or "no rows"
        print(f"extract: chunk {number + 1:,} of {len(chunks):,}: {told}; {left}", file=sys.stderr, flush=True)
    return counts


def read_shards(
    batches: Iterable[pa.RecordBatch], *, source: str, names: Sequence[str], make: Make, text_field: str
) -> Iterator[pa.RecordBatch]:
    """What a task does: the rows of the shards whose numbers it is given, as columns."""
    from pyspark import TaskContext

    context = TaskContext.get()
    is_retried = context is not None and context.attemptNumber() > 0
    mapper: Mapper = Guarded(make()) if is_retried else Watched(make())
    files, root = opened(source)
    for number in (value for numbers in batches for value in numbers.column(0).to_pylist()):
        name = names[number]
        with files.open_input_file(path_of(name, root)) as raw, io.BufferedReader(raw, BUFFER) as file:
            rows = archive_rows(rows_or_why(file, name, Given(text_field=text_field)), mapper)
            while some := list(islice(rows, AT_ONCE)):
                yield batch([{**row, "shard": name} for row in some], COLUMNS)


if __name__ == "__main__":
    sys.exit(main())
