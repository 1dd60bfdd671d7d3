"""What notebooks show of an article: its page, in a frame. The records know of no page, so it is named here."""

from models import Article
from models.article import show_as


def install() -> None:
    """Have notebooks show articles as pages."""
    show_as(_framed)


def _framed(article: Article) -> str:
    from extractor.formats.html import frame  # on first use: most programs show nothing

    return frame(article)
