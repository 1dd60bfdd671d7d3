"""Collecting: articles come one by one, the collection stands at the end."""

import datetime as dt
from collections.abc import Iterable, Sequence

from extractor.event_types import event_types
from extractor.merging.copies import Copies
from extractor.merging.grouping import Join, joined
from extractor.merging.reports import Report, published, reports
from extractor.merging.tolls import conflicting, tolls
from models import Article, ArticleEntry, Collection, EventGroup, GroupPlace, GroupWhen, Link, Place
from models import Report as ReportRecord

CLOSENESS = "facility district city area water region country".split()  # kinds of places, the closest first


class Collector:
    """Takes articles one by one and keeps of each no more than its events and who and what stands in them.

    Copies are told by the texts: those of `source.text`, unless the caller has them otherwise.

    Raises:
        ExtractError: datasketch is not installed.
    """

    def __init__(self) -> None:
        self._copies = Copies()
        self._articles: list[Article] = []
        self._reports: list[Report] = []

    def add(self, article: Article, text: str | None = None) -> None:
        """The next article."""
        self._copies.add(text if text is not None else article.source.text)
        self._reports += reports(article, len(self._articles))
        self._articles.append(article.model_copy(update={"statements": (), "notes": ()}))

    def collection(self) -> Collection:
        """What the articles tell together."""
        clusters = self._copies.clusters()
        versions = {(v.extractor, v.model, v.lexicons): v for v in (article.pipeline for article in self._articles)}
        return Collection(
            articles=tuple(_entry(a, n, c) for n, (a, c) in enumerate(zip(self._articles, clusters, strict=True), 1)),
            groups=tuple(
                _group([self._reports[place] for place in places], _placed(places, joins), number)
                for number, (places, joins) in enumerate(joined(self._reports), 1)
            ),
            pipelines=tuple(versions.values()),
        )


def merge(articles: Iterable[Article]) -> Collection:
    """The same events in several articles, each with its reports, and the articles that are near-copies.

    Raises:
        ExtractError: datasketch is not installed.
    """
    collector = Collector()
    for article in articles:
        collector.add(article)
    return collector.collection()


def _entry(article: Article, number: int, cluster: int | None) -> ArticleEntry:
    return ArticleEntry(
        id=f"n{number}",
        name=article.source.name,
        url=article.source.url,
        sha256=article.source.sha256,
        title=article.article.title,
        publisher=article.article.publisher,
        published=published(article),
        cluster=None if cluster is None else f"k{cluster + 1}",
    )


def _placed(places: list[int], joins: list[Join]) -> tuple[Link, ...]:
    """Links by the positions that the reports have in the group."""
    at = {place: position for position, place in enumerate(places)}
    return tuple(Link(reports=(at[join.a], at[join.b]), reasons=join.reasons) for join in joins)


def _group(group: Sequence[Report], links: tuple[Link, ...], number: int) -> EventGroup:
    exact = max((report.event.type for report in group), key=lambda name: event_types()[name].rank)
    found = tolls(group)
    return EventGroup(
        id=f"g{number}",
        uid=group[0].event.uid,
        type=exact,
        category=event_types()[exact].category,
        when=_when(group),
        place=_place(group),
        country=next((report.event.country for report in group if report.event.country), None),
        reports=tuple(_report(report) for report in group),
        links=links,
        tolls=found,
        conflicting=conflicting(found),
    )


def _report(report: Report) -> ReportRecord:
    event = report.event
    return ReportRecord(
        article=f"n{report.article + 1}",
        event=event.id,
        uid=event.uid,
        type=event.type,
        status=event.status,
        trigger=event.trigger,
        evidence=event.evidence,
    )


def _when(group: Sequence[Report]) -> GroupWhen | None:
    """The days that all windows share, or all that they name where they share none."""
    windows = [report.window for report in group if report.window]
    if not windows:
        return None
    first: dt.date = max(start for start, _ in windows)
    last: dt.date = min(end for _, end in windows)
    if first > last:
        first, last = min(start for start, _ in windows), max(end for _, end in windows)
    return GroupWhen(earliest=first, latest=last)


def _place(group: Sequence[Report]) -> GroupPlace | None:
    """The closest of the places that the reports name first; of equals the one with a position."""
    named: list[Place] = [report.places[0] for report in group if report.places]
    if not named:
        return None
    place = min(named, key=lambda place: (CLOSENESS.index(place.kind.value), place.latitude is None))
    return GroupPlace(**{name: getattr(place, name) for name in GroupPlace.model_fields})
