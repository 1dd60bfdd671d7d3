"""Headlines: a past form without an object is a passive, whose subject the model takes for the one who acts."""

from spacy.tokens import Doc, Span, Token

from extractor import spans
from extractor.language import syntax
from extractor.language.slots import MENDED
from extractor.lexicon import expand, word_classes

_HEADLINES = frozenset({"title", "crosshead"})
_CLOSING = frozenset({".", "!", "?", ":", "...", "…"})
_LONGEST = 25  # words of a line without a full stop that may be a headline


def mend_headlines(doc: Doc) -> None:
    """Mend the titles and cross-heads of an article, and whatever other line ends without a full stop."""
    for section in spans.layout(doc).sections:
        words = doc[section.start : section.end]
        if words and (section.kind in _HEADLINES or _is_line(words)):
            _mend_headline(words)


def _is_line(words: Span) -> bool:
    """A short line without a full stop in which nobody has said anything: a headline among the paragraphs."""
    last = next((word for word in reversed(list(words)) if not (word.is_quote or word.is_bracket)), words[0])
    if len(words) > _LONGEST or last.text in _CLOSING:
        return False
    return not any(word.tag_ == "VBD" and word.lemma_ in word_classes()["saying"] for word in words)


def _mend_headline(words: Span) -> None:
    """'Village shelled in Darfur', 'Guards shot, two seriously': a headline's bare past form is a passive.

    Headlines tell what somebody does in the present, so that whoever stands before a past form without an object
    suffered it; the model makes him the subject.
    """
    verbs = word_classes()["headline"]
    for verb in words:
        if verb.tag_ not in {"VBD", "VBN"} or not (MENDED.get(verb.lower_, verb.lemma_) in verbs or _is_found(verb)):
            continue
        if not lacks_object(verb, words.end) or (verb.dep_ == "advcl" and verb.i + 1 == words.end):
            continue  # 'fled after troops attacked': may be either
        if not (_may_be_alone(verb) and _is_fighter(verb) and not _says_where(verb, words.end)):
            mend_bare_past(verb)


def mend_bare_past(verb: Token) -> None:
    """'Ex-general charged', 'Mayor shot dead': who stands before a past form without an object suffered it."""
    if syntax.children(verb, "aux", "auxpass", "nsubjpass", "agent"):
        return
    subjects = [child for child in syntax.children(verb, *syntax.SUBJECTS) if child.i < verb.i]
    for part in subjects[:-1]:  # 'Ex-general charged', 'Police raid bank, nine held'
        near = not any(token.is_punct and token.text != "-" for token in verb.doc[part.i : verb.i])
        part.head, part.dep_ = (subjects[-1], "compound") if near else (verb, "dep")
    if subjects:
        _make_sufferer(subjects[-1], verb)


def _may_be_alone(verb: Token) -> bool:
    """'The rebels attacked at dawn': a verb that those who fight go without an object as well."""
    return verb.lemma_ in {"attack", "bomb", "burn", "charge", "pound", "raid", "shell", "storm"}


def _is_fighter(verb: Token) -> bool:
    """Whether who stands before a verb is one who fights."""
    fighters = expand(("@militant", "@soldier", "@police", "@criminal"))
    nouns = [child for child in syntax.children(verb, *syntax.SUBJECTS) if child.i < verb.i][-1:]
    words = (word for noun in nouns for word in (noun, *syntax.modifiers(noun)))
    return any(word.lemma_.lower() in fighters | {"force", "troop"} for word in words)


def _says_where(verb: Token, end: int) -> bool:
    """'Troops attacked in Mali', 'Army post attacked': with where it was, or nothing more, it is a passive."""
    after = verb.nbor(1).lower_ if verb.i + 1 < end else ""
    return after in {"", ",", ";", "after", "amid", "as", "by", "during", "in", "near", "outside", "while"}


def _is_found(verb: Token) -> bool:
    """'Miners found dead': nobody who finds."""
    return verb.lower_ == "found" and verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in _PARTICLES


def lacks_object(verb: Token, end: int) -> bool:
    """Whether what follows a verb, its particle and another verb like it left out, is no noun phrase."""
    index = verb.i + 1
    while index < end and verb.doc[index].lower_ in _PARTICLES:
        index += 1
    while index < end and (verb.doc[index].is_quote or verb.doc[index].text in _DASHES):
        index += 1
    if index >= end or verb.doc[index].is_punct:
        return True
    after = verb.doc[index]
    if after.ent_type_ == "DATE" and after.pos_ == "PROPN":  # 'shot dead Monday in Lima'
        return True
    if after.lower_ == "and" and index + 1 < end:  # 'shot and killed in', but 'shot and killed two'
        other = after.nbor(1)
        return other.tag_ not in {"VBD", "VBN"} or lacks_object(other, end)
    if index + 1 < end and after.nbor(1).like_num:  # 'killed over 20', 'wounded between two and four'
        return False
    return after.lower_ in _LEADING or after.pos_ in {"ADV", "AUX"} or after.tag_ in {"VBZ", "VBP", "VBD", "VBN"}


_DASHES = frozenset({"-", "--", "–", "—"})
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


__all__ = ["lacks_object", "mend_bare_past", "mend_headlines"]
