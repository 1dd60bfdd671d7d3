"""Tables that a benchmark measures and a page of the documentation shows."""

from pathlib import Path


def put(page: Path, name: str, table: str) -> None:
    """Replace what stands between a table's marks in a Markdown file."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    text = page.read_text(encoding="utf-8")
    head, tail = text.partition(begin)[0], text.partition(end)[2]
    page.write_text(f"{head}{begin}\n{table}\n{end}{tail}", encoding="utf-8")
