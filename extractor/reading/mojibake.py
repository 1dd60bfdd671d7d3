"""Mojibake, text that was decoded by the wrong encoding once ("JosÃ©", "armyâ€™s"): found and told, never mended.

A run of characters is called so where its bytes in the wrong encoding are UTF-8 and ftfy (R. Speer), which knows what
real text looks like, makes something better of it. Known limit: a word in capitals in front of a closing mark
("AMANHÃ”") looks the same, and is left alone.
"""

import re

# How UTF-8 begins that was read as Windows-1252 or Latin-1: pairs so rare that ftfy is loaded for them only.
BROKEN = re.compile(
    r"[\u00c2-\u00df\u00e0-\u00f4]"
    r"[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122][^\x00-\x7f]*"
)


def mojibake(text: str) -> list[tuple[int, int]]:
    """Where text stands that was decoded wrongly before it came here.

    >>> mojibake("JosÃ© said that Brazil’s São Paulo is safe.")
    [(3, 5)]
    """
    if text.isascii():
        return []
    return [found.span() for found in BROKEN.finditer(text) if not _shouts(text, found) and _is_broken(found[0])]


def _shouts(text: str, found: re.Match[str]) -> bool:
    """Whether a capital and a closing mark end a word in capitals."""
    before, behind = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    return len(found[0]) == 2 and before.isupper() and not behind.islower()


def _is_broken(run: str) -> bool:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return run[:2] in {"Â\xa0", "â€"} or (is_bad(run) and fix_encoding(run) != run)
