"""Actors: who is who, one record each."""

import re
from collections import Counter

import pytest
from spacy.language import Language

from extractor import ActorKind, gazetteer, spans
from extractor.components.actors import lists
from extractor.components.actors.rules import rules
from extractor.lexicon import read_rows
from extractor.spans import Actor


def actors(nlp: Language, text: str) -> list[Actor]:
    return list(spans.read(nlp(text), spans.ACTORS))


def mentions(nlp: Language, text: str) -> list[list[str]]:
    doc = nlp(text)
    return [[doc[m.start : m.end].text for m in actor.mentions] for actor in spans.read(doc, spans.ACTORS)]


def named(nlp: Language, text: str, name: str) -> Actor:
    return next(actor for actor in actors(nlp, text) if actor.name == name)


def references(nlp: Language, text: str, name: str) -> list[str]:
    doc = nlp(text)
    actor = next(actor for actor in spans.read(doc, spans.ACTORS) if actor.name == name)
    return [doc[r.start : r.end].text for r in actor.references]


ONE_RECORD = [
    ("Mr Medina was late. Carlos Medina spoke in Lima.", ["Medina", "Carlos Medina"]),
    ("Carlos Medina's lawyer spoke. Medina did not.", ["Carlos Medina", "Medina"]),
    ("General Peter Wanyonyi fled. Mr Wanyony was found.", ["Peter Wanyonyi", "Wanyony"]),
    ("The Oromo Liberation Army (OLA) left. OLA fighters had held the town.",
     ["Oromo Liberation Army", "OLA", "OLA"]),
    ("Washington threatened to leave. The United States urged Kenya to act. The US said no more.",
     ["Washington", "United States", "US"]),
    ("Suleyman Yilmaz resigned. Yılmaz had led the party.", ["Suleyman Yilmaz", "Yılmaz"]),
    ("Omar al-Bashir was deposed. Omar El Bashir had ruled for long.", ["Omar al-Bashir", "Omar El Bashir"]),
    ("Fighters of the Kivu Peace Movement (KPM) left. KPM fighters had held the town. The KPM denied it.",
     ["Kivu Peace Movement", "KPM", "KPM", "KPM"]),
    ("Dr. Rosa M. Quispe spoke. Rosa Quispe is 40.", ["Rosa M. Quispe", "Rosa Quispe"]),
    ("Senate leader Mitch McConnell objected. McConnel said no.", ["Mitch McConnell", "McConnel"]),
    ("Mr Trump said he would stay. Donald Trump lost.", ["Trump", "Donald Trump"]),
    ("The Popular Mobilisation Forces (PMF) left Tikrit. PMF units stayed.",
     ["Popular Mobilisation Forces", "PMF", "PMF"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE_RECORD, ids=[case[1][0] for case in ONE_RECORD])
def test_forms_of_one_name_are_one_actor(nlp: Language, text: str, expected: list[str]) -> None:
    assert expected in mentions(nlp, text)


def test_two_people_with_one_surname_stay_two(nlp: Language) -> None:
    text = "Carlos Medina met his rival. Rosa Medina spoke first."
    assert [m for m in mentions(nlp, text) if "Medina" in m[0]] == [["Carlos Medina"], ["Rosa Medina"]]


def test_the_wife_of_a_listed_man_is_herself(nlp: Language) -> None:
    text = "Keir Starmer flew to Lagos. His wife, Victoria Starmer, stayed. Mrs Starmer waved."
    wife = named(nlp, text, "Victoria Starmer")
    assert (len(wife.mentions), wife.country, wife.code) == (2, None, None)


def test_ms_and_mr_tell_two_of_one_surname_apart(nlp: Language) -> None:
    found = mentions(nlp, "Mrs Maria Lopez and Mr Pedro Lopez were tried. Mrs Lopez denied it; Mr Lopez did not.")
    assert found == [["Maria Lopez", "Lopez"], ["Pedro Lopez", "Lopez"]]


def test_a_title_of_another_gender_keeps_people_apart(nlp: Language) -> None:
    found = mentions(nlp, "Mr Carlos Medina spoke. Mrs Medina left.")
    assert ["Carlos Medina", "Medina"] not in found


ROLES = [
    ("President Ana Ruiz resigned.", "Ana Ruiz", "President"),
    ("Soldiers shot top Kenyan commander Peter Okello in Nairobi.", "Peter Okello", "top Kenyan commander"),
    ("The chief of OPEC Omar Sule warned Kenya.", "Omar Sule", "chief of OPEC"),
    ("Peter Okello, the governor of Mombasa, spoke.", "Peter Okello", "governor of Mombasa"),
    ("Mr Peter Okello spoke.", "Peter Okello", None),
    ("Nato's secretary general, Jens Stoltenberg, spoke.", "Jens Stoltenberg", "Nato's secretary general"),
    ("The head of Nato Jens Stoltenberg warned Kenya.", "Jens Stoltenberg", "head of Nato"),
    ("Police freed the president of Chad, Peter Okello.", "Peter Okello", "president of Chad"),
    ("Ayatollah Ali Khamenei spoke.", "Ali Khamenei", "Ayatollah"),
    ("Its spokesman, Colonel Peter Okello, denied it.", "Peter Okello", "spokesman"),
    ("Its spokesman, Cmdr Peter Okello, denied that.", "Peter Okello", "spokesman"),
    ("Former President Ana Ruiz was charged.", "Ana Ruiz", "Former President"),
    ("Acting foreign minister Peter Okello flew home.", "Peter Okello", "Acting foreign minister"),
    ("The late President Ana Ruiz was a miner.", "Ana Ruiz", "late President"),
    ("Peter Okello, a former governor of Mombasa, spoke.", "Peter Okello", "former governor of Mombasa"),
    ("Mr Peter Okello, who leads the Green Party, resigned.", "Peter Okello", "leads the Green Party"),
    ("Odo Tuvi, the United Nations Relief Coordinator, left.", "Odo Tuvi", "United Nations Relief Coordinator"),
]


@pytest.mark.parametrize(("text", "name", "role"), ROLES, ids=[case[0] for case in ROLES])
def test_a_role_is_as_stated(nlp: Language, text: str, name: str, role: str | None) -> None:
    assert named(nlp, text, name).role == role


COUNTRIES = [
    ("Kenyan foreign minister Grace Wanjiru flew home.", "Grace Wanjiru", "KE", "KENGOV"),
    ("Peruvian security officials denied it.", "Peruvian security officials", "PE", "PERCOP"),
    ("Peter Okello, the commander of Hezbollah, signed the truce.", "Peter Okello", "LB", "LBNREB"),
    ("The Kenyan invasion of Chad began in May. Kenya denied it.", "Kenya", "KE", "KENGOV"),
    ("The Chilean government denied it.", "Chilean government", "CL", "CHLGOV"),
    ("Brazil urged restraint.", "Brazil", "BR", "BRAGOV"),
    ("Hooded gunmen opened fire.", "hooded gunmen", None, "UAF"),
    ("The World Food Programme sent rice.", "World Food Programme", None, "IGO"),
    ("Peru's National Election Commission published the results.", "National Election Commission", "PE", "PERGOV"),
    ("Libya-backed militias attacked the camp.", "Libya-backed militias", "LY", "LBYPRM"),
    ("The Sri Lankan army shelled the town.", "Sri Lankan army", "LK", "LKAMIL"),
    ("South Korean police arrested him.", "South Korean police", "KR", "KORCOP"),
    ("Bosnian Serbs demanded a truce.", "Bosnian Serbs", "BA", "BIHCVL"),
    ("Iranian Kurds demonstrated.", "Iranian Kurds", "IR", "IRNCVL"),
    ("Ethnic Albanians in south Serbia rejected the plan.", "ethnic Albanians", "RS", "SRBCVL"),
    ("Ethnic Albanian rebels burned the bridge.", "ethnic Albanian rebels", None, "REB"),
    ("Anti-Peru militants burned the bridge.", "Anti-Peru militants", None, "REB"),
    ("Two Georgia police officers shot a man in Savannah.", "Georgia police officers", "US", "USACOP"),
    ("Croat forces entered the town.", "Croat forces", "HR", "HRVMIL"),
    ("A group of Peruvian miners blocked the road.", "group", "PE", "PERLAB"),
    ("A terror group based in Uganda claimed the raid.", "terror group", "UG", "UGAREB"),
    ("Lima's security chief warned the party.", "Lima's security chief", "PE", "PERCOP"),
    ("FBI agents arrested a man.", "FBI agents", "US", "USAGOV"),
    ("Arab League foreign ministers condemned the raid.", "Arab League foreign ministers", None, "IGOGOV"),
    ("Chilean tanks fired at the camp.", "Chilean tanks", "CL", "CHLMIL"),
    ("A Saudi businessman sued the bank.", "Saudi businessman", "SA", "SAUBUS"),
    ("US-led coalition forces bombed the town.", "US-led coalition forces", "US", "USAMIL"),
    ("A suicide bomber struck a mosque.", "suicide bomber", None, "UAF"),
    ("A senior defence official confirmed it.", "senior defence official", None, None),
    ("The Kremlin denied it.", "Kremlin", "RU", "RUSGOV"),
    ("Downing Street denied it.", "Downing Street", "GB", "GBRGOV"),
    ("He died in Kenyan police custody.", "Kenyan police", "KE", "KENCOP"),
    ("Peruvian riots went on.", "Peruvian", "PE", "PERCVL"),
    ("Gunmen loyal to Chad fled.", "gunmen", "TD", "TCDUAF"),
    ("Kenya said its soldiers had left.", "soldiers", "KE", "KENMIL"),
    ("Kenya told Chad. Its soldiers left.", "soldiers", None, None),
    ("Bosnian Serbs said their soldiers had left.", "soldiers", "BA", "BIHMIL"),
    ("European Community ministers met.", "European Community ministers", None, "IGOGOV"),
    ("Supporters of Robert Mugabe blocked roads.", "supporters", "ZW", "ZWECVL"),
    ("King Tupa of Tonga resigned.", "Tupa", "TO", "TONGOV"),
    ("Among them was Rosa Quispe, a Peruvian singer.", "Rosa Quispe", "PE", None),
    ("Police arrested Boston bombing suspect Carlos Medina.", "Carlos Medina", None, None),
    ("Peru's Harbour Authority closed. Harbour Authority chief Ana Ruiz resigned.", "Ana Ruiz", "PE", "PERGOV"),
    ("The late Mitch McConnel spoke.", "Mitch McConnel", "US", "USALEG"),
    ("Jens Stoltenberg warned Chad.", "Jens Stoltenberg", None, "IGO"),
]


@pytest.mark.parametrize(("text", "name", "country", "code"), COUNTRIES, ids=[case[1] for case in COUNTRIES])
def test_country_and_code_come_from_the_words(
    nlp: Language, text: str, name: str, country: str | None, code: str | None
) -> None:
    actor = named(nlp, text, name)
    assert (actor.country, actor.code) == (country, code)


UNNAMED = [
    ("Peruvian police arrested protesters.", ["protesters"]),
    ("Several hundred masked gunmen attacked the bank.", ["masked gunmen"]),
    ("A suicide bomber struck a market.", ["suicide bomber"]),
    ("Taliban insurgents took the town.", []),
    ("The blast killed a child and two civilians.", []),
    ("No gunmen were seen.", []),
    ("Police units and army units stormed the hall.", ["police units", "army units"]),
    ("The units stormed the hall.", []),
    ("Two Chilean tanks exploded.", []),
    ("A team of doctors treated them.", ["team"]),
]


@pytest.mark.parametrize(("text", "names"), UNNAMED, ids=[case[0] for case in UNNAMED])
def test_unnamed_agents_are_marked_so(nlp: Language, text: str, names: list[str]) -> None:
    assert [actor.name for actor in actors(nlp, text) if not actor.named] == names


KINDS = [
    ("The rebel group Sons of Light burned a camp.", "Sons of Light", "armed_group"),
    ("The militant Kivu Renewal Movement denied it.", "Kivu Renewal Movement", "armed_group"),
    ("The Kordofan Liberation Army fled.", "Kordofan Liberation Army", "armed_group"),
    ("The Raqqa Civil Council denied it.", "Raqqa Civil Council", "government"),
    ("Al-Haq accused Chad of torture.", "Al-Haq", "ngo"),
]


@pytest.mark.parametrize(("text", "name", "kind"), KINDS, ids=[case[1] for case in KINDS])
def test_a_kind_comes_from_the_name_or_the_words_beside_it(nlp: Language, text: str, name: str, kind: str) -> None:
    assert named(nlp, text, name).kind == kind


NEVER = [
    "Rebels attacked Kenscoff on Sunday.",
    "Photo by Carlos Medina",
    "Photograph: Carlos Medina",
    "He fired a Javelin from the Humvee.",
    "He stood outside Downing Street.",
    "Ещё новости.",
    "Rebels fired a Grad at dawn on Friday.",
    "A bomb went off in Nairobi.",
    "A Hamas-run office gave the figure.",
    "He left the White House at noon.",
    "The road to the Chilean embassy is shut.",
]


@pytest.mark.parametrize("text", NEVER, ids=NEVER)
def test_what_does_not_act_is_no_named_actor(nlp: Language, text: str) -> None:
    assert [actor.name for actor in actors(nlp, text) if actor.named] == []


REFERENCES = [
    ("Carlos Medina was arrested in Lima. Police say he had a gun.", "Carlos Medina", ["he"]),
    ("Boko Haram burned the village. The group took twelve girls.", "Boko Haram", ["The group"]),
    ("Boko Haram fighters burned the village.", "Boko Haram", ["fighters"]),
    ("The ship sank, according to the port's director, Ana Ruiz.", "Ana Ruiz", ["the port's director"]),
    ("Boko Haram's armed wing burned the village.", "Boko Haram", ["wing"]),
    ("Governor Peter Okello met Rosa Quispe. The governor smiled.", "Peter Okello", ["The governor"]),
    ("Carlos Medina and Peter Okello met. He was tired.", "Carlos Medina", []),
    ("Mrs Rosa Quispe spoke. He listened.", "Rosa Quispe", []),
]


@pytest.mark.parametrize(("text", "name", "expected"), REFERENCES, ids=[case[0] for case in REFERENCES])
def test_a_pronoun_or_description_is_resolved_only_to_one_reading(
    nlp: Language, text: str, name: str, expected: list[str]
) -> None:
    assert references(nlp, text, name) == expected


def test_actors_stand_in_order_of_first_mention(nlp: Language) -> None:
    found = actors(nlp, "Gunmen shot Peter Okello. Kenya blamed al-Shabab. The gunmen fled.")
    assert [actor.mentions[0].start for actor in found] == sorted(actor.mentions[0].start for actor in found)


@pytest.mark.parametrize("file", ["organizations.csv", "persons.csv"])
def test_a_list_is_sorted_and_its_kinds_and_countries_are_known(file: str) -> None:
    rows = list(read_rows(lists.LISTS / file))
    names = [row["name"] for row in rows]
    assert names == sorted(set(names))
    assert {row["kind"] for row in rows} <= {kind.value for kind in ActorKind}
    assert [row["name"] for row in rows if row["country"] and gazetteer.alpha3(row["country"]) is None] == []
    assert [row["name"] for row in rows if not row["source"]] == []


def documented_sources() -> dict[str, int]:
    """Rows by source key, as the table in SOURCES.md counts them."""
    text = (lists.DATA / "SOURCES.md").read_text(encoding="utf-8").partition("### Sources of the listed actors")[2]
    table = text.partition("\n## ")[0]
    return {key: int(rows) for key, rows in re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", table, re.MULTILINE)}


def counted_sources() -> Counter[str]:
    files = ("organizations.csv", "persons.csv")
    return Counter(row["source"] for file in files for row in read_rows(lists.LISTS / file))


def test_each_source_of_a_listed_actor_is_explained_and_counted() -> None:
    assert documented_sources() == dict(counted_sources())


def test_at_least_six_hundred_listed_actors_are_checked() -> None:
    counts = counted_sources()
    assert counts.total() - counts["unchecked"] >= 600


def test_most_listed_actors_are_checked() -> None:
    counts = counted_sources()
    assert counts["unchecked"] * 4 < counts.total()


def test_no_name_stands_for_two_listed_actors() -> None:
    owners: dict[str, set[str]] = {}
    for file in ("organizations.csv", "persons.csv"):
        for row in read_rows(lists.LISTS / file):
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                owners.setdefault(name, set()).add(row["name"])
    assert {name: sorted(both) for name, both in owners.items() if len(both) > 1} == {}


def test_each_rule_says_how_it_finds() -> None:
    assert all(rule.how for rule in rules())


def test_a_country_says_whether_it_is_stated(extractor) -> None:
    text = "Kenyan soldiers and the police blamed Al-Shabaab for the blast in Mombasa. Officials in Kenya agreed."
    found = {actor.name: (actor.country, actor.country_basis) for actor in extractor(text).actors}
    assert found["Kenyan soldiers"] == ("KE", "stated")
    assert found["police"] == ("KE", "context")
    assert found["Al-Shabaab"] == ("SO", "stated")


def test_an_actor_without_a_country_has_no_basis_for_one(extractor) -> None:
    (actor,) = extractor("Gunmen attacked a bus.").actors
    assert (actor.country, actor.country_basis) == (None, None)
