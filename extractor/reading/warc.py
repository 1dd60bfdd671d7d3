"""The web pages of a WARC archive (ISO 28500) as rows: what the crawler got as HTML, read as a saved page is.

warcio parses the records. An archive that is cut short is an error behind the pages before the cut: its gzip members
are unpacked here, for readers of WARC end silently where a member does, and every record is held against its
Content-Length. Known limit: an archive cut exactly between two records is whole as far as anyone can tell.

Pages are the responses with status 200 and the resources that are HTML; other records are no articles and no errors.
The day that a page was fetched (`fields.warc_date`) is not that of its publication.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from extractor.errors import InputError, as_argument
from extractor.reading.decode import wide
from extractor.reading.html import read_html
from extractor.reading.rows import Row

WARCS = (".warc", ".warc.gz")
PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
TRUNCATED = "truncated"  # code of the failure that says an archive ends before its end
LARGEST = 100_000_000  # bytes of one page
GZIP = b"\x1f\x8b"
END = b"\r\n\r\n"  # of each record
BLOCK = 1 << 16


def read_warc(file: IO[bytes], name: str) -> Iterator[Row | InputError]:
    """The pages of an archive, in its order, each named by its record's id; at the end, whether the archive is cut.

    Raises:
        InputError: what the extra `warc` installs is missing, or this is no WARC archive.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        problem = "is a WARC archive, and warcio, which reads those, is not installed"
        raise InputError(name, problem, hint='pip install ".[warc]"', code="extra") from error
    unpacked = Unpacked(file)
    whole = 0  # records
    for record in _records(ArchiveIterator(io.BufferedReader(unpacked, BLOCK))):
        found = record and _page(record, f"{name}:{whole + 1}")
        if record is None or _is_cut(record):
            unpacked.is_cut = True
            break
        whole += 1
        if found:
            yield found
    if not whole:
        raise InputError(name, "is no WARC archive, or a damaged one: it has no whole record", code=TRUNCATED)
    if unpacked.is_cut or not unpacked.tail.endswith(END):
        problem = f"is truncated or damaged behind {whole:,} whole records"
        hint = f"gzip -t {as_argument(name)}" if name.endswith(".gz") else "fetch it again"
        yield InputError(name, problem, hint=hint, code=TRUNCATED)


def _records(archive: Iterator[Any]) -> Iterator[Any]:
    """The records as far as they can be read; then None where they end in damage, whatever that does to the reader."""
    try:
        while record := next(archive, None):
            yield record
    except Exception:
        yield None


class Unpacked(io.RawIOBase):
    """A stream, unpacked where it is gzip, member by member; what is left of a damaged member ends it.

    `is_cut` says afterwards that a member had no end; `tail` are the last bytes given.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.is_cut = False
        self.tail = b""
        self._packed = file.read(BLOCK)
        self._member: Any = zlib.decompressobj(wbits=31) if self._packed.startswith(GZIP) else None
        self._is_gzip = self._member is not None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._gunzip(len(buffer)) if self._is_gzip else self._plain(len(buffer))
        buffer[: len(data)] = data
        self.tail = (self.tail + data)[-len(END) :]
        return len(data)

    def _plain(self, size: int) -> bytes:
        data, self._packed = self._packed[:size], self._packed[size:]
        return data or self.file.read(size)

    def _gunzip(self, size: int) -> bytes:
        while not self.is_cut:
            if not self._packed and not (fresh := self.file.read(BLOCK)):
                self.is_cut = self._member is not None
                return b""
            elif not self._packed:
                self._packed = fresh
            if self._member is None:
                self._member = zlib.decompressobj(wbits=31)
            try:
                data: bytes = self._member.decompress(self._packed, size)
            except zlib.error:
                self.is_cut = True
                return b""
            self._packed = self._member.unconsumed_tail
            if self._member.eof:
                self._packed, self._member = self._member.unused_data.lstrip(b"\0"), None
            if data:
                return data
        return b""


def _is_cut(record: Any) -> bool:
    """Whether the record is shorter than it says; reads what is left of it."""
    while record.raw_stream.read(BLOCK):
        pass
    return record.length is None or record.raw_stream.limit > 0


def _page(record: Any, where: str) -> Row | InputError | None:
    """The article of a record; None where it is no page."""
    kind, _, parameters = _content_type(record).partition(";")
    if kind.strip().lower() not in PAGE_TYPES:
        return None
    headers = record.rec_headers
    name = (headers.get_header("WARC-Record-ID") or where).strip("<>")
    uri = headers.get_header("WARC-Target-URI")
    try:
        row = _read(record.content_stream().read(LARGEST + 1), name, parameters)
    except InputError as error:
        return error
    except Exception as error:  # of a Content-Encoding that lies, each library has its own
        return InputError(name, f"cannot be unpacked: {error}")
    cut = headers.get_header("WARC-Truncated")
    notes = [("html", f"html: the crawler cut this page off ({cut})")] if cut else []
    fields = {"warc_date": headers.get_header("WARC-Date") or ""}
    return replace(row, url=(uri or "").strip("<>") or row.url, fields=fields, notes=(*row.notes, *notes))


def _content_type(record: Any) -> str:
    """As the server or the crawler says it; nothing where a record is no answer with a page."""
    headers = record.rec_headers
    if record.rec_type == "response":
        headers = record.http_headers
        if headers is None or headers.get_statuscode() != "200":
            return ""
    elif record.rec_type != "resource":
        return ""
    return headers.get_header("Content-Type") or ""


def _read(data: bytes, name: str, parameters: str) -> Row:
    """A page; its header's charset is believed where the bytes are no UTF-8 and fit it."""
    if len(data) > LARGEST:
        raise InputError(name, f"too large (more than {LARGEST:,} bytes)")
    row = read_html(data, name)
    charset = parameters.lower().partition("charset=")[2].strip(" \"'").partition(";")[0]
    if not charset or (row.encoding or "").startswith("utf") or wide(data):
        return row
    try:
        told = read_html(data.decode(charset).encode(), name)
    except (LookupError, ValueError):  # no charset, or none of these bytes
        return row
    return replace(told, encoding=charset, sha256=row.sha256, notes=tuple(n for n in told.notes if n[0] != "encoding"))
