"""The text view: an article's events to be read on a terminal, with when, where, who to whom, how many and the words.

Colours mean something: an event has its category's; in its sentence the words for who did it, to whom, where and how
many have each their own, which the last line explains. Whatever an article holds, no terminal obeys it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from extractor.formats import Options
from extractor.formats.flat import DOERS, SUFFERERS, FlatEvent, one_line, quantity
from models import Article, Casualty, Event, Mention, TroopNumber

NARROWEST, WIDEST = 40, 100  # columns
CATEGORIES = {"violence": "1;31", "coercion": "1;35", "dissent": "1;33", "forces": "1;34", "diplomacy": "1;36",
              "politics": "1;32", "harm": "1;91"}  # fmt: skip
STYLES = {"agent": "36", "target": "35", "place": "32", "number": "33"}
BOLD, FAINT, DOUBTED = "1", "2", "33"
HAPPENED = frozenset({"occurred", "ongoing"})
Piece = tuple[str, str]  # what is shown, and how


class Writer:
    """One view an article, a line between two."""

    def __init__(self, out: BinaryIO, options: Options) -> None:
        self.out, self.colour = out, options.colour
        self.width = min(max(options.width, NARROWEST), WIDEST)
        self.count = 0

    def write(self, article: Article) -> None:
        lines = [[("─" * self.width, FAINT)], []] if self.count else []
        lines += _view(article, self.width)
        if self.colour and article.events:
            lines += [[piece for name, style in STYLES.items() for piece in ((name, style), (" ", ""))], []]
        self.count += 1
        self.out.write("".join(f"{self._painted(line)}\n" for line in lines).encode("utf-8", "backslashreplace"))

    def finish(self) -> None:
        """Nothing is left."""

    def _painted(self, line: list[Piece]) -> str:
        if not self.colour:
            return "".join(text for text, _ in line).rstrip()
        return "".join(f"\x1b[{style}m{text}\x1b[0m" if style and text.strip() else text for text, style in line)


def _view(article: Article, width: int) -> Iterator[list[Piece]]:
    title = article.article.title or article.source.name or "text"
    yield from _wrapped(_plain(title, BOLD), width, "")
    published = article.article.published
    about = (article.article.publisher, published.value if published else None, article.source.name)
    yield from _wrapped(_plain(" · ".join(one_line(part) for part in about if part), FAINT), width, "")
    yield []
    if not article.events:
        yield [("no events", FAINT)]
        yield []
    for event in article.events:
        yield from _event(article, event, width)
        yield []


def _event(article: Article, event: Event, width: int) -> Iterator[list[Piece]]:
    flat, style = FlatEvent(article, event), CATEGORIES.get(event.category, BOLD)
    status = event.status.value if not event.aggregate else f"{event.status.value}, several"
    head = _plain(f"● {event.type.replace('_', ' ')}", style)
    head += _plain(f"  {status}", FAINT if event.status.value in HAPPENED else DOUBTED)
    yield from _wrapped([*head, *_plain(f"  {_days(event)}", ""), *_plain(_where(flat), STYLES["place"])], width, "  ")
    who = _who(flat)
    if who:
        yield from _wrapped(who, width, "  ", first="  ")
    if numbers := "; ".join(_numbers(article, event)):
        yield from _wrapped(_plain(numbers, STYLES["number"]), width, "  ", first="  ")
    yield from _wrapped(_evidence(article, event, style), width, "  │ ", first="  │ ")


def _days(event: Event) -> str:
    when = event.when
    if when is None:
        return "no date"
    if when.earliest == when.latest:
        return str(when.earliest)
    return f"{when.earliest or '…'} to {when.latest or '…'}"


def _where(flat: FlatEvent) -> str:
    names = [one_line(place.name) for place in flat.places]
    relation = flat.event.where_relation
    before = f"{relation.value} " if relation and relation.value != "at" else ""
    land = f" ({flat.event.country})" if flat.event.country else ""
    return f"  {before}{', '.join(names)}{land}" if names or land else ""


def _who(flat: FlatEvent) -> list[Piece]:
    agent, target = flat.names(*DOERS), flat.names(*SUFFERERS)
    if not agent and not target:
        return []
    pieces = _plain(agent or "?", STYLES["agent"])
    if target:
        pieces += [*_plain(" → ", ""), *_plain(target, STYLES["target"])]
    said = flat.event.responsibility
    return [*pieces, *_plain(f"  (responsibility {said.value.value})", FAINT)] if said else pieces


def _numbers(article: Article, event: Event) -> Iterator[str]:
    counts: list[Casualty | TroopNumber] = [*article.casualties, *article.troop_numbers]
    for count in counts:
        if count.event == event.id:
            change = count.change if isinstance(count, TroopNumber) else None
            number = f"{change.from_} → {change.to}" if change else quantity(count)
            told = "" if count.status.value == "actual" else f", {count.status.value}"
            yield f"{count.kind.value} {number} ({count.unit.value}{told})"
    if event.participants:
        yield f"crowd {quantity(event.participants)}"


def _evidence(article: Article, event: Event, style: str) -> list[Piece]:
    """The event's sentence, a piece a character, each painted by what it is part of."""
    start, end = event.evidence.start, event.evidence.end
    styles = [""] * (end - start)

    def paint(mentions: Iterable[Mention], painted: str) -> None:
        for mention in mentions:
            for n in range(max(mention.start, start), min(mention.end, end)):
                styles[n - start] = painted

    for argument in event.arguments:
        if argument.role in (*DOERS, *SUFFERERS):
            paint([argument.mention], STYLES["agent" if argument.role in DOERS else "target"])
    places = {place.id: place for place in article.places}
    paint((m for name in event.where if name in places for m in places[name].mentions), STYLES["place"])
    counts = [*article.casualties, *article.troop_numbers]
    paint((m for count in counts if count.event == event.id for m in count.mentions), STYLES["number"])
    paint(event.mentions, style)
    return [(_shown(char), painted) for char, painted in zip(event.evidence.text, styles, strict=True)]


def _plain(text: str, style: str) -> list[Piece]:
    return [(_shown(char), style) for char in text]


def _shown(char: str) -> str:
    """A character as a terminal may have it."""
    if char.isspace():
        return " "
    return char if char.isprintable() else char.encode("unicode_escape").decode()


def _columns(text: str) -> int:
    """How many columns a terminal gives it."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _wrapped(pieces: list[Piece], width: int, indent: str, *, first: str = "") -> Iterator[list[Piece]]:
    """Lines of no more than `width` columns, broken at blanks, or within a word that is longer."""
    line: list[Piece] = [(first, FAINT)] if first else []
    used = len(first)
    for word in _words(pieces):
        size = sum(_columns(text) for text, _ in word)
        blank = word[0][0] == " "
        if used + size > width and not blank and used > len(indent):
            yield _merged(line)
            line, used = [(indent, FAINT)], len(indent)
        if blank and used <= len(indent) and line and line[-1][0] == indent and indent != first:
            continue
        for text, style in word:
            if used + _columns(text) > width:
                yield _merged(line)
                line, used = [(indent, FAINT)], len(indent)
                if text == " ":
                    continue
            line.append((text, style))
            used += _columns(text)
    if any(text.strip() for text, _ in line):
        yield _merged(line)


def _words(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Stretches of characters that are all blank or all not."""
    word: list[Piece] = []
    for piece in pieces:
        if word and (piece[0] == " ") != (word[-1][0] == " "):
            yield word
            word = []
        word.append(piece)
    if word:
        yield word


def _merged(line: list[Piece]) -> list[Piece]:
    """Neighbours of one style as one piece."""
    merged: list[Piece] = []
    for text, style in line:
        if merged and merged[-1][1] == style:
            merged[-1] = (merged[-1][0] + text, style)
        else:
            merged.append((text, style))
    return merged
