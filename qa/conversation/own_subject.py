"""Whether a short question is about what was spoken of, or about something else that the documents know."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from corpus.folding import syllables
from corpus.tone_placement import old_style
from qa.reading.question_words import QuestionWords

# What can be asked of anything, so that naming it names no subject.
_OF_ANYTHING = frozenset(
    one.strip()
    for one in """
    địa chỉ|số điện|điện thoại|liên hệ|lệ phí|kinh phí|chi phí|mức phí|mức phạt|mức hưởng|mức hỗ|hỗ trợ|thời hạn
    thời gian|địa điểm|thành phần|tham dự|tham gia|kết quả|nội dung|mục đích|mục tiêu|lý do|nguyên nhân|hồ sơ
    giấy tờ|thủ tục|trách nhiệm|nhiệm vụ|chủ trì|phụ trách|ban hành|hiệu lực|ký tên|người ký|số người|số lượng
    bắt đầu|kết thúc|tổ chức|cụ thể|chi tiết|điều kiện|đối tượng|quy định|cao nhất|thấp nhất|ít nhất|nhiều nhất|lớn nhất
    phần trăm|bình quân
    """.replace("\n", "|").split("|")
)


def speaks_of_another(words: QuestionWords, best: Iterable[str], spoken_of: Iterable[str]) -> bool:
    """Tell whether a short question is about another subject than the conversation was.

    It is where the document that fits it best by itself holds all pairs of words that it is made of, and the one that
    was spoken of holds none: `Tại sao mất nước?`, asked after a document that says nothing of `mất nước`.

    Args:
        words: The question as typed, read and taken apart.
        best: The texts of the passages of the document that fits it best by itself.
        spoken_of: The texts of the passages of the document that fits the completed question best.
    """
    own = _pairs(words.wording) & set(itertools.product(words.typed, repeat=2))
    own = {pair for pair in own if " ".join(pair) not in _OF_ANYTHING}
    return bool(own) and own <= _pairs_of(best) and not own & _pairs_of(spoken_of)


def _pairs_of(texts: Iterable[str]) -> set[tuple[str, str]]:
    return set().union(*(_pairs(syllables(old_style(text))) for text in texts))


def _pairs(words: Iterable[str]) -> set[tuple[str, str]]:
    return set(itertools.pairwise(words))
