"""Times of day, on the day that is said with them or that stands nearest."""

from dataclasses import replace

from extractor.components.dates.found import Found
from extractor.components.dates.readings import Calendar, Clock, Name, Unit
from extractor.components.dates.values.asked import Asked
from extractor.components.dates.values.relative import of_unit


def clock(asked: Asked, clock: Clock) -> Found | None:
    """'10:30 p.m. on Monday', 'that night', '6 a.m.'."""
    inner: Found | None
    if clock.date is not None:
        inner = asked.inner(clock.date)
    elif clock.narrative:
        inner = of_unit(asked.thread, Unit("day", clock.step, narrative=True))
    else:
        inner = _day_nearby(asked)
    if inner is None:
        return None
    if inner.period is None or inner.period.precision not in {"day", "time"}:
        return Found(f"XXXX-XX-XXT{clock.time}", basis="context", kind="time")
    day = inner.period.value[:10]
    zone = "Z" if clock.zone == "+00:00" else clock.zone or ""
    basis = inner.basis if clock.date is not None or clock.narrative else "context"
    period = replace(inner.period, precision="time", value=f"{day}T{clock.time}")
    return Found(f"{day}T{clock.time}{zone}", period, basis, inner.anchor, kind="time")


def _day_nearby(asked: Asked) -> Found | None:
    """The day of a bare '10 p.m.': the date right behind it, else the latest, else that of publication."""
    following, thread = asked.following, asked.thread
    if following is not None and isinstance(following.reading, Calendar | Name | Unit):
        return asked.next_one(following.reading)
    index, period = thread.anchor_for("day", asked.place)
    if period is not None:
        return Found(period.value, period, "context", index)
    return of_unit(thread, Unit("day")) if thread.published else Found(None)
