import pytest

from qa.reading.answer_shapes import shape
from qa.reading.question_words import take_apart


@pytest.mark.parametrize(
    ("question", "fits", "does_not"),
    [
        ("Ai chủ trì hội nghị?", "Bà Trần Thị Hạnh điều khiển cuộc họp.", "Ban Tuyên giáo Tỉnh ủy tổ chức hội nghị."),
        ("Hội nghị diễn ra ngày nào?", "Cuộc họp mở vào sáng 12/11/2024.", "3.1. Chuẩn bị hội nghị"),
        ("Lệ phí là bao nhiêu tiền?", "Mỗi sổ thu 25.000 đồng.", "Hồ sơ gồm 02 bản."),
        ("Hộ nghèo còn bao nhiêu phần trăm?", "Chỉ còn 4,1% số hộ.", "Toàn xã có 41 hộ nghèo."),
        ("Làm trong bao lâu?", "Kết quả được trả sau 05 ngày làm việc.", "Kết quả được trả tại xã."),
        ("Vì sao mất nước?", "Nguyên nhân là đường ống bị đứt.", "Về tình trạng mất nước tại xã"),
        ("Đơn vị nào thi công?", "Nhà thầu là Công ty CP Hưng Lam.", "Thi công trong 30 ngày."),
        ("Thay thế văn bản nào?", "Quyết định thay cho Quyết định số 96/QĐ-UBND.", "Văn bản cũ hết hiệu lực."),
    ],
)
def test_a_sentence_with_the_thing_asked_for_fits_and_one_without_it_does_not(
    question: str, fits: str, does_not: str
) -> None:
    words = take_apart(question)
    assert shape(question, words, fits) == 1.0
    assert shape(question, words, does_not) == 0.0


def test_what_the_question_itself_names_is_no_answer() -> None:
    question = "Năm 2023, ông Lê Văn Tám phụ trách bao nhiêu trường?"
    assert shape(question, take_apart(question), "Năm 2023, ông Lê Văn Tám phụ trách các trường.") == 0.0


def test_a_number_of_something_else_fits_only_by_half() -> None:
    question = "Có bao nhiêu trường đạt chuẩn?"
    words = take_apart(question)
    assert shape(question, words, "Huyện có 41 trường đạt chuẩn.") == 1.0
    assert shape(question, words, "Huyện có 24.310 học sinh.") == 0.5


def test_words_that_only_look_like_numbers_without_their_marks_are_none() -> None:
    question = "Dân số của tỉnh là bao nhiêu người?"
    assert shape(question, take_apart(question), "Trong những năm qua, bà con đã góp nhiều công sức.") == 0.0


def test_who_does_a_thing_is_no_cause_of_it() -> None:
    question = "Vì sao đoàn về xã?"
    words = take_apart(question)
    assert shape(question, words, "Đoàn do ông Lê Văn Tám làm trưởng đoàn.") == 0.0
    assert shape(question, words, "Đoàn do đồng chí Lê Văn Tám, Bí thư Huyện ủy, dẫn đầu.") == 0.0
    assert shape(question, words, "Hội nghị do UBND huyện Bến Mơ tổ chức.") == 0.0
    assert shape(question, words, "Đoàn về do ông Lê Văn Tám nộp hồ sơ chậm.") == 1.0
    assert shape(question, words, "Chậm là do UBND huyện Bến Mơ tổ chức chưa tốt.") == 1.0
    assert shape(question, words, "Ruộng ngập do mưa lớn.") == 1.0
