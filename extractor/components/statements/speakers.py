"""Who speaks: the words that name the subject of a saying verb."""

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.language import syntax
from extractor.spans import Words

INVERTED = frozenset({"dobj", "attr", "npadvmod", "dative"})
NOBODY = frozenset({"there", "which", "that", "this", "what"})


class Speakers:
    """Turns the subject of a saying verb into the words that name the speaker."""

    def __init__(self, doc: Doc) -> None:
        self._mentions: dict[int, Words] = {}
        for actor in spans.read(doc, spans.ACTORS):
            for words in actor.mentions:
                self._mentions[words.end - 1] = words
                self._mentions.setdefault(doc[words.start : words.end].root.i, words)
                for index in _role_in_front(doc, words, actor.role):
                    self._mentions.setdefault(index, words)

    def words(self, head: Token) -> Words:
        """The name, where the head is one or stands in the role before one; else the base noun phrase."""
        mention = self._mentions.get(head.i)
        return mention if mention and (head.pos_ == "PROPN" or mention.start > head.i) else syntax.base_np(head)

    def of(self, verb: Token, quotation: Words | None = None) -> Words | None:
        """The subject of a saying verb, outside the quotation; None for 'it', which only fills the place.

        Behind a quotation the parser may take who speaks for the verb's object: '"Will you go?" asked Ana Ruiz'.
        """
        who = syntax.subjects(verb)
        if not who and verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head.pos_ == "VERB":
            who = syntax.subjects(verb.head)
        if syntax.is_passive(verb):
            who = syntax.objects_of(verb, "by")
        if quotation is not None:
            who = [token for token in who if not quotation.start <= token.i < quotation.end] or _inverted(
                verb, quotation
            )
        who = [token for token in who if _can_speak(token)]
        return self.words(who[0]) if who else None


def _inverted(verb: Token, quotation: Words) -> list[Token]:
    """The noun right behind a verb that stands right behind the quotation."""
    if not quotation.end <= verb.i <= quotation.end + 2:
        return []
    return [token for token in verb.rights if token.dep_ in INVERTED and token.left_edge.i == verb.i + 1][:1]


def _can_speak(token: Token) -> bool:
    return token.text[:1].isalpha() and token.lower_ not in NOBODY and token.ent_type_ not in {"DATE", "TIME"}


def _role_in_front(doc: Doc, name: Words, role: str | None) -> range:
    """Tokens of a role that ends right before a name: 'the chief of OPEC' before 'Omar Sule'."""
    if role is None:
        return range(0)
    start = name.start
    while start > 0 and doc[name.start].idx - doc[start].idx <= len(role) + 1:
        start -= 1
    start += 1
    same = " ".join(doc[start : name.start].text.split()) == role
    return range(start, name.start) if same else range(0)
