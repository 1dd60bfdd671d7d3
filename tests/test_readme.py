"""What the README shows works as shown. Its two lines of installation are run by .ci/run."""

import doctest
import json
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import jq
import pytest
from conftest import ROOT

from cli import extract
from extractor.formats.table import CODING, COLUMNS
from extractor.reading.page import KEPT, REMOVED
from models import Parts

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def shown() -> list[tuple[str, str]]:
    """The commands of the console blocks, each with the output shown below it."""
    found = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, output) for command, _, output in (part.partition("\n") for part in found)]


@cache
def run_extract(arguments: tuple[str, ...], given: str) -> str:
    command = [sys.executable, str(ROOT / "cli.py"), *arguments]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, input=given, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def run_jq(arguments: list[str], given: str) -> str:
    """jq -r or -c, by the library of the same name: no program of that name need be installed."""
    option, program = arguments
    printed = jq.compile(program).input_text(given)
    assert option in {"-r", "-c"}
    if option == "-r":
        return "".join(f"{value}\n" for value in printed)
    return "".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" for value in printed)


def run(command: str) -> str:
    """The output of a pipeline of `cat`, `extract` and `jq`."""
    words = shlex.split(command)
    output = ""
    for is_bar, group in groupby(words, key=lambda word: word == "|"):
        program, *arguments = ("|",) if is_bar else tuple(group)
        if program == "cat":
            output = "".join((ROOT / name).read_text(encoding="utf-8") for name in arguments)
        elif program == "extract":
            output = run_extract(tuple(arguments), output)
        elif program == "jq":
            output = run_jq(arguments, output)
        else:
            assert program == "|", f"{program} is no command that the README may show"
    return output


@pytest.mark.parametrize(("command", "output"), shown(), ids=[command for command, _ in shown()])
def test_a_shown_command_prints_what_is_shown(command: str, output: str) -> None:
    printed = run(command)
    assert printed.strip()
    assert not output or printed == output


def test_there_are_five_recipes() -> None:
    assert sum("| jq" in command for command, _ in shown()) >= 5


@pytest.mark.parametrize("block", blocks("python"))
def test_a_python_example_prints_what_is_shown(block: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, {}, "README.md", None, 0)
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0
    assert test.examples


FORMATS = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
FILES = ("events.csv", "out.jsonl", "out.sqlite")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in the formats that the recipes read."""
    folder = tmp_path_factory.mktemp("recipes")
    samples = [str(path) for path in sorted((ROOT / "samples").glob("*.txt"))[:6]]
    for name in FILES:
        extract.main([*samples, "-q", "-o", str(folder / name)], standalone_mode=False)
    return folder


@pytest.mark.parametrize("block", re.findall(r"^```python\n(.*?)^```$", FORMATS, re.MULTILINE | re.DOTALL))
def test_a_recipe_of_the_formats_prints_something(block: str, written: Path) -> None:
    if find_spec(block.split()[1]) is None:
        pytest.skip("not installed")
    command = [sys.executable, "-c", block]
    done = subprocess.run(command, cwd=written, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, bool(done.stdout.strip())) == (0, True), done.stderr


def test_every_column_of_the_table_is_explained() -> None:
    table = FORMATS.split("<!-- columns: begin -->")[1].split("<!-- columns: end -->")[0]
    names = [
        name
        for line in table.splitlines()
        for name in re.findall(r"`(\w+)`", line.split("|")[1] if "|" in line else "")
    ]
    assert names == [*COLUMNS, *CODING]


OPTIONS = sorted(name for option in extract.params for name in option.opts if name.startswith("-"))


@pytest.mark.parametrize("option", [*OPTIONS, "--help", "-h"])
def test_every_option_is_in_the_readme(option: str) -> None:
    assert f"`{option}" in README


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README))))
def test_every_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_two_commands_that_set_everything_up_stand_at_the_top() -> None:
    commands = "".join(blocks("sh")).splitlines()
    assert [command.split(" && ")[-1].split()[0] for command in commands] == [".venv/bin/extract", ".venv/bin/pytest"]
    assert README.index(commands[1]) < README.index("## ")


def test_the_table_of_page_parts_names_every_kind_and_where_it_goes() -> None:
    table = README.split("<!-- parts: begin -->")[1].split("<!-- parts: end -->")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.strip().splitlines()[2:]]
    kinds = [row[0].strip("`") for row in rows]
    assert sorted(kinds) == sorted(KEPT | REMOVED)
    assert {kind for kind, row in zip(kinds, rows, strict=True) if row[2] == "`removed`"} == REMOVED
    assert {kind for kind, row in zip(kinds, rows, strict=True) if row[2].startswith("`body`")} == {"paragraph"}
    fields = {name for row in rows for name in re.findall(r"`(\w+)`", row[2])} - {"place", "agency"}
    assert fields <= Parts.model_fields.keys()
