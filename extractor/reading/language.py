"""Which language a text is in: enough to keep an English reader's hands off one that it cannot read.

English is known by its own function words, at no cost. Whatever has few of them is shown to py3langid (a naive Bayes
classifier over byte n-grams, Lui and Baldwin 2012, of 139 languages), which is loaded then only. A text is called not
English where that is sure: most of its letters are of another script, or the classifier all but rules out English and
hardly a word in it speaks for it. A headline of names alone stays open.
"""

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from extractor.reading.lines import WORD

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LOOKED_AT = 20_000  # characters
ENGLISH = "en"
UNKNOWN = "und"  # ISO 639-2 for a language that is not known; here one that is not English
OWN_WORDS = frozenset(
    "the of and that with from been were which who their they this these said after would into about when".split()
)
LATIN = "\x00-\u036f\u1d00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f"
FOREIGN_LETTER = re.compile(rf"[^\W\d_{LATIN}]")
LETTER = re.compile(r"[^\W\d_]")
NEAR_ENGLISH = frozenset({"en", "pcm", "zxx"})  # English, the pidgin it is taken for, and what is no language at all
FEWEST_WORDS = 4  # below which a text may be a name and no more
SENTENCE = 8  # words, below which the classifier must be all but certain
SURE = 0.9
NAMED = 0.5
RULED_OUT = 0.005


def language(text: str) -> str | None:
    """ISO 639 code of the language; `und` where it is surely not English but else unknown, None where it is open.

    >>> language("The army said that the road was closed."), language("Die Armee hat die Straße zur Stadt gesperrt.")
    ('en', 'de')
    """
    sample = text[:LOOKED_AT] if text.isascii() else normalize("NFKC", text[:LOOKED_AT])
    if is_in_another_script(sample):
        found, share, _ = _likeliest(sample)
        return found if share >= NAMED and found not in NEAR_ENGLISH else UNKNOWN
    words = WORD.findall(sample)
    own = [word for word in map(str.lower, words) if word in OWN_WORDS]
    if len(own) * 12 >= len(words) and len(set(own)) > 1:
        return ENGLISH
    if not words:
        return None
    found, share, english = _likeliest(sample)
    if found == ENGLISH:
        return ENGLISH if share >= NAMED else None
    enough = share >= SURE if len(words) < SENTENCE else share >= NAMED and english < RULED_OUT
    return found if enough and len(own) * 30 <= len(words) >= FEWEST_WORDS and found not in NEAR_ENGLISH else None


def is_in_another_script(text: str) -> bool:
    """Whether most letters are neither Latin nor signs over them.

    >>> is_in_another_script("Погиб John"), is_in_another_script("Nguyễn Phú Trọng")
    (True, False)
    """
    return not text.isascii() and len(FOREIGN_LETTER.findall(text)) * 2 > len(LETTER.findall(text))


def _likeliest(sample: str) -> tuple[str, float, float]:
    """The likeliest language, its probability, and that of English and what looks like it."""
    ranked = [(str(code), float(share)) for code, share in _identifier().rank(sample)]
    return *ranked[0], sum(share for code, share in ranked if code in NEAR_ENGLISH)


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
