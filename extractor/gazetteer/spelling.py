"""How names are written: one name's many spellings under one key."""

import unicodedata
from functools import lru_cache
from itertools import groupby

ARAB = frozenset("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE".split())
OTHER_SCRIPTS = ARAB | frozenset(
    "AF AM BD BG BT BY CN GE GR IL IN IR JP KG KH KR KZ LA LK MK MM MN MV NP PK RU TH TJ UA".split()
)  # countries whose names come romanised, in more than one way
SPELT_IN_WAYS = OTHER_SCRIPTS | {"AL", "XK"}  # and those whose towns have an Albanian ending or none


def normalise(name: str) -> str:
    """A name as it is looked up: lower case, no diacritics, straight apostrophes, single spaces.

    >>> normalise("Côte  d’Ivoire")
    "cote d'ivoire"
    """
    plain = name.casefold() if name.isascii() else _stripped(name)
    return " ".join(plain.split())


@lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """A place's name as the file holds it: as `normalise`, hyphens as spaces, no full stops, no apostrophes.

    >>> place_key("Sana'a"), place_key("St. Louis"), place_key("al-Bab")
    ('sanaa', 'st louis', 'al bab')
    """
    plain = name.casefold() if name.isascii() else _stripped(name)
    return " ".join(plain.translate(_MARKS).split())


_MARKS = str.maketrans({"-": " ", "/": " ", ".": None, "'": None, ",": None})


def _stripped(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-"}
    | {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "æ": "ae", "Æ": "Ae"}
)


@lru_cache(maxsize=50_000)
def is_same_name(one: str, other: str, *, romanised: bool) -> bool:
    """Whether two keys are one name: written alike or, where it is romanised, with the same consonants.

    >>> is_same_name("hamah", "hama", romanised=True), is_same_name("pittsburg", "pittsburgh", romanised=False)
    (True, False)
    """
    return one.removeprefix("the ") == other or (romanised and _consonants(one) == _consonants(other))


def _consonants(key: str) -> str:
    return "".join(letter for letter, _ in groupby(key.removesuffix("h").translate(_ROMANISED)))


_ROMANISED = str.maketrans({"q": "k", "c": "k", "v": "w"} | dict.fromkeys("aeiouyw ", None))
