"""Bytes become text without a change; what is no text is refused by name."""

import bz2
import io
import struct
import tarfile
import zipfile
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.reading.decode import decode

STORY = "Smørbrød and “quotes” at the café of Bergen."
NEWS = {
    "English": "Gunmen held up a bus near “Loma” on Friday, the governor’s office said.\nTwo drivers were hurt.\n",
    "Russian": "Войска вошли в город на рассвете, сообщил в понедельник губернатор.\nТри человека погибли.\n",
    "Arabic": "قال الجيش إن الطريق مغلق يوم الأحد، وقتل جنديان.\n",
    "Greek": "Ο στρατός έκλεισε τον δρόμο την Κυριακή.\n",
    "Hindi": "सेना ने रविवार को सड़क बंद कर दी। दो सैनिक मारे गए।\n",
    "Chinese": "军队周日关闭了通往港口的道路，省长在一份声明中说。\n两名士兵在袭击中死亡。\n",
    "Japanese": "軍隊は日曜日に道路を閉鎖した。\n兵士2人が死亡した。\n",
    "Korean": "군은 일요일에 도로를 폐쇄했다. 병사 2명이 숨졌다.\n",
    "Polish": "Żołnierze zamknęli drogę w niedzielę, zginęły dwie osoby.\n",
}
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("encoding", ["utf-8", *WIDE])
@pytest.mark.parametrize("language", NEWS)
def test_unicode_is_read_and_its_mark_dropped(language: str, encoding: str) -> None:
    decoded = decode(("\ufeff" + NEWS[language]).encode(encoding), "story.txt")
    assert (decoded.text, decoded.encoding, decoded.notes) == (NEWS[language], encoding, ())


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("language", NEWS)
def test_utf16_and_32_are_known_without_a_mark_and_noted(language: str, encoding: str) -> None:
    decoded = decode(NEWS[language].encode(encoding), "story.txt")
    assert (decoded.text, decoded.encoding) == (NEWS[language], encoding)
    assert [code for code, _ in decoded.notes] == ["encoding"]


@pytest.mark.parametrize(
    ("language", "encoding", "read_as"),
    [
        ("English", "cp1252", "cp1252"),
        ("English", "mac_roman", "mac_roman"),
        ("Russian", "cp1251", "cp1251"),
        ("Russian", "koi8_r", "koi8_r"),
        ("Arabic", "cp1256", "cp1256"),
        ("Greek", "cp1253", "cp1253"),
        ("Polish", "iso8859_2", "cp1250"),
        ("Chinese", "gb18030", "gb18030"),
        ("Japanese", "shift_jis", "shift_jis"),
        ("Japanese", "euc_jp", "euc_jp"),
        ("Korean", "euc_kr", "cp949"),
    ],
)
def test_what_is_not_utf8_is_detected_and_noted(language: str, encoding: str, read_as: str) -> None:
    story = NEWS[language] * 5
    decoded = decode(story.encode(encoding), "story.txt")
    assert (decoded.text, decoded.encoding) == (story, read_as)
    assert [code for code, _ in decoded.notes] == ["encoding"]
    assert read_as in decoded.notes[0][1]


PRICE = "He paid €5 million for it in Loma, the official’s office said."
ONE = "damaged in one place, first at byte"


@pytest.mark.parametrize(
    ("data", "text", "encoding", "note"),
    [
        ("“Go”, ".encode() + b"he\x92s told", "“Go”, he\ufffds told", "utf-8", f"utf-8, {ONE} 12; read as U+FFFD"),
        (b"Caf\xc3\xa9 \xff\xfe \xc3\xa9t\xc3\xa9", "Café \ufffd\ufffd été", "utf-8", "utf-8, damaged in 2 places"),
        ("\ufeffété ".encode() + b"\xe9", "été \ufffd", "utf-8", f"{ONE} 9"),
        (b"It ended here \xe2\x80", "It ended here \ufffd", "utf-8", ONE),
        (b"Syria\x92s army", "Syria’s army", "cp1252", "not UTF-8; read as cp1252"),
        (b"at the caf\xe9", "at the café", "cp1252", "not UTF-8; read as cp1252"),
        (PRICE.encode("cp1252"), PRICE, "cp1252", "not UTF-8; read as cp1252"),
        (b"Two were \x81hurt", "Two were \ufffdhurt", "utf-8", f"utf-8, {ONE} 9"),
        (PRICE.encode("cp1252") + b"\x81", f"{PRICE}\ufffd", "cp1252", f"cp1252, {ONE} 62"),
        ("\ufeffTwo were hurt".encode("utf-16-le") + b"\x21", "Two were hurt\ufffd", "utf-16-le", f"{ONE} 28"),
        ("Two \ud800were hurt".encode("utf-16-be", "surrogatepass"), "Two \ufffdwere hurt", "utf-16-be", f"{ONE} 8"),
        (b"\xff\xfeTwo were hurt", "Two were hurt", "utf-8", "not utf-16-le, though the text begins with its mark"),
        (b"\xff\xfe" + STORY.encode("utf-16-be"), STORY, "utf-16-be", "not utf-16-le, though"),
        (b"\xff\xfe\x00\x00" + STORY.encode("utf-16-le"), STORY, "utf-16-le", "not utf-32-le, though"),
        (b"\xef\xbb\xbf" + STORY.encode("cp1252"), STORY, "cp1252", "not utf-8, though"),
    ],
    ids=[
        "one bad byte among UTF-8",
        "two bad bytes",
        "a bad byte behind a mark",
        "cut off within a character",
        "one Western byte in ASCII",
        "one Western byte at the end",
        "a Western sign",
        "a byte of no encoding",
        "a byte of no encoding among Western ones",
        "UTF-16 of odd length",
        "a lone surrogate",
        "ASCII under the mark of UTF-16",
        "the other order of bytes",
        "UTF-16 under the mark of UTF-32",
        "Western under the mark of UTF-8",
    ],
)
def test_damaged_bytes_do_not_lose_the_text(data: bytes, text: str, encoding: str, note: str) -> None:
    decoded = decode(data, "story.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert any(note in message for _, message in decoded.notes)
    assert {code for code, _ in decoded.notes} == {"encoding"}


@pytest.mark.parametrize("byte", [0x80, 0x91, 0x92, 0x93, 0x96, 0xA0, 0xA3, 0xE9, 0xFF], ids=hex)
@pytest.mark.parametrize("place", [0, 12, 40, -1])
@pytest.mark.parametrize("times", [1, 20])
def test_a_single_byte_in_english_is_windows_western(byte: int, place: int, times: int) -> None:
    text = b"Gunmen held up a bus near Loma on Friday, the army said.\n" * times
    data = text[:place] + bytes([byte]) + text[place:]
    assert decode(data, "story.txt").text == data.decode("cp1252")


@pytest.mark.parametrize("encoding", ["mac_roman", "gb18030"])
@pytest.mark.parametrize("text", ["The governor’s men left Loma.", "“Go,” he said, and the men left the town of Loma."])
def test_the_quotation_marks_of_another_encoding_show_it(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), "story.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("start", ["BZh is odd.", "GIF89a is a format.", "MZ is short.", "PK is too.", "%PDF is not."])
def test_a_text_may_begin_as_a_binary_does(start: str) -> None:
    assert decode(f"{start} Two were hurt.".encode(), "story.txt").text == f"{start} Two were hurt."


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("two words.pdf", "pdftotext 'two words.pdf' - | extract -"),
        ("-x.pdf", "pdftotext ./-x.pdf - | extract -"),
        ("-", "pdftotext FILE - | extract -"),
    ],
)
def test_a_hint_can_be_run_as_it_stands(name: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(b"%PDF-1.7", name)
    assert caught.value.hint == hint


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n", "story.txt").text == "one\r\ntwo\rthree\n"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", "empty.txt").text == ""


def test_a_stray_nul_in_utf8_stays() -> None:
    assert decode(b"one\x00two and more of the same text", "story.txt").text == "one\x00two and more of the same text"


def docx(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


def tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("story.txt"))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 ...", "paper: is a PDF file, not text (try: pdftotext paper - | extract -)"),
        (b"\x1f\x8b\x08\x00", "zcat"),
        (bz2.compress(b"x"), "bzcat"),
        (docx("word/document.xml"), "docx"),
        (docx("readme.txt"), "unzip"),
        (tar(), "tar -xOf paper"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\xff\xfe", "binary"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary"),
        (b"\xff\xd8\xff\xe0JFIF", "binary"),
        (b"SQLite format 3\x00", "binary"),
        (struct.pack("<500i", *range(500)), "binary"),
        (struct.pack("<500h", *range(500)), "binary"),
        (Random(1).randbytes(2000), "binary"),
        (Random(1).randbytes(2000).replace(b"\x00", b""), "binary"),
    ],
    ids=(
        "PDF,gzip,bzip2,Word,zip,tar,old Word,program,Windows program,picture,photo,database,integers,samples of sound,"
        "noise,noise without NUL"
    ).split(","),
)
def test_what_is_no_text_is_refused_with_what_unpacks_it(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "paper")
    assert message in str(caught.value)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_in_utf8_comes_back_but_for_its_mark(text: str) -> None:
    assert decode(text.encode(), "story.txt").text == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with suppress(InputError):
        decoded = decode(data, "story.txt")
        assert decoded.notes or data.decode(decoded.encoding).removeprefix("\ufeff") == decoded.text
