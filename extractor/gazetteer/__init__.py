"""The gazetteer: countries with their names, people and capitals, and the places of the world by name.

Countries come from `data/places/countries.csv`, places from `data/gazetteer.sqlite`, a read-only file that
`tools/build_gazetteer.py` makes. Both are opened at the first look-up, so that importing this costs nothing.
Part of the floor that all components may stand on: nothing here knows a component.
"""

from extractor.gazetteer.countries import (
    COUNTRIES,
    STATES,
    Country,
    alpha3,
    countries,
    country_of_capital,
    country_of_demonym,
    country_of_name,
    state_names,
    states,
    wikidata,
)
from extractor.gazetteer.places import KINDS, PLACES, POSITION_UNIT, REGIONS, Entry, look_up, place_name
from extractor.gazetteer.spelling import ARAB, OTHER_SCRIPTS, is_same_name, normalise, place_key

__all__ = [
    "ARAB",
    "COUNTRIES",
    "KINDS",
    "OTHER_SCRIPTS",
    "PLACES",
    "POSITION_UNIT",
    "REGIONS",
    "STATES",
    "Country",
    "Entry",
    "alpha3",
    "countries",
    "country_of_capital",
    "country_of_demonym",
    "country_of_name",
    "is_same_name",
    "look_up",
    "normalise",
    "place_key",
    "place_name",
    "state_names",
    "states",
    "wikidata",
]
