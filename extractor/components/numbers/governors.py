"""Governors: the trigger words of a document, and which of them a count hangs on."""

from collections.abc import Iterable

from spacy.tokens import Token

from extractor.components.numbers import lexicon
from extractor.components.numbers.lexicon import CountRule
from extractor.components.numbers.people import Counted, breakdown, is_one_of, is_person, state_behind
from extractor.language import syntax
from extractor.rules import Match

BETWEEN = frozenset(
    "who that which were was are is be been being have has had also reportedly still feared believed confirmed "
    "presumed to could may might would will as so far now later more other others , people and or".split()
)
FORCE_WORDS = frozenset({"force", "forces", "fighters", "police", "militants", "rebels"})
BE = frozenset({"were", "was", "are", "is", "be", "been", "being"})
SEVERITY = frozenset({"seriously", "critically", "badly", "severely", "gravely", "fatally", "slightly", "lightly"})
OF_STATE = frozenset({"of", "among"})
FARTHEST = 12  # words from 'of those killed' to a part of them
BOTH = frozenset({"KILLED", "WOUNDED"})


class Governors:
    """The triggers of a document, by their own token and by the people in their slots."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self.matches = {match.head.i: match for match in matches if _is_meant(match.head)}
        self.held: dict[int, list[Match]] = {}
        for match in self.matches.values():
            for token in lexicon.people_of(match):
                self.held.setdefault(token.i, []).append(match)

    def of(self, count: Counted) -> Match | None:
        """The governor of a count: the nearest trigger with the count in a slot, or right beside it."""
        state = state_behind(count)
        if state in self.matches:
            return self.matches[state]
        direct = [m for i in count.anchors for m in self.held.get(i, ()) if fits(m, count)]
        if count.word(count.quantity.end) == "of" and (own := self._of_part(count)):
            return own
        direct += [m for i in range(count.words.start, count.words.end) if (m := self._inside(i, count))]
        if breakdown(count) is not None and (of_state := self._of_state(count)):
            return of_state
        beside = self._beside(count)
        if beside:
            return beside
        if direct:
            noun = count.noun.i if count.noun is not None else -1
            return min(direct, key=lambda m: (m.head.i == noun, abs(m.head.i - count.quantity.number), m.head.i))
        return self._severe(count) or self._behind(count) or self._before(count)

    def kind(self, match: Match) -> str:
        """What a trigger says became of people; 'killed and wounded scores' counts both together."""
        assert isinstance(match.rule, CountRule)
        label = match.rule.label
        for step in (-2, 2):
            other = self.matches.get(match.head.i + step)
            joint = match.head.i + step // 2
            if other is None or {label, other.rule.label} != BOTH or other.head.tag_ != match.head.tag_:
                continue
            if other.head.sent == match.head.sent and match.head.doc[joint].lower_ in {"and", "or"}:
                return "casualties"
        return label.lower()

    def _of_part(self, count: Counted) -> Match | None:
        """'rescued 82 of the 90 girls who were abducted', 'two of the five wounded men died': what befell the part."""
        number = count.quantity.number
        own = [match for match in self.held.get(number, ()) if fits(match, count)]
        return min(own, key=lambda match: (abs(match.head.i - number), match.head.i), default=None)

    def _of_state(self, count: Counted) -> Match | None:
        """'Of those killed, five were women', '… and two were children': the word that says what became of all."""
        doc = count.head.doc
        first = max(doc[count.words.start].sent.start, count.words.start - FARTHEST)
        for index in range(count.words.start - 1, first, -1):
            match = self.matches.get(index)
            if match:
                before = [token.lower_ for token in doc[first:index]]
                return match if OF_STATE.intersection(before) and {"the", "those"}.intersection(before) else None
        return None

    def _severe(self, count: Counted) -> Match | None:
        """'30 were hurt, five seriously': a number that an adverb ties to the wounded before it."""
        doc = count.head.doc
        if count.word(count.words.end) not in SEVERITY:
            return None
        first = max(doc[count.words.start].sent.start, count.words.start - 12)
        for index in range(count.words.start - 1, first - 1, -1):
            match = self.matches.get(index)
            if match:
                return match if match.rule.label == "WOUNDED" else None
        return None

    def _beside(self, count: Counted) -> Match | None:
        """'three critically injured', '20 hurt': a predicate right behind a count outdoes a governor in front of it."""
        index = count.words.end + (count.word(count.words.end) in SEVERITY)
        match = self.matches.get(index) if index < count.section.end else None
        if match is None or match.head.tag_ not in {"VBN", "VBD", "JJ", "NN", "NNS"} or not fits(match, count):
            return None
        slots = match.rule.roles
        return match if "predicate" in slots or ("object" in slots and not _is_active(match.head)) else None

    def _inside(self, index: int, count: Counted) -> Match | None:
        """'100 wounded people': a trigger between number and noun."""
        match = self.matches.get(index)
        if match and match.head.tag_ in {"VBN", "JJ"} and "predicate" in match.rule.roles | {"predicate": ""}:
            slots = match.rule.roles
            return match if ("object" in slots or "predicate" in slots) and fits(match, count) else None
        return None

    def _behind(self, count: Counted) -> Match | None:
        """'20 wounded', 'dozens were injured', '12 who died': a trigger that follows, auxiliaries passed over."""
        passive = False
        for token in count.behind(7):
            match = self.matches.get(token.i)
            if match and fits(match, count):
                slots = match.rule.roles
                if "subject" in slots and "object" not in slots:
                    return match
                if "predicate" in slots or ("object" in slots and (passive or not _is_active(token))):
                    return match
                return None
            passive = passive or token.lower_ in BE
            if token.lower_ not in BETWEEN and token.pos_ not in {"ADV", "AUX"}:
                return None
        return None

    def _before(self, count: Counted) -> Match | None:
        """'killed six', 'wounding at least 20': a trigger right in front whose object the parser missed."""
        doc = count.head.doc
        before = list(reversed(doc[max(count.section.start, count.words.start - 3) : count.words.start]))
        along = [token.lower_ for token in before[:2]] == ["with", "along"]
        for token in before[2:] if along else before[:2]:
            match = self.matches.get(token.i)
            if match:
                slots = match.rule.roles
                held = along or ("object" in slots and (not syntax.is_passive(token) or _is_misread(token)))
                return match if held and fits(match, count) else None
            if token.pos_ != "ADV":
                return None
        return None


def _is_meant(head: Token) -> bool:
    """'missing' is said of the missing, 'missing the school' of a shell."""
    if head.lemma_.lower() != "miss":
        return True
    return head.lower_ == "missing" and not any(child.i > head.i for child in syntax.children(head, *syntax.OBJECTS))


def fits(match: Match, count: Counted) -> bool:
    """Whether a trigger may say something of so many of this noun."""
    rule = match.rule
    assert isinstance(rule, CountRule)
    if count.noun is None and rule.label == "TROOPS" and not _speaks_of_forces(match.head):
        return False
    own = rule.roles.get("self") == "count" and count.noun is not None and count.noun.i == match.head.i
    if own and not rule.counted:
        return count.quantity.number < match.head.i
    high = count.quantity.max if count.quantity.max is not None else count.quantity.min
    return lexicon.may_count(rule, count.noun) and (high or 0) >= rule.least


def _speaks_of_forces(governor: Token) -> bool:
    nouns = [token for token in governor.sent if token.pos_ in {"NOUN", "PROPN"}]
    levels = [of for noun in nouns if noun.lemma_ in {"number", "total"} for of in syntax.objects_of(noun, "of")]
    if levels:  # 'Police put the number of arrests at 300'
        nouns = levels
    return any(noun.lower_ in FORCE_WORDS or is_one_of(noun, "@soldier") for noun in nouns)


def _is_misread(verb: Token) -> bool:
    """'The shelling wounded between 12 and 40 people': no shelling is wounded, whatever the model says."""
    return verb.dep_ == "acl" and verb.head.pos_ == "NOUN" and not is_person(verb.head)


def _is_active(verb: Token) -> bool:
    """'12 soldiers killed six': the verb has an object of its own."""
    after = [token for token in verb.doc[verb.i + 1 : verb.i + 2] if not token.is_sent_start]
    if verb.tag_ in {"VBG", "VBZ"} or (verb.tag_ == "VB" and verb.lower_ != "hurt"):
        return True
    if any(child.i > verb.i for child in syntax.children(verb, *syntax.OBJECTS)):
        return True
    return bool(after) and after[0].pos_ in {"DET", "NUM", "PROPN", "PRON"} and verb.tag_ == "VBD"
