"""A hundred and fifty inputs that are bad, odd or hostile: each is a record or a failure that is told in one line.

All of them stand in one folder at first: not one costs another, and none is lost.
"""

import bz2
import gzip
import io
import json
import lzma
import os
import re
import sys
import zipfile
import zlib
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from faking import FakeExtractor

import cli
from extractor import Extractor
from extractor.running import analysing

SENTENCE = "Two soldiers were killed in Gao on 3 May 2019, the army said. Nobody claimed the attack.\n"
GOOD = {"text": SENTENCE}


def zipped(name: str, content: bytes = b"x") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, content)
    return data.getvalue()


def line(**fields: object) -> bytes:
    return json.dumps({**GOOD, **fields}).encode() + b"\n"


# name → bytes; each must be one record, with or without a warning
RECORDS: dict[str, bytes] = {
    **{f"{encoding}.txt": SENTENCE.encode(encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")},
    **{f"{e}.txt": SENTENCE.encode(e) for e in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "ascii")},
    **{f"{e}.txt": f"Das Café in Gao – {SENTENCE}".encode(e) for e in ("cp1252", "mac-roman")},
    **{f"{e}.txt": ("Двое солдат убиты в Гао. " * 9).encode(e) for e in ("cp1251", "koi8-r", "utf-8")},
    "latin-1.txt": f"Café. {SENTENCE}".encode("latin-1"),
    "shift-jis.txt": ("兵士二人が殺された。" * 9).encode("shift-jis"),
    "gb18030.txt": ("两名士兵在加奥被打死。" * 9).encode("gb18030"),
    "big5.txt": ("兩名士兵在加奧被打死。" * 9).encode("big5"),
    "euc-kr.txt": ("병사 두 명이 죽었다. " * 9).encode("euc-kr"),
    "utf-8-cut.txt": f"{SENTENCE}é".encode()[:-1],
    "utf-8-damaged.txt": SENTENCE.encode() + b"\xff\xfe\xc3 and so on.\n",
    "utf-16-odd.txt": SENTENCE.encode("utf-16") + b"x",
    "mark-alone.txt": b"\xef\xbb\xbf",
    "mark-16-alone.txt": b"\xff\xfe",
    "mark-lies.txt": b"\xff\xfe" + SENTENCE.encode(),
    "marks.txt": ("\ufeff" * 9 + SENTENCE).encode(),
    "empty.txt": b"",
    "blank.txt": b" \t\r\n\x0c\n",
    "cr.txt": SENTENCE.replace(" ", "\r").encode(),
    "crlf.txt": SENTENCE.replace("\n", "\r\n\r\n").encode(),
    "nel.txt": SENTENCE.replace(". ", ".\u0085").encode(),
    "separators.txt": SENTENCE.replace(". ", ".\u2028\u2029").encode(),
    "nul.txt": SENTENCE.replace("on", "o\0n").encode(),
    "escape.txt": f"\x1b[31m{SENTENCE}\x1b]0;owned\x07\x1b[2J".encode(),
    "c1.txt": f"\x9b31m{SENTENCE}\x90q\x9c".encode(),
    "overstruck.txt": "".join(f"{char}\b{char}" for char in SENTENCE.rstrip()).encode(),
    "bell.txt": f"{SENTENCE}\a\b\x7f".encode(),
    "bidi.txt": f"\u202e{SENTENCE}\u2066\u2069\u202c".encode(),
    "zero-width.txt": "\u200b".join(SENTENCE).encode(),
    "soft-hyphens.txt": "\u00ad".join(SENTENCE).encode(),
    "nfd.txt": "Señor Muñoz fue asesinado. Zwei Männer; two men were killed in Côte d’Ivoire.".encode(),
    "combining.txt": ("a" + "\u0301" * 5_000 + " man was killed.").encode(),
    "noncharacters.txt": f"{SENTENCE}\ufffe\uffff\U0010ffff".encode(),
    "tags.txt": (SENTENCE + "".join(chr(0xE0000 + ord(c)) for c in "kill")).encode(),
    "emoji.txt": f"👩‍👩‍👧‍👦 {SENTENCE} 🇺🇦".encode(),
    "mathematical.txt": "𝐓𝐰𝐨 𝐬𝐨𝐥𝐝𝐢𝐞𝐫𝐬 𝐰𝐞𝐫𝐞 𝐤𝐢𝐥𝐥𝐞𝐝.".encode(),
    "arabic.txt": ("قتل جنديان في غاو. " * 9).encode(),
    "hebrew.txt": ("שני חיילים נהרגו. " * 9).encode(),
    "thai.txt": ("ทหารสองนายเสียชีวิต " * 9).encode(),
    "one-letter.txt": b"a",
    "one-sign.txt": b".",
    "digits.txt": b"1 " * 3_000,
    "no-blanks.txt": b"a" * 20_000,
    "no-stops.txt": b"and then " * 2_000,
    "stops.txt": b"." * 5_000,
    "brackets.txt": b"(" * 3_000 + b")" * 3_000,
    "quotes.txt": b'"' * 3_000,
    "line-breaks.txt": b"\n" * 50_000,
    "long-line.txt": SENTENCE.replace("\n", " ").encode() * 60,
    "short-lines.txt": b"a\n" * 5_000,
    "great-number.txt": b"9" * 400 + b" people were killed in Gao.\n",
    "negative.txt": b"-5 people were killed in Gao on 32 May 2019, or -3.\n",
    "year-zero.txt": b"Two men died on 0 January 0000 and 31 February 99999.\n",
    "dates.txt": b"3/4/5 6.7.8 9-10-11 " * 300,
    "percent.txt": b"%s %n %d {0} {} ${x} `id` $(id) were killed.\n",
    "sql.txt": b"'; DROP TABLE events; -- were killed in Gao.\n",
    "formula.txt": b"=cmd|' /C calc'!A0 was killed in Gao.\n",
    "template.txt": b"{{ 7 * 7 }} {% raw %} were killed in <script>alert(1)</script> Gao.\n",
    "xml.txt": b"<?xml version='1.0'?><a>Two men were killed.</a>",
    "json.txt": json.dumps(GOOD).encode(),
    "markdown.md": f"# Two killed\n\n> {SENTENCE}\n\n[x](javascript:1)".encode(),
    "rtf-like.txt": b"\\rtf is a format. Two men were killed.\n",
    "pdf-like.txt": b"The %PDF- mark begins a file. Two men were killed.\n",
    "gif-like.txt": b"GIF89a is how pictures begin. Two men were killed.\n",
    "mz.txt": b"MZ is a news agency. Two men were killed.\n",
    "page.html": f"<html><body><p>{SENTENCE * 9}</p></body></html>".encode(),
    "page-16.html": f"<html><body><p>{SENTENCE * 9}</p></body></html>".encode("utf-16"),
    "no-body.html": b"<html></html>",
    "unclosed.html": f"<html><p><b><i>{SENTENCE * 9}".encode(),
    "deep.html": b"<div>" * 3_000 + SENTENCE.encode() + b"</div>" * 3_000,
    "entities.html": b"<html><p>&#x1b;[31m &#0; &#xd800; &bogus; " + SENTENCE.encode() * 9,
    "frames.html": b"<html><frameset><frame src='file:///etc/passwd'></frameset></html>",
    "doctype.html": b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html><p>&a;" + SENTENCE.encode() * 9,
    "bomb.html": b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><p>&b;</p></html>",
    "comment.html": b"<html><!-- " + b"-" * 9_000 + SENTENCE.encode(),
    "script.html": b"<html><script>for(;;){}</script><p>" + SENTENCE.encode() * 9,
    "one.jsonl": line(),
    "mark.jsonl": b"\xef\xbb\xbf" + line(),
    "wide.jsonl": line().decode().encode("utf-16"),
    "no-end.jsonl": line().rstrip(),
    "blank-lines.jsonl": b"\n \n" + line() + b"\r\n\n",
    "surrogate.jsonl": b'{"text": "Two men \\ud800 were killed.", "id": "\\udfff"}\n',
    "nul.jsonl": b'{"text": "Two men\\u0000 were killed.", "id": "a\\u0000b"}\n',
    "empty-text.jsonl": b'{"text": ""}\n',
    "null-fields.jsonl": line(id=None, date=None, title=None, url=None),
    "odd-fields.jsonl": line(id=7, title=3.5, url=True, other=[1, {"a": None}]),
    "nan.jsonl": b'{"text": "Two men died.", "x": NaN, "y": Infinity}\n',
    "twice.jsonl": b'{"text": "a", "text": "Two men died."}\n',
    "path-id.jsonl": line(id="../../../etc/passwd"),
    "absolute-id.jsonl": line(id="/etc/passwd"),
    "line-id.jsonl": line(id="a\nextract: error: forged"),
    "escape-id.jsonl": line(id="\x1b[2J\x9b\u202e"),
    "long-id.jsonl": line(id="x" * 5_000),
    "device-id.jsonl": line(id="CON"),
    "proto.jsonl": line(__proto__={"x": 1}, constructor="x"),
    "formula-field.jsonl": line(**{"=1+1": "=1+1"}),
    "many-fields.jsonl": line(**{f"f{n}": n for n in range(500)}),
    "big-number.jsonl": b'{"text": "Two men died.", "n": 1' + b"0" * 500 + b"}\n",
    "packed.jsonl.gz": gzip.compress(line()),
    "two-packed.jsonl.gz": gzip.compress(b"") + gzip.compress(line()),
}

# name → bytes and what must be said; each is one failure
FAILURES: dict[str, tuple[bytes, str]] = {
    "paper.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", r"PDF.*pdftotext"),
    "paper.html": (b"%PDF-1.7\n", r"PDF.*pdftotext"),
    "packed.txt": (gzip.compress(b"x"), r"gzip.*zcat"),
    "bz2.txt": (bz2.compress(b"x"), r"bzip2.*bzcat"),
    "xz.txt": (lzma.compress(b"x"), r"xz.*xzcat"),
    "zst.txt": (b"\x28\xb5\x2f\xfd\x00", r"zstd.*zstdcat"),
    "7z.txt": (b"7z\xbc\xaf\x27\x1c\0", r"7z"),
    "rar.txt": (b"Rar!\x1a\x07\x01\0", r"rar.*unrar"),
    "tar.txt": (b"a".ljust(257, b"\0") + b"ustar\0", r"tar archive"),
    "zip.txt": (zipped("a.txt"), r"zip.*unzip"),
    "word.txt": (zipped("word/document.xml"), r"docx"),
    "odt.txt": (zipped("mimetype", b"application/vnd.oasis.opendocument.text"), r"OpenDocument"),
    "book.txt": (zipped("mimetype", b"application/epub+zip"), r"e-book"),
    "doc.txt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, r"old Word document.*antiword"),
    "rtf.txt": (b"{\\rtf1 Two men}", r"RTF.*unrtf"),
    "png.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\x0d", r"binary"),
    "jpg.txt": (b"\xff\xd8\xff\xe0\0\x10JFIF", r"binary"),
    "gif.txt": (b"GIF89a\x01\0\x01\0\0\0", r"binary"),
    "exe.txt": (b"MZ\x90\0\x03\0\0\0" + b"\0" * 64, r"binary"),
    "elf.txt": (b"\x7fELF\x02\x01\x01" + b"\0" * 64, r"binary"),
    "sqlite.txt": (b"SQLite format 3\0" + b"\0" * 99, r"binary"),
    "class.txt": (b"\xca\xfe\xba\xbe\0\0\0\x37" * 9, r"binary"),
    "ogg.txt": (b"OggS\0\x02" + b"\0" * 64, r"binary"),
    "random.txt": (zlib.compress(bytes(range(256)) * 20)[10:] + bytes(range(256)) * 20, r"binary"),
    "nuls.txt": (b"\0" * 9_000, r"binary"),
    "array.jsonl": (b'[{"text": "a"}]\n', r"is a JSON array, not JSON lines \(try: jq -c '\.\[\]' "),
    "texts.jsonl": (b'["a", "b"]\n', r"is a JSON array"),
    "indented.jsonl": (b'{\n  "text": "a"\n}\n', r"JSON over many lines"),
    "no-text.jsonl": (b'{"body": "a", "id": 2}\n', r'field "text" is missing or no string \(has: body, id\)$'),
    "number.jsonl": (b'{"text": 3}\n', r'field "text" is missing or no string'),
    "null.jsonl": (b'{"text": null}\n', r'field "text" is missing or no string'),
    "list.jsonl": (b'{"text": ["a"]}\n', r'field "text" is missing or no string'),
    "object.jsonl": (b"{}\n", r"\(has: no fields\)"),
    "misspelt.jsonl": (b'{"txt": "a"}\n', r"\(try: --text-field txt\)"),
    "cut.jsonl": (b'{"text": "a\n', r"is not JSON"),
    "single-quotes.jsonl": (b"{'text': 'a'}\n", r"is not JSON"),
    "commas.jsonl": (b'{"text": "a",}\n', r"is not JSON"),
    "word.jsonl": (b"text\n", r"is not JSON"),
    "string.jsonl": (b'"text"\n', r"is not a JSON object"),
    "deep.jsonl": (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n", r"nested|recursion|is not JSON"),
    "day.jsonl": (line(date="2020-02-30"), r'"date" is "2020-02-30", no day that exists \(write it as YYYY-MM-DD'),
    "date.jsonl": (line(date="yesterday\x1b[2J"), r'field "date"'),
    "old-date.jsonl": (line(date="0000-00-00"), r'field "date"'),
    "empty.jsonl": (b"", r"is empty"),
    "blank.jsonl": (b"\n \n", r"is empty"),
    "cut.jsonl.gz": (gzip.compress(b"{}" * 99)[:-9], r"damaged gzip archive"),
    "plain.jsonl.gz": (line(), r"damaged gzip archive"),
    "empty.jsonl.gz": (b"", r"damaged gzip archive|is empty"),
    "controls.txt": (bytes(range(1, 9)) * 900, r"binary"),
    "few-controls.txt": (b"\x01\x02\n\x03a", r"binary"),
    "huge.txt": (b"war. " * 250_000, r"too large \(1,250,000 char.* the ceiling is 1,000,000\) \(try: --max-chars N"),
}  # fmt: skip


def test_there_are_a_hundred_and_fifty() -> None:
    assert len(RECORDS) + len(FAILURES) >= 150


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them in one folder."""
    path = tmp_path_factory.mktemp("inputs")
    for name, data in RECORDS.items():
        (path / name).write_bytes(data)
    for name, (data, _) in FAILURES.items():
        (path / name).write_bytes(data)
    return path


@pytest.fixture(scope="module")
def outcome(folder: Path) -> Result:
    """What the command makes of the folder, by the real extractor."""
    analysing.extractor.cache_clear()
    return CliRunner().invoke(cli.extract, [str(folder), "--with-text"], prog_name="extract", catch_exceptions=False)


@pytest.fixture(scope="module")
def said(outcome: Result) -> dict[str, list[str]]:
    """The errors by the name of their file."""
    found: dict[str, list[str]] = {}
    for message in outcome.stderr.splitlines():
        if match := re.match(r"extract: error: \S*?/inputs\d*/([\w.-]+?)(?::\d+)?: (.*)", message):
            found.setdefault(match[1], []).append(match[2])
    return found


def test_inputs_are_records_and_reported_failures(outcome: Result, said: dict[str, list[str]]) -> None:
    assert outcome.exit_code == 1
    assert Counter({name: len(messages) for name, messages in said.items()}) == Counter(dict.fromkeys(FAILURES, 1))
    assert len(outcome.stdout.splitlines()) == len(RECORDS)
    total = len(RECORDS) + len(FAILURES)
    assert outcome.stderr.splitlines()[-1] == f"extract: {len(FAILURES)} of {total} inputs failed"


def test_all_mentions_of_all_records_are_the_words_of_their_input(outcome: Result) -> None:
    wrong = []
    for document in map(json.loads, outcome.stdout.splitlines()):
        text = document["source"]["text"]
        mentions = [mention for record in document["events"] + document["casualties"] for mention in record["mentions"]]
        wrong += [m for m in mentions if text[m["start"] : m["end"]] != m["text"]]
    assert wrong == []


def test_nothing_reaches_a_terminal_that_it_would_obey(outcome: Result) -> None:
    treacherous = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
    assert not treacherous.search(outcome.stdout)
    assert not treacherous.search(outcome.stderr)
    assert "Traceback" not in outcome.stderr
    assert all(message.startswith("extract: ") for message in outcome.stderr.splitlines())


@pytest.mark.parametrize("name", FAILURES)
def test_the_message_names_the_fault_and_the_way_out(said: dict[str, list[str]], name: str) -> None:
    assert re.search(FAILURES[name][1], said[name][0])


# ---- names and kinds of files ----------------------------------------------------------------------------------------

NAMES = ["line\nbreak.txt", "tab\t.txt", "esc\x1b[2J.txt", "bidi\u202etxt.txt", "quote'\".txt", "-o.txt", "--help.txt",
         "%s.txt", "$(id).txt", "a b.txt", "ü.txt", "u\u0308.txt", "日本.txt", "*.txt", "a;b.txt", "\\.txt", "CON.txt",
         "=1+1.txt", " .txt", "x" * 250 + ".txt"]  # fmt: skip
IDS = [
    "../../x",
    "/etc/x",
    "..",
    ".",
    "",
    "a/b",
    "a\\b",
    "CON",
    "x" * 5000,
    "\0",
    "a\nb",
    "\ud800",
    "A",
    "a",
    ".hidden",
]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeExtractor:
    """No model: files are what is at stake."""
    monkeypatch.chdir(tmp_path)
    extractor = FakeExtractor()
    monkeypatch.setattr(analysing, "extractor", lambda _: extractor)
    return extractor


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.extract, arguments, prog_name="extract", catch_exceptions=False)


@pytest.mark.skipif(os.name == "nt", reason="no such names")
def test_files_of_hostile_names_are_read_and_named_in_one_line(fake: FakeExtractor) -> None:
    Path("n").mkdir()
    for name in NAMES:
        Path("n", name).write_text("a")
    Path(os.fsdecode(b"n/\xff\xfe.txt")).write_text("a")
    result = run("n")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, len(NAMES) + 1)
    for name in NAMES:
        Path("n", name).write_bytes(b"%PDF-1.7")
    failed = run("n")
    assert len(failed.stderr.splitlines()) == len(NAMES) + 1
    assert failed.stderr.replace("\n", "").isprintable()


@pytest.mark.skipif(os.name == "nt", reason="no such names")
def test_files_of_hostile_names_stay_in_the_folder_of_the_output(fake: FakeExtractor) -> None:
    Path("n.jsonl").write_text("".join(json.dumps({"text": "a", "id": name}) + "\n" for name in IDS))
    result = run("n.jsonl", "--output-dir", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    files = list(Path("out").rglob("*"))
    assert len(files) == len(IDS) == len({path.name.lower() for path in files})
    assert all(re.fullmatch(r"[\w-][\w.-]*\.json", path.name, re.ASCII) for path in files)
    assert sorted(path.name for path in Path().iterdir()) == ["n.jsonl", "out"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_that_lead_nowhere_or_round_are_failures_and_folders_are_not_followed(fake: FakeExtractor) -> None:
    Path("n/sub").mkdir(parents=True)
    Path("n/good.txt").write_text("a")
    Path("n/dangling.txt").symlink_to("nowhere")
    Path("n/loop.txt").symlink_to("loop.txt")
    Path("n/sub/round").symlink_to("..")
    Path("n/link.txt").symlink_to("good.txt")
    Path("n/folder.txt").mkdir()
    os.mkfifo("n/pipe.txt")
    result = run("n")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert result.stderr.splitlines() == [
        "extract: error: n/dangling.txt: no such file",
        "extract: error: n/loop.txt: too many levels of symbolic links",
        "extract: 2 of 4 inputs failed",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything can be read by root")
def test_what_must_not_be_read_is_a_failure(fake: FakeExtractor) -> None:
    Path("n/sub").mkdir(parents=True)
    Path("n/good.txt").write_text("a")
    Path("n/bad.txt").write_text("a")
    Path("n/bad.txt").chmod(0)
    Path("n/sub").chmod(0)
    result = run("n")
    Path("n/sub").chmod(0o700)
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 1)
    assert result.stderr.count("permission denied") == 2


@pytest.mark.parametrize("name", ["/dev/null", "/dev/zero", "a\0b", "x" * 5000, "n/", "/proc/self/mem"])
@pytest.mark.skipif(sys.platform != "linux", reason="no such files")
def test_strange_files_are_told_or_read(fake: FakeExtractor, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.reading.sources.LARGEST", 100_000)
    result = run(name)
    assert len(result.stdout.splitlines()) + result.stderr.count("extract: error: ") == 1
    assert result.exit_code == (0 if result.stdout else 1)


def test_the_real_extractor_survives_a_fault_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    analysing.extractor.cache_clear()
    read = Extractor.read
    monkeypatch.setattr(Extractor, "read", lambda self, row: 1 / 0 if row.name == "b" else read(self, row))
    path = tmp_path / "n.jsonl"
    path.write_bytes(line(id="a") + line(id="b") + line(id="c"))
    result = run(str(path))
    assert result.stderr.splitlines()[0] == "extract: error: b: internal error: ZeroDivisionError: division by zero"
    assert len(result.stdout.splitlines()) == 2
