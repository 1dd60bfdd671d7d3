"""Columns: a Doc's tokens as plain lists say the same as the tokens."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor import columns


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp('Shells fell on Loma.  "Nobody slept," said Ann Teak, 43. They hit twenty homes')


@pytest.mark.parametrize(
    ("attribute", "name"),
    [("ORTH", "text"), ("LOWER", "lower_"), ("LEMMA", "lemma_"), ("POS", "pos_"), ("DEP", "dep_")],
)
def test_a_column_holds_what_the_tokens_say(doc: Doc, attribute: str, name: str) -> None:
    assert columns.column(doc, attribute) == [getattr(token, name) for token in doc]


def test_tokens_are_found_by_the_ids_of_their_words(doc: Doc) -> None:
    found = columns.where(doc, "LOWER", columns.ids_of(["loma", "they", "absent"]))
    assert [doc[index].text for index in found] == ["Loma", "They"]


def test_spaced_words_make_the_text(doc: Doc) -> None:
    assert "".join(columns.spaced(doc)) == doc.text


def test_each_token_lies_in_the_sentence_that_the_model_gives_it(doc: Doc) -> None:
    sentences = columns.Sentences(doc)
    assert [sentences.at(token.i) for token in doc] == [(token.sent.start, token.sent.end) for token in doc]
