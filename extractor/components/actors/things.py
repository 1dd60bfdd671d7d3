"""Names of things that do no more than exist: ships, storms, aircraft, products, works of art."""

from extractor.components.actors import lists
from extractor.components.actors.countries import Atlas
from extractor.spans import Words


def is_thing(words: Words, atlas: Atlas) -> bool:
    """'USS Nimitz', 'Typhoon Haiyan', 'the film Casablanca Nights', 'a Boeing 737'."""
    texts, start = atlas.texts, words.start
    return (
        texts[start] in lists.things() or (start > 0 and texts[start - 1] in lists.things()) or is_model(words, atlas)
    )


def is_model(words: Words, atlas: Atlas) -> bool:
    """'a Boeing 737', 'an Airbus A320': the maker in front of a type."""
    end, texts = words.end, atlas.texts
    if end >= len(texts) or not any(letter.isdigit() for letter in texts[end]) or not texts[end].isalnum():
        return False
    return atlas.doc[end - 1].dep_ in {"compound", "nmod"} or (
        words.start > 0 and texts[words.start - 1].lower() in {"a", "an", "the"}
    )
