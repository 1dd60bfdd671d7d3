"""The rules of the room: each way of finding actors, with the sentences that prove it."""

from pydantic import Field

from extractor.components.actors.lists import LISTS
from extractor.lexicon import Rule, read_rules


class ActorRule(Rule):
    """One way of finding actors; the words that it goes by are in the lists beside its file."""

    how: str = Field(min_length=1, description="What counts, in a sentence.")


def rules() -> list[ActorRule]:
    """The rules of `actors.toml`, in file order.

    Raises:
        LexiconError: a rule lacks a field or has one too many.
    """
    return read_rules(LISTS / "actors.toml", ActorRule)
