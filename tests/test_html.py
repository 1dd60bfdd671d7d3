"""Web pages: what is read from a page's source, with offsets into the extracted text."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from extractor import Article, Extractor, InputError
from extractor.reading import elements, html
from extractor.reading.articles import read_article
from extractor.reading.elements import tags_noted
from extractor.reading.html import _extraction, beginning, is_html, read_html
from extractor.reading.rows import Row
from models import Moment

PAGES = sorted((ROOT / "tests" / "pages").glob("*.html"))
STORY = (
    "<p>Two soldiers were killed on Friday when gunmen attacked a checkpoint near the harbour, police said.</p>"
    "<p>It was the third attack on the town since March, when a bomb killed a guard at the bank, they said.</p>"
)


def page(head: str = "", body: str = STORY) -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes) -> Row:
    return read_html(data, "page.html")


# ---- whole pages -----------------------------------------------------------------------------------------------------


def moment(found: Moment | None) -> list[str] | None:
    return [found.value, found.basis.value] if found else None


def parts(article: Article) -> dict[str, object]:
    """What a page's golden file may name; what is not there is left out."""
    text, page = article.source.text or "", article.article
    found = {
        "title": page.title,
        "standfirst": page.standfirst,
        "publisher": page.publisher,
        "authors": list(page.authors),
        "published": moment(page.published),
        "updated": moment(page.updated),
        "url": article.source.url,
        "encoding": article.source.encoding,
        "dateline": [page.dateline.place, page.dateline.agency] if page.dateline else None,
        "body": [text[start:end] for start, end in page.body],
        "removed": [text[part.start : part.end] for part in page.removed],
    }
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_its_golden_parts(path: Path, extractor: Extractor) -> None:
    golden = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    golden.pop("crossheads", None)
    assert parts(extractor.read(read_html(path.read_bytes(), path.name))) == golden


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_headline_is_in_the_text_and_searched(path: Path, extractor: Extractor) -> None:
    article = extractor.read(read_html(path.read_bytes(), path.name))
    assert article.article.title_mention
    assert article.article.title_mention.text == article.article.title
    assert article.source.format.value == "html"
    assert article.source.text
    assert article.source.characters == len(article.source.text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_cross_heads_are_in_the_text_and_not_of_the_body(path: Path) -> None:
    golden = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    row = read_html(path.read_bytes(), path.name)
    blocks = read_article(row, clean=True).blocks
    found = [row.text[block.start : block.end] for block in blocks if block.kind == "crosshead"]
    assert found == golden.get("crossheads", [])


def test_an_event_in_the_headline_is_found(extractor: Extractor) -> None:
    article = extractor.read(read_html((ROOT / "tests/pages/news_site.html").read_bytes(), "x"))
    first = article.events[0]
    assert first.trigger.start < len(article.article.title or "")
    assert "script" not in (article.source.text or "")
    assert "style sheet" not in (article.source.text or "")


def test_the_same_page_gives_the_same_text_in_every_process() -> None:
    program = (
        "import sys; from pathlib import Path; from extractor.reading.html import read_html\n"
        "for path in sorted(Path('tests/pages').glob('*.html')):\n"
        "    row = read_html(path.read_bytes(), path.name)\n"
        "    print(row.text, row.title, row.url, row.stated.authors, sorted(row.stated.crossheads))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-X", "utf8", "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


# ---- what a page says of its times -----------------------------------------------------------------------------------

LINKED = '<script type="application/ld+json">{}</script>'
TIMES = {
    "JSON-LD": (
        LINKED.format('{"@type":"NewsArticle","datePublished":"2021-05-07T16:40:00Z"}'),
        "2021-05-07T16:40:00+00:00",
    ),
    "JSON-LD, several types": (
        LINKED.format('{"@type":["Thing","Report"],"datePublished":"2021-05-07"}'),
        "2021-05-07",
    ),
    "JSON-LD, a graph": (
        LINKED.format('{"@graph":[{"@type":"Person"},{"@type":"BlogPosting","datePublished":"2021-05-07"}]}'),
        "2021-05-07",
    ),
    "JSON-LD, of the article with the headline": (
        LINKED.format('{"@type":"NewsArticle","headline":"Other","datePublished":"2020-01-01"}')
        + LINKED.format('{"@type":"NewsArticle","headline":"Guards killed at bank","datePublished":"2021-05-07"}'),
        "2021-05-07",
    ),
    "JSON-LD, broken": (LINKED.format('{"@type":"NewsArticle","datePublished":'), None),
    "JSON-LD, no article": (LINKED.format('{"@type":"Organization","datePublished":"2021-05-07"}'), None),
    "JSON-LD, a linked article": (
        LINKED.format('{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2021-05-07"}]}'),
        None,
    ),
    "property": (
        '<meta property="article:published_time" content="2021-05-07T18:40:00+0200">',
        "2021-05-07T18:40:00+02:00",
    ),
    "no zone": ('<meta property="article:published_time" content="2021-05-07T18:40:00">', "2021-05-07"),
    "name": ('<meta name="DC.date.issued" content="2021-05-07">', "2021-05-07"),
    "itemprop": ('<meta itemprop="datePublished" content="2021-05-07">', "2021-05-07"),
    "in words": ('<meta name="pubdate" content="Fri, 7 May 2021 16:40:00 GMT">', "2021-05-07T16:40:00+00:00"),
    "two readings": ('<meta name="pubdate" content="05/07/2021">', None),
    "no such day": ('<meta name="pubdate" content="2021-02-30">', None),
    "a program's zero": ('<meta name="pubdate" content="1970-01-01T00:00:00Z">', None),
    "an address": ('<link rel="canonical" href="https://x.example/2021/05/07/guards-killed">', None),
    "a copyright": ("<!-- generated 2021-05-07 -->", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize("name", TIMES)
def test_only_a_stated_time_is_one_of_publication(name: str) -> None:
    head, value = TIMES[name]
    body = f"<h1>Guards killed at bank</h1>{STORY}<footer>© 2021 Harbour Gazette, 8 May 2021</footer>"
    assert read(page(head, body)).stated.published == value


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ('<article><h1>Guards killed</h1><time datetime="2021-05-07">7 May</time>{}</article>', "2021-05-07"),
        (
            '<article><h1>Guards killed</h1><time datetime="2021-05-07"/>{}<time datetime="2020-01-01"/></article>',
            None,
        ),
        ('<h1>Guards killed</h1>{}<ul><li><time datetime="2020-01-01">1 January</time></li></ul>', None),
        ('<h1>Guards killed</h1><time pubdate datetime="2021-05-07">7 May</time>{}', "2021-05-07"),
        ('<h1>Guards killed</h1><time itemprop="datePublished" datetime="2021-05-07">7 May</time>{}', "2021-05-07"),
    ],
    ids=["beside the headline", "one of two", "of a list", "pubdate", "itemprop"],
)
def test_a_time_element_counts_where_it_is_the_articles_own(body: str, value: str | None) -> None:
    assert read(page("", body.format(STORY))).stated.published == value


def test_a_date_that_the_page_does_not_state_is_null(extractor: Extractor) -> None:
    article = extractor.read(read(page("<title>Guards killed at bank</title>")))
    assert article.article.published is None
    assert article.events[0].when is None or article.events[0].when.earliest is None


def test_the_days_are_counted_from_the_pages_date(extractor: Extractor) -> None:
    article = extractor.read(read(page('<meta property="article:published_time" content="2021-05-08T09:00:00Z">')))
    friday = next(date for date in article.dates if date.mentions[0].text == "Friday")
    assert (friday.value, friday.anchor) == ("2021-05-07", "published")


# ---- headline, authors, publisher ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Guards killed at bank | Gazette</title>", "<h1>Guards killed at bank</h1>", "Guards killed at bank"),
        (
            '<meta property="og:title" content="Two guards killed at bank in harbour town">',
            "<h1>Guards killed at bank</h1>",
            "Guards killed at bank",
        ),
        ('<meta property="og:title" content="Guards killed">', "<h1>The Gazette</h1>", "Guards killed"),
        (
            '<meta name="publisher" content="Gazette"><meta property="og:title" content="Guards killed - Gazette">',
            "",
            "Guards killed",
        ),
        ("", "<h1>Guards killed at the bank of Loma</h1>", "Guards killed at the bank of Loma"),
        ("", "", None),
    ],
    ids=["both", "other words in the metadata", "site's name as heading", "site's name behind", "heading only", "none"],
)
def test_the_headline_is_what_the_page_shows(head: str, body: str, title: str | None) -> None:
    row = read(page(head, body + STORY))
    assert row.title == title
    assert row.text.startswith(title or "Two soldiers")
    assert row.text.count(title or "Two soldiers") == 1


def test_the_publisher_is_no_address() -> None:
    assert read(page('<link rel="canonical" href="https://gazette.example/a/b">')).stated.publisher is None


@pytest.mark.parametrize(
    ("content", "authors"),
    [
        ("Ann Teak; https://social.example/teak", ("Ann Teak",)),
        ("Ann Teak, teak@gazette.example", ("Ann Teak",)),
        ("https://www.gazette.example/people/ann", ()),
        ("Ann Teak, Jan Mole", ("Ann Teak", "Jan Mole")),
        ("ANN TEAK", ("ANN TEAK",)),
        ("Web Desk", ()),
        ("admin", ()),
    ],
)
def test_only_names_are_authors(content: str, authors: tuple[str, ...]) -> None:
    assert read(page(f'<meta name="author" content="{content}">')).stated.authors == authors


def test_a_table_is_read_row_by_row() -> None:
    cells = "<tr><th>Town</th><th>Dead</th></tr><tr><td>Loma</td><td>3</td></tr><tr><td>Port <b>Elba</b></td><td/></tr>"
    row = read(page("", f"<article>{STORY}<table>{cells}</table>{STORY}</article>"))
    assert row.text.split("\n\n")[2:5] == ["Town, Dead", "Loma, 3", "Port Elba"]


@pytest.mark.parametrize(
    "body", ["{}", "<article>{}</article>", "<div id=main>{}</div>"], ids=["bare", "article", "div"]
)
@pytest.mark.parametrize("after", ["", STORY.replace("third", "fourth")], ids=["at the end", "in the middle"])
def test_a_list_of_the_article_is_read(body: str, after: str) -> None:
    items = ["On Monday a mine killed three farmers near Loma.", "On Tuesday gunmen shot a judge in the capital."]
    menu = "<ul><li><a href=/a>World</a></li><li><a href=/b>Sport</a></li></ul>"
    shown = "".join(f"<li>{item}</li>" for item in items)
    row = read(page("", f"{menu}<h1>Guards killed</h1>{body.format(f'{STORY}<ul>{shown}</ul>{after}')}"))
    assert [line for line in row.text.split("\n\n") if line in items] == items
    assert "Sport" not in row.text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("<p>Two soldiers were killed.</p>", ["html"]),
        ("Two soldiers<br>were killed.</p>", ["html"]),
        ("He said that <p> is a tag, and so is <b>.", []),
        ("The pages use </p> once in a while.", []),
        ("Two soldiers were killed.", []),
    ],
    ids=["paragraph", "pieces", "a word on tags", "one tag", "words"],
)
def test_tags_in_a_text_are_noted(text: str, codes: list[str]) -> None:
    assert [code for code, _ in tags_noted(text)] == codes


def test_byline_and_time_on_the_page_come_before_its_metadata(extractor: Extractor) -> None:
    head = '<meta name="author" content="Web Desk"><meta name="pubdate" content="2021-05-08">'
    body = f"<h1>Guards killed at bank</h1><div>By Ann Teak</div><div>7 May 2021</div>{STORY}"
    found = extractor.read(read(page(head, body))).article
    assert (found.authors, moment(found.published)) == (("Ann Teak",), ["2021-05-07", "text"])
    assert [mention.text for mention in found.author_mentions] == ["Ann Teak"]


# ---- bytes -----------------------------------------------------------------------------------------------------------

ENCODED = {
    "declared": ("cp1251", '<meta charset="windows-1251">', "cp1251"),
    "declared in a content type": (
        "cp1252",
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">',
        "cp1252",
    ),
    "declared wrongly": ("utf-8", '<meta charset="iso-8859-1">', "utf-8"),
    "declared as what no codec is": ("utf-8", '<meta charset="nonsense">', "utf-8"),
    "declared as what is no encoding": ("utf-8", '<meta charset="unicode_escape">', "utf-8"),
    "not declared": ("utf-8", "", "utf-8"),
    "a mark": ("utf-16", "", "utf-16-le"),
    "a mark against the declaration": ("utf-8-sig", '<meta charset="iso-8859-1">', "utf-8"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_a_page_is_decoded_as_its_bytes_and_its_declaration_say(name: str) -> None:
    codec, head, encoding = ENCODED[name]
    word = "Войска" if codec == "cp1251" else "Peñón"
    row = read(page(head, f"<p>{word} – the troops – came at dawn.</p>{STORY}").decode().encode(codec))
    assert (row.encoding, row.notes) == (encoding, ())
    assert row.text.startswith(f"{word} – the troops")


def test_an_encoding_that_was_guessed_is_noted() -> None:
    row = read(page("", f"<p>The café’s owner and the curé were hurt.</p>{STORY}").decode().encode("cp1252"))
    assert row.encoding == "cp1252"
    assert [code for code, _ in row.notes] == ["encoding"]


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf\r\n <!-- saved --><?xml version='1.0'?>\n<!doctype HTML PUBLIC '-//W3C'>", True),
        (b"<HTML lang=en>", True),
        ("<html>".encode("utf-16"), True),
        (b"<htmlish>", False),
        (b"The <html> tag", False),
        (b"<!-- -->" * 600, False),
        (b"", False),
    ],
    ids=["doctype", "mark, comment, declaration", "capitals", "UTF-16", "other tag", "prose", "comments", "nothing"],
)
def test_a_page_is_known_by_its_first_bytes(data: bytes, is_page: bool) -> None:
    assert is_html(beginning(data)) == is_page


# ---- hostile pages ---------------------------------------------------------------------------------------------------

HOSTILE = {
    "deep": b"<div>" * 100_000 + STORY.encode(),
    "tags without an end": b"<p><font size=2><b>The army moved on to the harbour. " * 500,
    "entities": b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>' + STORY.encode(),
    "NUL": page("", "<h1>Gu\0ards killed</h1>" + STORY),
    "lone surrogates": page(
        "", f"<p>The army &#xD800; moved &#x110000; on &#0; to the harbour. &#55357;&#56832;</p>{STORY}"
    ),
    "JSON-LD without an end": page('<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
    "JSON-LD of odd types": page(LINKED.format('{"@type":{"a":1},"headline":[],"datePublished":3,"author":[null,[]]}')),
    "an unclosed comment": STORY.encode() + b"<!--" * 10_000,
    "an unclosed title": b"<html><title>" + STORY.encode() * 50,
    "angle brackets": page("", "<" * 50_000 + STORY),
    "a fragment": b"<p>Calm.",
    "no tags": b"Calm returned to Lima.",
    "blanks and comments": b" <!-- a --> ",
}


# Pages that wear a reader out, at a fraction of their size; what takes the square of it is felt even so.
WORST = {
    "JSON-LD of lists": page(LINKED.format(f"[{','.join(['[]'] * 20_000)}]")),
    "JSON-LD of nodes": page(LINKED.format(f'{{"@graph":[{",".join(["{}"] * 20_000)}]}}')),
    "a table around paragraphs": page("", f"<table>{'<tr><td><p>Calm in Loma.</p></td></tr>' * 4_000}</table>"),
    "a table around words and paragraphs": page("", f"<table>{'<tr><td>a<p>Calm.</p></td></tr>' * 4_000}</table>"),
    "a table of data": page("", f"<table>{'<tr><td>Loma</td><td>3</td></tr>' * 4_000}</table>"),
    "tables in tables": page("", "<table><tr><td>" * 400 + STORY),
    "headlines with times": page("", "<header><h1>Calm</h1><time datetime='2020-01-01'/></header>" * 4_000),
    "spans": page("", f"<p>{'<span>x y </span>' * 20_000}"),
    "one-letter divs": page("", "<div>a</div>" * 10_000),
    "paragraphs": page("", STORY * 2_000),
    "navigation in navigation": page("", "<nav>" * 200 + "<nav>a</nav>" * 4_000 + STORY),
}


@pytest.mark.parametrize("name", WORST)
def test_a_page_that_wears_a_reader_out_is_read(name: str) -> None:
    row = read(WORST[name])
    assert ("Calm" in WORST[name].decode()) <= ("Calm" in row.text)
    assert "<" not in row.text


@pytest.mark.parametrize(
    ("ceiling", "number", "problem"),
    [
        ("LARGEST", 200, "page.html: too large (266 characters of HTML, the ceiling is 200)"),
        ("MOST_ELEMENTS", 4, "page.html: too large (5 HTML elements, the ceiling is 4)"),
    ],
)
def test_a_page_above_a_ceiling_is_refused(
    ceiling: str, number: int, problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = page()
    assert read(data).text
    monkeypatch.setattr(elements, ceiling, number)
    with pytest.raises(InputError) as caught:
        read(data)
    assert str(caught.value) == f"{problem} (try: save the article's text, or split the page)"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_as_far_as_it_goes(name: str, extractor: Extractor) -> None:
    row = read(HOSTILE[name])
    row.text.encode()
    assert "\0" not in row.text
    extractor.read(row)


def test_tags_that_are_nested_too_deep_are_noted() -> None:
    assert [code for code, _ in read(HOSTILE["deep"]).notes] == ["html"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>var x = 'Nine people were killed.';</script>",
        "<div id='cookie'><p>We use cookies.</p><button>Accept</button></div>",
    ],
    ids=["nothing", "script", "cookie wall"],
)
def test_a_page_without_an_article_has_an_empty_note(body: str, extractor: Extractor) -> None:
    article = extractor.read(read(page("<title>Gazette</title>", body)))
    assert [note.code for note in article.notes if note.code == "empty"] == ["empty"]
    assert article.events == ()


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    _extraction.cache_clear()
    with pytest.raises(InputError) as caught:
        read(page())
    problem = "is a web page, and trafilatura, which reads those, is not installed"
    assert str(caught.value) == f'page.html: {problem} (try: pip install ".[html]")'


def test_what_a_page_does_to_the_extraction_is_its_own_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("no such")

    monkeypatch.setattr(html, "_extraction", lambda: fail)
    with pytest.raises(InputError) as caught:
        read(page())
    assert str(caught.value) == "page.html: cannot be read as a web page: KeyError: 'no such'"
