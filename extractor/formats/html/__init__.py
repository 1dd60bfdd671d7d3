"""Articles as one page to look at: self-contained, offline, of one article or of many.

Without a script the page reads and its links work; with it, card and text light up together, and many articles can be
searched. Nothing of an article is ever taken as markup: Jinja2 escapes every value, and the page's own Content Security
Policy would let no other script, style or address in.
"""

from collections.abc import Iterable
from html import escape
from typing import BinaryIO

from extractor.errors import InputError
from extractor.formats import Options
from extractor.formats.html.page import article_page
from extractor.formats.html.shelf import Shelf
from models import Article

HEIGHT = 640  # px, of an article in a notebook


class Writer:
    """Writes one page, when all articles are there.

    `warning` is what there is to say of the page's size after `finish`, or None.
    """

    def __init__(self, out: BinaryIO, options: Options) -> None:
        self._out, self._options = out, options
        self._only: Article | None = None
        self._shelf: Shelf | None = None
        self.warning: str | None = None

    def write(self, article: Article) -> None:
        """Take the next article.

        Raises:
            InputError: the article does not hold its text.
        """
        text = _text(article)
        if self._only is None and self._shelf is None:
            self._only = article
            return
        if self._shelf is None:
            self._shelf = Shelf(self._options.select)
        if self._only is not None:
            first, self._only = self._only, None
            self._shelf.add(first, _text(first))
        self._shelf.add(article, text)

    def finish(self) -> None:
        """Write the page."""
        if self._only is not None:
            html = article_page(self._only, _text(self._only), self._options.select)
        else:
            html, self.warning = (self._shelf or Shelf(self._options.select)).page()
        self._out.write(html.encode())


def report(articles: Iterable[Article] | Article) -> str:
    """The page of an article, or of several, which all hold their text.

    >>> from extractor import Extractor
    >>> article = Extractor(with_text=True)("Two soldiers were killed in Mosul on 3 May 2019.")
    >>> report(article).splitlines()[0]
    '<!doctype html>'

    Raises:
        InputError: an article does not hold its text.
    """
    from io import BytesIO

    out = BytesIO()
    writer = Writer(out, Options())
    for article in (articles,) if isinstance(articles, Article) else articles:
        writer.write(article)
    writer.finish()
    return out.getvalue().decode()


def frame(article: Article) -> str:
    """The page of an article in a frame of its own, for notebooks; without its text where it does not hold that."""
    page = escape(article_page(article, article.source.text, Options().select))
    look = f'width="100%" height="{HEIGHT}" frameborder="0" title="Article"'
    return f'<iframe sandbox="allow-scripts" {look} srcdoc="{page}"></iframe>'


def _text(article: Article) -> str:
    if article.source.text is None:
        raise InputError(
            article.source.name or "-",
            "does not hold its text, which a page shows",
            hint="extract --with-text when the records are made",
        )
    return article.source.text
