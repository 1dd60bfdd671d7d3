"""Who reports it, through chains, and what kind of source that is."""

import datetime as dt

import pytest

from extractor import Extractor

TOLD = "nine nuns had been killed in Gao"

CHAINS = [
    (f"Police told the agency that {TOLD}.", "Police", "official"),
    (f"According to a hospital source cited by Reuters, {TOLD}.", "a hospital source", "anonymous"),
    (f"Reuters, quoting police, said {TOLD}.", "police", "official"),
    (f"Citing police, the newspaper said {TOLD}.", "police", "official"),
    ("Nine nuns were killed in Gao, the BBC reported, citing witnesses.", "witnesses", "witness"),
    (f"The news agency quoted a police spokesman as saying that {TOLD}.", "a police spokesman", "official"),
    (f"A police spokesman was quoted by Reuters as saying that {TOLD}.", "A police spokesman", "official"),
    ("Nine nuns were killed in Gao, the news agency quoted the ministry as saying.", "the ministry", "official"),
    ("Nine nuns were killed in Gao, the ministry was quoted as saying.", "the ministry", "official"),
    (f"The governor said he had been told by police that {TOLD}.", "police", "official"),
    (f"A source close to the inquiry said {TOLD}.", "A source", "anonymous"),
    (f"A soldier, speaking on condition of anonymity, said {TOLD}.", "A soldier", "anonymous"),
    (f"An official who asked not to be named said {TOLD}.", "An official", "anonymous"),
    (f"An unnamed minister said {TOLD}.", "An unnamed minister", "anonymous"),
    (f"An official named by the king said {TOLD}.", "An official", "official"),
    ("Nine nuns were killed in Gao, a spokesman for the rebels said.", "a spokesman", "party"),
    ("Nine nuns were killed in Gao, a spokesman for the ministry said.", "a spokesman", "official"),
    (f"A Taliban spokesman said {TOLD}.", "A Taliban spokesman", "party"),
    (f"The director of the hospital said {TOLD}.", "The director", "medic"),
    (f"The director of the museum said {TOLD}.", "The director", "official"),
    (f"A report by Human Rights Watch says {TOLD}.", "A report", "monitor"),
    ("Nine nuns were killed in Gao, according to local media.", "local media", "media"),
    (f"State television said {TOLD}.", "State television", "media"),
    (f"Activists said {TOLD}.", "Activists", "monitor"),
    (f"A local rights group said {TOLD}.", "A local rights group", "monitor"),
    (f"Residents said {TOLD}.", "Residents", "witness"),
    (f"Jan Mole, whose brother was hurt, said {TOLD}.", "Jan Mole", None),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("sentence", "mention", "kind"), CHAINS, ids=[sentence for sentence, _, _ in CHAINS])
def test_the_last_link_that_is_named_reports_it(extractor, sentence, mention, kind):
    (event,) = (e for e in extractor(sentence, date=dt.date(2023, 5, 3)).events if e.type == "killing")
    found = event.attribution
    assert (found.mention.text, found.kind and found.kind.value) == (mention, kind)


def test_what_nobody_is_named_for_has_no_attribution(extractor):
    (event,) = extractor("Nine nuns were killed in Gao.", date=dt.date(2023, 5, 3)).events
    assert event.attribution is None
