"""Crowds: how many people took part in a protest, march, rally, strike or riot."""

from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.components.numbers import lexicon
from extractor.components.numbers.governors import Governors
from extractor.components.numbers.joints import is_retold
from extractor.components.numbers.outcomes import Outcome
from extractor.components.numbers.people import Counted
from extractor.language.slots import Reader


def outcomes(doc: Doc, reader: Reader, counts: Sequence[Counted]) -> list[Outcome]:
    """The counts, of those that nothing befell, that the lexicon calls a crowd."""
    if not counts:
        return []
    governors = Governors(lexicon.crowds(doc, reader, [count.head.i for count in counts]))
    found: list[Outcome] = []
    for number, count in enumerate(counts if governors.matches else ()):
        match = governors.of(count)
        if match is None and found and found[-1].count is counts[number - 1] and is_retold(counts[number - 1], count):
            match = found[-1].match
        found += [Outcome(count, match)] if match else []
    return found
