#!/usr/bin/env python3
"""Articles per second of `extract -j 1` against `-j 2`, run in turns on the same articles.

    jobs.py [--articles 300] [--pairs 3]

Two workers have to give at least 1.5 times the articles of one on two quiet cores; the machine's load is printed, for
on a busy machine the figure says nothing. Start-up is in it. The outputs are compared byte by byte.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BOUND = 1.5


def main() -> None:
    """Print each pair, then the median of their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--pairs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "news.jsonl")
        source.write_text("".join(rows(options.articles)), encoding="utf-8")
        ratios = [pair(source, options.articles) for _ in range(options.pairs)]
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    print(f"median ratio {statistics.median(ratios):.2f} (at least {BOUND}), {os.cpu_count()} cores, {load}")


def rows(number: int) -> list[str]:
    """So many articles as JSON Lines, the samples in turns."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))]
    return [json.dumps({"id": f"a{n}", "text": texts[n % len(texts)]}) + "\n" for n in range(number)]


def pair(source: Path, number: int) -> float:
    """How many times as fast two workers are as one."""
    (one, first), (two, second) = timed(source, "1"), timed(source, "2")
    if first != second:
        sys.exit("the outputs differ")
    print(f"-j 1 {number / one:.1f}/s, -j 2 {number / two:.1f}/s: {one / two:.2f}")
    return one / two


def timed(source: Path, jobs: str) -> tuple[float, bytes]:
    """Seconds of a run, and what it printed."""
    started = time.perf_counter()
    command = [sys.executable, str(ROOT / "cli.py"), str(source), "-q", "-j", jobs]
    done = subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - started, done.stdout


if __name__ == "__main__":
    main()
