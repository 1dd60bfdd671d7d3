"""Kind and sector of a plain noun ('officials', 'officer', 'general') as the words in front of it change them."""

from collections.abc import Iterable

from spacy.tokens import Span, Token

from extractor.components.actors import lists
from extractor.components.actors.lists import Head

# Offices of the state that end in 'general': none of them is a soldier.
GENERAL: dict[str, str | None] = {
    "advocate": "JUD",
    "attorney": "GOV",
    "auditor": "GOV",
    "commissioner": "COP",
    "comptroller": "GOV",
    "consul": "GOV",
    "director": None,  # of whatever body
    "governor": "GOV",
    "inspector": "COP",
    "postmaster": None,
    "procurator": "JUD",
    "prosecutor": "JUD",
    "secretary": None,
    "solicitor": "GOV",
    "surgeon": "GOV",
}


def modifier(front: Iterable[Token]) -> Head | None:
    """What the nearest word in front that says a kind makes of it: 'security' in 'top security officials'."""
    return next((found for word in reversed([*front]) if (found := lists.modifiers().get(word.lower_))), None)


def changed(head: Head, front: Iterable[Token]) -> Head | None:
    """The head as the words in front change it; None where they say nothing.

    Those who work for the state stay with it: 'health officials' are of the government, 'health workers' are not.
    """
    found = modifier(front)
    return head if found and found.use == "worker" and head.kind == "government" else found


def civil_general(token: Token) -> Head | None:
    """'the attorney general': what is a general by name only; None for a soldier."""
    before = token.nbor(-1) if token.i > 0 and token.lower_ in {"general", "generals"} else None
    if before is not None and before.text == "-" and before.i > 0:
        before = before.nbor(-1)
    if before is None or before.lower_ not in GENERAL:
        return None
    sector = GENERAL.get(before.lower_)
    return Head("police" if sector == "COP" else "government", sector)


def sector_of_office(role: Span) -> str | None:
    """The sector of the last office in a role: a commander is of the military, an intelligence officer a spy."""
    for position in range(len(role) - 1, -1, -1):
        token = role[position]
        if civil := civil_general(token):
            return civil.sector
        head = lists.agent_heads().get(token.lemma_.lower())
        if head and lists.is_office(token):
            found = changed(head, role[:position]) if head.told_by else None
            return found.sector if found else _alone(token, head)
    return None


def _alone(token: Token, head: Head) -> str | None:
    """An officer may be a company's, unless a word in front says whose."""
    return None if token.lemma_.lower() == "officer" else head.sector
