"""Triggers of violence and harm, over the whole pipeline: the word that is one, in whatever construction it stands."""

import pytest

from extractor import Casualty


def casualties(extractor, text: str) -> list[Casualty]:
    return extractor(text).casualties


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("Two guards were among the dead.", "killed", "dead"),
        ("Three nurses, two of whom were among the dead, came from Mali.", "killed", "dead"),
        ("The victims were two women and a schoolboy.", "killed", "victims"),
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
        "A bomb killed 12 people in Kano. Two of the 12 initially killed and a guard were officers of the police.",
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
