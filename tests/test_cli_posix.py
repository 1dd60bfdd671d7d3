"""The command as a process on Linux and macOS: terminals, signals, a full disk."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from test_cli import COMMAND, SENTENCE

pty = pytest.importorskip("pty")


def test_a_terminal_gets_indented_json(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(SENTENCE)
    inside, outside = pty.openpty()
    with subprocess.Popen([*COMMAND, str(source)], stdout=outside, stdin=subprocess.DEVNULL) as process:
        os.close(outside)
        printed = b""
        while chunk := _read(inside):
            printed += chunk
    os.close(inside)
    assert process.returncode == 0
    assert printed.startswith(b'{\r\n  "schema_version": "1.')


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other side is closed
        return b""


def test_how_far_it_is_is_told_on_a_terminal_after_two_seconds(tmp_path: Path) -> None:
    rows = [json.dumps({"text": "wait 0.2", "id": f"r{n}"}) + "\n" for n in range(16)]
    (tmp_path / "n.jsonl").write_text("".join([*rows, '{"text": "boom"}\n']))
    inside, outside = pty.openpty()
    command = [sys.executable, str(ROOT / "tests" / "faking.py"), "n.jsonl"]
    paths = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=paths, stdout=subprocess.DEVNULL, stderr=outside) as process:
        os.close(outside)
        told = b""
        while chunk := _read(inside):
            told += chunk
    os.close(inside)
    assert process.returncode == 1
    assert b" articles, 0 failed, " in told
    lines = [line.split(b"\r")[-1] for line in told.split(b"\r\n")]
    assert lines[0].endswith(b": internal error: KeyError: ''")
    assert lines[-2:] == [b"extract: 1 of 17 inputs failed", b""]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    os.mkfifo(tmp_path / "b.txt")
    done = subprocess.run([*COMMAND, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)


@pytest.mark.parametrize(
    ("words", "close", "code", "message"),
    [
        ("a.txt", ">&-", 4, "standard output: is closed"),
        ("-", "<&-", 1, "-: standard input is closed"),
        ("--schema", ">/dev/full", 4, "standard output: no space left on device"),
    ],
)
def test_a_closed_or_full_stream_is_told(tmp_path: Path, words: str, close: str, code: int, message: str) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    shell = ["sh", "-c", f'"$@" {words} {close}', "sh", *COMMAND]
    done = subprocess.run(shell, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (code, f"extract: error: {message}\n")


def test_nothing_to_read_on_a_terminal_gets_short_help() -> None:
    inside, outside = pty.openpty()
    done = subprocess.run(COMMAND, stdin=outside, capture_output=True, text=True, check=False, timeout=60)
    os.close(outside)
    os.close(inside)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("Try 'extract --help' for help.\n")


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    rows = json.dumps({"text": SENTENCE}).encode() + b"\n"
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, "-"], stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(rows * 3)
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == -signal.SIGPIPE


def test_output_that_cannot_be_written_is_exit_code_4() -> None:
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("no such device")
    with device.open("wb") as full:
        command = [*COMMAND, "-"]
        done = subprocess.run(command, input=SENTENCE, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (4, "extract: error: standard output: no space left on device\n")
