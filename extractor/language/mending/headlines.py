"""Headlines: a past form without an object is a passive, whose subject the model takes for the one who acts."""

from spacy.tokens import Doc, Span, Token

from extractor import spans
from extractor.language import syntax
from extractor.language.slots import MENDED
from extractor.lexicon import expand, word_classes

_NAMES = frozenset({"GPE", "NORP", "ORG"})
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
    _mend_site(words[0].sent.root)
    verbs = word_classes()["headline"]
    for verb in words:
        if verb.tag_ == "VBP":
            _mend_sides(verb, words.start)
        if verb.tag_ not in {"VBD", "VBN"} or not (MENDED.get(verb.lower_, verb.lemma_) in verbs or _is_found(verb)):
            continue
        if not lacks_object(verb, words.end) or (verb.dep_ == "advcl" and verb.i + 1 == words.end):
            continue  # 'fled after troops attacked': may be either
        if syntax.children(verb, "aux", "auxpass", "nsubjpass", "agent"):
            continue
        if not (_may_be_alone(verb) and _is_fighter(verb) and not _says_where(verb, words.end)):
            mend_bare_past(verb)
        for after in syntax.children(verb, "dep"):  # 'Bomb found near school, defused'
            if after.tag_ == "VBD" and after.i > verb.i and after.i + 1 == words.end:
                after.dep_, after.tag_ = "conj", "VBN"


def mend_bare_past(verb: Token) -> None:
    """'Ex-general charged', 'Mayor shot dead': who stands before a past form without an object suffered it."""
    if syntax.children(verb, "aux", "auxpass", "nsubjpass", "agent"):
        return
    _mend_pair(verb)
    subjects = [child for child in syntax.children(verb, *syntax.SUBJECTS) if child.i < verb.i]
    for part in subjects[:-1]:  # 'Ex-general charged', 'Police raid bank, nine held'
        near = not any(token.is_punct and token.text != "-" for token in verb.doc[part.i : verb.i])
        part.head, part.dep_ = (subjects[-1], "compound") if near else (verb, "dep")
    if subjects:
        _make_sufferer(subjects[-1], verb)


def _mend_site(deed: Token) -> None:
    """'Dozens killed in Lima clash': the model splits the clash from its place and makes it the headline's root."""
    place = deed.nbor(-1) if deed.i > deed.sent.start else deed
    preposition = place.head
    verb = preposition.head
    dead = verb.head
    split = place.dep_ == "pobj" and preposition.lower_ == "in" and verb.dep_ == "acl" and dead.dep_ == "nsubj"
    if split and dead.head == deed and not syntax.children(deed, *syntax.OBJECTS, "aux"):
        dead.head, dead.dep_ = dead, "ROOT"
        deed.head, deed.dep_, deed.tag_, deed.pos_ = preposition, "pobj", "NN", "NOUN"
        deed.lemma_ = deed.lower_
        place.head, place.dep_ = deed, "compound"


def _mend_sides(verb: Token, start: int) -> None:
    """'Chad, Niger clash', 'Chad, Niger sign pact': the verb of several has both sides for its subject."""
    second = verb.nbor(-1) if verb.i > start + 2 else verb
    comma = second.left_edge.i - 1
    if second.head != verb or second.dep_ != "nsubj" or second.tag_ not in {"NN", "NNP"} or comma <= start:
        return
    if verb.doc[comma].text != "," or comma - start > _LONGEST_NAME:
        return
    first, names = verb.doc[comma - 1], verb.doc[start:comma]
    named = first.tag_ == "NNP" or first.ent_type_ in _NAMES or first.pos_ in syntax.NOMINAL
    if named and not any(word.is_ancestor(verb) for word in names):
        for word in names[:-1]:
            word.head, word.dep_ = first, "compound"
        first.tag_, first.pos_ = ("NNP", "PROPN") if first.ent_type_ in _NAMES else (first.tag_, first.pos_)
        first.head, first.dep_, second.head, second.dep_ = verb, "nsubj", first, "conj"


_LONGEST_NAME = 3


def _mend_pair(verb: Token) -> None:
    """'Four soldiers, 12 rebels killed': the comma stands for an 'and', where the model sees one thing named twice."""
    second = verb.head if verb.dep_ == "acl" else next(iter(syntax.children(verb, *syntax.SUBJECTS)), verb)
    beside = [child for child in verb.lefts if child.dep_ == "npadvmod" and child.pos_ == "NOUN"]
    first = second.head if second.dep_ == "appos" else next(iter(beside), verb)
    if verb in {first, second} or verb.i != second.i + 1 or second.left_edge.i != first.i + 2 or first.head.i > verb.i:
        return
    if first.nbor(1).text == "," and first.head in {first, verb} and second.pos_ in syntax.NOMINAL:
        verb.head, verb.dep_ = (verb, "ROOT") if first.head == first else (verb.head, verb.dep_)
        first.head, first.dep_ = verb, "nsubjpass"
        second.head, second.dep_ = first, "conj"


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
    """'Miners found dead', 'Bomb found near school': nobody who finds."""
    if verb.lower_ != "found" or verb.i == 0 or verb.i + 1 == len(verb.doc):
        return False
    return verb.nbor(1).lower_ in _PARTICLES or verb.nbor(-1).lower_.removesuffix("s") in expand(("@weapon",))


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
