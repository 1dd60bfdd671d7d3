"""Whether a text is an account of times long gone, whose dates lean on one another and not on publication."""

import datetime as dt
from collections.abc import Sequence

from extractor.components.dates.readings import Calendar, Candidate, Name, Offset, Unit


def tells_of_the_past(candidates: Sequence[Candidate], published: dt.date | None) -> bool:
    """Whether the years that are named are far from publication's, most of them.

    Without a day of publication it is not known.
    """
    if published is None:
        return False
    readings = [candidate.reading for candidate in candidates]
    years = [r.year for r in readings if isinstance(r, Calendar) and r.year and not r.bc]
    far = sum(abs(published.year - year) > 1 for year in years)
    far += sum(isinstance(r, Calendar) and r.bc for r in readings)
    if any(isinstance(r, Name) and r.what == "weekday" and not r.narrative for r in readings):
        return far > 20 and far > 0.9 * len(years)
    here = sum(
        (isinstance(r, Unit) and not r.narrative) or (isinstance(r, Offset) and r.base == "published") for r in readings
    )
    return far > 0.7 * len(years) and far >= 3 + 2 * here
