from __future__ import annotations

import pytest

from corpus.furniture.lines import Line, Run
from corpus.furniture.notices import find_cookie_notices, find_counters, find_ways

PROSE = [f"Đoạn văn thứ {number} nói về công tác thủy lợi của xã trong vụ đông xuân." for number in range(20)]
COOKIES = "Trang web này sử dụng cookie để nâng cao trải nghiệm của bạn."


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def test_a_cookie_notice_goes_at_the_edges_only() -> None:
    assert [*find_cookie_notices(lines(*PROSE, COOKIES))] != []
    assert [*find_cookie_notices(lines(*PROSE, COOKIES, *PROSE))] == []


def test_a_text_about_cookies_keeps_them() -> None:
    about = ["Cookie là tệp nhỏ.", "Có hai loại cookie.", "Cookie phiên tự mất đi.", COOKIES]

    assert [*find_cookie_notices(lines(*about))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Trang chủ",
        "Trang chủ » Xã hội",
        "Trang chủ > Tin tức > Hoạt động của huyện",
        "Chuyển đến nội dung chính",
        "Sơ đồ trang",
        "Trang chủ | Giới thiệu | Liên hệ",
    ],
)
def test_ways_through_a_site_go(text: str) -> None:
    assert [run.start for run in find_ways(lines(text, *PROSE))] == [0]


@pytest.mark.parametrize(
    "text", ["Liên hệ", "Giới thiệu", "Trang chủ của xã đã hoạt động lại", "Vào Trang chủ > Cài đặt > Hồ sơ"]
)
def test_what_may_be_content_stays(text: str) -> None:
    assert [*find_ways(lines(text, *PROSE))] == []


def test_a_path_in_the_middle_of_a_manual_stays() -> None:
    assert [*find_ways(lines(*PROSE, "Trang chủ > Dịch vụ > Nộp hồ sơ", "Trang chủ", *PROSE))] == []


@pytest.mark.parametrize(
    "text", ["Lượt xem: 1.204", "1204 lượt xem", "Đang online: 37", "Tổng lượt truy cập: 2.345.678"]
)
def test_counts_of_readers_go(text: str) -> None:
    assert [run.start for run in find_counters(lines(*PROSE, text))] == [20]


def test_counts_in_the_middle_and_counts_of_nothing_stay() -> None:
    assert [*find_counters(lines(*PROSE, "Lượt xem: 1.204", *PROSE))] == []
    assert [*find_counters(lines("Hôm nay: 37", "Tổng: 120", "Lượt xem tăng 20%"))] == []


def test_a_day_s_count_goes_next_to_one_that_says_what_it_counts() -> None:
    runs = [*find_counters(lines("Đang truy cập: 5", "Hôm nay: 37"))]

    assert [(run.start, run.end) for run in runs] == [(0, 1), (1, 2)]
    assert all(isinstance(run, Run) for run in runs)


def test_figures_of_a_report_stay() -> None:
    figures = ["Số lượt truy cập: 1.250.000", "Tổng: 4.650.000"]
    library = ["Lượt truy cập: 12.500", "Hôm nay: 37", "Lượt đọc: 900", "Tổng lượt truy cập: 30.000"]

    assert [*find_counters(lines(*PROSE, *figures))] == []
    assert [*find_counters(lines(*PROSE, *library))] == []


def test_counts_in_one_row_go() -> None:
    row = "Đang truy cập: 14 - Hôm nay: 1.204 - Tổng lượt truy cập: 3.512.880"

    assert [run.start for run in find_counters(lines(*PROSE, row))] == [20]


@pytest.mark.parametrize(
    "rules",
    [
        ["Chính sách bảo mật của thư viện", COOKIES],
        ["Trang của xã", COOKIES, "Cookie được xóa sau 30 ngày."],
        ["Trang của xã", "Chúng tôi sử dụng cookie để lưu phiên đăng nhập, thời hạn 30 ngày."],
    ],
)
def test_what_a_site_rules_about_cookies_stays(rules: list[str]) -> None:
    assert [*find_cookie_notices(lines(*rules))] == []


def test_long_rows_of_separators_cost_nothing() -> None:
    rows = ["trang chủ " + "-" * 5_000 + ">", "trang chủ " + "> a " * 3_000 + ">", "home " + "| " * 4_000]

    assert [*find_ways(lines(*rows))] == []
