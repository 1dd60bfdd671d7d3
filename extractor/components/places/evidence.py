"""Whether a name that the gazetteer knows is a place where it stands.

Most names of places are also names of people, firms and papers, or plain words. The model's label, prepositions
of place, a container behind a comma, the words around and the places named before decide; where nothing does, the
verdict is left open until the article is read whole.
"""

from dataclasses import replace
from enum import Enum

from spacy.tokens import Span

from extractor import gazetteer
from extractor.components.places.lookalikes import (
    has_article,
    is_demonym,
    is_full_name,
    is_given_name,
    is_group,
    is_inside_a_word,
    is_known,
    is_no_name,
    is_person,
    is_surname,
    is_word,
)
from extractor.components.places.text import Name, Text
from extractor.components.places.wording import Wording, advances, assaults, bearings, wording

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
ORGANISATIONS = frozenset({"ORG", "EVENT", "FAC", "LAW", "PRODUCT", "WORK_OF_ART"})
DASHES = frozenset({"-", "--", "—", "–", "(", ":", "/"})
GOVERNORS = frozenset({"gov.", "governor", "gubernatorial", "premier", "legislature"})  # of a state: 'New York Gov.'
OWN = frozenset({"governor", "legislature", "parliament", "premier", "senate"})  # what a state owns
COUNTIES = frozenset({"district"})
TOWN = 10_000  # people: a town of this size is taken for itself where the words around speak of war
METROPOLIS = 500_000  # the same for a town that the model takes for a person


class Verdict(Enum):
    """Whether a name is a place here; MAYBE is settled by the rest of the article.

    OTHER is no, and that the article has the name for somebody or something else.
    """

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    OTHER = "other"


def judge(text: Text, name: Name, previous: Name | None, words: Wording) -> tuple[Name, Verdict]:
    """The name with its head noun, and the verdict; `previous` is the last name taken for a place."""
    start, end = name.start, name.end
    ent = text.entity.get(start)
    name = _with_head(text, name, words)
    if is_no_name(text, name) or is_inside_a_word(text, start, end) or is_demonym(text, name):
        return name, Verdict.NO
    if is_given_name(text, name, words) or is_group(text, name):
        return name, Verdict.OTHER
    if text.after(name.end) in words.not_places or is_person(text, start):
        return name, Verdict.NO
    if name.head is not None:
        if end - start == 1 and is_full_name(text, name, words):
            return name, Verdict.OTHER
        return name, Verdict.NO if _goes_on(text, name) else Verdict.YES
    if is_word(text, name) or has_article(text, name):
        return name, Verdict.NO
    if _is_dateline(text, name) or _opens_an_office(text, name, words) or is_contained(text, name):
        return name, Verdict.YES
    if ent is not None and not (ent.start >= start and ent.end <= name.end):
        return name, _inside(text, name, ent, words)
    if name.label in {"GPE", "LOC"}:
        return name, Verdict.NO if is_surname(text, name) else _labelled(text, name)
    return name, _alone(text, name, previous, words)


def _labelled(text: Text, name: Name) -> Verdict:
    """The verdict on what the model takes for a place: of a small one that acts or is owned, the rest of the text's."""
    token = text.doc[name.end - 1]
    bare = token.dep_ in {"nsubj", "poss"} and not text.is_led(name.start)
    return Verdict.MAYBE if bare and name.end - name.start == 1 and not is_known(name.entries) else Verdict.YES


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


def _goes_on(text: Text, name: Name) -> bool:
    """Whether a little-known name is the first word only of what is named: 'the village of Tarna Velu'."""
    last, after = text.doc[name.end - 1], name.end
    named = text.before(name.start) == "of" and text.before(name.start - 1) in wording().heads
    if not named or not text.is_name(after) or is_known(name.entries):
        return False
    return last.dep_ == "compound" and last.head.i >= after and text.doc[after].pos_ == "PROPN"


def _closes(text: Text, index: int, kind: str) -> bool:
    """Whether a head noun belongs to the name in front: 'Boone County Jail', not 'Columbia State Lyceum'."""
    if text.is_name(index):
        return kind in COUNTIES or not text.is_name(index + 1)
    if text.after(index + 1) == "of" and text.is_name(index + 2):  # 'the West Bank city of Jenin'
        return False
    return kind != "city" or text.doc[index].dep_ not in {"compound", "nmod"}  # 'Gao city', not 'Gao city council'


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
            return Verdict.YES if is_known(name.entries) else Verdict.NO
        if opens and following in words.institutions:
            return Verdict.YES if is_known(name.entries) else Verdict.MAYBE
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
        return Verdict.YES if (led and is_known(name.entries)) or name.entries[0].listed else Verdict.NO
    run = text.wider(name.start, name.end)
    if run.start != name.start and not _is_behind(text, name, previous):
        return Verdict.NO
    institution = text.after(name.end) in words.institutions
    if run.end != name.end and not (institution and is_known(name.entries)):
        return Verdict.MAYBE if institution and not is_surname(text, name) else Verdict.NO
    if name.entries[0].listed:
        return Verdict.YES
    town = is_known(name.entries) or (name.label != "PERSON" and _is_town(name))
    hit = text.before(name.start) in assaults() and town
    led = text.is_led(name.start) or _is_attacked(text, name.start) or _is_one_of_towns(text, name, previous)
    if (hit or led) and not is_surname(text, name):
        return Verdict.YES
    if institution and not is_surname(text, name):
        return Verdict.YES
    if _is_listed(text, name, previous):
        return Verdict.YES if is_known(name.entries) else Verdict.MAYBE
    if is_surname(text, name):
        return Verdict.NO
    if name.label == "PERSON":
        return Verdict.YES if is_known(name.entries, town=METROPOLIS) else Verdict.MAYBE
    if text.before(name.start) == "of" and name.label == "ORG":
        return Verdict.YES
    return Verdict.YES if is_known(name.entries) else Verdict.MAYBE


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
