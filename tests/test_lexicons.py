"""Every sentence that stands in a lexicon is a test of the rule it stands with.

The whole pipeline runs, not the rule alone: most misses come from a later step that drops what the rule had found.
What is compared: the labels that are marked in the sentence, and the rule's own. As soon as one role is marked
(AGENT, TARGET …), all are. A status (PLANNED …) marks the cue that gives a trigger its status.
"""

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markup import TAG, Marked, parse
from spacy.tokens import Doc

from extractor import ActorKind, CasualtyKind, DateKind, Outcome, PlaceKind, Role, Status, TroopKind, pipeline, spans
from extractor.event_types import event_types
from extractor.lexicon import DATA
from extractor.reading.plain import PLAIN
from extractor.spans import Layout, Section

READING = DATA / "reading"  # rules for whole pages: tests of their own
PUBLISHED = dt.date(2020, 11, 18)
ROLES = frozenset(role.value.upper() for role in Role)
STATUSES = frozenset(value.value.upper() for enum in (Status, Outcome) for value in enum)
ENUMS = (ActorKind, CasualtyKind, DateKind, PlaceKind, TroopKind)
KINDS = frozenset(kind.value.upper() for enum in ENUMS for kind in enum)
TYPES = frozenset(name.upper() for name in event_types())


class Sentence(NamedTuple):
    """A marked sentence with the rule that it stands with, and its number among all."""

    number: int
    path: Path
    rule: dict[str, Any]
    marked: str
    proves: bool  # the rule itself must have fired


def lexicons() -> list[Path]:
    return [path for path in sorted(DATA.rglob("*.toml")) if READING not in path.parents]


def rules(path: Path) -> list[dict[str, Any]]:
    tables = tomllib.loads(path.read_text(encoding="utf-8")).values()
    return [rule for table in tables if isinstance(table, list) for rule in table]


def sentences() -> Iterator[Any]:
    numbers = count()
    for path in lexicons():
        for rule in rules(path):
            name = rule["id"]
            for number, text in enumerate(rule["examples"], 1):
                yield pytest.param(Sentence(next(numbers), path, rule, text, True), id=f"{name}:{number}")
            for number, text in enumerate(rule.get("not_examples", ()), 1):
                yield pytest.param(Sentence(next(numbers), path, rule, text, False), id=f"{name}:not-{number}")
            for number, case in enumerate(rule.get("known_failures", ()), 1):
                known = pytest.mark.xfail(strict=True, reason=case["why"], raises=AssertionError)
                sentence = Sentence(next(numbers), path, rule, case["text"], False)
                yield pytest.param(sentence, id=f"{name}:known-{number}", marks=known)


LABELS = KINDS | ROLES | STATUSES | TYPES | {rule["label"] for path in lexicons() for rule in rules(path)}


SENTENCES = list(sentences())
TOGETHER = 200  # sentences that the model reads at once, each an article of its own; it is four times as fast so


@lru_cache(maxsize=1)
def analysed(stack: int) -> list[Doc]:
    """The sentences of one stack, each as it is read alone."""
    layout = Layout((Section(0, 0, "paragraph"),), PUBLISHED)
    marked = (param.values[0].marked for param in SENTENCES[stack * TOGETHER : (stack + 1) * TOGETHER])
    articles = [([TAG.sub("", text).translate(PLAIN)], layout) for text in marked]
    return list(pipeline.analyse_all(pipeline.load(), articles))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_pipeline_finds_what_is_marked_and_no_more(sentence: Sentence) -> None:
    number, path, rule, marked, proves = sentence
    text, expected = parse(marked)
    wanted = {span.label for span in expected} | {rule["label"]}
    if wanted & ROLES:
        wanted |= ROLES
    assert wanted <= LABELS, f"no such label: {sorted(wanted - LABELS)}"
    assert not proves or any(span.label == rule["label"] for span in expected), "an example marks its rule's label"
    doc = analysed(number // TOGETHER)[number % TOGETHER]
    everything = annotations(doc, countries_are_actors="actors" in path.parts)
    found = [(span, by) for span, by in everything if span.label in wanted]
    assert words(text, {span for span, _ in found}) == words(text, set(expected))
    if proves and rule["label"] not in STATUSES:
        assert rule["id"] in {by for span, by in found if span.label == rule["label"]}, "another rule took it"


def annotations(doc: Doc, *, countries_are_actors: bool) -> Iterator[tuple[Marked, str]]:
    """What the components left on a document, each with the id of the rule that found it.

    COUNTRY is the one label of places and actors both: it is read from where the lexicon belongs.
    """
    for timex in spans.read(doc, spans.DATES):
        yield Marked(timex.start_char, timex.end_char, timex.label), timex.rule
    for key in (spans.PLACES, spans.ACTORS, spans.COUNTS, spans.TRIGGERS, spans.STATEMENTS):
        other = spans.PLACES if countries_are_actors else spans.ACTORS
        for span in doc.spans.get(key, ()):
            if (key, span.label_) != (other, "COUNTRY"):
                yield Marked(span.start_char, span.end_char, span.label_), span.id_
    for trigger in spans.read(doc, spans.TRIGGERS):
        for argument in trigger.arguments:
            yield at(doc, argument, argument.role), trigger.rule
        if trigger.status_cue:
            yield at(doc, trigger.status_cue, trigger.status), ""
        if trigger.outcome:
            yield at(doc, trigger, trigger.outcome), trigger.rule


def at(doc: Doc, tokens: spans.Words, label: str) -> Marked:
    span = doc[tokens.start : tokens.end]
    return Marked(span.start_char, span.end_char, label.upper())


def words(text: str, marked: set[Marked]) -> list[tuple[str, str, int]]:
    return [(label, text[start:end], start) for start, end, label in sorted(marked)]


@pytest.mark.parametrize("path", lexicons(), ids=lambda path: path.stem)
def test_a_lexicon_opens_with_what_it_covers(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", lexicons(), ids=lambda path: path.stem)
def test_ids_begin_with_the_name_of_their_file(path: Path) -> None:
    assert [rule["id"] for rule in rules(path) if not rule["id"].startswith(f"{path.stem}.")] == []


def test_ids_are_given_once() -> None:
    ids = Counter(rule["id"] for path in lexicons() for rule in rules(path))
    assert [rule for rule, times in ids.items() if times > 1] == []


@pytest.mark.parametrize("marked", ["<A>x", "x</A>", "<A>x</B>", "<A>x<B>y</A></B>", "<A></A>"])
def test_markup_is_strict(marked: str) -> None:
    with pytest.raises(ValueError, match="<"):
        parse(marked)


def test_markup_gives_the_plain_sentence_and_its_spans() -> None:
    assert parse("At <DATE>noon on <TIME>Monday</TIME></DATE>.") == (
        "At noon on Monday.",
        [Marked(3, 17, "DATE"), Marked(11, 17, "TIME")],
    )
