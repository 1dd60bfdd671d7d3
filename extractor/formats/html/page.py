"""The page: one file that holds its style, its script and all its data, and lets nothing else in."""

import base64
import hashlib
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extractor.formats.html.maps import HEIGHT, WIDTH, sources, window
from extractor.formats.html.view import View, kinds_of, spots_of, view, without_text
from extractor.formats.html.world import Drawing, draw
from extractor.version import __version__
from models import Article

TEMPLATES = Path(__file__).parent / "templates"
LABELS = {
    "statement": "statements",
    "argument": "roles",
    "actor": "actors",
    "place": "places",
    "date": "dates",
    "troops": "troops",
    "casualty": "casualties",
    "event": "events",
}


@cache
def environment() -> Environment:
    """Jinja2, which escapes every value: only the style, the script and the packed data are taken as they are."""
    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)


@cache
def _ours(name: str) -> Markup:
    """A file of ours, as it is."""
    return Markup((TEMPLATES / name).read_text(encoding="utf-8").replace("\r\n", "\n"))


def _sum(text: str) -> str:
    """The hash by which a policy knows a script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def policy() -> str:
    """Content Security Policy: our script and style run, by their hashes; nothing is loaded from anywhere."""
    rules = (
        "default-src 'none'",
        f"script-src {_sum(_ours('report.js'))}",
        f"style-src {_sum(_ours('report.css'))}",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
    return "; ".join(rules)


def render(**values: Any) -> str:
    """The page from its template."""
    given = {"view": None, "data": None, "drawing": None, "map": None, "warning": None, **values}
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            **given,
            policy=policy(),
            style=_ours("report.css"),
            script=_ours("report.js"),
            size=(WIDTH, HEIGHT),
            version=__version__,
        )
    )


def switches(select: Collection[str]) -> list[tuple[str, str]]:
    """The kinds of marks with their names, those of events first."""
    return [(kind, LABELS[kind]) for kind in reversed(kinds_of(select))]


def article_page(article: Article, text: str | None, select: Collection[str]) -> str:
    """The page of one article; only its lists where there is no text."""
    shown = view(article, text, select) if text is not None else without_text(article, select)
    return render(
        title=shown.title, view=shown, sums=_sums(shown), kinds=switches(select), drawing=_drawing(article, shown)
    )


def _drawing(article: Article, shown: View) -> Drawing | None:
    """Land and borders behind the places, no finer than the map can show."""
    if shown.map is None:
        return None
    box = window(spots_of(article))
    return draw(sources(box), (box.east - box.west) / WIDTH)


def _sums(shown: View) -> str:
    """How much was found, by list."""
    lists = [section for section in shown.sections if section.key != "notes"]
    return " · ".join(number(len(section.cards), section.heading.lower()) for section in lists)


def number(count: int, nouns: str) -> str:
    """A count with its noun, which is given in the plural.

    >>> number(1, "events"), number(1200, "articles")
    ('1 event', '1,200 articles')
    """
    return f"{count:,} {nouns if count != 1 else nouns.removesuffix('s')}"
