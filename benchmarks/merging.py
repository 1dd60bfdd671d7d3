#!/usr/bin/env python3
"""Precision and recall of merging, over groups of short articles written for this project.

    merging.py [--show]

Each file of `tests/merging/groups` holds articles, and under `same` which events of theirs are one: an article's letter
and words of the event's trigger. All articles of all files are merged at once, so that what has nothing in common can
be mistaken, too. A pair of events is right where the file says so, false where it is silent; one whose words make no
event is missed. `--show` prints the pairs that are false and missed.
"""

import argparse
import tomllib
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from extractor import Article, Event, Extractor, Row, merge

GROUPS = Path(__file__).resolve().parent.parent / "tests" / "merging" / "groups"
End = tuple[str, str]  # an article's name, and an event's id or the words that make no event
Pair = tuple[End, End]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print what is false and what is missed")
    told, found = pairs()
    right = told & found
    print(f"{len(told)} pairs told, {len(found)} found, {len(right)} right")
    print(f"precision {100 * len(right) / len(found):.1f}, recall {100 * len(right) / len(told):.1f}")
    if parser.parse_args().show:
        for name, some in (("false", found - told), ("missed", told - found)):
            for one, other in sorted(some):
                print(f"{name}: {' '.join(one)} = {' '.join(other)}")


def pairs() -> tuple[set[Pair], set[Pair]]:
    """The pairs of events that the files tell, and those that merging finds."""
    extractor = Extractor(with_text=True)
    files = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(GROUPS.glob("*.toml"))}
    rows = (Row(text, name=f"{file}/{key}") for file, told in files.items() for key, text in told["articles"].items())
    articles = {article.source.name or "": article for article in extractor.pipe(rows)}
    told = {pair for file, content in files.items() for pair in _told(file, content.get("same", []), articles)}
    names = list(articles)
    groups = merge(articles.values()).groups
    ends = [sorted((names[int(r.article[1:]) - 1], r.event) for r in group.reports) for group in groups]
    return told, {pair for group in ends for pair in combinations(group, 2)}


def _told(file: str, same: list[dict[str, str]], articles: dict[str, Article]) -> Iterator[Pair]:
    for event in same:
        ends = sorted((f"{file}/{key}", _event(articles[f"{file}/{key}"], words)) for key, words in event.items())
        yield from combinations(ends, 2)


def _event(article: Article, words: str) -> str:
    """The event with these words for a trigger; where they are said twice, the last."""
    found = [event.id for event in article.events for start in _starts(event, words)]
    text = article.source.text or ""
    if words not in text:
        raise ValueError(f"{article.source.name}: no {words!r}")
    last = [event.id for event in article.events if _covers(event, text.rindex(words), words)]
    return next(iter(last + found), f"({words})")


def _starts(event: Event, words: str) -> Iterator[int]:
    return (mention.start for mention in event.mentions if words.casefold() in mention.text.casefold())


def _covers(event: Event, start: int, words: str) -> bool:
    return any(mention.start < start + len(words) and start < mention.end for mention in event.mentions)


if __name__ == "__main__":
    main()
