"""Reported speech: the clause of a saying verb, the sentence of 'according to'."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractor import columns
from extractor.components.statements.speakers import Speakers
from extractor.components.statements.wording import SCARE, cues, sources, trim
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import Statement, Words


def reported(doc: Doc, speakers: Speakers) -> Iterator[Statement]:
    for index, (lemma, lower) in enumerate(
        zip(columns.column(doc, "LEMMA"), columns.column(doc, "LOWER"), strict=True)
    ):
        if cues().get(lemma.lower()) == "clause" and doc[index].pos_ == "VERB":
            yield from _as_said(doc[index], speakers) or _clause(doc[index], speakers)
        elif lower == "according":
            yield from _according(doc[index], speakers)


def _clause(verb: Token, speakers: Speakers) -> Iterator[Statement]:
    """'X said (that) …', '…, X said': the clause that the verb governs."""
    clause = next(
        (child for child in verb.children if child.dep_ == "ccomp" and not _apart(child.right_edge, verb)), None
    )
    speaker = speakers.of(verb)
    aside = verb.dep_ == "parataxis" and _is_finite(verb.head) and not _apart(verb.head, verb)
    if clause is None and aside and speaker:
        content = trim(verb.doc, Words(verb.head.left_edge.i, verb.head.right_edge.i + 1))
        if content:
            yield Statement(content, speaker, Words(verb.i, verb.i + 1), False, "statements.reported")
    if clause is None or speaker is None or not _is_finite(clause):
        return
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    if clause.i < verb.i:
        end = min(end, speaker.start if start < speaker.start < verb.i else verb.i)
    else:
        start = max(start, verb.i + 1)
    if start < end and verb.doc[start].lower_ == "that" and verb.doc[start].dep_ == "mark":
        start += 1
    content = trim(verb.doc, _between_semicolons(clause, verb, Words(start, end))) if start < end else None
    if content:
        yield Statement(content, speaker, Words(verb.i, verb.i + 1), False, "statements.reported")


def _as_said(verb: Token, speakers: Speakers) -> list[Statement]:
    """'As the minister said, the war is over': the clause that this one hangs on."""
    said = verb.doc[verb.left_edge.i : verb.right_edge.i + 1]
    if verb.dep_ != "advcl" or said[0].lower_ != "as" or syntax.children(verb, "ccomp"):
        return []
    if verb.lemma_ != "tell" and syntax.children(verb, *syntax.OBJECTS):
        return []
    speaker, main = speakers.of(verb), verb.head
    behind = main.i > verb.i
    words = Words(said.end, main.right_edge.i + 1) if behind else Words(main.left_edge.i, said.start)
    content = trim(verb.doc, words) if speaker and words.start < words.end and _is_finite(main) else None
    return [Statement(content, speaker, Words(verb.i, verb.i + 1), False, "statements.reported")] if content else []


def _apart(end: Token, verb: Token) -> bool:
    """Whether a semicolon between a clause's end and the verb keeps them apart: 'They denied it; police said no.'"""
    return any(token.text == ";" for token in end.doc[end.i : verb.i])


def _between_semicolons(clause: Token, verb: Token, words: Words) -> Words:
    """The stretch beside the verb that no semicolon divides: behind one the writer goes on himself."""
    stops = [token.i for token in clause.doc[words.start : words.end] if token.text == ";"]
    if not stops:
        return words
    return Words(words.start, stops[0]) if clause.i > verb.i else Words(stops[-1] + 1, words.end)


def _is_finite(clause: Token) -> bool:
    if clause.tag_ in {"VBD", "VBP", "VBZ", "MD"}:
        return True
    return any(child.tag_ in {"VBD", "VBP", "VBZ", "MD"} for child in clause.children) or bool(
        syntax.children(clause, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)
    )


def _according(token: Token, speakers: Speakers) -> Iterator[Statement]:
    """'According to X, …' and '…, according to X': the rest of the sentence."""
    doc, sent = token.doc, token.sent
    to = doc[token.i + 1] if token.i + 1 < sent.end else None
    targets = syntax.children(to, "pobj") if to is not None and to.lower_ == "to" else []
    if to is None or not targets or not _is_source(targets[0]):
        return
    content = _rest(sent, token, targets[0])
    if content:
        yield Statement(content, speakers.words(targets[0]), Words(token.i, to.i + 1), False, "statements.according-to")


def _is_source(token: Token) -> bool:
    """Somebody, or something written; not 'according to their rank'."""
    lemma = token.lemma_.lower()
    return token.pos_ == "PROPN" or lemma in word_classes()["people"] or lemma in sources()


def _rest(sent: Span, token: Token, source: Token) -> Words | None:
    """The sentence behind the source's phrase where 'according to' begins it; else what stands before it.

    The whole sentence where it stands in the middle: 'The ship, according to police, sank.'
    """
    end = source.right_edge.i + 1
    if token.i - sent.start <= SCARE:
        return trim(sent.doc, Words(end, sent.end)) if end < sent.end else None
    goes_on = sent.start <= sent.root.i < token.i or not any(
        t.pos_ in {"VERB", "AUX"} for t in sent.doc[end : sent.end]
    )
    return trim(sent.doc, Words(sent.start, token.i if goes_on else sent.end))
