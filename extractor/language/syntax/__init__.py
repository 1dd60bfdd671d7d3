"""Reading a dependency tree: noun phrases, conjuncts, subjects, objects. Shared by all components.

Labels are those of the ClearNLP scheme that spaCy's English models use (`nsubj`, `dobj`, `pobj` …). `tree` tells what
hangs on what, `phrases` what a noun's words are and mean, `clauses` what a verb is in its sentence, `charges` who is
held to have done a deed, `doers` whom a verb is said of.
"""

from extractor.language.syntax.charges import CLEARING, WRONGLY, is_charge
from extractor.language.syntax.clauses import infinitives, is_passive, is_stray_subject, sayer, stray_subject
from extractor.language.syntax.doers import part_taken, subjects
from extractor.language.syntax.phrases import base_np, content, counted_by, modifiers, named_after, owners
from extractor.language.syntax.tree import (
    IN_FRONT,
    NOMINAL,
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    ancestors,
    children,
    conjuncts,
    is_negated,
    is_nobody,
    objects_of,
)

__all__ = [
    "CLEARING",
    "IN_FRONT",
    "NOMINAL",
    "OBJECTS",
    "PASSIVE_SUBJECTS",
    "SUBJECTS",
    "WRONGLY",
    "ancestors",
    "base_np",
    "children",
    "conjuncts",
    "content",
    "counted_by",
    "infinitives",
    "is_charge",
    "is_negated",
    "is_nobody",
    "is_passive",
    "is_stray_subject",
    "modifiers",
    "named_after",
    "objects_of",
    "owners",
    "part_taken",
    "sayer",
    "stray_subject",
    "subjects",
]
