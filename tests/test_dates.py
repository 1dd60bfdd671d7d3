"""Time expressions: which words, which kind, which days."""

import datetime as dt
import re

import pytest
import spacy
from dating import PUBLISHED, found, model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor import spans
from extractor.components.dates import absolute, classes, dates, grammar, lexicon
from extractor.lexicon import read_rules
from extractor.spans import Layout, Section

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
    ("The bridge fell a year and a half ago.", "a year and a half ago", "date", "2017-12"),
    ("The ministers are to meet on Monday.", "Monday", "date", "2019-06-17"),
    ("A rally set for Monday was banned.", "Monday", "date", "2019-06-17"),
    ("Troops were unable to leave on Monday.", "Monday", "date", "2019-06-10"),
    ("Troops were due to leave on Monday.", "Monday", "date", "2019-06-17"),
    ("It rose to 30 degrees, falling to 3 in March.", "March", "date", "2019-03"),
    ("This years harvest was poor.", "This years", "date", "2019"),
    ("The port shut the day before last Monday.", "the day before last Monday", "date", "2019-06-09"),
    ("The port shut the day after Christmas.", "the day after Christmas", "date", "2018-12-26"),
    ("The port shut the week before last.", "the week before last", "date", "2019-W22"),
    ("The port shut the Tuesday before last.", "the Tuesday before last", "date", "2019-06-04"),
    ("They vote the Monday after next.", "the Monday after next", "date", "2019-06-24"),
    ("The port shut in the spring of last year.", "the spring of last year", "date", "2018-SP"),
    ("Sales fell in the first half of the year.", "the first half of the year", "date", "2019-H1"),
    ("Sales fell in the first nine months of the year.", "the first nine months", "duration", "P9M"),
    ("The curfew begins at 7 p.m. nightly.", "7 p.m. nightly", "set", "XXXX-XX-XXT19:00"),
    ("The blast struck at 1400 UTC yesterday.", "1400 UTC yesterday", "time", "2019-06-12T14:00Z"),
    ("The blast struck on 2019-06-03 10:30, they say.", "2019-06-03 10:30", "time", "2019-06-03T10:30"),
    ("He was at home as recently as April.", "April", "date", "2019-04"),
    ("The siege lasted one day.", "one day", "duration", "P1D"),
    ("They will one day return.", "one day", "date", "FUTURE_REF"),
    ("In 1994 Toyota shut the plant.", "1994", "date", "1994"),
    ("The trial was adjourned until Monday.", "Monday", "date", "2019-06-17"),
    ("The vote was postponed to Tuesday.", "Tuesday", "date", "2019-06-18"),
    ("A strike called for Tuesday shut the port.", "Tuesday", "date", "2019-06-18"),
    ("The junta announced talks for Tuesday.", "Tuesday", "date", "2019-06-18"),
    ("Miners called for talks on Tuesday.", "Tuesday", "date", "2019-06-11"),
    ("Medics were called for Tuesday's march.", "Tuesday", "date", "2019-06-11"),
    ("Letters, most recently in May, were leaked.", "May", "date", "2019-05"),
    ("The blast struck at dawn on Sunday.", "dawn on Sunday", "time", "2019-06-09TMO"),
    ("The blast struck in the early hours of Tuesday.", "the early hours of Tuesday", "time", "2019-06-11TMO"),
    ("The siege lasted two tense weeks.", "two tense weeks", "duration", "P2W"),
    ("The siege lasted half an hour.", "half an hour", "duration", "PT30M"),
    ("The bridge fell around 2017, they say.", "2017", "date", "2017"),
    ("The siege lasted 5 1/2 hours.", "5 1/2 hours", "duration", "PT5H30M"),
    ("Dozens of years went by.", "Dozens of years", "duration", "PXY"),
    ("In the years that followed, ferries ran here.", "the years", "duration", "PXY"),
    ("The market is open every other week.", "every other week", "set", "P2W"),
    ("The market is open twice a week.", "a week", "set", "P1W"),
    ("The market is open every 3 May.", "every 3 May", "set", "XXXX-05-03"),
    ("The king fled a few weeks later.", "a few weeks later", "date", "FUTURE_REF"),
    ("The bridge fell in the winter of 2015-16.", "the winter of 2015-16", "date", "2015-WI"),
    ("They will meet in May.", "May", "date", "2020-05"),
    ("Rules were tightened after 9/11.", "9/11", "date", "2001-09-11"),
    ("Sales fell in the last quarter of 2017.", "the last quarter of 2017", "date", "2017-Q4"),
    ("Sales fell in the last quarter of last year.", "the last quarter of last year", "date", "2018-Q4"),
    ("Sales fell in the first month of 2017.", "the first month of 2017", "date", "2017-01"),
    ("It opened on the last day of 2017.", "the last day of 2017", "date", "2017-12-31"),
    ("It opened on the first day of March.", "the first day of March", "date", "2019-03-01"),
    ("It opened on the last day of February 2016.", "the last day of February 2016", "date", "2016-02-29"),
    ("It opened on the third day of May.", "the third day of May", "date", "2019-05-03"),
    ("They met on the weekend of 4-5 May.", "the weekend of 4-5 May", "date", "2019-W18-WE"),
    ("They met on the weekend of May 4-5, 2019.", "the weekend of May 4-5, 2019", "date", "2019-W18-WE"),
    ("They meet every January.", "every January", "set", "XXXX-01"),
    ("The siren sounds at 6 a.m. daily.", "6 a.m. daily", "set", "XXXX-XX-XXT06:00"),
    ("Sales fell in FY2017.", "FY2017", "date", "FY2017"),
    ("Sales fell in FY17.", "FY17", "date", "FY2017"),
    ("Sales fell in the financial year 2017.", "the financial year 2017", "date", "FY2017"),
    ("Sales fell in the 2017/18 financial year.", "the 2017/18 financial year", "date", "FY2017/2018"),
    ("Sales fell in the fiscal year 2017-18.", "the fiscal year 2017-18", "date", "FY2017/2018"),
    ("Sales fell in the last financial year.", "the last financial year", "date", "FYXXXX"),
    ("The bridge fell on 17-11-2017.", "17-11-2017", "date", "2017-11-17"),
    ("The bridge fell on 2017/11/17.", "2017/11/17", "date", "2017-11-17"),
    ("They met in August.", "August", "date", "2018-08"),
    ("They will vote at the end of next year.", "the end of next year", "date", "2020"),
    ("The temple was built in AD 66.", "AD 66", "date", "0066"),
    ("The temple fell in 70 AD.", "70 AD", "date", "0070"),
    ("He was killed on 15 March 44 BC.", "15 March 44 BC", "date", "BC0044-03-15"),
    ("He was killed on March 15, 44 BC.", "March 15, 44 BC", "date", "BC0044-03-15"),
    ("The bridge fell a hundred and fifty years ago.", "a hundred and fifty years ago", "date", "1869"),
    ("The siege lasted two hundred and six days.", "two hundred and six days", "duration", "P206D"),
    ("The siege lasted a year and a half.", "a year and a half", "duration", "P1.5Y"),
    ("The port shut on Tuesday of last week.", "Tuesday of last week", "date", "2019-06-04"),
]

# (text, [(words, value)]) where there are several
LISTS = [
    (
        "The ferry sank shortly after midnight on Tuesday.",
        [("midnight", "2019-06-11T00:00"), ("Tuesday", "2019-06-11")],
    ),
    ("The ferry sank at 10:30 p.m. on Monday.", [("10:30 p.m.", "2019-06-10T22:30"), ("Monday", "2019-06-10")]),
    ("Sales fell in the quarter ended 30 June 2018.", [("the quarter", "2018-Q2"), ("30 June 2018", "2018-06-30")]),
    ("The blast struck at 0630 GMT on Monday.", [("0630 GMT", "2019-06-10T06:30Z"), ("Monday", "2019-06-10")]),
    (
        "The blast struck at 3 p.m. EST (2000 GMT) on Monday.",
        [("3 p.m. EST", "2019-06-10T15:00-05:00"), ("Monday", "2019-06-10")],
    ),
    ("The port shut in May last year.", [("May", "2018-05"), ("last year", "2018")]),
    ("They vote on 3 June of next year.", [("3 June", "2020-06-03"), ("next year", "2020")]),
    ("In May last year's winner died.", [("May", "2019-05"), ("last year", "2018")]),
    (
        "Gunmen attacked at 3 a.m. on Sunday morning.",
        [("3 a.m.", "2019-06-09T03:00"), ("Sunday morning", "2019-06-09TMO")],
    ),
    ("Gunmen attacked at 9 p.m. last night.", [("9 p.m.", "2019-06-12T21:00"), ("last night", "2019-06-12TNI")]),
    ("The blast struck at 15:00 (UTC+3) on Friday.", [("15:00", "2019-06-07T15:00"), ("Friday", "2019-06-07")]),
    ("The port shut in December last year.", [("December", "2018-12"), ("last year", "2018")]),
    ("The port shut on 3 May last year.", [("3 May", "2018-05-03"), ("last year", "2018")]),
    ("It has been shut since March of last year.", [("March", "2018-03"), ("last year", "2018")]),
    ("The port shut last week on Tuesday.", [("last week", "2019-W23"), ("Tuesday", "2019-06-04")]),
    ("The port shut two weeks ago on Friday.", [("two weeks ago", "2019-W22"), ("Friday", "2019-05-31")]),
    ("It lasted from 27 BC to AD 14.", [("27 BC", "BC0027"), ("AD 14", "0014")]),
    (
        "The council met in March, April and May 2017.",
        [("March", "2017-03"), ("April", "2017-04"), ("May 2017", "2017-05")],
    ),
    (
        "They met on May 3, 4 and 5, 2017.",
        [("May 3", "2017-05-03"), ("4", "2017-05-04"), ("5, 2017", "2017-05-05")],
    ),
    (
        "They met on 3, 4 and 5 May 2017.",
        [("3", "2017-05-03"), ("4", "2017-05-04"), ("5 May 2017", "2017-05-05")],
    ),
    ("It was worn in the 1960s and 70s.", [("the 1960s", "196"), ("70s", "197")]),
    ("It was worn in the sixties and seventies.", [("the sixties", "196"), ("seventies", "197")]),
    (
        "The day before, on 3 May 2019, they had shelled Hama.",
        [("The day before", "2019-05-03"), ("3 May 2019", "2019-05-03")],
    ),
    ("They meet every Tuesday and Thursday.", [("every Tuesday", "XXXX-WXX-2"), ("Thursday", "XXXX-WXX-4")]),
    ("It was fought in AD 66-70.", [("AD 66", "0066"), ("70", "0070")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[row[0] for row in LISTS])
def test_expressions_side_by_side_have_their_words_and_values(text: str, expected: list[tuple[str, str]]) -> None:
    doc, timexes = found(text)
    assert [(doc.text[timex.start_char : timex.end_char], timex.value) for timex in timexes] == expected


@pytest.mark.parametrize(("text", "mention", "kind", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_an_expression_has_its_words_kind_and_value(text: str, mention: str, kind: str, value: str) -> None:
    doc, timexes = found(text)
    read = [(doc.text[timex.start_char : timex.end_char], timex.kind, timex.value) for timex in timexes]
    assert read == [(mention, kind, value)]


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
    "He told the programme 48 Minutes that he was innocent.",
    "More than a quarter of the crop was lost.",
    "The post is manned 24 hours a day, seven days a week.",
    "The gunmen fled in a 1994 Toyota pickup.",
    "The road was cleared by the 3rd Infantry Division.",
    "She won the race in 1:45.32, a record.",
    "Today's youth have no work.",
    "The dam is as strong today as it was.",
    "1000s of people fled.",
    "She writes for the Sunday Telegraph.",
    "They met at the Friday Mosque.",
    "The October Revolution changed the country.",
    "A member of Black September was held.",
    "The Winter Olympics drew crowds.",
    "He lives at 1780 Linden Avenue.",
    "There were 2019 of them.",
    "They fled in a Peugeot 2008.",
    "It was warm, with temperatures in the 70s.",
    "Expo 2020 drew crowds.",
    "They scored in the first quarter of the match.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_look_alikes_are_no_dates(text: str) -> None:
    assert found(text)[1] == []


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
    text: str, mod: str | None, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    read = [(timex.mod, timex.earliest, timex.latest) for timex in found(text)[1]]
    assert read == [(mod, dt.date(*first), dt.date(*last))]


@pytest.mark.parametrize(
    "text", ["It sank on 30 February 2018.", "It sank on 31 June.", "It sank on 31/31/2018.", "It sank on 2018-13-05."]
)
def test_a_day_that_no_calendar_has_is_noted_and_left_out(text: str) -> None:
    doc, timexes = found(text)
    assert timexes == []
    assert [remark.code for remark in spans.read(doc, spans.REMARKS)] == ["impossible-date"]


# (text, codes of its notes)
NOTES = [
    ("It sank on Friday 3 March 2020.", ["wrong-weekday"]),
    ("It sank on Friday 3 May 2019.", []),
    ("It was raised in February 2018. On the 31st, it sank.", ["impossible-date"]),
    ("It sank at 10 a.m. on 3/4/2018.", ["ambiguous-date"]),
]


@pytest.mark.parametrize(("text", "codes"), NOTES, ids=[row[0] for row in NOTES])
def test_what_a_reader_should_know_of_a_date_is_noted_once(text: str, codes: list[str]) -> None:
    assert [remark.code for remark in spans.read(found(text)[0], spans.REMARKS)] == codes


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
def test_the_word_that_opens_an_end_is_kept(text: str, relation: str | None) -> None:
    assert [timex.relation for timex in found(text)[1]] == [relation]


# (text, first and last day that its date leaves open)
OPEN_ENDS = [
    ("It was shut before 2017.", None, (2016, 12, 31)),
    ("It was shut after 2017.", (2018, 1, 1), None),
    ("It has been shut since 2017.", (2017, 1, 1), None),
    ("It will be shut until 2021.", None, (2021, 12, 31)),
    ("It was shut more than two years ago.", None, (2017, 12, 31)),
    ("It was shut after Tuesday's raid.", (2019, 6, 11), (2019, 6, 11)),
]


@pytest.mark.parametrize(("text", "first", "last"), OPEN_ENDS, ids=[row[0] for row in OPEN_ENDS])
def test_the_ends_of_a_window_are_inclusive(
    text: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None
) -> None:
    window = (first and dt.date(*first), last and dt.date(*last))
    assert [timex.window for timex in found(text)[1]] == [window]


def test_a_range_begins_and_ends_with_the_part_that_is_named() -> None:
    windows = {timex.window for timex in found("Rain fell from mid-March to early April.")[1]}
    assert windows == {(dt.date(2019, 3, 11), dt.date(2019, 4, 10))}


def test_nothing_crosses_from_one_section_into_the_next() -> None:
    doc = model()("Truce holds until May 5 2018 troops leave")
    doc._.layout = Layout((Section(0, 5, "title"), Section(5, len(doc), "paragraph")), PUBLISHED)
    dates(doc)
    assert all(timex.end <= 5 or timex.start >= 5 for timex in spans.read(doc, spans.DATES))


def test_an_empty_doc_has_no_dates() -> None:
    assert found("")[1] == []


BLANK = spacy.blank("en")
PIECES = (
    "3 30 31st 1918 2000 '99 1990s May march Monday Tuesday's last next this that the of a in mid- early end - , . ( "
    "two twenty few day days week month-long quarter year century decades ago later before after every night noon "
    "10:30 p.m. 3/4/2020 99/99/2020 2020-02-31 9999 Easter Ramadan then since BC first half today fiscal hours-long "
    "hundred thousand million 12:99 25 p.m. 0 00:00 1/1/0000 \n é 日 "
    + " ".join("0" * 5000 + end for end in ("", "s", "st"))
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES.split(" ")), max_size=25), published=st.none() | st.dates())
def test_any_text_is_read_without_error_and_every_span_lies_inside(
    pieces: list[str], published: dt.date | None
) -> None:
    text = " ".join(pieces)
    doc = BLANK(text)
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
