"""Which words fill a slot: one reading for each that is no preposition, and a preposition's objects."""

from collections.abc import Callable

from spacy.tokens import Token

from extractor.language import syntax
from extractor.language.slots.logical import logical_object, logical_subject, support_verb
from extractor.lexicon import word_classes

_ARISING = frozenset("begin break continue ensue erupt flare occur rage resume start".split())
_TOWARDS = frozenset({"from", "into", "to", "towards"})
_NAMING = frozenset({"brand", "call", "deem", "dub", "label", "term"})


def fillers(head: Token, slot: str) -> list[Token]:
    """The head tokens that fill a slot of a trigger, conjuncts included, in text order."""
    special = SLOTS.get(slot)
    if special:
        return special(head)
    own = syntax.objects_of(head, slot)
    return own or [token for word in _beside(head, slot) for token in syntax.objects_of(word, slot)]


def _beside(head: Token, preposition: str) -> list[Token]:
    """Where a trigger's phrase may hang as well: 'severed ties with Chad', 'notice to Chad', 'flew back to Chad'."""
    if preposition in {"of", "by"}:
        return []
    if head.pos_ in {"VERB", "AUX"}:
        adverbs = syntax.children(head, "advmod", "prt") if preposition in _TOWARDS else []
        return [*syntax.children(head, *syntax.OBJECTS), *(word for word in adverbs if word.i > head.i)]
    carrier = support_verb(head)
    if carrier is None and head.dep_ == "nsubj" and _arises(head.head):  # 'clashes broke out between …'
        carrier = head.head
    return [carrier] if carrier is not None else []


def _arises(verb: Token) -> bool:
    return verb.lemma_ in _ARISING or (verb.lemma_ == "take" and any(child.lower_ == "place" for child in verb.rights))


def _complement(head: Token) -> list[Token]:
    heads = [*syntax.children(head, "xcomp", "ccomp", "oprd", "acomp", "attr"), *syntax.infinitives(head)]
    if head.lemma_ in _NAMING:  # 'called the tax "a disgrace"' is read as an apposition
        heads += [name for thing in syntax.children(head, *syntax.OBJECTS) for name in syntax.children(thing, "appos")]
    return [token for child in heads for token in syntax.conjuncts(child)]


def _clause(verb: Token) -> list[Token]:
    """The verbs of the clauses that say when or how; in 'after a roadside bomb exploded' it may hang on its subject."""
    misread = [clause for noun in syntax.objects_of(verb, "after") for clause in syntax.children(noun, "relcl")]
    return [*syntax.children(verb, "advcl"), *misread]


def _told(verb: Token) -> list[Token]:
    """The clause that a verb of saying is followed by."""
    return [clause for clause in syntax.children(verb, "ccomp") if clause.i > verb.i]


def _governor(head: Token) -> list[Token]:
    above = head.head
    if above == head:
        return []
    return [above, above.head] if above.pos_ == "ADP" else [above]


def _speakers(head: Token) -> list[Token]:
    """Whose words a clause is: of the verb of saying that it hangs on, whatever clause of it the head stands in."""
    for word, above in syntax.ancestors(head):
        if word.dep_ == "ccomp" and above.lemma_ in word_classes()["saying"]:
            return syntax.subjects(above)
        if word.dep_ in {"advcl", "relcl", "acl", "conj", "pcomp"}:
            break
    return []


def _before(head: Token) -> list[Token]:
    return [head.head] if head.dep_ in {"compound", "nmod", "amod"} else []


SLOTS: dict[str, Callable[[Token], list[Token]]] = {
    "subject": logical_subject,
    "object": logical_object,
    "complement": _complement,
    "clause": _clause,
    "told": lambda head: [token for clause in _told(head) for token in syntax.subjects(clause)],
    "modal": lambda head: [token for clause in _told(head) for token in syntax.children(clause, "aux")],
    "before": _before,
    "governor": _governor,
    "modifier": syntax.modifiers,
    "poss": lambda head: syntax.children(head, "poss"),
    "speaker": _speakers,
    "particle": lambda head: syntax.children(head, "prt", "advmod"),
    "state": lambda head: [
        word for who in (head, *syntax.objects_of(head, "of")) for word in syntax.children(who, "acl", "relcl")
    ],
    "near": lambda head: list(head.sent),
}
