"""Countries with their names, people and capitals, and the states and provinces that are known by a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from extractor.gazetteer.spelling import normalise, place_key
from extractor.lexicon import DATA, read_rows

COUNTRIES = DATA / "places" / "countries.csv"
STATES = DATA / "places" / "states.csv"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166-1 code (Kosovo: XK)."""

    alpha2: str
    alpha3: str
    numeric: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    wikidata: str | None  # the item's id


@lru_cache(maxsize=50_000)
def country_of_name(name: str) -> str | None:
    """The alpha-2 code of a country by its name or short form; None for anything else.

    >>> country_of_name("the United States"), country_of_name("Britain"), country_of_name("us")
    ('US', 'GB', None)
    """
    bare = name[4:] if name[:4].lower() == "the " else name
    names = _by_name()
    return names.get(bare) if bare.isupper() and bare in names else names.get(normalise(bare))


@lru_cache(maxsize=50_000)
def country_of_demonym(word: str) -> str | None:
    """The alpha-2 code for an adjective or a word for the people; None for peoples without a country.

    >>> country_of_demonym("Iraqi"), country_of_demonym("Americans"), country_of_demonym("Kurdish")
    ('IQ', 'US', None)
    """
    return _by_demonym().get(normalise(word)) if word[:1].isupper() else None


@lru_cache(maxsize=50_000)
def country_of_capital(name: str) -> str | None:
    """The alpha-2 code of the country whose capital it is.

    >>> country_of_capital("Washington"), country_of_capital("Mosul")
    ('US', None)
    """
    return _by_capital().get(normalise(name))


def alpha3(alpha2: str) -> str | None:
    """The three-letter code: `IRQ` of `IQ`; None where there is no such country."""
    country = countries().get(alpha2)
    return country.alpha3 if country else None


def wikidata(alpha2: str) -> str | None:
    """The id of a country's item in Wikidata: `Q796` of `IQ`; None where there is no such country."""
    country = countries().get(alpha2)
    return country.wikidata if country else None


@cache
def countries() -> dict[str, Country]:
    """All countries and territories by alpha-2 code."""
    return {row["alpha2"]: _country(row) for row in read_rows(COUNTRIES)}


def _country(row: dict[str, str]) -> Country:
    aliases, demonyms, capitals = (
        tuple(filter(None, row[column].split("|"))) for column in ("aliases", "demonyms", "capital")
    )
    codes = (row["alpha2"], row["alpha3"], row["numeric"], row["name"])
    return Country(*codes, aliases, demonyms, capitals, row["wikidata"] or None)


@cache
def _by_name() -> dict[str, str]:
    """Countries by normalised name; short forms in capitals as they are, since 'us' is no country."""
    return _first(
        (name if name.isupper() else normalise(name), code)
        for code, country in countries().items()
        for name in (country.name, *country.aliases)
    )


@cache
def _by_demonym() -> dict[str, str]:
    return _first((normalise(word), code) for code, country in countries().items() for word in country.demonyms)


@cache
def _by_capital() -> dict[str, str]:
    return _first((normalise(word), code) for code, country in countries().items() for word in country.capitals)


def _first(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The code of each word; where several countries have one, that of the first."""
    found: dict[str, str] = {}
    for word, code in rows:
        found.setdefault(word, code)
    return found


@cache
def states() -> dict[str, tuple[str, str]]:
    """States and provinces by postal code and by abbreviation: name and country."""
    found = {}
    for row in read_rows(STATES):
        found[row["code"]] = found[row["abbreviation"] or row["code"]] = (row["name"], row["country"])
    return found


@cache
def state_names() -> dict[str, str]:
    """The country of a state or province by the `place_key` of its name."""
    return {place_key(name): country for name, country in states().values()}
