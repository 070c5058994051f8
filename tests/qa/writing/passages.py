"""Passages for the tests of writing: of the samples, or made of a few sentences."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from corpus.discovery import SourceFile
from corpus.document import Document, Passage
from corpus.documents import make_document
from corpus.folding import bigrams, folded_syllables
from corpus.passages import cut_passages
from qa.reading.sentence_signs import FoundPassage


def passage(text: str, title: str = "Thông báo", name: str = "thong-bao") -> Passage:
    """Return a text as one passage."""
    document = Document(name, f"{name}.txt", f"/{name}.txt", title, None, text, "")
    [only] = cut_passages(document)
    return only


def found(*passages: Passage) -> list[FoundPassage]:
    return [FoundPassage(one, 1.0 / number, 0.9) for number, one in enumerate(passages, 1)]


def no_rarity(terms: Sequence[str]) -> Mapping[str, float]:
    return dict.fromkeys(terms, 1.0)


class Samples:
    """The documents that ship, cut into passages; a document is named by the first three letters of its file."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        with resources.as_file(resources.files("corpus").joinpath("samples")) as folder:
            for path in sorted(Path(folder).iterdir()):
                self.documents[path.name[:3]] = make_document(SourceFile(path, path.name), path.read_bytes())
        self.passages = {name: cut_passages(document) for name, document in self.documents.items()}
        every = [one for passages in self.passages.values() for one in passages]
        self._count = len(every)
        self._holding: Counter[str] = Counter()
        for one in every:
            words = folded_syllables(f"{one.title}\n{one.text}")
            self._holding.update({*words, *bigrams(words)})

    def rarity(self, terms: Sequence[str]) -> dict[str, float]:
        """Return the inverse document frequencies of folded terms, as the index does."""
        return {
            term: math.log(1 + (self._count - self._holding[term] + 0.5) / (self._holding[term] + 0.5))
            for term in terms
            if self._holding[term]
        }

    def given(self, document: str, near: str) -> list[Passage]:
        """Return the passage that holds a phrase, others of its document, and some of another one."""
        own = self.passages[document]
        [*_, cited] = [one for one in own if near.lower() in one.text.lower()][:1]
        other = "a09" if document.startswith("a") else "b09"
        return [cited, *[one for one in own if one is not cited][:4], *self.passages[other][:2]]
