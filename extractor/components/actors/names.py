"""Named actors: the model's entities, repaired; listed names; organisations by their head nouns."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from extractor import columns, gazetteer
from extractor.components.actors import lists, roles
from extractor.components.actors.acting import acts, does, is_only_a_place, owns_deed
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.countries import Atlas, nation, of_listed, of_words, with_nation_in_front
from extractor.components.actors.lists import Head, Listed
from extractor.spans import Sections, Words

LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "FAC", "PRODUCT"})
SMALL = frozenset({"al", "anti", "bin", "contras", "dpa", "peshmerga", "peshmergas"})  # first words with a small letter
LINKS = frozenset({"of", "for", "on", "to", "de", "du", "al", "and", "&", "the", "in", "-", "'s", "'"})
WEAK_RULES = frozenset({"organization", "country"})  # what a surname of the article stands above
BUILDINGS = frozenset({"White House", "Pentagon", "Kremlin", "Downing Street", "Elysee Palace", "Buckingham Palace",
                       "Capitol Hill", "Blue House", "Vatican", "Knesset", "Bundestag"})  # fmt: skip
MISSIONS = frozenset({"embassy", "consulate"})  # buildings, unless they act
NAMED_KINDS = frozenset({"armed_group", "political_party"})


def find(doc: Doc, atlas: Atlas) -> Iterator[Candidate]:
    """All candidates with a name, overlaps included."""
    yield from _listed(doc, atlas)
    for ent in doc.ents:
        if ent.label_ in LABELS:
            yield from _entity(ent, atlas)
    heads, peoples, agents = lists.name_heads(), lists.peoples(), lists.agent_heads()
    for index in atlas.capitals:
        if atlas.texts[index] in peoples:
            yield from _people(doc[index], atlas)
        elif atlas.texts[index].lower() in heads:
            yield from _headed(doc[index], atlas)
    for index in columns.where(doc, "LEMMA", lists.institutions()):
        token = doc[index]
        if not token.text[0].isupper() and token.pos_ in {"NOUN", "PROPN"}:
            yield from _institution(token, agents[token.lemma_], atlas)


def key_of(doc: Doc, words: Words) -> str:
    """A name as it is compared: 'al-Khatib' is 'al Khatib', 'Erdoğan' is 'Erdogan'."""
    return gazetteer.place_key(doc[words.start : words.end].text.replace("'s", "s"))


def _listed(doc: Doc, atlas: Atlas) -> Iterator[Candidate]:
    end, sections = 0, Sections(doc)
    for start in sorted([*atlas.capitals, *(index for index, text in enumerate(atlas.texts) if text in SMALL)]):
        if start < end:
            continue
        hit = lists.listed_at(atlas.texts, start, sections.at(start).end)
        if hit and _is_name(atlas, hit[0], hit[1]):
            end = hit[0].end
            yield _from_list(doc, hit[0], hit[1], atlas)


def _is_name(atlas: Atlas, words: Words, actor: Listed) -> bool:
    """Whether the words are the listed name here: capitals, and no part of a longer name."""
    doc = atlas.doc
    first, last = doc[words.start], doc[words.end - 1]
    if _is_in_hyphens(atlas, words) or (actor.name in BUILDINGS and is_only_a_place(last)):
        return False
    if actor.kind == "country" and not acts(last):
        return False
    if words.end - words.start > 1:
        return True
    after = doc[words.end] if words.end < len(doc) else None
    if actor.kind == "person" and after is not None and after.tag_ == "NNP" and last.dep_ == "compound":
        return False
    return first.pos_ == "PROPN" or bool(first.ent_type_)


def _is_in_hyphens(atlas: Atlas, words: Words) -> bool:
    """'pro-Trump', 'Hamas-run': no mention of its own."""
    texts, start, end = atlas.texts, words.start, words.end
    before = start > 1 and texts[start - 1] == "-" and not atlas.doc[start - 1].whitespace_
    after = end < len(texts) and texts[end] == "-" and not atlas.doc[end - 1].whitespace_
    return (before and texts[start - 2].lower() not in {"al", "el"}) or after


def _from_list(doc: Doc, words: Words, actor: Listed, atlas: Atlas) -> Candidate:
    found = Candidate(words, words.end - 1, actor.kind, key_of(doc, words), "listed", listed=actor)
    found.country, found.sector = actor.country, actor.sector
    if actor.country is None and actor.kind in {"government", "military", "police", "political_party"}:
        found.country = of_words(atlas, _in_front(doc, words, atlas))
    if actor.kind == "person":
        told = roles.read(doc, words, atlas)
        found.role, found.role_words, found.gender = told.role, told.words, told.gender
    return found


def _in_front(doc: Doc, words: Words, atlas: Atlas) -> Span:
    """Up to three words right in front, within the sentence: 'Saudi Arabia's', 'the Iraqi'."""
    start = max(words.start - 3, atlas.sentences.at(words.start)[0])
    while start < words.start and any(token.is_punct and token.text != "-" for token in doc[start : words.start]):
        start += 1
    return doc[start : words.start]


def _entity(ent: Span, atlas: Atlas) -> Iterator[Candidate]:
    words = _trimmed(ent, atlas)
    if words is None or _is_in_hyphens(atlas, words):
        return
    span = ent.doc[words.start : words.end]
    text = span.text
    if text in BUILDINGS:
        return
    country = gazetteer.country_of_name(text) or gazetteer.country_of_capital(text)
    demonym = gazetteer.country_of_demonym(text) if len(span) == 1 else None
    if country:
        yield from _country(span, country, atlas)
    elif demonym and owns_deed(span[0]):
        yield Candidate(words, span.start, "country", demonym, "country", country=demonym, sector="GOV")
    elif ent.label_ in {"PERSON", "ORG", "GPE", "FAC"} and not _is_demonym(atlas.texts[words.start : words.end]):
        yield from _person_or_organisation(ent, span, atlas)


def _is_demonym(texts: Sequence[str]) -> bool:
    return all(gazetteer.country_of_demonym(text) for text in texts if text.isalpha())


def _trimmed(ent: Span, atlas: Atlas) -> Words | None:
    """The entity without determiner, quotes, possessive and stray words at its end; None if nothing is left."""
    texts, start, end = atlas.texts, ent.start, ent.end
    while start < end and (ent.doc[start].pos_ == "DET" or not texts[start][0].isalnum()):
        start += 1
    while start < end and _is_no_end(texts[end - 1]):
        end -= 1
    if start == end or texts[start] in lists.never() or not any(text[0].isupper() for text in texts[start:end]):
        return None
    if not atlas.numbers.isdisjoint(range(start, end)):
        return None
    return Words(start, end)


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
    head = head_of(atlas.texts[span.start : span.end])
    if head is not None and not (len(span) == 1 and (ent.label_ == "PERSON" or head.kind == "company")):
        if span.root.lower_ not in MISSIONS or does(span.root):
            yield _organisation(span, head, atlas)
    elif ent.label_ == "PERSON":
        yield from _person(span, atlas)
    elif ent.label_ == "ORG" and not atlas.is_place(span):
        told = roles.read(span.doc, Words(span.start, span.end), atlas)
        if told.role or told.gender:
            yield from _person(span, atlas)
        elif _could_be_organisation(span):
            yield _organisation(span, _head_behind(span) or Head("organization", None), atlas)


def _head_behind(span: Span) -> Head | None:
    """What 'the ruling Orange Dawn party' or 'the M23 rebels' says of the name in it."""
    noun = span.root.head
    head = lists.agent_heads().get(noun.lemma_) if noun.i == span.end else None
    return Head(head.kind, head.sector) if head and head.kind in NAMED_KINDS else None


def _could_be_organisation(span: Span) -> bool:
    """A name of its own, not one word that begins a sentence or modifies a noun."""
    if len(span) == 1 and not (span[0].text.isupper() and len(span[0]) > 1) and not acts(span[0]):
        return False
    return all(token.text not in lists.never() for token in span) and span.root.pos_ == "PROPN"


def _person(span: Span, atlas: Atlas) -> Iterator[Candidate]:
    told = roles.read(span.doc, Words(span.start, span.end), atlas)
    words = told.name
    if words is None or (atlas.is_place(span) and not told.role and not told.gender):
        return
    if any(text in lists.never() or nation(text) for text in atlas.texts[words.start : words.end]):
        return
    found = Candidate(words, words.end - 1, "person", key_of(span.doc, words), "person")
    found.role, found.role_words, found.gender = told.role, told.words, told.gender
    found.country, found.sector = told.country, told.sector
    yield found


def surnames(doc: Doc, found: list[Candidate], atlas: Atlas) -> Iterator[Candidate]:
    """Last names of people with a full name, where the model saw no name, or an organisation's or a place's."""
    people = [c for c in found if c.kind == "person" and c.length > 1]
    known = {lists.folded(doc[c.words.end - 1].text): c for c in people}
    taken = {i for c in found if c.rule not in WEAK_RULES or c.length > 1 for i in range(c.words.start, c.words.end)}
    for index in atlas.capitals:
        full = known.get(lists.folded(atlas.texts[index]))
        if full is None or index in taken or doc[index].dep_ == "compound":
            continue
        words = Words(index, index + 1)
        if not _is_in_hyphens(atlas, words):
            told = roles.read(doc, words, atlas)
            yield Candidate(
                words, index, "person", key_of(doc, words), "person", listed=full.listed,
                role=told.role, role_words=told.words, gender=told.gender,
            )  # fmt: skip


def head_of(texts: Sequence[str]) -> Head | None:
    """What the head noun of a name says: the word before 'of' or 'for', else the last, else any."""
    heads = lists.name_heads()
    lower = [text.lower() for text in texts]
    for link in ("of", "for", "on"):
        if link in lower[1:] and (head := heads.get(lower[lower.index(link) - 1])):
            return head
    if "news" in lower and lower[-1] == "agency":
        return heads["news"]
    return heads.get(lower[-1])


def _organisation(span: Span, head: Head, atlas: Atlas) -> Candidate:
    doc, words = span.doc, Words(span.start, span.end)
    found = Candidate(words, span.root.i, head.kind, key_of(doc, words), "organization", sector=head.sector)
    own = of_words(atlas, span)
    found.country = own or of_words(atlas, _in_front(doc, words, atlas))
    found.weak = len(span) == 1 or head.sector == "LEG"
    if len(span) > 1 and nation(span[0].text) and (actor := lists.listed(span[1:].text)):
        found.listed, found.kind, found.sector = actor, actor.kind, actor.sector
        found.words, found.key = Words(span.start + 1, span.end), key_of(doc, Words(span.start + 1, span.end))
        found.country = actor.country or found.country
    return found


def _headed(token: Token, atlas: Atlas) -> Iterator[Candidate]:
    """A capitalised head noun with capitalised words around it: 'Ministry of Labour', 'Coast Guard Command'."""
    if token.lower_ in MISSIONS and not does(token):
        return
    doc, start, end = token.doc, token.i, token.i + 1
    first, stop = atlas.sentences.at(token.i)
    while start > first and _belongs(doc[start - 1]) and not doc[start - 1].is_punct:
        start -= 1
    if end < stop and doc[end].lower_ in {"of", "for"}:
        last = end
        while last < stop and (_belongs(doc[last]) or doc[last].lower_ in LINKS):
            last += 1
            if _belongs(doc[last - 1]):
                end = last
    if end - start > 1 and (token.i > start or doc[end - 1].text[:1].isupper()):
        head = lists.name_heads()[token.lower_]
        yield _organisation(doc[start:end], head, atlas)


def _belongs(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"} and token.text not in lists.never()


def _people(token: Token, atlas: Atlas) -> Iterator[Candidate]:
    """'Kurds', 'Sunnis': a people or faith as such."""
    kind = lists.peoples().get(token.text)
    if kind and token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "nmod"}:
        words = with_nation_in_front(token, atlas)
        country = of_words(atlas, token.doc[words.start : words.end])
        sector = "CVL" if country else None
        yield Candidate(words, token.i, kind, key_of(token.doc, words), "people", country=country, sector=sector)


def _institution(token: Token, head: Head, atlas: Atlas) -> Iterator[Candidate]:
    """'the Syrian government', 'US forces', 'the Obama administration': named by what stands in front."""
    if token.dep_ == "compound":
        return
    doc, start = token.doc, token.i
    first, _ = atlas.sentences.at(start)
    while start > first and _is_modifier(doc[start - 1]):
        start -= 1
    while start < token.i and not doc[start].text[:1].isupper():
        start += 1
    if start == token.i or not _names_it(doc[start : token.i], atlas):
        return
    if token.lemma_ in MISSIONS and not does(token):
        return
    words = Words(start, token.i + 1)
    found = Candidate(words, token.i, head.kind, key_of(doc, words), "institution", sector=head.sector)
    body = of_listed(atlas, Words(start, token.i))
    found.country = body.country if body else of_words(atlas, doc[start : token.i])
    if head.kind == "military" and found.country and sum(t.lower_ != "armed" for t in doc[start : token.i]) == 1:
        found.key = f"military of {found.country}"  # 'US forces', 'the American military'
    yield found


def _is_modifier(token: Token) -> bool:
    return token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.text == "-" or token.tag_ == "VBN"


def _names_it(span: Span, atlas: Atlas) -> bool:
    """Words that tell which institution: a country, a place, a person; 'Islamic' or 'Shia' alone do not."""
    if any(actor.kind != "person" for token in span if (actor := lists.listed(token.text))):
        return False
    return any(atlas.country_of(token) or token.ent_type_ in {"GPE", "PERSON", "ORG"} for token in span)
