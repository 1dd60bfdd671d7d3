"""The country that words around a name give to an actor."""

from collections.abc import Iterable
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractor import columns, gazetteer, spans
from extractor.components.actors.roster import Listed, listed_at
from extractor.spans import Words

# Whose country their sentence's places tell: 'local officials'.
LOCAL = frozenset({"district", "local", "municipal", "provincial", "regional"})
INSIDE = frozenset({"across", "around", "at", "in", "inside", "near", "outside", "throughout"})


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
        text = self.texts[token.i]
        if not text[0].isupper():
            return self._country.get(token.i)
        people = gazetteer.country_of_demonym(text)  # the Chinese embassy is China's, wherever it stands
        return people or self._country.get(token.i) or nation(text) or self._names.get(text) or self._pair(token.i)

    def _pair(self, index: int) -> str | None:
        """'Sri Lankan', 'South African': an adjective of two words that the token is part of."""
        for start in (index, index - 1):
            pair = self.texts[max(start, 0) : start + 2]
            if len(pair) == 2 and pair[1][0].isupper() and (country := gazetteer.country_of_demonym(" ".join(pair))):
                return country
        return None

    @cached_property
    def countries(self) -> set[str]:
        """The countries that the article names, by themselves, by an adjective or by their capital."""
        words = (self.texts[index] for index in self.capitals)
        found = {nation(word) or gazetteer.country_of_capital(word) for word in words}
        found |= {place.country for place in spans.read(self.doc, spans.PLACES) if place.kind == "country"}
        return {country for country in found if country}

    @property
    def only_country(self) -> str | None:
        """The country that the article names, if it names one only."""
        return next(iter(self.countries)) if len(self.countries) == 1 else None

    @cached_property
    def home(self) -> str | None:
        """The country where all is that the article tells, if it names that one only, and something in it."""
        places = spans.read(self.doc, spans.PLACES)
        country, others = self.only_country, {place.country for place in places}
        if country is None:  # 'Police in Gao': no country by its name
            country = next(iter(others)) if len(others) == 1 and not self.countries else None
        if country is None or not others <= {country}:
            return None
        mentions = (mention for place in places for mention in place.mentions if mention.use == "literal")
        return country if any(self.texts[m.start - 1].lower() in INSIDE for m in mentions if m.start) else None

    def here(self, index: int) -> str | None:
        """The country of the places where something is in a token's sentence, if they lie in one only."""
        start, end = self.sentences.at(index)
        found = {self._country[i] for i in range(start, end) if self.use.get(i) == "literal"}
        return next(iter(found)) if len(found) == 1 else None

    def is_place(self, span: Span) -> bool:
        return all(token.i in self._country for token in span if token.is_alpha)


def nation(word: str) -> str | None:
    """The country of a name or adjective in one word: 'Iraq', 'Iraqi', 'U.S.'."""
    if not word[:1].isupper():
        return None
    return gazetteer.country_of_name(word) or gazetteer.country_of_demonym(word)


def of_words(atlas: Atlas, tokens: Iterable[Token]) -> str | None:
    """The first country that the words name; one in a hyphenated word ('Iran-backed') only where no other stands.

    'ethnic Albanian rebels' may be of any country.
    """
    backed = None
    for token in tokens:
        country = atlas.country_of(token)
        if country is None or _is_no_side(atlas.texts[max(token.i - 2, 0) : token.i]):
            continue
        if not _hyphenated(token):
            return country
        backed = backed or country
    return backed


def _is_no_side(before: list[str]) -> bool:
    """'ethnic Albanians', 'Inter-American' may be of any country, 'anti-Iran militants' are of any but that."""
    words = [word.lower() for word in before]
    if words[-1:] == ["-"]:
        return words[0] in {"anti", "inter", "pan", "trans"}
    return words[-1:] in (["ethnic"], ["anti"])


def with_nation_in_front(token: Token, atlas: Atlas) -> Words:
    """A people with the nation in front of it: 'Iraqi Kurds', 'Bosnian Serbs', 'ethnic Albanians'."""
    start = token.i
    while start > 0 and token.doc[start - 1].head.i == token.i and _is_nation(atlas.texts[start - 1]):
        start -= 1
    return Words(start, token.i + 1)


def _is_nation(text: str) -> bool:
    return text.lower() == "ethnic" or gazetteer.country_of_demonym(text) is not None


def _hyphenated(token: Token) -> bool:
    after = token.i + 1
    return after < len(token.doc) and token.doc[after].text == "-" and not token.whitespace_


def listed_within(atlas: Atlas, words: Words) -> tuple[Words, Listed] | None:
    """The first listed actor among the words, such as the Arab League in 'Arab League foreign ministers'."""
    for start in range(words.start, words.end):
        if atlas.texts[start][0].isupper() and (hit := listed_at(atlas.texts, start, words.end)):
            return hit
    return None


def of_listed(atlas: Atlas, words: Words) -> Listed | None:
    """The first listed actor among the words, without where it stands."""
    hit = listed_within(atlas, words)
    return hit[1] if hit else None


def country_within(atlas: Atlas, words: Words) -> str | None:
    """The country that the words name, else that of a listed body among them.

    The body's own name names no country: there is a town called Hamas, but 'Hamas officials' are not from it.
    """
    hit = listed_within(atlas, words)
    own = hit[0] if hit and hit[1].kind != "country" else Words(words.start, words.start)
    around = (atlas.doc[i] for i in range(words.start, words.end) if not own.start <= i < own.end)
    return of_words(atlas, around) or (hit[1].country if hit else None)


def sector_within(body: Listed | None, sector: str | None) -> str | None:
    """Sector of people who belong to a listed body: the body's slot stands before their own.

    >>> from extractor.components.actors.roster import listed
    >>> sector_within(listed("Nato"), "MIL"), sector_within(None, "MIL")
    ('IGOMIL', 'MIL')
    """
    if body is None or body.sector not in SLOTS or sector is None or sector[:3] in SLOTS:
        return sector
    return body.sector + sector


OUTLAWS = frozenset({"CRM", "PRM", "REB", "UAF"})  # sectors of those who bear arms for no state
SLOTS = frozenset({"IGO", "NGO"})  # stand where others have their country


def code(country: str | None, sector: str | None) -> str | None:
    """PLOVER's code: alpha-3 country and sector; IGO and NGO stand in the country's slot.

    Who bears arms for no state keeps the sector where no country is known, so that it tells armed people from others.

    >>> code("IQ", "GOV"), code(None, "IGO"), code(None, "REB"), code(None, "GOV")
    ('IRQGOV', 'IGO', 'REB', None)
    """
    if sector and sector[:3] in SLOTS:
        return sector
    if country is None:
        return sector if sector in OUTLAWS else None
    own = gazetteer.alpha3(country)
    return own + sector if own and sector else None
