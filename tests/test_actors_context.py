"""Actors whose name alone does not tell who they are: bare surnames, names of many bodies, things with names."""

import pytest
from spacy.language import Language

from extractor import pipeline, spans
from extractor.components.actors import lists, roster
from extractor.lexicon import read_rows
from extractor.spans import Actor, Layout, Section


def actors(nlp: Language, text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in spans.read(nlp(text), spans.ACTORS)}


SURNAMES = [
    ("Mali's president Keita resigned.", "Keita", "ML"),
    ("President Keita resigned.", "Keita", "ML"),
    ("Police in Peru arrested Fujimori.", "Fujimori", "PE"),
    ("Angela Merkel met Macron in Brussels. Macron left.", "Macron", "FR"),
    ("Merkel and Macron met at noon.", "Merkel", "DE"),
    ("Assad's forces shelled a town.", "Assad's forces", "SY"),
    ("William Hague flew in. Hague left at dawn.", "William Hague", "GB"),
    ("Putin offered a truce on Monday.", "Putin", "RU"),
    ("Mayor Putin offered a truce on Monday.", "Putin", None),
    ("Police in Leeds said Ms Merkel, a teacher, was missing.", "Merkel", None),
    ("Cameron offered a truce on Monday.", "Cameron", None),
    ("The court in Accra sentenced Keita to ten years.", "Keita", None),
    ("Residents of Lima said Morales was at work.", "Morales", None),
    ("Police in Leeds, Britain, said Cameron, a teacher, was missing.", "Cameron", None),
    ("Mr Kerry was a farmer in the US, neighbours said.", "Kerry", None),
    ("Mayor Thatcher fled from Britain.", "Thatcher", None),
    ("Rosa Morales, a nurse, was shot in Bolivia. Morales died later.", "Rosa Morales", None),
    ("Muammar Gaddafi ruled Libya. Sam Gaddafi was freed.", "Sam Gaddafi", None),
]


@pytest.mark.parametrize(("text", "name", "country"), SURNAMES, ids=[case[0] for case in SURNAMES])
def test_a_bare_surname_is_the_famous_one_only_with_support(
    nlp: Language, text: str, name: str, country: str | None
) -> None:
    assert actors(nlp, text)[name].country == country


SHARED = [
    ("Venezuela's National Guard fired tear gas.", "National Guard", "VE"),
    ("The National Guard fired tear gas in Caracas, Venezuela.", "National Guard", "VE"),
    ("Peru's Congress voted on Friday. Congress met again.", "Congress", "PE"),
    ("The Labour Party in Norway lost seats.", "Labour Party", "NO"),
    ("The Democratic Party won the vote in Kenya.", "Democratic Party", "KE"),
    ("The National Guard sent troops from Chad to Mali.", "National Guard", None),
    ("The Democratic Party won the vote in Ohio, the US media said.", "Democratic Party", "US"),
    ("Congress voted on Friday.", "Congress", "US"),
    ("The Supreme Court freed ten men in Zambia.", "Supreme Court", "ZM"),
    ("The Supreme Court freed ten men.", "Supreme Court", None),
    ("The Supreme Court freed men from Zambia and Malawi.", "Supreme Court", None),
    ("The British Ministry of Defence denied it.", "British Ministry of Defence", "GB"),
    ("Police in Peru fled, and the country's Supreme Court agreed.", "Supreme Court", "PE"),
    ("Peter Okello, an analyst at the Kenya Times, said so.", "Peter Okello", "KE"),
    ("Hamas officials met in Cairo.", "Hamas officials", "PS"),
]


@pytest.mark.parametrize(("text", "name", "country"), SHARED, ids=[case[0] for case in SHARED])
def test_a_name_that_many_bodies_have_takes_its_country_from_around_it(
    nlp: Language, text: str, name: str, country: str | None
) -> None:
    assert actors(nlp, text)[name].country == country


def test_ministries_of_one_name_in_two_countries_are_two(nlp: Language) -> None:
    doc = nlp("Iran's Foreign Ministry said no. Iraq's Foreign Ministry agreed.")
    found = [(actor.name, actor.country) for actor in spans.read(doc, spans.ACTORS)]
    assert found == [("Foreign Ministry", "IR"), ("Foreign Ministry", "IQ")]


def test_each_shared_name_is_listed_with_a_country() -> None:
    rows = [row["name"] for row in lists.read_rows(lists.LISTS / "shared.csv")]
    assert [name for name in rows if (actor := roster.listed(name)) is None or actor.country is None] == []


SECTORS = [
    ("The Peruvian attorney general, Rosa Quispe, resigned.", "Rosa Quispe", "PERGOV"),
    ("Kenya's inspector general of police, Odo Tuvi, resigned.", "Odo Tuvi", "KENCOP"),
    ("Peru's General Odo Tuvi resigned.", "Odo Tuvi", "PERMIL"),
    ("A Peruvian intelligence officer, Omar Sule, was killed.", "Omar Sule", "PERSPY"),
    ("A Peruvian army officer, Omar Sule, was killed.", "Omar Sule", "PERMIL"),
    ("Kenyan health officials said ten people died.", "Kenyan health officials", "KENGOV"),
    ("Kenyan health workers marched.", "Kenyan health workers", "KENMED"),
    ("The Kenyan attorney general blamed police.", "Kenyan attorney general", "KENGOV"),
]


@pytest.mark.parametrize(("text", "name", "code"), SECTORS, ids=[case[0] for case in SECTORS])
def test_words_in_front_of_an_office_tell_its_sector(nlp: Language, text: str, name: str, code: str) -> None:
    assert actors(nlp, text)[name].code == code


UNITS = [
    ("The 58th Army crossed the river.", "58th Army", "military"),
    ("The 1st Brigade moved north.", "1st Brigade", "military"),
    ("The army's Heron Brigade entered the town.", "Heron Brigade", "military"),
    ("The Martyrs Brigade claimed the attack.", "Martyrs Brigade", "armed_group"),
    ("The rebel Cobra Brigade left.", "Cobra Brigade", "armed_group"),
    ("The Heron Brigades fired rockets.", "Heron Brigades", "armed_group"),
    ("Peru's General Staff denied it.", "General Staff", "military"),
]


@pytest.mark.parametrize(("text", "name", "kind"), UNITS, ids=[case[0] for case in UNITS])
def test_a_brigade_is_an_army_s_unless_the_words_around_say_otherwise(
    nlp: Language, text: str, name: str, kind: str
) -> None:
    assert actors(nlp, text)[name].kind == kind


THINGS = [
    "HMS Defender left port.",
    "MV Ocean Rose sank.",
    "Typhoon Haiyan hit the town.",
    "Cyclone Idai moved north.",
    "A Black Hawk landed.",
    "The Boeing 737 crashed.",
    "The West Bank was calm.",
    "The film Casablanca Nights won a prize.",
]


@pytest.mark.parametrize("text", THINGS, ids=THINGS)
def test_a_thing_with_a_name_is_no_actor(nlp: Language, text: str) -> None:
    assert actors(nlp, text) == {}


NO_THINGS = [
    ("The book that Carlos Medina wrote sold well.", "Carlos Medina"),
    ("Mr Storm said no to Peru.", "Storm"),
    ("The carrier Delta Air Lines said it would fly.", "Delta Air Lines"),
    ("Boeing denied it.", "Boeing"),
]


@pytest.mark.parametrize(("text", "name"), NO_THINGS, ids=[case[0] for case in NO_THINGS])
def test_a_name_beside_a_thing_is_an_actor(nlp: Language, text: str, name: str) -> None:
    assert name in actors(nlp, text)


SAID_BESIDE = [
    ("Boko Haram fighters stormed a bank.", "Boko Haram"),
    ("Taliban militants stormed a bank.", "Taliban"),
    ("Islamic State gunmen stormed a bank.", "Islamic State"),
    ("FARC guerrillas stormed a bank.", "FARC"),
]


@pytest.mark.parametrize(("text", "name"), SAID_BESIDE, ids=[case[1] for case in SAID_BESIDE])
def test_fighters_of_a_named_group_are_that_group(nlp: Language, text: str, name: str) -> None:
    assert {(actor.name, actor.kind) for actor in actors(nlp, text).values()} == {(name, "armed_group")}


SOME_OF_A_GROUP = [
    ("Hamas suicide bombers attacked a bus.", {"Hamas", "suicide bombers"}),
    ("Two bombs set off by PKK urban guerrillas wrecked a bank.", {"PKK", "urban guerrillas"}),
    ("Hamas political leaders met in Doha.", {"Hamas", "Hamas political leaders"}),
    ("Hamas's armed wing stormed a bank.", {"Hamas"}),
]


@pytest.mark.parametrize(("text", "names"), SOME_OF_A_GROUP, ids=[case[0] for case in SOME_OF_A_GROUP])
def test_those_of_a_group_of_whom_more_is_said_stand_beside_it(nlp: Language, text: str, names: set[str]) -> None:
    assert set(actors(nlp, text)) == names


def test_of_one_gunman_and_gunmen_there_are_many(nlp: Language) -> None:
    assert actors(nlp, "A gunman fired at a bus. Gunmen stormed a bank.")["gunman"].kind == "group"


UNNAMED = [
    ("Masked men stormed a bank.", "masked men", "group", "UAF"),
    ("Armed men killed ten people.", "armed men", "group", "UAF"),
    ("Gunmen stormed a bank.", "gunmen", "group", "UAF"),
    ("A masked gunman stormed a bank.", "masked gunman", "person", "UAF"),
    ("A suicide bomber struck a bank.", "suicide bomber", "person", "UAF"),
    ("A group of gunmen stormed a bank.", "group", "group", "UAF"),
    ("Peruvian guerrillas freed a mayor.", "Peruvian guerrillas", "group", "PERREB"),
    ("Bandits stormed a bank.", "bandits", "group", "CRM"),
    ("Rebel commanders met in Lima.", "rebel commanders", "group", "REB"),
    ("A rebel group stormed a bank.", "rebel group", "armed_group", "REB"),
    ("An armed group stormed a bank.", "armed group", "armed_group", "UAF"),
    ("A militia stormed a bank.", "militia", "armed_group", "PRM"),
    ("A drug cartel bombed a bank.", "drug cartel", "armed_group", "CRM"),
    ("Two soldiers stormed a bank.", "soldiers", "military", None),
    ("A policeman stormed a bank.", "policeman", "police", None),
    ("A teacher sued a bank.", "teacher", "person", None),
    ("Three teachers sued a bank.", "teachers", "group", None),
    ("A crowd stormed a bank.", "crowd", "group", None),
    ("Kenyan coast guard ships fired on a boat.", "Kenyan coast guard ships", "military", "KENMIL"),
    ("US-led coalition forces bombed the town.", "US-led coalition forces", "military", "USAMIL"),
    ("Western officials agreed.", "Western officials", "government", None),
    ("A Defence Ministry spokesman denied it.", "Defence Ministry spokesman", "government", None),
    ("A Kenyan defence official denied it.", "Kenyan defence official", "military", "KENMIL"),
    ("Riot police stormed a bank.", "Riot police", "police", None),
    ("Navy ships shelled a bank.", "Navy ships", "military", None),
    ("A spokesman for the rebels denied it.", "spokesman", "person", "REB"),
    ("A spokesman for the Kenyan army denied it.", "spokesman", "military", "KENMIL"),
    ("A spokeswoman for Hamas denied it.", "spokeswoman", "person", "PSEREB"),
    ("A Hamas official denied it.", "Hamas official", "person", "PSEREB"),
    ("A spokesman for the ministry denied it.", "spokesman", "government", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "code"), UNNAMED, ids=[case[0] for case in UNNAMED])
def test_agents_without_a_name_are_told_by_the_words_in_front(
    nlp: Language, text: str, name: str, kind: str, code: str | None
) -> None:
    actor = actors(nlp, text)[name]
    assert (actor.kind, actor.named, actor.code) == (kind, False, code)


@pytest.mark.parametrize(
    "text", ["Two men left.", "The ship sank.", "The group left.", "The president left.", "The prime minister left."]
)
def test_a_bare_noun_is_no_actor(nlp: Language, text: str) -> None:
    assert actors(nlp, text) == {}


def test_an_office_that_comes_again_is_somebody(nlp: Language) -> None:
    assert list(actors(nlp, "The minister spoke in Accra. The minister left at noon.")) == ["minister"]


SAME_SURNAME = [
    ("Sam Ervin Jr. spoke in Lima. Ervin left.", ["Sam Ervin Jr.", "Ervin"]),
    ("Rosa Okello met Odo Tuvi. Okello said no.", ["Rosa Okello", "Okello"]),
    ("Mr Theo May left. May 2019 was wet. May spoke.", ["Theo May", "May"]),
    ("Maria Lopez met Pedro Lopez. Lopez spoke.", ["Lopez"]),
    ("Sam Ervin Sr. met Sam Ervin Jr. in Lima.", ["Sam Ervin Jr."]),
    ("Peter Okello met Rosa Okello and Ana Okello.", ["Ana Okello"]),
    ("Donald Trump Jr. spoke. Ivanka Trump said no.", ["Ivanka Trump"]),
    ("Rosa Quispe and Peter Quispe came. Mrs Quispe spoke.", ["Rosa Quispe", "Quispe"]),
]


@pytest.mark.parametrize(("text", "expected"), SAME_SURNAME, ids=[case[0] for case in SAME_SURNAME])
def test_a_surname_of_several_stays_open(nlp: Language, text: str, expected: list[str]) -> None:
    doc = nlp(text)
    found = [[doc[m.start : m.end].text for m in a.mentions] for a in spans.read(doc, spans.ACTORS)]
    assert expected in found


def references(nlp: Language, paragraphs: list[tuple[str, str]], name: str) -> list[str]:
    layout = Layout(tuple(Section(0, 0, kind) for kind, _ in paragraphs))
    doc = pipeline.analyse(nlp, [text for _, text in paragraphs], layout)
    actor = next(actor for actor in spans.read(doc, spans.ACTORS) if actor.name == name)
    return [doc[r.start : r.end].text for r in actor.references]


ACROSS = {
    "the group": ([("paragraph", "Boko Haram burned a village."), ("paragraph", "The group took ten girls.")],
                  "Boko Haram", ["The group"]),
    "she, with a man nearer": ([("paragraph", "Rosa Quispe spoke."), ("paragraph", "Peter Okello came. She left.")],
                               "Rosa Quispe", ["She"]),
    "he, in the paragraph": ([("paragraph", "Carlos Medina spoke."), ("paragraph", "Peter Okello came. He left.")],
                             "Peter Okello", ["He"]),
    "none from a caption": ([("caption", "Boko Haram men in a village."), ("paragraph", "The group took ten girls.")],
                            "Boko Haram", ["men"]),
}  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "name", "expected"), ACROSS.values(), ids=ACROSS.keys())
def test_a_description_may_refer_to_the_paragraph_before(
    nlp: Language, paragraphs: list[tuple[str, str]], name: str, expected: list[str]
) -> None:
    assert references(nlp, paragraphs, name) == expected


def test_the_agency_of_a_dateline_is_no_actor(nlp: Language) -> None:
    layout = Layout((Section(0, 0, "dateline"), Section(0, 0, "paragraph")))
    doc = pipeline.analyse(nlp, ["LIMA (Reuters) - ", "Police arrested Carlos Medina."], layout)
    assert [actor.name for actor in spans.read(doc, spans.ACTORS)] == ["police", "Carlos Medina"]


ROLES = [
    ("The dead Mayor Carlos Ruiz was buried.", "Mayor"),
    ("The jailed opposition leader Carlos Ruiz spoke.", "opposition leader"),
    ("The ousted president, Carlos Ruiz, fled.", "ousted president"),
    ("Superintendent of Police Carlos Ruiz agreed.", "Superintendent of Police"),
    ("A witness, Carlos Ruiz, saw it.", "witness"),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[case[0] for case in ROLES])
def test_what_befell_a_person_is_no_part_of_the_role(nlp: Language, text: str, role: str) -> None:
    assert [(name, actor.role) for name, actor in actors(nlp, text).items()] == [("Carlos Ruiz", role)]


SENT = [
    ("Chad and Togo have troops in Mali.", "troops", None),
    ("Chad has troops in Mali.", "troops", "TD"),
    ("Kenya sent peacekeepers to Haiti.", "peacekeepers", "KE"),
    ("Soldiers in Mali fired at a bus.", "soldiers", "ML"),
    ("The Chinese embassy in Manila told its citizens to leave.", "Chinese embassy", "CN"),
    ("The Inter-American Ministry of Fish urged calm.", "Inter-American Ministry of Fish", None),
]


@pytest.mark.parametrize(("text", "name", "country"), SENT, ids=[case[0] for case in SENT])
def test_where_people_are_sent_they_are_not_from(nlp: Language, text: str, name: str, country: str | None) -> None:
    assert actors(nlp, text)[name].country == country


AT_HOME = [
    ("Police held a man in Nairobi, Kenya.", "police", "KE"),
    ("The army shelled two villages near Gao, Mali.", "army", None),
    ("The government held a man in Nairobi, Kenya.", "government", None),
    ("Troops shelled two villages near Gao, Mali.", "troops", None),
    ("Police held a Chadian man in Bristol.", "police", None),
    ("The army held a man from Peru.", "army", None),
    ("The government in The Hague fell. Britain was told.", "government", "NL"),
    ("A diplomat met the mayor in Lima, Peru.", "diplomat", None),
    ("Spokeswoman Ana Ruiz of the Peruvian interior ministry met Chilean miners.", "Ana Ruiz", "PE"),
    ("Spokeswoman Ana Ruiz told Chilean miners of a Peruvian raid.", "Ana Ruiz", None),
    ("Prisoners rioted at a jail in Lima and cheered Chilean guards.", "prisoners", "PE"),
    ("Students rioted at a school in Lima and cheered Chilean guards.", "students", None),
    ("Nine ethnic Turks marched in Peru.", "ethnic Turks", "PE"),
    ("Nine ethnic Turks fled to Peru.", "ethnic Turks", None),
    ("Foreign officials met the mayor in Lima, Peru.", "foreign officials", None),
    ("Local officials in France heard of it.", "local officials", "FR"),
    ("Local officials said that the blast in Idlib had killed a French nun.", "local officials", "SY"),
    ("Regional governor Suley Kamc said that the blast in Konya had killed a French nun.", "Suley Kamc", "TR"),
    ("Governor Suley Kamc said that the blast in Konya had killed a French nun.", "Suley Kamc", None),
]


@pytest.mark.parametrize(("text", "name", "country"), AT_HOME, ids=[case[0] for case in AT_HOME])
def test_whose_the_police_are_is_told_by_the_only_country_or_the_place(
    nlp: Language, text: str, name: str, country: str | None
) -> None:
    assert actors(nlp, text)[name].country == country


COUNCILS = [
    ("Shells hit the Idlib city council", "SY"),
    ("Shells hit the Idlib city council and the Lima city council", None),
]


@pytest.mark.parametrize(("text", "country"), COUNCILS, ids=["one", "two"])
def test_the_head_of_the_only_council_is_of_its_country(nlp: Language, text: str, country: str | None) -> None:
    assert actors(nlp, f"{text}, said council head Adel Kaya.")["Adel Kaya"].country == country


def test_an_armed_group_of_many_countries_has_a_code_of_its_own(nlp: Language) -> None:
    assert actors(nlp, "Al-Qaeda shot a nun.")["Al-Qaeda"].code == "IMGREB"


def test_troops_that_another_country_sent_are_not_those_told_of_before(nlp: Language) -> None:
    doc = nlp("Soldiers seized power. Angola has about 200 soldiers in the country. The soldiers shot a nun.")
    found = [(len(a.mentions), a.country) for a in spans.read(doc, spans.ACTORS) if a.name.lower() == "soldiers"]
    assert found == [(2, None), (1, "AO")]


def test_its_soldiers_are_not_those_told_of_before(nlp: Language) -> None:
    doc = nlp("Three soldiers died near Gao. Chad said two of its soldiers had died there. The soldiers were young.")
    found = [(len(a.mentions), a.country) for a in spans.read(doc, spans.ACTORS) if a.name == "soldiers"]
    assert (1, "TD") in found
    assert not [country for mentions, country in found if mentions > 1 and country]


def test_spokesmen_for_two_bodies_are_two(nlp: Language) -> None:
    doc = nlp("A spokesman for the rebels denied it. A spokesman for the army confirmed it.")
    assert [actor.code for actor in spans.read(doc, spans.ACTORS) if actor.name == "spokesman"] == ["REB", None]


@pytest.mark.parametrize("text", ["Kibati Hill fell to the rebels.", "Qala Zal fell to the rebels."])
def test_a_town_that_falls_to_somebody_is_no_actor(nlp: Language, text: str) -> None:
    assert set(actors(nlp, text)) == {"rebels"}


KINDS = [
    ("Arvona Lund, the Norwegian carmaker, said it had stopped work.", "Arvona Lund", "company"),
    ("Jordan Lee, an analyst at a bank, said prices would fall.", "Jordan Lee", "person"),
    ("The Boone County Sheriff's Office said two men had fled.", "Boone County Sheriff's Office", "police"),
    ("The Ohio Bureau of Investigation searched a farm.", "Ohio Bureau of Investigation", "police"),
    ("Rio Tinto shut a mine.", "Rio Tinto", "company"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS, ids=[case[0] for case in KINDS])
def test_a_name_is_of_the_kind_that_its_words_tell(nlp: Language, text: str, name: str, kind: str) -> None:
    assert actors(nlp, text)[name].kind == kind


def test_a_country_s_name_is_nobody_s_where_it_is_a_player_s(nlp: Language) -> None:
    assert "Jordan" not in actors(nlp, "Jordan Lee scored twice. Jordan scored again in Lima.")


def test_a_meeting_place_is_no_actor(nlp: Language) -> None:
    assert actors(nlp, "The minister, Odo Tuvi, spoke at Lancaster House in London.").keys() == {"Odo Tuvi"}


def test_the_king_is_not_his_son(nlp: Language) -> None:
    found = actors(
        nlp, "Saudi Crown Prince Mohammed bin Salman and his father, King Salman, flew in. King Salman left."
    )
    assert [len(actor.mentions) for actor in found.values()] == [1, 2]


def test_an_office_says_more_than_the_rank_beside_it(nlp: Language) -> None:
    (actor,) = actors(nlp, "Kenya's army chief, General Odo Tuvi, was in Riyadh.").values()
    assert (actor.name, actor.role, actor.country) == ("Odo Tuvi", "Kenya's army chief", "KE")


def test_each_surname_that_stands_alone_is_a_listed_person_s() -> None:
    rows = [row["surname"] for row in read_rows(lists.LISTS / "alone.csv")]
    assert rows == sorted(set(rows))
    assert [row for row in rows if (actor := roster.listed(row)) is None or actor.kind != "person"] == []
