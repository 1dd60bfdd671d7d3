"""The country that a publisher writes from, by the list of media or by a place in its name."""

from functools import cache
from itertools import pairwise

from extractor import gazetteer
from extractor.lexicon import DATA, read_rows


def country_of_publisher(name: str) -> str | None:
    """The alpha-2 code of a publisher's country; None where neither the lists nor its name tell one.

    >>> country_of_publisher("The Guardian"), country_of_publisher("Kyiv Herald"), country_of_publisher("Evening Post")
    ('GB', 'UA', None)
    """
    if not name:
        return None
    listed = _media().get(gazetteer.normalise(name).removeprefix("the "))
    return listed or next(filter(None, map(_country, _stretches(name.split()))), None)


def _stretches(words: list[str]) -> list[str]:
    """Each two words of a name that follow one another, then its words."""
    return [*map(" ".join, pairwise(words)), *words]


def _country(words: str) -> str | None:
    return (
        gazetteer.country_of_name(words)
        or gazetteer.country_of_demonym(words)
        or gazetteer.country_of_capital(words)
        or gazetteer.state_names().get(gazetteer.place_key(words))
    )


@cache
def _media() -> dict[str, str]:
    """Listed media by each of their names, with the country of each that has one."""
    rows = (row for row in read_rows(DATA / "actors" / "organizations.csv") if row["kind"] == "media")
    return {
        gazetteer.normalise(name).removeprefix("the "): row["country"]
        for row in rows
        if row["country"]
        for name in (row["name"], *row["aliases"].split("|"))
        if name
    }
