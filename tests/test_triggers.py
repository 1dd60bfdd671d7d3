"""Triggers of violence and harm, over the whole pipeline: the word that is one, in whatever construction it stands."""

from collections.abc import Iterator
from typing import Any

import pytest

from extractor import Casualty
from extractor.event_types import event_types


def casualties(extractor, text: str) -> list[Casualty]:
    return extractor(text).casualties


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("Two guards were among the dead.", "killed", "dead"),
        ("Three nurses, one of whom was among the dead, came from Mali.", "killed", "dead"),
        ("The victims were three nurses and a driver.", "killed", "victims"),
        ("The dead included four miners.", "killed", "dead"),
        ("Two cooks were among those injured.", "wounded", "injured"),
        ("The wounded included three women.", "wounded", "wounded"),
        ("Nine passengers suffered minor injuries.", "wounded", "injuries"),
        ("Nine passengers were still in hospital on Sunday.", "wounded", "in hospital"),
        ("The blasts claimed the lives of six porters.", "killed", "claimed"),
        ("The two blasts cost 40 lives.", "killed", "cost"),
        ("The death toll of 14 shocked the town.", "killed", "death toll"),
        ("The number of people killed in the floods rose to 212.", "killed", "killed"),
        ("Two hundred students are in jail.", "arrested", "in jail"),
    ],
)
def test_the_trigger_of_a_count_is_the_word_that_says_what_became_of_people(extractor, text, kind, trigger):
    count = casualties(extractor, text)[0]
    assert (count.kind, count.trigger.text) == (kind, trigger)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 12 people in Kano. Two of the 12 killed were policemen.",
        "A bomb killed 12 people in Kano. Two of the 12 first killed and a cook were officers of the police.",
        "A bomb killed 12 people in Kano. Two of the dead were policemen.",
    ],
)
def test_some_of_those_already_counted_are_a_part_and_no_new_sum(extractor, text):
    total, part, *_ = casualties(extractor, text)
    assert (total.min, part.min, part.part_of) == (12, 2, total.id)


def test_the_dead_and_the_wounded_of_one_sentence_are_parts_of_their_own_totals(extractor):
    text = (
        "A bomb killed 12 people and wounded 70 in Kano. "
        "Two of the 12 killed and nine of the wounded were members of the police."
    )
    killed, wounded, *parts = casualties(extractor, text)
    assert [(part.kind, part.min, part.part_of) for part in parts] == [
        ("killed", 2, killed.id),
        ("wounded", 9, wounded.id),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shoppers were killed when a bomb went off in Kano.", "killed"),
        ("Elderly guests were injured when a bomb went off in Kano.", "wounded"),
    ],
)
def test_people_without_a_number_are_at_least_one(extractor, text, kind):
    count = next(count for count in casualties(extractor, text) if count.kind == kind)
    assert (count.min, count.max) == (1, None)


def test_people_without_a_number_are_no_count_where_a_number_stands(extractor):
    counts = casualties(extractor, "A bomb wounded nine people in Kano. Guests were injured by glass.")
    assert [(count.kind, count.min) for count in counts] == [("wounded", 9)]


def test_two_who_are_each_brought_up_anew_are_two(extractor):
    text = "In Tema a man was killed by a mob on Friday. Later, a man was shot dead at his door in Accra."
    assert [count.min for count in casualties(extractor, text)] == [1, 1]


VERBS = [  # type, past, participle, base, -ing, whom or what, who
    ("attack", "attacked", "attacked", "attack", "attacking", "the village", "rebels"),
    ("attack", "ambushed", "ambushed", "ambush", "ambushing", "the convoy", "rebels"),
    ("bombing", "bombed", "bombed", "bomb", "bombing", "the station", "rebels"),
    ("bombing", "blew up", "blown up", "blow up", "blowing up", "the bridge", "rebels"),
    ("shooting", "shot", "shot", "shoot", "shooting", "the farmer", "gunmen"),
    ("shooting", "gunned down", "gunned down", "gun down", "gunning down", "the farmer", "gunmen"),
    ("shelling", "shelled", "shelled", "shell", "shelling", "the village", "rebels"),
    ("killing", "killed", "killed", "kill", "killing", "the farmer", "robbers"),
    ("killing", "murdered", "murdered", "murder", "murdering", "the farmer", "robbers"),
    ("assassination", "assassinated", "assassinated", "assassinate", "assassinating", "the governor", "rebels"),
    ("abduction", "kidnapped", "kidnapped", "kidnap", "kidnapping", "the nurse", "rebels"),
    ("assault", "stabbed", "stabbed", "stab", "stabbing", "the teacher", "robbers"),
    ("execution", "executed", "executed", "execute", "executing", "the hostage", "rebels"),
    ("destruction", "torched", "torched", "torch", "torching", "the school", "rebels"),
    ("destruction", "burned down", "burned down", "burn down", "burning down", "the school", "rebels"),
    ("raid", "raided", "raided", "raid", "raiding", "the house", "police"),
]
OF_VERBS = {  # sentence, which of the verb's forms stands in it
    "active": ("{Who} {past} {whom} on Friday.", 1),
    "passive-by": ("{Whom} was {done} by {who} on Friday.", 2),
    "passive": ("{Whom} was {done} on Friday.", 2),
    "relative": ("Officials are looking for the {who} who {past} {whom}.", 1),
    "infinitive": ("{Who} used a drone to {base} {whom}.", 3),
    "control": ("{Who} tried to {base} {whom}.", 3),
    "gerund": ("{Who} were accused of {doing} {whom}.", 4),
    "conjunction": ("{Who} crossed the river and {past} {whom}.", 1),
    "reported": ("The mayor said that {who} had {done} {whom}.", 2),
    "participle": ("Officials went to see {whom}, {done} by {who} on Friday.", 2),
    "headline": ("{Who} {base} {whom} near Gao\n\nIt was quiet on Sunday, the mayor said.", 3),
}
NOUNS = [  # type, noun, preposition, whom or what, who
    ("attack", "attack", "on", "the village", "rebels"),
    ("attack", "ambush", "on", "the convoy", "rebels"),
    ("bombing", "bombing", "of", "the station", "rebels"),
    ("bombing", "explosion", "at", "the station", "rebels"),
    ("suicide_bombing", "suicide bombing", "at", "the station", "rebels"),
    ("shooting", "shooting", "of", "the farmer", "gunmen"),
    ("shelling", "rocket attack", "on", "the village", "rebels"),
    ("shelling", "shelling", "of", "the village", "rebels"),
    ("airstrike", "air strike", "on", "the village", "pilots"),
    ("airstrike", "drone strike", "on", "the village", "pilots"),
    ("killing", "killing", "of", "the farmer", "robbers"),
    ("assassination", "assassination", "of", "the governor", "rebels"),
    ("abduction", "kidnapping", "of", "the nurse", "rebels"),
    ("assault", "stabbing", "of", "the teacher", "robbers"),
    ("raid", "raid", "on", "the house", "police"),
    ("battle", "clash", "with", "the patrol", "rebels"),
]
OF_NOUNS = {
    "of-by": "The {noun} {of} {whom} by {who} shocked the town.",
    "possessive": "The {who}' {noun} {of} {whom} shocked the town.",
    "support-verb": "{Who} carried out the {noun} {of} {whom}.",
    "subject": "A {noun} in Gao killed nine people.",
    "cause": "Nine people were killed in a {noun} in Gao.",
    "day": "Tuesday's {noun} in Gao was the third this month.",
    "headline": "{Noun} in Gao leaves nine dead\n\nIt was quiet on Sunday, the mayor said.",
    "conjunction": "The {noun} and a fire shut the road on Friday.",
}


def triggers(extractor, text: str) -> list[tuple[str, str]]:
    return [(event.type, mention.text.lower()) for event in extractor(text).events for mention in event.mentions]


def _first_up(words: str) -> str:
    return words[0].upper() + words[1:]


MISREAD = {("burn down", "participle"): "the model hangs 'burned down' on the verb of the sentence"}


def _verbs() -> Iterator[Any]:
    for verb in VERBS:
        for construction in OF_VERBS:
            why = MISREAD.get((verb[3], construction))
            marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
            yield pytest.param(verb, construction, marks=marks, id=f"{verb[3].replace(' ', '-')}-{construction}")


@pytest.mark.parametrize(("verb", "construction"), list(_verbs()))
def test_a_verb_is_found_in_each_construction(extractor, verb, construction):
    kind, past, done, base, doing, whom, who = verb
    sentence, form = OF_VERBS[construction]
    text = sentence.format(
        Who=_first_up(who), who=who, Whom=_first_up(whom), whom=whom, past=past, done=done, base=base, doing=doing
    )
    assert (kind, verb[form]) in triggers(extractor, text)


@pytest.mark.parametrize("construction", OF_NOUNS)
@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun[1].replace(" ", "-"))
def test_a_noun_is_found_in_each_construction(extractor, noun, construction):
    kind, word, of, whom, who = noun
    text = OF_NOUNS[construction].format(Who=_first_up(who), who=who, whom=whom, noun=word, Noun=_first_up(word), of=of)
    assert (kind, word) in triggers(extractor, text)


@pytest.mark.parametrize(
    ("kind", "text", "trigger"),
    [
        ("attack", "The rebels carried out an attack on a convoy.", "attack"),
        ("attack", "The embassy came under attack on Friday.", "came under attack"),
        ("attack", "A patrol came under fire from militants.", "came under fire"),
        ("attack", "Bandits went on the rampage in a village near Sokoto.", "went on the rampage"),
        ("attack", "A man drove a lorry into a crowd, killing four people.", "drove"),
        ("battle", "Officials said that police had hit three gunmen.", "hit"),
        ("shooting", "Gunmen opened fire on worshippers.", "opened fire"),
        ("shooting", "A gunman opened up on a crowd in Lima.", "opened up"),
        ("shooting", "Gunshots were heard near the palace.", "gunshots"),
        ("shooting", "He went on a shooting spree in Lima.", "shooting spree"),
        ("bombing", "The rebels set off a bomb under a bridge.", "set off"),
        ("bombing", "Explosives in a cart went off in the square.", "went off"),
        ("bombing", "The lorry was driven to the gate and detonated.", "detonated"),
        ("bombing", "Their jeep was blown up by a mine.", "blown up"),
        ("bombing", "A bombing attack killed six in Kano.", "bombing attack"),
        ("suicide_bombing", "A man blew himself up at a checkpoint.", "blew himself up"),
        ("shelling", "Two mortar rounds landed near the palace.", "landed"),
        ("shelling", "A barrage of rockets hit the base.", "barrage"),
        ("airstrike", "The air force carried out raids on two camps.", "raids"),
        ("airstrike", "Helicopters dropped barrel bombs on the town.", "dropped"),
        ("battle", "Troops exchanged fire with militants.", "exchanged fire"),
        ("battle", "Fighting broke out in Gao on Friday.", "fighting"),
        ("killing", "Robbers slit the throat of a guard.", "slit the throat"),
        ("assassination", "The president escaped an assassination attempt.", "assassination attempt"),
        ("abduction", "Bandits took six pupils hostage.", "took"),
        ("abduction", "Gunmen seized a Swede from his car.", "seized"),
        ("destruction", "A mob set fire to the town hall.", "set fire"),
        ("crackdown", "Police fired tear gas at protesters.", "fired"),
        ("weapons_disrupted", "The army defused a bomb in Kano.", "defused"),
        ("bodies_found", "A mass grave was found near Gao.", "found"),
        ("disaster", "Cyclone Amara has killed 40 people in Fiji.", "cyclone"),
        ("seizure", "Militants seized Kidal on Friday.", "seized"),
    ],
)
def test_triggers_of_more_than_a_word_and_support_verbs_are_found(extractor, kind, text, trigger):
    assert [found for found in triggers(extractor, text) if found[0] == kind][:1] == [(kind, trigger)]


VIOLENT = frozenset(name for name, kind in event_types().items() if kind.category == "violence")


@pytest.mark.parametrize(
    "text",
    [
        "He died of a heart attack in Lima.",
        "The minister was bombarded with questions.",
        "The firm fired 300 workers, and the coach was fired on Friday.",
        "The rebels struck a deal with the army.",
        "The striker fired a shot past the goalkeeper.",
        "Shares were hammered as the market crashed.",
        "The senator attacked the bill.",
        "The team destroyed its rivals in the final.",
        "The film bombed at the box office.",
        "Prices shot up in May.",
        "The president came under fire over the budget.",
        "The bank was hit with a fine.",
        "The union will strike on Friday over pay.",
        "The candidate beat her rival by nine points.",
        "He has battled cancer for years.",
        "It was a bloodbath on the stock market.",
        "A bomb disposal expert gave a talk.",
        "The murder mystery sold well.",
        "The hostage film won a prize.",
        "The plan was executed on time.",
        "The photo captured the mood.",
        "The idea was shot down by the board.",
        "The museum shows war art.",
        "Holidaymakers stormed the beaches.",
        "What is an ambush?",
        "The roads carry the risk of attack.",
        "He is on trial on charges of murder and fraud.",
        "The mayor spoke at a campaign rally.",
        "Fire kills three Ghanaians in Leipzig",
        "Hurricane Ida killed 12 people in Cuba.",
    ],
)
def test_words_that_look_like_violence_are_none(extractor, text):
    assert not [event.type for event in extractor(text).events if event.type in VIOLENT]


@pytest.mark.parametrize(
    "text",
    [
        "The militants planted bombs to target patrols.",
        "The rebels had laid mines to target the army.",
    ],
)
def test_what_a_bomb_is_laid_for_is_no_second_bombing(extractor, text):
    assert len(triggers(extractor, text)) == 1


def test_what_is_listed_with_an_attack_is_as_particular(extractor):
    found = triggers(extractor, "The town sees frequent attacks on patrols and assassinations.")
    assert found == [("attack", "attacks"), ("assassination", "assassinations")]
