from __future__ import annotations

import pytest

from corpus.headings import headings_of
from corpus.places import Heading

LAW = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Giờ họp\n1. Chợ họp từ 5 giờ."
PLAN = "KẾ HOẠCH TRỒNG CAM\nI. MỤC TIÊU\nTrồng 5 ha.\nII. KINH PHÍ\nHai tỷ đồng."
TITLE = Heading(0, 1, "KẾ HOẠCH TRỒNG CAM")
GOALS = Heading(PLAN.index("I."), 2, "I. MỤC TIÊU")


def test_a_law_has_its_own_parts_whatever_its_format_marks() -> None:
    marked = (Heading(0, 1, "Chương I"), Heading(9, 1, "QUY ĐỊNH CHUNG"))

    assert [one.text for one in headings_of(LAW, marked)] == ["Chương I. QUY ĐỊNH CHUNG", "Điều 1. Giờ họp", "khoản 1"]


def test_what_the_format_of_a_plan_marks_is_taken() -> None:
    assert headings_of(PLAN, (TITLE, GOALS)) == (TITLE, GOALS)


@pytest.mark.parametrize("marked", [(), (TITLE,)])
def test_a_plan_whose_format_marks_next_to_nothing_has_its_outline(marked: tuple[Heading, ...]) -> None:
    assert [one.text for one in headings_of(PLAN, marked)] == ["I. MỤC TIÊU", "II. KINH PHÍ"]


def test_a_text_without_an_outline_keeps_its_only_heading() -> None:
    assert headings_of("Trồng cam\nXã trồng cam.", (Heading(0, 1, "Trồng cam"),)) == (Heading(0, 1, "Trồng cam"),)
