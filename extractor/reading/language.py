"""Which language a text is in, by its function words: enough to warn whoever feeds a reader of English another one."""

from collections import Counter
from functools import cache

from extractor import lexicon
from extractor.reading.lines import WORD

LOOKED_AT = 20_000  # characters
SCRIPTS = {  # languages' own letters, where Latin ones are few
    "ru": ("\u0400", "\u04ff"),
    "ar": ("\u0600", "\u06ff"),
    "he": ("\u0590", "\u05ff"),
    "el": ("\u0370", "\u03ff"),
    "ja": ("\u3040", "\u30ff"),
    "ko": ("\uac00", "\ud7af"),
    "zh": ("\u4e00", "\u9fff"),
    "hi": ("\u0900", "\u097f"),
}
SHARED = frozenset({"ru", "ar"})  # scripts of many languages, which letters alone do not tell apart


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Languages by function word."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.read_rows(lexicon.DATA / "reading" / "languages.csv"):
        found[row["word"]] = (*found.get(row["word"], ()), row["language"])
    return found


def language(text: str) -> str | None:
    """ISO 639-1 code of the language that most function words are of; None where no language leads.

    >>> language("The army said that the road was closed."), language("Die Armee hat die Straße gesperrt.")
    ('en', 'de')
    """
    sample = text[:LOOKED_AT]
    letters = {char: times for char, times in Counter(sample).items() if char.isalpha()}
    for code, (first, last) in SCRIPTS.items():
        if sum(times for char, times in letters.items() if first <= char <= last) * 3 > sum(letters.values()):
            return None if code in SHARED else code
    counts: Counter[str] = Counter()
    for word, times in Counter(WORD.findall(sample)).items():
        for code in _languages().get(word.lower(), ()):
            counts[code] += times
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
