"""How a name stands in its text: its key, hyphens around it, the words right in front."""

from spacy.tokens import Doc, Span

from extractor import gazetteer
from extractor.components.actors.countries import Atlas
from extractor.spans import Words


def key_of(doc: Doc, words: Words) -> str:
    """A name as it is compared: 'al-Khatib' is 'al Khatib', 'Erdoğan' is 'Erdogan'."""
    return gazetteer.place_key(doc[words.start : words.end].text.replace("'s", "s"))


def is_in_hyphens(atlas: Atlas, words: Words) -> bool:
    """'pro-Trump', 'Hamas-run': no mention of its own."""
    texts, start, end = atlas.texts, words.start, words.end
    before = start > 1 and texts[start - 1] == "-" and not atlas.doc[start - 1].whitespace_
    after = end < len(texts) and texts[end] == "-" and not atlas.doc[end - 1].whitespace_
    return (before and texts[start - 2].lower() not in {"al", "el"}) or after


def in_front(doc: Doc, words: Words, atlas: Atlas) -> Span:
    """Up to three words right in front, within the sentence: 'Saudi Arabia's', 'the Iraqi'."""
    start = max(words.start - 3, atlas.sentences.at(words.start)[0])
    while start < words.start and any(token.is_punct and token.text != "-" for token in doc[start : words.start]):
        start += 1
    return doc[start : words.start]
