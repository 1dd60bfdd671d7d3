"""Markdown in a copied page: headings, emphasis, quotes and links, whose marks are no words of the article."""

import re

TARGET = r"\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\)"
LINK = re.compile(rf"(?P<image>!?)\[(?P<words>[^\[\]\n]{{0,300}})\](?P<target>{TARGET})")
EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
# Marks and targets of links, for who leaves them out altogether. A bullet in front of a list's point stays.
UNSEEN = (
    r"\A(?:>\s?)*#{1,6}\s+|\A(?:>\s?)+(?=\S)|\[(?=[^\[\]\n]{1,300}\]\([^()\s]{1,500}\))|\]\([^()\s]{1,500}\)"
    r"|(?<!\w)\*{1,3}(?=[^\s*][^*\n]{0,1000}[^\s*]\*)|(?<=[^\s*])\*{1,2}(?![\w*])"
)
OPENING = re.compile(r"^\s*(?:>\s?)*(?:#{1,6}\s+)?(?:>\s?)*")
LETTER = re.compile(r"[^\W\d_]")


def has_marks(text: str) -> bool:
    """Whether a look for marks is worth its time."""
    return "](" in text or "*" in text or "__" in text or text[:1] in "#>"


def without_marks(text: str) -> str:
    """The text with blanks where marks and the targets of links stood, so that offsets stay as they are.

    >>> without_marks("## The [truce](https://a.example) **ends**")
    '   The  truce                       ends  '
    """
    if not has_marks(text):
        return text
    text = OPENING.sub(lambda match: " " * len(match[0]), text, count=1)
    text = LINK.sub(_words_alone, text)
    return EMPHASIS.sub(lambda match: " " * len(match[0]), text)


def _words_alone(match: re.Match[str]) -> str:
    if match["image"]:
        return match[0]  # no words of the article at all: left for a rule to know
    return f" {match['words']} {' ' * len(match['target'])}"


def is_links(text: str) -> bool:
    """Whether a line holds links and nothing else: '* [Home](/) | [World](/world)'.

    >>> is_links("* [Home](/)"), is_links("The [truce](/t) ended.")
    (True, False)
    """
    return "](" in text and LINK.search(text) is not None and LETTER.search(LINK.sub("", text)) is None


def edges(text: str) -> tuple[int, int]:
    """Where the words of a line begin and end, its marks aside.

    >>> edges("# [Truce ends](https://a.example)")
    (3, 13)
    """
    plain = without_marks(text)
    left = len(plain) - len(plain.lstrip())
    right = len(plain.rstrip())
    return (left, right) if left < right else (0, len(text))
