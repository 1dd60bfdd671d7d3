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
    ("sentence", "kind"),
    [
        ('The Chadian army conceded that its air strikes "probably" led to nine deaths.', "airstrike"),
        ("Observers criticised the announcement of continuing US airstrikes to be held in May.", "airstrike"),
    ],
)
def test_a_plural_taken_for_a_verb_is_a_noun(extractor, sentence, kind):
    events = {event.type: [a.role.value for a in event.arguments] for event in extractor(sentence).events}
    assert "agent" in events[kind]


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
