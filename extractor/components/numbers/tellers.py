"""Whose count it is where no verb of speech says so: 'police put the toll at 19', 'the Red Cross counted 31 dead'."""

from spacy.tokens import Token

from extractor.language import syntax
from extractor.spans import Words

PUTTING = frozenset({"put", "place", "set", "revise", "raise", "lower"})  # the toll, at or to so many
COUNTING = frozenset(
    {"count", "record", "document", "register", "list", "tally", "estimate", "confirm", "report", "log"}
)
FARTHEST = 4  # steps from the count up to the verb


def teller_of(governor: Token, count: Token, verb: Token | None) -> tuple[Words, Words] | None:
    """Who gives a count, and the verb that says so; None where nobody does.

    `verb` tells the count where its sentence has several speakers.
    """
    for start in (governor, count):
        below = start
        for _ in range(FARTHEST):
            above = below.head
            if above == below or below.dep_ in {"relcl", "advcl", "conj"}:
                break
            if _tells(above, below):
                who = [noun for noun in syntax.subjects(above) if noun.pos_ in {"NOUN", "PROPN"}]
                return (syntax.base_np(who[0]), Words(above.i, above.i + 1)) if who else None
            below = above
    who = [] if verb is None else [noun for noun in syntax.subjects(verb) if noun.pos_ in {"NOUN", "PROPN"}]
    return (syntax.base_np(who[0]), Words(verb.i, verb.i + 1)) if verb is not None and who else None


def _tells(verb: Token, below: Token) -> bool:
    if verb.pos_ != "VERB" or syntax.is_passive(verb):
        return False
    if verb.lemma_ in PUTTING:
        return any(
            noun.lemma_ in {"toll", "number", "turnout", "figure", "total"} for noun in syntax.children(verb, "dobj")
        )
    return verb.lemma_ in COUNTING and below.dep_ in syntax.OBJECTS
