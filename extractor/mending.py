"""Mending: what the model misreads in one way again and again, put right in the tree before any component reads it."""

from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extractor import spans, syntax
from extractor.lexicon import word_classes
from extractor.slots import MENDED

_BEING = frozenset({"am", "are", "be", "been", "being", "get", "got", "is", "was", "were"})


_SHOT = ("shot", "shoot", "shoots")
_HEADLINES = frozenset({"title", "crosshead"})
_CLOSING = frozenset({".", "!", "?", ":"})


def mend(doc: Doc) -> None:
    """Put the tree right wherever it is known to be wrong; in place."""
    shot, dead = {doc.vocab.strings.add(word) for word in _SHOT}, doc.vocab.strings.add("dead")
    forms = doc.to_array("LOWER").tolist()
    for index, (form, after) in enumerate(pairwise(forms)):
        if after == dead and form in shot and index + 2 < len(forms):
            _mend_shot_dead(doc[index])
    for section in spans.layout(doc).sections:
        if section.start < section.end and (section.kind in _HEADLINES or doc[section.end - 1].text not in _CLOSING):
            _mend_headline(doc[section.start : section.end])


def _mend_headline(words: Span) -> None:
    """'Village shelled in Darfur', 'Guards shot, two seriously': a headline's bare past form is a passive.

    Headlines tell what somebody does in the present, so that whoever stands before a past form without an object
    suffered it; the model makes him the subject.
    """
    verbs = word_classes()["headline"]
    for verb in words:
        if verb.tag_ not in {"VBD", "VBN"} or not (MENDED.get(verb.lower_, verb.lemma_) in verbs or _is_found(verb)):
            continue
        if not _lacks_object(verb, words.end) or (verb.dep_ == "advcl" and verb.i + 1 == words.end):
            continue  # 'fled after troops attacked': may be either
        if syntax.children(verb, "aux", "auxpass", "nsubjpass", "agent"):
            continue
        subjects = [child for child in syntax.children(verb, *syntax.SUBJECTS) if child.i < verb.i]
        if subjects:
            for part in subjects[:-1]:  # 'Ex-general charged', 'Police raid bank, nine held'
                near = not any(token.is_punct and token.text != "-" for token in verb.doc[part.i : verb.i])
                part.head, part.dep_ = (subjects[-1], "compound") if near else (verb, "dep")
            _make_sufferer(subjects[-1], verb)


def _is_found(verb: Token) -> bool:
    """'Miners found dead': nobody who finds."""
    return verb.lower_ == "found" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in _PARTICLES


def _lacks_object(verb: Token, end: int) -> bool:
    """Whether what follows a verb, its particle and another verb like it left out, is no noun phrase."""
    index = verb.i + 1
    while index < end and verb.doc[index].lower_ in _PARTICLES:
        index += 1
    if index >= end or verb.doc[index].is_punct:
        return True
    after = verb.doc[index]
    if after.lower_ == "and" and index + 1 < end:  # 'shot and killed in', but 'shot and killed two'
        other = after.nbor(1)
        return other.tag_ not in {"VBD", "VBN"} or _lacks_object(other, end)
    return after.lower_ in _LEADING or after.pos_ in {"ADV", "AUX"} or after.tag_ in {"VBZ", "VBP", "VBD", "VBN"}


_PARTICLES = frozenset({"alive", "dead", "down", "out", "unconscious", "up"})
_LEADING = frozenset(
    {"after", "ahead", "along", "amid", "around", "as", "at", "before", "behind", "between", "by", "during",
     "following", "for", "from", "in", "inside", "into", "near", "off", "on", "outside", "over", "since", "through",
     "to", "under",
     "when", "while", "with", "without"}
)  # fmt: skip


def _make_sufferer(subject: Token, verb: Token) -> None:
    """Turn a verb's subject into that of its passive, and what the model took for its object back."""
    verb.tag_ = "VBN"
    subject.dep_ = "nsubjpass"
    if subject.tag_ == "VB":  # 'Aid worker shot dead': 'Aid' is no verb
        noun = next((child for child in subject.rights if child.i == verb.i - 1), None)
        if noun is not None:
            noun.head, noun.dep_ = verb, "nsubjpass"
            subject.head, subject.dep_, subject.tag_, subject.pos_ = noun, "compound", "NN", "NOUN"
    for hit in syntax.children(verb, *syntax.OBJECTS):  # 'gunned down outside school', 'seized off Aden'
        first = next((token for token in verb.doc[verb.i + 1 : hit.i] if token.lower_ not in _PARTICLES), hit)
        if first.lower_ in _LEADING:
            first.head, first.dep_, first.tag_, first.pos_ = verb, "prep", "IN", "ADP"
            hit.head, hit.dep_ = first, "pobj"


def _mend_shot_dead(shot: Token) -> None:
    """'Gunmen on a motorcycle shot dead two guards': the verb is taken for a noun, a participle, or for 'dead guards'.

    Who stands before it did it, who stands behind it suffered it. Passives, and what has no noun behind it, stay.
    """
    doc, dead = shot.doc, shot.nbor(1)
    hit = _noun_from(shot.nbor(2))
    passive = doc[shot.i - 1].lower_ in _BEING or syntax.children(shot, "auxpass")
    if hit is None or hit.sent != shot.sent or passive or shot.i == shot.sent.start:
        return
    doer = next((child for child in syntax.children(dead, "nsubj") if child.i < shot.i), None)
    if (doer is not None and dead.head != shot) or (shot.dep_ == "nsubj" and shot.head == dead):
        _take_over(shot, dead)
    elif not (shot.pos_ == "VERB" and (syntax.children(shot, "nsubj") or shot.dep_ in {"conj", "relcl"})):
        nouns = [head for _, head in syntax.ancestors(shot) if head.i < shot.i and head.pos_ in syntax.NOMINAL]
        if not nouns or (nouns[-1].head != nouns[-1] and nouns[-1].head.pos_ != "VERB"):
            return
        _make_verb(shot, nouns[-1], hit)
    if shot.lower_ == "shot":
        shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    hit.head, hit.dep_ = shot, "dobj"
    dead.head, dead.dep_ = shot, "oprd"


def _noun_from(token: Token) -> Token | None:
    """The head of the noun phrase that begins with a word; None where none does."""
    while token.dep_ in syntax.IN_FRONT and token.head.i > token.i:
        token = token.head
    return token if token.pos_ in {*syntax.NOMINAL, "NUM"} else None


def _take_over(shot: Token, dead: Token) -> None:
    """'Two men on a scooter shot dead the mayor', where 'dead' was made the verb: 'shot' is it."""
    last, carrier = shot.nbor(-1), shot.head
    for token in [child for child in shot.lefts if child != last]:
        token.head = last
    if last.head == shot:
        last.head, last.dep_ = (shot, "nsubj") if carrier == dead else (carrier, "pobj")
    above, label = dead.head, dead.dep_
    shot.head, shot.dep_ = (shot, "ROOT") if above == dead else (above, label)
    for token in [child for child in dead.children if child != shot]:
        token.head = shot


def _make_verb(shot: Token, doer: Token, hit: Token) -> None:
    """Put the verb where its subject hung, and give what was hung on either of its nouns its own place."""
    last = shot.nbor(-1)
    carrier = hit.head if hit.head.i < last.i else None
    astray = [token for token in (*shot.lefts, *hit.lefts) if token.i < last.i]
    if doer.head == doer:
        shot.head, shot.dep_ = shot, "ROOT"
    else:
        shot.head, shot.dep_ = doer.head, "ccomp"
    if last.head.i >= shot.i and carrier is not None and carrier != last:
        last.head, last.dep_ = carrier, "pobj" if carrier.pos_ == "ADP" else "dobj"
    for token in astray:
        token.head = last
    for token in [child for child in doer.rights if child.i > shot.i]:
        token.head = shot
    doer.head, doer.dep_ = shot, "nsubj"


__all__ = ["mend"]
