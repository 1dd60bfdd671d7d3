#!/usr/bin/env python3
"""Memory of an archive's run, shard by shard: it must not grow with the number of articles. Linux.

    archive.py [--articles 10000] [--shards 10] [--jobs 2] [--write docs/archives.md]

Makes shards of JSON Lines from the samples' sentences, one an article and no two the same, and runs
`extract IN -f parquet --output-dir OUT`. Once a second the resident memory of its processes is taken (the
proportional share, so that what they share counts once), and the highest of each shard is given.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from speed import EXTRACT, ROOT, paragraphs
from tables import put

HEAD = "| articles done | seconds | articles a second | MB |\n| --- | --- | --- | --- |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--shards", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", type=Path, metavar="FILE", help="the Markdown file that holds the table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in", Path(folder) / "out"
        words = make_shards(source, options.articles, options.shards)
        command = [*EXTRACT, str(source), "-f", "parquet", "--output-dir", str(target), "-j", str(options.jobs), "-q"]
        rows = measured(command, target, options.shards, options.articles // options.shards)
    told = f"{options.articles:,} articles of {words:.0f} words, {options.shards} shards, `-j {options.jobs}`."
    table = "\n".join([f"{_machine()} {told}", "", HEAD, *rows])
    print(table)
    if options.write:
        put(options.write, "archive", table)


def make_shards(folder: Path, articles: int, shards: int) -> float:
    """Write the shards; the words of an article, on average."""
    folder.mkdir()
    whole = paragraphs(sorted((ROOT / "samples").glob("*.txt")))
    pool = [sentence for paragraph in whole for sentence in re.findall(r"[A-Z].{40,}?[.](?= |$)", paragraph)]
    words = 0
    for shard in range(shards):
        with (folder / f"shard-{shard:03d}.jsonl").open("w", encoding="utf-8") as file:
            for number in range(shard, articles, shards):
                text = f"Report {number} came in.\n\n{pool[number % len(pool)]}"
                words += len(text.split())
                file.write(json.dumps({"id": f"a{number}", "text": text, "date": "2021-03-04"}) + "\n")
    return words / articles


def measured(command: list[str], target: Path, shards: int, size: int) -> list[str]:
    """A row of the table for each shard that is done."""
    child = subprocess.Popen(command, cwd=ROOT)
    rows: list[str] = []
    started = last = time.monotonic()
    peak = 0.0
    while (code := child.poll()) is None or len(rows) < shards:
        if code:
            sys.exit(f"archive.py: extract ended with {code}")
        peak = max(peak, memory(child.pid))
        done = len(list(target.glob("*.done"))) if target.exists() else 0
        now = time.monotonic()
        if done > len(rows):
            pace = (done - len(rows)) * size / (now - last)
            rows += [""] * (done - len(rows))
            rows[-1] = f"| {done * size:,} | {now - started:.0f} | {pace:.1f} | {peak:.0f} |"
            peak, last = 0.0, now
        time.sleep(1)
    return [row for row in rows if row]


def memory(pid: int) -> float:
    """MB of a process and all that come from it."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:  # it has ended
        return 0.0
    own = next((int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")), 0)
    return own / 1e3 + sum(memory(int(child)) for child in children)


def _machine() -> str:
    return f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()};"


if __name__ == "__main__":
    main()
