"""Mending: what the model misreads in one way again and again, put right in the tree before any component reads it."""

from itertools import pairwise

from spacy.tokens import Doc

from extractor.language.mending.clauses import (
    mend_ablaze,
    mend_agreed,
    mend_including,
    mend_main_verb,
    mend_medium,
    mend_participle,
    mend_result,
    mend_splice,
    mend_teller,
    mend_told,
)
from extractor.language.mending.headlines import mend_headlines
from extractor.language.mending.lists import mend_lists, mend_quotes
from extractor.language.mending.shots import mend_shot_dead, mend_shot_down
from extractor.language.mending.verbs import HEADLINE_VERBS, mend_headline_verb
from extractor.language.mending.words import mend_acronyms, mend_disguises, mend_name, mend_plurals
from extractor.lexicon import word_classes

_SHOT = ("shot", "shoot", "shoots", "shooting")


def mend(doc: Doc) -> None:
    """Put the tree right wherever it is known to be wrong; in place."""
    mend_plurals(doc)
    mend_acronyms(doc)
    mend_disguises(doc)
    mend_lists(doc)
    mend_quotes(doc)
    text = doc.vocab.strings
    shot, dead, down, on = {text.add(word) for word in _SHOT}, text.add("dead"), text.add("down"), text.add("on")
    name, leaving, agreed, including = (text.add(word) for word in ("is", "leaving", "agreed", "including"))
    ablaze = {text.add(word) for word in ("ablaze", "afire", "alight")}
    media = {text.add(word) for word in word_classes()["medium"]}
    answering = {text.add(word) for word in word_classes()["answering"]}
    saying = {text.add(word) for word in word_classes()["saying"]}
    forms, lemmas = doc.to_array("LOWER").tolist(), doc.to_array("LEMMA").tolist()
    for index, (form, after) in enumerate(pairwise(forms)):
        if form in shot and after == dead and index + 2 < len(forms):
            mend_shot_dead(doc[index])
        elif form in shot and after == down:
            mend_shot_down(doc[index + 1])
        elif form == including:
            mend_including(doc[index])
        elif form == on and after in media:
            mend_medium(doc[index])
        elif after == leaving:
            mend_result(doc[index + 1])
        elif after == agreed:
            mend_agreed(doc[index + 1])
        elif after in ablaze:
            mend_ablaze(doc[index + 1])
        elif after in HEADLINE_VERBS:
            mend_headline_verb(doc[index + 1])
        elif after == name and doc[index + 1].text == "IS":
            mend_name(doc[index + 1])
    gerund = text.add("VBG")
    for index in (doc.to_array("TAG") == gerund).nonzero()[0].tolist():
        mend_participle(doc[index])
    for index, lemma in enumerate(lemmas):
        if lemma in saying and doc[index].tag_ in {"VBD", "VBZ", "VBP"}:
            mend_teller(doc[index])
            mend_told(doc[index])
        if lemma in answering and doc[index].tag_ in {"VBD", "VBZ", "VBP"}:
            mend_splice(doc[index])
    for sentence in doc.sents:
        mend_main_verb(sentence.root)
    mend_headlines(doc)


__all__ = ["mend"]
