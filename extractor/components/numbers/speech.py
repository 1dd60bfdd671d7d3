"""Who says which count where one sentence has several speakers: 'Police said 12 were killed; the rebels said 45.'"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractor import syntax

SAYING = frozenset({"say", "report", "tell", "state", "announce", "claim", "add", "confirm", "estimate", "believe"})
TURNS = frozenset({"while", "but", "whereas", "and", "although", "though"})
SPEAKER = 8  # words from 'while' to the verb of a new speaker


def speech_of(count: Token) -> Token | None:
    """The verb by which a count is told, where its sentence has speakers by turns; None where it has one at most."""
    if not any(above.lemma_ in SAYING for _, above in syntax.ancestors(count)):
        return None
    sentence = count.sent
    verbs = [
        token for token in sentence if token.lemma_ in SAYING and token.pos_ == "VERB" and _speaker(token) is not None
    ]
    if len(verbs) < 2:
        return None
    cuts = list(_cuts(sentence, verbs))
    start = max((cut for cut in cuts if cut <= count.i), default=sentence.start)
    end = min((cut for cut in cuts if cut > count.i), default=sentence.end)
    if (start, end) == (sentence.start, sentence.end):
        return None
    own = [verb for verb in verbs if start <= verb.i < end]
    before = [verb for verb in own if verb.i < count.i]
    return before[-1] if before else own[0] if own else None


def _speaker(verb: Token) -> Token | None:
    """The subject that stands in front of a verb of its own."""
    return next((who for who in syntax.children(verb, "nsubj") if who.pos_ in syntax.NOMINAL), None)


def _cuts(sentence: Span, verbs: list[Token]) -> Iterator[int]:
    """Where another speaker begins: behind a semicolon, at 'while' and 'but' with a speaker of their own."""
    for token in sentence:
        if token.text == ";":
            yield token.i
        elif token.lower_ in TURNS:
            new = (verb for verb in verbs if token.i < verb.i <= token.i + SPEAKER)
            if any(
                token.i < speaker.left_edge.i <= token.i + 2 for verb in new if (speaker := _speaker(verb)) is not None
            ):
                yield token.i
