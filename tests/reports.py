"""What the tests of the report share: samples with their texts, and an article that says one thing everywhere."""

import json
from collections.abc import Callable
from typing import Any

from conftest import ROOT

from models import Article

SAMPLES = sorted(path.stem for path in (ROOT / "samples").glob("*.json"))

PAYLOADS = {
    "script": "<script>window.hit=1</script>",
    "end of script": "</script><script>window.hit=1</script>",
    "end of style": "</style><script>window.hit=1</script>",
    "end of title": "</title><img src=x onerror=window.hit=1>",
    "end of an attribute": "\"><img src='https://evil.example/x' onerror=window.hit=1>",
    "attribute": "' onmouseover='window.hit=1' autofocus onfocus='window.hit=1",
    "bare attribute": "x onerror=window.hit=1 style=display:none",
    "style": "<style>body{display:none}*{background:url(https://evil.example/x)}</style>",
    "svg": "<svg onload=window.hit=1><script>window.hit=1</script></svg>",
    "frame": "<iframe src='javascript:parent.hit=1' srcdoc='<script>parent.hit=1</script>'></iframe>",
    "form": "<form action=https://evil.example><button autofocus formaction=javascript:window.hit=1>x</button></form>",
    "entity": "&lt;script&gt;window.hit=1&lt;/script&gt;&#60;img src=x onerror=window.hit=1&#62;&NewLine;",
    "template": "{{ 7 * 7 }}{% include 'page.html.j2' %}{{ self.__init__ }}${7*7}",
    "comment": "<!-- <script>window.hit=1</script> --!> -->",
    "plaintext": "<plaintext><textarea><noscript><template>",
    "base": "<base href='https://evil.example/'><link rel=stylesheet href=x.css>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "address": "javascript:window.hit=1",
    "data address": "data:text/html,<script>window.hit=1</script>",
    "backwards": "\u202egnp.exe\u202c \u2066x\u2069",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\x85f\u2028g\ufeffh",
}


def sample(stem: str) -> Article:
    """A sample's golden record with its text."""
    path = ROOT / "samples" / f"{stem}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["source"]["text"] = path.with_suffix(".txt").read_text(encoding="utf-8")
    return Article.model_validate(record)


def without_text(article: Article) -> Article:
    return article.model_copy(update={"source": article.source.model_copy(update={"text": None})})


def saying(words: str, *, url: str | None = None) -> Article:
    """An article with the same words wherever a record takes words of its own, one record of each list."""
    lines = [words] * 6
    text = "\n\n".join(lines)
    at = [sum(len(line) + 2 for line in lines[:i]) for i in range(6)]

    def mention(line: int) -> dict[str, Any]:
        return {"start": at[line], "end": at[line] + len(words), "text": words}

    def record(letter: str, line: int, **fields: Any) -> dict[str, Any]:
        return {"id": f"{letter}1", "uid": f"{line:016x}", "mentions": [mention(line)], **fields}

    attribution = {"source": "a1", "kind": "official", "mention": mention(2), "cue": mention(3)}
    count = {
        "min": 3, "max": 9, "bound": "vague", "word": words, "approximate": True, "unit": "people", "country": "YE",
        "place": "p1", "status": "actual", "event": "e1",
    }  # fmt: skip
    window = {"earliest": "2021-03-09", "latest": "2021-03-09", "precision": "day", "date": "d1"}
    event = _event(words, record, mention, attribution)
    actor = record(
        "a",
        2,
        name=words,
        kind="person",
        named=True,
        country="YE",
        role=words,
        code=words,
        country_basis="stated",
        wikidata="Q1",
    )
    place = {
        **record("p", 3, name=words, kind="city", country="YE", admin1=words, admin2=words, latitude=12.8),
        "longitude": 45.0, "geonameid": 1, "basis": "gazetteer", "mentions": [{**mention(3), "use": "literal"}],
    }  # fmt: skip
    troops = record("t", 4, **count, kind="troops", force=None, force_name=words, change=None, when=window)
    casualty = record(
        "c", 4, **count, kind="killed", civilian=True, group="a1", includes_attackers=None, trigger=mention(4),
        scope="event", part_of=None, attribution=attribution,
    )  # fmt: skip
    date = record("d", 5, kind="date", value=words, mod=words, earliest="2021-03-09", latest="2021-03-09")
    date |= {"basis": "explicit", "anchor": "published", "ranges": [words]}
    words_said = {"speaker": None, "speaker_mention": mention(2), "cue": mention(3), "content": mention(5)}
    statement = record("s", 5, quoted=True, **words_said)
    for index, found in enumerate((event, actor, place, troops, casualty, date, statement)):
        found["uid"] = f"{index:016x}"
    source = {
        "name": words, "url": url, "format": "text", "encoding": None, "sha256": "0" * 64, "characters": len(text),
        "text": text, "fields": {words: words},
    }  # fmt: skip
    return Article.model_validate(
        {
            "source": source, "article": _parts(words, at, mention), "events": [event],
            "actors": [actor], "places": [place],
            "troop_numbers": [troops], "casualties": [casualty], "dates": [date], "statements": [statement],
            "notes": [{"code": "note", "message": words}, {"code": "other", "message": words, "record": "e1"}],
            "pipeline": {"extractor": "extract", "model": "model", "lexicons": "0"},
        }
    )  # fmt: skip


def _event(
    words: str, record: Callable[..., dict[str, Any]], mention: Callable[[int], dict[str, Any]], said: Any
) -> dict[str, Any]:
    """An event that has a value in each field that takes words."""
    window = {"earliest": "2021-03-09", "latest": "2021-03-09", "precision": "day", "date": "d1"}
    return record(
        "e", 1, type=words, category=words, targeted=True, status="occurred", status_cue=mention(1), outcome=None,
        phase=None, condition=mention(2), salience="main", part_of=None, aggregate=False, trigger=mention(1),
        evidence=mention(1), when=window, where=["p1"], where_relation="at", distance_km=None, country="YE",
        arguments=[{"role": role, "mention": mention(2), "actor": "a1", "place": None} for role in ("agent", "victim")],
        responsibility={"value": "claimed", "mention": mention(3)}, attribution=said,
        participants={"min": 3, "max": 9, "bound": "vague", "word": words, "mention": mention(4)}, casualties=["c1"],
        troop_numbers=["t1"], fatalities={"low": 3, "best": 3, "high": 9, "rule": words}, civilian_targeting=True,
        codes={
            "plover": {"event": words, "modes": [words]}, "cameo": "190", "cameo_root": "19",
            "acled": {"event_type": words, "sub_event_type": words},
        },
        rule=words,
    )  # fmt: skip


def _parts(words: str, at: list[int], mention: Callable[[int], dict[str, Any]]) -> dict[str, Any]:
    """The parts of a page, each in the same words."""
    return {
        "title": words, "standfirst": None, "publisher": words, "authors": [words], "author_roles": [None],
        "title_mention": mention(0), "standfirst_mention": None, "publisher_mention": None, "author_mentions": [],
        "author_role_mentions": [None], "published": None, "updated": None,
        "dateline": {"place": words, "agency": words, "mention": mention(5)}, "language": "en",
        "body": [[at[i], at[i] + len(words)] for i in range(1, 5)],
        "removed": [{"start": at[5], "end": at[5] + len(words), "kind": words}],
    }  # fmt: skip
