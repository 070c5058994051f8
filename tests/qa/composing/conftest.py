"""Composed answers over documents written for the tests, with the real choice of sentences."""

import datetime
from collections.abc import Callable, Sequence

import pytest

from corpus.document import Document
from corpus.passages import cut_passages
from index.stores.catalogue import DocumentEntry
from qa.composing.composition import Composer
from qa.composing.part import Part
from qa.reading.evidence import Evidence
from qa.reading.question_words import take_apart
from qa.reading.sentence_choice import SentenceChooser
from qa.reading.sentence_signs import FoundPassage

Written = tuple[str, datetime.date | None, str]
"""Title, date and text of a document."""


def found_in(*documents: Written) -> list[FoundPassage]:
    """Return all passages of the documents, as if they had been found in this order."""
    passages = [
        passage
        for number, (title, date, text) in enumerate(documents)
        for passage in cut_passages(Document(f"d{number}", f"{number}.txt", f"/{number}.txt", title, date, text, ""))
    ]
    return [FoundPassage(one, 1.0 - 0.001 * number, 0.9) for number, one in enumerate(passages)]


def chosen_for(question: str, found: Sequence[FoundPassage]) -> list[Evidence]:
    """Return the sentences that the real choice takes for a question."""
    words = take_apart(question)
    pairs = (f"{one}_{other}" for one, other in zip(words.content, words.content[1:], strict=False))
    return SentenceChooser(3).choose(question, words, found, dict.fromkeys([*words.content, *pairs], 1.0))


@pytest.fixture(scope="session")
def composed() -> Callable[..., list[Part]]:
    """Composes the answer to a question out of documents."""

    def compose(question: str, *documents: Written) -> list[Part]:
        found = found_in(*documents)
        entries = {
            f"d{number}": DocumentEntry(f"d{number}", f"{number}.txt", f"/{number}.txt", title, date, "", 1, 1)
            for number, (title, date, _) in enumerate(documents)
        }
        return Composer().compose(question, take_apart(question), chosen_for(question, found), found, entries)

    return compose
