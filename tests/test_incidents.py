"""Several incidents in one article stay apart, and each keeps its own dead, day and doer."""

import datetime as dt

import pytest

DAY = dt.date(2025, 10, 15)  # a Wednesday

TRUCE = """Lomaland and Karastan agree to two-day truce after deadliest border clashes in years

LOMA/KARA, 15 October 2025 - Lomaland and Karastan agreed to a 48-hour ceasefire from Wednesday evening, officials \
said, \
after air strikes and ground fighting along their frontier left dozens dead.

Karastan's spokesman Idris Baro said Lomaland's forces had attacked the town of Tessa early on Wednesday, killing 12 \
civilians. Lomaland's military said it had repelled an assault on four posts, killing about 20 fighters.

Hours later, two explosions rocked Kara. Residents said a drone had struck a house in the Old Quarter.

Last weekend, each side claimed to have inflicted heavy losses. Lomaland said 23 of its soldiers were killed; \
Karastan said \
it had killed 58 soldiers.
"""

SHOOTING = """Three police officers shot dead at checkpoint in southern Thailand; suspect arrested

BANGKOK - Gunmen on motorcycles shot and killed three police officers and injured two others at a checkpoint in \
Thailand's \
Pattani province on Tuesday night, authorities said.

About six attackers opened fire with rifles before fleeing, a colonel said.

The shooting came two days after a roadside bomb wounded four rangers in Narathiwat.

In a separate incident, a court in Songkhla on Wednesday sentenced two men to life in prison for the 2019 bombing of a \
shopping mall in Hat Yai that killed five people.
"""


@pytest.fixture(scope="module")
def incidents(extractor):
    return {name: extractor(text, date=DAY).events for name, text in (("truce", TRUCE), ("shooting", SHOOTING))}


def holding(events, word):
    found = [event for event in events if word in [mention.text for mention in event.mentions]]
    assert len(found) == 1
    return found[0]


def roles(event, role):
    return [argument.mention.text for argument in event.arguments if argument.role == role]


def test_what_one_side_does_is_no_mention_of_the_clashes(incidents):
    clashes, attack = (holding(incidents["truce"], word) for word in ("fighting", "attacked"))
    assert clashes.id != attack.id
    assert (roles(attack, "agent"), roles(attack, "victim")) == (["Lomaland's forces"], ["12 civilians"])
    assert not roles(clashes, "agent")


def test_those_who_repel_an_assault_have_not_made_it(incidents):
    assault = holding(incidents["truce"], "assault")
    assert "Lomaland's military" not in roles(assault, "agent")


def test_the_dead_of_another_day_are_not_those_of_the_last_blast(incidents):
    blasts = holding(incidents["truce"], "explosions")
    assert not roles(blasts, "victim")
    assert blasts.fatalities is None


def test_the_losses_of_both_sides_are_two_events(incidents):
    ours, theirs = (
        next(e for e in incidents["truce"] if any(phrase in text for text in roles(e, "victim")))
        for phrase in ("its soldiers", "58 soldiers")
    )
    assert (ours.id != theirs.id, roles(ours, "agent"), roles(theirs, "agent")) == (True, [], ["Karastan"])


def test_the_headline_is_told_again_in_the_lead(incidents):
    shooting = holding(incidents["shooting"], "shot dead")
    assert [mention.text for mention in shooting.mentions] == [
        "shot dead",
        "shot and killed",
        "injured",
        "opened fire",
        "shooting",
    ]
    assert roles(shooting, "agent")[0] == "Gunmen"
    assert (shooting.fatalities.best, str(shooting.when.earliest)) == (3, "2025-10-14")


def test_an_earlier_bomb_and_one_of_years_ago_are_events_of_their_own(incidents):
    wounded, mall = (holding(incidents["shooting"], word) for word in ("wounded", "bombing"))
    assert (wounded.type, roles(wounded, "victim")) == ("bombing", ["four rangers"])
    assert (mall.when.earliest.year, mall.fatalities.best) == (2019, 5)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen stormed a hotel in Gao on Monday. Nine guests were killed, police said.", 1),
        ("A bomb hit a bus in Gao on Monday. Elsewhere, three herders were killed.", 2),
        ("Shells kill seven across Chad; rebels hit army depot\n\nNo more was known on Monday. It was dark.", 2),
        ("A bomb killed six in Gao, hours after a jet was downed in Mopti, leaving two airmen dead.", 2),
        ("A bomb hit a bus in Gao. On 2 October, three herders had met in town. Two of them were shot dead.", 2),
    ],
    ids=["toll", "elsewhere", "two-in-one-headline", "hours-after", "another-day"],
)
def test_a_toll_belongs_to_what_was_told_before_unless_time_or_place_are_new(extractor, text, number):
    violent = [event for event in extractor(text, date=DAY).events if event.category == "violence"]
    assert len(violent) == number


def test_what_is_claimed_is_what_was_told_last(extractor):
    text = (
        "Gunmen raided a church in Jos on Sunday, killing a pastor.\n\nPolice confirmed the attack.\n\n"
        "On Saturday, insurgents ambushed a convoy near Damboa, killing three soldiers. ISWAP claimed the attack."
    )
    church, convoy = (holding(extractor(text, date=DAY).events, word) for word in ("raided", "ambushed"))
    assert (church.responsibility.value, convoy.responsibility.value) == ("unknown", "claimed")


@pytest.mark.parametrize(
    ("text", "deed", "agents"),
    [
        (
            "At least 49 men were killed in clashes. Chad shelled Aozou. Libya said Chadian groups planted mines.",
            "clashes",
            [],
        ),
        ("Police opened fire on demonstrators trying to storm parliament on Tuesday.", "storm", ["demonstrators"]),
        ("The premier condemned the killing of two nuns by bandits.", "killing", ["bandits"]),
        ("The premier condemned the killing of two nuns by bandits.", "condemned", ["The premier"]),
        ("Oslo's embassy rejected reports that Oslo was behind the attack.", "attack", []),
        ("A court jailed twenty men over the 2015 attacks on Gao.", "attacks", []),
        ("The bomb came a week after a barrage that killed 33 people in Gao.", "killed", []),
    ],
    ids=["both-sides", "who-tries", "by", "who-condemns", "rejected", "over", "a-week-after"],
)
def test_nobody_does_what_is_told_of_others(extractor, text, deed, agents):
    assert roles(holding(extractor(text, date=DAY).events, deed), "agent") == agents


def test_a_denied_part_in_a_deed_leaves_the_deed(extractor):
    (attack,) = [e for e in extractor("Iran denied any involvement in the attack.").events if e.type == "attack"]
    assert (attack.status, attack.responsibility.value) == ("occurred", "denied")


def test_the_army_does_not_claim_what_it_lays_at_the_rebels_door(extractor):
    text = "Guerrillas of the National Liberation Army (ELN) blew up a pipeline in Colombia, the army said."
    (bombing,) = extractor(text).events
    assert bombing.responsibility.value == "alleged"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The UN condemned Saudi air strikes that killed 40 children.", "alleged"),
        ("Saudi air strikes killed 40 children. The UN condemned the strikes.", "confirmed"),
    ],
    ids=["condemned", "narrated"],
)
def test_whose_deed_is_condemned_is_the_word_of_who_condemns(extractor, text, value):
    (strikes,) = [event for event in extractor(text).events if event.category == "violence"]
    assert strikes.responsibility.value == value


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen killed two guards in Gao on Tuesday. A week earlier, a mine killed four soldiers in Kidal.", [2, 4]),
        ("A blast in Lima killed six people on Monday. Last year a bomb killed 12 people in Cusco.", [6, 12]),
        ("Gunmen killed two guards in Gao. Attacks have killed 300 people since January.", [2, None]),
        ("The war has killed 12,000 people since 2019.", [None]),
        ("The court jailed a man over the 2015 bombing of a mall that killed five people.", [5, None]),
    ],
    ids=["a week earlier", "last year", "since January", "war", "trial"],
)
def test_a_recalled_event_has_its_own_dead_and_a_sum_has_none(extractor, text, dead):
    told = extractor(text, date=DAY).events
    found = [event.fatalities.best if event.fatalities else None for event in told]
    assert sorted(found, key=str) == sorted(dead, key=str)


BROKEN = """Rebels and the army clash in Gao

Rebels killed nine soldiers in Gao on Monday, breaking a ceasefire agreed last November.

The ceasefire, agreed last November in Oslo, was to last a year.
"""


def test_a_truce_and_its_breach_are_two_and_a_truce_told_twice_is_one(extractor):
    told = [event for event in extractor(BROKEN, date=DAY).events if event.type == "ceasefire"]
    found = [(event.phase, event.when and event.when.earliest.isoformat()) for event in told]
    assert found == [("breached", "2025-10-13"), ("made", "2024-11-01")]


def test_a_planned_truce_is_not_where_it_is_talked_of(extractor):
    events = extractor("The rebels and the army will hold talks in Oslo on a ceasefire.", date=DAY).events
    assert {event.type: bool(event.where) for event in events} == {"talks": True, "ceasefire": False}


@pytest.mark.parametrize(
    ("second", "events"),
    [
        ("The envoy said the killing of civilians must stop.", 2),
        ("The envoy said the killing of the farmers was a crime.", 1),
    ],
)
def test_what_must_stop_is_no_deed_in_particular(extractor, second, events):
    told = extractor(f"Rebels killed nine farmers in Bria on Monday. {second}", date=DAY).events
    assert len([event for event in told if event.type == "killing"]) == events


def test_a_state_and_its_army_are_one_doer(extractor):
    shelled = extractor("Kenyan forces shelled the town. Kenya's shelling of the town killed nine.")
    alone = extractor("Kenya shelled the town of Orsk.")
    assert [[a.mention.text for a in e.arguments if a.role == "agent"] for e in (*shelled.events, *alone.events)] == [
        ["Kenyan forces"],
        ["Kenya"],
    ]
