"""Explaining: which rule made an event of which words and why, and why others made none."""

import pytest

from extractor import Extractor, InputError, Row, explain


@pytest.mark.parametrize(
    ("text", "words", "event", "reason"),
    [
        ("Gunmen will attack the port.", "attack", "e1", "planned by 'will'"),
        ("Gunmen will attack the port.", "attack", "e1", "agent 'Gunmen'"),
        ("She had a heart attack.", "attack", None, "a look-alike: `modifier` holds 'heart'"),
        ("Talks are common. Raids are common.", "Raids", None, "no event in particular: no one, no time and no place"),
        ("They agreed to halt attacks on the port.", "attacks", None, "called off by 'halt'"),
        ("Gunmen shot a nun in Jos. The attack shocked many.", "attack", "e1", "speaks of what 'shot' told"),
        ("A bomb blast killed nine nuns in Jos.", "killed", "e1", "one with 'bomb blast' in its sentence"),
        ("A nun was shot in Jos. The Red Dawn said it was behind it.", "shot", "e1", "main"),
        ("The Red Dawn was behind the bombing in Jos.", "bombing", "e1", "agent 'The Red Dawn' by that"),
        ("The Red Dawn was behind the bombing in Jos.", "bombing", "e1", "responsibility confirmed by 'behind'"),
        ("Police foiled an attack in Jos.", "attack", "e1", "outcome foiled"),
        ("Nobody claimed responsibility for it.", "claimed responsibility", None, "it says that nobody did it"),
        ("Police arrested 20 people at a protest.", "arrested", "e1", "sub, part of e2"),
        ("He met a bear.", "met", None, "lacks a word that it asks for: `subject` holds none of its"),
    ],
    ids=[
        *("status", "argument", "look-alike", "generic", "called off", "told before", "one sentence", "salience"),
        *("culprit", "responsibility", "outcome", "nobody", "part of", "missing word"),
    ],
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
