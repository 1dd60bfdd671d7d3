"""Unnamed agents: 'Iraqi security officials', 'gunmen', 'a suicide bomber', 'Iran-backed militias'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractor import columns, gazetteer
from extractor.components.actors import lists
from extractor.components.actors.acting import does
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.composing import changed, civil_general, modifier
from extractor.components.actors.countries import (
    LOCAL,
    Atlas,
    country_within,
    of_listed,
    of_words,
    sector_within,
    with_nation_in_front,
)
from extractor.components.actors.lists import Head
from extractor.components.actors.roster import Listed
from extractor.components.actors.wording import key_of
from extractor.language import syntax
from extractor.spans import Words

SINGULAR_DETERMINERS = frozenset({"no", "any", "every", "each", "what", "which"})


def _agent_key(token: Token, words: Words) -> str:
    """The phrase with its country as a code, its head as a lemma: 'American troops' are 'US troops'."""
    span = token.doc[words.start : token.i]
    front = [gazetteer.country_of_name(t.text) or gazetteer.country_of_demonym(t.text) or t.lower_ for t in span]
    return " ".join([*front, token.lemma_.lower()])


def find(doc: Doc, atlas: Atlas) -> Iterator[Candidate]:
    """Noun phrases of people who act, with no name."""
    heads = lists.agent_heads()
    for index in columns.where(doc, "LEMMA", lists.agent_ids()):
        token, text = doc[index], atlas.texts[index]
        noun = token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.dep_ not in {"compound", "amod", "nmod"}
        if noun and (text[0].islower() or token.is_sent_start):
            yield from _agent(token, heads[token.lemma_.lower()], atlas)
    for index in atlas.capitals:
        if (country := gazetteer.country_of_demonym(atlas.texts[index])) and _is_nation(doc[index]):
            yield _nation(doc[index], country, atlas)


def _is_nation(token: Token) -> bool:
    """'Palestinians': a demonym in the plural that acts."""
    return token.tag_ in {"NNPS", "NNS"} and does(token)


def _nation(token: Token, country: str, atlas: Atlas) -> Candidate:
    """'Palestinians', 'Bosnian Serbs', 'ethnic Albanians': of the country in front or behind before their own."""
    words = with_nation_in_front(token, atlas)
    is_ethnic = atlas.texts[words.start].lower() == "ethnic"
    front = of_words(atlas, token.doc[words.start : token.i])
    behind = _country_behind(token, atlas, ("of", "in") if is_ethnic else ("of",))
    if is_ethnic and not (front or behind):  # 'ethnic Turks marched in Lima'
        behind = _country_behind(token.head, atlas, ("in",))
    own = front or behind or (None if is_ethnic else country)
    return Candidate(words, token.i, "group", key_of(token.doc, words), "nation", False, own, "CVL")


def _agent(token: Token, head: Head, atlas: Atlas) -> Iterator[Candidate]:
    if head.use != "always" and not does(token):
        return
    if any(child.dep_ in {"det", "neg"} and child.lower_ in SINGULAR_DETERMINERS for child in token.lefts):
        return
    words = _name(token)
    told = _composed(token, head, words)
    kind, sector = told.kind, told.sector
    body = _body(token, words, atlas)
    front = country_within(atlas, Words(words.start, token.i))
    if head.use == "modified" and not (body or modifier(token.doc[words.start : token.i]) or sector != head.sector):
        return
    if head.use == "national" and not (front and _has_object(token)):
        return
    if body and body.kind == "armed_group":
        kind, sector = ("group" if kind == "government" else kind), body.sector
    outside = token.lemma_ in OUTSIDERS or _is_sent(token)
    country = front or _country_behind(token, atlas, ("of", "from") if outside else _placing(token))
    country = country or (_sender(token, atlas) if _is_sent(token) else None)
    presumed = _at_home(token, kind, words, atlas) if country is None and body is None else None
    country = country or presumed
    sector = sector_within(None if country else body, sector)
    key = " ".join([_agent_key(token, words), *(client.lemma_.lower() for client in _clients(token))])
    found = Candidate(words, token.i, kind, key, "agent", False, country, sector)
    found.presumed = presumed is not None
    found.weak = head.kind in {"armed_group", "military", "group", "political_party"} or token.lemma_ == "force"
    found.number = _number(token, head)
    yield found


def _at_home(token: Token, kind: str, words: Words, atlas: Atlas) -> str | None:
    """'local officials' are of the country of their sentence's places; the police of the only one that is told of.

    An army or a government may act abroad, so a country that is only near says nothing of whose it is.
    """
    front = {text.lower() for text in atlas.texts[words.start : token.i]}
    if front & LOCAL or token.lemma_ in DWELLERS:
        return atlas.here(token.i)
    return atlas.home if kind == "police" and not front & ALLIED else None


DWELLERS = frozenset({"inmate", "prisoner", "resident", "villager"})  # where they act they live
ALLIED = frozenset({"allied", "coalition", "foreign", "international", "joint", "multinational", "peacekeeping"})


def _has_object(token: Token) -> bool:
    """Whether it does something to somebody: 'tanks fired shells', 'helicopters shot at it', no 'tank exploded'."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pobj" or any(
        child.dep_ in syntax.OBJECTS or (child.dep_ == "prep" and child.lower_ in {"at", "on"})
        for child in token.head.rights
    )


def _name(token: Token) -> Words:
    """The base noun phrase without determiner, possessor's pronoun or number."""
    doc, start = token.doc, syntax.base_np(token).start
    numbers = [child.i for child in doc[start : token.i] if child.pos_ == "NUM"]
    start = numbers[-1] + 1 if numbers else start
    while start < token.i and _is_before_name(doc[start]):
        start += 1
    return Words(start, token.i + 1)


def _is_before_name(token: Token) -> bool:
    if token.nbor(1).text == "-" and not token.whitespace_:
        return False
    return token.pos_ in {"DET", "PRON", "ADV", "PUNCT", "ADP", "SCONJ", "PART"} or token.lower_ in SKIPPED


SKIPPED = frozenset({"several", "many", "more", "few", "other", "some", "dozen", "least", "than", "same", "'s"})


def _composed(token: Token, head: Head, words: Words) -> Head:
    """The head with kind and sector as the words in front change them, or the members of a group do."""
    if civil := civil_general(token):
        return civil
    if head.told_by is None:
        return head
    return changed(head, token.doc[words.start : token.i]) or _members(token, head) or _spoken_for(token, head) or head


def _spoken_for(token: Token, head: Head) -> Head | None:
    """The spokesman as those make him for whom he speaks: 'a spokesman for the rebels', 'of the army'."""
    known = (lists.agent_heads().get(body.lemma_.lower()) for body in _clients(token))
    found = next((body for body in known if body), None)
    return replace(head, kind=found.kind, sector=found.sector) if found else None


def _clients(token: Token) -> list[Token]:
    return syntax.objects_of(token, "for", "of") if token.lemma_ in SPOKESPEOPLE else []


def _body(token: Token, words: Words, atlas: Atlas) -> Listed | None:
    """The listed body that they are of: 'Nato soldiers', 'a spokesman for Hamas'."""
    behind = (of_listed(atlas, syntax.base_np(client)) for client in _clients(token))
    return of_listed(atlas, Words(words.start, token.i)) or next((body for body in behind if body), None)


def _members(token: Token, head: Head) -> Head | None:
    """What the members of a group are: 'a group of gunmen', 'a crowd of teachers'."""
    of = syntax.objects_of(token, "of") if head.told_by == "members" else []
    return next((found for member in of if (found := lists.agent_heads().get(member.lemma_.lower()))), None)


def _number(token: Token, head: Head) -> str | None:
    """How many people an agent is; None for a body. 'A group of gunmen' are many, whom no body is known to send."""
    if head.body:
        members = _members(token, head)
        return "many" if members and not members.body else None
    return "many" if token.tag_ in {"NNS", "NNPS"} or token.lower_ != token.lemma_.lower() else "one"


OUTSIDERS = frozenset(
    {"mercenary", "migrant", "peacekeeper", "refugee", "settler"}
)  # where they are, they are not from
PLACING = ("of", "in", "from")
SPOKESPEOPLE = frozenset({"spokesman", "spokesperson", "spokeswoman"})


def _placing(token: Token) -> tuple[str, ...]:
    """The prepositions behind a noun that say where somebody is from, or for whom he speaks."""
    return ("for", *PLACING) if token.lemma_ in SPOKESPEOPLE else PLACING


SENDING = frozenset({"deploy", "dispatch", "have", "keep", "post", "send", "station", "withdraw"})


def _is_sent(token: Token) -> bool:
    """'Chad has troops in Mali', 'the troops that Chad sent': where they are, they are not from."""
    return token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in SENDING and token.head.pos_ in {"VERB", "AUX"}


def _sender(token: Token, atlas: Atlas) -> str | None:
    """The country whose troops they are: of the only subject of the verb."""
    who = syntax.subjects(token.head) if token.dep_ == "dobj" else []
    return country_within(atlas, syntax.base_np(who[0])) if len(who) == 1 else None


def _country_behind(token: Token, atlas: Atlas, prepositions: tuple[str, ...] = PLACING) -> str | None:
    """'officials in Iraq', 'a group of Peruvian miners', 'a gang based in Lima', 'fighters loyal to Chad'."""
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            targets = syntax.children(child, "pobj")
        elif child.dep_ == "acl" and child.lower_ in {"based", "operating", "living"}:
            targets = syntax.objects_of(child, "in", "from")
        elif child.lower_ in {"loyal", "linked", "allied"}:
            targets = syntax.objects_of(child, "to", "with")
        else:
            continue
        for target in targets:
            if country := country_within(atlas, syntax.base_np(target)):
                return country
    return None
