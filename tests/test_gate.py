"""The accuracy gate: what turns the build red, and what changes the floors."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from benchmarks import gate

MEASURE = """
import json, sys
figures = json.load(open(__file__.replace("measure.py", "figures.json")))
if sys.argv[1] not in figures:
    sys.exit("no data for " + sys.argv[1])
print(json.dumps({"set": sys.argv[1], "broken_mentions": 0, **figures[sys.argv[1]]}))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a scorer that prints what figures.json says, and floors of its own."""
    (tmp_path / "measure.py").write_text(MEASURE)
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    return tmp_path


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> str | None:
    """What the gate ends with: a message, which makes exit code 1; None where it does not fail."""
    monkeypatch.setattr("sys.argv", ["gate.py", "--eval", str(folder), "--extract", "true", *options])
    try:
        gate.main()
    except SystemExit as end:
        return str(end.code)
    return None


def given(folder: Path, floors: object, figures: object) -> None:
    (folder / "floors.json").write_text(json.dumps(floors))
    (folder / "figures.json").write_text(json.dumps(figures))


def floors(folder: Path) -> object:
    return json.loads((folder / "floors.json").read_text())


@pytest.mark.parametrize(
    ("measured", "red"),
    [
        ({"news": {"value": {"f1": 0.5}}}, None),
        ({"news": {"value": {"f1": 0.6}}}, None),
        ({"news": {"value": {"f1": 0.4}}}, "news value.f1 is 0.4, below the floor of 0.5"),
        ({"news": {"value": {"f1": None}}}, "news value.f1 is 0, below the floor of 0.5"),
        ({"news": {"value": {"f1": 0.5}, "broken_mentions": 2}}, "news: 2 mentions are not the words of the input"),
    ],
    ids=["at the floor", "above it", "below it", "nothing to judge", "broken mentions"],
)
def test_the_build_is_red_below_a_floor(folder, monkeypatch, measured, red) -> None:
    given(folder, {"news": {"value.f1": 0.5}}, measured)
    said = run(folder, monkeypatch)
    assert said == (red and f"gate: FAILED\n  {red}")


@pytest.mark.parametrize(("share", "is_red"), [(0.1, False), (0.2, False), (0.3, True)])
def test_the_floor_of_false_accusations_is_a_ceiling(folder, monkeypatch, share, is_red) -> None:
    given(folder, {"news": {"false_accusations.share": 0.2}}, {"news": {"false_accusations": {"share": share}}})
    assert (run(folder, monkeypatch) is not None) is is_red


def test_a_red_build_is_exit_code_1(folder) -> None:
    given(folder, {"news": {"f1": 0.5}}, {"news": {"f1": 0.4}})
    program = (
        "import sys; from pathlib import Path; from benchmarks import gate; "
        "gate.FLOORS = Path(sys.argv.pop(1)); gate.main()"
    )
    command = [sys.executable, "-c", program, str(folder / "floors.json"), "--eval", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "news f1 is 0.4, below the floor of 0.5" in done.stderr


def test_a_floor_that_is_null_turns_the_build_red(folder, monkeypatch) -> None:
    given(folder, {"news": {"f1": None}}, {"news": {"f1": 0.9}})
    assert run(folder, monkeypatch) == "gate: FAILED\n  news f1 has no floor (null): set it with --update"
    assert floors(folder) == {"news": {"f1": None}}


def test_update_sets_and_raises_floors(folder, monkeypatch) -> None:
    given(folder, {"news": {"f1": None, "recall": 0.5}}, {"news": {"f1": 0.98765, "recall": 0.6}})
    assert run(folder, monkeypatch, "--update") is None
    assert floors(folder) == {"news": {"f1": 0.9876, "recall": 0.6}}


def test_update_lowers_a_floor_only_when_asked_to(folder, monkeypatch) -> None:
    given(folder, {"news": {"f1": 0.5}}, {"news": {"f1": 0.4}})
    assert "nothing was changed (--allow-lower lowers floors)" in (run(folder, monkeypatch, "--update") or "")
    assert floors(folder) == {"news": {"f1": 0.5}}
    assert run(folder, monkeypatch, "--update", "--allow-lower") is None
    assert floors(folder) == {"news": {"f1": 0.4}}


def test_a_set_without_data_is_named_and_left_out(folder, monkeypatch, capsys) -> None:
    given(folder, {"held": {"f1": None}, "news": {"f1": 0.5}}, {"news": {"f1": 0.5}})
    assert run(folder, monkeypatch) is None
    assert "held: no data, left out" in capsys.readouterr().out


def test_a_scorer_that_fails_turns_the_build_red(folder, monkeypatch) -> None:
    given(folder, {"news": {"f1": 0.5}}, {"news": {"f1": 0.5}})
    (folder / "measure.py").write_text("raise SystemExit('the gold is missing')")
    assert run(folder, monkeypatch) == "gate: FAILED\n  news: measure.py failed: the gold is missing"


def test_without_the_evaluation_sets_it_says_so_and_passes(folder, monkeypatch, capsys) -> None:
    assert run(folder / "nowhere", monkeypatch) is None
    assert "the evaluation sets are absent" in capsys.readouterr().out


def test_the_figures_are_written_between_the_marks(folder, monkeypatch) -> None:
    given(folder, {"news": {"f1": 0.5}}, {"news": {"f1": 0.51234}})
    page = folder / "accuracy.md"
    page.write_text(f"before\n{gate.BEGIN}\nold\n{gate.END}\nafter\n")
    assert run(folder, monkeypatch, "--write", str(page)) is None
    table = "| set (dev half) | figure | measured |\n| --- | --- | --- |\n| news | `f1` | 0.5123 |"
    assert page.read_text() == f"before\n{gate.BEGIN}\n{table}\n{gate.END}\nafter\n"


@pytest.mark.parametrize(("name", "mark"), [("accuracy.md", "accuracy"), ("performance.md", "speed")])
def test_the_pages_with_figures_hold_a_table(name: str, mark: str) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    (between,) = re.findall(f"<!-- {mark}: begin -->\n(.*?)<!-- {mark}: end -->", page, re.DOTALL)
    assert len(re.findall(r"^\|.*\d.*\|$", between, re.MULTILINE)) >= 1
