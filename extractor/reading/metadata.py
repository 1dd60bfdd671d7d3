"""When a web page says that it was published and updated: JSON-LD, `<meta>` and `<time>`, read as they stand.

Nothing is looked for in addresses or in the text at large, so that a date which the page does not state stays unknown.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from extractor.reading import moments
from extractor.reading.lines import key_of

PUBLISHED = frozenset(
    "article:published_time og:article:published_time datepublished date.issued dc.date.issued dcterms.issued "
    "dcterms.created parsely-pub-date sailthru.date pubdate publishdate publish-date publication_date "
    "article.published cxenseparse:recs:publishtime".split()
)
UPDATED = frozenset(
    "article:modified_time og:article:modified_time og:updated_time datemodified last-modified dcterms.modified "
    "article.updated".split()
)
ARTICLES = ("Article", "Posting", "Report")  # ends of schema.org's types
WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")  # where the article of a JSON-LD node stands
NOWHERE = frozenset({"1970-01-01", "1900-01-01", "0001-01-01"})  # what programs write where they know no day
MOST_HEADLINES = 20  # `<h1>` of a page beside which its time is looked for


def times(tree: Any, title: str | None) -> tuple[str | None, str | None]:
    """Time of publication and of the last update, as ISO 8601 date or date-time with offset; None where not stated."""
    stated = [*_linked(tree, title), *_named(tree), *_marked(tree)]
    published, updated = (
        next((value for kind, text in stated if kind == wanted and (value := _moment(text))), None)
        for wanted in ("published", "updated")
    )
    return published, updated


def _moment(text: str) -> str | None:
    found = next((moment.value for moment in moments.moments(text.strip()) if moment.value), None)
    return None if found is None or found[:10] in NOWHERE else found


def _linked(tree: Any, title: str | None) -> Iterator[tuple[str, str]]:
    """Times of JSON-LD's article; of several, of the one that has the page's headline, else of the first."""
    articles = [node for script in _scripts(tree) for node in _articles(script)]
    key = key_of(title) if title else None
    for node in sorted(articles, key=lambda node: _key(node.get("headline")) != key)[:1]:
        for name, kind in (("datePublished", "published"), ("dateModified", "updated")):
            if isinstance(value := node.get(name), str):
                yield kind, value


def _key(headline: object) -> str | None:
    return key_of(headline) if isinstance(headline, str) else None


def _scripts(tree: Any) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                yield json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue


def _articles(data: object) -> Iterator[dict[str, Any]]:
    """The articles that a page is about, not those that it links to."""
    todo = deque([data])  # what comes next stands in front
    while todo:
        node = todo.popleft()
        if isinstance(node, list):
            todo.extendleft(reversed(node))
        elif isinstance(node, dict):
            types = node.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and name.endswith(ARTICLES) for name in names):
                yield node
            todo.extendleft(node[key] for key in reversed(WITHIN) if key in node)


def _named(tree: Any) -> Iterator[tuple[str, str]]:
    """Times of `<meta>`, by name, property or itemprop; of other elements by itemprop."""
    for element in tree.iter("meta", "time", "span"):
        value = element.get("content") or element.get("datetime")
        keys = {(element.get(name) or "").lower() for name in ("property", "name", "itemprop")}
        if value:
            yield from (("published", value) for _ in keys & PUBLISHED)
            yield from (("updated", value) for _ in keys & UPDATED)


def _marked(tree: Any) -> Iterator[tuple[str, str]]:
    """Times of `<time>` elements: one marked as the entry's own, else the only one beside the headline."""
    found = [element for element in tree.iter("time") if element.get("datetime")]
    for element in found:
        classes = (element.get("class") or "").lower().split()
        if element.get("pubdate") is not None or "published" in classes or "entry-date" in classes:
            yield "published", element.get("datetime")
        elif "updated" in classes:
            yield "updated", element.get("datetime")
    around = [next(head.iterancestors("header", "article"), None) for head in islice(tree.iter("h1"), MOST_HEADLINES)]
    times = (time for place in dict.fromkeys(around) if place is not None for time in place.iter("time"))
    yield from _only(element.get("datetime") for element in times if element.get("datetime"))


def _only(values: Iterable[str]) -> Iterator[tuple[str, str]]:
    several = sorted(set(values))
    if len(several) == 1:
        yield "published", several[0]
