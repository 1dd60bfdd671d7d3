"""Organisations: what their head nouns and the words around them say, institutions of a country, acronyms."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from extractor import gazetteer
from extractor.components.actors import lists
from extractor.components.actors.acting import acts, does
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.countries import Atlas, nation, of_listed, of_words
from extractor.components.actors.lists import Head
from extractor.components.actors.wording import in_front, key_of
from extractor.lexicon import word_classes
from extractor.spans import Words

LINKS = frozenset({"of", "for", "on", "to", "de", "du", "al", "and", "&", "the", "in", "-", "'s", "'"})
MISSIONS = frozenset({"embassy", "consulate"})  # buildings, unless they act
NAMED_KINDS = frozenset({"armed_group", "political_party"})
MEMBERS = frozenset({"of", "from", "with"})  # 'fighters from the Sons of Light'


def head_of(texts: Sequence[str]) -> Head | None:
    """What the head noun of a name says, in two words or one: those before 'of' or 'for', else the last.

    >>> head_of(["Kivu", "Liberation", "Army"]).kind, head_of(["Army", "of", "Light"]).kind
    ('armed_group', 'military')
    """
    lower = [text.lower() for text in texts]
    for link in ("of", "for", "on"):
        if link in lower[1:] and (head := _ending(lower[: lower.index(link, 1)])):
            return head
    return _ending(lower)


def _ending(lower: Sequence[str]) -> Head | None:
    heads = lists.name_heads()
    return heads.get(" ".join(lower[-2:])) or heads.get(lower[-1])


def organisation(span: Span, head: Head, atlas: Atlas) -> Candidate:
    """The candidate of an organisation's name; a nation's adjective before a listed name is no part of it."""
    doc, words = span.doc, Words(span.start, span.end)
    if head.sector is None:
        head = head_beside(span, atlas) or head
    found = Candidate(words, span.root.i, head.kind, key_of(doc, words), "organization", sector=head.sector)
    own = of_words(atlas, span)
    found.country = own or of_words(atlas, in_front(doc, words, atlas))
    found.weak = len(span) == 1 or head.sector == "LEG"
    if len(span) > 1 and nation(span[0].text) and (actor := lists.listed(span[1:].text)):
        found.listed, found.kind, found.sector = actor, actor.kind, actor.sector
        found.words, found.key = Words(span.start + 1, span.end), key_of(doc, Words(span.start + 1, span.end))
        found.country = actor.country or found.country
    return found


def head_beside(span: Span, atlas: Atlas) -> Head | None:
    """What the words beside a name say of it: 'the ruling Orange Dawn party', 'the rebel group Sons of Light'."""
    noun = span.root.head
    head = lists.agent_heads().get(noun.lemma_) if noun.i == span.end else None
    if head and head.kind in NAMED_KINDS:
        return Head(head.kind, head.sector)
    return _head_in_front(span, atlas)


def _head_in_front(span: Span, atlas: Atlas) -> Head | None:
    """'the militant Kivu Movement', 'the rebel group Sons of Light', 'fighters from the Sons of Light'."""
    first, _ = atlas.sentences.at(span.start)
    front = [token for token in span.doc[max(first, span.start - 4) : span.start] if token.lower_ not in {"the", '"'}]
    if not front:
        return None
    last, before = front[-1], front[-2].lemma_.lower() if len(front) > 1 else ""
    if last.lower_ in MEMBERS:
        return _armed(lists.agent_heads().get(before))
    found = _armed(lists.modifiers().get(last.lower_)) or _armed(lists.agent_heads().get(last.lemma_.lower()))
    return found or (_armed(lists.modifiers().get(before)) if last.pos_ == "NOUN" else None)


def _armed(head: Head | None) -> Head | None:
    if head is None or head.kind != "armed_group":
        return None
    return replace(head, sector="REB") if head.sector == "UAF" else head


def could_be_organisation(span: Span) -> bool:
    """A name of its own, not one word that begins a sentence or modifies a noun."""
    if len(span) == 1 and not (span[0].text.isupper() and len(span[0]) > 1) and not acts(span[0]):
        return False
    return all(token.text not in lists.never() for token in span) and span.root.pos_ == "PROPN"


def headed(token: Token, atlas: Atlas) -> Iterator[Candidate]:
    """A capitalised head noun with capitalised words around it: 'Ministry of Labour', 'Coast Guard Command'."""
    if token.lower_ in MISSIONS and not does(token):
        return
    if token.dep_ == "compound" and token.head.i == token.i + 1 and lists.is_office(token.head):
        return  # 'Relief Coordinator': a role
    doc, start, end = token.doc, token.i, token.i + 1
    first, stop = atlas.sentences.at(token.i)
    while start > first and _belongs(doc[start - 1]) and not doc[start - 1].is_punct:
        start -= 1
    name_end = end
    if end < stop and doc[end].lower_ in {"of", "for"}:
        last = end
        while last < stop and (_belongs(doc[last]) or doc[last].lower_ in LINKS):
            last += 1
            if _belongs(doc[last - 1]):
                end = last
    if end - start > 1 and (token.i > start or doc[end - 1].text[:1].isupper()):
        head = _ending([text.lower() for text in atlas.texts[start:name_end]])
        if head:
            yield organisation(doc[start:end], head, atlas)


def _belongs(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ"} and token.text not in lists.never()


def institution(token: Token, head: Head, atlas: Atlas) -> Iterator[Candidate]:
    """'the Syrian government', 'US forces', 'the Obama administration': named by what stands in front."""
    if token.dep_ == "compound" and not _is_deed(token.head):
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


def _is_deed(noun: Token) -> bool:
    """'Kenyan police custody', 'a Peruvian army raid': what the institution in front does."""
    return noun.lemma_ in lists.deeds() or noun.lemma_ in word_classes()["violence"]


def _is_modifier(token: Token) -> bool:
    return token.pos_ in {"PROPN", "ADJ", "NOUN"} or token.text == "-" or token.tag_ == "VBN"


def _names_it(span: Span, atlas: Atlas) -> bool:
    """Words that tell which institution: a country, a place, a person; 'Islamic' or 'Shia' alone do not."""
    if any(actor.kind != "person" for token in span if (actor := lists.listed(token.text))):
        return False
    return any(atlas.country_of(token) or token.ent_type_ in {"GPE", "PERSON", "ORG"} for token in span)


def acronyms(doc: Doc, found: Sequence[Candidate], atlas: Atlas) -> Iterator[Candidate]:
    """Short forms that the text itself defines, wherever they stand: 'the Oromo Liberation Army (OLA)'."""
    defined: dict[str, Candidate] = {}
    for full in sorted(found, key=lambda c: c.length):
        opening, name = full.words.end, full.words.end + 1
        if full.length > 1 and full.kind != "person" and atlas.texts[opening : name + 2 : 2] == ["(", ")"]:
            short = atlas.texts[name]
            if sum(letter.isupper() for letter in short) > 1 and not gazetteer.country_of_name(short):
                defined[short] = full
    for index in atlas.capitals if defined else ():
        if full_name := defined.get(atlas.texts[index]):
            words = Words(index, index + 1)
            short_name = replace(full_name, words=words, head=index, rule="acronym", weak=False)
            if short_name.kind == "organization" and (said := head_beside(doc[index : index + 1], atlas)):
                short_name.kind, short_name.sector = said.kind, said.sector
            yield short_name
