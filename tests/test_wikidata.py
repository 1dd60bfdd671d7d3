"""Wikidata ids: what the lists hold is what the sources gave, and actors carry it."""

import csv

import pytest
from conftest import ROOT

from extractor import Extractor, gazetteer
from extractor.components.actors import lists
from extractor.lexicon import read_rows

LISTS = (lists.LISTS / "organizations.csv", lists.LISTS / "persons.csv")


def taken(file: str) -> dict[str, str]:
    """What was taken from a package, by name or code."""
    with (ROOT / "tests" / "wikidata" / file).open(encoding="utf-8", newline="") as lines:
        return {row[0]: row[1] for row in list(csv.reader(lines))[1:]}


def read_by_hand() -> dict[str, str]:
    return {gazetteer.place_key(row["name"]): row["wikidata"] for row in read_rows(ROOT / "tools" / "wikidata_ids.csv")}


def test_the_id_of_a_country_is_that_of_its_code() -> None:
    listed = {row["alpha2"]: row["wikidata"] for row in read_rows(gazetteer.COUNTRIES) if row["wikidata"]}
    assert listed == taken("country-coder.csv")
    assert all(listed.get(alpha2) for alpha2 in gazetteer.countries())


def test_the_id_of_a_listed_actor_comes_from_a_source() -> None:
    packages = taken("name-suggestion-index.csv") | taken("country-coder-unions.csv")
    for row in (row for file in LISTS for row in read_rows(file)):
        names = [row["name"], *row["aliases"].split("|")]
        read = [number for name in names if (number := read_by_hand().get(gazetteer.place_key(name)))]
        assert row["wikidata"] == packages.get(row["name"], read[0] if read else ""), row["name"]


def test_no_two_have_one_id() -> None:
    found = [row["wikidata"] for file in (*LISTS, gazetteer.COUNTRIES) for row in read_rows(file) if row["wikidata"]]
    assert len(found) == len(set(found)) > 350


KNOWN = [
    ("Kenya recalled its ambassador.", "Kenya", "Q114"),
    ("Nairobi urged restraint.", "Nairobi", "Q114"),
    ("Hamas denied it.", "Hamas", "Q38799"),
    ("Lashkar-e-Taiba fighters crossed the border.", "Lashkar-e-Taiba", "Q736955"),
    ("The European Union condemned the raid.", "European Union", "Q458"),
    ("The Kenyan army shelled the town.", "Kenyan army", None),
    ("Kenyan police arrested him.", "Kenyan police", None),
    ("Gunmen stormed a bank.", "gunmen", None),
]


@pytest.mark.parametrize(("text", "name", "number"), KNOWN, ids=[case[0] for case in KNOWN])
def test_an_actor_carries_its_own_id(extractor: Extractor, text: str, name: str, number: str | None) -> None:
    found = {actor.name: actor.wikidata for actor in extractor(text).actors}
    assert found[name] == number
