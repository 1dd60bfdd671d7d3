"""A folder of the user's own, laid over the shipped lexicons."""

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT

import cli
from extractor import Article, Extractor, LexiconError, lexicon
from extractor.components.actors import lists

PAGE = (ROOT / "docs" / "add-an-actor.md").read_text(encoding="utf-8")
TEXT = "Iron Heron fighters burned a lorry near Cusco. Boko Haram denied it."
MINE = re.search(r"^```csv\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that the documentation shows."""
    assert MINE
    return written(tmp_path, "actors/organizations.csv", MINE[1])


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def actors(article: Article) -> dict[str, tuple[str, str | None, str | None]]:
    return {actor.name: (actor.kind.value, actor.country, actor.code) for actor in article.actors if actor.named}


def test_a_row_adds_an_actor(folder: Path) -> None:
    assert actors(Extractor(lexicon=folder)(TEXT))["Iron Heron"] == ("armed_group", "PE", "PERREB")


def test_a_row_of_the_same_name_replaces_the_shipped_one(tmp_path: Path) -> None:
    written(tmp_path, "actors/organizations.csv", "name,kind,country,sector\nBoko Haram,police,TD,COP\n")
    assert actors(Extractor(lexicon=tmp_path)(TEXT))["Boko Haram"] == ("police", "TD", "TCDCOP")


def test_extractors_with_and_without_a_folder_stand_side_by_side(extractor: Extractor, folder: Path) -> None:
    mine = Extractor(lexicon=folder)
    before, with_mine, after = extractor(TEXT), mine(TEXT), extractor(TEXT)
    assert before == after
    assert "Iron Heron" in actors(with_mine)
    assert "Iron Heron" not in actors(before)


def test_the_lexicons_hash_tells_that_a_folder_was_there(extractor: Extractor, folder: Path) -> None:
    assert Extractor(lexicon=folder)(TEXT).pipeline.lexicons != extractor(TEXT).pipeline.lexicons


def test_an_event_rule_in_a_file_of_its_own_counts(tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "mine.netting"\nlabel = "ABDUCTION"\nverbs = ["net"]\nexamples = ["x"]\n'
    written(tmp_path, "events/mine.toml", rule)
    article = Extractor(lexicon=tmp_path)("Gunmen netted two farmers near Cusco.")
    assert [event.rule for event in article.events] == ["mine.netting"]


def test_a_word_joins_a_class(tmp_path: Path) -> None:
    written(tmp_path, "words/mine.csv", "class,word\nmilitant,heron\n")
    lexicon.use(tmp_path)
    assert {"heron", "militant"} <= lexicon.word_classes()["militant"]
    lexicon.use(None)
    assert "heron" not in lexicon.word_classes()["militant"]


WRONG = {
    "an unknown column": ("actors/organizations.csv", "name,colour\nX,red\n", "column 'colour' is none of"),
    "an unknown kind": ("actors/organizations.csv", "name,kind\nX,gang\n", "kind 'gang' is none of"),
    "an unknown country": ("actors/persons.csv", "name,kind,country\nX,person,XX\n", "there is no country 'XX'"),
    "an uneven row": ("actors/persons.csv", "name,kind\nX\n", "row 2 has not as many cells"),
    "an unknown file": ("actors/organisations.csv", "name\nX\n", "no lexicon 'actors/organisations.csv'"),
    "a list of places": ("places/countries.csv", "alpha2\nXX\n", "no lexicon 'places/countries.csv'"),
    "no name": ("actors/organizations.csv", "kind,country\ngang,PE\n", "its first column is not 'name'"),
    "an unknown sector": ("actors/persons.csv", "name,kind,sector\nX,person,GOVT\n", "sector 'GOVT' is none of AGR"),
    "an unknown kind of noun": (
        "actors/agents.csv",
        "lemma,kind,sector\nheron,bird,\n",
        "'heron': kind 'bird' is none of",
    ),
    "a spreadsheet": ("actors/organizations.xlsx", "PK", "not a lexicon (try: save it as CSV in UTF-8)"),
    "nothing to read": ("notes.txt", "later", "no .csv or .toml file is in it"),
    "no TOML": ("events/mine.toml", "rule\n", "not a lexicon"),
}


@pytest.mark.parametrize(("name", "text", "problem"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_in_a_folder_is_told(tmp_path: Path, name: str, text: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(problem)):
        Extractor(lexicon=written(tmp_path, name, text))(TEXT)


def test_a_wrong_list_is_told_before_the_first_article(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="kind 'gang'"):
        Extractor(lexicon=written(tmp_path, "actors/organizations.csv", "name,kind\nX,gang\n"))


def test_an_extractor_works_on_after_a_folder_that_could_not_be_used(extractor: Extractor, tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        Extractor(lexicon=written(tmp_path, "actors/organizations.csv", "name,kind\nX,gang\n"))
    assert "Boko Haram" in actors(extractor(TEXT))


def test_the_command_takes_one_folder_only(folder: Path) -> None:
    result = CliRunner().invoke(cli.extract, ["--lexicon", str(folder), "--lexicon", str(folder), "-"], input=TEXT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "one folder can be given" in result.stderr


def test_a_list_may_begin_with_the_mark_of_utf_8(tmp_path: Path) -> None:
    written(tmp_path, "actors/organizations.csv", "\ufeffname,kind,country\nIron Heron,armed_group,PE\n")
    assert "Iron Heron" in actors(Extractor(lexicon=tmp_path)("Iron Heron attacked a base."))


def test_a_list_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "organizations.csv").write_bytes("name,kind\nCafé,media\n".encode("latin-1"))
    with pytest.raises(LexiconError, match="not a list in UTF-8"):
        Extractor(lexicon=tmp_path)(TEXT)


def test_the_command_takes_a_folder(folder: Path) -> None:
    result = CliRunner().invoke(cli.extract, ["--lexicon", str(folder), "-"], input=TEXT)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Iron Heron" in actors(Article.model_validate_json(result.stdout))


def test_the_command_tells_what_is_wrong_in_a_folder(tmp_path: Path) -> None:
    written(tmp_path, "actors/organizations.csv", "name,kind\nX,gang\n")
    result = CliRunner().invoke(cli.extract, ["--lexicon", str(tmp_path), "-"], input=TEXT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("extract: error: organizations.csv: 'X': kind 'gang' is none of armed_group, ")


def test_the_documentation_names_the_columns_of_the_shipped_list() -> None:
    with (lists.LISTS / "organizations.csv").open(encoding="utf-8") as file:
        header = next(csv.reader(line for line in file if not line.startswith("#")))
    assert header == re.findall(r"^\| `([a-z]+)` \|", PAGE.partition("## What the columns say")[2], re.MULTILINE)


def test_a_rule_with_a_label_that_there_is_not_is_told_before_the_first_article(tmp_path: Path) -> None:
    rule = """[[rule]]
id = "funeral.bury"
label = "FUNERAL"
verbs = ["bury"]
examples = ["They <FUNERAL>buried</FUNERAL> him."]
"""
    with pytest.raises(
        LexiconError, match=r"^funeral.toml, rule 'funeral.bury': label 'FUNERAL' is none of .*SHELLING"
    ):
        Extractor(lexicon=written(tmp_path, "events/funeral.toml", rule))


def test_a_list_of_actors_without_kinds_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="'Iron Heron': it has no kind, which each actor needs: armed_group, "):
        Extractor(lexicon=written(tmp_path, "actors/organizations.csv", "name\nIron Heron\n"))


def test_an_own_id_stands_in_the_record(tmp_path: Path) -> None:
    written(tmp_path, "actors/organizations.csv", "name,kind,country,wikidata\nIron Heron,armed_group,PE,Q42\n")
    found = Extractor(lexicon=tmp_path)("Iron Heron attacked a base.").actors
    assert [(actor.name, actor.wikidata) for actor in found] == [("Iron Heron", "Q42")]


def test_an_own_id_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="'Iron Heron': 'wd:Q42' is no item of Wikidata"):
        Extractor(
            lexicon=written(tmp_path, "actors/organizations.csv", "name,kind,wikidata\nIron Heron,media,wd:Q42\n")
        )


def test_own_nouns_are_of_people_unless_they_say_that_they_are_of_a_body(tmp_path: Path) -> None:
    rows = "lemma,kind,sector,use,body\npartisan,armed_group,REB,always,\nwarband,armed_group,REB,always,yes\n"
    extractor = Extractor(lexicon=written(tmp_path, "actors/agents.csv", rows))
    found = extractor("Two partisans attacked a base. A warband attacked a town.").actors
    assert {actor.name: actor.kind.value for actor in found} == {"partisans": "group", "warband": "armed_group"}
