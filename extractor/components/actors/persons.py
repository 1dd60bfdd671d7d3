"""People: the model's entities without their titles, last names that it missed, names that an office explains."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extractor import columns
from extractor.components.actors import lists, roles, roster
from extractor.components.actors.acting import is_only_a_place, is_taken
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.countries import Atlas, nation
from extractor.components.actors.things import is_thing
from extractor.components.actors.wording import is_in_hyphens, key_of
from extractor.spans import Words

PICTURES = frozenset({"photo", "photograph", "picture", "image", "video", "illustration", "graphic"})
WEAK_RULES = frozenset({"organization", "country"})  # what a surname of the article stands above


def person(span: Span, atlas: Atlas) -> Iterator[Candidate]:
    """An entity as a person's name; none of a place, of what is never an actor, of what is left or attacked."""
    told = roles.read(span.doc, Words(_with_given_name(span), span.end), atlas)
    words = told.name
    if words is None or (not told.role and not told.gender and (_is_place(span, atlas) or is_taken(span.root))):
        return
    texts = atlas.texts[words.start : words.end]
    own = _own(texts[1:] if len(texts) > 1 and texts[0].lower() in lists.nations_given() else texts)
    if any(text in lists.never() or "/" in text or nation(text) for text in own) or _is_credit(atlas, words):
        return
    found = Candidate(words, words.end - 1, "person", key_of(span.doc, words), "person")
    found.role, found.role_words = told.role, told.words
    found.gender = told.gender or gender_of(atlas, words)
    found.country, found.sector = told.country, told.sector
    if listed := roster.misspelt(span.doc[words.start : words.end].text):
        found.listed, found.country = listed, told.country or listed.country
        found.sector = told.sector or listed.sector
    yield found


def gender_of(atlas: Atlas, words: Words) -> str | None:
    """As the given name in front of a name's last word tells it; None if it does not."""
    return lists.given_names().get(atlas.texts[words.start]) if words.end - words.start > 1 else None


def _with_given_name(span: Span) -> int:
    """Where the name begins if the model left its first word out: 'Ivanka' of 'Ivanka Trump'.

    In front of more than one word it has to be a given name that is known: 'Hector' of 'Hector Mejia Soto'.
    """
    start, before = span.start, span.doc[span.start - 1] if span.start else None
    if before is None or before.tag_ != "NNP" or before.dep_ != "compound" or not start <= before.head.i < span.end:
        return start
    text = before.text
    if len(span) > 1 and text not in lists.given_names():
        return start
    is_other = before.ent_type_ or text in lists.titles() or text in lists.never() or nation(text) or not text.isalpha()
    if is_other or lists.is_office(before) or text.lower() in lists.name_heads() or roster.listed(text):
        return start
    return start - 1


def _own(texts: list[str]) -> list[str]:
    """The words of a name but those behind a hyphen: 'Islam' in 'Seif al-Islam' is no faith."""
    return [text for before, text in pairwise(["", *texts]) if before != "-"]


def _is_credit(atlas: Atlas, words: Words) -> bool:
    """'Photo by Rosa Quispe', 'Photograph: Rosa Quispe'."""
    before = [text.lower() for text in atlas.texts[max(0, words.start - 2) : words.start]]
    return bool(before) and before[0] in PICTURES and before[-1] in {"by", ":"}


def _is_place(span: Span, atlas: Atlas) -> bool:
    """A place of the article, or one word where something is or happens: 'attacked Kenscoff', 'in Kenscoff'."""
    return atlas.is_place(span) or (len(span) == 1 and is_only_a_place(span[0]))


def surnames(doc: Doc, found: list[Candidate], atlas: Atlas) -> Iterator[Candidate]:
    """Last names of people with a full name, where the model saw no name, or an organisation's or a place's.

    With the names right in front of it, a last name is another person's: 'Ana Ruiz' where 'Rosa Ruiz' is known.
    """
    people = [c for c in found if c.kind == "person" and c.length > 1]
    known = {_key(_last_name(atlas, c.words)): c for c in people}
    taken = {i for c in found if c.rule not in WEAK_RULES or c.length > 1 for i in range(c.words.start, c.words.end)}
    initials = {key[0] for key in known if key}
    for index in atlas.capitals if known else ():
        text = atlas.texts[index]
        full = known.get(_key(text)) if text[0].lower() in initials or not text.isascii() else None
        if full is None or index in taken or doc[index].dep_ == "compound" or _is_in_date(doc[index], atlas):
            continue
        start = _first_in_front(doc, index, taken)
        words = Words(start, index + 1)
        if not is_in_hyphens(atlas, words) and not is_thing(words, atlas):
            told = roles.read(doc, words, atlas)
            words = told.name or Words(index, index + 1)
            yield Candidate(
                words, index, "person", key_of(doc, words), "person", country=told.country, sector=told.sector,
                listed=full.listed if words.end - words.start == 1 else None, role=told.role, role_words=told.words,
                gender=told.gender or gender_of(atlas, words),
            )  # fmt: skip


def _last_name(atlas: Atlas, words: Words) -> str:
    """A name's last word that is no 'Jr'."""
    texts = [text for text in atlas.texts[words.start : words.end] if text.lower().rstrip(".") not in lists.SUFFIXES]
    return texts[-1] if texts else ""


def _is_in_date(token: Token, atlas: Atlas) -> bool:
    """'May 2019', 'on 3 June': a month, whoever is called so."""
    beside = token.i + 1 in atlas.numbers or (token.i - 1 in atlas.numbers and not token.is_sent_start)
    return token.ent_type_ in {"DATE", "TIME"} or beside


def _first_in_front(doc: Doc, last: int, taken: set[int]) -> int:
    """Where the names begin that stand right in front of a last name and belong to it."""
    start = last
    while start > 0 and start - 1 not in taken and doc[start - 1].tag_ == "NNP" and doc[start - 1].head.i == last:
        start -= 1
    return start


def _key(surname: str) -> str:
    """A last name as it is looked up: 'McConnel' is 'McConnell'."""
    return roster.squeezed(roster.folded(surname))


def with_office(doc: Doc, atlas: Atlas) -> Iterator[Candidate]:
    """Names that the model takes for none of a person, with an office beside them: only a person has one."""
    for index in columns.where(doc, "LOWER", lists.office_ids()):
        span = _in_apposition(doc[index]) or _right_behind(doc, index + 1, atlas)
        if span and not any(map(_is_no_part, span)) and not roster.listed(span.text) and not atlas.is_place(span):
            yield from person(span, atlas)


def _in_apposition(office: Token) -> Span | None:
    """'Odo Tuvi, the United Nations Coordinator', 'the port's director, Odo Tuvi': names of two words at least."""
    name = next((child for child in office.rights if child.dep_ == "appos"), office.head)
    if "appos" not in {office.dep_, name.dep_} or name.pos_ != "PROPN":
        return None
    span = office.doc[_first(name) : name.i + 1]
    return span if len(span) > 1 else None


def _first(name: Token) -> int:
    start = name.i
    while start > 0 and name.doc[start - 1].head.i == name.i and name.doc[start - 1].tag_ == "NNP":
        start -= 1
    return start


def _right_behind(doc: Doc, start: int, atlas: Atlas) -> Span | None:
    """'chief Odo Tuvi', 'King Tuvi': the names that begin at a token; None where a noun follows them."""
    end = start
    while end < len(doc) and doc[end].tag_ == "NNP" and atlas.texts[end][0].isupper():
        end += 1
    return doc[start:end] if end > start and doc[end - 1].dep_ != "compound" else None


def _is_no_part(token: Token) -> bool:
    """Whether a word keeps a name from being a person's: an entity, a country, a head of organisations, an office."""
    known = token.ent_type_ and token.ent_type_ not in {"GPE", "FAC"}
    words = token.lower_ in lists.name_heads() or token.text in lists.titles() or lists.is_office(token)
    return bool(known or nation(token.text)) or words
