"""From bytes to text: the encoding is told by a mark, else it is UTF-8, else it is detected.

Nothing is changed on the way: no line end is translated, no character mended, so that offsets count the code
points of the input just as it was decoded; only a byte-order mark is dropped.
"""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from extractor.errors import InputError


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how it was decoded, and what the reader should know of that as (code, message)."""

    text: str
    encoding: str  # a Python codec name
    notes: tuple[tuple[str, str], ...] = ()


# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
USUAL = "cp1252"
# What news is written in, where it is not UTF-8; detection among all encodings takes short texts for rare ones.
LIKELY = (
    *(f"cp{number}" for number in range(1250, 1259)),
    *(f"iso8859_{part}" for part in (1, 2, 5, 6, 7, 8, 9, 15)),
    *("koi8_r", "koi8_u", "mac_roman", "big5", "gb18030", "shift_jis", "euc_jp", "euc_kr", "cp949"),
)
DETECTION_BYTES = 200_000


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file.

    >>> decode("Café".encode(), "menu.txt").encoding
    'utf-8'

    Raises:
        InputError: it is no text but a PDF, an archive, a Word file or another binary; or its mark lies.
    """
    _refuse_what_is_no_text(data, name)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding, name), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _detected(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"has the mark of {encoding}, but byte {error.start} is not of that encoding"
        raise InputError(name, problem, hint=f"iconv -c -f {encoding} -t utf-8 {name}") from error


def _detected(data: bytes, name: str) -> Decoded:
    """Not UTF-8: Windows' Western encoding where detection finds nothing that fits better."""
    found = from_bytes(data[:DETECTION_BYTES], cp_isolation=list(LIKELY))
    best = found.best()
    as_good = best is None or any(
        USUAL in {match.encoding, *match.could_be_from_charset}
        and (match.chaos, -match.coherence) <= (best.chaos, -best.coherence)
        for match in found
    )
    for encoding in (USUAL if as_good or best is None else best.encoding, USUAL, "latin-1"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        message = f"encoding is not UTF-8; read as {encoding}, which was detected (try: iconv -f ENCODING -t utf-8)"
        return Decoded(text, encoding, (("encoding", message),))
    raise AssertionError("latin-1 decodes any byte")


SIGNATURES = (
    (b"%PDF", "is a PDF file, not text", "pdftotext {name} - | extract -"),
    (b"\x1f\x8b", "is a gzip archive, not text", "zcat {name} | extract -"),
    (b"BZh", "is a bzip2 archive, not text", "bzcat {name} | extract -"),
    (b"\xfd7zXZ\x00", "is an xz archive, not text", "xzcat {name} | extract -"),
    (b"\x28\xb5\x2f\xfd", "is a zstd archive, not text", "zstdcat {name} | extract -"),
    (b"{\\rtf", "is an RTF document, not text", "unrtf --text {name} | extract -"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word document (doc), not text", "antiword {name} | extract -"),
)
ZIPS = (
    (b"word/", "is a Word document (docx), not text", "pandoc -t plain {name} | extract -"),
    (b"opendocument.text", "is an OpenDocument text, not plain text", "pandoc -t plain {name} | extract -"),
    (b"application/epub+zip", "is an e-book (epub), not text", "pandoc -t plain {name} | extract -"),
    (b"", "is a zip archive, not text", "unzip -p {name} | extract -"),
)


def _refuse_what_is_no_text(data: bytes, name: str) -> None:
    for signature, problem, hint in SIGNATURES:
        if data.startswith(signature):
            raise InputError(name, problem, hint=hint.format(name=name))
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _, problem, hint = next(row for row in ZIPS if row[0] in data)
        raise InputError(name, problem, hint=hint.format(name=name))
    if _is_binary(data):
        raise InputError(name, "is a binary file, not text", hint=f"file {name}")


CONTROLS = bytes(sorted({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"}))


def _is_binary(data: bytes) -> bool:
    """NUL bytes in what is neither UTF-16 nor UTF-32 by its mark, nor UTF-8 with a stray NUL or two."""
    if b"\x00" not in data or data.startswith(tuple(mark for mark, _ in MARKS)):
        return False
    sample = data[:8192]
    if len(sample) - len(sample.translate(None, CONTROLS)) > len(sample) // 50 + 1:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
