#!/usr/bin/env python3
"""Time and memory of merging many articles, of synthetic records.

    merging_size.py ARTICLES [DAYS]

The articles of `tests/merging/groups` are extracted once and told again and again, each time under other words and on
another of as many days (30, unless said): the more articles a day, the more papers tell one story. Prints CPU seconds
and the peak of memory, extraction's own included.
"""

import datetime as dt
import random
import resource
import sys
import time
import tomllib
from collections.abc import Iterator

from merging import GROUPS

from extractor import Article, Event, Extractor, Row, merge

WORDS = [f"word{number}" for number in range(20_000)]


def main() -> None:
    count, days = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 30
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(GROUPS.glob("*.toml"))]
    texts = [text for told in files for text in told["articles"].values()]
    again = list(_told(list(Extractor(with_text=True).pipe(map(Row, texts))), count, days))
    start = time.process_time()
    groups = merge(again).groups
    spent, peak = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reports = [len(group.reports) for group in groups]
    print(f"{count} articles, {sum(reports)} events, {len(groups)} groups, at most {max(reports)} reports in one")
    print(f"{spent:.1f} s, {peak // 1024} MB at most")


def _told(articles: list[Article], count: int, days: int) -> Iterator[Article]:
    rng = random.Random(1)
    for number in range(count):
        article = articles[number % len(articles)]
        text = " ".join(rng.choices(WORDS, k=300))
        shift = dt.timedelta(days=rng.randrange(days))
        page = article.article
        if page.published:
            day = dt.datetime.fromisoformat(page.published.value) + shift
            page = page.model_copy(
                update={"published": page.published.model_copy(update={"value": day.date().isoformat()})}
            )
        yield article.model_copy(
            update={
                "article": page,
                "source": article.source.model_copy(update={"text": text}),
                "events": tuple(_event(event, number, shift) for event in article.events),
            }
        )


def _event(event: Event, number: int, shift: dt.timedelta) -> Event:
    when, words = event.when, event.evidence.text
    if when:
        ends = {name: end and end + shift for name, end in (("earliest", when.earliest), ("latest", when.latest))}
        when = when.model_copy(update=ends)
    mark = f"{number:06}"[-len(words) :]  # so that no two tell it in one sentence
    evidence = event.evidence.model_copy(update={"text": words[: -len(mark)] + mark})
    return event.model_copy(update={"when": when, "evidence": evidence, "uid": f"{number:010x}{event.uid[:6]}"})


if __name__ == "__main__":
    main()
