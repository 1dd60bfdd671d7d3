"""Organisations: what their head nouns and the words around them say, institutions of a country, acronyms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from extractor import gazetteer
from extractor.components.actors import lists, roster
from extractor.components.actors.acting import acts, does, is_taken
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.countries import Atlas, country_within, nation, of_words
from extractor.components.actors.lists import Head
from extractor.components.actors.wording import in_front, key_of
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import Words

ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
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
    if head := lists.name_heads().get(" ".join(lower[-3:])):  # 'Bureau of Investigation'
        return head
    for link in ("of", "for", "on"):
        if link in lower[1:] and (head := _ending(lower[: lower.index(link, 1)])):
            return head
    return _ending(lower)


def _ending(lower: Sequence[str]) -> Head | None:
    heads = lists.name_heads()
    if lower[-2:-1] == ["'s"] and (head := heads.get("".join(lower[-3:-1]) + " " + lower[-1])):  # "Sheriff's Office"
        return head
    return heads.get(" ".join(lower[-2:])) or heads.get(lower[-1])


def _is_irregular(texts: Sequence[str]) -> bool:
    """'al-Farouq Brigade', 'the Heron Brigades': armies number their brigades, and name one brigade, not brigades."""
    first, last = texts[0].lower(), texts[-1].lower()
    if last == "brigades":
        kinds = [head.kind for text in texts if (head := lists.modifiers().get(text.lower()))]
        return "military" not in kinds and not any(map(ORDINAL.fullmatch, texts))
    return first in {"al", "el"} and last in {"brigade", "battalion"}


def organisation(span: Span, head: Head, atlas: Atlas) -> Candidate:
    """The candidate of an organisation's name; a nation's adjective before a listed name is no part of it."""
    doc, words = span.doc, Words(span.start, span.end)
    if head.sector is None or head.kind in {"military", "armed_group"}:
        head = head_beside(span, atlas) or head
    if head.kind == "military" and _is_irregular(atlas.texts[span.start : span.end]):
        head = Head("armed_group", "REB")
    found = Candidate(words, span.root.i, head.kind, key_of(doc, words), "organization", sector=head.sector)
    own = of_words(atlas, span)
    found.country = own or of_words(atlas, in_front(doc, words, atlas)) or _of_the_country(words, atlas)
    if found.country is None and len(span) > 1 and head.kind in STATE:
        found.country = _behind(span[-1], atlas) or (atlas.only_country if _is_common(span) else None)
    found.weak = len(span) == 1 or head.sector == "LEG"
    if len(span) > 1 and nation(span[0].text) and (actor := roster.listed(span[1:].text)):
        found.listed, found.kind, found.sector = actor, actor.kind, actor.sector
        found.words, found.key = Words(span.start + 1, span.end), key_of(doc, Words(span.start + 1, span.end))
        found.country = found.country if roster.is_shared(span[1:].text) else actor.country or found.country
        if actor.country != found.country:
            found.listed = None
    return found


def _is_common(span: Span) -> bool:
    """A name that says only what the body does, as each country has one: 'Supreme Court', 'Ministry of Labour'."""
    heads, parts = lists.name_heads(), lists.common()
    return all(token.lower_ in heads or token.lower_ in parts or token.lower_ in LINKS for token in span)


def place_shared(found: Candidate, stated: dict[str, str], atlas: Atlas) -> None:
    """Gives a listed name that many countries have its country: 'Venezuela's National Guard' is not the American one.

    The words around it come first, then those around an earlier mention; the list's own country only where the article
    names it or names none. `stated` keeps what earlier mentions said, by key.
    """
    listed = found.listed
    front = of_words(atlas, in_front(atlas.doc, found.words, atlas))
    said = front or _behind(atlas.doc[found.words.end - 1], atlas) or stated.get(found.key)
    if said:
        stated[found.key] = said
    elif listed is None or not atlas.countries or listed.country in atlas.countries:
        return
    found.country = said or atlas.only_country
    if listed and found.country != listed.country:
        found.listed = None


def _of_the_country(words: Words, atlas: Atlas) -> str | None:
    """'the country's Supreme Court': of the only country that its sentence names before."""
    start, texts = words.start, atlas.texts
    if start < 2 or texts[start - 1] != "'s" or texts[start - 2].lower() not in {"country", "nation"}:
        return None
    first, _ = atlas.sentences.at(start)
    named = {country for token in atlas.doc[first : start - 2] if (country := atlas.country_of(token))}
    return next(iter(named)) if len(named) == 1 else None


def _behind(name: Token, atlas: Atlas) -> str | None:
    """'the Labour Party of Norway', 'the National Guard in Lima'."""
    for preposition in syntax.children(name, "prep"):
        if preposition.lower_ in {"of", "in"}:
            for place in syntax.children(preposition, "pobj"):
                if country := country_within(atlas, syntax.base_np(place)):
                    return country
    return None


STATE = frozenset({"government", "military", "police", "political_party"})


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


def follows_office(span: Span) -> bool:
    """'Police Ana Ruiz' behind 'Superintendent of': the end of a role and a name."""
    doc, start = span.doc, span.start
    if start < 2 or doc[start - 1].lower_ != "of" or not lists.is_office(doc[start - 2]):
        return False
    return span[0].lower_ in lists.name_heads() and span[1].pos_ == "PROPN" and head_of([span[-1].text]) is None


def in_apposition(span: Span) -> Head | None:
    """'Arvona, the Norwegian carmaker': what the noun behind the comma says of a body; None of people."""
    noun = next(iter(syntax.children(span.root, "appos")), None)
    head = lists.agent_heads().get(noun.lemma_) if noun is not None and noun.pos_ == "NOUN" else None
    return head if head and head.kind in {"company", "political_party"} else None


def is_plain(span: Span) -> bool:
    """'Army chiefs', 'Police' where a sentence begins: a noun, not a name."""
    return len(span) == 1 and bool(span[0].is_sent_start) and not span[0].text.isupper()


def could_be_organisation(span: Span) -> bool:
    """A name of its own, not one word that begins a sentence or modifies a noun, nor a town that falls to somebody."""
    if is_taken(span.root):
        return False
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
    if start > first and ORDINAL.fullmatch(atlas.texts[start - 1]):
        start -= 1
    name_end = end
    if end < stop and doc[end].lower_ in {"of", "for"}:
        last = end
        while last < stop and (_belongs(doc[last]) or doc[last].lower_ in LINKS):
            last += 1
            if _belongs(doc[last - 1]):
                end = last
    while end > start + 1 and describes_another(doc[end - 1], end):
        end -= 1
    if end - start > 1 and (token.i > start or doc[end - 1].text[:1].isupper()):
        head = _ending([text.lower() for text in atlas.texts[start:name_end]])
        if head and head.kind not in {"military", "armed_group"} and ORDINAL.fullmatch(atlas.texts[start]):
            start += 1
        if head and end - start > 1 and not atlas.is_place(doc[start:end]):
            yield organisation(doc[start:end], head, atlas)


def describes_another(token: Token, end: int) -> bool:
    """An adjective of a noun behind the name: 'the Interior Ministry Syrian exiles …'."""
    return token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i >= end


def _belongs(token: Token) -> bool:
    if not token.text[:1].isupper() or token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
        return False
    return token.text not in lists.never() or token.dep_ == "compound"


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
    found.country = country_within(atlas, Words(start, token.i))
    found.named = head.use != "forces" or not any(t.tag_ == "VBN" for t in doc[start : token.i])
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
    if any(actor.kind != "person" for token in span if (actor := roster.listed(token.text))):
        return False
    return any(
        atlas.country_of(token) or (token.ent_type_ in {"GPE", "PERSON", "ORG"} and not says_kind(token))
        for token in span
    )


def says_kind(token: Token) -> bool:
    """The first word of 'Riot police', 'Navy ships': it has a capital only because it begins the sentence."""
    modifies = token.is_sent_start and token.dep_ == "compound" and token.head.text.islower()
    return bool(modifies) and token.lower_ in lists.modifiers() and not token.text.isupper()


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
