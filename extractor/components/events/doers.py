"""Doers: whether a noun that stands where the doer stands can be the one who acts.

Nobody is accused without a word for it: people, groups, organisations and countries act; a place, a weapon, a building
or another event does not.
"""

from spacy.tokens import Token

from extractor.components.events.aims import is_circumstance
from extractor.components.events.participants import Participants
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.lexicon import expand
from extractor.rules import Match

# Kinds of actors whose name before an act says who does it: 'the Boston Marathon bombing', 'the Diaz murder' do not.
ACTING = frozenset({"country", "military", "police", "armed_group", "government", "ethnic", "religious"})
# Whose they are has begun them: 'Chad's offensive'; its bombardment may be what it suffers.
OFFENSIVES = frozenset({"counteroffensive", "counter-offensive", "incursion", "invasion", "offensive"})
# Country names that are used like adjectives: 'US troops', 'a UN convoy'.
ATTRIBUTIVE = frozenset({"us", "u.s.", "uk", "u.k.", "eu", "un", "u.n.", "nato", "uae"})


def acts(token: Token, match: Match, known: Participants) -> bool:
    """Whether a noun in the doer's place can be the doer of an act."""
    if _is_state_as_subject(token, match, known):
        return True
    violent = event_types()[match.rule.label.lower()].category == "violence"
    fighters = known.sides.get(token.i) == "armed_group"  # 'the insurgency'
    if violent and not fighters and token.lower_.removesuffix("s") in expand(("@violence", "@facility")):
        return False  # 'Strikes', 'the embassy'
    if token.head.lower_ == "led" and token.dep_ != "nsubj":
        return token.i in known.actors or token.lower_ in ATTRIBUTIVE or token.ent_type_ in {"GPE", "ORG", "NORP"}
    above = token.head.head if is_weapon_in_front(token.head) else token.head
    if above == match.head and token.dep_ in {"amod", "compound", "nmod"}:
        around = known.actors.get(match.head.i)
        if around is not None and around == known.actors.get(token.i):  # 'harbour bombing suspect Jan Mole'
            return False
        return _modifier_acts(token, known) and not _is_of_a_site(token, match.head)
    if token.dep_ == "poss" and token.i in known.countries and _is_on_somebody(match.head, known):
        own = [word for word in syntax.modifiers(match.head) if word.i > token.i]
        theirs = any(word.i in known.actors or word.lemma_.lower() in expand(("@militant",)) for word in own)
        return not theirs  # "Chad's rebel offensive"
    return known.can_act(token)


def group_of(token: Token, known: Participants) -> list[Token]:
    """'guerrillas of the FARC', 'two Red Path members': the armed group for which its members act.

    What its former members do is not the group's doing.
    """
    lemma = token.lemma_.lower()
    if token.tag_ != "NNS" or (lemma not in expand(("@militant",)) and lemma not in MEMBERS):
        return []
    words = token.doc[syntax.base_np(token).start : token.i]
    before = [word for word in words if word.dep_ in syntax.IN_FRONT]
    if any(word.lower_ in LEFT for word in before):
        return []
    named = [word for noun in syntax.objects_of(token, "of", "from") for word in [*syntax.modifiers(noun), noun]]
    groups = [word for word in [*before, *named] if word.i in known.names and known.is_armed_group(word)]
    own = known.actors
    groups = [word for word in groups if own[word.i] != own.get(token.i)]  # 'FARC rebels' are known as the FARC
    return [word for n, word in enumerate(groups) if own[word.i] not in {own[later.i] for later in groups[n + 1 :]}]


MEMBERS = frozenset(
    "cadre combatant commando fighter guerrilla gunman insurgent member militant rebel terrorist".split()
)
LEFT = frozenset("anti defecting disaffected dissident ex expelled former renegade".split())


def _is_on_somebody(act: Token, known: Participants) -> bool:
    """'Chad's offensive', 'Chad's bombing of Gao': of a country, which its bombing alone may have been done to."""
    targets = (target for target in syntax.objects_of(act, "of", "on", "against") if target.i not in known.dates)
    return act.lemma_ in OFFENSIVES or any(not is_circumstance(target) for target in targets)


def is_weapon_in_front(token: Token) -> bool:
    """The drone of 'US drone attacks', whose owner attacks with it."""
    return token.dep_ == "compound" and token.lemma_.lower() in expand(("@weapon",))


def is_side(token: Token, known: Participants) -> bool:
    """'the Chadian and Kenyan sides': the one word for those in front of it."""
    return token.lemma_ == "side" and any(
        word.ent_type_ == "NORP" or word.i in known.actors for word in syntax.modifiers(token)
    )


def _is_state_as_subject(token: Token, match: Match, known: Participants) -> bool:
    """'Malta and Cyprus joined the pact': countries do what states do; no violence is laid at a place's door."""
    if event_types()[match.rule.label.lower()].category not in {"diplomacy", "politics", "forces"}:
        return False
    first = token
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    return first.dep_ == "nsubj" and first.head.pos_ in {"VERB", "AUX"} and token.i in known.countries


def _modifier_acts(token: Token, known: Participants) -> bool:
    """'Turkish shelling', 'a Taliban attack', 'a US raid' name who did it; 'the Paris attacks' does not."""
    if token.lower_ in ATTRIBUTIVE:
        return True
    if token.i in known.places:
        return False
    people = token.ent_type_ == "NORP" and token.pos_ == "ADJ"
    armed = token.pos_ != "ADJ" and token.lemma_.lower() in expand(("@armed",))  # 'a major offensive' is no officer's
    return people or known.sides.get(token.i) in ACTING or armed


def _is_of_a_site(token: Token, head: Token) -> bool:
    """'the Guildford pub bombings': a name before a building's is no doer's."""
    sites = expand(("@facility", "@place"))
    return any(word.i > token.i and word.lemma_.lower() in sites for word in syntax.modifiers(head))
