"""Who is the agent of an event, where the grammar's subject is not simply he."""

import pytest
from spacy.language import Language

from extractor import spans

AGENTS = [
    ("Chilean helicopters shelled a camp.", {("Chilean helicopters", "agent"), ("Chilean helicopters", "instrument")}),
    ("Helicopters shelled a camp.", {("Helicopters", "instrument")}),
    ("Peruvian border agents shot a farmer.", {("Peruvian border agents", "agent")}),
    ("The ministry issued a declaration demanding that Chad pay.", {("The ministry", "agent")}),
    ("Danish and Polish frigates began 12 days of war games.", {("Danish and Polish frigates", "agent")}),
    ("Kenyan troops launched two weeks of raids.", {("Kenyan troops", "agent")}),
    ("Chad said the raid had killed a boy, promising an inquiry.", {("Chad", "agent")}),
    ("The general said the raid had killed a boy, burning huts.", set()),
    ("Latvian troops were engaged in ethnic cleansing.", {("Latvian troops", "agent")}),
    ("The mayor spoke during ten days of shelling.", set()),
    ("Chad said the rebels were ill, promising revenge.", set()),
    ("Kenyan nurses took part in protests in Lima.", {("Kenyan nurses", "agent")}),
    ("Miners joined a rally in Lima.", {("Miners", "agent")}),
    ("The navy did not take part in the coup.", set()),
    ("Basque youths resorted to throwing stones at the police.", {("Basque youths", "agent")}),
    ("Kenyan officials said that a truce was out of the question.", {("Kenyan officials", "agent")}),
    ("Yemen's Houthis claim missile attack on Riyadh.", {("Houthis", "agent")}),
    ("Chad's offensive on Gao began.", {("Chad", "agent")}),
    ("Chad's king on Friday shortened by an hour the nightly curfew.", {("Chad's king", "agent")}),
    ("The curfew was shortened by the king.", {("the king", "agent")}),
    ("The insurgency attacked a base near Gao.", {("The insurgency", "agent")}),
    ("The insurgency has killed 40 soldiers since May.", set()),
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
