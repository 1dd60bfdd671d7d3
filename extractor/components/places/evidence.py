"""Whether a name that the gazetteer knows is a place where it stands.

Most names of places are also names of people, firms and papers, or plain words. The model's label, prepositions
of place, a container behind a comma, the words around and the places named before decide; where nothing does, the
verdict is left open until the article is read whole.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from spacy.tokens import Span

from extractor import gazetteer
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import (
    Wording,
    advances,
    assaults,
    bearings,
    common_nouns,
    given_names,
    relatives,
    titles,
    wording,
)
from extractor.gazetteer import Entry

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
ORGANISATIONS = frozenset({"ORG", "EVENT", "FAC", "LAW", "PRODUCT", "WORK_OF_ART"})
DASHES = frozenset({"-", "--", "—", "–", "(", ":", "/"})
GOVERNORS = frozenset({"gov.", "governor", "gubernatorial", "premier", "legislature"})  # of a state: 'New York Gov.'
OWN = frozenset({"governor", "legislature", "parliament", "premier", "senate"})  # what a state owns
OF_PEOPLE = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "conj", "appos", "poss"})  # where a person's name stands
COUNTIES = frozenset({"district"})
KNOWN = 50_000  # people: a town of this size is taken for itself even where nothing around the name says so
TOWN = 10_000  # the same where the words around speak of war
LARGE = 300_000  # the same for a division
METROPOLIS = 500_000  # the same for a town that the model takes for a person


class Verdict(Enum):
    """Whether a name is a place here; MAYBE is settled by the rest of the article."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


def judge(text: Text, name: Name, previous: Name | None, words: Wording) -> tuple[Name, Verdict]:
    """The name with its head noun, and the verdict; `previous` is the last name taken for a place."""
    start, end = name.start, name.end
    ent = text.entity.get(start)
    name = _with_head(text, name, words)
    if _is_no_name(text, name) or is_inside_a_word(text, start, end) or _is_demonym(text, name):
        return name, Verdict.NO
    if text.after(name.end) in words.not_places or _is_person(text, start) or _is_given_name(text, name, words):
        return name, Verdict.NO
    if name.head is not None:
        return name, Verdict.YES
    if _is_word(text, name) or _has_article(text, name):
        return name, Verdict.NO
    if _is_dateline(text, name) or _opens_an_office(text, name, words) or is_contained(text, name):
        return name, Verdict.YES
    if ent is not None and not (ent.start >= start and ent.end <= name.end):
        return name, _inside(text, name, ent, words)
    if name.label in {"GPE", "LOC"}:
        return name, Verdict.NO if _is_surname(text, name) else _labelled(text, name)
    return name, _alone(text, name, previous, words)


def _labelled(text: Text, name: Name) -> Verdict:
    """The verdict on what the model takes for a place: of a small one that acts or is owned, the rest of the text's."""
    token = text.doc[name.end - 1]
    bare = token.dep_ in {"nsubj", "poss"} and not text.is_led(name.start)
    return Verdict.MAYBE if bare and name.end - name.start == 1 and not _is_known(name) else Verdict.YES


def _is_no_name(text: Text, name: Name) -> bool:
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


def _is_demonym(text: Text, name: Name) -> bool:
    end = name.end - 1 if name.head == text.lower[name.end - 1] and name.end - name.start > 1 else name.end
    return not name.entries[0].listed and gazetteer.country_of_demonym(text.slice(name.start, end)) is not None


def _with_head(text: Text, name: Name, words: Wording) -> Name:
    """The name with 'province', 'County', 'River' behind it or in it, or 'the city of' in front of it, read."""
    last = text.lower[name.end - 1]
    if name.end - name.start > 1 and last in words.heads:
        return replace(name, head=last, rule=words.rules[last])
    head = text.after(name.end)
    if head in words.heads and _closes(text, name.end, words.heads[head]):
        return replace(name, end=name.end + 1, head=head, rule=words.rules[head])
    governed = head in GOVERNORS or (head == "'s" and text.after(name.end + 1) in OWN)
    kinds = {entry.kind for entry in name.entries}
    if governed and "region" in kinds and (head in GOVERNORS or "country" not in kinds):
        return replace(name, head="state")
    if text.before(name.start) == "of" and text.before(name.start - 1) in words.heads:
        head = text.before(name.start - 1)
        return replace(name, head=head, rule=words.rules[head])
    return name


def _closes(text: Text, index: int, kind: str) -> bool:
    """Whether a head noun belongs to the name in front: 'Boone County Jail', not 'Columbia State Lyceum'."""
    if text.is_name(index):
        return kind in COUNTIES or not text.is_name(index + 1)
    if text.after(index + 1) == "of" and text.is_name(index + 2):  # 'the West Bank city of Jenin'
        return False
    return kind != "city" or text.doc[index].dep_ not in {"compound", "nmod"}  # 'Gao city', not 'Gao city council'


def _is_person(text: Text, start: int) -> bool:
    """'Mr Chad', 'his wife, Florence'."""
    return text.before(start) in titles() or (text.before(start) == "," and text.before(start - 1) in relatives())


def _is_given_name(text: Text, name: Name, words: Wording) -> bool:
    """'Israel Soto lost', not 'Israel Railways': a given name, and behind it a word that may be a surname."""
    if name.end - name.start > 1 or text.lower[name.start] not in given_names() or not text.is_name(name.end):
        return False
    surname = text.doc[name.end]
    stands = surname.pos_ == "PROPN" and surname.head.i != name.start and surname.dep_ in OF_PEOPLE
    alone = text.before(name.start) not in {"the", "-"} and not text.is_name(name.end + 1)
    return stands and alone and text.words[name.end].istitle() and not _is_thing(text, name.end, words)


def _is_thing(text: Text, index: int, words: Wording) -> bool:
    """Whether a capitalised word behind a place's name is one for a place, a people, a body or a thing."""
    word = text.lower[index]
    lists = (words.heads, words.institutions, words.facilities, bearings(), titles(), common_nouns())
    listed = any(form in known for known in lists for form in (word, word.removesuffix("s")))
    return listed or gazetteer.country_of_demonym(text.words[index]) is not None


def _is_word(text: Text, name: Name) -> bool:
    """A month, a noun of our own lists, or a word that the article has in lower case too: 'Police', 'City Hall'."""
    if name.entries[0].listed:
        return False
    if all(word in common_nouns() for word in text.lower[name.start : name.end]):
        return name.label != "GPE" or not (_is_known(name) or text.is_led(name.start))
    if name.end - name.start > 1:
        return False
    if name.label in {"DATE", "TIME"} and not _is_known(name):
        return True
    return text.lower[name.start] in text.plain and not text.is_led(name.start)


def _has_article(text: Text, name: Name) -> bool:
    """'the Centre', 'the Church': towns have no article, but for one that goes with a later noun."""
    if text.before(name.start) != "the" or name.end - name.start > 1 or any(entry.listed for entry in name.entries):
        return False
    return text.doc[name.start].dep_ not in {"compound", "nmod", "amod"} and text.after(name.end) != "-"


def _is_dateline(text: Text, name: Name) -> bool:
    """'BEIRUT (AP) -', 'BANTAM - A mason …': capitals at the start of a paragraph or sentence, set off from it."""
    opens = text.before(name.start)[-1:] in ("", ".", "?", "!")
    return opens and text.slice(name.start, name.end).isupper() and text.after(name.end) in DASHES


def _opens_an_office(text: Text, name: Name, words: Wording) -> bool:
    """'Mount Pleasant City Council': a head noun that goes with what follows it."""
    return text.after(name.end) in words.heads and text.is_name(name.end) and not text.is_name(name.start - 1)


def is_contained(text: Text, name: Name) -> bool:
    """'Dover, Delaware': a name behind the comma that holds one of the places."""
    if text.after(name.end) != "," or not text.is_name(name.end + 1):
        return False
    for stop in range(min(name.end + 4, len(text.words)), name.end + 1, -1):
        country = _country_of(text.slice(name.end + 1, stop))
        if country:
            return any(entry.country == country for entry in name.entries)
    return False


def _country_of(string: str) -> str | None:
    """The country of a state or a country by its name."""
    state = gazetteer.states().get(string) or gazetteer.states().get(f"{string}.")
    named = gazetteer.state_names().get(gazetteer.place_key(string)) or gazetteer.country_of_name(string)
    return state[1] if state else named


def _inside(text: Text, name: Name, ent: Span, words: Wording) -> Verdict:
    """The verdict on a part of what the model takes for one thing."""
    before = name.start - 1
    opens = name.start == ent.start or not text.is_name(before) or text.lower[before] in bearings()
    following = text.after(name.end)
    if name.label in {"GPE", "LOC"}:
        closes = not text.is_name(name.end) or following in words.institutions
        return Verdict.YES if (opens or text.before(name.start) == "-") and closes else Verdict.NO
    if name.label in ORGANISATIONS:
        if opens and _is_item(text, name, ent):
            return Verdict.YES if _is_known(name) else Verdict.NO
        if opens and following in words.institutions:
            return Verdict.YES if _is_known(name) else Verdict.MAYBE
        return Verdict.NO
    if name.label == "NORP" or name.label == "PERSON":
        return Verdict.NO
    return Verdict.YES if text.is_led(name.start) and not text.is_name(name.end) and opens else Verdict.NO


def _is_item(text: Text, name: Name, ent: Span) -> bool:
    """Whether what the model takes for one organisation is a list, and the name one of its items."""
    joined = {",", "and"}.intersection(text.lower[ent.start : ent.end])
    return bool(joined) and text.before(name.start) != "of" and not text.is_name(name.end)


def _alone(text: Text, name: Name, previous: Name | None, words: Wording) -> Verdict:
    """The verdict on a name that the model has under another label, or under none."""
    if name.label == "NORP":
        led = text.is_led(name.start) or text.before(name.start) in assaults()
        return Verdict.YES if (led and _is_known(name)) or name.entries[0].listed else Verdict.NO
    run = text.wider(name.start, name.end)
    if run.start != name.start and not _is_behind(text, name, previous):
        return Verdict.NO
    institution = text.after(name.end) in words.institutions
    if run.end != name.end and not (institution and _is_known(name)):
        return Verdict.MAYBE if institution and not _is_surname(text, name) else Verdict.NO
    if name.entries[0].listed:
        return Verdict.YES
    town = _is_known(name) or (name.label != "PERSON" and _is_town(name))
    hit = text.before(name.start) in assaults() and town
    led = text.is_led(name.start) or _is_attacked(text, name.start) or _is_one_of_towns(text, name, previous)
    if (hit or led) and not _is_surname(text, name):
        return Verdict.YES
    if institution and not _is_surname(text, name):
        return Verdict.YES
    if _is_listed(text, name, previous):
        return Verdict.YES if _is_known(name) else Verdict.MAYBE
    if _is_surname(text, name):
        return Verdict.NO
    if name.label == "PERSON":
        return Verdict.YES if _is_known(name, town=METROPOLIS) else Verdict.MAYBE
    if text.before(name.start) == "of" and name.label == "ORG":
        return Verdict.YES
    return Verdict.YES if _is_known(name) else Verdict.MAYBE


def _is_town(name: Name) -> bool:
    """Whether any place of the name is more than a village."""
    return any(entry.listed or entry.population >= TOWN for entry in name.entries)


def _is_attacked(text: Text, start: int) -> bool:
    """'fired on Tarna', 'the advance on Tarna'."""
    return text.before(start) == "on" and text.before(start - 1) in advances()


def _is_one_of_towns(text: Text, name: Name, previous: Name | None) -> bool:
    """'the towns of Gao and Tarna', 'Tarna and other towns'."""
    heads = wording().heads
    told = previous is not None and previous.head in heads and _is_listed(text, name, previous)
    return told or (
        text.after(name.end) == "and"
        and text.after(name.end + 1) in {"other", "nearby", "several", "surrounding"}
        and text.after(name.end + 2) in heads
    )


def _is_behind(text: Text, name: Name, previous: Name | None) -> bool:
    """Whether the capitalised word in front is itself the end of a place."""
    return previous is not None and previous.end == name.start


def _is_listed(text: Text, name: Name, previous: Name | None) -> bool:
    """'Gloucester and Cheltenham': the name stands behind another place in a list."""
    joined = text.before(name.start) in {"and", ",", "or", "-", "/"}
    return previous is not None and previous.end == name.start - 1 and joined


def _is_surname(text: Text, name: Name) -> bool:
    """Whether the article has a person by that name, or by that first name where no preposition of place leads it."""
    if name.end - name.start > 1 or name.entries[0].listed:
        return False
    word = text.words[name.start]
    return word in text.surnames or (word in text.first_names and not text.is_led(name.start))


def _is_known(name: Name, *, town: int = KNOWN) -> bool:
    """A place that readers know by its name alone."""
    return is_known(name.entries, town=town)


def is_known(entries: Iterable[Entry], *, town: int = KNOWN) -> bool:
    """Whether one of these places is listed, or large enough to be known by its name alone."""
    return any(
        entry.listed
        or (entry.kind == "region" and entry.population >= LARGE)
        or (entry.own_name and entry.population >= town)
        for entry in entries
    )
