"""One event, one record: what is told again joins it, what only looks alike stays apart."""

import datetime as dt

import pytest

from extractor import Event

PUBLISHED = dt.date(2023, 5, 3)  # a Wednesday


def told(extractor, text: str) -> list[tuple[Event, set[str]]]:
    """Each event with the words that speak of it."""
    return [(event, {m.text for m in event.mentions}) for event in extractor(text, date=PUBLISHED).events]


DIED = (
    "A Danish soldier has died in an explosion in Mali, the army said.\n\n"
    "The man was killed on Monday night alongside a Malian soldier.\n\n"
)
STRIKES = (
    "Gunmen attacked a mosque in Gao on Monday in revenge for Danish airstrikes in Kidal last month.\n\n"
    "{} killed nine children, relatives said.\n"
)


def test_the_day_of_what_the_lead_tells_may_come_later(extractor):
    ((event, words),) = told(extractor, DIED)
    assert {"died", "killed"} <= words
    assert event.when is not None
    assert event.when.earliest == dt.date(2023, 5, 1)


@pytest.mark.parametrize("who", ["A man was killed", "Two teachers were killed", "The two were killed"])
def test_others_who_were_killed_on_a_day_are_not_the_one_of_the_lead(extractor, who):
    text = DIED.replace("The man was killed", who)
    assert not any({"died", "killed"} <= words for _, words in told(extractor, text))


def test_a_definite_noun_speaks_of_what_was_called_so(extractor):
    ((event, _),) = [row for row in told(extractor, STRIKES.format("The strikes")) if "strikes" in row[1]]
    assert event.type == "airstrike"


@pytest.mark.parametrize("subject", ["The gunmen", "The attack"])
def test_what_else_killed_people_is_not_what_it_avenged(extractor, subject):
    found = told(extractor, STRIKES.format(subject))
    assert not any({"airstrikes", "killed"} <= words for _, words in found)


def test_what_others_said_is_not_who_speaks_of_it(extractor):
    found = told(extractor, "The minister lauded Peru's recognition of Kosovo.")
    assert [words for _, words in found] == [{"lauded"}, {"recognition"}]


DEAL = "Rebels in Homs have brokered a deal with the army, agencies said. {}"


@pytest.mark.parametrize(
    ("second", "records"),
    [
        ("Omar Haddad, an official, said a deal had been reached.", 1),
        ("An official confirmed that a deal had been reached to let them leave.", 1),
        ("An official said a deal had been reached in Lima with striking teachers.", 2),
        ("The government signed a deal with striking teachers.", 2),
        ("On Monday, an official said, a deal had been signed with teachers.", 2),
    ],
    ids=["said", "confirmed", "elsewhere", "told as another", "dated"],
)
def test_what_a_source_confirms_is_what_the_article_opens_with(extractor, second, records):
    found = extractor(DEAL.format(second), date=PUBLISHED).events
    assert len([event for event in found if event.type == "agreement"]) == records


@pytest.mark.parametrize(
    ("second", "records"),
    [
        ('"He urged Chad to use caution," an aide said.', 1),
        ("He urged Peru to use caution.", 2),
        ("The bishop urged Chad to use caution.", 2),
    ],
    ids=["quoted", "somebody else asked", "somebody else asks"],
)
def test_a_demand_told_in_full_is_the_one_before(extractor, second, records):
    text = f"The premier phoned Chad's president on Monday, urging him to wait. {second}"
    found = extractor(text, date=PUBLISHED).events
    assert len([event for event in found if event.type == "demand"]) == records


@pytest.mark.parametrize(
    ("second", "records"),
    [("FARC rebels ambushed a convoy", 2), ("The rebels ambushed a convoy", 1), ("FARC rebels attacked nine towns", 1)],
)
def test_a_doer_and_a_target_told_anew_are_another_attack(extractor, second, records):
    found = told(extractor, f"Guerrillas of the FARC attacked four towns. {second} near Lara.")
    assert len([event for event, _ in found if event.type == "attack"]) == records


@pytest.mark.parametrize(
    ("first", "records"),
    [
        ("Nine of the 14 herders killed in Tolu were buried.", 1),
        ("Two of the 14 murdered herders were Kenyans.", 1),
        ("Two of its herders were killed.", 2),
    ],
    ids=["killed", "murdered", "two-of-them"],
)
def test_the_number_of_those_told_of_is_their_own(extractor, first, records):
    later = "The harvest was good.\n\nThe inquiry tells of the army's reasons for slaughtering 14 herders on 22 May."
    events = extractor(f"The premier was ill.\n\n{first}\n\n{later}").events
    assert len([event for event in events if event.type == "killing"]) == records


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("A policeman was killed by a bomb placed by the ELN under his car.", 1),
        ("The bomb, which had been placed in a bus by the ELN, destroyed two shops.", 1),
        ("A policeman was killed as he moved a bomb placed by the ELN under a bridge.", 2),
    ],
    ids=["killed-by", "destroyed", "as-he-moved"],
)
def test_who_placed_a_bomb_did_what_it_did(extractor, text, records):
    events = [event for event in extractor(text).events if event.category == "violence"]
    assert len(events) == records


@pytest.mark.parametrize(
    ("whom", "agents"),
    [("certain Chadian citizens", [["The army"], ["several officers"]]), ("the bishop", [["The army"]])],
    ids=["some-citizens", "the-same"],
)
def test_the_murder_of_somebody_is_not_that_of_some_citizens(extractor, whom, agents):
    text = (
        f"The army was involved in the murder of {whom}. A report implicated several officers in the murder of Jan Kos."
    )
    events = [event for event in extractor(text).events if event.category == "violence"]
    assert [[found.mention.text for found in event.arguments if found.role == "agent"] for event in events] == agents


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("Rebels attacked Gao on Monday, a day after the bombing of a market.", [("attack", "14"), ("bombing", None)]),
        ("A judge was killed on Monday, a week before the attack.", [("killing", "14"), ("attack", None)]),
        ("Gunmen killed a judge the day after the bombing.", [("killing", None), ("bombing", None)]),
        ("A judge died a week after the attack.", [("attack", None)]),
        ("Nine were killed on Monday after the bombing of a market.", [("bombing", "14")]),
    ],
    ids=["a-day-after", "a-week-before", "the-day-after", "died", "no-days"],
)
def test_deeds_with_days_between_are_two(extractor, text, records):
    events = extractor(text, date=dt.date(2021, 6, 16)).events
    assert [(event.type, str(event.when.earliest.day) if event.when else None) for event in events] == records


DOERS = [
    ("Brigade units seized nine rifles. Marine units seized four grenades.", 2),
    ("Gang leaders met in Cali. Union leaders met in Cali.", 2),
    ("Chadian troops fired at a post in Bol on Monday. Our troops returned the fire.", 2),
    ("Hutu troops attacked a post with rifles. Our troops returned the fire.", 2),
    ("The brigade's units seized nine rifles. Those units seized four grenades.", 1),
]


@pytest.mark.parametrize(("text", "events"), DOERS, ids=[text for text, _ in DOERS])
def test_the_words_in_front_of_the_same_noun_tell_two_doers_apart(extractor, text, events):
    assert len(told(extractor, text)) == events
