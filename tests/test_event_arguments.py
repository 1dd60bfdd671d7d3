"""Who did what to whom, and with what: arguments by construction, each with a look-alike."""

import pytest
from spacy.language import Language

from extractor import Extractor, spans

VIOLENT = frozenset(
    {"ABDUCTION", "AIRSTRIKE", "ATTACK", "BATTLE", "BOMBING", "DESTRUCTION", "KILLING", "RAID", "SHELLING", "SHOOTING"}
)


def arguments(nlp: Language, text: str, *labels: str) -> dict[str, list[str]]:
    """The words of each role over all triggers of some labels, each once, in text order."""
    doc = nlp(text)
    found = {
        (argument.start, argument.role, doc[argument.start : argument.end].text)
        for trigger in spans.read(doc, spans.TRIGGERS)
        for argument in trigger.arguments
        if trigger.type.upper() in (labels or VIOLENT)
    }
    roles: dict[str, list[str]] = {}
    for _, role, words in sorted(found):
        roles.setdefault(role, []).append(words)
    return roles


LISTS = [
    ("Gunmen killed a teacher, a policeman and a farmer.", ["a teacher", "a policeman", "a farmer"]),
    ("Gunmen killed the mayor, the judge and their drivers.", ["the mayor", "the judge", "their drivers"]),
    ("Gunmen killed a captain, two sergeants and a driver.", ["a captain", "two sergeants", "a driver"]),
    ("Gunmen killed the minister, a lawyer, and his wife.", ["the minister", "his wife"]),
    ("Gunmen killed the head of the council, Abdul Karim, and his bodyguard.", ["Abdul Karim", "his bodyguard"]),
    ("Gunmen killed the mayor, Luis Soto, and his driver.", ["Luis Soto", "his driver"]),
    ("Gunmen killed Latvian citizens Rosa Soto Mejia and her son.", ["Rosa Soto Mejia", "her son"]),
    ("Gunmen killed a captain identified as Luis Soto.", ["Luis Soto"]),
    ("Gunmen killed a captain trained by Luis Soto.", ["a captain"]),
    ("The murder of Luis Soto, a tailor, and Rosa Prado, a poet, shocked Lima.", ["Luis Soto", "Rosa Prado"]),
    ("Rosa Prado and the murder of Luis Soto shocked Lima.", ["Luis Soto"]),
    ("Gunmen killed Latvian citizens and Rosa Soto Mejia.", ["Latvian citizens", "Rosa Soto Mejia"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[text for text, _ in LISTS])
def test_each_of_a_list_is_a_victim_and_a_description_is_none(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text)["victim"] == expected


TARGETS = [
    ("A mine was planted by the rebels on the Orsk bridge.", ["the Orsk bridge"]),
    ("Militants planted a bomb in a bus in Lagos.", ["a bus"]),
    ("A mine was planted in a park in Tolu.", ["a park"]),
    ("Militants placed a bomb in front of the house of a senator.", ["the house"]),
    ("Militants placed a bomb in front of the wheels of a lorry.", []),
    ("A mine was planted in a field in Tolu.", []),
    ("A bomb placed at the entrance to the ministry exploded.", ["the ministry"]),
    ("Militants hid a bomb in a car near the camp.", []),
    ("The bomb was placed in a bag.", []),
    ("Rebels blew up a section of the gas pipeline near Tolu.", ["the gas pipeline"]),
    ("Rebels blew up a stretch of the railway.", ["the railway"]),
    ("Rebels blew up a depot of the railway.", ["a depot"]),
    ("The blast damaged the windows of the bank and those of the houses.", ["the bank", "the houses"]),
    ("Strikers carried out sabotage at the Orsk refinery.", ["the Orsk refinery"]),
    ("The sabotage occurred at the 20-km mark of the road.", []),
    ("Militants took dozens of guests hostage.", ["guests"]),
    ("The army fired at the crowd, wounding at least 30.", ["the crowd"]),
    ("Rebels are holding 12 UN envoys hostage.", ["12 UN envoys"]),
    ("Demonstrators set a bank ablaze.", ["a bank"]),
    ("Attacks by the Shabab on Kenyan soldiers have gone on for years.", ["Kenyan soldiers"]),
    ("Attacks by the Shabab on Monday have been condemned.", []),
    ("The mayor of Tolu, Juan Mora, was kidnapped by members of the Red Front.", ["Juan Mora"]),
    (
        "The guerrillas destroyed the town hall, the police station and two banks.",
        ["the town hall", "the police station", "two banks"],
    ),
    ("The mayor was kidnapped together with two guards and a cook.", ["The mayor", "two guards", "a cook"]),
    ("The mayor was shot along with his wife.", ["The mayor", "his wife"]),
    ("The mayor was kidnapped at a dinner with two guards.", ["The mayor"]),
    ("Men attacked the union's premises.", ["the union's premises"]),
    ("Rebels attacked military targets in Goma.", []),
    ("Jets bombed targets of the Red Front in Goma.", ["the Red Front"]),
    ("Rebels were ordered to sabotage the tea harvest activities.", []),
    ("Rebels were ordered to sabotage the tea plant.", ["the tea plant"]),
    ("Rebels kidnapped the Lima Civil Defence (LCD) commander.", ["the Lima Civil Defence (LCD) commander"]),
    ("Lima -- The union offices in this city were attacked.", ["The union offices"]),
    ("The government sent envoys. They were kidnapped in May.", []),
]


THREATENED = [
    ("Kenya threatened to close its embassy in Chad.", ["its embassy"]),
    ("Kenya has threatened to send its forces to confront its neighbour.", ["its neighbour"]),
    ("Kenya has threatened to send its forces to the border.", []),
    ("Kenya vowed to hold the killers accountable.", ["the killers"]),
    ("Kenya vowed to build a dam.", []),
    ("The rebels threatened to avenge the raid.", []),
    ("The rebels threatened to resume attacks.", []),
    ("The junta threatened to impose sanctions on Chad.", ["Chad"]),
]


@pytest.mark.parametrize(("text", "expected"), THREATENED, ids=[text for text, _ in THREATENED])
def test_a_threat_is_aimed_at_what_is_to_suffer_it(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text, "THREAT", "PLEDGE").get("target", []) == expected


@pytest.mark.parametrize(("text", "expected"), TARGETS, ids=[text for text, _ in TARGETS])
def test_a_target_is_what_an_act_is_done_to(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text).get("target", []) == expected


VICTIMS = [
    ("The Red Front's murders went on for years.", []),
    ("The soldiers' murder shocked the town of Paz.", ["The soldiers"]),
    ("Turkish artillery fire killed nine farmers.", ["nine farmers"]),
    ("Rebels ambushed a patrol near Tolu, leaving five soldiers dead.", ["five soldiers"]),
    ("Rebels ambushed a patrol near Tolu, leaving five soldiers behind.", []),
    ("Chad's killing of two nuns led to a war.", ["two nuns"]),
    ("The mayor's murder of 2011 was never solved.", ["The mayor"]),
    ("The army fired at the crowd, wounding at least 30.", ["at least 30"]),
    ("A mine wounded three herders.", ["three herders"]),
    ("The bodies of the nine herders killed in a raid near Goma were found.", ["the nine herders"]),
    ("The families of the nine herders killed in a raid near Goma were found.", ["the nine herders"]),
    ("The raid hurt the economy of the valley.", []),
    ("The massacre of peasants and the persecution of students have to end.", ["peasants"]),
]


@pytest.mark.parametrize(("text", "expected"), VICTIMS, ids=[text for text, _ in VICTIMS])
def test_a_victim_is_who_is_killed_or_hurt_not_who_kills(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text).get("victim", []) == expected


NAMED = [
    ("Police arrested five students, including Ana Kos and Peter Mole.", ["five students", "Ana Kos", "Peter Mole"]),
    ("Six painters were arrested, including Ana Kos, a poet.", ["Six painters", "Ana Kos"]),
    ("Police arrested five students, including three girls.", ["five students"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text for text, _ in NAMED])
def test_those_of_a_number_who_are_named_are_meant_too(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text, "ARREST")["target"] == expected


INSTRUMENTS = [
    ("A truck packed with dynamite blew up outside the bank.", ["A truck"]),
    ("A man on a bicycle loaded with explosives attacked the camp.", ["explosives"]),
    ("Rebels attacked a lorry loaded with explosives.", []),
    ("A bus filled with pupils blew up.", []),
    ("The militants used TNT in their bomb attacks.", ["TNT"]),
    ("The terrorists used drones to launch attacks on the base.", ["drones"]),
    ("Saboteurs did heavy damage to the mill with explosives in the raid.", ["explosives"]),
    ("The bishop was killed by a sniper.", []),
    ("A militant detonated a truck outside the barracks.", ["a truck"]),
    ("The militants used the money in their attacks.", []),
    ("Two men armed with submachineguns shot the mayor.", ["submachineguns"]),
    ("The men, who used knives, attacked a nurse.", ["knives"]),
    ("The men, who used scooters, attacked a nurse.", []),
    ("The gunboat fired a shot at the trawler.", []),
    ("The gunboat fired a rocket at the trawler.", ["a rocket"]),
]


@pytest.mark.parametrize(("text", "expected"), INSTRUMENTS, ids=[text for text, _ in INSTRUMENTS])
def test_an_instrument_is_what_is_used(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text).get("instrument", []) == expected


AGENTS = [
    ("The Red Spear group launched a string of attacks in Lima.", ["The Red Spear group"]),
    ("The minister announced a series of attacks on farms.", []),
    ("The rebels who launched an attack on the town are from Chad.", ["The rebels"]),
    ("It opens the way for the rebels to launch an assault on a town.", ["the rebels"]),
    ("A report gives the army's reasons for slaughtering 14 fishermen.", ["the army"]),
    ("A report gives the army's grief for slaughtered fishermen.", []),
    ("Police arrested two men accused of carrying out the attack on the bus.", ["two men"]),
    ("Two men were wrongly accused of carrying out the attack on the bus.", []),
    ("Gunmen believed to belong to the Red Front attacked a bank.", ["Gunmen"]),
    ("The bishop was killed by a sniper.", ["a sniper"]),
    ("The army condemned the attack on the bus.", []),
    ("The convoy came under attack from gunmen in the hills.", ["gunmen"]),
    ("The convoy came under attack from the hills.", []),
    ("Mortar fire from the rebels killed a farmer.", ["the rebels"]),
    ("The abduction of the girl from her parents shocked the town.", []),
    ("Chad's killing of two nuns led to a war.", ["Chad"]),
    ("The commander's killing led to a war.", []),
    ("US drone attacks have killed nine villagers.", ["US"]),
    ("Paris knife attacks left two dead.", []),
    ("The US embassy attack killed a guard.", []),
]


@pytest.mark.parametrize(("text", "expected"), AGENTS, ids=[text for text, _ in AGENTS])
def test_an_agent_is_named_in_whatever_clause_carries_the_act(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text).get("agent", []) == expected


VISITORS = [
    ("The Peruvian president arrived in Quito on an unannounced visit.", ["The Peruvian president"]),
    ("The ministers were on a visit to Chad.", ["The ministers"]),
    ("The camp lies on the route of the visit.", []),
]


@pytest.mark.parametrize(("text", "expected"), VISITORS, ids=[text for text, _ in VISITORS])
def test_who_comes_on_a_visit_visits(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text, "VISIT").get("agent", [])[:1] == expected


SIDES = [
    ("The Chadian and Kenyan sides signed the agreement.", ["The Chadian and Kenyan sides"]),
    ("The far side of the valley signed the agreement.", []),
]


@pytest.mark.parametrize(("text", "expected"), SIDES, ids=[text for text, _ in SIDES])
def test_sides_that_are_named_are_parties(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text, "AGREEMENT").get("party", []) == expected


def test_a_court_decides_and_deputies_urge(nlp: Language) -> None:
    assert arguments(nlp, "He spoke of a court decision to acquit 41 nurses.", "TRIAL")["agent"] == ["court"]
    text = "The resolution was passed by deputies and urged the government to expel the troops."
    assert arguments(nlp, text, "DEMAND")["agent"] == ["deputies"]


def test_whose_indictment_it_is_has_not_indicted(nlp: Language) -> None:
    assert "agent" not in arguments(nlp, "A court upheld the general's indictment of nine counts of theft.", "CHARGE")


def test_who_falls_beside_a_policeman_has_not_fought(extractor) -> None:
    (event,) = extractor("Rebels killed two nuns, a driver and a soldier near Goma.").events
    assert event.type == "killing"
    (event,) = extractor("Rebels killed two soldiers near Goma.").events
    assert event.type == "battle"


GROUPS = [
    ("Guerrillas of the FARC and the Red Front attacked four villages.", ["Guerrillas", "the FARC", "the Red Front"]),
    ("Gunmen of the Maoist Shining Path group killed a teacher.", ["Gunmen", "Shining Path"]),
    ("The attack by members of the Taliban killed two.", ["members", "the Taliban"]),
    ("Taliban gunmen attacked a post.", ["Taliban gunmen"]),
    ("Hamas armed militants attacked a post.", ["Hamas", "Hamas armed militants"]),
    ("Two bombs set off by PKK urban guerrillas wrecked a bank.", ["PKK", "PKK urban guerrillas"]),
    ("Former members of the FARC killed a farmer.", ["Former members"]),
    ("Suspected members of the FARC killed a farmer.", ["Suspected members", "the FARC"]),
    ("Former Hamas armed militants killed a judge.", ["Former Hamas armed militants"]),
    ("Dissident guerrillas of the FARC kidnapped a priest.", ["Dissident guerrillas"]),
    ("Members of the Senate attacked the minister.", ["Members"]),
    ("Soldiers killed nine members of the FARC.", ["Soldiers"]),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS, ids=[text for text, _ in GROUPS])
def test_an_armed_group_acts_through_its_members_and_not_its_former_ones(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert arguments(nlp, text)["agent"] == expected


DRAWN = [
    ("The soldier took out a 9-mm pistol and began shooting at the passengers.", ["a 9-mm pistol"]),
    ("The guard drew a revolver and fired at two students.", ["a revolver"]),
    ("The man drew his pistol and was shot.", []),
    ("The guard dropped his revolver and fled, and a farmer killed him.", []),
]


@pytest.mark.parametrize(("text", "expected"), DRAWN, ids=[text for text, _ in DRAWN])
def test_the_weapon_that_was_drawn_to_shoot_is_the_instrument(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text).get("instrument", []) == expected


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A colonel died when a shell landed on his trench.", ["A colonel"]),
        ("Two drivers died after gunmen ambushed their convoy.", ["Two drivers"]),
        ("Captain Obi died after a roadside bomb detonated under his lorry.", ["Obi"]),
        ("A colonel died when his lorry hit a tree.", []),
    ],
)
def test_who_died_when_something_struck_is_a_victim(nlp: Language, text: str, victims: list[str]) -> None:
    assert arguments(nlp, text).get("victim", []) == victims


THREATS = [
    ("The EU threatened Chad with sanctions.", ["The EU"], ["Chad"]),
    ("Kenya threatened to impose sanctions on Chad.", ["Kenya"], ["Chad"]),
    ("ECOWAS threatened sanctions against Chad.", ["ECOWAS"], ["Chad"]),
    ("ECOWAS imposed sanctions on Chad.", ["ECOWAS"], ["Chad"]),
    ("The EU met Chad with sanctions in mind.", [], []),
]


@pytest.mark.parametrize(("text", "agent", "target"), THREATS, ids=[text for text, *_ in THREATS])
def test_whoever_threatens_sanctions_would_impose_them(
    extractor: Extractor, text: str, agent: list[str], target: list[str]
) -> None:
    told = [argument for event in extractor(text).events if event.type == "sanction" for argument in event.arguments]
    found = {role: [each.mention.text for each in told if each.role == role] for role in ("agent", "target")}
    assert found == {"agent": agent, "target": target}


MEANS = [
    ("Chad responded with air strikes on the port.", "airstrike", "Chad", "confirmed"),
    ("Mali accused Chad of breaking the truce with air strikes.", "airstrike", "Chad", "alleged"),
    ("The rebels accused the army of breaking the truce by shelling the port.", "shelling", "the army", "alleged"),
    ("Amnesty accused Chad of using cluster bombs.", "attack", "Chad", "alleged"),
    ("Chad broke the record with the strike on the port.", "attack", None, "unknown"),
    ("The port was hit with air strikes while Chad watched.", "airstrike", None, "unknown"),
]


@pytest.mark.parametrize(("text", "kind", "agent", "value"), MEANS, ids=[text for text, *_ in MEANS])
def test_whoever_answers_with_a_deed_does_it(
    extractor: Extractor, text: str, kind: str, agent: str | None, value: str
) -> None:
    (deed,) = (event for event in extractor(text).events if event.type == kind)
    agents = [argument.mention.text for argument in deed.arguments if argument.role == "agent"]
    assert (agents, deed.responsibility.value) == ([agent] if agent else [], value)


SPELT_OUT = [
    ("The rebels fled on Monday. They have burned a mill.", ["The rebels"]),
    ("Two rebels fled on Monday. On Friday they burned a mill.", ["Two rebels"]),
    ("Jan Mole fled on Monday. He has burned a mill.", ["Jan Mole"]),
    ("They have burned a mill.", []),
    ("The army entered Gao on Monday. It burned a mill.", ["The army"]),
    ("Boko Haram fled on Monday. It has burned a mill.", ["Boko Haram"]),
    ("Kenya sent troops to the border on Monday. It burned a mill.", ["Kenya"]),
    ("The army met Boko Haram on Monday. It burned a mill.", []),
    ("The army launched a raid on Monday. It burned a mill.", []),
    ("The army bought a tank on Monday. It burned a mill.", []),
    ("The army of Kenya was praised on Monday. It burned a mill.", []),
    ('The army fled. "It burned a mill," he said.', []),
]


@pytest.mark.parametrize(("text", "expected"), SPELT_OUT, ids=[text for text, _ in SPELT_OUT])
def test_a_pronoun_that_is_resolved_is_spelt_out(extractor, text: str, expected: list[str]) -> None:
    (burning,) = [event for event in extractor(text).events if event.type == "destruction"]
    assert [found.mention.text for found in burning.arguments if found.role == "agent"] == expected


def test_a_known_given_name_is_of_the_name_that_follows(extractor) -> None:
    (freed,) = extractor("On 20 May, the LRA freed Hector Rosales Soto Mora and his son.").events
    assert "Hector Rosales Soto Mora" in [found.mention.text for found in freed.arguments]


UNDERTAKEN = [
    ("The rebels made an attempt to kill the governor.", ["The rebels"]),
    ("The rebels failed in an attempt to kill the governor.", ["The rebels"]),
    ("The rebels planned an operation aimed at killing the governor.", ["The rebels"]),
    ("The judge told of their operation aimed at killing the governor.", []),
    ("The guards foiled an attempt to kill the governor.", []),
    ("The guards heard of an operation aimed at killing the governor.", []),
]


@pytest.mark.parametrize(("text", "expected"), UNDERTAKEN, ids=[text for text, _ in UNDERTAKEN])
def test_whoever_undertakes_to_kill_is_the_agent(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text).get("agent", []) == expected


KNOWN = [
    ("Army units destroyed nine huts. The units destroyed the huts at dawn.", {"Army units", "nine huts"}),
    ("Army units destroyed two huts. The units destroyed a third hut.", {"Army units", "two huts", "a third hut"}),
    (
        "Army units destroyed nine huts. Navy units destroyed a mill.",
        {"Army units", "nine huts", "Navy units", "a mill"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN, ids=[text for text, _ in KNOWN])
def test_those_told_of_before_are_named_once(extractor, text: str, expected: set[str]) -> None:
    events = [event for event in extractor(text).events if event.type == "destruction"]
    assert {found.mention.text for event in events for found in event.arguments} == expected


def test_a_piece_of_a_word_is_no_argument(nlp: Language) -> None:
    assert arguments(nlp, "Court jails ex-minister over bribes", "SENTENCE", "ARREST")["target"] == ["ex-minister"]


POINTED_AT = [
    ("In Tolu these people attacked a mill.", []),
    ("In Tolu those people attacked a mill.", []),
    ("In Tolu those people who wore masks attacked a mill.", ["those people"]),
    ("In Tolu these rebels attacked a mill.", ["these rebels"]),
]


@pytest.mark.parametrize(("text", "expected"), POINTED_AT, ids=[text for text, _ in POINTED_AT])
def test_these_people_are_nobody_without_a_word_for_who_they_are(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text).get("agent", []) == expected


GOALS = [
    ("Foreign Minister Asha Rao flew back to Lisbon in a military plane for a meeting.", ["Lisbon"]),
    ("Chadian fighters crossed into Sudan in pursuit of a gang.", ["Sudan"]),
    ("The peacekeepers arrived in Bangui in armoured cars.", ["Bangui"]),
    ("The army moved in to the Kibera area of Nairobi.", ["the Kibera area"]),
    ("Shepherds sought refuge in a cave.", ["a cave"]),
    ("Troops arrived in force in the north.", ["the north"]),
]


@pytest.mark.parametrize(("text", "expected"), GOALS, ids=[text for text, _ in GOALS])
def test_a_destination_is_ground_that_one_comes_to(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text, "VISIT", "DEPLOYMENT", "DISPLACEMENT")["destination"] == expected


MENACED = [
    ("The general threatened to bomb the port.", ["the port"]),
    ("The general threatened to launch strikes on Chad.", ["Chad"]),
    ("The miners were given an ultimatum by the junta.", ["The miners"]),
    ("The junta gave the miners an ultimatum.", ["the miners"]),
    ("The general threatened to send ships to shell the port.", ["the port"]),
    ("The union threatened to strike.", []),
    ("Kenya threatened to send its fleet.", []),
    ("Lawmakers threatened to impose sanctions.", []),
]


@pytest.mark.parametrize(("text", "expected"), MENACED, ids=[text for text, _ in MENACED])
def test_a_threat_is_aimed_at_whom_its_act_would_hit(nlp: Language, text: str, expected: list[str]) -> None:
    assert arguments(nlp, text, "THREAT").get("target", []) == expected


ASKED = [
    ("The chief sent instructions for local police to close the bridge.", {"recipient": ["local police"]}),
    ("The bishop made an appeal for rebels to lay down their arms.", {"recipient": ["rebels"]}),
    ("The bishop made an appeal for calm.", {"topic": ["calm"]}),
]


@pytest.mark.parametrize(("text", "expected"), ASKED, ids=[text for text, _ in ASKED])
def test_who_is_asked_to_act_is_not_what_is_asked_for(nlp: Language, text: str, expected: dict[str, list[str]]) -> None:
    found = arguments(nlp, text, "DEMAND")
    assert {role: found[role] for role in found if role != "agent"} == expected


AIMED = [
    ("The general vowed to expel the envoys.", "PLEDGE", ["the envoys"]),
    ("The general offered to free two pilots.", "PLEDGE", ["two pilots"]),
    ("The general vowed to rebuild the school.", "PLEDGE", []),
    ("Police are investigating who was behind the blast.", "INVESTIGATION", ["the blast"]),
    ("Police are investigating who left the door open.", "INVESTIGATION", []),
    ("Chad suffered a wave of bombings.", "BOMBING", ["Chad"]),
    ("The depot survived a series of air strikes.", "AIRSTRIKE", ["The depot"]),
    ("Chad saw a wave of bombings.", "BOMBING", []),
]


@pytest.mark.parametrize(("text", "label", "expected"), AIMED, ids=[text for text, _, _ in AIMED])
def test_what_a_clause_or_a_carrying_verb_tells_is_a_target(
    nlp: Language, text: str, label: str, expected: list[str]
) -> None:
    assert arguments(nlp, text, label).get("target", []) == expected
