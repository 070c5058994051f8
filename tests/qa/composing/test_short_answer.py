import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.composing.short_answer import short_answer
from qa.reading.question_words import take_apart


def _short(question: str, text: str) -> str | None:
    span = short_answer(question, take_apart(question), text)
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Ai chủ trì hội nghị?", "Ông Lê Văn Tám dự; bà Trần Thị Hạnh chủ trì hội nghị.", "bà Trần Thị Hạnh"),
        ("Hội nghị diễn ra ngày nào?", "Hội nghị diễn ra ngày 12/11/2024 tại xã Bến Mơ.", "ngày 12/11/2024"),
        (
            "Năm 2024 có bao nhiêu đơn?",
            "Năm 2023 nhận 57 đơn, còn năm 2024 nhận 38 đơn.",
            "38 đơn",
        ),
        ("Năm 2023 ban hành bao nhiêu kế hoạch?", "Năm 2023 ban hành 37 kế hoạch, 13 báo cáo.", "37 kế hoạch"),
        ("Hộ nghèo chiếm bao nhiêu phần trăm?", "Hộ nghèo chiếm 11,5% số hộ của xã.", "11,5%"),
        ("Mỗi sổ thu bao nhiêu tiền?", "Mỗi sổ thu 25.000 đồng.", "25.000 đồng"),
        (
            "Hội nghị tổ chức ở đâu?",
            "Hội nghị tổ chức tại Nhà văn hóa xóm Đông, xã Bến Mơ.",
            "Nhà văn hóa xóm Đông, xã Bến Mơ",
        ),
        ("Quyết định nào bị thay thế?", "Văn bản này thay thế Quyết định số 12/QĐ-UBND.", "Quyết định số 12/QĐ-UBND"),
        ("Bao nhiêu tập thể, cá nhân được tặng?", "Xã tặng 3 tập thể và 14 cá nhân.", "3 tập thể và 14 cá nhân"),
        ("Có bao nhiêu bài dự thi?", "Cuộc thi có 33 bài dự thi của học sinh.", "33 bài dự thi"),
        ("Thu bao nhiêu tiền với lô 40 triệu?", "- Trên 30 triệu đến 50 triệu đồng: thu 500.000 đồng;", "500.000 đồng"),
        ("Giống lúa mới tên là gì?", "Giống lúa mới “Hạt Ngọc Bến Mơ” cho năng suất cao.", "Hạt Ngọc Bến Mơ"),
        ("Họp ở đâu?", "Sáng nay, tại Hội trường Huyện ủy, chi bộ họp.", "Hội trường Huyện ủy"),
        ("Chi nhánh ở đâu?", "Chi nhánh: số 18 đường Lê Lợi, thị trấn Bến Mơ.", "số 18 đường Lê Lợi, thị trấn Bến Mơ"),
        ("Trả kết quả trong bao lâu?", "Kết quả được trả trong 05 ngày làm việc.", "05 ngày làm việc"),
    ],
)
def test_the_words_that_answer_are_found_in_the_sentence(question: str, text: str, answer: str) -> None:
    short = _short(question, text)
    assert short is not None
    assert answer in short


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Ai cùng ông Lê Văn Tám chủ trì hội nghị?", "Ông Lê Văn Tám chủ trì hội nghị."),
        ("Năm 2023 có bao nhiêu kế hoạch?", "Năm 2023 ban hành nhiều kế hoạch."),
        ("Có bao nhiêu trường đạt chuẩn?", "Kế hoạch số 45/KH-UBND ban hành ngày 12/11/2024."),
        ("Vì sao mất nước?", "Mất nước vì đường ống bị đứt ngày 20/7."),
    ],
)
def test_nothing_is_marked_where_the_sentence_does_not_hold_what_is_asked(question: str, text: str) -> None:
    assert _short(question, text) is None


def test_a_sentence_about_something_else_gets_no_mark_though_it_has_a_number() -> None:
    assert _short("Có bao nhiêu thí sinh bỏ thi?", "Từ ngày 21/7, thôn Bãi Dâu mất nước với 112 hộ.") is None


def test_a_number_is_not_cut_off_in_the_middle_of_the_word_that_it_counts() -> None:
    short = _short("Bao nhiêu cán bộ tham gia tập huấn?", "Có 720 cán bộ tham gia tập huấn.")
    assert short == "720 cán bộ"


@given(st.text(alphabet="ab Đ ầ1 9./,;:%()-ngày tháng năm ông Lê", max_size=120))
def test_what_is_marked_lies_in_the_sentence_whatever_it_is(text: str) -> None:
    for question in ("Ai chủ trì?", "Có bao nhiêu hộ?", "Diễn ra khi nào?", "Ở đâu?", "Bao nhiêu tiền?"):
        span = short_answer(question, take_apart(question), text)
        assert span is None or 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Ai viết bài về hội nghị?", "Ông Lê Văn Tám phát biểu tại hội nghị."),
        ("Xã ban hành bao nhiêu công văn?", "Xã ban hành 37 kế hoạch."),
        (
            "Lệ phí với doanh thu 400 triệu là bao nhiêu?",
            "Hộ có doanh thu từ 100 triệu đồng trở xuống không nộp lệ phí.",
        ),
    ],
)
def test_what_is_said_of_another_act_thing_or_bound_is_not_marked(question: str, text: str) -> None:
    assert _short(question, text) is None
