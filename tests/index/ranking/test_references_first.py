from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import folded_syllables
from corpus.references import find_references, holds
from index.ranking.references_first import asked_phrases, asked_references, references_first

TEXTS = {
    "bees": "Xã Tân Lập nuôi ong lấy mật.",
    "cites": "Người vi phạm bị xử lý theo Điều 5 của Quy chế này.",
    "article": "Quy chế thư viện\nĐiều 5. Mượn sách\n1. Mỗi lần hai quyển.\n2. Hạn mười ngày.",
    "other": "Điều 50. Trả sách\nTrả tại quầy.",
    "conclusion": "Xã làm theo Kết luận số 01-KL/TW.",
    "like it": "Xã làm theo Kết luận số 11-KL/TW và 01-KL/TU.",
    "both": "Điều 5 nói về Kết luận 01 - KL / TW.",
}


def ordered(question: str, *names: str) -> list[str]:
    ranked = [(name, 1.0 - place / 100) for place, name in enumerate(names or TEXTS)]
    return [name for name, _ in references_first(question, ranked, TEXTS.get)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("01-KL/TW nói gì?", ["conclusion", "both"]),
        ("ket luan 01-kl/tw noi gi", ["conclusion", "both"]),
        ("Kết luận số 1 nói gì?", ["conclusion", "like it", "both"]),
        ("Điều 5 quy định gì?", ["article", "cites", "both"]),
        ("dieu 5 quy dinh gi", ["article", "cites", "both"]),
        ("khoản 2 Điều 5 quy định gì?", ["article"]),
        ("Điều 5 nói gì về 01-KL/TW?", ["both", "article"]),
        ("Điều 50 quy định gì?", ["other"]),
    ],
)
def test_what_holds_the_reference_comes_first_and_the_article_itself_before_all(
    question: str, first: list[str]
) -> None:
    assert ordered(question)[: len(first)] == first


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Điều 5 của Quy chế thư viện xã nói gì?", "library"),
        ("dieu 5 quy che cho xa noi gi", "market"),
        ("Điều 5 của Quy chế chợ đêm xã?", "night market"),
    ],
)
def test_of_articles_with_the_same_number_the_one_of_the_document_that_is_named_comes_first(
    question: str, first: str
) -> None:
    texts = {
        "night market": "QUY CHẾ CHỢ ĐÊM XÃ\nĐiều 5. Giờ bán hàng",
        "library": "QUY CHẾ THƯ VIỆN XÃ\nĐiều 5. Giờ mở cửa",
        "market": "QUY CHẾ CHỢ XÃ\nĐiều 5. Giờ họp chợ",
    }
    for ranked in itertools.permutations((name, 1.0) for name in texts):
        assert references_first(question, ranked, texts.get)[0][0] == first


@pytest.mark.parametrize("question", ["Xã nào nuôi ong?", "Khoản 2 nói gì?", "Năm 2019 thu 3.600 lít?", "Điều 7?", ""])
def test_a_question_without_a_reference_that_is_there_changes_nothing(question: str) -> None:
    assert ordered(question) == list(TEXTS)


@given(st.permutations(list(TEXTS)), st.sampled_from(["Điều 5?", "01-KL/TW?", "Điều 5 và Điều 50?", "ong ở đâu?"]))
def test_scores_decide_among_passages_that_hold_as_much(names: list[str], question: str) -> None:
    found = ordered(question, *names)
    assert sorted(found) == sorted(names)
    asked = asked_references(question)
    held = [sum(holds(TEXTS[name], one) for one in asked) for name in found]
    assert held == sorted(held, reverse=True)
    without = [name for name, count in zip(found, held, strict=True) if not count]
    assert without == [name for name in names if name in without]


def test_a_passage_that_is_gone_is_put_last_and_nothing_fails() -> None:
    assert references_first("Điều 5?", [("gone", 2.0), ("article", 1.0)], TEXTS.get) == [
        ("article", 1.0),
        ("gone", 2.0),
    ]


@pytest.mark.parametrize(
    "question", ["Điều 5?", "khoản 2 Điều 5?", "01-KL/TW?", "Kết luận số 1?", "Điều 50 và 01-KL/TW?"]
)
def test_the_phrases_find_every_passage_that_holds_a_reference(question: str) -> None:
    phrases = asked_phrases(question)
    for text in TEXTS.values():
        if any(holds(text, one) for one in find_references(question)):
            assert any(f" {phrase} " in f" {' '.join(folded_syllables(text))} " for phrase in phrases)
