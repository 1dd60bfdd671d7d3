"""Rewrites the golden records of the samples, and the JSON Schemas. Run it, then read the diff: each line a claim.

python tools/update_samples.py
"""

import json
from pathlib import Path

from extractor import Collection, Extractor, json_schema
from extractor.running import check

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"


def main() -> None:
    """Write `<name>.json` beside each `<name>.txt`, what `--check` compares with, and what `--schema` prints."""
    for name, schema in (("schema", json_schema()), ("collection.schema", json_schema(Collection))):
        text = json.dumps(schema, indent=2)
        (ROOT / "docs" / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    extractor = Extractor()
    for path in sorted(SAMPLES.glob("*.txt")):
        article = extractor(path.read_text(encoding="utf-8"), name=path.name)
        record = article.model_dump(mode="json", by_alias=True)
        path.with_suffix(".json").write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    check.store()


if __name__ == "__main__":
    main()
