"""A page's text becomes an article's parts; nothing of a plain text is lost; any string can be read."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.reading.page import KEPT, Page, Stretch
from extractor.reading.parts import read_page

PAGE = """Get notifications from The Fjord Times

Notifications may be switched off at any time.

Two sailors drown as ferry sinks off Bergen

Ferry had been warned of the storm twice

Ann Teak
North Sea Correspondent
Thursday 3 March 2022 21:05 GMT
Comments
(NTB via Getty Images)

Support our journalism on the coast

Since 1921 The Fjord Times has crossed the bay in all weathers. With your help we hire boats, pilots and divers.

Your donation keeps our newsroom afloat.

A ferry sank off the port of Bergen on Thursday, drowning two sailors and injuring at least nine passengers.

The harbour master said that the ship had left the quay in spite of two warnings. "We told them to stay," he said.

Rescue on the water

Coast guards pulled 41 people out of the sea within an hour, a spokeswoman for the service said.

The shipping line has not commented on the accident, which is the third of its kind since January.

Read more: How the ferries of the north grew old

Join our open forum

Comments

Thanks for registering

Reload this site once more and you will be logged in"""


def words(text: str, stretch: Stretch | None) -> str | None:
    return text[stretch.start : stretch.end] if stretch else None


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in read_page(text).blocks]


def of_kind(text: str, kind: str) -> list[str]:
    return [found for name, found in kinds(text) if name == kind]


@pytest.fixture(scope="module")
def page() -> Page:
    return read_page(PAGE)


def test_the_title_is_found_behind_a_banner(page: Page) -> None:
    assert words(PAGE, page.title) == "Two sailors drown as ferry sinks off Bergen"


def test_the_standfirst_stands_between_title_and_byline(page: Page) -> None:
    assert words(PAGE, page.standfirst) == "Ferry had been warned of the storm twice"


def test_the_author_is_a_name_without_the_job(page: Page) -> None:
    assert [words(PAGE, author) for author in page.authors] == ["Ann Teak"]


def test_the_publisher_is_who_sends_the_notifications(page: Page) -> None:
    assert words(PAGE, page.publisher) == "The Fjord Times"


def test_the_time_of_publication_has_the_zone_s_offset(page: Page) -> None:
    assert page.published is not None
    assert page.published.value == "2022-03-03T21:05:00+00:00"
    assert words(PAGE, page.published.words) == "Thursday 3 March 2022 21:05 GMT"


def test_the_body_is_the_news_and_nothing_else() -> None:
    assert [text.split()[0] for text in of_kind(PAGE, "paragraph")] == ["A", "The", "Coast", "The"]


def test_an_appeal_reaches_from_its_heading_to_the_news() -> None:
    assert [text.split()[0] for text in of_kind(PAGE, "appeal")] == ["Support", "Since", "Your"]


def test_a_short_line_between_paragraphs_is_a_cross_head() -> None:
    assert of_kind(PAGE, "crosshead") == ["Rescue on the water"]


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("banner", "Notifications may be switched off at any time."),
        ("comments", "Comments"),
        ("comments", "Join our open forum"),
        ("credit", "(NTB via Getty Images)"),
        ("related", "Read more: How the ferries of the north grew old"),
        ("login", "Thanks for registering"),
    ],
    ids=lambda value: value[:12],
)
def test_furniture_is_removed_with_its_kind(kind: str, line: str) -> None:
    assert (kind, line) in kinds(PAGE)
    assert kind not in KEPT


MENU = "Home\nNews\nWorld\nSport\nWeather\nContact Us\nPrivacy Policy\nSearch\nFacebook\nTwitter\nShare on Facebook\n"
BODY = """The army closed the road to the town of Loma on Sunday after shells fell on two farms, the governor said.

Nobody was hurt, but forty families left for the coast, and the mayor asked the capital for buses and for tents.

"We heard the shells before we saw the smoke," said a farmer who had walked for six hours with his children.
"""
STORY = f"Army closes road to Loma\n\n{BODY}"


def test_menus_around_an_article_are_removed() -> None:
    text = f"Army closes road to Loma - The Loma Post\n{MENU}\n{STORY}\nMost Popular\nA\nB\nC\n{MENU}"
    page = read_page(text)
    assert words(text, page.title) == "Army closes road to Loma"
    assert words(text, page.publisher) == "The Loma Post"
    assert "\n\n".join(of_kind(text, "paragraph")) + "\n" == BODY


def test_a_dateline_does_not_begin_in_the_line_above() -> None:
    text = "Bergen\nLOMA (AP) — "
    assert "Bergen" in of_kind(text, "paragraph")


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("The Fjord Courier\nAnn Teak\n3 May 2021", ["Ann Teak"]),
        ("By Ann Teak, Fjord Dispatch\n3 May 2021", ["Ann Teak"]),
        ("By Ann Teak\n3 May 2021", ["Ann Teak"]),
    ],
    ids=["on a line of its own", "behind its author", "an author alone"],
)
def test_a_paper_in_the_byline_is_the_publisher_and_no_author(head: str, authors: list[str]) -> None:
    text = f"Army closes road to Loma\n\n{head}\n\n{BODY}"
    page = read_page(text)
    paper = re.search(r"(?:The )?Fjord \w+", text)
    assert [words(text, author) for author in page.authors] == authors
    assert words(text, page.publisher) == (paper[0] if paper else None)


def test_one_misjudged_paragraph_does_not_lose_the_rest() -> None:
    paragraphs = BODY.strip().split("\n\n")
    again = [paragraph + " Again." for paragraph in paragraphs]
    text = MENU + "\n\n".join([*paragraphs, "Subscribe now", "Advertisement", *again]) + "\n" + MENU
    assert len(of_kind(text, "paragraph")) == 6


def test_teasers_of_other_stories_are_left_out() -> None:
    teaser = "\nStorm number {0} nears coast\n\nMay {0}, 2021\n\nForecasters expect the storm on Friday night.\n"
    teasers = "".join(teaser.format(n) for n in range(1, 9))
    text = f"{MENU}\n{STORY}\nRelated stories\n{teasers}\n{MENU}"
    assert len(of_kind(text, "paragraph")) == 3


def test_what_readers_wrote_is_removed() -> None:
    comment = "\nJo Mole on June {}, 2016 at 9:31 pm said:\nI have been to that town and liked the people.\n"
    comments = "".join(comment.format(n) for n in range(1, 9))
    text = f"{MENU}\n{STORY}\nComments\n{comments}\n{MENU}"
    assert len(of_kind(text, "paragraph")) == 3


def test_a_paragraph_that_stands_twice_counts_once() -> None:
    text = f"{MENU}\n{STORY}\n{MENU}\n{BODY}\n{MENU}"
    assert len(of_kind(text, "paragraph")) == 3


def test_the_title_that_the_caller_knows_is_found() -> None:
    text = f"{MENU}\nSpring fair opens\n\nArmy closes road to Loma\n\n{BODY}{MENU}"
    assert words(text, read_page(text, title="Army closes road to Loma").title) == "Army closes road to Loma"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the port of Loma on Friday, killing two dockers.",
        "Rebels shelled the port of Loma on Friday. Two dockers died.",
        "Two dockers died",
    ],
    ids=["one sentence", "two sentences", "no full stop"],
)
def test_a_sentence_or_two_is_all_paragraph(text: str) -> None:
    page = read_page(text)
    assert [block.kind for block in page.blocks] == ["paragraph"]
    assert page.title is None


def test_a_plain_story_keeps_every_line() -> None:
    text = f"{STORY}\nA list of the dead\n\nJan Mole\n\nAnn Teak\n\nThey were buried on Monday."
    assert {kind for kind, _ in kinds(text)} <= KEPT
    assert kinds(text)[0] == ("title", "Army closes road to Loma")


def test_a_date_below_the_headline_is_the_day_of_publication() -> None:
    page = read_page("Army closes road to Loma\n\nMonday, May 18, 2015\n\n" + BODY)
    assert page.published is not None
    assert page.published.value == "2015-05-18"


def test_a_date_in_the_news_itself_is_no_day_of_publication() -> None:
    assert read_page("Army closes road to Loma\n\nThe road was built on May 18, 2015.\n\n" + BODY).published is None


@pytest.mark.parametrize(
    ("line", "place", "agency", "rest"),
    [
        ("LOMA (AP) — Shells fell on Monday.", "LOMA", "AP", "Shells"),
        ("KARA (Loma Wire) 3 May 2021 - Shells fell.", "KARA", "Loma Wire", "Shells"),
        ("KARA, Lomaland, May 3 (Reuters) - Shells fell.", "KARA, Lomaland", "Reuters", "Shells"),
        ("Kara, Lomaland (AFP) -- Shells fell on Monday.", "Kara, Lomaland", "AFP", "Shells"),
        ("NEW DELHI: Shells fell on Monday.", "NEW DELHI", None, "Shells"),
        ("(Reuters) - Shells fell on Monday.", None, "Reuters", "Shells"),
        ("(CNN) Shells fell on Monday.", None, "CNN", "Shells"),
        (
            "KARA, Democratic Republic of the Congo (AFP) - Shells fell.",
            "KARA, Democratic Republic of the Congo",
            "AFP",
            "Shells",
        ),
        (
            "San Juan de Loma, Bosnia and Herzegovina (AP) — Shells fell.",
            "San Juan de Loma, Bosnia and Herzegovina",
            "AP",
            "Shells",
        ),
        ("RIO DE JANEIRO: Shells fell on Monday.", "RIO DE JANEIRO", None, "Shells"),
    ],
    ids=[
        "agency",
        "date-behind-agency",
        "day",
        "lower case",
        "colon",
        "agency alone",
        "no dash",
        "country of words",
        "small words",
        "capitals",
    ],
)
def test_a_dateline_stands_apart_from_its_text(line: str, place: str | None, agency: str | None, rest: str) -> None:
    text = f"Shells fall on town\n\n{line} Nobody was hurt, the mayor said.\n\n{BODY}"
    found = read_page(text).dateline
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert of_kind(text, "paragraph")[0].startswith(rest)
    assert len(of_kind(text, "dateline")) == 1


@pytest.mark.parametrize(
    ("line", "place", "published"),
    [
        ("LOMA, Dec 12, 2021 – Shells fell.", "LOMA", ("2021-12-12", "Dec 12, 2021")),
        ("LOMA, Sept 26, 2021 (AFP) - Shells fell.", "LOMA", ("2021-09-26", "Sept 26, 2021")),
        ("Loma, 22 August 2021 – Shells fell.", "Loma", ("2021-08-22", "22 August 2021")),
        ("LOMA, Monday, 3 May 2021 (AP) - Shells fell.", "LOMA", ("2021-05-03", "Monday, 3 May 2021")),
        (
            "LOMA, Republic of Kara, 4 June 2021 (AP) - Shells fell.",
            "LOMA, Republic of Kara",
            ("2021-06-04", "4 June 2021"),
        ),
        ("LOMA, Feb 9 (Reuters) - Shells fell.", "LOMA", None),
        ("LOMA (AP) — Shells fell.", "LOMA", None),
    ],
    ids=["capitals", "agency", "lower case", "weekday", "country of words", "no year", "no day"],
)
def test_a_full_date_in_the_dateline_is_the_day_of_publication(
    line: str, place: str, published: tuple[str, str] | None
) -> None:
    text = f"Shells fall on town\n\n{line} Nobody was hurt, the mayor said.\n\n{BODY}"
    page = read_page(text)
    assert page.dateline is not None
    assert page.dateline.place == place
    assert (page.published and (page.published.value, words(text, page.published.words))) == published


def test_the_time_that_the_page_prints_goes_before_that_of_the_dateline() -> None:
    text = f"Shells fall on town\n\nMay 18, 2015\n\nLOMA, May 17, 2015 (AP) — Shells fell on Friday.\n\n{BODY}"
    page = read_page(text)
    assert page.published is not None
    assert page.published.value == "2015-05-18"


def test_a_bare_year_between_paragraphs_is_a_crosshead() -> None:
    one, two, three = BODY.strip().split("\n\n")
    text = f"1936\n\n{one}\n\n1937\n\n{two}\n\n1938-39\n\nThe siege\n\n{three}"
    assert of_kind(text, "crosshead") == ["1936", "1937", "1938-39"]


def test_bare_numbers_around_an_article_are_no_crossheads() -> None:
    text = f"Army closes road to Loma - The Loma Post\n{MENU}\n{STORY}\n2015\n2014\n2013\n{MENU}"
    assert of_kind(text, "crosshead") == []


@pytest.mark.parametrize(
    "line",
    [
        "DEAR READER: Nobody knows.", "US - Iran talks ended.", "ISIS-linked fighters fled.", "The mayor (right) left.",
        "HAMAS: We killed 12 soldiers in Gaza.", "ISIS - the group that lost Mosul - is back.", "POLICE: Two men died.",
        "MINISTER - Rebels left the town.", "NEW KARA: Shells fell on Monday.",
    ],
    ids=["address", "two countries", "hyphen", "brackets", "group", "dash", "speaker", "office", "unknown"],
)  # fmt: skip
def test_what_only_looks_like_a_dateline_stays_in_the_paragraph(line: str) -> None:
    assert read_page(f"{line}\n\n{BODY}").dateline is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Teak", ["Ann Teak"]),
        ("By Ann Teak and Jan van der Mole", ["Ann Teak", "Jan van der Mole"]),
        ("By ANN TEAK, JAN MOLE and EVA STONE", ["ANN TEAK", "JAN MOLE", "EVA STONE"]),
        ("By Ann Teak | Fjord Press", ["Ann Teak"]),
        ("By Ann Teak Staff Writer", ["Ann Teak"]),
        ("by Ann Teak — May 18, 2015", ["Ann Teak"]),
        ("Ann Teak - May 18, 2015, 8:15 pm", ["Ann Teak"]),
        ("By Mohammed al-Jolani and Abu Bakr al-Baghdadi", ["Mohammed al-Jolani", "Abu Bakr al-Baghdadi"]),
        ("By Mohammed al-Jolani and Jan Mole", ["Mohammed al-Jolani", "Jan Mole"]),
        ("By Al Jazeera Staff", []),
        ("By Friday Night", []),
        ("By REUTERS", []),
        ("By European Space Agency", []),
    ],
)
def test_a_byline_names_its_authors(line: str, authors: list[str]) -> None:
    text = f"Army closes road to Loma\n\n{line}\n\n{BODY}"
    assert [words(text, author) for author in read_page(text).authors] == authors


@pytest.mark.parametrize("line", ["By Monday the road was open again.", "By far the most were children."])
def test_a_sentence_with_by_is_no_byline(line: str) -> None:
    text = f"Army closes road to Loma\n\n{line}\n\n{BODY}"
    assert line in of_kind(text, "paragraph")


def test_wrapped_lines_make_one_paragraph() -> None:
    text = (
        "Shells fell on the harbour of Loma on Friday night, and the crews of three\n"
        "ships left them at anchor and rowed to the far side of the bay, where they\n"
        "were taken in by fishermen.\n"
        "\n"
        "The governor said that nobody had been hurt, but that the grain in two of\n"
        "the ships had caught fire and could not be saved by the brigades, which\n"
        "came too late.\n"
    )
    assert len(of_kind(text, "paragraph")) == 2


def test_lines_that_end_as_sentences_are_paragraphs_of_their_own() -> None:
    text = "\n".join(BODY.replace("\n\n", "\n").strip().split("\n"))
    assert len(of_kind(text, "paragraph")) == 3


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\r\r", "\u2029"], ids=["LF", "CRLF", "CR", "U+2029"])
def test_any_line_end_parts_paragraphs(end: str) -> None:
    assert len(of_kind(end.join(BODY.strip().split("\n\n")), "paragraph")) == 3


BITS = st.sampled_from(
    ["\n", "\n\n", "\r\n", " ", "Home", "Comments", "By Ann Teak", "May 3, 2019 at 9:15 GMT", "LOMA (AP) — ",
     "Shells fell on Loma.", "© 2020 The Post", "Most Popular", "\u2028", "\ud800", "\u200b", "Your support powers us",
     "2 days ago", "(", "[ 3 comments ]", "—", "3 May 2021 14:05 ", "+99:99", "+2460", "-1260", '"We left Loma"']
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.one_of(BITS, st.text(max_size=20)), max_size=40).map("".join)))
def test_blocks_of_any_string_lie_in_order_inside_it_and_have_no_blank_edges(text: str) -> None:
    end = 0
    for block in read_page(text).blocks:
        found = text[block.start : block.end]
        assert end <= block.start < block.end <= len(text)
        assert found == found.strip() != ""
        end = block.end


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(BITS, st.text(max_size=20)), max_size=40).map("".join))
def test_every_character_that_is_not_blank_is_in_a_block(text: str) -> None:
    inside = sum(len("".join(text[block.start : block.end].split())) for block in read_page(text).blocks)
    assert inside == len("".join(text.split()))


@pytest.mark.parametrize(
    "text",
    ["\n" * 200_000, "word\n" * 100_000, "a" * 300_000, "Comments\n2 days ago\n" * 30_000, "- - - - x\n" * 30_000,
     "Most Popular\n" * 50_000, "By Ann Teak and " * 20_000, "." * 300_000],
    ids=["line ends", "words", "one word", "comments", "dashes", "lists", "bylines", "stops"],
)  # fmt: skip
def test_a_monster_is_read_in_seconds(text: str) -> None:
    started = time.process_time()
    read_page(text)
    assert time.process_time() - started < 20
