"""The rules by which a line of a page is known for what it is: a cookie banner, a credit, a list of related stories.

They lie in `data/reading/*.toml`. A rule takes a line whole (`whole`), by its first words (`starts`) or by its shape
(`pattern`); never one with more words than `max_words`, so that a news paragraph is out of their reach.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from extractor import lexicon
from extractor.lexicon import Entry
from extractor.reading.lines import Line

WIDEST = 14  # characters a word that a line may have on average, so that no pattern meets a monster
LONGEST = 120  # words; the widest rule allows no more

# record: known only where a database's own notes stand beside it. signature: who wrote a reader's comment, and when.
# listed: stands between the links of a list. no-page: is no sign of a page, since tables and chronicles have it.
# beside-names: stands under an author's name. below-captions: the line above it says what a picture shows.
Trait = Literal["record", "signature", "listed", "no-page", "beside-names", "below-captions"]


class LineRule(Entry):
    """One kind of line beside the article's own text, with lines that prove it."""

    id: str = Field(pattern=r"^[a-z_]+\.[a-z0-9-]+$")
    kind: str = Field(pattern=r"^[a-z]+$", description="The kind of block: banner, credit, related …")
    whole: tuple[str, ...] = Field(default=(), description="Whole lines: lower case, words and marks between them.")
    starts: tuple[str, ...] = Field(default=(), description="First words of a line, in lower case.")
    pattern: str | None = Field(default=None, description="Searched for in the line; case does not count.")
    max_words: int = Field(default=25, gt=0, description="A line with more words is never meant.")
    min_words: int = Field(default=0, description="A line with fewer words is never meant.")
    opens: Literal["line", "list", "address"] = Field(
        default="line", description="What follows and belongs to it: links; or paragraphs that speak to the reader."
    )
    sentences: bool = Field(default=True, description="False: a line that ends as a sentence is never meant.")
    weak: bool = Field(default=False, description="True: says nothing in a text without a page around it.")
    sure: bool = Field(default=False, description="True: takes running text too where no page stands around it.")
    anywhere: bool = Field(default=True, description="False: only at the end of the article, and outside it.")
    traits: tuple[Trait, ...] = Field(default=(), description="What else its lines tell, as `Trait` lists it.")
    examples: tuple[str, ...] = Field(min_length=1)
    not_examples: tuple[str, ...] = Field(default=(), description="Look-alikes that the rule must leave alone.")
    look_alikes: tuple[str, ...] = Field(
        default=(), description="Running text that it takes on a page, and that a text without a page must keep."
    )


class PublisherRule(Entry):
    """A way in which a page names its publisher; the group `publisher` holds the name, and case counts in it."""

    id: str = Field(pattern=r"^publisher\.[a-z0-9-]+$")
    pattern: str
    examples: tuple[str, ...] = Field(min_length=1, description="'© 2020 <PUBLISHER>The Examiner</PUBLISHER>'")
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """All line rules, in reach by a line's words."""

    whole: dict[str, LineRule]
    starts: dict[str, list[tuple[str, LineRule]]]  # by the first word
    patterns: list[tuple[re.Pattern[str], LineRule]]

    def rule(self, line: Line) -> LineRule | None:
        """The rule that takes a line: one for the whole line before one for its beginning before one for its shape."""
        if line.words > LONGEST:
            return None
        plain = line.plain.lower().strip(" []().:,!?")
        if found := self.whole.get(plain):
            return found
        first = plain.split(" ", 1)[0].rstrip(":,")
        for words, rule in self.starts.get(first, ()):
            fits = rule.min_words <= line.words <= rule.max_words and (rule.sentences or not line.stops)
            if fits and plain.startswith(words) and not plain[len(words) :][:1].isalnum():
                return rule
        for pattern, rule in self.patterns:
            fits = rule.min_words <= line.words <= rule.max_words and len(line.plain) <= WIDEST * (rule.max_words + 2)
            if fits and pattern.search(line.plain):
                return rule
        return None


@cache
def rules() -> tuple[LineRule, ...]:
    """The line rules of all files, in order of file and place."""
    paths = sorted((lexicon.DATA / "reading").glob("*.toml"))
    return tuple(rule for path in paths if path.stem != "publisher" for rule in lexicon.read_rules(path, LineRule))


@cache
def publisher_rules() -> tuple[tuple[re.Pattern[str], PublisherRule], ...]:
    """The publisher rules with their patterns compiled."""
    found = lexicon.read_rules(lexicon.DATA / "reading" / "publisher.toml", PublisherRule)
    return tuple((re.compile(rule.pattern), rule) for rule in found)


@cache
def furniture() -> Furniture:
    """The line rules, ready to be asked."""
    book = Furniture({}, {}, [])
    for rule in rules():
        for words in rule.whole:
            book.whole.setdefault(words, rule)
        for words in rule.starts:
            book.starts.setdefault(words.split(" ", 1)[0].rstrip(":,"), []).append((words, rule))
        if rule.pattern:
            book.patterns.append((re.compile(rule.pattern, re.IGNORECASE), rule))
    return book


__all__ = ["Furniture", "LineRule", "PublisherRule", "furniture", "publisher_rules", "rules"]
