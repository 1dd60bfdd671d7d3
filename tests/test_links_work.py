"""The work of links grows with the article, not with its square: counted in lines of code run, not in seconds."""

import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

import pytest
from spacy.language import Language

from extractor import pipeline
from extractor.spans import Layout, Section

PLACES = ("Mosul", "Gao", "Lima", "Homs", "Kabul")
PARAGRAPHS: dict[str, Callable[[int], str]] = {
    "a new attack a paragraph": lambda n: f"A bomb killed {n % 90 + 2} people in {PLACES[n % 5]}.",
    "arrests at protests": lambda n: f"Police arrested {n % 40 + 2} people at a protest in {PLACES[n % 5]}.",
    "the attack, over and over": lambda n: "The attack was condemned by the mayor.",
    "claims": lambda n: f"Hamas claimed responsibility for an attack in {PLACES[n % 5]}.",
    "accusations": lambda n: f"The mayor accused the army of the murder of a boy in {PLACES[n % 5]}.",
    "words on lines of their own": lambda n: ("Attack", "Gao", "killed", "Army", "Strike")[n % 5],
}


def work(nlp: Language, texts: Sequence[str]) -> int:
    """Lines of code that the links component runs over an article of these paragraphs."""
    layout = Layout(tuple(Section(0, 0, "paragraph") for _ in texts))
    doc = next(pipeline.analyse_all(nlp, [(texts, layout)], pipeline.COMPONENTS[:-1]))
    lines = 0

    def count(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        nlp.get_pipe("links")(doc)
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize("kind", PARAGRAPHS)
def test_twice_the_article_is_about_twice_the_work(nlp, kind):
    once, twice = (work(nlp, [PARAGRAPHS[kind](n) for n in range(size)]) for size in (250, 500))
    assert once > 1000
    assert twice < 2.4 * once
