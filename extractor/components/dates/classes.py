"""The closed classes of time words: months, units, numbers, determiners; and the letters that stand for them."""

from functools import cache

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = (
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
)
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
SHORT_WEEKDAYS = {
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}
DAYPARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "daybreak": "MO",
    "sunrise": "MO",
    "sunset": "EV",
    "nightfall": "NI",
    "lunchtime": "MI",
    "daytime": "DT",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# Class letters. Capitals name time, small letters count and relate.
CLASSES = {
    "M": "month",
    "A": "month that is a word of its own, too: May, March",
    "W": "weekday",
    "S": "weekday plural: Mondays",
    "U": "unit",
    "V": "units",
    "D": "part of day",
    "Z": "noon, midnight",
    "P": "season",
    "H": "half",
    "K": "decade in figures: 1990s",
    "R": "reference: today, now, recently",
    "J": "holiday",
    "I": "date in figures",
    "C": "clock time in figures",
    "T": "a.m., p.m.",
    "O": "o'clock, hours",
    "G": "time zone",
    "B": "BC",
    "N": "AD",
    "Y": "'99",
    "Q": "Q3, H1",
    "F": "fiscal",
    "E": "then",
    "d": "number 1 to 31",
    "y": "number of four figures",
    "n": "other number",
    "c": "number word",
    "o": "ordinal",
    "h": "hundred, thousand",
    "q": "several",
    "a": "a, an",
    "t": "the",
    "l": "last",
    "x": "next",
    "k": "this",
    "j": "that, same",
    "m": "early, late, mid",
    "e": "the end, start of",
    "f": "of",
    "i": "in, at, on",
    "g": "ago",
    "s": "later, earlier",
    "r": "before, after",
    "v": "every",
    "p": "per",
    "b": "about, nearly",
    "w": "and, to, or",
    "u": "more, full",
    "z": "old",
    "L": "long",
    "X": "ended, ending",
    "/": "slash",
    "'": "possessive",
    "-": "hyphen or dash",
    ",": "comma",
    "(": "opening bracket",
    "_": "any other",
}
CLOSED = {
    "a": "a an",
    "t": "the",
    "f": "of",
    "i": "in at on during around over throughout for from by within until till since through",
    "w": "and to or & through until till",
    "g": "ago",
    "s": "later earlier afterwards afterward previously hence beforehand",
    "r": "before after prior following",
    "l": "last past previous preceding latest recent",
    "x": "next coming following upcoming ensuing subsequent future",
    "k": "this current",
    "j": "that same these those",
    "m": "early late mid",
    "e": "end beginning start middle close onset outset",
    "v": "every each",
    "p": "per",
    "b": "about nearly almost roughly approximately around some over under just only barely",
    "u": "more full another other additional whole entire consecutive straight alternate single "
    "successive solid trading working business school bloody brutal tense turbulent",
    "q": "several few many",
    "O": "o'clock",
    "T": "am pm a.m. p.m. a.m p.m",
    "B": "bc bce b.c b.c. b.c.e b.c.e.",
    "N": "ad a.d. ce",
    "F": "fiscal fy",
    "z": "old age aged",
    "L": "long",
    "X": "ended ending",
    "/": "/",
    "E": "then",
    "'": "' 's",
    "-": "- \u2013 \u2014 \u2011",
    ",": ",",
    "(": "(",
}


@cache
def vocabulary() -> dict[str, tuple[str, int | str | None]]:
    """The closed classes, by lower-case word."""
    known: dict[str, tuple[str, int | str | None]] = {}
    for letter, row in CLOSED.items():
        known.update((word, (letter, None)) for word in row.split())
    known.update((name, ("A" if name in {"may", "march"} else "M", i)) for i, name in enumerate(MONTHS, 1))
    known.update((name, ("A" if name == "mar" else "M", i)) for name, i in SHORT_MONTHS.items())
    known.update((name, ("W", i)) for i, name in enumerate(WEEKDAYS, 1))
    known.update((name + "s", ("S", i)) for i, name in enumerate(WEEKDAYS, 1))
    known.update((name, ("W", i)) for name, i in SHORT_WEEKDAYS.items())
    known.update((name, ("U", name)) for name in UNITS if name != "second")
    known.update((name[:-1] + "ies" if name == "century" else name + "s", ("V", name)) for name in UNITS)
    known.update((name, ("D", value)) for name, value in DAYPARTS.items())
    known.update(
        (name + "s", ("D", value))
        for name, value in DAYPARTS.items()
        if name in {"morning", "evening", "night", "afternoon"}
    )
    known.update((name, ("P", value)) for name, value in SEASONS.items())
    known.update((name, ("c", i)) for i, name in enumerate(ONES))
    known.update((name, ("c", i * 10 + 20)) for i, name in enumerate(TENS))
    known.update((name, ("o", i)) for i, name in enumerate(ORDINALS, 1))
    known.update((name[:-1] + "ies", ("K", i * 10 + 20)) for i, name in enumerate(TENS))
    known.update({"thirtieth": ("o", 30), "hundred": ("h", 100), "thousand": ("h", 1000), "million": ("h", 10**6)})
    known.update({"noon": ("Z", "12:00"), "midday": ("Z", "12:00"), "midnight": ("Z", "24:00"), "half": ("H", None)})
    known["period"] = ("U", "period")
    known.update({f"q{i}": ("Q", i) for i in range(1, 5)})
    known.update({f"h{i}": ("Q", -i) for i in (1, 2)})  # halves: below nought
    known.update({"noughties": ("K", 2000), "aughts": ("K", 2000)})
    known.update({"dozen": ("h", 12), "quarters": ("V", "quarter"), "afternoons": ("D", "AF")})
    return known
