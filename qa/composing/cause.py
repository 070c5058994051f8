"""The cause that stands right behind what it explains."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.composing.part import Part
from qa.reading.answer_shapes import shape
from qa.reading.asked_for import AskedFor
from qa.reading.document_lines import lines_around
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage
from qa.reading.statement_text import as_statement

_NAMES_CAUSE = re.compile(r"\b(?:nguyên nhân|lý do|lí do)\b(?! (?:gì|nào))", re.IGNORECASE)
_REACH = 2  # sentences behind


def cause_behind(
    question: str, words: QuestionWords, evidence: Sequence[Evidence], found: Sequence[FoundPassage]
) -> Part | None:
    """Return a sentence that names a cause by that word, shortly behind the best one, where that one gives none.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        evidence: The best sentences, in the order in which they are to be shown.
        found: The passages that were found: the cause may stand in the next one.

    Returns:
        The sentence; None where no reason is asked for, or one of the best sentences may state it.
    """
    if words.asked_for is not AskedFor.REASON or any(shape(question, words, one.text) == 1 for one in evidence):
        return None
    best = evidence[0]
    behind = [line for line in lines_around(best.passage, found) if line.place[1].start >= best.sentence.end][:_REACH]
    for line in behind:
        text = as_statement(line.text)
        if _NAMES_CAUSE.search(text):
            return Part((line.place,), text)
    return None
