"""Who is the agent of an event, where the grammar's subject is not simply he."""

import pytest
from spacy.language import Language

from extractor import spans

AGENTS = [
    ("Chilean helicopters shelled a camp.", {("Chilean helicopters", "agent"), ("Chilean helicopters", "instrument")}),
    ("Helicopters shelled a camp.", {("Helicopters", "instrument")}),
    ("Peruvian border agents shot a farmer.", {("Peruvian border agents", "agent")}),
    ("The ministry issued a declaration demanding that Chad pay.", {("The ministry", "agent")}),
    ("Lome recalled its envoy from Accra.", {("Lome", "agent")}),  # the model sees no name in it
    ("The police association refused to end the strike.", {("The police association", "agent")}),
    ("Peru speeded up the withdrawal of its troops from Chad.", {("Peru", "agent")}),
]


@pytest.mark.parametrize(("text", "expected"), AGENTS, ids=[text for text, _ in AGENTS])
def test_an_agent_is_who_acts(nlp: Language, text: str, expected: set[tuple[str, str]]) -> None:
    doc = nlp(text)
    found = {
        (doc[argument.start : argument.end].text, argument.role)
        for trigger in spans.read(doc, spans.TRIGGERS)
        for argument in trigger.arguments
        if argument.role in {"agent", "instrument"}
    }
    assert expected <= found
    assert {words for words, role in found if role == "agent"} == {words for words, role in expected if role == "agent"}
