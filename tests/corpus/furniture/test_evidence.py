from __future__ import annotations

import pytest

from corpus.furniture.evidence import is_date_line, is_from_a_page
from corpus.furniture.lines import Line

PROSE = "Hội nghị kết thúc lúc 11 giờ 30 phút cùng ngày, với sự nhất trí cao của các đại biểu."
MOMENT = "Thứ hai - 11/12/2023 22:40"


def is_page(*texts: str) -> bool:
    return is_from_a_page([Line(text) for text in texts])


@pytest.mark.parametrize(
    "text",
    [
        "0:00 / 3:45",
        "Nghe đọc bài viết",
        "Hãy là người đầu tiên bình luận về bài viết này",
        "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
        "Vui lòng nhập nội dung bình luận",
        "Chia sẻ Facebook Zalo",
        "A- A A+",
        "Theo dõi Báo Lâm Chàu trên Google News",
        "Những tin cũ hơn",
        "Đọc thêm >>> Ra quân nạo vét kênh Bảy Thước",
        "Lễ khởi công cầu Bến Lứa - Ảnh 1.",
    ],
)
def test_one_line_that_only_a_site_writes_is_enough(text: str) -> None:
    assert is_page("Lễ khởi công cầu Bến Lứa", PROSE, text)


@pytest.mark.parametrize(
    "text",
    [
        "Tin liên quan",
        "Ý kiến của bạn",
        "In bài viết",
        "Lượt xem: 12",
        "Từ khóa: thủy lợi",
        "Trang chủ » Tin tức",
        "Xem thêm",
    ],
)
def test_what_others_may_write_counts_below_the_moment_of_publication_only(text: str) -> None:
    assert is_page("Lễ khởi công cầu Bến Lứa", MOMENT, PROSE, text)
    assert not is_page("Lễ khởi công cầu Bến Lứa", PROSE, text)
    assert not is_page("Lễ khởi công cầu Bến Lứa", *[PROSE] * 9, MOMENT, text)


def test_a_moment_alone_or_a_list_of_messages_is_no_page() -> None:
    assert not is_page("Từ: chị Lan", MOMENT, PROSE, "Chia sẻ", PROSE)
    assert not is_page("Lễ khởi công cầu Bến Lứa", MOMENT, PROSE)
    assert not is_page(*[MOMENT, "Xem thêm"] * 5)


@pytest.mark.parametrize(
    "text",
    [
        "Thứ hai - 11/12/2023 22:405680",
        "09-12-2023 13:15",
        "11:19 AM 31/10/2020",
        "Thứ bảy, 02/12/2023 10:00 GMT+7",
        "Thứ tư, 23/10/2024 08:15 (GMT+7)",
        "Cập nhật lúc: 08:15, 23/10/2024",
        "Ngày 23/10/2024 | 08:15",
        "Thứ bảy, 5 Tháng 3 2024 08:30",
    ],
)
def test_moments_of_publication_are_known(text: str) -> None:
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text", ["31/10/2020", "Thứ hai, 11/12/2023", "Họp lúc 8:00 ngày 11/12/2023", "13:15 Khai mạc"]
)
def test_other_dates_are_not(text: str) -> None:
    assert not is_date_line(text)
