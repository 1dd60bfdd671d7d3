"""Times of publication, as they stand under headlines."""

import datetime as dt
import re

import pytest

from extractor import lexicon
from extractor.reading.moments import is_time_line, moments, offsets


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Tuesday 3 May 2022 08:45 EDT", ["2022-05-03T08:45:00-04:00"]),
        ("3 May 2022", ["2022-05-03"]),
        ("May 3rd, 2022 at 11:08 a.m.", ["2022-05-03"]),
        ("2022-05-03T21:05:09Z", ["2022-05-03T21:05:09+00:00"]),
        ("2022-05-03T21:05:09+05:30", ["2022-05-03T21:05:09+05:30"]),
        ("PUBLISHED: 10:48, Tue, May 3, 2022 | UPDATED: 11:05, Wed, May 4, 2022", ["2022-05-03", "2022-05-04"]),
        ("Updated 7:26 pm PST, Monday, December 2, 2019", ["2019-12-02T19:26:00-08:00"]),
        ("3 May 2022 18.54 BST Updated 4 May 2022", ["2022-05-03T18:54:00+01:00", "2022-05-04"]),
        ("12:05 AM UTC, May 3, 2022", ["2022-05-03T00:05:00+00:00"]),
        ("3.5.2022, 08:57", ["2022-05-03"]),
        ("5/23/22 6:38 AM", ["2022-05-23"]),
        ("3 May 2022 08:45 IST", ["2022-05-03"]),
        ("3 May 2021 14:05 +99:99", ["2021-05-03"]),
        ("3 May 2021 14:05 +2460", ["2021-05-03"]),
        ("3 May 2021 14:05 -2359", ["2021-05-03T14:05:00-23:59"]),
        ("31 June 2022", [None]),
        ("03/05/2022", [None]),
    ],
)
def test_a_time_is_read_as_far_as_it_is_certain(line: str, values: list[str | None]) -> None:
    assert [moment.value for moment in moments(line)] == values


def test_an_update_is_told_from_the_publication() -> None:
    found = moments("May 3, 2022 9:00 GMT | Updated May 4, 2022 9:00 GMT")
    assert [moment.is_update for moment in found] == [False, True]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 3 May 2022", True),
        ("May 3, 2022 at 4:02 pm", True),
        ("First published on May 3, 2022 / 8:16 AM", True),
        ("They signed it in Oslo on 3 May 2022.", False),
        ("May was a bad month for the port", False),
        ("10:15 GMT", False),
        ("May 3, 2021: Truce signed.", False),
        ("Oslo, May 3, 2021", True),
        ("", False),
    ],
)
def test_a_line_that_says_more_than_a_time_is_no_time_line(line: str, expected: bool) -> None:
    assert is_time_line(line) is expected


def test_every_zone_has_an_offset_that_exists_or_none() -> None:
    rows = list(lexicon.read_rows(lexicon.DATA / "reading" / "zones.csv"))
    assert [row["abbreviation"] for row in rows] == sorted({row["abbreviation"] for row in rows})
    for row in rows:
        assert re.fullmatch(r"(?:[+-]\d\d:\d\d)?", row["offset"])
        assert row["offset"] == "" or dt.datetime.fromisoformat(f"2020-01-01T00:00{row['offset']}").tzinfo


def test_a_zone_of_many_countries_has_no_offset() -> None:
    assert "IST" not in offsets()
    assert offsets()["EST"] == "-05:00"
