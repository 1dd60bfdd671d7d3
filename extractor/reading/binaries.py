"""What is no text: named by its first bytes, with the tool that makes text of it."""

import re
import unicodedata

from extractor.errors import InputError, as_argument

ARCHIVES = (  # how the bytes begin; FILE is where the file's name goes
    (rb"%PDF-", "is a PDF file, not text", "pdftotext FILE - | extract -"),
    (rb"\x1f\x8b", "is a gzip archive, not text", "zcat FILE | extract -"),
    (rb"BZh[1-9]1AY&SY", "is a bzip2 archive, not text", "bzcat FILE | extract -"),
    (rb"\xfd7zXZ\x00", "is an xz archive, not text", "xzcat FILE | extract -"),
    (rb"\x28\xb5\x2f\xfd", "is a zstd archive, not text", "zstdcat FILE | extract -"),
    (rb"7z\xbc\xaf\x27\x1c", "is a 7z archive, not text", "7z x -so FILE | extract -"),
    (rb"Rar!\x1a\x07", "is a rar archive, not text", "unrar p -inul FILE | extract -"),
    (rb"\{\\rtf", "is an RTF document, not text", "unrtf --text FILE | extract -"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word document (doc), not text", "antiword FILE | extract -"),
    (rb"(?s:.{257})ustar(?:\x00|  \x00)", "is a tar archive, not text", "tar -xOf FILE | extract -"),
)
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
ZIPS = (  # what their tables of contents hold
    (b"word/", "is a Word document (docx), not text", "pandoc -t plain FILE | extract -"),
    (b"opendocument.text", "is an OpenDocument text, not plain text", "pandoc -t plain FILE | extract -"),
    (b"application/epub+zip", "is an e-book (epub), not text", "pandoc -t plain FILE | extract -"),
    (b"", "is a zip archive, not text", "unzip -p FILE | extract -"),
)
# Pictures, sounds, programs and databases: nothing makes an article of them.
BINARIES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",  # JPEG
    b"SQLite format 3\x00",
    b"\x7fELF",
    b"OggS\x00",
    b"\xca\xfe\xba\xbe",  # Java and macOS programs
    b"\xcf\xfa\xed\xfe",
)
BINARIES_WITH_NUL = (b"GIF87a", b"GIF89a", b"MZ")  # a text may begin with these letters
NUL_WITHIN = 64  # bytes, of such a file
LOOKED_AT = 8192  # characters by which a text is judged
MOSTLY = 50  # of so many characters, one may be none of a text


def refuse_what_is_no_text(data: bytes, name: str) -> None:
    """Nothing where the bytes may be a text.

    Raises:
        InputError: they are a PDF, an archive, a Word file, a picture or a program, by their first bytes.
    """
    for signature, problem, hint in ARCHIVES:
        if re.match(signature, data):
            raise InputError(name, problem, hint=hint.replace("FILE", as_argument(name)), code="format")
    if data.startswith(ZIP):
        _, problem, hint = next(row for row in ZIPS if row[0] in data)
        raise InputError(name, problem, hint=hint.replace("FILE", as_argument(name)), code="format")
    if data.startswith(BINARIES) or (data.startswith(BINARIES_WITH_NUL) and b"\x00" in data[:NUL_WITHIN]):
        raise binary(name)


def binary(name: str) -> InputError:
    """The error of a file that is not text and that nothing makes text."""
    return InputError(name, "is a binary file, not text", hint=f"file {as_argument(name)}", code="binary")


def is_text(text: str) -> bool:
    """Whether what bytes were decoded to may be a text: hardly a control, private or unassigned character in it.

    >>> is_text("Zwei Tote\\n"), is_text("\\x01\\x02\\ue000P")
    (True, False)
    """
    sample = text[:LOOKED_AT]
    strange = sum(sample.count(char) for char in set(sample) if _is_strange(char))
    return strange <= len(sample) // MOSTLY + 1


def is_all_controls(text: str) -> bool:
    """Whether controls outnumber all else but blanks: no text, even where its bytes are valid UTF-8.

    A manual page that is printed over itself has a backspace to two letters.

    >>> is_all_controls("\\x01\\x02 a"), is_all_controls("N\\bNA\\bAM\\bM"), is_all_controls("")
    (True, False, False)
    """
    sample = "".join(text[:LOOKED_AT].split())
    controls = sum(sample.count(char) for char in set(sample) if _is_control(char))
    return controls * 2 > len(sample)


def _is_control(char: str) -> bool:
    return char != "\x1b" and unicodedata.category(char) == "Cc"


def _is_strange(char: str) -> bool:
    return char not in "\t\n\v\f\r\x1b\x85" and unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"}
