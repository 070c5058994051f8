from __future__ import annotations

import pytest

from corpus.furniture.buttons import find_buttons
from corpus.furniture.lines import Line


def found(*texts: str) -> list[str]:
    return [texts[run.start] for run in find_buttons([Line(text) for text in texts])]


@pytest.mark.parametrize(
    "text",
    [
        "Chia sẻ",
        "Chia sẻ:",
        "Chia sẻ bài viết",
        "In bài viết",
        "A+ A-",
        "A- A A+",
        "Facebook Zalo",
        "Chia sẻ Facebook Twitter",
        "In trang | Gửi email | Quay lại",
        "Facebook | Zalo | Email",
        "Cỡ chữ: A- A+",
        "Sao chép liên kết",
        "Về đầu trang",
        "Theo dõi Báo Lâm Chàu trên Google News",
    ],
)
def test_lines_of_buttons_go(text: str) -> None:
    assert found("Hội nghị kết thúc.", text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Chia sẻ với người nghèo",
        "Facebook",
        "Zalo",
        "A+",
        "AA",
        "A",
        "A+, B-",
        "Quay lại",
        "Trở về",
        "Mặc định",
        "In",
        "X",
        "Chia sẻ kinh nghiệm nuôi tôm",
        "In 200 tờ rơi",
        "Email: vp@khedong.example",
        "Từ khóa: chuyển đổi số",
    ],
)
def test_what_may_be_content_stays(text: str) -> None:
    assert found("Tuyên truyền trên:", text, "Đài truyền thanh") == []


def test_a_network_beside_a_button_is_one() -> None:
    assert found("Chia sẻ", "Facebook", "Zalo", "Hết", "Zalo") == ["Chia sẻ", "Facebook", "Zalo"]


def test_a_heading_is_no_button() -> None:
    assert [*find_buttons([Line("Chia sẻ", is_heading=True)])] == []
