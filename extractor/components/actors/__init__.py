"""Actors: who is who in the article, one record each.

**Reads:** the model's entities, tags and tree; `spans.PLACES` (what a name is used for, which country it is in).
**Writes:** `spans.ACTORS`.

Names come from three sources: the curated lists, the model's entities (titles, possessives and determiners taken
off), and capitalised phrases with the head noun of an organisation; of those that overlap the longest stays. Nouns
of agents make unnamed actors. Mentions are joined by listed identity, name parts, acronyms and spelling; pronouns
and bare descriptions are resolved only where gender, number and nearness leave one reading.

Known limits: a person of whom only a surname is given and who shares it with a listed one is taken for that one;
a role with a clause in it ('who leads …') is not read.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.components.actors import agents, merging, names, persons
from extractor.components.actors.candidates import Candidate, without_overlaps
from extractor.components.actors.countries import Atlas
from extractor.components.actors.references import Resolver


class Actors:
    """The pipeline component."""

    def __call__(self, doc: Doc) -> Doc:
        clusters = merging.join(doc, self.match(doc))
        clusters = Resolver(doc, clusters)()
        spans.write(doc, spans.ACTORS, [merging.actor(doc, cluster) for cluster in clusters])
        return doc

    def match(self, doc: Doc) -> list[Candidate]:
        """All mentions of actors, in text order, none of them overlapping."""
        atlas = Atlas(doc)
        found = without_overlaps([*names.find(doc, atlas), *agents.find(doc, atlas)])
        return without_overlaps([*found, *persons.surnames(doc, found, atlas)])


@Language.factory("actors", assigns=["doc.spans", "doc._.actors"], requires=["doc.ents", "token.dep"])
def create_actors(nlp: Language, name: str) -> Actors:
    return Actors()
