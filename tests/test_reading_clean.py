"""A text without a page around it loses nothing, whatever its style."""

import pytest

from extractor.reading.articles import read_article
from extractor.reading.page import KEPT
from extractor.reading.parts import read_page
from extractor.reading.rows import Row

BODY = {"paragraph", "crosshead"}
BRIEF = "A bomb killed two guards in Loma on Friday, the mayor said."

BULLETS = """What we know about the raid

* It began at four in the morning.
* Six men were held, two of them soldiers.
* Nobody was hurt, the army says.
* Share of the loot: unknown.

The governor will speak at noon."""

INTERVIEW = """"We had no orders"

Q: Where were you when the shelling began?

A: In the market, with my brother.

Q: Comments from the army say otherwise.

A: They were not there.

Q: What do you think?

A: I think that we were lucky."""

LIVE = """Siege of Loma: as it happened

09:15
The army says that it has taken the bridge.

09:40
Two shells fall near the hospital. Nobody is hurt.

10:05
Breaking news: the rebels ask for a truce.

10:30
Updated: the truce holds, a UN spokesman says."""

TRANSCRIPT = """PRESIDENT: We shall not leave Loma.

REPORTER: How many soldiers are there?

PRESIDENT: Four thousand. More than last year.

REPORTER: And the dead?

(LAUGHTER)

PRESIDENT: Next question."""

POEM = """The bridge

They came by night.
They took the bridge,
the boats,
the bread.

Share this, said the old man.
Home
is what is left.

They took the bridge."""

ONE_WORD = """Silence.

Then the shells fell on the market, and people ran for the river with what they had in their hands.

Twice.

Nobody knows who fired. More.

Nobody."""

WIRE = """BC-Lomaland-Fighting, 2nd Ld

KARA, Lomaland (HP) - Fighting between the army and rebels killed 12 people near the town of Kara on Sunday.

LOMA, Lomaland (HP) - In the capital, police used tear gas against students who had blocked the parliament.

The president is to speak on Monday.

MORE"""

LETTER = """Letter from the cell

The governor's letter was read out in court on Tuesday:

"Dear friends,

I have had no news of you since May. Please write to us. Your support means much to me.

Yours, Jan Mole"

The judge put the letter aside."""

OBITUARY = """Ann Teak, harbour master

Ann Teak, who has died aged 81, was the first woman to run the port of Loma. She was a writer as well.

Ann Teak was born in Bergen in 1939. She worked for the port from 1961 to 1999.

She is survived by two sons.

Ann Teak, harbour master, born 3 May 1939; died 9 June 2020"""

ELECTION = """Results of the vote in Loma, by district

North: Mole 4,112, Stone 3,907
South: Mole 2,554, Stone 2,801
Harbour: Mole 910, Stone 1,244

Total: Mole 7,576, Stone 7,952

Stone is elected. The turnout was 61 per cent, the commission said."""

SPORT = """Loma 2 Kara 1

Scorers: Teak 12, 88; Mole 40 (pen)

Loma won the cup for the third time when Teak scored two minutes from the end.

Other results:
Bergen 0 Oslo 0
Port 3 Mill 2

Attendance: 4,120"""

CHRONICLE = """The siege of Loma

1936

The army came in May and closed the roads.

1937-38

The siege

The town ate its horses. On 3 May the first ship came through.

1939

It was over. See also the chapter on Kara."""

NOTICE = """Statement of the ministry of defence

No. 14/2020

1. Two soldiers were killed on 3 May in the district of Kara.

2. The army returned fire. Comments are not made on operations.

3. Follow the orders of the police.

Ministry of Defence
Loma, 4 May 2020"""

CLEAN = {
    "brief": BRIEF, "bullets": BULLETS, "interview": INTERVIEW, "live blog": LIVE, "transcript": TRANSCRIPT,
    "poem": POEM, "one-word paragraphs": ONE_WORD, "wire": WIRE, "letter": LETTER, "obituary": OBITUARY,
    "election": ELECTION, "sport": SPORT, "chronicle": CHRONICLE, "statement": NOTICE,
}  # fmt: skip


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN)
def test_a_clean_text_loses_nothing(text: str) -> None:
    blocks = read_page(text).blocks
    assert [text[block.start : block.end] for block in blocks if block.kind not in KEPT] == []
    kept = "".join(text[block.start : block.end] for block in blocks)
    assert "".join(kept.split()) == "".join(text.split())


def test_the_clean_texts_taken_together_lose_less_than_half_a_per_cent_when_one_follows_another() -> None:
    text = "\n\n".join(CLEAN.values())
    kept = sum(block.end - block.start for block in read_page(text).blocks if block.kind in KEPT)
    whole = sum(block.end - block.start for block in read_page(text).blocks)
    assert kept >= 0.995 * whole


STORY = (
    "Army closes road to Loma",
    "The army closed the road to the town of Loma on Sunday after shells fell on two farms, the governor said.",
    "Nobody was hurt, but forty families left for the coast, and the mayor asked the capital for buses and tents.",
    "The road has been the only way to the north since the bridge of Kara fell into the river in the spring.",
    "The president left for the coast with two of his ministers on Monday, his office said.",
)
NEWS = (
    "The firm uses cookies without consent, the regulator said.",
    "Users could not accept or refuse cookies, the ruling says. The policy was changed in May.",
    "Subscribe to peace or leave, the bishop told the militia on Sunday.",
    "Sign up to the treaty today, the envoy urged the rebels, and get free passage in the daily convoys.",
    "Help us, we are dying, the text message said.",
    "We need your help, said another that came on Monday. Our children are under the rubble.",
    "Your account has been blocked, the bank told the activist.",
    "Contact us at once, the army told the rebels.",
    "Watch: that is what the soldiers do all day, between two raids on the hills.",
    "Listen: in the night they dig below the wall.",
    "Opinion: nobody wins this war.",
    "Background: The two states have fought over the valley since 1991.",
    "Posted in Kandahar since May, the unit lost nine men.",
    "Filed under oath, the paper says that the guards had been paid.",
    "Comments are welcome, the ministry said, until the law is passed.",
    "Part of the road is gone.",
    "View our losses as a warning, the mayor said.",
    "The map may not be reproduced without the army's leave, the court said.",
    "The views expressed by the general are not those of the army, a spokesman said.",
    "Reporting by John Smith and others shows the army fired first.",
    "Ahmed Naji is an author who was jailed in 2016.",
    "The rebels have taken the town, according to Reuters",
    "<p>Two soldiers were killed in Mosul on Friday, police said.</p>",
    "12 votes",
    "OK",
)


@pytest.mark.parametrize("line", NEWS)
@pytest.mark.parametrize("place", [1, 2, 4, 5], ids=["first", "second", "next to last", "last"])
def test_a_line_of_news_that_looks_like_furniture_stays_in_the_body(line: str, place: int) -> None:
    text = "\n\n".join([*STORY[:place], line, *STORY[place:]])
    found = [text[block.start : block.end] for block in read_page(text).blocks if block.kind in BODY]
    assert found == [*STORY[1:place], line, *STORY[place:]]


def test_many_lines_of_news_that_look_like_furniture_make_no_page() -> None:
    between = [STORY[1].replace("two", f"{n + 2}") for n in range(len(NEWS))]
    text = "\n\n".join([STORY[0], *(words for pair in zip(NEWS, between, strict=True) for words in pair)])
    blocks = read_page(text).blocks
    assert {block.kind for block in blocks[1:]} <= BODY
    assert len(blocks) == 1 + 2 * len(NEWS)


def test_a_short_line_between_paragraphs_is_a_crosshead_even_where_it_names_a_part_of_pages() -> None:
    text = "\n\n".join([*STORY[:3], "Sources", *STORY[3:]])
    found = [text[block.start : block.end] for block in read_page(text).blocks if block.kind == "crosshead"]
    assert found == ["Sources"]


def test_crossheads_that_are_called_like_parts_of_pages_make_no_page() -> None:
    heads = ["Politics", "Business", "Health", "12 votes", "OK", "Sources"]
    texts = [STORY[1].replace("two", f"{n + 2}") for n in range(len(heads))]
    text = "\n\n".join([*STORY[:2], *(words for pair in zip(heads, texts, strict=True) for words in pair)])
    assert [text[block.start : block.end] for block in read_page(text).blocks if block.kind == "crosshead"] == heads


def test_an_open_letter_is_a_body() -> None:
    letter = ["Dear reader,", "I write to you from the town of Loma.", "We have no bread, and you have no news of us.",
              "Our road is closed, and your help has not come.", "Yours, Jan Mole"]  # fmt: skip
    text = "\n\n".join(letter)
    assert [text[block.start : block.end] for block in read_page(text).blocks if block.kind in BODY] == letter


def test_a_first_paragraph_in_quotation_marks_stays_where_its_words_come_again() -> None:
    quote = '"We will not leave this town."'
    text = "\n\n".join([STORY[0], quote, f"{quote[:-2]}, the mayor told the crowd, and her guards.", *STORY[1:]])
    assert quote in [text[block.start : block.end] for block in read_page(text).blocks if block.kind == "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Reporting by Ann Teak; Editing by Jan Mole)", "credit"),
        ("Harbour Press writers Ann Teak in Oslo and Jan Mole contributed to this report.", "credit"),
        ("Copyright 2020 Harbour Press. This material may not be sold.", "footer"),
        ("We use cookies to give you the best experience.", "banner"),
        ("Advertisement", "navigation"),
    ],
)
def test_what_is_surely_no_news_is_removed_from_a_clean_text_too(line: str, kind: str) -> None:
    text = "\n\n".join([*STORY, line])
    assert [(block.kind, text[block.start : block.end]) for block in read_page(text).removed] == [(kind, line)]


def test_an_entry_of_a_chronicle_is_no_time_of_publication() -> None:
    one = "How the war began\n\nRebels took Loma.\n\nJune 1, 2021\n\nA truce was signed in Oslo on Tuesday, he said."
    two = "How the war began\n\nMay 3, 2021\n\nRebels took Loma.\n\nJune 1, 2021\n\nA truce was signed in Oslo."
    assert [read_page(text).published for text in (one, two)] == [None, None]


def test_an_entry_of_a_chronicle_is_no_standfirst() -> None:
    text = "How the war began\n\nMay 3, 2021: Rebels take Loma.\n\nMay 5, 2021: Truce signed.\n\nIt held for a week."
    page = read_page(text)
    assert (page.standfirst, page.published) == (None, None)
    assert [block.kind for block in page.blocks] == ["title", "paragraph", "paragraph", "paragraph"]


def test_the_first_hour_of_a_live_blog_is_no_title() -> None:
    text = "14:05\n\nShells hit the market of Loma, the mayor said.\n\n14:10\n\nTwo men died of their wounds."
    assert read_page(text).title is None


def test_the_headline_stands_below_the_page_s_own_title() -> None:
    text = "\n\n".join([f"{STORY[0]} | The Loma Post", STORY[0], "By Ann Teak", *STORY[1:]])
    page = read_page(text)
    assert page.title is not None
    assert page.publisher is not None
    assert text[page.title.start : page.title.end] == STORY[0]
    assert text[page.publisher.start : page.publisher.end] == "The Loma Post"
    assert "section" not in {block.kind for block in page.blocks}


def test_a_short_headline_in_capitals_is_repeated_right_below() -> None:
    text = "\n\n".join(["ROAD IS CLOSED", "Road is closed", *STORY[1:]])
    assert [block.kind for block in read_page(text).blocks[:3]] == ["title", "repeat", "paragraph"]


MENU = "Home\nNews\nWorld\nSport\nWeather\nContact Us\nPrivacy Policy\nSearch\nFacebook\nTwitter"


@pytest.mark.parametrize("line", [*NEWS[:16], "Nobody died."])
def test_what_was_extracted_from_a_page_s_source_is_body_unless_it_is_surely_none(line: str) -> None:
    text = "\n".join([*STORY, "Comments", line, "(Reporting by Ann Teak; Editing by Jan Mole)", MENU])
    page = read_article(Row(text, title=STORY[0], format="html"), clean=True)
    kinds = {text[block.start : block.end]: block.kind for block in page.blocks}
    assert kinds[line] == "paragraph"
    assert kinds["(Reporting by Ann Teak; Editing by Jan Mole)"] == "credit"
