"""Crowds: how many people took part in a protest, march, rally, strike or riot."""

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.components.numbers import lexicon
from extractor.components.numbers.governors import Governors
from extractor.components.numbers.outcomes import Outcome
from extractor.components.numbers.people import Counted
from extractor.slots import Reader


def outcomes(doc: Doc, reader: Reader, counts: Sequence[Counted]) -> list[Outcome]:
    """The counts, of those that nothing befell, that the lexicon calls a crowd."""
    if not counts:
        return []
    governors = Governors(lexicon.crowds(doc, reader, [count.head.i for count in counts]))
    return [Outcome(count, match) for count in counts if (match := governors.of(count))] if governors.matches else []
