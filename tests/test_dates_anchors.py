"""What time expressions count from: one another, the day of publication, nothing; which of day and month is first."""

import datetime as dt

import pytest
from dating import PUBLISHED, found

from extractor import spans

# (text, values)
STORIES = [
    ("The siege began on 3 May 2017. Two days later, the town fell.", ["2017-05-03", "2017-05-05"]),
    ("The siege began on 3 May 2017. The following day, the town fell.", ["2017-05-03", "2017-05-04"]),
    ("The siege began on 3 May 2017. That night, the town fell.", ["2017-05-03", "2017-05-03TNI"]),
    ("Talks ran from 30 December to 7 January 2018.", ["2017-12-30", "2018-01-07"]),
    ("The siege lasted from 5-9 March 2018.", ["2018-03-05", "2018-03-09"]),
    ("The drought of 2014-16 was the worst.", ["2014", "2016"]),
    ("Talks are due four days before she retires on 9 July 2019.", ["2019-07-05", "2019-07-09"]),
    ("A week after the truce of 3 May 2019, shelling resumed.", ["2019-W19", "2019-05-03"]),
    ("The siege began on 3 May 2017. One day later, the town fell.", ["2017-05-03", "2017-05-04"]),
    ("The siege began in 2015. In the winter of that year, the town fell.", ["2015", "2015-WI"]),
    ("On 3 May 2019, two days after the truce, the town fell.", ["2019-05-03", "2019-05-03"]),
    ("In January, a week after the flood, the bridge fell.", ["2019-01", "2019-01"]),
    ("They leave in July, two weeks after she retires on 9 July 2019.", ["2019-07", "2019-W30", "2019-07-09"]),
    ("Four days after the raids, troops on Tuesday left the town.", ["P4D", "2019-06-11"]),
    ("The blast struck at 9:20 a.m. (0620 GMT) on Tuesday.", ["2019-06-11T09:20", "2019-06-11"]),
    ('The blast came yesterday. "I was lucky today," said the baker.', ["2019-06-12", "2019-06-12"]),
    (
        'The king, speaking on Monday, said: "Yesterday we lost ten men. Today we mourn."',
        ["2019-06-10", "2019-06-09", "2019-06-10"],
    ),
    (
        'The blast came yesterday. "We met today and meet tomorrow."',
        ["2019-06-12", "2019-06-12", "2019-06-13"],
    ),
    ('The blast came on Monday. "I am home today," said the baker.', ["2019-06-10", "2019-06-13"]),
    ("Rebels held the fort from 1914-18.", ["1914", "1918"]),
    ("The road is shut from Tuesday to Thursday.", ["2019-06-11", "2019-06-13"]),
    ("The road was shut from Tuesday to Friday.", ["2019-06-04", "2019-06-07"]),
    ("The curfew lasts from 6 p.m. to 6 a.m.", ["2019-06-13T18:00", "2019-06-14T06:00"]),
    ("Shots were fired at 9 a.m. and 10 a.m. on Monday.", ["2019-06-10T09:00", "2019-06-10T10:00", "2019-06-10"]),
    ("Two days later, the town fell.", [None]),
    ("The siege began on 3 May 2017. The previous week, the town fell.", ["2017-05-03", "2017-W17"]),
    ("The siege began on 3 May 2017. On the 20th, the town fell.", ["2017-05-03", "2017-05-20"]),
    ("Rebels took the port on 4 April. Since then, trade has stopped.", ["2019-04-04", "2019-04-04"]),
]


@pytest.mark.parametrize(("text", "values"), STORIES, ids=[row[0] for row in STORIES])
def test_expressions_lean_on_one_another(text: str, values: list[str]) -> None:
    assert [timex.value for timex in found(text)[1]] == values


def test_an_offset_points_at_the_date_it_counts_from() -> None:
    first, second = found("Talks are due four days before she retires on 9 July 2019.")[1]
    assert (first.anchor, first.basis, second.anchor, second.basis) == (1, "relative", None, "explicit")


# (text, index, value): accounts of the past
PAST = [
    (
        "War broke out in 1884. In March 1885 the fort fell. On 12 April, the king fled. Peace came in May 1886.",
        2,
        "1885-04-12",
    ),
    ("War broke out in 1884. In March 1885 the fort fell. In 1886, on 12 April, the king fled.", 3, "1886-04-12"),
    (
        'War broke out in 1884. In 1885, 1886 and 1887 it went on. "We leave today," said the king in 1888.',
        4,
        "XXXX-XX-XX",
    ),
    ("War broke out in 1884. In 1885 the fort fell. In 1886 the old men of '48 met.", 3, "1848"),
]


STRAY = (
    "War broke out in 1884. In March 1885 the king planned a raid for 1886. "
    "The rains came early, the roads were gone, and nobody could move the guns. "
    "On 12 April, the king fled. In 1887 he died."
)


def test_a_year_that_is_only_mentioned_does_not_carry_the_story_on() -> None:
    assert found(STRAY)[1][3].value == "1885-04-12"


@pytest.mark.parametrize(("text", "index", "value"), PAST, ids=[row[0] for row in PAST])
def test_an_account_of_the_past_lends_its_own_years(text: str, index: int, value: str) -> None:
    assert found(text)[1][index].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on Tuesday.", "XXXX-WXX-2"),
        ("The ferry sank in October.", "XXXX-10"),
        ("It sank yesterday.", None),
    ],
)
def test_without_a_day_of_publication_relative_dates_stay_open(text: str, value: str | None) -> None:
    timex = found(text, None)[1][0]
    assert (timex.value, timex.earliest, timex.latest) == (value, None, None)


# (text, values) of texts whose day of publication is not known
OPEN = [
    ("The ferry sank on 3 May 2017. On Friday, divers found it.", ["2017-05-03", "2017-05-05"]),
    ("The ferry sank on 3 May 2017. On 9 May, divers found it.", ["2017-05-03", "2017-05-09"]),
    ("The ferry sank on 3 May 2017. Two days later, divers found it.", ["2017-05-03", "2017-05-05"]),
    ("The ferry sank on 3 May 2017. It will be raised on Friday.", ["2017-05-03", "XXXX-WXX-5"]),
    ("The port will open on 3 May 2030. On Friday, the mayor resigned.", ["2030-05-03", "XXXX-WXX-5"]),
    ("The port will open on 3 May 2030. In October it was shut.", ["2030-05-03", "XXXX-10"]),
    ("The ferry sank on 3 May 2017. Divers found it last week.", ["2017-05-03", None]),
    ("The ferry sank on Friday. Two days later, divers found it.", ["XXXX-WXX-5", None]),
    ("The ferry sank last summer.", [None]),
    ("The ferry sank at Christmas.", ["XXXX-12-25"]),
    ("The ferry sank at Easter.", [None]),
    ("The ferry sank on the 20th.", ["XXXX-XX-20"]),
]


@pytest.mark.parametrize(("text", "values"), OPEN, ids=[row[0] for row in OPEN])
def test_without_a_day_of_publication_only_a_full_date_of_the_past_lends_its_year(
    text: str, values: list[str | None]
) -> None:
    assert [timex.value for timex in found(text, None)[1]] == values


@pytest.mark.parametrize(
    ("text", "published", "noted"),
    [
        ("The ferry sank on Tuesday. Divers found it last week.", None, ["Tuesday"]),
        ("The ferry sank on 3 May 2017. The quay opens every Tuesday.", None, []),
        ("The ferry sank on Tuesday.", PUBLISHED, []),
    ],
    ids=["one note an article", "nothing open", "day of publication known"],
)
def test_dates_that_stay_open_for_want_of_publication_are_noted_once(
    text: str, published: dt.date | None, noted: list[str]
) -> None:
    doc, _ = found(text, published)
    remarks = [remark for remark in spans.read(doc, spans.REMARKS) if remark.code == "no-publication-date"]
    assert [doc[remark.words.start : remark.words.end].text for remark in remarks if remark.words] == noted
    assert all("--date YYYY-MM-DD" in remark.message for remark in remarks)


# (text, value of its first date, noted): which of day and month stands first
ORDERS = [
    ("It sank on 3/4/2018.", "2018-XX-XX", True),
    ("It sank on 3/4/2018. It was raised on 13/5/2018.", "2018-04-03", False),
    ("It sank on 3/4/2018. It was raised on 5/13/2018.", "2018-03-04", False),
    ("It sank on 3/4/2018. It was raised on 9 May 2018.", "2018-04-03", False),
    ("It sank on 3/4/2018. It was raised on May 9, 2018.", "2018-03-04", False),
    ("It sank on 12/6/2019.", "2019-06-12", False),
    ("It sank on 3.4.2018.", "2018-04-03", False),
    ("It sank on 4/4/2018.", "2018-04-04", False),
]


@pytest.mark.parametrize(("text", "value", "noted"), ORDERS, ids=[row[0] for row in ORDERS])
def test_figures_are_read_in_the_order_of_the_article_or_stay_open_with_a_note(
    text: str, value: str, noted: bool
) -> None:
    doc, timexes = found(text)
    remarks = [remark.code for remark in spans.read(doc, spans.REMARKS)]
    assert (timexes[0].value, remarks) == (value, ["ambiguous-date"] * noted)


@pytest.mark.parametrize(
    ("publisher", "value"),
    [("The Guardian", "2018-04-03"), ("The Wall Street Journal", "2018-03-04"), ("The Harbour Times", "2018-XX-XX")],
)
def test_figures_are_read_in_the_order_of_the_publishers_country(publisher: str, value: str) -> None:
    assert found("It sank on 3/4/2018.", publisher=publisher)[1][0].value == value


# What is said on a day, of what is still to come: the day is that of the saying.
SAID = [
    "The army said on Tuesday it would withdraw.",
    "The ministry said on Tuesday it will send more troops.",
    "Officials said on Tuesday they would arrest the man.",
    "The group said on Tuesday that it would release the hostages.",
    "The president said late on Tuesday he will resign.",
    "Police announced on Tuesday they would charge two men.",
    "The company said on Tuesday it could cut 300 jobs.",
    "She told reporters on Tuesday the talks would resume.",
    "Bolivia said Tuesday it would not attend.",
    "The union said on Tuesday that it may strike.",
    "The general warned on Tuesday his forces would attack the city.",
    "The premier confirmed on Tuesday that elections will be held.",
    "On Tuesday, the army said it would withdraw.",
    "The navy said on Tuesday its ships would leave.",
    "The bank said in a statement on Tuesday there would be no loans.",
    "He vowed on Tuesday to fight on.",
]
TO_COME = [
    "The army said it would withdraw on Tuesday.",
    "The court said that on Tuesday it would rule.",
    'The king said: "On Tuesday we will leave."',
]


@pytest.mark.parametrize(
    ("text", "value"), [(text, "2019-06-11") for text in SAID] + [(text, "2019-06-18") for text in TO_COME]
)
def test_the_day_of_saying_is_not_that_of_what_is_said(text: str, value: str) -> None:
    assert [timex.value for timex in found(text)[1]] == [value]
