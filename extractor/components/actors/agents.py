"""Unnamed agents: 'Iraqi security officials', 'gunmen', 'a suicide bomber', 'Iran-backed militias'."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractor import columns, gazetteer, syntax
from extractor.components.actors import lists
from extractor.components.actors.acting import does
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.countries import Atlas, of_words
from extractor.components.actors.lists import Head
from extractor.components.actors.names import key_of
from extractor.spans import Words

PLAIN_HEADS = frozenset({
    "official", "officer", "force", "fighter", "group", "source", "leader", "commander", "faction", "worker", "soldier",
    "troop", "spokesman", "spokeswoman", "gang", "personnel",
})  # fmt: skip
SINGULAR_DETERMINERS = frozenset({"no", "any", "every", "each", "what", "which"})


def _agent_key(token: Token, words: Words) -> str:
    """The phrase with its country as a code, its head as a lemma: 'American troops' are 'US troops'."""
    span = token.doc[words.start : token.i]
    front = [gazetteer.country_of_name(t.text) or gazetteer.country_of_demonym(t.text) or t.lower_ for t in span]
    return " ".join([*front, token.lemma_.lower()])


def find(doc: Doc, atlas: Atlas) -> Iterator[Candidate]:
    """Noun phrases of people who act, with no name."""
    heads = lists.agent_heads()
    for index, (text, lemma) in enumerate(zip(atlas.texts, columns.column(doc, "LEMMA"), strict=True)):
        head = heads.get(lemma.lower())
        if head:
            token = doc[index]
            noun = token.pos_ in {"NOUN", "PROPN", "ADJ"} and token.dep_ not in {"compound", "amod", "nmod"}
            if noun and (text[0].islower() or token.is_sent_start):
                yield from _agent(token, head, atlas)
        elif text[0].isupper() and (country := gazetteer.country_of_demonym(text)) and _is_nation(doc[index]):
            words = Words(index, index + 1)
            yield Candidate(words, index, "group", key_of(doc, words), "nation", False, country, "CVL")


def _is_nation(token: Token) -> bool:
    """'Palestinians': a demonym in the plural that acts."""
    return token.tag_ in {"NNPS", "NNS"} and does(token)


def _agent(token: Token, head: Head, atlas: Atlas) -> Iterator[Candidate]:
    if head.use != "always" and not does(token):
        return
    if any(child.dep_ in {"det", "neg"} and child.lower_ in SINGULAR_DETERMINERS for child in token.lefts):
        return
    words = _name(token)
    kind, sector = _composed(token, head, words)
    country = of_words(atlas, token.doc[words.start : token.i]) or _country_behind(token, atlas)
    found = Candidate(words, token.i, kind, _agent_key(token, words), "agent", False, country, sector)
    found.weak = head.kind in {"armed_group", "military", "group", "political_party"} or token.lemma_ == "force"
    yield found


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


def _composed(token: Token, head: Head, words: Words) -> tuple[str, str | None]:
    """Kind and sector of the head, as the words in front change them."""
    if token.lemma_.lower() in PLAIN_HEADS:
        for modifier in reversed(token.doc[words.start : token.i]):
            found = lists.modifiers().get(modifier.lower_)
            if found:
                return found.kind, found.sector
    return head.kind, head.sector


def _country_behind(token: Token, atlas: Atlas) -> str | None:
    """'officials in Iraq', 'the government of Peru'."""
    for preposition in syntax.children(token, "prep"):
        if preposition.lower_ in {"of", "in", "from"}:
            for target in syntax.children(preposition, "pobj"):
                return atlas.country_of(target)
    return None
