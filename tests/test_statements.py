"""Statements: who said what."""

import pytest
from spacy.language import Language

from extractor import spans
from extractor.components.statements import rules
from extractor.reading.plain import PLAIN
from extractor.spans import Words


def told(nlp: Language, text: str) -> list[tuple[str | None, str | None, str, bool]]:
    doc = nlp(text.translate(PLAIN))

    def words(span: Words | None) -> str | None:
        return doc[span.start : span.end].text if span else None

    found = spans.read(doc, spans.STATEMENTS)
    return [(words(s.speaker), words(s.cue), words(s.content) or "", s.quoted) for s in found]


CASES = {
    "a quotation before its cue": (
        '"We will never leave," the mayor said.',
        [("the mayor", "said", "We will never leave", True)],
    ),
    "a quotation behind an inverted cue": (
        '"It was horrible," said Juana Paz, a nurse.',
        [("Juana Paz", "said", "It was horrible", True)],
    ),
    "a cue that splits a quotation": (
        '"We will fight," the minister said, "until the end."',
        [("the minister", "said", "We will fight", True), ("the minister", "said", "until the end", True)],
    ),
    "a quotation that goes on": (
        '"We lost everything," Rosa Quispe said. "The water took the house."',
        [
            ("Rosa Quispe", "said", "We lost everything", True),
            ("Rosa Quispe", None, "The water took the house", True),
        ],
    ),
    "curly quotation marks": (
        "“The bridge is gone,” he told reporters.",
        [("he", "told", "The bridge is gone", True)],
    ),
    "an open quotation that the paragraph ends": (
        'The general said: "Our men did not fire at the crowd',
        [("The general", "said", "Our men did not fire at the crowd", True)],
    ),
    "a cue that governs the quotation, not the one beside it": (
        'Mayors called the tax "a gift to the rich" and urged the king to withdraw it.',
        [("Mayors", "called", "a gift to the rich", True)],
    ),
    "reported speech": (
        "Police said two men had fled to Cusco.",
        [("Police", "said", "two men had fled to Cusco", False)],
    ),
    "reported speech with told": (
        "Peter Okello told reporters that the army would stay.",
        [("Peter Okello", "told", "the army would stay", False)],
    ),
    "reported speech before its cue": (
        "The ferry sank within minutes, witnesses said.",
        [("witnesses", "said", "The ferry sank within minutes", False)],
    ),
    "a relative clause": (
        "Maria Lopez, who said she had seen the attack, fled.",
        [("Maria Lopez", "said", "she had seen the attack", False)],
    ),
    "according to in front": (
        "According to the ministry, 12 people were arrested.",
        [("the ministry", "According to", "12 people were arrested", False)],
    ),
    "according to behind": (
        "Twelve people were arrested, according to the governor.",
        [("the governor", "according to", "Twelve people were arrested", False)],
    ),
    "a few quoted words within reported speech": (
        'She told reporters that the "cruel" law would be changed.',
        [("She", "told", 'the "cruel" law would be changed', False)],
    ),
    "a role in front of the name": (
        'The chief of OPEC Omar Sule warned of a "long dry year".',
        [("Omar Sule", "warned", "long dry year", True)],
    ),
    "words in marks that nobody says": ('The so-called "green line" was crossed.', []),
    "an empty saying": ("He said nothing.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_statement_has_its_speaker_cue_and_content(
    nlp: Language, text: str, expected: list[tuple[str | None, str | None, str, bool]]
) -> None:
    assert told(nlp, text) == expected


def test_each_rule_says_how_it_finds() -> None:
    assert all(rule.how for rule in rules())
