"""Named actors: the model's entities, repaired; listed names; organisations by their head nouns."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from extractor import columns, gazetteer, spans
from extractor.components.actors import lists, organizations, persons, roles, roster
from extractor.components.actors.acting import acts, does, is_only_a_place, owns_deed
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.countries import Atlas, of_words, with_nation_in_front
from extractor.components.actors.famous import Famous
from extractor.components.actors.lists import Head
from extractor.components.actors.organizations import MISSIONS
from extractor.components.actors.roster import Listed
from extractor.components.actors.things import is_model, is_thing
from extractor.components.actors.wording import in_front, is_in_hyphens, key_of
from extractor.spans import Sections, Words

LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT"})
BUILDINGS = frozenset({"building", "castle", "hall", "house", "lodge", "mansion", "palace", "plaza", "tower", "villa"})
SMALL = frozenset(
    {"al", "anti", "bin", "contras", "dpa", "peshmerga", "peshmergas", "el"}
)  # first words with a small letter


def find(doc: Doc, atlas: Atlas) -> list[Candidate]:
    """All candidates with a name, overlaps included."""
    found = [*_listed(doc, atlas), *_entities(doc, atlas), *_by_heads(doc, atlas), *persons.with_office(doc, atlas)]
    found += _unseen_capitals(doc)
    return [*found, *organizations.acronyms(doc, found, atlas)]


def _entities(doc: Doc, atlas: Atlas) -> Iterator[Candidate]:
    for ent in doc.ents:
        if ent.label_ in LABELS:
            yield from _entity(ent, atlas)


def _unseen_capitals(doc: Doc) -> Iterator[Candidate]:
    """Capitals that act where the model sees no name: 'Lome recalled its envoy'."""
    for place in spans.read(doc, spans.PLACES):
        for mention in place.mentions:
            words = doc[mention.start : mention.end]
            if mention.use == "metonymic" and not any(token.ent_type_ for token in words):
                country = gazetteer.country_of_capital(words.text)
                if country:
                    at = Words(mention.start, mention.end)
                    yield Candidate(at, words.root.i, "country", country, "country", country=country, sector="GOV")


def _by_heads(doc: Doc, atlas: Atlas) -> Iterator[Candidate]:
    """Names that the model need not have seen: peoples, organisations and institutions by their head nouns."""
    heads, peoples, agents = lists.name_heads(), lists.peoples(), lists.agent_heads()
    for index in atlas.capitals:
        if atlas.texts[index] in peoples:
            yield from _people(doc[index], atlas)
        elif atlas.texts[index].lower() in heads:
            yield from organizations.headed(doc[index], atlas)
    for index in columns.where(doc, "LEMMA", lists.institutions()):
        token = doc[index]
        if not token.text[0].isupper() and token.pos_ in {"NOUN", "PROPN"}:
            yield from organizations.institution(token, agents[token.lemma_], atlas)


def _listed(doc: Doc, atlas: Atlas) -> Iterator[Candidate]:
    stated: dict[str, str] = {}
    for words, actor in Famous(_hits(doc, atlas), atlas).meant():
        if actor.kind == "company" and is_model(words, atlas):
            continue
        found = _from_list(doc, words, actor, atlas)
        if actor.country and roster.is_shared(doc[words.start : words.end].text):
            organizations.place_shared(found, stated, atlas)
        yield found


def _hits(doc: Doc, atlas: Atlas) -> Iterator[tuple[Words, Listed]]:
    """Listed names and where they stand, none of them overlapping."""
    end, sections = 0, Sections(doc)
    for start in sorted([*atlas.capitals, *(index for index, text in enumerate(atlas.texts) if text in SMALL)]):
        if start < end:
            continue
        hit = roster.listed_at(atlas.texts, start, sections.at(start).end)
        if hit and _is_name(atlas, hit[0], hit[1]):
            end = hit[0].end
            yield hit


def _is_name(atlas: Atlas, words: Words, actor: Listed) -> bool:
    """Whether the words are the listed name here: capitals, and no part of a longer name."""
    doc = atlas.doc
    first, last = doc[words.start], doc[words.end - 1]
    if is_in_hyphens(atlas, words) or (actor.name in lists.seats() and is_only_a_place(last)):
        return False
    if actor.kind == "country" and not acts(last):
        return False
    if words.end - words.start > 1:
        return True
    after = doc[words.end] if words.end < len(doc) else None
    if actor.kind == "person" and after is not None and after.tag_ == "NNP" and last.dep_ == "compound":
        return False
    return first.pos_ == "PROPN" or bool(first.ent_type_)


def _from_list(doc: Doc, words: Words, actor: Listed, atlas: Atlas) -> Candidate:
    found = Candidate(words, words.end - 1, actor.kind, key_of(doc, words), "listed", listed=actor)
    found.country, found.sector = actor.country, actor.sector
    if actor.country is None and actor.kind in {"government", "military", "police", "political_party"}:
        found.country = of_words(atlas, in_front(doc, words, atlas))
    if actor.kind == "person":
        while words.start < words.end - 1 and atlas.texts[words.start] in lists.titles():
            words = Words(words.start + 1, words.end)
        found.words, found.key = words, key_of(doc, words)
        found.country = None if actor.sector == "IGO" else actor.country  # acts for no one country
        told = roles.read(doc, words, atlas)
        found.role, found.role_words = told.role, told.words
        found.gender = told.gender or persons.gender_of(atlas, words)
    return found


def _entity(ent: Span, atlas: Atlas) -> Iterator[Candidate]:
    words = _trimmed(ent, atlas)
    if words is None or is_in_hyphens(atlas, words) or is_thing(words, atlas):
        return
    span = ent.doc[words.start : words.end]
    text = span.text
    if text in lists.seats() or (len(span) == 1 and organizations.says_kind(span[0])):
        return
    country = gazetteer.country_of_name(text) or gazetteer.country_of_capital(text)
    demonym = gazetteer.country_of_demonym(text) if len(span) == 1 else None
    if country:
        if span.start in atlas.use or text.lower() not in lists.nations_given():  # 'Jordan scored'
            yield from _country(span, country, atlas)
    elif demonym and owns_deed(span[0]):
        yield Candidate(words, span.start, "country", demonym, "country", country=demonym, sector="GOV")
    elif demonym and owns_deed(span[0], lists.popular_deeds()):
        yield Candidate(words, span.start, "group", f"people of {demonym}", "nation", False, demonym, "CVL")
    elif ent.label_ in {"PERSON", "ORG", "GPE", "FAC"} and not _is_demonym(atlas.texts[words.start : words.end]):
        yield from _person_or_organisation(ent, span, atlas)


def _is_demonym(texts: Sequence[str]) -> bool:
    return all(gazetteer.country_of_demonym(text) for text in texts if text.isalpha())


def _trimmed(ent: Span, atlas: Atlas) -> Words | None:
    """The entity without determiner, quotes, possessive and stray words at its end; None if nothing is left."""
    texts, start, end = atlas.texts, ent.start, ent.end
    while start < end and (ent.doc[start].pos_ == "DET" or not texts[start][0].isalnum()):
        start += 1
    if "(" in texts[start + 1 : end]:
        end = texts.index("(", start + 1, end)
    while start < end and (_is_no_end(texts[end - 1]) or _is_others(ent.doc[end - 1], start, end)):
        end -= 1
    if start == end or texts[start] in lists.never() or not any(text[0].isupper() for text in texts[start:end]):
        return None
    if not atlas.numbers.isdisjoint(range(start, end)):
        return None
    return None if " ".join(texts[start:end]) in lists.never() or _is_foreign(texts[start:end]) else Words(start, end)


def _is_others(last: Token, start: int, end: int) -> bool:
    return end > start + 1 and organizations.describes_another(last, end)


def _is_foreign(texts: Sequence[str]) -> bool:
    """A word in another script than Latin: page words, no name as English news write it."""
    return any(ord(text[0]) >= FIRST_NOT_LATIN and text[0].isalpha() for text in texts)


FIRST_NOT_LATIN = 0x370  # Greek begins here


def _is_no_end(text: str) -> bool:
    """Whether a name cannot end in this token: a possessive, a mark, a word in small letters."""
    return text == "'s" or not text[0].isalnum() or (len(text) > 1 and text.islower())


def _country(span: Span, country: str, atlas: Atlas) -> Iterator[Candidate]:
    """A country or capital, where it acts."""
    use = atlas.use.get(span.start)
    if use == "metonymic" or (use != "modifier" and acts(span.root)) or owns_deed(span.root):
        words = Words(span.start, span.end)
        yield Candidate(words, span.root.i, "country", country, "country", country=country, sector="GOV")


def _person_or_organisation(ent: Span, span: Span, atlas: Atlas) -> Iterator[Candidate]:
    if ent.label_ == "ORG" and len(span) > 1 and organizations.follows_office(span):
        yield from persons.person(span[1:], atlas)
        return
    head = organizations.head_of(atlas.texts[span.start : span.end])
    if head is not None and (atlas.is_place(span) or organizations.is_plain(span)):
        return
    if head is not None and not (len(span) == 1 and (ent.label_ == "PERSON" or head.kind == "company")):
        if span.root.lower_ not in MISSIONS or does(span.root):
            yield organizations.organisation(span, head, atlas)
    elif ent.label_ == "PERSON":
        body = organizations.in_apposition(span)
        yield from [organizations.organisation(span, body, atlas)] if body else persons.person(span, atlas)
    elif ent.label_ == "ORG" and not atlas.is_place(span) and not _is_building(span):
        told = roles.read(span.doc, Words(span.start, span.end), atlas)
        if told.role or told.gender:
            yield from persons.person(span, atlas)
        elif organizations.could_be_organisation(span) and not lists.is_office(span[-1]):
            yield organizations.organisation(span, Head("organization", None), atlas)


def _is_building(span: Span) -> bool:
    """'spoke at Lancaster House'."""
    return len(span) > 1 and span[-1].lower_ in BUILDINGS and is_only_a_place(span.root)


def _people(token: Token, atlas: Atlas) -> Iterator[Candidate]:
    """'Kurds', 'Iraqi Kurds', 'Sunnis': a people or faith as such."""
    kind = lists.peoples().get(token.text)
    if kind and token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "nmod"}:
        words = with_nation_in_front(token, atlas)
        country = of_words(atlas, token.doc[words.start : words.end])
        found = Candidate(words, token.i, kind, key_of(token.doc, words), "people", country=country)
        found.sector = "CVL" if country else None
        yield found
