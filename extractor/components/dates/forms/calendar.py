"""Dates by the calendar: days, months, years, decades, in words or figures."""

from extractor.components.dates import lexicon
from extractor.components.dates.forms.phrase import Phrase, spelled_year
from extractor.components.dates.readings import Calendar, Era, Fixed, Name, Pair, Reading, Row
from extractor.components.dates.words import Word

MOST_DAYS, HUNDRED, TWO = 31, 100, 2
SIGNS = frozenset("$£€¥#/.+%")


def calendar(phrase: Phrase) -> Calendar:
    """'3 May 2017', 'May 3', 'Friday, Nov. 3, 2017', "May '17"."""
    return Calendar(
        spelled_year(phrase),
        phrase.number("MA"),
        phrase.number("do"),
        phrase.number("W"),
        same_year=phrase.get("j") is not None,
        short_year=phrase.number("Y"),
    )


def week_of_month(phrase: Phrase) -> Reading | None:
    """'the last week of August': a part of the month; 'the last day of August'."""
    if phrase["U"].value == "day":
        return Name("nth", f"{phrase.number('MA')}-0-{phrase.number('o') or -1}", None, spelled_year(phrase))
    return calendar_or_name(phrase) if phrase["U"].value == "week" else None


def calendar_or_name(phrase: Phrase) -> Reading:
    year, month = spelled_year(phrase), phrase.number("MA")
    return Calendar(year, month) if year is not None else Name("month", month or 1)


def day_of_month(phrase: Phrase) -> Reading | None:
    """'on the 20th', 'the 28th of that month': a day of the month that was named before."""
    word, before = phrase["o"], phrase.before
    if not word.lower[0].isdigit() or not isinstance(word.value, int) or not 1 <= word.value <= 31:
        return None
    return (
        Calendar(day=word.value)
        if phrase.get("U") or (before and before.lower in {"on", "since", "until", "by"})
        else None
    )


def day_pair(phrase: Phrase) -> Pair | None:
    """'6-7 January 1916', 'March 5-9, 1918', '3 and 5 May'."""
    days = [(i, word.value) for i, word in enumerate(phrase.words) if word.code in "do" and isinstance(word.value, int)]
    if len(days) != 2 or not days[0][1] < days[1][1] <= 31:
        return None
    year, month = phrase.number("y"), phrase.number("MA")
    return Pair(days[0][0] + 1, Calendar(year, month, days[0][1]), Calendar(year, month, days[1][1]))


def day_list(phrase: Phrase) -> Row | None:
    """'3, 4 and 5 May 2019', 'May 3, 4 and 5': each day by itself, as far back as the days rise."""
    month, year = phrase.number("MA"), spelled_year(phrase)
    places = [number for number, word in enumerate(phrase.words) if word.code in "do" and isinstance(word.value, int)]
    days = [int(phrase.words[number].value or 0) for number in places]
    rising = next(n for n in range(len(days)) if all(a < b for a, b in zip(days[n:], days[n + 1 :], strict=False)))
    if days[-1] > MOST_DAYS or (phrase.words[0].code in "MA" and rising):
        return None
    first = phrase.words[0].code in "MA"
    ends = [number + 1 for number in places[:-1]] + [len(phrase.words)]
    starts = [0 if first else places[0], *places[1:]]
    dates = [Calendar(year, month, day) for day in days]
    return Row(tuple(zip(starts, ends, dates, strict=True))[rising:])


def decades(phrase: Phrase) -> Row | None:
    """'the 1960s and 70s': the first lends its century."""
    hundreds, parts = 0, list[tuple[int, int, Reading]]()
    for number, word in enumerate(phrase.words):
        if word.code == "K" and isinstance(word.value, int):
            begins = 0 if not parts else number
            hundreds = word.value // 100 * 100 or hundreds
            century = 1000 <= word.value < 2000 and word.value % 100 == 0
            first = word.value if word.value >= 100 else hundreds + word.value
            parts.append((begins, number + 1, Era("century" if century else "decade", first)))
    if not hundreds and not phrase.get("t"):
        return None
    return Row(tuple(parts))


def year_pair(phrase: Phrase) -> Pair | None:
    """'1915-17', '1990-1992'."""
    first, last = phrase.words[-3].value, phrase.words[-1].value
    if (
        not isinstance(first, int)
        or not isinstance(last, int)
        or not 1000 <= first <= 2199
        or len(phrase.words[-1].lower) not in {2, 4}
    ):
        return None
    last = first // 100 * 100 + last if last < 100 else last
    return Pair(len(phrase.words) - 2, Calendar(first), Calendar(last)) if first < last < first + 200 else None


def bare_year(phrase: Phrase) -> Reading | None:
    year, before, after = spelled_year(phrase), phrase.before, phrase.after
    short = phrase.number("Y")
    if short is not None:
        return Calendar(short_year=short)
    if year is None or not 1000 <= year <= 2199:
        return None
    if phrase.get("U") or phrase.get("c"):
        return Calendar(year)
    behind = before is not None and before.code in "ifw"
    if (before and _numbers(before, phrase)) or (after and _counts(after)):
        return None
    if not behind and ((after and after.lower == "of") or (before and before.lower in lexicon.makes())):
        return None  # 'there were 2019 of them', 'a Peugeot 2008'
    if after and after.lower in lexicon.makes() and not behind:
        return None  # a model's year: 'a 1994 Toyota', not 'in 1994 Toyota …'
    if 1400 <= year <= 2100 or (before and before.code in "if"):
        return Calendar(year)
    return None


def _numbers(before: Word, phrase: Phrase) -> bool:
    """Whether the word in front makes it another number: 'Resolution 1701', '$1990', 'about 2000 soldiers'."""
    touching = before.end == phrase.words[0].start
    if before.lower in lexicon.named_numbers() or (touching and before.lower in SIGNS):
        return True
    after = phrase.after
    ends = after is None or not after.lower.isalpha() or after.code in "wi"
    return before.code == "b" and not (before.lower == "around" and ends)


def _counts(after: Word) -> bool:
    """Whether it counts the word behind: '2000 troops', '1500 %', 'a 2000-year-old town'."""
    if after.lower in lexicon.counted() or after.lower in {"%", "/", "°"}:
        return True
    return after.code in "VG" or after.value == "year"


def fiscal_year(phrase: Phrase) -> Reading | None:
    """'fiscal 2019', 'FY21', 'the 2019/20 financial year', 'last fiscal year': its days only its owner knows."""
    numbers = [(word.lower, word.value) for word in phrase.all("dny") if isinstance(word.value, int)]
    short = phrase["F"].lower == "fy"
    if any(len(figures) == 1 for figures, _ in numbers) or (numbers and len(numbers[0][0]) == TWO and not short):
        return None
    years = [int(value) if value >= HUNDRED else 2000 + value for _, value in numbers]
    spelled = years[0] if years else spelled_year(phrase)
    if len(years) > 1:
        return Fixed(f"FY{years[0]}/{years[1]}") if years[1] == years[0] + 1 else None
    return Fixed(f"FY{spelled or 'XXXX'}")


def bc(phrase: Phrase) -> Reading | None:
    """'44 BC', 'AD 66', '15 March 44 BC'."""
    number = next((number for number, word in enumerate(phrase.words) if word.code in "BN"), 0)
    year = phrase.words[number + 1 if number + 1 < len(phrase.words) else number - 1]
    if not str(year.value).isdigit():
        return None
    month = phrase.number("MA")
    day = next((word.value for word in phrase.words if word.code in "do" and word is not year), None)
    return Calendar(int(year.value or 0), month, int(day) if day and month else None, bc=phrase.get("B") is not None)


def bc_pair(phrase: Phrase) -> Pair | None:
    """'264 to 241 BC', 'AD 66-70'."""
    first, last = (word.value for word in phrase.all("dny"))
    before = phrase.get("B") is not None
    if not isinstance(first, int) or not isinstance(last, int) or first == last or (first > last) != before:
        return None
    cut = next(number for number, word in enumerate(phrase.words) if word.code in "-w")
    return Pair(cut, Calendar(first, bc=before), Calendar(last, bc=before))


def figures(phrase: Phrase) -> Reading | None:
    return Calendar(figures=str(phrase["I"].value))


def decade(phrase: Phrase) -> Reading | None:
    first = phrase.number("K") or 0
    if phrase.after and phrase.after.code == "f" and not phrase.get("tm"):  # '1000s of people'
        return None
    if 1000 <= first < 2000 and first % 100 == 0:  # "the 1800s" are a century, "the 1810s" a decade
        return Era("century", first)
    if first % 10 or 100 <= first < 1000:
        return None
    if first < 100 and phrase["K"].lower[0].isdigit() and not phrase.get("tm"):
        return None
    if first < 100 and phrase.before and phrase.before.lower in {"his", "her", "their", "my", "our", "your", "its"}:
        return None
    return Era("decade", first)
