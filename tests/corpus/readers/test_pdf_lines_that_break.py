"""PDF files in which lines, words and letterheads are broken, or bear the numbers of footnotes."""

from __future__ import annotations

from corpus.titles import choose_title
from tests.corpus.readers.pdf_files import LEFT, STEP, At, centred, paragraphs, width_of
from tests.corpus.readers.test_pdf import LETTERHEAD, LONG, lines, read


def test_each_footnote_is_a_line_of_its_own_and_its_number_is_no_part_of_a_word() -> None:
    notes = [At(LEFT, 760 + 10 * at, f"{at} Theo báo cáo thứ {at} của xã.", 8) for at in (1, 2)]
    page = [*paragraphs(100, LONG), *noted(300, "Các trạm", "1", "và 5 km", "2", "đường, mỗi trường", "2", "có.")]
    assert lines(read([*page, *notes]))[1:] == [
        "Các trạm và 5 km2 đường, mỗi trường có.", "1 Theo báo cáo thứ 1 của xã.", "2 Theo báo cáo thứ 2 của xã."
    ]  # fmt: skip


def noted(top: float, *texts: str) -> list[At]:
    """A line in which every second text is small and raised."""
    parts: list[At] = []
    left = LEFT
    for place, text in enumerate(texts):
        size, shown = (7.0, text) if place % 2 else (12.0, f" {text}" if place else text)
        parts.append(At(left, top - 4 * (place % 2), shown, size))
        left += width_of(shown, size)
    return parts


def test_an_item_does_not_begin_with_the_number_that_a_sentence_waits_for() -> None:
    page = [
        At(LEFT, 100, "Các thôn tổng hợp kết quả, báo cáo Ủy ban nhân dân xã trước ngày 15 tháng"),
        At(LEFT, 116, "12. Trạm Y tế theo dõi, đôn đốc việc thực hiện và báo cáo huyện trước tháng"),
        At(LEFT, 132, "12."),
    ]
    assert len(lines(read(page))) == 1


def test_a_letterhead_broken_by_its_narrow_columns_becomes_whole() -> None:
    left = ("UBND HUYỆN AN BÌNH", "PHÒNG Y TẾ", "Số: 45/KH-PYT")
    right = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "VIỆT NAM",
        "Độc lập - Tự do -",
        "Hạnh phúc",
        "An Bình, ngày 12 tháng 9 năm",
        "2023",
    )
    sides = ((left, (85, 260)), (right, (300, 540)))
    head = [centred(70 + STEP * row, text, *edges) for texts, edges in sides for row, text in enumerate(texts)]
    page = [*head, centred(190, "KẾ HOẠCH"), centred(206, "Tiêm chủng mở rộng năm 2023"), *paragraphs(240, LONG)]
    got = lines(read(page))
    assert got[: len(LETTERHEAD) * 2] == [text for side in (0, 1) for text in (row[side] for row in LETTERHEAD)]
    assert choose_title("", "\n".join(got), "x") == "KẾ HOẠCH Tiêm chủng mở rộng năm 2023"
