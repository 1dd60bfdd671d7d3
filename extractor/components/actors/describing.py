"""What an article tells of an actor: the record that its mentions make together."""

from spacy.tokens import Doc

from extractor import gazetteer
from extractor.components.actors import lists
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.countries import code, nation
from extractor.components.actors.merging import Cluster
from extractor.components.actors.roster import Listed
from extractor.spans import Actor

ARMED = frozenset({"military", "police", "armed_group"})
NO_ONE_COUNTRY = "IMG"  # international militarised groups
UNORGANISED = frozenset({"armed_group", "group"})  # kinds of people of whom no organisation is known
ALWAYS_CAPITAL = frozenset({"African", "Arab", "Asian", "European", "Islamic", "Jewish", "Shiite", "Western"})


def actor(doc: Doc, cluster: Cluster) -> Actor:
    """The record of a cluster."""
    best = max(cluster.mentions, key=lambda mention: _fullness(doc, mention))
    listed = next((m.listed for m in cluster.mentions if m.listed), None)
    country, sector = cluster.told("country"), cluster.told("sector")
    own = cluster.told("sector") if cluster.first.kind == "person" and cluster.told("role") else None
    kind = listed.kind if listed else _kind(cluster)
    return Actor(
        name=_name(doc, best),
        kind=_of_people(cluster) if kind in UNORGANISED and cluster.first.number else kind,
        armed=kind in ARMED,
        mentions=tuple(mention.words for mention in cluster.mentions),
        named=cluster.first.named,
        country=country,
        role=cluster.told("role"),
        code=_code(listed, country, own or sector),
        wikidata=_wikidata(listed, kind, country),
        presumed=all(mention.presumed for mention in cluster.mentions if mention.country),
        references=tuple(sorted(cluster.references, key=lambda words: words.start)),
        rule=f"actors.{best.rule}",
    )


def _code(listed: Listed | None, country: str | None, sector: str | None) -> str | None:
    """PLOVER's code; a listed armed group that is of no one country has IMG in the country's slot."""
    is_of_many = listed is not None and listed.kind == "armed_group" and country is None and sector
    return f"{NO_ONE_COUNTRY}{sector}" if is_of_many else code(country, sector)


def _kind(cluster: Cluster) -> str:
    """The first mention's kind, unless a later one says more than that it is an organisation."""
    kinds = [mention.kind for mention in cluster.mentions]
    return next((kind for kind in kinds if kind != "organization"), kinds[0])


def _wikidata(listed: Listed | None, kind: str, country: str | None) -> str | None:
    """The id of a listed actor, or of a country; nobody's who only belongs to one of them."""
    if listed is not None:
        return listed.wikidata
    return gazetteer.wikidata(country) if kind == "country" and country else None


def _of_people(cluster: Cluster) -> str:
    """'a gunman' is a person, 'gunmen' a group: an armed group has a name, or is at least called a group."""
    return "group" if any(mention.number == "many" for mention in cluster.mentions) else "person"


def _name(doc: Doc, best: Candidate) -> str:
    """The words, with single spaces; an agent's first word small, though it may begin a sentence."""
    name = " ".join(doc[best.words.start : best.words.end].text.split())
    first = doc[best.words.start]
    is_name = best.named or first.ent_type_ or first.pos_ == "PROPN" or name[1:2].isupper() or not first.is_sent_start
    is_name = is_name or nation(first.text) or first.text in ALWAYS_CAPITAL or first.text + "s" in lists.peoples()
    return name if is_name else name[0].lower() + name[1:]


def _fullness(doc: Doc, candidate: Candidate) -> tuple[bool, int, int, int]:
    """Countries by name before capitals and adjectives; then by words, then letters, then the first."""
    text = doc[candidate.words.start : candidate.words.end].text
    is_other = candidate.kind == "country" and gazetteer.country_of_name(text) is None
    return not is_other, candidate.length, len(candidate.key), -candidate.words.start
