"""The command with several workers and as a process that is disturbed: nothing is lost, nothing comes twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from faking import FakeExtractor

import cli
from extractor import Row
from extractor.running import analysing, workers
from extractor.running.plan import Plan

if sys.platform != "linux":
    pytest.skip("a worker that is forked has the fake extractor", allow_module_level=True)

import fcntl

COMMAND = [sys.executable, str(ROOT / "tests" / "faking.py")]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}


@pytest.fixture(autouse=True)
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeExtractor:
    """Every test runs in a folder of its own, with the fake extractor."""
    monkeypatch.chdir(tmp_path)
    extractor = FakeExtractor()
    monkeypatch.setattr(analysing, "extractor", lambda _: extractor)
    monkeypatch.setattr(workers, "extractor", lambda _: extractor)
    return extractor


def written(texts: list[str], name: str = "n.jsonl") -> None:
    rows = (json.dumps({"id": f"r{number}", "text": text}) for number, text in enumerate(texts))
    Path(name).write_text("".join(f"{row}\n" for row in rows))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.extract, arguments, prog_name="extract", catch_exceptions=False)


def names(output: str | bytes) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in output.splitlines()]


def start(*arguments: str, **options: object) -> subprocess.Popen[bytes]:
    """The command in a process of its own; a signal ends it even where the tests run with that signal ignored."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": ENVIRONMENT, **options}
    return subprocess.Popen([*COMMAND, *arguments], preexec_fn=_heeding, **pipes)  # type: ignore[call-overload,no-any-return]


def _heeding() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


# ---- workers ---------------------------------------------------------------------------------------------------------


def test_the_bytes_are_the_same_for_every_number_of_workers() -> None:
    written([f"wait {random.Random(n).random() / 100}" for n in range(30)])
    one, two, five = (run("n.jsonl", "-j", number).stdout_bytes for number in "125")
    assert one == two == five
    assert names(one) == [f"r{n}" for n in range(30)]


def test_the_article_of_a_worker_that_died_is_read_again() -> None:
    written(["a", "die once", "b", "die once", "c"])
    result = run("n.jsonl", "-j", "2")
    assert (result.exit_code, names(result.stdout)) == (0, ["r0", "r1", "r2", "r3", "r4"])
    said = "extract: warning: {}: its worker died; retried"
    assert result.stderr.splitlines() == [said.format("r1"), said.format("r3")]


def test_an_article_that_always_ends_its_worker_is_named_and_left_out() -> None:
    written(["a", "die", "b"])
    result = run("n.jsonl", "-j", "2", "--errors", "e.jsonl")
    assert (result.exit_code, names(result.stdout)) == (1, ["r0", "r2"])
    assert "extract: error: r1: ended the process that read it, twice; it is left out" in result.stderr
    assert result.stderr.endswith("extract: 1 of 3 inputs failed\n")
    assert json.loads(Path("e.jsonl").read_text())["code"] == "crashed"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_article_that_takes_too_long_is_given_up(jobs: str) -> None:
    written(["a", "sleep", "b"])
    result = run("n.jsonl", "-j", jobs, "--timeout", "0.3")
    assert (result.exit_code, names(result.stdout)) == (1, ["r0", "r2"])
    assert result.stderr.splitlines()[0] == (
        "extract: error: r1: took longer than 0.3 seconds (try: --timeout SECONDS, or split the file)"
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_within_an_article_is_its_own(jobs: str) -> None:
    written(["a", "boom\nno such", "b"])
    result, loud = run("n.jsonl", "-j", jobs), run("n.jsonl", "-j", jobs, "-vv")
    assert (result.exit_code, names(result.stdout)) == (1, ["r0", "r2"])
    assert result.stderr.splitlines()[0] == "extract: error: r1: internal error: KeyError: 'no such'"
    assert "Traceback" not in result.stderr
    assert "Traceback (most recent call last):" in loud.stderr


def test_no_more_is_read_ahead_than_a_few_articles_a_worker() -> None:
    taken: list[int] = []

    def items() -> Iterator[Row]:
        for number in range(200):
            taken.append(number)
            yield Row("a", name=str(number))

    plan = Plan(("-",), jobs=2)
    most = 0
    for done, _ in enumerate(workers.results(items(), plan, lambda _: None)):
        most = max(most, len(taken) - done)
    assert most <= 2 * workers.AHEAD + 1
    assert len(taken) == 200


def test_idle_workers_that_die_are_replaced() -> None:
    crew = workers.Crew(Plan(("-",), jobs=2), (), lambda _: None)

    def items() -> Iterator[Row]:
        yield from (Row("a", name=str(number)) for number in range(9))
        time.sleep(0.3)  # until all have nothing to do
        assert crew.pool is not None
        for process in list(crew.pool._pool_manager.worker_manager.workers):
            os.kill(process, signal.SIGKILL)
        time.sleep(0.5)
        yield from (Row("a", name=str(number)) for number in range(9, 12))

    assert [result.id for _, result in crew.results(items())] == [str(number) for number in range(12)]


# ---- the process -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["jsonl", "csv", "sqlite"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_run_that_was_killed_and_resumed_ends_as_one_that_was_not(form: str, seed: int) -> None:
    written(["wait 0.02", "boom\nx"] * 15)
    assert run("n.jsonl", "-o", f"whole.{form}", "--errors", "whole.errors").exit_code == 1
    chance, jobs = random.Random(seed), str(seed)
    for last in (False, False, True):
        with start("n.jsonl", "-o", f"out.{form}", "--resume", "-j", jobs, "--errors", "out.errors") as process:
            if not last:
                _wait_for_progress(process, Path(f".out.{form}.part"), lines=chance.randrange(20))
                process.kill()
            process.communicate()
    assert process.returncode == 1
    assert Path(f"out.{form}").read_bytes() == Path(f"whole.{form}").read_bytes()
    assert Path("out.errors").read_bytes() == Path("whole.errors").read_bytes()
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


def _wait_for_progress(process: subprocess.Popen[bytes], journal: Path, lines: int) -> None:
    """Until so many results are held."""
    while process.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") > lines):
        time.sleep(0.01)


def test_a_torn_journal_and_changed_inputs_are_no_trouble() -> None:
    written(["a"] * 6)
    run("n.jsonl", "-o", "whole.jsonl")
    with start("n.jsonl", "-o", "out.jsonl") as process:
        process.kill()
    written(["a", "wait 9"] + ["a"] * 4)
    with start("n.jsonl", "-o", "out.jsonl") as process:
        _wait_for_progress(process, Path(".out.jsonl.part"), lines=1)
        process.kill()
    journal = Path(".out.jsonl.part")
    journal.write_bytes(journal.read_bytes() + b'{"key": "torn')
    written(["a"] * 6)
    assert run("n.jsonl", "-o", "out.jsonl", "--resume").exit_code == 0
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()


def test_other_options_begin_anew_and_say_so() -> None:
    written(["wait 0.02"] * 20)
    with start("n.jsonl", "-o", "out.jsonl") as process:
        _wait_for_progress(process, Path(".out.jsonl.part"), lines=3)
        process.kill()
    result = run("n.jsonl", "-o", "out.jsonl", "--resume", "--field", "a=b")
    assert "out.jsonl: was begun with other options, inputs or versions; begins anew" in result.stderr
    lines = Path("out.jsonl").read_text().splitlines()
    assert [json.loads(line)["source"]["fields"] for line in lines] == [{"a": "b"}] * 20


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_signal_ends_it_at_once_with_whole_lines(number: int, jobs: str) -> None:
    written(["wait 0.01"] * 5 + ["sleep"] * 5)
    with start("n.jsonl", "-j", jobs) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(5)]
        started = time.monotonic()
        process.send_signal(number)
        rest, said = process.communicate(timeout=10)
        assert time.monotonic() - started < 2
    assert (process.returncode, said) == (-number, b"")
    assert names(b"".join(lines) + rest)[:5] == ["r0", "r1", "r2", "r3", "r4"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("blocking", [True, False])
def test_a_line_is_whole_though_its_reader_is_slow(unbuffered: str, blocking: bool) -> None:
    written(["a"] * 9)
    inside, outside = os.pipe()
    fcntl.fcntl(outside, fcntl.F_SETPIPE_SZ, 4096)  # less than a document
    os.set_blocking(outside, blocking)
    environment = {**ENVIRONMENT, "PYTHONUNBUFFERED": unbuffered}
    with start("n.jsonl", stdout=outside, env=environment) as process, open(inside, "rb") as reader:
        os.close(outside)
        lines = [reader.readline()]
        process.terminate()
        time.sleep(0.1)
        lines += reader.readlines()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGTERM
    assert names(b"".join(lines)) == [f"r{number}" for number in range(len(lines))]


def test_a_signal_leaves_a_file_as_it_was_and_nothing_beside_it_but_what_is_done() -> None:
    written(["a", "sleep"])
    Path("out.jsonl").write_text("as it was")
    with start("n.jsonl", "-o", "out.jsonl") as process:
        _wait_for_progress(process, Path(".out.jsonl.part"), lines=1)
        process.terminate()
        process.communicate(timeout=10)
    assert process.returncode == -signal.SIGTERM
    assert Path("out.jsonl").read_text() == "as it was"
    assert sorted(path.name for path in Path().iterdir()) == [".out.jsonl.part", "n.jsonl", "out.jsonl"]


def test_workers_do_not_outlive_the_command() -> None:
    written(["wait 0.05"] + ["sleep"] * 5)
    with start("n.jsonl", "-j", "2") as process:
        assert process.stdout is not None
        process.stdout.readline()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        process.kill()
        process.communicate(timeout=10)  # would wait for as long as a worker holds the pipe
    assert len(children) == 2
    end = time.monotonic() + 5
    while any(_lives(int(child)) for child in children) and time.monotonic() < end:
        time.sleep(0.05)  # the pipes are closed a moment before
    assert not any(_lives(int(child)) for child in children)


def _lives(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]
    except OSError:
        return False


@pytest.mark.parametrize("arguments", [("n.jsonl",), ("n.jsonl", "-j", "2"), ("--help",), ("--schema",)])
def test_a_reader_that_goes_away_ends_it_quietly(arguments: tuple[str, ...]) -> None:
    written(["wait 0.01"] * 30)
    inside, outside = os.pipe()
    os.close(inside)
    with start(*arguments, stdout=outside) as process:
        os.close(outside)
        _, said = process.communicate(timeout=10)
    assert (process.returncode, said) == (-signal.SIGPIPE, b"")


@pytest.mark.parametrize(
    "arguments",
    [("-o", "/dev/full"), ("-o", "/dev/full", "-f", "csv"), ("-o", "/dev/full", "-f", "sqlite"), ("-o", "no/x.json"),
     ("-o", "."), ("--errors", "/dev/full"), ("--output-dir", "n.jsonl"), ("-o", "n.jsonl/x")],
)  # fmt: skip
def test_output_that_cannot_be_written_is_exit_code_4(arguments: tuple[str, ...]) -> None:
    written(["a", "boom"])
    result = run("n.jsonl", *arguments)
    assert result.exit_code == 4
    assert result.stderr.splitlines()[-1].startswith(f"extract: error: {arguments[1]}: ")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_standard_output_is_exit_code_4(jobs: str) -> None:
    written(["a"] * 5)
    with open("/dev/full", "wb") as full, start("n.jsonl", "-j", jobs, stdout=full) as process:
        _, said = process.communicate(timeout=10)
    assert (process.returncode, said) == (4, b"extract: error: standard output: no space left on device\n")
