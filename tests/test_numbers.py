"""Counts of people: what is a number, whom it counts, what became of them, and what adds up."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractor import Extractor, pipeline, spans
from extractor.components.numbers.figures import figure
from extractor.components.numbers.quantities import quantities
from extractor.lexicon import DATA, read_rows
from extractor.spans import Count, Layout, Section

BLANK = spacy.blank("en")


def read(nlp: Language, *texts: str, kinds: tuple[str, ...] = ()) -> Doc:
    """The document of some paragraphs, or of a title and so on where kinds are given."""
    named = kinds or ("paragraph",) * len(texts)
    sections = tuple(Section(0, 0, kind) for kind in named)
    return pipeline.analyse(nlp, list(texts), Layout(sections))


def counts(doc: Doc) -> tuple[Count, ...]:
    return spans.read(doc, spans.COUNTS)


def words(doc: Doc, count: spans.Words) -> str:
    return doc[count.start : count.end].text


@dataclass(frozen=True)
class Phrase:
    """A number phrase with its reading."""

    text: str
    min: int | None
    max: int | None
    bound: str = "exact"
    word: str | None = None
    approximate: bool = False


PHRASES = [
    Phrase("12 people", 12, 12),
    Phrase("2,500 troops", 2500, 2500),
    Phrase("2 500 troops", 2500, 2500),
    Phrase("2.500 troops", 2500, 2500),
    Phrase("1.2 million people", 1_200_000, 1_200_000),
    Phrase("3k men", 3000, 3000),
    Phrase("half a million people", 500_000, 500_000),
    Phrase("a hundred men", 100, 100),
    Phrase("two hundred and five men", 205, 205),
    Phrase("forty-one thousand men", 41_000, 41_000),
    Phrase("twenty-one girls", 21, 21),
    Phrase("two dozen men", 24, 24),
    Phrase("a dozen men", 12, 12),
    Phrase("dozens of men", 24, 99, "vague", "dozens", True),
    Phrase("several men", 3, 9, "vague", "several", True),
    Phrase("several hundred men", 300, 900, "vague", "several", True),
    Phrase("scores of men", 40, 99, "vague", "scores", True),
    Phrase("hundreds of men", 200, 999, "vague", "hundreds", True),
    Phrase("thousands of men", 2000, 9999, "vague", "thousands", True),
    Phrase("tens of thousands of men", 20_000, 99_999, "vague", "tens of thousands", True),
    Phrase("more than two dozen men", 24, None, "at_least"),
    Phrase("at least seven men", 7, None, "at_least"),
    Phrase("over 40 men", 40, None, "at_least"),
    Phrase("no fewer than 40 men", 40, None, "at_least"),
    Phrase("40 or more men", 40, None, "at_least"),
    Phrase("200+ men", 200, None, "at_least"),
    Phrase("up to 24 men", None, 24, "at_most"),
    Phrase("as many as 24 men", None, 24, "at_most"),
    Phrase("no more than 24 men", None, 24, "at_most"),
    Phrase("about 30 men", 30, 30, "about", None, True),
    Phrase("nearly 30 men", 30, 30, "about", None, True),
    Phrase("some 30 men", 30, 30, "about", None, True),
    Phrase("an estimated 30 men", 30, 30, "about", None, True),
    Phrase("300-400 men", 300, 400, "range"),
    Phrase("40 to 60 men", 40, 60, "range"),
    Phrase("between 40 and 60 men", 40, 60, "range"),
    Phrase("five or six men", 5, 6, "range"),
    Phrase("two to three thousand men", 2000, 3000, "range"),
    Phrase("half of the 40 men", 20, 20),
    Phrase("two thirds of 300 men", 200, 200),
    Phrase("20 percent of 50 men", 10, 10),
    Phrase("20 per cent of the 50 men", 10, 10),
    Phrase("two-thirds of the 90 men", 60, 60),
    Phrase("at least a quarter of the 40 men", 10, None, "at_least"),
    Phrase("nearly half of the 41 men", 20, 20, "about", None, True),
    Phrase("40 men, a tenth of them boys", 4, 4),
    Phrase("300 men, 40% of whom are ill", 120, 120),
    Phrase("2,50,000 men", 250_000, 250_000),
    Phrase("1.5 lakh men", 150_000, 150_000),
    Phrase("two crore men", 20_000_000, 20_000_000),
    Phrase("12–15 men", 12, 15, "range"),
    Phrase("two and a half million men", 2_500_000, 2_500_000),
    Phrase("half-a-million men", 500_000, 500_000),
    Phrase("three-quarters of a million men", 750_000, 750_000),
    Phrase("fifteen-hundred men", 1500, 1500),
    Phrase("ten thousand and one men", 10_001, 10_001),
    Phrase("a few dozen men", 36, 108, "vague", "few", True),
    Phrase("a couple of men", 2, 2, "vague", "couple", True),
    Phrase("300-odd men", 300, 300, "about", None, True),
    Phrase("300-plus men", 300, None, "at_least"),
    Phrase("a toll surpassing 300", 300, None, "at_least"),
    Phrase("as few as 20 men", 20, None, "at_least"),
    Phrase("on May 12 500 men", 500, 500),
]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.text)
def test_a_number_phrase_is_read_with_its_bounds(phrase: Phrase) -> None:
    found, odd = quantities(BLANK(phrase.text))
    read = [(q.min, q.max, q.bound, q.word, q.approximate) for q in found]
    assert (phrase.min, phrase.max, phrase.bound, phrase.word, phrase.approximate) in read
    assert odd == []


@pytest.mark.parametrize(
    "text",
    [
        "the 21st century",
        "a 10-year-old",
        "two-day talks",
        "10^400 troops",
        "1e9 troops",
        "minus 5 men",
        "-5 men",
        "$5",
        "30 percent",
        "a third of the men",
        "half of them",
        "one in 10 men",
        "a few men",
        "the couple",
        "AK-47",
        "9/11",
    ],
)
def test_what_is_no_number_of_anything_is_not_read(text: str) -> None:
    assert quantities(BLANK(text))[0] == []


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("from 900 to 600", (900, 600)),
        ("from 900 soldiers to around 600", (900, 600)),
        ("to 600 from 900", (900, 600)),
        ("to about 600 soldiers from 900", (900, 600)),
    ],
)
def test_two_levels_are_a_change(text: str, change: tuple[int, int]) -> None:
    (found,) = quantities(BLANK(text))[0]
    assert (found.change, found.min, found.max) == (change, change[1], change[1])


@pytest.mark.parametrize("text", ["40 to 30 people", "9" * 400 + " troops", "1" + ",000" * 90 + " men"])
def test_a_number_that_makes_no_sense_is_no_quantity(text: str) -> None:
    assert [q for q in quantities(BLANK(text))[0] if (q.max or 0) > 10**10 or (q.min or 0) > (q.max or 10**10)] == []
    assert all(q.min != 40 for q in quantities(BLANK(text))[0])


LISTED = [tuple(row.values()) for row in read_rows(DATA / "counts" / "bounds.csv")]
READ_AS = {"at_least": (12, None), "at_most": (None, 12), "about": (12, 12), "exact": (12, 12)}


@pytest.mark.parametrize(("phrase", "bound", "place"), LISTED, ids=[row[0] for row in LISTED])
def test_each_listed_phrase_bounds_its_number(phrase: str, bound: str, place: str) -> None:
    text = f"There were {phrase} 12 men." if place == "before" else f"There were 12 {phrase} men."
    (found,), odd = quantities(BLANK(text.replace(" -", "-").replace("- ", "-")))
    assert (found.min, found.max, found.bound, found.approximate) == (*READ_AS[bound], bound, bound == "about")
    assert odd == []


OUTCOMES = [
    ("The blast injured three traders.", ["wounded 3-3 people 'three traders'"]),
    ("Nurses said two of the wounded had burns.", []),
    ("The blast killed at least six people.", ["killed 6-None people 'at least six people'"]),
    ("Six people were killed and 20 wounded.", ["killed 6-6 people 'Six people'", "wounded 20-20 people '20'"]),
    ("6 killed, 20 hurt in market fire", ["killed 6-6 people '6'", "wounded 20-20 people '20'"]),
    (
        "One soldier was killed and another wounded.",
        ["killed 1-1 soldiers 'One soldier'", "wounded 1-1 soldiers 'another'"],
    ),
    (
        "The raid left two rebels and three policemen dead.",
        ["killed 2-2 militants 'two rebels'", "killed 3-3 police 'three policemen'"],
    ),
    ("The death toll rose from 12 to 85.", ["killed 85-85 people '12 to 85'"]),
    ("They recovered the bodies of 12 men.", ["killed 12-12 people '12 men'"]),
    ("Marines killed and wounded scores of insurgents.", ["casualties 40-99 militants 'scores of insurgents'"]),
    ("Police detained nine teachers in Kisumu.", ["arrested 9-9 people 'nine teachers'"]),
    ("The group freed six hostages.", ["freed 6-6 hostages 'six hostages'"]),
    ("Thousands fled.", ["displaced 2000-9999 people 'Thousands'"]),
    ("France will send 600 soldiers to Chad.", ["troops 600-600 soldiers '600 soldiers'"]),
    ("Five gunmen stormed the hotel.", ["attackers 5-5 militants 'Five gunmen'"]),
    ("People were killed in the blast.", ["killed 1-None people 'People'"]),
    ("Nobody was hurt.", ["wounded 0-0 people 'Nobody'"]),
    ("Two suspects were arrested and eight are on the run.", ["arrested 2-2 people 'Two suspects'"]),
    ("There were no casualties.", ["casualties 0-0 people 'no casualties'"]),
    ("There were no reports of injuries.", ["wounded 0-0 people 'no reports of injuries'"]),
    ("The strike did not cause any casualties.", ["casualties 0-0 people 'any casualties'"]),
    ("The raid did not hurt anyone.", ["wounded 0-0 people 'anyone'"]),
    ("A shell hit a barn without causing casualties.", ["casualties 0-0 people 'without causing casualties'"]),
    ("A shell hit a barn without causing damage.", []),
    ("A shell hit a barn without hurting anyone.", ["wounded 0-0 people 'without hurting anyone'"]),
    ("Police stormed the bus without killing the hostages.", []),
    ("Police put the number of those abducted at 34.", ["kidnapped 34-34 people '34'"]),
    ("Monitors put the number of those missing at 14.", ["missing 14-14 people '14'"]),
    ("The raid killed more than 70 Taliban.", ["killed 70-None militants 'more than 70 Taliban'"]),
    ("None of the 140 passengers was hurt.", ["wounded 0-0 people 'None'"]),
    ("No fewer than 12 people died.", ["killed 12-None people 'No fewer than 12 people'"]),
    (
        "The bomber and six others were killed.",
        ["killed 1-1 militants 'The bomber'", "killed 6-6 people 'six others'"],
    ),
    (
        "Six people were killed, half of them children.",
        ["killed 6-6 people 'Six people'", "killed 3-3 children 'half of them'"],
    ),
    (
        "Six soldiers, two of them officers, were killed.",
        ["killed 6-6 soldiers 'Six soldiers'", "killed 2-2 soldiers 'two of them'"],
    ),
    (
        "The attack claimed 30 lives and injured scores.",
        ["killed 30-30 people '30 lives'", "wounded 40-99 people 'scores'"],
    ),
    ("The army lost 40 men.", ["killed 40-40 soldiers '40 men'"]),
    ("Gunmen took 12 foreigners hostage.", ["kidnapped 12-12 people '12 foreigners'"]),
    (
        "The bomb killed six people in Oyo and two in Ede.",
        ["killed 6-6 people 'six people'", "killed 2-2 people 'two'"],
    ),
    (
        "Spain has 600 soldiers in Chad and 200 in Peru.",
        ["troops 600-600 soldiers '600 soldiers'", "troops 200-200 soldiers '200'"],
    ),
    (
        "Kenya has 5,000 soldiers there and will send 1,000 more.",
        ["troops 5000-5000 soldiers '5,000 soldiers'", "troops 1000-1000 soldiers '1,000 more'"],
    ),
    (
        "Kenya will withdraw 2,000 soldiers from Chad in a month, and 300 from Niger.",
        ["troops 2000-2000 soldiers '2,000 soldiers'", "troops 300-300 soldiers '300'"],
    ),
    (
        "Some 600 soldiers are stationed in the town, along with 200 policemen.",
        ["troops 600-600 soldiers 'Some 600 soldiers'", "troops 200-200 police '200 policemen'"],
    ),
    (
        "Seven militants, including a commander, were killed and four others captured alive.",
        [
            "killed 7-7 militants 'Seven militants'",
            "killed 1-1 militants 'a commander'",
            "captured 4-4 people 'four others'",
        ],
    ),
    (
        "Two guards were killed and a third was hurt.",
        ["killed 2-2 people 'Two guards'", "wounded 1-1 people 'a third'"],
    ),
    (
        "Two men were shot dead and a third man was hurt.",
        ["killed 2-2 people 'Two men'", "wounded 1-1 people 'a third man'"],
    ),
    ("The shelling killed a third of them.", []),
    ("A couple died in the fire.", ["killed 2-2 people 'A couple'"]),
    ("The first 300 of 1,000 soldiers arrived in Gao.", ["troops 300-300 soldiers '300 of 1,000 soldiers'"]),
    ("More than 1 in 10 soldiers was killed.", []),
    ("The navy shot down 41 drones over the bay.", []),
    ("Chad beat Ghana 3-1 in front of 40,000 fans.", []),
    ("The death toll passed 5,000.", ["killed 5000-None people '5,000'"]),
    (
        "Five people were killed in Gao, two in Kidal and one in Mopti.",
        ["killed 5-5 people 'Five people'", "killed 2-2 people 'two'", "killed 1-1 people 'one'"],
    ),
    (
        "Twenty arrests were made in Naples, eight in Bari and four in Turin.",
        ["arrested 20-20 people 'Twenty arrests'", "arrested 8-8 people 'eight'", "arrested 4-4 people 'four'"],
    ),
    (
        "The council cut the force to 520 police officers, with two members abstaining.",
        ["troops 520-520 police '520 police officers'"],
    ),
    ("The rebel group lost 14 men in the raid.", ["killed 14-14 militants '14 men'"]),
    ("The army lost 14 men in the raid.", ["killed 14-14 soldiers '14 men'"]),
    ("All but two of the 14 hostages were freed.", ["freed 12-12 hostages 'All but two of the 14 hostages'"]),
    ("All but two hostages were freed.", []),
    ("Two of the five wounded guards have died.", ["killed 2-2 people 'Two of the five wounded guards'"]),
    (
        "The navy rescued 82 of the 276 girls abducted by the rebels.",
        ["freed 82-82 children '82 of the 276 girls'"],
    ),
    (
        "The protests have left 23 dead, including two policemen, and more than 700 injured.",
        ["killed 23-23 people '23'", "killed 2-2 police 'two policemen'", "wounded 700-None people 'more than 700'"],
    ),
    ("Three members of the security forces were killed.", ["killed 3-3 soldiers 'Three members'"]),
    ("Three members of the police force were killed.", ["killed 3-3 police 'Three members'"]),
    ("Three members of the choir were killed.", ["killed 3-3 people 'Three members'"]),
    ("Thirty of the dead were children.", ["killed 30-30 children 'Thirty'"]),
    ("The army handed over 15 prisoners.", ["freed 15-15 people '15 prisoners'"]),
    ("The army is 40,000 strong.", ["troops 40000-40000 soldiers '40,000'"]),
]


@pytest.mark.parametrize(("text", "expected"), OUTCOMES, ids=[text for text, _ in OUTCOMES])
def test_a_count_says_what_became_of_how_many_of_whom(nlp: Language, text: str, expected: list[str]) -> None:
    doc = read(nlp, text)
    assert [f"{c.kind} {c.min}-{c.max} {c.unit} {words(doc, c)!r}" for c in counts(doc)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Four rockets fell 450 metres from the school.",
        "Two shells fell short, barely missing the clinic.",
        "Senators killed the bill by 52 votes.",
        "The 101st Airborne returned on 12 May 2011.",
        "Ada Obi, 56, died in Lagos.",
        "Three B-52 bombers flew over the bay.",
        "The war kills 21 people per day.",
        "The hat cost 40 dollars.",
        "More children will die of hunger.",
        "A priest, one of them the mayor of Ede, spoke.",
        "Ken Asante, now 20, is in prison.",
        "Children aged four, six and nine died.",
        "Of 20 escaped prisoners, eight are still on the run.",
        "Of 25 drones launched overnight, 18 were shot down.",
        "The troops advanced 40 kilometres.",
        "The displaced walked 40 kilometres to the border.",
    ],
)
def test_distances_weapons_ages_dates_and_rates_are_no_counts(nlp: Language, text: str) -> None:
    assert counts(read(nlp, text)) == ()


@pytest.mark.parametrize(
    ("text", "change", "status"),
    [
        ("Ankara will cut its troop levels in Somalia from 900 to 600.", (900, 600), "planned"),
        ("Troop numbers were reduced from 1,200 to around 400.", (1200, 400), "actual"),
        ("Ankara raised its troop numbers from 900 to 1,600.", (900, 1600), "actual"),
        ("Ankara cut the force by 300 to 1,100 soldiers.", (1400, 1100), "actual"),
        ("Kenya said it would reduce its force in Chad from 8,000 to 6,500.", (8000, 6500), "planned"),
        ("Kenya ordered the army to withdraw all 2,000 soldiers.", (2000, 0), "planned"),
        ("Kenya will halve its 4,000-strong force in Chad.", (4000, 2000), "planned"),
        ("Kenya cut its troops in Chad in half, from 4,000.", (4000, 2000), "actual"),
        ("Kenya doubled its force in Chad to 6,000.", (3000, 6000), "actual"),
        ("Kenya will bring the number of soldiers in Chad to 600 from 900.", (900, 600), "planned"),
        ("Kenya will cut its force from 900 soldiers to about 600.", (900, 600), "planned"),
    ],
)
def test_a_change_of_strength_has_both_levels(nlp: Language, text: str, change: tuple[int, int], status: str) -> None:
    (count,) = counts(read(nlp, text))
    assert (count.kind, count.change, count.status) == ("troops", change, status)
    assert count.min == count.max == (change[1] or change[0])


def test_who_only_speaks_of_forces_is_not_whose_they_are(nlp: Language) -> None:
    (count,) = counts(read(nlp, "General Omar Diallo said 3,000 soldiers had been deployed."))
    assert count.force is None


def test_forces_are_their_owner_s_not_who_decides(nlp: Language) -> None:
    doc = read(nlp, "The African Union mission's 9,000 soldiers will leave, the Peace Council decided.")
    (count,) = counts(doc)
    assert count.force is not None
    assert doc[count.force.start : count.force.end].text == "The African Union mission"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad has sent 4,000 soldiers, Kenya 900 and Ghana 300.",
            [(4000, "Chad"), (900, "Kenya"), (300, "Ghana")],
        ),
        (
            "Ethiopia has 4,000 troops in Somalia, Uganda 6,000 and Burundi 3,000.",
            [(4000, "Ethiopia"), (6000, "Uganda"), (3000, "Burundi")],
        ),
        ("Chad has sent 4,000 soldiers, Reuters reported on 12 May.", [(4000, "Chad")]),
        ("Chad has sent 4,000 soldiers, and Kenya won by 9,000 votes.", [(4000, "Chad")]),
    ],
)
def test_a_name_and_a_number_go_on_from_whose_forces_were_told(
    nlp: Language, text: str, expected: list[tuple[int, str]]
) -> None:
    doc = read(nlp, text)
    assert [(count.min, words(doc, count.force) if count.force else None) for count in counts(doc)] == expected


def test_those_who_come_on_top_make_a_change_of_those_who_are_there(nlp: Language) -> None:
    sent, there = counts(read(nlp, "Norway will send another 1,500 soldiers on top of the 14,000 already there."))
    assert (sent.min, sent.max, sent.change) == (1500, 1500, None)
    assert (there.min, there.max, there.change) == (15_500, 15_500, (14_000, 15_500))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Kenya will withdraw 300 soldiers by June 1, 2020.", "2020-06-01"),
        ("Troop levels in Chad will fall from 900 to 600 by June 1, 2020.", "2020-06-01"),
        ("Kenya said on 3 May 2020 that it would withdraw 300 soldiers by June 1, 2020.", "2020-06-01"),
        ("Kenya said on 3 May 2020 that it would withdraw 300 soldiers.", None),
    ],
)
def test_a_number_of_forces_has_the_date_of_its_own_clause(nlp: Language, text: str, date: str | None) -> None:
    doc = read(nlp, text)
    (count,) = counts(doc)
    timex = None if count.when is None else spans.read(doc, spans.DATES)[count.when]
    assert (timex and str(timex.latest)) == date


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The talks ended with a deal to swap 900 prisoners.", "planned"),
        ("They signed an agreement to free 40 detainees.", "planned"),
        ("Under the deal they freed 40 detainees.", "actual"),
        ("Some 9,000 people had to flee their homes.", "actual"),
        ("The storm did not hurt anyone.", "actual"),
        ("The mine exploded without hurting anyone.", "actual"),
        ("The shelling killed six people.", "actual"),
        ("Six people were reportedly killed.", "claimed"),
        ("Up to 90 Kenyan soldiers were killed, according to the Somali army.", "claimed"),
        ("Up to 90 Kenyan soldiers were killed, according to the Kenyan army.", "actual"),
        ("The rebels said they had killed 30 soldiers.", "claimed"),
        ("Six people would have been killed.", "hypothetical"),
        ("The army plans to recruit 4,000 soldiers.", "planned"),
        ("The strike did not kill 12 people.", "denied"),
        ("The navy denied reports that three of its own sailors had died.", "denied"),
        ("Officials rejected the claim that 30 people were killed.", "denied"),
        ("The minister dismissed allegations that 30 people were killed in the raid.", "denied"),
        ("Reports that 30 people were killed were denied by the navy.", "denied"),
        ("Reports that 30 people were killed were false, the navy said.", "denied"),
        ("The navy denied reports of 12 deaths.", "denied"),
        ("The navy denied that 30 people were killed.", "denied"),
        ("The council voted 13-0 on Thursday to send 600 soldiers to Chad.", "planned"),
        ("Denmark to cut Iraq force to 120", "planned"),
        ("The rebels attacked the jail to free their men, and killed 30 guards.", "actual"),
        ("There is no evidence that 30 people were killed.", "denied"),
        ("There is no truth in claims that 30 people were killed.", "denied"),
        ("The group said its fighters killed 20 soldiers.", "claimed"),
        ("The coalition said it had killed 150 rebels.", "claimed"),
        ("The coalition said it had lost 15 soldiers.", "actual"),
        ("Chad says Libya has lost 4,000 soldiers since the war began.", "claimed"),
        ("Chad said it had lost 40 soldiers.", "actual"),
        ("The navy did not deny reports that 30 people were killed.", "actual"),
        ("The navy denied involvement in the killing of 30 people.", "actual"),
        ("The navy denied responsibility for the raid that killed 30 people.", "actual"),
        ("Boko Haram said 50 people were killed.", "claimed"),
        ("A Boko Haram spokesman said 50 people were killed.", "claimed"),
        ("At least 50 people were killed, according to Boko Haram.", "claimed"),
        ("Idris Aden, a spokesman for the rebels, said 50 people were killed.", "claimed"),
        ("The Hamas-run health ministry said 50 people were killed.", "actual"),
        ("A hospital in the town said 50 people were killed.", "actual"),
        ("Police said 50 people were killed by Boko Haram.", "actual"),
    ],
)
def test_a_count_is_a_fact_a_claim_a_plan_or_denied(nlp: Language, text: str, status: str) -> None:
    assert [count.status for count in counts(read(nlp, text))] == [status]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("A bomb killed six people in the market.", "event"),
        ("Fighting has killed 1,200 people since January.", "cumulative"),
        ("A similar bomb killed 14 people last year.", "background"),
        ("The 1994 bombing killed 85 people.", "background"),
        ("A bomb killed six people, down from 45 last year.", "event"),
        ("A bomb killed six people in the market, which was built in 1994.", "event"),
        ("At least 30 reporters have been murdered since last year.", "cumulative"),
        ("A court in Lomé jailed three men over the 2017 bombing.", "event"),
        ("A bomb killed six people, a year after the market reopened.", "event"),
        ("Last year a bomb killed six people.", "background"),
        ("Six people have been killed since the war began.", "cumulative"),
        ("Libya has lost 392,000 soldiers since the war began.", "cumulative"),
        ("More than 6,000 people have died in Chad's six-year war.", "cumulative"),
        ("The 1994 genocide killed 80,000 people.", "background"),
        ("Six people have died in the village.", "event"),
    ],
)
def test_a_count_covers_the_event_another_or_a_period(nlp: Language, text: str, scope: str) -> None:
    assert [count.scope for count in counts(read(nlp, text))] == [scope]


def test_each_clause_has_a_scope_of_its_own(nlp: Language) -> None:
    doc = read(nlp, "A bomb killed six people on Monday, and last year another bomb killed 14 soldiers.")
    assert [(count.min, count.scope) for count in counts(doc)] == [(6, "event"), (14, "background")]


def test_what_is_joined_in_the_perfect_covers_the_same_period(nlp: Language) -> None:
    doc = read(
        nlp, "More than 9,000 people have been killed in the war, and 3 million have been forced from their homes."
    )
    assert [(count.kind, count.scope) for count in counts(doc)] == [
        ("killed", "cumulative"),
        ("displaced", "cumulative"),
    ]


def test_the_same_count_told_again_is_one_count(nlp: Language) -> None:
    doc = read(nlp, "Gunmen kidnapped 21 girls in Oyo.", "The 21 girls were abducted at night.")
    (count,) = counts(doc)
    assert [words(doc, again) for again in count.also] == ["The 21 girls"]


def test_a_singular_in_a_title_counts_one_and_merges_with_the_text(nlp: Language) -> None:
    doc = read(nlp, "Child killed in shelling", "The shelling killed a child.", kinds=("title", "paragraph"))
    (count,) = counts(doc)
    assert (count.min, count.max, count.unit, count.civilian) == (1, 1, "children", True)
    assert [words(doc, again) for again in count.also] == ["a child"]


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("36 killed in market blast", "At least 36 people were killed on Monday."),
        ("At least 36 killed in market blast", "A blast killed 36 people on Monday."),
    ],
)
def test_a_plain_and_a_hedged_toll_of_headline_and_lead_are_one_count(nlp: Language, title: str, lead: str) -> None:
    doc = read(nlp, title, lead, "Most of the 36 dead were traders.", kinds=("title", "paragraph", "paragraph"))
    killed = [count for count in counts(doc) if count.kind == "killed"]
    assert [(count.min, count.max, count.bound) for count in killed] == [(36, None, "at_least")]
    assert len(killed[0].also) >= 1


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("36 killed in market blast", "It was busy.", "Nurses spoke.", "At least 36 people were killed."),
        ("36 killed in market blast", "A blast last year killed at least 36 people."),
        ("Blast kills 36 traders", "At least 36 people were wounded."),
    ],
    ids=["far below", "another blast", "another kind"],
)
def test_a_hedged_toll_of_something_else_stays_apart(nlp: Language, paragraphs: tuple[str, ...]) -> None:
    kinds = ("title", *("paragraph",) * (len(paragraphs) - 1))
    assert [count.max for count in counts(read(nlp, *paragraphs, kinds=kinds))] == [36, None]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("Blast kills 170", "YEREVAN, Sept 26 - A blast hit a depot."), ["170"]),
        (("Explosion kills 12", "Paris police closed the area."), ["12"]),
        (("Raid kills six", "-strong force flees", "Nobody spoke"), ["six"]),
        (("Six soldiers were killed and", "two civilians spoke"), ["Six soldiers"]),
        (("The blast injured 20", "killed in Oyo"), ["20"]),
    ],
    ids=["dateline", "police", "strength", "list", "predicate"],
)
def test_no_count_takes_words_from_another_section(
    nlp: Language, paragraphs: tuple[str, ...], expected: list[str]
) -> None:
    doc = read(nlp, *paragraphs)
    assert [words(doc, count) for count in counts(doc)] == expected


def notes(doc: Doc) -> list[str]:
    """The codes of the notes on parts."""
    return [remark.code for remark in spans.read(doc, spans.REMARKS) if remark.code.startswith("parts")]


def test_parts_that_add_up_point_to_their_total(nlp: Language) -> None:
    doc = read(nlp, "A blast wounded at least nine people.", "Three guards were wounded.", "Six students were hurt.")
    assert [count.part_of for count in counts(doc)] == [None, 0, 0]
    assert notes(doc) == ["parts-agree"]


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        ("Dozens hurt in crash", "At least 40 people were hurt in the crash.", [(40, None)]),
        ("Dozens hurt in crash", "A bus crash hurt 40 people.", [(40, 40)]),
        ("Dozens hurt in crash", "At least 140 people were hurt in the crash.", [(24, 99), (140, None)]),
        ("Dozens hurt in crash", "A crash killed at least 40 people.", [(24, 99), (40, None)]),
        ("Dozens march in Lima", "Police put the crowd at the march at 40.", [(24, 99), (40, 40)]),
    ],
)
def test_a_vague_headline_and_the_number_that_it_stands_for_are_one_count(
    nlp: Language, title: str, lead: str, expected: list[tuple[int, int | None]]
) -> None:
    doc = read(nlp, title, lead, kinds=("title", "paragraph"))
    assert [(count.min, count.max) for count in counts(doc)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed 12 people: five women and seven men.",
        "Twelve people - five women and seven men - were killed.",
        "Twelve people, five of them women and seven of them men, were killed.",
        "Twelve people, including five women and seven men, were killed.",
    ],
)
def test_stated_parts_point_to_their_total(nlp: Language, text: str) -> None:
    assert [(count.min, count.part_of) for count in counts(read(nlp, text))] == [(12, None), (5, 0), (7, 0)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A shell hit a market, killing 14 people, including a child.", [(14, None), (1, 0)]),
        ("Five people - three women and a man - were killed.", [(5, None), (3, 0), (1, 0)]),
        ("Nine people, among them a nurse, a guard and two drivers, were killed.", [(9, None), (1, 0), (1, 0), (2, 0)]),
        ("Of the 14 dead, five were children.", [(14, None), (5, 0)]),
        ("Of the 14 people killed, five were women and two were children.", [(14, None), (5, 0), (2, 0)]),
        ("Of those killed, five were women.", [(5, None)]),
        ("Police arrested 11 people, nine men and two women.", [(11, None), (9, 0), (2, 0)]),
        ("Fourteen people were killed, a police officer said.", [(14, None)]),
        ("Fourteen people were killed, and a nurse said more had died.", [(14, None)]),
        ("Fourteen people died in raids, including an ambush by a militant.", [(14, None)]),
        ("Five were children.", []),
        ("Fourteen people were killed - a record for a single day - a doctor said.", [(14, None)]),
        ("Seven people were arrested, among them a lawyer, and a journalist was beaten.", [(7, None), (1, 0)]),
        ("Nine people were killed, including a cook, and a guard said more had died.", [(9, None), (1, 0)]),
    ],
)
def test_a_single_person_and_what_the_dead_were_are_parts(
    nlp: Language, text: str, parts: list[tuple[int, int | None]]
) -> None:
    assert [(count.min, count.part_of) for count in counts(read(nlp, text))] == parts


def test_parts_that_do_not_add_up_are_left_alone(nlp: Language) -> None:
    doc = read(nlp, "A blast wounded at least nine people.", "Four guards were wounded.", "Six students were hurt.")
    assert [count.part_of for count in counts(doc)] == [None, None, None]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The gunmen killed two nuns, a priest and a guard.",),
        ("A blast killed two nuns.", "A priest was killed.", "A guard was killed."),
    ],
    ids=["one list", "other people"],
)
def test_what_only_happens_to_add_up_is_no_part(nlp: Language, paragraphs: tuple[str, ...]) -> None:
    assert {count.part_of for count in counts(read(nlp, *paragraphs))} == {None}


def test_stated_parts_beyond_their_total_leave_a_note(nlp: Language) -> None:
    doc = read(nlp, "The raid killed six people, including nine children.")
    assert notes(doc) == ["parts-disagree"]


@pytest.mark.parametrize(
    ("text", "included"),
    [
        ("Twelve people died, including the bomber.", True),
        ("He blew himself up, killing 12 people including himself.", True),
        ("Twelve people died, the bomber among them.", True),
        ("Twelve people died, including two attackers.", True),
        ("Twelve people died, including two nurses.", None),
        ("Twelve people and the bomber died.", None),
    ],
)
def test_a_toll_that_takes_in_the_attacker_says_so(nlp: Language, text: str, included: bool | None) -> None:
    assert counts(read(nlp, text))[0].includes_attackers is included


def test_the_dead_attacker_is_a_militant_of_his_own(nlp: Language) -> None:
    twelve, attacker = counts(read(nlp, "The blast killed 12 people and the bomber."))
    assert (twelve.unit, attacker.min, attacker.max, attacker.unit, attacker.civilian) == (
        "people",
        1,
        1,
        "militants",
        False,
    )


UNREADABLE = {
    "backward range": "40 to 30 people were killed.",
    "400 digits": "9" * 400 + " soldiers were killed.",
    "power": "10^400 soldiers were sent.",
    "exponent": "1e400 soldiers were sent.",
    "negative": "-5 people were killed.",
    "minus": "Minus 12 soldiers were killed.",
    "grouping": "The blast killed 1,23 people.",
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_a_senseless_number_of_people_leaves_a_note_and_no_count(nlp: Language, text: str) -> None:
    doc = read(nlp, text)
    assert counts(doc) == ()
    assert "number-unreadable" in [remark.code for remark in spans.read(doc, spans.REMARKS)]


SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
SMALL += ["seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int) -> str:
    """A number below a million in English words."""
    if number >= 1000:
        rest = f" {spell(number % 1000)}" if number % 1000 else ""
        return f"{spell(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {spell(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


WRITINGS: dict[str, Callable[[int], str]] = {
    "digits": str,
    "commas": lambda number: f"{number:,}",
    "points": lambda number: f"{number:,}".replace(",", "."),
    "spaces": lambda number: f"{number:,}".replace(",", " "),
    "words": spell,
}
BOUNDS: dict[str, Callable[[int], tuple[int | None, int | None]]] = {
    "{}": lambda n: (n, n),
    "at least {}": lambda n: (n, None),
    "more than {}": lambda n: (n, None),
    "no fewer than {}": lambda n: (n, None),
    "up to {}": lambda n: (None, n),
    "as many as {}": lambda n: (None, n),
    "about {}": lambda n: (n, n),
    "nearly {}": lambda n: (n, n),
    "some {}": lambda n: (n, n),
    "an estimated {}": lambda n: (n, n),
    "a total of {}": lambda n: (n, n),
    "another {}": lambda n: (n, n),
    "between {} and a million": lambda n: (n, 1_000_000),
}
UNITS = ["people", "soldiers", "women", "police officers", "other villagers"]
VERBS = {
    "The blast killed {}.": "killed",
    "The shelling wounded {} on Monday.": "wounded",
    "Police said {} were arrested.": "arrested",
    "Gunmen kidnapped {} near Jos.": "kidnapped",
    "{} died in the fire.": "killed",
    "The rebels freed {}.": "freed",
    "The flood displaced {}.": "displaced",
    "Rescuers found the bodies of {}.": "killed",
}
NUMBERS = [2, 3, 7, 12, 19, 20, 21, 45, 99, 100, 101, 110, 212, 999, 1000, 1001, 2500, 14_000, 75_300, 999_999]
TEMPLATES = list(itertools.product(sorted(WRITINGS), sorted(BOUNDS), UNITS, sorted(VERBS)))


def sentence(number: int, writing: str, bound: str, unit: str, verb: str) -> str:
    text = verb.format(f"{bound.format(WRITINGS[writing](number))} {unit}")
    return text[0].upper() + text[1:]


@given(number=st.integers(2, 999_999), template=st.sampled_from(TEMPLATES))
def test_the_number_that_a_template_writes_is_read_back(number: int, template: tuple[str, str, str, str]) -> None:
    text = sentence(number, *template)
    found, odd = quantities(BLANK(text))
    assert [(q.min, q.max) for q in found] == [BOUNDS[template[1]](number)], text
    assert odd == []


def test_five_thousand_templates_are_read_back() -> None:
    turns = itertools.cycle(NUMBERS)
    written = [(next(turns), template) for template in TEMPLATES for _ in range(3)]
    wrong = [
        sentence(number, *template)
        for number, template in written
        if [(q.min, q.max) for q in quantities(BLANK(sentence(number, *template)))[0]] != [BOUNDS[template[1]](number)]
    ]
    assert len(set(written)) >= 5000
    assert wrong == []


def test_five_thousand_templates_pass_the_model_and_the_room(nlp: Language) -> None:
    turns = itertools.cycle(NUMBERS)
    written = [(next(turns), template) for template in TEMPLATES for _ in range(2)]
    assert len(set(written)) >= 5000
    together = [written[i : i + 200] for i in range(0, len(written), 200)]
    texts = [[sentence(number, *template) for number, template in rows] for rows in together]
    articles = [(some, Layout((Section(0, 0, "paragraph"),) * len(some))) for some in texts]
    docs = pipeline.analyse_all(nlp, articles, components=("numbers",))
    wrong = [
        (text, told)
        for rows, some, doc in zip(together, texts, docs, strict=True)
        for (number, template), text, told in zip(rows, some, by_section(doc, len(some)), strict=True)
        if told != [(VERBS[template[3]], *BOUNDS[template[1]](number))]
    ]
    assert wrong == []


def by_section(doc: Doc, sections: int) -> list[list[tuple[str, int | None, int | None]]]:
    """Kind and bounds of the counts that each section tells or repeats, attackers left out."""
    found: list[list[tuple[str, int | None, int | None]]] = [[] for _ in range(sections)]
    places = spans.Sections(doc)
    for count in counts(doc):
        for stretch in (count, *count.also) if count.kind != "attackers" else ():
            found[places.number(stretch.start)].append((count.kind, count.min, count.max))
    return found


def test_cardinals_in_words_are_read_whole() -> None:
    for number in [*range(1, 2000), *range(2000, 1_000_000, 997)]:
        words = [token.lower_ for token in BLANK(spell(number))]
        found = figure(words, 0)
        assert found is not None
        assert (found.low, found.high, found.end) == (number, number, len(words)), spell(number)


@given(st.text(alphabet="0123456789,.-+^%km and", max_size=60), st.sampled_from(["troops", "people were killed"]))
def test_no_string_of_digits_breaks_the_reading(number: str, what: str) -> None:
    found, _ = quantities(BLANK(f"{number} {what}"))
    assert all(0 <= (q.min or 0) <= 10**10 and 0 <= (q.max or 0) <= 10**10 for q in found)


ROWS = "half a of several hundred thousand and to from by between - 12 five or dozens %".split()


@given(st.lists(st.sampled_from(ROWS)))
def test_no_row_of_number_words_breaks_the_reading(row: list[str]) -> None:
    doc = Doc(BLANK.vocab, words=row)
    for quantity in quantities(doc)[0]:
        assert 0 <= quantity.start < quantity.end <= len(doc)
        assert quantity.min is None or quantity.max is None or quantity.min <= quantity.max


@pytest.mark.parametrize(
    ("text", "crowd"),
    [
        ("Some 3,000 people marched through Nairobi on Friday.", (3000, 3000, "about", "Some 3,000 people")),
        ("Tens of thousands rallied in Minsk.", (20_000, 99_999, "vague", "Tens of thousands")),
        ("The protest in Quito drew 50,000 people.", (50_000, 50_000, "exact", "50,000 people")),
        ("Police fired tear gas at hundreds of demonstrators.", (200, 999, "vague", "hundreds of demonstrators")),
        ("More than 200 workers went on strike at the mine.", (200, None, "at_least", "More than 200 workers")),
        ("Protesters marched through Nairobi.", None),
    ],
)
def test_a_crowd_is_the_participants_of_its_event(
    extractor: Extractor, text: str, crowd: tuple[int | None, int | None, str, str] | None
) -> None:
    article = extractor(text)
    assert (article.casualties, article.troop_numbers) == ((), ())
    (found,) = {event.participants for event in article.events}
    assert (found and (found.min, found.max, found.bound.value, found.mention.text)) == crowd


def test_another_count_of_a_crowd_leaves_a_note(extractor: Extractor) -> None:
    article = extractor("The protest drew 50,000 people, organisers said, while police put the turnout at 12,000.")
    assert [event.participants and event.participants.min for event in article.events] == [50_000]
    assert "crowd-counts-differ" in [note.code for note in article.notes]


TOLLS = {
    "latest": (
        "A bomb hit a bus. The death toll rose to 31. Earlier, officials had said 12 people were killed.",
        (31, 31, 31),
        "toll-overtaken",
    ),
    "best source": (
        "A bomb hit a market, killing 12 people. Witnesses said 40 people were killed.",
        (12, 12, 40),
        "counts-differ",
    ),
    "claim": (
        "A bomb killed six soldiers. The rebels claimed they had killed 30 soldiers.",
        (6, 6, 30),
        "counts-differ",
    ),
    "lower toll": (
        "A bomb hit a market, killing 12 people. Police put the death toll at nine.",
        (9, 12, 12),
        "counts-differ",
    ),
    "risen": ("A bomb hit a bus. The death toll rose from 12 to 31.", (31, 31, 31), "toll-overtaken"),
    "risen to no end": (
        "A bomb hit a bus. The death toll rose to at least 31 from 12.",
        (31, 31, None),
        "toll-overtaken",
    ),
    "open": ("A bomb killed at least six people.", (6, 6, None), None),
    "sum": ("A bomb killed a soldier and four civilians.", (5, 5, 5), None),
    "parts": ("A bomb killed six people, including two nurses.", (6, 6, 6), None),
    "some of them": ("A bomb killed six people. It killed a nurse.", (6, 6, 6), None),
}


@pytest.mark.parametrize(("text", "deaths", "code"), TOLLS.values(), ids=TOLLS)
def test_an_event_has_its_lowest_best_and_highest_toll(
    extractor: Extractor, text: str, deaths: tuple[int, int, int | None], code: str | None
) -> None:
    article = extractor(text)
    found = [event.fatalities for event in article.events if event.fatalities]
    assert [(f.low, f.best, f.high) for f in found] == [deaths]
    assert [note.code for note in article.notes if note.code in {"toll-overtaken", "counts-differ"}] == [
        *filter(None, [code])
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Police put the death toll at 19.", "Police"),
        ("The Red Cross counted 31 dead in the town.", "The Red Cross"),
        ("A bomb killed 31 people.", None),
    ],
)
def test_who_counts_is_the_source_of_a_count(extractor: Extractor, text: str, source: str | None) -> None:
    (count,) = extractor(text).casualties
    assert (count.attribution and count.attribution.mention.text) == source


FRAMES = [
    "The death toll rose to {} from {}.",
    "The death toll rose from {} to {}.",
    "Kenya will cut its force from {} to {} soldiers by 3 May 2020.",
    "Kenya will halve its {} troops, to {}.",
    "Kenya doubled its force to {} from {}.",
    "Kenya will cut its force by {}, to {}.",
    "Kenya will send {} troops on top of the {} already there.",
    "{} people were killed, half of them women and {} of them men.",
    "Police put the turnout of the march at {}, not {}.",
]
ODD = [
    "12",
    "at least 12",
    "up to 12",
    "about 12",
    "dozens",
    "no",
    "40 to 60",
    "60 to 40",
    "-5",
    "9" * 30,
    "1e9",
    "half of the 30",
]


def test_no_pair_of_bounds_breaks_a_record(extractor: Extractor) -> None:
    pairs = [(frame, first, ODD[(i + j) % len(ODD)]) for i, frame in enumerate(FRAMES) for j, first in enumerate(ODD)]
    article = extractor("\n\n".join(frame.format(first, second) for frame, first, second in pairs))
    assert article.casualties
    assert article.troop_numbers
