"""Rewrites the golden records of the samples. Run it by hand, then read the diff: each line of it is a claim.

python tools/update_samples.py
"""

import json
from pathlib import Path

from extractor import Extractor
from extractor.running import check

SAMPLES = Path(__file__).parents[1] / "samples"


def main() -> None:
    """Write `<name>.json` beside each `<name>.txt`, and what `--check` compares with."""
    extractor = Extractor()
    for path in sorted(SAMPLES.glob("*.txt")):
        article = extractor(path.read_text(encoding="utf-8"), name=path.name)
        record = article.model_dump(mode="json", by_alias=True)
        path.with_suffix(".json").write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    check.store()


if __name__ == "__main__":
    main()
