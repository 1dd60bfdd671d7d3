"""Statements: who said what, in quotation marks or reported.

**Reads:** tokens, the model's tree, `spans.ACTORS` (a speaker that is a mention keeps the mention's words).
**Writes:** `spans.STATEMENTS`.

Quotation marks are paired section by section (a section that ends in an open quotation closes it, as newspapers
print long ones). A quotation belongs to the saying verb nearest to it in its sentence; one that follows an attributed
quotation in the same section is its continuation. Reported speech is the clause that a saying verb governs, or the
sentence that 'according to' stands in; a quotation of less than half of it does not stand alone.

Known limits: single quotation marks are not read, since they look like apostrophes; the halves of a quotation that its
cue splits are two statements; a speaker in another sentence than the quotation is found only for continuations.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from pydantic import Field
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor import columns, spans, syntax
from extractor.lexicon import DATA, Rule, read_rows, read_rules, word_classes
from extractor.spans import Section, Statement, Words

QUOTES = frozenset({'"', "``", "''", "“", "”"})
MARKS = columns.ids_of(QUOTES)
NOBODY = frozenset({"there", "which", "that", "this", "what"})
SCARE = 2  # words: a quotation no longer than this, with no verb of its own, only marks a word
FARTHEST = 12  # words between a quotation and its cue
TRIMMED = frozenset({",", ":", ";", ".", "-", "–", "—", *QUOTES})


@Language.component("statements", assigns=["doc.spans", "doc._.statements"], requires=["token.dep", "token.lemma"])
def statements(doc: Doc) -> Doc:
    found: list[Statement] = []
    speakers = _Speakers(doc)
    marks = columns.where(doc, "ORTH", MARKS)
    for section in spans.layout(doc).sections:
        found += _quotations(doc, section, marks, speakers)
    quoted = sorted((item.content for item in found), key=lambda words: words.start)
    starts = [words.start for words in quoted]
    for item in _reported(doc, speakers):
        near = quoted[max(bisect_left(starts, item.content.start) - 1, 0) : bisect_left(starts, item.content.end)]
        if not any(_holds(words, item.content) for words in near):
            found.append(item)
    by_cue: dict[Words | None, list[Statement]] = {}
    for item in found:
        by_cue.setdefault(item.cue, []).append(item)
    found = [item for item in found if not any(_swallows(other, item) for other in by_cue[item.cue])]
    spans.write(doc, spans.STATEMENTS, sorted(found, key=lambda item: (item.content.start, item.content.end)))
    return doc


class StatementRule(Rule):
    """One way of saying who said what."""

    how: str = Field(min_length=1, description="What counts, in a sentence.")


def rules() -> list[StatementRule]:
    """The rules of `statements.toml`, in file order.

    Raises:
        LexiconError: a rule lacks a field or has one too many.
    """
    return read_rules(DATA / "statements" / "statements.toml", StatementRule)


@cache
def cues() -> dict[str, str]:
    """Saying verbs: lemma to `clause` or `quote`."""
    return {row["lemma"]: row["with"] for row in read_rows(DATA / "statements" / "cues.csv")}


@cache
def sources() -> frozenset[str]:
    """What something is reported by: 'report', 'newspaper'."""
    return frozenset(row["noun"] for row in read_rows(DATA / "statements" / "sources.csv"))


class _Speakers:
    """Turns the subject of a saying verb into the words that name the speaker."""

    def __init__(self, doc: Doc) -> None:
        self._mentions: dict[int, Words] = {}
        for actor in spans.read(doc, spans.ACTORS):
            for words in actor.mentions:
                self._mentions[words.end - 1] = words
                for index in _role_in_front(doc, words, actor.role):
                    self._mentions.setdefault(index, words)

    def words(self, head: Token) -> Words:
        """The name, where the head is one or stands in the role before one; else the base noun phrase."""
        mention = self._mentions.get(head.i)
        return mention if mention and (head.pos_ == "PROPN" or mention.start > head.i) else syntax.base_np(head)

    def of(self, verb: Token) -> Words | None:
        """The subject of a saying verb; None for 'it', which only fills the place."""
        who = syntax.subjects(verb)
        if not who and verb.dep_ in {"conj", "advcl", "xcomp"} and verb.head.pos_ == "VERB":
            who = syntax.subjects(verb.head)
        if syntax.is_passive(verb):
            who = syntax.objects_of(verb, "by")
        who = [token for token in who if _can_speak(token)]
        return self.words(who[0]) if who else None


def _can_speak(token: Token) -> bool:
    return token.is_alpha and token.lower_ not in NOBODY and token.ent_type_ not in {"DATE", "TIME"}


def _role_in_front(doc: Doc, name: Words, role: str | None) -> range:
    """Tokens of a role that ends right before a name: 'the chief of OPEC' before 'Omar Sule'."""
    if role is None:
        return range(0)
    start = name.start
    while start > 0 and doc[name.start].idx - doc[start].idx <= len(role) + 1:
        start -= 1
    start += 1
    same = " ".join(doc[start : name.start].text.split()) == role
    return range(start, name.start) if same else range(0)


def _quotations(doc: Doc, section: Section, marks: Sequence[int], speakers: _Speakers) -> Iterator[Statement]:
    last: Statement | None = None
    for words in _pairs(marks, section):
        content = _trim(doc, words)
        if content is None:
            continue
        cue = _cue_near(doc, words, section)
        if cue is None and (last is None or _is_scare(doc, content)):
            continue
        if cue is not None:
            if _is_scare(doc, content) and speakers.of(cue) is None:
                continue
            last = Statement(content, speakers.of(cue), Words(cue.i, cue.i + 1), True, "statements.quotation")
            yield last
        elif last is not None and _begins_sentence(doc, words):
            yield Statement(content, last.speaker, None, True, "statements.continued")


def _pairs(marks: Sequence[int], section: Section) -> Iterator[Words]:
    """What stands between quotation marks, without the marks."""
    start = None
    for index in marks[bisect_left(marks, section.start) : bisect_left(marks, section.end)]:
        if start is None:
            start = index + 1
        else:
            yield Words(start, index)
            start = None
    if start is not None and section.end - start > SCARE:
        yield Words(start, section.end)


def _trim(doc: Doc, words: Words) -> Words | None:
    start, end = words.start, words.end
    while start < end and (doc[start].text in TRIMMED or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in TRIMMED or doc[end - 1].is_space):
        end -= 1
    return Words(start, end) if start < end else None


def _is_scare(doc: Doc, words: Words) -> bool:
    return words.end - words.start <= SCARE and not any(token.pos_ == "VERB" for token in doc[words.start : words.end])


def _begins_sentence(doc: Doc, words: Words) -> bool:
    return doc[words.start].is_sent_start or (words.start > 0 and bool(doc[words.start - 1].is_sent_start))


def _cue_near(doc: Doc, words: Words, section: Section) -> Token | None:
    """The saying verb of a quotation, outside of it and in its sentence: one that governs it, else the nearest."""
    first = max(doc[words.start].sent.start, section.start)
    if words.start - 1 > section.start and doc[words.start - 1].is_sent_start:
        first = words.start - 1
    last = min(doc[min(words.end, len(doc) - 1)].sent.end, section.end)
    if words.end + 1 < section.end and doc[words.end - 1].text == ",":
        last = max(last, min(doc[words.end + 1].sent.end, section.end))
    first, last = max(first, words.start - FARTHEST), min(last, words.end + FARTHEST + 1)
    above = {token.i for token in doc[words.start : words.end].root.ancestors} if words.start < words.end else set()
    best = None
    for token in (*doc[first : words.start], *doc[words.end : last]):
        if token.lemma_.lower() in cues() and token.pos_ == "VERB" and not _between_quotes(doc, token, words):
            distance = words.start - token.i if token.i < words.start else token.i - words.end
            rank = token.i not in above, distance
            if distance <= FARTHEST and (best is None or rank < best[0]) and token.tag_ != "VBG":
                best = rank, token
    return best[1] if best else None


def _between_quotes(doc: Doc, token: Token, words: Words) -> bool:
    """Whether another quotation begins or ends between the verb and this one."""
    between = doc[token.i : words.start - 1] if token.i < words.start else doc[words.end + 1 : token.i]
    return any(other.text in QUOTES for other in between)


def _reported(doc: Doc, speakers: _Speakers) -> Iterator[Statement]:
    for index, (lemma, lower) in enumerate(
        zip(columns.column(doc, "LEMMA"), columns.column(doc, "LOWER"), strict=True)
    ):
        if cues().get(lemma.lower()) == "clause" and doc[index].pos_ == "VERB":
            yield from _clause(doc[index], speakers)
        elif lower == "according":
            yield from _according(doc[index], speakers)


def _clause(verb: Token, speakers: _Speakers) -> Iterator[Statement]:
    """'X said (that) …', '…, X said': the clause that the verb governs."""
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    speaker = speakers.of(verb)
    if clause is None or speaker is None or not _is_finite(clause):
        return
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    if clause.i < verb.i:
        end = min(end, speaker.start if start < speaker.start < verb.i else verb.i)
    else:
        start = max(start, verb.i + 1)
    if start < end and verb.doc[start].lower_ == "that" and verb.doc[start].dep_ == "mark":
        start += 1
    content = _trim(verb.doc, Words(start, end)) if start < end else None
    if content:
        yield Statement(content, speaker, Words(verb.i, verb.i + 1), False, "statements.reported")


def _is_finite(clause: Token) -> bool:
    if clause.tag_ in {"VBD", "VBP", "VBZ", "MD"}:
        return True
    return any(child.tag_ in {"VBD", "VBP", "VBZ", "MD"} for child in clause.children) or bool(
        syntax.children(clause, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS)
    )


def _according(token: Token, speakers: _Speakers) -> Iterator[Statement]:
    """'According to X, …' and '…, according to X': the rest of the sentence."""
    doc, sent = token.doc, token.sent
    to = doc[token.i + 1] if token.i + 1 < sent.end else None
    targets = syntax.children(to, "pobj") if to is not None and to.lower_ == "to" else []
    if to is None or not targets or not _is_source(targets[0]):
        return
    content = _rest(sent, token, targets[0])
    if content:
        yield Statement(content, speakers.words(targets[0]), Words(token.i, to.i + 1), False, "statements.according-to")


def _is_source(token: Token) -> bool:
    """Somebody, or something written; not 'according to their rank'."""
    lemma = token.lemma_.lower()
    return token.pos_ == "PROPN" or lemma in word_classes()["people"] or lemma in sources()


def _rest(sent: Span, token: Token, source: Token) -> Words | None:
    """The sentence before 'according to', or, where that begins it, behind the source's phrase."""
    if token.i - sent.start > SCARE:
        return _trim(sent.doc, Words(sent.start, token.i))
    end = source.right_edge.i + 1
    return _trim(sent.doc, Words(end, sent.end)) if end < sent.end else None


def _holds(quoted: Words, reported: Words) -> bool:
    """Whether a quotation is at least half of what is reported, or holds it."""
    common = min(quoted.end, reported.end) - max(quoted.start, reported.start)
    return 2 * common >= reported.end - reported.start


def _swallows(other: Statement, item: Statement) -> bool:
    """A few quoted words within reported speech of the same cue are no statement of their own."""
    return (
        not other.quoted
        and item.quoted
        and other.cue == item.cue
        and other.content.start <= item.content.start
        and item.content.end <= other.content.end
    )
