"""Names of records: stable over versions, one a record; notes name the record that they are about."""

from dataclasses import replace

import pytest
from spacy.language import Language

from extractor import Extractor, Row, pipeline, records, spans
from extractor.reading.parts import read_page
from extractor.records.quoting import Quoter
from models import Article

TEXT = "Shelling in Aden killed ten people. Six soldiers and four farmers were killed, doctors said."


def quoter(nlp: Language, text: str = TEXT) -> Quoter:
    return Quoter(nlp.make_doc(text), text, "0" * 64)


def test_a_uid_is_of_list_and_words_alone(nlp: Language) -> None:
    one, other = quoter(nlp), quoter(nlp)
    assert one.uid("c", one.words(0, 2)) == other.uid("c", other.words(0, 2))
    assert one.uid("t", one.words(0, 2)) != other.uid("a", other.words(0, 2))
    assert one.uid("a", one.words(0, 2)) != other.uid("a", other.words(0, 3))


def test_records_of_one_list_that_begin_alike_have_two_uids(nlp: Language) -> None:
    names = quoter(nlp)
    assert names.uid("e", names.words(0, 1)) != names.uid("e", names.words(0, 1))


def article(extractor: Extractor, kind: str) -> Article:
    """The records, where the first count were of another kind."""
    page = read_page(TEXT, None)
    doc = pipeline.analyse(extractor.nlp, [TEXT], spans.Layout((spans.Section(0, 0, "paragraph"),)))
    first, *others = spans.read(doc, spans.COUNTS)
    spans.write(doc, spans.COUNTS, [replace(first, kind=kind), *others])
    return records.article(doc, records.Origin(Row(TEXT), page, extractor.nlp.meta, False))


def test_a_count_read_as_another_kind_keeps_its_uid(extractor: Extractor) -> None:
    killed, wounded = article(extractor, "killed").casualties[0], article(extractor, "wounded").casualties[0]
    assert killed.kind != wounded.kind
    assert killed.uid == wounded.uid


def test_a_note_on_parts_names_their_total(extractor: Extractor) -> None:
    found = extractor(TEXT)
    (note,) = [note for note in found.notes if note.code == "parts-agree"]
    total = next(count for count in found.casualties if count.min == 10)
    assert note.record == total.id
    assert {count.part_of for count in found.casualties} == {None, total.id}


@pytest.mark.parametrize("text", ["40 to 30 people were killed.", "The attacks were condemned on 31 April 2019."])
def test_a_note_on_no_record_names_none(extractor: Extractor, text: str) -> None:
    notes = extractor(text).notes
    assert notes
    assert {note.record for note in notes} == {None}


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Peru has 2,000 soldiers in Chad.", "Chad", "TD"),
        ("Clashes hit Niger. Peru has 2,000 soldiers at a base in Chad.", "Chad", "TD"),
        ("Peru has 2,000 soldiers.", None, None),
        ("Peru has 2,000 soldiers in Chad and Niger.", None, None),
        ("Peru has 2,000 soldiers, the minister said in Chad.", None, None),
    ],
    ids=["at the noun", "through a noun of place", "unsaid", "several places", "where it was said"],
)
def test_a_count_is_where_its_own_words_put_it(extractor: Extractor, text, place, country) -> None:
    found = extractor(text)
    (count,) = found.troop_numbers
    names = {record.id: record.name for record in found.places}
    assert (names.get(count.place), count.country) == (place, country)


def test_each_of_two_counts_is_at_its_own_place(extractor: Extractor) -> None:
    found = extractor("Rebels killed 12 people in Gao on Monday, and wounded nine people in Niamey on Tuesday.")
    names = {record.id: record.name for record in found.places}
    assert [(c.kind.value, names.get(c.place)) for c in found.casualties] == [("killed", "Gao"), ("wounded", "Niamey")]
