"""Verdicts and scores are read out of what models really write, and out of nothing else."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judging.replies import said, score, verdict

YES = [
    "CÓ", "Có.", "**Có**", "có\nVì trích dẫn nêu rõ.", "Yes", "YES\nbecause", "Trả lời: Có", "Kết luận: **CÓ**",
    '{"answer": "yes", "reason": "x"}', "Trích dẫn nêu rõ con số.\n\nKết luận: Có.", "<think>Không chắc</think>\nCÓ",
    "Có, trích dẫn nêu rõ", "Đúng vậy", "“Có”", "- Có", "✅ Có", "[CÓ]", "Supported",
    unicodedata.normalize("NFD", "Có"),
]  # fmt: skip
NO = [
    "Không", "KHÔNG.\nLý do", "NO", "No, it is not.", "Câu trả lời là: Không.", "**Kết luận:** KHÔNG\nLý do",
    '{"ket_luan": "không"}', '```json\n{"supported": false}\n```', "Suy nghĩ...\n\nKết luận: Không", "Sai",
    "Không được chứng minh.", "Không được trích dẫn chứng minh", "Not supported", "Không – vì trích dẫn nói khác",
]  # fmt: skip
NO_VERDICT = [
    "Có 12 xã trong huyện.", "Có thể", "Có lẽ", "Không rõ", "Không thể xác định", "Có/Không", "CÓ hoặc KHÔNG", "", " ",
    "Empty Response", "None", "<think>có, có", "Yesterday", "nothing", "Đúng 12 giờ", "Kết luận: Có. Kết luận: Không.",
    "CÓ\nTrích dẫn không nêu tên.\nKết luận: KHÔNG", "asdf qwer", "1",
]  # fmt: skip


@pytest.mark.parametrize("reply", YES)
def test_a_yes_is_a_yes(reply: str) -> None:
    assert verdict(reply) is True


@pytest.mark.parametrize("reply", NO)
def test_a_no_is_a_no(reply: str) -> None:
    assert verdict(reply) is False


@pytest.mark.parametrize("reply", [*NO_VERDICT, None])
def test_what_is_neither_is_no_verdict(reply: str | None) -> None:
    assert verdict(reply) is None


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("4", 4), ("4.0", 4), ("4,5", 4.5), ("4/5", 4), ("Điểm: 4", 4), ("**Điểm: 4/5**", 4), ("**Điểm:** 4", 4),
        ("Score: 4", 4), ("4 điểm", 4), ("Tôi chấm câu này 4/5 vì", 4), ('{"score": 4, "reason": "x"}', 4),
        ("5\nCâu trả lời đúng", 5), ("4 - đúng", 4), ("4. Câu trả lời đúng", 4), ("Khớp đáp án.\nĐiểm: 5", 5),
        ("Điểm là 2", 2), ("4 trên 5", 4), ("4 out of 5", 4), ("<think>điểm 1</think>5", 5), ("3 điểm, thiếu", 3),
        ("[4]", 4), ("The score is 2.", 2), ("Điểm từ 1 đến 5: 4", 4), ("4\n1. Đúng tên\n2. Đúng ngày", 4),
    ],
)  # fmt: skip
def test_a_score_is_read_in_any_usual_form(reply: str, expected: float) -> None:
    assert score(reply)[0] == expected


@pytest.mark.parametrize(
    "reply",
    [
        "", None, "tốt", "8/10", "Điểm: 8/10", "9", "0", "10", "5.5", "-1", "4-5", "4 – 5", "từ 1 đến 5", "2023 là năm",
        "1. Đúng\n2. Sai", "Điểm: 4 hay đúng hơn điểm: 2", "Câu trả lời nêu 12/5/2023", "ngày 5/5 có", "5 xã được nêu",
        "Empty Response",
    ],
)  # fmt: skip
def test_what_is_no_score_of_the_scale_is_no_score(reply: str | None) -> None:
    assert score(reply)[0] is None


def test_the_parser_hands_on_what_was_said_without_the_thoughts() -> None:
    assert score("<think>lâu lắm</think>5\nKhớp.") == (5.0, "5\nKhớp.")
    assert said("<THINK>a</THINK> CÓ ") == "CÓ"
    assert said("Trích dẫn nói khác. Điểm: 1\n</think>\n\n5") == "5"


@pytest.mark.parametrize("run", [" ", "*", "\n", "điểm ", "điểm: ", "<think>", "1. ", "4/", "có ", "Kết luận: "])
def test_a_model_that_repeats_itself_is_read_in_no_time(run: str) -> None:
    started = time.process_time()
    for reply in (run * 3_000, f"có{run * 3_000}x", f"điểm{run * 3_000}x"):
        verdict(reply)
        score(reply)

    assert time.process_time() - started < 2


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_whatever_a_model_writes_a_score_is_on_the_scale_and_nothing_fails(reply: str) -> None:
    value = score(reply)[0]

    assert value is None or 1 <= value <= 5
    assert verdict(reply) in {True, False, None}


@given(st.text(alphabet="abcdeghiklm \n", min_size=1))
def test_letters_without_a_word_of_ours_are_no_verdict(reply: str) -> None:
    assert verdict(reply) is None
    assert score(reply)[0] is None
