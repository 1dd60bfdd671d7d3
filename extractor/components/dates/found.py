"""What an expression resolves to, and where it stands."""

import datetime as dt
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extractor import spans
from extractor.components.dates import periods
from extractor.components.dates.amounts import duration
from extractor.components.dates.periods import Period
from extractor.components.dates.readings import Candidate, Offset


@dataclass(frozen=True, slots=True)
class Found:
    """What a reading resolves to; `period` None for durations, sets, references and what stays open."""

    value: str | None
    period: Period | None = None
    basis: str = "explicit"
    anchor: int | str | None = None
    kind: str | None = None


@dataclass(slots=True)
class Expression:
    """A time expression and where it stands in the Doc."""

    candidate: Candidate
    start: int
    end: int
    section: spans.Section
    token: Token
    last: Token


def dated(period: Period) -> Found:
    return Found(period.value, period)


def explicit(found: Found | None, basis: str, anchor: int | str | None) -> Found | None:
    return replace(found, basis=basis, anchor=anchor) if found else None


def counted_from(period: Period, anchor: int | str | None) -> Found:
    return Found(period.value, period, "relative", anchor, kind="date")


SMALLER = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "week": ("day", 7)}


def counted(base: dt.date, offset: Offset) -> Period | None:
    """The day, week, month … so many units from a date; None where the amount is no whole number."""
    assert offset.count is not None
    unit, amount = offset.unit, offset.count
    if amount != int(amount) and unit in SMALLER:  # 'a year and a half ago', 'half a century later'
        amount, unit = amount * SMALLER[unit][1], SMALLER[unit][0]
    if amount != int(amount):
        return None
    count = int(amount) * offset.sign
    if unit in {"weekend", "fortnight"}:
        unit, count = "week", count * (2 if unit == "fortnight" else 1)
    if unit in {"hour", "minute", "second"}:
        return None
    return periods.at("year" if unit == "decade" else unit, periods.moved(base, unit, count))


def length(offset: Offset) -> str:
    return duration(offset.unit, offset.count)
