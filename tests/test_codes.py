"""Codes: which row of the table holds."""

import pytest

from extractor.codes import code
from extractor.event_types import event_types


def facts(**fields: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(values.split("|")) for name, values in {"status": "occurred", **fields}.items()}


@pytest.mark.parametrize(
    ("kind", "known", "plover", "cameo", "acled"),
    [
        ("shelling", {}, "ASSAULT", "194", "Shelling/artillery/missile attack"),
        ("shelling", {"status": "threatened"}, "THREATEN", "138", None),
        ("shelling", {"outcome": "intercepted"}, None, None, "Disrupted weapons use"),
        ("withdrawal", {}, "RETREAT", "087", "Change to group/activity"),
        ("withdrawal", {"status": "planned"}, "CONCEDE", "0356", None),
        ("talks", {"status": "planned"}, "AGREE", "030", None),
        ("shooting", {"target": "armed"}, "ASSAULT", "193", "Armed clash"),
        ("shooting", {"target": "civilian"}, "ASSAULT", "193", "Attack"),
        ("shooting", {}, "ASSAULT", "193", None),
        ("ceasefire", {"phase": "announced"}, "CONCEDE", "0356", "Agreement"),
        ("ceasefire", {"phase": "ended"}, "ASSAULT", "196", None),
        ("arrest", {"agent": "nonstate"}, "ASSAULT", "181", "Abduction/forced disappearance"),
        ("threat", {"topic": "relations"}, "THREATEN", "1313", None),
        ("accident", {}, None, None, None),
        ("deployment", {"status": "denied"}, None, None, None),
        ("restriction", {"status": "planned"}, "THREATEN", "132", None),
        ("strike", {"status": "threatened"}, "THREATEN", "133", None),
        ("strike", {"status": "planned"}, "PROTEST", "143", None),
    ],
)
def test_the_first_row_that_holds_is_taken(kind, known, plover, cameo, acled):
    row = code(kind, facts(**known))
    assert (row.plover, row.cameo, row.acled[1] if row.acled else None) == (plover, cameo, acled)


def test_a_sum_of_events_is_no_event_of_acled():
    assert code("shelling", facts(aggregate="yes")).acled is None


def test_every_type_has_a_row_that_always_holds():
    for name in event_types():
        assert code(name, facts()) is not None
        assert code(name, facts()).condition == ()


@pytest.mark.parametrize(
    ("text", "kind", "sub_event", "cameo"),
    [
        ("Police fired tear gas as thousands marched in Lima.", "protest", "Protest with intervention", "141"),
        ("Nurses held a protest in Lima.", "protest", "Peaceful protest", "141"),
        ("Japan and India held a joint exercise at sea.", "exercise", None, "062"),
        ("India held a naval exercise.", "exercise", None, "150"),
        ("Rebels attacked an army convoy near Gao.", "battle", "Armed clash", "190"),
        ("Rebels attacked villagers near Gao.", "attack", "Attack", "180"),
    ],
    ids=["with crackdown", "peaceful", "two countries", "one country", "army convoy", "civilians"],
)
def test_the_facts_of_an_event_choose_the_row(extractor, text, kind, sub_event, cameo):
    event = next(event for event in extractor(text).events if event.type == kind)
    assert (event.codes.acled.sub_event_type if event.codes.acled else None, event.codes.cameo) == (sub_event, cameo)
