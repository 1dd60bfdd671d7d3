"""Bytes become text without a change; what is no text is refused by name."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.reading.decode import decode

STORY = "Smørbrød and “quotes” at the café of Bergen."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (STORY.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + STORY.encode(), "utf-8"),
        (b"\xff\xfe" + STORY.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + STORY.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + STORY.encode("utf-32-le"), "utf-32-le"),
        (b"\x00\x00\xfe\xff" + STORY.encode("utf-32-be"), "utf-32-be"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE", "UTF-32 BE"],
)
def test_unicode_is_read_and_its_mark_dropped(data: bytes, encoding: str) -> None:
    decoded = decode(data, "story.txt")
    assert (decoded.text, decoded.encoding, decoded.notes) == (STORY, encoding, ())


def test_what_is_not_utf8_is_detected_and_noted() -> None:
    decoded = decode(STORY.encode("cp1252"), "story.txt")
    assert (decoded.text, decoded.encoding) == (STORY, "cp1252")
    assert [code for code, _ in decoded.notes] == ["encoding"]
    assert "encoding" in decoded.notes[0][1]


def test_cyrillic_is_detected() -> None:
    story = "Войска вошли в город на рассвете, сообщил в понедельник губернатор области. " * 5
    assert decode(story.encode("cp1251"), "story.txt").text == story


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


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 ...", "paper: is a PDF file, not text (try: pdftotext paper - | extract -)"),
        (b"\x1f\x8b\x08\x00", "zcat"),
        (b"BZh91AY", "bzcat"),
        (docx("word/document.xml"), "docx"),
        (docx("readme.txt"), "unzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\xff\xfe", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary"),
        (b"\xff\xfe" + b"\x00\xd8", "utf-16-le"),
    ],
    ids=["PDF", "gzip", "bzip2", "Word", "zip", "old Word", "program", "picture", "mark that lies"],
)
def test_what_is_no_text_is_refused_with_what_unpacks_it(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "paper")
    assert message in str(caught.value)


@given(st.text())
def test_any_text_in_utf8_comes_back_but_for_its_mark(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    try:
        decoded = decode(data, "story.txt")
    except InputError:
        return  # control characters enough to be a binary
    assert decoded.text == data.decode().removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    with suppress(InputError):
        decoded = decode(data, "story.txt")
        assert data.decode(decoded.encoding).removeprefix("\ufeff") == decoded.text
