from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.gold.gold_file import read_gold
from qa.conversation.leaning import leans_on_history
from qa.conversation.standalone import standalone_question

ROOT = Path(__file__).resolve().parents[3]
UNRELATED = ["Lệ phí cấp lại thẻ bạn đọc của Thư viện tỉnh là bao nhiêu?"]


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (
            ["Năm 2023 Trung tâm thực hiện bao nhiêu vụ việc?"],
            "Còn năm 2024 thì sao?",
            "Năm 2024 Trung tâm thực hiện bao nhiêu vụ việc?",
        ),
        (["Xã Phú Khê sơ tán bao nhiêu hộ?"], "Thế còn xã Lương Mỹ?", "Xã Lương Mỹ sơ tán bao nhiêu hộ?"),
        (["nam 2023 co bao nhieu vu viec"], "con nam 2024 thi sao", "nam 2024 co bao nhieu vu viec"),
    ],
)
def test_an_elliptic_question_about_another_of_the_same_kind_takes_its_place(
    history: list[str], question: str, expected: str
) -> None:
    assert standalone_question(question, history) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Ông ấy giữ chức vụ gì?",
        "Văn bản đó ban hành ngày nào?",
        "Ở đó nộp bao nhiêu tiền?",
        "Thế bao nhiêu cá nhân?",
        "Ai ký?",
        "Họ đề ra những giải pháp cụ thể gì trong năm 2024?",
        "Vậy mức hỗ trợ của huyện cho mỗi hộ dân là bao nhiêu?",
        "vay bao nhieu ho dan trong huyen duoc ho tro",
    ],
)
def test_a_question_that_points_back_carries_the_earlier_question_with_it(question: str) -> None:
    standalone = standalone_question(question, ["Nghị quyết nào của huyện Khê Đông nói về đất công ích?"])
    assert standalone.startswith(question)
    assert "Khê Đông" in standalone


def test_the_subject_is_the_last_standalone_question_and_not_the_follow_ups_before() -> None:
    history = ["Trung tâm Trợ giúp pháp lý năm 2023 thực hiện bao nhiêu vụ?", "Còn năm 2024 thì sao?"]
    assert "2024" in (standalone := standalone_question("Trong số đó bao nhiêu vụ tham gia tố tụng?", history))
    assert "2023" not in standalone


@pytest.mark.parametrize(
    "name", ["eval/gold/samples/samples_tune", "eval/gold/samples/samples_test", "tests/gold/samples_first"]
)
def test_questions_that_stand_on_their_own_are_not_changed_by_an_unrelated_history(name: str) -> None:
    questions = [one.question for one in read_gold(ROOT / f"{name}.jsonl") if one.answers and not one.history]
    changed = [one for one in questions if standalone_question(one, UNRELATED) != one]
    assert len(questions) >= 30
    assert not changed


@pytest.mark.parametrize(
    "question",
    [
        "Hội nghị tổng kết công tác năm 2023 do ai chủ trì?",
        "hoi nghi tong ket cong tac nam 2023 do ai chu tri",
        "Quyết định do cơ quan nào của tỉnh ban hành?",
        "Các trường trên địa bàn huyện Thạch Mai có bao nhiêu học sinh?",
        "cac truong tren dia ban huyen co bao nhieu hoc sinh",
        "Năm nay huyện Khê Đông thu gom bao nhiêu tấn rác?",
        "Con của người có công được hỗ trợ học phí thế nào?",
        "Vay vốn ngân hàng chính sách cần những giấy tờ gì?",
        "vay von ngan hang chinh sach can nhung giay to gi",
        "Thẻ bảo hiểm y tế cấp lại ở cơ quan nào?",
        "Họ Nguyễn ở thôn Bãi Dâu có bao nhiêu hộ?",
        "Tờ khai ghi họ tên và ngày sinh của những người nào?",
    ],
)
def test_a_word_that_only_looks_like_one_that_points_back_changes_nothing(question: str) -> None:
    assert standalone_question(question, UNRELATED) == question


def test_a_question_without_history_is_never_changed() -> None:
    assert standalone_question("Còn năm 2022 thì sao?", ["", "  "]) == "Còn năm 2022 thì sao?"


@given(question=st.text(max_size=80), history=st.lists(st.text(max_size=80), max_size=4))
def test_any_conversation_gives_a_question(question: str, history: list[str]) -> None:
    standalone = standalone_question(question, history)
    assert question.strip() in standalone or leans_on_history(question)


@pytest.mark.parametrize("half", ["tune", "test"])
def test_a_standalone_question_of_the_gold_conversations_is_not_changed(half: str) -> None:
    gold = read_gold(ROOT / f"eval/gold/samples/conversations_{half}.jsonl")
    alone = [one for one in gold if one.kind == "standalone"]
    assert len(alone) >= 30
    assert [one.id for one in alone if standalone_question(one.question, one.history) != one.question] == []


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (
            ["Kho của huyện Nà Hoa dự trữ bao nhiêu tấn gạo?", "Còn mì ăn liền?"],
            "Thùng nặng bao nhiêu cân?",
            "Thùng nặng bao nhiêu cân? (Kho của huyện Nà Hoa dự trữ tấn gạo; mì ăn liền)",
        ),
        (
            ["Chợ Nà Hoa họp ngày nào?", "Ai là trưởng thôn Bản Thín?"],
            "Quay lại chuyện chợ, thu phí bao nhiêu?",
            "Quay lại chuyện chợ, thu phí bao nhiêu? (Chợ Nà Hoa họp)",
        ),
        (
            ["Ai là trưởng thôn Bản Thín?", "Ông ấy làm từ năm nào?"],
            "Số điện thoại của ông ấy?",
            "Số điện thoại của ông ấy? (trưởng thôn Bản Thín)",
        ),
    ],
)
def test_a_follow_up_carries_what_the_conversation_is_about_and_not_what_was_asked_of_it(
    history: list[str], question: str, expected: str
) -> None:
    assert standalone_question(question, history) == expected


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (
            ["Năm 2022 huyện Nà Hoa có bao nhiêu ca sốt?"],
            "Số ca năm 2023?",
            "Số ca năm 2023? (Năm 2023 huyện Nà Hoa có bao nhiêu ca sốt)",
        ),
        (
            ["Năm 2022 huyện Nà Hoa có bao nhiêu ca sốt?"],
            "Cảm ơn bạn, còn năm 2023 thì sao?",
            "Năm 2023 huyện Nà Hoa có bao nhiêu ca sốt?",
        ),
        (
            ["Năm 2022 huyện Nà Hoa có bao nhiêu ca sốt?"],
            "So với năm 2021 tăng bao nhiêu?",
            "So với năm 2021 tăng bao nhiêu? (Năm 2022 huyện Nà Hoa có ca sốt)",
        ),
        (
            ["Ai chủ trì hội nghị tổng kết năm 2023 ở Nà Hoa?"],
            "Hội nghị đó bàn gì cho năm 2024?",
            "Hội nghị đó bàn gì cho năm 2024? (người chủ trì hội nghị tổng kết năm 2023 ở Nà Hoa)",
        ),
        (
            ["Xã Nà Hoa có bao nhiêu hộ nghèo?", "Xã Khe Lau?"],
            "Bao nhiêu nhân khẩu?",
            "Bao nhiêu nhân khẩu? (Xã Khe Lau có hộ nghèo)",
        ),
        (
            ["Ai trình bày báo cáo ở hội nghị tổng kết chợ Nà Hoa?"],
            "Hội nghị tổ chức ở đâu?",
            "Hội nghị tổ chức ở đâu? (người trình bày báo cáo ở hội nghị tổng kết chợ Nà Hoa)",
        ),
        (["Kho Nà Hoa dự trữ bao nhiêu gạo?"], "Xã Khe Lau?", "Xã Khe Lau?"),
    ],
)
def test_what_a_follow_up_names_anew_replaces_what_was_spoken_of(
    history: list[str], question: str, expected: str
) -> None:
    assert standalone_question(question, history) == expected


def test_a_greeting_before_a_question_that_stands_on_its_own_is_kept_as_typed() -> None:
    typed = "Chào bạn, cho mình hỏi ai là trưởng thôn Bản Thín?"
    assert standalone_question(typed, UNRELATED) == typed
