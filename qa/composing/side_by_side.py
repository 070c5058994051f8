"""Documents that answer a question differently, when the question does not say which of them it means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.folding import folded_syllables
from index.stores.catalogue import DocumentEntry
from qa.composing.short_answer import short_answer
from qa.composing.tokens import tokens
from qa.reading.evidence import Evidence
from qa.reading.question_words import QuestionWords
from qa.reading.statement_text import as_statement

_YEAR = re.compile(r"(?:19|20)\d{2}")
MOST_DOCUMENTS = 3
_TOLD = 0.6
"""What part of the question's words each of them must hold, in the sentence or in the title."""
_ALIKE_TITLES, _ALIKE_SENTENCES = 0.5, 0.5
"""Share of the words of both titles, or of both sentences, that they have in common: reports of two years have, and a
document that only mentions the matter has not."""


def differing(
    question: str, words: QuestionWords, evidence: Sequence[Evidence], documents: Mapping[str, DocumentEntry]
) -> list[Evidence]:
    """Return the best sentence of each document that answers differently; fewer than two where only one answers.

    The newest document comes first where all bear dates, for what holds now is what is asked mostly; else the best.

    Args:
        question: The standalone question.
        words: The same, taken apart.
        evidence: The best sentences, best first.
        documents: The documents that they stand in, by id.
    """
    best = evidence[0]
    answer = _answer(question, words, best)
    if answer is None or len(_told(words, best)) < _TOLD * len(set(words.content)):
        return []
    chosen, answers, seen = [best], [answer], {best.passage.document_id}
    for one in evidence[1:]:
        if one.passage.document_id in seen or not _is_rival(words, best, one):
            continue
        other = _answer(question, words, one)
        if other is not None and other not in answers:
            chosen.append(one)
            answers.append(other)
            seen.add(one.passage.document_id)
    return _newest_first(chosen[:MOST_DOCUMENTS], documents) if len(chosen) > 1 else []


def named_first(words: QuestionWords, evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentences with that of the year which the question names before that of another year's document.

    Args:
        words: The question, taken apart.
        evidence: The best sentences, best first.
    """
    years = {word for word in words.content if _YEAR.fullmatch(word)}
    best = evidence[0]
    if not years or years <= _told(words, best):
        return list(evidence)
    for one in evidence[1:]:
        alike = _alike(best.passage.title, one.passage.title) >= _ALIKE_TITLES
        if alike and _told(words, one) >= _told(words, best) | years:
            return [one, *(other for other in evidence if other is not one)]
    return list(evidence)


def heading(document: DocumentEntry) -> str:
    """Return what a part is said of: the document's title and its date.

    Example:
        >>> import datetime
        >>> heading(DocumentEntry("1", "a.txt", "/a.txt", "Báo cáo năm 2024", datetime.date(2024, 12, 5), "", 1, 3))
        'Báo cáo năm 2024 (05/12/2024)'
    """
    return f"{document.title} ({document.date:%d/%m/%Y})" if document.date else document.title


def _answer(question: str, words: QuestionWords, one: Evidence) -> tuple[str, ...] | None:
    text = as_statement(one.text)
    span = short_answer(question, words, text)
    if span is None:
        return None
    found = [token.folded for token in tokens(span.of(text))]
    # `05 xã` and `5 xã phường` are the same.
    return tuple(word.lstrip("0") for word in found if word[0].isdigit()) or tuple(found)


def _told(words: QuestionWords, one: Evidence) -> set[str]:
    return set(words.content) & {*folded_syllables(one.text), *folded_syllables(one.passage.title)}


def _is_rival(words: QuestionWords, best: Evidence, one: Evidence) -> bool:
    """Tell whether a sentence speaks of the same things; a word that only one of both has tells which is meant."""
    if _told(words, best) != _told(words, one):
        return False
    titles = _alike(best.passage.title, one.passage.title)
    return titles >= _ALIKE_TITLES or _alike(best.text, one.text) >= _ALIKE_SENTENCES


def _alike(one: str, other: str) -> float:
    first, second = set(folded_syllables(one)), set(folded_syllables(other))
    return len(first & second) / len(first | second) if first | second else 0.0


def _newest_first(chosen: Sequence[Evidence], documents: Mapping[str, DocumentEntry]) -> list[Evidence]:
    dates = {one.passage.document_id: documents[one.passage.document_id].date for one in chosen}
    if None in dates.values():
        return list(chosen)
    return sorted(chosen, key=lambda one: str(dates[one.passage.document_id]), reverse=True)
