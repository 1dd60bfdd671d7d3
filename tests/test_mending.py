"""What the model misreads again and again is put right before any room reads it."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "agent", "target"),
    [
        ("Gunmen on a motorcycle shot dead two guards in Quetta.", "Gunmen", "two guards"),
        ("Unidentified assailants riding motorbikes shot dead a cleric.", "Unidentified assailants", "a cleric"),
        ("Armed men left the van and shot dead nine passengers.", "Armed men", "nine passengers"),
        ("Police said gunmen shot dead three nurses in Gao.", "gunmen", "three nurses"),
        ("Two men on a scooter shot dead the mayor of the town, police said.", "Two men", "the mayor"),
        ("A sniper shot dead a nurse.", "A sniper", "a nurse"),
    ],
    ids=["motorcycle", "riding", "second-verb", "told", "scooter", "plain"],
)
def test_who_shot_whom_dead(extractor, sentence, agent, target):
    (event,) = extractor(sentence).events
    roles = {argument.role.value: argument.mention.text for argument in event.arguments}
    assert (event.trigger.text, roles) == ("shot dead", {"agent": agent, "target": target})


@pytest.mark.parametrize(
    "sentence",
    [
        "A cleric was shot dead in Gao.",
        "Two traders were shot dead by bandits.",
        "A nurse, shot dead on Monday, was 40.",
    ],
    ids=["passive", "by", "participle"],
)
def test_who_was_shot_dead_shot_nobody(extractor, sentence):
    arguments = [argument for event in extractor(sentence).events for argument in event.arguments]
    assert not [a for a in arguments if a.role == "agent" and a.mention.text != "bandits"]


@pytest.mark.parametrize(
    ("headline", "kind", "agent", "harmed"),
    [
        ("Rebels bomb station in Gao", "bombing", "Rebels", "station"),
        ("Rebels shell village in Gao", "shelling", "Rebels", "village"),
        ("Robbers stab teacher in Gao", "assault", "Robbers", "teacher"),
        ("Armed militants ambush convoy near Gao", "attack", "Armed militants", "convoy"),
    ],
)
def test_the_verb_of_a_headline_is_no_noun(extractor, headline, kind, agent, harmed):
    (event,) = extractor(headline).events
    assert event.type == kind
    assert [argument.mention.text for argument in event.arguments] == [agent, harmed]


@pytest.mark.parametrize(
    "headline", ["Police bomb squad in Gao", "Rebels bomb attack kills six", "Police raid leaves two dead"]
)
def test_a_noun_of_a_headline_stays_one(extractor, headline):
    assert not [
        argument for event in extractor(headline).events for argument in event.arguments if argument.role == "agent"
    ]


def test_a_group_that_is_written_like_a_verb_is_one(extractor):
    (event,) = extractor("Two dozen Ghanaian fighters were killed in IS attacks in Gao al-Suk on Friday.").events
    assert ("agent", "IS") in [(argument.role, argument.mention.text) for argument in event.arguments]
