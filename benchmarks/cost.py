#!/usr/bin/env python3
"""What an article costs: CPU-seconds, memory of a worker, and bytes on disk. Unix.

    cost.py [--articles 300] [--paragraphs 8] [--write docs/scale.md]

Makes articles of the samples' paragraphs, no two the same, and reads them with `extract -j 1`. Time is the command's
own (user + system), which other work on the machine changes little; what one article alone takes is start-up, and is
taken off. The saved records are then written in each format.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from speed import EXTRACT, ROOT, paragraphs
from tables import put

FORMATS = ("jsonl", "parquet", "sqlite", "csv")
HEAD = "| measure | value |\n| --- | --- |"
UNIT = 1 if sys.platform == "darwin" else 1024  # bytes of `ru_maxrss`


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--paragraphs", type=int, default=8, help="of an article")
    parser.add_argument("--write", type=Path, metavar="FILE", help="the Markdown file that holds the table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        table = measured(Path(name), options.articles, options.paragraphs)
    print(table)
    if options.write:
        put(options.write, "cost", table)


def measured(folder: Path, count: int, length: int) -> str:
    """The table for so many articles of so many paragraphs."""
    words = make_articles(folder / "all.jsonl", count, length)
    make_articles(folder / "one.jsonl", 1, length)
    start, _ = spent([folder / "one.jsonl", "-o", folder / "one.out.jsonl"])
    seconds, memory = spent([folder / "all.jsonl", "-o", folder / "out.jsonl"])
    each = (seconds - start) / (count - 1)
    for kind in FORMATS[1:]:
        spent(["--input", "records", folder / "out.jsonl", "-o", folder / f"out.{kind}"])
    rows = [
        ("CPU-seconds of an article", f"{each:.3f}"),
        ("articles of a core-hour", f"{3600 / each:,.0f}"),
        ("words of a CPU-second", f"{words / count / each:,.0f}"),
        ("CPU-seconds of a worker's start, first article with it", f"{start:.1f}"),
        ("peak memory of the process, MB", f"{memory:.0f}"),
        *((f"{kind}, bytes an article", f"{(folder / f'out.{kind}').stat().st_size / count:,.0f}") for kind in FORMATS),
    ]
    machine = f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}"
    head = f"{machine}; {count:,} articles of {words / count:.0f} words, `-j 1`."
    return "\n".join([head, "", HEAD, *(f"| {name} | {value} |" for name, value in rows)])


def make_articles(path: Path, count: int, length: int) -> int:
    """Write articles as JSON Lines; the words of all."""
    pool = paragraphs(sorted((ROOT / "samples").glob("*.txt")))
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            taken = [pool[(number * (length + 1) + step) % len(pool)] for step in range(length)]
            text = "\n\n".join([f"Report {number} came in.", *taken])
            words += len(text.split())
            file.write(json.dumps({"id": f"a{number}", "text": text, "date": "2021-03-04"}) + "\n")
    return words


def spent(arguments: list[str | Path]) -> tuple[float, float]:
    """CPU-seconds and peak memory in MB of a run of the command."""
    child = subprocess.Popen([*EXTRACT, "-q", "-j", "1", *map(str, arguments)], cwd=ROOT)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"cost.py: extract ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT / 1e6


if __name__ == "__main__":
    main()
