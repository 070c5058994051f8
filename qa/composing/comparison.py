"""Questions that compare two things: a sentence for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.folding import fold, folded_syllables
from corpus.letters import CAPITAL
from qa.composing.tokens import holds_run
from qa.reading.answer_shapes import shape
from qa.reading.document_lines import text_at
from qa.reading.evidence import Place
from qa.reading.question_words import QuestionWords
from qa.reading.sentence_signs import FoundPassage

_COMPARES = re.compile(
    r"\b(?:so sanh|khac nhau|khac gi|giong nhau|chenh lech|chenh nhau)\b|\b(?:nao|hay|ai)\b.*\b(?:hon|nhat)\b"
)
_NAMED = re.compile(rf"{CAPITAL}[^\W\d_]*(?:\s(?:{CAPITAL}[^\W\d_]*|\d+\b))*|\b(?:19|20)\d{{2}}\b")
_YEAR_LAST = re.compile(r"(?<![\d/.,-])((?:19|20)\d{2})\W*$")
_YEAR_FIRST = re.compile(r"\W*(?:năm |nam )?((?:19|20)\d{2})(?![\d/.,-]*\d)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s(?:và|với|hay|hoặc)\s|\s-\s")
_KINDS = frozenset({"xa", "phuong", "huyen", "tinh", "thon", "nam", "so", "giua", "thi", "truong", "o", "tai"})
_ENOUGH, _ENOUGH_OF_BOTH = 0.3, 0.5
"""What part of the words that say what is compared a sentence must hold; one that names both things may only mention
them."""
_FEW = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that are compared.

    Attributes:
        name: Its folded syllables, by which a sentence is known to be about it.
        words: The folded syllables of the question on its side.
    """

    name: tuple[str, ...]
    words: frozenset[str]


def sides_of(question: str, words: QuestionWords) -> tuple[Side, Side] | None:
    """Return the two things that a question compares, or None where it compares none by name.

    Example:
        >>> from qa.reading.question_words import take_apart
        >>> question = "Xã Phú Khê hay xã Lương Mỹ có nhiều hộ nghèo hơn?"
        >>> [" ".join(side.name) for side in sides_of(question, take_apart(question))]
        ['phu khe', 'luong my']
    """
    if not _COMPARES.search(fold(question)):
        return None
    for match in _BETWEEN.finditer(question):
        left, right = question[: match.start()], question[match.end() :]
        first, last = _YEAR_LAST.search(left), _YEAR_FIRST.match(right)
        if first and last and first[1] != last[1]:
            return _side(first[1], left, words), _side(last[1], right, words)
        before, behind = _names(left), _names(right)
        if before and behind and before[-1] != behind[0]:
            return _side(before[-1], left, words), _side(behind[0], right, words)
    return None


def _names(text: str) -> list[str]:
    """Return the names in a text, or where it has none the years; the first word alone is a capital by its place."""
    found = [one.group() for one in _NAMED.finditer(text) if one.start() or " " in one.group()]
    return [one for one in found if not one.isdigit()] or found


def _side(name: str, text: str, words: QuestionWords) -> Side:
    run = folded_syllables(name)
    # At the beginning of the question a common noun has a capital, too.
    run = run[1:] if len(run) > 1 and run[0] in _KINDS else run
    return Side(tuple(run), frozenset(folded_syllables(text)) & set(words.content))


def place_for(
    side: Side, other: Side, question: str, words: QuestionWords, found: Sequence[FoundPassage]
) -> Place | None:
    """Return the sentence that tells most of one of two things, or None where none is about it.

    Args:
        side: The thing.
        other: What it is compared with.
        question: The standalone question.
        words: The same, taken apart.
        found: The passages that were found.
    """
    about = _about(side, other, words)
    best: tuple[float, Place] | None = None
    for one in found:
        title = folded_syllables(one.passage.title)
        is_titled = holds_run(title, side.name)
        # Words of the title are said of the whole document: they tell no sentence of it apart.
        telling = about - set(title) or about
        for span in one.passage.sentences:
            text = fold(text_at(one.passage, span))
            # Cheaper than taking the sentence apart, and mostly enough.
            if (not is_titled and side.name[0] not in text) or not any(word in text for word in telling):
                continue
            own = folded_syllables(text)
            if (not is_titled and not holds_run(own, side.name)) or holds_run(title, own):
                continue
            fit = _fit(side, other, words, telling, own)
            if fit is None:
                continue
            fit += shape(question, words, text_at(one.passage, span))
            if best is None or fit > best[0]:
                best = (fit, (one.passage, span))
    return best[1] if best else None


def _fit(side: Side, other: Side, words: QuestionWords, telling: set[str], own: list[str]) -> float | None:
    """Return how much a sentence tells of one of two things, or None where it only mentions it."""
    named, names_other = holds_run(own, side.name), holds_run(own, other.name)
    if names_other and not named:
        return None
    here = len(telling.intersection(own))
    if here < (_ENOUGH_OF_BOTH if names_other else _ENOUGH) * len(telling):
        return None
    common = len((set(words.content) - telling - set(other.name)).intersection(own))
    # What is compared is mostly an amount.
    return here + 0.7 * common + float(any(word.isdigit() for word in own)) + named


def _about(side: Side, other: Side, words: QuestionWords) -> set[str]:
    """Return the words that say what is compared: those on the thing's own side, or where there are few, all."""
    own = {word for word in side.words - set(side.name) if not word.isdigit()}
    every = {word for word in words.content if not word.isdigit()} - set(side.name) - set(other.name)
    return own if len(own) >= _FEW else every
