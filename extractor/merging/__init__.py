"""Merging: the same event in several articles, and articles that are copies of each other.

It knows records only, never a Doc: what it groups may have been extracted years ago. **Copies** are found by the words
of the texts (`copies`), reports of one event by what their records say (`reports`, `agreement`, `grouping`), and their
tolls stand side by side (`tolls`). Precision before recall: two reports are one event only where nothing speaks against
it and enough speaks for it, and each link tells what.

Known limits: an event without a day is held against the day of publication only; two events of one article are never
one; sums of many events ("dozens of attacks") stay alone.
"""

from extractor.merging.collecting import Collector, merge

__all__ = ["Collector", "merge"]
