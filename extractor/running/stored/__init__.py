"""Texts that the command has ready: the JSON Schema, and the article of `--check` with its result."""

from pathlib import Path

FOLDER = Path(__file__).parent
# In a checkout it stands where people read it, in an installed package beside this file.
SCHEMAS = (FOLDER / "schema.json", FOLDER.parents[2] / "docs" / "schema.json")


def schema() -> str:
    """The JSON Schema of an article, without a line break at its end."""
    for path in SCHEMAS:
        if path.is_file():
            return path.read_text(encoding="utf-8").rstrip("\n")
    import json

    from models import json_schema

    return json.dumps(json_schema(), indent=2)
