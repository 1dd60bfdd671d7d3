"""The page in a real browser: what it does, what it must not do, whether it can be read. `pytest -m browser` runs it.

It needs the extra `browser` (playwright, which brings no browser here) and chromium on the path, as Debian has it.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html
from reports import PAYLOADS, SAMPLES, sample, saying

from extractor.formats.html import page as page_
from extractor.formats.html import report
from models import Article

pytestmark = pytest.mark.browser

HIT = "window.hit === undefined && document.body.innerText.includes('Marked in the text')"
READY = "body[data-ready]"  # a function that is waited for would be stopped by the policy
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "no chromium on the path"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page, and all that it did beside showing itself."""

    page: Any
    requests: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


Show = Callable[..., Watched]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Show]:
    """Opens a page from a file, by the options of a browser's context."""
    contexts = []

    def opened(content: str, fragment: str = "", **options: Any) -> Watched:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(content, encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        watched = Watched(context.new_page())
        page = watched.page
        page.on("console", lambda message: watched.told.append(message.text))
        page.on("pageerror", lambda error: watched.told.append(str(error)))
        page.on("dialog", lambda dialog: (watched.told.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: watched.requests.append(request.url))
        page.goto(path.as_uri() + fragment)
        if 'id="data"' in content and options.get("java_script_enabled", True):
            page.wait_for_selector(READY, state="attached")
        return watched

    yield opened
    for context in contexts:
        context.close()


def lit(page: Any) -> list[str]:
    """The words that are lit up in the text."""
    return list(page.eval_on_selector_all(".text .lit", "found => found.map(node => node.textContent)"))


# ---- One article


def test_a_page_says_nothing_to_the_console_and_asks_for_nothing(show: Show) -> None:
    for content in (report(sample("tripoli_broadsheet")), report(map(sample, SAMPLES))):
        seen = show(content)
        assert seen.told == []
        assert [url[:5] for url in seen.requests] == ["file:"]


def test_a_word_leads_to_its_card(show: Show) -> None:
    page = show(report(sample("tripoli_broadsheet"))).page
    page.click("p mark.event[data-r='e1'] a")
    assert page.evaluate("document.activeElement.id") == "e1"
    assert page.locator("#e1").get_attribute("class") == "card event lit"
    box = page.locator("#e1 h3").bounding_box()
    assert 0 <= box["y"] < 900
    assert lit(page) == ["Drone strike", "kills", "drone strike", "killed", "attack", "attack"]


def test_a_card_leads_to_its_words(show: Show) -> None:
    page = show(report(sample("tripoli_broadsheet"))).page
    page.click("#e1 .quote a")
    assert "".join(lit(page)).startswith("Drone strike on Tripoli flour mill kills six workers")
    page.click("#c2 dd a[href^='#t']")
    assert lit(page)
    words = page.locator(".text .lit").first
    assert 0 <= words.bounding_box()["y"] < 900


def test_words_of_two_records_lead_to_one_after_the_other(show: Show) -> None:
    article = sample("aden_brief")
    actor = article.actors[1].model_copy(update={"mentions": article.actors[0].mentions})
    article = article.model_copy(update={"actors": (article.actors[0], actor, article.actors[2])})
    page = show(report(article)).page
    page.uncheck("#show-casualty")
    page.uncheck("#show-argument")
    seen = []
    for _ in range(3):
        page.click("h1 mark.actor a")
        seen.append(page.evaluate("document.activeElement.id"))
    assert seen == ["a1", "a2", "a1"]


def test_the_address_can_name_a_record(show: Show) -> None:
    page = show(report(sample("tripoli_broadsheet")), "#a3").page
    assert page.evaluate("document.activeElement.id") == "a3"


def test_kinds_can_be_switched_off_and_links_follow(show: Show) -> None:
    page = show(report(sample("aden_brief"))).page
    soldier = page.locator("h1 mark.casualty").first
    tint = "node => getComputedStyle(node).backgroundColor"
    assert soldier.evaluate(tint) != "rgba(0, 0, 0, 0)"
    page.uncheck("#show-casualty")
    assert soldier.evaluate(tint) == "rgba(0, 0, 0, 0)"
    assert soldier.evaluate("node => getComputedStyle(node).textDecorationLine") == "none"
    page.click("h1 mark.casualty a")
    assert page.evaluate("document.activeElement.id") == "a1"  # the soldier, not the count


def test_keys_step_through_the_events_and_to_their_words(show: Show) -> None:
    page = show(report(sample("aden_brief"))).page
    steps = []
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
        steps.append(page.evaluate("document.activeElement.id"))
    assert steps == ["e1", "e2", "e1", "e2"]
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.textContent") == "cut"


def test_without_a_script_links_and_switches_still_work(show: Show) -> None:
    page = show(report(sample("aden_brief")), java_script_enabled=False).page
    page.click("p mark.event[data-r='e2'] a")
    assert page.url.endswith("#e2")
    assert 0 <= page.locator("#e2 h3").bounding_box()["y"] < 900
    page.click("#e1 .quote a")
    assert page.url.endswith("#t0-45")
    page.uncheck("#show-place")
    page.click("#e1 summary")
    assert page.locator("#e1 details dl").is_visible()


def test_a_frame_in_a_notebook_has_working_links(show: Show) -> None:
    seen = show(f"<!doctype html><title>Notebook</title>{sample('aden_brief')._repr_html_()}")
    frame = seen.page.frames[1]
    frame.click("p mark.event[data-r='e2'] a")
    assert frame.evaluate("document.activeElement.id") == "e2"
    assert seen.told == []


# ---- Many articles


def titles(page: Any) -> list[str]:
    return list(page.eval_on_selector_all(".items li:not([hidden]) h2", "found => found.map(node => node.textContent)"))


def search(page: Any, **wanted: str) -> list[str]:
    """The headlines that a search leaves."""
    for name, value in wanted.items():
        control = page.locator(f"#f-{name}")
        if control.evaluate("node => node.tagName") == "SELECT":
            control.select_option(label=value)
        else:
            control.fill(value)
    page.wait_for_timeout(400)
    return titles(page)


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"words": "flour mill"}, lambda a: all(w in (a.source.text or "").lower() for w in ("flour", "mill"))),
        ({"type": "Shelling"}, lambda a: any(e.type == "shelling" for e in a.events)),
        ({"country": "Yemen"}, lambda a: any(e.country == "YE" for e in a.events)),
        (
            {"type": "Shelling", "country": "Yemen"},
            lambda a: any((e.type, e.country) == ("shelling", "YE") for e in a.events),
        ),
        ({"actor": "denmark"}, lambda a: any("denmark" in x.name.lower() for x in a.actors)),
        (
            {"from": "2021-01-01", "to": "2021-12-31"},
            lambda a: any(
                e.when
                and str(e.when.latest or e.when.earliest) >= "2021"
                and str(e.when.earliest or e.when.latest) < "2022"
                for e in a.events
            ),
        ),
        ({"words": "no such words"}, lambda a: False),
    ],
    ids=["words", "type", "country", "type and country of one event", "actor", "dates", "nothing"],
)  # fmt: skip
def test_filters_leave_the_articles_that_fit(
    show: Show, wanted: dict[str, str], fits: Callable[[Article], bool]
) -> None:
    page = show(report(map(sample, SAMPLES))).page
    expected = [article.article.title for article in map(sample, SAMPLES) if fits(article)]
    assert 0 < len(expected) < len(SAMPLES) or wanted == {"words": "no such words"}
    assert search(page, **wanted) == expected
    assert page.inner_text(".count").startswith(f"{len(expected)} article")
    page.click("button[type=reset]")
    page.wait_for_timeout(200)
    assert len(titles(page)) == len(SAMPLES)


def test_bars_and_map_follow_the_filters(show: Show) -> None:
    page = show(report(map(sample, SAMPLES))).page
    tall = "found => found.filter(bar => bar.getAttribute('height') > 0).length"
    dots = ".over [data-p]:not([hidden])"
    assert page.eval_on_selector_all(".bar", tall) > 3
    assert page.locator(dots).count() > 10
    search(page, country="Yemen")
    assert page.eval_on_selector_all(".bar", tall) == 1
    assert page.locator(dots).count() == 2
    page.click("button[type=reset]")
    page.locator(".bar").last.click()
    page.wait_for_timeout(200)
    assert page.input_value("#f-from").endswith("-01-01")
    assert 0 < len(titles(page)) < len(SAMPLES)


def test_each_article_opens_from_the_list_and_back_again(show: Show) -> None:
    seen = show(report(map(sample, SAMPLES)))
    page = seen.page
    for number, stem in enumerate(SAMPLES, 1):
        page.click(f"#n{number} a")
        page.wait_for_selector(".view .card")
        assert page.eval_on_selector(".view .text", "node => node.textContent") == sample(stem).source.text
        assert page.locator(".items").is_hidden()
        page.click(".back a[href='#articles']")
        page.wait_for_selector(".items", state="visible")
    assert seen.told == []


def test_an_article_that_the_address_names_opens_at_its_top(show: Show) -> None:
    page = show(report(map(sample, SAMPLES)), "#n9").page
    page.wait_for_selector(".view .card")
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") == 0
    page.goto(page.url.split("#")[0] + "#n2-a2")
    page.wait_for_selector("#n2-a2.lit")


def test_an_open_article_works_like_a_page_of_its_own(show: Show) -> None:
    page = show(report(map(sample, SAMPLES)), "#n1").page
    page.wait_for_selector(".view .card")
    page.click("p mark.event[data-r='e2'] a")
    assert page.evaluate("document.activeElement.id") == "n1-e2"
    page.click("#n1-e1 .quote a")
    assert "Rocket attack" in "".join(lit(page))
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "n1-e1"
    page.keyboard.press("n")
    page.wait_for_selector("#n2-e1")
    page.keyboard.press("p")
    page.wait_for_selector("#n1-e1")
    page.keyboard.press("Escape")
    page.wait_for_selector(".items", state="visible")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "f-words"


def plain(fragment: str) -> str:
    """HTML without what a page of many articles has by other names, or leaves out."""
    tree = html.fragment_fromstring(fragment, create_parent="div")
    for row in tree.xpath(".//dl/div[dt='Record']"):
        row.getparent().remove(row)
    for details in tree.xpath(".//details[not(.//div)]"):
        details.getparent().remove(details)
    for element in tree.iter():
        for name in ("id", "href", "data-t"):
            value = element.get(name)
            if value is not None:
                element.set(name, re.sub(r"^(#?)(?:n\d+-)?(?:t\d+(?:-\d+)?$)?", r"\1", value))
                if re.fullmatch(r"#?(?:n\d+-)?t[\d-]+", value) and not re.fullmatch(r"#?(?:n\d+-)?t\d", value):
                    element.set(name, "t")
    text: str = html.tostring(tree, encoding="unicode")
    return re.sub(r"(\d)\.0(?=[ \"])", r"\1", re.sub(r'"#?t?"', '"t"', text))


@pytest.mark.parametrize("stem", SAMPLES)
def test_the_script_builds_what_the_template_writes(show: Show, stem: str) -> None:
    one = show(report(sample(stem)), java_script_enabled=True).page.inner_html("main")
    many = show(report([sample(stem), sample(stem)]), "#n1").page
    many.wait_for_selector(".view .card")
    assert plain(many.inner_html(".view")) == plain(one)


def test_without_a_script_many_articles_are_a_plain_list(show: Show) -> None:
    page = show(report(map(sample, SAMPLES)), java_script_enabled=False).page
    assert titles(page) == [sample(stem).article.title for stem in SAMPLES]
    assert page.locator(".filters").is_hidden()
    assert "Without JavaScript" in page.inner_text(".desk")


# ---- What an article must not do


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=list(PAYLOADS))
def test_nothing_in_an_article_has_an_effect(show: Show, payload: str) -> None:
    for content, fragment in ((report(saying(payload, url=payload)), ""), (report([saying(payload)] * 2), "#n2")):
        seen = show(content, fragment)
        seen.page.wait_for_selector(".card")
        seen.page.hover("h1.part")
        seen.page.keyboard.press("j")
        seen.page.wait_for_timeout(50)
        assert seen.page.evaluate(HIT)
        assert seen.told == []
        assert {url.split("#")[0][:5] for url in seen.requests} == {"file:"}


# Those that need no click, and that a policy is for: leading elsewhere by a link or a refresh is none of its matters.
LIVE = sorted(
    set(PAYLOADS) - {"refresh", "address", "data address", "plaintext", "template", "comment", "controls", "backwards"}
)


@pytest.fixture
def show_unescaped(browser: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Watched]]:
    """Opens a page that is made without escaping, and takes down what it gets from the web."""
    loader = FileSystemLoader(page_.TEMPLATES, encoding="utf-8")
    monkeypatch.setattr(page_, "environment", lambda: Environment(loader=loader, autoescape=False))
    context = browser.new_context()
    watched = Watched(context.new_page())

    def answer(route: Any) -> None:
        if not route.request.url.endswith("page.html"):
            watched.requests.append(route.request.url)
        body = content if route.request.url.endswith("page.html") else "window.hit = 1"
        route.fulfill(body=body, content_type="text/html" if body == content else "text/javascript")

    content = ""

    def opened(given: str) -> Watched:
        nonlocal content
        content = given
        context.route("**", answer)
        watched.page.goto("https://report.example/page.html")
        watched.page.wait_for_timeout(100)
        return watched

    yield opened
    context.close()


@pytest.mark.parametrize("name", LIVE)
def test_the_policy_holds_even_where_escaping_fails(show_unescaped: Callable[[str], Watched], name: str) -> None:
    content = report(saying(PAYLOADS[name]))
    assert PAYLOADS[name] in content
    seen = show_unescaped(content)
    assert seen.page.evaluate("window.hit === undefined")
    assert seen.page.evaluate("document.baseURI") == "https://report.example/page.html"
    assert seen.page.evaluate("getComputedStyle(document.body).display") == "block"
    assert seen.requests == []


@pytest.mark.parametrize("name", ["script", "end of an attribute", "svg", "base"])
def test_without_the_policy_such_a_page_would_be_hit(show_unescaped: Callable[[str], Watched], name: str) -> None:
    seen = show_unescaped(report(saying(PAYLOADS[name])).replace("Content-Security-Policy", "none"))
    assert seen.page.evaluate("window.hit === 1") or seen.requests


# ---- Whether it can be read

CONTRAST = """() => {
  const rgb = (color) => { const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const light = ([r, g, b]) => [r, g, b].map((c) => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const color = rgb(getComputedStyle(node).backgroundColor);
      if (color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode());) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility() || node.closest("title, script, style")) continue;
    const style = getComputedStyle(node);
    const [a, b] = [rgb(node.closest("svg") ? style.fill : style.color), ground(node)].map(light);
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${node.getAttribute("class")} ${text.data.trim().slice(0, 30)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_stand_out_from_their_ground(show: Show, scheme: str) -> None:
    for content in (report(sample("tripoli_broadsheet")), report(map(sample, SAMPLES))):
        page = show(content, color_scheme=scheme).page
        assert page.evaluate(CONTRAST) == []
        if page.locator(".card.event").count():
            page.keyboard.press("j")
            assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_nothing_is_wider_than_the_window(show: Show, size: tuple[int, int]) -> None:
    options = {"viewport": {"width": size[0], "height": size[1]}}
    for content, fragment in ((report(sample("tripoli_broadsheet")), ""), (report(map(sample, SAMPLES)), "#n14"),
                              (report(map(sample, SAMPLES)), ""), (report(saying("W" * 300)), "")):  # fmt: skip
        page = show(content, fragment, **options).page
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_page_has_landmarks_headings_and_names(show: Show) -> None:
    for content in (report(sample("aden_brief")), report(map(sample, SAMPLES))):
        page = show(content).page
        for landmark in ("header", "main", "footer"):
            assert page.locator(f"body > {landmark}").count() == 1
        assert page.locator("h1:visible").count() == 1
        assert page.locator("html[lang=en]").count() == 1
        unnamed = "found => found.filter(node => !node.labels.length).map(node => node.id)"
        assert page.eval_on_selector_all("input, select", unnamed) == []
        assert page.locator("svg[role]:not([aria-label])").count() == 0


def test_the_focus_can_be_seen_wherever_the_tab_key_leads(show: Show) -> None:
    page = show(report(sample("aden_brief"))).page
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({ outlineStyle: s, outlineWidth: w }) => s + w)(getComputedStyle(document.activeElement))"
        )
        assert style == "solid3px"


def test_the_first_stop_of_the_tab_key_skips_to_the_events(show: Show) -> None:
    page = show(report(sample("aden_brief"))).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the events"


def test_kinds_differ_in_more_than_colour(show: Show) -> None:
    page = show(report(sample("tripoli_broadsheet"))).page
    look = """found => found.map(node => {
      const { textDecorationStyle, textDecorationThickness, textUnderlineOffset, fontWeight } = getComputedStyle(node);
      return [textDecorationStyle, textDecorationThickness, textUnderlineOffset, fontWeight].join();
    })"""
    looks = page.eval_on_selector_all(".kind span", look)
    assert len(looks) == len(set(looks)) == 8


def test_print_shows_all_text_and_no_controls(show: Show) -> None:
    page = show(report(sample("aden_brief")), color_scheme="dark").page
    page.emulate_media(media="print")
    assert page.locator(".kinds input").first.is_hidden()
    assert page.locator(".lists").is_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate("getComputedStyle(document.querySelector('.finds')).overflowY") == "visible"
