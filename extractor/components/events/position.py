"""Position: how an event lies to a place, by the words between them."""

from spacy.tokens import Token

from extractor.language import syntax

NEAR = frozenset({"near", "beside", "outside", "around", "off"})
TOWARDS = frozenset({"toward", "towards"})
MOTION = frozenset({"from", "to"})
PREPOSITIONS = frozenset(
    "in at near on inside outside around across through throughout within into from to of by along over between "
    "towards toward off beside after under beyond via".split()
)
# Words whose 'for' says where: 'the battle for Mosul', 'a summit set for Oslo'.
FOR = frozenset({"battle", "fight", "struggle", "war", "set", "schedule", "plan", "slate"})
# Kilometres in a unit of length.
UNITS = {
    "metre": 0.001,
    "meter": 0.001,
    "km": 1.0,
    "kilometre": 1.0,
    "kilometer": 1.0,
    "mile": 1.609344,
    "yard": 0.0009144,
}


def distance_km(place: Token) -> float | None:
    """How far from a place, where the words give a length: '300 metres from the pier', '50 km south of Gao'."""
    preposition = place.head
    if preposition.lower_ not in {"from", "of"}:
        return None
    above = (preposition, preposition.head, preposition.head.head)
    units = [unit for word in above for unit in syntax.children(word, "npadvmod", "nmod", "pobj", "dobj")]
    for unit in (*above[1:], *units):  # '30 km (19 miles) from' hangs on the length itself
        if unit.lemma_.lower() in UNITS and unit.i < place.i:
            numbers = [number for child in unit.lefts if (number := figure(child)) is not None]
            return round(numbers[0] * UNITS[unit.lemma_.lower()], 3) if numbers else None
    return None


def figure(token: Token) -> float | None:
    """A number in digits; None for one in words."""
    try:
        return float(token.text.replace(",", ""))
    except ValueError:
        return None


def says_where(preposition: Token) -> bool:
    """Whether a place behind a preposition may be where something was."""
    word = preposition.lower_
    return word in PREPOSITIONS or (word == "for" and preposition.head.lemma_.lower() in FOR)


def lies(place: Token) -> str | None:
    """'at', 'near', 'between' or 'towards' by the preposition before a place; None where there is none that says so.

    A stated distance makes any of them 'near'. 'moving' is where something came from or went to: 'the bus from Lagos to
    Abuja crashed near Lokoja' has it only if nothing else says where.
    """
    word = place.head.lower_
    if place.dep_ != "pobj":
        return None
    if word in NEAR or distance_km(place) is not None:
        return "near"
    if word in TOWARDS:
        return "towards"
    if word in MOTION:
        return "moving"
    return "between" if word == "between" else None if word == "of" else "at"
