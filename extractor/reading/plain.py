"""A text as the model reads it, and the way back to the characters of the input.

The model knows straight quotes, blanks and letters in one piece. So quotes, dashes and blanks are made plain one for
one; what nobody sees (soft hyphens, zero-width and bidirectional marks, control characters, a terminal's colours) is
left out, so that no word is broken by it; ligatures and letters with combining accents are written the usual way. Each
place where the length changed is a seam.

A word that the end of a line cuts ("kil-", "led") is made whole, unless its hyphen is the word's own ("well-",
"known"): that is taken to be so where the same word stands whole with its hyphen in the text, where both parts stand
there as words, and where a part is one that makes compounds. Then the line break alone is left out.
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
CUT = re.compile(
    r"(?<=[a-z])(?P<hyphen>[-\u2010\u00ad])[ \t]*\r?\n[ \t]*(?=[a-z]{2})"
)  # a word, cut at the end of a line
FIRST_PARTS = frozenset(
    "well self non anti half cross long short high low north south east west two three four five".split()
)
ENDINGS = frozenset("er ern erly est teen teenth ty ly age ages en th ward wards".split())  # which make no compound
LAST_PARTS = frozenset(
    "backed based controlled known related affected ridden linked occupied armed general elect led held old".split()
)
SHORTEST_LAST = 5  # letters; shorter ones are syllables too ("kil-led") where no name stands before them
BEFORE = re.compile(r"[^\W\d_]+\Z")
BEHIND = re.compile(r"[a-z]+")
ODD = re.compile(
    rf"{CUT.pattern.replace('?P<hyphen>', '?P<cut>')}|(?P<unseen>(?:\x1b\[[0-9;]*[A-Za-z]|[{INVISIBLE}])+|{UNSEEN})"
    r"|(?P<apostrophe>(?<=[^\W\d_])\ufffd(?=s\b))"  # a byte lost in "Syria's"
    r"|[\ufb00-\ufb06]|[^\W\d_][\u0300-\u036f]+"
)
LONGEST_PART = 40  # letters
ANY_ODD = re.compile(rf"[{INVISIBLE}\ufffd\ufb00-\ufb06\u0300-\u036f]")  # quickly known not to be there
Seams = tuple[tuple[int, int], ...]


def plain(text: str) -> tuple[str, Seams]:
    """The text as the model reads it, with its seams as (twice the character, what is to be added from there on).

    Behind a character left out, the next one begins later than the one before it ends: so ends are looked up with
    twice their character less one, and starts with twice their character.

    >>> plain("kil\\u00adled “two”")
    ('killed "two"', ((6, 1),))
    """
    if not ANY_ODD.search(text) and not CUT.search(text):
        return text.translate(PLAIN), ()
    parts: list[str] = []
    seams: list[tuple[int, int]] = []
    end = length = 0
    for match in ODD.finditer(text):
        new = _as_usual(match, text)
        parts += text[end : match.start()], new
        length += match.start() - end + len(new)
        end = match.end()
        if len(new) != len(match[0]):
            seams.append((length * 2 - bool(new), end - length))
    return "".join((*parts, text[end:])).translate(PLAIN), tuple(seams)


def _as_usual(match: re.Match[str], text: str) -> str:
    if match["cut"]:
        return "-" if has_own_hyphen(text, match) else ""
    if match["unseen"]:
        return ""
    return "'" if match["apostrophe"] else unicodedata.normalize("NFKC", match[0])


def has_own_hyphen(text: str, cut: re.Match[str]) -> bool:
    """Whether the hyphen at the end of a line is the word's own, as in "well-known"; a soft hyphen never is."""
    before, behind = BEFORE.search(text, max(cut.start() - LONGEST_PART, 0), cut.start()), BEHIND.match(text, cut.end())
    if cut[0].startswith("\u00ad") or before is None or behind is None:
        return False
    one, two = before[0], behind[0]
    is_hyphened = text[: cut.start() - len(one)].endswith("-")  # "12-year-", "old"
    is_last = two in LAST_PARTS and (len(two) >= SHORTEST_LAST or one[0].isupper() or is_hyphened)
    if is_last or (one.lower() in FIRST_PARTS and two not in ENDINGS) or f"{one}-{two}" in text:
        return True
    return all(re.search(rf"(?<![\w-]){part}(?![\w-])", text) for part in (one, two))
