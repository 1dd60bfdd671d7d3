"""Which forms of the grammar can begin with a word class: the rest need not be tried at a word of it.

Sixty forms tried at each word of a text would take longer than all the rest of the room.
"""

import re
from collections.abc import Callable, Sequence

Matcher = Callable[[str, int, int], re.Match[str] | None]


def matchers(patterns: Sequence[str]) -> dict[str, tuple[Matcher, tuple[int, ...]]]:
    """By first class letter: a matcher for the patterns that can begin with it, and which patterns those are.

    `lastindex` of a match says, counted from 1, which of them it was: each ends in an empty group.
    """
    starts = [first(pattern) for pattern in patterns]
    found: dict[str, tuple[Matcher, tuple[int, ...]]] = {}
    for letter in sorted(frozenset().union(*starts)):
        numbers = tuple(number for number, start in enumerate(starts) if letter in start)
        compiled = re.compile("|".join(f"(?:{patterns[number]})()" for number in numbers))
        found[letter] = compiled.match, numbers
    return found


def first(pattern: str) -> frozenset[str]:
    """The letters that a match of a pattern can begin with.

    Of a regular expression's syntax it knows what the grammar uses: letters, `[ab]`, `(?:a|b)`, `(?!a)`, `?`, `{1,2}`.

    >>> "".join(sorted(first("t?[do](?!-)|(?:a{0,2}b)?c")))
    'abcdot'
    """
    return frozenset(_alternatives(pattern, 0)[0])


def _alternatives(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """First letters, whether nothing at all matches too, and where the alternatives end."""
    letters, empty = set[str](), False
    while True:
        more, nothing, at = _sequence(pattern, at)
        letters, empty = letters | more, empty or nothing
        if at == len(pattern) or pattern[at] == ")":
            return letters, empty, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[set[str], bool, int]:
    letters, empty = set[str](), True
    while at < len(pattern) and pattern[at] not in "|)":
        more, nothing, at = _item(pattern, at)
        letters, empty = letters | more if empty else letters, empty and nothing
    return letters, empty, at


def _item(pattern: str, at: int) -> tuple[set[str], bool, int]:
    letters: set[str]
    if pattern.startswith("(?", at):
        letters, empty, end = _alternatives(pattern, at + 3)
        end += 1
        if pattern[at + 2] == "!":
            return set(), True, end
    elif pattern[at] == "[":
        end = pattern.index("]", at) + 1
        letters, empty = set(pattern[at + 1 : end - 1]), False
    else:
        letters, empty, end = {pattern[at]}, False, at + 1
    if pattern.startswith("?", end):
        return letters, True, end + 1
    if pattern.startswith("{", end):
        return letters, empty or pattern[end + 1] == "0", pattern.index("}", end) + 1
    return letters, empty, end
