"""The language of a text is told by its function words, or is left open."""

import pytest

from extractor.reading.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rebels shelled the port of Loma on Friday, killing two dockers.", "en"),
        ("Die Armee hat die Straße nach Loma gesperrt, sagte der Gouverneur.", "de"),
        ("L'armée a fermé la route de Loma dimanche, selon le gouverneur.", "fr"),
        ("El ejército cerró la carretera de Loma el domingo, según el gobernador.", "es"),
        ("Het leger heeft de weg naar de stad op zondag gesloten.", "nl"),
        ("Ο στρατός έκλεισε τον δρόμο την Κυριακή.", "el"),
        ("軍隊は日曜日に道路を閉鎖した。", "ja"),
        ("Армия закрыла дорогу в воскресенье.", None),
        ("Loma 3 2", None),
        ("", None),
    ],
    ids=["English", "German", "French", "Spanish", "Dutch", "Greek", "Japanese", "Cyrillic", "no words", "nothing"],
)
def test_a_language_is_known_by_its_words(text: str, code: str | None) -> None:
    assert language(text) == code
