"""Makes a follow-up stand on its own, out of the questions before it.

What a follow-up asks is asked of what the conversation is about. Where it names another thing of the same kind, that
takes the place of the first in the earlier question; elsewhere the earlier question stands in brackets behind it,
without the words that asked, so that it tells what is spoken of and not what is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.folding import folded_syllables
from qa.conversation.courtesies import without_courtesies
from qa.conversation.leaning import (
    goes_back,
    is_elliptic,
    leans_on_history,
    names_kind_of,
    points_at_a_thing,
    points_back,
)
from qa.conversation.question_phrases import asks, composed, without_asking
from qa.conversation.slots import asked_instead, in_place, named_thing, names_only

_REMEMBERED = 12
"""How many earlier questions are looked at; what was asked before them is no longer spoken of."""


@dataclass(frozen=True, slots=True)
class _Topic:
    """What a conversation is about at a point.

    Attributes:
        question: A question that stands on its own.
        turn: What the last follow-up to it spoke of beside; empty where it only asked something else of the same.
    """

    question: str
    turn: str = ""


def standalone_question(question: str, history: Sequence[str]) -> str:
    """Return `question` so that it can be understood without `history`.

    Args:
        question: What was asked last.
        history: What was asked before, oldest first.

    Returns:
        The question as it is where it stands on its own or nothing was asked before.

    Example:
        >>> standalone_question("Còn năm 2022 thì sao?", ["Năm 2023 có bao nhiêu đảng viên mới?"])
        'Năm 2022 có bao nhiêu đảng viên mới?'
        >>> standalone_question("Ông ấy giữ chức vụ gì?", ["Ai chủ trì hội nghị ở Hậu Giang?"])
        'Ông ấy giữ chức vụ gì? (người chủ trì hội nghị ở Hậu Giang)'
        >>> standalone_question("Ai chủ trì hội nghị ở Hậu Giang?", ["Lệ phí là bao nhiêu?"])
        'Ai chủ trì hội nghị ở Hậu Giang?'
    """
    earlier = [_asked(one) for one in history[-_REMEMBERED:] if one.strip()]
    asked = _asked(question)
    if not earlier:
        return question
    topic = _earlier_topic(asked, earlier) if goes_back(asked) else _last_topic(earlier)
    return _completed(asked, topic) or question


def _asked(question: str) -> str:
    return composed(without_courtesies(question))


def _completed(question: str, topic: _Topic) -> str | None:
    """Return a follow-up that stands on its own, or None where it is none."""
    if replaced := _replaced(question, topic):
        return replaced
    leans = leans_on_history(question) or names_kind_of(question, topic.question)
    return _with_topic(question, topic) if leans else None


def _last_topic(earlier: Sequence[str]) -> _Topic:
    """Return what a conversation is about in the end: its last standalone question, as follow-ups have changed it."""
    topic = _Topic(earlier[0])
    for question in earlier[1:]:
        topic = _next_topic(question, topic)
    return topic


def _next_topic(question: str, topic: _Topic) -> _Topic:
    if replaced := _replaced(question, topic):
        return _Topic(replaced)
    if not _completed(question, topic):
        return _Topic(question)
    if not asks(question):  # it named something else to speak of (`Còn mì ăn liền?`)
        return _Topic(topic.question, named_thing(question))
    return topic


def _earlier_topic(question: str, earlier: Sequence[str]) -> _Topic:
    """Return the standalone question that shares the most words with one that goes back to it, the last of several."""
    words = set(folded_syllables(without_asking(question)))
    standing = [one for number, one in enumerate(earlier) if number == 0 or not leans_on_history(one)]
    return _Topic(max(reversed(standing), key=lambda one: len(words & set(folded_syllables(without_asking(one))))))


def _replaced(question: str, topic: _Topic) -> str | None:
    """Return the earlier question asked of what the follow-up names, where it does no more than that."""
    if is_elliptic(question) and (leans_on_history(question) or names_only(question)):
        return in_place(question, topic.question)
    return None


def _with_topic(question: str, topic: _Topic) -> str:
    # Where the follow-up leaves out what it asks for, the earlier question has to say that too.
    says_what = asks(question) or points_back(question)
    about = without_asking(topic.question) if says_what else topic.question.rstrip(" ?")
    if not points_at_a_thing(
        question
    ):  # `hội nghị đó` is still that of the year it was spoken of with, whatever year is asked of now
        about = asked_instead(question, about)
    told = "; ".join(one for one in (about, topic.turn) if one)
    return f"{question} ({told})" if told else question
