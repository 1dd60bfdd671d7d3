"""Roles: the titles and offices that stand with a person's name, and the country that they give."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.components.actors import lists
from extractor.components.actors.composing import sector_of_office
from extractor.components.actors.countries import LOCAL, Atlas, country_within, nation, of_listed, of_words
from extractor.components.actors.lists import is_office
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import Words

LONGEST = 9  # words of a role
BEFELL = frozenset({
    "arrested", "beleaguered", "convicted", "dead", "detained", "disgraced", "embattled", "exiled", "fugitive",
    "imprisoned", "injured", "jailed", "kidnapped", "missing", "murdered", "outspoken", "popular", "slain", "suspected",
    "wounded",
})  # what happened to a person is no part of the office  # fmt: skip
LEADING = frozenset({"lead", "head", "chair", "command", "govern", "run"})


@dataclass(frozen=True, slots=True)
class Told:
    """What stands with a person's name; `name` is the name without titles, None if there are only titles."""

    name: Words | None
    role: str | None = None
    gender: str | None = None
    country: str | None = None
    sector: str | None = None
    words: Words | None = None  # of the role


def read(doc: Doc, words: Words, atlas: Atlas) -> Told:
    """Takes the titles off a person's name and reads the role before or after it."""
    start, end = words.start, words.end
    while start < end and doc[start].text in lists.titles() and not _is_first_name(doc, start, end):
        start += 1
    name = Words(start, end) if start < end else None
    before = _run_before(doc, start, atlas)
    gender = next((g for token in before if (g := lists.titles().get(token.text, (False, None))[1])), None)
    last = doc[end - 1]
    front, beside = _role_before(before), _role_after(last) or _role_of_appositive(last) or _role_in_clause(last)
    role = beside if beside and front and _is_rank(front) else front or beside
    if role is None:
        return Told(name, gender=gender, country=_beside(doc[end - 1], atlas))
    listed = of_listed(atlas, Words(role.start, role.end))
    country = _stated(atlas, role) or _country_behind(doc[end - 1], atlas)
    country = country or _beside(doc[end - 1], atlas) or _body_behind(role.root, atlas)
    if country is None and any(token.lower_ in LOCAL for token in role):  # 'the regional governor, Ana Ruiz'
        country = atlas.here(end - 1)
    gives = listed is not None and (listed.sector == "IGO" or listed.kind == "armed_group")
    sector = listed.sector if listed and gives else sector_of_office(role)
    if sector is None and role.root.lemma_ == "leader" and len(role) > 1 and all(map(atlas.country_of, role[:-1])):
        sector = "GOV"  # 'the Chadian leader', of the country itself
    return Told(name, " ".join(role.text.split()), gender, country, sector, Words(role.start, role.end))


def _stated(atlas: Atlas, role: Span) -> str | None:
    """The country that the role names; where a suspect's deed was is not where he is from."""
    if role.root.lemma_.lower() in word_classes()["suspect"]:
        return next((country for token in role if (country := nation(token.text))), None)
    return country_within(atlas, Words(role.start, role.end))


def _beside(name: Token, atlas: Atlas) -> str | None:
    """'Ana Ruiz, a Peruvian singer': the nation of a description in apposition."""
    for noun in syntax.children(name, "appos"):
        words = syntax.base_np(noun)
        if noun.pos_ == "NOUN" and (country := of_words(atlas, name.doc[words.start : words.end])):
            return country
    return None


def _country_behind(name: Token, atlas: Atlas) -> str | None:
    """'King Hassan of Morocco': the country after a name with a title."""
    bodies = syntax.objects_of(name, "of")
    return next((country for body in bodies if (country := country_within(atlas, syntax.base_np(body)))), None)


def _body_behind(office: Token, atlas: Atlas) -> str | None:
    """'an editor at large at the Lima Post': the country of the body that the office is at."""
    for preposition in syntax.children(office, "prep"):
        for target in syntax.children(preposition, "pobj") if preposition.lower_ in {"at", "for", "of", "with"} else ():
            base = syntax.base_np(target)
            if target.pos_ == "PROPN" and (country := country_within(atlas, base)):
                return country
    return None


def _is_first_name(doc: Doc, start: int, end: int) -> bool:
    """'Major' or 'Prince' as the only word of the name is no title here."""
    return end - start == 1


def _run_before(doc: Doc, start: int, atlas: Atlas) -> Span:
    """Nouns and adjectives right in front of a name, and 'the chief of OPEC'."""
    first = start
    sent, _ = atlas.sentences.at(start)
    while first > sent and start - first < LONGEST and _is_nominal(doc[first - 1]):
        first -= 1
    if first > sent + 1 and doc[first - 1].lower_ in {"of", "for"} and first < start and is_office(doc[first - 2]):
        first -= 2
        while first > sent and start - first < LONGEST and _is_nominal(doc[first - 1]):
            first -= 1
    return doc[first:start]


def _is_nominal(token: Token) -> bool:
    if token.text in lists.titles():
        return True
    if token.text[0].isalnum() and token.pos_ in {"NOUN", "ADJ", "PROPN"}:
        return True
    if token.lower_ in {"-", "vice", "former", "late", "acting"}:
        return True
    return token.text == "'s" and token.i > 0 and token.nbor(-1).pos_ == "PROPN"


def _role_before(run: Span) -> Span | None:
    """The run as a role, if it ends in an office or has one before its 'of'; forms of address are no role."""
    tokens = list(run)
    while tokens and lists.titles().get(tokens[-1].text, (False,))[0]:
        tokens.pop()
    while tokens and (tokens[0].text in {"-", "'s"} or tokens[0].lower_ in BEFELL):
        tokens.pop(0)
    if not tokens:
        return None
    span = run.doc[tokens[0].i : tokens[-1].i + 1]
    names_office = is_office(tokens[-1]) or tokens[-1].text in lists.titles() or tokens[-1].lower_ == "general"
    if names_office or any(token.lower_ == "of" for token in tokens):
        return span
    return None


def _is_rank(role: Span) -> bool:
    """'Colonel', 'Cmdr': a title that many have, beside which an office says more."""
    word = role[-1].lower_.rstrip(".")
    rank = word == "general" or word in word_classes()["soldier"] or word in lists.ranks()
    return rank and all(token.text in lists.titles() or is_office(token) for token in role[:-1])


def _role_after(name: Token) -> Span | None:
    """'Ana Ruiz, the head of the army': the noun in apposition, with its of-phrase."""
    for child in name.rights:
        if child.dep_ == "appos" and is_office(child) and child.pos_ in {"NOUN", "PROPN"}:
            return _phrase(child)
    return None


def _role_of_appositive(name: Token) -> Span | None:
    """'The army's chief, Ana Ruiz': the noun that the name explains."""
    head = name.head
    if head.dep_ == "pobj" and head.head.lower_ == "of":  # 'the president of Chad, Ana Ruiz': hung on Chad
        head = head.head.head
    if name.dep_ == "appos" and head.i < name.i and is_office(head) and head.ent_type_ != "PERSON":
        return _phrase(head)
    return None


def _role_in_clause(name: Token) -> Span | None:
    """'Ana Ruiz, who leads the Green Party': the words from the verb to what is led."""
    for verb in syntax.children(name, "relcl"):
        for led in syntax.children(verb, *syntax.OBJECTS):
            if verb.lemma_ in LEADING and led.i > verb.i and led.i - verb.i < LONGEST:
                return name.doc[verb.i : _phrase(led).end]
    return None


def _phrase(head: Token) -> Span:
    base = syntax.base_np(head)
    start, end = base.start, base.end
    while start < end - 1 and (head.doc[start].pos_ in {"DET", "PRON"} or head.doc[start].lower_ in BEFELL):
        start += 1
    for preposition in syntax.children(head, "prep"):
        targets = syntax.children(preposition, "pobj")
        if preposition.i == end and preposition.lower_ in {"of", "for", "at", "to"} and targets:
            end = syntax.base_np(targets[0]).end
    return head.doc[start : min(end, start + LONGEST + 3)]
