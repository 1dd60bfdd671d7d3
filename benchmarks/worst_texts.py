"""Texts that wear a reader out: each is legal input, and none may take more than a minute or 600 MB.

`texts(scale)` gives them by name, full size at 1; the tests read them at a fraction of it.
"""

from collections.abc import Sequence

CITIES = "Aleppo Homs Mosul Kabul Herat Baghdad Basra Lyon Kano Lagos Accra Cairo Tunis Tripoli Aden Juba Goma".split()
PEOPLE = ("Amina Otieno", "Jonas Berg", "Maria Lindt", "Omar Haddad", "Pavel Novak")
MONTHS = "January February March April May June July August September October November December".split()
WORDS = (
    "the rebels attacked a village near Homs and killed seven soldiers before troops withdrew from the town while "
    "police said that two civilians were wounded"
).split()
SENTENCE = "The rebels attacked the village near Homs and killed seven soldiers. "


def texts(scale: float = 1) -> dict[str, str]:
    """Every text by what it is, at a fraction of its full size."""

    def many(number: int) -> int:
        return max(1, int(number * scale))

    return {
        "200,000 line breaks": "\n" * many(200_000),
        "50,000 one-letter paragraphs": "a\n\n\n\n" * many(50_000),
        "100,000 one-word lines": "\n".join(_cycle(WORDS, many(100_000))),
        "80,000 identical short lines": "Shells fell\n" * many(80_000),
        "20,000 short lines of names": "\n\n".join(f"{name} arrived" for name in _cycle(PEOPLE, many(20_000))),
        "a word of 300,000 letters": "a" * many(300_000),
        "a number of 300,000 digits": "1" * many(300_000),
        "an address of 300,000 characters": "http://a.example/" + "c/" * many(150_000),
        "a word with 150,000 hyphens": "a-" * many(150_000),
        "40,000 words without a full stop": " ".join(_shuffled(WORDS, many(40_000))),
        "1 MB of 'a a a'": "a " * many(500_000),
        "12,000 characters of 'bomb attack'": "bomb attack " * many(1_000),
        "300 kB of 'bomb attack'": "bomb attack " * many(25_000),
        "300 kB of one sentence": SENTENCE * many(4_300),
        "300 kB of numbered sentences": "\n".join(f"Report {n}: {SENTENCE}" for n in range(many(3_700))),
        "50,000 numbers": " ".join(str(n * 37 % 9973) for n in range(many(50_000))),
        "20,000 counts of the dead": ", ".join(f"{n % 90 + 2} killed" for n in range(many(20_000))),
        "10,000 dates": ", ".join(f"{1 + n % 28} {MONTHS[n % 12]} {1990 + n % 30}" for n in range(many(10_000))),
        "5,000 places in one list": ", ".join(_cycle(CITIES, many(5_000))),
        "300 kB of five people's names": " ".join(_cycle(PEOPLE, many(25_000))),
        "5,000 people, all different": ". ".join(f"{_name(n)} said he left" for n in range(many(5_000))),
        "300 kB of 'he said that he said'": "He said that he said that " * many(11_500),
        "20,000 quotation marks": '"' * many(20_000),
        "20,000 quotation marks apart": '" ' * many(20_000),
        "20,000 quotations never closed": '"We left, he said. ' * many(20_000),
        "8,000 lines of one quotation": '"Two soldiers were killed on Monday"\n\n' * many(8_000),
        "3,000 quotations that begin alike": "\n\n".join(f'"Shells fell on the {n}th"' for n in range(many(3_000))),
        "20,000 brackets in brackets": "(" * many(20_000) + "a" + ")" * many(20_000),
        "300,000 commas": "," * many(300_000),
        "1 MB of emoji": "🚀" * many(1_000_000),
        "letters under ten accents each": ("e" + "\u0301\u0302\u0323\u0330\u0308" * 2) * many(50_000),
        "a letter under 300,000 accents": "e" + "\u0301\u0302\u0323" * many(100_000),
        "300,000 Chinese characters": "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(many(300_000))),
        "500,000 blanks between two words": "a" + " " * many(500_000) + "b",
        "1 MB of capitals": "AHMED LEFT HOMS " * many(62_500),
    }


def _cycle(words: Sequence[str], number: int) -> list[str]:
    return [words[n % len(words)] for n in range(number)]


def _shuffled(words: Sequence[str], number: int) -> list[str]:
    """Words in an order without a pattern, the same each time."""
    found, state = [], 1
    for _ in range(number):
        state = (state * 1_103_515_245 + 12_345) % 2**31
        found.append(words[(state >> 16) % len(words)])
    return found


def _name(number: int) -> str:
    """A name of its own for each number."""
    letters = ("aeiou"[number // 5**i % 5] + "bdklmnrst"[number // 9**i % 9] for i in range(4))
    return f"{PEOPLE[number % 5].split()[0]} {''.join(letters).capitalize()}"


__all__ = ["texts"]
