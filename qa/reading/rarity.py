"""How much each word of a question tells, from how rare it is in the documents."""

from __future__ import annotations

from corpus.folding import bigrams
from index.index import Index
from qa.reading.question_words import QuestionWords


def question_rarity(words: QuestionWords, index: Index) -> dict[str, float]:
    """Return the rarity of the question's syllables and pairs of neighbouring syllables in the index."""
    return index.lexical.rarity([*words.content, *bigrams(list(words.content))])
