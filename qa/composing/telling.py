"""Which of the chosen sentences tell something: the first one of an answer, and those worth adding to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.folding import fold, folded_syllables
from qa.composing.furniture import is_furniture
from qa.composing.offices import names_holder
from qa.composing.short_answer import short_answer
from qa.reading.answer_shapes import shape
from qa.reading.asked_for import AskedFor
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.statement_text import as_statement

_OF_A_DOCUMENT = re.compile(r"\b(?:ban hanh|ky|dang|cap nhat|phat hanh|cong bo|so hieu|tac gia|viet|can cu)\b")
"""Asks for what stands in the letterhead, the signature or the byline."""
_SUMS = frozenset({AskedFor.MONEY, AskedFor.COUNT, AskedFor.PERCENT})
_BESIDE_A_SHORT_ANSWER = 0.2
"""Share of the first sentence's score that another needs where the first one holds a sure short answer.

Of 300 questions of MLQA dev and 250 of ViQuAD 2 dev this leaves out one sentence in ten and no gold answer; to ask for
two of the question's words, or for words that are not in the title, would leave out 1 to 3 points of them.
"""


def telling_first(question: str, words: QuestionWords, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentences with furniture behind those that state something, unless it is what was asked for.

    Where the holder of an office is asked for, those that name one stand before those that name only the deputy.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        evidence: The best sentences, best first.
    """
    return sorted(
        evidence,
        key=lambda one: (is_idle(question, words, one), not names_holder(question, as_statement(one.text))),
    )


def worth_adding(question: str, words: QuestionWords, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the first sentence, and of the others those that state something about what was asked.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        evidence: The best sentences, in the order in which they are to be shown.
    """
    first = evidence[0]
    is_sure = short_answer(question, words, as_statement(first.text)) is not None
    least = _BESIDE_A_SHORT_ANSWER * first.score if is_sure else 0.0
    others = (one for one in evidence[1:] if one.score >= least and _is_about_it(question, words, one))
    return [first, *(one for one in others if not is_idle(question, words, one) and _is_shown(question, words, one))]


def _is_about_it(question: str, words: QuestionWords, one: Evidence) -> bool:
    if set(words.content) & set(folded_syllables(one.text)):
        return True
    # A cause is told in other words than what it explains.
    return words.asked_for is AskedFor.REASON and shape(question, words, one.text) == 1


def _is_shown(question: str, words: QuestionWords, one: Evidence) -> bool:
    """Tell whether a sentence does not only announce what is not shown; a sum before its items may be the answer."""
    if not one.text.endswith(":"):
        return True
    return words.asked_for in _SUMS and shape(question, words, one.text) > 0


def is_idle(question: str, words: QuestionWords, one: Evidence) -> bool:
    """Tell whether a sentence only frames the page, and the question does not ask for its frame."""
    if not is_furniture(one.text):
        return False
    asks_for_it = _OF_A_DOCUMENT.search(fold(question)) is not None
    return not asks_for_it or short_answer(question, words, as_statement(one.text)) is None
