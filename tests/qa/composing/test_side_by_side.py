import datetime
from collections.abc import Callable

from qa.composing.part import Part


def _report(year: int, poor: int) -> tuple[str, datetime.date, str]:
    title = f"Báo cáo hộ nghèo xã Bến Mơ năm {year}"
    return title, datetime.date(year, 12, 5), f"{title}\n\nToàn xã còn {poor} hộ nghèo.\n\nXã có chợ mới.\n"


def test_two_years_that_answer_differently_stand_side_by_side_the_newest_first(
    composed: Callable[..., list[Part]],
) -> None:
    parts = composed("Xã Bến Mơ còn bao nhiêu hộ nghèo?", _report(2023, 41), _report(2024, 29))
    assert [part.heading for part in parts] == [
        "Báo cáo hộ nghèo xã Bến Mơ năm 2024 (05/12/2024)",
        "Báo cáo hộ nghèo xã Bến Mơ năm 2023 (05/12/2023)",
    ]
    assert [part.text[slice(*part.short_answer)] for part in parts if part.short_answer] == [
        "29 hộ nghèo",
        "41 hộ nghèo",
    ]


def test_the_year_that_the_question_names_decides(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Năm 2024 xã Bến Mơ còn bao nhiêu hộ nghèo?", _report(2023, 41), _report(2024, 29))
    assert "29 hộ" in parts[0].text
    assert not any(part.heading for part in parts)


def test_documents_that_say_the_same_are_not_shown_twice(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Xã Bến Mơ còn bao nhiêu hộ nghèo?", _report(2023, 41), _report(2024, 41))
    assert not any(part.heading for part in parts)


def test_a_document_that_only_mentions_the_matter_is_not_shown_beside(composed: Callable[..., list[Part]]) -> None:
    other = "Thông báo sửa cầu", datetime.date(2024, 3, 1), "Thông báo sửa cầu\n\nCầu sửa trong 20 ngày.\n"
    parts = composed("Xã Bến Mơ còn bao nhiêu hộ nghèo?", _report(2024, 29), other)
    assert [part.heading for part in parts] == [""] * len(parts)


def test_each_of_two_things_that_are_compared_gets_its_sentence(composed: Callable[..., list[Part]]) -> None:
    first = "Báo cáo xã Bến Mơ", datetime.date(2024, 1, 2), "Báo cáo xã Bến Mơ\n\nToàn xã còn 29 hộ nghèo.\n"
    second = "Báo cáo xã Đồng Sậy", datetime.date(2024, 1, 3), "Báo cáo xã Đồng Sậy\n\nToàn xã còn 35 hộ nghèo.\n"
    parts = composed("Xã Bến Mơ hay xã Đồng Sậy còn nhiều hộ nghèo hơn?", first, second)
    assert [part.heading for part in parts] == ["Báo cáo xã Bến Mơ (02/01/2024)", "Báo cáo xã Đồng Sậy (03/01/2024)"]
    assert [part.text for part in parts] == ["Toàn xã còn 29 hộ nghèo.", "Toàn xã còn 35 hộ nghèo."]


def test_two_years_that_are_compared_get_their_sentences(composed: Callable[..., list[Part]]) -> None:
    report = (
        "Báo cáo dịch sởi",
        datetime.date(2024, 1, 2),
        "Báo cáo dịch sởi\n\nNăm 2022, xã có 38 ca sởi.\n\nNăm 2023, xã có 12 ca sởi.\n",
    )
    parts = composed("So sánh số ca sởi năm 2022 và năm 2023", report)
    assert [part.text for part in parts] == ["Năm 2022, xã có 38 ca sởi.", "Năm 2023, xã có 12 ca sởi."]
