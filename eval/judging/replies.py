"""Reads verdicts and scores out of what models write; what cannot be read for certain is no verdict."""

from __future__ import annotations

import re
import unicodedata

LOWEST, HIGHEST = 1.0, 5.0
"""The scale of scores."""

_NO_REPLY = {"Empty Response", "None"}
"""What llama-index puts where a model wrote nothing."""
_TAG = r"(?:think|thinking|thought|reasoning)"
_THOUGHT = re.compile(rf"<{_TAG}>.*?</{_TAG}>|<{_TAG}>.*\Z", re.DOTALL | re.IGNORECASE)
_THOUGHT_END = re.compile(rf"\A.*</{_TAG}>", re.DOTALL | re.IGNORECASE)
"""Where the server has put the opening tag into the prompt, the reply only closes it."""

_YES = r"có|co|đúng|yes|true|supported"
_NO = r"không|khong|sai|no|false|unsupported|not supported"
_LABEL = (
    r"(?:kết luận(?: cuối cùng)?|ket_luan|câu trả lời|trả lời|đáp án|phán quyết|"
    r"(?:final )?(?:answer|verdict|conclusion)|supported|faithful)"
)
# Counts and not "*": a model that repeats one sign a thousand times would take seconds to read.
_MARKUP = r"[\s*_`\"'“”\])}]{0,20}"
_GAP = r"[\s*_`\"'“”:=\-–—]{0,20}"
# What may stand between a label and its verdict: a colon, "=" or "là", whatever the markup around them.
_IS = rf"{_MARKUP}(?:[:=]|\blà\b|\bis\b){_GAP}"
# A verdict stands alone: "Có 12 xã." answers the question and "Không rõ" nothing at all. Some words may go on with it.
_ALONE = (
    rf"(?={_MARKUP}(?:$|[.,;:!\n\-–—]|\\n)"
    r"|[\s*_`]{1,20}(?:được|có được|hề được|bị)?\s{0,20}(?:trích dẫn |các trích dẫn )?"
    r"(?:chứng minh|hỗ trợ|xác nhận|vậy\b))"
)
_AT_START = re.compile(rf"\W{{0,40}}(?:{_LABEL}{_IS})?(?:(?P<no>{_NO})|(?P<yes>{_YES})){_ALONE}", re.IGNORECASE)
_LABELLED = re.compile(rf"\b{_LABEL}{_IS}(?:(?P<no>{_NO})|(?P<yes>{_YES})){_ALONE}", re.IGNORECASE)

_OUT_OF = r"(?:\s{0,5}(?:/|trên|out of)\s{0,5}5(?:[.,]0+)?(?![.,]?\d))"
_NUMBER = r"(?<![\d.,/\-−])(?<!ngày )(?<!mùng )(?P<score>\d+(?:[.,]\d+)?)(?![.,]?\d)"
_SCORE = rf"{_NUMBER}(?:{_OUT_OF}|(?!\s{{0,5}}/))"
_SCALE = r"(?:\s{0,5}\(?(?:từ|theo thang(?: điểm)?|thang)?\s{0,5}(?:1\s?(?:đến|-|–)\s?)?5\)?(?=\s{0,5}[:=]))"
_SCORE_LABEL = rf"(?:điểm số|số điểm|điểm|diem|score|rating|grade|mark)(?:\s+của câu trả lời|\s+cuối cùng)?{_SCALE}?"
_NOT_A_RANGE = r"(?!\s{0,5}(?:-|–|—|đến|tới|hoặc|hay|to|or)\s{0,5}\d)"
_SCORE_AT_START = re.compile(
    rf"\W{{0,40}}?(?:(?:chấm\s+)?{_SCORE_LABEL}{_GAP}(?:là\b{_GAP})?)?{_SCORE}{_NOT_A_RANGE}"
    rf"(?={_MARKUP}(?:$|[\n.,;:!()\-–—]|điểm|sao\b|points?\b|stars?\b))",
    re.IGNORECASE,
)
_SCORE_LABELLED = re.compile(rf"\b{_SCORE_LABEL}{_IS}{_SCORE}{_NOT_A_RANGE}", re.IGNORECASE)
_SCORE_OUT_OF = re.compile(rf"{_NUMBER}{_OUT_OF}", re.IGNORECASE)
_LIST_ITEM = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)


def said(reply: str | None) -> str:
    """Return what a model said, without its thoughts; nothing where it said nothing."""
    spoken = _THOUGHT_END.sub("", _THOUGHT.sub("", reply or ""))
    text = unicodedata.normalize("NFC", spoken).strip()
    return "" if text in _NO_REPLY else text


def verdict(reply: str | None) -> bool | None:
    """Return whether a reply says yes, in Vietnamese or English, or None where that cannot be told.

    Example:
        >>> verdict("**Có.** Trích dẫn nêu rõ."), verdict("No, it does not."), verdict("Có 12 xã.")
        (True, False, None)
    """
    text = said(reply)
    found = [match for match in (_AT_START.match(text), *_LABELLED.finditer(text)) if match]
    verdicts = {match["no"] is None for match in found}
    return verdicts.pop() if len(verdicts) == 1 else None


def score(reply: str | None) -> tuple[float | None, str | None]:
    """Return the score of a reply, from 1 to 5 or None, and what was said: a parser of llama-index's evaluator.

    Example:
        >>> score("Điểm: 4,5/5")[0], score("Tuyệt vời!")[0]
        (4.5, None)
    """
    text = said(reply)
    return _score(text), text


def _score(text: str) -> float | None:
    is_list = _LIST_ITEM.match(text) is not None and len(_LIST_ITEM.findall(text)) > 1
    start = None if is_list else _SCORE_AT_START.match(text)
    found = [match for match in (start, *_SCORE_LABELLED.finditer(text)) if match]
    scores = {float(match["score"].replace(",", ".")) for match in found or _SCORE_OUT_OF.finditer(text)}
    if len(scores) != 1:
        return None
    value = scores.pop()
    return value if LOWEST <= value <= HIGHEST else None
