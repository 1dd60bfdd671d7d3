"""What nobody sees in a text keeps no record from being found, and each mention is the input's own characters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Extractor
from extractor.reading.lines import lines
from extractor.reading.mojibake import mojibake
from extractor.reading.plain import plain
from extractor.spans import Section


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "count", "place", "date"),
    [
        ("Two soldiers were kil\u00adled in Mos\u00adul on 3 May 2019.", "Two soldiers", "Mos\u00adul", "3 May 2019"),
        (
            "\u200bTwo soldiers were killed in\u200b Mosul\u200b on 3 M\u200bay 2019\u200b.",
            "Two soldiers",
            "Mosul",
            "3 M\u200bay 2019",
        ),
        (
            "Two\u2060 sol\ufeffdiers were killed in Mosul\ufeff on 3 May 2019.",
            "Two\u2060 sol\ufeffdiers",
            "Mosul",
            "3 May 2019",
        ),
        (
            "\u202aTwo\u202c soldiers\u200f were \u2068killed\u2069 in \u200eMosul\u200e on 3 May\u200f 2019.",
            "Two\u202c soldiers",
            "Mosul",
            "3 May\u200f 2019",
        ),
        ("Two sol\0diers were killed in Mosul\0 on 3 May 2019.", "Two sol\0diers", "Mosul", "3 May 2019"),
        (
            "\x1b[1mTwo soldiers\x1b[0m were \x1b[31mkilled\x1b[0m in Mosul on 3 May 2019.",
            "Two soldiers",
            "Mosul",
            "3 May 2019",
        ),
        (
            "Two\u00a0soldiers were\u202fkilled in\u2009Mosul on 3\u00a0May\u20072019.",
            "Two\u00a0soldiers",
            "Mosul",
            "3\u00a0May\u20072019",
        ),
        ("Two ﬁghters were killed in Mosul on 3 May 2019.", "Two ﬁghters", "Mosul", "3 May 2019"),
        ("Two soldiers were killed in Co\u0301rdoba on 3 May 2019.", "Two soldiers", "Co\u0301rdoba", "3 May 2019"),
        ("😀 Two soldiers were killed in Mosul on 3 May 2019.", "Two soldiers", "Mosul", "3 May 2019"),
        ("Two soldiers were killed in Mosul\ufffds old city on 3 May 2019.", "Two soldiers", "Mosul", "3 May 2019"),
        ("Some 2\u00a0500 people were killed in Mosul on 3 May 2019.", "Some 2\u00a0500 people", "Mosul", "3 May 2019"),
    ],
    ids=[
        "soft hyphens",
        "zero-width blanks",
        "word joiners and marks of order",
        "bidirectional marks",
        "NULs",
        "colours of a terminal",
        "no-break blanks",
        "ligatures",
        "combining accents",
        "astral characters",
        "a byte lost before s",
        "a no-break blank in a number",
    ],
)
def test_records_are_found_through_odd_characters(
    extractor: Extractor, text: str, count: str, place: str, date: str
) -> None:
    article = extractor(text)
    assert [mention.text for mention in article.casualties[0].mentions] == [count]
    assert place in [mention.text for found in article.places for mention in found.mentions]
    assert [mention.text for found in article.dates for mention in found.mentions] == [date]
    assert [note.code for note in article.notes if note.code in {"empty", "encoding", "language"}] == []


@pytest.mark.parametrize(
    "quotes",
    ["“”", '“"', '"”', "„“", "\x93\x94"],
    ids=["curly", "curly and straight", "straight and curly", "low", "of Windows"],
)
def test_a_quotation_is_found_between_any_quotes(extractor: Extractor, quotes: str) -> None:
    article = extractor(
        f"{quotes[0]}We will stay in Mosul,{quotes[1]} a spokesman told The\u00a0Independent on Friday."
    )
    assert [found.content.text for found in article.statements] == ["We will stay in Mosul"]
    assert "The\u00a0Independent" in [mention.text for found in article.actors for mention in found.mentions]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u200e\0"], ids=["nothing", "blanks", "nothing to be seen"])
def test_a_text_without_words_gives_a_note(extractor: Extractor, text: str) -> None:
    assert [note.code for note in extractor(text).notes] == ["empty"]


@given(st.text(st.sampled_from("ab \u00ad\u200b\u0301\u0323ﬁé“\x1b[m1\ufffds\0😀")))
def test_every_stretch_that_the_model_reads_leads_back(text: str) -> None:
    words, seams = plain(text)
    section = Section(0, len(words), "paragraph", seams=seams)
    places = [(section.input_start(n), section.input_end(n + 1)) for n in range(len(words))]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert places == sorted(places)
    unseen = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    assert all(plain(gap)[0] == "" for gap in unseen)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the countryâ€™s army", ["â€™"]),
        ("â€œWe leave,â€\x9d JosÃ© said", ["â€œ", "â€\x9d", "Ã©"]),
        ("SÃ£o Paulo and MÃ¼nchen", ["Ã£", "Ã¼"]),
        ("Turkeyâ\x80\x99s", ["â\x80\x99"]),
        ("JosÃƒÂ© left", ["ÃƒÂ©"]),
        ("2Â\u00a0500 men", ["Â\u00a0"]),
        ("Ù…Ø\u00adÙ…Ø¯", ["Ù…Ø\u00adÙ…Ø¯"]),
        ("«Il est blessé…» dit-il", []),
        ("CAFÉ” FERMÉ » L’ÉTÉ »", []),
        ("“AMANHÔ, NAÇÃ»", []),
        ("a fiancé’” he said", []),
        ("Nguyễn Phú Trọng và Đặng Văn Lâm, São João, Łódź’s", []),
        ("İstanbul’da Öcalan’ı, „Über Ö“, Ángel “Niño” Muñoz", []),
    ],
)
def test_mojibake_is_told_from_names(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in mojibake(text)] == found


def test_mojibake_is_read_as_given_with_a_note(extractor: Extractor) -> None:
    text = "Syriaâ€™s army said that two soldiers were killed in CÃ³rdoba on 3 May 2019."
    (note,) = [note for note in extractor(text).notes if note.code == "encoding"]
    assert "in 2 places, first at character 5" in note.message
    assert extractor(text).casualties[0].mentions[0].text == "two soldiers"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two were kil-\nled in Oslo.", "Two were killed in Oslo."),
        ("Nine peo-\r\n  ple fled.", "Nine people fled."),
        ("A well-\nknown judge fled.", "A well-known judge fled."),
        ("The Saudi-\nled force left.", "The Saudi-led force left."),
        ("The tea-\nparty met. Another tea-party did.", "The tea-party met. Another tea-party did."),
        ("A road-\nblock on the road, block by block.", "A road-block on the road, block by block."),
        ("The north-\nern gate", "The northern gate"),
        ("a 12-year-\nold boy", "a 12-year-old boy"),
        ("On 3-\n4 May", "On 3- 4 May"),
        ("the Oslo-\nBergen line", "the Oslo- Bergen line"),
    ],
    ids=[
        "cut",
        "cut-indented",
        "compound",
        "led",
        "hyphen-elsewhere",
        "both-parts-words",
        "ending",
        "age",
        "digits",
        "capital",
    ],
)
def test_a_word_cut_by_the_end_of_a_line_is_made_whole_unless_its_hyphen_is_its_own(text: str, words: str) -> None:
    assert plain(text)[0] == words


COPIED = "Flood in Peru\nAt least nine people were kil-\nled on 3 Octo-\nber 2019 in Lima, Peru, po-\nlice said.\n"


def test_a_page_of_cut_words_is_read_by_paragraphs() -> None:
    text = (
        "At least nine people were kil-\nled on 3 October 2019 in Li-\nma, Peru. Two were found by\nPolice in Cusco.\n"
    )
    assert len(lines(text)) == 1


def test_offsets_go_through_a_cut_word_to_the_input() -> None:
    article = Extractor()(COPIED)
    (killed,) = article.casualties
    assert (killed.min, killed.trigger and killed.trigger.text) == (9, "kil-\nled")
    assert [(date.value, date.mentions[0].text) for date in article.dates] == [("2019-10-03", "3 Octo-\nber 2019")]
