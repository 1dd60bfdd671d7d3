"""What is told again is one event; what comes later, or was done by others, is another one."""

import pytest


def _events(extractor, text, kind):
    return [event for event in extractor(text).events if event.type == kind]


def test_what_killed_people_since_is_another_deed(extractor):
    text = "Gunmen killed 40 villagers in Gao on 3 May 2019. Chad's offensive has since killed 900 people in the north."
    first = extractor(text).events[0]
    assert [argument.mention.text for argument in first.arguments] == ["Gunmen", "40 villagers"]


def test_whose_offensive_it_is_is_who_acts(extractor):
    (event,) = _events(extractor, "Chad's offensive has killed 900 rebels since May.", "battle")
    assert [a.mention.text for a in event.arguments if a.role == "agent"] == ["Chad"]


def test_deaths_are_not_laid_at_the_door_of_the_accused(extractor):
    text = "The minister accused the party of attacking army bases. Hundreds of thousands of people have been killed."
    accused = [
        e for e in extractor(text).events if any(a.role == "agent" and "party" in a.mention.text for a in e.arguments)
    ]
    assert all(argument.role != "victim" for event in accused for argument in event.arguments)


def test_who_sends_troops_after_accusing_others_is_who_accuses(extractor):
    (event,) = _events(extractor, "Bolivia sent troops north after accusing Peru of a raid.", "accusation")
    assert "troops" not in [a.mention.text for a in event.arguments if a.role == "agent"]


def test_an_opening_date_tells_another_event(extractor):
    text = (
        "In March 2020 soldiers were killed in a raid, prompting an offensive by the army. "
        "Two weeks ago, 15 soldiers were killed in clashes on the border."
    )
    owners = [{m.text for m in e.mentions} for e in extractor(text).events if e.category == "violence"]
    assert not any({"offensive", "clashes"} <= mentions for mentions in owners)


def test_a_headline_toll_is_the_crackdown_that_killed_so_many(extractor):
    text = (
        "Three killed in Lima protest clashes\n\n"
        "Three people were killed on Saturday when Peruvian riot police fired tear gas at about 400 demonstrators."
    )
    deaths = [e for e in extractor(text).events if any(m.text == "killed" for m in e.mentions)]
    assert [(e.type, len(e.mentions)) for e in deaths] == [("crackdown", 3)]


def test_the_dead_of_a_disease_are_nobodys_victims(extractor):
    text = (
        "Gunmen killed three men in Lima on 3 May 2019.\n\n"
        "Peru reported 9,100 new coronavirus infections and 138 deaths on Sunday."
    )
    (event,) = _events(extractor, text, "killing")
    assert event.fatalities.best == 3


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("A bomb killed six guards in Kidal. A source blamed members of the Azawad Front.", ["members"]),
        ("A bomb killed six guards in Kidal. A source blamed nobody.", []),
        ("A bomb killed six guards in Kidal. The minister blamed the weather for poor harvests.", []),
    ],
    ids=["named", "nobody", "harvests"],
)
def test_who_is_blamed_is_accused_of_what_was_told_before(extractor, text, agents):
    (event,) = _events(extractor, text, "bombing")
    assert [a.mention.text for a in event.arguments if a.role == "agent"] == agents


def test_a_truce_agreed_on_has_parties_and_a_day(extractor):
    (event,) = _events(extractor, "The army and the rebels agreed on 3 May 2019 to a 24-hour ceasefire.", "ceasefire")
    assert (event.status, event.phase, str(event.when.earliest)) == ("occurred", "made", "2019-05-03")
    assert [a.mention.text for a in event.arguments if a.role == "party"] == ["The army", "the rebels"]


def test_a_clause_that_is_counted_from_takes_no_date(extractor):
    (event,) = _events(extractor, "On 5 May 2019, a day after rebels shelled Sake, the army left.", "shelling")
    assert event.when is None or str(event.when.earliest) != "2019-05-05"


def test_a_date_of_what_came_before_is_no_date_of_what_came_since(extractor):
    (event,) = _events(extractor, "The state has seen four coups since independence in 1960.", "coup")
    assert event.when is None


def test_a_semicolon_ends_what_is_urged(extractor):
    (event,) = _events(extractor, "Oslo condemned the raid; Rome urged restraint.", "accusation")
    assert event.status == "occurred"


def test_both_sides_of_a_clash_that_hurt_people_are_parties(extractor):
    (event,) = _events(
        extractor, "Nine guards were injured in clashes with miners on 3 May 2019.", "battle"
    ) or _events(extractor, "Nine guards were injured in clashes with demonstrators on 3 May 2019.", "riot")
    assert "Nine guards" in [a.mention.text for a in event.arguments if a.role == "party"]
    assert str(event.when.earliest) == "2019-05-03"
