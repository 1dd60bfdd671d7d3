"""Joining mentions into actors: short forms, acronyms, misspellings, descriptions of the same agents."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field, replace
from typing import Any

from spacy.tokens import Doc

from extractor import spans
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.index import Index, asked_by, known_by
from extractor.components.actors.lists import PARTICLES, SUFFIXES
from extractor.components.actors.roster import Listed
from extractor.spans import Words


@dataclass(slots=True)
class Cluster:
    """The mentions of one actor so far."""

    mentions: list[Candidate] = field(default_factory=list)
    references: list[Words] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    listed: list[Listed] = field(default_factory=list)

    @property
    def first(self) -> Candidate:
        return self.mentions[0]

    def add(self, mention: Candidate) -> None:
        """Take a further mention in; mentions stay in text order."""
        insort(self.mentions, mention, key=lambda candidate: candidate.words.start)
        self.aliases.add(mention.key)
        if mention.gender:
            self.genders.add(mention.gender)
        if mention.listed and not self.is_listed(mention.listed):
            self.listed.append(mention.listed)

    def is_listed(self, listed: Listed) -> bool:
        """Whether one of its mentions is this actor of the lists."""
        return any(known is listed for known in self.listed)

    def told(self, name: str) -> Any:
        """What the first mention that says anything says of 'country', 'role', 'gender' …"""
        return next((value for mention in self.mentions if (value := getattr(mention, name)) is not None), None)


def join(doc: Doc, candidates: list[Candidate]) -> list[Cluster]:
    """Clusters in order of first mention. Full names first, so that a short form finds the one that stands after it."""
    clusters: list[Cluster] = []
    index: Index[Cluster] = Index()
    acronyms, sections = _defined_acronyms(doc, candidates), spans.Sections(doc)
    for candidate in sorted(candidates, key=lambda c: (_is_short(c), c.words.start)):
        key = acronyms.get(candidate.key, candidate.key)
        keys = known_by(candidate)
        cluster = _cluster_of(
            candidate, key, index.near(keys if key == candidate.key else asked_by(candidate, key)), sections
        )
        if cluster is None:
            cluster = Cluster()
            clusters.append(cluster)
        elif (
            candidate.kind == "person" and candidate.listed and cluster.first.length > 1 and not cluster.told("listed")
        ):
            candidate = replace(candidate, listed=None, country=None, sector=None)  # another one of that surname
        cluster.add(candidate)
        index.add(cluster, keys)
    _take_countries_from_roles(clusters)
    return sorted(clusters, key=lambda cluster: cluster.first.words.start)


def _take_countries_from_roles(clusters: list[Cluster]) -> None:
    """A person is of the country of the body in his role: 'the Coast Guard's chief', after 'Peru's Coast Guard'.

    So is 'council head Ana Ruiz' of that of 'the Lima city council', the only council that the article names.
    """
    bodies = [c for c in clusters if c.first.named and c.first.kind != "person"]
    told = {mention.words: body.told("country") for body in bodies for mention in body.mentions}
    of_noun: dict[str, set[str | None]] = {}
    for body in bodies:
        of_noun.setdefault(body.first.key.rpartition(" ")[2], set()).add(body.told("country"))
    for cluster in clusters:
        if cluster.first.kind == "person" and cluster.told("country") is None:
            roles = [mention.role_words for mention in cluster.mentions if mention.role_words]
            within = (country for role in roles for words, country in told.items() if words.overlaps(role) and country)
            named = of_noun.get((cluster.told("role") or "").partition(" ")[0].lower(), set())
            cluster.first.country = next(within, None) or (next(iter(named)) if len(named) == 1 else None)


def _is_short(candidate: Candidate) -> bool:
    return candidate.length == 1


def _defined_acronyms(doc: Doc, candidates: list[Candidate]) -> dict[str, str]:
    """'the Oromo Liberation Army (OLA)': the acronym's key to the full name's."""
    ends = {full.words.end: full for full in candidates if full.length > 1 and full.named}
    found = {}
    for short in candidates:
        full = ends.get(short.words.start - 1)
        closes = short.words.end < len(doc) and doc[short.words.end].text in {")", ",", ";"}
        if full and closes and doc[full.words.end].text == "(":
            found[short.key] = full.key
    return found


def _cluster_of(candidate: Candidate, key: str, clusters: list[Cluster], sections: spans.Sections) -> Cluster | None:
    if candidate.kind == "country":
        return next((c for c in clusters if c.first.kind == "country" and c.first.country == candidate.country), None)
    if candidate.kind == "person":
        return _person(candidate, clusters, sections)
    if not candidate.named:
        same = (c for c in clusters if not c.first.named and key in c.aliases)
        # 'Chad has soldiers there' says nothing of those told of before
        return next((c for c in same if candidate.country in {None, c.told("country")}), None)
    return next((c for c in clusters if _same_organisation(candidate, key, c)), None)


def _same_organisation(candidate: Candidate, key: str, cluster: Cluster) -> bool:
    first = cluster.first
    if not first.named or first.kind in {"person", "country"}:
        return False
    if candidate.listed and cluster.is_listed(candidate.listed):
        return True
    own = cluster.told("country")
    if candidate.country and own and candidate.country != own:
        return False  # each country has a Ministry of Defence
    if key in cluster.aliases:
        return True
    if candidate.listed and first.listed:
        return False
    return _is_acronym(candidate, cluster) or _is_tail(candidate, cluster) or _are_near(key, first.key)


def _is_acronym(candidate: Candidate, cluster: Cluster) -> bool:
    """'CDA' of 'Civil Defense Authority'."""
    if candidate.length > 1 or not 2 < len(candidate.key) < 7 or candidate.listed:
        return False
    initials = "".join(word[0] for word in cluster.first.key.split() if word not in {"of", "the", "for", "and"})
    return candidate.key == initials


def _is_tail(candidate: Candidate, cluster: Cluster) -> bool:
    """'Interior Ministry' after 'Kenyan Interior Ministry'; the country must not differ."""
    first = cluster.first
    if candidate.length < 2 or (candidate.country and first.country and candidate.country != first.country):
        return False
    return first.key.endswith(" " + candidate.key) or (first.length > 1 and candidate.key.endswith(" " + first.key))


def _person(candidate: Candidate, clusters: list[Cluster], sections: spans.Sections) -> Cluster | None:
    """The person whose name fits; of several, the listed one, or the only one that the paragraph has named before.

    Else it stays open which of them is meant, and the surname makes an actor of its own, which fits itself best.
    """
    fits = [c for c in clusters if c.first.kind == "person" and _same_person(candidate, c)]
    if len(fits) < 2:
        return fits[0] if fits else None
    if candidate.listed and (same := [c for c in fits if c.is_listed(candidate.listed)]):
        return same[0]
    first = sections.at(candidate.words.start).start
    near = [c for c in fits if first <= _last_before(c, candidate)]
    if len(near) == 1:
        return near[0]
    return next((c for c in fits if candidate.key in c.aliases), None)


def _last_before(cluster: Cluster, candidate: Candidate) -> int:
    """Where its last mention before the candidate begins; -1 if it has none."""
    after = bisect_left(cluster.mentions, candidate.words.start, key=lambda mention: mention.words.start)
    return cluster.mentions[after - 1].words.start if after else -1


def _same_person(candidate: Candidate, cluster: Cluster) -> bool:
    if candidate.gender and cluster.genders - {candidate.gender}:
        return False
    if candidate.listed and cluster.listed:
        return cluster.is_listed(candidate.listed)  # 'King Salman' is not Mohammed bin Salman
    return any(_names_fit(candidate.key.split(), alias.split()) for alias in cluster.aliases)


def _names_fit(one: list[str], other: list[str]) -> bool:
    """Whether two names may be one person's: the shorter within the longer, words equal but for a letter or initial."""
    if not _suffixes(one) <= _suffixes(other) and not _suffixes(other) <= _suffixes(one):
        return False
    short, long = sorted((_core(one), _core(other)), key=len)
    if len(short) == 1:
        return _are_near(short[0], long[-1]) or short[0] == long[0] or (len(long) > 2 and short[0] in long[1:])
    if not _are_near(short[-1], long[-1]):
        return False
    return all(any(_are_near(word, own) or _is_initial(word, own) for own in long) for word in short[:-1])


def _core(words: list[str]) -> list[str]:
    """A name's words without particles and suffixes.

    >>> _core(["sam", "de", "vries", "jr"])
    ['sam', 'vries']
    """
    return [word for word in words if word not in PARTICLES and word not in SUFFIXES] or words


def _suffixes(words: list[str]) -> frozenset[str]:
    return SUFFIXES.intersection(words[1:])


def _is_initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _are_near(one: str, other: str) -> bool:
    """Equal, or one letter apart in a word of six or more."""
    if one == other:
        return True
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
