"""Ceilings, each with its message, and texts that wear a reader out: at a fraction of their size, since the time that
they take is measured by benchmarks/speed.py."""

import json
from itertools import pairwise

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.worst_texts import texts
from cli import extract
from extractor import Extractor, InputError, Row, mentions, pieces, pipeline
from extractor.reading import sources
from extractor.reading.page import Block, Page

WORST = texts(0.02)
SENTENCE = "Shells hit Homs on Friday. "  # six tokens


@pytest.mark.parametrize("name", WORST, ids=lambda name: name)
def test_a_text_that_wears_a_reader_out_gives_a_sound_record(extractor, name):
    text = WORST[name]
    article = extractor(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions(article))
    assert "truncated" not in {note.code for note in article.notes}


def test_too_many_characters_are_refused_with_both_numbers():
    with pytest.raises(InputError) as caught:
        Extractor(max_chars=1_000)(SENTENCE * 100, name="big.txt")
    assert str(caught.value) == (
        "big.txt: too large (2,700 characters, the ceiling is 1,000) (try: --max-chars N, or split the file)"
    )


def test_as_many_characters_as_the_ceiling_are_read():
    assert Extractor(max_chars=len(SENTENCE))(SENTENCE).events


def test_articles_before_one_that_is_too_large_are_given_first():
    articles = Extractor(max_chars=100).pipe([Row(SENTENCE), Row(SENTENCE * 10)])
    assert next(articles).source.characters == len(SENTENCE)
    with pytest.raises(InputError, match="too large"):
        next(articles)


def test_the_command_refuses_a_large_file_and_reads_the_next(tmp_path):
    (tmp_path / "big.txt").write_text(SENTENCE * 10)
    (tmp_path / "small.txt").write_text(SENTENCE)
    result = CliRunner().invoke(extract, ["--max-chars", "100", str(tmp_path)])
    assert result.exit_code == 1
    assert "big.txt: too large (270 characters, the ceiling is 100) (try: --max-chars N, or split" in result.stderr
    assert json.loads(result.stdout)["source"]["name"].endswith("small.txt")


def test_a_file_larger_than_any_article_is_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 1_000)
    (tmp_path / "huge.txt").write_text(SENTENCE * 100)
    (found,) = sources.read_sources([str(tmp_path / "huge.txt")])
    assert isinstance(found, InputError)
    assert found.problem == "too large (more than 1,000 bytes)"


def test_what_lies_beyond_the_ceiling_on_tokens_is_told(monkeypatch):
    monkeypatch.setattr(pipeline, "MAX_TOKENS", 20)
    text = "\n\n".join(f"Shells hit Homs, {n}, {n}, {n}." for n in range(10, 30))
    article = Extractor(max_chars=len(text))(text)
    (note,) = [note for note in article.notes if note.code == "truncated"]
    end = int(note.message.split("character ")[1].split()[0])
    assert text[end:].startswith("Shells hit Homs")
    assert 0 < max(mention.end for mention in mentions(article)) <= end
    assert article.article.body[-1][1] == len(text)


def test_an_ordinary_paragraph_is_one_piece():
    assert pieces.ends(SENTENCE * 200, 0, 5_400) == [5_400]


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        (SENTENCE * 2_000, pieces.LONGEST_PIECE),
        ("word " * 5_000, pieces.LONGEST_RUN * 5),
        ("a" * 5_000, pieces.LONGEST_WORD),
        ("!" * 5_000, pieces.LONGEST_WORD),
        ("! " * 5_000, pieces.MOST_WORDS * 2),
    ],
    ids=["sentences", "no full stop", "one word", "marks", "marks apart"],
)
def test_a_paragraph_beyond_all_habit_is_cut(text, longest):
    found = [0, *pieces.ends(text, 0, len(text))]
    assert max(end - start for start, end in pairwise(found)) <= longest


def test_a_long_paragraph_is_cut_behind_a_full_stop():
    text = SENTENCE * 1_000
    assert all(text[:end].endswith(". ") for end in pieces.ends(text, 0, len(text)))


@settings(max_examples=100, deadline=None)
@example(text="a" * 700 + " " + ". ".join("bcd" * 200))
@given(text=st.lists(st.sampled_from(["word ", "stop. ", "x" * 400, " " * 50, "! ", "é\u0301", "\u2028"])).map("".join))
def test_every_character_is_in_exactly_one_piece(text):
    text = text.strip()
    blocks = tuple(Block(0, len(text), "paragraph") for _ in text[:1])
    found = [section.shift for _, section in pieces.pieces(text, Page(blocks))]
    ends = pieces.ends(text, 0, len(text))
    if text:
        assert found == [0, *ends[:-1]]
        assert ends == sorted({*ends})
        assert ends[-1] == len(text)
