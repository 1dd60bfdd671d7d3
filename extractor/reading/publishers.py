"""Who publishes the page: the name behind its own headline, or what its notices and its foot call it."""

from collections.abc import Iterable, Sequence

from extractor.reading import bylines
from extractor.reading.furniture import publisher_rules
from extractor.reading.labels import Labelled
from extractor.reading.lines import key_of
from extractor.reading.page import Stretch
from extractor.reading.titles import SEPARATOR, title_keys

FIRST_LINES = 8  # of the page, among which its own headline stands
TOP_LINES = 12  # of the page, among which its name may stand
LONGEST_SITE = 5  # words
LONGEST_NOTICE = 400  # characters of a line that names the publisher


def find_publisher(found: Sequence[Labelled], title: int | None, *, page: bool) -> Stretch | None:
    """The publisher, where the page names it: behind its own headline, or in one of the ways that the rules know."""
    below = _outlet(item for item in found if item.kind == "publisher") if not page else None
    return (
        below
        or _behind_title(found, title)
        or _by_rule(found)
        or _outlet(item for item in found if item.kind in {"publisher", "byline"})
        or (_at_top(found) if page else None)
    )


def _behind_title(found: Sequence[Labelled], title: int | None) -> Stretch | None:
    """What follows the headline on one of the page's first lines, its sections left out: '… | World | The Gazette'."""
    if title is None:
        return None
    key = found[title].line.key
    for item in found[:FIRST_LINES]:
        line = item.line
        parts = list(SEPARATOR.finditer(line.raw))
        if line is found[title].line or not parts:
            continue
        site = line.raw[parts[-1].end() :]
        keys = title_keys(line.plain)
        if key in keys[1:] and len(site.split()) <= LONGEST_SITE and key_of(site) != key:
            return Stretch(line.start + parts[-1].end(), line.end)
    return None


def _by_rule(found: Sequence[Labelled]) -> Stretch | None:
    for pattern, _ in publisher_rules():
        for item in found:
            if item.kind in {None, "title"} or len(item.line.raw) > LONGEST_NOTICE:
                continue
            if hit := pattern.search(item.line.even):
                return Stretch(item.line.start + hit.start("publisher"), item.line.start + hit.end("publisher"))
    return None


def _outlet(items: Iterable[Labelled]) -> Stretch | None:
    return next(filter(None, (bylines.outlet(item.line) for item in items)), None)


def _at_top(found: Sequence[Labelled]) -> Stretch | None:
    """A paper's name at the top of the page that the page gives again below."""
    for n, item in enumerate(found[:TOP_LINES]):
        name = bylines.outlet(item.line) if item.kind is None else None
        if name and name.end - name.start == len(item.line.raw):
            words = item.line.raw
            if any(words in other.line.raw for other in found[n + 1 :]):
                return name
    return None
