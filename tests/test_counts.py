"""Counts of people in whole sentences: what is one count and what two, and what only looks like one."""

import time

import pytest
import spacy

from extractor import Extractor
from extractor.components.numbers.quantities import quantities
from models import Article

BLANK = spacy.blank("en")


def rows(article: Article) -> list[str]:
    """The counts as 'killed 2-None', casualties first."""
    return [f"{c.kind.value} {c.min}-{c.max}" for c in (*article.casualties, *article.troop_numbers)]


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in Gao on Monday.\n\nOn Tuesday, two soldiers were killed in Kidal.",
        "A bomb killed 12 people in Kabul.\n\nA bus crash killed 12 people in Lagos.",
        "Kenya has 600 soldiers in Mali.\n\nChad has 600 soldiers in Niger.",
        "Six people died on Monday, police said.\n\nSix people died on Tuesday when a roof fell in.",
        "The shelling wounded 30 people in Donetsk. In Mali, a bomb wounded 30 people.",
        "A bomb killed 12 people.\n\nAnother bomb killed 12 people.",
    ],
)
def test_equal_numbers_of_different_events_stay_two_counts(extractor: Extractor, text: str) -> None:
    found = rows(extractor(text))
    assert len(found) == 2
    assert len(set(found)) == 1


def test_a_count_told_again_of_the_same_place_is_one(extractor: Extractor) -> None:
    text = "A bomb in Oyo killed 12 people on Monday.\n\nThe 12 victims were buried on Tuesday."
    (count,) = extractor(f"{text}\n\nPolice said 12 people were killed in Oyo.").casualties
    assert [mention.text for mention in count.mentions] == ["12 people", "The 12 victims", "12 people"]


def test_deaths_of_other_events_are_no_parts_of_a_total_that_they_add_up_to(extractor: Extractor) -> None:
    text = "A bomb killed 20 people in Kabul. In Mali, gunmen killed 12 people. Eight people died in a crash in Peru."
    article = extractor(text)
    assert [(count.min, count.part_of) for count in article.casualties] == [(20, None), (12, None), (8, None)]
    assert [event.fatalities and event.fatalities.best for event in article.events] == [20, 12, 8]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man, 23, was arrested.", ["arrested 1-1"]),
        ("A teenager, 17, died.", ["killed 1-1"]),
        ("A man, 45, and his son, 12, were killed.", []),
        ("Two soldiers, 19 and 22, were killed.", ["killed 2-2"]),
        ("Soldiers aged 18 to 20 died.", []),
        ("A woman aged 30 and two boys died.", ["killed 1-1", "killed 2-2"]),
        ("Two girls aged nine and 11 and three men were killed.", ["killed 3-3"]),
        ("A boy aged 12 and 40 others were hurt.", ["wounded 1-1", "wounded 40-40"]),
        ("Six boys aged between 9 and 14 were killed.", ["killed 6-6"]),
        ("A bomb killed a nurse, 12 soldiers and four boys.", ["killed 1-1", "killed 12-12", "killed 4-4"]),
    ],
)
def test_an_age_is_no_count_and_hides_none(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert rows(extractor(text)) == expected


@pytest.mark.parametrize(
    "unit",
    ["12, ", "123 ", "hundred ", "two hundred and ", "aged 12 and ", "from 12 men to ", "half of the 12 men ", "12-"],
)
def test_a_long_row_of_numbers_takes_no_longer_than_its_length(unit: str) -> None:
    doc = BLANK(unit * 2000)
    start = time.process_time()
    quantities(doc)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mother of two was killed.", []),
        ("Ada Obi, a mother of three, was killed.", []),
        ("A mother of two was killed.", ["killed 1-1"]),
        ("No-one was killed.", ["killed 0-0"]),
        ("Not a single soldier was killed.", ["killed 0-0"]),
        ("Not one soldier died.", ["killed 0-0"]),
        ("There was no loss of life.", ["killed 0-0"]),
        ("The attack caused neither deaths nor injuries.", ["killed 0-0", "wounded 0-0"]),
        ("No bodies had been found by Tuesday.", []),
    ],
)
def test_nobody_is_zero_and_somebodys_children_are_no_toll(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert rows(extractor(text)) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They plotted to kill 12 people.", "planned"),
        ("A plot to kill 12 people was foiled.", "planned"),
        ("Gunmen tried to kidnap 12 girls.", "planned"),
        ("Police foiled an attempt to abduct 12 pupils.", "planned"),
        ("He was charged with the attempted murder of three people.", "planned"),
        ("The bomb was meant to kill 12 people.", "planned"),
        ("The bomb failed to kill the 12 people on board.", "denied"),
        ("Were 12 people killed?", "hypothetical"),
        ("Why were 12 people killed?", "actual"),
        ("The bomb, meant to kill soldiers, killed 12 people.", "actual"),
        ("An attempt to free them killed 12 people.", "actual"),
        ("Officials failed to prevent the deaths of 12 people.", "actual"),
    ],
)
def test_what_was_only_tried_or_asked_is_no_fact(extractor: Extractor, text: str, status: str) -> None:
    article = extractor(text)
    assert [count.status.value for count in article.casualties] == [status]
    assert any(event.fatalities for event in article.events) <= (status == "actual")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The attack killed 22 people, including six children, and wounded 59.", ["people", "children", "people"]),
        ("A blast killed three soldiers and two civilians and wounded nine.", ["soldiers", "civilians", "people"]),
        ("A blast killed three soldiers and wounded nine.", ["soldiers", "soldiers"]),
    ],
)
def test_a_bare_number_takes_its_unit_only_from_all_whom_the_sentence_counts(
    extractor: Extractor, text: str, units: list[str]
) -> None:
    assert [count.unit.value for count in extractor(text).casualties] == units


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Seven civilians, including a mother and her two daughters, were killed.", 7),
        ("A bomb killed 15 people, among them a nurse and three pupils.", 15),
        ("The bomb killed nine, among them the attacker.", 9),
        ("The bomb killed nine and the attacker.", 10),
    ],
)
def test_parts_of_a_list_and_the_attacker_within_a_toll_are_not_added_to_it(
    extractor: Extractor, text: str, killed: int
) -> None:
    (event,) = extractor(text).events
    assert event.fatalities is not None
    assert event.fatalities.best == killed


@pytest.mark.parametrize(
    ("text", "included"),
    [
        ("Twelve people were killed, not including the bomber.", None),
        ("Twelve people were killed, excluding the attacker.", None),
        ("Twelve people were killed, the bomber included.", True),
    ],
)
def test_a_toll_says_whether_it_takes_the_attacker_in(extractor: Extractor, text: str, included: bool | None) -> None:
    (count,) = extractor(text).casualties
    assert count.includes_attackers is included


def test_the_attacker_who_kills_himself_is_a_record(extractor: Extractor) -> None:
    himself, others = extractor("The bomber killed himself and three others.").casualties
    assert (himself.min, himself.max, himself.unit.value) == (1, 1, "militants")
    assert (others.min, others.max) == (3, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police said 12 were killed; the rebels said 45.", [(12, "Police", "actual"), (45, "the rebels", "claimed")]),
        (
            "Officials said three people died, while medics said five died.",
            [(3, "Officials", "actual"), (5, "medics", "actual")],
        ),
        (
            "The army said 12 soldiers died; the rebels said they killed 45.",
            [(12, "The army", "actual"), (45, "the rebels", "claimed")],
        ),
        (
            "Doctors said 12 people were killed and police said three were hurt.",
            [(12, "Doctors", "actual"), (3, "police", "actual")],
        ),
        ("Police said 12 people died and three were hurt.", [(12, "Police", "actual"), (3, "Police", "actual")]),
    ],
)
def test_of_several_speakers_in_a_sentence_each_has_his_own_count(
    extractor: Extractor, text: str, told: list[tuple[int, str, str]]
) -> None:
    found = extractor(text).casualties
    assert [(c.min, c.attribution and c.attribution.mention.text, c.status.value) for c in found] == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A rebel commander said 12 people were killed.", "party"),
        ("An army commander said 12 people were killed.", "official"),
        ("An anti-terrorist official said 12 people were killed.", "official"),
    ],
)
def test_a_commander_speaks_for_those_whom_he_leads(extractor: Extractor, text: str, kind: str) -> None:
    (count,) = extractor(text).casualties
    assert count.attribution is not None
    assert count.attribution.kind is not None
    assert count.attribution.kind.value == kind


def test_a_headlines_count_takes_from_the_lead_what_it_leaves_open(extractor: Extractor) -> None:
    text = "Bomb kills 12\n\nGAO, Mali - A bomb killed 12 soldiers in Gao on Monday, police said."
    (count,) = extractor(text).casualties
    assert [mention.text for mention in count.mentions] == ["12", "12 soldiers"]
    assert (count.unit.value, count.civilian, count.country) == ("soldiers", False, "ML")
    assert count.attribution is not None
    assert count.attribution.mention.text == "police"


def test_a_count_goes_to_the_event_of_its_own_paragraph_before_the_main_one(extractor: Extractor) -> None:
    text = (
        "A bomb exploded in Kabul on Monday, killing 12 people.\n\nA rocket hit a school in Herat. Three pupils died."
    )
    article = extractor(text)
    types = {event.id: event.type for event in article.events}
    assert [types[count.event or ""] for count in article.casualties] == ["bombing", "shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed 12 people in Kabul, a year after a bomb killed 30 people.",
        "A bomb killed 12 people in Kabul.\n\nKenya has 600 soldiers in Mali.",
    ],
)
def test_what_is_of_another_time_or_no_outcome_has_no_part_in_the_main_event(extractor: Extractor, text: str) -> None:
    article = extractor(text)
    first, other = (*article.casualties, *article.troop_numbers)
    assert other.event != first.event == article.events[0].id


def test_each_count_of_a_sentence_has_its_own_place(extractor: Extractor) -> None:
    article = extractor("The shelling killed two people in Donetsk and wounded five in Luhansk.")
    names = {place.id: place.name for place in article.places}
    assert [names[count.place or ""] for count in article.casualties] == ["Donetsk", "Luhansk"]


@pytest.mark.parametrize(
    ("text", "deaths"),
    [
        ("Divers found three more bodies, bringing the death toll to 18.", (18, 18, 18)),
        ("A bomb hit a bus, killing 12 people. Officials later revised the toll down to eight.", (8, 8, 12)),
        (
            "Quake kills hundreds\n\nA 7.8-magnitude earthquake killed at least 876 people on Saturday.",
            (876, 876, None),
        ),
    ],
    ids=["increment", "lowered", "vague headline"],
)
def test_fatalities_leave_out_increments_and_vague_headlines(
    extractor: Extractor, text: str, deaths: tuple[int, int, int | None]
) -> None:
    found = [event.fatalities for event in extractor(text).events if event.fatalities]
    assert [(f.low, f.best, f.high) for f in found] == [deaths]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men on a motorcycle shot dead a judge.", ["killed 1-1", "attackers 2-2"]),
        ("Two men were shot dead in Oyo.", ["killed 2-2"]),
        ("Police put the number of arrests at 300.", ["arrested 300-300"]),
        ("Kenya put the number of soldiers in Chad at 600.", ["troops 600-600"]),
        ("Soldier No. 12 was killed.", []),
        ("Apollo 11 astronauts died.", []),
        ("It is not known how many people were killed.", []),
    ],
)
def test_names_doers_and_open_questions_are_no_counts(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert rows(extractor(text)) == expected


@pytest.mark.parametrize(
    ("text", "status", "scope"),
    [
        ("On Tuesday officials had put the death toll at 60.", "claimed", "event"),
        ("Turkey said it had killed 120 Syrian soldiers.", "claimed", "event"),
        ("It is not known whether 12 people were killed.", "hypothetical", "event"),
        ("The war has killed 13,000 people.", "actual", "cumulative"),
    ],
)
def test_doubts_boasts_and_sums_are_told_apart(extractor: Extractor, text: str, status: str, scope: str) -> None:
    (count,) = extractor(text).casualties
    assert (count.status.value, count.scope.value) == (status, scope)


def test_half_of_those_who_will_leave_is_planned(extractor: Extractor) -> None:
    (count,) = extractor("Chad will withdraw half of its 1,200 soldiers.").troop_numbers
    assert (count.min, count.status.value) == (600, "planned")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve (12) people were killed and five (5) injured.", ["killed 12-12", "wounded 5-5"]),
        ("1,5 million people fled.", ["displaced 1500000-1500000"]),
        ("½ million people fled.", ["displaced 500000-500000"]),
        ("A million and a half people fled.", ["displaced 1500000-1500000"]),
        ("The war killed a quarter of a million people.", ["killed 250000-250000"]),
        ("30 people or more were killed.", ["killed 30-None"]),
        ("Every day 12 people die of hunger.", []),
        ("About 12 people die every day.", []),
    ],
)
def test_further_writings_of_numbers_and_rates_are_known(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert rows(extractor(text)) == expected


def test_a_list_that_names_its_noun_once_or_never_is_read_to_its_end(extractor: Extractor) -> None:
    text = "A bomb killed six in Gao, four in Kidal and two in Ede."
    assert rows(extractor(text)) == ["killed 6-6", "killed 4-4", "killed 2-2"]


def test_those_of_whom_something_is_said_are_a_part(extractor: Extractor) -> None:
    whole, part = extractor("Twelve people were killed, of whom five were children.").casualties
    assert (part.min, part.part_of) == (5, whole.id)


def test_attackers_do_not_blur_whose_casualties_a_bare_number_counts(extractor: Extractor) -> None:
    article = extractor("Some 40 gunmen attacked a base, killing 11 soldiers and wounding nine.")
    assert [count.unit.value for count in article.casualties] == ["soldiers", "soldiers"]


def test_an_event_of_the_past_keeps_its_own_count(extractor: Extractor) -> None:
    (count,) = extractor("In 2018, a suicide bomber killed 45 people at a mosque.").casualties
    assert (count.scope.value, count.event) == ("background", "e1")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed four nurses in a clinic on Monday. Officials reported 138 deaths from the virus.",
        "Gunmen killed four nurses in a clinic on Monday. Cholera has killed 138 people there.",
    ],
)
def test_whom_an_illness_killed_no_attack_killed(extractor: Extractor, text: str) -> None:
    article = extractor(text)
    assert [count.min for count in article.casualties if count.event is None] == [138]
    assert [event.fatalities.high for event in article.events if event.fatalities] == [4]


def test_whom_an_outbreak_killed_are_its_own(extractor: Extractor) -> None:
    article = extractor("An outbreak of cholera has killed 40 people.")
    assert [event.fatalities.best for event in article.events if event.fatalities] == [40]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        (
            "Chad's army said it lost 40 soldiers in the battle of Gao. Libya said it lost 60 soldiers in the battle.",
            100,
        ),
        ("Chad lost 40 soldiers and Libya lost 60 soldiers in the battle of Gao.", 100),
        ("Chad lost 40 soldiers in the battle of Gao. Chad lost 45 soldiers in the battle, a monitor said.", 45),
    ],
    ids=["each by its own word", "in one sentence", "one side twice"],
)
def test_what_both_sides_lost_is_added(extractor: Extractor, text: str, best: int) -> None:
    article = extractor(text)
    assert [event.fatalities.best for event in article.events if event.fatalities] == [best]
    assert ("counts-differ" in [note.code for note in article.notes]) is (best == 45)


@pytest.mark.parametrize(
    "text",
    [
        "Organisers said 50,000 people marched in Lima. Police put the crowd at 12,000.",
        "Organisers said 50,000 people marched in Lima; police said 12,000.",
    ],
)
def test_the_other_size_of_a_crowd_is_told_in_a_note(extractor: Extractor, text: str) -> None:
    article = extractor(text)
    (crowd,) = [event.participants for event in article.events if event.participants]
    told = [note.message for note in article.notes if note.code == "crowd-counts-differ"]
    assert (crowd.min, crowd.max) == (50_000, 50_000)
    assert told == ["The crowd is counted differently too: 12,000."]


def test_those_whom_the_police_suspect_and_hold_are_no_doubt(extractor: Extractor) -> None:
    (held, _) = extractor("Of the 14 suspects arrested, two were released.").casualties
    assert (held.min, held.status) == (14, "actual")


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("A bomb killed 12 people in Kano. Six nurses and a priest were among the dead.", [None, 12, 12]),
        ("A blast hurt at least 30 people in Kano. Two teachers were among those injured.", [None, 30]),
        ("A raid killed a judge and four other people in Kano. Two children were among the dead.", [None, None, None]),
        ("A raid killed nine monks in Kano. Two soldiers were among the dead.", [None, None]),
        (
            "A raid killed nine monks in Kano. A bomb killed 20 guards in Lima. Two guards were among the dead.",
            [
                None,
                None,
                20,
            ],
        ),
    ],
    ids=["of the dead", "of the hurt", "no one total", "others", "the last total"],
)
def test_who_was_among_the_dead_is_part_of_their_total(
    extractor: Extractor, text: str, wholes: list[int | None]
) -> None:
    counts = extractor(text).casualties
    number = {count.id: count.min for count in counts}
    assert [count.part_of and number[count.part_of] for count in counts] == wholes


def test_officers_among_soldiers_are_soldiers(extractor: Extractor) -> None:
    counts = extractor("An ambush killed 14 soldiers including three officers.").casualties
    assert [count.unit for count in counts] == ["soldiers", "soldiers"]


@pytest.mark.parametrize(
    ("lead", "number"),
    [
        ("An air strike killed a senior union leader and three other people in Tyre on Monday.", 1),
        ("An air strike killed a bus driver and three other people in Tyre on Monday.", 2),
    ],
)
def test_the_one_of_the_headline_is_the_one_told_more_fully_below(extractor: Extractor, lead: str, number: int) -> None:
    counts = extractor(f"Union leader killed in Tyre strike\n\n{lead}").casualties
    assert len([count for count in counts if count.max == 1]) == number


def test_those_kidnapped_are_whom_the_text_has_told_of(extractor: Extractor) -> None:
    article = extractor(
        "Gunmen abducted at least 40 pupils in Kano, residents said. Nobody knew why.\n\n"
        "Police put the number of those kidnapped at 27. Two bandits were killed on Sunday."
    )
    assert [event.type for event in article.events] == ["abduction", "killing"]
    assert [(count.kind, count.event) for count in article.casualties] == [
        ("kidnapped", "e1"),
        ("kidnapped", "e1"),
        ("killed", "e2"),
    ]


def test_those_killed_elsewhere_are_not_those_told_of(extractor: Extractor) -> None:
    article = extractor("Gunmen killed 12 people in Gao. The number of those killed in road accidents rose to 90.")
    assert [count.event for count in article.casualties if count.min == 90] != ["e1"]
