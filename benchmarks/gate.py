#!/usr/bin/env python3
"""Holds the accuracy of `extract` against the floors in floors.json; below one of them, the build is red.

    gate.py [SET ...] [--eval FOLDER] [--extract COMMAND] [--update [--allow-lower]] [--write docs/accuracy.md]

Runs the evaluation folder's own measure.py, a set at a time, two sets at once. `--update` raises the floors to what
was measured (and sets those that are null); it refuses to lower one without `--allow-lower`. Without `--update`, a
floor that is null fails too, for it holds nothing. A set without data is named and left out. `--write` puts the figures
between the marks of a document. Mentions that are not the input's words, and articles without records, always fail.
"""

import argparse
import json
import math
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.json"
EVAL = ROOT.parent / "shared" / "eval"
EXTRACT = shlex.join([sys.executable, str(ROOT / "cli.py")])
SMALLER_IS_BETTER = frozenset({"false_accusations.share"})  # their floor is a ceiling
BEGIN, END = "<!-- accuracy: begin -->", "<!-- accuracy: end -->"
MARGIN = 0.005  # other processors add up in another order, which turns one parse in some thousands
LONGEST = 600  # seconds for one set
ROUNDED = 10_000  # floors keep four decimals

Floors = dict[str, dict[str, float | None]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one set, and what it is held against; None: nothing yet."""

    dataset: str
    metric: str
    measured: float
    floor: float | None

    @property
    def is_worse(self) -> bool:
        if self.floor is None:
            return False
        if self.metric in SMALLER_IS_BETTER:
            return self.measured > self.floor * (1 + MARGIN)
        return self.measured < self.floor * (1 - MARGIN)

    @property
    def complaint(self) -> str | None:
        """Why the build is red; None where it is not."""
        if self.floor is None:
            return f"{self.dataset} {self.metric} has no floor (null): set it with --update"
        side = "above the ceiling" if self.metric in SMALLER_IS_BETTER else "below the floor"
        return f"{self.dataset} {self.metric} is {self.measured:g}, {side} of {self.floor:g}" if self.is_worse else None

    @property
    def rises(self) -> bool:
        """Better than its floor."""
        if self.floor is None or self.metric in SMALLER_IS_BETTER:
            return self.floor is not None and self.measured < self.floor
        return self.measured > self.floor

    @property
    def new_floor(self) -> float:
        """What was measured, rounded to the side on which it still holds."""
        shifted = self.measured * ROUNDED
        return (math.ceil(shifted) if self.metric in SMALLER_IS_BETTER else math.floor(shifted)) / ROUNDED

    def __str__(self) -> str:
        floor = "no floor yet" if self.floor is None else f"floor {self.floor:g}"
        verdict = "  WORSE" if self.is_worse else ""
        return f"{self.dataset:12} {self.metric:26} {self.measured:8.4g}  {floor}{verdict}"


def main() -> None:
    options = _options()
    if not (options.eval / "measure.py").is_file():
        print(f"gate: the evaluation sets are absent ({options.eval}); no accuracy was measured")
        return
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    started = time.monotonic()
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = pool.map(lambda name: measure(name, options.eval, options.extract), options.sets or sorted(floors))
        figures, broken = [], []
        for result, complaint in results:
            figures += list(compare(result, floors)) if result else []
            broken += [complaint] if complaint else []
    print(*figures, sep="\n")
    print(f"gate: {len(figures)} figures in {time.monotonic() - started:.0f} s")
    if options.write:
        write(figures, options.write)
    if options.update:
        update(figures, floors, allow_lower=options.allow_lower)
    else:
        broken += filter(None, (figure.complaint for figure in figures))
    if broken:
        sys.exit("\n  ".join(["gate: FAILED", *broken]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help="of those in floors.json; all without")
    parser.add_argument("--eval", type=Path, default=EVAL, metavar="FOLDER", help="where measure.py and the sets are")
    parser.add_argument("--extract", default=EXTRACT, metavar="COMMAND", help="the command to measure")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--allow-lower", action="store_true", help="with --update: lower them too")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table between the marks in this file")
    return parser.parse_args()


def measure(name: str, folder: Path, extract: str) -> tuple[dict[str, Any] | None, str | None]:
    """What measure.py prints for one set, and a complaint where it cannot stand whatever the figures are."""
    command = [sys.executable, str(folder / "measure.py"), name, "--json", "--extract", extract]
    try:
        code, printed, told = _run(command)
    except subprocess.TimeoutExpired:
        return None, f"{name}: took more than {LONGEST} s and was ended"
    if code and "no data for" in told:
        print(f"{name}: no data, left out")
        return None, None
    if code:
        return None, f"{name}: measure.py failed: {told.strip()[-300:]}"
    result: dict[str, Any] = json.loads(printed)
    if result["broken_mentions"]:
        return result, f"{name}: {result['broken_mentions']} mentions are not the words of the input"
    return result, f"{name}: {told.strip()}" if "gave no records" in told else None


def _run(command: list[str]) -> tuple[int, str, str]:
    """Exit code, output and errors; past the time limit it is ended together with what it started."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, encoding="utf-8", start_new_session=True) as process:
        try:
            printed, told = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            raise
    return process.returncode, printed, told


def compare(result: dict[str, Any], floors: Floors) -> Iterator[Figure]:
    """The figures of a set that floors.json names."""
    for metric, floor in floors[result["set"]].items():
        yield Figure(result["set"], metric, _at(result, metric), floor)


def _at(result: dict[str, Any], path: str) -> float:
    """The figure at a path such as `value.f1`; 0 where the scorer had nothing to judge."""
    node: Any = result
    for key in path.split("."):
        node = node[key]
    return float(node or 0)


def update(figures: list[Figure], floors: Floors, *, allow_lower: bool) -> None:
    """Write floors.json anew."""
    worse = [figure for figure in figures if figure.is_worse]
    if worse and not allow_lower:
        sys.exit(f"gate: {len(worse)} figures are below their floor; nothing was changed (--allow-lower lowers floors)")
    for figure in figures:
        if figure.floor is None or figure.rises or allow_lower:
            floors[figure.dataset][figure.metric] = figure.new_floor
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    print(f"gate: wrote {FLOORS.name}")


def write(figures: list[Figure], path: Path) -> None:
    """Put the figures as a table between the marks of a Markdown file."""
    rows = [f"| {figure.dataset} | `{figure.metric}` | {figure.measured:.4g} |" for figure in figures]
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    table = "\n".join(["| set (dev half) | figure | measured |", "| --- | --- | --- |", *rows])
    path.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
