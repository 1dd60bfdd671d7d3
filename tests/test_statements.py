"""Statements: who said what."""

import pytest
from spacy.language import Language

from extractor import pipeline, spans
from extractor.components.statements import rules
from extractor.reading.plain import PLAIN
from extractor.spans import Layout, Section, Words


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
    "a speaker with an apostrophe in the name": (
        '"We will fight," said Jim O\'Brien.',
        [("Jim O'Brien", "said", "We will fight", True)],
    ),
    "a speaker whose name goes on behind its head": (
        "The Peruvian Observatory for Fair Trade said the port had closed.",
        [("Peruvian Observatory for Fair Trade", "said", "the port had closed", False)],
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
    "single quotation marks": (
        "'We will never leave,' the mayor said. 'It is our home.'",
        [("the mayor", "said", "We will never leave", True), ("the mayor", None, "It is our home", True)],
    ),
    "an apostrophe within single marks": (
        "He called it 'a gift to the miners' union' and left.",
        [("He", "called", "a gift to the miners' union", True)],
    ),
    "apostrophes that quote nothing": (
        "The teachers' strike and the miners' march ended, police said.",
        [("police", "said", "The teachers' strike and the miners' march ended", False)],
    ),
    "a quotation within a quotation": (
        "The minister said: 'She told me \"go home\" and I did.'",
        [("The minister", "said", 'She told me "go home" and I did', True)],
    ),
    "reported speech up to a semicolon": (
        "The minister said the road was safe; rebels mined it the next day.",
        [("The minister", "said", "the road was safe", False)],
    ),
    "a cue that breaks into what is reported": (
        "The attack, the army said, killed two.",
        [("the army", "said", "The attack, the army said, killed two", False)],
    ),
    "according to in the middle": (
        "The ship, according to police, sank at dawn.",
        [("police", "according to", "The ship, according to police, sank at dawn", False)],
    ),
    "a speaker with a clause about him": (
        "Peter Okello, who leads the Green Party, said the vote was lost.",
        [("Peter Okello", "said", "the vote was lost", False)],
    ),
    "somebody who is told": (
        "Peter Okello told Rosa Quispe that the army would stay.",
        [("Peter Okello", "told", "the army would stay", False)],
    ),
    "two short halves around the cue": (
        '"The raid," police said, "was over."',
        [("police", "said", "The raid", True), ("police", "said", "was over", True)],
    ),
    "a verb within what is quoted": (
        '"Nobody asked us," Rosa Quispe complained.',
        [("Rosa Quispe", "complained", "Nobody asked us", True)],
    ),
    "a question behind which stands who asks": (
        '"Will you go?" asked the judge.',
        [("the judge", "asked", "Will you go?", True)],
    ),
    "a clause of saying that begins with as": (
        "As the minister said, the war is over.",
        [("the minister", "said", "the war is over", False)],
    ),
    "a clause of saying that ends with as": (
        "The war is over, as Rosa Quispe told reporters.",
        [("Rosa Quispe", "told", "The war is over", False)],
    ),
    "as of time": ("The army left as police said nothing.", []),
    "another's denial before a semicolon": (
        "Officials denied the raid; police said ten died.",
        [("police", "said", "ten died", False)],
    ),
    "what stands between a semicolon and the cue": (
        "Ten people died in the raid; the town burned, police said.",
        [("police", "said", "the town burned", False)],
    ),
    "quoted words at the end of what is reported": (
        'Police said the raid was "a disaster".',
        [("Police", "said", 'the raid was "a disaster"', False)],
    ),
    "quoted words at its beginning": (
        'Police said "too early" was the answer.',
        [("Police", "said", '"too early" was the answer', False)],
    ),
    "words in marks that nobody says": ('The so-called "green line" was crossed.', []),
    "an empty saying": ("He said nothing.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_statement_has_its_speaker_cue_and_content(
    nlp: Language, text: str, expected: list[tuple[str | None, str | None, str, bool]]
) -> None:
    assert told(nlp, text) == expected


PARAGRAPHS = {
    "the speaker told in the first": (
        ['"We lost the house," Rosa Quispe said. "And then the road', '"Nobody came to help us."'],
        [("We lost the house", "Rosa Quispe"), ("And then the road", "Rosa Quispe"),
         ("Nobody came to help us", "Rosa Quispe")],
    ),
    "the speaker told in the second": (
        ['"We lost the house.', '"Nobody came," Rosa Quispe said.'],
        [("We lost the house", "Rosa Quispe"), ("Nobody came", "Rosa Quispe")],
    ),
    "a closed quotation, and another speaker's": (
        ['"We lost the house," Rosa Quispe said.', '"Nobody came."'],
        [("We lost the house", "Rosa Quispe")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS.keys())
def test_a_quotation_that_a_paragraph_leaves_open_goes_on_in_the_next(
    nlp: Language, paragraphs: list[str], expected: list[tuple[str, str]]
) -> None:
    layout = Layout(tuple(Section(0, 0, "paragraph") for _ in paragraphs))
    doc = pipeline.analyse(nlp, paragraphs, layout)
    found = [(s.content, s.speaker) for s in spans.read(doc, spans.STATEMENTS)]
    assert [(doc[c.start : c.end].text, doc[s.start : s.end].text) for c, s in found] == expected


def test_each_rule_says_how_it_finds() -> None:
    assert all(rule.how for rule in rules())
