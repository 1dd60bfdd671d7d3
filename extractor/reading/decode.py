"""From bytes to text: the encoding is told by a mark or by where NULs stand, else it is UTF-8, else it is detected.

What is not UTF-8 and in Latin letters for the most part is Windows' Western encoding, cp1252, whatever a detector makes
of a dozen bytes; another encoding's quotation marks, which make no sense in that one, speak against it. Only of texts
with more other letters than one in FEW is the encoding looked for (charset-normalizer), and cp1252 taken where it
fits as well.

Nothing is changed on the way: no line end is translated, no character mended, so that offsets count the code
points of the input just as it was decoded; only a byte-order mark is dropped. Bytes that are damaged in a text whose
encoding is known become U+FFFD, and a note says how many they are: one bad byte loses neither the article nor its
other letters. Known limits: text in UTF-16 without a mark, blanks and line breaks is not known as such; an English
text in another encoding than cp1252 whose few foreign names are all that shows it is read as cp1252.
"""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass, replace

from charset_normalizer import from_bytes

from extractor.reading.binaries import binary, is_all_controls, is_text, refuse_what_is_no_text


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
FEW = 20  # of so many bytes at most one is not ASCII in Western text; in Polish or Turkish more are, in Russian most
FEWEST = 2  # bytes that are not ASCII from which no detector can tell more
NOT_ASCII = bytes(range(0x80, 0x100))
UNDEFINED = b"\x81\x8d\x8f\x90\x9d"  # in cp1252
# Quotation marks and apostrophes of other encodings: in cp1252 "the armyÕs", "ÒNoÓ" and "¡°", which nobody writes.
TELLTALES = (
    (
        "mac_roman",
        re.compile(rb"[a-z]\xd5(?:s|t|re|ve|ll|d|m)\b|(?<![^\s(])\xd2[A-Za-z0-9][^\x80-\xff]*\xd3(?![A-Za-z])"),
    ),
    ("gb18030", re.compile(rb"\xa1[\xae\xb0][\x20-\x7e\n]+\xa1[\xaf\xb1]|[a-z]\xa1\xaf(?:s|t|re|ve|ll|d|m)\b")),
)
# What news is written in, where it is not UTF-8; detection among all encodings takes short texts for rare ones.
LIKELY = (
    *(f"cp{number}" for number in range(1250, 1259)),
    *(f"iso8859_{part}" for part in (1, 2, 5, 6, 7, 8, 9, 15)),
    *("koi8_r", "koi8_u", "big5", "gb18030", "shift_jis", "euc_jp", "euc_kr", "cp949"),
)
DETECTION_BYTES = 200_000
LOOKED_AT = 8192  # bytes in which the places of NULs are counted; a multiple of four
LOST = "\ufffd"


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file.

    >>> decode("Café".encode(), "menu.txt").encoding
    'utf-8'

    Raises:
        InputError: it is no text but a PDF, an archive, a Word file or another binary.
    """
    refuse_what_is_no_text(data, name)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data, len(mark), encoding, name)
    return _unmarked(data, name)


def wide(data: bytes) -> str | None:
    """The UTF-16 or UTF-32 that the bytes are in, by their mark or by where their NULs stand; None for all else.

    >>> wide("Café".encode("utf-16-be")), wide("Café".encode())
    ('utf-16-be', None)
    """
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    return _by_nuls(data) or _east_asian(data) if marked in {None, "utf-8"} else marked


def _marked(data: bytes, skip: int, encoding: str, name: str) -> Decoded:
    """By its mark, unless what stands behind it shows that the mark lies."""
    body = data[skip:]
    if encoding != "utf-8" and _by_nuls(body) in (None, encoding) and not _is_utf8_by_all_signs(body):
        decoded = _leniently(body, encoding, skip)
        if decoded.text.count(LOST) * 10 <= len(decoded.text) and is_text(decoded.text):
            return decoded
    decoded = _unmarked(body, name, skip)
    if decoded.encoding == encoding:
        return decoded
    message = f"encoding is not {encoding}, though the text begins with its mark; read as {decoded.encoding}"
    return replace(decoded, notes=(("encoding", message), *decoded.notes))


def _is_utf8_by_all_signs(body: bytes) -> bool:
    """Valid UTF-8 of some length without a NUL, which UTF-16 and 32 as good as never are."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(body) >= 12 and b"\x00" not in body


def _unmarked(data: bytes, name: str, skip: int = 0) -> Decoded:
    """By the bytes alone; `skip` is how many stood in front of them in the file."""
    if encoding := _by_nuls(data) or _east_asian(data):
        message = f"encoding is {encoding} without a mark, which the places of its NUL bytes show"
        decoded = _leniently(data, encoding, skip)
        return replace(decoded, notes=(("encoding", message), *decoded.notes))
    decoded = _leniently(data, "utf-8", skip)
    if decoded.notes and not _is_utf8_with_bad_bytes(data, decoded.text):
        decoded = _not_utf8(data)
    doubtful = b"\x00" in data or decoded.encoding != "utf-8"
    if is_all_controls(decoded.text) or (doubtful and not is_text(decoded.text)):
        raise binary(name)
    return decoded


def _leniently(data: bytes, encoding: str, skip: int = 0) -> Decoded:
    """Bytes that are none of the encoding's become U+FFFD, with a note."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        first = skip + error.start
    text = data.decode(encoding, "replace")
    own = data.count(LOST.encode(encoding)) if encoding.startswith("utf") else 0
    lost = max(1, text.count(LOST) - own)
    places = "one place" if lost == 1 else f"{lost} places"
    message = (
        f"encoding is {encoding}, damaged in {places}, first at byte {first}; read as U+FFFD there "
        f"(try: iconv -c -f {encoding} -t utf-8)"
    )
    return Decoded(text, encoding, (("encoding", message),))


# What the bytes that are none of UTF-8 look like between its own sequences, or cut off at the end.
CUT_OFF = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")


def _is_utf8_with_bad_bytes(data: bytes, text: str) -> bool:
    """Whether UTF-8's sequences, which other encodings hold by chance only, outweigh the bytes that are none.

    Two bytes of a Chinese or Korean encoding are such a sequence more often, so that they have to weigh more there.
    """
    bad = text.count(LOST)
    good = sum(not char.isascii() for char in text) - bad + (CUT_OFF.search(data) is not None)
    western = sum(map(text.count, "etaoinrs ")) * 4 > len(text)
    return good >= (bad if western else bad * 10)


def _by_nuls(data: bytes) -> str | None:
    """UTF-16 or 32 by its bytes: every second, or three of four, are small, since most scripts have few rows."""
    if b"\x00" not in data or len(data) < 4:
        return None
    sample = data[:LOOKED_AT]
    nuls = [sample[n::4].count(0) / len(sample[n::4]) for n in range(4)]
    rows = [sum(byte < 0x20 for byte in sample[n::2]) / len(sample[n::2]) for n in range(2)]
    likely = {
        "utf-32-le": min(nuls[2:]) > 0.9 and nuls[0] < 0.1,
        "utf-32-be": min(nuls[:2]) > 0.9 and nuls[3] < 0.1,
        "utf-16-le": rows[1] > 0.6 and rows[0] < 0.3,
        "utf-16-be": rows[0] > 0.6 and rows[1] < 0.3,
    }
    return next((encoding for encoding, is_so in likely.items() if is_so and _reads(data, encoding)), None)


EAST_ASIAN = re.compile("[ \\n0-9\u3000-\u3002\uff0c]")  # blanks and stops, by which the order of bytes is known


def _east_asian(data: bytes) -> str | None:
    """UTF-16 in a script of many rows, which has a NUL with blanks, line breaks and digits only."""
    sample = data[:LOOKED_AT]
    if b"\x00" not in data or sum(0x20 <= byte < 0x7F for byte in sample) * 10 > len(sample) * 7:
        return None
    stops = {order: len(EAST_ASIAN.findall(sample.decode(order, "replace"))) for order in ("utf-16-le", "utf-16-be")}
    likely = max(stops, key=lambda order: stops[order])
    return likely if stops[likely] * 50 >= len(sample) // 2 and _reads(data, likely) else None


def _reads(data: bytes, encoding: str) -> bool:
    """Whether the bytes make a text in this encoding, but for a few that are damaged."""
    text = data.decode(encoding, "replace")
    return text.count(LOST) * 50 <= len(text) + 50 and is_text(text)


def _not_utf8(data: bytes) -> Decoded:
    """Windows' Western encoding, unless the text is in other letters or another encoding's quotation marks show it."""
    odd = len(data) - len(data.translate(None, NOT_ASCII))
    if odd == len(data) - len(data.translate(None, UNDEFINED)) and odd <= max(len(data) // FEW, FEWEST):
        return _leniently(data, "utf-8")
    for encoding, marks in TELLTALES:
        if odd * 5 < len(data) and marks.search(data):
            return _guessed(data, encoding)
    return _guessed(data, USUAL if odd <= max(len(data) // FEW, FEWEST) else _detected(data))


def _guessed(data: bytes, encoding: str) -> Decoded:
    """The text in this encoding where all bytes are one of its own, else in cp1252."""
    message = "encoding is not UTF-8; read as {}, which was detected (try: iconv -f ENCODING -t utf-8)"
    for guess in (encoding, USUAL):
        with suppress(UnicodeDecodeError):
            return Decoded(data.decode(guess), guess, (("encoding", message.format(guess)),))
    return _leniently(data, USUAL)


def _detected(data: bytes) -> str:
    """What detection finds, or cp1252 where that fits as well."""
    found = from_bytes(data[:DETECTION_BYTES], cp_isolation=list(LIKELY))
    best = found.best()
    as_good = best is None or any(
        USUAL in {match.encoding, *match.could_be_from_charset}
        and (match.chaos, -match.coherence) <= (best.chaos, -best.coherence)
        for match in found
    )
    return USUAL if as_good or best is None else best.encoding
