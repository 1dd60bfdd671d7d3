"""Whether a model's files are those that this program was measured with, by their SHA-256 sums.

`data/models.csv` holds the sums by name and version; a model that it does not name is taken as it is.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from extractor.errors import ModelError
from extractor.lexicon import DATA, read_rows


def files_of(model: str) -> Path | None:
    """The folder that holds a model's files: itself, or that of an installed package; None where there is neither."""
    folder = Path(model)
    if (folder / "meta.json").is_file():
        return folder
    try:
        spec = find_spec(model)
    except (ImportError, ValueError):
        return None
    for place in (spec.submodule_search_locations or []) if spec else []:
        found = sorted(path.parent for path in Path(place).glob(f"{model}-*/meta.json"))
        if found:
            return found[-1]
    return None


def verify(model: str) -> int | None:
    """How many of a model's files were compared with their sums; None where no sums of it are known.

    Raises:
        ModelError: a file differs or is missing.
    """
    folder = files_of(model)
    expected = sums().get(_named(folder), {}) if folder else {}
    if folder is None or not expected:
        return None
    for file, expected_sum in expected.items():
        path = folder / file
        if not path.is_file():
            raise _damaged(model, f"{file} is missing")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected_sum:
            raise _damaged(model, f"the SHA-256 of {file} is not the expected one")
    return len(expected)


def _damaged(model: str, what: str) -> ModelError:
    name = Path(model).name
    return ModelError(f"the model {name} is damaged: {what} (try: pip install --force-reinstall --no-deps {name})")


def _named(folder: Path) -> str:
    """A model's name and version; an installed package has them in its folder's name, whatever its files say."""
    name, dash, version = folder.name.rpartition("-")
    if dash and f"{name}-{version}" in sums():
        return folder.name
    try:
        meta = json.loads((folder / "meta.json").read_bytes())
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"
    except (ValueError, KeyError, TypeError, OSError):
        return folder.name


@cache
def sums() -> Mapping[str, Mapping[str, str]]:
    """SHA-256 by file, by 'name-version'."""
    table: dict[str, dict[str, str]] = {}
    for row in read_rows(DATA / "models.csv"):
        table.setdefault(f"{row['model']}-{row['version']}", {})[row["file"]] = row["sha256"]
    return table
