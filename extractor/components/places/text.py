"""A Doc as the places room reads it: plain lists of words, and the questions that are asked of them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from spacy.tokens import Doc

from extractor import columns, gazetteer, spans
from extractor.components.places.wording import bearings, openers, prepositions
from extractor.gazetteer import Entry
from extractor.spans import Words


@dataclass(frozen=True, slots=True, eq=False)  # each is itself: comparing all its senses would cost much
class Name(Words):
    """A place's name as it stands in the text, with the places that it may stand for."""

    entries: tuple[Entry, ...] = ()
    rule: str = "places.gazetteer"
    head: str | None = None  # 'province' of 'Idlib province': what sort of place the text says it is
    label: str = ""  # the model's label, where it has one


class Text:
    """The Doc's tokens as plain lists: read once, since each look at a token costs as much as a look-up."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = columns.column(doc, "ORTH")
        self.lower = [word.lower() for word in self.words]
        self.capital = [
            word[0].isupper() and lower not in openers() for word, lower in zip(self.words, self.lower, strict=True)
        ]
        spaced = columns.spaced(doc)
        self.starts = list(accumulate(map(len, spaced), initial=0))
        self.string = "".join(spaced)
        self.borders = {section.start for section in spans.layout(doc).sections}
        self._sections = spans.Sections(doc)
        self.entities = tuple(doc.ents)
        self.entity = {index: ent for ent in self.entities for index in range(ent.start, ent.end)}
        self.plain = {word for word in set(self.words) if word.islower()}
        people = [(ent.start, ent.end - 1) for ent in self.entities if ent.label_ == "PERSON"]
        self.surnames = {self.words[last] for first, last in people if last > first}
        self.first_names = {self.words[first] for first, last in people if last > first}

    @cached_property
    def peoples(self) -> frozenset[str]:
        """The countries that the text speaks of by adjective: 'Iraqi', 'Iraqis'."""
        names = (word for word, capital in zip(self.words, self.capital, strict=True) if capital)
        return frozenset(filter(None, map(gazetteer.country_of_demonym, names)))

    def slice(self, start: int, end: int) -> str:
        return self.string[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]

    def section(self, index: int) -> int:
        """Number of the section that holds a token."""
        return self._sections.number(index)

    def before(self, index: int) -> str:
        """The word before a token, in lower case, blanks passed over; empty at the start of a section."""
        while index > 0 and index not in self.borders and self.words[index - 1].isspace():
            index -= 1
        return self.lower[index - 1] if index > 0 and index not in self.borders else ""

    def after(self, index: int) -> str:
        """The word at `index`, in lower case; empty at the end of a section."""
        return self.lower[index] if index < len(self.words) and index not in self.borders else ""

    def is_name(self, index: int) -> bool:
        """Whether a token of the same section is capitalised."""
        return 0 <= index < len(self.words) and self.capital[index]

    def touches(self, index: int) -> bool:
        """Whether no space stands before a token."""
        return 0 < index < len(self.words) and self.starts[index] == self.starts[index - 1] + len(self.words[index - 1])

    def wider(self, start: int, end: int) -> Words:
        """The run of capitalised words that a stretch belongs to."""
        while start > 0 and start not in self.borders and self.is_name(start - 1):
            start -= 1
        while end < len(self.words) and end not in self.borders and self.is_name(end):
            end += 1
        return Words(start, end)

    def is_led(self, start: int) -> bool:
        """Whether a preposition of place stands in front of a token, 'the' and bearings passed over.

        So does the 'of' behind a person's name or a bearing: 'Ann Lee of Toco', 'a girl, 14, of Toco', 'south of Gao'.
        """
        while self.before(start) in bearings() or self.before(start) == "the":
            start -= 1
        of = self.before(start) == "of" and (self.before(start - 1) in bearings() or self._is_somebody(start - 2))
        return of or self.before(start) in prepositions()

    def _is_somebody(self, index: int) -> bool:
        ent = self.entity.get(index)
        return index >= 0 and (self.words[index] == "," or (ent is not None and ent.label_ == "PERSON"))
