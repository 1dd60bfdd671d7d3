"""The words that tell places from other names, out of `data/places/places.toml`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractor.lexicon import DATA, Rule, expand, read_rows, read_rules

Part = Literal["head", "facility", "building", "road", "name"]


class PlaceRule(Rule):
    """Words that stand beside a place's name and say what it is, or that it is none."""

    part: Part
    kind: str | None = None  # of the place that a head noun makes
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The lexicon's words by the part they play, in lower case."""

    heads: dict[str, str]  # 'province' -> 'region'
    rules: dict[str, str]  # 'province' -> id of the rule
    facilities: dict[str, str]  # 'hospital' -> id of the rule
    buildings: frozenset[str]  # those of them that need a capital and a preposition: 'street'
    roads: dict[str, str]  # 'highway', beside a number -> id of the rule
    institutions: frozenset[str]
    not_places: frozenset[str]


@cache
def wording() -> Wording:
    """The lexicon, read once."""
    rules = read_rules(DATA / "places" / "places.toml", PlaceRule)

    def words(part: Part) -> dict[str, PlaceRule]:
        return {word: rule for rule in rules if rule.part == part for word in rule.words}

    return Wording(
        heads={word: rule.kind or "region" for word, rule in words("head").items()},
        rules={word: rule.id for word, rule in words("head").items()},
        facilities={word: rule.id for word, rule in (words("facility") | words("building")).items()},
        buildings=frozenset(words("building")),
        roads={word: rule.id for word, rule in words("road").items()},
        institutions=expand(("@beside_a_place",)),
        not_places=expand(("@never_behind_a_place",)),
    )


@cache
def bearings() -> frozenset[str]:
    """'northern', 'downtown': words between a preposition and a name."""
    return expand(("@bearing",))


@cache
def prepositions() -> frozenset[str]:
    """Words behind which a name is that of a place."""
    return expand(("@where",))


@cache
def denominations() -> frozenset[str]:
    """'Catholic', 'Orthodox': words behind which a Church is a body of believers, no building."""
    return expand(("@denomination",))


@cache
def openers() -> frozenset[str]:
    """'The', 'In': words with a capital only because a sentence begins."""
    return expand(("@opener",))


@cache
def assaults() -> frozenset[str]:
    """'shelled', 'captured': words behind which a well-known name is that of a place."""
    return expand(("@takes_a_place",))


@cache
def advances() -> frozenset[str]:
    """'attack', 'marched': words behind whose 'on' a place is named."""
    return expand(("@moves_on_a_place",))


@cache
def titles() -> frozenset[str]:
    """Words behind which a name is that of a person."""
    return expand(("@title_of_person",))


@cache
def given_names() -> frozenset[str]:
    """'Israel', 'Florence': names of places that are given names too."""
    return expand(("@given_name",))


@cache
def names_of_people() -> frozenset[str]:
    """'eva', 'rosa': given names of every sort, in lower case."""
    return frozenset(row["name"].lower() for row in read_rows(DATA / "actors" / "given.csv"))


@cache
def groups() -> frozenset[str]:
    """'group', 'network': nouns for people, in front of which a little-known name is theirs."""
    return expand(("@group_of_people",))


@cache
def relatives() -> frozenset[str]:
    """'brother', 'wife': a person's name follows, with or without a comma."""
    return expand(("@relative",))


@cache
def common_nouns() -> frozenset[str]:
    """Every noun of the lists: with a capital it is rather a title or headline than the hamlet of that name."""
    files = ("people", "things", "matters")
    return frozenset(row["word"] for name in files for row in read_rows(DATA / "words" / f"{name}.csv")) | expand(
        ("@no_place",)
    )


@cache
def addressed() -> frozenset[str]:
    """Verbs whose object is those who govern: 'warned Tehran'."""
    return expand(("@addressed",))


@cache
def dealings() -> frozenset[str]:
    """Nouns for what governments have with one another: 'talks with Ankara'."""
    return expand(("@dealings",))


@cache
def deeds() -> frozenset[str]:
    """Nouns for what governments do: 'Moscow's response'."""
    return expand(("@deed_of",))


@cache
def bodies() -> frozenset[str]:
    """Nouns for people and for what they form, as the actors' lists have them: 'army', 'minister', 'ministry'."""
    lists = (("heads", "word"), ("agents", "lemma"))
    rows = [row[column] for name, column in lists for row in read_rows(DATA / "actors" / f"{name}.csv")]
    plain = (expand((word,)) if word.startswith("@") else frozenset((word,)) for word in rows)
    return frozenset().union(*plain) - BUILT


BUILT = frozenset({"embassy", "consulate", "school", "university", "church", "mission", "center", "centre", "office"})


@cache
def verbs_of_places() -> frozenset[str]:
    """Verbs that are said of a place as such: 'Baghdad lies', 'Mosul fell'."""
    return expand(("@of_places",))


@cache
def kinds_of_nouns() -> dict[str, frozenset[str]]:
    """The kinds of place that 'city', 'province' may stand for."""
    return {row["noun"]: frozenset(row["kinds"].split("|")) for row in read_rows(DATA / "places" / "nouns.csv")}
