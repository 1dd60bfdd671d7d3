"""Explaining: which rule made an event of which words and why, and why others made none."""

import pytest

from extractor import Extractor, InputError, Row, explain


@pytest.mark.parametrize(
    ("text", "words", "event", "reason"),
    [
        ("Gunmen will attack the port.", "attack", "e1", "planned by 'will'"),
        ("Gunmen will attack the port.", "attack", "e1", "agent 'Gunmen'"),
        ("She had a heart attack.", "attack", None, "a look-alike: `modifier` holds 'heart'"),
        ("Talks are common. Raids are common.", "Raids", None, "no event in particular, or one that is called off"),
        ("Nobody claimed responsibility for it.", "claimed responsibility", None, "it says that nobody did it"),
        ("Police arrested 20 people at a protest.", "arrested", "e1", "sub, part of e2"),
        ("He met a bear.", "met", None, "lacks a word that it asks for: `subject` holds none of its"),
    ],
    ids=["status", "argument", "look-alike", "generic", "nobody", "part of", "missing word"],
)
def test_each_word_tells_its_rule_and_its_reason(text, words, event, reason):
    found = next(one for one in explain(text) if one.words == words)
    assert text[found.start : found.end] == words
    assert found.event == event
    assert reason in "; ".join(found.reasons)
    assert found.rule in str(found)


def test_an_article_above_the_ceiling_is_not_explained_either():
    with pytest.raises(InputError, match="too large"):
        Extractor(max_chars=5).explain(Row("Gunmen attacked the port."))
