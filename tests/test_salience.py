"""What an article reports: the event itself, not what is said about it, done at it, or only recalled."""

import datetime as dt

import pytest

PUBLISHED = dt.date(2023, 5, 3)  # a Wednesday


def main(extractor, text: str) -> list[str]:
    return [event.type for event in extractor(text, date=PUBLISHED).events if event.salience == "main"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police used tear gas in Quito on Saturday in clashes with protesters.", "riot"),
        ("Police fired tear gas as crowds held a march in Oran, with protesters throwing petrol bombs.", "riot"),
        ("Protesters marched in Oran after several nights of riots.", "protest"),
        ("Protesters marched in Oran on Tuesday. Last month's riots left nine dead.", "protest"),
        ("Police fired tear gas at a peaceful march in Oran.", "protest"),
    ],
    ids=["clashes", "petrol bombs", "after riots", "last month's riots", "peaceful"],
)
def test_a_protest_that_turns_violent_is_a_riot(extractor, text, kind):
    assert main(extractor, text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Doctors condemned Monday's incident in which officers used batons to drive marchers off.", "crackdown"),
        ("The envoy condemned the killing of a judge in Quito on Tuesday.", "assassination"),
        ("The envoy condemned the killing of a judge in Quito last year.", "accusation"),
    ],
    ids=["crackdown", "news", "last year's"],
)
def test_what_is_condemned_is_the_news_where_it_is_new(extractor, text, kind):
    assert main(extractor, text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen have attacked a college in Jos, abducting nine students.", "abduction"),
        ("Gunmen attacked a village near Jos and abducted nine students.", "abduction"),
        ("Gunmen attacked a village near Jos, killing nine people and abducting two.", "attack"),
        ("Gunmen attacked a village near Jos after bandits abducted nine students.", "attack"),
    ],
    ids=["abducting", "abducted", "people died", "others did it"],
)
def test_a_bare_attack_is_what_it_came_to(extractor, text, kind):
    assert main(extractor, text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Protesters defied a ban in Kisii on Monday to demand reforms. Demonstrators marched to the town hall.",
            "protest",
        ),
        ("The president demanded reforms in Kisii on Monday. Demonstrators marched to the town hall.", "demand"),
    ],
    ids=["the crowd's", "somebody else's"],
)
def test_what_a_crowd_demands_is_its_protest(extractor, text, kind):
    assert main(extractor, text) == [kind]
