"""Every rule for a page's lines is proved by its own examples, and leaves its look-alikes alone."""

import re

import pytest

from extractor import lexicon
from extractor.reading.furniture import LineRule, PublisherRule, furniture, publisher_rules, rules
from extractor.reading.lines import LONGEST_HEADLINE, Line
from extractor.reading.page import REMOVED
from extractor.reading.parts import read_page

TAG = re.compile(r"</?PUBLISHER>")


def line(text: str) -> Line:
    return Line(0, len(text), text)


ARTICLE = (
    "Army closes road to Loma",
    "The army closed the road to the town of Loma on Sunday after shells fell on two farms, the governor said.",
    "Nobody was hurt, but forty families left for the coast, and the mayor asked the capital for buses and tents.",
    "The road has been the only way to the north since the bridge of Kara fell into the river in the spring.",
)


EXAMPLES = [(rule, text) for rule in rules() for text in rule.examples]
LOOK_ALIKES = [(rule, text) for rule in rules() for text in rule.not_examples]


@pytest.mark.parametrize(("rule", "text"), EXAMPLES, ids=[f"{rule.id}: {text[:40]}" for rule, text in EXAMPLES])
def test_a_rule_s_example_is_known_by_that_rule(rule: LineRule, text: str) -> None:
    found = furniture().rule(line(text))
    assert found is not None
    assert found.id == rule.id


@pytest.mark.parametrize(("rule", "text"), LOOK_ALIKES, ids=[f"{rule.id}: {text[:40]}" for rule, text in LOOK_ALIKES])
def test_a_rule_s_look_alike_is_taken_by_no_rule(rule: LineRule, text: str) -> None:
    assert furniture().rule(line(text)) is None


ANY_LOOK_ALIKES = [
    (rule, text) for rule in rules() for text in (*rule.not_examples, *rule.look_alikes) if line(text).is_prose
]


@pytest.mark.parametrize(
    ("rule", "text"), ANY_LOOK_ALIKES, ids=[f"{rule.id}: {text[:40]}" for rule, text in ANY_LOOK_ALIKES]
)
@pytest.mark.parametrize("place", [1, 2, 4], ids=["first", "middle", "last"])
def test_a_rule_s_look_alike_stays_in_a_text_without_a_page(rule: LineRule, text: str, place: int) -> None:
    paragraphs = [*ARTICLE[:place], text, *ARTICLE[place:]]
    page = read_page("\n\n".join(paragraphs))
    assert [block.kind for block in page.blocks] == ["title", "paragraph", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.look_alikes], ids=lambda rule: rule.id)
def test_a_look_alike_of_its_own_shape_needs_the_rule(rule: LineRule) -> None:
    assert {furniture().rule(line(text)) for text in rule.look_alikes} == {rule}


PUBLISHERS = [(rule, text) for _, rule in publisher_rules() for text in rule.examples]
NO_PUBLISHERS = [(rule, text) for _, rule in publisher_rules() for text in rule.not_examples]


@pytest.mark.parametrize(("rule", "text"), PUBLISHERS, ids=[text[:40] for _, text in PUBLISHERS])
def test_a_publisher_is_named_as_marked(rule: PublisherRule, text: str) -> None:
    hit = re.search(rule.pattern, TAG.sub("", text))
    assert hit is not None
    assert hit["publisher"] == TAG.split(text)[1]


@pytest.mark.parametrize(("rule", "text"), NO_PUBLISHERS, ids=[text[:40] for _, text in NO_PUBLISHERS])
def test_a_publisher_s_look_alike_names_none(rule: PublisherRule, text: str) -> None:
    assert re.search(rule.pattern, text) is None


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_can_fire_and_has_look_alikes(rule: LineRule) -> None:
    assert rule.whole or rule.starts or rule.pattern
    assert rule.not_examples
    assert rule.kind in REMOVED | {"caption", "section", "byline", "standfirst", "dateline"}
    assert all(words == words.lower() for words in (*rule.whole, *rule.starts))


def test_rule_ids_are_given_once() -> None:
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))


def test_no_line_stands_whole_in_two_rules_of_different_kinds() -> None:
    seen: dict[str, str] = {}
    for rule in rules():
        for words in rule.whole:
            assert seen.setdefault(words, rule.kind) == rule.kind, words


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the harbour of Loma on Friday, and the crews of three ships left them at anchor.",
        "The comments of the minister drew protests in the capital, where police used tear gas.",
        "Subscribers to the state's telephone network were cut off after the coup, witnesses said.",
        "Share prices fell in Oslo after two banks said that they had lost money in the war.",
        "Related attacks have killed dozens of villagers since the rains began in the north.",
        "Cookies baked by the soldiers' families were handed out at the checkpoint on Sunday.",
        "Follow-up strikes hit the same depot an hour later, killing two firemen.",
        "Login details of 3,000 officers were stolen, the ministry of defence said.",
    ],
)
def test_a_news_paragraph_is_no_furniture(text: str) -> None:
    assert line(text).words > LONGEST_HEADLINE or line(text).is_prose
    assert furniture().rule(line(text)) is None


def test_the_lists_of_names_and_zones_can_be_read() -> None:
    for path in sorted((lexicon.DATA / "reading").glob("*.csv")):
        rows = [tuple(row.values()) for row in lexicon.read_rows(path)]
        assert rows == sorted(set(rows)), path.name
