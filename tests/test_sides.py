"""Who bears arms makes a killing a battle: armed people who are killed in a fight."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Two soldiers and a rebel were killed in skirmishes around the country.", "battle"),
        ("A National Guard officer was killed while fighting rebels near Jucuapa.", "battle"),
        ("Nine guerrillas were killed in clashes with troops.", "battle"),
        ("A nurse was killed in clashes.", "battle"),  # which the clashes are
        ("Two soldiers were killed near Jucuapa.", "killing"),
    ],
)
def test_armed_people_killed_in_a_fight_are_a_battle(extractor, sentence, kind):
    assert [event.type for event in extractor(sentence).events] == [kind]
