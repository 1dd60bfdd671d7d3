"""A web page's source as an article: trafilatura finds the main text, title, authors and site; offsets count the
extracted text.

That text holds what a reader of the page sees, with blank lines between its paragraphs: the headline; standfirst,
byline and time where they stand between headline and body; the body with its cross-heads. Times are read by
`metadata`, never by trafilatura, which would look for them in addresses and in the text at large.

Known limits: what a script writes into the page is not there, nor are captions; what lies more than 2,000 tags deep
is not read, and a note says so.
"""

import codecs
import hashlib
import logging
import re
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from extractor.errors import InputError
from extractor.reading.bylines import is_name
from extractor.reading.decode import Decoded, decode, wide
from extractor.reading.elements import read_elements
from extractor.reading.lines import FUNCTION_WORDS, Line, key_of
from extractor.reading.metadata import times
from extractor.reading.rows import Row, Stated
from extractor.reading.shown import BLOCKS, read_shown_head
from extractor.reading.titles import SEPARATOR, lower_words

BEGINNING = re.compile(r"(?>\s|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL)
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
DECLARATION_BYTES = 4096  # in which a page declares its encoding; browsers look at 1,024
BELIEVED = ("cp", "iso8859", "koi8", "gb", "big5", "euc", "shift", "mac", "iso2022", "tis")
WESTERN = frozenset({"ascii", "iso8859-1"})  # by which pages mean Windows' encoding: https://encoding.spec.whatwg.org
CUT = ("html", "html: tags are nested so deep that the rest of the page was not read")
# Beyond so many it has to do without a second opinion (justext's), which takes the square of their number.
MANY_BLOCKS = 3_000
LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext")
NO_DATES = {"original_date": True, "extensive_search": False, "max_date": "1996-01-01"}  # not its task here
SHORTEST_HEADLINE = 5  # words, of an `<h1>` that the metadata does not vouch for
LONGEST_HEADLINE = 60  # words; a `<title>` that is not closed holds the page
TABLE_ROW = re.compile(r"\|(.*)\|")
TABLE_LINE = re.compile(r"[|\s:-]*")  # under a table's headings


def beginning(data: bytes) -> str:
    """The first bytes of a file as text, far enough to see what it is; without its mark."""
    data = data[:DECLARATION_BYTES]
    return data.removeprefix(codecs.BOM_UTF8).decode(wide(data) or "latin-1", "replace").removeprefix("\ufeff")


def is_html(text: str) -> bool:
    """Whether a text begins as a web page does; comments and an XML declaration may stand before that.

    >>> is_html("<!DOCTYPE html><title>x"), is_html("The <html> tag opens a page.")
    (True, False)
    """
    return BEGINNING.match(text) is not None


def read_html(data: bytes, name: str) -> Row:
    """The article of a page's source, with what its metadata says.

    Raises:
        InputError: the bytes are no text, the page is larger than any article's, or what the extra `html` installs is
            missing.
    """
    try:
        _extraction()
    except ImportError as error:
        problem = "is a web page, and trafilatura, which reads those, is not installed"
        raise InputError(name, problem, hint='pip install ".[html]"', code="extra") from error
    decoded = _decode(data, name)
    tree, is_cut = read_elements(decoded.text, name)
    found = _extracted(tree, name)
    title = _headline(tree, found)
    body = _body(found, title)
    standfirst, head = read_shown_head(tree, title, body, (found and found.description) or "")
    body = [line for line in body if not standfirst or key_of(line) != key_of(standfirst)]
    published, updated = times(tree, title)
    return Row(
        "\n\n".join([*([title] if title else []), *head, *body]),
        title=title,
        name=name,
        url=found.url if found else None,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=(*decoded.notes, *([CUT] if is_cut else [])),
        format="html",
        stated=Stated(_authors(found), _site(found), published, updated, standfirst, _crossheads(found)),
    )


def _decode(data: bytes, name: str) -> Decoded:
    """UTF-8 and what has a mark show themselves; of anything else the page's own declaration is believed if it fits."""
    decoded = decode(data, name)
    if decoded.encoding.startswith("utf"):
        return decoded
    declared = DECLARED.search(COMMENT.sub(b"", data[:DECLARATION_BYTES]))
    if declared:
        with suppress(LookupError, UnicodeError):
            encoding = codecs.lookup(declared[1].decode("ascii")).name
            encoding = "cp1252" if encoding in WESTERN else encoding
            if encoding.startswith(BELIEVED):
                return Decoded(data.decode(encoding), encoding)
    return decoded


@cache
def _extraction() -> Callable[..., Any]:
    """trafilatura's, whose log is no message of this program's."""
    from trafilatura import bare_extraction

    for library in LIBRARIES:
        logging.getLogger(library).addHandler(logging.NullHandler())
    return bare_extraction


def _extracted(tree: Any, name: str) -> Any:
    """What trafilatura finds: its Document, None for a page without main text."""
    try:
        return _extraction()(
            tree,
            with_metadata=True,
            include_comments=False,
            favor_recall=True,
            fast=sum(1 for _ in tree.iter(*BLOCKS)) > MANY_BLOCKS,
            date_extraction_params=dict(NO_DATES),
        )
    except Exception as error:  # whatever a page does to it is that page's own error
        raise InputError(name, f"cannot be read as a web page: {type(error).__name__}: {error}") from error


def _headline(tree: Any, found: Any) -> str | None:
    """The headline as the page shows it: the `<h1>` that says what its metadata says; else what they say.

    An `<h1>` of a word or two that shares nothing with them is the site's name.
    """
    shown = [words for element in tree.iter("h1") if (words := _words(element.text_content()))]
    named = " ".join(_words(element.text_content()) for element in tree.iterfind(".//head/title"))
    stated = _without_site(_words((found and found.title) or named), _site(found))
    known = _content(f"{stated} {named}")
    fitting = [line for line in shown if len(_content(line) & known) * 2 >= max(len(_content(line)), 1)]
    if fitting:
        return max(fitting, key=lambda line: len(_content(line) & known))
    if len(shown) == 1 and len(shown[0].split()) >= SHORTEST_HEADLINE:
        return shown[0]
    return stated if 0 < len(stated.split()) <= LONGEST_HEADLINE else None


def _words(text: str) -> str:
    return " ".join(text.split())


def _content(text: str) -> set[str]:
    return set(lower_words(text)) - FUNCTION_WORDS


def _without_site(title: str, site: str | None) -> str:
    """'Storm hits coast | Harbour Gazette' without the site's name."""
    *rest, last = re.split(f"({SEPARATOR.pattern})", title)
    return "".join(rest[:-1]) if rest and site and last.lower() == site.lower() else title


def _body(found: Any, title: str | None) -> list[str]:
    """The paragraphs of the main text, its headline apart; of a table each row."""
    lines = [_as_shown(line.strip()) for line in (found.text or "").splitlines()] if found else []
    lines = [line for line in lines if line]
    key = key_of(title or "")
    first = next((n for n, line in enumerate(lines[:3]) if key and key_of(line) == key), None)
    return lines if first is None else lines[:first] + lines[first + 1 :]


def _as_shown(line: str) -> str:
    """A line of the extracted text without the marks of a list or a table.

    >>> _as_shown("- Loma"), _as_shown("| Loma | 3 | |"), _as_shown("|---|---|")
    ('Loma', 'Loma, 3', '')
    """
    if not (row := TABLE_ROW.fullmatch(line)):
        return line.removeprefix("- ")
    cells = [] if TABLE_LINE.fullmatch(line) else [cell.strip() for cell in row[1].split("|")]
    return ", ".join(cell for cell in cells if cell)


def _crossheads(found: Any) -> frozenset[str]:
    """The headings inside the main text, as its lines have them."""
    heads = found.body.iter("head") if found else ()
    return frozenset(words for head in heads if (words := _words("".join(head.itertext()))))


def _authors(found: Any) -> tuple[str, ...]:
    """Those of the metadata's authors that are names."""
    names = [_words(name) for name in ((found and found.author) or "").split(";")]
    return tuple(name for name in names if name.isprintable() and _is_author(name))


def _is_author(name: str) -> bool:
    """Whether words are a person's name; metadata has some of them in capitals."""
    usual = name.title() if name.isupper() and " " in name else name
    return is_name(Line(0, len(usual), usual))


def _site(found: Any) -> str | None:
    """The site's name; None where nothing but its address is known."""
    if found is None or not found.sitename or "." in found.sitename or "/" in found.sitename:
        return None
    return _words(found.sitename)
