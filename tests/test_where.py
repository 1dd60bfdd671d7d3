"""Where events were: their own words first, then sentence and paragraph, then the scene, then the dateline."""

import datetime as dt

import pytest

from extractor import Extractor
from models import Event

PUBLISHED = dt.date(2023, 5, 20)


def located(extractor: Extractor, text: str, kind: str) -> tuple[Event, list[str]]:
    """The first event of a type, and the names of its places."""
    article = extractor(text.replace(" | ", "\n\n"), date=PUBLISHED)
    event = next(event for event in article.events if event.type == kind)
    names = {place.id: place.name for place in article.places}
    return event, [names[place] for place in event.where]


OWN = [
    ("The assault on the town of Homs, in western Syria, went on.", "attack", ["Homs", "Syria"]),
    ("Troops swept through Gao in Mali.", "seizure", ["Gao", "Mali"]),
    ("Rebels reached Gao in Mali in May. Residents staged protests in the city.", "protest", ["Gao", "Mali"]),
    ("Aid workers reached Gao, Mali. Gunmen shot a man there.", "shooting", ["Gao", "Mali"]),
    ("The fighting has displaced half of Yemen's population.", "displacement", ["Yemen"]),
    (
        "A bomb went off at Gao Hospital in Mali. Gunmen attacked the hospital again on Monday.",
        "attack",
        ["Gao Hospital", "Mali"],
    ),
    ("Aid workers reached Gao, Mali. The battle for the town has raged since June.", "battle", ["Gao", "Mali"]),
    ("Marches were held in Oslo, Lima and Accra.", "protest", ["Oslo", "Lima", "Accra"]),
    (
        "GAO, Mali, May 19 (Reuters) - Gunmen attacked a market. | In Oslo, the foreign minister condemned the attack.",
        "attack",
        ["GAO", "Mali"],
    ),
    ("A summit is set for Oslo in April.", "talks", ["Oslo"]),
    ("At a rally in Lima on Monday, Ana Soto accused rivals of lying.", "accusation", ["Lima"]),
    ("Rockets landed in Gao, Mali, barely missing Gao Hospital.", "shelling", ["Gao", "Mali"]),
    ("A raid left two soldiers dead near Kunduz city.", "raid", ["Kunduz city"]),
    ("Turkey's president spoke as shells hit the city of Homs.", "shelling", ["Homs"]),
    ("Analysts in Vienna met over the Syrian war. Syria is poor.", "battle", ["Syria"]),
    ("A van was used in the bombing of the Nairobi courthouse.", "bombing", ["Nairobi"]),
    ("A guard from Kisumu was held over the attack on the Nairobi courthouse.", "attack", ["Nairobi"]),
    ("The Lima courthouse said two judges were attacked in Cusco.", "attack", ["Cusco"]),
    (
        "The van was loaded at Lake Turkana in Kenya, and was driven to Lamu and detonated.",
        "bombing",
        ["Lamu", "Kenya"],
    ),
    (
        "Rebels stopped nine men at a farm near Kidal in Mali, took them to Gao and shot two.",
        "shooting",
        ["Gao", "Mali"],
    ),
    ("Some 200 marines are in Chad and have fought rebels since May. Peru has sent none.", "battle", ["Chad"]),
    ("Rebels took the driver to Gao and released him in Kidal.", "release", ["Kidal"]),
]
SCENE = [
    (
        "Bomb kills four in Quetta | A bomb exploded at a market on Monday. | Police arrested two men.",
        "arrest",
        "Quetta",
    ),
    (
        "Bomb kills four in Quetta | A bomb exploded at a market on Monday. | Police are investigating.",
        "investigation",
        "Quetta",
    ),
    (
        "QUETTA, May 19 (Reuters) - Gunmen attacked a market on Friday, police said. | Police arrested two men.",
        "arrest",
        "QUETTA",
    ),
    ("QUETTA, May 19 (Reuters) - Gunmen attacked a market on Friday, police said.", "attack", "QUETTA"),
]
NOWHERE = [
    (
        "Bomb kills four in Quetta | A bomb exploded on Monday. | Police arrested two men in 2019.",
        "arrest",
        "another day",
    ),
    ("Bomb kills four in Quetta | A bomb exploded on Monday. | Police may arrest two men.", "arrest", "not real"),
    (
        "Bomb kills four in Quetta | A bomb exploded. | The rebels accused Iran of lying.",
        "accusation",
        "said somewhere",
    ),
    ("Talks about Peru went on. He called for calm. | The court jailed two men.", "arrest", "no scene"),
    ("VIENNA (AP) - An air strike killed nine people, the Syrian military said.", "airstrike", "of another country"),
    ("GENEVA (AP) - Nine migrants drowned on Sunday, the UN said.", "killing", "a body of many countries speaks"),
    ("Police arrested two men. Last year gunmen killed 20 people in Quetta.", "arrest", "another time"),
    ("Marches were held in Quetta and Lahore. | Police arrested two men.", "arrest", "two towns"),
    ("US soldiers attacked a camp.", "attack", "whose soldiers"),
    ("The minister called on Ankara to free two men.", "demand", "called on"),
    ("She was detained in Rome over the killing of a nun in 2012.", "killing", "why somebody is held"),
    ("The minister, speaking in Oslo, condemned the killing of nine farmers.", "killing", "what is condemned"),
    ("Widows marched in Lima to mark the 1992 massacre.", "killing", "what is marked"),
    ("Egypt's president praised Israel. A court jailed two men.", "arrest", "countries that are spoken of"),
]


@pytest.mark.parametrize(("text", "kind", "names"), OWN, ids=[text[:40] for text, _, _ in OWN])
def test_its_own_words_place_an_event(extractor: Extractor, text: str, kind: str, names: list[str]) -> None:
    assert located(extractor, text, kind)[1] == names


@pytest.mark.parametrize(("text", "kind", "name"), SCENE, ids=["arrest", "inquiry", "after a dateline", "dateline"])
def test_an_event_without_a_place_is_where_the_article_is(
    extractor: Extractor, text: str, kind: str, name: str
) -> None:
    event, names = located(extractor, text, kind)
    assert (names[:1], event.country) == ([name], "PK")


LYING = [
    ("A bomb exploded outside the US embassy in Lima.", "bombing", ["US embassy", "Lima"], "near", None),
    ("Gunmen attacked a convoy near Menaka in Mali.", "attack", ["Menaka", "Mali"], "near", None),
    ("A drone struck a depot 20 km east of Gao in Mali.", "airstrike", ["Gao", "Mali"], "near", 20.0),
    ("The bus from Lusaka to Ndola crashed near Kabwe.", "accident", ["Kabwe"], "near", None),
    ("A bomb exploded about 40 kilometres (25 miles) north of Gao.", "bombing", ["Gao"], "near", 40.0),
    ("A train derailed 10 miles from Lusaka.", "accident", ["Lusaka"], "near", 16.093),
    ("A train derailed in Lusaka.", "accident", ["Lusaka"], "at", None),
    ("Shells hit a village between Gao and Timbuktu.", "shelling", ["Gao", "Timbuktu"], "between", None),
    ("Rebel forces fired rockets towards Tripoli.", "shelling", ["Tripoli"], "towards", None),
]


@pytest.mark.parametrize(("text", "kind", "names", "relation", "distance"), LYING, ids=[row[0][:40] for row in LYING])
def test_an_event_lies_to_its_first_place_as_the_words_say(
    extractor: Extractor, text: str, kind: str, names: list[str], relation: str, distance: float | None
) -> None:
    event, found = located(extractor, text, kind)
    assert (found, event.where_relation, event.distance_km) == (names, relation, distance)


def test_towns_of_several_countries_leave_the_country_open(extractor: Extractor) -> None:
    assert located(extractor, "Marches were held in Oslo, Lima and Accra.", "protest")[0].country is None


def test_a_court_that_judges_what_was_done_abroad_sits_at_home(extractor: Extractor) -> None:
    text = "A Dutch court sentenced a man for the bombing of a church in Quetta."
    event, names = located(extractor, text, "sentence")
    assert (names, event.country) == ([], "NL")


def test_a_body_named_after_a_place_has_its_country(extractor: Extractor) -> None:
    event, _ = located(extractor, "The Georgia Senate passed a bill. Voters in Atlanta, Georgia, cheered.", "vote")
    assert event.country == "US"


def test_what_a_speaker_says_besides_was_said_there(extractor: Extractor) -> None:
    text = "Speaking in Accra on Monday, the minister accused rivals of lying. | The minister also warned of cuts."
    assert located(extractor, text, "warning")[1] == ["Accra"]


@pytest.mark.parametrize(
    "text",
    [
        "A mechanic from Kisumu identified the man who planned the bombing of a bank.",
        "A Peru national was accused of taking part in the bombing of a bank.",
        "Two citizens of Peru were accused of taking part in the bombing of a bank.",
    ],
)
def test_where_somebody_is_from_places_nothing(extractor: Extractor, text: str) -> None:
    assert located(extractor, text, "bombing")[1] == []


@pytest.mark.parametrize(("text", "kind", "why"), NOWHERE, ids=[why for _, _, why in NOWHERE])
def test_what_no_words_place_is_nowhere(extractor: Extractor, text: str, kind: str, why: str) -> None:
    event, names = located(extractor, text, kind)
    assert (names, event.country) == ([], None)


def test_the_country_is_that_of_the_place(extractor: Extractor) -> None:
    event, names = located(extractor, "Norwegian jets bombed Gao in Mali.", "airstrike")
    assert (names, event.country) == (["Gao", "Mali"], "ML")
