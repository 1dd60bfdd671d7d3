"""The cluster adapter on a real Spark: every id comes out exactly once, whatever dies.

With Java and the extra `spark`, a short run on one worker is part of every run of the tests. `pytest -m cluster` starts
a standalone master with two workers on the loopback address, and kills some of what it started.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import ROOT

from extractor import InputError
from extractor.archives.plan import plan, shard_sizes
from extractor.formats.arrow_schema import rows

DEADLY, POISON = "KILL THE WORKER", "RAISE AN ERROR"
SENTENCE = "A rocket hit a market in Homs on 3 May 2019, killing two people."
FAKE = ROOT / "tests" / "spark_fake.py"


# The plan


def write(
    folder: Path, sizes: dict[str, int], text: Callable[[int], str] = lambda n: f"Report {n}. {SENTENCE}"
) -> None:
    """Shards with so many rows each; a row's id is its shard and number."""
    for name, size in sizes.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps({"id": f"{name}#{n}", "text": text(n)}) for n in range(size)]
        path.write_text("".join(f"{line}\n" for line in lines))


def test_the_plan_is_that_of_earlier_runs_with_new_shards_behind(tmp_path: Path) -> None:
    source, target = tmp_path / "in", str(tmp_path / "out")
    write(source, {"b.jsonl": 1, "d.jsonl": 1, "sub/c.jsonl": 1, ".hidden.jsonl": 1, "_x/a.jsonl": 1, "notes.txt": 1})
    assert plan(shard_sizes(str(source)), target, 2) == [["b.jsonl", "d.jsonl"], ["sub/c.jsonl"]]
    write(source, {"a.jsonl": 1})
    assert plan(shard_sizes(str(source)), target, 9) == [["b.jsonl", "d.jsonl"], ["sub/c.jsonl"], ["a.jsonl"]]


def test_a_chunk_is_not_done_any_more_where_a_shard_has_changed(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    write(source, {"a.jsonl": 1, "b.jsonl": 1})
    plan(shard_sizes(str(source)), str(target), 1)
    for number in range(2):
        (target / f"chunk={number:05d}").mkdir()
        (target / f"chunk={number:05d}" / "_SUCCESS").touch()
    write(source, {"b.jsonl": 2})
    plan(shard_sizes(str(source)), str(target), 1)
    assert [path.parent.name for path in target.glob("*/_SUCCESS")] == ["chunk=00000"]


def test_a_shard_that_is_gone_is_an_error(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write(source, {"a.jsonl": 1, "b.jsonl": 1})
    plan(shard_sizes(str(source)), str(tmp_path / "out"), 1)
    (source / "a.jsonl").unlink()
    with pytest.raises(InputError, match=r"a\.jsonl: was a shard of this archive and is not there any more"):
        plan(shard_sizes(str(source)), str(tmp_path / "out"), 1)


def test_a_folder_without_shards_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="file there"):
        shard_sizes(str(tmp_path))


@pytest.mark.parametrize("address", ["xyz://a/in", "https://paper.example/a.jsonl"])
def test_an_address_of_no_file_system_is_an_error(address: str) -> None:
    with pytest.raises(InputError, match="cannot be opened: Unrecognized filesystem type"):
        shard_sizes(address)


# The adapter


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: INPUT, OUTPUT"),
        (["in", "out", "--chunk", "0"], "argument --chunk: 0 is less than 1"),
        (["in", "out", "--max-chars", "many"], "argument --max-chars: invalid positive value: 'many'"),
    ],
    ids=["none", "no shard a job", "no number"],
)
def test_wrong_arguments_start_no_spark(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    from extractor.spark import main

    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


needs_spark = pytest.mark.skipif(
    shutil.which("java") is None or subprocess.run([sys.executable, "-c", "import pyspark, pandas"]).returncode != 0,
    reason="needs Java and the extra spark",
)


def environment() -> dict[str, str]:
    """Everything on the loopback address, and workers that find the code."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
    }


def submit(how: str, source: Path, target: Path, *more: str, master: str) -> "subprocess.Popen[str]":
    """spark-submit of the adapter, with the fake or the real extractor."""
    configuration = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "512m",
        "spark.executor.memory": "512m",
        "spark.ui.enabled": "false",
        "spark.executorEnv.PYTHONPATH": str(ROOT),
        "spark.log.level": "ERROR",
    }
    options = [part for pair in configuration.items() for part in ("--conf", "=".join(pair))]
    command = [spark_script("spark-submit"), "--master", master, *options, str(FAKE), how, str(source), str(target)]
    return subprocess.Popen(
        [*command, *more], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def spark_script(name: str) -> str:
    import pyspark

    return str(Path(pyspark.__file__).parent / "bin" / name)


def finish(driver: "subprocess.Popen[str]", seconds: float = 900) -> tuple[int, str]:
    """The exit code of a driver and what it said."""
    try:
        said, _ = driver.communicate(timeout=seconds)
    finally:
        driver.kill()
    return driver.returncode, said


def found(target: Path) -> dict[str, str]:
    """The status of each id, each of which is there once."""
    files = sorted(target.glob("chunk=*/shard=*/*.parquet"))
    all_rows = [row for file in files for row in rows(pq.ParquetFile(file).read())]
    twice = [name for name, times in Counter(row["id"] for row in all_rows).items() if times > 1]
    assert twice == []
    return {row["id"]: row["status"] for row in all_rows}


@needs_spark
def test_a_run_on_one_worker_finds_the_record_that_kills_it(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    write(source, {"2020/a.jsonl": 5}, lambda n: {2: DEADLY, 1: POISON}.get(n, f"{n} {SENTENCE}"))
    code, said = finish(submit("fake", source, target, master="local[1,4]"))
    assert code == 1, said
    assert found(target) == {
        "2020/a.jsonl#0": "ok",
        "2020/a.jsonl#1": "error",
        "2020/a.jsonl#2": "crashed",
        "2020/a.jsonl#3": "ok",
        "2020/a.jsonl#4": "ok",
    }
    assert "extract: chunk 1 of 1: 1 crashed, 1 error, 3 ok; about 0 s left" in said


def numbered(source: Path) -> Iterator[tuple[str, int]]:
    """Each row of the shards."""
    for path in sorted(source.rglob("*.jsonl")):
        yield from ((path.relative_to(source).as_posix(), n) for n in range(len(path.read_text().splitlines())))


def stamps(target: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in target.rglob("*.parquet")}


# A cluster


class Cluster:
    """A standalone master and two workers of one core each, on the loopback address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        self.port = free_port()
        self.master = f"spark://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._start("master.Master", "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", "0")
        await_(lambda: "started at spark" in self.log(0) or "I have been elected leader" in self.log(0), "the master")
        self.workers = [self._add_worker(), self._add_worker()]
        await_(lambda: self.log(0).count("Registering worker") == 2, "the workers")

    def _add_worker(self) -> "subprocess.Popen[bytes]":
        place = self.folder / f"worker-{len(self.started)}"
        options = ["--host", "127.0.0.1", "-c", "1", "-m", "1g", "--webui-port", "0", "-d", str(place), self.master]
        return self._start("worker.Worker", *options)

    def _start(self, name: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [spark_script("spark-class"), f"org.apache.spark.deploy.{name}", *options]
        log = (self.folder / f"{len(self.started)}.log").open("wb")
        self.started.append(
            subprocess.Popen(command, env=environment(), stdout=log, stderr=log, start_new_session=True)
        )
        return self.started[-1]

    def log(self, number: int) -> str:
        return (self.folder / f"{number}.log").read_text(errors="replace")

    def kill_worker(self) -> None:
        """A worker of the cluster and all that it started; another takes its place."""
        worker = self.workers.pop(0)
        executors = self.executors(worker)
        os.killpg(worker.pid, signal.SIGKILL)
        for pid in executors:
            os.kill(pid, signal.SIGKILL)
        worker.wait()
        self.workers.append(self._add_worker())

    def kill_executor(self) -> None:
        """The process that a worker started for the driver, not the worker."""
        (first, *_) = self.executors(self.workers[-1])
        os.kill(first, signal.SIGKILL)

    def executors(self, worker: "subprocess.Popen[bytes]") -> list[int]:
        return [pid for pid in children(worker.pid) if b"CoarseGrainedExecutorBackend" in command_of(pid)]

    def stop(self) -> None:
        pids = [pid for process in self.started for pid in children(process.pid)]
        for process in self.started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for pid in pids:
            if b"spark" in command_of(pid):
                os.kill(pid, signal.SIGKILL)


def children(pid: int) -> list[int]:
    """What a process started, and so on."""
    try:
        own = Path(f"/proc/{pid}/task").glob("*/children")
        direct = [int(child) for path in own for child in path.read_text().split()]
    except OSError:
        return []
    return [descendant for child in direct for descendant in (child, *children(child))]


def command_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def await_(holds: Callable[[], Any], what: str, seconds: float = 300) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"{what} did not come within {seconds} s"
        time.sleep(0.5)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        started.start()
        yield started
    finally:
        started.stop()


def texts(n: int) -> str:
    return {7: POISON, 23: DEADLY, 90: DEADLY}.get(n, f"Report {n}. {SENTENCE}")


def expected(source: Path, deadly: Sequence[int] = (23, 90)) -> dict[str, str]:
    return {f"{name}#{n}": "error" if n == 7 else "crashed" if n in deadly else "ok" for name, n in numbered(source)}


@needs_spark
@pytest.mark.cluster
def test_every_id_comes_out_once_though_an_executor_and_a_worker_die(cluster: Cluster, tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    write(source, {f"s{n}.jsonl": 150 for n in range(4)}, texts)
    driver = submit("fake", source, target, "--chunk", "2", master=cluster.master)
    try:
        await_(lambda: all(map(cluster.executors, cluster.workers)), "an executor of each worker")
        await_(lambda: list(target.glob("chunk=*/_temporary/*/*/*")), "a task at work")
        time.sleep(3)
        cluster.kill_executor()
        await_(lambda: (target / "chunk=00000" / "_SUCCESS").exists(), "the first chunk")
        await_(lambda: list((target / "chunk=00001").glob("_temporary/*/*/*")), "a task of the second")
        cluster.kill_worker()
        code, said = finish(driver)
    finally:
        driver.kill()
    assert code == 1, said
    assert found(target) == expected(source)
    assert len(list(target.glob("chunk=*/_SUCCESS"))) == 2


@needs_spark
@pytest.mark.cluster
def test_a_driver_that_is_killed_goes_on_where_it_was(cluster: Cluster, tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    write(source, {f"s{n}.jsonl": 100 for n in range(4)}, texts)
    driver = submit("fake", source, target, "--chunk", "2", master=cluster.master)
    try:
        await_(lambda: (target / "chunk=00000" / "_SUCCESS").exists(), "the first chunk")
        time.sleep(2)
        for pid in (*children(driver.pid), driver.pid):
            os.kill(pid, signal.SIGKILL)
    finally:
        driver.kill()
        driver.communicate()
    before = stamps(target / "chunk=00000")
    code, said = finish(submit("fake", source, target, "--chunk", "2", master=cluster.master))
    assert code == 1, said
    assert re.search(r"chunk 1 of 2: .* done before", said)
    assert found(target) == expected(source)
    assert stamps(target / "chunk=00000") == before


@needs_spark
@pytest.mark.cluster
def test_the_real_extractor_on_the_cluster_gives_what_it_gives_here(cluster: Cluster, tmp_path: Path) -> None:
    from extractor import Extractor, Row
    from extractor.formats.parquet import read_archive

    source, target = tmp_path / "in", tmp_path / "out"
    write(source, {"a.jsonl": 10, "b.jsonl": 30}, texts)
    code, said = finish(submit("real", source, target, master=cluster.master))
    assert code == 1, said
    assert found(target) == expected(source)
    article = next(read_archive(target))
    assert article == Extractor().read(Row(texts(0), name="a.jsonl#0"))
