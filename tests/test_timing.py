"""When events were: the deed that a date belongs to, and the days between which it can have been."""

import datetime as dt

import pytest

from extractor import Event

PUBLISHED = dt.date(2023, 5, 3)  # a Wednesday


def events(extractor, text: str, kind: str) -> list[Event]:
    return [event for event in extractor(text, date=PUBLISHED).events if event.type == kind]


def window(event: Event) -> tuple[str | None, str | None]:
    if event.when is None:
        return None, None
    first, last = event.when.earliest, event.when.latest
    return first and first.isoformat(), last and last.isoformat()


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("Rebels have attacked convoys since January.", "attack", ("2023-01-01", "2023-05-03")),
        ("The air force bombed nine villages in 2023.", "airstrike", ("2023-01-01", "2023-05-03")),
        ("The air force bombed nine villages in 2021.", "airstrike", ("2021-01-01", "2021-12-31")),
        ("Chad will withdraw its troops this year.", "withdrawal", ("2023-01-01", "2023-12-31")),
        ("Fighting has raged near Gao since Friday.", "battle", ("2023-04-28", "2023-05-03")),
    ],
)
def test_what_happened_ends_when_it_is_told(extractor, text, kind, days):
    (event,) = events(extractor, text, kind)
    assert window(event) == days


def test_without_a_day_of_publication_an_open_end_stays_open(extractor):
    (event,) = [e for e in extractor("Rebels have attacked convoys since 3 May 2021.").events if e.type == "attack"]
    assert window(event) == ("2021-05-03", None)


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        (
            "The envoy condemned the killing of a judge in Quito last year.",
            "assassination",
            ("2022-01-01", "2022-12-31"),
        ),
        (
            "Kenya's foreign minister condemned the bombing of a school in March.",
            "bombing",
            ("2023-03-01", "2023-03-31"),
        ),
        (
            'The rebels called it a "revenge attack" for Danish airstrikes in the province of Kidal last month.',
            "airstrike",
            ("2023-04-01", "2023-04-30"),
        ),
        (
            "About 800 Danish troops are in Mali and have fought to free the former rebel stronghold since 2014.",
            "battle",
            ("2014-01-01", "2023-05-03"),
        ),
    ],
)
def test_a_time_long_past_is_of_the_deed_beside_it(extractor, text, kind, days):
    (event,) = events(extractor, text, kind)
    assert window(event) == days


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The envoy condemned the killing of a judge in Quito on Tuesday.", "accusation"),
        ("The envoy condemned the killing of a judge in a letter, last month.", "accusation"),
        ("Last month the envoy condemned the killing of a judge.", "accusation"),
    ],
    ids=["this week", "after a comma", "in front"],
)
def test_what_people_say_keeps_its_own_day(extractor, text, kind):
    (event,) = events(extractor, text, kind)
    assert event.when is not None


def test_a_place_behind_what_an_attack_avenged_is_not_the_attacks(extractor):
    text = 'A bomb went off in Gao. The rebels called it a "revenge attack" for Danish airstrikes in Kidal.'
    found = extractor(text, date=PUBLISHED)
    names = {place.id: place.name for place in found.places}
    where = {event.type: [names[p] for p in event.where] for event in found.events}
    assert "Kidal" in where["airstrike"]
    assert all("Kidal" not in places for kind, places in where.items() if kind != "airstrike")


FRAMED = "On Friday a gunman opened fire at a market in Goma. He ran into a school. Soldiers {} his brother there."


@pytest.mark.parametrize(
    ("verb", "days"),
    [
        ("shot dead", ("2023-04-28", "2023-04-28")),
        ("had shot dead", (None, None)),
        ("have shot dead", (None, None)),
    ],
)
def test_the_simple_past_goes_on_from_the_day_that_a_sentence_opens_with(extractor, verb, days):
    found = [e for e in extractor(FRAMED.format(verb), date=PUBLISHED).events if e.category == "violence"]
    assert window(found[-1]) == days


@pytest.mark.parametrize(
    "text",
    [
        "On Friday rebels shelled Goma. Another attack killed nine soldiers in Beni.",
        "On Friday rebels shelled Goma.\n\nThe army arrested a lawyer in Beni.",
        "Rebels shelled Goma, which fell on Friday. The army arrested a lawyer in Beni.",
        "Between Friday and Sunday rebels shelled Goma. The army arrested a lawyer in Beni.",
    ],
    ids=["another one", "another paragraph", "a day that opens nothing", "two days"],
)
def test_a_day_goes_no_further_than_it_opens(extractor, text):
    assert window(extractor(text, date=PUBLISHED).events[-1]) == (None, None)


def test_what_an_attack_did_was_done_on_its_day(extractor):
    text = "The attack on Homs on Monday was the worst for years. The attack has displaced 5,000 people."
    (event,) = events(extractor, text, "displacement")
    assert window(event) == ("2023-05-01", "2023-05-01")


def test_what_somebody_also_said_he_said_on_that_day(extractor):
    text = (
        "The president said in a speech in Lima on Tuesday that the army was ready. "
        '"We will begin soon," he said. The president also accused Chile of shelling a border post.'
    )
    (event,) = events(extractor, text, "accusation")
    assert window(event) == ("2023-05-02", "2023-05-02")


def test_arrests_at_a_rally_are_of_its_day_and_place(extractor):
    found = extractor("Nine people were arrested at a rally in Lima on Monday.", date=PUBLISHED)
    assert [e.type for e in found.events] == ["arrest", "protest"]
    assert {window(event) for event in found.events} == {("2023-05-01", "2023-05-01")}
    assert len({event.where for event in found.events}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Thousands marched in Tyre on Monday, a year after an explosion at the port killed 200 people.",
        "Thousands marched in Tyre on Monday over the killing of a student.",
        "Thousands marched in Tyre on Monday against the bombing of a school.",
    ],
)
def test_what_a_march_remembers_is_no_part_of_it(extractor, text):
    march, other = extractor(text, date=PUBLISHED).events
    assert (march.type, window(march)) == ("protest", ("2023-05-01", "2023-05-01"))
    assert (other.part_of, window(other)) == (None, (None, None))


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("Kenya demanded a withdrawal of Chad's troops on Monday.", "withdrawal", (None, None)),
        ("Kenya demanded a withdrawal of Chad's troops on Monday.", "demand", ("2023-05-01", "2023-05-01")),
        ("The bishop called for a ceasefire on Tuesday.", "demand", ("2023-05-02", "2023-05-02")),
        ("Kenya plans a withdrawal of its troops on 1 June.", "withdrawal", ("2023-06-01", "2023-06-01")),
    ],
    ids=["not of what is demanded", "of the demand", "of the call", "a day to come"],
)
def test_a_day_gone_by_is_of_who_speaks_of_what_is_to_come(extractor, text, kind, days):
    (event,) = events(extractor, text, kind)
    assert window(event) == days


@pytest.mark.parametrize(
    ("text", "kind", "dated"),
    [
        ("On Monday, gunmen stormed a bank, took cash and shot a guard.", "shooting", True),
        ("Police on Tuesday arrested three men and seized two rifles.", "weapons_disrupted", True),
        ("In June 2022, militants crossed the border and killed 37 pupils in Arua.", "killing", True),
        ("On Monday gunmen fled and the army shelled Arua.", "shelling", False),
    ],
    ids=["chain", "after-the-subject", "a-verb-of-no-event", "another-subject"],
)
def test_a_day_before_the_first_verb_is_that_of_those_that_go_on(extractor, text, kind, dated):
    found = [event for event in extractor(text, date=dt.date(2023, 5, 3)).events if event.type == kind]
    assert (found[-1].when is not None) is dated


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        (
            "Kenya imposed sanctions on Chad two days after the raid on Sunday.",
            "sanction",
            ("2023-05-02", "2023-05-02"),
        ),
        ("Kenya imposed sanctions on Chad two days after the raid on Sunday.", "raid", ("2023-04-30", "2023-04-30")),
        ("Kenya had accused Chad two days after the raid on Sunday.", "raid", ("2023-04-30", "2023-04-30")),
        ("The raid was on Sunday, two days after Kenya imposed sanctions.", "raid", ("2023-04-30", "2023-04-30")),
        ("The raid was on Sunday, two days after Kenya imposed sanctions.", "sanction", (None, None)),
    ],
    ids=["what came after", "what it is counted from", "had accused", "first told", "not counted"],
)
def test_what_is_counted_from_keeps_its_own_day(extractor, text, kind, days):
    (event,) = events(extractor, text, kind)
    assert window(event) == days
