from __future__ import annotations

import pytest

from corpus.furniture.lines import Line
from corpus.furniture.related import find_related, find_see_also, is_links_label, is_site_label

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


@pytest.mark.parametrize("label", ["Bài khác", "Có thể bạn chưa biết", "Đọc thêm", "Đừng bỏ lỡ"])
def test_a_label_that_a_text_may_have_itself_stays_with_what_is_below(label: str) -> None:
    assert found(PROSE, label, "Lá cây đổi màu vì chất diệp lục phân hủy dần") == []
    assert found(PROSE, label) == [label]
    assert is_links_label(label)
    assert not is_site_label(label)


@pytest.mark.parametrize(
    "items",
    [
        ["1. Giá vàng hôm nay", "2. Lịch cắt điện tuần này", "3. Học sinh nghỉ Tết mấy ngày?"],
        ["- Lễ trao giải báo chí toàn tỉnh (12/12/2023)", "- Bàn giao nhà cho hộ nghèo - 09/12/2023"],
        ["• Tập huấn phòng cháy rừng [29/10/2020 08:15]"],
    ],
)
def test_lists_of_headlines_go_with_their_label(items: list[str]) -> None:
    assert found(PROSE, "Đọc nhiều", *items) == ["Đọc nhiều", *items]


@pytest.mark.parametrize(
    "items",
    [
        ["2. Tổ chức thực hiện kế hoạch năm"],
        ["mỗi học sinh đọc 12 quyển sách một năm"],
        ["- Như Điều 3 của Quy chế này"],
    ],
)
def test_other_lists_stay_below_a_label(items: list[str]) -> None:
    assert found(PROSE, "Đọc nhiều", *items) == []
    assert found(PROSE, "Tin liên quan", *items) == ["Tin liên quan"]


@pytest.mark.parametrize(
    "lines",
    [
        [">> Bước tiếp theo chọn nút Cài đặt trên màn hình"],
        [">> Tải gói cài đặt về máy chủ", ">> Lệnh khởi động dịch vụ web"],
        [">>> from corpus.dates import find_date"],
        ["» Hồ sơ gồm bản sao giấy khai sinh và đơn"],
    ],
)
def test_arrows_before_steps_lists_and_programs_stay(lines: list[str]) -> None:
    assert found(PROSE, *lines, PROSE) == []


def test_a_link_below_a_paragraph_goes_in_any_text() -> None:
    lines = [Line(PROSE), Line("Xem thêm: Ra quân nạo vét kênh Bảy Thước"), Line("Xem thêm tại đây.")]

    assert [run.start for run in find_see_also(lines)] == [1, 2]


@pytest.mark.parametrize(
    "line",
    ["Xem thêm: Kế hoạch phòng chống thiên tai của xã", "Xem thêm: Nghị quyết số 15-NQ/TU", "Xem thêm: Phim hay"],
)
def test_a_paper_to_look_up_stays(line: str) -> None:
    assert [*find_see_also([Line(PROSE), Line(line)])] == []


@pytest.mark.parametrize("text", ["Mời bạn đọc xem thêm", "Mời quý độc giả xem thêm:", "Các tin khác"])
def test_invitations_and_labels_are_known(text: str) -> None:
    assert is_site_label(text)
