"""The records refuse what cannot be true."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from extractor import Article, extract, mentions
from models import Change, Mention, Participants, Quantity, TroopNumber, When

TEXT = "Rebels killed at least two soldiers near Gao in Mali on 3 May 2019."


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return extract(TEXT).model_dump(mode="json", by_alias=True)


def test_a_mention_fits_its_text():
    with pytest.raises(ValidationError, match="has 6 characters, but its offsets 0-5 span 5"):
        Mention(start=0, end=5, text="troops")


def test_a_misspelt_field_is_an_error():
    with pytest.raises(ValidationError, match="Extra inputs"):
        Mention(start=0, end=1, text="a", lable="x")


def test_records_are_frozen():
    mention = Mention(start=0, end=1, text="a")
    with pytest.raises(ValidationError, match="frozen"):
        mention.start = 2


def test_bounds_are_in_order():
    with pytest.raises(ValidationError, match="min 7 exceeds max 2"):
        Quantity(min=7, max=2, bound="range", word=None)


def test_a_count_needs_a_bound():
    with pytest.raises(ValidationError, match="at least one bound"):
        Quantity(min=None, max=None, bound="vague", word="many")


def test_the_bounds_of_a_crowd_are_in_order():
    crowd = {"min": 900, "max": 300, "bound": "range", "word": None, "mention": Mention(start=0, end=1, text="a")}
    with pytest.raises(ValidationError, match="min 900 exceeds max 300"):
        Participants(**crowd)
    with pytest.raises(ValidationError, match="Input should be 'exact'"):
        Participants(**{**crowd, "max": None, "bound": "roughly"})


def test_a_window_does_not_end_before_it_begins():
    with pytest.raises(ValidationError, match="comes after"):
        When(earliest=dt.date(2020, 5, 2), latest=dt.date(2020, 5, 1), precision="day", date="d1")


def test_a_change_keeps_its_own_names_in_json():
    assert Change(**{"from": 900, "to": 600}).model_dump(by_alias=True) == {"from": 900, "to": 600}


@pytest.mark.parametrize(
    ("to", "counted", "is_true"),
    [(600, 600, True), (600, 900, False), (0, 900, True), (0, 0, False), (0, 500, False)],
    ids=["level reached", "level before", "all leave", "none counted", "some counted"],
)
def test_a_change_gives_the_level_reached_or_all_who_leave(extractor, to, counted, is_true):
    record = extractor("Chad cut its troops in Mali from 900 to 600.").troop_numbers[0].model_dump(by_alias=True)
    changed = {**record, "change": {"from": 900, "to": to}, "min": counted, "max": counted}
    if is_true:
        assert TroopNumber.model_validate(changed).min == counted
    else:
        with pytest.raises(ValidationError, match="are not the level reached or all who leave"):
            TroopNumber.model_validate(changed)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Chad will cut its troops in Mali from 900 to 600.", 600),
        ("Chad will cut its troops in Mali from 900 to 0.", 900),
    ],
    ids=["some stay", "none stay"],
)
def test_a_change_of_forces_is_read_as_such(extractor, text, counted):
    (troops,) = extractor(text).troop_numbers
    assert (troops.min, troops.max) == (counted, counted)
    assert troops.change is not None


def test_what_was_printed_is_read_again(record):
    assert Article.model_validate(record).model_dump(mode="json", by_alias=True) == record


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("events", 0, "where"), ["p99"], "refers to p99, which is no record"),
        (("casualties", 0, "event"), "e99", "refers to e99"),
        (("casualties", 0, "min"), -1, "greater than or equal to 0"),
        (("dates", 0, "earliest"), "2019-02-30", "valid date"),
        (("places", 0, "latitude"), 91, "less than or equal to 90"),
        (("events", 0, "type"), None, "valid string"),
        (("events", 0, "status"), "maybe", "Input should be 'occurred'"),
        (("notes",), [{"code": "odd", "message": "Odd.", "record": "c99"}], "note odd refers to c99"),
        (("events", 0), {"where": [], "where_relation": "near"}, "need a place in `where`"),
        (("events", 0), {"where": [], "where_relation": None, "distance_km": 3.0}, "need a place in `where`"),
    ],
    ids=[
        "place",
        "event",
        "negative",
        "30 February",
        "latitude",
        "type",
        "status",
        "note",
        "near nothing",
        "far from nothing",
    ],
)
def test_a_spoilt_record_is_refused(record, path, value, message):
    spoilt = _with(record, path, {**record["events"][0], **value} if isinstance(value, dict) else value)
    with pytest.raises(ValidationError, match=message):
        Article.model_validate(spoilt)


def test_ids_are_unique(record):
    spoilt = _with(record, ("actors",), [record["actors"][0], record["actors"][0]])
    with pytest.raises(ValidationError, match="ids are given twice"):
        Article.model_validate(spoilt)


def test_uids_are_unique(record):
    spoilt = _with(record, ("actors", 0, "uid"), record["places"][0]["uid"])
    with pytest.raises(ValidationError, match="uids are given twice"):
        Article.model_validate(spoilt)


def test_every_mention_is_held_against_the_text(record):
    with pytest.raises(ValidationError, match="is not"):
        Article.model_validate(record, context={"text": TEXT.replace("Rebels", "Rabble")})


def test_mentions_of_all_depths_are_found(record):
    found = list(mentions(Article.model_validate(record)))
    assert len(found) > 10
    assert all(TEXT[m.start : m.end] == m.text for m in found)


def _with(record: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of the record with another value at the end of the path."""
    if not path:
        return value
    copy = list(record) if isinstance(record, list) else dict(record)
    copy[path[0]] = _with(record[path[0]], path[1:], value)
    return copy
