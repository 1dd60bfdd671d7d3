"""Characters that hide, turn or end what is shown, made visible."""

import re
import unicodedata

# C0 and C1 controls but tab and line feed; bidirectional marks, embeddings, overrides and isolates; zero-width space
# and mark, word joiner and invisible operators; line and paragraph separators; annotation and tag characters; what is
# no character at all, lone surrogates too. Joiners and soft hyphens stay: scripts need them, and they turn nothing.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
LINE_ENDS = re.compile("\r\n?")


def visible(text: str) -> str:
    """The text with a sign in place of each character that hides or turns others, and plain line feeds.

    >>> visible("paid \u202egnp.exe\u202c")
    'paid ⟦U+202E⟧gnp.exe⟦U+202C⟧'
    >>> visible("one\\r\\ntwo\\x00")
    'one\\ntwo␀'
    """
    return UNSEEN.sub(_sign, LINE_ENDS.sub("\n", text))


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's pictures of controls
    return "␡" if code == 0x7F else f"⟦U+{code:04X}⟧"


def one_line(text: str) -> str:
    """The text made visible, runs of blanks as one.

    >>> one_line("two\\n  lines")
    'two lines'
    """
    return " ".join(visible(text).split())


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web, else None: nothing else becomes a link.

    None too where a name stands before the host, which makes another host of the one that a reader sees first.

    >>> web_address("https://news.example/a"), web_address("javascript:alert(1)")
    ('https://news.example/a', None)
    >>> web_address("https://news.example@elsewhere.example/")
    """
    if url is None or not re.fullmatch(r"(?i)https?://[^\s/?#@\\]+([/?#]\S*)?", url):
        return None
    return None if UNSEEN.search(url) or unicodedata.normalize("NFC", url) != url else url
