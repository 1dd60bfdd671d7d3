"""GeoJSON (RFC 7946): a feature an event and a place, in degrees of WGS 84, longitude first.

What has no position is a feature all the same, with the geometry null.
"""

import json
from typing import Any, BinaryIO

from extractor.formats import Options
from extractor.formats.flat import FlatEvent
from extractor.formats.json_document import escaped
from extractor.formats.table import columns
from models import Article, Place

LEFT_OUT = frozenset({"latitude", "longitude"})  # of an event's properties: its geometry has them


class Writer:
    """One collection, a line a feature."""

    def __init__(self, out: BinaryIO, options: Options) -> None:
        self.out, self.select = out, options.select
        self.begun = False

    def write(self, article: Article) -> None:
        if "events" in self.select:
            for event in article.events:
                flat = FlatEvent(article, event)
                known = {name: cell for name, cell in columns(article, event).items() if name not in LEFT_OUT}
                self._add("event", event.id, flat.position, {**known, **_fields(article)})
        if "places" in self.select:
            for place in article.places:
                self._add("place", place.id, place, {**_place(article, place), **_fields(article)})

    def finish(self) -> None:
        """Close the collection."""
        self.out.write(b"\n]}\n" if self.begun else b'{"type":"FeatureCollection","features":[]}\n')

    def _add(self, record: str, number: str, place: Place | None, properties: dict[str, Any]) -> None:
        at = place is not None and place.latitude is not None
        feature = {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place and at else None,
            "properties": {"record": record, "id": number, **properties},
        }
        line = escaped(json.dumps(feature, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
        start = ",\n" if self.begun else '{"type":"FeatureCollection","features":[\n'
        self.out.write(f"{start}{line}".encode())
        self.begun = True


def _fields(article: Article) -> dict[str, Any]:
    return {"fields": article.source.fields} if article.source.fields else {}


def _place(article: Article, place: Place) -> dict[str, Any]:
    return {
        "uid": place.uid,
        "source": article.source.name,
        "name": place.name,
        "kind": place.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "geonameid": place.geonameid,
        "basis": place.basis.value,
        "mentions": len(place.mentions),
    }
