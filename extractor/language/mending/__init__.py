"""Mending: what the model misreads in one way again and again, put right in the tree before any component reads it."""

from collections.abc import Callable
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from extractor.language.mending.clauses import (
    mend_ablaze,
    mend_agreed,
    mend_called_for,
    mend_demanded,
    mend_including,
    mend_main_verb,
    mend_medium,
    mend_participle,
    mend_result,
    mend_splice,
    mend_teller,
    mend_told,
)
from extractor.language.mending.doers import mend_by, mend_nations
from extractor.language.mending.headlines import lacks_object, mend_bare_past, mend_headlines
from extractor.language.mending.lists import mend_lists, mend_quotes
from extractor.language.mending.shots import mend_shot_dead, mend_shot_down
from extractor.language.mending.verbs import (
    HEADLINE_VERBS,
    NAMING,
    mend_headline_verb,
    mend_named,
    mend_over,
    mend_plan,
    mend_through,
    mend_wanted,
)
from extractor.language.mending.words import (
    mend_abbreviated,
    mend_acronyms,
    mend_disguises,
    mend_name,
    mend_people,
    mend_plurals,
)
from extractor.lexicon import word_classes

Mender = Callable[[Token], None]
_SHOT = frozenset({"shot", "shoot", "shoots", "shooting"})
_TELLING = frozenset({"VBD", "VBZ", "VBP"})


def mend(doc: Doc) -> None:
    """Put the tree right wherever it is known to be wrong; in place."""
    for mend_all in (
        mend_plurals,
        mend_people,
        mend_acronyms,
        mend_disguises,
        mend_lists,
        mend_nations,
        mend_quotes,
    ):
        mend_all(doc)
    menders = _by_form()
    for index, form in enumerate(doc.to_array("LOWER").tolist()):
        if index and (mender := menders.get(form)) is not None:
            mender(doc[index])
    for index in (doc.to_array("TAG") == _GERUND).nonzero()[0].tolist():
        mend_participle(doc[index])
    tellers = _by_lemma()
    for index, lemma in enumerate(doc.to_array("LEMMA").tolist()):
        if lemma in tellers and doc[index].tag_ in _TELLING:
            for tell in tellers[lemma]:
                tell(doc[index])
    for sentence in doc.sents:
        mend_main_verb(sentence.root)
    mend_headlines(doc)


_GERUND = get_string_id("VBG")


@cache
def _by_form() -> dict[int, Mender]:
    """What to do at which word, by the hash of its form."""
    words: dict[str, Mender] = dict.fromkeys(word_classes()["medium"], _on_medium)
    words |= dict.fromkeys(("ablaze", "afire", "alight"), mend_ablaze)
    words |= {"dead": _shot_dead, "down": _shot_down, "is": _name}
    words |= dict.fromkeys(("cease", "end", "halt", "stop"), mend_demanded)
    words |= dict.fromkeys(NAMING, mend_named)
    words |= dict.fromkeys(("call", "called", "calling", "calls"), mend_called_for)
    words |= dict.fromkeys(("wait", "waited", "waiting", "waits"), mend_called_for)
    words |= dict.fromkeys(("plan", "plans", "vow", "vows"), mend_plan)
    words |= {
        "wanted": mend_wanted,
        "by": mend_by,
        "over": mend_over,
        "through": mend_through,
        "leaving": mend_result,
        "agreed": mend_agreed,
        "including": mend_including,
        ")": mend_abbreviated,
    }
    return dict.fromkeys(HEADLINE_VERBS, mend_headline_verb) | {get_string_id(word): do for word, do in words.items()}


@cache
def _by_lemma() -> dict[int, tuple[Mender, ...]]:
    """What to do at which verb, by the hash of its lemma."""
    found: dict[str, tuple[Mender, ...]] = dict.fromkeys(word_classes()["saying"], (mend_teller, mend_told))
    answering = {word: (*found.get(word, ()), mend_splice) for word in word_classes()["answering"]}
    return {get_string_id(word): do for word, do in {**found, **answering}.items()}


def _shot_dead(dead: Token) -> None:
    shot = dead.nbor(-1)
    if shot.lower_ not in _SHOT:
        return
    if shot.lower_ == "shot" and lacks_object(shot, shot.sent.end):
        mend_bare_past(shot)
    elif dead.i + 1 < len(dead.doc):
        mend_shot_dead(shot)


def _shot_down(down: Token) -> None:
    if down.nbor(-1).lower_ in _SHOT:
        mend_shot_down(down)


def _on_medium(medium: Token) -> None:
    if medium.nbor(-1).lower_ == "on":
        mend_medium(medium.nbor(-1))


def _name(word: Token) -> None:
    if word.text == "IS":
        mend_name(word)


__all__ = ["mend"]
