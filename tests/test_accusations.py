"""Nobody is accused without a word for it: places, targets, victims, bystanders and sources are no agents."""

import datetime as dt

import pytest

from extractor import Extractor
from extractor.event_types import is_violent

VIOLENT_TOO = {"arrest", "raid", "riot", "crackdown", "coup"}

NOBODY = {
    "neither admitted it": "Neither the army nor the rebels admitted firing the rocket.",
    "not admitted": "The army did not admit shelling the town.",
    "unknown town before the blast": "Rescuers searched for two survivors of the Kati blast.",
    "name of a case": "The Diaz murder shocked Lima.",
    "shot dead, with a full stop": "Union leader shot dead in Lima.",
    "shot dead outside": "Mayor shot dead outside home in Tijuana.",
    "who is told to leave": "The army urged villagers to leave before shelling the town.",
    "who is kept out": "Troops barred aid workers from entering the camp after shelling it.",
    "country of the rebels": "Chad's rebel offensive in Tibesti killed nine.",
    "place in the subject": "An attack near the French embassy in Bamako killed two guards.",
    "country in the subject": "A bombing in Turkey has wounded nine people.",
    "target in the subject": "A mortar attack on the Kenyan army base wounded four soldiers.",
    "passive without by": "Three Ukrainian soldiers were killed near Avdiivka on Monday.",
    "passive with a place": "The mayor was shot in Mexico.",
    "blast as the subject": "The blast killed six policemen in Peshawar.",
    "blast near police": "A blast outside a police station in Lagos injured 12 people.",
    "weapon as the subject": "Two rockets hit the Saudi airport overnight.",
    "drone as the subject": "A drone struck the Russian refinery on Friday.",
    "victim's nationality": "Israeli tourists were wounded in a shooting in Bulgaria.",
    "victims in a headline": "Five Indian soldiers killed in Kashmir attack",
    "nominal with of": "The killing of the Iranian scientist shocked the region.",
    "possessive victim": "Haniyeh's assassination came hours after the inauguration.",
    "source first": "Police said that a journalist was shot dead in Manila.",
    "source last": "Two farmers were abducted in Zamfara, the army said.",
    "according to": "According to the United Nations, 40 civilians were killed in Darfur.",
    "witness": "Residents told reporters that their houses had been burned down.",
    "condemner": "The European Union condemned the bombing of a market in Mogadishu.",
    "mourner": "Spain mourned the aid workers killed in Tigray.",
    "visitor": "The attack came as the German chancellor was visiting Kyiv.",
    "time possessor": "Sunday's attack killed a Chinese engineer.",
    "town possessor": "The Paris attacks killed 130 people.",
    "no claim": "No group has claimed responsibility for the bombing in Kabul.",
    "investigators": "The FBI is investigating the shooting in El Paso.",
    "doctors": "Doctors treated 15 people wounded in the shelling of Donetsk.",
    "negotiators": "Qatar mediated after a rocket attack wounded two children.",
    "relative clause place": "The embassy, which was attacked in May, belongs to Denmark.",
    "unnamed they": "They opened fire on a crowd in Bogota.",
    "car bomb": "A car bomb exploded in front of the Afghan parliament.",
    "accident": "A Turkish bus crashed into a wall and nine passengers died.",
    "arrested without a word by whom": "Eleven Egyptian activists were arrested on Tuesday.",
    "attack on forces by nobody": "An ambush on Malian troops left seven dead.",
    "embassy attack": "The embassy attack in Nairobi killed 213 people.",
    "in retaliation": "The village was shelled after the Syrian army withdrew.",
    "search party": "Rescuers dug for survivors after the air strike on Idlib.",
    "protected by": "A convoy protected by UN peacekeepers was hit by a roadside bomb.",
    "shot during": "A soldier was shot during a visit by the Polish president.",
    "backed, not led": "Iran-backed fighters were killed in an airstrike near Deir ez-Zor.",
    "held by": "Shells hit a rebel-held district of Taiz.",
    "town before the act": "The Madrid train bombings killed 191 people.",
    "suspect's title": "Harbour bombing suspect Jan Mole was taken to hospital.",
    "place of birth": "The Norwegian-born engineer was killed in the blast in Erbil.",
    "demander": "Egypt demanded an end to the shelling of Rafah.",
    "host of the victims": "Kenyan hospitals treated those injured in the bombing.",
    "buyer": "The drones that hit the depot had been bought from Turkey.",
    "maker of the weapon": "A Russian-made missile struck the apartment block.",
    "protester shot by nobody": "A protester was shot dead during a march in Yangon.",
    "campaign of the victim": "An attack on the senator's campaign office wounded two aides.",
    "for whom": "The bomb was meant for a Colombian minister, and killed his driver.",
    "beneficiary": "The killing of the general was a gift to Moscow.",
    "date and force": "An ambush killed nine soldiers a day after the French army left Gossi.",
    "hostages": "Two Swiss hostages were shot in the desert.",
    "claim rejected": "A blast wounded three in Gaza, and the UN called for an inquiry.",
    "crowd at a blast": "As thousands prayed, a bomb exploded at the Sufi shrine.",
    "rescued by": "Miners trapped by a blast at the pit were rescued by Polish firemen.",
    "gas leak": "An attack was ruled out after the Indian plant leaked gas and a bombing alert was lifted.",
    "war of others": "A reporter was killed in the war between Russia and Ukraine.",
    "name of a site": "The Coventry pub bombings killed nine people.",
    "host of a rally": "A blast at a rally for president Omar Farah which killed six was condemned.",
    "what was hit before a participle": "The Serbian village was shelled, killing nine people.",
    "means": "Officials condemned the excessive force used to disperse a crowd in Nairobi.",
    "headline noun": "Strikes hit a hospital in Homs, killing seven people.",
    "adjective that is a rank too": "The town was taken in a major offensive.",
    "embassy": "Embassy in the capital, killing five policemen.",
    "nobody blamed": "Iraqi officials blamed nobody for the rocket attack on the airport.",
    "weather blamed": "The mayor blamed the heat for the blast at the depot.",
    "compared with": "The attack was similar to one carried out by Boko Haram in 2014.",
    "owner of the target": "The bus, owned by a Greek company, was torched in Sofia.",
    "escort": "The ship was attacked off Somalia while under escort by the Indian navy.",
    "closing a border": "In response to the killing of its envoy, Turkey closed the border.",
    "alarmed": "The shelling near Enerhodar alarmed the Austrian agency.",
    "named victims": "Mourners buried Ahmed Saleh and Omar Farah, who were shot in Mosul.",
    "police killed": "Two police officers were gunned down outside their station in Quetta.",
    "arrest of an agent": "The arrest of a Chinese agent was announced in Brussels.",
    "role denied": "The Taliban have denied any role in the bombing in Herat.",
    "doubted to be behind it": "The minister denied that the rebels were behind the bombing in Gao.",
    "perhaps behind it": "The Red Dawn may be behind the bombing in Quito.",
    "not suspected": "Police do not suspect the guard of the murder of the judge.",
    "nobody charged": "Nobody has been charged with the murder of the judge.",
    "charged with investigating": "A policeman was charged with investigating the murder of a nun.",
    "responsible for the inquiry": "The committee is responsible for the investigation of the bombing.",
    "involved as victims": "Two Britons were involved in the attack in Nice.",
    "asked whether": "He asked whether Iran was behind the attack in Riga.",
    "hunters of a bomber": "Danish police hunt a man who left a device that exploded, wounding 13 people in Aarhus.",
    "searchers": "Police are searching for a woman suspected of leaving a parcel with a bomb that exploded in Bari.",
    "announcer": "The Kenyan president announced an imminent attack against Turkana county.",
    "who repelled it": "The Chadian army repelled an attack on its base at Bosso.",
    "who beat it back": "Nigerian troops beat back an assault on the town of Monguno.",
    "who fought it off": "Soldiers fought off an attack on their base.",
    "whose advance was filmed": "The journalist was killed while covering the Syrian army's advance.",
    "onlooker": "The convoy was ambushed as Turkish jets flew over the town.",
    "once held by": "The town, once held by Islamic State, was bombed on Friday.",
    "who would punish": "The Iraqi government vowed to punish those who killed the diplomat.",
    "who found the dead": "The Malian army found the bodies of farmers who had been killed in Sobane.",
    "who freed the hostages": "Brazilian officers freed nine people who had been kidnapped in Belem.",
    "who defused it": "Colombian experts defused a bomb that had been planted at a market in Cali.",
    "who lost people": "The Swedish firm lost two engineers in an attack in Basra.",
    "who runs the ministry": "The Houthi-run ministry said 12 people were killed in an air strike on Hodeidah.",
    "accused of something else": "A policeman accused of corruption was shot dead in Karachi.",
    "whom the dead were loyal to": "Those killed had been loyal to the Emirates.",
    "whom the dead had testified against": "The killing of a man who had testified against the army alarmed Bogota.",
    "whose bus": "A roadside bomb hit a bus that belonged to the Afghan army.",
    "whom the dead had fought for": "The man who was shot had fought for the Wagner group.",
    "run by a charity": "The hospital, run by a Norwegian charity, was hit in an air raid.",
    "compared with those of others": "An attack like those by the Tamil Tigers killed nine people in Jaffna.",
    "whose guards did not": "The Greek captain said that his ship had been hit by a missile.",
    "possessor of a place bombed by date": "London's bombing of July 7 killed 52 people.",
    "possessor of a bombing": "Ukraine's bombing on Monday killed nine people.",
    "whose conviction was overturned": "Juan Mora's conviction for the murder of a nun was overturned.",
    "whose acquittal": "Juan Mora's acquittal of the murder of a nun angered Lima.",
    "on trial for something else": "Juan Mora, whose wife was killed in the bombing in Quito, is on trial for fraud.",
    "planner of the rescue": "Ivan Ruiz, the architect of the rebuilding after the bombing in Quito, fled.",
    "wanted to investigate": "Juan Mora wanted an inquiry into the murder of a nun in Lima.",
    "who tries the case": "Judge Juan Mora, who presides over the trial for the murder of a nun, fell ill.",
    "said its own people's": "Lebanon said that its farmers' killing in the shelling of Tyre must be punished.",
    "guest in the hotel": "The US ambassador was in the hotel when it was bombed.",
    "owner of the freighter": "A missile hit a Danish-owned freighter off Hodeidah.",
    "stationed near": "The attack took place near where French troops are stationed.",
    "heard near": "Gunfire was heard near the Russian consulate in Basra, where two guards were shot.",
    "builder of the mosque": "The mosque, built by Saudi Arabia, was burned down in Pristina.",
    "against whom the victims marched": "Anti-French protesters were shot in Niamey.",
    "against whom the victim fought": "An anti-Taliban commander was assassinated in Kunduz.",
    "whose media": "Israeli media reported that a scientist had been shot dead in Tehran.",
    "airline": "Turkish Airlines cancelled flights after an attack at the airport in Kabul.",
    "all who condemn": "Pakistan, the US and the Taliban condemned the killing of nine nuns in Quetta.",
    "who is asked to investigate": "The UN demanded that Mali investigate the massacre of 90 villagers in Moura.",
    "avenger": "Iran vowed revenge for the assassination of the scientist.",
    "court of another country": "A German court heard how nine nuns were murdered in Gao.",
    "maker of the drone": "The drone, made in Iran, struck a depot in Odesa.",
    "make of the truck": "A bomb hidden in a Turkish truck exploded in Idlib.",
    "who says his own was hit": "The Red Cross said its convoy had been attacked in Goma.",
    "who says his soldiers died": "The Kenyan government said nine of its soldiers had been killed in Somalia.",
    "who rules the area": "Nine people were killed in an area controlled by the Wagner group.",
    "whose critic": "The murder of a critic of the Saudi crown prince shocked the world.",
    "whom the dead had accused": "The murdered journalist had accused the president of corruption.",
    "opponents of": "Opponents of the junta were shot in Yangon.",
    "a dead member": "A member of the Gulf cartel was shot dead in Reynosa.",
    "wife of a leader": "The wife of the Taliban leader was killed in a raid in Quetta.",
    "whose unit was hit": "A bomb attack on a bus carrying Egyptian police killed nine.",
    "suspected victim": "The suspected Red Dawn fighter was shot dead in Quito.",
    "who holds the town": "Turkish-held Afrin was shelled on Monday.",
    "whose leader": "Red Dawn's leader was shot dead in Quito.",
    "listeners": "The explosion, heard by Lebanese soldiers, killed nine.",
    "sent there later": "Troops were sent to Gao, where nine nuns had been shot.",
    "who had left": "When the Ethiopian army pulled out, the town was looted.",
    "whom the victim fled": "The two rebels were shot while fleeing Rwandan troops.",
    "whom the victim talked to": "The two rebels were shot while talking to a Rwandan officer.",
    "onlooking troops": "As UN troops looked on, nine villagers were hacked to death in Bunia.",
    "idle troops": "UN troops failed to stop the massacre of nine villagers in Bunia.",
    "found that": "The soldiers found that nine villagers had been beheaded near Palma.",
    "whom the victim had jailed": "A judge who had sentenced the leader of the Red Dawn was shot in Bogota.",
    "accused of recruiting": "An imam accused of recruiting for al-Shabaab was shot in Mombasa.",
    "for whom the victim spied": "A trader who spied for Israel was beheaded in Sinai.",
    "flag of the ship": "The tanker, flying the flag of Liberia, was attacked in the Gulf.",
    "destination of the ship": "The tanker, bound for China, was attacked in the Gulf.",
    "criticised after": "Survivors of the shooting in Uvalde criticised the police.",
    "under whose rule": "Under Chinese rule, monks were killed in Lhasa.",
    "father of the victim": "Ana Ruiz, daughter of Colonel Juan Mora, was kidnapped in Cali.",
    "delayed trial": "The trial of Colonel Juan Mora was delayed by a bombing in Cali.",
    "photograph at the site": "A photograph of Colonel Juan Mora was found near the site of the bombing in Cali.",
    "who escaped": "Colonel Juan Mora escaped a bombing in Cali.",
    "arrested and denying": "Colonel Juan Mora, arrested after a bombing in Cali, denies any role in it.",
    "detainee's nationality": "Nine Cubans were detained in Panama.",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def agents(extractor: Extractor, sentence: str) -> list[str]:
    """The agents of violent events and arrests."""
    article = extractor(sentence, date=dt.date(2023, 5, 3))
    violent = [event for event in article.events if is_violent(event.type) or event.type in VIOLENT_TOO]
    assert violent or "crashed" in sentence, "the event itself was missed"
    return [argument.mention.text for event in violent for argument in event.arguments if argument.role == "agent"]


@pytest.mark.parametrize("sentence", NOBODY.values(), ids=NOBODY.keys())
def test_nobody_is_accused(extractor, sentence):
    assert agents(extractor, sentence) == []


# In each of these the first deed is told without a doer, and a doer of another one stands near.
BESIDE = [
    "A church was bombed in Jos. Boko Haram has bombed churches before.",
    "A church was bombed in Jos. Boko Haram has bombed churches in the past.",
    "A church was bombed in Jos. Boko Haram often bombs churches.",
    "A church was bombed in Jos. Boko Haram, which bombs churches, is active there.",
    "A church was bombed in Jos. In 2014 Boko Haram bombed a bus station.",
    "A church was bombed in Jos. Boko Haram has previously claimed attacks on churches.",
    "A dissident was poisoned in Sofia. Russia has killed dissidents abroad before.",
    "In revenge for the killing of nine nuns, the army shelled a camp.",
    "After the killing of nine nuns, the army shelled a camp.",
    "Nine nuns were shot in Goma. The army shelled a camp in response to the shooting.",
    "A judge was shot in Cali. He had jailed a leader of the Red Dawn for killing a nun.",
    "A judge was shot in Cali. It was the second such killing after the Red Dawn shot a mayor.",
    "A judge was shot in Cali, weeks after the Red Dawn killed a mayor.",
    "A judge was shot in Cali. Police said the Red Dawn was not involved.",
    "A judge was shot in Cali. The Red Dawn had threatened to kill him.",
    "A judge was shot in Cali. The Red Dawn said it had nothing to do with the shooting.",
    "A judge was shot in Cali. Two members of the Red Dawn were killed by police a year ago.",
    "A bomb killed nine people in Gao on Monday. The army shelled rebel positions the next day.",
    "Gunmen were not seen. An imam was stabbed in London. Police shot the attacker.",
    "A hotel was attacked in Bamako. French soldiers killed two of the attackers.",
    "The clinic was bombed on Friday. A Saudi-led coalition has bombed Yemen since 2015.",
    "A tanker was hit by a drone. Iran seized another tanker in May.",
    "Hamas fired rockets at Ashdod in May. A school in Rafah was bombed on Friday.",
]


@pytest.mark.parametrize(
    "sentence", ["Anti-French protests broke out in Niamey.", "An anti-Russian rally was held in Riga."]
)
def test_whom_a_protest_is_against_does_not_protest(extractor, sentence):
    (event,) = (e for e in extractor(sentence, date=dt.date(2023, 5, 3)).events if e.type == "protest")
    assert not [argument for argument in event.arguments if argument.role == "agent"]


@pytest.mark.parametrize("text", BESIDE)
def test_a_deed_is_not_laid_at_the_door_of_who_did_another(extractor, text):
    events = [e for e in extractor(text, date=dt.date(2023, 5, 3)).events if is_violent(e.type)]
    undone = [e for e in events if not any(argument.role == "agent" for argument in e.arguments)]
    assert undone
    assert all(event.responsibility is None or event.responsibility.value == "unknown" for event in undone)


SOMEBODY = {
    "active": ("The US killed a commander in Baghdad.", ["The US"]),
    "passive": ("Four miners were killed by gunmen near Mach.", ["gunmen"]),
    "nominal": ("The shelling of Kherson by Russian forces wounded six.", ["Russian forces"]),
    "possessor": ("Boko Haram's attack on Baga killed dozens.", ["Boko Haram"]),
    "adjective": ("Turkish shelling killed two farmers in Afrin.", ["Turkish"]),
    "headline": ("Gunmen kill 12 in Burkina Faso", ["Gunmen"]),
    "control": ("The rebels managed to shoot down a helicopter and kill its crew.", ["The rebels"]),
    "claimed": ("Al-Shabaab claimed responsibility for the bombing in Mogadishu.", ["Al-Shabaab"]),
    "police arrest": ("Police arrested 30 protesters in Minsk.", ["Police"]),
    "led by": ("US-led airstrikes hit a depot near Raqqa.", ["US"]),
    "listed after a clause": (
        "Residents complained after bandits attacked them, looted shops and burned houses.",
        ["bandits"],
    ),
    "with force": ("Police used excessive force to disperse protesters in Nairobi.", ["Police"]),
    "at the hands of": ("Nigeria has suffered bombings at the hands of the insurgents.", ["the insurgents"]),
    "in disguise": ("Men dressed as Malian soldiers killed nine nuns in Gao.", ["Men"]),
    "in disguise, as a verb": ("Gunmen disguised as Malian police killed nine nuns in Gao.", ["Gunmen"]),
    "posing as": ("A man posing as a policeman shot a nun in Lima.", ["A man"]),
    "in uniform": ("Armed men in police uniforms shot nine people in Jos.", ["Armed men"]),
    "accused of ordering": (
        "The opposition accused the president of ordering the killing of a judge.",
        ["the president"],
    ),
    "shot by others than the attacker": (
        "A man stabbed four shoppers in Hull. Police officers shot the man dead.",
        ["A man", "Police officers"],
    ),
    "killed after his own bomb": (
        "Ivan Sokol was shot by police after he had set off two bombs in Minsk.",
        ["Ivan Sokol", "police"],
    ),
    "attributed": ("The bombing in Quito was attributed to the guerrillas.", ["the guerrillas"]),
    "accused of a deed": ("The opposition accused the army of the murder of three peasants.", ["the army"]),
    "was accused of doing": ("The army was accused of killing three peasants in Morona.", ["The army"]),
    "suspected of a deed": ("Prosecutors suspect the cartel of the murder of a mayor.", ["the cartel"]),
    "charged with": ("Ivan Ruiz was charged with the murder of a judge in Lima.", ["Ivan Ruiz"]),
    "convicted of": ("A soldier was convicted of the massacre of nine monks.", ["A soldier"]),
    "held responsible": ("The colonel was held responsible for the massacre of 40 villagers.", ["The colonel"]),
    "for which they are blamed": ("The murder of a nun, for which the army is blamed, shocked Goma.", ["the army"]),
    "the case they are accused of": ("The case of which the army is accused is the murder of a nun.", ["the army"]),
    "said to be involved": ("The police were involved in the murder of a lawyer.", ["The police"]),
    "the work of": ("The bombing in Lyon was the work of the Red Dawn.", ["the Red Dawn"]),
    "behind it": ("Al-Qaeda was behind the bombing in Sanaa.", ["Al-Qaeda"]),
    "who planned it all": ("The Red Dawn masterminded the bombing in Quito.", ["The Red Dawn"]),
    "named beside its planner": ("Ivan Ruiz, the architect of the bombing in Quito, fled.", ["Ivan Ruiz"]),
    "indicted on counts": ("Juan Mora was indicted on nine counts of kidnapping in Lima.", ["Juan Mora"]),
    "whose indictment": ("The court upheld Mora's indictment for the kidnapping of a nun.", ["Mora"]),
    "whose conviction": ("The conviction of Juan Mora for the murder of a nun was upheld.", ["Juan Mora"]),
    "on trial for": ("Juan Mora went on trial for the murder of a nun in Lima.", ["Juan Mora"]),
    "wanted for": ("Juan Mora is wanted for the murder of a nun in Lima.", ["Juan Mora"]),
    "pleaded guilty": ("Juan Mora pleaded guilty to the murder of a nun in Lima.", ["Juan Mora"]),
    "confessed": ("Juan Mora confessed to the murder of a nun in Lima.", ["Juan Mora"]),
    "possessor of a deed to somebody": ("Pakistan's killing of nine Afghans was condemned.", ["Pakistan"]),
    "possessor of a bombardment": ("Turkey's shelling of Afrin in May killed nine.", ["Turkey"]),
    "said its own": ("The Chadian army admitted that its shelling of Bria killed nine nuns.", ["The Chadian army"]),
    "support verb": ("The army carried out an air strike on Mekelle.", ["The army"]),
}


@pytest.mark.parametrize(("sentence", "names"), SOMEBODY.values(), ids=SOMEBODY.keys())
def test_who_is_named_is_found(extractor, sentence, names):
    found = agents(extractor, sentence)
    assert sorted(set(found)) == sorted(set(names))


@pytest.mark.parametrize(
    ("sentence", "value", "words"),
    [
        ("Chad's army shelled a village near Bol.", "confirmed", "Chad's army"),
        ("Suspected Taliban fighters killed a mayor.", "alleged", "Suspected"),
        ("Two alleged members of the FARC kidnapped a priest.", "alleged", "alleged"),
        ("Turkish soldiers shot a suspected smuggler.", "confirmed", "Turkish soldiers"),
        ("Gunmen shot a priest in Jos.", "unknown", None),
        ("A priest was shot in Jos.", "unknown", None),
        ("Hamas said that Israel bombed a school in Rafah.", "alleged", "said"),
        ("Hamas said it had bombed a bus in Haifa.", "claimed", "said"),
        ("The Houthis have not attacked any ship.", "denied", "not"),
        (
            "A bomb killed two in Kabul. Nobody has claimed responsibility.",
            "unknown",
            "Nobody has claimed responsibility",
        ),
        ("A bomb killed two in Kabul. The Taliban claimed responsibility.", "claimed", "claimed responsibility"),
        ("The bombing in Quito was attributed to the Red Dawn.", "alleged", "attributed"),
        ("The Red Dawn said it was behind the bombing in Quito.", "claimed", "behind"),
        ("The Red Dawn was behind the bombing in Quito.", "confirmed", "behind"),
        ("The Red Dawn denied any role in the bombing in Quito.", "denied", "denied"),
        ("Juan Mora confessed to the murder of a nun in Lima.", "claimed", "confessed"),
        ("Juan Mora was arrested over the murder of a nun in Lima.", "alleged", "arrested"),
        ("Juan Mora's conviction for the murder of a nun was upheld.", "confirmed", "conviction"),
        ("Juan Mora's conviction for the murder of a nun was quashed.", "denied", "conviction"),
        ("The Turkish-led offensive killed nine people in Afrin.", "confirmed", "Turkish"),
    ],
    ids=[
        *(
            "narrated",
            "suspected",
            "alleged members",
            "suspected victim",
            "unnamed",
            "nobody",
            "others say so",
            "of himself",
            "denied",
            "no claim",
            "claim",
        ),
        *("attributed", "behind, of himself", "behind", "role denied"),
        *("confessed", "arrested", "convicted", "conviction quashed", "led by a nation"),
    ],
)
def test_responsibility_is_what_the_words_say(extractor, sentence, value, words):
    article = extractor(sentence, date=dt.date(2023, 5, 3))
    event = next(event for event in article.events if is_violent(event.type))
    assert event.responsibility.value == value
    assert (event.responsibility.mention.text if event.responsibility.mention else None) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The militia killed and wounded dozens of fighters near Gao.",
        "Rebels ambushed and killed nine soldiers near Gao.",
        "Police shot and killed a bomber in Tunis.",
    ],
)
def test_nobody_is_his_own_victim(extractor, sentence):
    for event in extractor(sentence, date=dt.date(2023, 5, 3)).events:
        agents = {argument.mention.text for argument in event.arguments if argument.role == "agent"}
        victims = {argument.mention.text for argument in event.arguments if argument.role in {"target", "victim"}}
        assert agents
        assert not agents & victims


@pytest.mark.parametrize(
    ("sentence", "first", "doer"),
    [
        ("The bombing was retaliation for the Ethiopian invasion of Gedo.", "bombing", "Ethiopian"),
        ("The shootings in Lyon were revenge for the Dutch killing of a preacher.", "shooting", "Dutch"),
        ("The army repulsed an assault, killing nine.", "attack", "The army"),
    ],
    ids=["retaliation", "revenge", "repulsed"],
)
def test_a_deed_and_its_answer_are_two_events(extractor, sentence, first, doer):
    events = extractor(sentence, date=dt.date(2023, 5, 3)).events
    agents = {e.type: [a.mention.text for a in e.arguments if a.role == "agent"] for e in events}
    assert agents.pop(first) == []
    assert [doer] in agents.values()


def test_a_name_stands_for_the_one_who_was_spoken_of_by_office(extractor):
    article = extractor("A corporal was killed on Monday. Corporal Luis Soto was killed when he stepped on a mine.")
    found = [a.mention.text for event in article.events for a in event.arguments if a.role == "victim"]
    assert found == ["Luis Soto"]


def test_who_wards_an_attack_off_is_a_side_of_the_fight(extractor):
    (event,) = extractor("Soldiers fought off an attack on their base, killing nine rebels.").events
    assert next((a.role, a.mention.text) for a in event.arguments) == ("party", "Soldiers")


@pytest.mark.parametrize(
    ("sentence", "arguments"),
    [
        ("The man they killed was a teacher.", {"victim": ["The man"]}),
        ("The soldiers whom they killed were from Peru.", {"victim": ["The soldiers"]}),
        ("The murdered Chilean scientist Noel Kemp had worked in Santa Cruz.", {"victim": ["Noel Kemp"]}),
        ("Rebels murdered 124 of the prisoners.", {"agent": ["Rebels"], "victim": ["the prisoners"]}),
        ("The bombings seemed to be aimed at civilians.", {"target": ["civilians"]}),
        ("Bombings targeted at the army have killed 20.", {"target": ["the army"], "victim": ["20"]}),
        ("An explosion shattered the windows of the bakery.", {"target": ["the bakery"]}),
        ("A bomb planted by insurgents killed a corporal.", {"agent": ["insurgents"], "victim": ["a corporal"]}),
        (
            "On orders from the general, soldiers opened fire on the inmates.",
            {"agent": ["soldiers"], "target": ["the inmates"]},
        ),
        ("The criminals committed the murder on the second floor.", {"agent": ["The criminals"]}),
        ("He used a knife to attack a nurse.", {"instrument": ["a knife"], "target": ["a nurse"]}),
        (
            "A man armed with a knife attacked a nurse.",
            {"agent": ["A man"], "instrument": ["a knife"], "target": ["a nurse"]},
        ),
        (
            "Men kidnapped the mayor, Luis Soto, and his driver.",
            {"agent": ["Men"], "target": ["Luis Soto", "his driver"]},
        ),
    ],
)
def test_whom_an_act_is_aimed_at_stands_outside_of_the_slots(extractor, sentence, arguments):
    found: dict[str, list[str]] = {}
    for event in extractor(sentence, date=dt.date(2023, 5, 3)).events:
        for argument in event.arguments if is_violent(event.type) else ():
            if argument.role != "instrument" or "bomb" not in argument.mention.text:
                found.setdefault(argument.role, []).append(argument.mention.text)
    assert found == arguments


def test_the_police_are_not_the_attackers_they_shot(extractor):
    article = extractor(
        "A gunman killed three shoppers in Lyon. Police shot the attacker dead.", date=dt.date(2023, 5, 3)
    )
    attack = next(event for event in article.events if event.salience == "main")
    assert [a.mention.text for a in attack.arguments if a.role == "agent"] == ["A gunman"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("There is no evidence that the navy killed nine fishermen.", "denied"),
        ("There is no evidence the navy killed nine fishermen.", "denied"),
        ("Auditors did not find any evidence that the navy killed nine fishermen.", "denied"),
        ("No proof has emerged that the navy killed nine fishermen.", "denied"),
        ("Spain has seen no indication that the navy killed nine fishermen.", "denied"),
        ("The evidence that the navy killed nine fishermen is strong.", "occurred"),
        ("No evidence was destroyed when the navy killed nine fishermen.", "occurred"),
        ("Without evidence to go on, police dropped the case after the navy killed nine fishermen.", "occurred"),
    ],
)
def test_what_nothing_speaks_for_is_denied_with_its_numbers(extractor, sentence, status):
    article = extractor(sentence, date=dt.date(2023, 5, 3))
    assert [event.status.value for event in article.events if event.type == "killing"] == [status]
    assert [count.status.value for count in article.casualties] == ["denied" if status == "denied" else "actual"]


DISCLAIMED = [
    ("A bomb killed nine in Lima. The Red Front said it had not carried out the bombing.", "denied", []),
    ("A rocket hit a school in Haifa. Hamas said it had not ordered the attack.", "denied", []),
    ("A rocket hit a school in Haifa. Hamas said it had ordered the attack.", "claimed", ["Hamas"]),
    ("A chapel was burned on Friday. Muslims blamed Christians for burning the chapel.", "alleged", ["Christians"]),
    ("Gunmen attacked a base in Mopti. JNIM has claimed attacks in the region before.", "unknown", ["Gunmen"]),
    ("The widow of the gunman who killed nine in Oslo was hurt.", "unknown", ["the gunman"]),
    ("The rebels said the army, not they, had attacked the convoy.", "unknown", ["the army"]),
]


@pytest.mark.parametrize(("text", "value", "names"), DISCLAIMED, ids=[text for text, _, _ in DISCLAIMED])
def test_who_disclaims_a_deed_is_not_its_doer(extractor, text, value, names):
    deed = next(event for event in extractor(text, date=dt.date(2023, 5, 3)).events if is_violent(event.type))
    assert deed.responsibility.value.value == value
    assert [a.mention.text for a in deed.arguments if a.role.value == "agent"] == names


def test_nobody_is_behind_what_nothing_links_him_to(extractor):
    sentence = "There is no evidence that the navy was behind the murder of nine fishermen."
    (event,) = extractor(sentence, date=dt.date(2023, 5, 3)).events
    assert (event.responsibility.value.value, [a.role.value for a in event.arguments]) == ("unknown", ["victim"])


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "value"),
    [
        ("Chad blamed a Sudanese air strike for the blast in Adre.", "airstrike", "alleged", "alleged"),
        ("Residents blamed the rebels' ambush for the deaths of nine nuns.", "attack", "alleged", "unknown"),
        ("A Turkish bombardment was blamed for the deaths of nine nuns.", "shelling", "alleged", "alleged"),
        ("Traders blamed a Sudanese air strike for higher prices.", "airstrike", "occurred", "confirmed"),
        ("A court in Lima acquitted Juan Mora of shooting a nun.", "shooting", "denied", "denied"),
        ("Juan Mora was cleared of shooting a nun in Lima.", "shooting", "denied", "denied"),
        ("Juan Mora was not cleared of shooting a nun in Lima.", "shooting", "alleged", "unknown"),
        ("Juan Mora was acquitted of the murder of a nun in Lima.", "killing", "occurred", "denied"),
        ("Juan Mora, who had shot a nun, was acquitted and released.", "shooting", "occurred", "confirmed"),
        ("Juan Mora was wrongly accused of shooting a nun in Lima.", "shooting", "denied", "unknown"),
        ("Two men were wrongly convicted of the murder of a nun in Lima.", "killing", "occurred", "unknown"),
        ("False claims that soldiers had shot a nun led to riots.", "shooting", "denied", "unknown"),
    ],
)
def test_whoever_is_blamed_or_cleared_has_not_been_seen_doing_it(extractor, sentence, kind, status, value):
    article = extractor(sentence, date=dt.date(2023, 5, 3))
    event = next(event for event in article.events if event.type == kind)
    assert (event.status.value, event.responsibility.value.value) == (status, value)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The film shows Belgian soldiers killing nine farmers in Kivu.", "hypothetical"),
        ("In the novel, two bandits kill nine farmers in Kivu.", "hypothetical"),
        ("The video game lets players kill nine farmers in Kivu.", "hypothetical"),
        ("The footage shows Belgian soldiers killing nine farmers in Kivu.", "occurred"),
        ("A documentary film shows Belgian soldiers killing nine farmers in Kivu.", "occurred"),
        ("Gunmen killed nine farmers during a film festival in Kivu.", "occurred"),
    ],
)
def test_what_a_work_of_fiction_tells_has_not_happened(extractor, sentence, status):
    article = extractor(sentence, date=dt.date(2023, 5, 3))
    assert [event.status.value for event in article.events if event.type == "killing"] == [status]
    assert [count.status.value for count in article.casualties] == ["actual" if status == "occurred" else status]


@pytest.mark.parametrize(
    "sentence",
    [
        "A policeman was stabbed to death in Lima. Marchers say police had opened fire first.",
        "Chad accused Kenya of killing nine farmers. Kenya said it had killed nine smugglers.",
    ],
    ids=["who suffers has not done it", "what is alleged is not what is admitted"],
)
def test_two_deeds_with_other_victims_stay_apart(extractor, sentence):
    article = extractor(sentence, date=dt.date(2023, 5, 3))
    events = [event for event in article.events if is_violent(event.type)]
    roles = [{a.role.value: a.mention.text for a in event.arguments} for event in events]
    assert len(events) == 2
    assert not any("policeman" in found.get("victim", "") and "agent" in found for found in roles)


def test_what_somebody_is_alleged_to_have_paid_for_stays_alleged(extractor):
    text = "Lawyers had alleged that Mora paid two men to shoot Rojas. Mora's brother was jailed for the killing."
    article = extractor(text, date=dt.date(2023, 5, 3))
    shootings = [(e.status.value, e.responsibility.value.value) for e in article.events if e.type == "shooting"]
    assert shootings == [("alleged", "unknown")]


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "names"),
    [
        (
            "The opposition called on Nigerian troops to stop shelling villages.",
            "shelling",
            "occurred",
            "Nigerian troops",
        ),
        ("The opposition appealed to the army to shell the rebels.", "shelling", "requested", "the army"),
        ("The mayor called for police to arrest the looters.", "arrest", "requested", "police"),
        ("Kenya paid the gang to kill the dissident.", "killing", "requested", "the gang"),
        ("The court barred police from arresting the editor.", "arrest", "denied", "police"),
        ("Rights groups called on Chad to free the reporters.", "release", "requested", "Chad"),
        ("The bloc called on Chad on Monday not to raid the camp.", "raid", "requested", "Chad"),
        ("The rebels called on Friday to shell the port.", "shelling", "requested", "The rebels"),
    ],
)
def test_who_is_asked_to_would_do_it(extractor, sentence, kind, status, names):
    (event,) = (event for event in extractor(sentence, date=dt.date(2023, 5, 3)).events if event.type == kind)
    assert [argument.mention.text for argument in event.arguments if argument.role == "agent"] == [names]
    assert event.status == status
    assert event.responsibility is None or event.responsibility.value != "confirmed"


@pytest.mark.parametrize(
    ("sentence", "agents", "value"),
    [
        ("Fiji condemned Chadian shelling of Bosso.", ["Chadian"], "alleged"),
        ("Fiji criticised Greek bombing of boats.", ["Greek"], "alleged"),
        ("Fiji condemned the bombing of a school by Chad.", ["Chad"], "alleged"),
        ("Fiji denounced the kidnapping of a nurse by Somalia.", ["Somalia"], "alleged"),
        ("Fiji condemned the Chadian army for shelling Bosso.", ["the Chadian army"], "alleged"),
        ("Fiji demanded that Chad halt shelling its ports.", ["Chad"], "alleged"),
        ("Fiji demanded Chad stop shelling its ports.", ["Chad"], "alleged"),
        ("Fiji warned Chad to stop shelling its ports.", ["Chad"], "alleged"),
        ("Fiji told Chad to stop shelling its ports.", ["Chad"], "alleged"),
        ("Fiji urged restraint after the Chadian army shelled a port.", ["the Chadian army"], "confirmed"),
        ("The shelling of a clinic by Niger angered Fiji.", [], "unknown"),
        ("Months of shelling of Gao by Chad ended.", ["Chad"], "confirmed"),
        ("Traders left at the height of a bombardment by Boko Haram.", ["Boko Haram"], "confirmed"),
        ("Fiji condemned the bombing of a school by Lake Chad.", [], "unknown"),
        ("Fiji condemned the bombing of a school by night.", [], "unknown"),
        ("Fiji ended the bombing of a school by force.", [], "unknown"),
    ],
)
def test_whose_deeds_are_condemned_is_said_by_who_condemns(extractor, sentence, agents, value):
    (deed,) = (event for event in extractor(sentence, date=dt.date(2023, 5, 3)).events if is_violent(event.type))
    assert [argument.mention.text for argument in deed.arguments if argument.role == "agent"] == agents
    assert deed.responsibility.value == value


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Boko Haram raided Gao on Monday. It killed nine farmers.", {"Boko Haram"}),
        ("Kenya was shaken on Monday. It killed nine farmers.", set()),
        ("Kenya mourned on Monday. It killed nine farmers.", set()),
        ("Kenya sent aid after a storm on Monday. It killed nine farmers.", set()),
        ("The Kenyan army met Boko Haram on Monday. It killed nine farmers.", set()),
        ("Boko Haram fired a rocket on Monday. It killed nine farmers.", {"Boko Haram"}),
    ],
)
def test_it_is_who_did_it_only_where_nothing_else_can_be_meant(extractor, text, agents):
    deeds = [event for event in extractor(text, date=dt.date(2023, 5, 3)).events if is_violent(event.type)]
    assert {a.mention.text for event in deeds for a in event.arguments if a.role == "agent"} == agents
