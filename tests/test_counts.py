"""Counts of people in whole sentences: what is one count and what two, and what only looks like one."""

import time

import pytest
import spacy

from extractor import Extractor
from extractor.components.numbers.quantities import quantities
from models import Article

BLANK = spacy.blank("en")


def rows(article: Article) -> list[str]:
    """The counts as 'killed 2-None', casualties first."""
    return [f"{c.kind.value} {c.min}-{c.max}" for c in (*article.casualties, *article.troop_numbers)]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in Gao on Monday.\n\nOn Tuesday, two soldiers were killed in Kidal.",
        "A bomb killed 12 people in Kabul.\n\nA bus crash killed 12 people in Lagos.",
        "Kenya has 600 soldiers in Mali.\n\nChad has 600 soldiers in Niger.",
        "Six people died on Monday, police said.\n\nSix people died on Tuesday when a roof fell in.",
        "The shelling wounded 30 people in Donetsk. In Mali, a bomb wounded 30 people.",
        "A bomb killed 12 people.\n\nAnother bomb killed 12 people.",
    ],
)
def test_equal_numbers_of_different_events_stay_two_counts(extractor: Extractor, text: str) -> None:
    found = rows(extractor(text))
    assert len(found) == 2
    assert len(set(found)) == 1


def test_a_count_told_again_of_the_same_place_is_one(extractor: Extractor) -> None:
    text = "A bomb in Oyo killed 12 people on Monday.\n\nThe 12 victims were buried on Tuesday."
    (count,) = extractor(f"{text}\n\nPolice said 12 people were killed in Oyo.").casualties
    assert [mention.text for mention in count.mentions] == ["12 people", "The 12 victims", "12 people"]


def test_deaths_of_other_events_are_no_parts_of_a_total_that_they_add_up_to(extractor: Extractor) -> None:
    text = "A bomb killed 20 people in Kabul. In Mali, gunmen killed 12 people. Eight people died in a crash in Peru."
    article = extractor(text)
    assert [(count.min, count.part_of) for count in article.casualties] == [(20, None), (12, None), (8, None)]
    assert [event.fatalities and event.fatalities.best for event in article.events] == [20, 12, 8]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man, 23, was arrested.", ["arrested 1-1"]),
        ("A teenager, 17, died.", ["killed 1-1"]),
        ("A man, 45, and his son, 12, were killed.", []),
        ("Two soldiers, 19 and 22, were killed.", ["killed 2-2"]),
        ("Soldiers aged 18 to 20 died.", []),
        ("A woman aged 30 and two boys died.", ["killed 1-1", "killed 2-2"]),
        ("Two girls aged nine and 11 and three men were killed.", ["killed 3-3"]),
        ("A boy aged 12 and 40 others were hurt.", ["wounded 1-1", "wounded 40-40"]),
        ("Six boys aged between 9 and 14 were killed.", ["killed 6-6"]),
        ("A bomb killed a nurse, 12 soldiers and four boys.", ["killed 1-1", "killed 12-12", "killed 4-4"]),
    ],
)
def test_an_age_is_no_count_and_hides_none(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert rows(extractor(text)) == expected


@pytest.mark.parametrize(
    "unit",
    ["12, ", "123 ", "hundred ", "two hundred and ", "aged 12 and ", "from 12 men to ", "half of the 12 men ", "12-"],
)
def test_a_long_row_of_numbers_takes_no_longer_than_its_length(unit: str) -> None:
    doc = BLANK(unit * 2000)
    start = time.process_time()
    quantities(doc)
    assert time.process_time() - start < 2
