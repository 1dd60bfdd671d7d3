"""Who wrote an article: 'By Ann Teak and Jan Mole | Harbour Press', or a name alone above a job or a date."""

import re
from dataclasses import dataclass
from functools import cache

from extractor import lexicon
from extractor.reading import moments
from extractor.reading.lines import ALIKE, Line
from extractor.reading.page import Stretch

BY = re.compile(
    r"^\W*(?:(?:published|written|story|words|text|report|reported|posted|analysis) )?(?:by|author|writer)\b:?\s*",
    re.IGNORECASE,
)
INNER_BY = re.compile(r"(?:^|[\s|·•—–/-])by:?\s+(?=\S)", re.IGNORECASE)
PART = r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?|de|del|della|der|den|di|da|dos|van|von|bin|bint|ibn|al|el|la|le|ter|ten|zu)"
NAME = re.compile(rf"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?)(?: {PART}){{0,3}} (?:[A-ZÀ-ÖØ-Þ][\w'’-]+|[IVX]+|Jr|Sr)\.?")
AND = re.compile(r"\s*(?:,\s*and\b|,|&|\band\b)\s*", re.IGNORECASE)
PART_OF_BYLINE = re.compile(r"[^\s,|@•·–—/][^,|@•·–—/]*(?<!\s)")
OUTLET_WORDS = range(2, 6)
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors' names as stretches of the input; empty where the line names an agency or a desk."""

    authors: tuple[Stretch, ...]


@cache
def words(kind: str) -> frozenset[str]:
    """Words by which a name is known to be a job ('correspondent'), a paper ('gazette') or a desk ('staff')."""
    rows = lexicon.read_rows(lexicon.DATA / "reading" / "jobs.csv")
    kinds = {"desk", "outlet"} if kind == "desk" else {kind}
    return frozenset(row["word"] for row in rows if row["kind"] in kinds)


def is_job(line: Line) -> bool:
    """Whether a line is somebody's job: 'Middle East Correspondent'.

    A job's last word, or the last before 'of', 'in', 'for' or a comma, says so.
    """
    if not 1 <= line.words <= 8 or line.stops or BY.match(line.plain):
        return False
    title = re.split(r",| (?:of|in|for|at)\b|@", line.plain.lower())[0].split()
    return bool(title) and title[-1].strip("|") in words("job")


def is_name(line: Line) -> bool:
    """Whether a line is one person's name and nothing else; one all in capitals may be a menu's."""
    plain = line.plain.split(" @")[0]
    return line.words <= 5 and not plain.isupper() and NAME.fullmatch(plain) is not None and _is_person(plain)


def is_dated_name(line: Line) -> bool:
    """Whether a line is a name and a date: 'Ann Teak - May 3, 2022, 8:15 pm'."""
    rest = moments.rest(line.plain) if moments.DATE.search(line.plain[: moments.LONGEST_LINE]) else ""
    return line.plain.startswith(rest) and NAME.fullmatch(rest) is not None and _is_person(rest)


def _is_person(name: str) -> bool:
    return not any(word.lower().strip(".") in words("job") | words("desk") for word in name.split())


def byline(line: Line) -> Byline | None:
    """The authors that a line names after 'by'; None where the line is no byline.

    What follows the names may be an outlet, a job or a date behind a mark, and nothing else.
    """
    if len(line.raw) > LONGEST or (line.stops and line.words > 12 and not moments.DATE.search(line.raw)):
        return None
    raw = line.raw.translate(ALIKE)
    start = BY.match(raw) or (INNER_BY.search(raw) if moments.DATE.search(raw) or "|" in raw else None)
    if start is None:
        return None
    authors, end = _names(line, raw, start.end())
    if not authors:
        return Byline(()) if BY.match(raw) and not line.stops and _is_desk(raw[start.end() :]) else None
    return Byline(authors) if _is_tail(raw[end:]) else None


def outlet(line: Line) -> Stretch | None:
    """The paper that a line names, alone or behind its author: 'Harbour Gazette', 'By Ann Teak, Harbour Gazette'."""
    if len(line.raw) > LONGEST or line.stops:
        return None
    raw = line.raw.translate(ALIKE)
    start = BY.match(raw)
    for part in PART_OF_BYLINE.finditer(raw, start.end() if start else 0):
        parts = part[0].split()
        if len(parts) in OUTLET_WORDS and parts[-1].lower() in words("outlet") and all(map(_is_of_a_title, parts)):
            return Stretch(line.start + part.start(), line.start + part.end())
    return None


def _is_of_a_title(word: str) -> bool:
    return word[0].isupper() or word in {"of", "and", "&", "the"}


def names_in(line: Line) -> tuple[Stretch, ...]:
    """The names at the beginning of a line: that of one author, or of several joined by 'and' or commas."""
    return _names(line, line.raw.translate(ALIKE), 0)[0]


def _names(line: Line, raw: str, position: int) -> tuple[tuple[Stretch, ...], int]:
    """Names in a row from a position on, and where they end."""
    found: list[Stretch] = []
    end = position
    while match := NAME.match(raw, position):
        stop = _cut_job(raw, match)
        if stop is None:
            break
        found.append(Stretch(line.start + match.start(), line.start + stop))
        end = stop
        joint = AND.match(raw, end)
        if stop != match.end() or joint is None:
            break
        position = joint.end()
    return tuple(found), end


def _cut_job(raw: str, match: re.Match[str]) -> int | None:
    """Where a name ends that its job follows without a mark ('Meg Stone Staff Writer'); None where no name is left."""
    parts = list(re.finditer(r"\S+", match[0]))
    plain = [part[0].lower().strip(".").split("-")[0] for part in parts]
    job = next((n for n, word in enumerate(plain) if word in words("job")), len(parts))
    desk = next((n for n, word in enumerate(plain) if word in words("desk")), len(parts))
    if desk < job and plain[desk] != "staff":
        return None  # 'European Space Agency'
    kept = min(job, desk)
    if kept == 4 and plain[:2] == plain[2:]:
        kept = 2  # a page that prints its author twice
    return match.start() + parts[kept - 1].end() if kept >= 2 else None


def _is_desk(text: str) -> bool:
    """'REUTERS', 'Staff Reports', 'Harbour Press staff': an author that is no person."""
    found = [word.lower().strip(".,|") for word in text.split("|")[0].split()]
    return len(found) <= 5 and (not found or bool({*found} & words("desk")) or text.strip().isupper())


def _is_tail(text: str) -> bool:
    text = text.strip()
    if not text or re.match(r"^(?:[,|@(/·•—–:-]|\d|on\b|in\b|for\b|updated\b|published\b)", text, re.IGNORECASE):
        return len(text.split()) <= 18
    first = text.split()[0].lower()
    return first in words("job") | words("desk") or bool(moments.DATE.match(text) or NAME.fullmatch(text))
