"""Sameness: by what a verb, or a noun that brings nothing new, tells an event again rather than another one."""

from spacy.tokens import Token

from extractor.components.links.clusters import Cluster
from extractor.components.links.story import OTHER, Story, is_new
from extractor.event_types import event_types
from extractor.language import syntax
from extractor.lexicon import expand, word_classes
from extractor.spans import REAL

SPEECH = frozenset(
    {"accusation", "warning", "demand", "pledge", "threat", "support", "rejection", "claim_of_responsibility"}
)
LATER = frozenset({"afterwards", "later", "since", "subsequently"})
NEAR_IN_TEXT = 3  # sections: as far as a story goes on about one event without naming it again


def is_evident(unit: Cluster, cluster: Cluster) -> bool:
    """Whether a verb or an indefinite noun tells an event again rather than a new one."""
    story = unit.story
    first, last = unit.members[0], cluster.members[-1]
    own = story.section(first)  # 'Shells kill seven; rebels hit depot': two in one headline
    headline = story.in_lead(first) and any(story.in_headline(i) and story.section(i) != own for i in cluster.heard)
    if _comes_before(story, first, last):
        return False
    if unit.type in SPEECH:
        return (headline and _share_doers(unit, cluster)) or _goes_on(unit, cluster) or _says_again(unit, cluster)
    if _named_again(unit, cluster) or _adds_others(unit, cluster) or _is_confirmed(unit, cluster):
        return True
    if unit.phases and unit.phases == cluster.phases and unit.window[0] and unit.window == cluster.window:
        return unit.type == cluster.type  # 'the truce agreed in May', told twice
    new = any(is_new(story.head(index)) for index in unit.members)
    if new and not all(story.in_headline(index) for index in cluster.members):
        return False
    nouns = all(story.head(index).pos_ in {"NOUN", "PROPN"} for index in unit.members)
    if nouns and not headline:
        return unit.type == cluster.type and _same_story(unit, cluster)
    if headline:
        return True
    if unit.type == cluster.type and (_share_doers(unit, cluster) or _same_sufferers(unit, cluster)):
        return True
    if event_types()[unit.type].category != "violence" or unit.status not in REAL:
        return False
    if unit.window[0]:
        return _dates_it(unit, cluster)
    if unit.agents and cluster.agents and not _share_doers(unit, cluster):
        return False
    if _boasts(unit, cluster):
        return False
    if cluster.status == "alleged" and unit.status != "alleged":  # what is known is not laid at the accused's door
        return False
    if _comes_later(unit, last) or _is_set_off(story, first, last):
        return False
    away = story.section(first) - story.section(last)
    if away and not (_is_toll(unit) or _share_doers(unit, cluster) or unit.places & cluster.places):
        return False
    return away <= 1 or (away <= NEAR_IN_TEXT and (unit.type == cluster.type or bool(unit.places & cluster.places)))


def _dates_it(unit: Cluster, cluster: Cluster) -> bool:
    """'The man was killed on Thursday' right after 'A soldier has died in a blast': the same, with the day."""
    away = unit.story.section(unit.members[0]) - unit.story.section(cluster.members[-1])
    if away > 1 or cluster.window != (None, None) or not cluster.leads:
        return False
    own = [head for head in unit.heads("victim") if _is_known(head)]
    before = [head for head in cluster.heads("victim") if head.tag_ in {head.tag_ for head in own}]
    return bool(before) and all(head.lemma_.lower() in word_classes()["anybody"] | cluster.sufferers for head in own)


def _is_known(head: Token) -> bool:
    """'the man', 'the two': a noun that speaks of somebody told of before."""
    return any(child.lower_ in {"the", "both"} for child in syntax.children(head, "det"))


def _boasts(unit: Cluster, cluster: Cluster) -> bool:
    """'Ten guards died. Rebels said they had killed 60 miners': a doer with his own victims, not those told before."""
    if not unit.agents or cluster.agents or not unit.sufferers or not cluster.sufferers:
        return False
    return bool(cluster.sufferers - unit.sufferers)


def _is_toll(unit: Cluster) -> bool:
    """'Nine were killed': what came of a deed, without a deed of its own."""
    harm = expand(("@harming", "damage", "destroy"))
    return not unit.agents and all(unit.story.head(index).lemma_ in harm for index in unit.members)


def _share_doers(unit: Cluster, cluster: Cluster) -> bool:
    """Whether an agent or a side of the one is one of the other, as an actor or by the same noun.

    'Marine units' are not 'brigade units', and troops who returned fire are not those who had opened it.
    """
    if unit.people("agent", "party") & cluster.people("agent", "party"):
        return True
    if unit.type == "shooting" and "return" in unit.lemmas:
        return False
    nouns = unit.words("agent", "party") & cluster.words("agent", "party")
    return bool(nouns) and any(_may_be_one(unit, cluster, noun) for noun in nouns)


def _may_be_one(unit: Cluster, cluster: Cluster, noun: str) -> bool:
    """Whether the words in front of a noun that both have do not set them apart: 'marine units', 'brigade units'."""
    ours, theirs = (
        {
            word.lower_
            for head in side.heads("agent", "party")
            if head.lemma_.lower() == noun
            for word in syntax.modifiers(head)
            if word.tag_ != "PRP$"
        }
        for side in (unit, cluster)
    )
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _comes_before(story: Story, later: int, earlier: int) -> bool:
    """'was killed three days after he had set off a bomb', 'came a week after a barrage that killed 33': two acts."""
    verb = story.head(later)
    marks = {child.lower_ for child in verb.lefts if child.dep_ in {"mark", "advmod"}}
    if verb.dep_ == "relcl":
        preposition = verb.head.head
        return preposition.lower_ in TWO_TIMES and bool(syntax.children(preposition, "npadvmod"))
    return verb.dep_ == "advcl" and bool(marks & TWO_TIMES) and story.head(earlier).sent == verb.sent


TWO_TIMES = frozenset({"after", "before", "since"})


def _is_set_off(story: Story, later: int, earlier: int) -> bool:
    """'Shells kill seven; rebels hit depot': a semicolon ends what was told."""
    words = story.doc[story.triggers[earlier].end : story.triggers[later].start]
    return story.section(earlier) == story.section(later) and any(word.text == ";" for word in words)


def _comes_later(unit: Cluster, last: int) -> bool:
    """'has since killed', 'two weeks ago, nine were killed in …': told of another time than what was told before.

    The day or 'elsewhere' that a sentence opens with holds for the tolls in the rest of its paragraph.
    """
    story = unit.story
    verb = story.head(unit.members[0])
    if any(child.lower_ in LATER for child in syntax.children(verb, "advmod")):
        return True
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    openings = {verb.sent.start}
    if _is_toll(unit):
        begin = max(story.sections.at(verb.i).start, story.triggers[last].end)
        openings = {token.i for token in story.doc[begin : verb.i] if token.is_sent_start}
    dated = {place for date in story.dates if date.kind == "date" for place in (date.start, date.start - 1)}
    return not openings.isdisjoint(dated) or any(_is_apart(story.doc[opening]) for opening in openings)


def _is_apart(first: Token) -> bool:
    """'Elsewhere, …', 'Separately, …', 'In a separate incident, …'."""
    phrase = [token.lower_ for token in first.doc[first.i : first.i + 3]]
    return phrase[0] in {"elsewhere", "separately"} or (phrase[0] == "in" and phrase[-1] in OTHER)


def _goes_on(unit: Cluster, cluster: Cluster) -> bool:
    """'He urged Turkey to …' right after 'the president, urging Turkey': the same act towards the same one."""
    roles = ("recipient", "target")
    away = unit.story.section(unit.members[0]) - unit.story.section(cluster.members[-1])
    apart = unit.story.head(unit.members[0]).sent != unit.story.head(cluster.members[-1]).sent
    return apart and unit.type == cluster.type and away <= 1 and bool(unit.people(*roles) & cluster.people(*roles))


def _says_again(unit: Cluster, cluster: Cluster) -> bool:
    """'"He urged Chad to wait," an aide said' right after 'The premier urged its president to wait': the same words."""
    story = unit.story
    verb, before = story.head(unit.members[0]), story.head(cluster.members[-1])
    if unit.type != cluster.type or verb.lemma_ != before.lemma_ or not _follows(verb, before, 1):
        return False
    if not any(subject.tag_ == "PRP" for subject in syntax.children(verb, "nsubj")):
        return False
    sides = [_countries(side) for side in (unit, cluster)]
    return bool(sides[0] & sides[1]) if all(sides) else verb.i in story.statement_at


def _countries(side: Cluster) -> set[str]:
    """Of whom something is asked, or who is spoken of."""
    others = side.people("recipient", "target") - side.people("agent")
    return {country for index in others if (country := side.story.actors[index].country)}


def _is_confirmed(unit: Cluster, cluster: Cluster) -> bool:
    """'An official told reporters a deal had been reached' right after 'The rebels have brokered a deal': the same.

    What an article opens with, in the same word, told again by a source in the past perfect.
    """
    story = unit.story
    if unit.type != cluster.type or not cluster.leads or unit.window[0]:
        return False
    verb = story.head(unit.members[-1])
    verb = verb.head if verb.pos_ == "NOUN" else verb
    words = unit.lemmas | {noun.lemma_ for noun in syntax.children(verb, *syntax.PASSIVE_SUBJECTS)}
    if not words & cluster.lemmas or not any(child.lower_ == "had" for child in syntax.children(verb, "aux")):
        return False
    return verb.dep_ == "ccomp" and verb.head.lemma_ in TELLING and _follows(verb, story.head(cluster.members[-1]), 2)


TELLING = frozenset({"confirm", "say", "tell"})


def _follows(word: Token, before: Token, most: int) -> bool:
    """Whether a word stands in one of the next sentences after another one's, so many at most."""
    start, sentence = word.sent.start, before.sent
    for _ in range(most):
        if sentence.end >= len(word.doc):
            return False
        sentence = word.doc[sentence.end].sent
        if sentence.start == start:
            return True
    return False


def _adds_others(unit: Cluster, cluster: Cluster) -> bool:
    """'Five others were hurt in the blast' right after a deed with its victims: more of the same."""
    if not unit.story.others:
        return False
    start = unit.story.head(unit.members[0]).sent.start
    if not start or start not in unit.story.others:
        return False
    before = unit.story.doc[start - 1].sent
    return before.start <= unit.story.head(cluster.members[-1]).i < start


def _same_sufferers(unit: Cluster, cluster: Cluster) -> bool:
    """The same noun, or the same number of the same sort: 'two Kazakh nationals', then 'the two Kazakhs'."""
    if unit.words("target", "victim") & cluster.sufferers:
        return not _differ_in_number(unit, cluster)
    if unit.type == "seizure" and unit.people("target") & cluster.people("target"):
        return True
    own = [words for head in unit.heads("target", "victim") if (words := _description(head))]
    others = [_description(head) for head in cluster.heads("target", "victim")] if own else []
    return any(len(a & b) > 1 for a in own for b in others)


def _differ_in_number(unit: Cluster, cluster: Cluster) -> bool:
    """'23 of its soldiers died', 'killed 58 soldiers', 'the mayor', 'ten mayors': the same noun in two numbers."""
    forms = [{head.tag_ for head in side.heads("target", "victim")} for side in (unit, cluster)]
    if forms in ([{"NN"}, {"NNS"}], [{"NNS"}, {"NN"}]):
        return True
    ours, theirs = (
        {number for head in side.heads("target", "victim") if (number := _number(head))} for side in (unit, cluster)
    )
    return bool(ours and theirs and not ours & theirs)


def _number(head: Token) -> str | None:
    """The number of a noun as the text writes it: 'nine' of 'nine men' and of 'nine of its men'.

    'Two of the nine murdered men', 'two of the nine men killed' tell of nine.
    """
    told = any(child.dep_ in {"acl", "relcl", "amod"} and child.tag_ == "VBN" for child in head.children)
    counted = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" and not told else head
    own = counted if counted.pos_ == "NUM" else next((c for c in head.lefts if c.dep_ == "nummod"), None)
    return own.lower_ if own is not None else None


def _description(head: Token) -> set[str]:
    """A plural's number and words, without the plural's s; nothing for a noun without a number."""
    numbers = {child.lower_ for child in head.lefts if child.dep_ == "nummod"}
    named = {
        word.lower_.removesuffix("s")
        for word in (head, *syntax.modifiers(head))
        if word.ent_type_ == "NORP" or word.tag_ in {"NNP", "NNPS"}
    }
    return {*numbers, *named} if numbers and named else set()


def _same_story(unit: Cluster, cluster: Cluster) -> bool:
    """'American strikes in Herat' after 'US strikes in Herat': two of who, whom and where agree, or who and the noun.

    Both are of many or both of one.
    """
    if len({unit.story.head(side.members[0]).tag_ in {"NNS", "NNPS"} for side in (unit, cluster)}) == 2:
        return False
    named = [{i for i in side.people("agent", "party") if side.story.actors[i].named} for side in (unit, cluster)]
    aimed = [{i for i in side.people("target", "victim") if side.story.actors[i].named} for side in (unit, cluster)]
    if named[0] & named[1] and unit.lemmas & cluster.lemmas:  # 'US airstrikes' … 'American airstrikes'
        return True
    agree = (bool(named[0] & named[1]), bool(aimed[0] & aimed[1]), bool(unit.places & cluster.places))
    return sum(agree) >= 2 or (unit.aggregate and cluster.aggregate and agree[1])


def _named_again(unit: Cluster, cluster: Cluster) -> bool:
    """'The bill was signed' after 'a bill': one of the unit's nouns is definite and was used before."""
    story = unit.story
    definite = [index for index in unit.members if story.triggers[index].anaphoric]
    return any(is_named(story.head(index).lemma_, cluster) for index in definite)


def is_named(noun: str, cluster: Cluster) -> bool:
    return any(lemma.lower().endswith(noun.lower()) for lemma in cluster.lemmas)
