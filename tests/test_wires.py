"""News agencies' sentences: what is planned, where the next act happened, which attack 'that attack' is."""

import datetime as dt

import pytest

DAY = dt.date(2025, 10, 15)  # a Wednesday


def events_of(extractor, text, kind):
    return [event for event in extractor(text, date=DAY).events if event.type == kind]


def roles(event, role):
    return [argument.mention.text for argument in event.arguments if argument.role == role]


def places(found):
    names = {place.id: place.name for place in found.places}
    return {event.type: [names[each] for each in event.where] for event in found.events}


@pytest.mark.parametrize(
    "text",
    [
        "It was not clear who was behind the raid on the radio station.",
        "Police have not said why they raided the radio station.",
    ],
    ids=["who", "why"],
)
def test_a_question_about_a_raid_does_not_deny_it(extractor, text):
    (raid,) = events_of(extractor, text, "raid")
    assert raid.status == "occurred"


def test_all_countries_of_a_list_are_parties_to_the_talks_they_are_due_to_hold(extractor):
    text = "Chad, Kenya, Ghana and Peru are due to hold talks in Lisbon on Oct. 24."
    (talks,) = events_of(extractor, text, "talks")
    assert (talks.status, roles(talks, "party")) == ("planned", ["Chad", "Kenya", "Ghana", "Peru"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister said he would travel to Accra on Friday.", "visit"),
        ("The premier said he was ill and would discuss it with President Rao in Accra on Friday.", "talks"),
        ("The president said she would discuss it with President Rao in Accra on Friday.", "talks"),
        ("It will send a delegation to Accra on Friday to negotiate with the junta.", "talks"),
    ],
    ids=["travel", "and-would", "discuss", "delegation"],
)
def test_what_officials_are_going_to_do_is_planned(extractor, text, kind):
    assert [event.status for event in events_of(extractor, text, kind)] == ["planned"]


def test_gains_made_afterwards_are_not_what_was_threatened(extractor):
    text = "The army vowed to retaliate but has made few gains in Gao since then."
    found = extractor(text, date=DAY)
    (threat,) = (event for event in found.events if event.type == "threat")
    assert (roles(threat, "target"), places(found)["threat"]) == ([], [])


def test_where_somebody_turned_afterwards_is_not_where_he_acted(extractor):
    found = extractor("The generals expelled French diplomats and turned to Kenya for aid.", date=DAY)
    assert all("Kenya" not in where for where in places(found).values())


def test_a_bill_named_in_quotes_is_not_passed_by_those_it_is_named_after(extractor):
    (vote,) = events_of(extractor, "Malta's parliament passes 'foreign agents' bill", "vote")
    assert not any("agents" in agent for agent in roles(vote, "agent"))


def test_that_attack_is_the_last_one(extractor):
    text = (
        "Rebels killed nine soldiers in an attack on a post in Djibo on Sunday.\n\n"
        "In Niger, gunmen opened fire on a wedding in Tillaberi on Monday, killing four villagers. "
        "Police condemned that attack."
    )
    (shooting,) = events_of(extractor, text, "shooting")
    assert shooting.mentions[-1].text == "attack"


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        (
            "Nuns met in Suva on Sunday. In the port of Lautoka, protesters stormed a palace; police used tear gas.",
            "crackdown",
            "Lautoka",
        ),
        ("The president put off a trip to Peru and ordered the recruitment of nine rangers.", "mobilization", None),
        ("Gunmen killed nine people in Gao and fled to Niger on Sunday.", "killing", "Gao"),
        ("A man shot two nuns in Gao. A third was wounded and flown to a hospital in Niamey.", "shooting", "Gao"),
    ],
    ids=["semicolon", "trip", "fled", "flown"],
)
def test_an_event_is_where_its_own_words_say(extractor, text, kind, where):
    found = extractor(text, date=DAY)
    assert next(iter(places(found)[kind]), None) == where


def test_a_groups_branch_is_no_place(extractor):
    found = extractor("The Islamic State West Africa Province claimed the attack in Borno State.", date=DAY)
    assert [place.name for place in found.places] == ["Borno State"]


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [
        ("The country has had four coups since independence from Peru in 1974.", "coup", None),
        ("Nine have died since fighting began in May 2023. The minister resigned in February.", "resignation", 2025),
    ],
    ids=["same-sentence", "next-sentence"],
)
def test_when_something_began_does_not_date_what_came_of_it(extractor, text, kind, first):
    (event,) = events_of(extractor, text, kind)
    assert (event.when and event.when.earliest.year) == first
