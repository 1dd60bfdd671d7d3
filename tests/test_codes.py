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
        ("The army retook the town of Gao.", "seizure", "Government regains territory", "192"),
        ("Rebels captured the town of Bol.", "seizure", "Non-state actor overtakes territory", "192"),
        ("Police seized two tonnes of cocaine.", "seizure", None, "171"),
    ],
    ids="crackdown peaceful two-countries one-country army-convoy civilians regained overtaken goods".split(),
)
def test_the_facts_of_an_event_choose_the_row(extractor, text, kind, sub_event, cameo):
    event = next(event for event in extractor(text).events if event.type == kind)
    assert (event.codes.acled.sub_event_type if event.codes.acled else None, event.codes.cameo) == (sub_event, cameo)


@pytest.mark.parametrize(
    ("text", "kind", "plover", "modes", "cameo"),
    [
        ("Police arrested nine men in Lima.", "arrest", "COERCE", "arrest", "173"),
        ("The rebels arrested nine clerks in Gao.", "arrest", "ASSAULT", "abduct", "181"),
        ("The police threatened to arrest the nurses.", "arrest", "THREATEN", "restrict", "132"),
        ("The junta released two editors.", "release", "RETREAT", "release", "0841"),
        ("Troops rescued nine hostages from a cave.", "release", "AID", "", "070"),
        ("Thirty inmates escaped from prison.", "release", None, "", None),
        ("The former mayor went on trial in Orsk.", "trial", "ACCUSE", "allege", "173"),
        ("A court sentenced two editors to nine years.", "sentence", "SANCTION", "convict", "116"),
        ("Latvia deported 40 migrants on Sunday.", "expulsion", "COERCE", "deport", "174"),
        ("Latvia expelled three diplomats on Sunday.", "expulsion", "SANCTION", "expel", "161"),
        ("The junta expelled an aid agency.", "expulsion", "SANCTION", "expel", "161"),
        ("The army expelled the population of two valleys.", "expulsion", "SANCTION", "expel", "201"),
        ("Her extradition took place in May.", "expulsion", "COOPERATE", "", "063"),
        ("The junta banned rallies in Gao.", "restriction", "COERCE", "restrict", "172"),
        ("The governor imposed a curfew in Gao.", "restriction", "COERCE", "curfew", "1723"),
        ("Martial law was declared on Sunday.", "restriction", "COERCE", "martial-law", "1724"),
        ("The junta censored two newspapers.", "restriction", "COERCE", "censor", "1721"),
        ("Officials cut the internet on Sunday.", "restriction", "COERCE", "withhold", "172"),
        ("Troops besieged the town.", "restriction", "COERCE", "restrict", "191"),
        ("Farmers blocked a road near Lima.", "protest", "PROTEST", "obstruct", "144"),
        ("Two parties boycotted the election.", "protest", "PROTEST", "boycott", "143"),
        ("Nurses went on strike in Lima.", "strike", "PROTEST", "strike", "143"),
        ("Nine prisoners began a hunger strike.", "strike", "PROTEST", "hunger", "142"),
        ("The union threatened to strike.", "strike", "THREATEN", "", "133"),
        ("Kenya sent 400 soldiers to the border.", "deployment", "MOBILIZE", "troops", "154"),
        ("Peacekeepers arrived in Bangui on Sunday.", "deployment", "AID", "", "074"),
        ("Ghana sent a peacekeeping force to Togo.", "deployment", "AID", "", "074"),
        ("The last soldiers left the island in March.", "withdrawal", "RETREAT", "withdraw", "087"),
        ("Kenya will withdraw 300 soldiers from Somalia.", "withdrawal", "CONCEDE", "", "0356"),
        ("The charity withdrew its aid workers from Chad.", "withdrawal", "SANCTION", "withdraw", "166"),
        ("The agency will withdraw its inspectors from Iran.", "withdrawal", "THREATEN", "restrict", "132"),
        ("Marchers demanded the withdrawal of the troops.", "withdrawal", None, "", None),
        ("Finland called up 5,000 reservists.", "mobilization", "MOBILIZE", "troops", "154"),
        ("The army handed over the airport to the militia.", "territory_transfer", "RETREAT", "withdraw", "0874"),
        ("The army set up a checkpoint near Gao.", "base_established", "MOBILIZE", "troops", "154"),
        ("Two militias merged in May.", "group_change", None, "", None),
        ("Forty rebels laid down their arms.", "surrender", "RETREAT", "disarm", "0874"),
        ("Chad and Libya agreed to share the river.", "agreement", "AGREE", "", "030"),
        ("Chad and Libya signed a border treaty.", "agreement", "SUPPORT", "", "057"),
        ("Chad and Niger will share intelligence.", "cooperation", "AGREE", "", "030"),
        ("The two armies observed a truce.", "ceasefire", "RETREAT", "ceasefire", "0871"),
        ("The militia announced a truce.", "ceasefire", "CONCEDE", "", "0356"),
        ("The army violated the truce.", "ceasefire", "ASSAULT", "", "196"),
        ("The premier visited Ghana.", "visit", "CONSULT", "visit", "042"),
        ("The junta let a convoy of food into the town.", "access", "RETREAT", "access", None),
        ("The militia turned back a relief convoy.", "access", "COERCE", "withhold", "172"),
        ("The militia denied the charge.", "rejection", None, "", "016"),
        ("The authorities deny visas to reporters.", "rejection", "REJECT", "", "120"),
        ("The bishops condemned the law.", "accusation", "ACCUSE", "disapprove", "111"),
        ("Chad accused Libya of lying.", "accusation", "ACCUSE", "allege", "112"),
        ("Kenya threatened to punish the smugglers.", "threat", "THREATEN", "", "130"),
        ("Kenya threatened to close its embassy in Juba.", "threat", "THREATEN", "relations", "1313"),
        ("The governor vowed to rebuild the school.", "pledge", "AGREE", "", "030"),
        ("The general vowed to fight on.", "pledge", "THREATEN", "", "130"),
        ("Malta is ready to send boats if Cyprus is attacked.", "pledge", "AGREE", "", "030"),
        ("The bloc imposed sanctions on Togo.", "sanction", "SANCTION", "discontinue", "163"),
        ("Togo recalled its ambassador from Benin.", "sanction", "SANCTION", "withdraw", "161"),
        ("The premier resigned.", "resignation", "RETREAT", "resign", "083"),
        ("The trade minister was forced out.", "resignation", None, "", None),
    ],
)
def test_what_a_sentence_says_chooses_the_row(extractor, text, kind, plover, modes, cameo):
    codes = next(event for event in extractor(text).events if event.type == kind).codes
    found = (codes.plover.event, "|".join(codes.plover.modes)) if codes.plover else (None, "")
    assert (*found, codes.cameo) == (plover, modes, cameo)
