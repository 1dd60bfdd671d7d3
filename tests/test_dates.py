"""Time expressions: which words, which kind, which days."""

import datetime as dt
import re

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.components.dates import absolute, classes, dates, grammar, lexicon
from extractor.lexicon import read_rules
from extractor.pipeline import MODEL
from extractor.spans import Layout, Section, Timex

PUBLISHED = dt.date(2019, 6, 13)  # a Thursday


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def found(nlp: Language, text: str, published: dt.date | None = PUBLISHED) -> tuple[Doc, list[Timex]]:
    doc = nlp(text)
    doc._.layout = Layout((Section(0, len(doc), "paragraph"),), published)
    dates(doc)
    return doc, list(spans.read(doc, spans.DATES))


# (text, words, kind, value)
VALUES = [
    ("The bridge fell on 3 May 2017.", "3 May 2017", "date", "2017-05-03"),
    ("The bridge fell on May 3, 2017.", "May 3, 2017", "date", "2017-05-03"),
    ("The bridge fell on the 3rd of May 2017.", "the 3rd of May 2017", "date", "2017-05-03"),
    ("The bridge fell on Friday, Nov. 3, 2017.", "Friday, Nov. 3, 2017", "date", "2017-11-03"),
    ("The bridge fell on 2017-05-03.", "2017-05-03", "date", "2017-05-03"),
    ("The bridge fell on 13/5/2017.", "13/5/2017", "date", "2017-05-13"),
    ("The bridge fell in March 2017.", "March 2017", "date", "2017-03"),
    ("The bridge fell in 1987.", "1987", "date", "1987"),
    ("The bridge fell in the 1980s.", "the 1980s", "date", "198"),
    ("The bridge fell in the nineteenth century.", "the nineteenth century", "date", "18"),
    ("The bridge fell in 216 BC.", "216 BC", "date", "BC0216"),
    ("The bridge fell in the winter of 2016.", "the winter of 2016", "date", "2016-WI"),
    ("Sales fell in the third quarter of 2016.", "the third quarter of 2016", "date", "2016-Q3"),
    ("Sales fell over the first half of 2016.", "the first half of 2016", "date", "2016-H1"),
    ("The ferry sank on Tuesday.", "Tuesday", "date", "2019-06-11"),
    ("The ferry sank shortly after midnight on Tuesday.", "midnight", "time", "2019-06-11T00:00"),
    ("The ferry sank on Thursday.", "Thursday", "date", "2019-06-13"),
    ("The court will rule on Tuesday.", "Tuesday", "date", "2019-06-18"),
    ("Talks resume on Tuesday.", "Tuesday", "date", "2019-06-18"),
    ("The ministry has scheduled a hearing for Monday.", "Monday", "date", "2019-06-17"),
    ("If the mayor does not resign by Monday, drivers will strike.", "Monday", "date", "2019-06-17"),
    ("The drivers walk out unless pay is raised by Monday.", "Monday", "date", "2019-06-17"),
    ("When the court sits on Monday, the mayor will appear.", "Monday", "date", "2019-06-17"),
    ("The bridge is closed until Monday.", "Monday", "date", "2019-06-17"),
    ("The bridge was closed until Monday.", "Monday", "date", "2019-06-10"),
    ("Each side had broken an earlier truce in July.", "July", "date", "2018-07"),
    ("They blame each other for an earlier flood in July.", "July", "date", "2018-07"),
    ("Two days after the rebels took the port, shops opened.", "Two days after", "duration", "P2D"),
    ("Police will study Tuesday's attack.", "Tuesday", "date", "2019-06-11"),
    ("The court will rule next Monday.", "next Monday", "date", "2019-06-17"),
    ("The ferry sank last Thursday.", "last Thursday", "date", "2019-06-06"),
    ("The ferry sank yesterday.", "yesterday", "date", "2019-06-12"),
    ("The ferry sank last week.", "last week", "date", "2019-W23"),
    ("The ferry sank last month.", "last month", "date", "2019-05"),
    ("The law was changed last year.", "last year", "date", "2018"),
    ("The law will change early next year.", "early next year", "date", "2020"),
    ("The ferry sank two days ago.", "two days ago", "date", "2019-06-11"),
    ("The ferry sank three weeks ago.", "three weeks ago", "date", "2019-W21"),
    ("The ferry sank 15 years ago.", "15 years ago", "date", "2004"),
    ("The ferry sank in October.", "October", "date", "2018-10"),
    ("The court will rule in October.", "October", "date", "2019-10"),
    ("The ferry sank on 4 January.", "4 January", "date", "2019-01-04"),
    ("The ferry sank last summer.", "last summer", "date", "2018-SU"),
    ("The ferry sank at the end of March 2018.", "the end of March 2018", "date", "2018-03"),
    ("The ferry sank over Easter 2018.", "Easter 2018", "date", "2018-04-01"),
    ("The ferry sank on Christmas Eve.", "Christmas Eve", "date", "2018-12-24"),
    ("The ferry sank on Wednesday night.", "Wednesday night", "time", "2019-06-12TNI"),
    ("The ferry sank last night.", "last night", "time", "2019-06-12TNI"),
    ("The ferry sank at 10:30 p.m. on Monday.", "10:30 p.m.", "time", "2019-06-10T22:30"),
    ("The ferry sank at noon Monday.", "noon Monday", "time", "2019-06-10T12:00"),
    ("The talks lasted three days.", "three days", "duration", "P3D"),
    ("A month-long strike ended.", "month-long", "duration", "P1M"),
    ("The truce broke hours after it began.", "hours after", "duration", "PTXH"),
    ("The talks lasted a few weeks.", "a few weeks", "duration", "PXW"),
    ("The war lasted two and a half years.", "two and a half years", "duration", "P2.5Y"),
    ("It was calm for the past twenty-four hours.", "the past twenty-four hours", "duration", "PT24H"),
    ("The market is open every Tuesday.", "every Tuesday", "set", "XXXX-WXX-2"),
    ("The village is shelled daily.", "daily", "set", "P1D"),
    ("The bridge is now closed.", "now", "date", "PRESENT_REF"),
    ("In the past, ferries ran here.", "the past", "date", "PAST_REF"),
    ("The bridge fell on Mar. 5, 2018.", "Mar. 5, 2018", "date", "2018-03-05"),
    ("The bridge fell in May '99.", "May '99", "date", "1999-05"),
    ("The bridge fell in the 1800s.", "the 1800s", "date", "18"),
    ("The bridge fell in the noughties.", "the noughties", "date", "200"),
    ("The bridge fell in the 3rd century BC.", "the 3rd century BC", "date", "BC02"),
    ("Sales fell in Q3 2016.", "Q3 2016", "date", "2016-Q3"),
    ("Sales fell in H1 2016.", "H1 2016", "date", "2016-H1"),
    ("Sales fell in fiscal 2016.", "fiscal 2016", "date", "FY2016"),
    ("Sales fell in the third quarter of fiscal 2016.", "the third quarter of fiscal 2016", "date", "FY2016-Q3"),
    ("Sales fell in the quarter ended 30 June 2018.", "the quarter", "date", "2018-Q2"),
    ("The bridge fell over the weekend.", "the weekend", "date", "2019-W23-WE"),
    ("The bridge fell this weekend.", "this weekend", "date", "2019-W23-WE"),
    ("The bridge will open at the weekend.", "the weekend", "date", "2019-W24-WE"),
    ("The bridge fell this past week.", "this past week", "date", "2019-W23"),
    ("The bridge fell in the week of 6 May.", "the week of 6 May", "date", "2019-W19"),
    ("The bridge fell on Friday last week.", "Friday last week", "date", "2019-06-07"),
    ("The bridge fell on the second Tuesday of March.", "the second Tuesday of March", "date", "2019-03-12"),
    ("The bridge fell on the 20th.", "the 20th", "date", "2019-05-20"),
    ("The bridge fell a year ago today.", "a year ago today", "date", "2018-06-13"),
    ("The bridge fell half a century ago.", "half a century ago", "date", "1969"),
    ("The bridge fell a year and a half ago.", "a year and a half ago", "date", "2018-12"),
    ("The ministers are to meet on Monday.", "Monday", "date", "2019-06-17"),
    ("A rally set for Monday was banned.", "Monday", "date", "2019-06-17"),
    ("Troops were unable to leave on Monday.", "Monday", "date", "2019-06-10"),
    ("Troops were due to leave on Monday.", "Monday", "date", "2019-06-17"),
    ("It rose to 30 degrees, falling to 3 in March.", "March", "date", "2019-03"),
    ("The blast struck at 0630 GMT on Monday.", "0630 GMT", "time", "2019-06-10T06:30Z"),
    ("The blast struck at 3 p.m. EST (2000 GMT) on Monday.", "3 p.m. EST", "time", "2019-06-10T15:00-05:00"),
    ("The blast struck at dawn on Sunday.", "dawn on Sunday", "time", "2019-06-09TMO"),
    ("The blast struck in the early hours of Tuesday.", "the early hours of Tuesday", "time", "2019-06-11TMO"),
    ("The siege lasted two bloody weeks.", "two bloody weeks", "duration", "P2W"),
    ("The siege lasted 5 1/2 hours.", "5 1/2 hours", "duration", "PT5H30M"),
    ("Dozens of years went by.", "Dozens of years", "duration", "PXY"),
    ("In the years that followed, ferries ran here.", "the years", "duration", "PXY"),
    ("The market is open every other week.", "every other week", "set", "P2W"),
    ("The market is open twice a week.", "a week", "set", "P1W"),
    ("The market is open every 3 May.", "every 3 May", "set", "XXXX-05-03"),
    ("The king fled a few weeks later.", "a few weeks later", "date", "FUTURE_REF"),
    ("The bridge fell in the winter of 2015-16.", "the winter of 2015-16", "date", "2015-WI"),
]


@pytest.mark.parametrize(("text", "mention", "kind", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_an_expression_has_its_words_kind_and_value(
    nlp: Language, text: str, mention: str, kind: str, value: str
) -> None:
    doc, timexes = found(nlp, text)
    first = timexes[0]
    assert (doc.text[first.start_char : first.end_char], first.kind, first.value) == (mention, kind, value)


NOTHING = [
    "The 51-year-old was arrested.",
    "More than 2,000 troops arrived.",
    "About 2000 soldiers left.",
    "They may march to the second gate.",
    "France won Euro 2016 at home.",
    "The council passed Resolution No. 1559.",
    "It cost $1990 to repair.",
    "They walked past the gate.",
    "Sun sets over the bay.",
    "The fall of the city came as a shock.",
    "He was aged 34 years old.",
    "The field has 30²s and ²s in its plan.",
    "They sold 2000 copies.",
    "The rent is $500 a month.",
    "She was 43 years old.",
    "The man, aged 30, was held.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_look_alikes_are_no_dates(nlp: Language, text: str) -> None:
    assert found(nlp, text)[1] == []


# (text, mod, earliest, latest)
WINDOWS = [
    ("The ferry sank in early March 2018.", "START", (2018, 3, 1), (2018, 3, 10)),
    ("The ferry sank in mid-March 2018.", "MID", (2018, 3, 11), (2018, 3, 20)),
    ("The ferry sank in late February 2018.", "END", (2018, 2, 21), (2018, 2, 28)),
    ("The ferry sank in mid-2018.", "MID", (2018, 5, 1), (2018, 8, 31)),
    ("The ferry sank in late 2018.", "END", (2018, 9, 1), (2018, 12, 31)),
    ("The chapel dates from the middle of the 9th century.", "MID", (833, 1, 1), (866, 12, 31)),
    ("The chapel was built in the 9th century.", None, (800, 1, 1), (899, 12, 31)),
    ("The ferry sank last week.", None, (2019, 6, 3), (2019, 6, 9)),
    ("The ferry sank in 2018.", None, (2018, 1, 1), (2018, 12, 31)),
]


@pytest.mark.parametrize(("text", "mod", "first", "last"), WINDOWS, ids=[row[0] for row in WINDOWS])
def test_early_mid_and_late_are_thirds(
    nlp: Language, text: str, mod: str | None, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    timex = found(nlp, text)[1][0]
    assert (timex.mod, timex.earliest, timex.latest) == (mod, dt.date(*first), dt.date(*last))


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
def test_expressions_lean_on_one_another(nlp: Language, text: str, values: list[str]) -> None:
    assert [timex.value for timex in found(nlp, text)[1]] == values


def test_an_offset_points_at_the_date_it_counts_from(nlp: Language) -> None:
    first, second = found(nlp, "Talks are due four days before she retires on 9 July 2019.")[1]
    assert (first.anchor, first.basis, second.anchor, second.basis) == (1, "relative", None, "explicit")


# (text, index, value): accounts of the past
PAST = [
    (
        "War broke out in 1884. In March 1885 the fort fell. On 12 April, the king fled. Peace came in May 1886.",
        2,
        "1885-04-12",
    ),
    (
        "War broke out in 1884. In March 1885 the king planned a march on the coast for 1886. The rains came early that "
        "time, and for many weeks nobody could move. On 12 April, the king fled. Peace came in 1887.",
        3,
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


@pytest.mark.parametrize(("text", "index", "value"), PAST, ids=[row[0] for row in PAST])
def test_an_account_of_the_past_lends_its_own_years(nlp: Language, text: str, index: int, value: str) -> None:
    assert found(nlp, text)[1][index].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on Tuesday.", "XXXX-WXX-2"),
        ("The ferry sank in October.", "XXXX-10"),
        ("It sank yesterday.", None),
    ],
)
def test_without_a_day_of_publication_relative_dates_stay_open(nlp: Language, text: str, value: str | None) -> None:
    timex = found(nlp, text, None)[1][0]
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
]


@pytest.mark.parametrize(("text", "values"), OPEN, ids=[row[0] for row in OPEN])
def test_without_a_day_of_publication_only_a_full_date_of_the_past_lends_its_year(
    nlp: Language, text: str, values: list[str | None]
) -> None:
    assert [timex.value for timex in found(nlp, text, None)[1]] == values


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
    nlp: Language, text: str, published: dt.date | None, noted: list[str]
) -> None:
    doc, _ = found(nlp, text, published)
    remarks = [remark for remark in spans.read(doc, spans.REMARKS) if remark.code == "no-publication-date"]
    assert [doc[remark.words.start : remark.words.end].text for remark in remarks if remark.words] == noted
    assert all("--date YYYY-MM-DD" in remark.message for remark in remarks)


@pytest.mark.parametrize("text", ["It sank on 30 February 2018.", "It sank on 31 June.", "It sank on 31/31/2018."])
def test_a_day_that_no_calendar_has_is_noted_and_left_out(nlp: Language, text: str) -> None:
    doc, timexes = found(nlp, text)
    assert timexes == []
    assert [remark.code for remark in spans.read(doc, spans.REMARKS)] == ["impossible-date"]


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
    nlp: Language, text: str, value: str, noted: bool
) -> None:
    doc, timexes = found(nlp, text)
    remarks = [remark.code for remark in spans.read(doc, spans.REMARKS)]
    assert (timexes[0].value, remarks) == (value, ["ambiguous-date"] * noted)


@pytest.mark.parametrize(
    ("publisher", "value"),
    [("The Guardian", "2018-04-03"), ("The Wall Street Journal", "2018-03-04"), ("The Harbour Times", "2018-XX-XX")],
)
def test_figures_are_read_in_the_order_of_the_publishers_country(nlp: Language, publisher: str, value: str) -> None:
    doc = nlp("It sank on 3/4/2018.")
    doc._.layout = Layout((Section(0, len(doc), "paragraph"),), PUBLISHED, publisher)
    assert spans.read(dates(doc), spans.DATES)[0].value == value


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It has been shut since 3 May 2018.", "since"),
        ("It will be shut until March 2020.", "until"),
        ("It must reopen by the end of 2020.", "by"),
        ("It was shut before 2017.", "before"),
        ("It was shut after 2017.", "after"),
        ("It was shut on 3 May 2018.", None),
    ],
)
def test_the_word_that_opens_an_end_is_kept(nlp: Language, text: str, relation: str | None) -> None:
    assert found(nlp, text)[1][0].relation == relation


def test_nothing_crosses_from_one_section_into_the_next(nlp: Language) -> None:
    doc = nlp("Truce holds until May 5 2018 troops leave")
    doc._.layout = Layout((Section(0, 5, "title"), Section(5, len(doc), "paragraph")), PUBLISHED)
    dates(doc)
    assert all(timex.end <= 5 or timex.start >= 5 for timex in spans.read(doc, spans.DATES))


def test_an_empty_doc_has_no_dates(nlp: Language) -> None:
    assert found(nlp, "")[1] == []


PIECES = (
    "3 30 31st 1918 2000 '99 1990s May march Monday Tuesday's last next this that the of a in mid- early end - , . ( "
    "two twenty few day days week month-long quarter year century decades ago later before after every night noon "
    "10:30 p.m. 3/4/2020 99/99/2020 2020-02-31 9999 Easter Ramadan then since BC first half today fiscal hours-long "
    "hundred thousand million 12:99 25 p.m. 0 00:00 1/1/0000 \n é 日"
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES.split(" ")), max_size=25), published=st.none() | st.dates())
def test_any_text_is_read_without_error_and_every_span_lies_inside(
    pieces: list[str], published: dt.date | None
) -> None:
    text = " ".join(pieces)
    doc = spacy.blank("en")(text)
    doc._.layout = Layout((Section(0, len(doc), "paragraph"),), published)
    dates(doc)
    timexes = spans.read(doc, spans.DATES)
    for timex in timexes:
        assert 0 <= timex.start_char < timex.end_char <= len(text)
        assert timex.earliest is None or timex.latest is None or timex.earliest <= timex.latest
        assert timex.anchor in (None, "published") or 0 <= int(timex.anchor or 0) < len(timexes)
    assert list(timexes) == sorted(timexes, key=lambda timex: timex.start_char)


def test_patterns_name_only_known_word_classes() -> None:
    letters = set("".join(re.sub(r"\{[\d,]+\}|\?[:!]|[\[\]()|?]", "", form.pattern) for form in grammar.FORMS))
    assert letters <= set(classes.CLASSES)


def test_dateparser_is_asked_for_one_short_phrase_at_a_time() -> None:
    assert absolute.day("3 January 2020") == dt.date(2020, 1, 3)
    assert absolute.day("30 February 2020") is None


def test_lexicon_words_are_given_once() -> None:
    rules = read_rules(lexicon.FOLDER / "references.toml", lexicon.Reference)
    listed = [word for rule in rules for word in rule.words] + list(lexicon.holidays())
    assert len(listed) == len(set(listed))
