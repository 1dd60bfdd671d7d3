"""What the code table asks of an event, read from its annotations."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from extractor import codes, spans
from extractor.language import syntax
from extractor.lexicon import word_classes
from extractor.spans import Argument, Event, Trigger
from models import AcledCode, Codes, PloverCode

NONSTATE = frozenset({"armed_group"})
STATE = frozenset({"government", "military", "police", "country"})
# Of several classes that a noun may belong to, all hold: 'police officer' is armed and police.
TARGET_CLASSES = {
    "armed": "armed",
    "civilian": "civilian",
    "child": "civilian",
    "person": "people",
    "crowd": "people",
    "facility": "facility",
    "property": "property",
    "vehicle": "property",
    "place": "territory",
    "weapon": "weapon",
}
DIPLOMATS = frozenset({"diplomat", "ambassador", "envoy", "attaché", "mission", "embassy", "consul"})
BODIES = frozenset({"agency", "charity", "organisation", "organization", "watchdog"})  # without a name
PEOPLES = frozenset({"community", "minority", "population", "tribe"})
TAKEN = frozenset({"area", "city", "district", "region"})  # kinds of places that sides take from one another
# Who is no soldier and leaves a country's service there: inspectors; aid workers by the word before.
MISSIONS = DIPLOMATS | {"inspector", "monitor", "observer"}
HUMANE = frozenset({"aid", "humanitarian", "relief"})
SPOKEN = frozenset({"threat", "pledge", "warning"})  # what they are about decides the code
RELATIONS = frozenset({"embassy", "mission", "tie", "relation", "relations", "ambassador", "consulate", "ties"})
HOSTILE = frozenset(
    "expel punish retaliate avenge attack fight destroy kill strike respond hunt crush eliminate hold revenge".split()
)


class Tokens:
    """Looks up what the arguments' heads are."""

    def __init__(self, doc: Doc, actor_at: dict[int, int]) -> None:
        self.doc = doc
        self.actors = spans.read(doc, spans.ACTORS)
        self.actor_at = actor_at
        taken = (place for place in spans.read(doc, spans.PLACES) if place.kind in TAKEN)
        self._towns = {name.end - 1 for place in taken for name in place.mentions if name.use == "literal"}

    def side(self, head: int) -> str | None:
        """The side of the actor that a head word stands for: his kind, `armed_group` for gunmen too."""
        return self.actors[self.actor_at[head]].side if head in self.actor_at else None

    def classes(self, head: int) -> Iterator[str]:
        """The word classes of a noun, and `armed` for forces by name."""
        lemma = self.doc[head].lemma_.lower()
        if self._is_held(self.doc[head]):  # 'an army convoy' is no mere property
            yield "armed"
            return
        yield from (label for name, label in TARGET_CLASSES.items() if lemma in word_classes().get(name, ()))
        if self.side(head) in {"military", "armed_group", "police"}:
            yield "armed"
        if self.side(head) in {"organization", "ngo", "international_organization", "media", "company"}:
            yield "organization"
        if lemma in BODIES:
            yield "organization"
        if lemma in PEOPLES or self.side(head) == "ethnic":
            yield "population"
        if head in self._towns:
            yield "territory"
        if lemma in DIPLOMATS:
            yield "diplomat"
        yield from self._sent_abroad(self.doc[head])

    def _sent_abroad(self, noun: Token) -> Iterator[str]:
        """'peacekeepers', 'peacekeeping troops'; 'inspectors', 'aid workers'."""
        before = {token.lower_ for token in syntax.modifiers(noun)}
        if noun.lemma_.lower() == "peacekeeper" or before & {"peacekeeping", "peace-keeping"}:
            yield "peacekeeper"
        if noun.lemma_.lower() in MISSIONS or (noun.lemma_.lower() in {"worker", "agency"} and before & HUMANE):
            yield "civilian mission"

    def _is_held(self, noun: Token) -> bool:
        """'an army convoy', 'the barracks of the police': what armed people hold."""
        if noun.lemma_.lower() not in word_classes()["stronghold"]:
            return False
        owners = [*syntax.modifiers(noun), *syntax.objects_of(noun, "of")]
        return any("armed" in self.classes(owner.i) or owner.lower_ in {"military", "naval"} for owner in owners)


def event_codes(event: Event, triggers: list[Trigger], arguments: list[Argument], tokens: Tokens) -> Codes:
    """PLOVER, CAMEO and ACLED codes of an event."""
    row = codes.code(event.type, dict(_facts(event, triggers, arguments, tokens)))
    return Codes(
        plover=PloverCode(event=row.plover, modes=row.modes) if row.plover else None,
        cameo=row.cameo,
        cameo_root=row.cameo_root,
        acled=AcledCode(event_type=row.acled[0], sub_event_type=row.acled[1] or None) if row.acled else None,
    )


def _facts(
    event: Event, triggers: list[Trigger], arguments: list[Argument], tokens: Tokens
) -> Iterator[tuple[str, frozenset[str]]]:
    yield "status", frozenset({event.status})
    if event.aggregate:
        yield "aggregate", frozenset({"yes"})
    yield "trigger", frozenset(_lemmas(tokens.doc[t.start : t.end] for t in triggers))
    yield "outcome", frozenset(t.outcome for t in triggers if t.outcome)
    yield "phase", frozenset(t.phase for t in triggers if t.phase)
    yield "targeted", frozenset({"yes"} if event.targeted else ())
    yield "instrument", frozenset(tokens.doc[a.head].lemma_.lower() for a in arguments if a.role == "instrument")
    targets = [a.head for a in arguments if a.role in {"target", "victim"}]
    yield "target", frozenset(label for head in targets for label in tokens.classes(head))
    agents = [a.head for a in arguments if a.role in {"agent", "party"}]
    yield "agent", frozenset(label for head in agents for label in _sides(tokens, head))
    if event.type in SPOKEN:
        yield "topic", frozenset(_topics(triggers, tokens))
    yield "agents", frozenset({"several"} if len(set(_countries(tokens, agents))) > 1 else ())
    within = _parts(tokens.doc, event)
    yield "linked", frozenset(part.type for part in within)
    counts = spans.read(tokens.doc, spans.COUNTS)
    found = [counts[i] for part in (event, *within) for i in part.casualties]
    dead = any(count.kind == "killed" and (count.min or 0) > 0 for count in found)
    yield "deaths", frozenset({"yes" if dead else "no"})


def _parts(doc: Doc, event: Event) -> list[Event]:
    """The events that happened within this one."""
    events = spans.read(doc, spans.EVENTS)
    own = events.index(event)
    return [other for other in events if other.part_of == own]


def _countries(tokens: Tokens, heads: Iterable[int]) -> Iterator[str]:
    """The countries of the actors at these head words."""
    for head in heads:
        country = tokens.actors[tokens.actor_at[head]].country if head in tokens.actor_at else None
        if country:
            yield country


def _lemmas(stretches: Iterable[Iterable[Token]]) -> Iterator[str]:
    for stretch in stretches:
        for token in stretch:
            yield token.lemma_.lower()


def _sides(tokens: Tokens, head: int) -> Iterator[str]:
    side, lemma = tokens.side(head), tokens.doc[head].lemma_.lower()
    if side in NONSTATE or lemma in word_classes()["militant"]:
        yield "nonstate"
    if side in STATE or lemma in word_classes()["official"]:
        yield "state"
    if lemma in word_classes()["crowd"]:
        yield "crowd"
    if lemma in {"peacekeeper", "peacekeepers"}:
        yield "peacekeeper"


def _topics(triggers: list[Trigger], tokens: Tokens) -> Iterator[str]:
    """What a threat or vow is about, by the words that its trigger governs."""
    for trigger in triggers:
        words = {token.lemma_.lower() for token in _content(tokens.doc[trigger.head])}
        if words & RELATIONS:
            yield "relations"
        if words & HOSTILE:
            yield "hostile"


def _content(verb: Token) -> Iterator[Token]:
    """What is threatened or vowed: not on what condition, nor what others do ('ready to help if it is attacked')."""
    for child in verb.children:
        if child.dep_ in {"relcl", "acl"} or (child.dep_ == "advcl" and child not in syntax.infinitives(verb)):
            continue
        yield child
        yield from _content(child)
