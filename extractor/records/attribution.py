"""Attribution: who reports it, by the last link of the chain that is named, and what kind of source that is.

Of 'Reuters, quoting police, said …' and 'the agency quoted police as saying …' it is the police.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from extractor import spans
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.records.ids import Index
from extractor.records.quoting import Quoter
from extractor.spans import Words
from models import Attribution, SourceKind

SOURCE_KINDS = {
    "government": SourceKind.OFFICIAL,
    "military": SourceKind.OFFICIAL,
    "police": SourceKind.OFFICIAL,
    "country": SourceKind.OFFICIAL,
    "armed_group": SourceKind.PARTY,
    "media": SourceKind.MEDIA,
    "ngo": SourceKind.MONITOR,
    "international_organization": SourceKind.MONITOR,
}
CITING = frozenset({"cite", "quote"})
TELLING = frozenset({"inform", "tell"})
# What speaks for somebody else: 'a report by the ministry', 'a spokesman for the rebels'.
WRITINGS = frozenset({"communique", "document", "letter", "memo", "paper", "report", "statement", "study", "survey"})
SPEAKING_FOR = frozenset(
    "chief commander director head leader member official representative spokesman spokesperson spokeswoman".split()
)
WITNESSES = frozenset({"witness", "eyewitness", "resident", "villager", "survivor"})
SOURCES = frozenset({"source", "sources"})
UNNAMED = frozenset({"anonymous", "unidentified", "unnamed"})
# 'on condition of anonymity', 'who asked not to be named'.
NAMING = frozenset({"identify", "name"})
FARTHEST = 4  # clauses up from the deed to whoever tells of it


def attribution(
    quoter: Quoter, index: Index, token: int, teller: tuple[Words, Words] | None = None
) -> Attribution | None:
    """Who says so: the teller that a count has of its own, else the speaker of the statement that a word stands in."""
    doc, words, cue = quoter.doc, None, None
    if teller is not None:
        words, cue = teller
    elif token in index.statement_at:
        statement: spans.Statement = spans.read(doc, spans.STATEMENTS)[index.statement_at[token]]
        assert statement.speaker is not None, "only statements with a speaker are indexed"
        words, cue = statement.speaker, statement.cue
    words, cue = _quoted(doc[token]) or (words, cue)
    if words is None:
        return None
    words = _origin(doc, words, cue)
    return Attribution(
        source=index.actor(words),
        kind=_kind(doc, words, index),
        mention=quoter.words(words.start, words.end),
        cue=quoter.maybe(cue),
    )


def _origin(doc: Doc, words: Words, cue: Words | None) -> Words:
    """The police of 'Reuters, quoting police, said', 'the BBC reported, citing police'; else the speaker himself."""
    speaker = doc[words.start : words.end].root
    verbs = [doc[cue.start : cue.end].root] if cue is not None else []
    clauses = [clause for word in (speaker, *verbs) for clause in syntax.children(word, "acl", "advcl")]
    cited = [noun for clause in clauses if clause.lemma_ in CITING for noun in syntax.children(clause, *syntax.OBJECTS)]
    return syntax.base_np(cited[0]) if cited else words


def _quoted(deed: Token) -> tuple[Words, Words] | None:
    """The ministry of 'the agency quoted the ministry as saying', the police of 'he was told by police that'."""
    clause = deed
    for _ in range(FARTHEST):
        verb = clause.head
        if (
            clause.dep_ not in {"ccomp", "conj", "dobj", "nsubj", "nsubjpass", "pobj", "prep", "xcomp"}
            or verb == clause
        ):
            return None
        who: list[Token] = []
        if verb.lemma_ in CITING and any(said.tag_ == "VBG" for said in syntax.objects_of(verb, "as")):
            who = syntax.children(verb, *(syntax.PASSIVE_SUBJECTS if syntax.is_passive(verb) else syntax.OBJECTS))
        elif verb.lemma_ in TELLING and clause.dep_ == "ccomp" and syntax.is_passive(verb):
            who = syntax.objects_of(verb, "by", "from")
        if who:
            return syntax.base_np(who[0]), Words(verb.i, verb.i + 1)
        clause = verb
    return None


def _kind(doc: Doc, words: Words, index: Index) -> SourceKind | None:
    head = doc[words.start : words.end].root
    for_whom = _speaks_for(head)
    found = (
        _party(doc[words.start : words.end]),
        SourceKind.ANONYMOUS if _is_unnamed(head) else None,
        *(_party(doc[noun.left_edge.i : noun.i + 1]) for noun in for_whom),
        *(_by_word(noun) for noun in for_whom if head.lemma_.lower() in WRITINGS or _is_medical(noun)),
        _by_word(head),
        _by_actor(doc, index, range(words.end - 1, words.start - 1, -1)),
        *(_by_actor(doc, index, (noun.i,)) for noun in for_whom),
    )
    return next((kind for kind in found if kind is not None), None)


def _speaks_for(head: Token) -> list[Token]:
    """The rebels of 'a spokesman for the rebels', the ministry of 'a report by the ministry'."""
    lemma = head.lemma_.lower()
    if lemma in WRITINGS:
        return [*syntax.objects_of(head, "by", "from"), *syntax.children(head, "poss")]
    return syntax.objects_of(head, "for", "of", "at") if lemma in SPEAKING_FOR else []


def _party(speaker: Span) -> SourceKind | None:
    """'A rebel commander' and 'a Taliban spokesman' speak for a party, 'an anti-terrorist official' for a state."""
    militants = word_classes()["militant"]
    actors = (actor for actor in spans.read(speaker.doc, spans.ACTORS) if actor.named and actor.kind == "armed_group")
    armed = [words for actor in actors for words in actor.mentions if words.overlaps(Words(speaker.start, speaker.end))]
    own = _words_of_their_own(speaker)
    is_party = any(w.lemma_.lower() in militants or any(words.covers(w.i) for words in armed) for w in own)
    return SourceKind.PARTY if is_party else None


def _words_of_their_own(speaker: Span) -> Iterator[Token]:
    """No part of a hyphenated word: 'the Hamas-run ministry', 'an anti-terrorist official'."""
    for word in speaker:
        before = word.i > speaker.start and speaker.doc[word.i - 1].text == "-"
        after = word.i + 1 < speaker.end and speaker.doc[word.i + 1].text == "-"
        if not before and not after:
            yield word


def _is_unnamed(head: Token) -> bool:
    if any(word.lower_ in UNNAMED for word in syntax.modifiers(head)):
        return True
    clauses = [*syntax.children(head, "relcl", "acl"), *syntax.children(head.head, "advcl", "prep")]
    inside = (word for clause in clauses for word in clause.subtree)
    return any(
        word.lower_ == "anonymity" or (word.lemma_ in NAMING and word.dep_ == "xcomp" and syntax.is_passive(word))
        for word in inside
    )


def _is_medical(noun: Token) -> bool:
    return noun.lemma_.lower() in {"clinic", "hospital", "infirmary", "morgue"}


def _by_word(head: Token) -> SourceKind | None:
    lemma, classes = head.lemma_.lower(), word_classes()
    if lemma in WITNESSES:
        return SourceKind.WITNESS
    if lemma in SOURCES:
        return SourceKind.ANONYMOUS
    if lemma in classes["medic"] or _is_medical(head):
        return SourceKind.MEDIC
    if lemma in classes["press"]:
        return SourceKind.MEDIA
    if lemma in classes["monitor"] or any(word.lower_ in classes["monitor"] for word in syntax.modifiers(head)):
        return SourceKind.MONITOR
    return SourceKind.OFFICIAL if lemma in classes["official"] | classes["police"] else None


def _by_actor(doc: Doc, index: Index, tokens: Iterable[int]) -> SourceKind | None:
    """By the kind of the last actor that is named among some tokens."""
    actor = next((index.actor_at[token] for token in tokens if token in index.actor_at), None)
    return None if actor is None else SOURCE_KINDS.get(spans.read(doc, spans.ACTORS)[actor].side)
