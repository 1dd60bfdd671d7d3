"""Dates as records: ranges, feasts that may be a day off, the days of events, the room used alone."""

import datetime as dt
import importlib
import tomllib
from pathlib import Path

import pytest
import spacy

import extractor
from extractor import spans
from extractor.components.dates import calendars, lexicon
from extractor.components.dates.values.feasts import days_in
from extractor.pipeline import COMPONENTS, MODEL
from models import Date

PUBLISHED = dt.date(2019, 6, 13)  # a Thursday


def dates(text: str) -> tuple[Date, ...]:
    return extractor.dates(text, published=PUBLISHED)


# (text, range): of both its ends
RANGES = [
    ("The pact was signed between 3 and 5 May 2018.", "2018-05-03/2018-05-05"),
    ("The road is shut from Monday to Thursday.", "2019-06-10/2019-06-13"),
    ("The drought of 2014-16 was the worst.", "2014/2016"),
    ("Rain fell between March and April 2018.", "2018-03/2018-04"),
    ("Rain fell from 30 December until 7 January 2018.", "2017-12-30/2018-01-07"),
    ("The show runs Friday through Sunday.", "2019-06-14/2019-06-16"),
]


@pytest.mark.parametrize(("text", "value"), RANGES, ids=[row[0] for row in RANGES])
def test_both_ends_of_a_range_carry_it(text: str, value: str) -> None:
    assert [date.ranges for date in dates(text)] == [(value,), (value,)]


@pytest.mark.parametrize(
    "text",
    ["They met on 3 and 5 May 2018.", "The vote was moved from Monday to Thursday.", "It took 3 days to 2018."],
)
def test_two_dates_that_are_no_ends_make_no_range(text: str) -> None:
    assert {date.ranges for date in dates(text)} == {()}


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("Rebels shelled Homs between 3 and 5 May 2018.", ("2018-05-03", "2018-05-05", "range")),
        ("Rebels shelled Homs on 3 May 2018.", ("2018-05-03", "2018-05-03", "day")),
        ("The army said on Tuesday it fired at a truck in Homs last month.", ("2019-05-01", "2019-05-31", "month")),
        (
            "Soldiers opened fire on protesters in Khartoum on Tuesday, witnesses said.",
            ("2019-06-11", "2019-06-11", "day"),
        ),
        ("Rebels have shelled Homs since 3 May 2018.", ("2018-05-03", "2019-06-13", "day")),  # up to the telling
    ],
)
def test_an_event_has_the_days_of_its_date(text: str, window: tuple[str, str | None, str]) -> None:
    when = extractor.extract(text, date=PUBLISHED).events[0].when
    assert when is not None
    assert (str(when.earliest), when.latest and str(when.latest), when.precision.value) == window


# (words, year, day): from almanacs
FEASTS = [
    ("easter", 2021, (2021, 4, 4)),
    ("orthodox easter", 2021, (2021, 5, 2)),
    ("passover", 2021, (2021, 3, 28)),
    ("rosh hashanah", 2021, (2021, 9, 7)),
    ("yom kippur", 2021, (2021, 9, 16)),
    ("hanukkah", 2021, (2021, 11, 29)),
    ("diwali", 2022, (2022, 10, 24)),
    ("lunar new year", 2023, (2023, 1, 22)),
    ("thanksgiving", 2021, (2021, 11, 25)),
    ("memorial day", 2021, (2021, 5, 31)),
]


@pytest.mark.parametrize(("words", "year", "day"), FEASTS, ids=[row[0] for row in FEASTS])
def test_a_feast_falls_on_its_day(words: str, year: int, day: tuple[int, int, int]) -> None:
    assert days_in(lexicon.holidays()[words], year) == [dt.date(*day)]


@pytest.mark.parametrize(("words", "day"), [("eid al-fitr", (2021, 5, 13)), ("ashura", (2021, 8, 19))])
def test_an_islamic_feast_is_a_day_off_at_most_and_says_so(words: str, day: tuple[int, int, int]) -> None:
    rule = lexicon.holidays()[words]
    assert rule.approximate
    assert [abs((found - dt.date(*day)).days) <= 1 for found in days_in(rule, day[0])] == [True]
    assert [date.mod for date in dates(f"Shops were shut on {words.title().replace('-F', '-f')} 2021.")] == ["APPROX"]


def test_every_feast_is_found_in_every_year_of_the_calendar() -> None:
    for rule in lexicon.holidays().values():
        assert all(1 <= len(days_in(rule, year)) <= 4 for year in range(1900, 2101) if rule.hijri is None)
    assert calendars.hijri_days(2000, ((10, 1),)) == [dt.date(2000, 1, 8), dt.date(2000, 12, 28)]


def test_mentions_of_the_same_day_are_one_record() -> None:
    record = dates("Shots were fired on Tuesday. On 11 June 2019, Tuesday's dead were counted.")
    assert [(date.value, len(date.mentions)) for date in record] == [("2019-06-11", 3)]


def test_mentions_of_a_text_alone_are_its_own_words() -> None:
    text = "\ufeff \u201cOn\u00a03 May 2018\u201d, he left.\n\nOn Tuesday, he came back."
    for date in dates(text):
        assert all(text[mention.start : mention.end] == mention.text for mention in date.mentions)
    assert [date.value for date in dates(text)] == ["2018-05-03", "2019-06-11"]


def test_the_component_works_alone_in_a_spacy_pipeline() -> None:
    nlp = spacy.load(MODEL)
    nlp.add_pipe("dates")
    assert nlp.analyze_pipes()["problems"]["dates"] == []
    doc = nlp.make_doc("The ferry sank on Tuesday.")
    doc._.layout = spans.Layout(published=PUBLISHED)
    assert [(span.text, span.label_) for span in nlp(doc).spans["dates"]] == [("Tuesday", "DATE")]
    assert spans.read(doc, spans.DATES)[0].earliest == dt.date(2019, 6, 11)


def test_spacy_finds_every_component_of_the_pipeline_by_its_name() -> None:
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = project["entry-points"]["spacy_factories"]
    assert tuple(named) == COMPONENTS
    for target in named.values():
        module, _, factory = target.partition(":")
        assert callable(getattr(importlib.import_module(module), factory))


def test_without_a_day_of_publication_the_dates_of_a_text_stay_open() -> None:
    assert [date.value for date in extractor.dates("The ferry sank on Tuesday, 3 days ago.")] == ["XXXX-WXX-2", None]


def test_the_days_of_the_page_and_of_the_story_are_one_record() -> None:
    text = "Ferry sinks off Oran\n\n13 June 2019\n\nA ferry sank off Oran today, officials said. They met on Tuesday."
    read = [(date.value, [mention.text for mention in date.mentions]) for date in extractor.extract(text).dates]
    assert read == [("2019-06-13", ["13 June 2019", "today"]), ("2019-06-11", ["Tuesday"])]
