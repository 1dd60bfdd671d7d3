"""A text as the model reads it, and the way back to the characters of the input.

The model knows straight quotes, blanks and letters in one piece. So quotes, dashes and blanks are made plain one for
one; what nobody sees (soft hyphens, zero-width and bidirectional marks, control characters, a terminal's colours) is
left out, so that no word is broken by it; ligatures and letters with combining accents are written the usual way. Each
place where the length changed is a seam.
"""

import re
import unicodedata

from extractor.reading.marks import UNSEEN

# Each by one character that the model knows; lone surrogates, which it refuses, by the replacement character.
PLAIN = str.maketrans("‘’‚‛“”„‟\u2032\u00b4\u2010\u2011\r\n\t\v\f\x85", "''''\"\"\"\"''--      ")
PLAIN |= dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), ord(" "))
PLAIN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
PLAIN |= str.maketrans("\x91\x92\x93\x94\x96\x97", "''\"\"--")  # Windows' quotes and dashes, read as Latin-1

INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x90\x95\x98-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
ODD = re.compile(
    rf"(?P<unseen>(?:\x1b\[[0-9;]*[A-Za-z]|[{INVISIBLE}])+|{UNSEEN})"
    r"|(?P<apostrophe>(?<=[^\W\d_])\ufffd(?=s\b))"  # a byte lost in "Syria's"
    r"|[\ufb00-\ufb06]|[^\W\d_][\u0300-\u036f]+"
)
ANY_ODD = re.compile(rf"[{INVISIBLE}\ufffd\ufb00-\ufb06\u0300-\u036f]")  # quickly known not to be there
Seams = tuple[tuple[int, int], ...]


def plain(text: str) -> tuple[str, Seams]:
    """The text as the model reads it, with its seams as (twice the character, what is to be added from there on).

    Behind a character left out, the next one begins later than the one before it ends: so ends are looked up with
    twice their character less one, and starts with twice their character.

    >>> plain("kil\\u00adled “two”")
    ('killed "two"', ((6, 1),))
    """
    if not ANY_ODD.search(text):
        return text.translate(PLAIN), ()
    parts: list[str] = []
    seams: list[tuple[int, int]] = []
    end = length = 0
    for match in ODD.finditer(text):
        new = _as_usual(match)
        parts += text[end : match.start()], new
        length += match.start() - end + len(new)
        end = match.end()
        if len(new) != len(match[0]):
            seams.append((length * 2 - bool(new), end - length))
    return "".join((*parts, text[end:])).translate(PLAIN), tuple(seams)


def _as_usual(match: re.Match[str]) -> str:
    if match["unseen"]:
        return ""
    return "'" if match["apostrophe"] else unicodedata.normalize("NFKC", match[0])
