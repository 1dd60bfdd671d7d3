"""Slots: what stands around a trigger word, by the part that it plays.

`subject` and `object` are the logical ones: of a passive the subject fills the object slot, the by-phrase the
subject's. `modifier` are the words in front of a noun, `poss` its possessor, `before` the noun that it stands in front
of, `governor` what it hangs on, `complement` the clause or predicate after a verb, `told` and `modal` the
subjects and the auxiliaries of that clause ('said that Peru must leave'), `particle` its particles and adverbs,
`state` what is said of those whom a number counts ('the number of those killed'), `speaker` who says it ('the minister'
of 'the minister said a pardon was unthinkable'), `near` the whole sentence. Any other slot is a preposition, filled by
its objects.

`reader` knows the words of a document, `surroundings` what stands around one of them, `filling` which words fill a
slot, `logical` who does it and to whom.
"""

from extractor.language.slots.filling import fillers
from extractor.language.slots.reader import MENDED, Reader, reader_of
from extractor.language.slots.surroundings import Surroundings

__all__ = ["MENDED", "Reader", "Surroundings", "fillers", "reader_of"]
