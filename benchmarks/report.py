#!/usr/bin/env python3
"""Size of a report of many articles, and how soon a browser has it ready.

    report.py [ARTICLES] [--keep FILE]

The articles are the samples over and over, each time with a headline, a file name and a family of actors of its own.
The times are of chromium, driven by playwright (the extra `browser`): until the filters work, until an article is open,
until the first search over all words is done (it unpacks them all), and of a second one; searches wait 60 ms for more
letters.
"""

import argparse
import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

from extractor.formats import Options
from extractor.formats.html import Writer
from models import Article

ROOT = Path(__file__).resolve().parent.parent
READY = "body[data-ready]"
UNTIL = """(name, act) => new Promise((done) => {
  performance.clearMarks(name);
  const start = performance.now();
  act();
  const look = () => performance.getEntriesByName(name).length
    ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(look, 1);
  look();
})"""
OPEN = f"() => ({UNTIL})('opened', () => document.querySelector('.items li:nth-child(7) a').click())"
SEARCH = f"""(words) => ({UNTIL})('found', () => {{
  const field = document.getElementById('f-words');
  field.value = words;
  field.dispatchEvent(new Event('input', {{ bubbles: true }}));
}})"""


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=1_000)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    start = time.perf_counter()
    page = written(given.articles)
    print(f"{given.articles} articles: {len(page):,} bytes, written in {time.perf_counter() - start:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "report.html"
        path.write_bytes(page)
        watch(path)


def written(number: int) -> bytes:
    """The page of so many articles."""
    out = BytesIO()
    writer = Writer(out, Options())
    for article in islice(articles(), number):
        writer.write(article)
    writer.finish()
    return out.getvalue()


def articles() -> Iterator[Article]:
    """The samples with their texts, without end, never twice the same."""
    for number, path in enumerate(cycle(sorted((ROOT / "samples").glob("*.json")))):
        record = json.loads(path.read_text(encoding="utf-8"))
        record["source"]["text"] = path.with_suffix(".txt").read_text(encoding="utf-8")
        record["source"]["name"] = f"{path.stem}_{number}.txt"
        record["article"]["title"] = f"{record['article']['title']} ({number})"
        for actor in record["actors"]:
            actor["name"] += f" {number // 3}"
        yield Article.model_validate(record)


def watch(path: Path) -> None:
    """Times of the page in a browser, in milliseconds."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for round_ in range(3):
            page.goto(path.as_uri())
            page.wait_for_selector(READY, state="attached")
            page.evaluate("() => new Promise(requestAnimationFrame)")
            times = [page.evaluate("performance.getEntriesByName('ready')[0].startTime")]
            times += [page.evaluate(OPEN), *(page.evaluate(SEARCH, words) for words in ("ministry", "soldiers talks"))]
            shown = ", ".join(f"{time_:.0f}" for time_ in times)
            print(f"round {round_ + 1}: ready, article open, first search, second search: {shown} ms")
        browser.close()


if __name__ == "__main__":
    main()
