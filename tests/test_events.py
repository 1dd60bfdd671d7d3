"""Events: status, time, place, and which words speak of one event."""

import datetime as dt

import pytest

from extractor import Event

PUBLISHED = dt.date(2023, 5, 3)  # a Wednesday


def events(extractor, text: str, kind: str | None = None) -> list[Event]:
    return [e for e in extractor(text, date=PUBLISHED).events if kind is None or e.type == kind]


def one(extractor, text: str, kind: str) -> Event:
    (event,) = events(extractor, text, kind)
    return event


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The army shelled the village.", "shelling", "occurred"),
        ("The army did not shell the village.", "shelling", "denied"),
        ("The army denied shelling the village.", "shelling", "denied"),
        ("Peru will withdraw its troops from Haiti.", "withdrawal", "planned"),
        ("Peru plans to withdraw its troops from Haiti.", "withdrawal", "planned"),
        ("Peru announced it would withdraw its troops from Haiti.", "withdrawal", "planned"),
        ("Peru might withdraw its troops from Haiti.", "withdrawal", "hypothetical"),
        ("Peru threatened to withdraw its troops from Haiti.", "withdrawal", "threatened"),
        ("Haiti demanded that Peru withdraw its troops.", "withdrawal", "requested"),
        ("The troops allegedly shelled the village.", "shelling", "alleged"),
        ("The navy is accused of shelling the village.", "shelling", "alleged"),
        ("No soldiers were killed in the village.", "killing", "denied"),
        ("The army left without shelling the village.", "shelling", "denied"),
        ("The army shelled the village without any losses.", "shelling", "occurred"),
        ("Peru vowed on Friday to withdraw its troops.", "withdrawal", "planned"),
        ("The rebels threatened on Friday to shell the port.", "shelling", "threatened"),
        ("The envoy urged a withdrawal of Peru's troops.", "withdrawal", "requested"),
        ("The army is to withdraw its troops from Haiti.", "withdrawal", "planned"),
        ("Police foiled a plot to bomb the station.", "bombing", "planned"),
    ],
)
def test_status_is_read_from_its_cue(extractor, text, kind, status):
    event = one(extractor, text, kind)
    assert event.status == status
    assert (event.status_cue is None) == (status == "occurred")


def test_a_threat_that_was_uttered_has_happened(extractor):
    text = "Rebels threatened to attack the dam."
    assert one(extractor, text, "threat").status == "occurred"
    assert one(extractor, text, "attack").status == "threatened"


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("On Monday rebels attacked a bridge in Goma.", "attack", ("2023-05-01", "2023-05-01")),
        ("Monday's attack destroyed a bridge in Goma.", "attack", ("2023-05-01", "2023-05-01")),
        ("The attack took place on Monday in Goma.", "attack", ("2023-05-01", "2023-05-01")),
        ("The cuts in troops are due to begin on 1 June.", "withdrawal", ("2023-06-01", "2023-06-01")),
        ("Rebels have held dozens of rallies since March.", "protest", ("2023-03-01", "2023-05-03")),
        ("She left in 1968, when soldiers stormed into Brno.", "seizure", ("1968-01-01", "1968-12-31")),
        ("The premier phoned the envoy on Monday, urging a halt.", "demand", ("2023-05-01", "2023-05-01")),
        ("The minister said on Monday during a visit to Oslo that it was late.", "visit", ("2023-05-01", "2023-05-01")),
    ],
)
def test_an_event_is_dated_by_its_own_words(extractor, text, kind, days):
    found = events(extractor, text, kind)
    assert found, f"no {kind}"
    assert (found[0].when.earliest.isoformat(), found[0].when.latest and found[0].when.latest.isoformat()) == days


def test_no_word_for_the_day_no_day(extractor):
    assert one(extractor, "Rebels attacked a bridge in Goma.", "attack").when is None


def test_the_day_of_the_saying_is_not_the_day_of_the_deed(extractor):
    event = one(extractor, "Rebels had attacked a bridge, the army said on Monday.", "attack")
    assert event.when is None


@pytest.mark.parametrize(
    ("text", "kind", "names", "relation"),
    [
        ("Gunmen attacked a market in Maiduguri.", "attack", ["Maiduguri"], "at"),
        ("Gunmen attacked a market near Maiduguri.", "attack", ["Maiduguri"], "near"),
        ("An attack in Peshawar, Pakistan, killed two.", "attack", ["Peshawar", "Pakistan"], "at"),
        ("US soldiers attacked a camp.", "attack", [], None),
        ("Kyiv said that rockets hit Odesa.", "shelling", ["Odesa"], None),
    ],
)
def test_an_event_is_where_its_words_put_it(extractor, text, kind, names, relation):
    article = extractor(text, date=PUBLISHED)
    (event,) = [e for e in article.events if e.type == kind]
    places = {place.id: place.name for place in article.places}
    assert [places[p] for p in event.where] == names
    assert relation is None or event.where_relation == relation


def test_a_stated_distance_is_kept(extractor):
    event = one(extractor, "Gunmen attacked a convoy 50 km south of Maiduguri.", "attack")
    assert (event.where_relation, event.distance_km) == ("near", 50.0)


TOLD_AGAIN = """Bomb kills four in Quetta

A bomb exploded in a market in Quetta on Tuesday, killing four people, police said.

The blast also wounded nine shoppers. Nobody has claimed responsibility for the attack.

Last month, another bombing killed two soldiers in Karachi.
"""


def test_one_event_told_again_is_one_record(extractor):
    found = events(extractor, TOLD_AGAIN, "bombing")
    main = [event for event in found if event.salience == "main"]
    assert len(main) == 1
    assert {"kills", "exploded", "killing", "blast", "attack"} <= {mention.text for mention in main[0].mentions}
    assert main[0].responsibility.value == "unknown"
    assert "claimed responsibility" in main[0].responsibility.mention.text


def test_an_earlier_event_recalled_stays_apart(extractor):
    found = [event for event in events(extractor, TOLD_AGAIN, "bombing") if event.salience != "main"]
    assert len(found) == 1
    assert found[0].when.latest.isoformat() == "2023-04-30"


def test_counts_belong_to_their_event(extractor):
    article = extractor(TOLD_AGAIN, date=PUBLISHED)
    main = next(event for event in article.events if event.salience == "main")
    counts = {c.id: (c.kind.value, c.min) for c in article.casualties}
    assert sorted(counts[c] for c in main.casualties) == [("killed", 4), ("wounded", 9)]
    assert (main.fatalities.low, main.fatalities.best, main.fatalities.high) == (4, 4, 4)


def test_that_nobody_claimed_it_is_no_event(extractor):
    assert not events(extractor, TOLD_AGAIN, "claim_of_responsibility")


@pytest.mark.parametrize(
    ("text", "civilian"),
    [
        ("Gunmen attacked civilians in Jos.", True),
        ("Gunmen attacked soldiers in Jos.", False),
        ("Gunmen attacked a bridge in Jos.", None),
        ("Gunmen attacked a bridge in Jos. Three civilians died.", None),
    ],
    ids=["civilians", "soldiers", "a thing", "never from who died"],
)
def test_civilian_targeting_is_told_by_the_target(extractor, text, civilian):
    assert events(extractor, text)[0].civilian_targeting is civilian


def test_two_withdrawals_from_two_countries_are_two(extractor):
    text = "Norway cut its troops in Mali from 200 to 90 in March. It also reduced its force in Iraq from 80 to 60."
    found = events(extractor, text, "withdrawal")
    assert [event.country for event in found] == ["ML", "IQ"]
    assert [len(event.troop_numbers) for event in found] == [1, 1]


def test_the_cuts_need_something_to_refer_to(extractor):
    assert not events(extractor, "The cuts will hurt schools.", "withdrawal")


def test_a_name_is_no_event(extractor):
    assert not events(extractor, "The Rural Mobilisation Party thanked the Free Aceh Army.", "mobilization")


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("The Danish minister convened a crisis meeting.", "talks", {"agent": ["The Danish minister"]}),
        ("Ann Lee phoned the Czech president.", "talks", {"agent": ["Ann Lee"], "target": ["the Czech president"]}),
        ("Chad and Sudan held peace talks.", "talks", {"party": ["Chad", "Sudan"]}),
        ("Kenyan troops fought to free the port.", "battle", {"agent": ["Kenyan troops"]}),
        ("Villagers fled to Chad.", "displacement", {"agent": ["Villagers"]}),
        ("Thousands marched in Lima.", "protest", {"agent": ["Thousands"]}),
        ("US-led airstrikes hit a depot near Homs.", "airstrike", {"agent": ["US"], "target": ["a depot"]}),
        ("An airstrike hit Iran-backed fighters.", "airstrike", {"target": ["Iran-backed fighters"]}),
        (
            "Mali suffered bombings at the hands of the rebels.",
            "bombing",
            {"target": ["Mali"], "agent": ["the rebels"]},
        ),
        ("Peru urged restraint.", "demand", {"agent": ["Peru"]}),
        ("Haiti demanded that Peru leave.", "demand", {"agent": ["Haiti"], "recipient": ["Peru"]}),
        ("Rebels attacked the city of Gao.", "attack", {"agent": ["Rebels"], "target": ["Gao"]}),
        ("The minister survived a bombing in Herat.", "bombing", {"target": ["The minister"]}),
        ("A mortar attack left two nurses dead.", "shelling", {"victim": ["two nurses"]}),
        ("Egypt condemned the bombing in Gao.", "accusation", {"agent": ["Egypt"], "target": ["the bombing"]}),
        ("The raid broke a truce announced by the rebels.", "ceasefire", {"agent": ["the rebels"]}),
        ("The coalition announced the deal between Chad and Mali.", "agreement", {"party": ["Chad", "Mali"]}),
        ("Malta became a member of NATO.", "agreement", {"agent": ["Malta"]}),
        (
            "The mayor said the blast in Vlora, a calm hub in the south, was carried out by a suicide bomber.",
            "bombing",
            {"agent": ["a suicide bomber"]},
        ),
        (
            "Mali said that rebels it had trained to seize the port were in Gao.",
            "seizure",
            {"agent": ["rebels"], "target": ["the port"]},
        ),
    ],
    ids=[
        "one side convenes",
        "one calls the other",
        "both sides",
        "one side fights",
        "who flees",
        "a multitude",
        "led by",
        "backed by",
        "at the hands of",
        "nobody is urged",
        "whom a demand names",
        "the name of a city",
        "who survives",
        "who is left dead",
        "an act condemned",
        "announced by",
        "who announces is no party",
        "a country as subject",
        "joined to the wrong verb",
        "object of a relative clause",
    ],
)
def test_roles_are_read_from_the_frame(extractor, text, kind, roles):
    found: dict[str, list[str]] = {}
    for argument in events(extractor, text, kind)[0].arguments:
        if argument.role in {"agent", "party", "target", "victim", "recipient"}:
            found.setdefault(argument.role.value, []).append(argument.mention.text)
    assert found == roles


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Peru accused the general of ordering the murder of a reporter.", "killing", "alleged"),
        ("Some 300 marines are stationed in Djibouti.", "deployment", "ongoing"),
        ("Some 300 marines were stationed in Djibouti.", "deployment", "occurred"),
        ("Peru committed to ongoing airstrikes in Mali.", "airstrike", "ongoing"),
        ("Peru said that police were investigating the fire.", "investigation", "ongoing"),
        ("Police were investigating the fire.", "investigation", "occurred"),
        ("Japan condemned the rocket launch.", "exercise", "occurred"),
        ("Peru demanded an inquiry into the shelling of Quito.", "shelling", "occurred"),
        ("Peru demanded an inquiry into the shelling of Quito.", "investigation", "requested"),
    ],
)
def test_what_is_ordered_in_an_accusation_or_stands_as_a_state(extractor, text, kind, status):
    assert one(extractor, text, kind).status == status


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Two Kazakh nationals were arrested in Oslo. Police arrested the two Kazakhs at noon.", "arrest", 1),
        ("Two Kazakh nationals were arrested in Oslo. Police arrested three Kazakhs at noon.", "arrest", 2),
        (
            "Peru protested against US airstrikes in Mali. Chad condemned American airstrikes in Mali.",
            "airstrike",
            1,
        ),
        ("Anton Kos was shot in Graz after he had set off a bomb.", "bombing", 1),
        ("Anton Kos was shot in Graz after he had set off a bomb.", "shooting", 1),
        ("A man killed two shoppers in Graz. Police units shot the driver dead.", "shooting", 1),
    ],
    ids=["same people", "others", "same noun and agent", "he who suffers", "did the other", "police units"],
)
def test_which_mentions_are_one_event(extractor, text, kind, number):
    assert len(events(extractor, text, kind)) == number


def inside(extractor, text: str, inner: str) -> str | None:
    """The type of the event that an event of type `inner` is part of."""
    found = {event.id: event for event in events(extractor, text)}
    event = next(event for event in found.values() if event.type == inner)
    return found[event.part_of].type if event.part_of else None


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        ("Police arrested 20 people during a protest in Minsk.", "arrest", "protest"),
        ("Police fired tear gas as thousands marched through Lima.", "crackdown", "protest"),
        ("Soldiers dispersed a demonstration in Lima.", "crackdown", "protest"),
        ("Dozens arrested as police break up a protest in Lima", "arrest", "protest"),
        ("Thousands marched in Lima. Police fired tear gas at the marchers.", "crackdown", "protest"),
        ("Police arrested 20 people in Minsk. A protest was held in Lima.", "arrest", None),
        ("Police arrested a man who had called for a protest.", "arrest", None),
    ],
    ids=["during", "as", "object", "headline", "next sentence", "elsewhere", "only called for"],
)
def test_what_happens_at_a_protest_is_part_of_it(extractor, text, inner, outer):
    assert inside(extractor, text, inner) == outer


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Police arrested 20 people during a protest in Minsk.", "protest"),
        ("Police fired tear gas as thousands marched through Lima.", "protest"),
        ("Six people were killed when police fired tear gas at a protest in Lima.", "crackdown"),
        ("Marchers held a protest in Oslo to demand a vote.", "protest"),
        ("Aid groups accused soldiers of shelling a village.", "shelling"),
        ("After last week's bombing police arrested a man in Bern.", "arrest"),
        ("A bomb killed two in Kabul.", "bombing"),
    ],
)
def test_what_the_article_reports_is_main(extractor, text, main):
    assert [event.type for event in events(extractor, text) if event.salience == "main"] == [main]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Gunmen killed nine soldiers in Gao.", ["battle"]),
        ("Rebels attacked an army base in Kivu.", ["battle"]),
        ("Rebels murdered nine soldiers in Gao.", ["killing"]),
        ("Gunmen killed a retired policeman in Jos.", ["killing"]),
        ("Rebels attacked a market in Kivu.", ["attack"]),
        ("Security forces opened fire on protesters in Lagos.", ["crackdown"]),
        ("Gunmen opened fire on protesters in Lagos.", ["shooting"]),
        ("Five people were killed after a volcano erupted in Chile.", ["disaster"]),
        ("Six were killed when rebels ambushed a convoy near Goma.", ["attack"]),
        ("A blast tore through a market in Basra, killing six.", ["bombing"]),
    ],
)
def test_the_sides_and_the_cause_give_the_type(extractor, text, types):
    assert [event.type for event in events(extractor, text)] == types


def test_a_crackdown_has_no_question_of_responsibility(extractor):
    assert one(extractor, "Police opened fire on protesters in Lagos.", "crackdown").responsibility is None


def test_what_is_called_an_attack_is_no_second_one(extractor):
    text = "A car hit a crowd in Graz, killing six. A bomb exploded in Linz. The mayor called it a revenge attack."
    assert len([e for e in events(extractor, text) if e.type in {"attack", "bombing"}]) == 1


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("A guard was killed in Herat. Four others were hurt in the car bomb blast.", "bombing", 1),
        ("The army seized a town in Kasai. Officials said soldiers had taken control of the town.", "seizure", 1),
        ("Peru urged Chile to talk on Monday. It urged Chile to keep calm.", "demand", 1),
        ("Peru urged Chile to talk. Ecuador urged Brazil to talk.", "demand", 2),
        ("A bomb killed two in Kabul. The bombing suspect fled to Herat.", "bombing", 1),
        ("Police killed Omar Farah three days after he set off a bomb in Bari.", "killing", 1),
    ],
    ids=[
        "others",
        "a town, the town",
        "the same to the same",
        "others to others",
        "word in front",
        "one after the other",
    ],
)
def test_what_is_told_again_is_one_event(extractor, text, kind, number):
    assert len(events(extractor, text, kind)) == number


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Peru would use force to expel the miners.", "expulsion", "hypothetical"),
        ("Peru said it would use force to expel the miners.", "expulsion", "planned"),
        ("Peru used force to expel the miners.", "expulsion", "occurred"),
    ],
)
def test_a_purpose_is_as_real_as_what_is_done_for_it(extractor, text, kind, status):
    assert one(extractor, text, kind).status == status


def test_a_subject_that_the_model_joins_to_the_clause_before_is_found(extractor):
    text = "Though Chad has objected to the Kenyan invasion and Sudan had urged calm, all three have met."
    demand = one(extractor, text, "demand")
    assert [a.mention.text for a in demand.arguments if a.role == "agent"] == ["Sudan"]


def test_a_lone_side_is_a_party_where_another_mention_names_both(extractor):
    text = "Sudan signed a deal in Oslo. The deal between Sudan and Chad was hailed."
    found = one(extractor, text, "agreement").arguments
    assert [(a.role, a.mention.text) for a in found if a.role != "topic"] == [("party", "Sudan"), ("party", "Chad")]


def test_a_participle_that_lasts_takes_no_day_from_the_verb(extractor):
    text = "The guard was jailed on Monday, having killed two men."
    assert one(extractor, text, "killing").when is None


def test_what_people_were_killed_in_is_an_event(extractor):
    (event,) = events(extractor, "Two soldiers and a rebel were killed in skirmishes around the country.")
    assert (event.type, [m.text for m in event.mentions]) == ("battle", ["killed", "skirmishes"])


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("A squad kidnapped and later killed the teacher.", "abduction", {"agent": "A squad", "target": "the teacher"}),
        ("The nurse kidnapped on Friday has come home.", "abduction", {"target": "The nurse"}),
        (
            "The rebels threatened on Friday to shell the port.",
            "threat",
            {"agent": "The rebels", "target": "the port"},
        ),
    ],
    ids=["goes on with a past tense", "a participle", "an infinitive behind a date"],
)
def test_a_verb_taken_for_a_participle_keeps_its_subject(extractor, text, kind, roles):
    arguments = one(extractor, text, kind).arguments
    assert {a.role: a.mention.text for a in arguments} == roles


def test_that_others_must_do_something_is_a_demand(extractor):
    event = one(extractor, "The envoy said on Monday that Peru must open the border.", "demand")
    assert {a.role: a.mention.text for a in event.arguments if a.role != "topic"} == {
        "agent": "The envoy",
        "recipient": "Peru",
    }
    assert events(extractor, "The envoy said that he must go.", "demand") == []


@pytest.mark.parametrize(
    "text",
    ["Year | Protests | Arrests | Deaths", "District  Protests  Arrests  Trials"],
    ids=["bars", "wide gaps"],
)
def test_the_heads_of_a_table_s_columns_are_no_events(extractor, text):
    assert extractor(text).events == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru recalled its ambassador from Chile in protest.", ["sanction"]),
        ("Peru recalled its ambassador from Chile after a protest.", ["sanction", "protest"]),
        ("Two thousand took part in the protest.", ["protest"]),
    ],
)
def test_what_is_done_in_protest_is_no_protest(extractor, text, found):
    assert [event.type for event in extractor(text).events] == found
