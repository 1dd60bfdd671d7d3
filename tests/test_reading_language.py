"""What is not English is known where it is sure, and nothing is looked for in it; English is never kept out."""

import pytest

from extractor import Extractor
from extractor.reading.language import language

FOREIGN = {
    "af": "Die leër het die pad op Sondag gesluit, twee soldate is dood.",
    "am": "ወታደሮች መንገዱን ዘጉ። ሁለት ሰዎች ሞቱ።",
    "ar": "قال الجيش إن الطريق مغلق يوم الأحد.",
    "bn": "সেনাবাহিনী রবিবার রাস্তা বন্ধ করে দিয়েছে।",
    "cs": "Armáda v neděli uzavřela silnici, zahynuli dva vojáci.",
    "da": "Hæren lukkede vejen søndag, og to soldater blev dræbt.",
    "de": "Die Armee hat die Straße nach Loma gesperrt, sagte der Gouverneur.",
    "el": "Ο στρατός έκλεισε τον δρόμο την Κυριακή.",
    "es": "El ejército cerró la carretera de Loma el domingo, según el gobernador.",
    "fa": "ارتش گفت که جاده روز یکشنبه بسته شد.",
    "fi": "Armeija sulki tien sunnuntaina, kaksi sotilasta kuoli.",
    "fr": "L'armée a fermé la route de Loma dimanche, selon le gouverneur.",
    "ha": "Sojoji sun rufe hanya ranar Lahadi, an kashe sojoji biyu.",
    "he": "הצבא סגר את הכביש ביום ראשון.",
    "hi": "सेना ने रविवार को सड़क बंद कर दी।",
    "hu": "A hadsereg vasárnap lezárta az utat, két katona meghalt.",
    "id": "Tentara menutup jalan menuju kota pada hari Minggu, dan dua prajurit tewas.",
    "it": "L'esercito ha chiuso la strada per Loma domenica, ha detto il governatore.",
    "ja": "軍隊は日曜日に道路を閉鎖した。",
    "ko": "군은 일요일에 도로를 폐쇄했다.",
    "nl": "Het leger heeft de weg naar de stad op zondag gesloten.",
    "pl": "Żołnierze zamknęli drogę w niedzielę, zginęły dwie osoby.",
    "pt": "O exército fechou a estrada de Loma no domingo, segundo o governador.",
    "ro": "Armata a închis drumul duminică, doi soldați au fost uciși.",
    "ru": "Армия закрыла дорогу в воскресенье.",
    "so": "Ciidanku waxay xireen wadada maalintii Axadda, laba askari ayaa dhimatay.",
    "sq": "Ushtria mbylli rrugën të dielën, dy ushtarë u vranë.",
    "sv": "Armén stängde vägen på söndagen, två soldater dödades.",
    "sw": "Jeshi lilifunga barabara siku ya Jumapili, wanajeshi wawili waliuawa.",
    "th": "ทหารปิดถนนเมื่อวันอาทิตย์",
    "tl": "Isinara ng hukbo ang kalsada noong Linggo, dalawang sundalo ang napatay.",
    "tr": "Ordu pazar günü yolu kapattı, iki asker öldü.",
    "uk": "Армія закрила дорогу в неділю, загинули двоє військових.",
    "ur": "فوج نے اتوار کو سڑک بند کر دی۔",
    "vi": "Quân đội đã đóng con đường vào Chủ nhật, hai người chết.",
    "zh": "军队周日关闭了道路。",
}


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize("times", [1, 20], ids=["a sentence", "a text"])
def test_another_language_is_known(code: str, times: int) -> None:
    assert language(" ".join([FOREIGN[code]] * times)) == code


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the port of Loma on Friday, and the governor said that two dockers died.",
        "THE GOVERNOR OF LOMA SAID THAT THE PORT AND THE ROAD ARE CLOSED",
        "Le Monde and the Frankfurter Allgemeine Zeitung said that the Parti Démocrate de Côte d'Ivoire had won.",
        "“No vamos a negociar con nadie,” the mayor told the crowd. “La ciudad es nuestra,” they answered.",
    ],
    ids=["a sentence", "capitals", "foreign names", "foreign quotations"],
)
def test_english_is_known(text: str) -> None:
    assert language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 12 people in Lyon",
        "6 killed in Aden blast",
        "POLICE ARREST 12 IN LYON",
        "Nguyen Phu Trong visits Ho Chi Minh City",
        "Rio de Janeiro favela raid",
        "Al Shabaab kills 20 soldiers",
        "Juan Manuel Galarraga Mendizabal",
        "Côte d'Ivoire: Ouattara, Gbagbo",
        "Loma 3 2",
        "12:30 | 4 | 2019",
        "😀 🚀",
        "",
    ],
)
def test_headlines_names_and_numbers_are_never_called_foreign(text: str) -> None:
    assert language(text) in (None, "en")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


RECORDS = "events actors places troop_numbers casualties dates statements".split()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Zwei Soldaten in Mossul getötet\n\n3. Mai 2019\n\n" + FOREIGN["de"] * 5, "de, not English"),
        ("Loma\n\n3 May 2019\n\n" + FOREIGN["ru"] * 5, "ru, not English"),
        ("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", "language is not English"),
    ],
    ids=["German", "Russian under an English date", "a script that is not known"],
)
def test_nothing_is_looked_for_in_another_language(extractor: Extractor, text: str, named: str) -> None:
    article = extractor(text)
    assert [name for name in RECORDS if getattr(article, name)] == []
    assert [note.code for note in article.notes] == ["language"]
    assert named in article.notes[0].message
    assert article.article.body


def test_the_english_half_of_a_page_is_read(extractor: Extractor) -> None:
    english = "The army said on Sunday that two soldiers were killed and that the road to the city was closed."
    article = extractor(f"{FOREIGN['fr']}\n\n{english}")
    assert [count.min for count in article.casualties] == [2]
    assert [note for note in article.notes if note.code == "language"] == []
