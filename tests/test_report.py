"""The page as text: whole, self-contained, escaped, the same every time. In a browser: test_report_browser.py."""

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import ROOT
from lxml import html
from reports import PAYLOADS, SAMPLES, sample, saying, without_text

from cli import extract
from extractor import InputError
from extractor.formats import FORMATS, Options
from extractor.formats.html import Writer, report, shelf
from extractor.formats.html.bars import bars
from extractor.formats.html.maps import Spot, copies, lay_out, window
from extractor.formats.html.view import view
from extractor.formats.html.visible import visible, web_address
from extractor.formats.html.wording import days
from extractor.formats.html.world import FILE, WHOLE, draw
from models import Article, Mention, mentions
from tools.build_map import simplified, unrolled


def tree(page: str) -> Any:
    # lxml reads no lone NUL and the like; there must be none
    return html.document_fromstring(page)


def written(*articles: Article, **options: Any) -> str:
    out = BytesIO()
    writer = Writer(out, Options(**options))
    for article in articles:
        writer.write(article)
    writer.finish()
    return out.getvalue().decode()


@pytest.fixture(scope="module", params=SAMPLES)
def shown(request: pytest.FixtureRequest) -> tuple[Article, Any]:
    article = sample(request.param)
    return article, tree(report(article))


def test_the_text_is_the_articles_to_the_letter(shown: tuple[Article, Any]) -> None:
    article, page = shown
    (text,) = page.find_class("text")
    assert text.text_content() == visible(article.source.text or "")


def words_of(page: Any, id_: str) -> set[str]:
    """What the marks of a record say; the pieces of one that another span crosses are one."""
    found: dict[str, str] = {}
    for mark in page.xpath(f"//mark[contains(concat(' ', @data-r, ' '), ' {id_} ')]"):
        outer = mark
        while not (outer.get("id") or outer.get("data-t")):
            outer = outer.getparent()
        key = outer.get("id") or outer.get("data-t")
        found[key] = found.get(key, "") + mark.text_content()
    return set(found.values())


def test_every_mention_of_every_record_is_marked(shown: tuple[Article, Any]) -> None:
    article, page = shown
    for record in article.records():
        said = article.statements and record.id.startswith("s")
        own: tuple[Mention, ...] = (record.content,) if said else record.mentions  # type: ignore[attr-defined]
        assert {visible(mention.text) for mention in own} <= words_of(page, record.id), record.id


def test_every_stretch_that_a_record_points_at_can_be_led_to(shown: tuple[Article, Any]) -> None:
    article, page = shown
    ids = {element.get("id") for element in page.xpath("//*[@id]")}
    assert {f"t{mention.start}-{mention.end}" for mention in mentions(article)} <= ids


def test_every_link_of_the_page_leads_somewhere_in_it(shown: tuple[Article, Any]) -> None:
    _, page = shown
    ids = [element.get("id") for element in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {link.lstrip("#") for link in page.xpath("//a/@href | //use/@href")} <= set(ids)


def test_every_record_has_its_card(shown: tuple[Article, Any]) -> None:
    article, page = shown
    cards = {card.get("id") for card in page.find_class("card")} - {None}
    assert cards == {record.id for record in article.records()}


def rows(page: Any, id_: str) -> dict[str, str]:
    """The fields of a card; of two of one name the later."""
    card = page.get_element_by_id(id_)
    return {row[0].text_content(): row[1].text_content() for row in card.xpath(".//dl/div")}


def test_a_card_shows_all_there_is_to_an_event() -> None:
    page = tree(report(sample("aden_brief")))
    card = page.get_element_by_id("e1")
    assert card.xpath("h3")[0].text_content() == "Shelling"
    assert [sign.text for sign in card.xpath("ul/li")] == ["occurred"]
    found = rows(page, "e1")
    assert found["When"] == "9 March 2021 “Tuesday”"
    assert found["Where"] == "near Aden airport, Aden, Yemen"
    assert found["Who"] == "not said → soldier"
    assert found["Killed"] == "1 soldier “soldier”"
    assert found["Wounded"] == "at least 4 civilians “at least four civilians”"
    assert found["Responsibility"] == "unknown “Nobody has claimed responsibility”"
    assert found["Says who"] == "“officials” (officials) “said” – official"
    assert found["Evidence"] == "“Rocket attack near Aden airport kills soldier”"
    assert found["ACLED-shaped"] == "Explosions/Remote violence, Shelling/artillery/missile attack"


def test_parts_of_a_count_stand_below_their_total() -> None:
    article = next(a for a in map(sample, SAMPLES) if any(c.part_of and c.event for c in a.casualties))
    part = next(count for count in article.casualties if count.part_of and count.event)
    page = tree(report(article))
    labels = page.xpath(f"//article[@class='card event']//a[@href='#{part.id}']/ancestor::div/@class")
    assert labels == ["part"]
    assert part.part_of in [a.get("href")[1:] for a in page.get_element_by_id(part.id).xpath(".//a")]


def test_dropped_boilerplate_stays_as_a_part_of_its_own() -> None:
    article = sample("tripoli_broadsheet")
    removed = " ".join(part.text_content() for part in tree(report(article)).find_class("removed"))
    text = article.source.text or ""
    for part in article.article.removed:
        assert text[part.start : part.end] in removed


def test_the_timeline_goes_by_date_with_the_undated_last() -> None:
    moments = view(article := sample("tripoli_broadsheet"), article.source.text or "").timeline
    known = [moment.day for moment in moments if moment.day]
    assert known == sorted(known)
    assert [bool(moment.day) for moment in moments] == [True] * len(known) + [False]
    assert sum(len(moment.events) for moment in moments) == len(article.events)


def crossing() -> Article:
    """A sample in which one actor's words cross those of an event."""
    article = sample("aden_brief")
    text = article.source.text or ""
    start = text.index("killed a soldier")
    words = Mention(start=start + 3, end=start + 12, text=text[start + 3 : start + 12])
    actor = article.actors[0].model_copy(update={"mentions": (*article.actors[0].mentions, words)})
    return article.model_copy(update={"actors": (actor, *article.actors[1:])})


def test_spans_that_cross_are_both_marked_and_the_text_stays() -> None:
    article = crossing()
    page = tree(report(article))
    assert page.find_class("text")[0].text_content() == article.source.text
    assert "led a sol" in words_of(page, "a1")
    assert {"killed", "Rocket attack"} <= words_of(page, "e1")
    assert "a soldier" in words_of(page, "c1")


@pytest.mark.parametrize("articles", [["aden_brief"], ["aden_brief", "quetta_agency"]], ids=["one", "two"])
def test_the_page_holds_all_it_needs(articles: list[str]) -> None:
    page = report(map(sample, articles))
    found = tree(page)
    assert not found.xpath("//link | //img | //iframe | //object | //embed | //base | //*[@src] | //*[@style]")
    assert "url(" not in page
    assert "@import" not in page
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", page)


@pytest.mark.parametrize("articles", [["aden_brief"], ["aden_brief", "quetta_agency"]], ids=["one", "two"])
def test_the_policy_lets_in_this_script_and_this_style_alone(articles: list[str]) -> None:
    found = tree(report(map(sample, articles)))
    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for tag in ("script", "style"):
        (element,) = found.xpath(f"//{tag}[not(@type)]")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"
    assert found.xpath("//head/*")[1].get("content") == policy  # before anything that it governs


def structure(page: str) -> list[tuple[str, list[str]]]:
    """The elements with the names of their attributes, names on the map aside, for which there is not always room."""
    elements = [element for element in tree(page).iter() if element.tag != "text"]
    return [(str(element.tag), sorted(element.keys())) for element in elements]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=list(PAYLOADS))
def test_no_word_of_an_article_becomes_markup(payload: str) -> None:
    assert structure(report(saying(payload))) == structure(report(saying("word")))
    many = report([saying(payload), saying(payload)])
    assert structure(many) == structure(report([saying("word"), saying("word")]))


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "ftp://x",
     "https://evil.example/\u202egnp", "https://evil.example/a b", "vbscript:x", "http:evil",
     "https://news.example@evil.example/", "https://evil.example\\@news.example/", "https://"],
)  # fmt: skip
def test_only_an_address_of_the_web_becomes_a_link(url: str) -> None:
    assert web_address(url) is None
    page = tree(report(saying("word", url=url)))
    assert {link[:1] for link in page.xpath("//a/@href")} == {"#"}
    assert visible(url).split() == rows_about(page)["Address"].split()


def rows_about(page: Any) -> dict[str, str]:
    return {row[0].text_content(): row[1].text_content() for row in page.find_class("about")[0]}


def test_an_address_of_the_web_is_a_link() -> None:
    page = tree(report(saying("word", url="https://news.example/a?b=1&c=2")))
    assert page.xpath("//a[@class='out']/@href") == ["https://news.example/a?b=1&c=2"]
    assert page.xpath("//a[@class='out']/@rel") == ["noopener noreferrer"]


def test_an_address_in_capitals_is_a_link_too() -> None:
    page = tree(report(saying("word", url="HTTPS://NEWS.EXAMPLE/A")))
    assert page.xpath("//a[@class='out']/@href") == ["HTTPS://NEWS.EXAMPLE/A"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\u202eb", "a⟦U+202E⟧b"), ("a\x00b", "a␀b"), ("a\x1b[1m", "a␛[1m"), ("a\ud800", "a⟦U+D800⟧"),
     ("a\r\nb\rc", "a\nb\nc"), ("\u200fשלום", "⟦U+200F⟧שלום"), ("a\u200bb\ufeff", "a⟦U+200B⟧b⟦U+FEFF⟧"),
     ("co\u00adop\u200d", "co\u00adop\u200d"), ("tab\tline\n", "tab\tline\n"), ("\U000e0041", "⟦U+E0041⟧")],
)  # fmt: skip
def test_characters_that_hide_or_turn_others_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_half_a_character_in_the_text_is_shown_too() -> None:
    article = sample("aden_brief")
    text = f"{article.source.text}\ud83d"
    article = article.model_copy(update={"source": article.source.model_copy(update={"text": text})})
    assert tree(written(article)).find_class("text")[0].text_content() == visible(text)


def test_lists_that_are_not_wanted_stay_away() -> None:
    page = tree(written(sample("aden_brief"), select=("places",)))
    assert {mark.get("class") for mark in page.xpath("//mark")} == {"place"}
    assert [section.get("id") for section in page.xpath("//section[contains(@class, 'list')]")] == ["places"]
    assert page.xpath("//fieldset//input/@id") == ["show-place"]


@pytest.mark.parametrize("before", [0, 1, 2])
def test_an_article_without_its_text_is_refused_by_name(before: int) -> None:
    writer = Writer(BytesIO(), Options())
    for _ in range(before):
        writer.write(sample("aden_brief"))
    with pytest.raises(InputError, match=r"^aden_brief\.txt: does not hold its text.*--with-text"):
        writer.write(without_text(sample("aden_brief")))


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    article = sample("aden_brief")
    (frame,) = html.fragments_fromstring(article._repr_html_() or "")
    assert (frame.tag, frame.get("sandbox")) == ("iframe", "allow-scripts")
    assert frame.get("srcdoc") == report(article)


def test_a_notebook_shows_the_lists_of_an_article_without_text() -> None:
    shown = without_text(sample("aden_brief"))._repr_html_() or ""
    page = tree(html.fragments_fromstring(shown)[0].get("srcdoc"))
    ids = {element.get("id") for element in page.xpath("//*[@id]")}
    assert {link.lstrip("#") for link in page.xpath("//a/@href | //use/@href")} <= ids
    assert page.get_element_by_id("e1") is not None


def test_an_empty_article_and_no_article_give_pages() -> None:
    nothing = sample("aden_brief").model_copy(
        update=dict.fromkeys(("events", "actors", "places", "troop_numbers", "casualties", "dates", "statements"), ())
    )
    page = tree(written(nothing))
    assert page.find_class("text")[0].text_content() == nothing.source.text
    (skip,) = page.find_class("skip")
    assert page.get_element_by_id(skip.get("href").removeprefix("#")) is not None
    assert tree(written()).xpath("//h1")[0].text_content() == "0 articles"


def test_the_same_articles_give_the_same_bytes() -> None:
    program = (
        "import hashlib; from reports import *; from extractor.formats.html import report; "
        "print([hashlib.sha256(report(a).encode()).hexdigest() for a in (sample('aden_brief'), map(sample, SAMPLES))])"
    )
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "C.UTF-8"))
    }  # fmt: skip
    assert len(outputs) == 1


# ---- Many articles


def unpacked(page: str) -> list[Any]:
    (data,) = tree(page).xpath("//script[@id='data']/text()")
    return [json.loads(zlib.decompress(base64.b64decode(chunk))) for chunk in json.loads(data)]


def test_many_articles_are_a_list_that_reads_without_a_script() -> None:
    page = tree(report(map(sample, SAMPLES)))
    items = page.xpath("//ol[@id='articles']/li")
    titles = [sample(stem).article.title for stem in SAMPLES]
    assert [item.xpath("h2")[0].text_content() for item in items] == titles
    assert items[0].xpath("p[@class='gist']")[0].text == (
        "Shelling near Aden airport, 9 March 2021 · Withdrawal (planned) in Yemen, by 30 June 2021"
    )
    assert page.xpath("//noscript")


def flat(node: Any) -> str:
    return node if isinstance(node, str) else "".join(map(flat, node[1:]))


def test_the_packed_views_hold_the_whole_texts() -> None:
    _, pages = unpacked(report(map(sample, SAMPLES)))
    texts = ["".join(flat(part) for block in page[3] for part in block[2:]) for page in pages]
    assert texts == [visible(sample(stem).source.text or "") for stem in SAMPLES]


def test_the_filters_know_types_countries_days_and_actors() -> None:
    index, _ = unpacked(report(map(sample, SAMPLES)))
    events, actors = index["articles"][0]
    assert [(index["types"][e[0]], index["countries"][e[1]], e[2], e[3]) for e in events] == [
        ("Shelling", "Yemen", "2021-03-09", "2021-03-09"),
        ("Withdrawal", "Yemen", "", "2021-06-30"),
    ]
    assert [index["actors"][number] for number in actors] == ["soldier", "officials", "Denmark"]
    first, last, label = index["bins"][events[0][4]]
    assert first <= "2021-03-09" <= last
    assert label == "2021"


def test_a_thousand_articles_stay_under_five_megabytes() -> None:
    from benchmarks.report import written as written_

    assert len(written_(1_000)) < 5_000_000


def test_beyond_its_size_the_page_says_so_and_names_the_other_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MANY_ARTICLES", 2)
    writer = Writer(BytesIO(), Options())
    for stem in SAMPLES[:3]:
        writer.write(sample(stem))
    writer.finish()
    assert writer.warning
    assert "3 articles" in writer.warning
    assert "sqlite" in writer.warning
    assert "datasette" in writer.warning
    assert writer.warning in tree(report(map(sample, SAMPLES[:3]))).xpath("//p[@class='warning']/text()")
    assert not tree(report(map(sample, SAMPLES[:2]))).xpath("//section[@class='desk']/p[@class='warning']")


@pytest.mark.parametrize(
    ("events", "unit", "counts"),
    [
        (["2021-03-09 2021-03-09", "2021-03-11 2021-03-11", "2021-03-11 2021-03-11"], "day", [1, 0, 2]),
        (["2021-03-09 2021-03-09", "2021-03-01 2021-03-31", "2021-06-02 2021-06-02"], "month", [2, 0, 0, 1]),
        (["1990-01-01 1990-12-31", "2021-03-09 2021-03-09"], "year", [1, *[0] * 30, 1]),
        (["1790-01-01 1790-12-31", "2021-03-09 2021-03-09"], "decade", [1, *[0] * 22, 1]),
        (["1066-10-14 1066-10-14", "2021-03-09 2021-03-09"], "century", [1, *[0] * 9, 1]),
    ],
    ids=["days", "months", "years", "decades", "centuries"],
)
def test_bars_take_the_smallest_unit_that_can_be_told_apart(events: list[str], unit: str, counts: list[int]) -> None:
    import datetime as dt

    windows = [tuple(map(dt.date.fromisoformat, event.split())) for event in events]
    if unit == "month":
        windows = [*windows, (dt.date(2021, 3, 1), dt.date(2021, 6, 30))]  # in no month as a whole
    found = bars([*windows, None])  # type: ignore[list-item]
    assert found is not None
    assert (found.unit, [bar.events for bar in found.bars]) == (unit, counts)
    assert found.beside.startswith("2 more" if unit == "month" else "1 more")


def test_the_first_and_the_last_days_that_can_be_said_have_bars() -> None:
    import datetime as dt

    last = dt.date(9999, 12, 1), dt.date.max
    ends = [bars([last]), bars([(dt.date.min, dt.date.min), last])]
    assert [(found.unit, len(found.bars)) for found in ends if found] == [("day", 31), ("century", 100)]


def test_without_a_day_there_are_no_bars() -> None:
    assert bars([None]) is None


# ---- The map


def spot(name: str, longitude: float, latitude: float, kind: str = "city", weight: int = 0) -> Spot:
    return Spot("p1", name, kind, longitude, latitude, weight)


def test_places_on_both_sides_of_the_antimeridian_lie_side_by_side() -> None:
    spots = [spot("Suva", 178.4, -18.1), spot("Apia", -171.8, -13.8)]
    box = window(spots)
    assert box.east - box.west < 3_000
    dots = {dot.name: dot.x for dot in lay_out(spots, box).dots}
    assert 0 < dots["Suva"] < dots["Apia"] < 640
    assert copies(box) == (0, 36_000)


def test_places_on_both_sides_of_the_zero_meridian_do_not_go_round_the_world() -> None:
    box = window([spot("Accra", -0.2, 5.6), spot("Lomé", 1.2, 6.1)])
    assert -2_000 < box.west < box.east < 2_000


def test_places_all_over_give_the_world_once() -> None:
    cities = [("Lima", -77, -12), ("Oslo", 10.7, 59.9), ("Tokyo", 139.7, 35.7), ("Perth", 115.9, -32)]
    spots = [spot(name, x, y) for name, x, y in cities]
    box = window(spots)
    assert box.east - box.west <= 36_000
    assert len(lay_out(spots, box).dots) == 4


def test_a_country_that_is_only_named_does_not_widen_the_map() -> None:
    near = [spot("Kyiv", 30.5, 50.4, weight=1), spot("Kharkiv", 36.3, 50)]
    assert window([*near, spot("Russia", 100, 60, "country")]) == window(near)


def test_names_on_the_map_never_cover_one_another() -> None:
    spots = [spot(f"Village {number}", 45 + number / 7, 12 + number % 3 / 9) for number in range(30)]
    dots = [dot for dot in lay_out(spots, window(spots)).dots if dot.anchor]
    assert len(dots) > 3
    lefts = {"start": 0.0, "middle": 0.5, "end": 1.0}
    boxes = [(d.tx - lefts[d.anchor] * len(d.name) * 6, d.ty - 10, len(d.name) * 6) for d in dots]
    for i, (x, y, width) in enumerate(boxes):
        for other_x, other_y, other_width in boxes[i + 1 :]:
            assert x + width <= other_x or other_x + other_width <= x or abs(y - other_y) >= 10


def test_no_country_comes_from_the_map() -> None:
    assert b"Yemen" not in gzip.decompress(FILE.read_bytes())
    found = view(article := sample("aden_brief"), article.source.text or "").map
    assert found is not None
    known = {(place.id, place.name) for place in article.places}
    assert {(dot.id, dot.name) for dot in found.dots} <= known


def test_the_map_is_small_and_says_what_it_is() -> None:
    assert FILE.stat().st_size <= 150_000
    for page in (report(sample("aden_brief")), report(map(sample, SAMPLES))):
        assert "for orientation only, no claim" in page
        assert "stroke-dasharray" in page


def points(path: str) -> list[tuple[int, int]]:
    """All points of a path of `M` and relative `l`."""
    found = []
    for line in path.split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", line)]
        x, y = numbers[:2]
        found.append((x, y))
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
    return found


def test_a_window_is_cut_out_of_the_land() -> None:
    box = window([spot("Aden", 45, 12.8)])
    drawn = draw([box], 1)
    assert drawn.land
    for x, y in points(drawn.land):
        assert box.west <= x <= box.east
        assert box.north <= y <= box.south


def test_no_coast_leaps_across_the_world() -> None:
    drawn = draw([WHOLE], 8)
    for path in (drawn.land, drawn.coast, drawn.borders):
        for line in path.split("M")[1:]:
            steps = [int(number) for number in re.findall(r"-?\d+", line)][2::2]
            assert all(abs(step) < 9_000 for step in steps)


def test_a_ring_across_the_antimeridian_runs_on() -> None:
    assert unrolled([(17900, 0), (-17900, 0), (-17900, 100)]) == [(17900, 0), (18100, 0), (18100, 100)]


def test_a_ring_round_the_pole_is_closed_below_it() -> None:
    ring = unrolled([(x, -7000) for x in range(-18000, 18000, 6000)])
    assert ring[-2:] == [(18000, -9000), (-18000, -9000)]


def test_a_line_keeps_its_corners_and_loses_what_lies_on_it() -> None:
    assert simplified([(0, 0), (5, 1), (10, 0), (10, 10)]) == [(0, 0), (10, 0), (10, 10)]


def test_the_command_writes_a_report(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = CliRunner().invoke(extract, [str(ROOT / "samples" / "aden_brief.txt"), "-o", str(out)])
    assert (done.exit_code, done.output) == (0, "")
    page = tree(out.read_text(encoding="utf-8"))
    assert page.find_class("text")[0].text_content() == sample("aden_brief").source.text
    assert page.get_element_by_id("e1") is not None


def test_the_readme_shows_a_small_picture() -> None:
    assert "](docs/report.png)" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / "docs" / "report.png").stat().st_size < 200_000


def test_the_table_of_formats_leads_here() -> None:
    assert FORMATS["html"].writer() is Writer


def test_a_window_of_days_is_said_shortly() -> None:
    import datetime as dt

    assert days(dt.date(2020, 2, 17), dt.date(2020, 2, 23)) == "17–23 February 2020"
    assert days(dt.date(2019, 12, 30), dt.date(2020, 1, 5)) == "30 December 2019 – 5 January 2020"
    assert days(None, None) == ""
