"""Names of places that stand for something else: people, plain words, parts of other words."""

from collections.abc import Iterable

from extractor import gazetteer
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import (
    Wording,
    bearings,
    common_nouns,
    given_names,
    groups,
    names_of_people,
    relatives,
    titles,
)
from extractor.gazetteer import Entry

OF_PEOPLE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "conj", "appos", "poss"})  # where a person's name stands
BESIDE_WATER = frozenset({"the", "across", "along", "over", "past", "up", "down"})  # 'along Anna Creek'
KNOWN = 50_000  # people: a town of this size is taken for itself even where nothing around the name says so
LARGE = 300_000  # the same for a division


def is_no_name(text: Text, name: Name) -> bool:
    """One capitalised word that is a bearing, or a plain word at the start of a sentence."""
    if name.end - name.start > 1:
        return False
    if text.lower[name.start] in bearings():
        return True
    if name.label == "GPE":
        return False
    token = text.doc[name.start]
    return token.pos_ not in {"PROPN", "NOUN", "ADJ"} or (token.pos_ != "PROPN" and token.is_sent_start is True)


def is_inside_a_word(text: Text, start: int, end: int) -> bool:
    """'Iran-backed', 'US-led', 'anti-US': the name is part of a word that is no place."""
    behind = text.after(end) == "-" and text.touches(end) and text.touches(end + 1) and not text.is_name(end + 1)
    before = start > 1 and text.before(start) == "-" and text.touches(start) and text.touches(start - 1)
    return behind or (before and text.words[start - 2].islower())


def is_demonym(text: Text, name: Name) -> bool:
    end = name.end - 1 if name.head == text.lower[name.end - 1] and name.end - name.start > 1 else name.end
    return not name.entries[0].listed and gazetteer.country_of_demonym(text.slice(name.start, end)) is not None


def is_branch(text: Text, start: int) -> bool:
    """'Islamic State West Africa Province', 'Islamic State Khorasan': a group's branch, whatever ground it names."""
    return text.before(start) == "state" and text.before(start - 1) == "islamic"


def is_person(text: Text, start: int) -> bool:
    """'Mr Chad', 'his wife, Florence'."""
    return text.before(start) in titles() or (text.before(start) == "," and text.before(start - 1) in relatives())


def is_given_name(text: Text, name: Name, words: Wording) -> bool:
    """'Israel Soto lost', not 'Israel Railways': a given name, and behind it a word that may be a surname."""
    if name.end - name.start > 1 or text.lower[name.start] not in given_names() or not text.is_name(name.end):
        return False
    surname = text.doc[name.end]
    stands = surname.pos_ == "PROPN" and surname.head.i != name.start and surname.dep_ in OF_PEOPLE
    alone = text.before(name.start) not in {"the", "-"} and not text.is_name(name.end + 1)
    return stands and alone and text.words[name.end].istitle() and not _is_thing(text, name.end, words)


def is_full_name(text: Text, name: Name, words: Wording) -> bool:
    """'Rosa Lake was freed', not 'at Rosa Lake' or 'the Rosa Lake': a given name, and a surname that is a noun too."""
    natural = words.heads.get(name.head or "") in {"area", "water"}
    whole = name.end - name.start == 2 and text.is_name(name.end - 1) and text.lower[name.start] in names_of_people()
    return natural and whole and text.before(name.start) not in BESIDE_WATER and not text.is_led(name.start)


def is_group(text: Text, name: Name) -> bool:
    """'the Wagner group', 'the Haqqani network': a name that few places bear, in front of a noun for people."""
    return text.after(name.end) in groups() and not is_known(name.entries)


def is_led_anywhere(text: Text, names: Iterable[Name]) -> bool:
    """Whether one of the mentions of a name is a place beyond doubt, or a people's name speaks for it."""
    names = list(names)
    if any(name.head or text.is_led(name.start) for name in names):
        return True
    own = {entry.country for name in names for entry in name.entries[:1]}
    return not own.isdisjoint(text.peoples)


def _is_thing(text: Text, index: int, words: Wording) -> bool:
    """Whether a capitalised word behind a place's name is one for a place, a people, a body or a thing."""
    word = text.lower[index]
    lists = (words.heads, words.institutions, words.facilities, bearings(), titles(), common_nouns())
    listed = any(form in known for known in lists for form in (word, word.removesuffix("s")))
    return listed or gazetteer.country_of_demonym(text.words[index]) is not None


def is_word(text: Text, name: Name) -> bool:
    """A month, a noun of our own lists, or a word that the article has in lower case too: 'Police', 'City Hall'."""
    if name.entries[0].listed:
        return False
    if all(word in common_nouns() for word in text.lower[name.start : name.end]):
        return name.label != "GPE" or not (is_known(name.entries) or text.is_led(name.start))
    if name.end - name.start > 1:
        return False
    if name.label in {"DATE", "TIME"} and not is_known(name.entries):
        return True
    return text.lower[name.start] in text.plain and not text.is_led(name.start)


def has_article(text: Text, name: Name) -> bool:
    """'the Centre', 'the Church': towns have no article, but for one that goes with a later noun."""
    if text.before(name.start) != "the" or name.end - name.start > 1 or any(entry.listed for entry in name.entries):
        return False
    return text.doc[name.start].dep_ not in {"compound", "nmod", "amod"} and text.after(name.end) != "-"


def is_surname(text: Text, name: Name) -> bool:
    """Whether the article has a person by that name, or by that first name where no preposition of place leads it."""
    if name.end - name.start > 1 or name.entries[0].listed:
        return False
    word = text.words[name.start]
    return word in text.surnames or (word in text.first_names and not text.is_led(name.start))


def is_known(entries: Iterable[Entry], *, town: int = KNOWN) -> bool:
    """Whether one of these places is listed, or large enough to be known by its name alone."""
    return any(
        entry.listed
        or (entry.kind == "region" and entry.population >= LARGE)
        or (entry.own_name and entry.population >= town)
        for entry in entries
    )
