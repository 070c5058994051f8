from __future__ import annotations

import pytest

from corpus.furniture.lines import Line
from corpus.furniture.related import find_related, is_links_label

PROSE = "Hội nghị kết thúc lúc 11 giờ 30 phút cùng ngày, với sự nhất trí cao của các đại biểu."
HEADLINES = ("Ra quân nạo vét kênh Bảy Thước", "(12/03/2024)", "Vì sao lúa đông xuân năm nay chậm trổ?")


def found(*texts: str) -> list[str]:
    lines = [Line(text) for text in texts]
    return [text for run in find_related(lines) for text in texts[run.start : run.end]]


@pytest.mark.parametrize(
    "label",
    [
        "Tin liên quan",
        "TIN LIÊN QUAN:",
        "Bài viết liên quan",
        "Các tin khác",
        "Những tin cũ hơn",
        "Tin cùng chuyên mục",
        "Xem thêm",
        "Xem thêm »",
        "Có thể bạn quan tâm",
        "Đọc nhiều nhất",
        "Tin, bài liên quan",
    ],
)
def test_a_label_goes_with_the_headlines_at_the_end(label: str) -> None:
    assert found(PROSE, label, *HEADLINES) == [label, *HEADLINES]
    assert is_links_label(label)


@pytest.mark.parametrize(
    "behind",
    [
        PROSE,
        "Hải Yến",
        "Hoàng Táo - Đức Hùng",
        "Nơi nhận:",
        "Điều 5. Tổ chức thực hiện quyết định",
        "| Xã | Kế hoạch năm | 64 |",
        "- Như Điều 3;",
        "a) Thư viện của lực lượng vũ trang",
        "Theo Nghị định số 30/2020/NĐ-CP của Chính phủ",
    ],
)
def test_a_label_goes_alone_where_anything_else_follows(behind: str) -> None:
    assert found(PROSE, "Tin liên quan", HEADLINES[0], behind) == ["Tin liên quan"]


@pytest.mark.parametrize(
    "line",
    [
        "Xem thêm: Ra quân nạo vét kênh Bảy Thước",
        "Xem thêm > > Ra quân nạo vét kênh Bảy Thước ngày 18/6?",
        "Đọc thêm >>> Ra quân nạo vét kênh",
        ">> Ra quân nạo vét kênh Bảy Thước",
        "Xem thêm tại đây.",
    ],
)
def test_links_between_paragraphs_go(line: str) -> None:
    assert found(PROSE, line, PROSE) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Xem thêm: Phụ lục 2 kèm theo Quy chế",
        "Xem thêm tại: https://lamchau.example/",
        "Xem thêm điều 5",
        "Nội dung khác:",
        "Xem thêm Điều 12 của Quy chế này",
        "Đọc thêm: Một thời đại trong thi ca",
        "Tin vui liên quan",
        "Các nội dung liên quan",
        "Xem thêm clip thí sinh đánh giá đề thi:",
        ">> Mở lớp",
    ],
)
def test_what_may_be_content_stays(line: str) -> None:
    assert found(PROSE, line, PROSE) == []


def test_a_heading_see_also_stays() -> None:
    assert [*find_related([Line(PROSE), Line("Xem thêm", is_heading=True), Line("Địa chí Lâm Chàu tập hai")])] == []
