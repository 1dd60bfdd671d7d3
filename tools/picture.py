"""Take the README's picture of a report anew, with the chromium that is on the path (extra `browser`).

python tools/picture.py
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from extractor import Extractor
from extractor.formats.html import report

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "kharkiv_strike.txt"
OUT = ROOT / "docs" / "report.png"
SIZE = ViewportSize(width=1200, height=720)


def main() -> None:
    """Write docs/report.png."""
    article = Extractor(with_text=True)(SAMPLE.read_text(encoding="utf-8"), name=SAMPLE.name)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        page_file = Path(folder) / "report.html"
        page_file.write_text(report(article), encoding="utf-8")
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto(page_file.as_uri())
        page.screenshot(path=OUT)
        browser.close()
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
