"""The grammar of time expressions: regular expressions over word classes.

A pattern is read letter by letter as in `classes.CLASSES`: `t?[do]f?[MA]` is "the 5th of May". The first pattern that
fits wins at the leftmost word, so that longer forms stand before shorter ones.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractor.components.dates import lexicon
from extractor.components.dates.dispatch import Matcher, matchers
from extractor.components.dates.forms import calendar, clocks, lengths, names, relative
from extractor.components.dates.forms.phrase import Phrase
from extractor.components.dates.readings import Candidate, Clock, Fixed, Pair, Reading, Row
from extractor.components.dates.words import Word

Builder = Callable[[Phrase], Reading | Pair | Row | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of time expression."""

    rule: str
    kind: str
    pattern: str
    build: Builder


MOD = "(?:t?[ms]-?i?t?|te(?:f|i)?t?)?"
BIG = "(?:[acd]?-?hwc(?:-?c)?)"  # 'a hundred and fifty'
NUM = f"(?:{BIG}|[dnyc](?:-?[ch]){{0,6}}|q|h|a)"
YEAR = "(?:y|c-?c(?:-?c)?)"
DAY = f"(?:W,?)?(?:t?[do]f?[MA](?:,?(?:{YEAR}|Y))?|[MA][do](?:[,f]?y)?)"
CLOCK = "b?(?:(?:[Cdcn]T|C|[dc]O|Z)G?|[ny]G)"

FORMS = (
    Form("age", "duration", f"(?:z,?)?t?{NUM}-?[UV]-?[iz]?-?z|{NUM}-?[UV]fz", lengths.age),
    Form("rate", "set", "[dnc](?:-?[ch]){0,6}VaU", lengths.rate),
    Form("clock", "time", f"{CLOCK}(?:,?(?:{DAY}|W|R))?", clocks.clock),
    Form("daypart-of-date", "time", f"t?m?D[fi](?:{DAY}|[lx]?W)|t?m?DfR", clocks.daypart),
    Form("daypart", "time", "[ms]?[lx]?(?:W|R)'?m?D|[mst]?[lxkj]j?m?D", clocks.daypart),
    Form("bc-pair", "date", "[dny][-w][dny][BN]|N[dny][-w][dny]", calendar.bc_pair),
    Form("bc", "date", "(?:t?[do]f?[MA],?|[MA](?:[do],)?)?(?:[dny][BN]|N[dny])", calendar.bc),
    Form(
        "day-list",
        "date",
        f"t?[do](?:,t?[do]){{1,8}},?wt?[do]f?[MA](?:,?{YEAR})?|[MA][do](?:,[do]){{1,8}},?w[do](?![MA])(?:,?y)?",
        calendar.day_list,
    ),
    Form(
        "days", "date", f"t?[do](?:-|w)t?[do]f?[MA](?:,?{YEAR})?|[MA][do](?:-|w)[do](?![MA])(?:,?y)?", calendar.day_pair
    ),
    Form("figures", "date", "(?:W,?)?I", calendar.figures),
    Form("day", "date", f"{MOD}[lxk]?{DAY}", calendar.calendar),
    Form("month-of-year", "date", f"{MOD}[MA](?:[,f]?{YEAR}|ft?[kj]U|,?Y)", calendar.calendar),
    Form(
        "weekend-of-days", "date", f"tUf(?:[do][-w][do]f?[MA](?:,?{YEAR})?|[MA][do][-w][do](?:,?y)?)", relative.week_of
    ),
    Form("week-of", "date", f"tUf(?:W,?)?(?:t?[do]f?[MA]|[MA][do])(?:,?{YEAR})?(?![-w][do])|tUfW|JU", relative.week_of),
    Form("day-of-week", "date", "Wf?t?[lxk]U", relative.day_of_week),
    Form(
        "fiscal-year",
        "date",
        f"{MOD}t?FU?(?:y[-/][dny]|d[-/]d|{YEAR}|d)|{MOD}t?[lxk]F(?:U|(?![oUHQ]))|{MOD}t?y(?:[-/][dny])?FU?",
        calendar.fiscal_year,
    ),
    Form("ended", "date", f"t?F?UX{DAY}", relative.ended),
    Form("a-fiscal-year", "duration", "tF(?:U|(?![oUHQlxk]))", lengths.whole),
    Form("year-of", "date", f"{MOD}t?U(?:{YEAR}|ch)", calendar.bare_year),
    Form("nth-weekday", "date", f"t[ol]W[fi][MA](?:,?{YEAR})?", names.nth_weekday),
    Form("week-of-month", "date", f"t[ol]Uf[MA](?:,?{YEAR})?", calendar.week_of_month),
    Form("part-of-year", "date", f"t[ol]Uf(?:FU?)?(?:{YEAR}|t?[lxk]F?U)", names.part_of_year),
    Form("quarter-again", "date", "t[lk]U|tyU|t?[lk]U'U|tl[WMPA]?U", relative.quarter_again),
    Form("decades", "date", "t?K(?:,K){0,8},?[w-]K", calendar.decades),
    Form("decade", "date", f"{MOD}t?m?-?K", calendar.decade),
    Form("first-of-units", "duration", f"to{NUM}[UV]", lengths.span),
    Form("day-of-month", "date", "tof[jk]U|to(?![UVHf])", calendar.day_of_month),
    Form(
        "quarter-of-year",
        "date",
        f"{MOD}t?F?o-?F?[UH](?:f?(?:FU?)?(?:{YEAR}|t?[lxk]F?U))|[lxk]U'F?o[UH]|t?yo[UH]|Q(?:,?f?F?y)?|[lxk]U'[lm]H"
        "|t?Fo-?U|to-?FU",
        names.ordinal,
    ),
    Form("century", "date", f"{MOD}t?o-?UB?(?!'|-?L)", names.ordinal),
    Form("half", "date", f"{MOD}t[ol]H(?:f(?:y|[lxkt]U))?", names.ordinal),
    Form("year-ago", "date", "t?U-[gs]U?", relative.year_ago),
    Form("ago", "date", f"b?(?:{NUM}u?-?[UV]u?|HaU|aUwaH|{NUM}waHV)gR?|Vg", relative.offset),
    Form("later", "date", f"b?(?:{NUM}u?-?[UV]|HaU|aUwaH|{NUM}waHV)s|Vs", relative.offset),
    Form("before", "date", f"b?{NUM}u?-?[UV]r|Vr", relative.offset),
    Form("before-last", "date", "t?[UW]r[lx](?![UVWMAPHKJdcnqoy])", relative.before_last),
    Form("day-before", "date", "t?Ur", relative.day_before),
    Form("years", "date", "(?:tV)?y[-/][dny](?![-/MA])", calendar.year_pair),
    Form("first-units", "duration", f"tl{NUM}[UV](?:f(?:{YEAR}|[MA]{YEAR}?|t?[lxk]?U))?", lengths.span),
    Form("span", "duration", f"t?b?[lx]b?{NUM}u?-?[UV]|b?t?[lx]V|R{NUM}?V", lengths.span),
    Form("half-a", "duration", "b?Ha-?U", lengths.half),
    Form("half-more", "duration", f"b?(?:{NUM}waH-?[UV]|aUwaH)", lengths.duration),
    Form("long", "duration", "(?:b?[dnycq](?:-?[ch]){0,6}-?)?[UV]-?L", lengths.long),
    Form("every-of", "set", "v[WS](?:,[WS]){0,5},?w[WS]", lengths.every_of),
    Form("every", "set", f"v(?:do?[MA]|[MA][do])(?!y)|v(?:{NUM}|u)?[oU]?[UVWDP]|v[MA](?!y)|vU|pU", lengths.every),
    Form("relative-unit", "date", f"{MOD}t?(?:[lxk]|kl|kx|j{{1,2}})U", relative.relative_unit),
    Form("unit-misspelt", "date", "kV", relative.misspelt_unit),
    Form("relative-name", "date", f"{MOD}t?(?:[lxj]|kx|k)[MAWPJ](?:,?{YEAR})?", names.named),
    Form(
        "amount",
        "duration",
        f"b?(?:{BIG}u?V|t?b?(?:[dnc](?:-?[ch]){{0,6}}|q|h|a)u?[UV](?!-)u?|[dncqh](?:-?[ch]){{0,6}}-U|[dnych](?:-?[ch]){{0,6}}u?V)",
        lengths.a_unit,
    ),
    Form("season-of-year", "date", f"{MOD}t?Pft?[lxkj]U", names.season_of),
    Form("season", "date", f"{MOD}t?P(?:,?f?{YEAR}(?:[-/][dny](?![-/]))?)?", names.plain_season),
    Form("holiday", "date", "J(?:,?y)?", names.named),
    Form("past", "date", "tl", relative.the_past),
    Form("unit-end", "date", "teftU|U-?e|metU|[ms]itU|[ms]tU|tu?U", relative.the_unit),
    Form("weekday", "date", "[ms]?W", names.named),
    Form("weekdays", "set", "S", lengths.weekdays),
    Form("month", "date", f"{MOD}[MA]", names.named),
    Form("reference", "date", "[ms]?R", relative.reference),
    Form("then", "date", "E", relative.then),
    Form("year", "date", f"{MOD}(?:{YEAR}|Y)", calendar.bare_year),
    Form("units", "duration", "t?V(?!y)", lengths.bare_units),
)
NONE: tuple[Matcher, tuple[int, ...]] = (lambda codes, start, end: None), ()
MATCHERS = matchers([form.pattern for form in FORMS])
CORE = re.compile("[FMAWSUVDZPKRJICTOQYyBNhE]|c-?c|tl|to|nG")
RUN = re.compile("[^_]+")


def scan(words: Sequence[Word]) -> list[Candidate]:
    """The time expressions in a row of words, in order, none overlapping."""
    codes = "".join([word.code for word in words])
    found: list[Candidate] = []
    for run in RUN.finditer(codes):
        if CORE.search(codes, run.start(), run.end()):
            for form, start, end in matches(codes, *run.span()):
                found += _candidates(form, words, start, end)
    return found


def matches(codes: str, start: int, end: int) -> Iterator[tuple[Form, int, int]]:
    """The forms in a stretch of class letters, leftmost first, with the words that each takes."""
    while start < end:
        match, numbers = MATCHERS.get(codes[start], NONE)
        found = match(codes, start, end)
        if found is None:
            start += 1
            continue
        assert found.lastindex is not None
        yield FORMS[numbers[found.lastindex - 1]], start, found.end()
        start = found.end()


def _candidates(form: Form, words: Sequence[Word], start: int, end: int) -> list[Candidate]:
    if form.rule not in {"quarter-again", "year-ago"} and any(word.value == "period" for word in words[start:end]):
        return []
    phrase = Phrase(words[start:end], _before(words, start), words[end] if end < len(words) else None)
    reading = form.build(phrase)
    if reading is None:
        return []
    rule, before = _rule(form, phrase), words[start - 1].lower if start else None
    if isinstance(reading, Pair):
        cut = start + reading.cut
        first, second = (_kind(form, phrase, part) for part in (reading.first, reading.second))
        return [
            Candidate(words[start].start, words[cut - 1].end, rule, first, reading.first, None, before),
            Candidate(words[cut + 1].start, words[end - 1].end, rule, second, reading.second, None, words[cut].lower),
        ]
    if isinstance(reading, Row):
        behind = [before, *(words[start + first - 1].lower for first, _, _ in reading.parts[1:])]
        return [
            Candidate(
                words[start + first].start, words[start + end - 1].end, rule, _kind(form, phrase, part), part, None, cue
            )
            for (first, end, part), cue in zip(reading.parts, behind, strict=True)
        ]
    vague = any(word.code == "q" and word.value is None for word in phrase.words)
    return [
        Candidate(
            words[start].start,
            words[end - 1].end,
            rule,
            _kind(form, phrase, reading),
            reading,
            _mod(phrase),
            before,
            vague,
        )
    ]


def _before(words: Sequence[Word], start: int) -> Word | None:
    """The word in front; of 'No. 1559' the 'No', past its point."""
    if start > 1 and words[start - 1].lower == "." and words[start - 2].lower in lexicon.named_numbers():
        return words[start - 2]
    return words[start - 1] if start else None


def _rule(form: Form, phrase: Phrase) -> str:
    """The id of the lexicon's rule, where the lexicon has the words; else of the form."""
    if form.rule == "reference":
        return lexicon.references()[str(phrase["R"].value)].id
    if form.rule == "holiday":
        return lexicon.holidays()[str(phrase["J"].value)].id
    return f"dates.{form.rule}"


def _kind(form: Form, phrase: Phrase, reading: Reading) -> str:
    """A form's kind, unless what it says is a duration, a set or a time of day."""
    if form.rule == "reference":
        return lexicon.references()[str(phrase["R"].value)].label.lower()
    if form.rule == "amount" and phrase.before and phrase.before.lower in lengths.FREQUENCY:
        return "set"
    if form.rule == "clock" and isinstance(reading, Fixed) and _repeats(phrase):
        return "set"
    if isinstance(reading, Fixed):
        if reading.value.endswith("_REF"):
            return "date"
        return "duration" if form.kind == "date" and not reading.value.startswith("FY") else form.kind
    return "time" if isinstance(reading, Clock) else form.kind


def _repeats(phrase: Phrase) -> bool:
    """Whether 'daily' or 'nightly' stands in it."""
    word = phrase.get("R")
    return word is not None and lexicon.references()[str(word.value)].label == "SET"


PAST_MODS = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}  # "more than a year ago" is before a point in time


def _mod(phrase: Phrase) -> str | None:
    about, feast = phrase.get("b"), phrase.get("J")
    if feast is not None and not phrase.mod:
        return "APPROX" if lexicon.holidays()[str(feast.value)].approximate else None
    if phrase.mod or about is None or about.lower in {"just", "only", "barely", "over", "under", "some"}:
        if phrase.mod or about is None or about.lower != "over":
            return phrase.mod
        return "BEFORE" if phrase.get("g") else "MORE_THAN"
    mod = str(about.value or "APPROX")
    return PAST_MODS.get(mod, mod) if phrase.get("g") else mod
