"""What an answer begins with and what is added to it: nothing that only frames the page."""

from collections.abc import Callable

from qa.composing.part import Part

ORDER = (
    "QUYẾT ĐỊNH Về việc đóng cầu Bến Mơ",
    None,
    """UBND XÃ BẾN MƠ
Số: 12/QĐ-UBND

Bến Mơ, ngày 02 tháng 3 năm 2024

QUYẾT ĐỊNH
Về việc đóng cầu Bến Mơ

Điều 1. Đóng cầu

Cầu Bến Mơ đóng từ ngày 16/9/2024 để sửa.
Xe tải đi vòng qua cầu Bến Lim.
Kho lương thực còn 40 tấn gạo.
""",
)


def test_no_letterhead_and_no_line_of_place_and_date_is_added_to_an_answer(composed: Callable[..., list[Part]]) -> None:
    for question in ("Cầu Bến Mơ đóng từ ngày tháng năm nào?", "Xe tải đi vòng qua đâu?", "Đóng cầu Bến Mơ để làm gì?"):
        texts = [part.text for part in composed(question, ORDER)]
        assert not {"UBND XÃ BẾN MƠ", "Số: 12/QĐ-UBND", "Bến Mơ, ngày 02 tháng 3 năm 2024"} & set(texts)


def test_the_day_of_an_event_is_not_taken_from_the_letterhead(composed: Callable[..., list[Part]]) -> None:
    first = composed("Cầu Bến Mơ đóng từ ngày tháng năm nào?", ORDER)[0]
    assert first.short_answer is not None
    assert "16/9/2024" in first.text[slice(*first.short_answer)]


def test_a_sentence_without_a_word_of_the_question_is_not_added(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Cầu Bến Mơ đóng từ ngày nào?", ORDER)
    assert all("gạo" not in part.text for part in parts)


def test_a_figure_of_another_year_is_not_marked_as_the_answer(composed: Callable[..., list[Part]]) -> None:
    report = ("Báo cáo", None, "Báo cáo\n\nNăm 2023, xã Bến Mơ có 37 hộ nghèo.\n")
    assert composed("Năm 2023 xã Bến Mơ có bao nhiêu hộ nghèo?", report)[0].short_answer is not None
    assert composed("Năm 2019 xã Bến Mơ có bao nhiêu hộ nghèo?", report)[0].short_answer is None


def test_the_cause_behind_what_it_explains_is_added(composed: Callable[..., list[Part]]) -> None:
    minutes = (
        "Biên bản",
        None,
        "Biên bản\n\nThôn Đông mất nước từ ngày 21/7.\nTrạm bơm giải trình: nguyên nhân là ống chính bị đứt.\n"
        "Dân thôn Đông phải mua nước.\nThôn Đông được miễn tiền nước.\n",
    )
    assert any("ống chính" in part.text for part in composed("Vì sao thôn Đông mất nước?", minutes))
