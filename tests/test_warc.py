"""WARC archives: the pages in them, and archives that are cut short."""

import gzip
import io

import pytest

from extractor import InputError, Row
from extractor.reading.warc import read_warc

PAGE = (
    "<html><head><title>Shells hit port of Loma</title></head><body><h1>Shells hit port of Loma</h1><article><p>"
    "Shells fell on the port of Loma on Tuesday and killed seven people, officials in the café said.</p></article>"
)


def record(
    number: int, body: bytes, *, kind: str = "response", status: str = "200 OK", headers: str = "", more: str = ""
) -> bytes:
    """One record of an archive; `headers` are the server's, `more` the crawler's."""
    headers = headers or "Content-Type: text/html; charset=utf-8\r\n"
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
    own = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2021-02-03T04:05:06Z\r\nWARC-Target-URI: https://paper.example/{number}\r\n{more}"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return own.encode() + http + b"\r\n\r\n"


def read(data: bytes, name: str = "a.warc") -> list[Row | InputError]:
    return list(read_warc(io.BytesIO(data), name))


RECORDS = [record(n, PAGE.replace("seven", str(n)).encode()) for n in range(7, 10)]
PLAIN = b"".join(RECORDS)
PACKED = b"".join(map(gzip.compress, RECORDS))


@pytest.mark.parametrize("data", [PLAIN, PACKED, gzip.compress(PLAIN)], ids=["plain", "a member each", "one member"])
def test_the_pages_of_an_archive_are_articles(data: bytes) -> None:
    found = read(data)
    assert [row.name for row in found] == [f"urn:uuid:00000000-0000-4000-8000-{n:012d}" for n in range(7, 10)]
    first = found[0]
    assert isinstance(first, Row)
    assert (first.url, first.title, first.format) == ("https://paper.example/7", "Shells hit port of Loma", "html")
    assert "killed 7 people, officials in the café said." in first.text
    assert first.fields == {"warc_date": "2021-02-03T04:05:06Z"}
    assert first.date is None  # when it was fetched, not when it was published


@pytest.mark.parametrize(
    "other",
    [
        record(1, PAGE.encode(), kind="request"),
        record(1, PAGE.encode(), status="404 Not Found"),
        record(1, b"%PDF-1.4", headers="Content-Type: application/pdf\r\n"),
        record(1, b"", kind="revisit"),
    ],
    ids=["request", "not found", "PDF", "revisit"],
)
def test_what_is_no_page_is_passed_over(other: bytes) -> None:
    assert len(read(other + PLAIN)) == 3


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE.encode()), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
        (
            b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()),
            "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
        ),
        (PAGE.encode("utf-16"), "Content-Type: application/xhtml+xml\r\n"),
        (PAGE.encode("cp1252"), "Content-Type: text/html; charset=windows-1252\r\n"),
    ],
    ids=["gzip", "chunked", "UTF-16", "Western"],
)
def test_a_page_is_unpacked_and_decoded(body: bytes, headers: str) -> None:
    (row,) = read(record(1, body, headers=headers))
    assert isinstance(row, Row)
    assert "officials in the café said." in row.text


def test_the_header_says_the_charset_that_the_page_does_not() -> None:
    body = PAGE.replace("Loma", "Łódź").encode("iso8859-2")
    (row,) = read(record(1, body, headers='Content-Type: text/html; charset="ISO-8859-2"\r\n'))
    assert isinstance(row, Row)
    assert row.title == "Shells hit port of Łódź"
    assert row.encoding == "iso-8859-2"


def test_a_page_that_the_crawler_cut_has_a_note() -> None:
    (row,) = read(record(1, PAGE.encode(), more="WARC-Truncated: length\r\n"))
    assert isinstance(row, Row)
    assert ("html", "html: the crawler cut this page off (length)") in row.notes


def test_a_page_that_is_none_is_its_own_error() -> None:
    bad, *good = read(record(1, b"%PDF-1.7 \x00\x01\x02\xff") + PLAIN)
    assert isinstance(bad, InputError)
    assert bad.name == "urn:uuid:00000000-0000-4000-8000-000000000001"
    assert len(good) == 3


@pytest.mark.parametrize(
    ("data", "ends"),
    [
        (PLAIN, {sum(map(len, RECORDS[:n])) for n in (1, 2)}),
        (PACKED, {sum(len(gzip.compress(record)) for record in RECORDS[:n]) for n in (1, 2)}),
        (gzip.compress(PLAIN), set()),
    ],
    ids=["plain", "a member each", "one member"],
)
def test_an_archive_that_is_cut_short_never_passes_for_whole(data: bytes, ends: set[int]) -> None:
    for length in range(1, len(data), 13):
        try:
            found = read(data[:length])
        except InputError as error:
            found = [error]
        assert length in ends or isinstance(found[-1], InputError), length  # between two records nothing is to be seen
        assert all(isinstance(row, Row) for row in found[:-1])


def test_the_message_counts_what_was_whole() -> None:
    *pages, error = read(PLAIN[:-100], "a.warc.gz")
    assert len(pages) == 2
    assert str(error) == "a.warc.gz: is truncated or damaged behind 2 whole records (try: gzip -t a.warc.gz)"


def test_a_damaged_member_ends_the_archive_with_an_error() -> None:
    spoilt = bytearray(PACKED)
    spoilt[len(gzip.compress(RECORDS[0])) + 60] ^= 0xFF
    assert isinstance(read(bytes(spoilt))[-1], InputError)


@pytest.mark.parametrize(
    "noise", [b"\0" * 20, b"noise\r\n\r\n", b"WARC/1.0\r\n\r\n"], ids=["NULs", "words", "no fields"]
)
def test_noise_between_records_is_no_quiet_end(noise: bytes) -> None:
    found = read(RECORDS[0] + noise + RECORDS[1] + RECORDS[2])
    assert len(found) == 4 or isinstance(found[-1], InputError)
    assert isinstance(found[0], Row)


@pytest.mark.parametrize("data", [b"Shells fell.\n", b""], ids=["text", "empty"])
def test_what_is_no_archive_says_so(data: bytes) -> None:
    with pytest.raises(InputError, match="is no WARC archive"):
        read(data)


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    with pytest.raises(InputError, match=r'warcio, which reads those, is not installed \(try: pip install "\.\[warc'):
        read(PLAIN)


def test_a_page_that_a_crawler_stored_without_an_answer_is_read() -> None:
    resource = record(1, PAGE.encode(), kind="resource").replace(b"application/http; msgtype=resource", b"text/html")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    resource = resource.replace(head, b"").replace(b"Content-Length: %d" % (len(PAGE.encode()) + len(head)),
                                                   b"Content-Length: %d" % len(PAGE.encode()))  # fmt: skip
    (row,) = read(resource)
    assert isinstance(row, Row)
    assert row.title == "Shells hit port of Loma"


@pytest.mark.parametrize(
    "headers",
    ["Content-Encoding: br\r\nContent-Type: text/html\r\n", "Content-Type: text/html; charset=a\0b\r\n"],
    ids=["packed in a way it is not", "a charset with a NUL"],
)
def test_headers_that_lie_cost_no_other_page(headers: str) -> None:
    body = bytes(range(40, 250)) if "br" in headers else PAGE.encode("cp1252")
    assert len([row for row in read(record(1, body, headers=headers) + PLAIN) if isinstance(row, Row)]) >= 3
    assert len(read(record(1, body, headers=headers) + PLAIN)) == 4


@pytest.mark.parametrize(
    "answer", [b"", b"no status line\r\n\r\n<p>x", bytes(range(256))], ids=["empty", "no status", "noise"]
)
def test_an_answer_that_is_no_http_is_passed_over(answer: bytes) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    head += b"WARC-Target-URI: https://paper.example/1\r\n"
    broken = head + b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(answer), answer)
    assert len(read(broken + PLAIN)) == 3
