"""Naming: whether two articles speak of one actor."""

from models import Actor, ActorKind


def same(a: Actor, b: Actor) -> bool:
    """Persons by the full name or its end ('Maria Osei', 'Osei'), others by any name that both articles use."""
    if a.kind is b.kind is ActorKind.PERSON:
        one, other = _plain(a.name), _plain(b.name)
        return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")
    return bool(_names(a) & _names(b))


def keys(actor: Actor) -> set[str]:
    """Words of which two articles share one where they speak of one actor."""
    return {*_names(actor), _plain(actor.name).rpartition(" ")[2]} if actor.kind is ActorKind.PERSON else _names(actor)


def _names(actor: Actor) -> set[str]:
    return {_plain(name) for name in (actor.name, *(mention.text for mention in actor.mentions))}


def _plain(name: str) -> str:
    """Articles off, spaces alike: another paper may have the short name only."""
    return " ".join(name.casefold().removeprefix("the ").split())
