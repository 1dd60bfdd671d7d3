"""Places: found, told apart from what only looks like one, resolved together, put into one another."""

import pytest
import spacy
from spacy.language import Language

from extractor import pipeline, spans
from extractor.reading.plain import PLAIN
from extractor.spans import Layout, Place, Section


def read(nlp: Language, text: str, **layout: str) -> list[Place]:
    """The places of a text, one paragraph a line."""
    lines = text.split("\n")
    sections = tuple(Section(0, 0, "paragraph") for _ in lines)
    doc = pipeline.analyse(nlp, [line.translate(PLAIN) for line in lines], Layout(sections, **layout))
    return list(spans.read(doc, spans.PLACES))


FOUND = [
    ("Shells fell on Kharkiv and Dnipro overnight.", ["Kharkiv", "Dnipro"]),
    ("The wounded came from Maidan Wardak province.", ["Maidan Wardak province"]),
    ("Gunmen burned the village of Zorkalan.", ["Zorkalan"]),
    ("The convoy left north-eastern Syria.", ["Syria"]),
    ("Warplanes bombed al-Noor Hospital in Aleppo.", ["al-Noor Hospital", "Aleppo"]),
    ("A blast shook the Turkish embassy in Mogadishu.", ["Turkish embassy", "Mogadishu"]),
    ("Tankers waited in the Strait of Hormuz.", ["Strait of Hormuz"]),
    ("LILONGWE (Reuters) - Voters queued at dawn.", ["LILONGWE"]),
    ("Bruce Lo, of Dover, Del., was named.", ["Dover", "Del."]),
    ("Gunmen stormed Maidan Shahr, the capital of Maidan Wardak province.", ["Maidan Shahr", "Maidan Wardak province"]),
    ("Troops left the city of Homs for Idlib province.", ["Homs", "Idlib province"]),
    ("He went to Port-au-Prince and Mazar-i-Sharif.", ["Port-au-Prince", "Mazar-i-Sharif"]),
    ("The wounded were taken to Basra Teaching Hospital.", ["Basra Teaching Hospital"]),
    ("Gunmen opened fire at a checkpoint near Tarmiyah.", ["Tarmiyah"]),
    ("Rebels fired on Menaka and other towns.", ["Menaka"]),
    ("Rockets landed 5 km south of Gao.", ["Gao"]),
    ("Troops raided the West Bank city of Jenin.", ["West Bank", "Jenin"]),
    ("Troops massed around Kunduz city.", ["Kunduz city"]),
    ("A bus burned on Elm Street in Leeds.", ["Elm Street", "Leeds"]),
    ("Rebels entered Omdurman and shelled Douma.", ["Omdurman", "Douma"]),
    ("Gunmen took Menaka in Mali.", ["Menaka", "Mali"]),
    ("Soldiers fled Zalingei in Darfur.", ["Zalingei", "Darfur"]),
    ("Trams stopped in Bergen op Zoom.", ["Bergen op Zoom"]),
    ("Lorries queued on the A12 near Leeds.", ["A12", "Leeds"]),
    ("Farmers blocked Interstate 95 and County Road 9.", ["Interstate 95", "County Road 9"]),
    ("Israel sent doctors.", ["Israel"]),
    ("They met at Harlow Square Garden.", ["Harlow Square Garden"]),
    ("Turkish soldiers landed in Northern Cyprus.", ["Northern Cyprus"]),
    ("Drones crossed the Belgorod region.", ["Belgorod region"]),
    ("Gunmen burned Velmorsk, a town near the border.", ["Velmorsk"]),
    ("The envoy of the People's Republic of China spoke.", ["China"]),
]
NO_PLACE = [
    ("Paris Hilton opened the shop.", "first name"),
    ("The Washington Post printed the letter.", "newspaper"),
    ("Bank of America cut its forecast.", "bank"),
    ("Michael Jordan scored again.", "surname"),
    ("London Breed spoke first. Breed then left.", "person"),
    ("An Iraqi officer resigned.", "adjective"),
    ("Iran-backed fighters withdrew.", "in a hyphenated word"),
    ("US-led forces withdrew.", "in a hyphenated word, short"),
    ("It will be decided in March.", "month"),
    ("Let us go.", "pronoun"),
    ("The Church has not said a word.", "institution"),
    ("Chad Brown scored twice. Brown is 24.", "first name of a country's"),
    ("Jordan Peters won the race.", "first name, again"),
    ("Georgia Wells sang.", "first name, a third time"),
    ("They ate roast turkey.", "animal"),
    ("His wife, Florence, met his brother Logan.", "relatives"),
    ("Man held over fire. Congress met.", "common nouns in headlines"),
    ("The Liberal government fell.", "party"),
    ("It was a nice day for reading.", "plain words"),
    ("Bergen University said the vaccine works.", "body that speaks"),
    ("Anna Park won the race.", "person called after a building"),
    ("The Asian market fell.", "figure of speech"),
    ("Israel Soto was hurt.", "first name of a country's, alone"),
    ("Eva Forest, a nurse, was freed.", "person whose surname is a noun for land"),
    ("Six were held, among them Rosa Lake and Luis Ortega.", "person whose surname is a noun for water"),
    ("Sydney Okafor won the race.", "first name of a town's"),
    ("The Helsinki accords were signed.", "agreement"),
    ("Pupils spoke to the Lee School Board.", "body called after a school"),
    ("He fired an M16.", "rifle, not a road"),
    ("They met Menaka in March.", "person, in a month"),
]
READ = [
    ("He flew to Nice and then to Reading, England.", {"Nice": "FR", "Reading": "GB"}),
    ("The parliament of Georgia met in Tbilisi.", {"Georgia": "GE"}),
    ("Voters in Georgia went to the polls, the Atlanta office said.", {"Georgia": "US"}),
    ("Chad sent troops to the border with Sudan.", {"Chad": "TD"}),
    ("Jordan closed its border with Syria.", {"Jordan": "JO"}),
    ("Snow fell in Oregon, Idaho, Washington and Montana.", {"Washington": "US"}),
    ("Roads were shut in Quebec, Ontario, Nova Scotia and Manitoba.", {"Ontario": "CA", "Nova Scotia": "CA"}),
    ("A march ended at London's crowded Downing Street, papers in Ontario wrote.", {"London": "GB"}),
    ("Israel's West Bank settlements grew.", {"West Bank": "PS"}),
    ("Victoria's parliament passed the law.", {"Victoria": "AU"}),
    ("Georgia's parliament passed the law.", {"Georgia": "GE"}),
    ("Lima's Santa Vera Hospital was full.", {"Santa Vera Hospital": "PE"}),
    ("He wrote of the war in Iraq and Abu Ghraib, US losses and peace.", {"Abu Ghraib": "IQ"}),
]
LANDS = ["The bus was found near Rosa Lake.", "The Rosa Lake froze.", "They hiked along Rosa Lake."]
USES = [
    ("Washington said it would wait.", ["metonymic"]),
    ("Turkey has shelled the hills.", ["metonymic"]),
    ("The pressure led Moscow to reconsider.", ["metonymic"]),
    ("Talks with Ankara resumed.", ["metonymic"]),
    ("Tokyo's response was cool.", ["metonymic"]),
    ("Beijing warned Manila.", ["metonymic"]),
    ("Rain fell in Oslo.", ["literal"]),
    ("Oslo's harbour froze.", ["literal"]),
    ("Mosul fell within a day.", ["literal"]),
    ("The Nairobi court sat late.", ["modifier"]),
    ("Syria's army left.", ["modifier"]),
    ("The Baghdad hospital was full.", ["modifier"]),
    ("Peru's finance ministry said no.", ["modifier"]),
]
TOGETHER = [
    ("Officials in Atlanta, Georgia, met.", "Georgia", "US"),
    ("Protesters in Tbilisi, Georgia, met.", "Georgia", "GE"),
    ("Firefighters in Paris, Texas, and in Dallas met.", "Paris", "US"),
    ("Firefighters in Paris and in Lyon met.", "Paris", "FR"),
    ("In London, Ontario, and in Toronto, Canadian police met.", "London", "CA"),
    ("Traders in Mexico, China, Japan and Brazil met.", "China", "CN"),
]


@pytest.mark.parametrize(("text", "names"), FOUND, ids=[names[0] for _, names in FOUND])
def test_a_place_is_found(nlp: Language, text: str, names: list[str]) -> None:
    assert [place.name for place in read(nlp, text)] == names


@pytest.mark.parametrize(("text", "why"), NO_PLACE, ids=[why for _, why in NO_PLACE])
def test_what_only_looks_like_a_place_is_none(nlp: Language, text: str, why: str) -> None:
    assert read(nlp, text) == []


def test_a_clause_in_capitals_is_no_facility(nlp: Language) -> None:
    text = "A MAN BLEW HIMSELF UP IN A CROWDED MOSQUE, POLICE SAID. GUNMEN LATER ATTACKED A SCHOOL."
    assert [place.name for place in read(nlp, text) if place.kind == "facility"] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [("The trucks burned, a guard told the Red Bluff.", []), ("A truck burned in Red Bluff.", ["Red Bluff"])],
    ids=["the paper", "a town of that name"],
)
def test_the_publisher_is_no_place(nlp: Language, text: str, names: list[str]) -> None:
    assert [place.name for place in read(nlp, text, publisher="Red Bluff News")] == names


@pytest.mark.parametrize("text", LANDS)
def test_land_and_water_named_after_somebody_is_a_place(nlp: Language, text: str) -> None:
    assert [place.name for place in read(nlp, text)] == ["Rosa Lake"]


@pytest.mark.parametrize(("text", "uses"), USES, ids=[text for text, _ in USES])
def test_a_mention_says_how_it_uses_the_name(nlp: Language, text: str, uses: list[str]) -> None:
    assert [mention.use for place in read(nlp, text)[:1] for mention in place.mentions] == uses


@pytest.mark.parametrize(("text", "name", "country"), TOGETHER, ids=[text for text, _, _ in TOGETHER])
def test_names_are_resolved_together(nlp: Language, text: str, name: str, country: str) -> None:
    assert {place.name: place.country for place in read(nlp, text)}[name] == country


@pytest.mark.parametrize(("text", "countries"), READ, ids=[text for text, _ in READ])
def test_a_name_with_two_meanings_is_read_by_what_stands_around(
    nlp: Language, text: str, countries: dict[str, str]
) -> None:
    found = {place.name: place.country for place in read(nlp, text)}
    assert {name: found.get(name) for name in countries} == countries


def test_a_state_in_a_list_of_states_is_no_town(nlp: Language) -> None:
    places = read(nlp, "Snow fell in Oregon, Idaho, Washington and Montana.")
    assert {place.kind for place in places} == {"region"}


TWO = [
    ("Firemen from Paris, Texas, met firemen from Paris, France.", "Paris", ["US", "FR"]),
    ("Shops shut in Portland, Maine, and in Portland, Oregon.", "Portland", ["Maine", "Oregon"]),
]


@pytest.mark.parametrize(("text", "name", "where"), TWO, ids=["two countries", "two states"])
def test_two_places_of_one_name_are_two_records(nlp: Language, text: str, name: str, where: list[str]) -> None:
    found = [place for place in read(nlp, text) if place.name == name]
    assert [place.country if where[0] == "US" else place.admin1 for place in found] == where


def test_a_state_and_the_city_of_its_name_are_two_records(nlp: Language) -> None:
    places = read(nlp, "She left Buffalo, New York, for Brooklyn. New York is the largest city of the United States.")
    assert [place.kind for place in places if place.name == "New York"] == ["region", "city"]


def test_a_province_and_its_town_are_two_records(nlp: Language) -> None:
    places = read(nlp, "Rebels hold Kunduz province. They attacked Kunduz city on Monday. Kunduz fell.")
    assert [(place.name, place.kind, len(place.mentions)) for place in places] == [
        ("Kunduz province", "region", 1),
        ("Kunduz city", "city", 2),
    ]


REFERENCES = [
    ("Rebels reached Gao in Mali. Protests broke out in the city.", "Gao", "city"),
    ("Rebels reached Gao in Mali. Two died in the Malian town.", "Gao", "town"),
    ("Rebels reached Gao in Mali. Two died there.", "Gao", "there"),
    ("Rebels reached Gao in Mali. The country's parliament met.", "Mali", "country"),
    ("Talks were held in Lima, Peru. Police closed the capital.", "Lima", "capital"),
    ("A bomb hit Basra Teaching Hospital in Basra. Guards closed the hospital.", "Basra Teaching Hospital", "hospital"),
    ("Shelling of the city of Homs went on.", "Homs", "city"),
]
NO_REFERENCES = [
    ("Rebels reached Gao in Mali. Two died in a town.", "indefinite"),
    ("Rebels reached Gao in Mali. Two died in the Chadian town.", "another country's"),
    ("Rebels reached Gao in Mali. There is no water.", "existential"),
    ("Rebels reached Gao in Mali. The city council met.", "part of another noun"),
    ("Rebels reached Mali. Two died in the city.", "no city before"),
]


@pytest.mark.parametrize(("text", "name", "word"), REFERENCES, ids=[word for _, _, word in REFERENCES])
def test_a_noun_speaks_of_a_place_named_before(nlp: Language, text: str, name: str, word: str) -> None:
    words = text.replace(".", " .").replace(",", " ,").replace("'s", " 's").split()
    place = next(place for place in read(nlp, text) if place.name == name)
    assert word in [words[reference.start] for reference in place.references]


@pytest.mark.parametrize(("text", "why"), NO_REFERENCES, ids=[why for _, why in NO_REFERENCES])
def test_a_noun_that_only_looks_so_speaks_of_none(nlp: Language, text: str, why: str) -> None:
    assert not any(place.references for place in read(nlp, text))


def test_a_building_is_in_the_town_that_its_sentence_names(nlp: Language) -> None:
    places = {place.name: place for place in read(nlp, "A bus burned on Elm Street, police in Gao said.")}
    assert (places["Elm Street"].country, places["Elm Street"].latitude) == ("ML", None)


def test_a_building_alone_is_nowhere(nlp: Language) -> None:
    assert [place.country for place in read(nlp, "A bus burned on Elm Street.")] == [None]


def test_a_listed_place_without_a_position_has_none(nlp: Language) -> None:
    place = read(nlp, "Shells fell on Bab al-Hawa.")[0]
    assert (place.country, place.basis, place.latitude) == ("SY", "context", None)


def test_divisions_have_their_english_names(nlp: Language) -> None:
    texts = ("Shells fell on Beryslav, Ukraine.", "Shells fell on Shebekino, Russia.")
    assert [read(nlp, text)[-2].admin1 for text in texts] == ["Kherson", "Belgorod"]


def test_a_place_under_two_names_is_one_record(nlp: Language) -> None:
    places = read(nlp, "The United States sent aid. The US will send more, Kenya said.")
    assert [(place.name, len(place.mentions)) for place in places] == [("United States", 2), ("Kenya", 1)]


def test_an_embassy_under_two_names_is_one_record(nlp: Language) -> None:
    places = read(nlp, "Guards left the US embassy in Khartoum.\nThe American embassy in Khartoum is shut.")
    embassies = [place for place in places if place.kind == "facility"]
    assert [(place.name, len(place.mentions), place.country) for place in embassies] == [("US embassy", 2, "SD")]


def test_what_the_gazetteer_does_not_hold_has_a_container_and_no_position(nlp: Language) -> None:
    places = read(nlp, "Gunmen burned the village of Zorkalan in Helmand province.")
    village = places[0]
    assert (village.basis, village.latitude, village.longitude, village.geonameid) == ("context", None, None, None)
    assert village.inside is not None
    assert places[village.inside].name == "Helmand province"
    assert village.country == "AF"


def test_a_namesake_in_another_country_is_not_taken(nlp: Language) -> None:
    karma = read(nlp, "A checkpoint near Karma in Anbar province was hit.")[0]
    assert (karma.name, karma.country, karma.latitude) == ("Karma", "IQ", None)


SMALL = [
    ("Soldiers manned a checkpoint near Karma, west of Baghdad.", "Karma", None),
    ("Gunmen killed 20 people in Solhan, the army of Burkina Faso said.", "Solhan", None),
    ("Turkish soldiers went to Solhan.", "Solhan", "TR"),
    ("A court in Bern heard witnesses, Swiss papers wrote. He lives in Vevey.", "Vevey", "CH"),
]


@pytest.mark.parametrize(("text", "name", "country"), SMALL, ids=["alone", "another country", "adjective", "a capital"])
def test_a_small_town_is_meant_where_the_text_speaks_of_its_country(
    nlp: Language, text: str, name: str, country: str | None
) -> None:
    place = next(place for place in read(nlp, text) if place.name == name)
    assert (place.country, place.latitude is not None) == (country, country is not None)


def test_a_name_with_its_article_is_looked_up_without(nlp: Language) -> None:
    (place,) = read(nlp, "Judges met at The Hague on Monday.")
    assert (place.country, place.basis) == ("NL", "gazetteer")


def test_a_quarter_with_an_article_lies_in_the_town_that_owns_it(nlp: Language) -> None:
    town, quarter = read(nlp, "A bomb exploded in Kirkuk's Al-Nasr neighbourhood.")
    assert (town.name, quarter.inside, quarter.country) == ("Kirkuk", 0, "IQ")


def test_districts_lie_in_towns_and_towns_in_countries(nlp: Language) -> None:
    places = read(nlp, "Snow fell on Kreuzberg in Berlin, the capital of Germany.")
    names = {place.name: place for place in places}
    assert [places[names[name].inside or 0].name for name in ("Kreuzberg", "Berlin")] == ["Berlin", "Germany"]
    assert names["Germany"].inside is None


def test_the_dateline_speaks_for_its_country(nlp: Language) -> None:
    text = "Firemen in Valencia put out the fire."
    assert read(nlp, text, dateline="Caracas")[0].country == "VE"
    assert read(nlp, text, dateline="MADRID")[0].country == "ES"
    assert read(nlp, "Snow fell in Edmonton.", dateline="GLASGOW, Ky.")[0].admin1 == "Kentucky"


PUBLISHERS = [("New York Times", "US"), ("The Guardian", "GB"), ("Canadian Herald", "CA")]


@pytest.mark.parametrize(("publisher", "country"), PUBLISHERS, ids=[name for name, _ in PUBLISHERS])
def test_the_publisher_speaks_for_its_country(nlp: Language, publisher: str, country: str) -> None:
    assert read(nlp, "Firemen in Cambridge put out the fire.", publisher=publisher)[0].country == country


def test_a_small_town_is_meant_where_the_publisher_is_of_its_country(nlp: Language) -> None:
    text = "Firemen in Vevey put out the fire."
    assert [read(nlp, text, publisher=name)[0].country for name in ("Evening Post", "Swiss Herald")] == [None, "CH"]


def test_a_region_of_several_divisions_stands_amid_their_towns_and_holds_them(nlp: Language) -> None:
    town, region = read(nlp, "Fighters left El Fasher in Darfur.")
    assert (town.inside, town.country, region.basis) == (1, "SD", "gazetteer")
    assert region.latitude == pytest.approx(12.3, abs=0.5)


def test_a_building_is_where_the_text_says_so_later(nlp: Language) -> None:
    text = "Gunmen attacked the Norwegian consulate on Friday. A car hit the wall of the consulate in Herat."
    consulate, town = read(nlp, text)
    assert (consulate.inside, consulate.country, town.name) == (1, "AF", "Herat")


def test_a_text_without_places_has_none(nlp: Language) -> None:
    assert read(nlp, "nothing happened") == []


def test_an_empty_document_has_none(nlp: Language) -> None:
    doc = nlp.get_pipe("places")(nlp.make_doc(""))
    assert spans.read(doc, spans.PLACES) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jordan Lee scored twice. Jordan left Lima at night.", ["Lima"]),
        ("Jordan Lee flew to Jordan. Jordan was cold.", ["Jordan"]),
        ("Jordan Lee met Jordanian pilots, who said Jordan was cold.", ["Jordan"]),
        ("The Wagner group sent lorries to Mali. Wagner lost ten men.", ["Mali"]),
        ("Tanks crossed Ukraine. Russian forces had taken Soledar.", ["Ukraine", "Soledar"]),
        ("Its forces had taken Soledar, it said.", []),
        ("Deputies met near Sheriff Scott Marlow on Monday.", []),
    ],
    ids=["a man's", "a man's and a country's", "beside its people", "a group's", "taken", "taken nowhere", "a sheriff"],
)
def test_a_name_is_what_the_rest_of_the_article_makes_it(nlp: Language, text: str, names: list[str]) -> None:
    assert [place.name for place in spans.read(nlp(text), spans.PLACES)] == names


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("LONDON, June 3 - Miners met in London. The Australian firm is based in Melbourne.", "Melbourne", "AU"),
        ("Roads from Serbia to Mitrovica and Prizren in Kosovo were shut.", "Mitrovica", "XK"),
        ("Shops in Manchester and Leeds shut. Ana Ruiz of Newmarket fled.", "Newmarket", "GB"),
        ("Men burned the village of Pobe Mengao in Burkina Faso.", "Pobe Mengao", "BF"),
    ],
    ids=["England is nearly all of a country", "an Albanian ending", "among English towns", "a village of two words"],
)
def test_a_town_is_not_its_smaller_namesake(nlp: Language, text: str, name: str, country: str) -> None:
    (place,) = (place for place in spans.read(nlp(text), spans.PLACES) if place.name == name)
    assert place.country == country


def test_the_component_works_alone() -> None:
    alone = spacy.load(pipeline.MODEL)
    alone.add_pipe("places")
    doc = alone("Snow fell in Ankara.")
    assert [span.label_ for span in doc.spans[spans.PLACES]] == ["CITY"]
