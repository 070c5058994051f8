import datetime
from collections.abc import Callable

import pytest

from qa.composing.composition import Composer
from qa.composing.part import Part
from qa.reading.question_words import take_apart

NEWS = (
    "Sửa chữa cầu Bến Mơ",
    None,
    """Sửa chữa cầu Bến Mơ

Chỉ huy công trường cầu Bến Mơ là ông Quách Văn Toản, kỹ sư trưởng của nhà thầu.
Hộ nghèo không phải đóng phí qua cầu Bến Mơ.
Cầu Bến Mơ đóng để sửa từ ngày 16/9/2024.
""",
)


def _told(part: Part) -> str | None:
    return part.text[slice(*part.short_answer)] if part.short_answer else None


def _report(text: str, year: int = 2024) -> tuple[str, datetime.date, str]:
    title = f"Báo cáo năm {year} xã Bến Mơ"
    return title, datetime.date(year, 12, 5), f"{title}\n\n{text}\n"


def test_the_answer_begins_with_the_sentence_that_holds_it_and_marks_the_words(
    composed: Callable[..., list[Part]],
) -> None:
    first = composed("Ai là chỉ huy công trường cầu Bến Mơ?", NEWS)[0]
    assert first.short_answer is not None
    assert first.text[slice(*first.short_answer)] == "ông Quách Văn Toản"


def test_a_claim_that_the_document_denies_is_answered_with_no(composed: Callable[..., list[Part]]) -> None:
    first = composed("Hộ nghèo có phải đóng phí qua cầu Bến Mơ không?", NEWS)[0]
    assert first.text == "Không. Hộ nghèo không phải đóng phí qua cầu Bến Mơ."
    assert first.short_answer == (0, len("Không"))


def test_a_claim_that_no_sentence_decides_gets_the_sentence_alone(composed: Callable[..., list[Part]]) -> None:
    parts = composed("Xe tải có phải đóng phí qua cầu Bến Mơ không?", NEWS)
    assert parts
    assert not parts[0].text.startswith(("Có.", "Không."))


def test_every_part_is_carried_by_sentences_that_stand_in_it_verbatim(composed: Callable[..., list[Part]]) -> None:
    for question in ("Ai chỉ huy sửa cầu Bến Mơ?", "Cầu Bến Mơ đóng khi nào?", "Vì sao đóng cầu Bến Mơ?"):
        for part in composed(question, NEWS):
            for passage, span in part.sentences:
                quote = passage.text[span.start - passage.span.start : span.end - passage.span.start]
                assert quote in part.text


def test_nothing_is_said_twice(composed: Callable[..., list[Part]]) -> None:
    twice = ("Cầu", None, "Cầu\n\nCầu Bến Mơ đóng để sửa.\nCầu Bến Mơ đóng để sửa lại.\n")
    assert len(composed("Cầu Bến Mơ đóng để làm gì?", twice)) == 1


def test_without_evidence_there_is_no_answer() -> None:
    assert Composer().compose("Ai?", take_apart("Ai?"), [], [], {}) == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Năm 2022, xã Bến Mơ có 538 hộ nghèo.", None),
        ("Tính đến ngày 31/12/2023, xã Bến Mơ có 538 hộ nghèo.", None),
        ("Xã Bến Mơ có 538 hộ nghèo.", "538 hộ nghèo"),
        ("Xã Bến Mơ có 538 hộ nghèo, tăng 12 hộ so với năm 2023.", "538 hộ nghèo"),
        ("Năm 2023 xã khó khăn. Xã Bến Mơ có 538 hộ nghèo.", None),
        ("Xã Bến Mơ có 538 hộ nghèo, theo Nghị quyết số 12-NQ/HU ngày 26/5/2021.", "538 hộ nghèo"),
    ],
)
def test_the_nearest_year_decides_whose_figure_it_is(
    text: str, answer: str | None, composed: Callable[..., list[Part]]
) -> None:
    parts = composed("Năm 2024 xã Bến Mơ có bao nhiêu hộ nghèo?", _report(text))
    assert next((_told(part) for part in parts if "538" in part.text), None) == answer


PLAN = """Kế hoạch giảm nghèo xã Bến Mơ

Các hộ được hỗ trợ giống:
Ông Lò Văn Tăng và bà Hà Thị Mến ở xóm Đồng.
"""


def test_a_lead_in_is_answered_with_what_follows_it_whatever_is_asked_for(composed: Callable[..., list[Part]]) -> None:
    first = composed("Ai là các hộ được hỗ trợ giống?", ("Kế hoạch giảm nghèo xã Bến Mơ", None, PLAN))[0]
    assert "ông Lò Văn Tăng".lower() in first.text.lower()
