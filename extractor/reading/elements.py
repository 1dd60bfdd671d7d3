"""A web page's source as elements, made ready for extraction: menus dropped, tables that lay out the page opened.

A page beyond the ceilings is refused: to find the main text in it takes minutes.
"""

import re
from collections.abc import Iterator
from typing import Any

from extractor.errors import InputError

LARGEST = 10_000_000  # characters of a page's source; what is longer holds data, or a book
MOST_ELEMENTS = 100_000  # of a page: a long live blog has 30,000
ENTITIES = re.compile(r"<!DOCTYPE[^>\[]*\[[^\]]*\]\s*>", re.IGNORECASE)  # a page's own ones, which HTML does not have
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DOCTYPE_WITHIN = 4096  # characters
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s;,]+|[^\s;,@]+@[^\s;,@]+")
TAG = re.compile(
    r"</?(?:p|div|span|li|ul|h[1-6]|td|tr|table|article|section|blockquote|br)\b[^<>]{0,200}>", re.IGNORECASE
)
TAGS_WITHIN = 20_000  # characters of a text in which tags are counted
ONE_TAG_IN = 1_000  # characters, of a page's source; and there are two at least
WRAPPER = "wrapper"  # no tag of HTML's
OF_BLOCKS = ("p", "div", "table", "tbody", "tr", "td", "h1", "h2", "h3", "ul", "ol", WRAPPER)


def tags_noted(text: str) -> Iterator[tuple[str, str]]:
    """A note on a text that is a web page's source, in part at least, where words alone were asked for.

    >>> len(list(tags_noted("<p>Calm in Loma.</p>"))), len(list(tags_noted("The <p> tag is short, the <b> tag too.")))
    (1, 0)
    """
    sample = text[:TAGS_WITHIN]
    if "</" in sample and sum(1 for _ in TAG.finditer(sample)) * ONE_TAG_IN > max(len(sample), ONE_TAG_IN):
        yield "html", "html: the text holds a web page's tags, which are read as words (try: --input html on the page)"


def read_elements(text: str, name: str) -> tuple[Any, bool]:
    """The page's elements, ready for extraction, and whether its tags are nested too deep to be read to the end."""
    if len(text) > LARGEST:
        raise _too_large(name, f"{len(text):,} characters of HTML, the ceiling is {LARGEST:,}")
    tree, is_cut = _tree(text)
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise _too_large(name, f"{elements:,} HTML elements, the ceiling is {MOST_ELEMENTS:,}")
    _drop_menus(tree)
    _drop_addresses(tree)
    _open_layout_tables(tree)
    return tree, is_cut


def _too_large(name: str, size: str) -> InputError:
    return InputError(name, f"too large ({size})", hint="save the article's text, or split the page", code="too-large")


def _tree(text: str) -> tuple[Any, bool]:
    """The page's elements, and whether its tags are nested too deep to be read to the end."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False)
    start = ENTITIES.sub("", text[:DOCTYPE_WITHIN], count=1)
    source = NOT_XML.sub(" ", start + text[DOCTYPE_WITHIN:])
    try:
        tree = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except ParserError:  # nothing but blanks and comments
        return document_fromstring(b"<html></html>", parser=parser), False
    return tree, any(entry.level_name == "FATAL" for entry in parser.error_log)


def _drop_menus(tree: Any) -> None:
    """Navigation without a paragraph in it, which is kept in the text of short pages otherwise."""
    for menu in list(tree.iter("nav")):
        if next(menu.iter("p", "h1", "article"), None) is None:
            menu.drop_tree()


def _drop_addresses(tree: Any) -> None:
    """Addresses of profiles and of mail beside an author's name in the metadata, which are taken for names else."""
    for element in tree.iter("meta"):
        if "author" in (element.get("name") or element.get("property") or "").lower():
            element.set("content", ADDRESS.sub(" ", element.get("content") or ""))


def _open_layout_tables(tree: Any) -> None:
    """Tables that hold paragraphs or headings lay out the page, as they did on old sites: they become plain blocks.

    Rows and cells with nothing but blocks in them vanish, for blocks in blocks by the thousand take long to read.
    """
    from lxml.etree import strip_tags

    for cell in list(tree.iter("td")):
        if next(cell.iter("p", "h1", "h2", "table"), None) is not None:
            for element in (cell, *cell.iterancestors("tr", "tbody", "table", "td")):
                element.tag = "div" if element.tag == "table" or _has_words_of_its_own(element) else WRAPPER
    for row in tree.iter(WRAPPER):
        for cell in row.iterchildren("td", "th"):
            cell.tag = "div"
    strip_tags(tree, WRAPPER)


def _has_words_of_its_own(element: Any) -> bool:
    """Whether more than blocks stand in an element."""
    return bool((element.text or "").strip()) or any(
        child.tag not in OF_BLOCKS or (child.tail or "").strip() for child in element
    )
