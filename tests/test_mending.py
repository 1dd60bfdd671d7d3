"""What the model misreads again and again is put right before any room reads it."""

from pathlib import Path

import pytest

from extractor.language.mending import mend


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
        ("Monitors deplored the announcement of continuing Greek airstrikes in May.", "airstrike"),
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


BELOW = "\n\nOfficials gave no details. The weather was fine on the coast.\n"


def _first(extractor, headline):
    event = extractor(headline + BELOW).events[0]
    return event.type, {argument.role.value: argument.mention.text for argument in event.arguments}


@pytest.mark.parametrize(
    ("headline", "type_", "sufferer"),
    [
        ("Three wardens shot dead at bar in southern Chile; suspect held", "shooting", "Three wardens"),
        ("Two vets gunned down outside clinic in Herat", "shooting", "Two vets"),
        ("Aid worker shot dead in Wau", "shooting", "Aid worker"),
        ("Monitors attacked in Chad", "attack", "Monitors"),
        ("Hikers beaten in Oaxaca", "assault", "Hikers"),
        ("Town shelled in Kursk region", "shelling", "Town"),
        ("Freighter seized off Berbera", "seizure", "Freighter"),
        ("Ministers sacked in Quito", "resignation", "Ministers"),
        ("Prisoner raped in cell, says lawyer", "sexual_violence", "Prisoner"),
        ("Miners found dead in Oruro", "bodies_found", "Miners"),
        ("Man shot and killed in Malmo", "killing", "Man"),
    ],
)
def test_a_headline_s_past_form_without_an_object_is_a_passive(extractor, headline, type_, sufferer):
    found, roles = _first(extractor, headline)
    assert (found, set(roles.values()) - {"suspect"}) == (type_, {sufferer})
    assert "agent" not in roles


@pytest.mark.parametrize(
    ("headline", "agent"),
    [
        ("Raiders attacked town, residents say", "Raiders"),
        ("Bandits kidnapped nuns in Jos", "Bandits"),
        ("Militants shot and killed two guards", "Militants"),
        ("Gunmen shoot dead six in Durango bar", "Gunmen"),
        ("Police arrested 12 over riot in Leeds", "Police"),
        ("Raiders killed over 20 in Gao", "Raiders"),
        ("Rebels attacked from the hills", "Rebels"),
        ("Rebel fighters attacked again on Friday", "Rebel fighters"),
        ("Bandits raided overnight", "Bandits"),
    ],
)
def test_a_headline_s_verb_with_an_object_keeps_its_subject(extractor, headline, agent):
    assert _first(extractor, headline)[1]["agent"] == agent


def _roles(extractor, sentence, kind):
    (event,) = [event for event in extractor(sentence).events if event.type == kind]
    return [(argument.role.value, argument.mention.text) for argument in event.arguments]


@pytest.mark.parametrize(
    ("sentence", "kind", "roles"),
    [
        (
            "A blast in Gao killed 12 people, police and medics said.",
            "bombing",
            [("victim", "12 people")],
        ),
        (
            "Raiders burned huts, abducting 40 pupils, residents and local officials told The Herald on Monday.",
            "abduction",
            [("agent", "Raiders"), ("target", "40 pupils")],
        ),
        (
            "The men, who came on 30 horses at night, shot wildly before leaving.",
            "shooting",
            [("agent", "The men")],
        ),
        (
            "The guards were told to shoot the nurse by a colonel.",
            "shooting",
            [("agent", "The guards"), ("target", "the nurse")],
        ),
        (
            "The guards were asked to withdraw by the king.",
            "demand",
            [("recipient", "The guards"), ("agent", "the king")],
        ),
        ("The guards were said to be attacked by a rebel.", "battle", [("target", "The guards"), ("agent", "a rebel")]),
        (
            "The sect was designated a terrorist group by Canada.",
            "sanction",
            [("target", "The sect"), ("topic", "a terrorist group"), ("agent", "Canada")],
        ),
        ("The army shot down 85 drones.", "weapons_disrupted", [("agent", "The army"), ("target", "85 drones")]),
        (
            "The navy said it shot down 85 of the drones.",
            "weapons_disrupted",
            [("agent", "The navy"), ("target", "the drones")],
        ),
        ("The militia claimed the attack on Telegram.", "attack", [("agent", "The militia")]),
        ("The militia attacked a post on the river.", "attack", [("agent", "The militia"), ("target", "a post")]),
        ("A mob set a grain depot ablaze in Sylhet.", "destruction", [("agent", "A mob"), ("target", "a grain depot")]),
        ("Villagers killed a priest, a nurse and a cook.", "killing", [("agent", "Villagers"), ("victim", "a priest")]),
    ],
    ids=[
        "tellers",
        "tellers-told",
        "main-verb",
        "told-by",
        "asked-by",
        "attacked-by",
        "designated-by",
        "down",
        "of-the-drones",
        "medium",
        "no-medium",
        "ablaze",
        "list",
    ],
)
def test_what_the_model_hangs_elsewhere_stands_in_its_place(extractor, sentence, kind, roles):
    assert _roles(extractor, sentence, kind)[: max(len(roles), 1)] == roles


@pytest.mark.parametrize(
    ("headline", "kind", "agent", "harmed"),
    [
        ("Rebels bomb station in Gao", "bombing", "Rebels", "station"),
        ("Rebels shell village in Gao", "shelling", "Rebels", "village"),
        ("Robbers stab teacher in Gao", "assault", "Robbers", "teacher"),
        ("Armed militants ambush convoy near Gao", "attack", "Armed militants", "convoy"),
        ("Protesters torch party office in Gao", "destruction", "Protesters", "party office"),
        ("Court Convicts Friend of Mayor", "sentence", "Court", "Friend"),
    ],
)
def test_the_verb_of_a_headline_is_no_noun(extractor, headline, kind, agent, harmed):
    (event,) = extractor(headline).events
    assert event.type == kind
    assert [argument.mention.text for argument in event.arguments] == [agent, harmed]


@pytest.mark.parametrize(
    ("headline", "roles"),
    [
        ("Police arrest Syrian over Homs massacre", ["Police", "Syrian"]),
        ("Dutch police arrest Syrian over Homs massacre", ["Dutch police", "Syrian"]),
        ("French police arrest Iraqi for plotting attack", ["French police", "Iraqi"]),
    ],
)
def test_a_foreigner_who_is_arrested_is_no_adjective(extractor, headline, roles):
    arrest, deed = extractor(headline).events
    assert arrest.type == "arrest"
    assert [argument.mention.text for argument in arrest.arguments] == roles
    assert not deed.arguments


def test_a_verb_without_a_passive_is_that_of_its_noun(extractor):
    (event,) = extractor("At least 40 migrants drowned when their boat capsized off Tunisia.").events
    assert event.type == "accident"
    assert [mention.text for mention in event.mentions] == ["drowned", "capsized"]


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("Truce talks resume in Kampala", "talks"),
        ("Mali police fire tear gas at students", "crackdown"),
        ("Students clash with police in Gao", "riot"),
        ("Hundreds flee fighting in Sake", "displacement"),
    ],
)
def test_a_headline_s_verb_needs_no_victim(extractor, headline, kind):
    assert kind in {event.type for event in extractor(headline).events}


@pytest.mark.parametrize(
    "headline",
    [
        "Police bomb squad in Gao",
        "Rebels bomb attack kills six",
        "Police raid leaves two dead",
        "Gaza storms flood camp",
        "Camp raids inquiry",
    ],
)
def test_a_noun_of_a_headline_stays_one(extractor, headline):
    assert not [
        argument for event in extractor(headline).events for argument in event.arguments if argument.role == "agent"
    ]


def test_a_group_that_is_written_like_a_verb_is_one(extractor):
    (event,) = extractor("Nine Ghanaian recruits were killed in IS attacks near Gao on Friday.").events
    assert ("agent", "IS") in [(argument.role, argument.mention.text) for argument in event.arguments]


def test_every_sentence_stays_a_tree(nlp):
    for path in sorted(Path("samples").glob("*.txt")):
        doc = nlp(path.read_text())
        mend(doc)
        for sentence in doc.sents:
            assert sum(token.head == token for token in sentence) == 1, sentence.text
            assert all(sentence.start <= token.head.i < sentence.end for token in sentence), sentence.text


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Doctors identified nine of the 14 herders--including two Kenyans--killed in Goma.", "the 14 herders"),
        ("He mourned the 14 herders, including two Kenyans, killed in Goma.", "the 14 herders"),
        ("He mourned 14 herders, including two Kenyans killed in Goma.", "two Kenyans"),
        ("Six herders, including Jan Mole, who was killed in May, fled the town.", "Jan Mole"),
    ],
    ids=["dashes", "commas", "no-comma", "name"],
)
def test_what_stands_behind_those_included_is_told_of_all(extractor, text, victim):
    (killing,) = [event for event in extractor(text).events if event.type == "killing"]
    assert [found.mention.text for found in killing.arguments if found.role == "victim"] == [victim]


@pytest.mark.parametrize(
    ("headline", "events"),
    [
        ("Dozens killed in Donetsk clash", ["battle killed clash: Dozens"]),
        ("Soldier killed in Donetsk shelling", ["shelling killed shelling: Soldier"]),
        ("Nine held in Lima raid", ["arrest held: Nine", "raid raid: "]),
        ("Two nurses, nine guards shot dead in Lima", ["shooting shot dead: Two nurses, nine guards"]),
        ("Six soldiers, 12 rebels killed in Donetsk", ["killing killed: Six soldiers, 12 rebels"]),
        ("Ana Ruiz, mayor of Lima, killed in Donetsk", ["killing killed: Ana Ruiz"]),
        ("Chad, Niger trade fire", ["battle trade fire: Chad, Niger"]),
        ("Chad, Niger clash over border", ["battle clash: Chad, Niger"]),
        ("In Chad, rebels clash with soldiers", ["battle clash: rebels, soldiers"]),
        ("Taliban and Iran exchange fire", ["battle exchange fire: Taliban, Iran"]),
        ("US, China trade talks resume", ["talks trade talks: "]),
        ("Two dead as truck bomb rips through school", ["bombing rips: truck bomb, school"]),
        ("Bomb tears through mosque in Lima", ["bombing tears: Bomb, mosque"]),
        ("Bomb found near mosque, defused", ["weapons_disrupted found defused: Bomb"]),
        ("Bomb squad found near mosque", []),
        ("Teachers strike over hours", ["strike strike: Teachers"]),
        ("Police hold two over killing", ["arrest hold: Police, two", "killing killing: "]),
        ("Militants kill nine, police seek two men", ["killing kill: Militants, nine"]),
    ],
)
def test_headlines_are_read_as_sentences(extractor, headline, events):
    found = [
        f"{event.type} {' '.join(m.text for m in event.mentions)}: {', '.join(a.mention.text for a in event.arguments)}"
        for event in extractor(headline).events
    ]
    assert found == events


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "National Liberation Army (ELN) guerrillas kidnapped an engineer in Arauca.",
            ["National Liberation Army", "National Liberation Army (ELN) guerrillas"],
        ),
        ("Police arrested National Liberation Army (ELN) guerrillas.", ["Police"]),
        ("The National Liberation Army (ELN) kidnapped an engineer.", ["The National Liberation Army"]),
    ],
    ids=["guerrillas", "arrested", "army"],
)
def test_people_behind_an_acronym_act(extractor, sentence, names):
    (event,) = extractor(sentence).events
    agents = [argument.mention.text for argument in event.arguments if argument.role.value == "agent"]
    assert agents == names
