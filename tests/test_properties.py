"""For any text whatever: no crash, no broken offset, no dangling reference, the same bytes twice."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractor import Article, Extractor, Row, mentions
from extractor.formats.json_document import json_document

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
    for start, end in article.article.body:
        assert 0 <= start < end <= len(text)
    assert json_document(extractor(text)) == json_document(article)
    return article


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
    together = [json_document(article) for article in extractor.pipe(Row(text) for text in texts * 8)]
    assert together == alone * 8
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
