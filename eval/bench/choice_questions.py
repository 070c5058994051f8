"""Questions with the passages that the program finds for them, for what chooses sentences to be measured and fitted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Span
from eval.gold.gold_file import GoldFile, read_gold
from eval.gold.locating import locate
from eval.gold.question import GoldQuestion, names_document
from eval.gold.question_set import QuestionSet, open_question_set
from index.embedding.encoder import Encoder
from index.filters import SearchFilter
from index.hits import Hit
from index.index import Index
from qa.assembly import make_engine, open_index
from qa.reading.question_words import QuestionWords, take_apart
from qa.reading.rarity import question_rarity
from qa.reading.sentence_signs import Candidate, FoundPassage, candidates
from qa.settings import Settings

_ALL_PASSAGES = 1_000


@dataclass(frozen=True, slots=True)
class ChoiceQuestion:
    """A question that is answered by some sentence of a document.

    Attributes:
        gold: The question with its accepted answers.
        text: How it was read.
        words: The same, taken apart.
        rarity: Weight of each of its folded syllables and bigrams in the documents.
        found: What the search found, best first.
        own: The passages of the document that answers, best first.
        document: The id of that document.
        proofs: Where in it the sentences stand that hold the answer.
    """

    gold: GoldQuestion
    text: str
    words: QuestionWords
    rarity: Mapping[str, float]
    found: tuple[FoundPassage, ...]
    own: tuple[FoundPassage, ...]
    document: str
    proofs: tuple[Span, ...]

    def seen(self, found: tuple[FoundPassage, ...]) -> list[Candidate]:
        """Return every sentence of some of its passages with its signs."""
        return candidates(self.text, self.words, found, self.rarity)

    def answers(self, candidate: Candidate) -> bool:
        """Tell whether a sentence is the one that the answer was taken from."""
        sentence = candidate.sentence
        overlaps = any(sentence.start < proof.end and proof.start < sentence.end for proof in self.proofs)
        return candidate.passage.document_id == self.document and overlaps


def read_choice_questions(questions: QuestionSet, data: Path, encoder: Encoder) -> Iterator[ChoiceQuestion]:
    """Yield the questions of a set that some sentence of its documents answers.

    Args:
        questions: The set, with its documents.
        data: The data folder of their index, made or brought up to date.
        encoder: The embedding model.
    """
    if questions.corpus is None:
        raise ValueError(f"{questions.name} has no documents")
    settings = Settings(data=data, confidence_threshold=0)
    index = open_index(settings, encoder)
    index.ingest([questions.corpus], prune=True)
    engine = make_engine(settings, index)
    sources = {entry.source: entry.id for entry in index.catalogue.entries()}
    for gold in questions.gold.questions:
        document = _document_of(gold, sources)
        if document and gold.evidence and gold.answers:
            text = engine.standalone(gold.question, gold.history)
            yield _read(gold, text, document, index, settings.answer_passages)


def open_choice_set(path: Path, corpus: Path | None, scratch: Path) -> QuestionSet:
    """Return a set of questions, over a folder of documents or over those that it brings along.

    Args:
        path: The set, in any form that `open_question_set` reads.
        corpus: The documents of a gold file, which brings none.
        scratch: A folder for the set's own documents.
    """
    if corpus is None:
        return open_question_set(path, scratch / path.stem)
    return QuestionSet(path.stem, GoldFile(name=path.stem, questions=tuple(read_gold(path))), corpus)


def _document_of(gold: GoldQuestion, sources: Mapping[str, str]) -> str | None:
    if gold.document is None:
        return None
    return next((name for source, name in sources.items() if names_document(source, gold.document)), None)


def _read(gold: GoldQuestion, text: str, document: str, index: Index, limit: int) -> ChoiceQuestion:
    wording = index.read(text)
    words = take_apart(wording.spelled)
    own = SearchFilter(document_ids=frozenset([document]))
    content = index.catalogue.document(document)
    return ChoiceQuestion(
        gold=gold,
        text=wording.spelled,
        words=words,
        rarity=question_rarity(words, index),
        found=_found(index.search(wording, limit)),
        own=_found(index.search(text, _ALL_PASSAGES, own)),
        document=document,
        proofs=tuple(locate(gold.evidence or "", content.text)) if content else (),
    )


def _found(hits: list[Hit]) -> tuple[FoundPassage, ...]:
    return tuple(FoundPassage(hit.passage, hit.score, hit.cosine, hit.sentence_cosines) for hit in hits)
