"""The country that words around a name give to an actor."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from extractor import columns, gazetteer, spans
from extractor.components.actors.lists import Listed, listed


class Atlas:
    """Which tokens of a document name a country, from the places component and the gazetteer.

    `texts` are the words of all tokens, `capitals` and `numbers` the indexes of those that begin with a capital or are
    like a number.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.texts = columns.column(doc, "ORTH")
        self.capitals = [index for index, text in enumerate(self.texts) if text[0].isupper()]
        self.numbers = frozenset(columns.where(doc, "LIKE_NUM", columns.TRUE))
        self.sentences = columns.Sentences(doc)
        self.use: dict[int, str] = {}
        self._country: dict[int, str | None] = {}
        self._names: dict[str, str | None] = {}
        for place in spans.read(doc, spans.PLACES):
            self._names.setdefault(place.name, place.country)
            for mention in place.mentions:
                for index in range(mention.start, mention.end):
                    self.use[index] = mention.use
                    self._country[index] = place.country

    def country_of(self, token: Token) -> str | None:
        """As a country or adjective, by the place that the token is part of, or by one of that name elsewhere."""
        return nation(token.text) or self._country.get(token.i) or self._names.get(token.text)

    def is_place(self, span: Span) -> bool:
        return all(token.i in self._country for token in span if token.is_alpha)


def nation(word: str) -> str | None:
    """The country of a name or adjective in one word: 'Iraq', 'Iraqi', 'U.S.'."""
    if not word[:1].isupper():
        return None
    return gazetteer.country_of_name(word) or gazetteer.country_of_demonym(word)


def of_words(atlas: Atlas, tokens: Iterable[Token]) -> str | None:
    """The first country that the words name; one in a hyphenated word ('Iran-backed') only where no other stands."""
    backed = None
    for token in tokens:
        country = atlas.country_of(token)
        if country and not _hyphenated(token):
            return country
        backed = backed or country
    return backed


def _hyphenated(token: Token) -> bool:
    after = token.i + 1
    return after < len(token.doc) and token.doc[after].text == "-" and not token.whitespace_


def of_listed(tokens: Iterable[Token]) -> Listed | None:
    """A listed organisation among the words, such as OPEC in 'the chief of OPEC'."""
    return next((actor for token in tokens if token.text[:1].isupper() and (actor := listed(token.text))), None)


def code(country: str | None, sector: str | None) -> str | None:
    """PLOVER's code: alpha-3 country and sector; IGO and NGO stand in the country's slot.

    >>> code("IQ", "GOV"), code(None, "IGO"), code(None, "UAF"), code(None, "GOV")
    ('IRQGOV', 'IGO', 'UAF', None)
    """
    if sector in {"IGO", "NGO"}:
        return sector
    if country is None:
        return "UAF" if sector == "UAF" else None
    own = gazetteer.alpha3(country)
    return own + sector if own and sector else None
