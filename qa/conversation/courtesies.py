"""Takes greetings and thanks off a question: they ask nothing, and a search would look for them."""

from __future__ import annotations

import re

from qa.conversation.small_talk import SmallTalk, small_talk

_BEFORE = frozenset([SmallTalk.GREETING, SmallTalk.CALLING, SmallTalk.THANKS, SmallTalk.ACKNOWLEDGED, SmallTalk.PRAISE])
_BEHIND = frozenset([SmallTalk.THANKS, SmallTalk.FAREWELL])
_FIRST_PART = re.compile(r"\s*([^.,!?;:\n]+[.,!?;:\n]+)\s*(?=\S)")
_LAST_PART = re.compile(r"(?<=[.,!?;\n])\s*([^.,!?;:\n]+[.!\s]*)$")
# `cho mình hỏi`, `xin hỏi`, `làm ơn cho em hỏi chút`: what follows is the question.
_MAY_I_ASK = re.compile(
    r"(?:dạ |da |ad |bạn |ban )?(?:ơi,? |oi,? )?"
    r"(?:(?:xin |làm ơn |lam on |vui lòng |vui long )?cho (?:mình|minh|tôi|toi|em|tớ|mk|con|cháu|anh|chị) (?:xin )?"
    r"(?:hỏi|hoi)|xin (?:hỏi|hoi)|(?:mình|minh|tôi|toi|em) muốn hỏi)(?: thêm| them)?"
    r"(?: (?:chút|chut|tí|ti|xíu|là|la|với|voi))?(?: ạ)?(?:\s*[,:]\s*|\s+)(?=\S+\s+\S)",
    re.IGNORECASE,
)


def without_courtesies(question: str) -> str:
    """Return a question without the greeting before it and the thanks behind it; other questions as they are.

    Only whole parts between punctuation marks that are small talk by themselves are taken off, and `cho mình hỏi`.

    Example:
        >>> without_courtesies("Chào bạn, cho mình hỏi lệ phí là bao nhiêu? Cảm ơn nhé!")
        'lệ phí là bao nhiêu?'
        >>> without_courtesies("Cảm ơn ai đã hỗ trợ xã?")
        'Cảm ơn ai đã hỗ trợ xã?'
    """
    if small_talk(question):
        return question
    left = question.strip()
    while (last := _LAST_PART.search(left)) and small_talk(last[1]) in _BEHIND:
        left = left[: last.start()].rstrip(" ,;\n")
    while (first := _FIRST_PART.match(left)) and small_talk(first[1]) in _BEFORE:
        left = left[first.end() :]
    if asked := _MAY_I_ASK.match(left):
        left = left[asked.end() :]
    return left or question
