"""Names of things that do no more than exist: ships, storms, aircraft, products, works of art."""

from spacy.tokens import Token

from extractor.components.actors import lists
from extractor.components.actors.countries import Atlas
from extractor.spans import Words


def is_thing(words: Words, atlas: Atlas) -> bool:
    """'USS Nimitz', 'Typhoon Haiyan', 'the film Casablanca Nights', 'a Boeing 737'."""
    texts, start = atlas.texts, words.start
    if texts[start] in lists.things() and words.end - start > 1:
        return True
    if start == 0 or texts[start - 1] not in lists.things():
        return is_model(words, atlas)
    before = atlas.doc[start - 1]
    return before.text[0].isupper() or _names_it(before, words, atlas)


def _names_it(noun: Token, words: Words, atlas: Atlas) -> bool:
    """'the tanker Ocean Rose', but not 'the book Ana Ruiz wrote'."""
    root = atlas.doc[words.start : words.end].root
    return words.start <= noun.head.i < words.end or (root.dep_ == "appos" and root.head.i == noun.i)


def is_model(words: Words, atlas: Atlas) -> bool:
    """'a Boeing 737', 'an Airbus A320': the maker in front of a type."""
    end, texts = words.end, atlas.texts
    if end >= len(texts) or not any(letter.isdigit() for letter in texts[end]) or not texts[end].isalnum():
        return False
    return atlas.doc[end - 1].dep_ in {"compound", "nmod"} or (
        words.start > 0 and texts[words.start - 1].lower() in {"a", "an", "the"}
    )
