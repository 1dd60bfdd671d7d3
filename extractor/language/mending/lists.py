"""Lists and quotes: countries of a list that are taken for an apposition, and a closing quote for a possessive."""

from itertools import pairwise

from spacy.tokens import Doc, Token

from extractor import gazetteer
from extractor.language import syntax


def mend_lists(doc: Doc) -> None:
    """'Chad, Niger and Mali are': the second of three countries is taken for another name of the first."""
    label = doc.vocab.strings.add("appos")
    for index in (doc.to_array("DEP") == label).nonzero()[0].tolist():
        second = doc[index]
        if syntax.children(second, "conj") and _is_country(second) and _is_country(second.head):
            second.dep_ = "conj"


def _is_country(token: Token) -> bool:
    start = min((child.i for child in syntax.children(token, "compound")), default=token.i)
    name = token.doc[start : token.i + 1].text
    return token.ent_type_ == "GPE" and gazetteer.country_of_name(name) is not None


def mend_quotes(doc: Doc) -> None:
    """'the 'foreign agents' bill': the quote that ends the name of a thing owns nothing."""
    marks = [token for token in doc if token.text == "'"] if "'" in doc.text else []
    for opening, closing in pairwise(marks):
        quoted = doc[closing.i - 1]
        spaced = opening.i > 0 and opening.nbor(-1).whitespace_ and not opening.whitespace_
        if closing.tag_ == "POS" and quoted.dep_ == "poss" and spaced and opening.sent == closing.sent:
            quoted.dep_ = "dep"
            closing.tag_, closing.pos_, closing.dep_ = "''", "PUNCT", "punct"


__all__ = ["mend_lists", "mend_quotes"]
