"""Who wrote an article: 'By Ann Teak and Jan Mole | Harbour Press', or a name alone above a job or a date.

A byline is a row of names; behind each may stand where its author was ('in Oslo') and what he or she is
('Shipping Correspondent'). Two names with a comma between them are two authors, unless the second is a place's.
"""

import re
from dataclasses import dataclass
from functools import cache

from extractor import gazetteer, lexicon
from extractor.reading import moments
from extractor.reading.lines import Line
from extractor.reading.page import Stretch

BY = re.compile(
    r"^\W*(?:(?:published|written|story|words|text|report|reported|reporting|posted|analysis|opinion|by-?line:) )?"
    r"(?:by|by-?line|author|writer)\b:?\s*",
    re.IGNORECASE,
)
INNER_BY = re.compile(r"(?:^|[\s|·•—–/-])by:?\s+(?=\S)", re.IGNORECASE)
CAPITAL = r"(?:(?:a[dlnrstz]|e[dlnrstz]|ul)-)?[A-ZÀ-ÖØ-Þ]"  # of a name, perhaps behind its article: 'al-Jolani'
PART = rf"(?:{CAPITAL}[\w'’-]*\.?|de|del|della|der|den|di|da|dos|van|von|bin|bint|ibn|al|el|la|le|ter|ten|zu)"
NAME = re.compile(rf"[A-ZÀ-ÖØ-Þ][\w'’-]*\.?(?: {PART}){{0,3}} (?:{CAPITAL}[\w'’-]+|[IVX]+|Jr|Sr)\.?")
BRAND = re.compile(r"[A-Z]{3,}[a-z]")  # 'HARBOURNews': no part of a person's name
PLACE = re.compile(r"\s+in\s+[A-ZÀ-ÖØ-Þ][\w'’.-]+(?:\s[A-ZÀ-ÖØ-Þ][\w'’.-]+){0,2}")
ROLE = re.compile(r"\s*,?\s*(?P<role>[^\s,|@()·•–—/][^,|@()·•–—/]{1,60}?)(?=\s*(?:[,|@()·•–—/]|$|\band\b))")
AND = re.compile(r"\s*(?:,\s*and\b|,|&|\band\b)\s*", re.IGNORECASE)
PART_OF_BYLINE = re.compile(r"[^\s,|@•·–—/][^,|@•·–—/]*(?<!\s)")
WEEKDAY = re.compile(moments.DAYS, re.IGNORECASE)
OUTLET_WORDS = range(2, 6)
LONGEST_ROW = 14  # words of a line of names
SHORTEST_NAME = 2  # words
TWICE = 2 * SHORTEST_NAME  # words of a short name that stands twice
LONGEST = 160  # characters of a byline
LONGEST_SENTENCE = 12  # words of a byline that ends in a full stop
LONGEST_JOB = 8  # words
LONGEST_DESK = 5  # words
LONGEST_TAIL = 18  # words behind the names


@dataclass(frozen=True, slots=True)
class Author:
    """An author's name and job as stretches of the input; the job is None where the byline does not say it."""

    key: str  # the name in lower case
    name: Stretch
    role: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors that a line names; none where it names an agency or a desk."""

    authors: tuple[Author, ...]


@cache
def words(kind: str) -> frozenset[str]:
    """Words of one kind: job ('correspondent'), outlet ('gazette'), desk ('staff'), or break, behind a name."""
    rows = lexicon.read_rows(lexicon.DATA / "reading" / "jobs.csv")
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


@cache
def organisation_words() -> frozenset[str]:
    """Words that no person's name has: those of desks and of papers."""
    return words("desk") | words("outlet")


def is_job(line: Line) -> bool:
    """Whether a line is somebody's job: 'Middle East Correspondent'.

    A job's last word, or the last before 'of', 'in', 'for' or a comma, says so.
    """
    if not 1 <= line.words <= LONGEST_JOB or line.stops or BY.match(line.plain):
        return False
    return is_job_title(line.plain)


def is_job_title(text: str) -> bool:
    """Whether words name a job: 'Editor-at-large', 'Chief of staff' is none that a byline gives.

    >>> is_job_title("West Africa reporter, Ouagadougou"), is_job_title("Jan Mole")
    (True, False)
    """
    title = re.split(r",| (?:of|in|for|at)\b|@", text.lower())[0].split()
    last = title[-1].strip("|") if title else ""
    return bool({last, last.split("-")[0], last.removesuffix("s")} & words("job"))


def is_name(line: Line) -> bool:
    """Whether a line is the names of one person or more and nothing else; one all in capitals may be a menu's."""
    plain = line.plain.split(" @")[0]
    if plain.isupper() or line.words > LONGEST_ROW:
        return False
    even = line.even.split(" @")[0].rstrip()
    authors, end = _authors(line, even, len(even) - len(even.lstrip()))
    if len(authors) == 1 and (role := authors[0].role) and " " not in even[role.start - line.start :]:
        return False  # 'North Sea Correspondent'
    return bool(authors) and not even[end:].strip(" *_")


def is_dated_name(line: Line) -> bool:
    """Whether a line is a name and a date: 'Ann Teak - May 3, 2022, 8:15 pm'."""
    rest = moments.rest(line.plain) if moments.DATE.search(line.plain[: moments.LONGEST_LINE]) else ""
    return line.plain.startswith(rest) and NAME.fullmatch(rest) is not None and _is_person(rest)


def _is_person(name: str) -> bool:
    known = words("job") | organisation_words() | words("break")
    return not any(word.lower().strip(".") in known or BRAND.match(word) for word in name.split())


def byline(line: Line) -> Byline | None:
    """The authors that a line names after 'by'; None where the line is no byline.

    What follows the names may be an outlet, a job or a date behind a mark, and nothing else.
    """
    if len(line.raw) > LONGEST or (line.stops and line.words > LONGEST_SENTENCE and not moments.DATE.search(line.raw)):
        return None
    raw = line.even
    start = BY.match(raw) or (INNER_BY.search(raw) if moments.DATE.search(raw) or "|" in raw else None)
    if start is None:
        return None
    authors, end = _authors(line, raw, start.end())
    if not authors:
        return Byline(()) if BY.match(raw) and not line.stops and _is_desk(raw[start.end() :]) else None
    return Byline(authors) if _is_tail(raw[end:]) else None


def outlet(line: Line) -> Stretch | None:
    """The paper that a line names, alone or behind its author: 'Harbour Gazette', 'By Ann Teak, Harbour Gazette'."""
    if len(line.raw) > LONGEST or line.stops:
        return None
    raw = re.sub(r"\s*\([^()]*\)\s*$", "", line.even)
    start = BY.match(raw)
    for part in PART_OF_BYLINE.finditer(raw, start.end() if start else 0):
        parts = part[0].split()
        if len(parts) in OUTLET_WORDS and parts[-1].lower() in words("outlet") and all(map(_is_of_a_title, parts)):
            return Stretch(line.start + part.start(), line.start + part.end())
    return None


def _is_of_a_title(word: str) -> bool:
    return word[0].isupper() or word in {"of", "and", "&", "the"}


def authors_in(line: Line) -> tuple[Author, ...]:
    """The authors at the beginning of a line: one, or several joined by 'and' or commas."""
    raw = line.even
    return _authors(line, raw, len(raw) - len(raw.lstrip()))[0]


def _authors(line: Line, raw: str, position: int) -> tuple[tuple[Author, ...], int]:
    """Names in a row from a position on, each with its job, and where they end."""
    found: list[Author] = []
    end = position
    while match := NAME.match(raw, position):
        stop = _cut_job(raw, match)
        if stop is None or (found and _is_place(raw[position:stop], raw[end:position])):
            break
        end, role = _behind_name(line, raw, stop)
        name = Stretch(line.start + match.start(), line.start + stop)
        found.append(Author(" ".join(raw[match.start() : stop].lower().split()), name, role))
        joint = AND.match(raw, end)
        if joint is None:
            break
        position = joint.end()
    return tuple(found), end


def _behind_name(line: Line, raw: str, position: int) -> tuple[int, Stretch | None]:
    """What follows a name and is its own: 'in Oslo', 'Staff Writer'."""
    place = PLACE.match(raw, position)
    position = place.end() if place else position
    role = ROLE.match(raw, position)
    if role is None or not is_job_title(role["role"]):
        return position, None
    return role.end(), Stretch(line.start + role.start("role"), line.start + role.end("role"))


def _is_place(name: str, joint: str) -> bool:
    """Whether what a comma joins to a name is the place where its author was: 'By Ann Teak, Port Harcourt'."""
    return joint.strip() == "," and bool(gazetteer.look_up([name]))


def _cut_job(raw: str, match: re.Match[str]) -> int | None:
    """Where a name ends that its job follows without a mark ('Meg Stone Staff Writer'); None where no name is left."""
    parts = list(re.finditer(r"\S+", match[0]))
    plain = [part[0].lower().strip(".").split("-")[0] for part in parts]
    ends = words("job") | words("break")
    ends_at = (n for n, word in enumerate(plain) if word in ends or (n > 1 and word in moments.MONTHS))
    job = min(next(ends_at, len(parts)), next((n for n, part in enumerate(parts) if BRAND.match(part[0])), len(parts)))
    desk = next((n for n, word in enumerate(plain) if word in organisation_words()), len(parts))
    if desk < job and (plain[desk] != "staff" or desk + 1 == len(parts)):
        return None  # 'European Space Agency', 'Harbour Press Staff'
    if WEEKDAY.fullmatch(plain[0]):
        return None  # 'By Friday Night'
    kept = min(job, desk)
    if kept == TWICE and plain[:2] == plain[2:]:
        kept = SHORTEST_NAME  # a page that prints its author twice
    return match.start() + parts[kept - 1].end() if kept >= SHORTEST_NAME else None


def _is_desk(text: str) -> bool:
    """'REUTERS', 'Staff Reports', 'Harbour Press staff': an author that is no person."""
    found = [word.lower().strip(".,|") for word in text.split("|")[0].split()]
    return len(found) <= LONGEST_DESK and (not found or bool({*found} & organisation_words()) or text.strip().isupper())


def _is_tail(text: str) -> bool:
    text = text.strip()
    if text.lower() in {"and", "&"}:  # an agency follows on the next line
        return True
    if not text or re.match(r"^(?:[,|@(/·•—–:-]|\d|on\b|in\b|for\b|updated\b|published\b)", text, re.IGNORECASE):
        return len(text.split()) <= LONGEST_TAIL
    first = text.split()[0]
    known = words("job") | organisation_words() | words("break")
    return first.lower() in known or bool(BRAND.match(first) or moments.DATE.match(text) or NAME.fullmatch(text))
