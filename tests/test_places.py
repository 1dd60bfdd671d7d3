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
]
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


@pytest.mark.parametrize(("text", "uses"), USES, ids=[text for text, _ in USES])
def test_a_mention_says_how_it_uses_the_name(nlp: Language, text: str, uses: list[str]) -> None:
    assert [mention.use for place in read(nlp, text)[:1] for mention in place.mentions] == uses


@pytest.mark.parametrize(("text", "name", "country"), TOGETHER, ids=[text for text, _, _ in TOGETHER])
def test_names_are_resolved_together(nlp: Language, text: str, name: str, country: str) -> None:
    assert {place.name: place.country for place in read(nlp, text)}[name] == country


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


def test_a_text_without_places_has_none(nlp: Language) -> None:
    assert read(nlp, "nothing happened") == []


def test_an_empty_document_has_none(nlp: Language) -> None:
    doc = nlp.get_pipe("places")(nlp.make_doc(""))
    assert spans.read(doc, spans.PLACES) == ()


def test_the_component_works_alone() -> None:
    alone = spacy.load(pipeline.MODEL)
    alone.add_pipe("places")
    doc = alone("Snow fell in Ankara.")
    assert [span.label_ for span in doc.spans[spans.PLACES]] == ["CITY"]
