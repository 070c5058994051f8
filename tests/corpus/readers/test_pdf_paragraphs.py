from __future__ import annotations

import pytest

from corpus.readers.pdf_lines import Line
from corpus.readers.pdf_paragraphs import joined, paragraphs_of, with_bullet

PAGE = (0.0, 595.0)


def line(text: str, row: int, *, left: float = 85, right: float = 540) -> Line:
    return Line(text, left, 100 + 16 * row, right, 112 + 16 * row, PAGE)


def runs(*lines: Line) -> list[str]:
    return [" ".join(one.text for one in run) for run in paragraphs_of(lines)]


@pytest.mark.parametrize(
    ("lines", "written", "expected"),
    [
        (("Hội nghị tổng", "kết năm"), "", "Hội nghị tổng kết năm"),
        (("digital transfor-", "mation là"), "", "digital transformation là"),
        (("thủ đô Pa-", "ri hoa lệ"), "Pa-ri", "thủ đô Pa-ri hoa lệ"),
        (("giải V-", "League năm nay"), "", "giải V-League năm nay"),
        (("tiền cát-", "sê cao"), "", "tiền cát-sê cao"),
        (("dịch Covid-", "19 lan rộng"), "", "dịch Covid-19 lan rộng"),
        (("kinh tế -", "xã hội"), "", "kinh tế - xã hội"),
        (("in\u00ad", "ternet"), "internet", "internet"),
    ],
)
def test_only_words_that_the_end_of_a_line_cut_lose_their_hyphen(
    lines: tuple[str, ...], written: str, expected: str
) -> None:
    assert joined(lines, lambda word: word == written) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("\uf0b7 Rà soát", "• Rà soát"), ("\uf0d8Rà soát", "• Rà soát"), ("o Rà soát", "• Rà soát"), ("ở xã", "ở xã")],
)
def test_signs_without_a_meaning_become_bullets(text: str, expected: str) -> None:
    assert with_bullet(text) == expected


def test_a_number_of_an_item_begins_a_paragraph_even_behind_a_full_line_without_a_stop() -> None:
    assert (
        len(runs(line("Nhiệm vụ và giải pháp", 0), line("1. Ủy ban nhân dân xã", 1), line("2. Trạm", 2, right=200)))
        == 3
    )


def test_an_amount_at_the_beginning_of_a_line_is_no_item() -> None:
    assert len(runs(line("Tổng kinh phí là", 0), line("12.50 triệu đồng cho cả năm.", 1, right=300))) == 1


def test_a_short_line_ends_a_paragraph_unless_the_sentence_goes_on() -> None:
    assert len(runs(line("Tổ chức họp", 0, right=200), line("Lập danh sách", 1, right=210))) == 2
    assert len(runs(line("Tổ chức họp với", 0, right=400), line("các thôn", 1, right=150))) == 1


def test_a_heading_over_two_centred_lines_stays_on_two() -> None:
    page = [line("Về việc tiêm chủng", 0, left=230, right=365), line("cho trẻ em", 1, left=255, right=340)]
    assert len(runs(*page, line("Căn cứ Luật", 4), line("phòng bệnh", 5, right=200))) == 3
