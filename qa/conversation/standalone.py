"""Makes a follow-up stand on its own, out of the questions before it.

What a follow-up asks is asked of what the conversation is about. Where it names another thing of the same kind, that
takes the place of the first in the earlier question; elsewhere the earlier question stands in brackets behind it,
without the words that asked, so that it tells what is spoken of and not what is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.folding import folded_syllables
from qa.conversation.leaning import goes_back, is_elliptic, leans_on_history, points_back
from qa.conversation.question_phrases import asks, composed, without_asking
from qa.conversation.slots import in_place, named_thing

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
    earlier = [composed(one) for one in history[-_REMEMBERED:] if one.strip()]
    if not earlier or not leans_on_history(question):
        return question
    asked = composed(question)
    topic = _earlier_topic(asked, earlier) if goes_back(asked) else _last_topic(earlier)
    return _in_its_place(asked, topic) or _with_topic(asked, topic)


def _last_topic(earlier: Sequence[str]) -> _Topic:
    """Return what a conversation is about in the end: its last standalone question, as follow-ups have changed it."""
    last = next((number for number in range(len(earlier) - 1, 0, -1) if not leans_on_history(earlier[number])), 0)
    topic = _Topic(earlier[last])
    for question in earlier[last + 1 :]:
        replaced = _in_its_place(question, topic)
        if replaced:
            topic = _Topic(replaced)
        elif not asks(question):  # it named something else to speak of (`Còn mì ăn liền?`)
            topic = _Topic(topic.question, named_thing(question))
    return topic


def _earlier_topic(question: str, earlier: Sequence[str]) -> _Topic:
    """Return the standalone question that shares the most words with one that goes back to it, the last of several."""
    words = set(folded_syllables(without_asking(question)))
    standing = [one for number, one in enumerate(earlier) if number == 0 or not leans_on_history(one)]
    return _Topic(max(reversed(standing), key=lambda one: len(words & set(folded_syllables(without_asking(one))))))


def _in_its_place(question: str, topic: _Topic) -> str | None:
    return in_place(question, topic.question) if is_elliptic(question) else None


def _with_topic(question: str, topic: _Topic) -> str:
    # Where the follow-up leaves out what it asks for, the earlier question has to say that too.
    says_what = asks(question) or points_back(question)
    about = without_asking(topic.question) if says_what else topic.question.rstrip(" ?")
    told = "; ".join(one for one in (about, topic.turn) if one)
    return f"{question} ({told})" if told else question
