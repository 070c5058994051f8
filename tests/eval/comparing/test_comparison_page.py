from __future__ import annotations

import pytest
from rich.console import Console

from corpus.messages import Language
from eval.comparing.comparison import compare
from eval.comparing.comparison_page import comparison_page
from eval.findings import Findings
from tests.eval.comparing.made import findings, measured


def page(first: Findings, second: Findings, language: Language) -> str:
    console = Console(width=100, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        console.print(comparison_page(compare(first, second), language))
    return captured.get()


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("vi", ["Trả lời đúng", "83,3%", "66,7%", "-16,7", "0,625", "câu-5", "Có 12 ha.", "Holm", "(mặc định)"]),
        ("en", ["Right", "83.3%", "66.7%", "-16.7", "0.625", "câu-5", "Có 12 ha.", "Holm", "(default)"]),
    ],
)
def test_the_page_tells_differences_settings_and_flips(
    first: Findings, second: Findings, language: Language, texts: list[str]
) -> None:
    shown = page(first, second, language)

    assert [text for text in texts if text not in shown] == []
    assert "lexical_weight" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_what_makes_two_evaluations_unlike_is_said_before_the_figures(first: Findings) -> None:
    other = findings(
        [measured("câu-0", {"right": 1}, question="Khác?"), measured("câu-1", {"right": 1}, answers=("1",))],
        gold="khác",
        documents=1,
    )

    shown = page(first, other, "en")

    assert shown.count("Note: ") == 5
    assert "in A alone: 10 (câu-2, câu-3" in shown


def test_of_long_answers_that_begin_alike_the_rest_is_shown() -> None:
    start = "Hội nghị tổng kết công tác khuyến nông của xã Đồng Bưởi đã nghe nhiều báo cáo. " * 4
    shown = page(
        findings([measured("a", {"right": 0}, start + "Trồng 12 ha.")]),
        findings([measured("a", {"right": 1}, start + "Trồng 145 ha.")]),
        "vi",
    )

    assert "A: … 12 ha." in shown
    assert "B: … 145 ha." in shown


def test_a_refusal_is_named_as_one() -> None:
    shown = page(
        findings([measured("a", {"right": 0}, "Trồng 12 ha.", answers=())]),
        findings([measured("a", {"right": 1}, None, answers=())]),
        "vi",
    )

    assert "B: Từ chối trả lời" in shown
    assert "không tài liệu nào có câu trả lời" in shown


def test_a_question_that_could_not_be_asked_is_not_called_declined() -> None:
    shown = page(
        findings([measured("a", {"right": 0}, None, error="question_too_long")]),
        findings([measured("a", {"right": 1}, "Trồng 145 ha.")]),
        "en",
    )

    assert "A: Could not be asked" in shown
    assert "Declined to answer" not in shown
