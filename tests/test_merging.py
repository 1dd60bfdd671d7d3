"""The same event in several articles, and articles that are copies of each other."""

import datetime as dt
import random
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import merging as groups
from cli import extract
from extractor import Article, Collection, EventGroup, ExtractError, Extractor, Row, json_document, merge
from extractor.merging.copies import Copies

BLAST = """
Blast in Quetta kills nine

QUETTA, 12 March 2021 - A bomb exploded in a market in Quetta on Friday, killing nine and wounding 30, police said.
"""
LATER = """
Death toll of Quetta blast rises to 12

13 March 2021

At least 12 people were killed when a bomb exploded in a market in Quetta on Friday, officials said on Saturday.
"""
NEXT_DAY = BLAST.replace("12 March", "13 March").replace("Friday", "Saturday")
ELSEWHERE = BLAST.replace("Quetta", "Karachi").replace("QUETTA", "KARACHI")
RECALLED = "Karachi, 3 May 2022. A bomb killed nine people in a market in Quetta on 12 March 2021."
PLANNED = """
Police warn of bomb in Quetta

12 March 2021

Militants plan to bomb a market in Quetta on Friday, police said.
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(with_text=True)


def read(extractor: Extractor, *texts: str) -> list[Article]:
    return [extractor.read(Row(text, name=str(number))) for number, text in enumerate(texts)]


def together(extractor: Extractor, *texts: str) -> list[EventGroup]:
    """The groups of several reports."""
    return [group for group in merge(read(extractor, *texts)).groups if len(group.reports) > 1]


def test_events_of_several_articles_are_grouped_surely_before_fully() -> None:
    told, found = groups.pairs()

    assert len(list(groups.GROUPS.glob("*.toml"))) >= 68
    assert len(told & found) / len(found) >= 0.97, sorted(found - told)
    assert len(told & found) / len(told) >= 0.55, sorted(told - found)


def test_a_link_tells_its_reasons(extractor: Extractor) -> None:
    (group,) = together(extractor, BLAST, LATER)

    (link,) = group.links
    assert link.reports == (0, 1)
    assert {(reason.on, reason.value) for reason in link.reasons} >= {
        ("date", "2021-03-12"),
        ("place", "Quetta"),
        ("type", "bombing"),
    }


def test_conflicting_tolls_stand_side_by_side_by_day(extractor: Extractor) -> None:
    (group,) = together(extractor, LATER, BLAST)

    killed = [toll for toll in group.tolls if toll.kind == "killed"]
    assert [(toll.published, toll.min, toll.max, toll.report) for toll in killed] == [
        (dt.date(2021, 3, 12), 9, 9, 1),
        (dt.date(2021, 3, 13), 12, None, 0),
    ]
    assert killed[0].source == "police"
    assert group.conflicting == ("killed",)


@pytest.mark.parametrize(
    "other", [NEXT_DAY, ELSEWHERE, PLANNED], ids=["the next day", "another town", "planned, not done"]
)
def test_what_excludes_it_is_another_event(extractor: Extractor, other: str) -> None:
    assert not together(extractor, BLAST, other)


def test_an_event_recalled_a_year_later_is_the_same(extractor: Extractor) -> None:
    assert [group.type for group in together(extractor, BLAST, RECALLED)] == ["bombing"]


def test_each_event_of_each_article_stands_in_one_group(extractor: Extractor) -> None:
    articles = read(extractor, BLAST, LATER, NEXT_DAY, RECALLED)
    collection = merge(articles)

    told = [(report.article, report.event) for group in collection.groups for report in group.reports]
    assert sorted(told) == sorted((f"n{n}", event.id) for n, a in enumerate(articles, 1) for event in a.events)


def test_two_events_of_one_article_are_never_one(extractor: Extractor) -> None:
    collection = merge(read(extractor, BLAST, LATER, RECALLED))

    for group in collection.groups:
        assert len({report.article for report in group.reports}) == len(group.reports)


def test_the_order_of_the_articles_changes_no_group(extractor: Extractor) -> None:
    files = sorted(groups.GROUPS.glob("*.toml"))[::3]
    texts = [text for path in files for text in tomllib.loads(path.read_text(encoding="utf-8"))["articles"].values()]
    articles = read(extractor, BLAST, LATER, NEXT_DAY, ELSEWHERE, RECALLED, *texts)

    def grouped(some: list[Article]) -> set[frozenset[str]]:
        return {frozenset(report.uid for report in group.reports) for group in merge(some).groups}

    for seed in range(5):
        assert grouped(random.Random(seed).sample(articles, len(articles))) == grouped(articles)


MAYOR = "Police in Madrid arrested Ramiro Castellote, a former mayor, on Monday over contracts."
COACH = "Police in Madrid arrested a football coach on Monday after a brawl."
SURNAME = "Police arrested former mayor Castellote on Monday."
TWICE = "General Omar Keita met President Sani Bello in Niamey on Monday."
TURNED = "President Sani Bello met General Omar Keita in Niamey on Monday."
COUNTED = "About 8,450 people rallied in Oslo on Monday, police said."
RECOUNTED = "In the capital, 8,450 people demonstrated on Monday against the budget."


@pytest.mark.parametrize(
    ("one", "other", "size"),
    [(MAYOR, COACH, 0), (MAYOR, SURNAME, 1), (TWICE, TURNED, 1), (COUNTED, RECOUNTED, 1)],
    ids=["two held in one town", "by the surname", "who met whom", "a figure"],
)
def test_two_papers_of_one_day(extractor: Extractor, one: str, other: str, size: int) -> None:
    day = "12 February 2018\n\n"

    assert len(together(extractor, day + one, day + other)) == size


def test_a_story_that_very_many_tell_is_one_group_with_few_links(extractor: Extractor) -> None:
    article = extractor.read(Row(BLAST))
    uids = (f"{number:016x}" for number in range(200))
    many = [article.model_copy(update={"events": (article.events[0].model_copy(update={"uid": u}),)}) for u in uids]

    (group,) = merge(many).groups

    assert (len(group.reports), len(group.links)) == (200, 199)


def test_a_collection_survives_its_json(extractor: Extractor) -> None:
    collection = merge(read(extractor, BLAST, LATER))

    assert Collection.model_validate_json(collection.model_dump_json(by_alias=True)) == collection


def test_no_articles_make_an_empty_collection() -> None:
    assert merge([]).model_dump() == {"schema_version": "1.0", "articles": (), "groups": (), "pipelines": ()}


def test_without_datasketch_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "datasketch", None)

    with pytest.raises(ExtractError, match=r"pip install '\.\[merge\]'"):
        merge([])


FOLDER = Path(__file__).parent.parent / "samples"
SAMPLES = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]


def clusters(*texts: str | None) -> list[int | None]:
    copies = Copies()
    for text in texts:
        copies.add(text)
    return copies.clusters()


@pytest.mark.parametrize("text", SAMPLES, ids=range(len(SAMPLES)))
def test_a_story_cut_at_the_end_under_another_headline_is_a_copy(text: str) -> None:
    copy = "What our correspondent tells of it\n\n" + text[: int(len(text) * 0.8)]

    assert clusters(text, None, copy, "Something else altogether. " * 20) == [0, None, 0, None]


@pytest.mark.parametrize(
    ("start", "end"), [(0.0, 0.25), (0.4, 0.65), (0.75, 1.0)], ids=["the start", "the middle", "the end"]
)
@pytest.mark.parametrize("text", SAMPLES, ids=range(len(SAMPLES)))
def test_a_story_without_a_quarter_is_a_copy(text: str, start: float, end: float) -> None:
    words = text.split()
    kept = words[: int(start * len(words))] + words[int(end * len(words)) :]

    assert clusters(text, " ".join(kept)) == [0, 0]


def test_a_story_without_its_headline_and_agency_is_a_copy() -> None:
    body = SAMPLES[0].split("\n", 1)[1]

    assert clusters(f"Clashes go on\n\nPORT CITY (Agency) - {body}\n\n(Reporting by A. Writer)", body) == [0, 0]


def test_different_stories_are_no_copies() -> None:
    assert clusters(*SAMPLES) == [None] * len(SAMPLES)


def test_copies_of_copies_are_one_cluster() -> None:
    words = " ".join(f"word{number}" for number in range(600)).split()
    cuts = [" ".join(words[start : start + 400]) for start in (0, 90, 180)]

    assert clusters(SAMPLES[0], *cuts, SAMPLES[0]) == [0, 1, 1, 1, 0]


@pytest.mark.parametrize("text", ["", "Fine.", "To be continued. " * 4], ids=["empty", "a word", "a few"])
def test_short_texts_are_nobodys_copies(text: str) -> None:
    assert clusters(text, text) == [None, None]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-f", "csv"], "--merge prints one JSON document"),
        (["--output-dir", "out"], "--merge prints one JSON document"),
        (["-o", "out.csv"], "--merge writes JSON"),
        (["--select", "events"], "--merge goes with neither"),
    ],
    ids=["format", "folder", "suffix", "selection"],
)
def test_what_does_not_go_with_merge_is_a_usage_error(options: list[str], message: str) -> None:
    result = CliRunner().invoke(extract, ["x.txt", "--merge", *options])

    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_the_command_merges_saved_records_without_their_text(extractor: Extractor, tmp_path: Path) -> None:
    saved = tmp_path / "saved.jsonl"
    articles = [Extractor().read(Row(text, name=name)) for name, text in (("a", BLAST), ("b", LATER))]
    saved.write_text("".join(f"{json_document(article)}\n" for article in articles), encoding="utf-8")

    result = CliRunner().invoke(extract, ["--input", "records", str(saved), "--merge"])

    assert result.exit_code == 0, result.stderr
    collection = Collection.model_validate_json(result.stdout)
    assert [len(group.reports) for group in collection.groups] == [2]
    assert [article.name for article in collection.articles] == ["a", "b"]
