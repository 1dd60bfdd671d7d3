"""For any text whatever: no crash, no broken offset, no dangling reference, the same bytes twice."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractor import Article, Extractor, Row, mentions
from extractor.formats.json_document import json_document
from extractor.pieces import ends, pieces
from extractor.reading.parts import read_page
from extractor.reading.plain import plain

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))
NEWS = (
    "Gunmen rebels police army troops soldiers Iraq Kabul Washington US Mr Biden the a killed wounded attack attacked "
    "shelled withdraw withdrew ceasefire on in near from to by of and but no not will would if at least 3,000 2,500 "
    "seven dozens Tuesday January 2021 yesterday five days before said"
)
MARKS = '" “ ” ’s - — ( ) . , ; \u200b \u202e 🚀 é e\u0301 \ud800'
WORDS = st.sampled_from([*NEWS.split(), *MARKS.split(), "\n", "\n\n", "\t", "\u00a0"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=80).map(" ".join))


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


def check(extractor: Extractor, text: str) -> Article:
    article = extractor(text)
    for mention in mentions(article):
        assert text[mention.start : mention.end] == mention.text
    body, removed = article.article.body, [(part.start, part.end) for part in article.article.removed]
    for stretches in (body, removed, sorted([*body, *removed])):
        assert_in_order(stretches, text)
    document = json_document(article)
    assert Article.model_validate(json.loads(document), context={"text": text}) == article
    assert json_document(extractor(text)) == document
    return article


def assert_in_order(stretches: Sequence[tuple[int, int]], text: str) -> None:
    """None is empty, none overlaps the next, and all lie inside the text."""
    bounds = [bound for stretch in stretches for bound in stretch]
    assert all(start < end for start, end in stretches)
    assert bounds == sorted(bounds)
    assert not bounds or (bounds[0] >= 0 and bounds[-1] <= len(text))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example("")
@example("\n\n")
@example("killed")
@example("0")
@given(text=TEXTS)
def test_any_text_gives_a_valid_record(extractor, text):
    check(extractor, text)


PARTS = (
    "Home", "News | Sport | Weather", "Sign in", "We use cookies to improve your visit. Accept all", "Advertisement",
    "Rockets hit port of Loma, killing seven", "ROCKETS HIT PORT OF LOMA", "Seven people died and dozens were hurt.",
    "By Ann Teak, Africa Editor", "Ann Teak and Jan Mole in Loma", "The Loma Post", "Published 3 May 2022 21:05 BST",
    "Updated: May 4, 2022", "LOMA, May 3 (Reuters) - Rockets hit the port on Tuesday, the army said.", "(AP) —",
    "Rebels fired rockets at the port of Loma on Tuesday and killed at least seven people, officials said.",
    "The army, which has 2,500 soldiers there, will withdraw by the end of June, its spokesman Jan Mole said.",
    "“Nobody has claimed it,” Mr Mole told reporters. “We are looking for those who did it.”", "What we know",
    "Smoke over the port. (Ann Teak/AP)", "Photo: Jan Mole/Reuters", "Share on Facebook", "415 shares",
    "Read more: Army closes road to Loma", "Related stories", "Support our journalism", "Give from as little as $1.",
    "Sign up to our briefing", "Topics", "Filed under: Loma, ports", "Leave a reply", "Jan says: What a mess!",
    "Reporting by Ann Teak; Editing by Jan Mole", "Ann Teak covers ports for The Loma Post.", "* * *", "|", "2022",
    "Terms of use", "© 2022 The Loma Post", "Length: 512 words", "\u200b", "\ud800", "e\u0301\u0302", "\x00\x07",
)  # fmt: skip
BREAKS = ("\n", "\n\n", "\r\n", "\r", "\u2028", "\x85", "\n \n", " \n", "\n\n\n\t", " ", "")
PAGES = st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(BREAKS)), max_size=40).map(
    lambda rows: "".join(part + line_break for part, line_break in rows)
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example("".join(f"{part}\n" for part in PARTS))
@example("".join(f"{part}\n\n" for part in reversed(PARTS)))
@given(text=PAGES)
def test_any_page_gives_a_valid_record(extractor, text):
    check(extractor, text)


@settings(max_examples=300, deadline=None)
@example("\ud800")
@example("\u2028\x85\x1c")
@given(text=st.one_of(PAGES, TEXTS))
def test_the_parts_of_any_page_lie_in_order(text):
    page = read_page(text)
    assert_in_order([(block.start, block.end) for block in page.blocks], text)
    for block in page.blocks:
        assert text[block.start : block.end] == text[block.start : block.end].strip()
    named = (page.title, page.standfirst, page.publisher, *page.authors)
    assert all(0 <= part.start < part.end <= len(text) for part in named if part)


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(PAGES, TEXTS))
def test_every_searched_character_is_in_exactly_one_piece(text):
    page = read_page(text)
    for block in page.searched:
        bounds = [block.start, *ends(text, block.start, block.end)]
        assert bounds == sorted({*bounds})
        assert bounds[-1] == block.end
    assert "".join(words for words, _ in pieces(text, page)) == "".join(
        plain(text[block.start : block.end])[0] for block in page.searched
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.upper(),
        lambda text: text.lower(),
        lambda text: text.replace("'", "’").replace('"', "“"),
        lambda text: text[::-1],
        lambda text: "\ufeff" + text,
    ],
    ids=["as is", "CRLF", "no-break spaces", "capitals", "lower case", "curly quotes", "backwards", "mark"],
)
def test_a_spoilt_sample_gives_a_valid_record(extractor, path, spoil):
    check(extractor, spoil(path.read_text(encoding="utf-8")))


def test_an_article_does_not_depend_on_its_neighbours(extractor):
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    alone = [json_document(extractor(text)) for text in texts]
    together = [json_document(article) for article in extractor.pipe(Row(text) for text in texts * 2)]
    assert together == alone * 2
    backwards = [json_document(extractor(text)) for text in reversed(texts)]
    assert alone == backwards[::-1]


# Fragments without a full stop, so that nothing but the blank line ends a sentence.
FRAGMENTS = (
    "Blast kills 12", "170", "Paris police said", "YEREVAN, Sept 26", "At least", "Six soldiers and", "two civilians",
    "were killed", "killed and", "wounded 20", "officers were hurt", "more than", "3,000", "-strong border guard",
    "including", "five children", "a child", "another was wounded", "no", "one was hurt", "the toll rose to", "dead",
    "the Kenyan", "army", "Foreign Minister", "Amina Otieno", "a spokesman for the", "Taliban", "United", "Nations",
    "New", "York", "near the city of", "Homs", "east of", "Aleppo, in", "northern Syria", "rocket", "attack",
    "attacked", "on 3", "May 2019", "between Monday and", "Tuesday", "two", "days later", "from March to", "last",
    "week", "at", "5 pm", "since", "said", "according to", "that rebels had fled", "who claimed responsibility",
    "an air", "strike on", "(", ")", "- the", "five of them", "seriously", "peace", "talks with", "withdrew all",
    "2,500 troops", "by", "of",
)  # fmt: skip
STACKS = st.lists(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map(" ".join), min_size=2, max_size=8)


def parted(article: Article) -> list[str]:
    """The mentions that run over a blank line, quotations left out: those may go on in a new paragraph."""
    quoted = {(said.content.start, said.content.end) for said in article.statements if said.quoted}
    return [
        mention.text
        for mention in mentions(article)
        if "\n\n" in mention.text and (mention.start, mention.end) not in quoted
    ]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example(["Blast kills 170", "YEREVAN, Sept 26 (Reuters)"])
@example(["Explosion kills 12", "Paris police said"])
@example(["Rebels fire rocket", "attack near Homs"])
@given(paragraphs=STACKS)
def test_no_mention_runs_over_a_blank_line(extractor, paragraphs):
    assert parted(extractor("\n\n".join(paragraphs))) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_mention_of_a_sample_runs_over_a_blank_line(extractor, path):
    assert parted(extractor(path.read_text(encoding="utf-8"))) == []
