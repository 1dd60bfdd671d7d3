"""How a count stands: fact, plan, claim, hypothesis or denial."""

from collections.abc import Iterator
from functools import cache, cached_property

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from extractor import columns, spans
from extractor.components.numbers import attempts, denials
from extractor.components.numbers.attempts import has_failed, is_asked, is_attempt
from extractor.components.numbers.denials import is_denied
from extractor.components.numbers.people import is_one_of
from extractor.components.numbers.shares import NAMES
from extractor.components.numbers.speech import SAYING
from extractor.language import cues, fiction, mastering, syntax
from extractor.language.slots import Reader
from extractor.language.status import read_status
from extractor.lexicon import expand
from extractor.rules import fillers

HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "purportedly", "supposedly", "possibly", "perhaps"})
COUNTING = frozenset({"health", "hospital", "medical", "medic", "doctor", "police", "monitor", "observatory", "morgue"})
SPEAKING_FOR = frozenset(
    "spokesman spokeswoman spokesperson official commander leader member chief representative wing source".split()
)
TAKEN = frozenset({"life", "victim"})  # what a disaster claims is no claim
SUCCESSES = frozenset({"kill", "wound", "capture", "neutralise", "neutralize", "destroy", "eliminate", "injure"})
TROOPS = frozenset({"force", "forces", "troop", "troops", "soldier", "army"})
PARTIES = frozenset({"group", "movement", "faction", "coalition", "alliance", "militia", "junta", "command"})
MAYBE = frozenset({"could", "may", "might"})
NOBODY = frozenset({"no-one", "nobody", "none", "one"})
# How many a deed hurt is no surer than the deed itself: 'accused of killing nine', 'acquitted of killing nine'.
OF_A_DEED = {"alleged": "claimed", "denied": "denied", "hypothetical": "hypothetical"}

SPEAKING = frozenset({"say", "report", "tell", "state", "announce", "claim"})
NEGATION, AUXILIARY = get_string_id("neg"), get_string_id("aux")
TO = columns.ids_of(("to",))
MARKS = frozenset({"?", "if", "unless", "whether", "will", "'ll", "shall", "wo", "would", "according", "put"})


@cache
def _cues() -> frozenset[int]:
    """Words of which one stands in each sentence that tells of anything but a fact; infinitives and negations apart."""
    classes = expand(("@planning", "@doubting"))
    return columns.ids_of(
        {*classes, *(f"{word}s" for word in classes), *MARKS, *MAYBE, *HEARSAY, *SPEAKING, *SAYING, *attempts.CUES}
        | denials.CUES
        | fiction.words()
        | cues.words(*OF_A_DEED)
    )


class Standing:
    """The statuses of a document's counts; most sentences tell facts, which one look shows."""

    def __init__(self, doc: Doc, reader: Reader) -> None:
        self._doc, self._reader = doc, reader
        self._plain: dict[int, bool] = {}

    def of(self, governor: Token, count: Token, unit: str, verb: Token | None = None) -> str:
        """The models.CountStatus of a count by the words above its governor, up to the verb that tells it if given."""
        if self._is_plain(governor.i):
            return "actual"
        status = status_of(governor, count, unit, verb, armed=self.armed)
        if status not in {"actual", "claimed"} or governor.pos_ != "VERB" or count == governor:
            return status
        if count.lower_ in NOBODY or syntax.is_nobody(count):  # 'nobody was hurt' is a fact
            return status
        if _is_known(count):
            return status
        of_deed = OF_A_DEED.get(read_status(governor).status, status)
        return status if (status, of_deed) == ("claimed", "hypothetical") else of_deed

    @cached_property
    def armed(self) -> frozenset[int]:
        """The tokens that belong to the name of an armed group."""
        actors = (actor for actor in spans.read(self._doc, spans.ACTORS) if actor.kind == "armed_group" and actor.named)
        stretches = (mention for actor in actors for mention in actor.mentions)
        return frozenset(index for words in stretches for index in range(words.start, words.end))

    def _is_plain(self, index: int) -> bool:
        first = self._reader.first(index)
        if first not in self._plain:
            self._plain[first] = (
                not self._reader.has_any(index, _cues())
                and not self._reader.has_part(index, NEGATION, frozenset())
                and not self._reader.has_part(index, AUXILIARY, TO)
            )
        return self._plain[first]


def _is_known(count: Token) -> bool:
    """'no order to pull out the 900 troops there': they are there, whatever becomes of the order."""
    noun = count.head if count.dep_ == "nummod" else count
    return any(child.lower_ == "the" for child in syntax.children(noun, "det"))


def status_of(governor: Token, count: Token, unit: str, verb: Token | None = None, *, armed: frozenset[int]) -> str:
    """The models.CountStatus of a count by the words above its governor, up to the verb that tells it if given."""
    if governor.pos_ not in {"VERB", "AUX"} and (shared := _share_above(governor)) is not None:
        governor = shared  # of 'half of its 1,200 soldiers' the half hangs on the verb
    if governor.pos_ not in {"VERB", "AUX"} and governor != count and count.is_ancestor(governor):
        governor = count  # of '300 of its soldiers' the 300 hang on the verb
    chain = _below_speech(list(_above(governor, count)), verb)
    near = chain[: next((i for i, token in enumerate(chain) if token.dep_ == "prep"), len(chain))]
    near = near or chain[:1]
    verbs = [token for token in near if token.pos_ in {"VERB", "AUX"}]
    if any(syntax.is_negated(token) for token in verbs[:1]):
        return "denied" if governor.lemma_ not in {"miss"} else "actual"
    if is_denied(governor) or has_failed(governor):
        return "denied"
    if is_attempt(governor):
        return "planned"
    if is_asked(governor) or fiction.teller(governor) is not None:
        return "hypothetical"
    modals = {child.lower_ for token in verbs[:2] for child in token.children if child.dep_ == "aux"}
    if any(_is_conditional(token) for token in verbs[:2]) or _would_have(verbs[:2], modals):
        return "hypothetical"
    if modals & {"will", "'ll", "shall", "wo"} or ("would" in modals) or _is_planned(chain):
        return "planned"
    if modals & MAYBE:
        return "claimed" if "have" in modals or verbs[0].lemma_ == "be" else "hypothetical"
    is_claim = (
        _is_claimed(chain, unit, armed) or _is_claimed_by_party(chain, count, armed) or _is_own_success(governor, chain)
    )
    return "claimed" if is_claim else "actual"


def _above(governor: Token, count: Token) -> Iterator[Token]:
    """The governor and the words that it hangs on, up to the clause that reports it."""
    yield governor
    token = governor
    for _ in range(6):
        if token.head == token or token.dep_ == "relcl" or (token.dep_ == "advcl" and not _is_aim(token)):
            return
        token = token.head
        yield token


def _is_aim(verb: Token) -> bool:
    """'voted 13-0 to cut': an infinitive that the model calls adverbial because of what stands between."""
    above = verb.head
    infinitive = verb.tag_ == "VB" and any(aux.tag_ == "TO" for aux in syntax.children(verb, "aux"))
    return infinitive and above.i < verb.i and _plans(above) and not syntax.children(above, *syntax.OBJECTS)


def _plans(word: Token) -> bool:
    return is_one_of(word, "@planning") or word.lemma_ == "vote"


AGREED = frozenset({"deal", "agreement", "accord", "pact"})


def _is_agreed(verb: Token) -> bool:
    """'ended with a deal to swap 600 prisoners': right behind the deal, whatever the model hangs the infinitive on."""
    to = next((child for child in verb.lefts if child.tag_ == "TO"), None)
    if to is None or to.is_sent_start:
        return False
    before = to.nbor(-1)
    return before.pos_ == "NOUN" and before.lemma_ in AGREED


def _share_above(noun: Token) -> Token | None:
    of = noun.head
    is_share = noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in NAMES
    return of.head if is_share else None


def _below_speech(chain: list[Token], verb: Token | None) -> list[Token]:
    """The words up to the verb that tells a count, where its sentence has several speakers."""
    if verb is None:
        return chain
    end = next((i for i, token in enumerate(chain) if i and token.lemma_ in SAYING), len(chain))
    return [*chain[:end], verb]


def _is_conditional(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in verb.children)


def _would_have(verbs: list[Token], modals: set[str]) -> bool:
    return bool(modals & {"would"}) and bool(modals & {"have", "'ve"})


def _is_planned(chain: list[Token]) -> bool:
    """'plans to send', 'ordered to leave', 'the order to withdraw', 'his call for the withdrawal of'."""
    below = chain[0]
    if below.dep_ == "ROOT" and below.tag_ == "VB" and any(c.lower_ == "to" and c.i < below.i for c in below.children):
        return True  # a headline: 'France to send 600 soldiers'
    if _is_agreed(below):
        return True
    for token in chain[1:]:
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in below.children)
        if infinitive and token.dep_ == "ROOT" and token.ent_type_ in {"GPE", "NORP", "ORG"}:
            return True  # a headline whose name the model takes for a verb
        under = {"prep", "acl"} if token.pos_ in {"NOUN", "PROPN", "ADJ"} else {"dobj", "xcomp", "nsubjpass"}
        if _plans(token) and mastering.disowned(below) is not None:  # 'denied ordering the massacre of nine'
            return False
        if _plans(token) and (infinitive or below.dep_ in under):
            return not syntax.is_negated(token)
        if infinitive and token.lemma_ in {"be", "have"} and below.dep_ == "xcomp":
            return token.lemma_ == "be" or token.tag_ not in {"VBD", "VBN"}  # those who had to flee have fled
        below = token
    return False


def _is_claimed(chain: list[Token], unit: str, armed: frozenset[int]) -> bool:
    for below, token in zip([chain[0], *chain], chain, strict=False):
        if below.dep_ == "conj" and below is not token:
            continue
        if any(child.lower_ in HEARSAY for child in token.children):
            return True
        takes_lives = token.lemma_ == "claim" and any(o.lemma_ in TAKEN for o in syntax.children(token, "dobj"))
        suspects = token.lemma_ == "suspect" and token.pos_ == "NOUN"  # those who are held are no doubt
        if is_one_of(token, "@doubting") and token is not chain[0] and not takes_lives and not suspects:
            return True
        if token.lemma_ == "put" and _was_superseded(token):  # 'had put the toll at 60'
            return True
        if token.lemma_ in {"say", "report", "tell", "state", "announce"} and token is not chain[0]:
            speakers = syntax.subjects(token)
            enemy = unit == "militants" or _by_enemy(chain[0])
            return any(_is_party(speaker, armed, of_enemy=enemy) for speaker in speakers) or _was_superseded(token)
    return False


def _is_own_success(governor: Token, chain: list[Token]) -> bool:
    """'Chad said it had killed 60 Libyan soldiers': what a party says of its own deeds is a claim, as of an army.

    So is what one country says another has lost.
    """
    if governor.pos_ != "VERB" or syntax.is_passive(governor):
        return False
    speakers = [who for who in _sources(chain) if who.dep_ == "nsubj"]
    doers = syntax.children(governor, "nsubj") if speakers else []
    if governor.lemma_ == "lose":
        names = {who.lower_ for who in doers if who.ent_type_ == "GPE"}
        return bool(names) and any(who.ent_type_ == "GPE" and who.lower_ not in names for who in speakers)
    if governor.lemma_ not in SUCCESSES or not any(map(_is_own, doers)):
        return False
    return any(who.ent_type_ == "GPE" or who.lemma_.lower() in PARTIES for who in speakers)


def _is_own(doer: Token) -> bool:
    """'it', 'the army', 'its fighters'."""
    if doer.lower_ in {"it", "they", "we"} or doer.lemma_ in TROOPS:
        return True
    return any(child.lower_ in {"its", "their", "our"} for child in syntax.children(doer, "poss"))


def _is_claimed_by_party(chain: list[Token], count: Token, armed: frozenset[int]) -> bool:
    """'… Hamas said'; '300 Russian soldiers …, according to the Ukrainian army': one army of another's."""
    for source in _sources(chain):
        own = _nations(count)
        others = _nations(source)
        is_of_others = own and others and own != others
        if _is_party(source, armed, of_enemy=bool(is_of_others)):
            return True
    return False


def _sources(chain: list[Token]) -> Iterator[Token]:
    """Who tells it: subjects of verbs of speech, and those behind 'according to'."""
    for token in chain:
        if token.lemma_ in SPEAKING and token is not chain[0]:
            yield from syntax.subjects(token)
        else:
            marks = [child for child in syntax.children(token, "prep") if child.lower_ == "according"]
            yield from (source for mark in marks for to in mark.children for source in syntax.children(to, "pobj"))


def _nations(noun: Token) -> set[str]:
    return {word.lower_ for word in syntax.modifiers(noun) if word.ent_type_ in {"NORP", "GPE"}}


def _by_enemy(governor: Token) -> bool:
    if governor.pos_ != "VERB":
        return False
    return any(is_one_of(agent, "@militant") for agent in fillers(governor, "subject"))


def _is_party(speaker: Token, armed: frozenset[int], *, of_enemy: bool) -> bool:
    """Those who fight and speak for them: what rebels say, and what an army says of its enemy, are claims.

    Those who count the dead are none, whoever runs them: hospitals, ministries of health, police, monitors.
    """
    words = [speaker, *syntax.modifiers(speaker)]
    if any(word.lemma_.lower() in COUNTING for word in words):
        return False
    if of_enemy and any(word.lemma_.lower() in {"army", "military"} for word in words):
        return True
    if speaker.lemma_.lower() in SPEAKING_FOR:
        words += syntax.objects_of(speaker, "of", "for")
    for title in syntax.children(speaker, "appos"):  # 'Idris Aden, a spokesman for the rebels'
        words += [*syntax.modifiers(title), *syntax.objects_of(title, "of", "for")]
    return any(is_one_of(word, "@militant") or word.lower_ == "taliban" or word.i in armed for word in words)


def _was_superseded(verb: Token) -> bool:
    """'Initially, officials had said': a figure that the text itself puts aside."""
    words = {child.lower_ for child in verb.children}
    return bool(words & {"initially", "earlier", "originally", "first"} and "had" in words) or (
        "had" in words and verb.lemma_ in {"say", "put"}
    )
