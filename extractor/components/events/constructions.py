"""Constructions: participants that stand outside of the slots of a rule's frame.

'at the hands of the rebels', 'a blast hit the depot', 'the attack left two dead', 'demanded that Peru leave'.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.language import syntax
from extractor.lexicon import expand, word_classes
from extractor.rules import Match, fillers

HURT = frozenset({"dead", "wounded", "injured", "hurt"})
SPEAKING = frozenset({"statement", "declaration", "letter", "communique", "decree", "message", "resolution", "appeal"})
# What one does with one's own is not what is threatened: 'threatened to send troops', 'to quit the pact'.
MOVING = frozenset(
    "avenge deploy do give leave make move pull quit recall resign send skip stage step stop take use walk "
    "withdraw".split()
)
GIVING = frozenset({"give", "hand", "issue", "send", "serve"})
ENDURING = frozenset({"suffer", "survive", "endure", "withstand"})


def at_the_hands_of(head: Token) -> list[Token]:
    """'suffered bombings at the hands of both clans': the clans."""
    above = [head]
    while above[-1].dep_ in {*syntax.OBJECTS, "pobj", "prep"}:  # up to the verb that carries the noun
        above.append(above[-1].head)
    hands = [token for word in above for token in syntax.objects_of(word, "at") if token.lemma_ == "hand"]
    return [token for hand in hands for token in syntax.objects_of(hand, "of")]


def authors(token: Token) -> list[Token]:
    """Who speaks in 'issued a statement that condemns …', 'a letter by the ministry demands …'; else the noun."""
    if token.lemma_.lower() not in SPEAKING:
        return [token]
    own = [*syntax.children(token, "poss"), *syntax.objects_of(token, "by", "from")]
    if token.dep_ == "nsubjpass":  # 'the resolution was passed by deputies and urges …'
        own += syntax.objects_of(token.head, "by")
    return own or (syntax.subjects(token.head) if token.dep_ in syntax.OBJECTS else []) or [token]


def struck(head: Token) -> list[Token]:
    """'an airstrike hit the depot', 'the depot was hit by an airstrike', 'the depot survived a raid': the depot.

    'Artillery fire killed nine': the nine.
    """
    verb, passive = head.head, head.dep_ == "pobj" and head.head.dep_ == "agent"
    verb = verb.head if passive else verb
    whole = syntax.counted_by(head)  # 'suffered a wave of raids'
    if whole.dep_ == "dobj" and whole.head.lemma_ in ENDURING:
        return syntax.subjects(whole.head)
    if head.dep_ == "nsubj" and verb.lemma_ == "leave":
        return left_hurt(verb)
    if verb.lemma_ not in expand(("@hitting", "@harming")) or not (passive or head.dep_ == "nsubj"):
        return []
    return fillers(verb, "object")


def named_among(head: Token, sufferer: Token) -> list[Token]:
    """'Six students were held, including Ana Kos, a painter, and Ivo Bell': those of the students that are named."""
    found = [noun for word in (head, sufferer) for noun in syntax.objects_of(word, "including")]
    for noun in found:  # the list grows: what is in apposition to a name of a list is as often its next one
        found += [other for name in syntax.children(noun, "appos") for other in syntax.conjuncts(name)]
    return found


def companions(verb: Token) -> list[Token]:
    """'was kidnapped together with two guards', 'was shot along with his wife': the guards, the wife."""
    marks = [child for child in verb.rights if child.lower_ in {"along", "together"}]
    if not marks or not syntax.is_passive(verb):
        return []
    after = [token for mark in marks for token in (*mark.children, *verb.rights) if token.i == mark.i + 1]
    whom = [noun for token in after if token.lower_ == "with" for noun in syntax.children(token, "pobj")]
    return [each for noun in whom for each in syntax.conjuncts(noun)]


def hurt_in(head: Token) -> list[Token]:
    """'Nine guards were hurt in clashes with miners': the guards, a side as the miners are."""
    verb = head.head.head
    inside = head.dep_ == "pobj" and head.head.lower_ in {"in", "during"} and verb.lemma_ in word_classes()["harming"]
    two_sided = inside and bool(syntax.objects_of(head, "with"))
    return syntax.subjects(verb) if two_sided and (syntax.is_passive(verb) or verb.lemma_ == "die") else []


def left_hurt(verb: Token) -> list[Token]:
    """'the assault left two guards dead': the guards."""
    fates = [
        child for child in syntax.children(verb, "ccomp", "oprd", "xcomp", "acomp", "advcl") if child.lower_ in HURT
    ]
    hurt = [token for fate in fates for token in syntax.children(fate, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)]
    return hurt or (fillers(verb, "object") if fates else [])


def threatened_with(head: Token) -> Iterator[tuple[str, Token]]:
    """'Oslo threatened Chad with sanctions': whose they would be, and on whom."""
    verb = head.head.head
    if head.dep_ == "pobj" and head.head.lower_ == "with" and verb.lemma_ == "threaten" and verb.pos_ == "VERB":
        yield from (("agent", token) for token in fillers(verb, "subject"))
        yield from (("target", token) for token in fillers(verb, "object"))


def threatened(match: Match) -> list[Token]:
    """'threatened to attack Chad', 'vowed to send troops to expel the rebels': Chad, the rebels."""
    if match.rule.label not in {"THREAT", "PLEDGE"} or syntax.children(match.head, *syntax.OBJECTS):
        return []
    clause = next(iter(_infinitives(match.head)), None)
    if clause is None:
        return []
    clause = next(iter(_infinitives(clause)), clause)
    if clause.lemma_ in MOVING:
        return []
    small = [child for child in syntax.children(clause, "ccomp") if child.pos_ == "ADJ"]  # 'hold them accountable'
    objects = syntax.children(clause, *syntax.OBJECTS) + [who for state in small for who in syntax.subjects(state)]
    if clause.lemma_ in word_classes()["support"] and not small:  # 'threatened to resume raids on the port'
        objects = [whom for word in (clause, *objects) for whom in syntax.objects_of(word, "on", "against")]
    found = (token for child in objects for token in syntax.conjuncts(child))
    return [token for token in found if token.lemma_.lower() not in expand(("@violence", "@abstract"))]


def _infinitives(verb: Token) -> list[Token]:
    found = [*syntax.children(verb, "xcomp"), *syntax.children(verb, "advcl")]
    return [clause for clause in found if any(aux.tag_ == "TO" for aux in syntax.children(clause, "aux"))]


def asked_or_accused(match: Match) -> Iterator[tuple[str, Token]]:
    """'demanded that Peru leave', 'alleged that Peru had attacked': Peru."""
    role = {"DEMAND": "recipient", "ACCUSATION": "target"}.get(match.rule.label)
    clauses = [*syntax.children(match.head, "ccomp"), *syntax.infinitives(match.head)] if role else []
    for clause in clauses:
        for token in syntax.children(clause, *syntax.SUBJECTS):
            if role and clause.i > match.head.i and token.lower_ not in {"it", "there"}:
                yield from ((role, subject) for subject in syntax.conjuncts(token))


def looked_into(match: Match) -> list[Token]:
    """'are investigating who was behind the blast': the blast."""
    clauses = syntax.children(match.head, "ccomp") if match.rule.label == "INVESTIGATION" else []
    return [deed for clause in clauses for deed in syntax.objects_of(clause, "behind")]


def addressed(match: Match) -> Iterator[tuple[str, Token]]:
    """'the miners were given an ultimatum', 'gave the miners an ultimatum': the miners."""
    role = {"DEMAND": "recipient", "THREAT": "target", "WARNING": "recipient"}.get(match.rule.label)
    verb = match.head.head
    if role and match.head.dep_ == "dobj" and verb.lemma_ in GIVING:
        whom = syntax.subjects(verb) if syntax.is_passive(verb) else syntax.children(verb, "dative")
        yield from ((role, token) for token in whom if token.pos_ in syntax.NOMINAL)
