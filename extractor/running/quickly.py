"""spaCy without its command line: a third of the time that its import takes goes into a program that is not run here.

`spacy/__init__.py` imports `spacy.cli` for one function, `spacy.info`. An empty module stands in for it during the
import, and is taken away after; whoever imports `spacy.cli` then gets the real one. Only the command does this.
"""

import sys
from types import ModuleType

STAND_INS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy; nothing where it is there already."""
    if "spacy" in sys.modules:
        return
    for name in STAND_INS:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    try:
        import spacy  # noqa: F401
    finally:
        for name in STAND_INS:
            sys.modules.pop(name, None)


def _info(*arguments: object, **named: object) -> object:
    """What `spacy.info` is."""
    from spacy.cli.info import info

    return info(*arguments, **named)  # type: ignore[arg-type]
