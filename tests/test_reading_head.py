"""Bylines with their jobs, headlines in part, publishers, pull quotes, and what interrupts a body."""

import pytest

from extractor import Extractor
from extractor.reading.marks import edges, is_links, without_marks
from extractor.reading.parts import read_page

BODY = """The army closed the road to the town of Loma on Sunday after shells fell on two farms, the governor said.

Nobody was hurt, but forty families left for the coast, and the mayor asked the capital for buses and for tents.

"We heard the shells before we saw the smoke," said a farmer who had walked for six hours with his children.
"""
MENU = "Home\nNews\nWorld\nSport\nWeather\nContact Us\nPrivacy Policy\nSearch\nFacebook\nTwitter\nShare on Facebook\n"


def of_kind(text: str, kind: str) -> list[str]:
    return [text[block.start : block.end] for block in read_page(text).blocks if block.kind == kind]


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ann Teak\nNorth Sea Correspondent", [("Ann Teak", "North Sea Correspondent")]),
        ("By Ann Teak, Africa Editor, and Jan Mole", [("Ann Teak", "Africa Editor"), ("Jan Mole", None)]),
        ("By Ann Teak Staff Writer", [("Ann Teak", "Staff Writer")]),
        ("Analysis by Ann Teak, HBC Editor-at-large", [("Ann Teak", "HBC Editor-at-large")]),
        ("Ann Teak Senior Contributor", [("Ann Teak", "Senior Contributor")]),
        ("By Ann Teak and Jan Mole\nShipping correspondents", [("Ann Teak", "Shipping correspondents"),
                                                               ("Jan Mole", "Shipping correspondents")]),
        ("By Ann Teak and Jan Mole\nShipping correspondent", [("Ann Teak", None), ("Jan Mole", None)]),
        ("Ann Teak in Oslo and Jan Mole\n3 May 2021", [("Ann Teak", None), ("Jan Mole", None)]),
        ("By [Ann Teak](https://loma.example/ann), Reporter", [("Ann Teak", "Reporter")]),
        ("By Ann Teak, Port Harcourt", [("Ann Teak", None)]),
        ("By Ann Teak and\nNews Agencies\n3 May 2021", [("Ann Teak", None)]),
        ("By Our Foreign Staff", []),
        ("By Ann Teak HARBOURNews", [("Ann Teak", None)]),
        ("Ann Teak May 3, 2021 12:32", [("Ann Teak", None)]),
    ],
    ids=["below", "each", "no mark", "hyphens", "no by", "plural", "whose?", "places", "link", "a place", "agencies",
         "desk", "brand", "month"],
)  # fmt: skip
def test_an_author_s_job_stands_apart(byline: str, authors: list[tuple[str, str | None]]) -> None:
    text = f"Army closes road to Loma\n\n{byline}\n\n{BODY}"
    page = read_page(text)
    found = [
        (text[name.start : name.end], text[role.start : role.end] if role else None)
        for name, role in zip(page.authors, page.roles, strict=True)
    ]
    assert found == authors


@pytest.mark.parametrize(
    "first",
    [
        "Army closes road to Loma after shelling, mayor says - The Loma Post",
        "Army closes road to Loma | Lomaland | World | The Loma Post",
        "The Loma Post: Army closes road to Loma",
    ],
    ids=["longer", "sections", "colon"],
)
def test_the_headline_is_found_where_the_page_s_own_title_says_more(first: str) -> None:
    text = f"{first}\n{MENU}\nSpring fair opens at the port\n\nArmy closes road to Loma\n\n{BODY}{MENU}"
    title = read_page(text).title
    assert title is not None
    assert text[title.start : title.end] == "Army closes road to Loma"


def test_the_publisher_stands_last_behind_the_headline() -> None:
    first = "Army closes road to Loma | Lomaland | World | The Loma Post"
    text = f"{first}\n{MENU}\nArmy closes road to Loma\n\n{BODY}{MENU}"
    publisher = read_page(text).publisher
    assert publisher is not None
    assert text[publisher.start : publisher.end] == "The Loma Post"


@pytest.mark.parametrize("line", ["Read more: How Loma was built", "Recommended Stories\nA\nB of C", "RELATED: A"])
def test_the_body_goes_on_behind_links(line: str) -> None:
    further = "The president left Loma for the coast with two of his ministers on Monday, his office said."
    text = f"{MENU}\nArmy closes road to Loma\n\n{BODY}\n{line}\n\n{further}\n\nComments\n{MENU}"
    assert of_kind(text, "paragraph")[-1] == further


def test_the_body_goes_on_behind_the_bar_of_a_player() -> None:
    bar = ["Video size", "width", "x", "height", "pixels", "The road to Loma", "Share this video", "0:01:10", "▶"]
    bar += ["0:00:00", "/0:01:10", "▶", "▶", "Direct link", "240p | 2.5MB", "360p | 4.1MB", "720p | 9MB"]
    further = "The president left Loma for the coast with two of his ministers on Monday, his office said."
    text = "\n\n".join([MENU, "Army closes road to Loma", BODY, *bar, further])
    assert of_kind(text, "paragraph")[-1] == further


def test_a_dateline_may_stand_above_the_body() -> None:
    text = f"{MENU}\nArmy closes road to Nairobi\n\nNAIROBI —\n\n{BODY}{MENU}"
    assert of_kind(text, "dateline") == ["NAIROBI —"]


@pytest.mark.parametrize(
    "line",
    [
        "Contact us at once, the army told the rebels.",
        "Comments are welcome, the ministry said, until the law is passed.",
        "Part of the road to Kara is gone.",
        "Jan Mole is an author who was jailed in 2016.",
        "Posted in Loma since May, the unit lost nine men.",
    ],
)
def test_the_last_paragraph_stays_behind_a_misjudged_one(line: str) -> None:
    last = "The president left Loma for the coast with two of his ministers on Monday, his office said."
    text = f"{MENU}\nArmy closes road to Loma\n\n{BODY}\n{line}\n\n{last}\n\nComments\n{MENU}"
    assert of_kind(text, "paragraph")[-1] == last


@pytest.mark.parametrize("line", ["Help us, the text message said.", "Watch: the road is next, he said."])
def test_on_a_page_too_a_rule_alone_removes_no_news(line: str) -> None:
    text = f"{MENU}\nArmy closes road to Loma\n\n{BODY}\n{line}\n\n{MENU}"
    assert of_kind(text, "paragraph")[-1] == line


def test_a_list_that_the_body_announces_is_of_the_body() -> None:
    points = ["1. buses for the old", "2. tents for six hundred people", "3. a doctor"]
    asked = "\n\n".join(["The mayor asked for:", *points, "The capital has not answered him, his office said."])
    text = f"{MENU}\nArmy closes road to Loma\n\n{BODY}\n{asked}\n\n{MENU}"
    assert set(points) <= set(of_kind(text, "paragraph"))


def test_a_pull_quote_and_its_speaker_stand_apart() -> None:
    quote = "We heard the shells before we saw the smoke"
    signed = [quote, "Jan Mole", "Farmer near Loma"]
    before, behind = BODY.split("\n\n", 1)
    text = f"{MENU}\nArmy closes road to Loma\n\n{before}\n\n" + "\n".join(signed) + f"\n\n{behind}\n{MENU}"
    assert of_kind(text, "quote") == signed


def test_without_a_page_only_words_in_quotation_marks_are_a_pull_quote() -> None:
    assert of_kind(f"{BODY}\nWe heard the shells before we saw\n\nIt was May.", "quote") == []
    assert len(of_kind(f"{BODY}\n“We heard the shells before we saw the smoke”\n\nIt was May.", "quote")) == 1


def test_the_headline_a_second_time_is_a_repeat() -> None:
    text = f"Army closes road to Loma\n\nARMY CLOSES ROAD TO LOMA\n\n{BODY}"
    assert of_kind(text, "repeat") == ["ARMY CLOSES ROAD TO LOMA"]


def test_a_zone_of_many_names_is_told(extractor: Extractor) -> None:
    article = extractor(f"Army closes road to Loma\n\nMay 3, 2021 9:15 pm IST\n\n{BODY}")
    assert article.article.published is not None
    assert article.article.published.value == "2021-05-03"
    assert [note.message.split()[0] for note in article.notes if note.code == "zone"] == ["IST"]


def test_jobs_stand_in_the_record(extractor: Extractor) -> None:
    parts = extractor(f"Army closes road to Loma\n\nBy Ann Teak, Africa Editor\n\n{BODY}").article
    assert (parts.authors, parts.author_roles) == (("Ann Teak",), ("Africa Editor",))
    assert parts.author_role_mentions[0] is not None
    assert parts.author_role_mentions[0].text == "Africa Editor"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# [Truce ends](https://a.example)", "Truce ends"),
        ("**Truce** ends", "Truce   ends"),
        ("> *Truce* ends", "Truce  ends"),
        ("2 * 3 is 6", "2 * 3 is 6"),
    ],
)
def test_marks_are_no_words(text: str, words: str) -> None:
    assert without_marks(text).strip() == words
    assert len(without_marks(text)) == len(text)
    left, right = edges(text)
    assert without_marks(text)[left:right] == words


@pytest.mark.parametrize(
    ("line", "expected"),
    [("* [Home](/)", True), ("[A](/a) | [B](/b)", True), ("The [truce](/t) ended.", False), ("[sic]", False)],
)
def test_a_line_of_links_is_told_from_a_sentence_with_one(line: str, expected: bool) -> None:
    assert is_links(line) is expected
