"""Slots: what stands around a trigger word, by the part that it plays.

`subject` and `object` are the logical ones: of a passive the subject fills the object slot, the by-phrase the
subject's. `modifier` are the words in front of a noun, `poss` its possessor, `before` the noun that it stands in front
of, `governor` what it hangs on, `complement` the clause or predicate after a verb, `told` and `modal` the
subjects and the auxiliaries of that clause ('said that Peru must leave'), `particle` its particles and adverbs,
`state` what is said of those whom a number counts ('the number of those killed'), `near` the whole sentence. Any other
slot is a preposition, filled by its objects.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Token

from extractor import spans
from extractor.columns import Sentences, ids_of, words_of
from extractor.language import syntax
from extractor.lexicon import word_classes

_QUANTITIES = frozenset(
    "band crowd dozen group half handful hundred kg kilo kilogram kilogramme lb load lot majority member million most "
    "number ounce pound quantity quarter rest score stick third thousand ton tonne total".split()
)
_HEADS = ids_of(("VERB", "AUX", "NOUN", "PROPN", "ADJ"))
_AUXILIARIES = ids_of(("aux", "auxpass"))  # 'has' of 'has killed' is nobody's head
(_COMPOUND,) = ids_of(("compound",))
_GOING = frozenset({"arrive", "be", "come", "depart", "embark", "fly", "go", "leave", "travel"})
_ARISING = frozenset("begin break continue ensue erupt flare occur rage resume start".split())
_NAMING = frozenset({"brand", "call", "deem", "dub", "label", "term"})
# Lemmas that the model gets wrong.
MENDED = {
    "instal": "install", "rebrande": "rebrand", "stag": "stage", "teargasse": "teargas", "wag": "wage",
    "waterboarde": "waterboard", "cordone": "cordon", "trod": "tread",
    "retook": "retake", "bases": "base", "premises": "premises",
    "fined": "fine", "fining": "fine",
    "raped": "rape", "raping": "rape", "rapes": "rape", "caned": "cane", "sniped": "snipe",
    "machinegunned": "machinegun", "machinegunne": "machinegun", "machine-gunned": "machine-gun",
}  # fmt: skip


class Reader:
    """The words of one document as rules see them, each read once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        columns: Any = doc.to_array(["LOWER", "LEMMA", "ENT_TYPE", "POS", "DEP"])  # few words are ever read
        self._columns: list[list[int]] = columns.T.tolist()  # by column: a list a word would keep the collector busy
        self._sentences = Sentences(doc)
        self._places = frozenset(
            index
            for place in spans.read(doc, spans.PLACES)
            for mention in place.mentions
            for index in range(mention.start, mention.end)
        )
        self._keys: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}

    def keys(self, index: int) -> frozenset[str]:
        """All that a rule may ask for in a word: lemma, form, part of speech, entity label; `*` for any word."""
        found = self._keys.get(index)
        if found is None:
            lower, lemma, label, pos = words_of(self._doc, [column[index] for column in self._columns[:4]])
            if label in {"", "ORG", "PERSON"} and index in self._places:  # 'held Goma', where the model sees a person
                label = "GPE"
            words: tuple[str, ...] = (MENDED.get(lower) or lemma.lower(), lower, pos, label, "*")
            if pos == "PROPN":  # its lemma keeps the plural
                words += (lower.removesuffix("s"),)
            elif pos == "NOUN" and index and self._columns[4][index - 1] == _COMPOUND:  # 'heart attack'
                words += (f"{words_of(self._doc, [self._columns[0][index - 1]])[0]} {words[0]}",)
            found = self._keys[index] = frozenset(words)
        return found

    @cached_property
    def heads(self) -> list[tuple[int, int, int]]:
        """The words that may be the head of a trigger: index, and the hashes of lemma and form; in text order."""
        lower, lemma, _, pos, dep = self._columns
        return [
            (index, lemma[index], lower[index])
            for index, part in enumerate(pos)
            if part in _HEADS and dep[index] not in _AUXILIARIES
        ]

    def heads_within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Those of them in a stretch of tokens, the end exclusive."""
        first = bisect_left(self.heads, (start,))
        return self.heads[first : bisect_left(self.heads, (end,), first)]

    def forms(self, start: int, end: int) -> list[int]:
        """The hashes of the lower-case words of a stretch of tokens, the end exclusive."""
        return self._columns[0][start:end]

    def lemmas(self, start: int, end: int) -> list[str]:
        """The lemmas of a stretch of tokens in lower case, the end exclusive."""
        return [word.lower() for word in words_of(self._doc, self._columns[1][start:end])]

    def where(self, forms: frozenset[int]) -> list[int]:
        """The indexes of the words whose lower-case form is one of some, given as hashes."""
        return [index for index, form in enumerate(self._columns[0]) if form in forms]

    def where_lemma(self, lemmas: frozenset[int], start: int, end: int) -> list[int]:
        """The indexes of the words of a stretch whose lemma is one of some, given as hashes."""
        return [index for index, lemma in enumerate(self._columns[1][start:end], start) if lemma in lemmas]

    def first(self, index: int) -> int:
        """Where a word's sentence begins."""
        return self._sentences.at(index)[0]

    def bounds(self, index: int) -> tuple[int, int]:
        """Where a word's sentence begins and ends, the end exclusive."""
        return self._sentences.at(index)

    def has_any(self, index: int, words: frozenset[int]) -> bool:
        """Whether a word's sentence holds a form or lemma of some, given as hashes."""
        start, end = self._sentences.at(index)
        return not all(words.isdisjoint(column[start:end]) for column in self._columns[:2])

    def has_part(self, index: int, label: int, forms: frozenset[int]) -> bool:
        """Whether a word's sentence holds a word with a dependency label (its hash), of some forms if any are given."""
        start, end = self._sentences.at(index)
        lower, labels = self._columns[0], self._columns[4]
        return any(labels[i] == label and (not forms or lower[i] in forms) for i in range(start, end))

    def sentence(self, index: int) -> frozenset[str]:
        """The forms and lemmas of all words of a word's sentence, and the labels of the names in it."""
        start, end = self._sentences.at(index)
        if start not in self._around:
            self._around[start] = frozenset(
                word for column in self._columns[:3] for word in words_of(self._doc, column[start:end])
            )
        return self._around[start]


class Surroundings:
    """What stands around one head word, looked at once however many rules ask."""

    def __init__(self, head: Token, reader: Reader) -> None:
        self.head, self._reader = head, reader
        self._fillers: dict[str, list[Token]] = {}
        self._slots: dict[str, frozenset[str]] = {}
        self._before: list[int] = []  # words in front of the head, the nearest first

    @cached_property
    def _below(self) -> list[Token]:
        return [child for child in self.head.children if child.dep_ != "aux"]

    def beside(self, kind: str) -> frozenset[str]:
        """The keys of the word in front of a noun, or of all that hangs on a verb: what longer triggers need."""
        if kind == "noun":
            index = self._step_back(0)
            return frozenset() if index is None else self._reader.keys(index)
        return frozenset().union(*(self._reader.keys(child.i) for child in self._below))

    def hold(self, slot: str, words: frozenset[str]) -> bool:
        """Whether a slot holds one of the words."""
        if slot == "near":
            return not words.isdisjoint(self._reader.sentence(self.head.i))
        held = self._slots.get(slot)
        if held is None:
            tokens = (token for filler in self.fillers(slot) for token in _counted(filler))
            held = self._slots[slot] = frozenset().union(*(self._reader.keys(token.i) for token in tokens))
        return not words.isdisjoint(held)

    def fillers(self, slot: str) -> list[Token]:
        """The head tokens that fill a slot: `fillers` of the head, read once."""
        found = self._fillers.get(slot)
        if found is None:
            found = self._fillers[slot] = fillers(self.head, slot)
        return found

    def held(self, slot: str, words: frozenset[str]) -> list[str]:
        """Which words of a slot are among these, in text order: to tell why a rule did not fire."""
        tokens = [token for filler in self.fillers(slot) for token in _counted(filler)]
        return [token.text for token in tokens if not words.isdisjoint(self._reader.keys(token.i))]

    def in_front(self, words: tuple[frozenset[str], ...]) -> tuple[int, ...] | None:
        """The words right in front of a noun and itself, punctuation passed over; None where one is missing."""
        for step, wanted in enumerate(reversed(words)):
            index = self._step_back(step)
            if index is None or wanted.isdisjoint(self._reader.keys(index)):
                return None
        return (*reversed(self._before[: len(words)]), self.head.i)

    def _step_back(self, step: int) -> int | None:
        while len(self._before) <= step:
            index = (self._before[-1] if self._before else self.head.i) - 1
            first = self._reader.first(self.head.i)
            while index >= first and self.head.doc[index].is_punct and self.head.doc[index].tag_ != "POS":
                index -= 1
            if index < first:
                return None
            self._before.append(index)
        return self._before[step]

    def hanging(self, words: tuple[frozenset[str], ...]) -> tuple[int, ...] | None:
        """The words that hang on a verb, each on it or on an earlier one, and itself; None where one is missing."""
        if not words:
            return (self.head.i,)
        found, candidates = [self.head.i], self._below
        for wanted in words:
            hit = next((token for token in candidates if not wanted.isdisjoint(self._reader.keys(token.i))), None)
            if hit is None:
                return None
            found.append(hit.i)
            candidates = [*candidates, *(child for child in hit.children if child.dep_ != "aux")]
        return tuple(sorted(found))


def _counted(filler: Token) -> list[Token]:
    """Of 'hundreds of militants', 'two of the men', 'a ton of dynamite' what is counted; of any other noun itself."""
    word = filler.lemma_.lower()
    if filler.pos_ in {"NUM", "PRON", "DET"} or word in _QUANTITIES or word[:1].isdigit():  # '20kg of dynamite'
        counted = syntax.objects_of(filler, "of")
        is_number = filler.pos_ == "NUM" or syntax.content(filler) != filler
        return counted if counted and is_number else [filler, *counted]
    return [filler]


def fillers(head: Token, slot: str) -> list[Token]:
    """The head tokens that fill a slot of a trigger, conjuncts included, in text order."""
    special = _SLOTS.get(slot)
    if special:
        return special(head)
    own = syntax.objects_of(head, slot)
    return own or [token for word in _beside(head, slot) for token in syntax.objects_of(word, slot)]


def _beside(head: Token, preposition: str) -> list[Token]:
    """Where a trigger's phrase may hang as well: 'severed ties with Chad', 'gave a warning to Chad'."""
    if preposition in {"of", "by"}:
        return []
    if head.pos_ in {"VERB", "AUX"}:
        return syntax.children(head, *syntax.OBJECTS)
    carrier = _carrier(head)
    if carrier is None and head.dep_ == "nsubj" and _arises(head.head):  # 'clashes broke out between …'
        carrier = head.head
    return [carrier] if carrier is not None else []


def _arises(verb: Token) -> bool:
    return verb.lemma_ in _ARISING or (verb.lemma_ == "take" and any(child.lower_ == "place" for child in verb.rights))


def _logical_subject(head: Token) -> list[Token]:
    """Who does it: of an active verb the subject, of a passive one the by-phrase; of a noun, whoever is the subject of
    the verb that carries it ('carried out an attack', 'a strike launched by the rebels')."""
    if head.pos_ in {"VERB", "AUX"}:
        passive = syntax.is_passive(head) or _is_bare_participle(head)
        return syntax.objects_of(head, "by") if passive else syntax.subjects(head)
    if head.dep_ == "acomp":  # 'Chile is willing'
        return syntax.subjects(head.head)
    if head.dep_ == "pobj" and head.head.lower_ == "on" and head.head.head.lemma_ in _GOING:  # 'went on strike'
        return syntax.subjects(head.head.head)
    carrier = _carrier(head)
    return _logical_subject(carrier) if carrier is not None else syntax.owners(head)


def _carrier(noun: Token) -> Token | None:
    """The support verb that a noun is the logical object of."""
    supports = word_classes()["support"]
    candidates = [noun.head] if noun.dep_ in {*syntax.OBJECTS, *syntax.PASSIVE_SUBJECTS} else []
    candidates += [child for child in noun.rights if child.dep_ in {"acl", "relcl"}]
    if noun.dep_ == "dobj" and noun.head.lemma_ in word_classes()["saying"]:  # 'said the blast, …, was carried out by'
        candidates += [verb for verb in syntax.children(noun.head, "ccomp") if _lacks_subject(verb)]
    for verb in candidates:
        lemma = MENDED.get(verb.lemma_, verb.lemma_)
        if lemma in supports and (verb == noun.head or verb.dep_ not in {"acl", "relcl"} or syntax.is_passive(verb)):
            return verb
    whole = syntax.counted_by(noun)
    return _carrier(whole) if whole != noun else None


def _lacks_subject(verb: Token) -> bool:
    return bool(syntax.children(verb, "auxpass")) and not syntax.children(verb, *syntax.PASSIVE_SUBJECTS)


def _logical_object(head: Token) -> list[Token]:
    if head.pos_ not in {"VERB", "AUX"}:
        return []
    found = [token for child in syntax.children(head, *syntax.OBJECTS) for token in syntax.conjuncts(child)]
    found += [token for particle in syntax.children(head, "prt") for token in syntax.children(particle, "pobj")]
    if syntax.is_passive(head):
        noun = [head.head] if head.dep_ == "acl" else syntax.subjects(head)
        return noun + found
    if head.dep_ == "amod" and head.tag_ == "VBN":  # 'the kidnapped nurses'
        return [head.head, *found]
    if _is_bare_participle(head):
        return syntax.subjects(head)
    return found or _shared_object(head)


def _shared_object(verb: Token) -> list[Token]:
    """'killed and wounded scores': the object that a verb has in common with the next one.

    Not 'vowed to retaliate but has made few gains': it has a clause of its own.
    """
    if syntax.children(verb, "xcomp", "ccomp"):
        return []
    for other in syntax.children(verb, "conj"):
        if other.i > verb.i and not syntax.children(other, "aux", *syntax.SUBJECTS):
            return [token for child in syntax.children(other, *syntax.OBJECTS) for token in syntax.conjuncts(child)]
    return []


def _is_bare_participle(verb: Token) -> bool:
    """'Troop levels cut', 'Dozens arrested as …': passive without an auxiliary.

    A past tense is taken for one where the verb never goes without an object.
    """
    if syntax.children(verb, *syntax.OBJECTS, "aux", "prt", "ccomp", "xcomp") or _shared_object(verb):
        return False
    return verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.lemma_ in word_classes()["transitive"])


def _complement(head: Token) -> list[Token]:
    heads = [*syntax.children(head, "xcomp", "ccomp", "oprd", "acomp", "attr"), *syntax.infinitives(head)]
    if head.lemma_ in _NAMING:  # 'called the tax "a disgrace"' is read as an apposition
        heads += [name for thing in syntax.children(head, *syntax.OBJECTS) for name in syntax.children(thing, "appos")]
    return [token for child in heads for token in syntax.conjuncts(child)]


def _told(verb: Token) -> list[Token]:
    """The clause that a verb of saying is followed by."""
    return [clause for clause in syntax.children(verb, "ccomp") if clause.i > verb.i]


def _governor(head: Token) -> list[Token]:
    above = head.head
    if above == head:
        return []
    return [above, above.head] if above.pos_ == "ADP" else [above]


def _before(head: Token) -> list[Token]:
    return [head.head] if head.dep_ in {"compound", "nmod", "amod"} else []


_SLOTS: dict[str, Callable[[Token], list[Token]]] = {
    "subject": _logical_subject,
    "object": _logical_object,
    "complement": _complement,
    "told": lambda head: [token for clause in _told(head) for token in syntax.subjects(clause)],
    "modal": lambda head: [token for clause in _told(head) for token in syntax.children(clause, "aux")],
    "before": _before,
    "governor": _governor,
    "modifier": syntax.modifiers,
    "poss": lambda head: syntax.children(head, "poss"),
    "particle": lambda head: syntax.children(head, "prt", "advmod"),
    "state": lambda head: [
        word for who in (head, *syntax.objects_of(head, "of")) for word in syntax.children(who, "acl", "relcl")
    ],
    "near": lambda head: list(head.sent),
}
